/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * pivot - scope of a question, and sums over a table of the book
 */
#ifndef SDGRIP_PIVOT_H
#define SDGRIP_PIVOT_H

#include "arena.h"
#include "book.h"

/* What the user asked for, as words. */
struct scope {
	const char **values[AXIS_COUNT]; /* codes or names; NULL-terminated; NULL: all */
	const char *period; /* --period: the year up to and including it; or NULL */
	bool all;           /* --all: not only the social domain */
};

/* The same, resolved against a finished book. */
struct filter {
	const unsigned char *keep[AXIS_COUNT]; /* by member; NULL: all */
	struct period until; /* set: rows after it in the order of one year are out */
	bool history;        /* with until: earlier years stay in (trend, profiles) */
	bool all;            /* task fields outside the social domain too */
	const struct book *book;
};

/* Resolves names: a municipality by code or any of its names, a stage by code or Dutch
 * title, everything else by code, folded title of codes or label. A value that the book
 * does not hold is a usage error with the nearest one. All versions are kept when the
 * scope names none; pivots then use the latest. Amounts without a version pass a choice
 * of versions. Lives in arena. 0 or -1. */
int filter_build(struct filter *filter, const struct book *book,
		 const struct scope *scope, struct arena *arena, struct diags *diags);

/* A copy that keeps only the given members of one axis, within what was kept before. */
struct filter filter_only(const struct filter *filter, enum axis axis,
			  const member *members, size_t count, struct arena *arena);

/* True when a row of the table passes. Default scope (not `all`): spending rows need a
 * domain, or a cluster or domain when their stage is funding; caseload rows always pass
 * this part. Stage, side, nature, entry and kind are looked at in the spending table
 * only: no other table has them. */
bool filter_passes(const struct filter *filter, enum table_id table, size_t row);

struct cell {
	int64_t value;
	int64_t quantity;
	uint32_t cells, unknown;
};

static inline bool cell_known(const struct cell *cell)
{
	return cell->cells > cell->unknown;
}

/* The rows that a pivot adds: those that pass and are of the latest version, by number
 * and in the order of the table. To be freed. */
uint32_t *filter_rows(const struct filter *filter, enum table_id table, size_t *count);

/* Sums of one table over tuples of row axes by tuples of column axes. Rows and columns
 * are sorted by their members, first axis first, and only tuples that occur are there. */
struct pivot {
	size_t nrows, ncols;
	size_t row_axes, col_axes;
	member *rows;       /* nrows * row_axes */
	member *cols;       /* ncols * col_axes */
	struct cell *cells; /* nrows * ncols; cells == 0: nothing there */
};

/* Versions of one stage, municipality and year are never added: only the latest that
 * passes the filter counts (within one kind of funding, and one indicator of caseload:
 * those come from files of their own). Lives in arena. naxes may be 0 (one row or one
 * column). An axis the table did not keep counts as MEMBER_NONE. */
const struct pivot *pivot_build(const struct book *book, enum table_id table,
				const struct filter *filter, const enum axis *row_axes,
				size_t nrow_axes, const enum axis *col_axes,
				size_t ncol_axes, struct arena *arena);

static inline member pivot_row(const struct pivot *pivot, size_t row, size_t axis)
{
	return pivot->rows[row * pivot->row_axes + axis];
}
static inline member pivot_col(const struct pivot *pivot, size_t col, size_t axis)
{
	return pivot->cols[col * pivot->col_axes + axis];
}
static inline const struct cell *pivot_cell(const struct pivot *pivot, size_t row,
					    size_t col)
{
	return &pivot->cells[row * pivot->ncols + col];
}

/* One version of a stage and year in scope: the one that counts first, then the older
 * ones. For notes. */
struct version_use {
	member stage, municipality, year, used;
	size_t others; /* how many older versions were left out */
};
size_t filter_versions(const struct filter *filter, struct version_use **uses,
		       struct arena *arena);

#endif
