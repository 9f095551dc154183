/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * inspect_files - what files look like, without importing them
 *
 * The same code that an import would use decides about bytes, delimiter and header line;
 * then every cell is looked at once, and nothing is loaded.
 */
#include "inspect_files.h"

#include "citizen.h"
#include "inspect_dialect.h"
#include "propose.h"
#include "rows.h"
#include "words.h"

#include <stdlib.h>
#include <string.h>

struct looking {
	struct book *book;
	struct opening *opening;
	struct config *config;
	struct arena arena; /* of the file at hand */
	struct job *job;
	struct inspection *inspection;
	struct seen_dialect seen;
	struct headers headers;
	struct tally *tallies;
	struct inspected_column *columns;
};

static int look_at_row(void *context, const struct row *row)
{
	struct looking *l = context;
	struct inspection *in = l->inspection;
	const size_t columns = l->seen.dialect.ncolumns;
	if (row->line <= l->seen.dialect.header_line)
		return 0;
	size_t filled = 0;
	bool total = false;
	for (size_t i = 0; i < row->count; i++) {
		filled += *row->cells[i] != '\0';
		total |= text_is_total(row->cells[i]);
	}
	/* a description may begin with that word; a total leaves cells blank */
	total = total && filled < columns;
	if (filled == 0 && !row->broken) {
		in->blank_rows++;
		return 0;
	}
	in->rows++;
	in->subtotal_rows += total;
	if (row->count != columns && in->uneven_rows++ == 0)
		in->uneven_line = row->line;
	for (size_t i = 0; i < columns && !row->broken; i++)
		tally_add(&l->tallies[i], i < row->count ? row->cells[i] : "", row->line,
			  total, l->book->codes);
	return 0;
}

/* A header that holds what could be the number of a citizen was data. */
static const char *shown_header(const char *header, struct arena *arena)
{
	size_t length;
	if (citizen_find(header, &length) || citizen_cell(header))
		return "#hidden";
	return arena_strdup(arena, header);
}

static void look_at_columns(struct looking *l)
{
	struct inspection *in = l->inspection;
	struct arena *arena = &l->book->arena;
	const size_t count = l->seen.dialect.ncolumns;
	const struct source *text = &l->job->text;
	in->ncolumns = count;
	in->columns = l->columns = arena_alloc(arena, count * sizeof(*in->columns));
	l->tallies = arena_alloc(&l->arena, count * sizeof(*l->tallies));
	for (size_t i = 0; i < count; i++)
		tally_init(&l->tallies[i], &l->arena);
	rows_read(text->text, text->length, l->seen.reader_delimiter, NULL, NULL,
		  look_at_row, l);
	for (size_t i = 0; i < count; i++) {
		tally_close(&l->tallies[i]);
		l->columns[i].number = i + 1;
		l->columns[i].header = shown_header(l->headers.raw[i], arena);
		content_read(&l->columns[i], &l->tallies[i], arena);
	}
	content_settle(l->columns, l->tallies, count, arena);
	for (size_t i = 0; i < count; i++)
		content_withhold(&l->columns[i], &l->tallies[i], arena);
}

/* The ambiguous column in which a wrong choice would cost most. */
static void find_two_readings(struct looking *l)
{
	struct arena *arena = &l->book->arena;
	const struct tally *worst = NULL;
	for (size_t i = 0; i < l->seen.dialect.ncolumns; i++) {
		const struct tally *tally = &l->tallies[i];
		if (!l->columns[i].style || l->columns[i].withheld ||
		    strcmp(l->columns[i].style, "ambiguous") != 0 ||
		    (worst && tally->two_size <= worst->two_size))
			continue;
		worst = tally;
		l->inspection->two.header = l->columns[i].header;
	}
	if (!worst)
		return;
	struct two_readings *two = &l->inspection->two;
	struct decimal value;
	char buf[DECIMAL_SIZE];
	two->cell = arena_strdup(arena, worst->two);
	two->line = worst->two_line;
	if (decimal_parse(two->cell, NUMBER_COMMA, &value) == NUMBER_OK)
		two->comma = arena_strdup(arena, decimal_format(buf, sizeof(buf), value));
	if (decimal_parse(two->cell, NUMBER_POINT, &value) == NUMBER_OK)
		two->point = arena_strdup(arena, decimal_format(buf, sizeof(buf), value));
}

/* The fields of the importer that read a column; "not_read": known, and left alone. */
static const char *role_of(struct looking *l, const struct importer *importer,
			   size_t column)
{
	struct arena *arena = &l->book->arena;
	const char *role = NULL;
	for (size_t i = 0; i < importer->nfields; i++) {
		const struct field *field = &importer->fields[i];
		if (headers_find(&l->headers, field, &l->arena) != (int)column)
			continue;
		const char *name = field->role == FIELD_IGNORE ? "not_read" : field->name;
		role = role && strcmp(name, "not_read") != 0
			       ? arena_printf(arena, "%s, %s", role, name)
			       : name;
	}
	return role;
}

