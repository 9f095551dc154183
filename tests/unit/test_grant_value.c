/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_grant_value - days, volumes, ceilings and amounts of an assignment
 *
 * Every figure was worked out by hand; the sum is written beside it.
 */
#include "grant_value.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(list) (sizeof(list) / sizeof(*(list)))

static struct days run(int y1, int m1, int d1, int y2, int m2, int d2)
{
	return (struct days){.first = date_day(y1, m1, d1), .last = date_day(y2, m2, d2)};
}

static struct days from(int year, int month, int day)
{
	return (struct days){.first = date_day(year, month, day), .last = DATE_OPEN};
}

static struct days year(int number)
{
	return days_of(period_year(number));
}

static struct days month(int number, int part)
{
	return days_of(period_month(number, part));
}

static void assert_fraction(struct fraction f, int64_t num, int64_t den)
{
	assert_true(fraction_known(f));
	/* equal as fractions: neither side need be in lowest terms */
	assert_int_equal(f.num * den, num * f.den);
}

static void test_days_of_the_calendar(void **state)
{
	(void)state;
	assert_int_equal(date_day(1970, 1, 1), 0);
	assert_int_equal(date_day(1969, 12, 31), -1);
	assert_int_equal(date_day(2000, 2, 29), 11016);
	assert_int_equal(date_day(2024, 2, 29), 19782);
	assert_int_equal(date_day(9999, 12, 31), 2932896);
	static const int years[] = {1899, 1900, 1970, 2000, 2023, 2024, 2100, 9999};
	for (size_t i = 0; i < COUNT(years); i++)
		for (int part = 1; part <= 12; part++) {
			const struct days days = month(years[i], part);
			int in_year, in_month, day;
			date_split(days.last, &in_year, &in_month, &day);
			assert_int_equal(in_year, years[i]);
			assert_int_equal(in_month, part);
			assert_int_equal(day, days_in_month(years[i], part));
			date_split(days.last + 1, &in_year, &in_month, &day);
			assert_int_equal(day, 1);
		}
	assert_int_equal(days_count(year(2023)), 365);
	assert_int_equal(days_count(year(2024)), 366);
	assert_int_equal(days_count(year(1900)), 365);
	assert_int_equal(days_count(year(2000)), 366);
	assert_int_equal(days_count(month(2024, 2)), 29);
	assert_int_equal(days_count(days_of(period_quarter(2025, 3))), 92);
	assert_int_equal(days_count(days_of(period_ledger(2025, 0))), 0);
	assert_int_equal(days_of(period_ledger(2025, 13)).first, date_day(2025, 12, 31));
}

static void test_weeks(void **state)
{
	(void)state;
	/* Wednesday 1 January to Tuesday 14 January 2025; Sundays are 5 and 12 */
	const struct days term = run(2025, 1, 1, 2025, 1, 14);
	assert_int_equal(days_weeks_touched(term), 3);
	assert_int_equal(days_sundays(term), 2);
	assert_true(day_is_sunday(date_day(2025, 1, 5)));
	assert_false(day_is_sunday(date_day(2025, 1, 6)));
	/* before 1970: Sunday 28 December 1969 */
	assert_true(day_is_sunday(date_day(1969, 12, 28)));
	assert_int_equal(days_weeks_touched(run(1969, 12, 28, 1969, 12, 29)), 2);
	assert_int_equal(days_weeks_touched(run(2025, 1, 2, 2025, 1, 1)), 0);
}

static void test_by_day_and_by_week(void **state)
{
	(void)state;
	const struct days term = run(2025, 1, 20, 2026, 1, 19);
	/* 365 - 19 days of 2025, 19 of 2026 */
	assert_fraction(grant_times(FREQUENCY_DAY, term, year(2025)), 346, 1);
	assert_fraction(grant_times(FREQUENCY_DAY, term, year(2026)), 19, 1);
	assert_fraction(grant_times(FREQUENCY_DAY, term, year(2027)), 0, 1);
	assert_fraction(grant_times(FREQUENCY_WEEK, term, year(2025)), 346, 7);
	assert_fraction(grant_times(FREQUENCY_FOUR_WEEKS, term, year(2025)), 346, 28);
	assert_fraction(grant_times(FREQUENCY_DAY, term, month(2025, 1)), 12, 1);
}

