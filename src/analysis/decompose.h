/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * decompose - classical decomposition of a series into trend, season and rest
 *
 * Pure functions on arrays of doubles. The trend is the centred moving average over one
 * period (for an even period 2 x period, with half weights at both ends); the seasonal
 * figure is the mean of what is left per place in the period, adjusted to mean 0
 * (additive) or 1 (multiplicative). Kendall and Stuart (1983); the same figures as R's
 * decompose().
 */
#ifndef SDGRIP_DECOMPOSE_H
#define SDGRIP_DECOMPOSE_H

#include "stats.h"

enum seasonality { SEASON_NONE, SEASON_ADDITIVE, SEASON_MULTIPLICATIVE };

enum { PERIOD_MAX = 12 };

/* y = intercept + slope x at x = 0 .. n-1, n >= 2: least squares. */
struct straight {
	double intercept, slope;
};
struct straight line_fit(const double *y, size_t n);

/* All values are above zero: what a multiplicative form asks for. */
bool all_positive(const double *y, size_t n);
bool all_finite(const double *y, size_t n);

struct decomposition {
	enum stat_status status;
	size_t first, count; /* points first .. first + count - 1 have a trend */
	double *trend;       /* of those points */
	double figure[PERIOD_MAX];
};

/* period 2 .. PERIOD_MAX. STAT_TOO_SHORT below two periods; STAT_NOT_POSITIVE for a
 * multiplicative form of a series that is not above zero. Lives in arena. */
enum stat_status decompose(const double *y, size_t n, size_t period,
			   enum seasonality kind, struct decomposition *out,
			   struct arena *arena);

#endif
