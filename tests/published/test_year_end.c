/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_year_end - the year-end cases of the methods study
 *
 * Cases F11 and F12: COMB3, its interval and the baselines beside it, computed from their
 * definition by an independent program. Without the shared folder these are skipped.
 */
#include "forecast_cases.h"

#include "dist.h"
#include "money.h"
#include "year_end.h"

struct expected {
	const char *file;
	size_t history, elapsed;
	double intercept, slope, raw[12], season[12], start, alpha, sse, level,
		half_slope;
	double theta[9], mean12[9], profile[9], median[9];
	cents months[9], total;
	double sigma, sd, df, inflation, low80, high80, low95, high95;
	double linear, last_year_profile, multi_year_profile, last_year_level;
};

static const struct expected cases[] = {
	{
		.file = "F11_yearend_n6_h36.csv",
		.history = 36,
		.elapsed = 6,
		.intercept = 182451659.097598,
		.slope = 822950.900772201,
		.raw = {0.993623918853883, 0.938242603601623, 1.05780820119611,
			1.01339386730255, 1.02148362197928, 1.01967083626844,
			0.904881458523749, 0.851237387163261, 1.02261936907377,
			1.09143083462178, 1.03040070339107, 1.05520719802447},
		.season = {0.995536743197718, 0.956769822521136, 1.04046574083728,
			   1.00937570711178, 1.0150385353855, 1.01376958538791,
			   0.933417020966625, 0.895866171014283, 1.01583355835164,
			   1.06400158423525, 1.02128049237375, 1.03864503861713},
		.start = 188969919.790636,
		.alpha = 0.42,
		.sse = 3045124617502494,
		.level = 218747575.239711,
		.half_slope = 422557.094197034,
		.theta = {205121809.985848, 197248427.745075, 224091641.367272,
			  235167050.42136, 226156326.989455, 230440486.520711},
		.mean12 = {196965324.23942, 189041518.298246, 214356479.150994,
			   224520672.242643, 215505865.868481, 219170051.762109},
		.profile = {199277421.675785, 188338566.453926, 227296372.32595,
			    243798888.058215, 231177884.40922, 237751393.01181},
		.median = {199277421.675785, 189041518.298246, 224091641.367272,
			   235167050.42136, 226156326.989455, 230440486.520711},
		.months = {199277422, 189041518, 224091641, 235167050, 226156327,
			   230440487},
		.total = 2619096777,
		.sigma = 8725142.71731771,
		.sd = 46642738.2495603,
		.df = 29,
		.inflation = 1.20344333562863,
		.low80 = 2545483524.67439,
		.high80 = 2692710029.32561,
		.low95 = 2504294166.5861,
		.high95 = 2733899387.4139,
		.linear = 2629844664,
		.last_year_profile = 2593678819.74292,
		.multi_year_profile = 2642562857.93491,
		.last_year_level = 2536263967,
	},
	{
		.file = "F12_yearend_n3_h24.csv",
		.history = 24,
		.elapsed = 3,
		.intercept = 64073344.4633333,
		.slope = 28910.2060869565,
		.raw = {1.0478010375607, 0.964974576953428, 1.0655898670542,
			0.962500820518076, 1.04349446525776, 0.982210883463535,
			0.909219960242637, 0.904039861444226, 0.967837498106326,
			1.04222249814732, 1.06104422464908, 1.04906430660271},
		.season = {1.03346072629249, 0.9754822038674, 1.04591290693794,
			   0.973750574362653, 1.03044612568043, 0.987547618424474,
			   0.936453972169846, 0.932827903010958, 0.977486248674428,
			   1.02955574870313, 1.04273095725435, 1.0343450146219},
		.start = 64268921.569572,
		.alpha = 0.02,
		.sse = 112204151315940.0,
		.level = 64375791.9741028,
		.half_slope = 19237.1737757826,
		.theta = {63079745.858331, 66772317.2367665, 64011516.2250982,
			  60717709.1174613, 60500547.3799709, 63415763.9089486,
			  66813650.0341616, 67688722.4482629, 67164248.1248689},
		.mean12 = {63044605.4273472, 66715307.9218283, 63937882.640057,
			   60629870.4521558, 60395103.8647019, 63286468.3018776,
			   66657661.2649802, 67510678.2966557, 66967737.9808097},
		.profile = {62510829.2942499, 67801230.5260593, 63845605.0706485,
			    59129776.3199386, 58817565.7576688, 62996267.1859033,
			    67868993.4074371, 69126418.7630229, 68365946.9459561},
		.median = {63044605.4273472, 66772317.2367665, 63937882.640057,
			   60629870.4521558, 60395103.8647019, 63286468.3018776,
			   66813650.0341616, 67688722.4482629, 67164248.1248689},
		.months = {63044605, 66772317, 63937883, 60629870, 60395104, 63286468,
			   66813650, 67688722, 67164248},
		.total = 779467036,
		.sigma = 2118529.21920789,
		.sd = 6834950.1240183,
		.df = 14,
		.inflation = 1.38873014965883,
		.low80 = 766700140.428555,
		.high80 = 792233931.571445,
		.low95 = 759108932.430211,
		.high95 = 799825139.569789,
		.linear = 798936676,
		.last_year_profile = 788048329.047769,
		.multi_year_profile = 780196802.270885,
		.last_year_level = 777256558,
	},
};

