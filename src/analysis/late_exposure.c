/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * late_exposure - how many clients had an open assignment in each care period
 *
 * The number of people in care says what a month will cost before its bills have come.
 */
#include "days.h"
#include "late_triangles.h"
#include "sums.h"

#include <stdlib.h>

/* Open assignment of one client in one care period. */
struct open {
	size_t origin;
	member client;
};

static int by_origin(const void *a, const void *b)
{
	const struct open *x = a, *y = b;
	if (x->origin != y->origin)
		return x->origin < y->origin ? -1 : 1;
	return x->client < y->client ? -1 : x->client > y->client;
}

static bool in_series(const struct facts *facts, const struct by *by,
		      const struct late_series *series, size_t row)
{
	for (size_t k = 0; k < by->count; k++)
		if (facts_member(facts, by->axes[k], row) != series->key[k])
			return false;
	return true;
}

/* Until it stopped, when that is known. */
static struct days term_of(const struct terms *terms)
{
	struct days term = {.first = terms->start, .last = terms->end};
	if (terms->stopped != DATE_NONE && terms->stopped < term.last)
		term.last = terms->stopped;
	return term;
}

double *late_exposure(const struct late_set *set, const struct book *book,
		      const struct filter *filter, const struct by *by,
		      const struct late_series *series, struct arena *arena)
{
	const struct facts *facts = &book->table[TABLE_ASSIGNMENTS];
	if (facts->rows == 0 || !facts->axis[AXIS_CLIENT])
		return NULL;
	const struct filter own = late_filter(filter, arena);
	struct open *list = NULL;
	size_t count = 0, room = 0;
	for (size_t row = 0; row < facts->rows; row++) {
		const struct terms *terms = &facts->terms[row];
		if (terms->kind != GRANT_ASSIGNMENT || terms->start == DATE_NONE ||
		    facts->axis[AXIS_CLIENT][row] == MEMBER_NONE ||
		    !filter_passes(&own, TABLE_ASSIGNMENTS, row) ||
		    !in_series(facts, by, series, row))
			continue;
		for (size_t i = 0; i < set->origins; i++) {
			const struct days both = days_common(
				term_of(terms), days_of(late_origin_period(set, i)));
			if (days_none(both))
				continue;
			list = xgrow(list, &room, count + 1, sizeof(*list));
			list[count++] = (struct open){
				.origin = i, .client = facts->axis[AXIS_CLIENT][row]};
		}
	}
	if (count == 0) {
		free(list);
		return NULL;
	}
	double *exposure = arena_alloc(arena, set->origins * sizeof(*exposure));
	qsort(list, count, sizeof(*list), by_origin);
	for (size_t i = 0; i < count; i++)
		if (i == 0 || by_origin(&list[i - 1], &list[i]) != 0)
			exposure[list[i].origin] += 1.0;
	free(list);
	return exposure;
}
