/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * accuracy - measures of error, and forecasts made again from every month of the past
 */
#include "accuracy.h"

#include <assert.h>
#include <math.h>

struct accuracy accuracy_of(const double *actual, const double *forecast, size_t n,
			    double scale)
{
	assert(n >= 1);
	struct accuracy out = {.n = n, .has_mape = true, .has_mase = scale > 0.0};
	const double count = (double)n;
	for (size_t i = 0; i < n; i++) {
		const double error = actual[i] - forecast[i], size = fabs(error);
		const double both = fabs(actual[i]) + fabs(forecast[i]);
		out.mean_error += error / count;
		out.mae += size / count;
		out.rmse += error * error / count;
		if (both > 0.0)
			out.smape += 200.0 * size / both / count;
		if (fabs(actual[i]) > 0.0)
			out.mape += 100.0 * size / fabs(actual[i]) / count;
		else
			out.has_mape = false;
	}
	out.rmse = sqrt(out.rmse);
	if (!out.has_mape)
		out.mape = 0.0;
	if (out.has_mase)
		out.mase = out.mae / scale;
	return out;
}

double naive_scale(const double *y, size_t n, size_t period)
{
	double sum = 0.0;
	if (n <= period)
		return 0.0;
	for (size_t i = period; i < n; i++)
		sum += fabs(y[i] - y[i - period]);
	return sum / (double)(n - period);
}

void rolling_origin(const struct rolling *rolling, struct arena *arena)
{
	double *out = arena_alloc(arena, rolling->horizon * sizeof(*out));
	for (size_t n = rolling->first; n < rolling->n; n++) {
		const size_t left = rolling->n - n;
		const size_t horizon = left < rolling->horizon ? left : rolling->horizon;
		const size_t count =
			rolling->forecast(rolling->y, n, horizon, out, rolling->context);
		const struct origin_errors errors = {n, count, rolling->y + n, out};
		assert(count <= horizon);
		if (count > 0)
			rolling->visit(&errors, rolling->context);
	}
}
