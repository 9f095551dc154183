/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * dist - the one user of GSL
 *
 * GSL would abort the program on a domain error, so its handler is switched off before
 * each call that has one, and results are checked instead.
 */
#include "dist.h"

#include <assert.h>
#include <math.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>

double normal_quantile(double p)
{
	assert(p > 0.0 && p < 1.0);
	gsl_set_error_handler_off();
	const double z = gsl_cdf_ugaussian_Pinv(p);
	assert(isfinite(z));
	return z;
}

double normal_two_sided(double z)
{
	return 2.0 * gsl_cdf_ugaussian_Q(fabs(z));
}

double t_quantile(double p, double df)
{
	assert(p > 0.0 && p < 1.0 && df >= 1.0);
	gsl_set_error_handler_off();
	const double t = gsl_cdf_tdist_Pinv(p, df);
	assert(isfinite(t));
	return t;
}

double t_two_sided(double t, double df)
{
	assert(df >= 1.0);
	return 2.0 * gsl_cdf_tdist_Q(fabs(t), df);
}

void sort_doubles(double *values, size_t n)
{
	gsl_sort(values, 1, n);
}

double sorted_median(const double *sorted, size_t n)
{
	assert(n > 0);
	return gsl_stats_median_from_sorted_data(sorted, 1, n);
}

double sorted_at_rank(const double *sorted, size_t n, double rank)
{
	assert(n > 0);
	if (rank <= 1.0)
		return sorted[0];
	if (rank >= (double)n)
		return sorted[n - 1];
	const double below = floor(rank);
	const size_t i = (size_t)below - 1;
	return sorted[i] + (rank - below) * (sorted[i + 1] - sorted[i]);
}
