/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * import - all sources into the book: side tables first, then everything else in its
 * order
 *
 * A file of the command line may have to be read to know what it is; it then stays in
 * memory until its turn. All files are read even when one fails, so that a user sees all
 * mistakes at once.
 */
#include "importer.h"

#include "convert_codes.h"
#include "jobs.h"
#include "reader.h"
#include "utf8.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct importing {
	struct book *book;
	struct diags *diags;
	struct config *config;
	struct arena arena;
	struct jobs jobs;
	struct mapping mapping;
	struct conflicts conflicts;
	struct home home;
	struct seen {
		const char *sha256, *path;
	} * seen; /* contents that were read */
	size_t nseen, seen_room;
};

struct header_search {
	const struct profile *profile; /* NULL: any importer */
	struct arena arena;
};

/* No importer has a header that is a number; most lines that are tried are data. */
static bool has_number(const char *const *cells, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strspn(cells[i], "0123456789") > 0 &&
		    number_classify(cells[i]) != EVIDENCE_INVALID)
			return true;
	return false;
}

static bool is_header(void *context, const char *const *cells, size_t count)
{
	struct header_search *search = context;
	if (!search->profile && has_number(cells, count))
		return false;
	struct headers headers;
	headers_init(&headers, cells, count, &search->arena);
	if (search->profile)
		return profile_fits(search->profile, &headers, &search->arena);
	return detect_importer(&headers, &search->arena) != NULL;
}

/* Decides with the header line that fits; when none does, with the line that looks most
 * like one, so that the message can say what is there. */
static int decide(struct importing *im, const struct job *job,
		  const struct profile *profile, char delimiter, size_t header_line,
		  struct dialect *dialect)
{
	struct header_search search = {.profile = profile};
	struct diags ignored;
	arena_init(&search.arena);
	diags_init(&ignored);
	struct dialect_hint hint = {.delimiter = delimiter,
				    .header_line = header_line,
				    .is_header = header_line ? NULL : is_header,
				    .context = &search};
	int status = dialect_decide(dialect, job->text.text, job->text.length, &hint,
				    job->path, &im->arena, &ignored);
	if (status < 0) {
		hint.is_header = NULL;
		status = dialect_decide(dialect, job->text.text, job->text.length, &hint,
					job->path, &im->arena, im->diags);
	}
	diags_release(&ignored);
	arena_release(&search.arena);
	return status;
}

static const char *given_value(const struct job *job, const char *key)
{
	const char *value = NULL;
	for (size_t i = 0; i < job->ngiven; i++)
		if (strcmp(job->given[i].key, key) == 0)
			value = job->given[i].value;
	return value;
}

/* Reads the file, once. The same content twice would be added twice. */
static int load(struct importing *im, struct job *job, const char *encoding)
{
	if (job->loaded)
		return 0;
	source_init(&job->text);
	job->loaded = true;
	if (source_read(&job->text, job->path, encoding, im->diags) < 0)
		return -1;
	for (size_t i = 0; i < im->nseen; i++)
		if (strcmp(im->seen[i].sha256, job->text.sha256) == 0) {
			const struct place place = {.file = job->path};
			return diag_error(im->diags, &place,
					  "has the same content as '%s', which is read "
					  "already",
					  im->seen[i].path);
		}
	im->seen = xgrow(im->seen, &im->seen_room, im->nseen + 1, sizeof(*im->seen));
	im->seen[im->nseen++] =
		(struct seen){arena_strdup(&im->arena, job->text.sha256), job->path};
	return 0;
}

static void unload(struct job *job)
{
	if (job->loaded)
		source_release(&job->text);
	job->loaded = false;
}

/* Finds the importer of a file by its columns. */
static int detect(struct importing *im, struct job *job)
{
	struct dialect dialect;
	struct headers headers;
	const char *word = given_value(job, "delimiter");
	if (load(im, job, given_value(job, "encoding")) < 0 ||
	    decide(im, job, NULL, word ? delimiter_from_word(word) : 0, 0, &dialect) < 0)
		return -1;
	headers_init(&headers, dialect.headers, dialect.ncolumns, &im->arena);
	job->importer = detect_importer(&headers, &im->arena);
	const struct place place = {.file = job->path, .line = dialect.header_line};
	return job->importer ? 0 : detect_failed(&headers, &place, &im->arena, im->diags);
}

