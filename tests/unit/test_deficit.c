/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_deficit - the tables of deficit, funding and report: columns as published, totals
 * where allowed, alerts
 */
#include "plan_fixture.h"

#include "analysis.h"

struct answer {
	struct model model;
	struct report report;
};

static void run_with(struct answer *answer, const struct analysis *analysis,
		     const struct filter *filter, const void *opts)
{
	struct model *model = &answer->model;
	report_init(&answer->report, &model->labels, analysis->name);
	assert_int_equal(analysis->run(&model->book, filter,
				       opts ? opts : analysis->defaults, &answer->report,
				       &model->diags),
			 0);
	report_check(&answer->report);
}

static void run(struct answer *answer, const struct analysis *analysis, bool all)
{
	const struct filter filter = {.book = &answer->model.book, .all = all};
	run_with(answer, analysis, &filter, NULL);
}

static void release(struct answer *answer)
{
	report_release(&answer->report);
	model_release(&answer->model);
}

static const struct table *table_of(const struct answer *answer, const char *name)
{
	for (size_t i = 0; i < answer->report.ntables; i++) {
		if (strcmp(answer->report.tables[i]->name, name) == 0)
			return answer->report.tables[i];
	}
	fail_msg("no table %s", name);
	return NULL;
}

/* The published columns come first and in order; more may follow. */
static void assert_columns(const struct answer *answer, const char *home,
			   const char *name, const char *published)
{
	const struct table *table = table_of(answer, name);
	assert_string_equal(table->home, home);
	size_t column = 0;
	for (const char *p = published; *p; column++) {
		size_t length = strcspn(p, ",");
		assert_true(column < table->ncolumns);
		assert_int_equal(strlen(table->columns[column].name), length);
		assert_memory_equal(table->columns[column].name, p, length);
		p += length + strspn(p + length, ", ");
	}
}

static struct value cell(const struct answer *answer, const char *table, size_t row,
			 const char *column)
{
	return table_cell(table_of(answer, table), row, column);
}

static struct value total(const struct answer *answer, const char *name,
			  const char *column)
{
	const struct table *table = table_of(answer, name);
	assert_non_null(table->total);
	return table->total[table_column(table, column)];
}

#define assert_money(found, euros)                                     \
	do {                                                           \
		const struct value found_ = (found);                   \
		assert_int_equal(found_.type, VALUE_MONEY);            \
		assert_int_equal(found_.number, (int64_t)(euros)*100); \
	} while (0)
#define assert_none(found)         assert_int_equal((found).type, VALUE_NONE)
#define assert_text(found, wanted) assert_string_equal((found).text, wanted)

static void closed_year(struct model *model)
{
	start(model);
	add(model, "2023", "budget", "expense", "6.72", 1000);
	add(model, "2023", "budget", "revenue", "6.72", 100);
	add(model, "2023", "budget", "expense", "6.3", 500);
	add(model, "2023", "budget", "expense", "6.2", 0);
	add(model, "2023", "actual", "expense", "6.72", 1210);
	add(model, "2023", "actual", "revenue", "6.72", 130);
	add(model, "2023", "actual", "expense", "6.3", 450);
	add(model, "2023", "actual", "expense", "6.2", 30);
}

static void columns_are_as_published(void **state)
{
	(void)state;
	struct answer answer;
	closed_year(&answer.model);
	finish(&answer.model);
	run(&answer, &analysis_deficit, false);
	assert_columns(&answer, "deficit", "by_domain",
		       "municipality, municipality_name, year, domain, plan, "
		       "budget_original, budget_revised, actual, difference, "
		       "difference_ratio, direction, budget_ytd, actual_ytd, "
		       "difference_ytd, months, funding, gap_budget, gap_actual");
	assert_columns(&answer, "deficit", "by_task_field",
		       "municipality, municipality_name, year, domain, task_field, "
		       "task_field_name, plan, budget_original, budget_revised, actual, "
		       "difference, difference_ratio, direction, budget_ytd, actual_ytd, "
		       "difference_ytd");
	assert_columns(&answer, "deficit", "statement",
		       "municipality, year, programme, domain, line, nature, "
		       "budget_original, budget_revised, actual, difference, direction");
	release(&answer);
}

