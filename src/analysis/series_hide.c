/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * series_hide - points of money that rest on too few people
 *
 * People are counted for the period of a point as a whole: somebody with a bill in every
 * month is one person in the year.
 */
#include "crossing.h"
#include "series.h"

/* The axis whose members are the periods of a series. */
static enum axis axis_of(enum granularity grain)
{
	if (grain == GRAIN_YEAR)
		return AXIS_YEAR;
	return grain == GRAIN_QUARTER ? AXIS_QUARTER : AXIS_PERIOD;
}

static void hide_points(struct series_set *set, const struct book *book,
			const struct crossing *crossing, enum axis axis,
			enum granularity grain, size_t points, struct arena *arena)
{
	int64_t *people = arena_alloc(arena, (points + 1) * sizeof(*people));
	int64_t *amounts = arena_alloc(arena, (points + 1) * sizeof(*amounts));
	size_t *line = arena_alloc(arena, (points + 1) * sizeof(*line));
	enum { EACH = sizeof(struct point *) };
	struct point **at = arena_alloc(arena, (points + 1) * EACH);
	bool *hidden = arena_alloc(arena, points + 1);
	const size_t periods = book->axis[axis_of(grain)].count;
	char label[24];
	size_t n = 0;
	for (size_t i = 0; i < set->count; i++)
		for (size_t p = 0; p < set->list[i].count; p++) {
			struct series *series = &set->list[i];
			struct point *point = &series->points[p];
			if (series->grain != grain || !point->known)
				continue;
			const member period = book_find(
				book, axis_of(grain),
				period_label(label, sizeof(label), point->period));
			const member both[] = {series->municipality, series->key, period};
			const member one[] = {series->municipality, period};
			people[n] = crossing_people(
				crossing, axis == AXIS_MUNICIPALITY ? one : both);
			set->people_unknown += people[n] == PEOPLE_NOT_KNOWN;
			amounts[n] = point->value;
			line[n] = (size_t)series->municipality * periods + period;
			at[n++] = point;
		}
	disclosure_rows(book, people, amounts, line, n, hidden);
	for (size_t i = 0; i < n; i++)
		if (hidden[i]) {
			at[i]->known = false;
			at[i]->hidden = true;
		}
}

void series_hide(struct series_set *set, const struct book *book,
		 const struct filter *filter, const struct series_request *request,
		 struct arena *arena)
{
	static const enum granularity grains[] = {GRAIN_YEAR, GRAIN_QUARTER, GRAIN_MONTH};
	const bool own = request->axis == AXIS_MUNICIPALITY;
	for (size_t g = 0; g < sizeof(grains) / sizeof(grains[0]); g++) {
		const enum axis period = axis_of(grains[g]);
		const enum axis keys[] = {AXIS_MUNICIPALITY, own ? period : request->axis,
					  period};
		struct crossing crossing;
		size_t points = 0;
		for (size_t i = 0; i < set->count; i++)
			points +=
				set->list[i].grain == grains[g] ? set->list[i].count : 0;
		if (points == 0)
			continue;
		crossing_build(&crossing, book, filter, request->stage, keys, own ? 2 : 3,
			       arena);
		if (crossing.asked)
			hide_points(set, book, &crossing, request->axis, grains[g],
				    points, arena);
	}
}
