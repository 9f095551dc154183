/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_trend_tables - which periods make a series, how it changes, where it breaks
 */
#include "question_fixture.h"
#include "tables.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(lines) (sizeof(lines) / sizeof(*(lines)))

static void open_trend(struct question *q, const char *name, const char *value)
{
	question_init(q, &analysis_trend);
	if (name)
		question_option(q, name, value);
	assert_int_equal(question_open(q), 0);
}

static void ask(struct question *q, const char *name, const char *value,
		const struct line *lines, size_t count, const struct scope *scope)
{
	open_trend(q, name, value);
	add_lines(&q->model, lines, count);
	assert_int_equal(question_ask(q, scope), 0);
}

static const struct line years[] = {
	{LINE("GM1700", "2022", "actual", "expense", "Wmo", "6.6", 10000)},
	{LINE("GM1700", "2023", "actual", "expense", "Wmo", "6.6", 12000)},
	{LINE("GM1700", "2023", "actual", "revenue", "Wmo", "6.6", 1000)},
	{LINE("GM1700", "2024", "actual", "expense", "Wmo", "6.6", 12100)},
	{LINE("GM1700", "2025", "actual", "expense", "Wmo", "6.60", 14641)},
	{LINE("GM1700", "2023", "budget", "expense", "Wmo", "6.6", 99900)},
	{LINE("GM1700", "2024", "actual", "expense", "Jeugdwet", "6.72", 500)},
	{LINE("GM1700", "2024", "actual", "revenue", "Jeugdwet", "6.72", 700)},
	{LINE("GM1700", "2025", "actual", "expense", "Jeugdwet", "6.72", 100)},
};

static void test_years_by_domain(void **state)
{
	(void)state;
	struct question q;
	ask(&q, NULL, NULL, years, COUNT(years), NULL);
	assert_rows(&q, "series", 6);
	assert_row(&q, "series", 0, "Wmo GM1700 actual net 2022 100.00 - - -");
	assert_row(&q, "series", 1, "Wmo GM1700 actual net 2023 110.00 10.00 0.1 scheme");
	assert_row(&q, "series", 2, "Wmo GM1700 actual net 2024 121.00 11.00 0.1 -");
	assert_row(&q, "series", 3,
		   "Wmo GM1700 actual net 2025 146.41 25.41 0.21 scheme");
	assert_string_equal(question_finding(&q, "stage_chosen")->subject.text, "actual");
	assert_int_equal(question_finding(&q, "scheme_break")->subject.period.year, 2023);
	question_release(&q);
}

static void test_no_growth_from_a_negative_base(void **state)
{
	(void)state;
	struct question q;
	ask(&q, NULL, NULL, years, COUNT(years), NULL);
	assert_row(&q, "series", 4, "Jeugdwet GM1700 actual net 2024 -2.00 - - -");
	assert_row(&q, "series", 5, "Jeugdwet GM1700 actual net 2025 1.00 3.00 - scheme");
	assert_row(&q, "slopes", 1, "Jeugdwet GM1700 2 2024 2025 - - - - - - too_short");
	assert_int_equal(question_finding(&q, "short_series")->value.number, 1);
	question_release(&q);
}

static void test_slope_without_test(void **state)
{
	(void)state;
	struct question q;
	ask(&q, NULL, NULL, years, COUNT(years), NULL);
	/* (146.41 / 100)^(1/3) - 1; median of 10, 10.5, 15.47, 11, 18.205, 25.41 */
	assert_row(&q, "slopes", 0,
		   "Wmo GM1700 4 2022 2025 0.135508 13.24 - - - - theil_sen_untested");
	question_release(&q);
}

/* Importers derive the group from the task field. */
static void add_grouped(struct question *q)
{
	for (size_t i = 0; i < COUNT(years); i++) {
		bool wmo = strcmp(years[i].domain, "Wmo") == 0;
		struct fact fact = line_fact(&q->model.book, &years[i]);
		fact.axis[AXIS_GROUP] =
			book_intern(&q->model.book, AXIS_GROUP,
				    wmo ? "wmo_maatwerk" : "jeugd_maatwerk");
		book_add(&q->model.book, &fact, &q->model.diags, NULL);
	}
}

