/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_check_rules - each plausibility rule finds what it is for and nothing beside it,
 * and what the ini explains does not count
 */
#include "question_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(lines) (sizeof(lines) / sizeof(*(lines)))
#define TOWN         "GM1700"

/* A booking of the outcome of one municipality. */
struct booking {
	const char *period, *task_field;
	int64_t value;
	const char *category, *provider, *care, *stage;
};

static void start(struct question *q, const struct option_entry *accept)
{
	question_init(q, &analysis_check);
	*(const struct option_entry **)((char *)q->opts +
					q->analysis->options[0].offset) = accept;
	assert_int_equal(question_open(q), 0);
	for (int i = 0; i < 2; i++)
		*book_file(&q->model.book) =
			(struct source_file){.name = i ? "b.csv" : "a.csv",
					     .importer = "ledger",
					     .is_money = true};
}

/* Line 2 on of one file. */
static void add(struct question *q, uint32_t file, const struct booking *list,
		size_t count)
{
	struct book *book = &q->model.book;
	for (size_t i = 0; i < count; i++) {
		const struct line line = {LINE(
			TOWN, list[i].period, list[i].stage ? list[i].stage : "actual",
			"expense", "Wmo", list[i].task_field, list[i].value)};
		struct fact fact = line_fact(book, &line);
		fact.axis[AXIS_CATEGORY] =
			book_intern(book, AXIS_CATEGORY, list[i].category);
		fact.axis[AXIS_PROVIDER] =
			book_intern(book, AXIS_PROVIDER, list[i].provider);
		fact.axis[AXIS_CARE_PERIOD] =
			book_intern(book, AXIS_CARE_PERIOD, list[i].care);
		fact.origin = (struct origin){.file = file, .line = (uint32_t)i + 2};
		book_add(book, &fact, &q->model.diags, NULL);
	}
}

/* A booking of the same amount in each of some months of a year. */
static void add_months(struct question *q, int year, int first, int last,
		       struct booking like)
{
	for (int month = first; month <= last; month++) {
		char label[16];
		like.period =
			period_label(label, sizeof(label), period_month(year, month));
		add(q, 0, &like, 1);
	}
}

static void forbid(struct question *q)
{
	static const struct forbidden_pairs rows[] = {
		{"6.6", 2023, 2024, 2023, "L3.1 L4.1.1 B2.2.1"}};
	struct codes *codes = &q->model.codes;
	codes->forbidden_pairs =
		xgrow(NULL, &codes->forbidden_pairs_room, COUNT(rows), sizeof(*rows));
	memcpy(codes->forbidden_pairs, rows, sizeof(rows));
	codes->nforbidden_pairs = COUNT(rows);
	codes_finish(codes);
}

static void test_pairs(void **state)
{
	(void)state;
	static const struct booking lines[] = {
		{"2023-01", "6.6", 0, "L4.1.1", NULL, NULL, NULL},
		{"2023-02", "6.6", 100, "L4.1.1", NULL, NULL, NULL},
		{"2023-03", "6.6", 200, "L4.1.1", NULL, NULL, NULL},
		{"2023-03", "6.6", 200, "L4.1", NULL, NULL, NULL},
		{"2023-03", "6.71", 200, "L4.1.1", NULL, NULL, NULL},
		/* a booking that was reversed leaves no cell */
		{"2023-01", "6.6", 500, "L3.1", NULL, NULL, NULL},
		{"2023-01", "6.6", -500, "L3.1", NULL, NULL, NULL},
		{"2024", "6.6", 700, "L3.1", NULL, NULL, "budget"},
		{"2022", "6.6", 700, "L3.1", NULL, NULL, "budget"},
	};
	struct question q;
	start(&q, NULL);
	forbid(&q);
	add(&q, 0, lines, COUNT(lines));
	assert_int_equal(question_ask(&q, NULL), 0);
	assert_row(&q, "checks", 0,
		   "forbidden_pair warning GM1700 2023 actual 6.6 L4.1.1 3.00 - a.csv 3 "
		   "consistency 2 -");
	assert_row(&q, "checks", 1,
		   "forbidden_pair warning GM1700 2024 budget 6.6 L3.1 7.00 - a.csv 9 "
		   "consistency 1 -");
	assert_row(&q, "checks", 2,
		   "pairs_not_checked info 2022 - - - - consistency - -");
	assert_rows(&q, "checks", 3);
	assert_string_equal(question_note(&q, "pairs_assumed")->value.text,
			    "2024 (2023)");
	question_release(&q);
}

