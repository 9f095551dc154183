/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * late_interval - the interval of an outstanding amount, and the words for its methods
 */
#include "dist.h"
#include "late_bills.h"

#include <assert.h>
#include <math.h>

void late_interval(double outstanding, double error, double confidence, double *low,
		   double *high)
{
	assert(confidence > 0.0 && confidence < 1.0 && error >= 0.0);
	const double z = normal_quantile(0.5 + confidence / 2.0);
	if (outstanding <= 0.0 || error > outstanding) {
		*low = outstanding - z * error;
		*high = outstanding + z * error;
		return;
	}
	const double ratio = error / outstanding;
	const double s2 = log1p(ratio * ratio);
	const double mu = log(outstanding) - s2 / 2.0;
	*low = exp(mu - z * sqrt(s2));
	*high = exp(mu + z * sqrt(s2));
}

const char *late_method_name(enum late_method method)
{
	static const char *const names[] = {
		[LATE_NONE] = "",
		[LATE_CHAIN_LADDER] = "chain_ladder",
		[LATE_BORNHUETTER_FERGUSON] = "bornhuetter_ferguson",
		[LATE_CAPE_COD] = "cape_cod",
		[LATE_BENKTANDER] = "benktander",
		[LATE_BLEND] = "blend",
	};
	return names[method];
}

const char *late_prior_name(enum late_prior prior)
{
	static const char *const names[] = {
		[PRIOR_AUTO] = "",           [PRIOR_ASSIGNMENTS] = "assignments",
		[PRIOR_HISTORY] = "history", [PRIOR_BUDGET] = "budget",
		[PRIOR_EQUAL] = "equal",     [PRIOR_NONE] = "",
	};
	return names[prior];
}
