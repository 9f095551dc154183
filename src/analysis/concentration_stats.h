/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * concentration_stats - how unevenly cost lies over people
 *
 * Pure functions on amounts sorted from small to large, none below 0 (Gini 1912, Lorenz
 * 1905, Herfindahl and Hirschman; figures as in R's ineq). Any unit: all results are
 * shares of the total. The least number of people that a figure may be given for is up to
 * the question (CONCENTRATION_ below are the methods study's).
 */
#ifndef SDGRIP_CONCENTRATION_STATS_H
#define SDGRIP_CONCENTRATION_STATS_H

#include "stats.h"

enum {
	CONCENTRATION_GINI_MIN = 10,   /* people for a Gini coefficient */
	CONCENTRATION_TOP_1_MIN = 100, /* people for the share of the top 1 per cent */
};

struct concentration {
	double total;
	double gini;      /* 0: all equal; (n - 1) / n: one has it all */
	double corrected; /* gini * n / (n - 1): at most 1 */
	/* corrected needs two amounts: STAT_TOO_SHORT with one */
	enum stat_status corrected_status;
	double hhi;       /* sum of squared shares: 1 / n to 1 */
	double effective; /* 1 / hhi: so many equal ones would be as concentrated */
};

/* STAT_TOO_SHORT without amounts, STAT_NOT_POSITIVE when one is below 0 or all are 0. */
enum stat_status concentration_find(const double *sorted, size_t n,
				    struct concentration *out);

/* The share of the total that the largest part * n amounts have, 0 <= part <= 1; of the
 * last one a fraction, as the Lorenz curve has it. Statuses as above. */
enum stat_status concentration_top(const double *sorted, size_t n, double part,
				   double *out);

#endif
