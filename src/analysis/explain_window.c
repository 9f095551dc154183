/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * explain_window - which care months are compared with which
 *
 * Only equal months: as many of the base as the outcome has. A month of which nothing was
 * billed yet is not a month without care.
 */
#include "explain.h"

#include "sums.h"

#include <stdlib.h>
#include <string.h>

enum { YEAR_MONTHS = 12 };

/* The newest year that the scope keeps and that has care; 0: none. */
static int newest_year(const struct explain *e, const struct filter *care)
{
	const struct book *book = e->book;
	const struct facts *facts = &book->table[TABLE_DECLARATIONS];
	int year = 0;
	for (size_t row = 0; row < facts->rows; row++) {
		if (!explain_is_care(facts, row) ||
		    !filter_passes(care, TABLE_DECLARATIONS, row))
			continue;
		const member m = facts->axis[AXIS_CARE_PERIOD][row];
		const struct period period =
			book->axis[AXIS_CARE_PERIOD].entries[m].period;
		char label[16];
		const member in = book_find(
			book, AXIS_YEAR,
			period_label(label, sizeof(label), period_year(period.year)));
		if (period.year > year &&
		    (!e->filter->keep[AXIS_YEAR] || e->filter->keep[AXIS_YEAR][in]))
			year = period.year;
	}
	return year;
}

/* The last booking month, and of a year the last care month that was billed by then; all
 * of the book, since a product without care in March is nil in March. */
static int newest_booking(const struct book *book)
{
	const struct facts *facts = &book->table[TABLE_DECLARATIONS];
	int newest = 0;
	for (size_t row = 0; row < facts->rows; row++) {
		const member m = facts->axis[AXIS_PERIOD][row];
		const int month =
			explain_month(book->axis[AXIS_PERIOD].entries[m].period);
		if (month > newest)
			newest = month;
	}
	return newest;
}

static int last_care_month(const struct book *book, const struct window *window)
{
	const struct facts *facts = &book->table[TABLE_DECLARATIONS];
	int last = 0;
	for (size_t row = 0; row < facts->rows; row++) {
		const member care = facts->axis[AXIS_CARE_PERIOD][row];
		const member booked = facts->axis[AXIS_PERIOD][row];
		const struct period period =
			book->axis[AXIS_CARE_PERIOD].entries[care].period;
		const int month = explain_month(period) - YEAR_MONTHS * window->year;
		if (period.year == window->year && month > last &&
		    month <= window->months &&
		    explain_month(book->axis[AXIS_PERIOD].entries[booked].period) <=
			    window->booked)
			last = month;
	}
	return last;
}

static bool has_month(struct period period)
{
	return period_is_set(period) && period_grain(period) != GRAIN_YEAR;
}

static int booked_by(const struct explain *e)
{
	struct period until;
	if (e->request.until && period_parse(e->request.until, 0, &until) == 0)
		return explain_month(until);
	if (has_month(e->filter->until))
		return explain_month(e->filter->until);
	return newest_booking(e->book);
}

static int find_outcome(struct explain *e)
{
	const struct filter care = explain_care_filter(e);
	const struct period until = e->filter->until;
	struct window *outcome = &e->outcome;
	outcome->year = period_is_set(until) ? until.year : newest_year(e, &care);
	outcome->booked = booked_by(e);
	outcome->months = has_month(until)
				  ? explain_month(until) - YEAR_MONTHS * until.year
				  : YEAR_MONTHS;
	outcome->months = last_care_month(e->book, outcome);
	return outcome->year > 0 && outcome->months > 0 ? 0 : 1;
}

/* Equally far: as many months after the care as the outcome. */
static void find_earlier(struct explain *e, int year)
{
	e->base = e->outcome;
	e->base.year = year;
	e->base.booked -= YEAR_MONTHS * (e->outcome.year - year);
}

static int earlier_period(struct explain *e, struct period period)
{
	if (period.year >= e->outcome.year)
		return diag_usage(e->diags, NULL,
				  "--base '%s' is not a year before %d, which it is "
				  "compared with",
				  e->request.base, e->outcome.year);
	find_earlier(e, period.year);
	const int months = explain_month(period) - YEAR_MONTHS * period.year;
	if (has_month(period) && months != e->outcome.months)
		return diag_usage(e->diags, NULL,
				  "--base '%s' has %d months and the outcome of %d has "
				  "%d: only equal months are compared",
				  e->request.base, months, e->outcome.year,
				  e->outcome.months);
	return 0;
}

static void see_places(const struct explain *e, enum table_id table, unsigned char *seen)
{
	const struct facts *facts = &e->book->table[table];
	struct filter care = explain_care_filter(e);
	if (table == TABLE_SPENDING)
		care.keep[AXIS_CARE_PERIOD] = NULL;
	for (size_t row = 0; row < facts->rows; row++)
		if (facts_member(facts, AXIS_PRODUCT, row) != MEMBER_NONE &&
		    filter_passes(&care, table, row))
			seen[facts_member(facts, AXIS_MUNICIPALITY, row)] = 1;
}

/* One municipality, or none named: prices of two are no effect. */
static int check_place(const struct explain *e)
{
	const size_t count = e->book->axis[AXIS_MUNICIPALITY].count;
	unsigned char *seen = arena_alloc(e->arena, count);
	size_t found = 0;
	see_places(e, TABLE_DECLARATIONS, seen);
	see_places(e, TABLE_SPENDING, seen);
	for (size_t m = 1; m < count; m++)
		found += seen[m];
	return found < 2 ? 0
			 : diag_usage(e->diags, NULL,
				      "an explanation is about one municipality and the "
				      "data hold %zu: choose one with --municipality",
				      found);
}

int explain_window(struct explain *e)
{
	struct period period;
	const char *base = e->request.base;
	if (check_place(e) < 0)
		return -1;
	if (find_outcome(e) != 0)
		return 1;
	if (base && period_parse(base, 0, &period) == 0)
		return earlier_period(e, period);
	find_earlier(e, e->outcome.year);
	e->budget = explain_has_plan(e);
	if (e->budget)
		return 0;
	if (base)
		return diag_usage(
			e->diags, NULL,
			e->request.by == AXIS_COUNT
				? "--base budget: there is no budget of %d with products "
				  "and volumes, compare with an earlier year"
				: "--base budget: there is no budget of %d with volumes "
				  "by "
				  "product and by the axis of --by, compare with an "
				  "earlier year",
			e->outcome.year);
	e->base_chosen = true;
	find_earlier(e, e->outcome.year - 1);
	return 0;
}
