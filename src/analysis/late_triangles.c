/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * late_triangles - declarations by care period and lag
 */
#include "late_triangles.h"

#include "disclosure.h"

#include <assert.h>
#include <limits.h>
#include <string.h>

/* One sum of declarations: series, care, booking. */
struct billed {
	const member *key;
	int care, booking;
	const struct cell *cell;
};

struct builder {
	struct late_set *set;
	const struct book *book;
	const struct by *by;
	struct billed *list;
	size_t count;
	int first, until;                      /* on the scale of the grain */
	const struct client_counts *providers; /* NULL: none need be taken together */
	struct arena *arena;
};

static struct period member_period(const struct book *book, enum axis axis, member m)
{
	return book->axis[axis].entries[m].period;
}

/* The coarsest of all periods, so that one file of years makes a triangle of years. */
static void find_grain(struct builder *b, const struct pivot *pivot)
{
	const size_t at = b->by->count;
	enum granularity finest = GRAIN_YEAR;
	b->set->grain = GRAIN_MONTH;
	for (size_t row = 0; row < pivot->nrows; row++) {
		const struct period both[] = {
			member_period(b->book, AXIS_CARE_PERIOD,
				      pivot_row(pivot, row, at)),
			member_period(b->book, AXIS_PERIOD,
				      pivot_row(pivot, row, at + 1))};
		for (size_t k = 0; k < 2; k++) {
			const enum granularity grain = late_grain(both[k]);
			if (grain < b->set->grain)
				b->set->grain = grain;
			if (grain > finest)
				finest = grain;
			b->set->closing += period_grain(both[k]) > GRAIN_MONTH;
		}
	}
	b->set->mixed = pivot->nrows > 0 && finest > b->set->grain;
}

static void read_sums(struct builder *b, const struct pivot *pivot)
{
	const size_t at = b->by->count;
	b->list = arena_alloc(b->arena, (pivot->nrows + 1) * sizeof(*b->list));
	for (size_t row = 0; row < pivot->nrows; row++) {
		const struct cell *cell = pivot_cell(pivot, row, 0);
		b->set->unknown += cell->unknown;
		b->list[b->count++] = (struct billed){
			.key = &pivot->rows[row * pivot->row_axes],
			.care = late_index(b->set->grain,
					   member_period(b->book, AXIS_CARE_PERIOD,
							 pivot_row(pivot, row, at))),
			.booking =
				late_index(b->set->grain,
					   member_period(b->book, AXIS_PERIOD,
							 pivot_row(pivot, row, at + 1))),
			.cell = cell,
		};
	}
}

/* Booking periods of all declarations of the municipality: what one series does not have,
 * another may have delivered. Sorted. */
static int *find_bookings(const struct builder *b, const struct filter *filter,
			  size_t *count)
{
	struct filter whole = {.book = b->book, .history = true};
	whole.keep[AXIS_MUNICIPALITY] = filter->keep[AXIS_MUNICIPALITY];
	const enum axis period[] = {AXIS_PERIOD};
	const struct pivot *pivot = pivot_build(b->book, TABLE_DECLARATIONS, &whole,
						period, 1, NULL, 0, b->arena);
	int *list = arena_alloc(b->arena, (pivot->nrows + 1) * sizeof(*list));
	*count = pivot->nrows;
	for (size_t row = 0; row < pivot->nrows; row++) {
		const int index = late_index(
			b->set->grain,
			member_period(b->book, AXIS_PERIOD, pivot_row(pivot, row, 0)));
		size_t at = row;
		for (; at > 0 && list[at - 1] > index; at--)
			list[at] = list[at - 1];
		list[at] = index;
	}
	return list;
}

/* First origin and number of lags: what the declarations in scope need. */
static void find_shape(struct builder *b, int oldest)
{
	int lags = 0;
	b->first = b->until;
	for (size_t i = 0; i < b->count; i++) {
		const struct billed *one = &b->list[i];
		if (one->booking > b->until || one->care > b->until || one->care < oldest)
			continue;
		b->first = one->care < b->first ? one->care : b->first;
		if (one->cell->value != 0 && one->booking - one->care > lags)
			lags = one->booking - one->care;
	}
	struct late_set *set = b->set;
	set->bucket = lags > LATE_LAGS;
	set->lags = (size_t)(set->bucket ? LATE_LAGS : lags) + 1;
	set->origins = (size_t)(b->until - b->first) + 1;
	set->first = late_period(set->grain, b->first);
	set->until = late_period(set->grain, b->until);
}

static void mark_known(const struct late_set *set, bool *known)
{
	for (size_t i = 0; i < set->origins; i++)
		for (size_t j = 0; j < set->lags && i + j < set->origins; j++)
			known[i * set->lags + j] = set->delivered[i + j];
}

