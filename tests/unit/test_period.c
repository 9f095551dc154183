/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_period - every form of a period that exports contain, and what must be refused
 */
#include "period.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

struct form {
	const char *text;
	int hint;
	const char *label; /* NULL: refused */
};

static void check_forms(const struct form *forms, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct period period = {.year = 1};
		char label[12];
		const int result = period_parse(forms[i].text, forms[i].hint, &period);
		if (!forms[i].label) {
			if (result != -1 || period.year != 1 || period.part != 0)
				fail_msg("'%s' was accepted", forms[i].text);
			continue;
		}
		if (result != 0)
			fail_msg("'%s' was refused", forms[i].text);
		assert_string_equal(period_label(label, sizeof label, period),
				    forms[i].label);
	}
}

static void years_quarters_months(void **state)
{
	(void)state;
	static const struct form forms[] = {
		{"2024", 0, "2024"},
		{" 2024 ", 0, "2024"},
		{"2022*", 0, "2022"},
		{"2024JJ00", 0, "2024"},
		{"2023X000", 0, "2023"},
		{"2023X005", 0, "2023"},
		{"2024-Q3", 0, "2024-Q3"},
		{"2024Q3", 0, "2024-Q3"},
		{"2024K3", 0, "2024-Q3"},
		{"2024KW03", 0, "2024-Q3"},
		{"2024 3e kwartaal*", 0, "2024-Q3"},
		{"1e kwartaal 2022", 0, "2022-Q1"},
		{"2024-q1", 0, "2024-Q1"},
		{"Q3 2024", 0, "2024-Q3"},
		{"2024-09", 0, "2024-09"},
		{"2024-9", 0, "2024-09"},
		{"202409", 0, "2024-09"},
		{"09-2024", 0, "2024-09"},
		{"9/2024", 0, "2024-09"},
		{"2024MM09", 0, "2024-09"},
		{"sep 2024", 0, "2024-09"},
		{"september 2024", 0, "2024-09"},
		{"Sep. 2024", 0, "2024-09"},
		{"mrt-2024", 0, "2024-03"},
		{"2024 oktober", 0, "2024-10"},
		{"01-09-2024", 0, "2024-09"},
		{"1/9/2024", 0, "2024-09"},
		{"2024-09-01", 0, "2024-09"},
		{"20240901", 0, "2024-09"},
		{"31-12-2199", 0, "2199-12"},
		{"31-12-9999", 0, NULL},
		{"01-01-0001", 0, NULL},
		{"02050901", 0, NULL},
	};
	check_forms(forms, sizeof forms / sizeof *forms);
}

static void ledger_periods(void **state)
{
	(void)state;
	static const struct form forms[] = {
		{"2024-13", 0, "2024-13"}, {"202400", 0, "2024-00"},
		{"2024-00", 0, "2024-00"}, {"202415", 0, "2024-15"},
		{"2024-16", 0, NULL},      {"202499", 0, NULL},
		{"2024P13", 0, "2024-13"}, {"13-2024", 0, "2024-13"},
	};
	check_forms(forms, sizeof forms / sizeof *forms);
}

static void a_bare_number_needs_a_year(void **state)
{
	(void)state;
	static const struct form forms[] = {
		{"3", 2025, "2025-03"},
		{"03", 2025, "2025-03"},
		{"P03", 2025, "2025-03"},
		{"p3", 2025, "2025-03"},
		{"mrt", 2025, "2025-03"},
		{"december", 2025, "2025-12"},
		{"00", 2025, "2025-00"},
		{"13", 2025, "2025-13"},
		{"Q2", 2025, "2025-Q2"},
		{"16", 2025, NULL},
		{"3", 0, NULL},
		{"P03", 0, NULL},
		{"mrt", 0, NULL},
		{"2024", 2025, "2024"},
		{"2024-09", 2025, "2024-09"},
	};
	check_forms(forms, sizeof forms / sizeof *forms);
}

static void refused(void **state)
{
	(void)state;
	static const struct form forms[] = {
		{"", 0, NULL},
		{" ", 2024, NULL},
		{"24", 0, NULL},
		{"0999", 0, NULL},
		{"2024-Q5", 0, NULL},
		{"2024Q0", 0, NULL},
		{"2024KW05", 0, NULL},
		{"2024MM13", 0, NULL},
		{"2024MM9", 0, NULL},
		{"2024JJ01", 0, NULL},
		{"2023X006", 0, NULL},
		{"2023X00", 0, NULL},
		{"2024-2025", 0, NULL},
		{"sep-24", 0, NULL},
		{"sep", 0, NULL},
		{"30-02-2024", 0, NULL},
		{"2024-09-31", 0, NULL},
		{"2024-", 0, NULL},
		{"-2024", 0, NULL},
		{"2024--09", 0, NULL},
		{"2024-09-01-01", 0, NULL},
		{"01-09/2024", 0, NULL},
		{"2024 09", 0, NULL},
		{"2024 5e kwartaal", 0, NULL},
		{"2024 3 kwartaal", 0, NULL},
		{"2024 3e maand x", 0, NULL},
		{"3e kwartaal 24", 0, NULL},
		{"20240931", 0, NULL},
		{"092024", 0, NULL},
		{"Totaal", 0, NULL},
		{"2024x", 0, NULL},
		{"123456789012", 0, NULL},
		{"septembermaand 2024", 0, NULL},
		{"2024\xc3\xa9", 0, NULL},
		{"*", 2024, NULL},
	};
	check_forms(forms, sizeof forms / sizeof *forms);
}