/* "exports/Grootboek 2025.csv" as "Grootboek-2025"; of two files with one name the second
 * gets a number. */
static const char *section_name(const struct looking *l)
{
	enum { NAME_MOST = 30 };
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
				    "0123456789_-";
	if (l->job->section && *l->job->section->name)
		return l->job->section->name;
	const char *slash = strrchr(l->job->path, '/');
	char *name = arena_strdup(&l->book->arena, slash ? slash + 1 : l->job->path);
	char *point = strchr(name, '.');
	if (point && point > name)
		*point = '\0';
	if (strlen(name) > NAME_MOST)
		name[NAME_MOST] = '\0';
	for (char *c = name; *c; c++)
		if (!strchr(plain, *c))
			*c = '-';
	return strcmp(name, "-") == 0 ? "stdin" : name;
}

/* "'amount', one of 'domain|product'" as a cell of a table. */
static const char *plain_list(const char *missing, struct arena *arena)
{
	char *out = arena_alloc(arena, strlen(missing) + 1);
	size_t at = 0;
	for (; *missing; missing++)
		if (*missing != '\'')
			out[at++] = *missing == '|' ? '/' : *missing;
	return out;
}

static void look_at_kind(struct looking *l)
{
	struct inspection *in = l->inspection;
	struct columns columns = {
		.headers = &l->headers,
		.column = l->columns,
		.tally = l->tallies,
		.count = in->ncolumns,
		.arena = &l->arena,
	};
	columns.suggestion =
		arena_alloc(&l->arena, (in->ncolumns + 1) * sizeof(*columns.suggestion));
	struct proposal proposal = {.inspection = in,
				    .arena = &l->book->arena,
				    .columns = &columns,
				    .job = l->job,
				    .config = l->config,
				    .dialect = &l->seen.dialect,
				    .name = section_name(l)};
	const char *missing = NULL;
	proposal.fits = detect_importer(&l->headers, &l->arena);
	if (!proposal.fits)
		proposal.nearest = detect_nearest(&l->headers, &l->arena, &missing);
	suggest(&columns);
	for (size_t i = 0; i < in->ncolumns; i++)
		l->columns[i].role =
			proposal.fits
				? role_of(l, proposal.fits, i)
				: suggestion_key(&columns.suggestion[i], &l->book->arena);
	const struct importer *shown = proposal.fits ? proposal.fits : proposal.nearest;
	in->importer = shown ? shown->name : NULL;
	in->missing = missing ? plain_list(missing, &l->book->arena) : NULL;
	propose(&proposal);
}

static void look(struct looking *l, const struct profile *profile)
{
	struct inspection *in = l->inspection;
	struct arena *arena = &l->book->arena;
	const struct source *text = &l->job->text;
	inspect_dialect(&l->seen, l->opening, l->job, profile);
	const struct dialect *dialect = &l->seen.dialect;
	headers_init(&l->headers, dialect->headers, dialect->ncolumns, &l->arena);
	in->name = arena_strdup(arena, l->job->path);
	in->sha256 = arena_strdup(arena, text->sha256);
	in->encoding = arena_strdup(arena, text->encoding);
	in->decided = strcmp(text->decided, "nul pattern") == 0
			      ? "nul_pattern"
			      : arena_strdup(arena, text->decided);
	in->delimiter = dialect->delimiter ? delimiter_word(dialect->delimiter) : "none";
	in->header_line = dialect->header_line;
	in->preamble = dialect->header_line > 0 ? dialect->header_line - 1 : 0;
	look_at_columns(l);
	find_two_readings(l);
	look_at_kind(l);
	for (size_t i = 0; i < in->ncolumns; i++)
		tally_release(&l->tallies[i]);
}

/* What a section says of the dialect holds here too; its other keys do not matter. */
static int look_at_job(struct looking *l)
{
	struct profile profile;
	const char *encoding = job_given(l->job, "encoding");
	int status = 0;
	const bool described = l->job->section && l->job->importer;
	if (described)
		status = profile_init(&profile, l->job->importer, l->job->section,
				      l->config->path, l->opening->arena,
				      l->opening->diags);
	if (described && !encoding)
		encoding = profile.encoding;
	if (status == 0)
		status = opening_load(l->opening, l->job, encoding);
	if (status == 0) {
		l->inspection = &l->book->inspections[l->book->ninspections++];
		look(l, described ? &profile : NULL);
	}
	if (described)
		profile_release(&profile);
	opening_unload(l->job);
	return status;
}

int inspect_files(struct book *book, struct opening *opening, struct jobs *jobs,
		  struct config *config)
{
	int status = 0;
	book->inspections =
		arena_alloc(&book->arena, (jobs->count + 1) * sizeof(*book->inspections));
	for (size_t i = 0; i < jobs->count; i++) {
		struct looking looking = {.book = book,
					  .opening = opening,
					  .config = config,
					  .job = &jobs->list[i]};
		arena_init(&looking.arena);
		if (look_at_job(&looking) < 0)
			status = -1;
		arena_release(&looking.arena);
	}
	return status;
}
