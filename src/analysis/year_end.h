/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * year_end - the rest of a year from whole years of history and the months so far
 *
 * Pure functions: months in, months out, in the unit of the input (cents). A series holds
 * `history` months of whole calendar years, at most the last HISTORY_MAX, followed by the
 * `elapsed` months of the year, all complete. COMB3 is the median per month of three
 * forecasts: theta with a shrunk month figure, the mean of the last twelve adjusted
 * months, and the multi-year profile. On 1,319 series of the M1 and M3 competitions it
 * did better than each of them, and its interval held what it promises (methods study,
 * section 3). Those series are above zero: one that is not gets no month figure, and
 * theta never falls below zero, so expense and revenue are better forecast apart.
 */
#ifndef SDGRIP_YEAR_END_H
#define SDGRIP_YEAR_END_H

#include "smoothing.h"

enum { YEAR_MONTHS = 12, HISTORY_MIN = 24, HISTORY_MAX = 60 };

struct year_series {
	const double *months;
	size_t history, elapsed; /* a multiple of 12, at most HISTORY_MAX; 0 .. 12 */
};

/* The simple ways that always stand beside a forecast. */
enum baseline {
	BASE_LINEAR,             /* Y / N for each month to come */
	BASE_LAST_YEAR_PROFILE,  /* last year's months times Y over last year's Y */
	BASE_MULTI_YEAR_PROFILE, /* the same with the sums over all years of history */
	BASE_LAST_YEAR_LEVEL,    /* last year's months as they were */
	BASELINES
};

/* The months to come, in out[0 .. 11 - elapsed]. False when it cannot be: no elapsed
 * month (but for the last), no history (but for the first), or a profile whose months so
 * far are not above zero or whose factor exceeds 24 / elapsed. */
bool year_baseline(struct year_series series, enum baseline baseline, double *out);

struct comb3 {
	enum stat_status status; /* STAT_TOO_SHORT below HISTORY_MIN */
	size_t m, remaining;
	bool flat_trend;  /* the line came too near to zero: ratios to the mean */
	bool flat_season; /* no month figure: values not above zero, or a vanishing month
			   */
	bool has_profile; /* else the mean of the other two */
	struct straight line; /* through the history */
	double raw[YEAR_MONTHS], season[YEAR_MONTHS];
	struct ses ses;
	double half_slope;
	double theta[YEAR_MONTHS], mean12[YEAR_MONTHS], profile[YEAR_MONTHS];
	double months[YEAR_MONTHS]; /* the forecast; [0] is the first month to come */
	/* Of the sum of the months to come: sd times inflation is its standard error, on
	 * df degrees of freedom (of Student's t). */
	double sigma, sd, df, inflation;
};

enum stat_status comb3_forecast(struct year_series series, struct comb3 *out);

/* Seasonal naive: the value of a period ago, with se = sigma sqrt(1 + whole periods
 * between), sigma the root of the mean squared in-sample error. n > period. */
struct seasonal_naive {
	const double *y;
	size_t n, period;
	double sigma;
};
struct seasonal_naive seasonal_naive_fit(const double *y, size_t n, size_t period);
double seasonal_naive_forecast(const struct seasonal_naive *model, size_t h);
double seasonal_naive_error(const struct seasonal_naive *model, size_t h);

#endif
