/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terms - the days, the frequency and the prices of a row about care
 *
 * Some systems write the end of what has no end as 31-12-9999, others as 31-12-2049 or
 * not at all.
 */
#include "money.h"
#include "number_mistake.h"
#include "record.h"
#include "utf8.h"
#include "words.h"

#include <string.h>

enum { PRICE_PLACES = 4 };

static int32_t *day_of(struct terms *terms, enum term term)
{
	switch (term) {
	case TERM_START:
		return &terms->start;
	case TERM_END:
		return &terms->end;
	case TERM_DECIDED:
		return &terms->decided;
	case TERM_STARTED:
		return &terms->started;
	case TERM_STOPPED:
		return &terms->stopped;
	case TERM_SENT:
		return &terms->sent;
	case TERM_FREQUENCY:
	case TERM_PRICE:
	case TERM_PAID:
	case TERM_TIME:
	case TERM_REASON:
	case TERM_STATUS:
		break;
	}
	return NULL;
}

/* 31 December of 2049, or of 2999 and later: no end is known. */
static bool is_open(const char *text, int32_t day)
{
	int32_t last;
	return date_parse("31-12-2049", &last) == 0 &&
	       (day == last || strstr(text, "9999") ||
		(date_parse("31-12-2999", &last) == 0 && day >= last));
}

static void read_day(struct reader *r, struct record *record, size_t i, const char *text)
{
	const enum term term = r->profile->importer.fields[i].term;
	int32_t *day = day_of(&record->terms, term);
	if (text_is_blank(text))
		return;
	const struct place place = reader_place(r, i);
	if (date_parse(text, day) < 0) {
		record->status =
			diag_error(r->diags, &place,
				   "'%s' is not a date, expected one like 31-12-2025",
				   cell_shown(text, &r->arena));
		return;
	}
	if (term == TERM_END && is_open(text, *day))
		*day = DATE_OPEN;
}

/* The code of list WMO757, or a word for it. */
static void read_frequency(struct reader *r, struct record *record, size_t i,
			   const char *text)
{
	static const char *const words[] = {
		[FREQUENCY_DAY] = "1|01|dag|per dag|day",
		[FREQUENCY_WEEK] = "2|02|week|per week",
		[FREQUENCY_FOUR_WEEKS] = "3|03|4 weken|vier weken|per vier weken|4 weeks",
		[FREQUENCY_MONTH] = "4|04|maand|per maand|month",
		[FREQUENCY_YEAR] = "5|05|jaar|per jaar|year",
		[FREQUENCY_TOTAL] = "6|06|totaal|totaal binnen geldigheidsduur|total",
	};
	if (text_is_blank(text))
		return;
	const char *folded = text_fold(&r->arena, text);
	for (enum frequency f = FREQUENCY_DAY; f <= FREQUENCY_TOTAL; f++)
		if (list_has(words[f], folded))
			record->terms.frequency = f;
	const struct place place = reader_place(r, i);
	if (record->terms.frequency == FREQUENCY_NONE)
		record->status = diag_error(r->diags, &place,
					    "'%s' is not a frequency, expected 1 to 6 of "
					    "code list WMO757, or "
					    "dag, week, maand, jaar or totaal",
					    cell_shown(text, &r->arena));
}

static void read_number(struct reader *r, struct record *record, size_t i,
			const char *text)
{
	const bool price = r->profile->importer.fields[i].term == TERM_PRICE;
	int64_t *out = price ? &record->terms.price : &record->terms.paid;
	const enum number_style style = r->bound[i].style;
	struct decimal value;
	int64_t number;
	if (text_is_blank(text))
		return;
	const struct place place = reader_place(r, i);
	if (decimal_parse(text, style, &value) != NUMBER_OK ||
	    decimal_scale(value, 1, price ? PRICE_PLACES : 2, false, &number, NULL) !=
		    NUMBER_OK ||
	    number < 0) {
		record->status = diag_error(
			r->diags, &place,
			"'%s' is not %s, expected euros with at most %s",
			cell_shown(text, &r->arena), price ? "a price" : "an amount",
			price ? "four decimals" : "two decimals");
		return;
	}
	*out = number;
}

