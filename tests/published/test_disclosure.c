/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_disclosure - what hidden cells give away, against published results
 *
 * Cases S01 to S03 and S06 to S08 of the methods study (Handbook on Statistical
 * Disclosure Control, 2nd edition; Geurts 1992; problem data of R's sdcTable; the audits
 * of S02, S06 and S07 were computed with HiGHS), and random tables against every table
 * that a reader could fill in.
 */
#include "cell_audit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { ROWS_MAX = 8, COLUMNS_MAX = 6, THRESHOLD = 5 };

/* Rows by columns with margins: the last row and column are the totals. */
struct grid {
	struct arena arena;
	size_t rows, columns;
	struct audit audit;
	int parent[ROWS_MAX];
};

static void grid_init(struct grid *grid, size_t rows, size_t columns, const int *inner)
{
	arena_init(&grid->arena);
	grid->rows = rows + 1;
	grid->columns = columns + 1;
	for (size_t row = 0; row < rows; row++)
		grid->parent[row] = (int)rows;
	grid->parent[rows] = AUDIT_NONE;
	const struct audit_table table = {.rows = rows + 1,
					  .columns = columns + 1,
					  .parent = grid->parent,
					  .total_column = true};
	grid->audit = audit_of_table(&table, &grid->arena);
	for (size_t row = 0; row < rows; row++)
		for (size_t column = 0; column < columns; column++) {
			const int value = inner[row * columns + column];
			struct audit_cell *cells = grid->audit.cells;
			cells[row * (columns + 1) + column].value += value;
			cells[row * (columns + 1) + columns].value += value;
			cells[rows * (columns + 1) + column].value += value;
			cells[rows * (columns + 1) + columns].value += value;
		}
	for (size_t i = 0; i < grid->audit.count; i++)
		if (i / (columns + 1) == rows || i % (columns + 1) == columns)
			grid->audit.cells[i].cost = AUDIT_LAST;
}

static struct audit_cell *cell_at(struct grid *grid, size_t row, size_t column)
{
	return &grid->audit.cells[row * grid->columns + column];
}

static void check_interval(struct grid *grid, size_t row, size_t column, int64_t low,
			   int64_t high)
{
	const struct audit_interval found =
		audit_interval(&grid->audit, row * grid->columns + column);
	if (found.low != low || found.high != high || found.unbounded)
		fail_msg("%zu,%zu: [%lld, %lld], expected [%lld, %lld]", row, column,
			 (long long)found.low, (long long)found.high, (long long)low,
			 (long long)high);
}

/* Example 1a: 56600 - 47600 - 8002 = 998. */
static void s01_one_hidden_cell_is_no_secret(void **state)
{
	(void)state;
	const int parent[] = {3, 3, 3, AUDIT_NONE};
	const struct audit_table table = {.rows = 4, .columns = 1, .parent = parent};
	const int64_t values[] = {998, 47600, 8002, 56600};
	struct arena arena;
	arena_init(&arena);
	struct audit audit = audit_of_table(&table, &arena);
	for (size_t i = 0; i < 4; i++)
		audit.cells[i].value = values[i];
	audit.cells[0].hidden = true;
	audit.cells[0].width = 200;
	audit.cells[3].cost = AUDIT_FIXED;
	const struct audit_interval found = audit_interval(&audit, 0);
	assert_int_equal(found.low, 998);
	assert_int_equal(found.high, 998);
	assert_true(audit_is_bridge(&audit, 0));
	assert_int_equal(audit_exposed(&audit), 1);
	assert_int_equal(audit_protect(&audit), 0);
	assert_true(audit.cells[2].hidden); /* the smaller of the two */
	assert_false(audit.cells[1].hidden);
	assert_false(audit_is_bridge(&audit, 0));
	arena_release(&arena);
}

/* Example 3 (Geurts 1992, table 10): cell 0,0 lies in [3, 6]. */
static void s02_interval_of_geurts(void **state)
{
	(void)state;
	/* any values with these margins do: the interval is the reader's */
	static const int inner[] = {5, 2, 1, 2, 3, 3};
	struct grid grid;
	grid_init(&grid, 3, 2, inner);
	for (size_t row = 0; row < 2; row++)
		for (size_t column = 0; column < 2; column++)
			cell_at(&grid, row, column)->hidden = true;
	check_interval(&grid, 0, 0, 3, 6);
	check_interval(&grid, 0, 1, 1, 4);
	check_interval(&grid, 1, 0, 0, 3);
	check_interval(&grid, 1, 1, 0, 3);
	arena_release(&grid.arena);
}