static void order_within_a_year(void **state)
{
	(void)state;
	const struct period order[] = {
		period_ledger(2023, 15), period_quarter(2023, 4), period_year(2024),
		period_ledger(2024, 0),  period_month(2024, 1),   period_month(2024, 12),
		period_ledger(2024, 13), period_ledger(2024, 15), period_quarter(2024, 1),
		period_quarter(2024, 4), period_year(2025),
	};
	const size_t n = sizeof order / sizeof *order;

	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < n; j++)
			assert_int_equal(period_compare(order[i], order[j]),
					 i < j ? -1 : i > j);
	assert_int_equal(period_order(period_quarter(2024, 3)), 2024 * 64 + 23);
}

static void parts_of_a_period(void **state)
{
	(void)state;
	assert_int_equal(period_grain(period_year(2024)), GRAIN_YEAR);
	assert_int_equal(period_grain(period_quarter(2024, 1)), GRAIN_QUARTER);
	assert_int_equal(period_grain(period_month(2024, 12)), GRAIN_MONTH);
	assert_int_equal(period_grain(period_ledger(2024, 0)), GRAIN_OPENING);
	assert_int_equal(period_grain(period_ledger(2024, 13)), GRAIN_CLOSING);
	assert_int_equal(period_month_number(period_month(2024, 9)), 9);
	assert_int_equal(period_month_number(period_ledger(2024, 13)), 0);
	assert_int_equal(period_month_number(period_quarter(2024, 2)), 0);
	assert_int_equal(period_quarter_number(period_month(2024, 9)), 3);
	assert_int_equal(period_quarter_number(period_month(2024, 10)), 4);
	assert_int_equal(period_quarter_number(period_quarter(2024, 2)), 2);
	assert_int_equal(period_quarter_number(period_year(2024)), 0);
	assert_int_equal(period_quarter_number(period_ledger(2024, 13)), 0);
	assert_int_equal(
		period_months_between(period_month(2023, 11), period_month(2024, 2)), 3);
	assert_int_equal(
		period_months_between(period_month(2024, 2), period_month(2023, 11)), -3);
	assert_false(period_is_set((struct period){0}));
	assert_true(period_is_set(period_year(2024)));
	char label[12];
	assert_string_equal(period_label(label, sizeof label, (struct period){0}), "");
}

static void dates(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		int32_t days;
	} cases[] = {
		{"01-01-1970", 0},       {"1970-01-02", 1},      {"31-12-1969", -1},
		{"1/1/2000", 10957},     {"29-02-2000", 11016},  {"20000301", 11017},
		{"2024-02-29", 19782},   {"01-01-1900", -25567}, {"31-12-9999", 2932896},
		{" 2024-02-29 ", 19782}, {"29-2-2024", 19782},
	};
	static const char *const wrong[] = {
		"30-02-2024", "29-02-2023",  "29-02-1900",
		"31-04-2024", "00-01-2024",  "01-00-2024",
		"01-13-2024", "2024-09",     "2024",
		"01-01-24",   "01-01-0000",  "20240230",
		"",           "1-1-20240",   "2024-09-01T00:00",
		"1-9/2024",   "2024-09-01*",
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		int32_t days = 7;
		assert_int_equal(date_parse(cases[i].text, &days), 0);
		assert_int_equal(days, cases[i].days);
	}
	/* there and back, over all days from 1600 to 2400 */
	for (int32_t days = date_day(1600, 1, 1); days < date_day(2400, 1, 1); days++) {
		int year, month, day;
		date_split(days, &year, &month, &day);
		assert_int_equal(date_day(year, month, day), days);
	}
	assert_int_equal(date_month(19782).year, 2024);
	assert_int_equal(period_month_number(date_month(19782)), 2);
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		int32_t days = 7;
		assert_int_equal(date_parse(wrong[i], &days), -1);
		assert_int_equal(days, 7);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(years_quarters_months),
		cmocka_unit_test(ledger_periods),
		cmocka_unit_test(a_bare_number_needs_a_year),
		cmocka_unit_test(refused),
		cmocka_unit_test(order_within_a_year),
		cmocka_unit_test(parts_of_a_period),
		cmocka_unit_test(dates),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
