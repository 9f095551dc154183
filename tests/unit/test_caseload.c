/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_caseload - people as they were counted, per inhabitant, and what one costs
 */
#include "question_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* One count of people; NULL for what is not given. */
struct head {
	const char *period, *domain, *indicator, *product;
	int64_t people;
};

static void add_head(struct question *q, const struct head *head)
{
	struct book *book = &q->model.book;
	struct fact fact = {.table = TABLE_CASELOAD, .value = head->people * 1000};
	fact.axis[AXIS_MUNICIPALITY] = book_intern(book, AXIS_MUNICIPALITY, "GM1700");
	fact.axis[AXIS_PERIOD] = book_intern(book, AXIS_PERIOD, head->period);
	fact.axis[AXIS_DOMAIN] = book_intern(book, AXIS_DOMAIN, head->domain);
	fact.axis[AXIS_INDICATOR] = book_intern(book, AXIS_INDICATOR, head->indicator);
	fact.axis[AXIS_PRODUCT] = book_intern(book, AXIS_PRODUCT, head->product);
	assert_int_equal(book_add(book, &fact, &q->model.diags, NULL), 0);
}

#define COUNT(lines) (sizeof(lines) / sizeof(*(lines)))

static const struct head heads[] = {
	{"2023-11", "Wmo", "stock", NULL, 480},
	{"2023-12", "Wmo", "stock", NULL, 500},
	{"2023-12", "Wmo", "inflow", NULL, 30},
	{"2023-12", "Wmo", "outflow", NULL, 10},
	{"2023-12", "Wmo", "stock", "01", 300},
	{"2023-12", "Wmo", "stock", "02", 300},
	{"2024-06", "Wmo", "stock", NULL, 510},
	{"2023", NULL, "inhabitants", NULL, 20000},
};

static const struct line costs[] = {
	{LINE("GM1700", "2023", "actual", "expense", "Wmo", "6.6", 100000000)},
	{LINE("GM1700", "2023", "actual", "revenue", "Wmo", "6.6", 10000000)},
	{LINE("GM1700", "2024-01", "actual", "expense", "Wmo", "6.6", 5000000)},
	{LINE("GM1700", "2023", "budget", "expense", "Wmo", "6.6", 7)},
};

static void ask(struct question *q, const char *option, const struct head *list,
		size_t count, const struct scope *scope)
{
	question_init(q, &analysis_caseload);
	if (option)
		question_option(q, option, NULL);
	assert_int_equal(question_open(q), 0);
	for (size_t i = 0; i < count; i++)
		add_head(q, &list[i]);
	add_lines(&q->model, costs, COUNT(costs));
	assert_int_equal(question_ask(q, scope), 0);
}

static void test_last_period_of_each_year(void **state)
{
	(void)state;
	struct question q;
	ask(&q, NULL, heads, COUNT(heads), NULL);
	assert_rows(&q, "caseload", 3);
	assert_row(&q, "caseload", 0,
		   "GM1700 2023 - inhabitants 20000 - - - - - - - - -");
	assert_row(&q, "caseload", 1,
		   "GM1700 2023-12 Wmo stock 500 25 30 10 1800.00 - 480 0 - -");
	/* no inhabitants of 2024 are given, and the year is not closed */
	assert_row(&q, "caseload", 2, "GM1700 2024-06 Wmo stock 510 - - - - - - - - -");
	assert_string_equal(question_finding(&q, "population_missing")->subject.text,
			    "GM1700 2024");
	assert_null(question_finding(&q, "people_missing"));
	question_release(&q);
}

static void test_every_period(void **state)
{
	(void)state;
	struct question q;
	ask(&q, "every", heads, COUNT(heads), NULL);
	assert_rows(&q, "caseload", 4);
	assert_row(&q, "caseload", 1, "GM1700 2023-11 Wmo stock 480 24 - - - - - - - -");
	question_release(&q);
}

/* A year without its closing entries has no cost per person. */
static void test_cost_needs_the_closing_entries(void **state)
{
	(void)state;
	struct scope december = {.period = "2022-12"}, year = {.period = "2022"};
	const struct scope *const scopes[] = {&december, &year};
	static const char *const rows[] = {
		"GM1700 2022-12 Wmo stock 100 - - - - - - - - -",
		"GM1700 2022-12 Wmo stock 100 - - - 13.00 - - - - -"};
	const struct head stock = {"2022-12", "Wmo", "stock", NULL, 100};
	for (size_t i = 0; i < COUNT(scopes); i++) {
		struct question q;
		question_init(&q, &analysis_caseload);
		assert_int_equal(question_open(&q), 0);
		add_head(&q, &stock);
		for (int month = 1; month <= 13; month++) {
			const char *period = arena_printf(&q.arena, "2022-%02d", month);
			const struct line line = {LINE("GM1700", period, "actual",
						       "expense", "Wmo", "6.6", 10000)};
			add_lines(&q.model, &line, 1);
		}
		assert_int_equal(question_ask(&q, scopes[i]), 0);
		assert_row(&q, "caseload", 0, rows[i]);
		question_release(&q);
	}
}

