/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_check - every kind of doubtful figure is found once, with its place
 */
#include "question_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(lines) (sizeof(lines) / sizeof(*(lines)))

static void start(struct question *q)
{
	question_init(q, &analysis_check);
	assert_int_equal(question_open(q), 0);
	struct source_file *file = book_file(&q->model.book);
	*file = (struct source_file){.name = "town.csv",
				     .importer = "spending",
				     .rows_read = 12,
				     .rows_loaded = 9,
				     .rows_skipped = 3,
				     .amount_read = 500,
				     .amount_loaded = 450,
				     .amount_skipped = 50,
				     .is_money = true};
	file->skipped = arena_alloc(&q->model.book.arena, sizeof(*file->skipped));
	file->skipped[0] = (struct skipped){.reason = "blank", .rows = 3};
	file->nskipped = 1;
}

/* Lines of the file, the first being line 2. */
static void add(struct question *q, const struct line *lines, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct fact fact = line_fact(&q->model.book, &lines[i]);
		fact.origin = (struct origin){.file = 0, .line = (uint32_t)i + 2};
		book_add(&q->model.book, &fact, &q->model.diags, NULL);
	}
}

static void test_signs_have_a_place(void **state)
{
	(void)state;
	static const struct line lines[] = {
		{LINE("GM1700", "2024", "budget", "expense", "Wmo", "6.71", 100)},
		{LINE("GM1700", "2024", "budget", "expense", "Wmo", "6.6", 300)},
		{LINE("GM1700", "2024", "budget", "expense", "Wmo", "6.6", -700)},
		{LINE("GM1700", "2024", "change", "expense", "Wmo", "6.6", -700)},
		{LINE("GM1700", "2024-01", "actual", "expense", "Wmo", "6.6", -1)},
		{LINE("GM1700", "2024-02", "actual", "expense", "Wmo", "6.6", 1)},
	};
	struct question q;
	start(&q);
	add(&q, lines, COUNT(lines));
	assert_int_equal(question_ask(&q, NULL), 0);
	assert_row(&q, "checks", 1,
		   "sign_anomaly warning GM1700 2024 budget 6.6 expense -4.00 - town.csv "
		   "4 rules 1 -");
	assert_row(&q, "checks", 2,
		   "sign_anomaly warning GM1700 2024 revised 6.6 expense -11.00 - "
		   "town.csv 4 rules 2 -");
	assert_int_equal(question_finding(&q, "sign_anomaly")->value.number, 2);
	assert_null(question_finding(&q, "checks_passed"));
	question_release(&q);
}

static void test_parent_beside_child(void **state)
{
	(void)state;
	static const struct line lines[] = {
		{LINE("GM1700", "2024", "budget", "expense", "Wmo", "6.71", 100)},
		{LINE("GM1700", "2024", "budget", "expense", "Wmo", "6.71a", 300)},
		{LINE("GM0363", "2024", "budget", "expense", "Wmo", "6.71", 500)},
		{LINE("GM0363", "2024", "budget", "expense", "Wmo", "6.711", 500)},
	};
	struct question q;
	start(&q);
	add(&q, lines, COUNT(lines));
	assert_int_equal(question_ask(&q, NULL), 0);
	assert_row(&q, "checks", 0,
		   "parent_and_child info GM1700 2024 budget 6.71 1.00 - - - consistency "
		   "- -");
	assert_row(&q, "checks", 1,
		   "rows_skipped info blank 3 - town.csv - completeness 3 -");
	assert_rows(&q, "checks", 2);
	assert_non_null(question_finding(&q, "checks_passed"));
	question_release(&q);
}

static void test_missing_months(void **state)
{
	(void)state;
	static const struct line lines[] = {
		{LINE("GM1700", "2022-11", "actual", "expense", "Wmo", "6.6", 1)},
		{LINE("GM1700", "2023-01", "actual", "expense", "Wmo", "6.6", 1)},
		{LINE("GM1700", "2023-02", "actual", "expense", "Jeugdwet", "6.72", 1)},
		{LINE("GM1700", "2023-04", "actual", "expense", "Wmo", "6.6", 1)},
		{LINE("GM0363", "2023-06", "actual", "expense", "Wmo", "6.6", 1)},
	};
	struct question q;
	start(&q);
	add(&q, lines, COUNT(lines));
	assert_int_equal(question_ask(&q, NULL), 0);
	assert_row(
		&q, "checks", 0,
		"missing_month warning GM1700 2022-12 actual - - - - completeness - -");
	assert_row(
		&q, "checks", 1,
		"missing_month warning GM1700 2023-03 actual - - - - completeness - -");
	assert_rows(&q, "checks", 3);
	question_release(&q);
}

static void test_revised_against_amendments(void **state)
{
	(void)state;
	static const struct line lines[] = {
		{LINE("GM1700", "2024", "budget", "expense", "Wmo", "6.6", 1000)},
		{LINE("GM1700", "2024", "change", "expense", "Wmo", "6.6", 50)},
		{LINE("GM1700", "2024", "revised", "expense", "Wmo", "6.6", 1060)},
		{LINE("GM1700", "2024", "budget", "revenue", "Wmo", "6.71", 20)},
		{LINE("GM1700", "2024", "revised", "revenue", "Wmo", "6.71", 20)},
	};
	struct question q;
	start(&q);
	add(&q, lines, COUNT(lines));
	assert_int_equal(question_ask(&q, NULL), 0);
	assert_row(
		&q, "checks", 0,
		"revised_differs warning GM1700 2024 revised 6.6 expense 10.60 10.50 - "
		"- consistency - -");
	assert_rows(&q, "checks", 2);
	question_release(&q);
}

