/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * theta - the theta method: smoothing of the adjusted series, with half its slope
 *
 * forecast h steps ahead = level + slope / 2 * (h - 1 + (1 - (1 - alpha)^n) / alpha), on
 * the series without its season, times or plus the season. Assimakopoulos and
 * Nikolopoulos (2000) in the form of Hyndman and Billah (2003). The season is that of the
 * classical decomposition.
 */
#ifndef SDGRIP_THETA_H
#define SDGRIP_THETA_H

#include "smoothing.h"

struct theta {
	enum stat_status status;
	enum seasonality kind;
	size_t n, period;
	struct ses ses;
	struct straight line; /* through the adjusted series */
	double figure[PERIOD_MAX];
};

/* alpha > 0 with the first adjusted value as start, or 0: both are fitted. kind
 * SEASON_NONE: period does not count. Too short or not positive as decompose; SES_MIN
 * values at least. Lives in arena. */
enum stat_status theta_fit(const double *y, size_t n, size_t period,
			   enum seasonality kind, double alpha, struct theta *out,
			   struct arena *arena);
/* Of the adjusted series, and of the series itself; h = 1 is the first after the last. */
double theta_adjusted(const struct theta *model, size_t h);
double theta_forecast(const struct theta *model, size_t h);

#endif
