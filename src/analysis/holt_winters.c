/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * holt_winters - level, trend and season, each smoothed with a weight of its own
 */
#include "smoothing.h"

#include <assert.h>
#include <string.h>

enum stat_status holt_winters_start(const double *y, size_t n, size_t period,
				    enum seasonality kind, struct holt_winters *out,
				    struct arena *arena)
{
	struct decomposition parts;
	*out = (struct holt_winters){
		.status = STAT_TOO_SHORT, .kind = kind, .period = period};
	if (n < 2 * period + HW_MORE)
		return out->status;
	out->status = STAT_NOT_POSITIVE;
	if (kind == SEASON_MULTIPLICATIVE && !all_positive(y, n))
		return out->status;
	out->status = decompose(y, 2 * period, period, kind, &parts, arena);
	if (out->status != STAT_OK)
		return out->status;
	const struct straight line = line_fit(parts.trend, parts.count);
	/* R counts the points of the line from 1 on. */
	out->level = line.intercept - line.slope;
	out->trend = line.slope;
	memcpy(out->season, parts.figure, sizeof(out->season));
	out->alpha = 0.3;
	out->beta = out->gamma = 0.1;
	return out->status;
}

void holt_winters_filter(const double *y, size_t n, struct holt_winters *model,
			 double *fitted)
{
	const bool ratio = model->kind == SEASON_MULTIPLICATIVE;
	model->sse = 0.0;
	for (size_t i = model->period; i < n; i++) {
		double *season = &model->season[i % model->period];
		const double base = model->level + model->trend;
		const double expected = ratio ? base * *season : base + *season;
		const double rest = ratio ? y[i] / *season : y[i] - *season;
		const double level = model->alpha * rest + (1.0 - model->alpha) * base;
		const double own = ratio ? y[i] / level : y[i] - level;
		if (fitted)
			fitted[i - model->period] = expected;
		model->sse += (y[i] - expected) * (y[i] - expected);
		model->trend = model->beta * (level - model->level) +
			       (1.0 - model->beta) * model->trend;
		model->level = level;
		*season = model->gamma * own + (1.0 - model->gamma) * *season;
	}
	model->next = n % model->period;
}

enum { WEIGHTS = 3, ROUNDS_MAX = 20000 };

struct search {
	const double *y;
	size_t n;
	const struct holt_winters *start;
};

/* A weight outside 0 to 1, or a run that leaves the numbers, is never the best. */
static bool better(const struct search *search, const double weights[WEIGHTS],
		   struct holt_winters *best)
{
	struct holt_winters model = *search->start;
	for (size_t i = 0; i < WEIGHTS; i++)
		if (weights[i] < 0.0 || weights[i] > 1.0)
			return false;
	model.alpha = weights[0];
	model.beta = weights[1];
	model.gamma = weights[2];
	holt_winters_filter(search->y, search->n, &model, NULL);
	if (!(model.sse < best->sse))
		return false;
	*best = model;
	return true;
}

static void weights_of(const struct holt_winters *model, double weights[WEIGHTS])
{
	weights[0] = model->alpha;
	weights[1] = model->beta;
	weights[2] = model->gamma;
}

/* Tries a step up and down along each weight, keeping what helps. */
static bool explore(const struct search *search, double step, struct holt_winters *best)
{
	bool moved = false;
	for (size_t i = 0; i < WEIGHTS; i++) {
		for (int side = 1; side >= -1; side -= 2) {
			double weights[WEIGHTS];
			weights_of(best, weights);
			weights[i] += side * step;
			weights[i] = weights[i] < 0.0   ? 0.0
				     : weights[i] > 1.0 ? 1.0
							: weights[i];
			if (better(search, weights, best)) {
				moved = true;
				break;
			}
		}
	}
	return moved;
}

/* As long as steps help, the same way once more. */
static void follow(const struct search *search, const double from[WEIGHTS],
		   struct holt_winters *best)
{
	double to[WEIGHTS], further[WEIGHTS];
	weights_of(best, to);
	for (size_t i = 0; i < WEIGHTS; i++)
		further[i] = 2.0 * to[i] - from[i];
	better(search, further, best);
}

enum stat_status holt_winters_fit(const double *y, size_t n, size_t period,
				  enum seasonality kind, struct holt_winters *out,
				  struct arena *arena)
{
	struct holt_winters start;
	*out = start = (struct holt_winters){.status = STAT_TOO_SHORT};
	const enum stat_status status =
		holt_winters_start(y, n, period, kind, &start, arena);
	if (status != STAT_OK) {
		out->status = status;
		return status;
	}
	const struct search search = {y, n, &start};
	*out = start;
	holt_winters_filter(y, n, out, NULL);
	double step = 0.1;
	for (int round = 0; round < ROUNDS_MAX && step > 1e-9; round++) {
		double from[WEIGHTS];
		weights_of(out, from);
		if (explore(&search, step, out))
			follow(&search, from, out);
		else
			step /= 2.0;
	}
	out->status = STAT_OK;
	return out->status;
}

double holt_winters_forecast(const struct holt_winters *model, size_t h)
{
	assert(h >= 1);
	const double base = model->level + (double)h * model->trend;
	const double season = model->season[(model->next + h - 1) % model->period];
	return model->kind == SEASON_MULTIPLICATIVE ? base * season : base + season;
}
