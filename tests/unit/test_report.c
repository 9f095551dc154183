/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_report - titles, rows, values and findings of a report; the words of every finding
 */
#include "importer.h"
#include "render_fixture.h"

#include <math.h>

static void titles_come_from_the_nearest_label(void **state)
{
	(void)state;
	struct fixture *fixture = fixture_new();
	static const struct column columns[] = {
		{.name = "actual", .type = VALUE_MONEY},
		{.name = "domain", .type = VALUE_TEXT},
		{.name = "year", .type = VALUE_PERIOD},
		{.name = "unheard_of", .type = VALUE_TEXT},
	};
	labels_add(&fixture->labels, "by_domain.actual", "van de tabel", "table's");
	labels_add(&fixture->labels, "by_domain.domain", "van de tabel", "table's");
	labels_add(&fixture->labels, "deficit.by_domain.actual", "van de vraag", "own");
	const struct table *table =
		report_table(&fixture->report, "deficit", "by_domain", columns, 4);
	assert_string_equal(fixture->report.title.text[LANGUAGE_NL], "Begroting");
	assert_string_equal(table->title.text[LANGUAGE_EN], "Per domain");
	assert_string_equal(table->columns[0].title.text[LANGUAGE_NL], "van de vraag");
	assert_string_equal(table->columns[1].title.text[LANGUAGE_NL], "van de tabel");
	assert_string_equal(table->columns[2].title.text[LANGUAGE_EN], "Year");
	assert_string_equal(table->columns[3].title.text[LANGUAGE_NL], "unheard_of");
	fixture_free(fixture);
}

static void rows_start_unknown_and_stay_where_they_are(void **state)
{
	(void)state;
	struct fixture *fixture = fixture_new();
	static const struct column columns[] = {
		{.name = "year", .type = VALUE_PERIOD},
		{.name = "actual", .type = VALUE_MONEY},
	};
	struct table *table = report_table(&fixture->report, "x", "y", columns, 2);
	for (int i = 0; i < 1000; i++) {
		struct value *row = table_row(table);
		assert_int_equal(row[0].type, VALUE_NONE);
		assert_int_equal(row[1].type, VALUE_NONE);
		row[1] = value_money(i);
	}
	assert_int_equal(table_cell(table, 777, "actual").number, 777);
	assert_int_equal(table_cell(table, 777, "year").type, VALUE_NONE);
	assert_int_equal(table_cell(table, 1000, "actual").type, VALUE_NONE);
	assert_int_equal(table_cell(table, 0, "net").type, VALUE_NONE);
	assert_int_equal(table_column(table, "actual"), 1);
	assert_int_equal(table_column(table, "net"), -1);
	assert_null(table->total);
	table_total(table)[1] = value_money(42);
	assert_int_equal(table_total(table)[1].number, 42);
	report_check(&fixture->report);
	fixture_free(fixture);
}

static void what_is_no_value_is_not_known(void **state)
{
	(void)state;
	struct fixture *fixture = fixture_new();
	struct report *report = &fixture->report;
	assert_int_equal(value_text(report, NULL).type, VALUE_NONE);
	assert_int_equal(value_text(report, "").type, VALUE_NONE);
	assert_int_equal(value_textf(report, "%s", "").type, VALUE_NONE);
	assert_int_equal(value_code(report, "").type, VALUE_NONE);
	assert_int_equal(value_word(report, "domain", NULL).type, VALUE_NONE);
	assert_int_equal(value_ratio(nan("")).type, VALUE_NONE);
	assert_int_equal(value_ratio(HUGE_VAL).type, VALUE_NONE);
	assert_int_equal(value_number(-HUGE_VAL).type, VALUE_NONE);
	assert_int_equal(value_period((struct period){0, 0}).type, VALUE_NONE);
	assert_int_equal(value_money(0).type, VALUE_MONEY);
	assert_int_equal(value_count(0).type, VALUE_COUNT);
	assert_int_equal(value_flag(false).type, VALUE_FLAG);
	fixture_free(fixture);
}

static void a_word_has_a_title_per_language(void **state)
{
	(void)state;
	struct fixture *fixture = fixture_new();
	labels_add(&fixture->labels, "member:direction.V", "Voordeel", "Favourable");
	struct value word = value_word(&fixture->report, "domain", "Jeugdwet");
	assert_string_equal(word.text, "Jeugdwet");
	assert_string_equal(word.label->text[LANGUAGE_EN], "Youth");
	word = value_word(&fixture->report, "direction", "V");
	assert_string_equal(word.label->text[LANGUAGE_NL], "Voordeel");
	assert_null(value_word(&fixture->report, "domain", "Anders").label);
	fixture_free(fixture);
}

