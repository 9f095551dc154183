/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * plan_years - which years a comparison is about, and how far they are
 *
 * What is delivered is judged over all task fields of a municipality: a group that is
 * billed by quarter does not make a year look incomplete, and a field without bookings
 * is a zero once the others are there.
 */
#include "plan.h"

#include "sums.h"

enum { LAST_LEDGER_PERIOD = 15, DECEMBER = 12, ALL_MONTHS = 0x1ffe };

static bool limits(struct period until, int year)
{
	return period_is_set(until) && until.year == year &&
	       period_grain(until) != GRAIN_YEAR;
}

static int limit_of(struct period until, int year)
{
	if (!limits(until, year))
		return LAST_LEDGER_PERIOD;
	if (period_grain(until) == GRAIN_QUARTER)
		return 3 * period_quarter_number(until);
	return until.part - PART_LEDGER;
}

/* An outcome of the whole year says nothing about its first months; an amendment
 * without a date counts. */
bool plan_year_counts(const struct plan_year *year, member stage, struct period period)
{
	switch (period_grain(period)) {
	case GRAIN_YEAR:
		return stage != STAGE_ACTUAL || year->limit >= DECEMBER;
	case GRAIN_QUARTER:
		return 3 * period_quarter_number(period) <= year->limit;
	case GRAIN_MONTH:
	case GRAIN_OPENING:
	case GRAIN_CLOSING:
		break;
	}
	return period.part - PART_LEDGER <= year->limit;
}

bool plan_year_to_date(const struct plan_year *year, struct period period)
{
	switch (period_grain(period)) {
	case GRAIN_YEAR:
	case GRAIN_CLOSING:
		return false;
	case GRAIN_QUARTER:
		return 3 * period_quarter_number(period) <= year->months;
	case GRAIN_MONTH:
	case GRAIN_OPENING:
		break;
	}
	return period.part - PART_LEDGER <= year->months;
}

static bool has_revised_parts(const struct plan_year *year)
{
	return !year->has[STAGE_REVISED] && year->has[STAGE_BUDGET] &&
	       year->has[STAGE_CHANGE];
}

bool plan_takes(const struct plan_year *year, enum plan_measure measure, member stage,
		struct period period)
{
	const bool changes =
		stage == STAGE_CHANGE && plan_year_counts(year, stage, period);
	const bool actual =
		stage == STAGE_ACTUAL && plan_year_counts(year, stage, period);
	switch (measure) {
	case PLAN_ORIGINAL:
		return stage == STAGE_BUDGET;
	case PLAN_CHANGES:
		return changes;
	case PLAN_REVISED:
		return has_revised_parts(year) ? stage == STAGE_BUDGET || changes
					       : stage == STAGE_REVISED;
	case PLAN_ACTUAL:
		return year->closed && actual;
	case PLAN_REALISED:
		return year->months > 0 && actual &&
		       (year->closed || plan_year_to_date(year, period));
	case PLAN_COMMITTED:
		return stage == STAGE_COMMITTED &&
		       period_compare(period, year->committed_at) == 0;
	case PLAN_CHOSEN:
	case PLAN_TO_DATE:
	case PLAN_MEASURES:
		break;
	}
	return false;
}

const struct plan_year *plan_year_find(const struct plan *plan, member municipality,
				       member year)
{
	for (size_t i = 0; i < plan->nyears; i++)
		if (plan->years[i].municipality == municipality &&
		    plan->years[i].year == year)
			return &plan->years[i];
	return NULL;
}

static void later(struct period *latest, struct period period)
{
	if (!period_is_set(*latest) || period_compare(period, *latest) > 0)
		*latest = period;
}

static void see_actual(struct plan_year *year, struct period period,
		       const struct cell *cell)
{
	int month = period_month_number(period);
	int quarter = period_quarter_number(period);
	if (period_grain(period) == GRAIN_YEAR)
		year->annual = true;
	else if (cell->value == 0) /* months still to come in a wide file */
		return;
	else if (month > 0)
		year->seen |= 1u << month;
	else if (quarter > 0)
		year->seen |= 7u << (3 * quarter - 2);
}

