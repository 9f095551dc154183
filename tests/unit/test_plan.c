/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_plan - plan and outcome: closed and running years, the plan that counts, phasing,
 * signs, what is not known
 */
#include "plan_fixture.h"

static const struct plan_request automatic = {.phasing = "auto"};

static void build(struct model *model, struct plan *plan, const char *until,
		  const char *phasing)
{
	struct filter filter = {.book = &model->book};
	const struct plan_request request = {.phasing = phasing};
	if (until)
		assert_int_equal(period_parse(until, 0, &filter.until), 0);
	plan_build(plan, &model->book, &filter, &request, &model->arena);
}

static struct phase *phase(struct model *model, int year, int month, int64_t share)
{
	struct phase *phase = book_phase(&model->book);
	*phase = (struct phase){.domain = "", .task_field = "", .product = ""};
	phase->period = period_month(year, month);
	phase->share = share;
	return phase;
}

static void annual_year_is_closed(void **state)
{
	(void)state;
	struct model model;
	struct plan plan;
	start(&model);
	add(&model, "2023", "budget", "expense", "6.72", 1000);
	add(&model, "2023", "budget", "revenue", "6.72", 100);
	add(&model, "2023", "actual", "expense", "6.72", 1200);
	add(&model, "2023", "actual", "revenue", "6.72", 150);
	finish(&model);
	build(&model, &plan, NULL, "auto");
	struct plan_line line = line_of(&plan, "6.72");
	assert_int_equal(plan.stage, STAGE_BUDGET);
	assert_true(line.first->year->closed);
	assert_euros(plan_amount(&line, SIDE_OF_NET, PLAN_CHOSEN), 900);
	assert_euros(plan_amount(&line, SIDE_OF_NET, PLAN_ACTUAL), 1050);
	assert_euros(plan_difference(&line, SIDE_OF_NET), -150);
	assert_euros(plan_difference(&line, SIDE_OF_EXPENSE), -200);
	assert_euros(plan_difference(&line, SIDE_OF_REVENUE), 50);
	assert_unknown(plan_amount(&line, SIDE_OF_NET, PLAN_REVISED));
	assert_unknown(plan_amount(&line, SIDE_OF_NET, PLAN_TO_DATE));
	assert_unknown(plan_amount(&line, SIDE_OF_NET, PLAN_REALISED));
	model_release(&model);
}

static void closed_year_of_months(void **state)
{
	(void)state;
	struct model model;
	struct plan plan;
	start(&model);
	add(&model, "2024", "budget", "expense", "6.72", 1200);
	add_months(&model, 2024, 12, "expense", "6.72", 90);
	add(&model, "2024-00", "actual", "expense", "6.72", 7);
	add(&model, "2024-13", "actual", "expense", "6.72", 11);
	finish(&model);
	build(&model, &plan, NULL, "auto");
	struct plan_line line = line_of(&plan, "6.72");
	assert_euros(plan_amount(&line, SIDE_OF_NET, PLAN_ACTUAL), 1098);
	assert_euros(plan_amount(&line, SIDE_OF_NET, PLAN_REALISED), 1098);
	assert_euros(plan_amount(&line, SIDE_OF_NET, PLAN_TO_DATE), 1200);
	assert_int_equal(line.first->year->months, 12);
	model_release(&model);
}

/* --stage revised asks for what it is made of. */
static void revised_may_be_asked_by_name(void **state)
{
	(void)state;
	struct model model;
	struct plan plan;
	start(&model);
	add(&model, "2024", "budget", "expense", "6.72", 1000);
	add(&model, "2024-07", "change", "expense", "6.72", 50);
	add(&model, "2024", "actual", "expense", "6.72", 1200);
	finish(&model);
	static const member stages[] = {STAGE_REVISED, STAGE_ACTUAL};
	const struct filter all = {.book = &model.book};
	const struct filter filter =
		filter_only(&all, AXIS_STAGE, stages, COUNT(stages), &model.arena);
	plan_build(&plan, &model.book, &filter, &automatic, &model.arena);
	struct plan_line line = line_of(&plan, "6.72");
	assert_int_equal(plan.stage, STAGE_REVISED);
	assert_euros(plan_amount(&line, SIDE_OF_NET, PLAN_CHOSEN), 1050);
	assert_euros(plan_difference(&line, SIDE_OF_NET), -150);
	model_release(&model);
}