static void test_years_of_a_file(void **state)
{
	(void)state;
	static const struct booking own = {NULL, "6.6", 100, NULL, NULL, NULL, NULL};
	static const struct booking other = {"2023-12", "6.6", 900, NULL,
					     NULL,      NULL,  NULL};
	static const struct booking few[] = {
		{"2022-01", "6.6", 1, NULL, NULL, NULL, NULL},
		{"2023-01", "6.6", 1, NULL, NULL, NULL, NULL}};
	struct question q;
	start(&q, NULL);
	add_months(&q, 2024, 1, 12, own);
	add_months(&q, 2024, 1, 7, own);
	add(&q, 0, &other, 1);
	add(&q, 1, few, COUNT(few));
	assert_int_equal(question_ask(&q, NULL), 0);
	assert_row(&q, "checks", 0,
		   "outside_year warning GM1700 2023 actual 9.00 - a.csv 2 consistency 1 "
		   "-");
	assert_null(question_finding(&q, "forbidden_pair"));
	assert_int_equal(question_finding(&q, "outside_year")->value.number, 1);
	question_release(&q);
	/* one row in nineteen is no slip */
	start(&q, NULL);
	add_months(&q, 2024, 1, 12, own);
	add_months(&q, 2024, 1, 6, own);
	add(&q, 0, &other, 1);
	assert_int_equal(question_ask(&q, NULL), 0);
	assert_null(question_finding(&q, "outside_year"));
	question_release(&q);
}

static void test_care(void **state)
{
	(void)state;
	static const struct booking lines[] = {
		{"2024-03", "6.6", 100, NULL, NULL, "2024-03", NULL},
		{"2024-03", "6.6", 100, NULL, NULL, "2024-04", NULL},
		{"2024-05", "6.6", 100, NULL, NULL, "2025-01", NULL},
		{"2024-03", "6.6", 100, NULL, NULL, "2023-01", NULL},
		{"2024-03", "6.6", 100, NULL, NULL, "2022-12", NULL},
		{"2024-09", "6.6", 300, NULL, NULL, "2022-01", NULL},
		{"2024-13", "6.6", 500, NULL, NULL, "2024-12", NULL},
		{"2024-Q1", "6.6", 500, NULL, NULL, "2024-03", NULL},
		{"2024", "6.6", 500, NULL, NULL, "2024-12", NULL},
		{"2024", "6.6", 500, NULL, NULL, "2020", "budget"},
		{"2024", "6.6", 0, NULL, NULL, "2020", NULL},
	};
	struct question q;
	start(&q, NULL);
	add(&q, 0, lines, COUNT(lines));
	assert_int_equal(question_ask(&q, NULL), 0);
	const size_t rows = question_table(&q, "checks")->nrows;
	assert_row(&q, "checks", rows - 3,
		   "care_after_booking warning GM1700 2024 actual care 2024 1.00 - a.csv "
		   "3 rules 1 -");
	assert_row(&q, "checks", rows - 2,
		   "care_after_booking warning GM1700 2024 actual care 2025 1.00 - a.csv "
		   "4 rules 1 -");
	assert_row(&q, "checks", rows - 1,
		   "care_outside_year warning GM1700 2024 actual care 2022 4.00 - a.csv "
		   "6 rules 2 -");
	question_release(&q);
}

/* Silent in May: P1, seen in each of three months before. P2 missed March, P3 is there,
 * P4 came in April. */
static void test_providers(void **state)
{
	(void)state;
	static const struct booking lines[] = {
		{"2024-02", "6.6", 100, NULL, "P1", NULL, NULL},
		{"2024-03", "6.6", 300, NULL, "P1", NULL, NULL},
		{"2024-04", "6.6", 200, NULL, "P1", NULL, NULL},
		{"2024-02", "6.6", 100, NULL, "P2", NULL, NULL},
		{"2024-04", "6.6", 100, NULL, "P2", NULL, NULL},
		{"2024-02", "6.6", 100, NULL, "P3", NULL, NULL},
		{"2024-03", "6.6", 100, NULL, "P3", NULL, NULL},
		{"2024-04", "6.6", 100, NULL, "P3", NULL, NULL},
		{"2024-05", "6.6", 100, NULL, "P3", NULL, NULL},
		{"2024-04", "6.6", 100, NULL, "P4", NULL, NULL},
	};
	struct question q;
	start(&q, NULL);
	add(&q, 0, lines, COUNT(lines));
	assert_int_equal(question_ask(&q, NULL), 0);
	assert_row(&q, "checks", 0,
		   "provider_silent warning GM1700 2024-05 actual P1 - 2.00 - - "
		   "completeness - -");
	assert_rows(&q, "checks", 1);
	question_release(&q);
}