/* Providers of too few clients have one series together. */
static void take_together(const struct builder *b, member *key)
{
	for (size_t k = 0; b->providers && k < b->by->count; k++)
		if (b->by->axes[k] == AXIS_PROVIDER &&
		    disclosure_small(b->book, clients_behind(b->providers, &key[k])))
			key[k] = MEMBER_TOGETHER;
}

static struct late_series *series_for(struct builder *b, const member *row)
{
	struct late_set *set = b->set;
	member key[BY_MAX] = {0};
	memcpy(key, row, b->by->count * sizeof(*key));
	take_together(b, key);
	for (size_t i = set->count; i-- > 0;)
		if (memcmp(set->list[i].key, key, sizeof(key)) == 0)
			return &set->list[i];
	struct late_series *series = &set->list[set->count++];
	memcpy(series->key, key, sizeof(key));
	return series;
}

static void open_triangle(struct late_series *series, const struct late_set *set,
			  const bool *known, struct arena *arena)
{
	series->booked = arena_alloc(arena, set->origins * set->lags * sizeof(int64_t));
	series->triangle = (struct triangle){.origins = set->origins,
					     .lags = set->lags,
					     .booked = series->booked,
					     .known = known};
}

static void add_sums(struct builder *b)
{
	struct late_set *set = b->set;
	bool *known = arena_alloc(b->arena, set->origins * set->lags * sizeof(*known));
	mark_known(set, known);
	set->list = arena_alloc(b->arena, (b->count + 1) * sizeof(*set->list));
	for (size_t i = 0; i < b->count; i++) {
		const struct billed *one = &b->list[i];
		if (one->booking > b->until || one->care > b->until) {
			set->after += one->cell->value;
			continue;
		}
		if (one->care < b->first) {
			set->before += one->cell->value;
			continue;
		}
		int lag = one->booking - one->care;
		if (lag < 0) {
			set->early += one->cell->value;
			set->early_cells += one->cell->cells;
			lag = 0;
		}
		if ((size_t)lag >= set->lags)
			lag = (int)set->lags - 1;
		struct late_series *series = series_for(b, one->key);
		if (!series->booked)
			open_triangle(series, set, known, b->arena);
		series->booked[(size_t)(one->care - b->first) * set->lags +
			       (size_t)lag] += one->cell->value;
		series->total += one->cell->value;
	}
}

static void sort_series(struct late_set *set, size_t naxes)
{
	for (size_t i = 1; i < set->count; i++) {
		const struct late_series one = set->list[i];
		size_t at = i;
		for (; at > 0; at--) {
			const member *before = set->list[at - 1].key;
			size_t k = 0;
			while (k < naxes && before[k] == one.key[k])
				k++;
			if (k == naxes || before[k] < one.key[k])
				break;
			set->list[at] = set->list[at - 1];
		}
		set->list[at] = one;
	}
}

static const struct client_counts *count_providers(const struct builder *b,
						   const struct filter *own)
{
	static const enum axis provider[] = {AXIS_PROVIDER};
	if (!by_has(b->by, AXIS_PROVIDER))
		return NULL;
	struct client_counts *counts = arena_alloc(b->arena, sizeof(*counts));
	clients_count(counts, b->book, TABLE_DECLARATIONS, own, provider, 1, b->arena);
	return counts;
}

int late_triangles_build(struct late_set *set, const struct book *book,
			 const struct filter *filter, const struct by *by,
			 struct period until, struct arena *arena, struct diags *diags)
{
	enum axis axes[BY_MAX + 2];
	for (size_t k = 0; k < by->count; k++)
		axes[k] = by->axes[k];
	axes[by->count] = AXIS_CARE_PERIOD;
	axes[by->count + 1] = AXIS_PERIOD;
	*set = (struct late_set){.grain = GRAIN_MONTH};
	struct builder b = {.set = set, .book = book, .by = by, .arena = arena};
	const struct filter own = late_filter(filter, arena);
	const struct pivot *pivot = pivot_build(book, TABLE_DECLARATIONS, &own, axes,
						by->count + 2, NULL, 0, arena);
	if (pivot->nrows == 0)
		return 0;
	find_grain(&b, pivot);
	read_sums(&b, pivot);
	size_t nbookings;
	const int *bookings = find_bookings(&b, filter, &nbookings);
	const int limit = late_limit(set->grain, filter);
	size_t within = nbookings;
	while (within > 0 && bookings[within - 1] > limit)
		within--;
	if (within == 0)
		return 0;
	set->oldest = late_period(set->grain, bookings[0]);
	if (late_until(set->grain, until, bookings[0], bookings[within - 1], &b.until,
		       diags) < 0)
		return -1;
	find_shape(&b, bookings[0]);
	set->delivered = arena_alloc(arena, set->origins * sizeof(*set->delivered));
	for (size_t i = 0; i < nbookings; i++)
		if (bookings[i] >= b.first && bookings[i] <= b.until)
			set->delivered[bookings[i] - b.first] = true;
	b.providers = count_providers(&b, &own);
	add_sums(&b);
	sort_series(set, by->count);
	return 0;
}
