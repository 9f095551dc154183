/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * guard_line - which rows to hide in a line of a great many
 *
 * Rows of one line that are in no other sum are arcs beside each other: a hidden row can
 * grow by what the other hidden rows hold and shrink to nil, so the audit of such a line
 * is a comparison of sums. It takes the smallest row that is enough, or else the largest
 * first; not the very fewest in every case, but in no more time than sorting takes.
 */
#include "guard.h"

#include <stdlib.h>
#include <string.h>

static int compare_sizes(const void *a, const void *b)
{
	const size_t left = *(const size_t *)a, right = *(const size_t *)b;
	return (left > right) - (left < right);
}

uint32_t guard_number(const size_t *line, size_t rows, uint32_t next, uint32_t *node,
		      struct arena *arena)
{
	size_t *sorted = arena_alloc(arena, (rows + 1) * sizeof(*sorted));
	size_t count = 0;
	memcpy(sorted, line, rows * sizeof(*sorted));
	if (rows > 0)
		qsort(sorted, rows, sizeof(*sorted), compare_sizes);
	for (size_t i = 0; i < rows; i++)
		if (i == 0 || sorted[i] != sorted[count - 1])
			sorted[count++] = sorted[i];
	for (size_t i = 0; i < rows; i++) {
		const size_t *at =
			bsearch(&line[i], sorted, count, sizeof(*sorted), compare_sizes);
		node[i] = next + (uint32_t)(at - sorted);
	}
	return next + (uint32_t)count;
}

enum { HIDDEN_ENOUGH = 3, HIDDEN_WITH_OTHERS = 2 };

struct line {
	const struct line_measure *measures;
	size_t nmeasures, rows;
	bool *hidden;
	size_t count;   /* hidden rows */
	bool small_one; /* a hidden row that asks for protection; its neighbour may be */
	bool single;    /* among the hidden: one person, who knows the own figure */
	int64_t *sum;   /* by measure: the hidden rows */
};

/* Sums of sizes: as much as there is room for is as good as without end. */
static int64_t added(int64_t sum, int64_t value)
{
	const int64_t size = value < 0 ? -value : value;
	return sum > INT64_MAX / 2 - size ? INT64_MAX / 2 : sum + size;
}

static void hide(struct line *line, size_t row)
{
	line->hidden[row] = true;
	line->count++;
	for (size_t m = 0; m < line->nmeasures; m++) {
		const struct audit_cell *cell = &line->measures[m].cells[row];
		line->sum[m] = added(line->sum[m], cell->value);
		line->small_one |= cell->width > 0;
		line->single |= cell->single;
	}
}

/* What all hidden rows must add up to: for each small row the others have to hold what
 * it must be able to grow by. With free signs any other row is enough. */
static int64_t wanted(const struct line *line, size_t m)
{
	int64_t most = 0;
	for (size_t row = 0; row < line->rows; row++) {
		const struct audit_cell *cell = &line->measures[m].cells[row];
		if (cell->width <= 0 || line->measures[m].any_sign)
			continue;
		int64_t others = cell->width - cell->value;
		if (others < cell->up)
			others = cell->up;
		const int64_t all = added(cell->value, others > 0 ? others : 0);
		most = all > most ? all : most;
	}
	return most;
}

/* The smallest row that fills the gap, or else the largest; `rows` when none is left.
 * Rows without an amount are of no use, unless it is only their number that counts. */
static size_t next_row(const struct line *line, const struct audit_cell *cells,
		       const size_t *sorted, size_t *last, int64_t gap)
{
	while (*last > 0 && line->hidden[sorted[*last - 1]])
		(*last)--;
	if (*last == 0 || (gap > 0 && added(0, cells[sorted[*last - 1]].value) == 0))
		return line->rows;
	size_t low = 0, high = *last - 1;
	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		if (added(0, cells[sorted[middle]].value) >= gap)
			high = middle;
		else
			low = middle + 1;
	}
	while (line->hidden[sorted[low]])
		low++;
	return sorted[low];
}

struct sized {
	int64_t size;
	size_t row;
};

static int compare_sized(const void *a, const void *b)
{
	const struct sized *x = a, *y = b;
	if (x->size != y->size)
		return x->size < y->size ? -1 : 1;
	return (x->row > y->row) - (x->row < y->row);
}

static size_t *sort_rows(const struct audit_cell *cells, size_t rows, struct arena *arena)
{
	struct sized *list = arena_alloc(arena, (rows + 1) * sizeof(*list));
	size_t *sorted = arena_alloc(arena, (rows + 1) * sizeof(*sorted));
	for (size_t row = 0; row < rows; row++)
		list[row] = (struct sized){added(0, cells[row].value), row};
	qsort(list, rows, sizeof(*list), compare_sized);
	for (size_t row = 0; row < rows; row++)
		sorted[row] = list[row].row;
	return sorted;
}

/* Hidden rows that are enough in number: one alone follows from the sum, and of two the
 * one person behind the one knows the other. */
static size_t hidden_wanted(const struct line *line)
{
	return line->single ? HIDDEN_ENOUGH : HIDDEN_WITH_OTHERS;
}

static bool protect_measure(struct line *line, size_t m, struct arena *arena)
{
	const struct audit_cell *cells = line->measures[m].cells;
	const size_t *sorted = sort_rows(cells, line->rows, arena);
	const int64_t sum = wanted(line, m);
	size_t last = line->rows;
	while (line->sum[m] < sum || line->count < hidden_wanted(line)) {
		const int64_t gap = line->sum[m] < sum ? sum - line->sum[m] : 0;
		const size_t row = next_row(line, cells, sorted, &last, gap);
		if (row == line->rows)
			return false;
		hide(line, row);
	}
	return true;
}

bool guard_line(const struct line_measure *measures, size_t count, size_t rows,
		bool *hidden, struct arena *arena)
{
	struct line line = {.measures = measures,
			    .nmeasures = count,
			    .rows = rows,
			    .hidden = hidden,
			    .sum = arena_alloc(arena, (count + 1) * sizeof(int64_t))};
	bool enough = true;
	for (size_t row = 0; row < rows; row++)
		if (hidden[row])
			hide(&line, row);
	for (size_t m = 0; m < count && line.small_one && enough; m++)
		enough = protect_measure(&line, m, arena);
	for (size_t row = 0; row < rows && !enough; row++)
		hidden[row] = true;
	return enough;
}