static void test_task_fields_become_groups_across_a_break(void **state)
{
	(void)state;
	struct question q;
	open_trend(&q, "by", "task_field");
	add_grouped(&q);
	assert_int_equal(question_ask(&q, NULL), 0);
	assert_string_equal(question_note(&q, "compared_on")->value.text, "group");
	assert_rows(&q, "series", 6);
	assert_row(&q, "series", 0, "jeugd_maatwerk GM1700 actual net 2024 -2.00 - - -");
	assert_row(&q, "series", 5,
		   "wmo_maatwerk GM1700 actual net 2025 146.41 25.41 0.21 scheme");
	question_release(&q);
	const char *within[] = {"2023", "2024", NULL};
	const struct scope scope = {.values = {[AXIS_YEAR] = within}};
	ask(&q, "by", "task_field", years, COUNT(years), &scope);
	assert_null(question_note(&q, "compared_on"));
	assert_row(&q, "series", 0, "6.6 GM1700 actual net 2023 110.00 - - -");
	question_release(&q);
}

static void test_one_side(void **state)
{
	(void)state;
	struct question q;
	ask(&q, "measure", "revenue", years, COUNT(years), NULL);
	assert_row(&q, "series", 1,
		   "Wmo GM1700 actual revenue 2023 10.00 10.00 - scheme");
	question_release(&q);
	const char *side[] = {"expense", NULL};
	const struct scope scope = {.values = {[AXIS_SIDE] = side}};
	ask(&q, NULL, NULL, years, COUNT(years), &scope);
	assert_row(&q, "series", 1,
		   "Wmo GM1700 actual expense 2023 120.00 20.00 0.2 scheme");
	question_release(&q);
}

static void test_stage_with_two_periods_comes_first(void **state)
{
	(void)state;
	static const struct line lines[] = {
		{LINE("GM1700", "2023", "budget", "expense", "Wmo", "6.6", 100)},
		{LINE("GM1700", "2023", "actual", "expense", "Wmo", "6.6", 200)},
		{LINE("GM1700", "2024", "budget", "expense", "Wmo", "6.6", 300)},
	};
	struct question q;
	ask(&q, NULL, NULL, lines, COUNT(lines), NULL);
	assert_rows(&q, "series", 2);
	assert_row(&q, "series", 1, "Wmo GM1700 budget net 2024 3.00 2.00 2 -");
	question_release(&q);
	const char *stage[] = {"actual", NULL};
	const struct scope scope = {.values = {[AXIS_STAGE] = stage}};
	ask(&q, NULL, NULL, lines, COUNT(lines), &scope);
	assert_rows(&q, "series", 1);
	assert_null(question_finding(&q, "stage_chosen"));
	question_release(&q);
}

static void test_not_delivered_is_no_figure(void **state)
{
	(void)state;
	static const struct line lines[] = {
		{LINE("GM1700", "2022", "actual", "expense", "Wmo", "6.6", 100)},
		{LINE("GM1700", "2023", "actual", "expense", "Wmo", "6.6", 0)},
		{LINE("GM1700", "2023", "actual", "expense", "Jeugdwet", "6.72", 0)},
		{LINE("GM1700", "2024", "actual", "expense", "Wmo", "6.6", 144)},
	};
	struct question q;
	ask(&q, NULL, NULL, lines, COUNT(lines), NULL);
	assert_row(&q, "series", 1, "Wmo GM1700 actual net 2023 - - - scheme");
	assert_row(&q, "series", 2, "Wmo GM1700 actual net 2024 1.44 - - -");
	assert_row(&q, "slopes", 0, "Wmo GM1700 2 2022 2024 0.2 - - - - - too_short");
	question_release(&q);
}

/* A line for each month from January 2022 on; every month grows, December is dear. */
static void add_months(struct question *q, int from, int count)
{
	for (int i = from; i < count; i++) {
		char period[16];
		period_label(period, sizeof(period),
			     period_month(2022 + i / 12, i % 12 + 1));
		const struct line line = {
			LINE("GM1700", period, "actual", "expense", "Wmo", "6.6",
			     10000 + 100 * i + (i % 12 == 11 ? 5000 : 0))};
		add_line(&q->model, &line);
	}
}

