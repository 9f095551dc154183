/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * shape - the slots of one series: the complete years, quarters or months, each with what
 * falls in it
 */
#include "shape.h"

#include <string.h>

static void *grow(struct arena *arena, void *old, size_t *room, size_t count, size_t size)
{
	if (count < *room)
		return old;
	*room = *room ? 2 * *room : 16;
	void *grown = arena_alloc(arena, *room * size);
	if (count > 0)
		memcpy(grown, old, count * size);
	return grown;
}

static enum granularity coarsest(const struct given *given, size_t count)
{
	bool month = false, quarter = false;
	for (size_t i = 0; i < count; i++) {
		enum granularity grain = period_grain(given[i].period);
		if (grain == GRAIN_YEAR)
			return GRAIN_YEAR;
		quarter = quarter || grain == GRAIN_QUARTER;
		month = month || grain == GRAIN_MONTH;
	}
	if (quarter)
		return GRAIN_QUARTER;
	return month ? GRAIN_MONTH : GRAIN_YEAR;
}

static struct period slot_of(enum granularity grain, struct period period)
{
	if (grain == GRAIN_YEAR)
		return period_year(period.year);
	if (grain == GRAIN_QUARTER && period_quarter_number(period) > 0)
		return period_quarter(period.year, period_quarter_number(period));
	if (grain == GRAIN_MONTH && period_grain(period) == GRAIN_MONTH)
		return period;
	return (struct period){0};
}

/* A stock at the end of the slot stands for it. */
static bool ends(struct period slot, struct period period)
{
	if (period_compare(slot, period) == 0)
		return true;
	int month = period_month_number(period), quarter = period_quarter_number(period);
	if (period_grain(slot) == GRAIN_YEAR)
		return month == 12 || (month == 0 && quarter == 4);
	return period_grain(slot) == GRAIN_QUARTER && month == 3 * quarter;
}

static bool in_slot(struct period slot, struct period period)
{
	struct period in = slot_of(period_grain(slot), period);
	return period_is_set(in) && period_compare(in, slot) == 0;
}

bool series_slot_takes(struct period slot, struct period period, bool stock)
{
	return in_slot(slot, period) && (!stock || ends(slot, period));
}

bool series_is_stock(const struct series_request *request)
{
	member indicator = request->indicator;
	return !measure_is_money(request->measure) && indicator != INDICATOR_INFLOW &&
	       indicator != INDICATOR_OUTFLOW;
}

static void leave_out(struct shaper *s, struct period period)
{
	struct series_set *set = &s->set;
	set->left_out = grow(s->arena, set->left_out, &s->left_room, set->nleft_out,
			     sizeof(*set->left_out));
	set->left_out[set->nleft_out++] = period;
}

/* What belongs to no slot: opening and closing periods, and figures coarser than the
 * series. */
static void set_aside(struct shaper *s, const struct given *given)
{
	enum granularity grain = period_grain(given->period);
	if (grain == GRAIN_OPENING || grain == GRAIN_CLOSING) {
		s->set.edges += given->value;
		s->set.has_edges = true;
	} else {
		leave_out(s, given->period);
	}
}

/* Sums what falls in a slot, or takes the stock at its end. False when nothing is
 * there. */
static bool fill_slot(struct shaper *s, const struct given *given, size_t count,
		      struct period slot, struct point *point, bool *complete)
{
	bool any = false, known = false, hidden = false,
	     stock = series_is_stock(s->request);
	int64_t missing = 0;
	*point = (struct point){.period = slot};
	for (size_t i = 0; i < count; i++) {
		if (!in_slot(slot, given[i].period))
			continue;
		any = true;
		if (!series_slot_takes(slot, given[i].period, stock))
			continue;
		*complete = *complete || stock;
		point->value = stock ? given[i].value : point->value + given[i].value;
		known = known || given[i].known;
		hidden = stock ? given[i].hidden : hidden || given[i].hidden;
		missing += given[i].unknown;
	}
	point->known = known && !hidden;
	point->hidden = hidden;
	if (known && *complete)
		s->set.missing += missing;
	return any;
}