/* Example 2: 110000 of which 52000 and 50000: the second can only say that the first has
 * at most 60000, 15.4 per cent too much. */
static void s03_p_percent_rule(void **state)
{
	(void)state;
	assert_false(audit_dominated(110000, 52000, 50000, 10));
	assert_true(audit_dominated(110000, 52000, 50000, 16));
	/* example 4: 330 of which 300, 20 and 10 */
	assert_true(audit_dominated(330, 300, 20, 10));
	/* exactly at the limit is safe */
	assert_false(audit_dominated(130, 100, 20, 10));
	assert_true(audit_dominated(129, 100, 20, 10));
	/* no product overflows */
	assert_true(audit_dominated(INT64_MAX / 4, INT64_MAX / 4, 0, 10));
}

static void s06_two_way_secondary(void **state)
{
	(void)state;
	static const int inner[] = {20, 50, 10, 19, 8,  19, 22, 13,
				    17, 32, 3,  14, 21, 28, 30, 17};
	struct grid grid;
	grid_init(&grid, 4, 4, inner);
	cell_at(&grid, 2, 2)->hidden = true;
	cell_at(&grid, 2, 2)->width = THRESHOLD;
	assert_int_equal(audit_protect(&grid.audit), 0);
	static const size_t expected[][2] = {{0, 2}, {0, 3}, {2, 2}, {2, 3}};
	size_t hidden = 0;
	int64_t sum = 0;
	for (size_t i = 0; i < grid.audit.count; i++) {
		hidden += grid.audit.cells[i].hidden;
		sum += grid.audit.cells[i].hidden && grid.audit.cells[i].width == 0
			       ? grid.audit.cells[i].value
			       : 0;
	}
	assert_int_equal(hidden, 4);
	assert_int_equal(sum, 43);
	for (size_t i = 0; i < 4; i++)
		assert_true(cell_at(&grid, expected[i][0], expected[i][1])->hidden);
	check_interval(&grid, 0, 2, 0, 13);
	check_interval(&grid, 0, 3, 16, 29);
	check_interval(&grid, 2, 2, 0, 13);
	check_interval(&grid, 2, 3, 4, 17);
	arena_release(&grid.arena);
}

static const size_t s07_hidden[][2] = {{0, 0}, {0, 1}, {0, 2}, {1, 0}, {1, 2},
				       {2, 1}, {2, 3}, {3, 1}, {3, 3}};

static void s07_init(struct grid *grid)
{
	static const int inner[] = {30, 47,  64, 89, 90,  124, 5,   31,
				    92, 100, 59, 85, 800, 991, 651, 685};
	grid_init(grid, 4, 4, inner);
	for (size_t i = 0; i < sizeof(s07_hidden) / sizeof(s07_hidden[0]); i++)
		cell_at(grid, s07_hidden[i][0], s07_hidden[i][1])->hidden = true;
}

/* At least two hidden cells in every line, and w,b = 47 is still known. */
static void s07_two_per_line_is_not_enough(void **state)
{
	(void)state;
	static const int64_t before[][2] = {{25, 94}, {47, 47},    {0, 69},
					    {26, 95}, {0, 69},     {0, 185},
					    {0, 185}, {906, 1091}, {585, 770}};
	static const int64_t after[][2] = {{0, 120}, {0, 141},    {0, 69},
					   {0, 120}, {0, 69},     {0, 185},
					   {0, 185}, {906, 1091}, {585, 770}};
	struct grid grid;
	s07_init(&grid);
	for (size_t i = 0; i < 9; i++)
		check_interval(&grid, s07_hidden[i][0], s07_hidden[i][1], before[i][0],
			       before[i][1]);
	for (size_t i = 0; i < 9; i++)
		assert_int_equal(
			audit_is_bridge(&grid.audit, s07_hidden[i][0] * grid.columns +
							     s07_hidden[i][1]),
			i == 1);
	cell_at(&grid, 1, 1)->hidden = true; /* x,b makes it safe */
	for (size_t i = 0; i < 9; i++)
		check_interval(&grid, s07_hidden[i][0], s07_hidden[i][1], after[i][0],
			       after[i][1]);
	check_interval(&grid, 1, 1, 30, 171);
	arena_release(&grid.arena);
}