/* Up to December without the closing entries is not the year. */
static void december_is_not_the_end_of_a_year_with_closing_entries(void **state)
{
	(void)state;
	struct model model;
	struct plan plan;
	start(&model);
	add(&model, "2023", "budget", "expense", "6.72", 1200);
	add_months(&model, 2023, 12, "expense", "6.72", 90);
	add(&model, "2024", "budget", "expense", "6.72", 1200);
	add_months(&model, 2024, 12, "expense", "6.72", 90);
	add(&model, "2024-00", "actual", "expense", "6.72", 7);
	add(&model, "2024-13", "actual", "expense", "6.72", 11);
	finish(&model);
	build(&model, &plan, "2024-12", "twelfths");
	struct plan_line line = line_of(&plan, "6.72");
	assert_false(line.first->year->closed);
	assert_int_equal(line.first->year->months, 12);
	assert_unknown(plan_difference(&line, SIDE_OF_NET));
	assert_euros(plan_amount(&line, SIDE_OF_NET, PLAN_REALISED), 1087);
	assert_euros(plan_difference_to_date(&line, SIDE_OF_NET), 113);
	build(&model, &plan, "2023-12", "auto");
	line = line_of(&plan, "6.72");
	assert_true(line.first->year->closed);
	assert_euros(plan_amount(&line, SIDE_OF_NET, PLAN_ACTUAL), 1080);
	model_release(&model);
}

static void running_year_is_compared_to_date(void **state)
{
	(void)state;
	struct model model;
	struct plan plan;
	start(&model);
	add(&model, "2024", "budget", "expense", "6.72", 1200);
	add_months(&model, 2024, 9, "expense", "6.72", 90);
	add(&model, "2024-00", "actual", "expense", "6.72", 7);
	finish(&model);
	build(&model, &plan, NULL, "twelfths");
	struct plan_line line = line_of(&plan, "6.72");
	assert_false(line.first->year->closed);
	assert_int_equal(line.first->year->months, 9);
	assert_unknown(plan_amount(&line, SIDE_OF_NET, PLAN_ACTUAL));
	assert_unknown(plan_difference(&line, SIDE_OF_NET));
	assert_euros(plan_amount(&line, SIDE_OF_NET, PLAN_REALISED), 817);
	assert_euros(plan_amount(&line, SIDE_OF_NET, PLAN_TO_DATE), 900);
	assert_euros(plan_difference_to_date(&line, SIDE_OF_NET), 83);
	build(&model, &plan, "2024-03", "twelfths");
	line = line_of(&plan, "6.72");
	assert_euros(plan_amount(&line, SIDE_OF_NET, PLAN_REALISED), 277);
	assert_euros(plan_amount(&line, SIDE_OF_NET, PLAN_TO_DATE), 300);
	build(&model, &plan, NULL, "auto");
	line = line_of(&plan, "6.72");
	assert_unknown(plan_amount(&line, SIDE_OF_NET, PLAN_TO_DATE));
	assert_unknown(plan_difference_to_date(&line, SIDE_OF_NET));
	assert_true(plan.phased_by[PHASING_NONE]);
	model_release(&model);
}

static void annual_outcome_says_nothing_of_months(void **state)
{
	(void)state;
	struct model model;
	struct plan plan;
	start(&model);
	add(&model, "2023", "budget", "expense", "6.72", 1000);
	add(&model, "2023", "actual", "expense", "6.72", 1200);
	finish(&model);
	build(&model, &plan, "2023-06", "twelfths");
	struct plan_line line = line_of(&plan, "6.72");
	assert_unknown(plan_amount(&line, SIDE_OF_NET, PLAN_ACTUAL));
	assert_unknown(plan_amount(&line, SIDE_OF_NET, PLAN_REALISED));
	assert_euros(plan_amount(&line, SIDE_OF_NET, PLAN_TO_DATE), 500);
	build(&model, &plan, "2023", "auto");
	line = line_of(&plan, "6.72");
	assert_euros(plan_amount(&line, SIDE_OF_NET, PLAN_ACTUAL), 1200);
	model_release(&model);
}

/* The months of a municipality decide, not those of the fields that the scope keeps. */
static void other_fields_show_that_a_year_is_complete(void **state)
{
	(void)state;
	struct model model;
	struct plan plan;
	start(&model);
	add(&model, "2024", "budget", "expense", "6.3", 400);
	add(&model, "2024-03", "actual", "expense", "6.3", 410);
	add_months(&model, 2024, 12, "expense", "0.1", 5);
	finish(&model);
	build(&model, &plan, NULL, "auto");
	struct plan_line line = line_of(&plan, "6.3");
	assert_euros(plan_difference(&line, SIDE_OF_NET), -10);
	model_release(&model);
}

