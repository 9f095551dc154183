/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_trend - slopes, trend tests and breaks against published results
 *
 * Cases T01 to T08 of the methods study. The data stay where they are, in the shared
 * folder; the figures that must come out (certified by NIST, printed by the US EPA, by
 * Pettitt, by the authors of R and Python packages, or computed in R 4.2.2) are written
 * here, with the tolerance of the case. Without the shared folder these tests are
 * skipped.
 */
#include "dist.h"
#include "stats.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { POINTS_MAX = 400, MONTHS = 12 };

struct data {
	size_t n;
	double t[POINTS_MAX], y[POINTS_MAX];
	bool known[POINTS_MAX];
	int month[POINTS_MAX];
};

static FILE *open_shared(const char *name)
{
	const char *shared = getenv("SHARED");
	char path[1024];
	snprintf(path, sizeof path, "%s/methods/trend/%s", shared ? shared : "../shared",
		 name);
	FILE *file = fopen(path, "r");
	if (!file) {
		print_message("notice: %s is absent, test skipped\n", path);
		skip();
	}
	return file;
}

/* t,y or year,month,y; an empty y is not known. */
static struct data load(const char *name)
{
	struct data data = {0};
	char line[256];
	FILE *file = open_shared(name);
	const bool monthly = fgets(line, sizeof line, file) && strstr(line, "month");

	while (fgets(line, sizeof line, file) && data.n < POINTS_MAX) {
		char *rest;
		data.t[data.n] = strtod(line, &rest);
		if (monthly)
			data.month[data.n] = (int)strtol(rest + 1, &rest, 10) - 1;
		const char *y = rest + 1;
		data.y[data.n] = strtod(y, &rest);
		data.known[data.n] = rest > y;
		data.n++;
	}
	fclose(file);
	return data;
}

static struct sample sample_of(const struct data *data)
{
	return (struct sample){
		.n = data->n, .t = data->t, .y = data->y, .known = data->known};
}

static struct sample seasonal_sample_of(const struct data *data)
{
	struct sample sample = sample_of(data);
	sample.season = data->month;
	sample.seasons = MONTHS;
	return sample;
}

static void check(const char *what, double found, double expected, double tolerance)
{
	if (!(fabs(found - expected) <= tolerance * fabs(expected)))
		fail_msg("%s: %.15g, expected %.15g", what, found, expected);
}

static void t01_least_squares_norris(void **state)
{
	(void)state;
	const struct data data = load("T01_nist_norris.csv");
	const double rel = 1e-10;
	struct ols fit;

	assert_int_equal(ols_fit(sample_of(&data), &fit), STAT_OK);
	assert_int_equal(fit.test_status, STAT_OK);
	assert_int_equal(fit.n, 36);
	check("intercept", fit.intercept, -0.262323073774029, rel);
	check("slope", fit.slope, 1.00211681802045, rel);
	check("error of intercept", fit.intercept_error, 0.232818234301152, rel);
	check("error of slope", fit.slope_error, 0.000429796848199937, rel);
	check("rss", fit.rss, 26.6173985294224, rel);
	check("residual sd", fit.residual_sd, 0.884796396144373, rel);
	check("r2", fit.r2, 0.999993745883712, rel);
	check("t", fit.t, 2331.60578589044, rel);
	check("p", fit.p, 4.65404085247356e-90, rel);
	check("df", fit.df, 34, rel);
	check("low", fit.low, 1.00124336573558, rel);
	check("high", fit.high, 1.00299027030533, rel);
}

