/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * theta - smoothing with a drift of half the slope
 */
#include "theta.h"

#include <assert.h>
#include <math.h>
#include <string.h>

static double without_season(const struct theta *model, const double *y, size_t i)
{
	if (model->kind == SEASON_NONE)
		return y[i];
	const double season = model->figure[i % model->period];
	return model->kind == SEASON_MULTIPLICATIVE ? y[i] / season : y[i] - season;
}

enum stat_status theta_fit(const double *y, size_t n, size_t period,
			   enum seasonality kind, double alpha, struct theta *out,
			   struct arena *arena)
{
	*out = (struct theta){
		.status = STAT_TOO_SHORT, .kind = kind, .n = n, .period = period};
	if (n < SES_MIN)
		return out->status;
	if (kind != SEASON_NONE) {
		struct decomposition parts;
		out->status = decompose(y, n, period, kind, &parts, arena);
		if (out->status != STAT_OK)
			return out->status;
		memcpy(out->figure, parts.figure, sizeof(out->figure));
	}
	double *adjusted = arena_alloc(arena, n * sizeof(*adjusted));
	for (size_t i = 0; i < n; i++)
		adjusted[i] = without_season(out, y, i);
	out->line = line_fit(adjusted, n);
	out->status = STAT_OK;
	if (alpha > 0.0)
		out->ses = ses_filter(adjusted, n, alpha, adjusted[0], NULL);
	else
		out->status = ses_fit(adjusted, n, &out->ses);
	return out->status;
}

double theta_adjusted(const struct theta *model, size_t h)
{
	assert(h >= 1);
	const double alpha = model->ses.alpha;
	const double steps =
		(double)(h - 1) + (1.0 - pow(1.0 - alpha, (double)model->n)) / alpha;
	return model->ses.level + model->line.slope / 2.0 * steps;
}

double theta_forecast(const struct theta *model, size_t h)
{
	const double value = theta_adjusted(model, h);
	if (model->kind == SEASON_NONE)
		return value;
	const double season = model->figure[(model->n + h - 1) % model->period];
	return model->kind == SEASON_MULTIPLICATIVE ? value * season : value + season;
}