static struct period nth_slot(enum granularity grain, int year, int n)
{
	if (grain == GRAIN_YEAR)
		return period_year(year);
	return grain == GRAIN_QUARTER ? period_quarter(year, n) : period_month(year, n);
}

static void no_population(struct shaper *s, member municipality, int year)
{
	char label[16];
	struct series_set *set = &s->set;
	member pair[] = {municipality, book_find(s->book, AXIS_YEAR,
						 period_label(label, sizeof(label),
							      period_year(year)))};
	set->no_population = grow(s->arena, set->no_population, &s->population_room,
				  set->nno_population, sizeof(pair));
	memcpy(&set->no_population[2 * set->nno_population++], pair, sizeof(pair));
}

static void measure_point(struct shaper *s, const struct series *series,
			  struct point *point)
{
	if (measure_is_money(s->request->measure)) {
		point->real = (double)point->value / 100.0;
		return;
	}
	point->real = (double)point->value / 1000.0;
	if (s->request->measure != MEASURE_PER_1000 || !point->known)
		return;
	int64_t inhabitants = book_population(s->book, series->municipality,
					      point->period.year, INDICATOR_INHABITANTS);
	if (inhabitants > 0) {
		point->real = (double)point->value * 1000.0 / (double)inhabitants;
	} else {
		point->known = false;
		no_population(s, series->municipality, point->period.year);
	}
}

/* Nil where the municipality delivered and this series has nothing; not before its first
 * or after its last period. */
static void add_slot(struct shaper *s, struct series *series, const struct point *point,
		     bool any, size_t *nil)
{
	if (!any) {
		*nil += series->count > 0 && measure_is_money(s->request->measure);
		if (*nil > 0)
			series->points[series->count + *nil - 1] =
				(struct point){.period = point->period, .known = true};
		return;
	}
	series->count += *nil;
	*nil = 0;
	series->points[series->count++] = *point;
	measure_point(s, series, &series->points[series->count - 1]);
}

static void fill_year(struct shaper *s, struct series *series,
		      const struct covered *covered, const struct given *given,
		      size_t count, size_t *nil)
{
	static const int slots[] = {
		[GRAIN_YEAR] = 1, [GRAIN_QUARTER] = 4, [GRAIN_MONTH] = 12};
	for (int n = 1; n <= slots[series->grain]; n++) {
		struct period slot = nth_slot(series->grain, covered->year, n);
		struct point point;
		bool complete = !series_is_stock(s->request) && covers(covered, slot);
		bool any = fill_slot(s, given, count, slot, &point, &complete);
		if (complete)
			add_slot(s, series, &point, any, nil);
		else if (any)
			leave_out(s, slot);
	}
}

static void mark_schemes(struct series *series)
{
	for (size_t i = 1; i < series->count; i++)
		series->points[i].new_scheme =
			codes_scheme(series->points[i].period.year) !=
			codes_scheme(series->points[i - 1].period.year);
}

void shape_series(struct shaper *s, const struct given *given, size_t count)
{
	struct series *series = &s->set.list[s->set.count];
	*series = (struct series){.municipality = given->municipality,
				  .key = given->key,
				  .grain = s->request->automatic ? coarsest(given, count)
								 : s->request->grain};
	size_t years = 0, nil = 0;
	for (size_t i = 0; i < s->coverage.count; i++)
		years += s->coverage.list[i].municipality == given->municipality;
	series->points = arena_alloc(s->arena, (12 * years + 1) * sizeof(struct point));
	for (size_t i = 0; i < s->coverage.count; i++)
		if (s->coverage.list[i].municipality == given->municipality)
			fill_year(s, series, &s->coverage.list[i], given, count, &nil);
	for (size_t i = 0; i < count; i++)
		if (!period_is_set(slot_of(series->grain, given[i].period)))
			set_aside(s, &given[i]);
	if (measure_is_money(s->request->measure))
		mark_schemes(series);
	s->set.count += series->count > 0;
}
