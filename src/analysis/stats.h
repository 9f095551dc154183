/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * stats - growth, slopes, trend tests, breaks and outliers of one series
 *
 * Pure functions on arrays of doubles. Points that are not known are left out; nothing is
 * NaN: a figure that cannot be given comes with a status that says why, and is 0. Each
 * function returns its status and also leaves it in the result; figures that need more
 * data than the rest have a status of their own.
 */
#ifndef SDGRIP_STATS_H
#define SDGRIP_STATS_H

#include "arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum stat_status {
	STAT_OK,
	STAT_TOO_SHORT,    /* fewer known points than the method needs */
	STAT_NO_SPREAD,    /* all points lie at the same time */
	STAT_PERFECT_FIT,  /* the points lie on a line: no residual to test with */
	STAT_NOT_POSITIVE, /* growth needs amounts above zero */
};

/* Known points that a figure needs. */
enum {
	OLS_MIN = 3,
	OLS_TEST_MIN = 8,
	SEN_MIN = 3,
	KENDALL_MIN = 6,
	SEASONAL_SLOPE_YEARS = 2, /* times the number of seasons */
	SEASONAL_TEST_YEARS = 3,
	PETTITT_MIN = 24,
	OUTLIER_MIN = 5,
};

/* The points of a series, all finite. Slopes are per unit of t, which may be uneven. */
struct sample {
	size_t n;
	const double *t;
	const double *y;
	const bool *known; /* NULL: all */
	/* For the seasonal methods: 0 .. seasons-1 for each point, and t counts years.
	 * Else NULL. */
	const int *season;
	int seasons;
};

/* The known points alone, copied into the arena; their `known` is NULL. */
struct sample sample_known(struct arena *arena, struct sample sample);

/* (current - previous) / previous, for previous > 0. */
enum stat_status change_ratio(double previous, double current, double *out);

/* Compound annual growth rate (end / begin)^(1 / years) - 1, for begin, end and years >
 * 0. */
enum stat_status cagr(double begin, double end, double years, double *out);

/* Trend growth exp(b) - 1 per unit of t, b the least-squares slope of ln y; all y > 0, n
 * >= OLS_MIN. */
enum stat_status log_growth(struct sample sample, double *out);

/* Ordinary least squares, y = intercept + slope t, with centred sums formed in two passes
 * (NIST StRD Norris). Errors are standard errors; t = slope / error on n - 2 degrees of
 * freedom, p two-sided, low and high the 95% interval. r1 is the lag-1 autocorrelation of
 * the residuals in the order of the points: when |r1| exceeds 2/sqrt(n), p is too small
 * and `indicative` is set. A perfect fit has r2 = 1 and no test. */
struct ols {
	enum stat_status status;
	enum stat_status test_status; /* of t, p, low, high, r1: OLS_TEST_MIN points */
	size_t n;
	double slope, intercept, slope_error, intercept_error;
	double rss, residual_sd, r2;
	double t, df, p, low, high, r1;
	bool indicative;
};
enum stat_status ols_fit(struct sample sample, struct ols *out);

/* Mann-Kendall: S = sum of sgn((t_j - t_i)(y_j - y_i)) over all pairs; variance
 * (n(n-1)(2n+5) - sum over ties u(u-1)(2u+5)) / 18; z = (S - sgn S) / sqrt(variance), 0
 * when S = 0; p two-sided normal; tau = S / pairs. Times must differ. Mann (1945),
 * Kendall (1975). The seasonal form adds S, variance and pairs over the seasons and
 * corrects for continuity once: Hirsch, Slack and Smith (1982); it needs
 * SEASONAL_TEST_YEARS. */
struct kendall {
	enum stat_status status;
	size_t n, pairs;
	int64_t s;
	double variance, z, p, tau;
};
enum stat_status kendall_test(struct sample sample, struct kendall *out);
enum stat_status seasonal_kendall_test(struct sample sample, struct kendall *out);

/* Theil-Sen: the median of all (y_j - y_i) / (t_j - t_i). Interval of Gilbert (1987):
 * with N slopes and C = z sqrt(Mann-Kendall variance), the slopes at ranks (N - C)/2 and
 * (N + C)/2 + 1, interpolated linearly and clamped to 1 .. N. Intercept of Conover:
 * median(y) - slope median(t). The seasonal form takes pairs within a season only, so its
 * slope is per year; it has no intercept. */
struct sen {
	enum stat_status status;
	enum stat_status interval_status; /* of low and high: as the test above */
	size_t n, pairs;
	double slope, low, high, intercept;
};
enum stat_status sen_slope(struct sample sample, double confidence, struct sen *out);
enum stat_status seasonal_sen_slope(struct sample sample, double confidence,
				    struct sen *out);

/* Pettitt (1979): U_k = 2 (sum of the first k mid-ranks) - k (n + 1); K = max |U_k|; p
 * about 2 exp(-6 K^2 / (n^3 + n^2)), at most 1. `before` points precede the break (the
 * first maximum); `last` is the index in the sample, unknown points included, of the last
 * of them. Points in order of time. A trend or a season also gives a small p: test the
 * adjusted series, and ask for p < 0.01. */
struct pettitt {
	enum stat_status status;
	size_t n, before, last;
	double k, p;
};
enum stat_status pettitt_test(struct sample sample, struct pettitt *out);

/* Takes the median of its season from each known point and adds the median of all;
 * adjusted has room for n values, unknown ones become 0. Needs SEASONAL_SLOPE_YEARS. */
enum stat_status seasonal_adjust(struct sample sample, double *adjusted);

/* A point beside the median of what it is compared with. Unknown points never stand out.
 */
struct outlier {
	double median; /* of the series, or of the window */
	double z;      /* 0 where all that it is compared with is equal */
	bool stands_out;
};
#define MODIFIED_Z_LIMIT 3.5
#define HAMPEL_LIMIT     3.0

/* Modified z-score 0.6745 (x - median) / MAD, which stands out beyond MODIFIED_Z_LIMIT;
 * MAD = 0: (x - median) / (1.253314 mean absolute deviation), and 0 when all are equal.
 * Iglewicz and Hoaglin (1993), How to Detect and Handle Outliers. `out` has room for n;
 * OUTLIER_MIN points. */
enum stat_status modified_z(struct sample sample, struct outlier *out);

/* Hampel filter: a point stands out when it lies more than HAMPEL_LIMIT * 1.4826 MAD from
 * the median of the window of `reach` known points before and after it, cut off at both
 * ends of the series; z is the distance in 1.4826 MAD. Davies and Gather (1993); Pearson
 * (2002). MAD = 0: as above, since in a row of equal amounts with a cent's difference, or
 * of quarterly bills, every other amount would stand out. `out` has room for n;
 * 2 reach + 1 points. */
enum stat_status hampel_filter(struct sample sample, size_t reach, struct outlier *out);

#endif
