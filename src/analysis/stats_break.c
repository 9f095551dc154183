/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * stats_break - where a series shifts, and the series without its season
 */
#include "stats.h"

#include "dist.h"

#include <assert.h>
#include <math.h>

/* Twice the rank of each value, ties sharing the middle of their ranks: always a whole
 * number. */
static size_t twice_rank(const double *sorted, size_t n, double value)
{
	size_t below = 0;
	size_t through = n;

	for (size_t low = 0, high = n; low < high;) {
		const size_t middle = low + (high - low) / 2;
		if (sorted[middle] < value)
			low = below = middle + 1;
		else
			high = middle;
	}
	for (size_t low = below, high = n; low < high;) {
		const size_t middle = low + (high - low) / 2;
		if (sorted[middle] > value)
			high = through = middle;
		else
			low = middle + 1;
	}
	return below + 1 + through;
}

/* Where the point-th known point stands in the whole sample. */
static size_t index_of_known(struct sample sample, size_t point)
{
	size_t i = 0;
	for (size_t seen = 0;; i++)
		if ((!sample.known || sample.known[i]) && seen++ == point)
			return i;
}

static double *sorted_copy(struct arena *arena, const double *values, size_t n)
{
	double *sorted = arena_alloc(arena, n * sizeof *sorted);
	for (size_t i = 0; i < n; i++)
		sorted[i] = values[i];
	sort_doubles(sorted, n);
	return sorted;
}

enum stat_status pettitt_test(struct sample sample, struct pettitt *out)
{
	struct arena scratch;
	arena_init(&scratch);
	const struct sample known = sample_known(&scratch, sample);
	const double n = (double)known.n;

	*out = (struct pettitt){.status = STAT_TOO_SHORT, .n = known.n};
	if (known.n >= PETTITT_MIN) {
		const double *sorted = sorted_copy(&scratch, known.y, known.n);
		double ranks = 0.0; /* twice the sum of the first k */
		for (size_t k = 1; k < known.n; k++) {
			ranks += (double)twice_rank(sorted, known.n, known.y[k - 1]);
			const double u = ranks - (double)k * (n + 1.0);
			if (k == 1 || fabs(u) > out->k) {
				out->k = fabs(u);
				out->before = k;
			}
		}
		out->status = STAT_OK;
		out->last = index_of_known(sample, out->before - 1);
		out->p = fmin(1.0,
			      2.0 * exp(-6.0 * out->k * out->k / (n * n * n + n * n)));
	}
	arena_release(&scratch);
	return out->status;
}

static double season_median(struct arena *arena, struct sample known, int season)
{
	double *values = arena_alloc(arena, known.n * sizeof *values);
	size_t n = 0;

	for (size_t i = 0; i < known.n; i++)
		if (known.season[i] == season)
			values[n++] = known.y[i];
	sort_doubles(values, n);
	return n ? sorted_median(values, n) : 0.0;
}

enum stat_status seasonal_adjust(struct sample sample, double *adjusted)
{
	struct arena scratch;
	arena_init(&scratch);
	const struct sample known = sample_known(&scratch, sample);
	enum stat_status status = STAT_TOO_SHORT;

	assert(sample.season && sample.seasons > 0);
	if (known.n >= SEASONAL_SLOPE_YEARS * (size_t)known.seasons) {
		const double level =
			sorted_median(sorted_copy(&scratch, known.y, known.n), known.n);
		double *medians =
			arena_alloc(&scratch, (size_t)known.seasons * sizeof *medians);
		for (int season = 0; season < known.seasons; season++)
			medians[season] = season_median(&scratch, known, season);
		for (size_t i = 0; i < sample.n; i++) {
			const bool is_known = !sample.known || sample.known[i];
			adjusted[i] =
				is_known ? sample.y[i] - medians[sample.season[i]] + level
					 : 0.0;
		}
		status = STAT_OK;
	}
	arena_release(&scratch);
	return status;
}