static void t02_kendall_and_sen_sulfate(void **state)
{
	(void)state;
	const struct data data = load("T02_epa_17_6_sulfate.csv");
	struct kendall mk;
	struct sen sen;

	assert_int_equal(kendall_test(sample_of(&data), &mk), STAT_OK);
	assert_int_equal(mk.n, 23);
	assert_int_equal(mk.s, 194);
	check("variance", mk.variance, 1428, 1e-12);
	check("z", mk.z, 5.10732159684089, 1e-12);
	check("p", mk.p, 3.26757357071796e-07, 1e-12);
	check("tau", mk.tau, 0.766798418972332, 1e-12);
	assert_int_equal(sen_slope(sample_of(&data), 0.95, &sen), STAT_OK);
	assert_int_equal(sen.interval_status, STAT_OK);
	assert_int_equal(sen.pairs, 253);
	check("slope", sen.slope, 26.6666666666667, 1e-12);
	check("intercept", sen.intercept, -1909.33333333333, 1e-12);
	check("low", sen.low, 20, 1e-12);
	check("high", sen.high, 35.7118240304981, 1e-12);
}

static void t03_seasonal_three_years(void **state)
{
	(void)state;
	const struct data data = load("T03_epa_14_10_seasonal.csv");
	struct kendall mk;
	struct sen sen;

	assert_int_equal(seasonal_kendall_test(seasonal_sample_of(&data), &mk), STAT_OK);
	assert_int_equal(mk.s, 35);
	check("variance", mk.variance, 43, 1e-12);
	check("z", mk.z, 5.18495139130856, 1e-12);
	check("p", mk.p, 2.16071212655317e-07, 1e-12);
	check("tau", mk.tau, 0.972222222222222, 1e-12);
	assert_int_equal(seasonal_sen_slope(seasonal_sample_of(&data), 0.95, &sen),
			 STAT_OK);
	assert_int_equal(sen.interval_status, STAT_OK);
	assert_int_equal(sen.pairs, 36);
	check("slope", sen.slope, 0.06, 1e-12);
	check("low", sen.low, 0.0578691416538315, 1e-12);
	check("high", sen.high, 0.0721308583461685, 1e-12);
}

static void t04_seasonal_nottem(void **state)
{
	(void)state;
	const struct data data = load("T04_nottem_seasonal.csv");
	struct kendall mk;
	struct sen sen;

	assert_int_equal(seasonal_kendall_test(seasonal_sample_of(&data), &mk), STAT_OK);
	assert_int_equal(mk.n, 240);
	assert_int_equal(mk.s, 224);
	check("variance", mk.variance, 11364, 1e-12);
	check("z", mk.z, 2.09189195887767, 1e-12);
	check("p", mk.p, 0.0364481815726198, 1e-12);
	check("tau", mk.tau, 0.0982456140350877, 1e-12);
	assert_int_equal(seasonal_sen_slope(seasonal_sample_of(&data), 0.95, &sen),
			 STAT_OK);
	assert_int_equal(sen.pairs, 2280);
	check("slope", sen.slope, 0.05, 1e-9);
	assert_true(fabs(sen.low) < 1e-9);
	check("high", sen.high, 0.106889572777769, 1e-9);
}

static void t04_single_months(void **state)
{
	(void)state;
	struct data data = load("T04_nottem_seasonal.csv");
	static const int64_t s[MONTHS] = {-7, 3, 1, 31, -23, 45, -9, 80, 67, -2, 59, -21};
	static const double variance[MONTHS] = {944.333333333333, 949, 949, 947,
						944.333333333333, 949, 949, 946,
						944.333333333333, 946, 947, 949};

	for (int month = 0; month < MONTHS; month++) {
		struct kendall mk;
		for (size_t i = 0; i < data.n; i++)
			data.known[i] = data.month[i] == month;
		assert_int_equal(kendall_test(sample_of(&data), &mk), STAT_OK);
		assert_int_equal(mk.s, s[month]);
		check("variance", mk.variance, variance[month], 1e-12);
	}
}