static double sum_of(const double *values, size_t n)
{
	double sum = 0.0;
	for (size_t i = 0; i < n; i++)
		sum += values[i];
	return sum;
}

static void check_months(const struct expected *want, const struct comb3 *got)
{
	const size_t r = 12 - want->elapsed;
	assert_int_equal(got->remaining, r);
	check_all("theta", got->theta, want->theta, r, 1e-9);
	check_all("mean12", got->mean12, want->mean12, r, 1e-9);
	check_all("profile", got->profile, want->profile, r, 1e-9);
	check_all("median", got->months, want->median, r, 1e-9);
}

static void check_total(const struct expected *want, const double *y,
			const struct comb3 *got)
{
	cents total = (cents)sum_of(y + want->history, want->elapsed);
	for (size_t h = 0; h < got->remaining; h++) {
		cents month;
		assert_int_equal(money_from_double(got->months[h] / 100.0, &month),
				 NUMBER_OK);
		assert_int_equal(month, want->months[h]);
		total += month;
	}
	assert_int_equal(total, want->total);
	check("sigma", got->sigma, want->sigma, 1e-9);
	check("sd", got->sd, want->sd, 1e-9);
	check("df", got->df, want->df, 0);
	check("inflation", got->inflation, want->inflation, 1e-9);
	const double centre = (double)total;
	const double t80 = t_quantile(0.9, got->df) * got->inflation * got->sd;
	const double t95 = t_quantile(0.975, got->df) * got->inflation * got->sd;
	check("low 80", centre - t80, want->low80, 1e-9);
	check("high 80", centre + t80, want->high80, 1e-9);
	check("low 95", centre - t95, want->low95, 1e-9);
	check("high 95", centre + t95, want->high95, 1e-9);
}

static void check_baselines(const struct expected *want, struct year_series series)
{
	const double total[BASELINES] = {want->linear, want->last_year_profile,
					 want->multi_year_profile, want->last_year_level};
	for (enum baseline i = 0; i < BASELINES; i++) {
		double months[YEAR_MONTHS];
		assert_true(year_baseline(series, i, months));
		check("baseline",
		      sum_of(series.months + series.history, series.elapsed) +
			      sum_of(months, YEAR_MONTHS - series.elapsed),
		      total[i], 1e-9);
	}
}

static void check_case(const struct expected *want)
{
	const struct data data = load(want->file, 3);
	const struct year_series series = {data.y, want->history, want->elapsed};
	struct comb3 got;
	assert_int_equal(data.n, want->history + want->elapsed);
	assert_int_equal(comb3_forecast(series, &got), STAT_OK);
	assert_true(!got.flat_trend && !got.flat_season && got.has_profile);
	check("intercept", got.line.intercept, want->intercept, 1e-9);
	check("slope", got.line.slope, want->slope, 1e-9);
	check_all("raw", got.raw, want->raw, 12, 1e-9);
	check_all("season", got.season, want->season, 12, 1e-9);
	check("start", got.ses.start, want->start, 1e-9);
	check("alpha", got.ses.alpha, want->alpha, 1e-9);
	check("sse", got.ses.sse, want->sse, 1e-9);
	check("level", got.ses.level, want->level, 1e-9);
	check("half slope", got.half_slope, want->half_slope, 1e-9);
	check_months(want, &got);
	check_total(want, data.y, &got);
	check_baselines(want, series);
}

