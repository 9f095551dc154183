/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * filter - which rows a question is about
 */
#include "pivot.h"

#include "facts.h"

#include <string.h>

struct filter filter_only(const struct filter *filter, enum axis axis,
			  const member *members, size_t count, struct arena *arena)
{
	struct filter only = *filter;
	const unsigned char *before = filter->keep[axis];
	unsigned char *keep = arena_alloc(arena, filter->book->axis[axis].count);
	for (size_t i = 0; i < count; i++)
		keep[members[i]] = !before || before[members[i]];
	only.keep[axis] = keep;
	return only;
}

/* Axes that only amounts of money have: a filter on them does not touch the other
 * tables. */
static const uint32_t spending_axes = AXIS_BIT(AXIS_STAGE) | AXIS_BIT(AXIS_SIDE) |
				      AXIS_BIT(AXIS_NATURE) | AXIS_BIT(AXIS_ENTRY) |
				      AXIS_BIT(AXIS_KIND);

/* An assignment lies in no period: its term is looked at by those who ask. */
static const uint32_t time_axes = AXIS_BIT(AXIS_PERIOD) | AXIS_BIT(AXIS_YEAR) |
				  AXIS_BIT(AXIS_QUARTER) | AXIS_BIT(AXIS_VERSION);

static bool keeps_members(const struct filter *filter, enum table_id table, size_t row)
{
	const struct facts *facts = &filter->book->table[table];
	for (size_t a = 0; a < AXIS_COUNT; a++) {
		if (!filter->keep[a])
			continue;
		if (table != TABLE_SPENDING && (spending_axes & AXIS_BIT(a)))
			continue;
		if (table == TABLE_ASSIGNMENTS && (time_axes & AXIS_BIT(a)))
			continue;
		const member m = fact_member(filter->book, facts, (enum axis)a, row);
		if (!filter->keep[a][m])
			return false;
	}
	return true;
}

static int last_month(struct period period)
{
	switch (period_grain(period)) {
	case GRAIN_MONTH:
		return period_month_number(period);
	case GRAIN_QUARTER:
		return 3 * period_quarter_number(period);
	case GRAIN_YEAR:
	case GRAIN_CLOSING:
		return 12;
	case GRAIN_OPENING:
		break;
	}
	return 0;
}

/* Whether a period of the year that runs belongs to it up to and including `until`. A
 * budget is set for the year as a whole; an outcome of the whole year says nothing
 * about its first months. */
static bool in_running_year(struct period until, struct period period,
			    enum table_id table, member stage)
{
	if (period_grain(until) == GRAIN_YEAR)
		return true;
	switch (period_grain(period)) {
	case GRAIN_OPENING:
		return true;
	case GRAIN_CLOSING:
		return false;
	case GRAIN_YEAR:
		return table != TABLE_SPENDING || stage != STAGE_ACTUAL;
	case GRAIN_QUARTER:
	case GRAIN_MONTH:
		break;
	}
	return last_month(period) <= last_month(until);
}

static bool in_time(const struct filter *filter, enum table_id table, size_t row)
{
	if (!period_is_set(filter->until) || table == TABLE_ASSIGNMENTS)
		return true;
	const struct book *book = filter->book;
	const struct facts *facts = &book->table[table];
	const member m = fact_member(book, facts, AXIS_PERIOD, row);
	const struct period period = book->axis[AXIS_PERIOD].entries[m].period;
	if (!period_is_set(period) || period.year > filter->until.year)
		return false;
	if (period.year < filter->until.year)
		return filter->history;
	return in_running_year(filter->until, period, table,
			       fact_member(book, facts, AXIS_STAGE, row));
}

/* The result of the year (0.11) would be counted twice, reserves (0.10) stand apart,
 * and without --all only the social domain is asked for. */
static bool in_scope(const struct filter *filter, size_t row)
{
	const struct book *book = filter->book;
	const struct facts *facts = &book->table[TABLE_SPENDING];
	const member task_field = facts->axis[AXIS_TASK_FIELD][row];
	if (task_field != MEMBER_NONE && task_field == book->task_result)
		return false;
	if (filter->all)
		return true;
	if (task_field != MEMBER_NONE && task_field == book->task_reserves)
		return false;
	if (facts->axis[AXIS_DOMAIN][row] != MEMBER_NONE)
		return true;
	return facts->axis[AXIS_STAGE][row] == STAGE_FUNDING &&
	       book->social_cluster[facts->axis[AXIS_CLUSTER][row]];
}

bool filter_passes(const struct filter *filter, enum table_id table, size_t row)
{
	const struct book *book = filter->book;
	const member municipality =
		fact_member(book, &book->table[table], AXIS_MUNICIPALITY, row);
	if (municipality != MEMBER_NONE && municipality == book->peer_total)
		return false;
	if (table == TABLE_SPENDING && !in_scope(filter, row))
		return false;
	return keeps_members(filter, table, row) && in_time(filter, table, row);
}
