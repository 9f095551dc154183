/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * smoothing - simple exponential smoothing and Holt-Winters
 *
 * Pure functions on arrays of doubles in the order of time, all known. Weights lie
 * between 0 and 1. Errors are one-step: a value minus what the values before it led to
 * expect. Brown (1959); Holt (1957); Winters (1960), in the form and with the start of
 * R's HoltWinters().
 */
#ifndef SDGRIP_SMOOTHING_H
#define SDGRIP_SMOOTHING_H

#include "decompose.h"

struct ses {
	enum stat_status status;
	double alpha, start; /* start: the level before the first value */
	double level, sse;   /* after the last value; sum of squared errors */
};

/* n >= 1. `fitted`, when not NULL, has room for n expected values. */
struct ses ses_filter(const double *y, size_t n, double alpha, double start,
		      double *fitted);

/* The alpha in [0.0001, 0.9999] and the start with the smallest sum of squared errors.
 * For one alpha the best start follows from a linear equation, so only alpha is searched.
 * STAT_TOO_SHORT below SES_MIN values. */
enum { SES_MIN = 4 };
enum stat_status ses_fit(const double *y, size_t n, struct ses *out);

struct holt_winters {
	enum stat_status status;
	enum seasonality kind; /* additive or multiplicative */
	size_t period;
	double alpha, beta, gamma; /* weights of level, trend, season */
	double level, trend, sse;
	double season[PERIOD_MAX]; /* [0] is the first place of the period */
	size_t next;               /* place of the first forecast */
};

/* Start: decompose the first two periods, a line through its trend gives level and trend,
 * its figure the season; filtering begins with the second period. STAT_TOO_SHORT below
 * two periods and HW_MORE values, STAT_NOT_POSITIVE as decompose. */
enum { HW_MORE = 3 };
enum stat_status holt_winters_start(const double *y, size_t n, size_t period,
				    enum seasonality kind, struct holt_winters *out,
				    struct arena *arena);
/* From such a start, with the weights in it, over all values. `fitted`, when not NULL,
 * has room for n - period expected values, from y[period] on. */
void holt_winters_filter(const double *y, size_t n, struct holt_winters *model,
			 double *fitted);
/* The weights with the smallest sum of squared errors near 0.3, 0.1, 0.1, where R starts
 * too: a pattern search (Hooke and Jeeves, 1961) without chance. */
enum stat_status holt_winters_fit(const double *y, size_t n, size_t period,
				  enum seasonality kind, struct holt_winters *out,
				  struct arena *arena);
/* h = 1 is the first value after the last one known. */
double holt_winters_forecast(const struct holt_winters *model, size_t h);

#endif
