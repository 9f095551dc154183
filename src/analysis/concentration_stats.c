/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * concentration_stats - how unevenly cost lies over people
 */
#include "concentration_stats.h"

#include <math.h>

/* A sum that carries what rounding takes from it (Neumaier 1974). */
struct running {
	double sum, lost;
};

static void add(struct running *running, double value)
{
	const double sum = running->sum + value;
	if (fabs(running->sum) >= fabs(value))
		running->lost += running->sum - sum + value;
	else
		running->lost += value - sum + running->sum;
	running->sum = sum;
}

static double total_of(const struct running *running)
{
	return running->sum + running->lost;
}

/* The total, or why there is none to take shares of. */
static enum stat_status find_total(const double *sorted, size_t n, double *total)
{
	struct running sum = {0};
	*total = 0;
	if (n == 0)
		return STAT_TOO_SHORT;
	for (size_t i = 0; i < n; i++)
		add(&sum, sorted[i]);
	if (sorted[0] < 0 || total_of(&sum) <= 0)
		return STAT_NOT_POSITIVE;
	*total = total_of(&sum);
	return STAT_OK;
}

enum stat_status concentration_find(const double *sorted, size_t n,
				    struct concentration *out)
{
	struct running ranked = {0}, squares = {0};
	*out = (struct concentration){.corrected_status = STAT_TOO_SHORT};
	const enum stat_status status = find_total(sorted, n, &out->total);
	if (status != STAT_OK)
		return status;
	for (size_t i = 0; i < n; i++) {
		const double share = sorted[i] / out->total;
		add(&ranked, (2.0 * (double)(i + 1) - (double)n - 1.0) * share);
		add(&squares, share * share);
	}
	out->gini = total_of(&ranked) / (double)n;
	out->hhi = total_of(&squares);
	out->effective = 1.0 / out->hhi;
	if (n > 1) {
		out->corrected = out->gini * (double)n / ((double)n - 1.0);
		out->corrected_status = STAT_OK;
	}
	return STAT_OK;
}

enum stat_status concentration_top(const double *sorted, size_t n, double part,
				   double *out)
{
	struct running sum = {0};
	double total, left = part * (double)n;
	*out = 0;
	const enum stat_status status = find_total(sorted, n, &total);
	if (status != STAT_OK)
		return status;
	for (size_t i = n; i-- > 0 && left > 0; left -= 1.0)
		add(&sum, left < 1.0 ? left * sorted[i] : sorted[i]);
	*out = total_of(&sum) / total;
	return STAT_OK;
}