static void see_cell(struct plan_year *year, member stage, struct period period,
		     const struct cell *cell)
{
	if (!cell_known(cell) || stage > STAGE_FUNDING)
		return;
	bool dated = stage == STAGE_CHANGE || stage == STAGE_ACTUAL ||
		     stage == STAGE_COMMITTED;
	if (dated && !plan_year_counts(year, stage, period)) {
		year->closing_later |= stage == STAGE_ACTUAL && cell->value != 0 &&
				       period_grain(period) == GRAIN_CLOSING;
		return;
	}
	year->has[stage] = true;
	if (stage == STAGE_ACTUAL)
		see_actual(year, period, cell);
	else if (stage == STAGE_CHANGE)
		later(&year->amended, period);
	else if (stage == STAGE_COMMITTED)
		later(&year->committed_at, period);
}

/* Months of the comparison to date: the month asked for, else the last one with
 * bookings. */
static int months_of(const struct plan_year *year, struct period until)
{
	if (year->annual)
		return 0;
	if (year->closed)
		return DECEMBER;
	if (limits(until, year->number))
		return year->limit < DECEMBER ? year->limit : DECEMBER;
	int month = DECEMBER;
	while (month > 0 && (year->seen & (1u << month)) == 0)
		month--;
	return month;
}

static bool has_spending(const struct plan_year *year)
{
	return year->has[STAGE_BUDGET] || year->has[STAGE_CHANGE] ||
	       year->has[STAGE_REVISED] || year->has[STAGE_ACTUAL];
}

/* The newest year with an actual, else the newest with a plan, else the newest. */
static int default_year(const struct plan *plan)
{
	int newest[3] = {0, 0, 0};
	for (size_t i = 0; i < plan->nyears; i++) {
		const struct plan_year *year = &plan->years[i];
		int rank = year->has[STAGE_ACTUAL] ? 0 : has_spending(year) ? 1 : 2;
		if (year->number > newest[rank])
			newest[rank] = year->number;
	}
	return newest[0] ? newest[0] : newest[1] ? newest[1] : newest[2];
}

static void choose_years(struct plan *plan, const struct filter *filter)
{
	bool asked = period_is_set(filter->until) || filter->keep[AXIS_YEAR];
	int only = period_is_set(filter->until) ? filter->until.year : default_year(plan);
	plan->year_by_default = !asked;
	for (size_t i = 0; i < plan->nyears; i++) {
		struct plan_year *year = &plan->years[i];
		if (asked && !period_is_set(filter->until))
			year->selected = filter_keeps(filter, AXIS_YEAR, year->year);
		else
			year->selected = year->number == only;
		if (!year->selected && has_spending(year))
			plan->other_years = true;
	}
}

void plan_read_years(struct plan *plan, const struct filter *filter,
		     const struct filter *wide, struct arena *arena)
{
	static const enum axis rows[] = {AXIS_MUNICIPALITY, AXIS_YEAR};
	static const enum axis cols[] = {AXIS_STAGE, AXIS_PERIOD};
	const struct book *book = plan->book;
	const struct pivot *pivot =
		pivot_build(book, TABLE_SPENDING, wide, rows, 2, cols, 2, arena);
	plan->nyears = pivot->nrows;
	plan->years = arena_alloc(arena, (pivot->nrows + 1) * sizeof(*plan->years));
	for (size_t row = 0; row < pivot->nrows; row++) {
		struct plan_year *year = &plan->years[row];
		year->municipality = pivot_row(pivot, row, 0);
		year->year = pivot_row(pivot, row, 1);
		year->number = book->axis[AXIS_YEAR].entries[year->year].period.year;
		year->limit = limit_of(filter->until, year->number);
		for (size_t col = 0; col < pivot->ncols; col++) {
			member m = pivot_col(pivot, col, 1);
			see_cell(year, pivot_col(pivot, col, 0),
				 book->axis[AXIS_PERIOD].entries[m].period,
				 pivot_cell(pivot, row, col));
		}
		year->closed = year->annual ||
			       (year->limit >= DECEMBER && year->seen == ALL_MONTHS &&
				!year->closing_later);
		year->months = months_of(year, filter->until);
	}
	choose_years(plan, filter);
}

bool plan_has_running_year(const struct plan *plan)
{
	for (size_t i = 0; i < plan->nyears; i++) {
		const struct plan_year *year = &plan->years[i];
		if (year->in_scope && !year->closed && year->months > 0)
			return true;
	}
	return false;
}
