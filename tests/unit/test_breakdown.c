/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_breakdown - one stage and year over any axes: what is added and what is not
 */
#include "question_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct line town[] = {
	{LINE("GM1700", "2023", "budget", "expense", "Wmo", "6.6", 70000)},
	{LINE("GM1700", "2023", "actual", "expense", "Wmo", "6.6", 60000)},
	{LINE("GM1700", "2023", "actual", "expense", "Wmo", "6.71a", 20000)},
	{LINE("GM1700", "2023", "actual", "revenue", "Wmo", "6.71a", 5000)},
	{LINE("GM1700", "2023", "actual", "expense", "Jeugdwet", "6.72", 25000)},
	{LINE("GM1700", "2022", "actual", "expense", "Wmo", "6.6", 11111)},
	{LINE("GM1700", "2023", "actual", "expense", "", "0.10", 900)},
	{LINE("GM1700", "2023", "actual", "expense", "", "0.11", 90)},
	{LINE("GM1700", "2023", "actual", "expense", "", "0.1", 7)},
};

#define COUNT(lines) (sizeof(lines) / sizeof(*(lines)))

static void ask(struct question *q, const char *by, const struct line *lines,
		size_t count, const struct scope *scope)
{
	question_init(q, &analysis_breakdown);
	if (by)
		question_option(q, "by", by);
	assert_int_equal(question_open(q), 0);
	add_lines(&q->model, lines, count);
	assert_int_equal(question_ask(q, scope), 0);
}

static void test_domains_of_the_newest_outcome(void **state)
{
	(void)state;
	struct question q;
	ask(&q, NULL, town, COUNT(town), NULL);
	assert_rows(&q, "breakdown", 2);
	assert_row(&q, "breakdown", 0, "Wmo 800.00 50.00 750.00 0.75");
	assert_row(&q, "breakdown", 1, "Jeugdwet 250.00 0.00 250.00 0.25");
	assert_row(&q, "breakdown", 2, "- 1050.00 50.00 1000.00 -");
	assert_string_equal(question_finding(&q, "stage_chosen")->subject.text, "actual");
	assert_int_equal(question_finding(&q, "year_chosen")->subject.period.year, 2023);
	assert_null(question_finding(&q, "municipalities_added"));
	question_release(&q);
}

static void test_columns_have_code_and_name(void **state)
{
	(void)state;
	static const char *const names[] = {
		"municipality", "municipality_name", "task_field", "task_field_name",
		"expense",      "revenue",           "net",        "share"};
	struct question q;
	ask(&q, "municipality,task_field", town, COUNT(town), NULL);
	const struct table *table = question_table(&q, "breakdown");
	assert_int_equal(table->ncolumns, COUNT(names));
	for (size_t i = 0; i < COUNT(names); i++)
		assert_string_equal(table->columns[i].name, names[i]);
	assert_row(&q, "breakdown", 0,
		   "GM1700 Twenterand 6.6 Maatwerkvoorzieningen (WMO) 600.00 0.00 600.00 "
		   "0.6");
	question_release(&q);
}

static void test_asked_stage_and_year_make_no_finding(void **state)
{
	(void)state;
	const char *stage[] = {"actual", NULL}, *year[] = {"2022", NULL};
	struct scope scope = {.values = {[AXIS_STAGE] = stage, [AXIS_YEAR] = year}};
	struct question q;
	ask(&q, NULL, town, COUNT(town), &scope);
	assert_row(&q, "breakdown", 0, "Wmo 111.11 0.00 111.11 1");
	assert_null(question_finding(&q, "stage_chosen"));
	assert_null(question_finding(&q, "year_chosen"));
	question_release(&q);
}

static void test_one_side(void **state)
{
	(void)state;
	const char *side[] = {"expense", NULL};
	struct scope scope = {.values = {[AXIS_SIDE] = side}};
	struct question q;
	ask(&q, NULL, town, COUNT(town), &scope);
	assert_row(&q, "breakdown", 0, "Wmo 800.00 - - 0.761905");
	question_release(&q);
}