static void changes_make_the_plan_revised(void **state)
{
	(void)state;
	struct model model;
	struct plan plan;
	start(&model);
	add(&model, "2024", "budget", "expense", "6.72", 1200);
	add(&model, "2024", "budget", "expense", "6.3", 300);
	add(&model, "2024-05", "change", "expense", "6.72", 100);
	add(&model, "2024-10", "change", "expense", "6.72", -40);
	add_months(&model, 2024, 9, "expense", "6.72", 90);
	finish(&model);
	build(&model, &plan, NULL, "auto");
	assert_int_equal(plan.stage, STAGE_REVISED);
	struct plan_line line = line_of(&plan, "6.72");
	assert_euros(plan_amount(&line, SIDE_OF_NET, PLAN_CHOSEN), 1260);
	line = line_of(&plan, "6.3"); /* only lines that change are amended */
	assert_euros(plan_amount(&line, SIDE_OF_NET, PLAN_CHOSEN), 300);
	/* an amendment of October is not part of a report on September */
	build(&model, &plan, "2024-09", "auto");
	line = line_of(&plan, "6.72");
	assert_euros(plan_amount(&line, SIDE_OF_NET, PLAN_CHOSEN), 1300);
	assert_int_equal(line.first->year->amended.part, PART_LEDGER + 5);
	model_release(&model);
}

static void explicit_revised_wins_and_is_checked(void **state)
{
	(void)state;
	struct model model;
	struct plan plan;
	struct report report;
	start(&model);
	add(&model, "2024", "budget", "expense", "6.72", 1200);
	add(&model, "2024", "change", "expense", "6.72", 100);
	add(&model, "2024", "revised", "expense", "6.72", 1325);
	add(&model, "2024", "actual", "expense", "6.72", 1300);
	finish(&model);
	build(&model, &plan, NULL, "auto");
	struct plan_line line = line_of(&plan, "6.72");
	assert_euros(plan_amount(&line, SIDE_OF_NET, PLAN_CHOSEN), 1325);
	assert_euros(plan_difference(&line, SIDE_OF_NET), 25);
	report_init(&report, &model.labels, "deficit");
	plan_findings(&plan, &report);
	assert_int_equal(finding_of(&report, "revised_differs")->value.number, 2500);
	assert_null(finding_of(&report, "plan_is_original"));
	report_release(&report);
	model_release(&model);
}

static void phasing_file_most_specific_first(void **state)
{
	(void)state;
	struct model model;
	struct plan plan;
	start(&model);
	add(&model, "2024", "budget", "expense", "6.72", 1000);
	add(&model, "2024", "budget", "expense", "6.3", 1000);
	add(&model, "2024", "budget", "expense", "6.6", 1000);
	struct fact product = euros(&model, "2024", "budget", "expense", "6.6", 500);
	product.axis[AXIS_PRODUCT] = book_intern(&model.book, AXIS_PRODUCT, "01A02");
	assert_int_equal(book_add(&model.book, &product, &model.diags, NULL), 0);
	add_months(&model, 2024, 1, "expense", "6.72", 10);
	for (int month = 1; month <= 2; month++) {
		struct period any = period_month(2000, month);
		any.year = 0;
		phase(&model, 2000, month, month == 1 ? 1 : 9)->period = any;
		struct phase *wmo = phase(&model, 2000, month, 1);
		wmo->period = any;
		wmo->domain = "Wmo";
		struct phase *field = phase(&model, 2024, month, month == 1 ? 7 : 3);
		field->domain = "Jeugdwet";
		field->task_field = "6.72";
		phase(&model, 2024, month, month == 1 ? 4 : 1)->product = "01A02";
	}
	finish(&model);
	build(&model, &plan, NULL, "auto");
	struct plan_line line = line_of(&plan, "6.3");
	assert_euros(plan_amount(&line, SIDE_OF_NET, PLAN_TO_DATE), 100);
	line = line_of(&plan, "6.72");
	assert_euros(plan_amount(&line, SIDE_OF_NET, PLAN_TO_DATE), 700);
	line = line_of(&plan, "6.6"); /* 500 by domain, 400 by product */
	assert_euros(plan_amount(&line, SIDE_OF_NET, PLAN_TO_DATE), 900);
	line = total_of(&plan);
	assert_euros(plan_amount(&line, SIDE_OF_NET, PLAN_TO_DATE), 1700);
	model_release(&model);
}

