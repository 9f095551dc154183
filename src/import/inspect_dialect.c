/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * inspect_dialect - the dialect of a text about which nothing is known, not even that it
 * has a header line or more than one column
 *
 * The order: what an import would decide; else one column of numbers; else the delimiter
 * under which all records have as many fields; else one column.
 */
#include "inspect_dialect.h"

#include "citizen.h"
#include "rows.h"
#include "utf8.h"

#include <string.h>

enum { SAMPLE = 1000 };

/* Of the first records under one delimiter. */
struct shape {
	size_t records, fields, even; /* `even` have as many fields as the first */
	size_t numbers;               /* records of one cell that is a number */
	size_t first_line;
	bool first_is_number;
};

static int shape_row(void *context, const struct row *row)
{
	struct shape *shape = context;
	if (row->count == 0)
		return 0;
	const bool number =
		row->count == 1 && number_classify(row->cells[0]) != EVIDENCE_INVALID;
	if (shape->records == 0) {
		shape->fields = row->count;
		shape->first_line = row->line;
		shape->first_is_number = number;
	}
	shape->records++;
	shape->even += row->count == shape->fields;
	shape->numbers += number;
	return shape->records == SAMPLE;
}

static struct shape shape_of(const struct source *text, char delimiter)
{
	struct shape shape = {0};
	rows_read(text->text, text->length, delimiter, NULL, NULL, shape_row, &shape);
	return shape;
}

/* No header has a cell that is an amount, a date or a long number: then the line that
 * was taken for one is data. */
static bool is_data(const struct dialect *dialect)
{
	enum { LONG_NUMBER = 5 };
	for (size_t i = 0; i < dialect->ncolumns; i++) {
		const char *cell = dialect->headers[i];
		const enum number_evidence evidence = number_classify(cell);
		int32_t days;
		if (evidence == EVIDENCE_COMMA || evidence == EVIDENCE_POINT ||
		    evidence == EVIDENCE_AMBIGUOUS || date_parse(cell, &days) == 0 ||
		    citizen_cell(cell) ||
		    (evidence == EVIDENCE_PLAIN && strlen(cell) >= LONG_NUMBER))
			return true;
	}
	return false;
}

static void no_headers(struct dialect *dialect, size_t columns, struct arena *arena)
{
	dialect->header_line = 0;
	dialect->preamble = 0;
	dialect->ncolumns = columns;
	dialect->headers = arena_alloc(arena, (columns + 1) * sizeof(*dialect->headers));
	for (size_t i = 0; i < columns; i++)
		dialect->headers[i] = arena_printf(arena, "%zu", i + 1);
}

struct first_cell {
	struct dialect *dialect;
	struct arena *arena;
};

static int take_header(void *context, const struct row *row)
{
	struct first_cell *first = context;
	if (row->line < first->dialect->header_line)
		return 0;
	if (row->count > 0)
		first->dialect->headers[0] = arena_strdup(first->arena, row->cells[0]);
	return 1;
}

static void one_column(struct dialect *dialect, const struct shape *shape,
		       const struct source *text, struct arena *arena)
{
	*dialect = (struct dialect){.delimiter = DELIMITER_NONE};
	no_headers(dialect, 1, arena);
	if (shape->first_is_number)
		return;
	dialect->header_line = shape->first_line;
	struct first_cell first = {.dialect = dialect, .arena = arena};
	rows_read(text->text, text->length, DELIMITER_NONE, NULL, NULL, take_header,
		  &first);
	if (is_data(dialect))
		no_headers(dialect, 1, arena);
}

/* Every line a number, but for a heading: decimal commas would look like a delimiter. */
static bool is_numbers(const struct shape *lines)
{
	return lines->numbers > 0 && lines->numbers + 1 >= lines->records;
}

static void without_header(struct dialect *dialect, const struct source *text,
			   struct arena *arena)
{
	static const char candidates[] = ";\t|,";
	const struct shape lines = shape_of(text, DELIMITER_NONE);
	char best = 0;
	size_t fields = 1;
	for (const char *c = candidates; *c && !is_numbers(&lines); c++) {
		const struct shape shape = shape_of(text, *c);
		if (shape.fields > fields && shape.even == shape.records) {
			best = *c;
			fields = shape.fields;
		}
	}
	if (!best) {
		one_column(dialect, &lines, text, arena);
		return;
	}
	*dialect = (struct dialect){.delimiter = best};
	no_headers(dialect, fields, arena);
}

/* What an import would decide, without its messages. */
static int import_decides(struct dialect *dialect, struct opening *opening,
			  const struct job *job, const struct profile *profile,
			  char delimiter)
{
	struct diags ignored, *const diags = opening->diags;
	const size_t header_line = profile ? profile->header_line : 0;
	diags_init(&ignored);
	opening->diags = &ignored;
	int status =
		opening_decide(opening, job, profile, delimiter, header_line, dialect);
	opening->diags = diags;
	diags_release(&ignored);
	if (status == 0 && header_line == 0 && dialect->header_line > 0 &&
	    is_data(dialect))
		no_headers(dialect, dialect->ncolumns, opening->arena);
	return status;
}

void inspect_dialect(struct dialect *dialect, struct opening *opening,
		     const struct job *job, const struct profile *profile)
{
	const struct source *text = &job->text;
	const char *word = job_given(job, "delimiter");
	char delimiter = word ? delimiter_from_word(word) : 0;
	if (profile && !delimiter)
		delimiter = profile->delimiter;
	const struct shape lines = shape_of(text, DELIMITER_NONE);
	if (!delimiter && is_numbers(&lines))
		one_column(dialect, &lines, text, opening->arena);
	else if (import_decides(dialect, opening, job, profile, delimiter) < 0)
		without_header(dialect, text, opening->arena);
}