static void test_by_month(void **state)
{
	(void)state;
	/* 17 of 31 days, a whole February, 14 of 31 days */
	const struct days term = run(2024, 1, 15, 2024, 3, 14);
	assert_fraction(grant_times(FREQUENCY_MONTH, term, year(2024)), 2, 1);
	/* half of February: 15 of 29 days in a leap year, of 28 in another */
	const struct days leap = run(2024, 2, 1, 2024, 2, 15);
	const struct days plain = run(2025, 2, 1, 2025, 2, 15);
	assert_fraction(grant_times(FREQUENCY_MONTH, leap, year(2024)), 15, 29);
	assert_fraction(grant_times(FREQUENCY_MONTH, plain, year(2025)), 15, 28);
	/* within one month: 10 of 30 days */
	const struct days inside = run(2025, 6, 11, 2025, 6, 20);
	assert_fraction(grant_times(FREQUENCY_MONTH, inside, year(2025)), 1, 3);
	assert_fraction(grant_times(FREQUENCY_MONTH, from(2020, 5, 7), year(2025)), 12,
			1);
}

static void test_by_year(void **state)
{
	(void)state;
	/* 184 of 365 days of 2023, 182 of 366 of 2024 */
	const struct days term = run(2023, 7, 1, 2024, 6, 30);
	const struct days both = run(2023, 1, 1, 2024, 12, 31);
	assert_fraction(grant_times(FREQUENCY_YEAR, term, year(2023)), 184, 365);
	assert_fraction(grant_times(FREQUENCY_YEAR, term, both), 184 * 366 + 182 * 365,
			365 * 366);
	assert_fraction(grant_times(FREQUENCY_YEAR, from(2020, 1, 1),
				    run(2021, 1, 1, 2024, 12, 31)),
			4, 1);
}

static void test_total_of_the_term(void **state)
{
	(void)state;
	/* 122 of the 365 days lie in 2025 */
	const struct days term = run(2025, 9, 1, 2026, 8, 31);
	assert_fraction(grant_times(FREQUENCY_TOTAL, term, year(2025)), 122, 365);
	/* a term with 29 February has a day more: 245 of 366 lie in 2024 */
	const struct days leap = run(2023, 9, 2, 2024, 9, 1);
	assert_fraction(grant_times(FREQUENCY_TOTAL, leap, year(2024)), 245, 366);
	/* 5.200 euros: 634400 / 365 = 1738.08 */
	cents amount;
	assert_true(grant_amount(5200000, grant_times(FREQUENCY_TOTAL, term, year(2025)),
				 price_of_euros(), &amount));
	assert_int_equal(amount, 173808);
	/* a personal budget of 7.800 over 365 days, 275 of them in 2025: 5876.71 */
	const struct days budget = run(2025, 4, 1, 2026, 3, 31);
	assert_true(grant_spread(780000, budget, year(2025), &amount));
	assert_int_equal(amount, 587671);
	assert_true(grant_spread(780000, budget, year(2026), &amount));
	assert_int_equal(amount, 192329);
}

static void test_open_ended(void **state)
{
	(void)state;
	const struct days open = from(2024, 4, 1);
	cents amount = 7;
	/* bounded by the year that is asked */
	assert_fraction(grant_times(FREQUENCY_WEEK, open, year(2026)), 365, 7);
	assert_fraction(grant_times(FREQUENCY_WEEK, open, year(2024)), 275, 7);
	/* never without a bound, and a total has no days to be spread over */
	assert_false(fraction_known(grant_times(FREQUENCY_WEEK, open, from(2026, 1, 1))));
	assert_false(fraction_known(grant_times(FREQUENCY_TOTAL, open, year(2026))));
	assert_false(grant_spread(100, open, year(2026), &amount));
	assert_int_equal(amount, 7);
	/* no frequency: no volume */
	assert_false(fraction_known(grant_times(FREQUENCY_NONE, open, year(2026))));
	assert_false(fraction_known(grant_most(FREQUENCY_NONE, false, open, year(2026))));
	assert_false(
		fraction_known(grant_most(FREQUENCY_DAY, false, open, from(2026, 1, 1))));
}

