/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * decompose - trend by a centred moving average, season by the means of what is left
 */
#include "decompose.h"

#include <assert.h>
#include <math.h>

struct straight line_fit(const double *y, size_t n)
{
	assert(n >= 2);
	const double x_mean = (double)(n - 1) / 2.0;
	double y_mean = 0.0, xx = 0.0, xy = 0.0;
	for (size_t i = 0; i < n; i++)
		y_mean += y[i];
	y_mean /= (double)n;
	for (size_t i = 0; i < n; i++) {
		const double x = (double)i - x_mean;
		xx += x * x;
		xy += x * (y[i] - y_mean);
	}
	return (struct straight){y_mean - xy / xx * x_mean, xy / xx};
}

bool all_positive(const double *y, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (y[i] <= 0.0)
			return false;
	return true;
}

bool all_finite(const double *y, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!isfinite(y[i]))
			return false;
	return true;
}

static double moving_average(const double *y, size_t at, size_t period)
{
	const size_t half = period / 2;
	const bool even = period % 2 == 0;
	double sum = 0.0;
	for (size_t i = at - half; i <= at + half; i++) {
		const bool end = i == at - half || i == at + half;
		sum += even && end ? y[i] / 2.0 : y[i];
	}
	return sum / (double)period;
}

static void find_figure(const double *y, size_t period, enum seasonality kind,
			struct decomposition *out)
{
	const bool ratio = kind == SEASON_MULTIPLICATIVE;
	size_t seen[PERIOD_MAX] = {0};
	double mean = 0.0;
	for (size_t i = 0; i < out->count; i++) {
		const size_t at = out->first + i, place = at % period;
		out->figure[place] +=
			ratio ? y[at] / out->trend[i] : y[at] - out->trend[i];
		seen[place]++;
	}
	for (size_t place = 0; place < period; place++) {
		out->figure[place] /= (double)seen[place];
		mean += out->figure[place] / (double)period;
	}
	for (size_t place = 0; place < period; place++)
		out->figure[place] =
			ratio ? out->figure[place] / mean : out->figure[place] - mean;
}

enum stat_status decompose(const double *y, size_t n, size_t period,
			   enum seasonality kind, struct decomposition *out,
			   struct arena *arena)
{
	assert(period >= 2 && period <= PERIOD_MAX && kind != SEASON_NONE);
	*out = (struct decomposition){.status = STAT_TOO_SHORT};
	if (n < 2 * period)
		return out->status;
	out->status = STAT_NOT_POSITIVE;
	if (kind == SEASON_MULTIPLICATIVE && !all_positive(y, n))
		return out->status;
	out->first = period / 2;
	out->count = n - 2 * out->first;
	out->trend = arena_alloc(arena, out->count * sizeof(*out->trend));
	for (size_t i = 0; i < out->count; i++)
		out->trend[i] = moving_average(y, out->first + i, period);
	find_figure(y, period, kind, out);
	out->status = STAT_OK;
	return out->status;
}