static void report_columns_are_as_published(void **state)
{
	(void)state;
	struct answer answer;
	closed_year(&answer.model);
	finish(&answer.model);
	run(&answer, &analysis_report, false);
	assert_string_equal(answer.report.tables[0]->name, "headline");
	assert_string_equal(answer.report.tables[1]->name, "deviations");
	assert_columns(&answer, "report", "headline",
		       "domain, plan, budget_revised, budget_ytd, actual_ytd, "
		       "difference_ytd, late_bills, committed, forecast, difference, "
		       "direction, of_which_incidental, previous_forecast, "
		       "change_since_previous, light, reliability");
	assert_columns(&answer, "report", "deviations",
		       "rank, domain, group, group_name, difference, direction, "
		       "explanation");
	assert_text(cell(&answer, "deviations", 0, "group"), "jeugd_maatwerk");
	assert_money(cell(&answer, "deviations", 0, "difference"), -180);
	assert_text(cell(&answer, "deviations", 0, "direction"), "N");
	assert_money(cell(&answer, "deviations", 1, "difference"), 50);
	assert_money(total(&answer, "headline", "difference"), -160);
	assert_none(total(&answer, "headline", "forecast"));
	assert_none(total(&answer, "headline", "of_which_incidental"));
	assert_non_null(finding_of(&answer.report, "funding_missing"));
	assert_non_null(finding_of(&answer.report, "population_missing"));
	release(&answer);
}

static void amounts_ratios_and_alerts(void **state)
{
	(void)state;
	struct answer answer;
	closed_year(&answer.model);
	finish(&answer.model);
	run(&answer, &analysis_deficit, false);
	/* Algemeen, Jeugdwet, Participatiewet: the order of the fixed members */
	assert_text(cell(&answer, "by_domain", 0, "domain"), "Algemeen");
	assert_none(cell(&answer, "by_domain", 0, "difference_ratio"));
	assert_money(cell(&answer, "by_domain", 1, "budget_original"), 900);
	assert_none(cell(&answer, "by_domain", 1, "budget_revised"));
	assert_money(cell(&answer, "by_domain", 1, "actual"), 1080);
	assert_money(cell(&answer, "by_domain", 1, "difference"), -180);
	assert_true(cell(&answer, "by_domain", 1, "difference_ratio").real == -0.2);
	assert_text(cell(&answer, "by_domain", 1, "direction"), "N");
	assert_none(cell(&answer, "by_domain", 1, "months"));
	assert_text(cell(&answer, "by_domain", 2, "direction"), "V");
	assert_money(total(&answer, "by_domain", "difference"), -160);
	assert_money(total(&answer, "by_task_field", "difference"), -160);
	assert_text(total(&answer, "by_domain", "municipality"), "GM1700");
	const struct finding *alert = finding_of(&answer.report, "expense_over_budget");
	assert_text(alert->subject, "Algemeen");
	assert_money(alert->value, 30);
	assert_non_null(finding_of(&answer.report, "plan_is_original"));
	assert_null(finding_of(&answer.report, "year_incomplete"));
	release(&answer);
}

static void totals_only_within_one_municipality_and_year(void **state)
{
	(void)state;
	struct answer answer;
	closed_year(&answer.model);
	struct fact fact = euros(&answer.model, "2023", "budget", "expense", "6.3", 70);
	fact.axis[AXIS_MUNICIPALITY] =
		book_intern(&answer.model.book, AXIS_MUNICIPALITY, "GM0363");
	assert_int_equal(book_add(&answer.model.book, &fact, &answer.model.diags, NULL),
			 0);
	finish(&answer.model);
	run(&answer, &analysis_deficit, false);
	assert_null(table_of(&answer, "by_domain")->total);
	assert_null(table_of(&answer, "by_task_field")->total);
	assert_text(finding_of(&answer.report, "actual_missing")->subject,
		    "Amsterdam 2023");
	/* the headline has no column for the municipality */
	const struct filter filter = {.book = &answer.model.book};
	assert_int_equal(analysis_report.run(&answer.model.book, &filter,
					     analysis_report.defaults, &answer.report,
					     &answer.model.diags),
			 -1);
	assert_true(answer.model.diags.usage);
	release(&answer);
}