static int digits(const char *text, size_t count)
{
	int value = 0;
	for (size_t i = 0; i < count; i++) {
		if (text[i] < '0' || text[i] > '9')
			return -1;
		value = value * 10 + text[i] - '0';
	}
	return value;
}

/* "12:34:56", perhaps with parts of a second: seconds of the day, or -1. */
static int32_t second_of(const char *text)
{
	if (strlen(text) < 8 || text[2] != ':' || text[5] != ':' ||
	    (text[8] && text[8] != '.'))
		return -1;
	const int hour = digits(text, 2), minute = digits(text + 3, 2),
		  second = digits(text + 6, 2);
	if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 ||
	    second > 59)
		return -1;
	return (hour * 60 + minute) * 60 + second;
}

/* What only messages say. */
static void read_message_term(struct reader *r, struct record *record, size_t i,
			      const char *text)
{
	const enum term term = r->profile->importer.fields[i].term;
	struct terms *terms = &record->terms;
	const struct place place = reader_place(r, i);
	const char *expected = NULL;
	if (text_is_blank(text))
		return;
	if (term == TERM_TIME) {
		terms->second = second_of(text);
		expected = terms->second < 0 ? "a time like 12:34:56" : NULL;
	} else if (term == TERM_REASON) {
		terms->reason = strlen(text) < 4 ? digits(text, strlen(text)) : -1;
		expected = terms->reason < 0 ? "a code like 31" : NULL;
	} else {
		terms->revoked = strcmp(text, "3") == 0;
		expected = !terms->revoked && strcmp(text, "1") != 0
				   ? "1 (first delivery) or 3 (taken back)"
				   : NULL;
	}
	if (expected)
		record->status = diag_error(r->diags, &place, "'%s', expected %s",
					    cell_shown(text, &r->arena), expected);
}

static bool is_message_term(enum term term)
{
	return term == TERM_TIME || term == TERM_REASON || term == TERM_STATUS;
}

/* Codes are those of the year in which a grant begins. */
static void check_grant(struct reader *r, struct record *record)
{
	const struct terms *terms = &record->terms;
	const struct place place = reader_place(r, NO_FIELD);
	record->year = 1970;
	if (terms->start == DATE_NONE) {
		record->status = record->status < 0
					 ? -1
					 : diag_error(r->diags, &place,
						      "no first day, expected "
						      "a date like 01-03-2025");
		return;
	}
	record->year = date_month(terms->start).year;
	if (terms->end != DATE_NONE && terms->end < terms->start)
		record->status =
			diag_error(r->diags, &place,
				   "ends before it starts, expected a last day on "
				   "or after the first");
}

void terms_read(struct reader *r, struct record *record)
{
	const struct importer *importer = &r->profile->importer;
	const bool grant = importer->table == TABLE_ASSIGNMENTS;
	record->terms = (struct terms){.start = DATE_NONE,
				       .end = DATE_NONE,
				       .decided = DATE_NONE,
				       .started = DATE_NONE,
				       .stopped = DATE_NONE,
				       .sent = DATE_NONE,
				       .kind = r->profile->base->grant,
				       .price = PRICE_NONE};
	for (size_t i = 0; i < importer->nfields; i++) {
		const struct field *field = &importer->fields[i];
		if (field->role != FIELD_TERM || !r->cells[i])
			continue;
		if (field->term == TERM_FREQUENCY)
			read_frequency(r, record, i, r->cells[i]);
		else if (day_of(&record->terms, field->term))
			read_day(r, record, i, r->cells[i]);
		else if (is_message_term(field->term))
			read_message_term(r, record, i, r->cells[i]);
		else
			read_number(r, record, i, r->cells[i]);
	}
	if (!grant)
		return;
	if (record->terms.end == DATE_NONE)
		record->terms.end = DATE_OPEN;
	check_grant(r, record);
}
