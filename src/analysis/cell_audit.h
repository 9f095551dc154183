/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * cell_audit - what a reader can work out of cells that are hidden, and what must be
 * hidden beside them
 *
 * Cells that are tied by sums: parts and their totals, of one table or of several that
 * share a sum. Every sum is a node, every cell an arc between the two sums it stands in,
 * leaving the one where it is a part and entering the other; so for rows by columns with
 * margins, and for rows in levels by columns. What hidden cells can be is then a question
 * of flow (section 9 of the methods study): with hidden cells open upwards without end
 * and downwards to nil, a cell can grow by the largest flow from its `to` to its `from`,
 * and shrink by the one the other way. With free signs a cell is safe unless its arc is a
 * bridge (Gusfield 1988). Secondary suppression: fewest cells, then the smallest sum;
 * found by cheapest paths, improved by taking redundant cells back, and for small tables
 * by trying every set.
 */
#ifndef SDGRIP_CELL_AUDIT_H
#define SDGRIP_CELL_AUDIT_H

#include "arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { AUDIT_NONE = -1, AUDIT_EXHAUSTIVE_MAX = 30 };

enum audit_cost {
	AUDIT_MAY,   /* may be hidden to protect others */
	AUDIT_LAST,  /* only when nothing else will do: totals */
	AUDIT_FIXED, /* known anyway: never hidden */
};

struct audit_cell {
	uint32_t from, to; /* nodes; equal: in no sum at all */
	int64_t value;     /* any unit; >= 0, below INT64_MAX / 4 */
	/* > 0: may not be known closer than an interval of this width */
	int64_t width;
	/* and must leave room for this much more: an upper end close to an amount is as
	 * good as the amount */
	int64_t up;
	bool single; /* rests on one person or firm, who knows it */
	bool hidden;
	enum audit_cost cost;
};

struct audit {
	struct audit_cell *cells;
	size_t count;
	size_t nodes;
	bool any_sign; /* values may be negative: only exact disclosure is a question */
	/* by node: the cells at it; made by audit_index */
	size_t *first;
	uint32_t *at;
	struct arena *arena; /* not owned */
};

/* Rows in levels by columns. Cell row * columns + column of the audit is that cell. */
struct audit_table {
	size_t rows, columns;
	const int *parent; /* by row: the row it is a part of, or AUDIT_NONE */
	bool total_column; /* the last column is the sum of the others */
};

/* Cells with value 0, not hidden, AUDIT_MAY: to be filled in. Lives in arena. */
struct audit audit_of_table(const struct audit_table *table, struct arena *arena);
/* A network of the caller's own cells; `cells` is not copied. */
struct audit audit_of_cells(struct audit_cell *cells, size_t count, size_t nodes,
			    struct arena *arena);

struct audit_interval {
	int64_t low, high;
	bool unbounded; /* no upper end; with any_sign no end at all */
};

/* What a hidden cell can be for a reader who sees all others and knows the sums. */
struct audit_interval audit_interval(const struct audit *audit, size_t cell);
/* A hidden cell whose value follows from the others whatever the signs. */
bool audit_is_bridge(const struct audit *audit, size_t cell);
/* Its interval is narrower than its width, or ends too close above it, or it is known
 * exactly, or known to the one person behind another single cell. False for cells without
 * a width. */
bool audit_is_exposed(const struct audit *audit, size_t cell);
/* How many cells are exposed. */
size_t audit_exposed(const struct audit *audit);

/* Hides what must be hidden for no cell to be exposed. Every cell with a width must be
 * hidden already. Returns how many cells are exposed still: with 0 the table is safe. */
size_t audit_protect(struct audit *audit);

/* p%-rule for the turnover of one firm or person: `total` of `count` contributions is
 * unsafe when the second largest contributor can estimate the largest within `percent`
 * per cent: total - largest - second < percent / 100 * largest. For amounts >= 0. */
bool audit_dominated(int64_t total, int64_t largest, int64_t second, int64_t percent);

#endif
