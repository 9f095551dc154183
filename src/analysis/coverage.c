/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * coverage - which periods of a year a municipality has delivered, whatever the scope
 * narrows it to
 */
#include "coverage.h"

#include "sums.h"

#include <string.h>

static bool is_scope_of_delivery(enum axis axis)
{
	return axis == AXIS_MUNICIPALITY || axis == AXIS_PERIOD || axis == AXIS_YEAR ||
	       axis == AXIS_QUARTER || axis == AXIS_VERSION;
}

static struct covered *last_of(struct coverage *coverage, member municipality, int year)
{
	if (coverage->count == 0)
		return NULL;
	struct covered *last = &coverage->list[coverage->count - 1];
	return last->municipality == municipality && last->year == year ? last : NULL;
}

static struct covered *new_covered(struct coverage *coverage, struct arena *arena)
{
	if (coverage->count == coverage->room) {
		size_t room = coverage->room ? 2 * coverage->room : 16;
		struct covered *list = arena_alloc(arena, room * sizeof(*list));
		if (coverage->count > 0)
			memcpy(list, coverage->list, coverage->count * sizeof(*list));
		coverage->list = list;
		coverage->room = room;
	}
	return &coverage->list[coverage->count++];
}

void coverage_add(struct coverage *coverage, member municipality, struct period period,
		  struct arena *arena)
{
	struct covered *covered = last_of(coverage, municipality, period.year);
	if (!covered) {
		covered = new_covered(coverage, arena);
		covered->municipality = municipality;
		covered->year = period.year;
	}
	enum granularity grain = period_grain(period);
	if (grain == GRAIN_YEAR)
		covered->whole = true;
	else if (grain == GRAIN_QUARTER)
		covered->quarters |= 1U << (period_quarter_number(period) - 1);
	else if (grain == GRAIN_MONTH)
		covered->months |= 1U << (period_month_number(period) - 1);
}

static struct covered *find_covered(const struct coverage *coverage, member municipality,
				    int year)
{
	for (size_t i = 0; i < coverage->count; i++)
		if (coverage->list[i].municipality == municipality &&
		    coverage->list[i].year == year)
			return &coverage->list[i];
	return NULL;
}

/* December is not the end of a year whose closing entries are in the book. */
static void find_closing_later(const struct coverage *coverage,
			       const struct filter *delivered, member stage,
			       struct arena *arena)
{
	const enum axis keys[] = {AXIS_MUNICIPALITY, AXIS_PERIOD};
	const struct entry *periods = delivered->book->axis[AXIS_PERIOD].entries;
	struct filter whole = *delivered;
	whole.until = (struct period){0};
	struct sums sums = sums_build(whole.book, &whole, stage, keys, 2, arena);
	for (size_t i = 0; i < sums.count; i++) {
		const struct period period = periods[sums.list[i].key[1]].period;
		struct covered *covered =
			find_covered(coverage, sums.list[i].key[0], period.year);
		if (covered && period.year == delivered->until.year &&
		    period_grain(period) == GRAIN_CLOSING)
			covered->closing_later = true;
	}
}

/* Cumulative reports of which some are missing. */
static void find_together(const struct coverage *coverage, const struct book *book,
			  member stage)
{
	for (size_t i = 0; i < book->nspans; i++) {
		const struct span *span = &book->spans[i];
		const member m = book_find(book, AXIS_MUNICIPALITY, span->municipality);
		struct covered *covered = find_covered(coverage, m, span->year);
		if (span->stage != stage || !covered ||
		    !(covered->quarters & (1U << (span->to - 1))))
			continue;
		for (int quarter = span->from; quarter <= span->to; quarter++)
			covered->together |= 1U << (quarter - 1);
	}
}

struct coverage coverage_build(const struct book *book, const struct filter *filter,
			       member stage, struct arena *arena)
{
	struct filter delivered = *filter;
	delivered.all = true;
	for (enum axis axis = 0; axis < AXIS_COUNT; axis++)
		if (!is_scope_of_delivery(axis))
			delivered.keep[axis] = NULL;
	const enum axis keys[] = {AXIS_MUNICIPALITY, AXIS_PERIOD};
	struct sums sums = sums_build(book, &delivered, stage, keys, 2, arena);
	struct coverage coverage = {.count = 0};
	for (size_t i = 0; i < sums.count; i++) {
		member period = sums.list[i].key[1];
		coverage_add(&coverage, sums.list[i].key[0],
			     book->axis[AXIS_PERIOD].entries[period].period, arena);
	}
	find_together(&coverage, book, stage);
	if (period_is_set(delivered.until) && period_grain(delivered.until) != GRAIN_YEAR)
		find_closing_later(&coverage, &delivered, stage, arena);
	return coverage;
}

const struct covered *coverage_find(const struct coverage *coverage, member municipality,
				    int year)
{
	return find_covered(coverage, municipality, year);
}

bool covers_quarter(const struct covered *covered, int quarter)
{
	unsigned months = 7U << (3 * (quarter - 1));
	if (covered->together & (1U << (quarter - 1)))
		return false;
	return (covered->quarters & (1U << (quarter - 1))) != 0 ||
	       (covered->months & months) == months;
}

bool covers_year(const struct covered *covered)
{
	if (covered->whole)
		return true;
	if (covered->closing_later)
		return false;
	for (int quarter = 1; quarter <= 4; quarter++)
		if (!covers_quarter(covered, quarter) &&
		    !(covered->together & (1U << (quarter - 1))))
			return false;
	return true;
}

bool covers(const struct covered *covered, struct period period)
{
	enum granularity grain = period_grain(period);
	if (grain == GRAIN_YEAR)
		return covers_year(covered);
	if (grain == GRAIN_QUARTER)
		return covers_quarter(covered, period_quarter_number(period));
	return grain == GRAIN_MONTH &&
	       (covered->months & (1U << (period_month_number(period) - 1))) != 0;
}

struct period covered_until(const struct covered *covered)
{
	int month = covers_year(covered) ? 0 : 12, quarter = month / 3;
	while (month > 0 && !(covered->months & (1U << (month - 1))))
		month--;
	while (quarter > 0 && !(covered->quarters & (1U << (quarter - 1))))
		quarter--;
	if (month > 0)
		return period_month(covered->year, month);
	return quarter > 0 ? period_quarter(covered->year, quarter) : (struct period){0};
}
