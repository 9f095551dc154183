/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * month_series - the months of the ledger behind a forecast
 */
#include "month_series.h"

#include "coverage.h"
#include "sums.h"

#include <math.h>
#include <stdlib.h>

enum { ALL_MONTHS = 0xfff };

struct builder {
	struct month_set *set;
	const struct book *book;
	enum axis by;
	int first_year; /* of history */
};

/* All that the scope ever booked: what counts is decided per row. */
static struct filter actual_filter(const struct filter *filter, struct arena *arena)
{
	static const member actual[] = {STAGE_ACTUAL};
	struct filter wide = *filter;
	wide.until = (struct period){0};
	wide.history = false;
	wide.keep[AXIS_YEAR] = wide.keep[AXIS_PERIOD] = wide.keep[AXIS_QUARTER] = NULL;
	wide = filter_without_clusters(&wide, arena);
	wide = filter_without_reserves(&wide, arena);
	return filter_only(&wide, AXIS_STAGE, actual, 1, arena);
}

static void find_history(struct builder *b, const struct filter *filter,
			 const struct plan_year *year, struct arena *arena)
{
	struct month_set *set = b->set;
	const struct coverage coverage =
		coverage_build(b->book, filter, STAGE_ACTUAL, arena);
	const int scheme = codes_scheme(set->year);
	while (set->history < HISTORY_MAX) {
		const int before = set->year - (int)(set->history / YEAR_MONTHS) - 1;
		const struct covered *covered =
			coverage_find(&coverage, year->municipality, before);
		if (!covered || covered->whole || covered->months != ALL_MONTHS)
			break;
		if (b->by == AXIS_TASK_FIELD && codes_scheme(before) != scheme) {
			set->scheme_break = true;
			break;
		}
		set->history += YEAR_MONTHS;
	}
	b->first_year = set->year - (int)(set->history / YEAR_MONTHS);
	set->elapsed = (size_t)year->months;
	for (int month = 1; month <= year->months; month++)
		set->gap |= (year->seen & (1u << month)) == 0;
}

static bool of_months(member entry)
{
	return entry == MEMBER_NONE || entry == ENTRY_REGULAR;
}

static void add_accrual(struct care_accruals *accruals, size_t year, bool reversal,
			struct period period, cents value)
{
	if (!reversal) {
		accruals->accrued[year] += value;
		return;
	}
	accruals->reversed[year] -= value;
	if (accruals->first_part[year] == 0 || period.part < accruals->first_part[year]) {
		accruals->first_part[year] = (unsigned char)period.part;
		accruals->first[year] = 0;
	}
	if (period.part == accruals->first_part[year])
		accruals->first[year] -= value;
}

/* Between years: also what a ledger that has no words for it books in its opening and
 * closing periods. */
static bool moves_cost(member entry, struct period period)
{
	return entry == ENTRY_ACCRUAL || entry == ENTRY_REVERSAL ||
	       period_grain(period) == GRAIN_OPENING ||
	       period_grain(period) == GRAIN_CLOSING;
}

/* One row of the ledger, in its month or beside the months. */
static void add_row(struct builder *b, struct month_series *line, size_t row)
{
	const struct facts *facts = &b->book->table[TABLE_SPENDING];
	struct month_set *set = b->set;
	const member m = facts->axis[AXIS_PERIOD][row];
	const struct period period = b->book->axis[AXIS_PERIOD].entries[m].period;
	const member entry = facts_member(facts, AXIS_ENTRY, row);
	const member form = facts_member(facts, AXIS_FORM, row);
	const size_t side = facts->axis[AXIS_SIDE][row] == SIDE_REVENUE;
	const int month = period_month_number(period), ago = set->year - period.year;
	const bool later =
		period_grain(period) == GRAIN_CLOSING || month > (int)set->elapsed;
	if (ago < 0 || period.year < b->first_year - 1 || (ago == 0 && later))
		return;
	const cents value = facts->value[row];
	const bool accrual = side == 0 && (form == MEMBER_NONE || form == FORM_ZIN) &&
			     moves_cost(entry, period);
	const int in_year = period.year - b->first_year + 1;
	if (accrual)
		add_accrual(&line->accruals, (size_t)in_year,
			    entry == ENTRY_REVERSAL ||
				    period_grain(period) == GRAIN_OPENING,
			    period, value);
	if (period.year < b->first_year)
		return;
	const size_t year = (size_t)(period.year - b->first_year);
	struct side_months *months = &line->side[side];
	if (month > 0 && of_months(entry)) {
		months->y[year * YEAR_MONTHS + (size_t)month - 1] += (double)value;
	} else if (ago == 0) {
		months->before += (double)value;
		line->accruals.before += accrual ? (double)value : 0.0;
	} else if (later) {
		months->after[year] += (double)value;
		line->accruals.after[year] += accrual ? (double)value : 0.0;
	}
}

static int compare_keys(const void *a, const void *b)
{
	const struct month_series *x = a, *y = b;
	if (x->domain != y->domain)
		return x->domain < y->domain ? -1 : 1;
	return (x->key > y->key) - (x->key < y->key);
}

struct month_series *month_series_find(const struct month_set *set, member domain,
				       member key)
{
	const struct month_series wanted = {.domain = domain, .key = key};
	return bsearch(&wanted, set->list, set->count, sizeof(*set->list), compare_keys);
}

static bool empty_year(const struct month_series *line, size_t from)
{
	for (size_t side = 0; side < MONTH_SIDES; side++)
		for (size_t i = from; i < from + YEAR_MONTHS; i++)
			if (fabs(line->side[side].y[i]) > 0.0)
				return false;
	return true;
}

/* What did not exist yet has no history of zeros. */
static void drop_empty_years(const struct month_set *set, struct month_series *line)
{
	line->history = set->history;
	while (line->history > 0 && empty_year(line, set->history - line->history))
		line->history -= YEAR_MONTHS;
}

void month_set_build(struct month_set *set, const struct book *book,
		     const struct filter *filter, const struct month_request *request,
		     struct arena *arena)
{
	struct builder b = {.set = set, .book = book, .by = request->by};
	const struct facts *facts = &book->table[TABLE_SPENDING];
	const struct filter actual = actual_filter(filter, arena);
	*set = (struct month_set){.year = request->year->number, .count = request->count};
	set->list = arena_alloc(arena, (set->count + 1) * sizeof(*set->list));
	for (size_t i = 0; i < set->count; i++) {
		set->list[i].domain = request->keys[2 * i];
		set->list[i].key = request->keys[2 * i + 1];
	}
	find_history(&b, &actual, request->year, arena);
	size_t count;
	uint32_t *rows = filter_rows(&actual, TABLE_SPENDING, &count);
	for (size_t i = 0; i < count; i++) {
		struct month_series *line =
			month_series_find(set, facts->axis[AXIS_DOMAIN][rows[i]],
					  facts_member(facts, request->by, rows[i]));
		if (line)
			add_row(&b, line, rows[i]);
	}
	free(rows);
	for (size_t i = 0; i < set->count; i++)
		drop_empty_years(set, &set->list[i]);
}

struct year_series side_series(const struct month_set *set,
			       const struct month_series *series, size_t side)
{
	return (struct year_series){.months = series->side[side].y + set->history -
					      series->history,
				    .history = series->history,
				    .elapsed = set->elapsed};
}
