/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * ways - the ways to fill the months to come
 */
#include "ways.h"

#include "theta.h"

#include <math.h>
#include <string.h>

static const struct {
	const char *option, *name;
} names[WAYS] = {
	[WAY_COMB3] = {"comb3", "comb3"},
	[WAY_LINEAR] = {"linear", "linear"},
	[WAY_LAST_YEAR_PROFILE] = {"last-year-profile", "last_year_profile"},
	[WAY_MULTI_YEAR_PROFILE] = {"multi-year-profile", "multi_year_profile"},
	[WAY_LAST_YEAR_LEVEL] = {"last-year-level", "last_year_level"},
	[WAY_THETA] = {"theta", "theta"},
	[WAY_HOLT_WINTERS] = {"holt-winters", "holt_winters"},
	[WAY_BUDGET_PHASING] = {"budget-phasing", "budget_phasing"},
};

enum way way_find(const char *name)
{
	enum way way = WAY_COMB3;
	while (way < WAYS && strcmp(names[way].option, name) != 0)
		way++;
	return way;
}

const char *way_name(enum way way)
{
	return names[way].name;
}

static bool all_zero(const double *y, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (fabs(y[i]) > 0.0)
			return false;
	return true;
}

static bool by_comb3(struct year_series series, double *out)
{
	struct comb3 comb3;
	if (comb3_forecast(series, &comb3) != STAT_OK)
		return false;
	memcpy(out, comb3.months, comb3.remaining * sizeof(*out));
	return true;
}

static enum seasonality season_of(const double *y, size_t n)
{
	return all_positive(y, n) ? SEASON_MULTIPLICATIVE : SEASON_ADDITIVE;
}

static bool by_theta(struct year_series series, double *out, struct arena *arena)
{
	const size_t n = series.history + series.elapsed;
	struct theta theta;
	if (theta_fit(series.months, n, YEAR_MONTHS, season_of(series.months, n), 0.0,
		      &theta, arena) != STAT_OK)
		return false;
	for (size_t h = 1; h <= YEAR_MONTHS - series.elapsed; h++)
		out[h - 1] = theta_forecast(&theta, h);
	return true;
}

static bool by_holt_winters(struct year_series series, double *out, struct arena *arena)
{
	const size_t n = series.history + series.elapsed;
	struct holt_winters model;
	if (holt_winters_fit(series.months, n, YEAR_MONTHS, season_of(series.months, n),
			     &model, arena) != STAT_OK)
		return false;
	for (size_t h = 1; h <= YEAR_MONTHS - series.elapsed; h++)
		out[h - 1] = holt_winters_forecast(&model, h);
	return true;
}

static bool by_way(struct year_series series, enum way way, double *out,
		   struct arena *arena)
{
	switch (way) {
	case WAY_COMB3:
		return by_comb3(series, out);
	case WAY_LINEAR:
		return year_baseline(series, BASE_LINEAR, out);
	case WAY_LAST_YEAR_PROFILE:
		return year_baseline(series, BASE_LAST_YEAR_PROFILE, out);
	case WAY_MULTI_YEAR_PROFILE:
		return year_baseline(series, BASE_MULTI_YEAR_PROFILE, out);
	case WAY_LAST_YEAR_LEVEL:
		return year_baseline(series, BASE_LAST_YEAR_LEVEL, out);
	case WAY_THETA:
		return by_theta(series, out, arena);
	case WAY_HOLT_WINTERS:
		return by_holt_winters(series, out, arena);
	case WAY_BUDGET_PHASING:
	case WAYS:
		break;
	}
	return false;
}

bool way_months(struct year_series series, enum way way, double *out, struct arena *arena)
{
	if (way != WAY_BUDGET_PHASING &&
	    all_zero(series.months, series.history + series.elapsed)) {
		memset(out, 0, (YEAR_MONTHS - series.elapsed) * sizeof(*out));
		return true;
	}
	return by_way(series, way, out, arena) &&
	       all_finite(out, YEAR_MONTHS - series.elapsed);
}