/* Ours finds a way to make w,b safe too. */
static void s07_is_repaired(void **state)
{
	(void)state;
	struct grid grid;
	s07_init(&grid);
	cell_at(&grid, 0, 1)->width = THRESHOLD;
	assert_int_equal(audit_exposed(&grid.audit), 1);
	assert_int_equal(audit_protect(&grid.audit), 0);
	assert_false(audit_is_bridge(&grid.audit, 1));
	size_t hidden = 0;
	for (size_t i = 0; i < grid.audit.count; i++)
		hidden += grid.audit.cells[i].hidden;
	assert_int_equal(hidden, 10);
	arena_release(&grid.arena);
}

/* Two tables of one population in other boundaries are one problem: what they differ by
 * is a cell that neither shows, and that both together give away. */
static void s08_overlapping_tables(void **state)
{
	(void)state;
	static const int now[] = {50, 54, 128, 140, 39, 49};
	static const int before[] = {52, 55, 130, 140, 39, 49};
	static const int difference[] = {2, 1, 2, 0, 0, 0};
	struct audit_cell cells[18];
	struct arena arena;
	arena_init(&arena);
	for (uint32_t i = 0; i < 6; i++) {
		/* before = now + difference */
		cells[3 * i] =
			(struct audit_cell){.from = 0, .to = i + 1, .value = now[i]};
		cells[3 * i + 1] =
			(struct audit_cell){.from = i + 1, .to = 0, .value = before[i]};
		cells[3 * i + 2] = (struct audit_cell){
			.from = 0,
			.to = i + 1,
			.value = before[i] - now[i],
			.hidden = true,
			.width = difference[i] > 0 && difference[i] < THRESHOLD
					 ? THRESHOLD
					 : 0};
		assert_int_equal(before[i] - now[i], difference[i]);
	}
	struct audit audit = audit_of_cells(cells, 18, 7, &arena);
	assert_int_equal(audit_exposed(&audit), 3);
	for (size_t i = 0; i < 6; i++) {
		const struct audit_interval found = audit_interval(&audit, 3 * i + 2);
		assert_int_equal(found.low, difference[i]);
		assert_int_equal(found.high, difference[i]);
	}
	assert_int_equal(audit_protect(&audit), 0);
	for (size_t i = 0; i < 6; i++)
		assert_int_equal(cells[3 * i].hidden || cells[3 * i + 1].hidden, i < 3);
	arena_release(&arena);
}

/* Each of two people who have a cell of their own in a line could solve the other: a
 * third cell goes, though the intervals are wide. */
static void two_singles_need_a_third(void **state)
{
	(void)state;
	const int parent[] = {4, 4, 4, 4, AUDIT_NONE};
	const struct audit_table table = {.rows = 5, .columns = 1, .parent = parent};
	const int64_t values[] = {40000, 52000, 700000, 900000, 1692000};
	struct arena arena;
	arena_init(&arena);
	struct audit audit = audit_of_table(&table, &arena);
	for (size_t i = 0; i < 5; i++)
		audit.cells[i].value = values[i];
	audit.cells[4].cost = AUDIT_LAST;
	for (size_t i = 0; i < 2; i++) {
		audit.cells[i].hidden = audit.cells[i].single = true;
		audit.cells[i].width = values[i] / 5;
	}
	assert_false(audit_is_bridge(&audit, 0));
	assert_int_equal(audit_exposed(&audit), 2);
	assert_int_equal(audit_protect(&audit), 0);
	assert_true(audit.cells[2].hidden);
	assert_false(audit.cells[3].hidden);
	assert_false(audit.cells[4].hidden);
	arena_release(&arena);
}

/* Products in domains in a total: hiding the only small product of a domain is undone by
 * the total of the domain, and hiding that by the total. */