static void test_task_fields(void **state)
{
	(void)state;
	static const struct booking whole = {NULL, "6.6", 100, NULL, NULL, NULL, NULL};
	static const struct booking stops = {NULL, "6.3", 700, NULL, NULL, NULL, NULL};
	static const struct booking late = {NULL, "6.71", 100, NULL, NULL, NULL, NULL};
	const char *year[] = {"2024", NULL};
	const struct scope scopes[] = {{.period = NULL},
				       {.values = {[AXIS_YEAR] = year}},
				       {.period = "2024-05"}};
	for (size_t i = 0; i < COUNT(scopes); i++) {
		struct question q;
		start(&q, NULL);
		add_months(&q, 2023, 11, 12, whole);
		add_months(&q, 2024, 1, 5, whole);
		add_months(&q, 2024, 1, 4, stops);
		add_months(&q, 2024, 2, 4, late);
		assert_int_equal(question_ask(&q, &scopes[i]), 0);
		assert_row(&q, "checks", 0,
			   "task_field_silent warning GM1700 2024-05 actual 6.3 - 7.00 - "
			   "- completeness - -");
		assert_int_equal(question_finding(&q, "task_field_silent")->value.number,
				 1);
		question_release(&q);
	}
}

/* Two years of 100.000 euros a month with some noise, and one month of 160.000. */
static void ask_outliers(struct question *q, int64_t odd, const struct scope *scope,
			 const struct option_entry *accept)
{
	static const int64_t noise[] = {0,      310000,  -220000, 150000,
					-90000, 260000,  -310000, 80000,
					190000, -140000, 50000,   -250000};
	start(q, accept);
	for (int year = 2023; year <= 2024; year++)
		for (int month = 1; month <= 12; month++) {
			struct booking like = {NULL, "6.6", 0, NULL, NULL, NULL, NULL};
			const bool is_odd = year == 2024 && month == 4;
			like.value = 10000000 + noise[(month * 5 + year) % 12] +
				     (is_odd ? odd : 0);
			add_months(q, year, month, month, like);
		}
	assert_int_equal(question_ask(q, scope), 0);
}

static void test_outliers(void **state)
{
	(void)state;
	const char *years[][2] = {{"2023", NULL}, {"2024", NULL}};
	const struct scope other = {.values = {[AXIS_YEAR] = years[0]}};
	const struct scope own = {.values = {[AXIS_YEAR] = years[1]}};
	const struct scope before = {.period = "2024-03"}, after = {.period = "2024-04"};
	const struct {
		int64_t odd;
		const struct scope *scope;
		const char *code;
	} cases[] = {
		{6000000, NULL, "month_change"},
		{6000000, &own, "month_change"},
		{6000000, &after, "month_change"},
		{-9000000, NULL, "month_change"},
		{6000000, &other, NULL},
		{6000000, &before, NULL},
		{2000000, NULL, NULL}, /* unusual and less than 25.000 euros */
		{0, NULL, NULL},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct question q;
		ask_outliers(&q, cases[i].odd, cases[i].scope, NULL);
		assert_rows(&q, "checks", cases[i].code ? 1 : 0);
		if (cases[i].code) {
			assert_string_equal(
				table_cell(question_table(&q, "checks"), 0, "code").text,
				cases[i].code);
			assert_string_equal(
				table_cell(question_table(&q, "checks"), 0, "subject")
					.text,
				"GM1700 2024-04 actual 6.6");
		}
		question_release(&q);
	}
}

/* One year: no season and no month to compare with. */
static void test_outlier_without_last_year(void **state)
{
	(void)state;
	static const struct booking usual = {NULL, "6.6", 10000000, NULL,
					     NULL, NULL,  NULL};
	static const struct booking odd = {"2024-06", "6.6", 4000000, NULL,
					   NULL,      NULL,  NULL};
	struct question q;
	start(&q, NULL);
	add_months(&q, 2024, 1, 12, usual);
	add(&q, 1, &odd, 1);
	assert_int_equal(question_ask(&q, NULL), 0);
	assert_row(&q, "checks", 0,
		   "hampel_outlier info GM1700 2024-06 actual 6.6 140000.00 100000.00 "
		   "a.csv 2 rules 2 -");
	assert_rows(&q, "checks", 1);
	question_release(&q);
}