static void test_reserves_stand_apart(void **state)
{
	(void)state;
	const char *field[] = {"0.10", NULL};
	struct scope all = {.all = true};
	struct scope reserves = {.all = true, .values = {[AXIS_TASK_FIELD] = field}};
	struct question q;
	ask(&q, NULL, town, COUNT(town), &all);
	assert_string_equal(question_note(&q, "not_added")->value.text, "0.10");
	assert_row(&q, "breakdown", 0, "- 0.07 0.00 0.07 6.99951e-05");
	question_release(&q);
	ask(&q, "task_field", town, COUNT(town), &reserves);
	assert_row(&q, "breakdown", 0, "0.10 Mutaties reserves 9.00 0.00 9.00 1");
	question_release(&q);
}

static void test_stages_are_not_added(void **state)
{
	(void)state;
	struct question q;
	ask(&q, "stage,year", town, COUNT(town), NULL);
	assert_rows(&q, "breakdown", 3);
	assert_row(&q, "breakdown", 0, "budget 2023 700.00 0.00 700.00 -");
	assert_row(&q, "breakdown", 1, "actual 2022 111.11 0.00 111.11 -");
	assert_row(&q, "breakdown", 2, "actual 2023 1050.00 50.00 1000.00 -");
	assert_row(&q, "breakdown", 3, "");
	question_release(&q);
}

static const struct line many[] = {
	{LINE("GM1700", "2024", "budget", "expense", "Wmo", "6.6", 30000)},
	{LINE("GM0363", "2024", "budget", "expense", "Wmo", "6.6", 10000)},
	{LINE("GM1961", "2024", "budget", "expense", "Wmo", "6.6", 0)},
	{LINE("GM1961", "2024", "budget", "expense", "Wmo", "6.71a", 0)},
};

static void test_municipalities_are_added_aloud(void **state)
{
	(void)state;
	struct question q;
	ask(&q, NULL, many, COUNT(many), NULL);
	assert_row(&q, "breakdown", 0, "Wmo 400.00 0.00 400.00 1");
	assert_row(&q, "breakdown", 1, "");
	assert_int_equal(question_finding(&q, "municipalities_added")->value.number, 2);
	assert_int_equal(question_finding(&q, "incomplete")->value.number, 2);
	question_release(&q);
}

static void test_not_delivered_is_not_nil(void **state)
{
	(void)state;
	struct question q;
	ask(&q, "municipality", many, COUNT(many), NULL);
	assert_rows(&q, "breakdown", 3);
	assert_row(&q, "breakdown", 0, "GM0363 Amsterdam 100.00 0.00 100.00 0.25");
	assert_row(&q, "breakdown", 2, "GM1961 Vijfheerenlanden - - - -");
	assert_null(question_finding(&q, "municipalities_added"));
	/* a share is one of what is known */
	assert_int_equal(question_finding(&q, "incomplete")->value.number, 2);
	question_release(&q);
}

/* Clusters of the municipal fund divide what the own allocation divides too. */
static void test_clusters_are_not_added_to_the_own_allocation(void **state)
{
	(void)state;
	static const struct line own[] = {
		{LINE("GM1700", "2024", "actual", "expense", "Wmo", "6.6", 30000)},
		{LINE("GM1700", "2024", "funding", "revenue", "Wmo", "", 20000)},
	};
	struct question q;
	question_init(&q, &analysis_breakdown);
	question_option(&q, "by", "stage");
	assert_int_equal(question_open(&q), 0);
	add_lines(&q.model, own, COUNT(own));
	struct fact cluster = line_fact(&q.model.book, &own[1]);
	cluster.axis[AXIS_DOMAIN] = MEMBER_NONE;
	cluster.axis[AXIS_CLUSTER] =
		book_intern(&q.model.book, AXIS_CLUSTER, "Individuele voorzieningen Wmo");
	cluster.axis[AXIS_KIND] = KIND_CLUSTER;
	assert_int_equal(book_add(&q.model.book, &cluster, &q.model.diags, NULL), 0);
	assert_int_equal(question_ask(&q, NULL), 0);
	assert_rows(&q, "breakdown", 2);
	assert_row(&q, "breakdown", 1, "funding 0.00 200.00 -200.00 -");
	question_release(&q);
}