static void levels_are_one_problem(void **state)
{
	(void)state;
	/* Wmo: 3; Jeugd: 20, 30; Participatie: 25; domains; total */
	const int parent[] = {4, 5, 5, 6, 7, 7, 7, AUDIT_NONE};
	const struct audit_table table = {.rows = 8, .columns = 1, .parent = parent};
	const int64_t values[] = {3, 20, 30, 25, 3, 50, 25, 78};
	struct arena arena;
	arena_init(&arena);
	struct audit audit = audit_of_table(&table, &arena);
	for (size_t i = 0; i < 8; i++)
		audit.cells[i].value = values[i];
	audit.cells[7].cost = AUDIT_FIXED;
	audit.cells[0].hidden = audit.cells[4].hidden = true;
	audit.cells[0].width = audit.cells[4].width = THRESHOLD;
	assert_int_equal(audit_exposed(&audit), 2);
	assert_int_equal(audit_protect(&audit), 0);
	assert_true(audit.cells[6].hidden && audit.cells[3].hidden);
	assert_false(audit.cells[5].hidden || audit.cells[1].hidden);
	arena_release(&arena);
}

/* Nothing can protect the only part of a total that everybody knows. */
static void a_lost_case_is_said(void **state)
{
	(void)state;
	const int parent[] = {1, AUDIT_NONE};
	const struct audit_table table = {.rows = 2, .columns = 1, .parent = parent};
	struct arena arena;
	arena_init(&arena);
	struct audit audit = audit_of_table(&table, &arena);
	audit.cells[0] = (struct audit_cell){.from = audit.cells[0].from,
					     .to = audit.cells[0].to,
					     .value = 3,
					     .width = THRESHOLD,
					     .hidden = true};
	audit.cells[1].value = 3;
	audit.cells[1].cost = AUDIT_FIXED;
	assert_int_equal(audit_protect(&audit), 1);
	arena_release(&arena);
}

/* Amounts with credits: only what is exact is known. */
static void negative_amounts(void **state)
{
	(void)state;
	const int parent[] = {3, 3, 3, AUDIT_NONE};
	const struct audit_table table = {.rows = 4, .columns = 1, .parent = parent};
	const int64_t values[] = {-998, 47600, 8002, 54604};
	struct arena arena;
	arena_init(&arena);
	struct audit audit = audit_of_table(&table, &arena);
	audit.any_sign = true;
	for (size_t i = 0; i < 4; i++)
		audit.cells[i].value = values[i];
	audit.cells[0].hidden = true;
	audit.cells[0].width = 1;
	assert_int_equal(audit_exposed(&audit), 1);
	assert_int_equal(audit_protect(&audit), 0);
	assert_true(audit_interval(&audit, 0).unbounded);
	assert_true(audit.cells[2].hidden);
	arena_release(&arena);
}

/* Every way to fill in the hidden cells of a 3 by 3 table, margins shown. */
struct brute {
	struct grid *grid;
	int64_t cells[9], low[9], high[9];
	int64_t rows[3], columns[3];
};

static void fill_in(struct brute *b, size_t at)
{
	if (at == 9) {
		for (size_t i = 0; i < 3; i++)
			if (b->rows[i] != 0 || b->columns[i] != 0)
				return;
		for (size_t i = 0; i < 9; i++) {
			b->low[i] = b->cells[i] < b->low[i] ? b->cells[i] : b->low[i];
			b->high[i] = b->cells[i] > b->high[i] ? b->cells[i] : b->high[i];
		}
		return;
	}
	const struct audit_cell *cell = cell_at(b->grid, at / 3, at % 3);
	int64_t *row = &b->rows[at / 3], *column = &b->columns[at % 3];
	const int64_t most = *row < *column ? *row : *column;
	for (int64_t value = cell->hidden ? 0 : cell->value;
	     value <= (cell->hidden ? most : cell->value); value++) {
		b->cells[at] = value;
		*row -= value;
		*column -= value;
		if (*row >= 0 && *column >= 0)
			fill_in(b, at + 1);
		*row += value;
		*column += value;
	}
}

static void brute_intervals(struct grid *grid, struct brute *b)
{
	*b = (struct brute){.grid = grid};
	for (size_t i = 0; i < 3; i++) {
		b->rows[i] = cell_at(grid, i, 3)->value;
		b->columns[i] = cell_at(grid, 3, i)->value;
	}
	for (size_t i = 0; i < 9; i++) {
		b->low[i] = INT64_MAX;
		b->high[i] = -1;
	}
	fill_in(b, 0);
}

