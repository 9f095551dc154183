/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * pivot - sums of one table over tuples of some axes by tuples of others, in one pass
 * over the rows that count
 */
#include "pivot.h"

#include "facts.h"
#include "tuples.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* One side of the pivot: its tuples, and the tuple of every selected row. */
struct margin {
	struct tuples tuples;
	uint32_t *tuple_of; /* by selected row */
	uint32_t *moved;    /* sorted number by number of first appearance */
};

static void margin_init(struct margin *margin, const struct book *book,
			enum table_id table, const enum axis *axes, size_t naxes,
			const uint32_t *rows, size_t nrows)
{
	const struct facts *facts = &book->table[table];
	tuples_init(&margin->tuples, naxes);
	margin->tuple_of = xrealloc(NULL, (nrows + 1) * sizeof(*margin->tuple_of));
	for (size_t i = 0; i < nrows; i++) {
		member tuple[TUPLE_MAX];
		for (size_t k = 0; k < naxes; k++)
			tuple[k] = fact_member(book, facts, axes[k], rows[i]);
		margin->tuple_of[i] = tuples_add(&margin->tuples, tuple);
	}
	margin->moved = tuples_sort(&margin->tuples);
}

static void margin_release(struct margin *margin)
{
	tuples_release(&margin->tuples);
	free(margin->tuple_of);
	free(margin->moved);
}

/* The sorted tuples, where the pivot can keep them. */
static member *margin_members(const struct margin *margin, struct arena *arena)
{
	const size_t size = margin->tuples.count * margin->tuples.width * sizeof(member);
	member *members = arena_alloc(arena, size);
	if (size)
		memcpy(members, margin->tuples.items, size);
	return members;
}

static void add_rows(struct cell *cells, size_t ncols, const struct facts *facts,
		     const uint32_t *rows, size_t nrows, const struct margin *down,
		     const struct margin *across)
{
	for (size_t i = 0; i < nrows; i++) {
		const size_t row = rows[i];
		const size_t r = down->moved[down->tuple_of[i]];
		const size_t c = across->moved[across->tuple_of[i]];
		struct cell *cell = &cells[r * ncols + c];
		cell->value += facts->value[row];
		if (facts->quantity)
			cell->quantity += facts->quantity[row];
		cell->cells += facts->cells[row];
		cell->unknown += facts->unknown[row];
	}
}

const struct pivot *pivot_build(const struct book *book, enum table_id table,
				const struct filter *filter, const enum axis *row_axes,
				size_t nrow_axes, const enum axis *col_axes,
				size_t ncol_axes, struct arena *arena)
{
	assert(book->finished);
	struct filter scope = *filter;
	scope.book = book;
	size_t nrows;
	uint32_t *rows = filter_rows(&scope, table, &nrows);
	struct margin down;
	struct margin across;
	margin_init(&down, book, table, row_axes, nrow_axes, rows, nrows);
	margin_init(&across, book, table, col_axes, ncol_axes, rows, nrows);

	struct pivot *pivot = arena_alloc(arena, sizeof(*pivot));
	pivot->nrows = down.tuples.count;
	pivot->ncols = across.tuples.count;
	pivot->row_axes = nrow_axes;
	pivot->col_axes = ncol_axes;
	pivot->rows = margin_members(&down, arena);
	pivot->cols = margin_members(&across, arena);
	pivot->cells =
		arena_alloc(arena, pivot->nrows * pivot->ncols * sizeof(*pivot->cells));
	add_rows(pivot->cells, pivot->ncols, &book->table[table], rows, nrows, &down,
		 &across);
	margin_release(&down);
	margin_release(&across);
	free(rows);
	return pivot;
}
