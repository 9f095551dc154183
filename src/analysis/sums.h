/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * sums - spending of one stage, both sides, over any axes
 *
 * Revised is what an export calls revised, else budget plus changes, decided per
 * municipality and year and the same for every task field of it.
 */
#ifndef SDGRIP_SUMS_H
#define SDGRIP_SUMS_H

#include "pivot.h"
#include "report.h"

enum { SUM_KEYS = 4 };

struct sum {
	member key[SUM_KEYS];
	struct cell expense, revenue;
};

struct sums {
	struct sum *list; /* sorted by key */
	size_t count, nkeys;
};

/* Sums of one stage by at most SUM_KEYS axes. MEMBER_NONE: all stages that the filter
 * keeps; then AXIS_STAGE should be a key, as stages are never added. Lives in arena. */
struct sums sums_build(const struct book *book, const struct filter *filter, member stage,
		       const enum axis *keys, size_t nkeys, struct arena *arena);
/* The rows behind sums_build, for whoever lists them: the rows of filter_stage that the
 * rule takes. */
struct stage_rule {
	member stage;
	const struct pivot *delivered; /* of STAGE_REVISED: what there is per year */
};
struct filter filter_stage(const struct filter *filter, member stage,
			   struct arena *arena);
struct stage_rule stage_rule(const struct book *book, member stage, struct arena *arena);
bool stage_rule_takes(const struct stage_rule *rule, member have, member municipality,
		      member year);
/* The sum with this key, or NULL. */
const struct sum *sums_find(const struct sums *sums, const member *key);
bool sum_known(const struct sum *sum);       /* something in it is known */
uint32_t sum_unknown(const struct sum *sum); /* source cells that are not known */

/* The first of actual, revised, budget, outlook, committed, changes, funding that the
 * filter keeps and that is known in at least `periods` periods; else the first that is
 * known at all, else the first present, else MEMBER_NONE. */
member stage_choose(const struct book *book, const struct filter *filter, size_t periods,
		    struct arena *arena);
/* The user named exactly one stage. */
bool stage_is_asked(const struct filter *filter);

static inline bool filter_keeps(const struct filter *filter, enum axis axis, member m)
{
	return !filter->keep[axis] || filter->keep[axis][m];
}

/* How many members of an axis the filter keeps; SIZE_MAX when it keeps all. */
size_t filter_kept(const struct filter *filter, enum axis axis);
/* Task fields 0.10 (reserves) and 0.11 (result) are no part of a sum; a filter on task
 * fields is left as the user gave it. */
struct filter filter_without_reserves(const struct filter *filter, struct arena *arena);
/* The note that names the task fields left out so. */
void note_reserves(const struct filter *filter, struct report *report);
/* Amounts of the municipal fund per cluster divide what the own allocation divides too:
 * they are no part of a sum, and only `funding` shows them. */
struct filter filter_without_clusters(const struct filter *filter, struct arena *arena);

/* Member of a row of a table; MEMBER_NONE for an axis that is not kept. */
static inline member facts_member(const struct facts *facts, enum axis axis, size_t row)
{
	return facts->axis[axis] ? facts->axis[axis][row] : (member)MEMBER_NONE;
}

#endif
