/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * year_end - COMB3 and its interval
 */
#include "year_end.h"

#include "dist.h"

#include <assert.h>
#include <math.h>

enum { ALPHA_STEPS = 49 }; /* 0.02, 0.04 .. 0.98 */

#define SHRINKAGE    0.7 /* of the month figure towards 1 */
#define TREND_LEAST  0.1 /* of the mean: below it a ratio to the trend says nothing */
#define SEASON_LEAST 0.05

static double mean_of(const double *values, size_t n)
{
	double sum = 0.0;
	for (size_t i = 0; i < n; i++)
		sum += values[i];
	return sum / (double)n;
}

/* Mean ratio to the trend per month, the mean of all twelve made 1. */
static void month_ratios(struct year_series s, struct comb3 *out)
{
	const double mean = mean_of(s.months, s.history);
	const size_t years = s.history / YEAR_MONTHS;
	out->line = line_fit(s.months, s.history);
	for (size_t i = 0; i < s.history; i++)
		if (out->line.intercept + out->line.slope * (double)i <=
		    TREND_LEAST * mean)
			out->flat_trend = true;
	for (size_t i = 0; i < s.history; i++) {
		const double trend =
			out->flat_trend
				? mean
				: out->line.intercept + out->line.slope * (double)i;
		out->raw[i % YEAR_MONTHS] += s.months[i] / trend / (double)years;
	}
	const double centre = mean_of(out->raw, YEAR_MONTHS);
	for (size_t k = 0; k < YEAR_MONTHS; k++)
		out->raw[k] /= centre;
}

static void find_season(struct year_series s, struct comb3 *out)
{
	out->flat_season = !all_positive(s.months, s.history);
	if (!out->flat_season)
		month_ratios(s, out);
	for (size_t k = 0; k < YEAR_MONTHS && !out->flat_season; k++) {
		out->season[k] = SHRINKAGE * out->raw[k] + (1.0 - SHRINKAGE);
		out->flat_season = out->season[k] <= SEASON_LEAST;
	}
	for (size_t k = 0; k < YEAR_MONTHS && out->flat_season; k++)
		out->season[k] = 1.0;
}

/* Of equal sums the smallest alpha counts. */
static struct ses smooth(const double *adjusted, size_t m)
{
	const double start = mean_of(adjusted, YEAR_MONTHS);
	struct ses best = ses_filter(adjusted, m, 0.02, start, NULL);
	for (int i = 2; i <= ALPHA_STEPS; i++) {
		const struct ses at = ses_filter(adjusted, m, 0.02 * i, start, NULL);
		if (at.sse < best.sse)
			best = at;
	}
	return best;
}

static double median_of(const struct comb3 *out, size_t h)
{
	double three[] = {out->theta[h], out->mean12[h], out->profile[h]};
	if (!out->has_profile)
		return (three[0] + three[1]) / 2.0;
	sort_doubles(three, 3);
	return three[1];
}

/* The level after the last month carries each of its errors into all months to come. */
static void find_spread(struct comb3 *out, size_t elapsed)
{
	const double m = (double)out->m;
	double squares = 0.0, later = 0.0;
	for (size_t h = out->remaining; h-- > 0;) {
		const double season = out->season[elapsed + h];
		const double weight = season + out->ses.alpha * later;
		squares += weight * weight;
		later += season;
	}
	out->sigma = sqrt(out->ses.sse / (m - 2.0));
	out->sd = out->sigma * sqrt(squares);
	out->df = m - YEAR_MONTHS - 1.0;
	out->inflation = sqrt(m / out->df);
}

enum stat_status comb3_forecast(struct year_series s, struct comb3 *out)
{
	double adjusted[HISTORY_MAX + YEAR_MONTHS] = {0};
	assert(s.history % YEAR_MONTHS == 0 && s.history <= HISTORY_MAX);
	assert(s.elapsed <= YEAR_MONTHS);
	*out = (struct comb3){.status = STAT_TOO_SHORT, .m = s.history + s.elapsed};
	if (s.history < HISTORY_MIN)
		return out->status;
	out->status = STAT_OK;
	out->remaining = YEAR_MONTHS - s.elapsed;
	find_season(s, out);
	for (size_t i = 0; i < out->m; i++)
		adjusted[i] = s.months[i] / out->season[i % YEAR_MONTHS];
	out->ses = smooth(adjusted, out->m);
	out->half_slope = line_fit(adjusted, out->m).slope / 2.0;
	const double last = mean_of(adjusted + out->m - YEAR_MONTHS, YEAR_MONTHS);
	const double alpha = out->ses.alpha;
	const double head = (1.0 - pow(1.0 - alpha, (double)out->m)) / alpha;
	out->has_profile = year_baseline(s, BASE_MULTI_YEAR_PROFILE, out->profile);
	for (size_t h = 0; h < out->remaining; h++) {
		const double season = out->season[s.elapsed + h];
		const double ahead =
			out->ses.level + out->half_slope * ((double)h + head);
		out->theta[h] = (ahead > 0.0 ? ahead : 0.0) * season;
		out->mean12[h] = last * season;
		out->months[h] = median_of(out, h);
	}
	find_spread(out, s.elapsed);
	return out->status;
}
