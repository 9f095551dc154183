/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * style_vote - whether a comma or a point is the decimal sign, from all the numbers
 * of a file
 *
 * No cell decides for itself: 1.234 is a factor thousand apart from 1.234. A cell
 * that can be read in one way only settles its column, and the columns of a file must
 * agree; where nothing settles a column, the user is asked.
 */
#include "dialect.h"

#include <string.h>

void style_vote_init(struct style_vote *vote, const char *file,
		     const char *const *headers, size_t ncolumns, struct arena *arena)
{
	*vote = (struct style_vote){.file = file, .ncolumns = ncolumns, .arena = arena};
	vote->columns = arena_alloc(arena, ncolumns * sizeof(*vote->columns));
	for (size_t i = 0; i < ncolumns; i++)
		vote->columns[i].header = headers[i];
}

static void note_first(struct arena *arena, size_t *first, const char **text, size_t line,
		       const char *cell)
{
	if (*first > 0)
		return;
	*first = line;
	*text = arena_strdup(arena, cell);
}

void style_vote_add(struct style_vote *vote, size_t column, const char *cell, size_t line)
{
	struct column_vote *one = &vote->columns[column];
	if (cell[strcspn(cell, ".,")] == '\0')
		return;
	switch (number_classify(cell)) {
	case EVIDENCE_COMMA:
		note_first(vote->arena, &one->comma_line, &one->comma, line, cell);
		break;
	case EVIDENCE_POINT:
		note_first(vote->arena, &one->point_line, &one->point, line, cell);
		break;
	case EVIDENCE_AMBIGUOUS:
		note_first(vote->arena, &one->ambiguous_line, &one->ambiguous, line,
			   cell);
		break;
	case EVIDENCE_BLANK:
	case EVIDENCE_PLAIN:
	case EVIDENCE_INVALID:
		break;
	}
}

static int contradiction(const struct style_vote *vote, const struct column_vote *column,
			 struct diags *diags)
{
	const bool point_last = column->point_line >= column->comma_line;
	const size_t first = point_last ? column->comma_line : column->point_line;
	const struct place place = {.file = vote->file,
				    .line = point_last ? column->point_line
						       : column->comma_line,
				    .column = column->header};
	return diag_error(diags, &place,
			  "'%s' has a decimal %s, but line %zu ('%s') a decimal %s",
			  point_last ? column->point : column->comma,
			  point_last ? "point" : "comma", first,
			  point_last ? column->comma : column->point,
			  point_last ? "comma" : "point");
}

/* The number as one style reads it, written with a decimal point. */
static const char *reading(const char *cell, enum number_style style, struct arena *arena)
{
	struct decimal value;
	if (decimal_parse(cell, style, &value) != NUMBER_OK)
		return "?";
	char text[DECIMAL_SIZE];
	return arena_strdup(arena, decimal_format(text, sizeof(text), value));
}

static int undecided(const struct style_vote *vote, const struct column_vote *column,
		     struct diags *diags)
{
	const struct place place = {.file = vote->file, .column = column->header};
	return diag_error(
		diags, &place,
		"'%s' reads as %s or as %s; write numbers = comma or numbers = "
		"point in sdgrip.ini (or %s@numbers=comma)",
		column->ambiguous, reading(column->ambiguous, NUMBER_COMMA, vote->arena),
		reading(column->ambiguous, NUMBER_POINT, vote->arena), vote->file);
}

/* A column that only its own cells decide about. */
static bool is_free(const struct column_vote *column)
{
	return column->given == NUMBER_UNDECIDED;
}

/* The free column that shows a style first, and shows it alone; NULL when none does. */
static const struct column_vote *first_of(const struct style_vote *vote,
					  enum number_style style)
{
	const struct column_vote *first = NULL;
	size_t line = 0;
	for (size_t i = 0; i < vote->ncolumns; i++) {
		const struct column_vote *column = &vote->columns[i];
		const bool comma = style == NUMBER_COMMA;
		const size_t own = comma ? column->comma_line : column->point_line;
		const size_t other = comma ? column->point_line : column->comma_line;
		if (is_free(column) && own > 0 && other == 0 && (!first || own < line)) {
			first = column;
			line = own;
		}
	}
	return first;
}

/* Two columns that can only be right when the file mixes styles. */
static int disagreement(const struct style_vote *vote, const struct column_vote *comma,
			const struct column_vote *point, struct diags *diags)
{
	const bool point_last = point->point_line >= comma->comma_line;
	const struct column_vote *last = point_last ? point : comma;
	const struct place place = {.file = vote->file,
				    .line = point_last ? point->point_line
						       : comma->comma_line,
				    .column = last->header};
	return diag_error(
		diags, &place,
		"'%s' has a decimal %s, but column '%s' on line %zu ('%s') a decimal "
		"%s; when both are right, write numbers.%s = %s in sdgrip.ini",
		point_last ? point->point : comma->comma, point_last ? "point" : "comma",
		point_last ? comma->header : point->header,
		point_last ? comma->comma_line : point->point_line,
		point_last ? comma->comma : point->point, point_last ? "comma" : "point",
		point_last ? "point" : "comma", last->header);
}

int style_vote_decide(const struct style_vote *vote, enum number_style given,
		      enum number_style *styles, struct diags *diags)
{
	const struct column_vote *comma = first_of(vote, NUMBER_COMMA);
	const struct column_vote *point = first_of(vote, NUMBER_POINT);
	const enum number_style common = comma ? NUMBER_COMMA : NUMBER_POINT;
	int result = 0;
	for (size_t i = 0; i < vote->ncolumns; i++) {
		const struct column_vote *column = &vote->columns[i];
		styles[i] = is_free(column) ? given : column->given;
		if (styles[i] != NUMBER_UNDECIDED)
			continue;
		if (column->comma_line > 0 && column->point_line > 0)
			result = contradiction(vote, column, diags);
		else if (column->comma_line > 0)
			styles[i] = NUMBER_COMMA;
		else if (column->point_line > 0)
			styles[i] = NUMBER_POINT;
		else if (column->ambiguous_line > 0 && !comma && !point)
			result = undecided(vote, column, diags);
		else if (column->ambiguous_line > 0)
			styles[i] = common;
	}
	if (given == NUMBER_UNDECIDED && comma && point)
		result = disagreement(vote, comma, point, diags);
	return result;
}
