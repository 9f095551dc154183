/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * trace_pick - the rows of the book that make one figure
 *
 * Rows are first chosen as the question chooses them, over its whole scope, and only then
 * narrowed to one cell: which version of a budget counts is decided over all of it. What
 * counts when is asked of the same functions that the question asks.
 */
#include "choice.h"
#include "funding.h"
#include "people.h"
#include "sums.h"
#include "trace.h"
#include "trend.h"

#include <stdlib.h>
#include <string.h>

/* What the key columns of a row say, per axis. */
struct keys {
	member is[AXIS_COUNT];
	bool given[AXIS_COUNT];
};

static member member_of(const struct book *book, enum axis axis,
			const struct value *value)
{
	char label[24];
	if (value->type == VALUE_PERIOD)
		return book_find(book, axis,
				 period_label(label, sizeof(label), value->period));
	return value->type == VALUE_NONE ? (member)MEMBER_NONE
					 : book_find(book, axis, value->text);
}

/* In a total, an empty key stands for all members; in a row it is what the rows of the
 * book have there. */
static struct keys keys_of(const struct trace_cell *cell)
{
	struct keys keys = {0};
	for (size_t i = 0; cell && i < cell->table->ncolumns; i++) {
		const struct column *column = &cell->table->columns[i];
		const struct value *value = &cell->cells[i];
		enum axis axis;
		if (!(column->flags & COLUMN_KEY) || !axis_find(column->name, &axis) ||
		    (cell->is_total && value->type == VALUE_NONE))
			continue;
		keys.given[axis] = true;
		keys.is[axis] = member_of(cell->book, axis, value);
	}
	return keys;
}

member trace_member(const struct book *book, enum table_id table, enum axis axis,
		    size_t row)
{
	const struct facts *facts = &book->table[table];
	if (axis < AXIS_STORED)
		return facts_member(facts, axis, row);
	const member *of = axis == AXIS_YEAR ? book->year_of : book->quarter_of;
	return of[facts_member(facts, AXIS_PERIOD, row)];
}

static bool has_keys(const struct book *book, enum table_id table,
		     const struct keys *keys, size_t row)
{
	for (enum axis axis = 0; axis < AXIS_COUNT; axis++)
		if (keys->given[axis] &&
		    trace_member(book, table, axis, row) != keys->is[axis])
			return false;
	return true;
}

void trace_line_add(struct trace_lines *lines, size_t row)
{
	lines->rows =
		xgrow(lines->rows, &lines->room, lines->count + 1, sizeof(*lines->rows));
	lines->rows[lines->count++] = (uint32_t)row;
}

static bool on_side(const struct book *book, enum plan_side side, size_t row)
{
	const bool revenue =
		trace_member(book, TABLE_SPENDING, AXIS_SIDE, row) == SIDE_REVENUE;
	return side == SIDE_OF_NET || (side == SIDE_OF_REVENUE) == revenue;
}

int64_t trace_counted(const struct book *book, const struct trace_lines *lines,
		      size_t row)
{
	const int64_t value = book->table[lines->table].value[row];
	const bool minus =
		lines->table == TABLE_SPENDING && lines->side == SIDE_OF_NET &&
		trace_member(book, TABLE_SPENDING, AXIS_STAGE, row) != STAGE_FUNDING &&
		!on_side(book, SIDE_OF_EXPENSE, row);
	return minus ? -value : value;
}

static void pick_plan(const struct trace_cell *cell, const struct plan *plan,
		      enum plan_measure measure, struct trace_lines *lines)
{
	const struct book *book = cell->book;
	const struct keys keys = keys_of(cell);
	size_t count;
	uint32_t *rows = filter_rows(&plan->rows, TABLE_SPENDING, &count);
	for (size_t i = 0; i < count; i++) {
		const member m = trace_member(book, TABLE_SPENDING, AXIS_PERIOD, rows[i]);
		const struct plan_year *year = plan_year_find(
			plan,
			trace_member(book, TABLE_SPENDING, AXIS_MUNICIPALITY, rows[i]),
			trace_member(book, TABLE_SPENDING, AXIS_YEAR, rows[i]));
		if (has_keys(book, TABLE_SPENDING, &keys, rows[i]) &&
		    on_side(book, lines->side, rows[i]) && year &&
		    plan_takes(year, measure,
			       trace_member(book, TABLE_SPENDING, AXIS_STAGE, rows[i]),
			       book->axis[AXIS_PERIOD].entries[m].period))
			trace_line_add(lines, rows[i]);
	}
	free(rows);
}

/* A total of the own allocation holds the domains that the table shows. */
static bool shows_domain(const struct trace_cell *cell, member domain)
{
	const int column = table_column(cell->table, "domain");
	for (size_t row = 0; row < cell->table->nrows; row++) {
		const struct value *cells =
			&cell->table->cells[row * cell->table->ncolumns];
		if (domain != MEMBER_NONE &&
		    member_of(cell->book, AXIS_DOMAIN, &cells[column]) == domain)
			return true;
	}
	return false;
}

static void pick_allocation(const struct trace_cell *cell, const struct plan *plan,
			    struct trace_lines *lines)
{
	const struct keys keys = keys_of(cell);
	size_t count;
	uint32_t *rows = filter_rows(&plan->funding_rows, TABLE_SPENDING, &count);
	for (size_t i = 0; i < count; i++)
		if (has_keys(cell->book, TABLE_SPENDING, &keys, rows[i]) &&
		    shows_domain(cell, trace_member(cell->book, TABLE_SPENDING,
						    AXIS_DOMAIN, rows[i])))
			trace_line_add(lines, rows[i]);
	free(rows);
}

