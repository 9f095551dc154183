/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * accruals - what was set aside in the ledger for late bills
 */
#include "accruals.h"

#include <string.h>

const struct pivot *runoff_declared(const struct runoff *r, enum axis axis, bool booking)
{
	enum axis axes[BY_MAX + 2];
	size_t count = 0;
	for (; count < r->by->count; count++)
		axes[count] = r->by->axes[count];
	axes[count++] = axis;
	if (booking)
		axes[count++] = AXIS_PERIOD;
	const struct filter own = late_filter(r->filter, r->arena);
	return pivot_build(r->book, TABLE_DECLARATIONS, &own, axes, count, NULL, 0,
			   r->arena);
}

struct period runoff_period(const struct runoff *r, enum axis axis, member m)
{
	return r->book->axis[axis].entries[m].period;
}

const struct late_series *runoff_series_of(const struct runoff *r,
					   const struct pivot *pivot, size_t row)
{
	return late_series_find(&r->answer.set, r->by,
				&pivot->rows[row * pivot->row_axes]);
}

static void find_groups(struct accruals *a)
{
	const struct runoff *r = a->r;
	a->groups = runoff_declared(a->r, AXIS_GROUP, false);
	a->group_series = arena_alloc(r->arena, (a->groups->nrows + 1) *
							sizeof(struct late_series *));
	a->takes_all = arena_alloc(r->arena, r->answer.set.count * sizeof(*a->takes_all));
	for (size_t row = 0; row < a->groups->nrows; row++) {
		const struct late_series *series = runoff_series_of(a->r, a->groups, row);
		a->group_series[row] = series;
		if (series && pivot_row(a->groups, row, r->by->count) == MEMBER_NONE)
			a->takes_all[series - r->answer.set.list] = true;
	}
}

static bool is_declared(const struct accruals *a, const struct late_series *series,
			member group)
{
	const size_t at = a->r->by->count;
	for (size_t row = 0; row < a->groups->nrows; row++)
		if (pivot_row(a->groups, row, at) == group &&
		    a->group_series[row] == series)
			return true;
	return false;
}

static bool add_sums(const struct accruals *a, const struct sums *sums,
		     const struct late_series *series, int year, cents *out)
{
	const bool all = a->takes_all[series - a->r->answer.set.list];
	bool found = false;
	for (size_t i = 0; i < sums->count; i++) {
		const struct sum *sum = &sums->list[i];
		if (memcmp(sum->key, series->key, a->r->by->count * sizeof(*sum->key)) !=
			    0 ||
		    runoff_period(a->r, AXIS_YEAR, sum->key[a->nkeys - 1]).year != year ||
		    !cell_known(&sum->expense) ||
		    (!all && !is_declared(a, series, sum->key[a->nkeys - 2])))
			continue;
		*out += sum->expense.value;
		found = true;
	}
	return found;
}

bool accruals_of(const struct accruals *a, const struct late_series *series, int year,
		 cents *out)
{
	return add_sums(a, &a->accrued, series, year, out) ||
	       add_sums(a, &a->closed, series, year, out);
}

bool accruals_know(const struct accruals *a, int year)
{
	for (size_t i = 0; i < a->ledger.count; i++)
		if (runoff_period(a->r, AXIS_YEAR, a->ledger.list[i].key[0]).year == year)
			return true;
	return false;
}

void accruals_build(struct accruals *a, const struct runoff *r)
{
	static const member accrual[] = {ENTRY_ACCRUAL}, closing[] = {ENTRY_CLOSING};
	*a = (struct accruals){.r = r};
	enum axis axes[SUM_KEYS];
	for (; a->nkeys < r->by->count; a->nkeys++)
		axes[a->nkeys] = r->by->axes[a->nkeys];
	axes[a->nkeys++] = AXIS_GROUP;
	axes[a->nkeys++] = AXIS_YEAR;
	const struct filter own = late_filter(r->filter, r->arena);
	const struct filter accrued = filter_only(&own, AXIS_ENTRY, accrual, 1, r->arena);
	const struct filter closed = filter_only(&own, AXIS_ENTRY, closing, 1, r->arena);
	a->accrued =
		sums_build(r->book, &accrued, STAGE_ACTUAL, axes, a->nkeys, r->arena);
	a->closed = sums_build(r->book, &closed, STAGE_ACTUAL, axes, a->nkeys, r->arena);
	a->ledger =
		sums_build(r->book, &own, STAGE_ACTUAL, &axes[a->nkeys - 1], 1, r->arena);
	find_groups(a);
}
