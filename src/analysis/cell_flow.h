/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * cell_flow - largest flows over hidden cells, and cheapest paths over cells to hide
 */
#ifndef SDGRIP_CELL_FLOW_H
#define SDGRIP_CELL_FLOW_H

#include "cell_audit.h"

#define FLOW_MAX (INT64_MAX / 4) /* as good as without end */

/* The cells at every node, for the functions below. */
void audit_index(struct audit *audit);

/* A flow between two nodes over hidden cells but one. */
struct flow {
	const struct audit *audit;
	size_t except; /* this cell carries nothing */
	bool units;    /* every cell carries one: how many ways there are */
	int64_t *net;  /* by cell: what flows from `from` to `to` */
	int64_t amount;
	uint32_t source, sink;
	uint32_t *came;  /* scratch by node: the cell it was reached by */
	uint32_t *queue; /* scratch by node */
};

/* Grows until `limit`. To be freed with flow_release. */
struct flow flow_find(const struct audit *audit, size_t except, uint32_t source,
		      uint32_t sink, int64_t limit);
/* The same with `units`: ways that have no cell in common. */
struct flow flow_ways(const struct audit *audit, size_t except, uint32_t source,
		      uint32_t sink, int64_t limit);
void flow_release(struct flow *flow);

/* What hiding more cells costs: totals first, then how many, then their sum. */
struct audit_price {
	size_t last, cells;
	int64_t sum;
};
int audit_price_compare(struct audit_price a, struct audit_price b);

/* The cheapest way to let `step` more flow, on top of what flows: fills `path` (room for
 * all nodes) with the cells to hide and returns how many; 0: there is none. */
size_t flow_cheapest(const struct flow *flow, int64_t step, uint32_t *path,
		     struct audit_price *price);

/* The parts of audit_is_exposed, for a hidden cell: its interval is too narrow; and of
 * that: it ends too close above; the one person behind another single cell knows it (the
 * cell `by`, when not NULL). */
bool audit_is_narrow(const struct audit *audit, size_t cell);
bool audit_is_low(const struct audit *audit, size_t cell);
bool audit_is_known_to_one(const struct audit *audit, size_t cell, size_t *by);

#endif