/* The line of a statement says side and reserves in one word. */
static void read_line(const struct trace_cell *cell, struct plan_request *request,
		      struct trace_lines *lines)
{
	const int column = table_column(cell->table, "line");
	if (column < 0)
		return;
	const char *line = cell->cells[column].text;
	request->order = PLAN_BY_PROGRAMME;
	request->reserves = strncmp(line, "reserve_", 8) == 0;
	const bool revenue =
		strcmp(line, "revenue") == 0 || strcmp(line, "reserve_withdrawal") == 0;
	lines->side = revenue ? SIDE_OF_REVENUE : SIDE_OF_EXPENSE;
}

static void pick_position(const struct trace_cell *cell, struct trace_lines *lines)
{
	struct plan_request request = {.order = PLAN_BY_FIELD};
	struct plan plan;
	read_line(cell, &request, lines);
	plan_build(&plan, cell->book, cell->filter, &request, &cell->report->arena);
	if (cell->rule->what == TRACE_OWN_FUNDING)
		pick_allocation(cell, &plan, lines);
	else
		pick_plan(cell, &plan, (enum plan_measure)cell->rule->what, lines);
}

static void pick_cluster(const struct trace_cell *cell, struct trace_lines *lines)
{
	struct arena *arena = &cell->report->arena;
	const struct filter scope = funding_scope(cell->book, cell->filter, cell->report);
	if (cell->rule->what == TRACE_NET_COST) {
		const struct plan_request request = {.order = PLAN_BY_CLUSTER};
		struct plan plan;
		plan_build(&plan, cell->book, &scope, &request, arena);
		enum plan_measure measure = funding_net_cost(&plan);
		if (measure == PLAN_CHOSEN)
			measure = plan.stage == STAGE_REVISED ? PLAN_REVISED
							      : PLAN_ORIGINAL;
		pick_plan(cell, &plan, measure, lines);
		return;
	}
	const struct filter funding =
		funding_filter(&scope, cell->rule->what == TRACE_OTHER_GRANTS, arena);
	const struct keys keys = keys_of(cell);
	size_t count;
	uint32_t *rows = filter_rows(&funding, TABLE_SPENDING, &count);
	for (size_t i = 0; i < count; i++)
		if (has_keys(cell->book, TABLE_SPENDING, &keys, rows[i]))
			trace_line_add(lines, rows[i]);
	free(rows);
}

void trace_spending(const struct filter *filter, member stage,
		    const struct trace_cell *keys, struct arena *arena,
		    struct trace_lines *lines)
{
	const struct book *book = filter->book;
	const struct keys only = keys_of(keys);
	const struct filter scope = filter_stage(filter, stage, arena);
	const struct stage_rule rule = stage_rule(book, stage, arena);
	size_t count;
	uint32_t *rows = filter_rows(&scope, TABLE_SPENDING, &count);
	for (size_t i = 0; i < count; i++)
		if (has_keys(book, TABLE_SPENDING, &only, rows[i]) &&
		    on_side(book, lines->side, rows[i]) &&
		    stage_rule_takes(
			    &rule,
			    trace_member(book, TABLE_SPENDING, AXIS_STAGE, rows[i]),
			    trace_member(book, TABLE_SPENDING, AXIS_MUNICIPALITY,
					 rows[i]),
			    trace_member(book, TABLE_SPENDING, AXIS_YEAR, rows[i])))
			trace_line_add(lines, rows[i]);
	free(rows);
}

/* Is there a key column of this name? */
static bool has_key(const struct trace_cell *cell, const char *name)
{
	const int column = table_column(cell->table, name);
	return column >= 0 && (cell->table->columns[column].flags & COLUMN_KEY);
}

static void pick_sum(const struct trace_cell *cell, struct trace_lines *lines)
{
	struct arena *arena = &cell->report->arena;
	const bool time = has_key(cell, "year") || has_key(cell, "quarter") ||
			  has_key(cell, "period");
	const struct choice choice = choice_make(cell->filter, has_key(cell, "stage"),
						 time, cell->report, arena);
	lines->side = (enum plan_side)cell->rule->what;
	trace_spending(&choice.filter, choice.stage, cell, arena, lines);
}

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

static int pick_series(const struct trace_cell *cell, struct trace_lines *lines,
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
static void pick_people(const struct trace_cell *cell, struct trace_lines *lines)
{
	const struct book *book = cell->book;
	const struct keys keys = keys_of(cell);
	const member indicator = cell->rule->what == INDICATOR_STOCK
					 ? keys.is[AXIS_INDICATOR]
					 : (member)cell->rule->what;
	struct headcount *heads;
	const size_t count = people_collect(book, cell->filter, AXIS_DOMAIN, &heads,
					    &cell->report->arena);
	struct keys only = keys;
	only.is[AXIS_INDICATOR] = indicator;
	lines->table = TABLE_CASELOAD;
	for (size_t i = 0; i < count; i++)
		if (has_keys(book, TABLE_CASELOAD, &only, heads[i].row))
			trace_line_add(lines, heads[i].row);
}

int trace_pick(const struct trace_cell *cell, enum plan_side side,
	       struct trace_lines *lines, struct diags *diags)
{
	*lines = (struct trace_lines){.table = TABLE_SPENDING, .side = side};
	switch (cell->kind->source) {
	case TRACE_PLAN:
		pick_position(cell, lines);
		return 0;
	case TRACE_SUMS:
		pick_sum(cell, lines);
		return 0;
	case TRACE_CLUSTERS:
		pick_cluster(cell, lines);
		return 0;
	case TRACE_SERIES:
		return pick_series(cell, lines, diags);
	case TRACE_PEOPLE:
		pick_people(cell, lines);
		return 0;
	case TRACE_NOTHING:
		break;
	}
	return 0;
}
