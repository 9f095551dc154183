/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * late_exposure - how many clients had an open assignment in each care period
 *
 * The number of people in care says what a month will cost before its bills have come.
 * An axis that not every assignment tells (a task field, when the product leaves it open)
 * would count a part of them that differs from month to month: then those of the whole
 * law are counted, as the series is taken to grow and shrink with it.
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

/* Which assignments are of a series. */
struct chosen {
	const struct facts *facts;
	const struct by *by;
	const struct late_series *series;
	struct filter filter;
	bool open[BY_MAX]; /* axes that not every assignment tells */
	member domain;     /* of the series; MEMBER_NONE: not looked at */
};

static bool is_assignment(const struct facts *facts, size_t row)
{
	const struct terms *terms = &facts->terms[row];
	return terms->kind == GRANT_ASSIGNMENT && terms->start != DATE_NONE &&
	       facts->axis[AXIS_CLIENT][row] != MEMBER_NONE;
}

static bool is_chosen(const struct chosen *chosen, size_t row)
{
	const struct facts *facts = chosen->facts;
	if (!is_assignment(facts, row) ||
	    !filter_passes(&chosen->filter, TABLE_ASSIGNMENTS, row) ||
	    (chosen->domain != MEMBER_NONE &&
	     facts_member(facts, AXIS_DOMAIN, row) != chosen->domain))
		return false;
	for (size_t k = 0; k < chosen->by->count; k++)
		if (!chosen->open[k] && facts_member(facts, chosen->by->axes[k], row) !=
						chosen->series->key[k])
			return false;
	return true;
}

/* The law of the bills of a series; MEMBER_NONE when there are several. */
static member law_of(const struct book *book, const struct filter *filter,
		     const struct by *by, const struct late_series *series)
{
	const struct facts *facts = &book->table[TABLE_DECLARATIONS];
	member law = MEMBER_NONE;
	for (size_t row = 0; row < facts->rows; row++) {
		bool own = filter_passes(filter, TABLE_DECLARATIONS, row);
		for (size_t k = 0; own && k < by->count; k++)
			own = facts_member(facts, by->axes[k], row) == series->key[k];
		const member m = own ? facts_member(facts, AXIS_DOMAIN, row) : law;
		if (law != MEMBER_NONE && m != law)
			return MEMBER_NONE;
		law = m;
	}
	return law;
}

static bool is_told(const struct chosen *chosen, enum axis axis)
{
	for (size_t row = 0; row < chosen->facts->rows; row++)
		if (facts_member(chosen->facts, axis, row) == MEMBER_NONE &&
		    is_chosen(chosen, row))
			return false;
	return true;
}

/* Opens an axis of the scope or the series that not every assignment tells. False when it
 * would have to be opened and the law is not known to choose by. */
static bool open_untold(struct chosen *chosen, const struct book *book, enum axis axis)
{
	struct chosen wide = *chosen;
	wide.filter.keep[axis] = NULL;
	for (size_t k = 0; k < wide.by->count; k++)
		wide.open[k] |= wide.by->axes[k] == axis;
	if (is_told(&wide, axis))
		return true;
	wide.domain = law_of(book, &chosen->filter, wide.by, wide.series);
	if (wide.domain == MEMBER_NONE)
		return false;
	if (!is_told(&wide, axis))
		*chosen = wide;
	return true;
}

static bool choose(struct chosen *chosen, const struct book *book)
{
	const struct filter asked = chosen->filter;
	for (enum axis axis = 0; axis < AXIS_STORED; axis++) {
		const unsigned char *keep = asked.keep[axis];
		const bool in_scope = keep && !keep[MEMBER_NONE];
		if (axis != AXIS_DOMAIN && (in_scope || by_has(chosen->by, axis)) &&
		    !open_untold(chosen, book, axis))
			return false;
	}
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
	struct chosen chosen = {.facts = facts,
				.by = by,
				.series = series,
				.filter = late_filter(filter, arena)};
	if (!choose(&chosen, book))
		return NULL;
	struct open *list = NULL;
	size_t count = 0, room = 0;
	for (size_t row = 0; row < facts->rows; row++) {
		if (!is_chosen(&chosen, row))
			continue;
		const struct terms *terms = &facts->terms[row];
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