static void t05_pettitt_page(void **state)
{
	(void)state;
	const struct data data = load("T05_pettitt_page.csv");
	struct pettitt shift;

	assert_int_equal(pettitt_test(sample_of(&data), &shift), STAT_OK);
	assert_int_equal(shift.n, 40);
	assert_int_equal(shift.before, 17);
	assert_int_equal(shift.last, 16);
	check("K", shift.k, 232, 1e-12);
	check("p", shift.p, 0.0145555975397895, 1e-12);
}

static void t06_pettitt_nile(void **state)
{
	(void)state;
	const struct data data = load("T06_nile_breaks.csv");
	struct pettitt shift;

	assert_int_equal(pettitt_test(sample_of(&data), &shift), STAT_OK);
	assert_int_equal(shift.before, 28); /* 1898 */
	check("K", shift.k, 1617, 1e-12);
	check("p", shift.p, 3.59102217693629e-07, 1e-9);
}

static void t07_ties_and_missing_months(void **state)
{
	(void)state;
	struct data data = load("T07_mk_360_ties_missing.csv");
	const double rel = 1e-10;
	struct kendall mk;
	struct sen sen;

	/* The published intercept counts time from 0. */
	for (size_t i = 0; i < data.n; i++)
		data.t[i] -= 1.0;
	assert_int_equal(kendall_test(sample_of(&data), &mk), STAT_OK);
	assert_int_equal(mk.n, 353);
	assert_int_equal(mk.s, -1959);
	check("variance", mk.variance, 4889800.33333333, rel);
	check("z", mk.z, -0.885456284258992, rel);
	check("p", mk.p, 0.375910587405068, rel);
	check("tau", mk.tau, -0.0315316765387587, rel);
	assert_int_equal(sen_slope(sample_of(&data), 0.95, &sen), STAT_OK);
	assert_int_equal(sen.pairs, 62128);
	check("slope", sen.slope, -0.00636942675159236, rel);
	check("intercept", sen.intercept, 96.1528662420382, rel);

	for (size_t i = 0; i < data.n; i++) {
		data.month[i] = (int)(i % MONTHS);
		data.t[i] = (double)(i / MONTHS);
	}
	assert_int_equal(seasonal_kendall_test(seasonal_sample_of(&data), &mk), STAT_OK);
	assert_int_equal(mk.s, -399);
	check("variance", mk.variance, 34702.3333333333, rel);
	check("z", mk.z, -2.13650411453464, rel);
	check("p", mk.p, 0.0326383459617774, rel);
	check("tau", mk.tau, -0.0794979079497908, rel);
	assert_int_equal(seasonal_sen_slope(seasonal_sample_of(&data), 0.95, &sen),
			 STAT_OK);
	check("slope", sen.slope, -0.0869565217391304, rel);
}

static void t08_growth(void **state)
{
	(void)state;
	static const double years[] = {2021, 2022, 2023, 2024, 2025};
	static const double values[] = {104.5, 111, 118.75, 131.2, 129.9};
	static const double changes[] = {0, 0.062200956937799, 0.0698198198198199,
					 0.104842105263158, -0.00990853658536572};
	const double rel = 1e-12;
	double out = 7;

	assert_int_equal(cagr(values[0], values[4], 4, &out), STAT_OK);
	check("cagr", out, 0.0559010339774779, rel);
	for (size_t i = 1; i < 5; i++) {
		assert_int_equal(change_ratio(values[i - 1], values[i], &out), STAT_OK);
		check("change", out, changes[i], rel);
	}
	const struct sample sample = {.n = 5, .t = years, .y = values};
	assert_int_equal(log_growth(sample, &out), STAT_OK);
	check("growth of the trend", out, 0.0620859353706231, rel);

	out = 7;
	assert_int_equal(cagr(0, 10, 4, &out), STAT_NOT_POSITIVE);
	assert_int_equal(cagr(10, -1, 4, &out), STAT_NOT_POSITIVE);
	assert_int_equal(cagr(10, 20, 0, &out), STAT_TOO_SHORT);
	assert_int_equal(change_ratio(0, 10, &out), STAT_NOT_POSITIVE);
	assert_int_equal(change_ratio(-5, 10, &out), STAT_NOT_POSITIVE);
	const double with_zero[] = {1, 2, 0, 4, 5};
	const struct sample zero = {.n = 5, .t = years, .y = with_zero};
	assert_int_equal(log_growth(zero, &out), STAT_NOT_POSITIVE);
	assert_true(out == 7);
}