static void a_side_alone(void **state)
{
	(void)state;
	/* as the options of deficit begin: the side */
	const struct {
		const char *side, *phasing;
	} revenue = {"revenue", "auto"};
	struct answer answer;
	closed_year(&answer.model);
	finish(&answer.model);
	assert_int_equal(analysis_deficit.opts_size, sizeof(revenue));
	const struct filter filter = {.book = &answer.model.book};
	run_with(&answer, &analysis_deficit, &filter, &revenue);
	assert_money(cell(&answer, "by_domain", 1, "budget_original"), 100);
	assert_money(cell(&answer, "by_domain", 1, "difference"), 30);
	assert_text(cell(&answer, "by_domain", 1, "direction"), "V");
	assert_money(cell(&answer, "by_domain", 2, "actual"), 0);
	assert_text(cell(&answer, "by_domain", 2, "direction"), "=");
	release(&answer);
}

/* Reserve lines of two programmes, of which one holds social-domain rows. */
static void with_reserves(struct model *model)
{
	static const struct {
		const char *side, *field, *programme, *stage;
		int64_t amount;
	} rows[] = {
		{"expense", "6.72", "6 Sociaal", "budget", 1000},
		{"expense", "6.72", "6 Sociaal", "actual", 1100},
		{"revenue", "0.10", "6 Sociaal", "budget", 50},
		{"revenue", "0.10", "6 Sociaal", "actual", 80},
		{"expense", "0.10", "6 Sociaal", "actual", 10},
		{"expense", "0.10", "0 Bestuur", "actual", 500},
	};
	start(model);
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct fact fact = euros(model, "2023", rows[i].stage, rows[i].side,
					 rows[i].field, rows[i].amount);
		fact.axis[AXIS_PROGRAMME] =
			book_intern(&model->book, AXIS_PROGRAMME, rows[i].programme);
		assert_int_equal(book_add(&model->book, &fact, &model->diags, NULL), 0);
	}
	finish(model);
}

static void statement_sets_reserves_apart(void **state)
{
	(void)state;
	struct answer answer;
	with_reserves(&answer.model);
	run(&answer, &analysis_deficit, false);
	assert_int_equal(table_of(&answer, "statement")->nrows, 3);
	assert_text(cell(&answer, "statement", 0, "line"), "expense");
	assert_money(cell(&answer, "statement", 0, "difference"), -100);
	assert_text(cell(&answer, "statement", 1, "line"), "reserve_addition");
	assert_money(cell(&answer, "statement", 1, "difference"), -10);
	assert_text(cell(&answer, "statement", 2, "line"), "reserve_withdrawal");
	assert_money(cell(&answer, "statement", 2, "difference"), 30);
	assert_text(cell(&answer, "statement", 2, "direction"), "V");
	assert_money(total(&answer, "by_domain", "budget_original"), 1000);
	release(&answer);
	with_reserves(&answer.model);
	run(&answer, &analysis_deficit, true);
	assert_int_equal(table_of(&answer, "statement")->nrows, 4);
	assert_text(cell(&answer, "statement", 0, "programme"), "0 Bestuur");
	release(&answer);
}

static void running_year_leaves_the_year_open(void **state)
{
	(void)state;
	struct answer answer;
	start(&answer.model);
	add(&answer.model, "2024", "budget", "expense", "6.72", 1200);
	add_months(&answer.model, 2024, 9, "expense", "6.72", 140);
	for (int month = 1; month <= 12; month++) {
		struct phase *phase = book_phase(&answer.model.book);
		*phase = (struct phase){period_month(2024, month), "", "", "", 1};
	}
	finish(&answer.model);
	run(&answer, &analysis_deficit, false);
	assert_none(cell(&answer, "by_domain", 0, "actual"));
	assert_none(cell(&answer, "by_domain", 0, "difference"));
	assert_none(cell(&answer, "by_domain", 0, "direction"));
	assert_money(cell(&answer, "by_domain", 0, "budget_ytd"), 900);
	assert_money(cell(&answer, "by_domain", 0, "actual_ytd"), 1260);
	assert_money(cell(&answer, "by_domain", 0, "difference_ytd"), -360);
	assert_int_equal(cell(&answer, "by_domain", 0, "months").number, 9);
	assert_non_null(finding_of(&answer.report, "year_incomplete"));
	/* nine months already cost more than the year may */
	assert_money(finding_of(&answer.report, "expense_over_budget")->value, 60);
	assert_money(finding_of(&answer.report, "net_cost_over_budget")->value, 360);
	release(&answer);
}