static void f11_six_months_after_three_years(void **state)
{
	(void)state;
	check_case(&cases[0]);
}

static void f12_three_months_after_two_years(void **state)
{
	(void)state;
	check_case(&cases[1]);
}

/* 36 months that rise by one each month, and what follows. */
static void rising(double *y)
{
	for (size_t i = 0; i < 48; i++)
		y[i] = 1000.0 + (double)i;
}

static void before_the_first_month_two_forecasts_are_averaged(void **state)
{
	(void)state;
	double y[48], months[YEAR_MONTHS];
	struct comb3 got;
	rising(y);
	assert_int_equal(comb3_forecast((struct year_series){y, 36, 0}, &got), STAT_OK);
	assert_false(got.has_profile);
	assert_int_equal(got.remaining, 12);
	for (size_t h = 0; h < 12; h++)
		check("average", got.months[h], (got.theta[h] + got.mean12[h]) / 2,
		      1e-12);
	assert_false(year_baseline((struct year_series){y, 36, 0}, BASE_LINEAR, months));
	assert_true(year_baseline((struct year_series){y, 36, 0}, BASE_LAST_YEAR_LEVEL,
				  months));
	assert_true(got.df == 23);
}

static void after_the_last_month_nothing_is_left(void **state)
{
	(void)state;
	double y[48];
	struct comb3 got;
	rising(y);
	assert_int_equal(comb3_forecast((struct year_series){y, 36, 12}, &got), STAT_OK);
	assert_int_equal(got.remaining, 0);
	assert_true(got.sd == 0.0);
}

static void guards_against_what_has_no_season(void **state)
{
	(void)state;
	double y[48], months[YEAR_MONTHS];
	struct comb3 got;
	rising(y);
	assert_int_equal(comb3_forecast((struct year_series){y, 12, 6}, &got),
			 STAT_TOO_SHORT);
	y[5] = 0.0; /* a month of nothing */
	assert_int_equal(comb3_forecast((struct year_series){y, 36, 6}, &got), STAT_OK);
	assert_true(got.flat_season);
	for (size_t k = 0; k < 12; k++)
		assert_true(got.season[k] == 1.0);
	rising(y);
	for (size_t i = 0; i < 36; i++) /* a line that passes zero */
		y[i] = i < 3 ? 5000.0 : 1.0;
	assert_int_equal(comb3_forecast((struct year_series){y, 36, 6}, &got), STAT_OK);
	assert_true(got.flat_trend);
	/* a year that was billed in December: no profile to go by */
	for (size_t i = 0; i < 36; i++)
		y[i] = i % 12 == 11 ? 1200.0 : 1.0;
	assert_false(year_baseline((struct year_series){y, 36, 6},
				   BASE_MULTI_YEAR_PROFILE, months));
	assert_int_equal(comb3_forecast((struct year_series){y, 36, 6}, &got), STAT_OK);
	assert_false(got.has_profile);
	/* nothing but zeros: a forecast of zero, without spread */
	memset(y, 0, sizeof y);
	assert_int_equal(comb3_forecast((struct year_series){y, 36, 6}, &got), STAT_OK);
	assert_true(sum_of(got.months, 6) == 0.0 && got.sd == 0.0);
	assert_false(year_baseline((struct year_series){y, 0, 0}, BASE_LAST_YEAR_LEVEL,
				   months));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(f11_six_months_after_three_years),
		cmocka_unit_test(f12_three_months_after_two_years),
		cmocka_unit_test(before_the_first_month_two_forecasts_are_averaged),
		cmocka_unit_test(after_the_last_month_nothing_is_left),
		cmocka_unit_test(guards_against_what_has_no_season),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
