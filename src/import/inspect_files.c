/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * inspect_files - what files look like, without importing them
 *
 * The same code that an import would use decides about bytes, delimiter and header line;
 * then every cell is looked at once, and nothing is loaded.
 */
#include "inspect_files.h"

#include "citizen.h"
#include "content.h"
#include "inspect_dialect.h"
#include "iv3_delivery.h"
#include "markup.h"
#include "message.h"
#include "records.h"
#include "words.h"

#include <stdlib.h>
#include <string.h>

static int look_at_row(void *context, const struct row *row)
{
	struct looking *l = context;
	struct inspection *in = l->inspection;
	const size_t columns = l->dialect.ncolumns;
	if (row->line <= l->dialect.header_line)
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
	for (size_t i = 0; i < columns && !row->broken; i++) {
		const char *cell = i < row->count ? row->cells[i] : "";
		tally_add(&l->tallies[i], cell, row->line, total, l->book->codes);
		gate_add(&l->gate, i, cell);
	}
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
	const size_t count = l->dialect.ncolumns;
	const struct source *text = &l->job->text;
	in->ncolumns = count;
	in->columns = l->columns = arena_alloc(arena, count * sizeof(*in->columns));
	l->tallies = arena_alloc(&l->arena, count * sizeof(*l->tallies));
	gate_init(&l->gate, count, &l->arena);
	for (size_t i = 0; i < count; i++)
		tally_init(&l->tallies[i], &l->arena);
	records_read(text, &l->dialect, NULL, NULL, look_at_row, l);
	for (size_t i = 0; i < count; i++) {
		tally_close(&l->tallies[i]);
		l->columns[i].number = i + 1;
		l->columns[i].header = "";
		if (in->header_line > 0 || l->dialect.delivery || l->dialect.message)
			l->columns[i].header = shown_header(l->headers.raw[i], arena);
		content_read(&l->columns[i], &l->tallies[i], gate_refuses(&l->gate, i),
			     arena);
	}
	content_settle(l->columns, l->tallies, count, l->given, arena);
	for (size_t i = 0; i < count; i++)
		content_withhold(&l->columns[i], &l->tallies[i], arena);
}

/* The ambiguous column in which a wrong choice would cost most. */
static void find_two_readings(struct looking *l)
{
	struct arena *arena = &l->book->arena;
	const struct tally *worst = NULL;
	for (size_t i = 0; i < l->dialect.ncolumns; i++) {
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

/* JSON says what its columns are, or is no delivery that can be read. */
static int find_dialect(struct looking *l)
{
	const struct source *text = &l->job->text;
	if (markup_is_json(text))
		return iv3_delivery_read(&l->dialect, text, l->opening->arena,
					 l->opening->diags);
	if (markup_is_message(text))
		return message_read(&l->dialect, text, l->opening->arena,
				    l->opening->diags);
	inspect_dialect(&l->dialect, l->opening, l->job, l->profile);
	return 0;
}

static void look(struct looking *l)
{
	struct inspection *in = l->inspection;
	struct arena *arena = &l->book->arena;
	const struct source *text = &l->job->text;
	const struct dialect *dialect = &l->dialect;
	headers_init(&l->headers, dialect->headers, dialect->ncolumns, &l->arena);
	/* a file may be named after a citizen */
	in->name = arena_strdup(arena, citizen_hide_name(arena, l->job->path));
	in->sha256 = arena_strdup(arena, text->sha256);
	in->encoding = arena_strdup(arena, text->encoding);
	in->decided = strcmp(text->decided, "nul pattern") == 0
			      ? "nul_pattern"
			      : arena_strdup(arena, text->decided);
	in->delimiter = delimiter_word(dialect->delimiter);
	if (dialect->delivery)
		in->delimiter = "json";
	else if (dialect->message)
		in->delimiter = "xml";
	in->header_line = dialect->header_line;
	in->preamble = dialect->header_line > 0 ? dialect->header_line - 1 : 0;
	look_at_columns(l);
	find_two_readings(l);
	look_at_kind(l);
	for (size_t i = 0; i < in->ncolumns; i++)
		tally_release(&l->tallies[i]);
}

static enum number_style given_style(const struct looking *l)
{
	const char *word = job_given(l->job, "numbers");
	if (word)
		return strcmp(word, "comma") == 0 ? NUMBER_COMMA : NUMBER_POINT;
	return l->profile ? l->profile->importer.numbers : NUMBER_UNDECIDED;
}

/* What a section says of the dialect holds here too. */
static int look_at_job(struct looking *l)
{
	struct profile profile;
	const char *encoding = job_given(l->job, "encoding");
	int status = 0;
	if (l->job->section && l->job->importer) {
		l->profile = &profile;
		status = profile_init(&profile, l->job->importer, l->job->section,
				      l->config->path, l->opening->arena,
				      l->opening->diags);
		encoding = encoding ? encoding : profile.encoding;
	}
	l->given = given_style(l);
	if (status == 0)
		status = opening_load(l->opening, l->job, encoding);
	if (status == 0)
		status = find_dialect(l);
	if (status == 0) {
		l->inspection = &l->book->inspections[l->book->ninspections++];
		look(l);
	}
	if (l->profile)
		profile_release(&profile);
	l->profile = NULL;
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
