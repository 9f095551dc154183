/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * stats_outlier - values that stand out: modified z-scores of a whole series, and the
 * Hampel filter that looks at the neighbours of each point
 */
#include "stats.h"

#include "dist.h"

#include <assert.h>
#include <math.h>

/* 0.6745 and 1.253314 make the median and the mean absolute deviation of a normal
 * distribution its standard deviation; 1.4826 is 1 / 0.6745 as Hampel writes it. */
static const double TO_NORMAL_Z = 0.6745;
static const double MEAN_TO_SD = 1.253314;
static const double MAD_TO_SD = 1.4826;

/* Median of some values, and the median and mean of their distances to it. */
struct spread {
	double median, mad, mean;
};

static struct spread spread_of(struct arena *arena, const double *values, size_t n)
{
	struct spread spread = {0};
	double *work = arena_alloc(arena, n * sizeof *work);
	for (size_t i = 0; i < n; i++)
		work[i] = values[i];
	sort_doubles(work, n);
	spread.median = sorted_median(work, n);
	for (size_t i = 0; i < n; i++) {
		work[i] = fabs(values[i] - spread.median);
		spread.mean += work[i] / (double)n;
	}
	sort_doubles(work, n);
	spread.mad = sorted_median(work, n);
	return spread;
}

enum stat_status modified_z(struct sample sample, struct outlier *out)
{
	struct arena scratch;
	arena_init(&scratch);
	const struct sample known = sample_known(&scratch, sample);
	enum stat_status status = STAT_TOO_SHORT;

	if (known.n >= OUTLIER_MIN) {
		const struct spread spread = spread_of(&scratch, known.y, known.n);
		for (size_t i = 0; i < sample.n; i++) {
			const double distance = sample.y[i] - spread.median;
			out[i] = (struct outlier){.median = spread.median};
			if (sample.known && !sample.known[i])
				continue;
			if (spread.mad > 0.0)
				out[i].z = TO_NORMAL_Z * distance / spread.mad;
			else if (spread.mean > 0.0)
				out[i].z = distance / (MEAN_TO_SD * spread.mean);
			out[i].stands_out = fabs(out[i].z) > MODIFIED_Z_LIMIT;
		}
		status = STAT_OK;
	}
	arena_release(&scratch);
	return status;
}

/* The standard deviation that would give this spread; more than half equal: by the mean.
 */
static double deviation_of(const struct spread *spread)
{
	return spread->mad > 0.0 ? MAD_TO_SD * spread->mad : MEAN_TO_SD * spread->mean;
}

/* One window of at most 2 reach + 1 points, cut off where the series begins and ends. */
static struct outlier judge(struct arena *arena, struct sample known, size_t at,
			    size_t reach)
{
	const size_t first = at > reach ? at - reach : 0;
	const size_t end = known.n - at > reach ? at + reach + 1 : known.n;
	const struct spread spread = spread_of(arena, known.y + first, end - first);
	const double deviation = deviation_of(&spread);
	struct outlier outlier = {.median = spread.median};

	if (deviation > 0.0)
		outlier.z = (known.y[at] - spread.median) / deviation;
	outlier.stands_out = fabs(outlier.z) > HAMPEL_LIMIT;
	return outlier;
}

enum stat_status hampel_filter(struct sample sample, size_t reach, struct outlier *out)
{
	struct arena scratch;
	arena_init(&scratch);
	const struct sample known = sample_known(&scratch, sample);
	enum stat_status status = STAT_TOO_SHORT;

	assert(reach > 0);
	if (known.n >= 2 * reach + 1) {
		for (size_t i = 0, at = 0; i < sample.n; i++) {
			const bool is_known = !sample.known || sample.known[i];
			out[i] = is_known ? judge(&scratch, known, at++, reach)
					  : (struct outlier){0};
		}
		status = STAT_OK;
	}
	arena_release(&scratch);
	return status;
}
