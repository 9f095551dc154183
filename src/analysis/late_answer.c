/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * late_answer - from a book to what is still to be billed, per series
 */
#include "late_triangles.h"
#include "sums.h"

#include <string.h>

bool late_is_budgeted(const struct by *by)
{
	for (size_t k = 0; k < by->count; k++)
		if (by->axes[k] != AXIS_DOMAIN && by->axes[k] != AXIS_GROUP &&
		    by->axes[k] != AXIS_TASK_FIELD && by->axes[k] != AXIS_MUNICIPALITY)
			return false;
	return true;
}

static double periods_in_year(enum granularity grain)
{
	return grain == GRAIN_MONTH ? 12.0 : grain == GRAIN_QUARTER ? 4.0 : 1.0;
}

static cents budget_of(const struct sums *revised, const struct sums *original,
		       const member *key)
{
	const struct sum *sum = sums_find(revised, key);
	if (!sum || !sum_known(sum))
		sum = sums_find(original, key);
	return sum && sum_known(sum) ? sum->expense.value : 0;
}

/* An equal part of the budget of its year for every care period; NULL when a year has
 * none. */
static double *find_budget(const struct late_set *set, const struct book *book,
			   const struct filter *filter, const struct by *by,
			   const struct late_series *series, struct arena *arena)
{
	if (!late_is_budgeted(by) || book->table[TABLE_SPENDING].rows == 0)
		return NULL;
	enum axis axes[BY_MAX + 1];
	member key[BY_MAX + 1];
	memcpy(axes, by->axes, by->count * sizeof(*axes));
	memcpy(key, series->key, by->count * sizeof(*key));
	axes[by->count] = AXIS_YEAR;
	const struct filter own = late_filter(filter, arena);
	const struct sums revised =
		sums_build(book, &own, STAGE_REVISED, axes, by->count + 1, arena);
	const struct sums original =
		sums_build(book, &own, STAGE_BUDGET, axes, by->count + 1, arena);
	double *budget = arena_alloc(arena, set->origins * sizeof(*budget));
	for (size_t i = 0; i < set->origins; i++) {
		char label[16];
		const struct period year = period_year(late_origin_period(set, i).year);
		key[by->count] = book_find(book, AXIS_YEAR,
					   period_label(label, sizeof(label), year));
		const cents amount = budget_of(&revised, &original, key);
		if (amount <= 0)
			return NULL;
		budget[i] = (double)amount / periods_in_year(set->grain);
	}
	return budget;
}

static int compare(const member *a, const member *b, size_t count)
{
	size_t k = 0;
	while (k < count && a[k] == b[k])
		k++;
	return k == count ? 0 : a[k] < b[k] ? -1 : 1;
}

static const struct late_series *find(const struct late_set *set, const member *key,
				      size_t naxes)
{
	size_t low = 0, high = set->count;
	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		const int order = compare(set->list[middle].key, key, naxes);
		if (order == 0)
			return &set->list[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

/* A provider without a series of its own is among those together. */
const struct late_series *late_series_find(const struct late_set *set,
					   const struct by *by, const member *key)
{
	const struct late_series *own = find(set, key, by->count);
	if (own || !by_has(by, AXIS_PROVIDER))
		return own;
	member together[BY_MAX] = {0};
	for (size_t k = 0; k < by->count; k++)
		together[k] = by->axes[k] == AXIS_PROVIDER ? MEMBER_TOGETHER : key[k];
	return find(set, together, by->count);
}

int late_answer_build(struct late_answer *answer, const struct book *book,
		      const struct filter *filter, const struct by *by,
		      struct period until, const struct late_request *wanted,
		      struct arena *arena, struct diags *diags)
{
	struct late_set *set = &answer->set;
	if (late_triangles_build(set, book, filter, by, until, arena, diags) < 0)
		return -1;
	answer->bills = arena_alloc(arena, (set->count + 1) * sizeof(*answer->bills));
	for (size_t i = 0; i < set->count; i++) {
		const struct late_series *series = &set->list[i];
		const struct late_request fits = late_request_for(set);
		struct late_request request = wanted ? *wanted : fits;
		request.season = fits.season;
		request.seasons = fits.seasons;
		request.exposure = late_exposure(set, book, filter, by, series, arena);
		request.budget = find_budget(set, book, filter, by, series, arena);
		answer->bills[i] =
			late_bills_estimate(&series->triangle, &request, arena);
	}
	return 0;
}
