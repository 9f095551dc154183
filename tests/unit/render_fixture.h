/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * render_fixture - small reports with their own words, and a format's output as a string
 */
#ifndef SDGRIP_RENDER_FIXTURE_H
#define SDGRIP_RENDER_FIXTURE_H

#include "format.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct fixture {
	struct labels labels;
	struct report report;
	char *output;
	locale_t locale;
};

static inline struct fixture *fixture_new(void)
{
	static const char *const words[][3] = {
		{"analysis:deficit", "Begroting", "Budget"},
		{"table:deficit.by_domain", "Per domein", "Per domain"},
		{"table:deficit.types", "Soorten", "Types"},
		{"domain", "Domein", "Domain"},
		{"year", "Jaar", "Year"},
		{"municipality", "Gemeentecode", "Municipality code"},
		{"municipality_name", "Gemeente", "Municipality"},
		{"actual", "Realisatie", "Actual"},
		{"budget", "Begroting na wijziging", "Revised budget"},
		{"difference", "Verschil", "Difference"},
		{"member:domain.jeugdwet", "Jeugd", "Youth"},
		{"member:severity.alert", "Alarm", "Alert"},
		{"member:severity.info", "Ter info", "Info"},
		{"text:findings", "Bevindingen", "Findings"},
		{"text:notes", "Verantwoording", "Sources"},
		{"text:total", "Totaal", "Total"},
		{"text:not_available", "Niet beschikbaar", "Not available"},
		{"text:no_rows", "Geen gegevens", "No data"},
		{"text:thousands", "(x € 1.000)", "(x € 1,000)"},
		{"text:favourable", "V", "F"},
		{"text:unfavourable", "N", "U"},
		{"text:yes", "ja", "yes"},
		{"note:file", "Bestand", "File"},
		{"note:rows_read", "Regels gelezen", "Rows read"},
		{"note:rows_loaded", "Regels verwerkt", "Rows loaded"},
		{"finding:expense_over_budget", "Lasten hoger dan de begroting",
		 "Expense exceeds the budget"},
		{"finding:year_chosen", "Geen jaar gekozen", "No year was chosen"},
	};
	struct fixture *fixture = calloc(1, sizeof *fixture);
	assert_non_null(fixture);
	/* what main sees to: UTF-8, whatever LANG says */
	fixture->locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
	assert_true(fixture->locale != (locale_t)0);
	uselocale(fixture->locale);
	labels_init(&fixture->labels);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		labels_add(&fixture->labels, words[i][0], words[i][1], words[i][2]);
	report_init(&fixture->report, &fixture->labels, "deficit");
	return fixture;
}

static inline void fixture_free(struct fixture *fixture)
{
	uselocale(LC_GLOBAL_LOCALE);
	freelocale(fixture->locale);
	free(fixture->output);
	report_release(&fixture->report);
	labels_release(&fixture->labels);
	free(fixture);
}

/* Valid until the next call. */
static inline const char *fixture_render(struct fixture *fixture, const char *format,
					 struct style style)
{
	free(fixture->output);
	size_t size = 0;
	FILE *stream = open_memstream(&fixture->output, &size);
	assert_non_null(stream);
	report_check(&fixture->report);
	format_find(format)->render(&fixture->report, &style, stream);
	assert_int_equal(fclose(stream), 0);
	return fixture->output;
}

/* Three rows and a total: words with a title, money, what is not known, V and N. */
static inline struct table *fixture_by_domain(struct fixture *fixture)
{
	static const struct column columns[] = {
		{.name = "municipality", .type = VALUE_CODE, .flags = COLUMN_KEY},
		{.name = "municipality_name", .type = VALUE_TEXT},
		{.name = "year", .type = VALUE_PERIOD, .flags = COLUMN_KEY},
		{.name = "domain", .type = VALUE_TEXT, .flags = COLUMN_KEY},
		{.name = "budget", .type = VALUE_MONEY},
		{.name = "actual", .type = VALUE_MONEY},
		{.name = "difference", .type = VALUE_MONEY, .flags = COLUMN_VN},
		{.name = "direction", .type = VALUE_TEXT},
	};
	static const struct {
		const char *domain;
		cents actual, difference;
		const char *direction;
	} rows[] = {
		{"Wmo", 123456789, 150000, "V"},
		{"Jeugdwet", 100050, -250049, "N"},
		{"Participatiewet", -5, 0, "="},
		{NULL, 123556834, -100049, "N"},
	};
	struct report *report = &fixture->report;
	struct table *table = report_table(report, "deficit", "by_domain", columns, 8);
	for (size_t i = 0; i < 4; i++) {
		struct value *row =
			rows[i].domain ? table_row(table) : table_total(table);
		row[0] = value_code(report, "GM1700");
		row[1] = value_text(report, "Twenterand");
		row[2] = value_period(period_year(2023));
		row[3] = value_word(report, "domain", rows[i].domain);
		row[5] = value_money(rows[i].actual);
		row[6] = value_money(rows[i].difference);
		row[7] = value_text(report, rows[i].direction);
	}
	return table;
}

/* One column per type of value, in the order of enum value_type. */
static inline struct table *fixture_types(struct fixture *fixture)
{
	static const struct column columns[] = {
		{.name = "text", .type = VALUE_TEXT, .flags = COLUMN_KEY},
		{.name = "count", .type = VALUE_COUNT},
		{.name = "quantity", .type = VALUE_QUANTITY},
		{.name = "money", .type = VALUE_MONEY},
		{.name = "ratio", .type = VALUE_RATIO},
		{.name = "number", .type = VALUE_NUMBER},
		{.name = "period", .type = VALUE_PERIOD},
		{.name = "code", .type = VALUE_CODE},
		{.name = "flag", .type = VALUE_FLAG},
	};
	struct report *report = &fixture->report;
	struct table *table = report_table(report, "deficit", "types", columns, 9);
	struct value *row = table_row(table);
	row[0] = value_text(report, "a");
	row[1] = value_count(INT64_C(9007199254740993));
	row[2] = value_quantity(-1234500);
	row[3] = value_money(INT64_C(-2305843009213693951));
	row[4] = value_ratio(0.1460004999);
	row[5] = value_number(-1234567.891234);
	row[6] = value_period(period_month(2025, 9));
	row[7] = value_code(report, "6.60");
	row[8] = value_flag(true);
	row = table_row(table);
	row[0] = value_text(report, "b");
	return table;
}

#endif
