/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * cube - the rolled-up book itself, as rows that the importer `cube` reads back
 *
 * Machines can each reduce their part and one adds them up. Axes that are empty
 * everywhere are left out; versions are all kept. Clients are not: no output is broken
 * down by client.
 */
#include "analysis.h"
#include "disclosure.h"
#include "headcounts.h"
#include "sums.h"

#include <stdlib.h>

/* Which optional parts the rows of this book fill. */
struct cube {
	const struct book *book;
	const struct filter *filter;
	struct report *report;
	enum axis axes[AXIS_STORED]; /* columns after table and version */
	size_t naxes;
	const bool *hidden_count; /* by row of the caseload */
	int64_t hidden, people_unknown;
};

static const struct column before[] = {
	{.name = "table", .type = VALUE_CODE, .flags = COLUMN_KEY},
	{.name = "version", .type = VALUE_CODE, .flags = COLUMN_KEY},
};

static const struct column after[] = {
	{.name = "value", .type = VALUE_MONEY},
	{.name = "quantity", .type = VALUE_QUANTITY},
	{.name = "unit", .type = VALUE_CODE},
	{.name = "cells", .type = VALUE_COUNT},
	{.name = "unknown", .type = VALUE_COUNT},
	{.name = "people", .type = VALUE_COUNT},
};

enum { TABLE, VERSION, BEFORE };
enum { VALUE, QUANTITY, UNIT, CELLS, UNKNOWN, PEOPLE, AFTER };

static bool is_used(const struct book *book, enum axis axis)
{
	for (size_t t = 0; t < TABLE_COUNT; t++) {
		const struct facts *facts = &book->table[t];
		for (size_t row = 0; facts->axis[axis] && row < facts->rows; row++)
			if (facts->axis[axis][row] != MEMBER_NONE)
				return true;
	}
	return false;
}

static void find_axes(struct cube *cube)
{
	for (enum axis axis = 0; axis < AXIS_STORED; axis++)
		if (axis != AXIS_VERSION && axis != AXIS_UNIT && !axis_is_private(axis) &&
		    is_used(cube->book, axis))
			cube->axes[cube->naxes++] = axis;
}

static struct table *new_table(const struct cube *cube)
{
	struct column columns[BEFORE + AXIS_STORED + AFTER];
	size_t count = 0;
	for (size_t i = 0; i < BEFORE; i++)
		columns[count++] = before[i];
	for (size_t i = 0; i < cube->naxes; i++) {
		enum axis axis = cube->axes[i];
		bool period = axis == AXIS_PERIOD || axis == AXIS_CARE_PERIOD;
		columns[count++] =
			(struct column){.name = axis_name(axis),
					.type = period ? VALUE_PERIOD : VALUE_CODE,
					.flags = COLUMN_KEY};
	}
	for (size_t i = 0; i < AFTER; i++)
		columns[count++] = after[i];
	return report_table(cube->report, "cube", "cube", columns, count);
}

/* Plain codes, the same in every language: the file is read back by a machine. */
static struct value member_value(const struct cube *cube, enum axis axis, member m)
{
	if (axis == AXIS_PERIOD || axis == AXIS_CARE_PERIOD)
		return value_period(cube->book->axis[axis].entries[m].period);
	return value_code(cube->report, book_code(cube->book, axis, m));
}

static void fill_measures(const struct cube *cube, enum table_id id, size_t row,
			  struct value *cells)
{
	const struct facts *facts = &cube->book->table[id];
	bool money = id != TABLE_CASELOAD;
	if (facts->cells[row] > facts->unknown[row])
		cells[VALUE] = money ? value_money(facts->value[row])
				     : value_quantity(facts->value[row]);
	if (facts->quantity && facts->quantity[row] != 0)
		cells[QUANTITY] = value_quantity(facts->quantity[row]);
	cells[UNIT] = member_value(cube, AXIS_UNIT, facts_member(facts, AXIS_UNIT, row));
	cells[CELLS] = value_count(facts->cells[row]);
	cells[UNKNOWN] = value_count(facts->unknown[row]);
}

/* Beside the social domain go the rows that its questions need: reserves stand in the
 * statement, and public health (7.1) shares a cluster with it. */
static bool belongs(const struct cube *cube, enum table_id id, size_t row)
{
	if (filter_passes(cube->filter, id, row))
		return true;
	if (id != TABLE_SPENDING)
		return false;
	const struct book *book = cube->book;
	const struct facts *facts = &book->table[id];
	const member field = facts_member(facts, AXIS_TASK_FIELD, row);
	struct filter wide = *cube->filter;
	wide.all = true;
	return ((field != MEMBER_NONE && field == book->task_reserves) ||
		book->social_cluster[facts_member(facts, AXIS_CLUSTER, row)]) &&
	       filter_passes(&wide, id, row);
}