static void phasing_from_last_year(void **state)
{
	(void)state;
	struct model model;
	struct plan plan;
	start(&model);
	add_months(&model, 2023, 12, "expense", "6.71a", 10);
	add(&model, "2023-13", "actual", "expense", "6.71a", 80); /* whole: 200 */
	add(&model, "2024", "budget", "expense", "6.6", 1000);    /* same group */
	add(&model, "2024", "budget", "revenue", "6.6", 50);
	add_months(&model, 2024, 6, "expense", "6.6", 30);
	finish(&model);
	build(&model, &plan, NULL, "auto");
	struct plan_line line = line_of(&plan, "6.6");
	assert_true(plan.phased_by[PHASING_LAST_YEAR]);
	assert_euros(plan_amount(&line, SIDE_OF_EXPENSE, PLAN_TO_DATE), 300);
	/* there was no revenue last year: its share is not known, so neither is net */
	assert_false(amount_whole(plan_amount(&line, SIDE_OF_NET, PLAN_TO_DATE)));
	assert_unknown(plan_difference_to_date(&line, SIDE_OF_NET));
	assert_euros(plan_difference_to_date(&line, SIDE_OF_EXPENSE), 120);
	build(&model, &plan, NULL, "file");
	line = line_of(&plan, "6.6");
	assert_unknown(plan_amount(&line, SIDE_OF_EXPENSE, PLAN_TO_DATE));
	model_release(&model);
}

static void an_incomplete_last_year_is_no_profile(void **state)
{
	(void)state;
	struct model model;
	struct plan plan;
	struct report report;
	start(&model);
	add_months(&model, 2023, 11, "expense", "6.6", 10);
	add(&model, "2024", "budget", "expense", "6.6", 1000);
	add_months(&model, 2024, 6, "expense", "6.6", 30);
	finish(&model);
	build(&model, &plan, NULL, "auto");
	struct plan_line line = line_of(&plan, "6.6");
	assert_unknown(plan_amount(&line, SIDE_OF_NET, PLAN_TO_DATE));
	assert_unknown(plan_amount(&line, SIDE_OF_EXPENSE, PLAN_TO_DATE));
	assert_euros(plan_amount(&line, SIDE_OF_REVENUE, PLAN_TO_DATE), 0);
	report_init(&report, &model.labels, "deficit");
	plan_findings(&plan, &report);
	assert_string_equal(finding_of(&report, "phasing_missing")->subject.text, "6.6");
	assert_non_null(finding_of(&report, "year_incomplete"));
	assert_non_null(finding_of(&report, "year_chosen"));
	report_release(&report);
	model_release(&model);
}

static void no_rows_is_zero_where_the_stage_was_delivered(void **state)
{
	(void)state;
	struct model model;
	struct plan plan;
	start(&model);
	add(&model, "2023", "budget", "expense", "6.72", 1000);
	add(&model, "2023", "actual", "expense", "6.3", 20);
	finish(&model);
	build(&model, &plan, NULL, "auto");
	struct plan_line line = line_of(&plan, "6.72");
	assert_euros(plan_difference(&line, SIDE_OF_NET), 1000);
	line = line_of(&plan, "6.3");
	assert_euros(plan_difference(&line, SIDE_OF_NET), -20);
	assert_euros(plan_amount(&line, SIDE_OF_REVENUE, PLAN_ACTUAL), 0);
	model_release(&model);
}

static void what_is_not_known_is_no_zero(void **state)
{
	(void)state;
	struct model model;
	struct plan plan;
	start(&model);
	add(&model, "2023", "budget", "expense", "6.72", 1000);
	add(&model, "2023", "actual", "expense", "6.3", 20);
	struct fact fact = euros(&model, "2023", "actual", "expense", "6.72", 0);
	fact.unknown = true;
	assert_int_equal(book_add(&model.book, &fact, &model.diags, NULL), 0);
	finish(&model);
	build(&model, &plan, NULL, "auto");
	struct plan_line line = line_of(&plan, "6.72");
	assert_unknown(plan_amount(&line, SIDE_OF_NET, PLAN_ACTUAL));
	assert_unknown(plan_difference(&line, SIDE_OF_NET));
	line = total_of(&plan);
	assert_euros(plan_amount(&line, SIDE_OF_NET, PLAN_ACTUAL), 20);
	assert_false(amount_whole(plan_amount(&line, SIDE_OF_NET, PLAN_ACTUAL)));
	model_release(&model);
}

