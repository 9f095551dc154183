/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * dist - distributions, sorting and order statistics: what the statistics borrow from GSL
 *
 * dist.c is the only file that includes GSL. No function here fails: arguments outside
 * their range are our own mistake and are asserted. Nothing returns NaN.
 */
#ifndef SDGRIP_DIST_H
#define SDGRIP_DIST_H

#include <stddef.h>

double normal_quantile(double p);        /* 0 < p < 1 */
double normal_two_sided(double z);       /* P(|Z| >= |z|) */
double t_quantile(double p, double df);  /* 0 < p < 1, df >= 1 */
double t_two_sided(double t, double df); /* P(|T| >= |t|) */

void sort_doubles(double *values, size_t n);          /* ascending */
double sorted_median(const double *sorted, size_t n); /* n >= 1 */
/* The value at a rank from 1 to n, interpolated linearly between neighbours; a rank
 * outside is clamped. */
double sorted_at_rank(const double *sorted, size_t n, double rank);

#endif
