/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * people - counts of people as they were given, never added
 */
#include "people.h"

#include "headcounts.h"
#include "sums.h"

#include <stdlib.h>

/* Axes that divide people into groups which may overlap. The first four go from wide to
 * narrow: the wider ones follow from the narrower. */
static const enum axis dividing[] = {AXIS_DOMAIN,      AXIS_GROUP,    AXIS_TASK_FIELD,
				     AXIS_PRODUCT,     AXIS_FORM,     AXIS_PROVIDER,
				     AXIS_REFERRER,    AXIS_DISTRICT, AXIS_PROGRAMME,
				     AXIS_COST_CENTRE, AXIS_SCHEME,   AXIS_CLIENT};

enum { NDIVIDING = sizeof(dividing) / sizeof(dividing[0]), NESTED = 4 };

/* Which axes must be empty for a row to stand for a whole member of `axis`. */
static uint32_t must_be_empty(const struct filter *filter, enum axis axis)
{
	uint32_t bits = 0;
	size_t depth = 0;
	for (size_t i = 0; i < NESTED; i++)
		if (dividing[i] == axis)
			depth = i;
	for (size_t i = 0; i < NDIVIDING; i++) {
		/* a scheme of benefits is of one domain */
		bool implied = dividing[i] == axis || i < depth ||
			       (axis == AXIS_SCHEME && dividing[i] == AXIS_DOMAIN);
		if (!implied && filter_kept(filter, dividing[i]) != 1)
			bits |= AXIS_BIT(dividing[i]);
	}
	return bits;
}

static bool stands_for_whole(const struct facts *facts, size_t row, uint32_t empty)
{
	for (size_t i = 0; i < NDIVIDING; i++)
		if ((empty & AXIS_BIT(dividing[i])) &&
		    facts_member(facts, dividing[i], row) != MEMBER_NONE)
			return false;
	return true;
}

/* Stages and sides say nothing of people. */
static struct filter people_filter(const struct filter *filter)
{
	struct filter people = *filter;
	people.keep[AXIS_STAGE] = NULL;
	people.keep[AXIS_SIDE] = NULL;
	people.keep[AXIS_NATURE] = NULL;
	people.keep[AXIS_ENTRY] = NULL;
	people.keep[AXIS_CATEGORY] = NULL;
	return people;
}

static int compare_keys(const struct headcount *a, const struct headcount *b)
{
	const member left[] = {a->municipality, a->domain, a->key, a->indicator};
	const member right[] = {b->municipality, b->domain, b->key, b->indicator};
	for (size_t i = 0; i < sizeof(left) / sizeof(left[0]); i++)
		if (left[i] != right[i])
			return left[i] < right[i] ? -1 : 1;
	return period_compare(a->period, b->period);
}

static int compare_headcounts(const void *a, const void *b)
{
	const struct headcount *left = a, *right = b;
	int order = compare_keys(left, right);
	if (order != 0)
		return order;
	return (left->version > right->version) - (left->version < right->version);
}

static size_t keep_newest(const struct book *book, struct headcount *list, size_t count)
{
	size_t kept = 0;
	for (size_t i = 0; i < count; i++) {
		struct headcount *last = kept ? &list[kept - 1] : NULL;
		if (!last || compare_keys(last, &list[i]) != 0)
			list[kept++] = list[i];
		else if (version_compare(book_code(book, AXIS_VERSION, last->version),
					 book_code(book, AXIS_VERSION, list[i].version)) <
			 0)
			*last = list[i];
	}
	return kept;
}

static struct headcount headcount_of(const struct book *book, size_t row, enum axis axis)
{
	const struct facts *facts = &book->table[TABLE_CASELOAD];
	member period = facts_member(facts, AXIS_PERIOD, row);
	return (struct headcount){
		.municipality = facts_member(facts, AXIS_MUNICIPALITY, row),
		.period = book->axis[AXIS_PERIOD].entries[period].period,
		.domain = facts_member(facts, AXIS_DOMAIN, row),
		.key = facts_member(facts, axis, row),
		.indicator = facts_member(facts, AXIS_INDICATOR, row),
		.value = facts->value[row],
		.known = facts->cells[row] > facts->unknown[row],
		.version = facts_member(facts, AXIS_VERSION, row),
		.row = (uint32_t)row,
	};
}

size_t people_collect(const struct book *book, const struct filter *filter,
		      enum axis axis, struct headcount **list, struct arena *arena)
{
	const struct facts *facts = &book->table[TABLE_CASELOAD];
	const struct filter people = people_filter(filter);
	uint32_t empty = must_be_empty(filter, axis);
	*list = arena_alloc(arena, (facts->rows + 1) * sizeof(**list));
	size_t count = 0;
	for (size_t row = 0; row < facts->rows; row++)
		if (filter_passes(&people, TABLE_CASELOAD, row) &&
		    stands_for_whole(facts, row, empty))
			(*list)[count++] = headcount_of(book, row, axis);
	if (count > 0)
		qsort(*list, count, sizeof(**list), compare_headcounts);
	count = keep_newest(book, *list, count);
	headcounts_hide(book, *list, count, axis, arena);
	return count;
}

static int compare_for_search(const void *a, const void *b)
{
	return compare_keys(a, b);
}

bool people_only_narrower(const struct book *book, const struct filter *filter,
			  enum axis axis, struct arena *arena)
{
	const struct facts *facts = &book->table[TABLE_CASELOAD];
	const struct filter people = people_filter(filter);
	struct headcount *whole;
	size_t count = people_collect(book, filter, axis, &whole, arena);
	for (size_t row = 0; row < facts->rows; row++) {
		struct headcount one = headcount_of(book, row, axis);
		/* schemes of benefits are never added, and stand on their own */
		if (facts_member(facts, AXIS_SCHEME, row) == MEMBER_NONE &&
		    filter_passes(&people, TABLE_CASELOAD, row) &&
		    !bsearch(&one, whole, count, sizeof(*whole), compare_for_search))
			return true;
	}
	return false;
}
