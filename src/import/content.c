/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * content - what a column holds: its type, number style, range and example
 *
 * A type is given when nine values in ten say so, and the others are counted with the
 * line of the first: that a file has one wrong period is what its owner wants to know.
 */
#include "content.h"

#include "utf8.h"
#include "words.h"

#include <string.h>

enum {
	CHOICES_MOST = 12,
	CHOICE_LONGEST = 40,
	CHOICES_SHOWN = 4,
};

struct reading {
	struct inspected_column *column;
	const struct tally *tally;
	struct arena *arena;
	bool refused;
	bool task_fields; /* the header says so: 6.1 is also an amount */
	bool months;
	bool municipalities;
};

static bool most(const struct tally *tally, size_t count)
{
	const size_t all = tally_plain(tally);
	return count > 0 && count * 10 >= all * 9;
}

static bool says(const struct tally *tally, enum says says)
{
	return most(tally, tally->count[says]);
}

/* The type, and what the others lack. */
static const char *type_is(const struct reading *r, const char *type, enum says says)
{
	r->column->other = tally_plain(r->tally) - r->tally->count[says];
	r->column->other_line = r->tally->lacks[says];
	return type;
}

static const char *time_type(const struct reading *r)
{
	const struct tally *t = r->tally;
	if (says(t, SAYS_DATE))
		return type_is(r, "date", SAYS_DATE);
	if (says(t, SAYS_YEAR))
		return type_is(r, "year", SAYS_YEAR);
	if (says(t, SAYS_PERIOD))
		return type_is(r, "period", SAYS_PERIOD);
	const bool months = r->months || t->count[SAYS_DIGITS] == 0;
	if (says(t, SAYS_MONTH) && months)
		return type_is(r, "month", SAYS_MONTH);
	return NULL;
}

static const char *code_type(const struct reading *r)
{
	const struct tally *t = r->tally;
	const bool names = t->count[SAYS_DIGITS] == 0 || r->municipalities;
	if (says(t, SAYS_MUNICIPALITY) && names)
		return type_is(r, "municipality", SAYS_MUNICIPALITY);
	if (says(t, SAYS_CATEGORY))
		return type_is(r, "category", SAYS_CATEGORY);
	/* "6.71a", "6.1 Samenkracht": no number looks so */
	const bool nameless = !*r->column->header && t->longest >= strlen("6.711");
	const bool fields =
		t->count[SAYS_NUMBER] < tally_plain(t) || r->task_fields || nameless;
	if (says(t, SAYS_TASK_FIELD) && fields)
		return type_is(r, "task_field", SAYS_TASK_FIELD);
	return NULL;
}

/* The most decimals that a value has, in the style of the column. */
static int places_of(const struct tally *tally)
{
	if (tally->count[SAYS_COMMA] > 0 && tally->count[SAYS_POINT] == 0)
		return tally->comma.places;
	if (tally->count[SAYS_POINT] > 0 && tally->count[SAYS_COMMA] == 0)
		return tally->point.places;
	return tally->comma.places < tally->point.places ? tally->comma.places
							 : tally->point.places;
}

static const char *number_type(const struct reading *r)
{
	const struct tally *t = r->tally;
	if (!says(t, SAYS_NUMBER))
		return NULL;
	/* 0363, 01: nobody writes an amount so */
	if (t->count[SAYS_ZERO_FIRST] > 0 && says(t, SAYS_DIGITS))
		return type_is(r, "code", SAYS_DIGITS);
	const int places = places_of(t);
	const char *type = places == 0 ? "whole" : places <= 2 ? "amount" : "number";
	if (t->count[SAYS_SHARE] > 0)
		type = "number";
	return type_is(r, type, SAYS_NUMBER);
}

static bool is_yes_no(const struct tally *tally, struct arena *arena)
{
	static const char words[] = "ja|nee|j|n|yes|no|y|true|false|waar|onwaar|x";
	for (size_t i = 0; i < tally->ntexts; i++)
		if (!list_has(words, text_fold(arena, tally->texts[i].text)))
			return false;
	return tally->ntexts <= 2;
}

