/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * year_baseline - the simple ways to fill a year, and the seasonal naive forecast
 */
#include "year_end.h"

#include <assert.h>
#include <math.h>

static double sum_of(const double *values, size_t n)
{
	double sum = 0.0;
	for (size_t i = 0; i < n; i++)
		sum += values[i];
	return sum;
}

/* Sums per month of the years from `from` on times what this year has over what they had
 * in the same months. */
static bool by_profile(struct year_series s, size_t from, double *out)
{
	double profile[YEAR_MONTHS] = {0};
	for (size_t i = from; i < s.history; i++)
		profile[i % YEAR_MONTHS] += s.months[i];
	const double before = sum_of(profile, s.elapsed);
	const double whole = sum_of(profile, YEAR_MONTHS);
	if (s.elapsed == 0 || from == s.history || before <= 0.0 ||
	    fabs(whole / before) > 24.0 / (double)s.elapsed)
		return false;
	const double factor = sum_of(s.months + s.history, s.elapsed) / before;
	for (size_t k = s.elapsed; k < YEAR_MONTHS; k++)
		out[k - s.elapsed] = profile[k] * factor;
	return true;
}

bool year_baseline(struct year_series s, enum baseline baseline, double *out)
{
	const size_t last = s.history - (s.history ? YEAR_MONTHS : 0);
	const double so_far = sum_of(s.months + s.history, s.elapsed);
	switch (baseline) {
	case BASE_LAST_YEAR_PROFILE:
		return by_profile(s, last, out);
	case BASE_MULTI_YEAR_PROFILE:
		return by_profile(s, 0, out);
	case BASE_LINEAR:
		for (size_t k = s.elapsed; k < YEAR_MONTHS && s.elapsed > 0; k++)
			out[k - s.elapsed] = so_far / (double)s.elapsed;
		return s.elapsed > 0;
	case BASE_LAST_YEAR_LEVEL:
		for (size_t k = s.elapsed; k < YEAR_MONTHS && s.history > 0; k++)
			out[k - s.elapsed] = s.months[last + k];
		return s.history > 0;
	case BASELINES:
		break;
	}
	return false;
}

struct seasonal_naive seasonal_naive_fit(const double *y, size_t n, size_t period)
{
	struct seasonal_naive out = {.y = y, .n = n, .period = period};
	assert(n > period);
	for (size_t i = period; i < n; i++)
		out.sigma += (y[i] - y[i - period]) * (y[i] - y[i - period]);
	out.sigma = sqrt(out.sigma / (double)(n - period));
	return out;
}

double seasonal_naive_forecast(const struct seasonal_naive *model, size_t h)
{
	assert(h >= 1);
	return model->y[model->n - model->period + (h - 1) % model->period];
}

double seasonal_naive_error(const struct seasonal_naive *model, size_t h)
{
	const size_t whole = (h - 1) / model->period;
	return model->sigma * sqrt((double)whole + 1.0);
}