static int build_profile(struct importing *im, const struct job *job,
			 struct profile *profile)
{
	const struct place place = {.file = job->path};
	int status = profile_init(profile, job->importer, job->section, im->config->path,
				  &im->arena, im->diags);
	for (size_t i = 0; i < job->ngiven; i++)
		if (profile_given(profile, job->given[i].key, job->given[i].value,
				  &im->arena, im->diags, &place) < 0)
			status = -1;
	return status;
}

/* Files of one section, or of one importer on the command line, are one source; a file
 * that is whole by itself is its own. */
static size_t source_of(const struct importing *im, const struct job *job)
{
	const size_t index = (size_t)(job - im->jobs.list);
	if (job->importer->whole)
		return 2 * index + 1;
	if (job->section)
		return 2 * (im->jobs.count + job->section_index);
	size_t i = 0;
	while (importers[i] && importers[i] != job->importer)
		i++;
	return 2 * (im->jobs.count + im->config->count + i);
}

static int read_job(struct importing *im, struct job *job)
{
	struct profile profile;
	struct dialect dialect;
	int status = build_profile(im, job, &profile);
	if (status == 0)
		status = load(im, job, profile.encoding);
	if (status == 0)
		status = decide(im, job, &profile, profile.delimiter, profile.header_line,
				&dialect);
	if (status == 0) {
		struct reader reader = {.book = im->book,
					.diags = im->diags,
					.mapping = &im->mapping,
					.conflicts = &im->conflicts,
					.home = &im->home,
					.profile = &profile,
					.file = job->path,
					.source = source_of(im, job),
					.text = &job->text,
					.dialect = &dialect};
		status = reader_run(&reader);
	}
	profile_release(&profile);
	unload(job);
	return status;
}

/* The code as the code table writes it. */
static int home_code(struct importing *im, const struct place *place)
{
	if (!im->home.code)
		return diag_usage(im->diags, place,
				  "section [municipality] has no code, expected one like "
				  "code = GM0363");
	const struct municipality *listed =
		codes_municipality(im->book->codes, im->home.code);
	const char *code =
		listed ? listed->code : municipality_code(im->home.code, &im->arena);
	if (!code)
		return diag_usage(
			im->diags, place,
			"'%s' is not the code of a municipality, expected one like "
			"GM0363",
			im->home.code);
	im->home.code = code;
	return 0;
}

/* Section [municipality] of sdgrip.ini. */
static int read_home(struct importing *im)
{
	struct section *section = config_section(im->config, "municipality", "");
	if (!section)
		return 0;
	static const char *const keys[] = {"code", "name"};
	im->home.code = section_get(section, "code");
	im->home.name = section_get(section, "name");
	struct place place = {.file = im->config->path};
	for (size_t i = 0; i < section->count; i++) {
		const struct setting *setting = &section->settings[i];
		if (setting->used)
			continue;
		const char *nearest = text_nearest(setting->key, keys, 2);
		place.line = setting->line;
		return diag_usage(im->diags, &place, "unknown key '%s', expected %s",
				  setting->key, nearest ? nearest : "code or name");
	}
	place.line = section->line;
	return home_code(im, &place);
}

static int read_all(struct importing *im)
{
	int status = 0;
	for (size_t i = 0; i < im->jobs.count; i++)
		if (!im->jobs.list[i].importer && detect(im, &im->jobs.list[i]) < 0)
			status = -1;
	for (int order = 0; order <= 1; order++) {
		for (size_t i = 0; i < im->jobs.count; i++) {
			struct job *job = &im->jobs.list[i];
			if (job->importer && job->importer->order == order &&
			    read_job(im, job) < 0)
				status = -1;
		}
		if (order == 0 && mapping_finish(&im->mapping, im->diags) < 0)
			status = -1;
	}
	return status;
}

int import_all(struct book *book, const struct settings *settings, struct config *config,
	       struct diags *diags)
{
	struct importing im = {.book = book, .diags = diags, .config = config};
	arena_init(&im.arena);
	mapping_init(&im.mapping);
	conflicts_init(&im.conflicts);
	int status = read_home(&im);
	if (status == 0)
		status = jobs_collect(&im.jobs, settings, config, &im.arena, diags);
	if (status == 0)
		status = read_all(&im);
	jobs_release(&im.jobs);
	conflicts_release(&im.conflicts);
	mapping_release(&im.mapping);
	free(im.seen);
	arena_release(&im.arena);
	return status;
}
