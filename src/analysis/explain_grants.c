/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * explain_grants - what a bill does not say and its assignment does: referrer, district
 *
 * Bills name the number of their assignment, which is unique per municipality and law
 * (iWmo and iJw, OP275).
 */
#include "explain.h"

#include "sums.h"

#include <stdlib.h>

static int compare(const void *left, const void *right)
{
	const struct grant *a = left, *b = right;
	const member x[] = {a->domain, a->assignment}, y[] = {b->domain, b->assignment};
	for (size_t i = 0; i < 2; i++)
		if (x[i] != y[i])
			return x[i] < y[i] ? -1 : 1;
	return 0;
}

static size_t read_grants(struct explain *e)
{
	const struct facts *facts = &e->book->table[TABLE_ASSIGNMENTS];
	size_t count = 0;
	e->grants = arena_alloc(e->arena, (facts->rows + 1) * sizeof(*e->grants));
	for (size_t row = 0; row < facts->rows; row++) {
		const struct grant grant = {
			.domain = facts_member(facts, AXIS_DOMAIN, row),
			.assignment = facts_member(facts, AXIS_ASSIGNMENT, row),
			.by = facts_member(facts, e->request.by, row)};
		if (grant.assignment != MEMBER_NONE && grant.by != MEMBER_NONE)
			e->grants[count++] = grant;
	}
	return count;
}

void explain_grants(struct explain *e)
{
	const enum axis by = e->request.by;
	if (by != AXIS_REFERRER && by != AXIS_DISTRICT)
		return;
	const size_t count = read_grants(e);
	if (count > 0)
		qsort(e->grants, count, sizeof(*e->grants), compare);
	for (size_t i = 0; i < count; i++) {
		struct grant *last = e->ngrants ? &e->grants[e->ngrants - 1] : NULL;
		if (!last || compare(last, &e->grants[i]) != 0)
			e->grants[e->ngrants++] = e->grants[i];
		else if (last->by != e->grants[i].by)
			last->by = MEMBER_NONE; /* two answers are none */
	}
}

member explain_granted(const struct explain *e, size_t row)
{
	const struct facts *facts = &e->book->table[TABLE_DECLARATIONS];
	const struct grant wanted = {.domain = facts_member(facts, AXIS_DOMAIN, row),
				     .assignment =
					     facts_member(facts, AXIS_ASSIGNMENT, row)};
	if (e->ngrants == 0 || wanted.assignment == MEMBER_NONE)
		return MEMBER_NONE;
	const struct grant *found =
		bsearch(&wanted, e->grants, e->ngrants, sizeof(*e->grants), compare);
	return found ? found->by : (member)MEMBER_NONE;
}