static void the_newest_year_with_an_outcome(void **state)
{
	(void)state;
	struct model model;
	struct plan plan;
	struct filter filter;
	start(&model);
	add(&model, "2023", "budget", "expense", "6.72", 1000);
	add(&model, "2023", "actual", "expense", "6.72", 900);
	add(&model, "2024", "budget", "expense", "6.72", 1100);
	finish(&model);
	filter = (struct filter){.book = &model.book};
	plan_build(&plan, &model.book, &filter, &automatic, &model.arena);
	assert_int_equal(total_of(&plan).first->year->number, 2023);
	assert_true(plan.year_by_default && plan.other_years);
	const member asked = book_find(&model.book, AXIS_YEAR, "2024");
	filter = filter_only(&filter, AXIS_YEAR, &asked, 1, &model.arena);
	plan_build(&plan, &model.book, &filter, &automatic, &model.arena);
	assert_int_equal(total_of(&plan).first->year->number, 2024);
	assert_false(plan.year_by_default);
	model_release(&model);
}

static void reserves_stand_apart(void **state)
{
	(void)state;
	struct model model;
	struct plan plan;
	start(&model);
	add(&model, "2023", "budget", "expense", "6.72", 1000);
	add(&model, "2023", "budget", "expense", "0.10", 70);
	add(&model, "2023", "budget", "expense", "0.11", 9);
	add(&model, "2023", "budget", "expense", "0.1", 3);
	finish(&model);
	struct filter filter = {.book = &model.book, .all = true};
	plan_build(&plan, &model.book, &filter, &automatic, &model.arena);
	struct plan_line line = total_of(&plan);
	assert_euros(plan_amount(&line, SIDE_OF_NET, PLAN_CHOSEN), 1003);
	const struct plan_request reserves = {.order = PLAN_BY_PROGRAMME,
					      .reserves = true};
	plan_build(&plan, &model.book, &filter, &reserves, &model.arena);
	line = total_of(&plan);
	assert_euros(plan_amount(&line, SIDE_OF_EXPENSE, PLAN_CHOSEN), 70);
	model_release(&model);
}

static void own_allocation_without_clusters(void **state)
{
	(void)state;
	struct model model;
	struct plan plan;
	start(&model);
	add(&model, "2023", "budget", "expense", "6.72", 1000);
	const struct line funding[] = {
		{.municipality = TWENTERAND,
		 .period = "2023",
		 .stage = "funding",
		 .domain = "Jeugdwet",
		 .value = 95000},
		{.municipality = TWENTERAND,
		 .period = "2023",
		 .stage = "funding",
		 .cluster = "Individuele voorzieningen Jeugd",
		 .kind = "cluster",
		 .version = "M2022",
		 .value = 80000},
	};
	for (size_t i = 0; i < COUNT(funding); i++) {
		struct fact fact = line_fact(&model.book, &funding[i]);
		fact.axis[AXIS_PERIOD] =
			book_intern_period(&model.book, AXIS_PERIOD, period_year(2023));
		assert_int_equal(book_add(&model.book, &fact, &model.diags, NULL), 0);
	}
	finish(&model);
	build(&model, &plan, NULL, "auto");
	struct plan_line line;
	size_t at = 0;
	assert_true(plan_next(&plan, &at, DEPTH_DOMAIN, &line));
	assert_euros(plan_funding(&plan, &line), 950);
	assert_int_equal(at, plan.count); /* funding makes no position */
	model_release(&model);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(annual_year_is_closed),
		cmocka_unit_test(closed_year_of_months),
		cmocka_unit_test(revised_may_be_asked_by_name),
		cmocka_unit_test(december_is_not_the_end_of_a_year_with_closing_entries),
		cmocka_unit_test(running_year_is_compared_to_date),
		cmocka_unit_test(annual_outcome_says_nothing_of_months),
		cmocka_unit_test(other_fields_show_that_a_year_is_complete),
		cmocka_unit_test(changes_make_the_plan_revised),
		cmocka_unit_test(explicit_revised_wins_and_is_checked),
		cmocka_unit_test(phasing_file_most_specific_first),
		cmocka_unit_test(phasing_from_last_year),
		cmocka_unit_test(an_incomplete_last_year_is_no_profile),
		cmocka_unit_test(no_rows_is_zero_where_the_stage_was_delivered),
		cmocka_unit_test(what_is_not_known_is_no_zero),
		cmocka_unit_test(the_newest_year_with_an_outcome),
		cmocka_unit_test(reserves_stand_apart),
		cmocka_unit_test(own_allocation_without_clusters),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