static void test_ceilings(void **state)
{
	(void)state;
	const struct days term = run(2025, 1, 1, 2025, 1, 14);
	/* effort: weeks begun; output: Sundays, and the broken week at the end */
	assert_fraction(grant_most(FREQUENCY_WEEK, false, term, year(2025)), 3, 1);
	assert_fraction(grant_most(FREQUENCY_WEEK, true, term, year(2025)), 3, 1);
	const struct days begun = run(2025, 1, 1, 2025, 1, 8);
	assert_fraction(grant_most(FREQUENCY_WEEK, false, term, begun), 2, 1);
	assert_fraction(grant_most(FREQUENCY_WEEK, true, term, begun), 1, 1);
	const struct days on_sunday = run(2025, 1, 1, 2025, 1, 12);
	assert_fraction(grant_most(FREQUENCY_WEEK, true, on_sunday, year(2025)), 2, 1);
	assert_fraction(grant_most(FREQUENCY_DAY, false, term, year(2025)), 14, 1);
	/* broken months count in full */
	assert_fraction(grant_most(FREQUENCY_MONTH, false, run(2024, 1, 15, 2024, 3, 14),
				   year(2024)),
			3, 1);
	assert_fraction(grant_most(FREQUENCY_FOUR_WEEKS, false,
				   run(2025, 1, 1, 2025, 1, 28), year(2025)),
			1, 1);
	assert_fraction(grant_most(FREQUENCY_FOUR_WEEKS, false,
				   run(2025, 1, 1, 2025, 1, 29), year(2025)),
			2, 1);
	const struct days both = run(2023, 1, 1, 2024, 12, 31);
	assert_fraction(
		grant_most(FREQUENCY_YEAR, false, run(2023, 7, 1, 2024, 6, 30), both), 1,
		1);
	assert_fraction(
		grant_most(FREQUENCY_YEAR, false, run(2023, 7, 1, 2024, 7, 1), both), 2,
		1);
	assert_fraction(grant_most(FREQUENCY_TOTAL, false, from(2023, 7, 1), both), 1, 1);
	assert_fraction(grant_most(FREQUENCY_WEEK, false, term, year(2026)), 0, 1);
}

static void test_amounts(void **state)
{
	(void)state;
	const struct fraction once = {.num = 1, .den = 1};
	cents amount = 7;
	/* 960 minutes at 98.00 an hour; with 1.63 a minute it would be 1564.80 */
	assert_true(grant_amount(960000, once, price_per_minute(980000), &amount));
	assert_int_equal(amount, 156800);
	assert_true(grant_amount(960000, once, price_per_unit(16300), &amount));
	assert_int_equal(amount, 156480);
	/* 240 minutes a week for 346 / 7 weeks at 98.00 an hour: 4 x 346 x 14 */
	const struct days term = run(2025, 1, 20, 2026, 1, 19);
	assert_true(grant_amount(240000, grant_times(FREQUENCY_WEEK, term, year(2025)),
				 price_per_minute(980000), &amount));
	assert_int_equal(amount, 1937600);
	/* half a cent goes up, also below zero */
	assert_true(grant_amount(500, once, price_per_unit(100), &amount));
	assert_int_equal(amount, 1);
	assert_true(grant_amount(-500, once, price_per_unit(100), &amount));
	assert_int_equal(amount, -1);
	/* 100.00 was paid for 3 units: 3 more cost 100.00, not 99.99 */
	assert_true(grant_amount(3000, once, price_paid(10000, 3000), &amount));
	assert_int_equal(amount, 10000);
}

static void test_what_is_not_known(void **state)
{
	(void)state;
	const struct fraction once = {.num = 1, .den = 1}, none = {.num = 0, .den = 0};
	cents amount = 7;
	int64_t volume = 7;
	assert_false(grant_amount(1000, once, price_per_unit(PRICE_NONE), &amount));
	assert_false(grant_amount(1000, once, price_per_minute(PRICE_NONE), &amount));
	assert_false(grant_amount(1000, once, price_paid(0, 1000), &amount));
	assert_false(grant_amount(1000, once, price_paid(1000, 0), &amount));
	assert_false(grant_amount(1000, once, price_paid(-1000, -1000), &amount));
	assert_false(grant_amount(1000, none, price_of_euros(), &amount));
	assert_false(grant_volume(1000, none, &volume));
	assert_false(grant_amount(INT64_MAX, once, price_paid(INT64_MAX, 1), &amount));
	assert_int_equal(amount, 7);
	assert_true(grant_volume(1000, (struct fraction){.num = 1, .den = 3}, &volume));
	assert_int_equal(volume, 333);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_days_of_the_calendar),
		cmocka_unit_test(test_weeks),
		cmocka_unit_test(test_by_day_and_by_week),
		cmocka_unit_test(test_by_month),
		cmocka_unit_test(test_by_year),
		cmocka_unit_test(test_total_of_the_term),
		cmocka_unit_test(test_open_ended),
		cmocka_unit_test(test_ceilings),
		cmocka_unit_test(test_amounts),
		cmocka_unit_test(test_what_is_not_known),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
