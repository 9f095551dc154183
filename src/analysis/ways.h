/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * ways - the ways to fill the months to come, by the names that --method takes
 */
#ifndef SDGRIP_WAYS_H
#define SDGRIP_WAYS_H

#include "year_end.h"

/* The baselines in the order of year_end.h. */
enum way {
	WAY_COMB3,
	WAY_LINEAR,
	WAY_LAST_YEAR_PROFILE,
	WAY_MULTI_YEAR_PROFILE,
	WAY_LAST_YEAR_LEVEL,
	WAY_THETA,
	WAY_HOLT_WINTERS,
	WAY_BUDGET_PHASING, /* the whole ledger to date over the share of the plan that
			       belongs to it: no way to fill single months */
	WAYS
};

#define WAY_NAMES                                                            \
	"comb3|linear|last-year-profile|multi-year-profile|last-year-level|" \
	"theta|holt-winters|budget-phasing"

enum way way_find(const char *name); /* one of WAY_NAMES */
const char *way_name(enum way way);  /* "last_year_profile": as in tables */

/* The months to come, in out[0 .. 11 - elapsed]. A series of nothing but zeros goes on
 * so. Theta and Holt-Winters are multiplicative where all months are above zero, else
 * additive. False when the way needs more than there is. */
bool way_months(struct year_series series, enum way way, double *out,
		struct arena *arena);

#endif