static void fund(struct model *model, const char *version, const char *kind,
		 const char *cluster, int64_t amount)
{
	struct fact fact = {.table = TABLE_SPENDING, .value = amount * 100};
	struct book *book = &model->book;
	fact.axis[AXIS_MUNICIPALITY] = book_intern(book, AXIS_MUNICIPALITY, TWENTERAND);
	fact.axis[AXIS_PERIOD] = book_intern_period(book, AXIS_PERIOD, period_year(2024));
	fact.axis[AXIS_STAGE] = STAGE_FUNDING;
	fact.axis[AXIS_VERSION] = book_intern(book, AXIS_VERSION, version);
	fact.axis[AXIS_KIND] = book_intern(book, AXIS_KIND, kind);
	fact.axis[AXIS_CLUSTER] = book_intern(book, AXIS_CLUSTER, cluster);
	assert_int_equal(book_add(book, &fact, &model->diags, NULL), 0);
}

static void funding_takes_one_circular(void **state)
{
	(void)state;
	struct answer answer;
	struct model *model = &answer.model;
	start(model);
	add(model, "2024", "budget", "expense", "6.2", 60);
	add(model, "2024", "budget", "expense", "7.1", 50);
	add(model, "2024", "budget", "expense", "6.3", 300);
	add(model, "2024", "budget", "revenue", "6.3", 200);
	add(model, "2024", "budget", "expense", "8.3", 999);
	fund(model, "S2023", "cluster", "Sociale basisvoorzieningen", 90);
	fund(model, "S2023", "cluster", "Participatie", 80);
	fund(model, "M2024", "cluster", "Sociale basisvoorzieningen", 100);
	fund(model, "M2024", "cluster", "Participatie", 85);
	fund(model, "S2023", "iu", "Participatie", 40);
	fund(model, "M2024", "cluster", "Overig", 7);
	finish(model);
	run(&answer, &analysis_funding, false);
	assert_columns(&answer, "funding", "by_cluster",
		       "municipality, cluster, circular, year, cluster_amount, "
		       "other_grants, net_cost, gap");
	assert_int_equal(table_of(&answer, "by_cluster")->nrows, 2);
	assert_text(cell(&answer, "by_cluster", 0, "cluster"), "Participatie");
	assert_text(cell(&answer, "by_cluster", 0, "circular"), "M2024");
	assert_money(cell(&answer, "by_cluster", 0, "cluster_amount"), 85);
	assert_money(cell(&answer, "by_cluster", 0, "other_grants"), 40);
	assert_money(cell(&answer, "by_cluster", 0, "net_cost"), 100);
	assert_money(cell(&answer, "by_cluster", 0, "gap"), 25);
	assert_none(cell(&answer, "by_cluster", 1, "other_grants"));
	assert_money(cell(&answer, "by_cluster", 1, "net_cost"), 110);
	assert_money(cell(&answer, "by_cluster", 1, "gap"), -10);
	assert_money(total(&answer, "by_cluster", "gap"), 15);
	assert_non_null(finding_of(&answer.report, "funding_indicative"));
	assert_int_equal(
		finding_of(&answer.report, "older_versions_ignored")->value.number, 1);
	assert_null(finding_of(&answer.report, "composition_differs"));
	release(&answer);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_are_as_published),
		cmocka_unit_test(report_columns_are_as_published),
		cmocka_unit_test(amounts_ratios_and_alerts),
		cmocka_unit_test(totals_only_within_one_municipality_and_year),
		cmocka_unit_test(a_side_alone),
		cmocka_unit_test(statement_sets_reserves_apart),
		cmocka_unit_test(running_year_leaves_the_year_open),
		cmocka_unit_test(funding_takes_one_circular),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
