/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * accuracy - how far forecasts were from what came
 *
 * Pure functions on arrays of doubles. Errors are actual minus forecast. Definitions of
 * Hyndman and Koehler (2006) and, for sMAPE and MASE, of the M4 competition.
 */
#ifndef SDGRIP_ACCURACY_H
#define SDGRIP_ACCURACY_H

#include "arena.h"

#include <stdbool.h>
#include <stddef.h>

struct accuracy {
	size_t n;
	double mean_error, mae, rmse;
	double smape;  /* mean of 200 |e| / (|x| + |f|), 0 where both are 0; percent */
	double mape;   /* mean of 100 |e| / |x|; percent */
	bool has_mape; /* false with an actual of zero */
	double mase;   /* mae over the scale */
	bool has_mase; /* false when the scale is 0 or not known */
};

/* n >= 1. `scale` is that of MASE, 0 when it is not known. */
struct accuracy accuracy_of(const double *actual, const double *forecast, size_t n,
			    double scale);

/* Scale of MASE: the mean of |x_t - x_(t-period)|; 0 with no more than `period` values.
 */
double naive_scale(const double *y, size_t n, size_t period);

/* What came out at one origin: with n values known, `count` forecasts. */
struct origin_errors {
	size_t n, count;
	const double *actual, *forecast;
};

/* Fills at most `horizon` forecasts for the values after y[n - 1] and says how many; 0
 * when there is none. */
typedef size_t forecaster(const double *y, size_t n, size_t horizon, double *out,
			  void *context);
typedef void origin_visitor(const struct origin_errors *errors, void *context);

/* Expanding window, fitted again at each origin n = first .. n - 1: forecasts from what
 * was known then, held against what came. Visits in that order the origins that have a
 * forecast. Tashman (2000). */
struct rolling {
	const double *y;
	size_t n, first, horizon;
	forecaster *forecast;
	origin_visitor *visit;
	void *context;
};
void rolling_origin(const struct rolling *rolling, struct arena *arena);

#endif
