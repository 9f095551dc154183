/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * stats_rank - Mann-Kendall and Theil-Sen, for a whole series and season by season
 *
 * Both forms are one computation on groups of points: the plain form has one group, the
 * seasonal form one per season, and pairs are formed within a group only. So the two
 * cannot drift apart.
 */
#include "stats.h"

#include "dist.h"

#include <assert.h>
#include <math.h>

/* What the pairs of all groups give. */
struct pairs {
	size_t n;     /* known points */
	size_t count; /* pairs at different times; slopes hold as many */
	size_t all;   /* pairs */
	int64_t s;
	double variance;
	double *slopes; /* sorted */
};

static int sign(double value)
{
	return (value > 0.0) - (value < 0.0);
}

/* n(n-1)(2n+5), of the series or of a tie. */
static double variance_term(size_t n)
{
	const double x = (double)n;
	return x * (x - 1.0) * (2.0 * x + 5.0);
}

/* Kendall's variance of S for one group. */
static double variance_of(struct arena *arena, struct sample group)
{
	double *sorted = arena_alloc(arena, group.n * sizeof *sorted);
	for (size_t i = 0; i < group.n; i++)
		sorted[i] = group.y[i];
	sort_doubles(sorted, group.n);

	double sum = variance_term(group.n);
	for (size_t i = 0, end; i < group.n; i = end) {
		end = i + 1;
		while (end < group.n && !(sorted[end] > sorted[i]))
			end++;
		sum -= variance_term(end - i);
	}
	return sum / 18.0;
}

static void add_group(struct arena *arena, struct sample group, struct pairs *pairs)
{
	for (size_t i = 0; i < group.n; i++) {
		for (size_t j = i + 1; j < group.n; j++) {
			const double dt = group.t[j] - group.t[i];
			const double dy = group.y[j] - group.y[i];
			pairs->s += sign(dt) * sign(dy);
			if (sign(dt) != 0)
				pairs->slopes[pairs->count++] = dy / dt;
		}
	}
	pairs->all += group.n * (group.n - (group.n > 0)) / 2;
	pairs->variance += variance_of(arena, group);
}

static struct sample season_of(struct arena *arena, struct sample known, int season)
{
	bool *in = arena_alloc(arena, known.n * sizeof *in);

	for (size_t i = 0; i < known.n; i++)
		in[i] = known.season[i] == season;
	known.known = in;
	return sample_known(arena, known);
}

static struct pairs pairs_of(struct arena *arena, struct sample sample, bool seasonal)
{
	const struct sample known = sample_known(arena, sample);
	struct pairs pairs = {.n = known.n};
	const size_t room = known.n > 1 ? known.n * (known.n - 1) / 2 : 0;

	pairs.slopes = arena_alloc(arena, room * sizeof *pairs.slopes);
	if (!seasonal) {
		add_group(arena, known, &pairs);
	} else {
		assert(known.season && known.seasons > 0);
		for (int season = 0; season < known.seasons; season++)
			add_group(arena, season_of(arena, known, season), &pairs);
	}
	sort_doubles(pairs.slopes, pairs.count);
	return pairs;
}

static size_t years_of(struct sample sample, size_t years)
{
	return years * (size_t)sample.seasons;
}

static enum stat_status test(struct sample sample, bool seasonal, struct kendall *out)
{
	const size_t need =
		seasonal ? years_of(sample, SEASONAL_TEST_YEARS) : KENDALL_MIN;
	struct arena scratch;
	arena_init(&scratch);
	const struct pairs pairs = pairs_of(&scratch, sample, seasonal);

	*out = (struct kendall){.status = STAT_TOO_SHORT, .n = pairs.n};
	if (pairs.n >= need) {
		out->status = STAT_OK;
		out->pairs = pairs.all;
		out->s = pairs.s;
		out->variance = pairs.variance;
		/* Some pair decides S, so the variance is not zero. */
		const int step = (pairs.s > 0) - (pairs.s < 0);
		if (step != 0)
			out->z = (double)(pairs.s - step) / sqrt(pairs.variance);
		out->p = normal_two_sided(out->z);
		out->tau = (double)pairs.s / (double)pairs.all;
	}
	arena_release(&scratch);
	return out->status;
}

enum stat_status kendall_test(struct sample sample, struct kendall *out)
{
	return test(sample, false, out);
}

enum stat_status seasonal_kendall_test(struct sample sample, struct kendall *out)
{
	return test(sample, true, out);
}

static double median_of(struct arena *arena, const double *values, size_t n)
{
	double *sorted = arena_alloc(arena, n * sizeof *sorted);
	for (size_t i = 0; i < n; i++)
		sorted[i] = values[i];
	sort_doubles(sorted, n);
	return sorted_median(sorted, n);
}

static void set_interval(const struct pairs *pairs, double confidence, struct sen *out)
{
	const double z = normal_quantile(0.5 + confidence / 2.0);
	const double c = z * sqrt(pairs->variance);
	const double n = (double)pairs->count;

	out->low = sorted_at_rank(pairs->slopes, pairs->count, (n - c) / 2.0);
	out->high = sorted_at_rank(pairs->slopes, pairs->count, (n + c) / 2.0 + 1.0);
	out->interval_status = STAT_OK;
}

static enum stat_status slope(struct sample sample, bool seasonal, double confidence,
			      struct sen *out)
{
	const size_t need = seasonal ? years_of(sample, SEASONAL_SLOPE_YEARS) : SEN_MIN;
	const size_t need_interval =
		seasonal ? years_of(sample, SEASONAL_TEST_YEARS) : KENDALL_MIN;
	struct arena scratch;
	arena_init(&scratch);
	const struct pairs pairs = pairs_of(&scratch, sample, seasonal);

	*out = (struct sen){.status = STAT_TOO_SHORT,
			    .interval_status = STAT_TOO_SHORT,
			    .n = pairs.n,
			    .pairs = pairs.count};
	if (pairs.n >= need && pairs.count == 0) {
		out->status = out->interval_status = STAT_NO_SPREAD;
	} else if (pairs.n >= need) {
		out->status = STAT_OK;
		out->slope = sorted_median(pairs.slopes, pairs.count);
		if (pairs.n >= need_interval)
			set_interval(&pairs, confidence, out);
		if (!seasonal) {
			const struct sample known = sample_known(&scratch, sample);
			out->intercept =
				median_of(&scratch, known.y, known.n) -
				out->slope * median_of(&scratch, known.t, known.n);
		}
	}
	arena_release(&scratch);
	return out->status;
}

enum stat_status sen_slope(struct sample sample, double confidence, struct sen *out)
{
	return slope(sample, false, confidence, out);
}

enum stat_status seasonal_sen_slope(struct sample sample, double confidence,
				    struct sen *out)
{
	return slope(sample, true, confidence, out);
}