/* Counts that are hidden where they stand for a whole product, district and so on, and
 * every other small one. */
static void find_hidden_counts(struct cube *cube, struct arena *arena)
{
	static const enum axis wholes[] = {AXIS_DOMAIN,   AXIS_GROUP,    AXIS_PRODUCT,
					   AXIS_PROVIDER, AXIS_REFERRER, AXIS_DISTRICT,
					   AXIS_SCHEME};
	const struct facts *facts = &cube->book->table[TABLE_CASELOAD];
	bool *hidden = arena_alloc(arena, facts->rows + 1);
	cube->hidden_count = hidden;
	for (size_t row = 0; row < facts->rows; row++)
		hidden[row] = headcount_is_small(cube->book, row);
	for (size_t i = 0; i < sizeof(wholes) / sizeof(wholes[0]); i++) {
		struct headcount *heads;
		const size_t count = people_collect(cube->book, cube->filter, wholes[i],
						    &heads, arena);
		for (size_t k = 0; k < count; k++)
			hidden[heads[k].row] |= heads[k].hidden;
	}
}

/* Along product, provider, referrer or district. */
static bool is_crossed(const struct facts *facts, size_t row)
{
	for (size_t axis = 0; axis < AXIS_STORED; axis++)
		if (disclosure_is_crossing((enum axis)axis) &&
		    facts_member(facts, (enum axis)axis, row) != MEMBER_NONE)
			return true;
	return false;
}

/* A rolled-up book no longer knows on how many people a billed amount rests. What is
 * hidden reads back as not known. */
static void hide_row(struct cube *cube, enum table_id id, size_t row, struct value *cells)
{
	const struct facts *facts = &cube->book->table[id];
	const bool crossed = id != TABLE_CASELOAD && is_crossed(facts, row);
	if (cube->book->privacy.internal)
		return;
	cube->people_unknown += id == TABLE_SPENDING && crossed;
	if (id == TABLE_CASELOAD ? !cube->hidden_count[row]
				 : id != TABLE_DECLARATIONS || !crossed)
		return;
	cells[VALUE] = value_hidden(cube->report);
	if (cells[QUANTITY].type != VALUE_NONE)
		cells[QUANTITY] = value_hidden(cube->report);
	cells[UNKNOWN] = cells[CELLS];
	cube->hidden++;
}

static void add_rows(struct cube *cube, enum table_id id, struct table *table)
{
	const struct facts *facts = &cube->book->table[id];
	for (size_t row = 0; row < facts->rows; row++) {
		if (!belongs(cube, id, row))
			continue;
		struct value *cells = table_row(table);
		cells[TABLE] = value_code(cube->report, table_name(id));
		cells[VERSION] = member_value(cube, AXIS_VERSION,
					      facts_member(facts, AXIS_VERSION, row));
		for (size_t i = 0; i < cube->naxes; i++)
			cells[BEFORE + i] =
				member_value(cube, cube->axes[i],
					     facts_member(facts, cube->axes[i], row));
		fill_measures(cube, id, row, cells + BEFORE + cube->naxes);
		hide_row(cube, id, row, cells + BEFORE + cube->naxes);
	}
}

static int run(const struct book *book, const struct filter *filter, const void *opts,
	       struct report *report, struct diags *diags)
{
	(void)opts;
	(void)diags;
	struct cube cube = {.book = book, .filter = filter, .report = report};
	struct arena arena;
	arena_init(&arena);
	find_axes(&cube);
	find_hidden_counts(&cube, &arena);
	struct table *table = new_table(&cube);
	for (enum table_id id = 0; id < TABLE_COUNT; id++)
		add_rows(&cube, id, table);
	if (table->nrows == 0)
		report_finding(report, FINDING_no_data, value_none(), value_none());
	if (cube.people_unknown > 0)
		report_finding(report, FINDING_people_not_known, value_none(),
			       value_count(cube.people_unknown));
	disclosure_found(report, table, cube.hidden);
	arena_release(&arena);
	return 0;
}

/* Every axis but those that stand for one person. */
#define ALL_AXES                              \
	(((UINT32_C(1) << AXIS_STORED) - 1) & \
	 ~(AXIS_BIT(AXIS_CLIENT) | AXIS_BIT(AXIS_ASSIGNMENT)))

const struct analysis analysis_cube = {
	.name = "cube",
	.needs = {.axes = {[TABLE_SPENDING] = ALL_AXES,
			   [TABLE_DECLARATIONS] = ALL_AXES,
			   [TABLE_CASELOAD] = ALL_AXES,
			   [TABLE_BENEFITS] = ALL_AXES}},
	.run = run,
	.read_back = true,
};