static const char *word_type(const struct reading *r)
{
	const struct tally *t = r->tally;
	const bool few = !t->full && t->ntexts <= CHOICES_MOST &&
			 t->longest <= CHOICE_LONGEST &&
			 tally_plain(t) >= 2 * (t->ntexts - (t->totals > 0));
	if (few && is_yes_no(t, r->arena))
		return "yes_no";
	if (few)
		return "choice";
	return says(t, SAYS_CODE) ? type_is(r, "code", SAYS_CODE) : "text";
}

static const char *type_of(const struct reading *r)
{
	const struct tally *t = r->tally;
	if (tally_plain(t) == 0)
		return t->values > 0 ? "text" : "empty";
	if (r->refused)
		return type_is(r, "citizen", SAYS_CITIZEN);
	const char *type = time_type(r);
	if (!type)
		type = code_type(r);
	if (!type)
		type = number_type(r);
	return type ? type : word_type(r);
}

/* The header helps only where a value alone could be two things. */
static struct reading reading_of(struct inspected_column *column,
				 const struct tally *tally, struct arena *arena)
{
	const char *header = column->header;
	return (struct reading){
		.column = column,
		.tally = tally,
		.arena = arena,
		.task_fields = text_matches("*taakveld*", header) ||
			       text_matches("*task field*", header),
		.months = text_matches("*periode*", header) ||
			  text_matches("*maand*", header) ||
			  text_matches("*period*", header) ||
			  text_matches("*month*", header) ||
			  text_matches("kwartaal", header),
		.municipalities = text_matches("*gemeente*", header) ||
				  text_matches("*municipality*", header),
	};
}

bool content_is_number(const struct inspected_column *column)
{
	return strcmp(column->type, "amount") == 0 ||
	       strcmp(column->type, "whole") == 0 || strcmp(column->type, "number") == 0;
}

static void read_style(struct inspected_column *column, const struct tally *tally)
{
	const size_t comma = tally->first[SAYS_COMMA], point = tally->first[SAYS_POINT];
	column->style = "plain";
	if (comma && point) {
		column->style = "contradictory";
		column->style_line = comma < point ? comma : point;
		column->contrary_line = comma < point ? point : comma;
	} else if (comma || point) {
		column->style = comma ? "comma" : "point";
		column->style_line = comma ? comma : point;
	} else if (tally->first[SAYS_AMBIGUOUS]) {
		column->style = "ambiguous";
		column->style_line = tally->first[SAYS_AMBIGUOUS];
	}
}

/* The first values in the order of the file; of a choice a few. */
static const char *example_of(const struct inspected_column *column,
			      const struct tally *tally, struct arena *arena)
{
	const bool choice = strcmp(column->type, "choice") == 0 ||
			    strcmp(column->type, "yes_no") == 0;
	const char *example = NULL;
	size_t shown = 0;
	const size_t most = choice ? CHOICES_SHOWN : 1;
	for (size_t i = 0; i < tally->ntexts && shown < most; i++) {
		const struct tally_text *text = &tally->texts[i];
		if (verdict_says(&text->verdict, SAYS_UNKNOWN) ||
		    verdict_says(&text->verdict, SAYS_TOTAL))
			continue;
		const char *cell = cell_shown(text->text, arena);
		if (example && strlen(example) + strlen(cell) > CHOICE_LONGEST)
			break;
		example = example ? arena_printf(arena, "%s | %s", example, cell)
				  : arena_strdup(arena, cell);
		shown++;
	}
	return example;
}

void content_read(struct inspected_column *column, const struct tally *tally,
		  bool refused, struct arena *arena)
{
	struct reading reading = reading_of(column, tally, arena);
	reading.refused = refused;
	column->empty = tally->empty;
	column->values = tally->values;
	column->type = type_of(&reading);
	column->more_distinct = tally->full;
	for (size_t i = 0; i < tally->ntexts; i++)
		column->distinct += !verdict_says(&tally->texts[i].verdict, SAYS_UNKNOWN);
	column->is_number = content_is_number(column);
	if (column->is_number)
		read_style(column, tally);
	column->example = example_of(column, tally, arena);
}

enum number_style content_style(const struct inspected_column *column)
{
	const char *style = column->style ? column->style : "";
	if (list_has("comma|as_comma|given_comma", style))
		return NUMBER_COMMA;
	return list_has("point|as_point|given_point", style) ? NUMBER_POINT
							     : NUMBER_UNDECIDED;
}