/* y = 3 + 2 t with small alternating steps, monthly or yearly; nothing of it is
 * published. */
static struct data wave(size_t n)
{
	struct data data = {.n = n};
	for (size_t i = 0; i < n; i++) {
		data.t[i] = (double)(i / MONTHS);
		data.month[i] = (int)(i % MONTHS);
		data.y[i] = 3.0 + 2.0 * (double)i + (i % 3 == 0 ? 0.5 : -0.25);
		data.known[i] = true;
	}
	return data;
}

static void too_little_data_says_so(void **state)
{
	(void)state;
	struct data data = wave(35);
	struct kendall mk;
	struct sen sen;
	struct ols fit;
	struct pettitt shift;

	assert_int_equal(seasonal_sen_slope(seasonal_sample_of(&data), 0.95, &sen),
			 STAT_OK);
	assert_int_equal(sen.interval_status, STAT_TOO_SHORT);
	assert_int_equal(seasonal_kendall_test(seasonal_sample_of(&data), &mk),
			 STAT_TOO_SHORT);
	assert_true(mk.p == 0 && mk.z == 0);
	data.known[3] = data.known[20] = false;
	for (size_t i = 0; i < 10; i++)
		data.known[i] = false;
	assert_int_equal(seasonal_sen_slope(seasonal_sample_of(&data), 0.95, &sen),
			 STAT_OK); /* 24 known */
	data.known[30] = false;
	assert_int_equal(seasonal_sen_slope(seasonal_sample_of(&data), 0.95, &sen),
			 STAT_TOO_SHORT);
	assert_int_equal(pettitt_test(sample_of(&data), &shift), STAT_TOO_SHORT);

	for (size_t i = 0; i < data.n; i++)
		data.t[i] = (double)i;
	for (size_t n = 0; n < 10; n++) {
		struct sample sample = sample_of(&data);
		sample.known = NULL;
		sample.n = n;
		assert_int_equal(kendall_test(sample, &mk),
				 n < 6 ? STAT_TOO_SHORT : STAT_OK);
		assert_int_equal(sen_slope(sample, 0.95, &sen),
				 n < 3 ? STAT_TOO_SHORT : STAT_OK);
		assert_int_equal(sen.interval_status, n < 6 ? STAT_TOO_SHORT : STAT_OK);
		assert_int_equal(ols_fit(sample, &fit), n < 3 ? STAT_TOO_SHORT : STAT_OK);
		assert_int_equal(fit.test_status, n < 8 ? STAT_TOO_SHORT : STAT_OK);
	}
}

static void degenerate_series_are_no_accident(void **state)
{
	(void)state;
	const double t[] = {1, 2, 3, 4, 5, 6, 7, 8};
	const double flat[] = {5, 5, 5, 5, 5, 5, 5, 5};
	const double line[] = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8};
	const struct sample level = {.n = 8, .t = t, .y = flat};
	const struct sample straight = {.n = 8, .t = t, .y = line};
	const struct sample upright = {.n = 8, .t = flat, .y = line};
	struct kendall mk;
	struct sen sen;
	struct ols fit;

	assert_int_equal(kendall_test(level, &mk), STAT_OK);
	assert_true(mk.s == 0 && mk.z == 0 && mk.p == 1 && mk.tau == 0);
	assert_int_equal(sen_slope(level, 0.95, &sen), STAT_OK);
	assert_true(sen.slope == 0 && sen.low == 0 && sen.high == 0);
	assert_true(sen.intercept == 5);
	assert_int_equal(ols_fit(level, &fit), STAT_OK);
	assert_int_equal(fit.test_status, STAT_PERFECT_FIT);
	assert_int_equal(ols_fit(straight, &fit), STAT_OK);
	assert_int_equal(fit.test_status, STAT_PERFECT_FIT);
	assert_true(fit.r2 == 1);
	check("slope", fit.slope, 0.1, 1e-14);
	assert_int_equal(ols_fit(upright, &fit), STAT_NO_SPREAD);
	assert_int_equal(sen_slope(upright, 0.95, &sen), STAT_NO_SPREAD);
}

