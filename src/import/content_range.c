/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * content_range - the ranges of columns, and what of a column may be shown at all
 *
 * An inspection is sent to colleagues and suppliers: an example must never give away a
 * citizen. What may be a name is judged by the header, what may be a number of a citizen
 * by the values, and free text is never shown.
 */
#include "content.h"

#include "citizen.h"
#include "personal.h"
#include "utf8.h"
#include "words.h"

#include <string.h>

/* What the settled columns agree on. */
static enum number_style common_style(const struct inspected_column *columns,
				      size_t count)
{
	bool comma = false, point = false;
	for (size_t i = 0; i < count; i++) {
		const enum number_style style = content_style(&columns[i]);
		comma |= style == NUMBER_COMMA;
		point |= style == NUMBER_POINT;
	}
	if (comma == point)
		return NUMBER_UNDECIDED;
	return comma ? NUMBER_COMMA : NUMBER_POINT;
}

static const char *decimal_text(struct decimal value, struct arena *arena)
{
	char text[DECIMAL_SIZE];
	return arena_strdup(arena, decimal_format(text, sizeof(text), value));
}

static void number_range(struct inspected_column *column, const struct tally *tally,
			 struct arena *arena)
{
	const enum number_style style = content_style(column);
	const struct extremes *e = style == NUMBER_POINT ? &tally->point : &tally->comma;
	if (!e->any || (style == NUMBER_UNDECIDED && strcmp(column->style, "plain") != 0))
		return;
	column->low = decimal_text(e->low, arena);
	column->high = decimal_text(e->high, arena);
}

/* Months and ledger periods have no year: compared with one that any would do for. */
static void month_range(struct inspected_column *column, const struct tally *tally,
			struct arena *arena)
{
	struct period low = {0}, high = {0};
	for (size_t i = 0; i < tally->ntexts; i++) {
		const char *text = tally->texts[i].text;
		struct period period;
		if (!verdict_says(&tally->texts[i].verdict, SAYS_MONTH) ||
		    period_parse(text, 2000, &period) < 0)
			continue;
		if (!column->low || period_compare(period, low) < 0) {
			column->low = arena_strdup(arena, text);
			low = period;
		}
		if (!column->high || period_compare(period, high) > 0) {
			column->high = arena_strdup(arena, text);
			high = period;
		}
	}
}

static bool is_time(const char *type)
{
	return strcmp(type, "date") == 0 || strcmp(type, "year") == 0 ||
	       strcmp(type, "period") == 0;
}

static void time_range(struct inspected_column *column, const struct tally *tally,
		       struct arena *arena)
{
	char label[16];
	const bool date = strcmp(column->type, "date") == 0;
	/* what stands in rows of totals only has no range */
	if (date ? !tally->date_low : !period_is_set(tally->period_low))
		return;
	if (date) {
		column->low = arena_strdup(arena, tally->date_low);
		column->high = arena_strdup(arena, tally->date_high);
	} else {
		column->low = arena_strdup(
			arena, period_label(label, sizeof(label), tally->period_low));
		column->high = arena_strdup(
			arena, period_label(label, sizeof(label), tally->period_high));
	}
}

void content_settle(struct inspected_column *columns, const struct tally *tallies,
		    size_t count, enum number_style given, struct arena *arena)
{
	const enum number_style common = common_style(columns, count);
	for (size_t i = 0; i < count; i++) {
		struct inspected_column *column = &columns[i];
		if (!column->style) {
			if (strcmp(column->type, "month") == 0)
				month_range(column, &tallies[i], arena);
			else if (is_time(column->type))
				time_range(column, &tallies[i], arena);
			continue;
		}
		const bool ambiguous = strcmp(column->style, "ambiguous") == 0;
		if (ambiguous && given != NUMBER_UNDECIDED)
			column->style =
				given == NUMBER_COMMA ? "given_comma" : "given_point";
		else if (ambiguous && common != NUMBER_UNDECIDED)
			column->style = common == NUMBER_COMMA ? "as_comma" : "as_point";
		number_range(column, &tallies[i], arena);
	}
}

/* Headers of columns that hold, or may hold, who somebody is. */
static bool is_personal(const char *header, struct arena *arena)
{
	static const char *const patterns[] = {
		"*naam*",          "*name",           "* name *",      "*geboorte*",
		"*birth*",         "*adres*",         "*address*",     "*telefoon*",
		"*phone*",         "*mobiel*",        "*mail",         "*mailadres*",
		"*iban*",          "*bankreken*",     "*bsn*",         "*burger*",
		"client",          "*client n*",      "*clientn*",     "*client id*",
		"*clientid*",      "*client code*",   "*clientcode*",  "*klant*",
		"*persoon",        "*persoonsn*",     "*crediteur*",   "*creditor*",
		"*debiteur*",      "*debtor*",        "*aanbieder*",   "*provider*",
		"*leverancier*",   "*supplier*",      "*begunstigde*", "*rekeninghouder*",
		"*tegenpartij*",   "*tegenrekening*", "*medewerker*",  "*behandelaar*",
		"*betrokkene*",    "*jeugdige*",      "*inwoner",      "*budgethouder*",
		"*budget holder*", "*postcode*",      "*huisnummer*",  "*straat*",
		"*contact*",       "*partner*",       "*ouder",        "*relatie*",
		"*toewijzingn*",   "*toewijzingsn*",  "toewijzing",    "*beschikkingn*",
		"*beschikkingsn*", "beschikking",     "assignment",
	};
	const char *folded = text_fold(arena, header);
	if (personal_header(header, false, arena))
		return true;
	for (size_t i = 0; i < sizeof(patterns) / sizeof(patterns[0]); i++)
		if (text_matches(patterns[i], folded))
			return true;
	return false;
}

/* Values of these types say nothing of a person, whatever the header. */
static bool is_harmless(const struct inspected_column *column)
{
	static const char harmless[] =
		"municipality|task_field|category|year|month|period|amount";
	return list_has(harmless, column->type);
}

/* Amounts of eight digits pass the eleven-test once in eleven times: a column that is
 * written as amounts is one, unless more of it passes than chance allows. */
static bool holds_citizens(const struct inspected_column *column,
			   const struct tally *tally)
{
	enum { BY_CHANCE = 5 }; /* one in so many, at most */
	const size_t hidden = tally->count[SAYS_HIDDEN];
	const bool marked = column->is_number && strcmp(column->style, "plain") != 0 &&
			    strcmp(column->style, "ambiguous") != 0;
	if (strcmp(column->type, "citizen") == 0)
		return true;
	return marked ? hidden * BY_CHANCE > tally_plain(tally) : hidden > 0;
}

/* Even then no bound is shown that passes. */
static const char *shown_bound(const char *bound)
{
	return bound && !citizen_cell(bound) ? bound : NULL;
}

/* Without a header a date may be that of a birth. */
static bool may_be_birth(const struct inspected_column *column)
{
	return !*column->header && strcmp(column->type, "date") == 0;
}

void content_withhold(struct inspected_column *column, const struct tally *tally,
		      struct arena *arena)
{
	const bool wordy = strcmp(column->type, "text") == 0;
	if (tally->values == 0)
		return;
	if (!wordy && !holds_citizens(column, tally) && !may_be_birth(column) &&
	    (is_harmless(column) || !is_personal(column->header, arena))) {
		if (column->is_number) {
			column->low = shown_bound(column->low);
			column->high = shown_bound(column->high);
		}
		return;
	}
	column->withheld = true;
	column->example = NULL;
	column->low = NULL;
	column->high = NULL;
}