static void test_accepted(void **state)
{
	(void)state;
	static const struct {
		struct option_entry list[4];
		const char *explanation; /* of the row */
		const char *unused;
	} cases[] = {
		{{{"month_change", "eindafrekening", "x.ini", 2}},
		 "eindafrekening",
		 NULL},
		{{{"month_change.gm1700 2024-04*", "a", "x.ini", 2},
		  {"month_change", "b", "x.ini", 3}},
		 "a",
		 "accept.month_change"},
		{{{"month_change.Twenterand*Realisatie 6.6", "c", "x.ini", 2}},
		 "c",
		 NULL},
		{{{"month_change.Twenterand*Actual 6.6", "c", "x.ini", 2}}, "c", NULL},
		{{{"month_change", "pgb van 123456782", "x.ini", 2},
		  {"provider_silent.123456782", "x", "x.ini", 3}},
		 "pgb van #hidden",
		 "accept.provider_silent.#hidden"},
		{{{"month_change.*6.71", "d", "x.ini", 2},
		  {"sign_anomaly", "e", "x.ini", 3}},
		 NULL,
		 "accept.month_change.*6.71"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct question q;
		ask_outliers(&q, 6000000, NULL, cases[i].list);
		const struct value found =
			table_cell(question_table(&q, "checks"), 0, "explanation");
		const struct finding *unused = question_finding(&q, "accept_unused");
		if (cases[i].explanation) {
			assert_string_equal(found.text, cases[i].explanation);
			assert_null(question_finding(&q, "month_change"));
			assert_non_null(question_finding(&q, "checks_passed"));
			assert_non_null(strstr(question_note(&q, "accepted")->value.text,
					       cases[i].explanation));
			assert_string_equal(
				table_cell(question_table(&q, "checks"), 0, "severity")
					.text,
				"info");
		} else {
			assert_int_equal(found.type, VALUE_NONE);
			assert_non_null(question_finding(&q, "month_change"));
			assert_null(question_note(&q, "accepted"));
		}
		if (cases[i].unused)
			assert_string_equal(unused->subject.text, cases[i].unused);
		else
			assert_null(unused);
		question_release(&q);
	}
}

/* What is explained may lie outside a narrower scope. */
static void test_unused_is_said_of_the_whole(void **state)
{
	(void)state;
	static const struct option_entry list[] = {{"sign_anomaly", "e", "x.ini", 3},
						   {NULL, NULL, NULL, 0}};
	const char *year[] = {"2023", NULL};
	const struct scope narrow = {.values = {[AXIS_YEAR] = year}};
	struct question q;
	ask_outliers(&q, 0, NULL, list);
	assert_non_null(question_finding(&q, "accept_unused"));
	question_release(&q);
	ask_outliers(&q, 0, &narrow, list);
	assert_null(question_finding(&q, "accept_unused"));
	question_release(&q);
}

/* A remark has a finding in every report; explained, it has none. */
static void test_accepted_remark(void **state)
{
	(void)state;
	static const struct option_entry list[] = {
		{"not_delivered.Twenterand 2024*", "uitstel", "x.ini", 3},
		{NULL, NULL, NULL, 0}};
	static const struct booking lines[] = {
		{"2024", "6.6", 0, NULL, NULL, NULL, "budget"},
		{"2024", "6.71", 0, NULL, NULL, NULL, "budget"},
	};
	struct question q;
	start(&q, list);
	add(&q, 0, lines, COUNT(lines));
	assert_int_equal(question_ask(&q, NULL), 0);
	assert_row(&q, "checks", 0,
		   "not_delivered info Twenterand 2024 budget - - - - completeness - "
		   "uitstel");
	report_finding(&q.report, FINDING_not_delivered,
		       table_cell(question_table(&q, "checks"), 0, "subject"),
		       value_none());
	assert_null(question_finding(&q, "not_delivered"));
	question_release(&q);
}

static void test_unknown_code(void **state)
{
	(void)state;
	static const struct option_entry list[] = {{"checks_passed", "e", "x.ini", 3},
						   {NULL, NULL, NULL, 0}};
	struct question q;
	question_init(&q, &analysis_check);
	*(const struct option_entry **)((char *)q.opts + q.analysis->options[0].offset) =
		list;
	assert_int_equal(question_open(&q), -1);
	question_release(&q);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pairs),
		cmocka_unit_test(test_years_of_a_file),
		cmocka_unit_test(test_care),
		cmocka_unit_test(test_providers),
		cmocka_unit_test(test_task_fields),
		cmocka_unit_test(test_outliers),
		cmocka_unit_test(test_outlier_without_last_year),
		cmocka_unit_test(test_accepted),
		cmocka_unit_test(test_unused_is_said_of_the_whole),
		cmocka_unit_test(test_accepted_remark),
		cmocka_unit_test(test_unknown_code),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
