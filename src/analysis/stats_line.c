/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * stats_line - growth rates and the least-squares line
 */
#include "stats.h"

#include "dist.h"

#include <float.h>
#include <math.h>

struct sample sample_known(struct arena *arena, struct sample sample)
{
	double *t = arena_alloc(arena, sample.n * sizeof *t);
	double *y = arena_alloc(arena, sample.n * sizeof *y);
	int *season =
		sample.season ? arena_alloc(arena, sample.n * sizeof *season) : NULL;
	size_t n = 0;

	for (size_t i = 0; i < sample.n; i++) {
		if (sample.known && !sample.known[i])
			continue;
		t[n] = sample.t[i];
		y[n] = sample.y[i];
		if (season)
			season[n] = sample.season[i];
		n++;
	}
	return (struct sample){
		.n = n, .t = t, .y = y, .season = season, .seasons = sample.seasons};
}

enum stat_status change_ratio(double previous, double current, double *out)
{
	if (previous <= 0.0)
		return STAT_NOT_POSITIVE;
	*out = (current - previous) / previous;
	return STAT_OK;
}

enum stat_status cagr(double begin, double end, double years, double *out)
{
	if (begin <= 0.0 || end <= 0.0)
		return STAT_NOT_POSITIVE;
	if (years <= 0.0)
		return STAT_TOO_SHORT;
	*out = pow(end / begin, 1.0 / years) - 1.0;
	return STAT_OK;
}

static double mean(const double *values, size_t n)
{
	double sum = 0.0;
	for (size_t i = 0; i < n; i++)
		sum += values[i];
	return sum / (double)n;
}

/* Sums of squares and products around the means, which a first pass has found. */
struct moments {
	double t_mean, y_mean, tt, ty, yy;
};

static struct moments moments_of(struct sample s)
{
	struct moments m = {.t_mean = mean(s.t, s.n), .y_mean = mean(s.y, s.n)};

	for (size_t i = 0; i < s.n; i++) {
		const double t = s.t[i] - m.t_mean;
		const double y = s.y[i] - m.y_mean;
		m.tt += t * t;
		m.ty += t * y;
		m.yy += y * y;
	}
	return m;
}

/* Residuals are taken from the centred values, where they lose the fewest digits. */
static double residual(struct sample s, const struct moments *m, double slope, size_t i)
{
	return s.y[i] - m->y_mean - slope * (s.t[i] - m->t_mean);
}

/* What remains of a straight line after rounding is no residual. */
static bool is_rounding(struct sample s, double rss)
{
	double largest = 0.0;
	for (size_t i = 0; i < s.n; i++)
		largest = fmax(largest, fabs(s.y[i]));
	return sqrt(rss / (double)s.n) <= 64.0 * DBL_EPSILON * largest;
}

static double autocorrelation(struct sample s, const struct moments *m,
			      const struct ols *fit)
{
	double sum = 0.0;
	for (size_t i = 1; i < s.n; i++)
		sum += residual(s, m, fit->slope, i - 1) * residual(s, m, fit->slope, i);
	return sum / fit->rss;
}

static void test_line(struct sample s, const struct moments *m, struct ols *fit)
{
	fit->t = fit->slope / fit->slope_error;
	fit->p = t_two_sided(fit->t, fit->df);
	const double half = t_quantile(0.975, fit->df) * fit->slope_error;
	fit->low = fit->slope - half;
	fit->high = fit->slope + half;
	fit->r1 = autocorrelation(s, m, fit);
	fit->indicative = fabs(fit->r1) > 2.0 / sqrt((double)s.n);
}

static enum stat_status fit_line(struct sample s, struct ols *fit)
{
	fit->n = s.n;
	if (s.n < OLS_MIN)
		return STAT_TOO_SHORT;
	const struct moments m = moments_of(s);
	if (!(m.tt > 0.0))
		return STAT_NO_SPREAD;

	const double n = (double)s.n;
	fit->df = n - 2.0;
	fit->slope = m.ty / m.tt;
	fit->intercept = m.y_mean - fit->slope * m.t_mean;
	for (size_t i = 0; i < s.n; i++) {
		const double e = residual(s, &m, fit->slope, i);
		fit->rss += e * e;
	}
	if (is_rounding(s, fit->rss)) {
		fit->rss = 0.0;
		fit->r2 = 1.0;
		fit->test_status = STAT_PERFECT_FIT;
		return STAT_OK;
	}
	fit->residual_sd = sqrt(fit->rss / fit->df);
	fit->slope_error = fit->residual_sd / sqrt(m.tt);
	fit->intercept_error =
		fit->residual_sd * sqrt(1.0 / n + m.t_mean * m.t_mean / m.tt);
	fit->r2 = 1.0 - fit->rss / m.yy;
	if (s.n >= OLS_TEST_MIN) {
		fit->test_status = STAT_OK;
		test_line(s, &m, fit);
	}
	return STAT_OK;
}

enum stat_status ols_fit(struct sample sample, struct ols *out)
{
	struct arena scratch;
	arena_init(&scratch);
	*out = (struct ols){.test_status = STAT_TOO_SHORT};
	out->status = fit_line(sample_known(&scratch, sample), out);
	arena_release(&scratch);
	return out->status;
}

enum stat_status log_growth(struct sample sample, double *out)
{
	struct arena scratch;
	arena_init(&scratch);
	const struct sample known = sample_known(&scratch, sample);
	double *logs = arena_alloc(&scratch, known.n * sizeof *logs);
	enum stat_status status = STAT_OK;

	for (size_t i = 0; i < known.n; i++) {
		if (known.y[i] > 0.0)
			logs[i] = log(known.y[i]);
		else
			status = STAT_NOT_POSITIVE;
	}
	if (status == STAT_OK) {
		struct ols fit;
		status = ols_fit((struct sample){.n = known.n, .t = known.t, .y = logs},
				 &fit);
		if (status == STAT_OK)
			*out = expm1(fit.slope);
	}
	arena_release(&scratch);
	return status;
}
