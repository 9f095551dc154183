/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * styles - the first pass: is it 1.234,56 or 1,234.56, per column, by the evidence of all
 * its cells; and are there numbers of citizens in a column
 */
#include "gate.h"
#include "reader.h"
#include "records.h"
#include "utf8.h"

#include <string.h>

/* The number columns of a file, as voters. */
struct ballot {
	struct reader *reader;
	struct gate gate;
	struct style_vote vote;
	size_t *fields; /* by voter */
	size_t count;
};

static int vote_row(void *context, const struct row *row)
{
	struct ballot *ballot = context;
	struct reader *r = ballot->reader;
	if (row->broken || row->line <= r->dialect->preamble)
		return 0;
	for (size_t i = 0; i < row->count; i++)
		gate_add(&ballot->gate, i, row->cells[i]);
	for (size_t i = 0; i < ballot->count; i++) {
		const size_t column = (size_t)r->bound[ballot->fields[i]].column;
		if (column >= row->count)
			continue;
		const char *cell = row->cells[column];
		const size_t length = strlen(cell);
		/* shares of a phasing file may carry a percent sign */
		if (r->profile->importer.row && length > 0 && cell[length - 1] == '%')
			cell = arena_strndup(&r->arena, cell, length - 1);
		style_vote_add(&ballot->vote, i, cell, row->line);
	}
	return 0;
}

static const char *style_word(enum number_style style)
{
	return style == NUMBER_COMMA ? "decimal comma" : "decimal point";
}

/* What was decided, for the notes of the report. */
static const char *describe(const enum number_style *styles, size_t count)
{
	enum number_style found = NUMBER_UNDECIDED;
	for (size_t i = 0; i < count; i++) {
		if (styles[i] == NUMBER_UNDECIDED)
			continue;
		if (found != NUMBER_UNDECIDED && found != styles[i])
			return "decimal comma and decimal point, by column";
		found = styles[i];
	}
	return found == NUMBER_UNDECIDED ? "plain numbers" : style_word(found);
}

/* What numbers.comma and numbers.point of the profile say about a column. */
static enum number_style style_given(const struct reader *r, const char *header)
{
	for (enum number_style style = NUMBER_COMMA; style <= NUMBER_POINT; style++)
		for (const char **p = r->profile->styled[style]; p && *p; p++)
			if (text_matches(*p, header))
				return style;
	return NUMBER_UNDECIDED;
}

static void find_voters(struct ballot *ballot)
{
	struct reader *r = ballot->reader;
	const struct importer *importer = &r->profile->importer;
	ballot->fields =
		arena_alloc(&r->arena, (importer->nfields + 1) * sizeof(*ballot->fields));
	const char **names =
		arena_alloc(&r->arena, (importer->nfields + 1) * sizeof(*names));
	for (size_t i = 0; i < importer->nfields; i++) {
		if (!field_is_number(&importer->fields[i]) || r->bound[i].column < 0)
			continue;
		names[ballot->count] = r->headers.raw[r->bound[i].column];
		ballot->fields[ballot->count++] = i;
	}
	style_vote_init(&ballot->vote, r->file, names, ballot->count, &r->arena);
	for (size_t i = 0; i < ballot->count; i++)
		ballot->vote.columns[i].given = style_given(r, names[i]);
}

/* A pattern of numbers.comma or numbers.point that no number column has is a slip. */
static int check_given(const struct ballot *ballot)
{
	const struct reader *r = ballot->reader;
	const struct place place = {.file = r->file, .line = r->dialect->header_line};
	int status = 0;
	for (enum number_style style = NUMBER_COMMA; style <= NUMBER_POINT; style++)
		for (const char **p = r->profile->styled[style]; p && *p; p++) {
			bool found = false;
			for (size_t i = 0; i < ballot->count && !found; i++)
				found = text_matches(*p, ballot->vote.columns[i].header);
			if (!found)
				status = diag_error(
					r->diags, &place,
					"no column with numbers is called '%s', which "
					"numbers.%s names",
					*p, style == NUMBER_COMMA ? "comma" : "point");
		}
	return status;
}

/* What every column is read as. */
static void open_gate(struct ballot *ballot)
{
	const struct reader *r = ballot->reader;
	const struct importer *importer = &r->profile->importer;
	gate_init(&ballot->gate, r->headers.count, &ballot->reader->arena);
	for (size_t i = 0; i < importer->nfields; i++) {
		const struct field *field = &importer->fields[i];
		const int column = r->bound[i].column;
		if (column < 0 || field->role == FIELD_IGNORE ||
		    field->role == FIELD_NAME)
			continue;
		const bool client =
			field->role == FIELD_KEY && field->axis == AXIS_CLIENT;
		ballot->gate.columns[column].use = client ? GATE_CLIENT : GATE_CODE;
	}
}

int reader_vote(struct reader *r)
{
	const enum number_style given = r->profile->importer.numbers;
	struct ballot ballot = {.reader = r};
	find_voters(&ballot);
	open_gate(&ballot);
	if (check_given(&ballot) < 0)
		return -1;
	for (size_t i = 0; i < r->profile->importer.nfields; i++)
		r->bound[i].style = given;
	/* broken records are reported by the second pass */
	records_read(r->text, r->dialect, r->file, NULL, vote_row, &ballot);
	if (gate_check(&ballot.gate, r->profile->base->clients, r->file, r->headers.raw,
		       r->diags) < 0)
		return -1;
	enum number_style *styles =
		arena_alloc(&r->arena, (ballot.count + 1) * sizeof(*styles));
	if (style_vote_decide(&ballot.vote, given, styles, r->diags) < 0)
		return -1;
	for (size_t i = 0; i < ballot.count; i++)
		r->bound[ballot.fields[i]].style = styles[i];
	r->numbers = ballot.count > 0 ? describe(styles, ballot.count) : "no numbers";
	return 0;
}