static void a_finding_is_kept_once_per_subject(void **state)
{
	(void)state;
	struct fixture *fixture = fixture_new();
	struct report *report = &fixture->report;
	assert_int_equal(report_worst(report), SEVERITY_INFO);
	report_finding(report, FINDING_year_chosen, value_none(), value_none());
	report_finding(report, FINDING_year_chosen, value_none(), value_count(2));
	report_finding(report, FINDING_year_chosen, value_period(period_year(2023)),
		       value_none());
	report_finding(report, FINDING_year_chosen, value_period(period_year(2023)),
		       value_none());
	report_finding(report, FINDING_expense_over_budget, value_text(report, "Wmo"),
		       value_money(1));
	report_finding(report, FINDING_expense_over_budget, value_text(report, "Wmo"),
		       value_money(2));
	report_finding(report, FINDING_expense_over_budget, value_text(report, "Jeugd"),
		       value_money(3));
	assert_int_equal(report->nfindings, 4);
	assert_int_equal(report->findings[2].value.number, 1);
	assert_int_equal(report->findings[2].severity, SEVERITY_ALERT);
	assert_string_equal(report->findings[0].text.text[LANGUAGE_NL],
			    "Geen jaar gekozen");
	assert_int_equal(report_worst(report), SEVERITY_ALERT);
	fixture_free(fixture);
}

static void one_table_can_be_selected(void **state)
{
	(void)state;
	struct fixture *fixture = fixture_new();
	struct report *report = &fixture->report;
	fixture_by_domain(fixture);
	const struct table *types = fixture_types(fixture);
	assert_int_equal(report_select(report, "other"), -1);
	assert_int_equal(report->ntables, 2);
	assert_int_equal(report_select(report, "types"), 0);
	assert_int_equal(report->ntables, 1);
	assert_ptr_equal(report->tables[0], types);
	assert_int_equal(types->nrows, 2);
	fixture_free(fixture);
}

static void findings_are_found_by_code(void **state)
{
	(void)state;
	for (size_t id = 0; id < FINDING_COUNT; id++)
		assert_int_equal(finding_find(finding_kinds[id].code), id);
	assert_int_equal(finding_find("no_such_finding"), FINDING_COUNT);
	assert_int_equal(finding_kinds[FINDING_phasing_twelfths].severity,
			 SEVERITY_WARNING);
	assert_string_equal(severity_name(SEVERITY_WARNING), "warning");
}

static void assert_words(const struct labels *labels, const char *key, const char *what)
{
	const struct label *label = labels_findf(labels, "%s%s", key, what);
	if (!label)
		fail_msg("no label '%s%s'", key, what);
	for (size_t language = 0; language < LANGUAGE_COUNT; language++)
		assert_true(label->text[language][0] != '\0');
}

/* Figures are values, so sentences hold none; and a sentence goes on behind its subject,
 * so it starts with a capital. */
static void every_finding_has_its_words(void **state)
{
	(void)state;
	struct labels labels;
	struct diags diags;
	labels_init(&labels);
	diags_init(&diags);
	assert_int_equal(labels_load(&labels, &diags), 0);
	for (size_t id = 0; id < FINDING_COUNT; id++) {
		char key[128];
		snprintf(key, sizeof key, "finding:%s", finding_kinds[id].code);
		assert_words(&labels, key, "");
		assert_words(&labels, key, ".action");
		for (size_t language = 0; language < LANGUAGE_COUNT; language++) {
			const char *text = labels_find(&labels, key)->text[language];
			assert_null(strpbrk(text, "0123456789"));
			assert_in_range(text[0], 'A', 'Z');
			assert_true(text[strlen(text) - 1] != '.');
		}
	}
	for (size_t i = 0; formats[i]; i++)
		assert_words(&labels, "format:", formats[i]->name);
	for (int severity = SEVERITY_INFO; severity <= SEVERITY_ALERT; severity++)
		assert_words(&labels, "member:severity.",
			     severity_name((enum severity)severity));
	static const char *const words[] = {
		"total",     "not_available", "findings",    "notes",
		"no_rows",   "whole",         "yes",         "no",
		"thousands", "favourable",    "unfavourable"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		assert_words(&labels, "text:", words[i]);
	diags_release(&diags);
	labels_release(&labels);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(titles_come_from_the_nearest_label),
		cmocka_unit_test(rows_start_unknown_and_stay_where_they_are),
		cmocka_unit_test(what_is_no_value_is_not_known),
		cmocka_unit_test(a_word_has_a_title_per_language),
		cmocka_unit_test(a_finding_is_kept_once_per_subject),
		cmocka_unit_test(one_table_can_be_selected),
		cmocka_unit_test(findings_are_found_by_code),
		cmocka_unit_test(every_finding_has_its_words),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