static void the_break_is_found_past_missing_points(void **state)
{
	(void)state;
	struct data data = {.n = 40};
	struct pettitt shift;

	for (size_t i = 0; i < data.n; i++) {
		data.t[i] = (double)i;
		data.y[i] = (i < 20 ? 10.0 : 20.0) + (double)(i * 7 % 5);
		data.known[i] = i != 4 && i != 19;
	}
	assert_int_equal(pettitt_test(sample_of(&data), &shift), STAT_OK);
	assert_int_equal(shift.n, 38);
	assert_int_equal(shift.before, 18);
	assert_int_equal(shift.last, 18); /* 19 is not known */
	assert_true(shift.p < 0.001);
}

static void adjusting_takes_the_season_out(void **state)
{
	(void)state;
	struct data data = {.n = 48};
	double adjusted[POINTS_MAX];

	for (size_t i = 0; i < data.n; i++) {
		data.t[i] = (double)(i / MONTHS);
		data.month[i] = (int)(i % MONTHS);
		data.y[i] = 100.0 + 5.0 * (double)data.month[i];
		data.known[i] = i != 30;
	}
	assert_int_equal(seasonal_adjust(seasonal_sample_of(&data), adjusted), STAT_OK);
	for (size_t i = 0; i < data.n; i++)
		assert_true(fabs(adjusted[i] - (i == 30 ? 0.0 : adjusted[0])) < 1e-12);
	data.n = 23;
	assert_int_equal(seasonal_adjust(seasonal_sample_of(&data), adjusted),
			 STAT_TOO_SHORT);
}

static void distributions(void **state)
{
	(void)state;
	const double sorted[] = {1, 2, 4, 8};

	check("z", normal_quantile(0.975), 1.95996398454005, 1e-13);
	check("p of z", normal_two_sided(-1.95996398454005), 0.05, 1e-12);
	check("t", t_quantile(0.975, 34), 2.03224450931772, 1e-12);
	check("p of t", t_two_sided(2.03224450931772, 34), 0.05, 1e-12);
	check("median", sorted_median(sorted, 4), 3, 1e-15);
	check("median", sorted_median(sorted, 3), 2, 1e-15);
	check("rank", sorted_at_rank(sorted, 4, 3.25), 5, 1e-15);
	check("rank", sorted_at_rank(sorted, 4, 0.5), 1, 1e-15);
	check("rank", sorted_at_rank(sorted, 4, 9), 8, 1e-15);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(t01_least_squares_norris),
		cmocka_unit_test(t02_kendall_and_sen_sulfate),
		cmocka_unit_test(t03_seasonal_three_years),
		cmocka_unit_test(t04_seasonal_nottem),
		cmocka_unit_test(t04_single_months),
		cmocka_unit_test(t05_pettitt_page),
		cmocka_unit_test(t06_pettitt_nile),
		cmocka_unit_test(t07_ties_and_missing_months),
		cmocka_unit_test(t08_growth),
		cmocka_unit_test(too_little_data_says_so),
		cmocka_unit_test(degenerate_series_are_no_accident),
		cmocka_unit_test(the_break_is_found_past_missing_points),
		cmocka_unit_test(adjusting_takes_the_season_out),
		cmocka_unit_test(distributions),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
