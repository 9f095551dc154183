/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * series - figures in the order of time, one granularity per series
 *
 * First every figure as it was given; shape.c then makes the slots of each series.
 */
#include "series.h"

#include "crossing.h"
#include "people.h"
#include "shape.h"
#include "sums.h"

#include <stdlib.h>

static struct given given_of_sum(const struct book *book, const struct sum *sum,
				 const struct series_request *request)
{
	member key = request->axis == AXIS_MUNICIPALITY ? sum->key[0] : sum->key[1];
	member period = sum->key[request->axis == AXIS_MUNICIPALITY ? 1 : 2];
	struct given given = {.municipality = sum->key[0],
			      .key = key,
			      .period = book->axis[AXIS_PERIOD].entries[period].period};
	bool expense = request->measure != MEASURE_REVENUE;
	bool revenue = request->measure != MEASURE_EXPENSE;
	if (!expense)
		given.value = sum->revenue.value;
	else
		given.value = sum->expense.value - (revenue ? sum->revenue.value : 0);
	given.unknown = (expense ? sum->expense.unknown : 0) +
			(revenue ? sum->revenue.unknown : 0);
	/* Nothing booked on a side is nil; a side that was not delivered is not. */
	given.known =
		sum_known(sum) &&
		(!expense || sum->expense.cells == 0 || cell_known(&sum->expense)) &&
		(!revenue || sum->revenue.cells == 0 || cell_known(&sum->revenue));
	return given;
}

static int compare_given(const void *a, const void *b)
{
	const struct given *left = a, *right = b;
	if (left->municipality != right->municipality)
		return left->municipality < right->municipality ? -1 : 1;
	if (left->key != right->key)
		return left->key < right->key ? -1 : 1;
	return period_compare(left->period, right->period);
}

static size_t give_spending(const struct book *book, const struct filter *filter,
			    const struct series_request *request, struct given **list,
			    struct arena *arena)
{
	enum axis keys[] = {AXIS_MUNICIPALITY, request->axis, AXIS_PERIOD};
	size_t nkeys = 3;
	if (request->axis == AXIS_MUNICIPALITY)
		keys[--nkeys - 1] = AXIS_PERIOD;
	struct sums sums = sums_build(book, filter, request->stage, keys, nkeys, arena);
	struct crossing crossing;
	crossing_build(&crossing, book, filter, request->stage, keys, nkeys, arena);
	crossing_fold(&crossing, &sums);
	*list = arena_alloc(arena, (sums.count + 1) * sizeof(**list));
	for (size_t i = 0; i < sums.count; i++)
		(*list)[i] = given_of_sum(book, &sums.list[i], request);
	return sums.count;
}

static size_t give_people(const struct book *book, const struct filter *filter,
			  const struct series_request *request, struct given **list,
			  struct arena *arena)
{
	struct headcount *heads;
	size_t count = people_collect(book, filter, request->axis, &heads, arena);
	*list = arena_alloc(arena, (count + 1) * sizeof(**list));
	size_t n = 0;
	for (size_t i = 0; i < count; i++)
		if (heads[i].indicator == request->indicator)
			(*list)[n++] = (struct given){
				.municipality = heads[i].municipality,
				.key = heads[i].key,
				.period = heads[i].period,
				.value = heads[i].value,
				.known = heads[i].known,
				.hidden = heads[i].hidden,
				.unknown = !heads[i].known && !heads[i].hidden,
			};
	return n;
}

struct series_set series_build(const struct book *book, const struct filter *filter,
			       const struct series_request *request, struct arena *arena)
{
	struct shaper s = {.book = book, .request = request, .arena = arena};
	bool money = measure_is_money(request->measure);
	struct given *given;
	size_t count = money ? give_spending(book, filter, request, &given, arena)
			     : give_people(book, filter, request, &given, arena);
	if (count > 0)
		qsort(given, count, sizeof(*given), compare_given);
	if (money)
		s.coverage = coverage_build(book, filter, request->stage, arena);
	s.set.list = arena_alloc(arena, (count + 1) * sizeof(*s.set.list));
	for (size_t first = 0, i = 1; i <= count; i++) {
		bool same = i < count &&
			    given[i].municipality == given[first].municipality &&
			    given[i].key == given[first].key;
		if (same)
			continue;
		if (!money) {
			s.coverage.count = 0;
			for (size_t p = first; p < i; p++)
				coverage_add(&s.coverage, given[p].municipality,
					     given[p].period, arena);
		}
		shape_series(&s, &given[first], i - first);
		first = i;
	}
	if (money)
		series_hide(&s.set, book, filter, request, arena);
	return s.set;
}
