/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * runoff_people - how many different clients are behind a figure about late bills
 */
#include "cell_audit.h"
#include "disclosure.h"
#include "runoff.h"

#include <stdlib.h>

/* The rule on one who has nearly all of an amount, as everywhere. */
enum { DOMINATION_PERCENT = 10 };

struct seen {
	size_t cell;
	member client;
	int64_t value;
};

static int by_cell(const void *a, const void *b)
{
	const struct seen *x = a, *y = b;
	if (x->cell != y->cell)
		return x->cell < y->cell ? -1 : 1;
	return x->client < y->client ? -1 : x->client > y->client;
}

struct counting {
	const struct runoff *r;
	enum runoff_level level;
	int base; /* first care year */
	size_t years;
};

/* The figure that a sum of declarations belongs to; false when it is in none. */
static bool cell_of(const struct counting *c, size_t series, struct period care,
		    struct period booking, size_t *cell)
{
	const struct late_set *set = &c->r->answer.set;
	const int first = late_index(set->grain, set->first);
	const int from = late_index(set->grain, care);
	const int at = late_index(set->grain, booking);
	if (at > late_index(set->grain, set->until))
		return false;
	if (c->level == PEOPLE_SINCE_YEAR) {
		*cell = series * c->years + (size_t)(care.year - c->base);
		return care.year >= c->base && care.year < booking.year &&
		       (size_t)(care.year - c->base) < c->years;
	}
	if (from < first || (size_t)(from - first) >= set->origins)
		return false;
	*cell = series * set->origins + (size_t)(from - first);
	return true;
}

static struct seen *collect(const struct counting *c, size_t *count)
{
	const struct runoff *r = c->r;
	const size_t at = r->by->count;
	enum axis axes[BY_MAX + 3];
	for (size_t k = 0; k < at; k++)
		axes[k] = r->by->axes[k];
	axes[at] = AXIS_CARE_PERIOD;
	axes[at + 1] = AXIS_PERIOD;
	axes[at + 2] = AXIS_CLIENT;
	const struct filter own = late_filter(r->filter, r->arena);
	const struct pivot *pivot = pivot_build(r->book, TABLE_DECLARATIONS, &own, axes,
						at + 3, NULL, 0, r->arena);
	struct seen *list = arena_alloc(r->arena, (pivot->nrows + 1) * sizeof(*list));
	*count = 0;
	for (size_t row = 0; row < pivot->nrows; row++) {
		const member *key = &pivot->rows[row * pivot->row_axes];
		const struct late_series *series =
			late_series_find(&r->answer.set, r->by, key);
		const struct entry *care =
			&r->book->axis[AXIS_CARE_PERIOD].entries[key[at]];
		const struct entry *booking =
			&r->book->axis[AXIS_PERIOD].entries[key[at + 1]];
		size_t cell;
		if (series && cell_of(c, (size_t)(series - r->answer.set.list),
				      care->period, booking->period, &cell))
			list[(*count)++] =
				(struct seen){.cell = cell,
					      .client = key[at + 2],
					      .value = pivot_cell(pivot, row, 0)->value};
	}
	qsort(list, *count, sizeof(*list), by_cell);
	return list;
}

/* The clients of one figure: list[first .. end). */
static int64_t count_clients(const struct counting *c, const struct seen *list,
			     size_t first, size_t end)
{
	const struct privacy *privacy = &c->r->book->privacy;
	int64_t people = 0, total = 0, largest = 0, second = 0;
	for (size_t i = first; i < end;) {
		const member client = list[i].client;
		int64_t value = 0;
		if (client == MEMBER_NONE)
			return PEOPLE_NOT_KNOWN;
		for (; i < end && list[i].client == client; i++)
			value += list[i].value;
		people++;
		if (value <= 0)
			continue;
		total += value;
		if (value > largest) {
			second = largest;
			largest = value;
		} else if (value > second) {
			second = value;
		}
	}
	if (!privacy->internal && people >= privacy->threshold && total > 0 &&
	    audit_dominated(total, largest, second, DOMINATION_PERCENT))
		return PEOPLE_DOMINATED;
	return people;
}

int64_t *runoff_people(const struct runoff *r, enum runoff_level level, int base,
		       size_t years)
{
	const struct late_set *set = &r->answer.set;
	const struct counting counting = {
		.r = r, .level = level, .base = base, .years = years};
	const size_t cells =
		set->count * (level == PEOPLE_BY_CARE ? set->origins : years);
	int64_t *people = arena_alloc(r->arena, (cells + 1) * sizeof(*people));
	size_t count;
	const struct seen *list = collect(&counting, &count);
	for (size_t first = 0; first < count;) {
		size_t end = first;
		while (end < count && list[end].cell == list[first].cell)
			end++;
		people[list[first].cell] = count_clients(&counting, list, first, end);
		first = end;
	}
	return people;
}
