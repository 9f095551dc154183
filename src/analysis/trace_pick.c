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
#include "sums.h"
#include "trace.h"

#include <stdlib.h>
#include <string.h>

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

struct trace_keys trace_keys_of(const struct trace_cell *cell)
{
	struct trace_keys keys = {0};
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

bool trace_has_keys(const struct book *book, enum table_id table,
		    const struct trace_keys *keys, size_t row)
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
	const struct trace_keys keys = trace_keys_of(cell);
	size_t count;
	uint32_t *rows = filter_rows(&plan->rows, TABLE_SPENDING, &count);
	for (size_t i = 0; i < count; i++) {
		const member m = trace_member(book, TABLE_SPENDING, AXIS_PERIOD, rows[i]);
		const struct plan_year *year = plan_year_find(
			plan,
			trace_member(book, TABLE_SPENDING, AXIS_MUNICIPALITY, rows[i]),
			trace_member(book, TABLE_SPENDING, AXIS_YEAR, rows[i]));
		if (trace_has_keys(book, TABLE_SPENDING, &keys, rows[i]) &&
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
	const struct trace_keys keys = trace_keys_of(cell);
	size_t count;
	uint32_t *rows = filter_rows(&plan->funding_rows, TABLE_SPENDING, &count);
	for (size_t i = 0; i < count; i++)
		if (trace_has_keys(cell->book, TABLE_SPENDING, &keys, rows[i]) &&
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
	const struct trace_keys keys = trace_keys_of(cell);
	size_t count;
	uint32_t *rows = filter_rows(&funding, TABLE_SPENDING, &count);
	for (size_t i = 0; i < count; i++)
		if (trace_has_keys(cell->book, TABLE_SPENDING, &keys, rows[i]))
			trace_line_add(lines, rows[i]);
	free(rows);
}

void trace_spending(const struct filter *filter, member stage,
		    const struct trace_cell *keys, struct arena *arena,
		    struct trace_lines *lines)
{
	const struct book *book = filter->book;
	const struct trace_keys only = trace_keys_of(keys);
	const struct filter scope = filter_stage(filter, stage, arena);
	const struct stage_rule rule = stage_rule(book, stage, arena);
	size_t count;
	uint32_t *rows = filter_rows(&scope, TABLE_SPENDING, &count);
	for (size_t i = 0; i < count; i++)
		if (trace_has_keys(book, TABLE_SPENDING, &only, rows[i]) &&
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
		return trace_pick_series(cell, lines, diags);
	case TRACE_PEOPLE:
		trace_pick_people(cell, lines);
		return 0;
	case TRACE_NOTHING:
		break;
	}
	return 0;
}