static const struct line amended[] = {
	{LINE("GM1700", "2024", "budget", "expense", "Wmo", "6.6", 1000)},
	{LINE("GM1700", "2024-04", "change", "expense", "Wmo", "6.6", 250)},
	{LINE("GM1700", "2024", "budget", "expense", "Jeugdwet", "6.72", 500)},
	{LINE("GM0363", "2024", "budget", "expense", "Wmo", "6.6", 4000)},
	{LINE("GM0363", "2024", "change", "expense", "Wmo", "6.6", 100)},
	{LINE("GM0363", "2024", "revised", "expense", "Wmo", "6.6", 4400)},
	{LINE("GM0344", "2024", "budget", "expense", "Wmo", "6.6", 9000)},
};

static void test_revised_is_given_or_computed(void **state)
{
	(void)state;
	struct question q;
	ask(&q, "municipality,domain", amended, COUNT(amended), NULL);
	assert_string_equal(question_finding(&q, "stage_chosen")->subject.text,
			    "revised");
	assert_rows(&q, "breakdown", 3);
	assert_row(&q, "breakdown", 0, "GM0363 Amsterdam Wmo 44.00 0.00 44.00 1");
	assert_row(&q, "breakdown", 1, "GM1700 Twenterand Wmo 12.50 0.00 12.50 0.714286");
	assert_row(&q, "breakdown", 2,
		   "GM1700 Twenterand Jeugdwet 5.00 0.00 5.00 0.285714");
	question_release(&q);
}

static const struct line months[] = {
	{LINE("GM1700", "2024-01", "actual", "expense", "Wmo", "6.6", 100)},
	{LINE("GM1700", "2024-02", "actual", "expense", "Wmo", "6.6", 200)},
	{LINE("GM1700", "2024-05", "actual", "expense", "Wmo", "6.6", 300)},
	{LINE("GM1700", "2024-13", "actual", "expense", "Wmo", "6.6", 400)},
};

static void test_quarters_and_months(void **state)
{
	(void)state;
	struct question q;
	ask(&q, "quarter", months, COUNT(months), NULL);
	assert_rows(&q, "breakdown", 3);
	assert_row(&q, "breakdown", 0, "2024 4.00 0.00 4.00 0.4");
	assert_row(&q, "breakdown", 1, "2024-Q1 3.00 0.00 3.00 0.3");
	question_release(&q);
	const struct scope scope = {.period = "2024-02"};
	ask(&q, "month", months, COUNT(months), &scope);
	assert_rows(&q, "breakdown", 2);
	assert_row(&q, "breakdown", 1, "2024-02 2.00 0.00 2.00 0.666667");
	question_release(&q);
}

static void test_running_year_is_noted(void **state)
{
	(void)state;
	struct question q;
	ask(&q, "domain", months, COUNT(months), NULL);
	const struct period until = question_note(&q, "period")->value.period;
	assert_int_equal(period_compare(until, period_month(2024, 5)), 0);
	question_release(&q);
	ask(&q, "domain", town, COUNT(town), NULL);
	assert_null(question_note(&q, "period"));
	question_release(&q);
}

static void test_refused_axes(void **state)
{
	(void)state;
	static const char *const refused[] = {"client", "taskfield", "domain,domain",
					      "domain,group,year"};
	for (size_t i = 0; i < COUNT(refused); i++) {
		struct question q;
		question_init(&q, &analysis_breakdown);
		question_option(&q, "by", refused[i]);
		assert_int_equal(question_open(&q), -1);
		question_release(&q);
	}
}

static void test_empty_book(void **state)
{
	(void)state;
	struct question q;
	ask(&q, "domain", NULL, 0, NULL);
	assert_rows(&q, "breakdown", 0);
	assert_non_null(question_finding(&q, "no_data"));
	question_release(&q);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_domains_of_the_newest_outcome),
		cmocka_unit_test(test_columns_have_code_and_name),
		cmocka_unit_test(test_asked_stage_and_year_make_no_finding),
		cmocka_unit_test(test_one_side),
		cmocka_unit_test(test_reserves_stand_apart),
		cmocka_unit_test(test_stages_are_not_added),
		cmocka_unit_test(test_municipalities_are_added_aloud),
		cmocka_unit_test(test_not_delivered_is_not_nil),
		cmocka_unit_test(test_clusters_are_not_added_to_the_own_allocation),
		cmocka_unit_test(test_revised_is_given_or_computed),
		cmocka_unit_test(test_quarters_and_months),
		cmocka_unit_test(test_running_year_is_noted),
		cmocka_unit_test(test_refused_axes),
		cmocka_unit_test(test_empty_book),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
