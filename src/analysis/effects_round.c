/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * effects_round - a table of fractions of cents as whole cents, rows and columns right
 */
#include "effects_round.h"

#include "arena.h"

#include <stdlib.h>

/* The column with the largest fraction that has not been rounded up yet. */
static size_t next_up(const struct exact_row *row, unsigned used, unsigned up)
{
	size_t best = SPLIT_EFFECTS;
	for (size_t j = 0; j < SPLIT_EFFECTS; j++) {
		if (!(used >> j & 1U) || (up >> j & 1U))
			continue;
		if (best == SPLIT_EFFECTS ||
		    fixed_fraction(row->cell[j]) > fixed_fraction(row->cell[best]))
			best = j;
	}
	return best;
}

bool round_row(const struct exact_row *row, unsigned used, cents *cells)
{
	int64_t left = row->total;
	unsigned up = 0;
	for (size_t j = 0; j < SPLIT_EFFECTS; j++) {
		cells[j] = 0;
		if ((used >> j & 1U) && (!fixed_floor(row->cell[j], &cells[j]) ||
					 __builtin_sub_overflow(left, cells[j], &left)))
			return false;
	}
	for (; left > 0; left--) {
		size_t j = next_up(row, used, up);
		if (j == SPLIT_EFFECTS)
			return false;
		up |= 1U << j;
		cells[j]++;
	}
	return left == 0;
}

/* Moves of one cent between two columns, within a row. */
struct table {
	size_t n;
	unsigned used;
	cents *cells;
	double *error; /* cell - fraction */
};

struct move {
	size_t row, from, to;
	double cost;
	bool found;
};

/* What a move does to the sum of squares; a cell that is no longer its fraction rounded
 * down or up costs more than any other path. */
static double move_cost(const struct table *table, size_t row, size_t from, size_t to)
{
	const double hair = 1e-12, forbidden = 1000;
	const double *error = &table->error[row * SPLIT_EFFECTS];
	double cost = 2 - 2 * error[from] + 2 * error[to];
	if (error[from] <= hair)
		cost += forbidden;
	if (error[to] >= -hair)
		cost += forbidden;
	return cost;
}

static struct move cheapest(const struct table *table, size_t from, size_t to)
{
	struct move best = {.from = from, .to = to};
	for (size_t row = 0; row < table->n; row++) {
		double cost = move_cost(table, row, from, to);
		if (!best.found || cost < best.cost) {
			best.row = row;
			best.cost = cost;
			best.found = true;
		}
	}
	return best;
}

static void make_move(struct table *table, const struct move *move)
{
	const size_t from = move->row * SPLIT_EFFECTS + move->from;
	const size_t to = move->row * SPLIT_EFFECTS + move->to;
	table->cells[from]--;
	table->error[from] -= 1;
	table->cells[to]++;
	table->error[to] += 1;
}

/* One cent from a column to another: at once, or by way of the third. */
static void shift_cent(struct table *table, size_t from, size_t to)
{
	const struct move direct = cheapest(table, from, to);
	const size_t third = SPLIT_EFFECTS - from - to; /* 0 + 1 + 2 */
	if (table->used >> third & 1U) {
		const struct move first = cheapest(table, from, third);
		const struct move second = cheapest(table, third, to);
		if (first.cost + second.cost < direct.cost) {
			make_move(table, &first);
			make_move(table, &second);
			return;
		}
	}
	make_move(table, &direct);
}

static void balance(struct table *table, const cents *columns)
{
	int64_t over[SPLIT_EFFECTS];
	for (size_t j = 0; j < SPLIT_EFFECTS; j++) {
		over[j] = -columns[j];
		for (size_t row = 0; row < table->n; row++)
			over[j] += table->cells[row * SPLIT_EFFECTS + j];
	}
	for (size_t from = 0; from < SPLIT_EFFECTS; from++)
		for (size_t to = 0; to < SPLIT_EFFECTS; to++)
			for (; over[from] > 0 && over[to] < 0; over[from]--, over[to]++)
				shift_cent(table, from, to);
}

bool round_rows(const struct exact_row *rows, size_t n, unsigned used,
		const cents *columns, cents *cells)
{
	struct table table = {.n = n, .used = used, .cells = cells};
	bool fits = true;
	table.error = xrealloc(NULL, (n + 1) * SPLIT_EFFECTS * sizeof(*table.error));
	for (size_t i = 0; i < n && fits; i++) {
		fits = round_row(&rows[i], used, &cells[i * SPLIT_EFFECTS]);
		for (size_t j = 0; j < SPLIT_EFFECTS && fits; j++) {
			const size_t at = i * SPLIT_EFFECTS + j;
			int64_t down = 0;
			table.error[at] = 0;
			if (used >> j & 1U && fixed_floor(rows[i].cell[j], &down))
				table.error[at] = (double)(cells[at] - down) -
						  fixed_fraction(rows[i].cell[j]);
		}
	}
	if (fits)
		balance(&table, columns);
	free(table.error);
	return fits;
}