static void test_nederland_is_the_sum(void **state)
{
	(void)state;
	static const struct line lines[] = {
		{LINE("GM1700", "2024", "budget", "expense", "Wmo", "6.6", 100)},
		{LINE("GM0363", "2024", "budget", "expense", "Wmo", "6.6", 200)},
		{LINE("GM1700", "2024", "budget", "expense", "", "0.11", 9)},
		{LINE(PEER_TOTAL, "2024", "budget", "expense", "Wmo", "6.6", 300)},
		{LINE(PEER_TOTAL, "2024", "budget", "expense", "", "0.11", 8)},
	};
	struct question q;
	start(&q);
	add(&q, lines, COUNT(lines));
	assert_int_equal(question_ask(&q, NULL), 0);
	assert_row(&q, "checks", 0,
		   "nederland_differs alert 2024 budget 0.11 expense 0.09 0.08 - - "
		   "consistency - -");
	assert_row(
		&q, "checks", 1,
		"checks_passed info check_nederland 2024 budget 3 4 - - consistency - -");
	assert_int_equal(report_worst(&q.report), SEVERITY_ALERT);
	question_release(&q);
}

/* Three hundred municipalities with 10 euros each, against 3.000 euros published. */
static void ask_published(struct question *q, int municipalities)
{
	static const struct control_total total = {2024, "budget", "6.6", 3, 0};
	start(q);
	struct codes *codes = &q->model.codes;
	codes->control_totals =
		xgrow(NULL, &codes->control_totals_room, 1, sizeof(total));
	codes->control_totals[0] = total;
	codes->ncontrol_totals = 1;
	for (int i = 0; i < municipalities; i++) {
		char code[16];
		snprintf(code, sizeof(code), "GM%04d", 5000 + i);
		const struct line line = {
			LINE(code, "2024", "budget", "expense", "Wmo", "6.6", 1000)};
		add(q, &line, 1);
	}
	assert_int_equal(question_ask(q, NULL), 0);
}

static void test_published_totals(void **state)
{
	(void)state;
	struct question q;
	ask_published(&q, 300);
	assert_row(
		&q, "checks", 0,
		"checks_passed info check_published 2024 budget 2 2 - - consistency - -");
	question_release(&q);
	ask_published(&q, 301);
	assert_row(
		&q, "checks", 0,
		"control_total_differs alert 2024 budget 6.6 expense 3010.00 3000.00 - "
		"- consistency - -");
	question_release(&q);
	ask_published(&q, 299);
	assert_row(&q, "checks", 0,
		   "rows_skipped info blank 3 - town.csv - completeness 3 -");
	question_release(&q);
}

static void test_remarks_and_totals(void **state)
{
	(void)state;
	static const struct line lines[] = {
		{LINE("GM1700", "2024", "budget", "expense", "Wmo", "6.6", 0)},
		{LINE("GM1700", "2024", "budget", "expense", "Jeugdwet", "6.72", 0)},
	};
	struct question q;
	start(&q);
	add(&q, lines, COUNT(lines));
	assert_int_equal(question_ask(&q, NULL), 0);
	assert_string_equal(table_cell(question_table(&q, "checks"), 0, "code").text,
			    "not_delivered");
	assert_rows(&q, "totals", 1);
	assert_row(&q, "totals", 0, "town.csv 12 9 3 0 5.00 4.50 0.50 0.00 0.00");
	question_release(&q);
}

/* What another municipality, year or stage did not deliver is not the question. */
static void test_remarks_keep_to_the_scope(void **state)
{
	(void)state;
	static const struct line lines[] = {
		{LINE("GM1700", "2023", "actual", "expense", "Wmo", "6.6", 100)},
		{LINE("GM1700", "2024", "budget", "expense", "Wmo", "6.6", 0)},
		{LINE("GM1700", "2024", "budget", "expense", "Jeugdwet", "6.72", 0)},
		{LINE("GM0363", "2023", "actual", "expense", "Wmo", "6.6", 100)},
	};
	const char *town[] = {"GM1700", NULL}, *other[] = {"GM0363", NULL};
	const char *year[] = {"2023", NULL}, *stage[] = {"actual", NULL};
	const struct scope scopes[] = {
		{.values = {[AXIS_MUNICIPALITY] = town}},
		{.values = {[AXIS_MUNICIPALITY] = other}},
		{.values = {[AXIS_YEAR] = year}},
		{.values = {[AXIS_STAGE] = stage}},
		{.period = "2023"},
	};
	for (size_t i = 0; i < COUNT(scopes); i++) {
		struct question q;
		start(&q);
		add(&q, lines, COUNT(lines));
		assert_int_equal(question_ask(&q, &scopes[i]), 0);
		assert_string_equal(
			table_cell(question_table(&q, "checks"), 0, "code").text,
			i == 0 ? "not_delivered" : "rows_skipped");
		question_release(&q);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_signs_have_a_place),
		cmocka_unit_test(test_parent_beside_child),
		cmocka_unit_test(test_missing_months),
		cmocka_unit_test(test_revised_against_amendments),
		cmocka_unit_test(test_nederland_is_the_sum),
		cmocka_unit_test(test_published_totals),
		cmocka_unit_test(test_remarks_and_totals),
		cmocka_unit_test(test_remarks_keep_to_the_scope),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