static unsigned next_random(unsigned *seed)
{
	*seed = *seed * 1103515245u + 12345u;
	return *seed >> 16 & 0x7fff;
}

static void check_brute(struct grid *grid)
{
	struct brute b;
	brute_intervals(grid, &b);
	for (size_t i = 0; i < 9; i++)
		if (cell_at(grid, i / 3, i % 3)->hidden)
			check_interval(grid, i / 3, i % 3, b.low[i], b.high[i]);
}

static void random_tables(void **state)
{
	(void)state;
	unsigned seed = 20250922;
	for (size_t round = 0; round < 300; round++) {
		int inner[9];
		for (size_t i = 0; i < 9; i++)
			inner[i] = (int)(next_random(&seed) % 9);
		struct grid grid;
		grid_init(&grid, 3, 3, inner);
		for (size_t i = 0; i < 9; i++)
			cell_at(&grid, i / 3, i % 3)->hidden = next_random(&seed) % 2;
		check_brute(&grid);
		arena_release(&grid.arena);
	}
}

/* What ours hides is safe by counting every table, and no fewer cells would do. */
static bool brute_safe(struct grid *grid)
{
	struct brute b;
	brute_intervals(grid, &b);
	for (size_t i = 0; i < 9; i++) {
		const struct audit_cell *cell = cell_at(grid, i / 3, i % 3);
		if (cell->width > 0 &&
		    (!cell->hidden || b.high[i] - b.low[i] < cell->width))
			return false;
	}
	return true;
}

static size_t hidden_of(struct grid *grid)
{
	size_t count = 0;
	for (size_t i = 0; i < 9; i++)
		count += cell_at(grid, i / 3, i % 3)->hidden;
	return count;
}

/* Some set with the primary cells and fewer than `count` cells is safe. */
static bool fewer_would_do(struct grid *grid, unsigned primary, size_t count)
{
	for (unsigned mask = 0; mask < 512; mask++) {
		if ((mask & primary) != primary ||
		    (size_t)__builtin_popcount(mask) >= count)
			continue;
		for (size_t i = 0; i < 9; i++)
			cell_at(grid, i / 3, i % 3)->hidden = mask >> i & 1;
		if (brute_safe(grid))
			return true;
	}
	return false;
}

static void random_protection(void **state)
{
	(void)state;
	unsigned seed = 7;
	for (size_t round = 0; round < 40; round++) {
		int inner[9];
		for (size_t i = 0; i < 9; i++)
			inner[i] = (int)(next_random(&seed) % 9);
		struct grid grid;
		unsigned primary = 0;
		grid_init(&grid, 3, 3, inner);
		for (size_t i = 0; i < grid.audit.count; i++)
			if (grid.audit.cells[i].cost == AUDIT_LAST)
				grid.audit.cells[i].cost = AUDIT_FIXED;
		for (size_t i = 0; i < 9; i++)
			if (inner[i] > 0 && inner[i] < THRESHOLD) {
				cell_at(&grid, i / 3, i % 3)->hidden = true;
				cell_at(&grid, i / 3, i % 3)->width = THRESHOLD;
				primary |= 1u << i;
			}
		const bool found = audit_protect(&grid.audit) == 0;
		assert_int_equal(found, brute_safe(&grid));
		if (fewer_would_do(&grid, primary, found ? hidden_of(&grid) : 10))
			fail_msg("round %zu: fewer cells would do", round);
		arena_release(&grid.arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(s01_one_hidden_cell_is_no_secret),
		cmocka_unit_test(s02_interval_of_geurts),
		cmocka_unit_test(s03_p_percent_rule),
		cmocka_unit_test(s06_two_way_secondary),
		cmocka_unit_test(s07_two_per_line_is_not_enough),
		cmocka_unit_test(s07_is_repaired),
		cmocka_unit_test(s08_overlapping_tables),
		cmocka_unit_test(two_singles_need_a_third),
		cmocka_unit_test(levels_are_one_problem),
		cmocka_unit_test(a_lost_case_is_said),
		cmocka_unit_test(negative_amounts),
		cmocka_unit_test(random_tables),
		cmocka_unit_test(random_protection),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
