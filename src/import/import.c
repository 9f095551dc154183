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

#include "control.h"
#include "convert_codes.h"
#include "inspect_files.h"
#include "opening.h"
#include "overwrite.h"
#include "previous.h"
#include "reader.h"
#include "rejected_file.h"
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
	struct quarters quarters;
	struct home home;
	struct control control;
	struct overlaps overlaps;
	struct grants grants;
	struct opening opening;
	struct clients clients;
};

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

/* Files of one section, or of one importer on the command line, are one source. */
static size_t family_of(const struct importing *im, const struct job *job)
{
	if (job->section)
		return 2 * (im->jobs.count + job->section_index);
	size_t i = 0;
	while (importers[i] && importers[i] != job->importer)
		i++;
	return 2 * (im->jobs.count + im->config->count + i);
}

/* A file that is whole by itself is its own source. */
static size_t source_of(const struct importing *im, const struct job *job)
{
	if (job->importer->whole && job->loaded &&
	    rejected_delimiter(job->text.text, job->text.length))
		return SOURCE_COMPLETES;
	return job->importer->whole ? 2 * (size_t)(job - im->jobs.list) + 1
				    : family_of(im, job);
}

/* Declarations, from whatever source: what was billed by message may be exported too. */
static bool is_billing(const struct job *job)
{
	return job->importer && job->importer->table == TABLE_DECLARATIONS &&
	       !job->importer->row;
}

/* Compared with the other files of its source: those that are added to it. */
static struct overlaps *overlaps_of(struct importing *im, const struct job *job)
{
	size_t same = 0;
	/* of thousands of messages the second is found at once */
	for (size_t i = 0; i < im->jobs.count && same < 2; i++) {
		const struct job *other = &im->jobs.list[i];
		same += other->importer && (source_of(im, other) == source_of(im, job) ||
					    (is_billing(job) && is_billing(other)));
	}
	return same > 1 ? &im->overlaps : NULL;
}

static int read_job(struct importing *im, struct job *job)
{
	struct profile profile;
	struct dialect dialect;
	int status = build_profile(im, job, &profile);
	if (status == 0)
		status = opening_load(&im->opening, job, profile.encoding);
	if (status == 0)
		status = opening_decide(&im->opening, job, &profile, profile.delimiter,
					profile.header_line, &dialect);
	if (status == 0) {
		struct reader reader = {.book = im->book,
					.diags = im->diags,
					.mapping = &im->mapping,
					.conflicts = &im->conflicts,
					.home = &im->home,
					.control = &im->control,
					.overlaps = overlaps_of(im, job),
					.grants = &im->grants,
					.clients = &im->clients,
					.profile = &profile,
					.file = job->path,
					.source = source_of(im, job),
					.family = family_of(im, job),
					.quarters = &im->quarters,
					.text = &job->text,
					.job = job,
					.dialect = &dialect};
		status = reader_run(&reader);
	}
	profile_release(&profile);
	opening_unload(job);
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
		if (!im->jobs.list[i].importer &&
		    opening_detect(&im->opening, &im->jobs.list[i]) < 0)
			status = -1;
	for (int order = 0; order <= 1; order++) {
		for (size_t i = 0; i < im->jobs.count; i++) {
			struct job *job = &im->jobs.list[i];
			if (job->importer && job->importer->order == order &&
			    !im->control.stopped && read_job(im, job) < 0)
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
	im.opening = (struct opening){.diags = diags, .arena = &im.arena};
	mapping_init(&im.mapping);
	conflicts_init(&im.conflicts);
	control_init(&im.control, settings);
	quarters_init(&im.quarters);
	int status = read_home(&im);
	if (status == 0)
		status = clients_init(&im.clients, book, settings, config, &im.arena,
				      diags);
	if (status == 0)
		status = jobs_collect(&im.jobs, settings, config, &im.arena, diags);
	if (status == 0)
		status = overwrite_check(&im.jobs, settings, config->path,
					 im.clients.path, book->needs.previous, diags);
	if (status == 0 && book->needs.previous)
		status = previous_read(book, book->needs.previous, diags);
	if (status == 0 && book->needs.inspect)
		status = inspect_files(book, &im.opening, &im.jobs, config);
	else if (status == 0)
		status = read_all(&im);
	if (status == 0)
		status = quarters_finish(&im.quarters, book, diags);
	if (status == 0)
		status = control_total(book, settings, diags);
	overlaps_report(&im.overlaps, book);
	overlaps_release(&im.overlaps);
	grants_release(&im.grants);
	jobs_release(&im.jobs);
	clients_release(&im.clients);
	conflicts_release(&im.conflicts);
	quarters_release(&im.quarters);
	mapping_release(&im.mapping);
	opening_release(&im.opening);
	arena_release(&im.arena);
	return status;
}