static void test_months_get_the_seasonal_slope(void **state)
{
	(void)state;
	struct question q;
	open_trend(&q, NULL, NULL);
	add_months(&q, 0, 44);
	const struct scope scope = {.period = "2024-12"};
	assert_int_equal(question_ask(&q, &scope), 0);
	assert_rows(&q, "series", 36);
	assert_row(&q, "series", 1, "Wmo GM1700 actual net 2022-02 101.00 1.00 0.01 -");
	assert_row(&q, "series", 12,
		   "Wmo GM1700 actual net 2023-01 112.00 -49.00 -0.304348 scheme");
	const struct table *slopes = question_table(&q, "slopes");
	assert_int_equal(table_cell(slopes, 0, "slope").number, 1200);
	assert_int_equal(table_cell(slopes, 0, "slope_low").number, 1200);
	assert_true(table_cell(slopes, 0, "p_value").real < 1e-6);
	assert_string_equal(table_cell(slopes, 0, "method").text,
			    "seasonal_sen, pettitt");
	assert_int_equal(table_cell(slopes, 0, "cagr").type, VALUE_NONE);
	question_release(&q);
}

static void test_incomplete_year_is_left_out(void **state)
{
	(void)state;
	struct question q;
	open_trend(&q, "granularity", "year");
	add_months(&q, 0, 30);
	assert_int_equal(question_ask(&q, NULL), 0);
	assert_rows(&q, "series", 2);
	assert_row(&q, "series", 0, "Wmo GM1700 actual net 2022 1316.00 - - -");
	assert_int_equal(question_finding(&q, "year_left_out")->subject.period.year,
			 2024);
	question_release(&q);
}

static const struct line coarse[] = {
	{LINE("GM1700", "2021", "actual", "expense", "Wmo", "6.6", 5000)},
	{LINE("GM1700", "2022-13", "actual", "expense", "Wmo", "6.6", 77)},
	{LINE("GM1700", "2023-00", "actual", "expense", "Wmo", "6.6", 33)},
};

static void test_coarsest_granularity_and_closing_periods(void **state)
{
	(void)state;
	struct question q;
	open_trend(&q, NULL, NULL);
	add_months(&q, 0, 14);
	add_lines(&q.model, coarse, COUNT(coarse));
	assert_int_equal(question_ask(&q, NULL), 0);
	assert_rows(&q, "series", 2);
	assert_row(&q, "series", 1,
		   "Wmo GM1700 actual net 2022 1316.77 1266.77 25.3354 -");
	assert_int_equal(question_finding(&q, "year_left_out")->subject.period.year,
			 2023);
	question_release(&q);
	open_trend(&q, "granularity", "month");
	add_months(&q, 0, 14);
	add_lines(&q.model, coarse, COUNT(coarse));
	assert_int_equal(question_ask(&q, NULL), 0);
	assert_rows(&q, "series", 14);
	assert_int_equal(question_note(&q, "closing_left_out")->value.number, 110);
	assert_int_equal(question_finding(&q, "year_left_out")->subject.period.year,
			 2021);
	question_release(&q);
}

static void test_month_without_a_booking_is_nil(void **state)
{
	(void)state;
	static const struct line regional[] = {
		{LINE("GM1700", "2022-01", "actual", "expense", "Jeugdwet", "6.72", 300)},
		{LINE("GM1700", "2022-04", "actual", "expense", "Jeugdwet", "6.72", 600)},
	};
	struct question q;
	open_trend(&q, NULL, NULL);
	add_months(&q, 0, 3);
	add_months(&q, 5, 7);
	add_lines(&q.model, regional, COUNT(regional));
	assert_int_equal(question_ask(&q, NULL), 0);
	/* Wmo: five months, May is missing for all; Jeugdwet: February and March nil */
	assert_rows(&q, "series", 6 + 4);
	assert_row(&q, "series", 3, "Wmo GM1700 actual net 2022-04 0.00 -102.00 -1 -");
	assert_row(&q, "series", 4, "Wmo GM1700 actual net 2022-06 105.00 - - -");
	assert_row(&q, "series", 7, "Jeugdwet GM1700 actual net 2022-02 0.00 -3.00 -1 -");
	assert_row(&q, "series", 9, "Jeugdwet GM1700 actual net 2022-04 6.00 6.00 - -");
	question_release(&q);
}

static void test_quarters_of_three_months(void **state)
{
	(void)state;
	struct question q;
	open_trend(&q, "granularity", "quarter");
	add_months(&q, 0, 5);
	assert_int_equal(question_ask(&q, NULL), 0);
	assert_rows(&q, "series", 1);
	assert_row(&q, "series", 0, "Wmo GM1700 actual net 2022-Q1 303.00 - - -");
	const struct value left = question_finding(&q, "year_left_out")->subject;
	assert_int_equal(period_compare(left.period, period_quarter(2022, 2)), 0);
	question_release(&q);
}

