/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * cell_audit - what a reader can work out of cells that are hidden
 *
 * Intervals need flows, which are dear; a bridge is exact disclosure whatever the cells
 * hold.
 */
#include "cell_flow.h"

#include <stdlib.h>

enum { GROUND = 0 };

struct audit audit_of_cells(struct audit_cell *cells, size_t count, size_t nodes,
			    struct arena *arena)
{
	struct audit audit = {
		.cells = cells, .count = count, .nodes = nodes, .arena = arena};
	audit_index(&audit);
	return audit;
}

/* Numbers the sums of a table: one per row that has parts and column, and with a total
 * column one per row without parts. Those of rows with parts follow from the others. */
static size_t number_sums(const struct audit_table *table, uint32_t *sum)
{
	uint32_t next = GROUND + 1;
	for (size_t row = 0; row < table->rows; row++)
		sum[row] = GROUND;
	for (size_t row = 0; row < table->rows; row++)
		if (table->parent[row] != AUDIT_NONE)
			sum[table->parent[row]] = 1;
	for (size_t row = 0; row < table->rows; row++) {
		const bool has_parts = sum[row] != GROUND;
		sum[row] = next;
		if (has_parts)
			next += (uint32_t)table->columns;
		else if (table->total_column)
			next++;
		else
			sum[row] = GROUND;
	}
	return next;
}

/* A part flows into its total; in the column of totals everything runs the other way. */
static struct audit_cell cell_of(const struct audit_table *table, const uint32_t *sum,
				 const bool *has_parts, size_t row, size_t column)
{
	const int parent = table->parent[row];
	const uint32_t part = has_parts[row] ? sum[row] + (uint32_t)column : sum[row];
	const uint32_t whole =
		parent == AUDIT_NONE ? (uint32_t)GROUND : sum[parent] + (uint32_t)column;
	const bool turned = table->total_column && column + 1 == table->columns;
	return (struct audit_cell){.from = turned ? whole : part,
				   .to = turned ? part : whole};
}

struct audit audit_of_table(const struct audit_table *table, struct arena *arena)
{
	const size_t count = table->rows * table->columns;
	struct audit_cell *cells = arena_alloc(arena, (count + 1) * sizeof(*cells));
	uint32_t *sum = arena_alloc(arena, (table->rows + 1) * sizeof(*sum));
	bool *has_parts = arena_alloc(arena, (table->rows + 1) * sizeof(*has_parts));
	for (size_t row = 0; row < table->rows; row++)
		if (table->parent[row] != AUDIT_NONE)
			has_parts[table->parent[row]] = true;
	const size_t nodes = number_sums(table, sum);
	for (size_t row = 0; row < table->rows; row++)
		for (size_t column = 0; column < table->columns; column++)
			cells[row * table->columns + column] =
				cell_of(table, sum, has_parts, row, column);
	return audit_of_cells(cells, count, nodes, arena);
}

/* How much a hidden cell can grow or shrink, up to a limit. */
static int64_t play(const struct audit *audit, size_t cell, bool grow, int64_t limit)
{
	const struct audit_cell *one = &audit->cells[cell];
	if (one->from == one->to)
		return limit;
	struct flow flow = grow ? flow_find(audit, cell, one->to, one->from, limit)
				: flow_find(audit, cell, one->from, one->to, limit);
	flow_release(&flow);
	return flow.amount;
}

struct audit_interval audit_interval(const struct audit *audit, size_t cell)
{
	const int64_t value = audit->cells[cell].value;
	const int64_t grow = play(audit, cell, true, FLOW_MAX);
	const int64_t shrink =
		play(audit, cell, false, audit->any_sign ? FLOW_MAX : value);
	return (struct audit_interval){.low = value - shrink,
				       .high = value + grow,
				       .unbounded = grow >= FLOW_MAX};
}

bool audit_is_bridge(const struct audit *audit, size_t cell)
{
	struct audit free_signs = *audit;
	free_signs.any_sign = true;
	return play(&free_signs, cell, true, 1) == 0;
}

/* Everybody but the one person behind a single cell sees no more than is shown; that
 * person also knows the cell. With two ways round there is one left without it; with
 * one way only the cells on it matter. */
bool audit_is_known_to_one(const struct audit *audit, size_t cell, size_t *by)
{
	const struct audit_cell *one = &audit->cells[cell];
	bool known = false;
	if (one->from == one->to)
		return false;
	struct flow way = flow_ways(audit, cell, one->to, one->from, 2);
	for (size_t i = 0; i < audit->count && way.amount == 1 && !known; i++) {
		if (way.net[i] == 0 || !audit->cells[i].single)
			continue;
		audit->cells[i].hidden = false;
		known = audit_is_bridge(audit, cell);
		audit->cells[i].hidden = true;
		if (known && by)
			*by = i;
	}
	flow_release(&way);
	return known;
}

bool audit_is_low(const struct audit *audit, size_t cell)
{
	const int64_t up = audit->cells[cell].up;
	return !audit->any_sign && up > 0 && play(audit, cell, true, up) < up;
}

bool audit_is_narrow(const struct audit *audit, size_t cell)
{
	const struct audit_cell *one = &audit->cells[cell];
	if (audit->any_sign)
		return audit_is_bridge(audit, cell);
	const int64_t limit = one->value < one->width ? one->value : one->width;
	int64_t width = play(audit, cell, false, limit);
	if (width < one->width)
		width += play(audit, cell, true, one->width - width);
	return width < one->width || audit_is_low(audit, cell);
}

bool audit_is_exposed(const struct audit *audit, size_t cell)
{
	const struct audit_cell *one = &audit->cells[cell];
	if (one->width <= 0)
		return false;
	return !one->hidden || audit_is_narrow(audit, cell) ||
	       audit_is_known_to_one(audit, cell, NULL);
}

size_t audit_exposed(const struct audit *audit)
{
	size_t exposed = 0;
	for (size_t i = 0; i < audit->count; i++)
		exposed += audit_is_exposed(audit, i);
	return exposed;
}

bool audit_dominated(int64_t total, int64_t largest, int64_t second, int64_t percent)
{
	const int64_t rest = total - largest - second;
	/* rest < percent / 100 * largest, without a product that could overflow */
	const int64_t whole = largest / 100 * percent;
	const int64_t part = largest % 100 * percent;
	return rest < whole + part / 100 ||
	       (rest == whole + part / 100 && part % 100 > 0);
}
