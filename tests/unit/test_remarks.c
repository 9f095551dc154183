/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_remarks - what was remarked while reading, as findings: alike ones of several
 * files together, and nothing lost
 */
#include "question_fixture.h"

#include "remark_findings.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void report_remarks(struct question *q)
{
	static const struct scope everything;
	struct filter filter;
	assert_int_equal(filter_build(&filter, &q->model.book, &everything, &q->arena,
				      &q->model.diags),
			 0);
	remark_findings(&q->report, &q->model.book, &filter);
}

static void start(struct question *q)
{
	question_init(q, &analysis_breakdown);
	assert_int_equal(question_open(q), 0);
}

static void files_that_say_the_same_are_one_finding(void **state)
{
	(void)state;
	struct question q;
	start(&q);
	book_remark(&q.model.book, "lines_rejected", "a.csv", 1000, true);
	book_remark(&q.model.book, "lines_rejected", "b.csv", 250, true);
	book_remark(&q.model.book, "care_withdrawn", "c.csv", 7, false);
	book_remark(&q.model.book, "rounding_difference", "a.csv", 54, true);
	book_remark(&q.model.book, "rounding_difference", "b.csv", -54, true);
	report_remarks(&q);
	assert_int_equal(q.report.nfindings, 4);
	const struct finding *rejected = question_finding(&q, "lines_rejected");
	assert_int_equal(rejected->value.number, 1250);
	assert_int_equal(rejected->subject.type, VALUE_NONE);
	assert_string_equal(question_finding(&q, "care_withdrawn")->subject.text,
			    "c.csv");
	assert_int_equal(question_finding(&q, "rounding_difference")->value.number, 54);
	question_release(&q);
}

/* Euros and rows never add up. */
static void euros_and_rows_stay_apart(void **state)
{
	(void)state;
	struct question q;
	start(&q);
	book_remark(&q.model.book, "care_withdrawn", "a.csv", 7, false);
	book_remark(&q.model.book, "care_withdrawn", "b.csv", 960000, true);
	report_remarks(&q);
	assert_int_equal(q.report.nfindings, 2);
	assert_string_equal(q.report.findings[0].subject.text, "a.csv");
	assert_string_equal(q.report.findings[1].subject.text, "b.csv");
	question_release(&q);
}

/* `check` names each file, also those that the user has explained. */
static void what_was_said_before_is_not_said_again(void **state)
{
	(void)state;
	struct question q;
	start(&q);
	book_remark(&q.model.book, "lines_rejected", "a.csv", 1000, true);
	book_remark(&q.model.book, "lines_rejected", "b.csv", 250, true);
	report_silence(&q.report, FINDING_lines_rejected, value_text(&q.report, "a.csv"));
	report_finding(&q.report, FINDING_lines_rejected, value_text(&q.report, "b.csv"),
		       value_money(250));
	report_remarks(&q);
	assert_int_equal(q.report.nfindings, 1);
	question_release(&q);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files_that_say_the_same_are_one_finding),
		cmocka_unit_test(euros_and_rows_stay_apart),
		cmocka_unit_test(what_was_said_before_is_not_said_again),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
