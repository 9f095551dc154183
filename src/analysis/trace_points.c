/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * trace_points - the rows behind a point of a trend and behind a count of people
 */
#include "people.h"
#include "sums.h"
#include "trace.h"
#include "trend.h"

#include <stdlib.h>

/* The series and point of a row: they are listed in the order of the set. */
static const struct series *series_at(const struct trend *trend, size_t row,
				      const struct point **point)
{
	for (size_t i = 0; i < trend->set.count; i++) {
		const struct series *series = &trend->set.list[i];
		*point = &series->points[row];
		if (row < series->count)
			return series;
		row -= series->count;
	}
	return NULL;
}

static void pick_money_point(const struct trend *trend, const struct series *series,
			     struct period slot, struct trace_lines *lines)
{
	static const enum plan_side sides[] = {[MEASURE_NET] = SIDE_OF_NET,
					       [MEASURE_EXPENSE] = SIDE_OF_EXPENSE,
					       [MEASURE_REVENUE] = SIDE_OF_REVENUE};
	const struct book *book = trend->book;
	struct trace_lines all = {.side = sides[trend->request.measure]};
	lines->side = all.side;
	trace_spending(&trend->filter, trend->request.stage, NULL, trend->arena, &all);
	for (size_t i = 0; i < all.count; i++) {
		const member m =
			trace_member(book, TABLE_SPENDING, AXIS_PERIOD, all.rows[i]);
		if (trace_member(book, TABLE_SPENDING, AXIS_MUNICIPALITY, all.rows[i]) ==
			    series->municipality &&
		    trace_member(book, TABLE_SPENDING, trend->request.axis,
				 all.rows[i]) == series->key &&
		    series_slot_takes(slot, book->axis[AXIS_PERIOD].entries[m].period,
				      false))
			trace_line_add(lines, all.rows[i]);
	}
	free(all.rows);
}

static void pick_people_point(const struct trend *trend, const struct series *series,
			      struct period slot, struct trace_lines *lines)
{
	const bool stock = series_is_stock(&trend->request);
	struct headcount *heads;
	const size_t count = people_collect(trend->book, &trend->filter,
					    trend->request.axis, &heads, trend->arena);
	lines->table = TABLE_CASELOAD;
	for (size_t i = 0; i < count; i++) {
		if (heads[i].indicator != trend->request.indicator ||
		    heads[i].municipality != series->municipality ||
		    heads[i].key != series->key ||
		    !series_slot_takes(slot, heads[i].period, stock))
			continue;
		if (stock)
			lines->count = 0; /* a later one stands for the slot */
		trace_line_add(lines, heads[i].row);
	}
}

int trace_pick_series(const struct trace_cell *cell, struct trace_lines *lines,
		      struct diags *diags)
{
	struct trend trend = {.book = cell->book,
			      .report = cell->report,
			      .arena = &cell->report->arena};
	const struct point *point;
	if (trend_build(&trend, cell->filter, cell->opts, diags) < 0)
		return -1;
	const struct series *series = series_at(&trend, cell->row, &point);
	if (trend.request.measure == MEASURE_PER_1000)
		return diag_usage(diags, NULL,
				  "--column: 'value' is calculated from people and "
				  "inhabitants; trace --measure people, and "
				  "caseload.caseload with indicator=inhabitants");
	if (series && measure_is_money(trend.request.measure))
		pick_money_point(&trend, series, point->period, lines);
	else if (series)
		pick_people_point(&trend, series, point->period, lines);
	return 0;
}

/* A count is one line: the first column of a row of population is of its own kind. */
void trace_pick_people(const struct trace_cell *cell, struct trace_lines *lines)
{
	const struct book *book = cell->book;
	const struct trace_keys keys = trace_keys_of(cell);
	const member indicator = cell->rule->what == INDICATOR_STOCK
					 ? keys.is[AXIS_INDICATOR]
					 : (member)cell->rule->what;
	/* benefits stand per scheme, everybody else per domain */
	const enum axis axis = keys.is[AXIS_SCHEME] ? AXIS_SCHEME : AXIS_DOMAIN;
	struct headcount *heads;
	const size_t count =
		people_collect(book, cell->filter, axis, &heads, &cell->report->arena);
	struct trace_keys only = keys;
	only.is[AXIS_INDICATOR] = indicator;
	lines->table = TABLE_CASELOAD;
	for (size_t i = 0; i < count; i++)
		if (trace_has_keys(book, TABLE_CASELOAD, &only, heads[i].row))
			trace_line_add(lines, heads[i].row);
}
