/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * funding - central funding beside net cost: the lines of the comparison, and the
 * circulars behind them
 */
#ifndef SDGRIP_FUNDING_H
#define SDGRIP_FUNDING_H

#include "plan.h"

enum { FUNDING_KEYS = 3 }; /* municipality, year, cluster */

struct funding_line {
	member key[FUNDING_KEYS];
	member circular;
	struct amount amount, grants, net;
};

struct funding_lines {
	struct funding_line *list;
	size_t count, room;
};

/* Rows of stage funding within the scope: cluster amounts, or the other grants (IU,
 * DU, SU). They may come from different circulars, so they are never read together. */
struct filter funding_filter(const struct filter *scope, bool grants,
			     struct arena *arena);

/* The clusters and the year that the comparison is about. */
struct filter funding_scope(const struct book *book, const struct filter *filter,
			    struct report *report);
/* Net cost: actual where a year is closed, else the plan. */
enum plan_measure funding_net_cost(const struct plan *plan);

/* Notes and findings: which circular counts, which were left out, which were made up
 * otherwise. */
void funding_circulars(const struct book *book, const struct filter *scope,
		       const struct funding_lines *lines, struct report *report);

#endif
