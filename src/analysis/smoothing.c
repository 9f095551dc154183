/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * smoothing - simple exponential smoothing with a given or a fitted weight
 */
#include "smoothing.h"

#include <assert.h>

struct ses ses_filter(const double *y, size_t n, double alpha, double start,
		      double *fitted)
{
	struct ses out = {.alpha = alpha, .start = start, .level = start};
	for (size_t i = 0; i < n; i++) {
		const double error = y[i] - out.level;
		if (fitted)
			fitted[i] = out.level;
		out.sse += error * error;
		out.level += alpha * error;
	}
	return out;
}

/* An error is what it would be with start 0, minus (1 - alpha)^i times the start. */
static struct ses with_best_start(const double *y, size_t n, double alpha)
{
	double level = 0.0, weight = 1.0, ww = 0.0, we = 0.0;
	for (size_t i = 0; i < n; i++) {
		const double error = y[i] - level;
		ww += weight * weight;
		we += weight * error;
		level += alpha * error;
		weight *= 1.0 - alpha;
	}
	return ses_filter(y, n, alpha, we / ww, NULL);
}

enum { GRID = 100, HALVINGS = 60 };
#define ALPHA_MIN 0.0001
#define ALPHA_MAX 0.9999

enum stat_status ses_fit(const double *y, size_t n, struct ses *out)
{
	*out = (struct ses){.status = STAT_TOO_SHORT};
	if (n < SES_MIN)
		return out->status;
	double step = (ALPHA_MAX - ALPHA_MIN) / GRID;
	*out = with_best_start(y, n, ALPHA_MIN);
	for (int i = 1; i <= GRID; i++) {
		const struct ses at = with_best_start(y, n, ALPHA_MIN + i * step);
		if (at.sse < out->sse)
			*out = at;
	}
	/* The best of the grid, then of ever smaller steps around it. */
	for (int i = 0; i < HALVINGS; i++, step /= 2.0) {
		const double centre = out->alpha;
		for (int side = -1; side <= 1; side += 2) {
			const double alpha = centre + side * step;
			if (alpha < ALPHA_MIN || alpha > ALPHA_MAX)
				continue;
			const struct ses at = with_best_start(y, n, alpha);
			if (at.sse < out->sse)
				*out = at;
		}
	}
	out->status = STAT_OK;
	return out->status;
}