static void test_products_are_not_added(void **state)
{
	(void)state;
	static const struct head by_product[] = {
		{"2023-12", "Jeugdwet", "stock", "45", 200},
		{"2023-12", "Jeugdwet", "stock", "50", 200},
	};
	const char *product[] = {"45", NULL};
	const struct scope scope = {.values = {[AXIS_PRODUCT] = product}};
	struct question q;
	question_init(&q, &analysis_caseload);
	q.needs.axes[TABLE_SPENDING] = 0;
	assert_int_equal(question_open(&q), 0);
	for (size_t i = 0; i < COUNT(by_product); i++)
		add_head(&q, &by_product[i]);
	assert_int_equal(question_ask(&q, NULL), 0);
	assert_rows(&q, "caseload", 0);
	assert_non_null(question_finding(&q, "people_missing"));
	question_release(&q);
	question_init(&q, &analysis_caseload);
	assert_int_equal(question_open(&q), 0);
	for (size_t i = 0; i < COUNT(by_product); i++)
		add_head(&q, &by_product[i]);
	assert_int_equal(question_ask(&q, &scope), 0);
	assert_rows(&q, "caseload", 1);
	assert_row(&q, "caseload", 0,
		   "GM1700 2023-12 Jeugdwet stock 200 - - - - - - - - -");
	question_release(&q);
}

static void test_flow_without_a_stock(void **state)
{
	(void)state;
	static const struct head flows[] = {{"2023", "Wmo", "inflow", NULL, 80}};
	struct question q;
	ask(&q, NULL, flows, COUNT(flows), NULL);
	assert_rows(&q, "caseload", 1);
	assert_row(&q, "caseload", 0, "GM1700 2023 Wmo stock - - 80 - - - - - - -");
	question_release(&q);
}

/* Begin + in - out = end (CBS, youth care 2022), and one month in which it is not; counts
 * that are each rounded to five may differ. */
static void test_flows_explain_the_stock(void **state)
{
	(void)state;
	static const struct head given[] = {
		{"2021", "Jeugdwet", "stock", NULL, 31960},
		{"2022", "Jeugdwet", "stock", NULL, 29070},
		{"2022", "Jeugdwet", "inflow", NULL, 9065},
		{"2022", "Jeugdwet", "outflow", NULL, 11955},
		{"2022", NULL, "youth", NULL, 300000},
		{"2024-01", "Wmo", "stock", NULL, 101},
		{"2024-02", "Wmo", "stock", NULL, 102},
		{"2024-02", "Wmo", "inflow", NULL, 8},
		{"2024-02", "Wmo", "outflow", NULL, 9},
		{"2024-01", "Participatiewet", "stock", NULL, 600},
		{"2024-02", "Participatiewet", "stock", NULL, 605},
		{"2024-02", "Participatiewet", "inflow", NULL, 20},
		{"2024-02", "Participatiewet", "outflow", NULL, 10},
	};
	struct question q;
	ask(&q, NULL, given, COUNT(given), NULL);
	assert_rows(&q, "caseload", 5);
	assert_row(&q, "caseload", 1, "GM1700 2024-02 Wmo stock 102 - 8 9 - - 101 2 - -");
	assert_row(&q, "caseload", 3,
		   "GM1700 2022 Jeugdwet stock 29070 - 9065 11955 - - 31960 0 96.9 -");
	assert_row(&q, "caseload", 4,
		   "GM1700 2024-02 Participatiewet stock 605 - 20 10 - - 600 -5 - -");
	assert_int_equal(question_finding(&q, "flows_differ")->value.number, 1);
	assert_string_equal(question_finding(&q, "flows_differ")->subject.text, "Wmo");
	assert_null(question_finding(&q, "benefit_flows_differ"));
	question_release(&q);
}

/* Fewer than five people, or fewer than five who came or went, are not shown. */
static void test_small_counts_are_hidden(void **state)
{
	(void)state;
	static const struct head given[] = {
		{"2024-01", "Wmo", "stock", NULL, 40},
		{"2024-02", "Wmo", "stock", NULL, 33},
		{"2024-02", "Wmo", "inflow", NULL, 3},
		{"2024-02", "Wmo", "outflow", NULL, 10},
		{"2024-02", "Jeugdwet", "stock", NULL, 4},
	};
	struct question q;
	ask(&q, NULL, given, COUNT(given), NULL);
	assert_row(&q, "caseload", 0, "GM1700 2024-02 Wmo stock 33 - - - - - 40 - - -");
	assert_row(&q, "caseload", 1,
		   "GM1700 2024-02 Jeugdwet stock - - - - - - - - - -");
	assert_non_null(question_finding(&q, "small_flows_hidden"));
	assert_non_null(question_finding(&q, "small_groups_hidden"));
	question_release(&q);
}

static void test_nothing_given(void **state)
{
	(void)state;
	struct question q;
	ask(&q, NULL, NULL, 0, NULL);
	assert_rows(&q, "caseload", 0);
	assert_non_null(question_finding(&q, "people_missing"));
	question_release(&q);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_last_period_of_each_year),
		cmocka_unit_test(test_every_period),
		cmocka_unit_test(test_cost_needs_the_closing_entries),
		cmocka_unit_test(test_products_are_not_added),
		cmocka_unit_test(test_flow_without_a_stock),
		cmocka_unit_test(test_flows_explain_the_stock),
		cmocka_unit_test(test_small_counts_are_hidden),
		cmocka_unit_test(test_nothing_given),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