static void test_people_at_the_end_of_the_year(void **state)
{
	(void)state;
	struct question q;
	question_init(&q, &analysis_trend);
	question_option(&q, "measure", "per_1000");
	question_option(&q, "granularity", "year");
	assert_int_equal(question_open(&q), 0);
	add_people(&q.model, "GM1700", "2022-06", "stock", 900, NULL);
	add_people(&q.model, "GM1700", "2022-12", "stock", 1000, NULL);
	add_people(&q.model, "GM1700", "2023-12", "stock", 1100, NULL);
	add_people(&q.model, "GM1700", "2024-06", "stock", 1200, NULL);
	add_people(&q.model, "GM1700", "2022", "inhabitants", 40000, NULL);
	assert_int_equal(question_ask(&q, NULL), 0);
	assert_rows(&q, "series", 2);
	assert_row(&q, "series", 0, "stock GM1700 - per_1000 2022 25 - - -");
	assert_row(&q, "series", 1, "stock GM1700 - per_1000 2023 - - - -");
	assert_string_equal(question_finding(&q, "population_missing")->subject.text,
			    "GM1700 2023");
	assert_int_equal(question_finding(&q, "year_left_out")->subject.period.year,
			 2024);
	question_release(&q);
}

static void test_municipality_as_series(void **state)
{
	(void)state;
	struct question q;
	ask(&q, "by", "municipality", years, COUNT(years), NULL);
	assert_rows(&q, "series", 4);
	assert_row(&q, "series", 2,
		   "GM1700 GM1700 actual net 2024 119.00 9.00 0.0818182 -");
	question_release(&q);
}

static void test_refused(void **state)
{
	(void)state;
	static const char *const axes[] = {"year", "side", "client", "domain,group"};
	for (size_t i = 0; i < COUNT(axes); i++) {
		struct question q;
		question_init(&q, &analysis_trend);
		question_option(&q, "by", axes[i]);
		assert_int_equal(question_open(&q), -1);
		question_release(&q);
	}
	struct question q;
	question_init(&q, &analysis_trend);
	question_option(&q, "indicator", "horses");
	question_option(&q, "measure", "people");
	assert_int_equal(question_open(&q), 0);
	assert_int_equal(question_ask(&q, NULL), -1);
	assert_true(q.model.diags.usage);
	question_release(&q);
}

static void test_slopes_for_the_monthly_report(void **state)
{
	(void)state;
	struct question q;
	struct filter filter;
	const struct scope scope = {.period = "2024-12"};
	open_trend(&q, NULL, NULL);
	add_months(&q, 0, 44);
	book_finish(&q.model.book, &q.model.diags);
	assert_int_equal(
		filter_build(&filter, &q.model.book, &scope, &q.arena, &q.model.diags),
		0);
	assert_int_equal(
		trend_slopes_table(&q.model.book, &filter, &q.report, &q.model.diags), 0);
	assert_string_equal(question_table(&q, "slopes")->home, "trend");
	assert_int_equal(table_cell(question_table(&q, "slopes"), 0, "n").number, 36);
	assert_int_equal(q.report.nfindings, 0);
	question_release(&q);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_years_by_domain),
		cmocka_unit_test(test_no_growth_from_a_negative_base),
		cmocka_unit_test(test_slope_without_test),
		cmocka_unit_test(test_task_fields_become_groups_across_a_break),
		cmocka_unit_test(test_one_side),
		cmocka_unit_test(test_stage_with_two_periods_comes_first),
		cmocka_unit_test(test_not_delivered_is_no_figure),
		cmocka_unit_test(test_months_get_the_seasonal_slope),
		cmocka_unit_test(test_incomplete_year_is_left_out),
		cmocka_unit_test(test_coarsest_granularity_and_closing_periods),
		cmocka_unit_test(test_month_without_a_booking_is_nil),
		cmocka_unit_test(test_quarters_of_three_months),
		cmocka_unit_test(test_people_at_the_end_of_the_year),
		cmocka_unit_test(test_municipality_as_series),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_slopes_for_the_monthly_report),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
