/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_money - amounts: reading, rounding, dividing, apportioning
 *
 * The facts of the cases D01 (largest remainder), D02 (rounding), D03 (division) and D04
 * (reading amounts) of the methods study are written down here, beside what the header
 * promises on top of them.
 */
#include "money.h"

#include <math.h>

#include <float.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#define NBSP   "\xc2\xa0"
#define NNBSP  "\xe2\x80\xaf"
#define MINUS  "\xe2\x88\x92"
#define ENDASH "\xe2\x80\x93"
#define FIGURE "\xe2\x80\x92"
#define EURO   "\xe2\x82\xac"

struct amount {
	const char *text;
	enum number_style style;
	enum number_status status;
	cents value;
};

static void check_amounts(const struct amount *cases, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		cents value = 42;
		const enum number_status status =
			money_parse(cases[i].text, cases[i].style, &value);
		const cents expected = cases[i].status == NUMBER_OK ? cases[i].value : 42;
		if (status != cases[i].status || value != expected)
			fail_msg("'%s': status %d, value %lld", cases[i].text, status,
				 (long long)value);
	}
}

static void d04_amounts_in_files(void **state)
{
	(void)state;
	static const struct amount cases[] = {
		{"1234,56", NUMBER_COMMA, NUMBER_OK, 123456},
		{"1.234,56", NUMBER_COMMA, NUMBER_OK, 123456},
		{"1.234.567,89", NUMBER_COMMA, NUMBER_OK, 123456789},
		{"-1.234,5", NUMBER_COMMA, NUMBER_OK, -123450},
		{"1234.56", NUMBER_POINT, NUMBER_OK, 123456},
		{"1,234.56", NUMBER_POINT, NUMBER_OK, 123456},
		{"(1.234,56)", NUMBER_COMMA, NUMBER_OK, -123456},
		{"1.234,56-", NUMBER_COMMA, NUMBER_OK, -123456},
		{EURO " 1.234,56", NUMBER_COMMA, NUMBER_OK, 123456},
		{"0,005", NUMBER_COMMA, NUMBER_PRECISION, 0},
		{"1.234", NUMBER_COMMA, NUMBER_OK, 123400},
		{"1.234", NUMBER_POINT, NUMBER_PRECISION, 0},
		{"", NUMBER_COMMA, NUMBER_UNKNOWN, 0},
		{"-", NUMBER_COMMA, NUMBER_UNKNOWN, 0},
		{"1e3", NUMBER_COMMA, NUMBER_MALFORMED, 0},
		{"1e3", NUMBER_POINT, NUMBER_MALFORMED, 0},
		{"NaN", NUMBER_COMMA, NUMBER_MALFORMED, 0},
		{"1,2,3", NUMBER_COMMA, NUMBER_MALFORMED, 0},
		{"92233720368547758,07", NUMBER_COMMA, NUMBER_OK, INT64_MAX},
		{"92233720368547758,08", NUMBER_COMMA, NUMBER_RANGE, 0},
		{"-92233720368547758,08", NUMBER_COMMA, NUMBER_RANGE, 0},
		{"1 234,56", NUMBER_COMMA, NUMBER_OK, 123456},
		{"1" NBSP "234,56", NUMBER_COMMA, NUMBER_OK, 123456},
		{MINUS "1.234,56", NUMBER_COMMA, NUMBER_OK, -123456},
		{"1'234,56", NUMBER_COMMA, NUMBER_MALFORMED, 0},
		{"12.34,56", NUMBER_COMMA, NUMBER_MALFORMED, 0},
		{"+12,30", NUMBER_COMMA, NUMBER_OK, 1230},
		{" 12,30 ", NUMBER_COMMA, NUMBER_OK, 1230},
	};
	check_amounts(cases, sizeof cases / sizeof *cases);
}

static void amounts_with_decoration(void **state)
{
	(void)state;
	static const struct amount cases[] = {
		{"1" NNBSP "234" NNBSP "567,89", NUMBER_COMMA, NUMBER_OK, 123456789},
		{"12" NBSP "34,56", NUMBER_COMMA, NUMBER_MALFORMED, 0},
		{"1 234.567,89", NUMBER_COMMA, NUMBER_MALFORMED, 0},
		{MINUS " 763", NUMBER_COMMA, NUMBER_OK, -76300},
		{ENDASH "763", NUMBER_COMMA, NUMBER_OK, -76300},
		{FIGURE "763", NUMBER_COMMA, NUMBER_OK, -76300},
		{"4.977-", NUMBER_COMMA, NUMBER_OK, -497700},
		{"(500,00)", NUMBER_COMMA, NUMBER_OK, -50000},
		{"(" EURO " 500,00)", NUMBER_COMMA, NUMBER_OK, -50000},
		{EURO "10,50", NUMBER_COMMA, NUMBER_OK, 1050},
		{"-" EURO " 10,50", NUMBER_COMMA, NUMBER_OK, -1050},
		{EURO " -10,50", NUMBER_COMMA, NUMBER_OK, -1050},
		{"10,50 " EURO, NUMBER_COMMA, NUMBER_OK, 1050},
		{"EUR 10,50", NUMBER_COMMA, NUMBER_OK, 1050},
		{"10,50 EUR-", NUMBER_COMMA, NUMBER_OK, -1050},
		{NBSP "12,30" NBSP, NUMBER_COMMA, NUMBER_OK, 1230},
		{"-12-", NUMBER_COMMA, NUMBER_MALFORMED, 0},
		{"(-12)", NUMBER_COMMA, NUMBER_MALFORMED, 0},
		{"(12", NUMBER_COMMA, NUMBER_MALFORMED, 0},
		{"12)", NUMBER_COMMA, NUMBER_MALFORMED, 0},
		{")12(", NUMBER_COMMA, NUMBER_MALFORMED, 0},
		{EURO EURO "12", NUMBER_COMMA, NUMBER_MALFORMED, 0},
		{EURO, NUMBER_COMMA, NUMBER_MALFORMED, 0},
		{"12,", NUMBER_COMMA, NUMBER_MALFORMED, 0},
		{"1.234,-", NUMBER_COMMA, NUMBER_OK, 123400},
		{"1.234,--", NUMBER_COMMA, NUMBER_OK, 123400},
		{EURO " 500,\xe2\x80\x94", NUMBER_COMMA, NUMBER_OK, 50000},
		{"500," ENDASH " EUR", NUMBER_COMMA, NUMBER_OK, 50000},
		{"-1.234,-", NUMBER_COMMA, NUMBER_OK, -123400},
		{"(1.234,-)", NUMBER_COMMA, NUMBER_OK, -123400},
		{"1.234,---", NUMBER_COMMA, NUMBER_MALFORMED, 0},
		{"1.234,5-", NUMBER_COMMA, NUMBER_OK, -123450},
		{"12,34,-", NUMBER_COMMA, NUMBER_MALFORMED, 0},
		{",-", NUMBER_COMMA, NUMBER_MALFORMED, 0},
		{"500,-", NUMBER_POINT, NUMBER_MALFORMED, 0},
		{"1,234.-", NUMBER_POINT, NUMBER_MALFORMED, 0},
		{"12,5%", NUMBER_COMMA, NUMBER_MALFORMED, 0},
		{",50", NUMBER_COMMA, NUMBER_OK, 50},
		{"-0,05", NUMBER_COMMA, NUMBER_OK, -5},
		{"-0,00", NUMBER_COMMA, NUMBER_OK, 0},
		{"007", NUMBER_COMMA, NUMBER_OK, 700},
		{"1.234,5000", NUMBER_COMMA, NUMBER_OK, 123450},
		{"1.234,5001", NUMBER_COMMA, NUMBER_PRECISION, 0},
		{"1234.567", NUMBER_COMMA, NUMBER_MALFORMED, 0},
		{"0.123", NUMBER_COMMA, NUMBER_MALFORMED, 0},
		{"1.2345", NUMBER_COMMA, NUMBER_MALFORMED, 0},
		{".123.456", NUMBER_COMMA, NUMBER_MALFORMED, 0},
		{"0x10", NUMBER_COMMA, NUMBER_MALFORMED, 0},
		{"12 a", NUMBER_COMMA, NUMBER_MALFORMED, 0},
		{"\xff", NUMBER_COMMA, NUMBER_MALFORMED, 0},
	};
	check_amounts(cases, sizeof cases / sizeof *cases);
}

static void not_known_is_not_zero(void **state)
{
	(void)state;
	static const char *const cells[] = {
		"",         " ",    NBSP,   ".",   "-",           MINUS, "\xe2\x80\x94",
		"-99998",   ENDASH, FIGURE, " - ", (EURO " -  "), " . ", " -99998 ",
		("- " EURO)};
	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
		struct decimal value = {.mantissa = 7};
		assert_int_equal(number_classify(cells[i]), EVIDENCE_BLANK);
		assert_int_equal(decimal_parse(cells[i], NUMBER_COMMA, &value),
				 NUMBER_UNKNOWN);
		assert_int_equal(value.mantissa, 7);
	}
	/* The code is matched as text: real amounts pass it. */
	assert_int_equal(number_classify("-99999"), EVIDENCE_PLAIN);
	assert_int_equal(number_classify("-99.998,00"), EVIDENCE_COMMA);
}

static void undecided_reads_only_what_is_plain(void **state)
{
	(void)state;
	static const struct amount cases[] = {
		{"1234", NUMBER_UNDECIDED, NUMBER_OK, 123400},
		{"12-", NUMBER_UNDECIDED, NUMBER_OK, -1200},
		{"1 234", NUMBER_UNDECIDED, NUMBER_OK, 123400},
		{"1.234", NUMBER_UNDECIDED, NUMBER_AMBIGUOUS, 0},
		{"1,234", NUMBER_UNDECIDED, NUMBER_AMBIGUOUS, 0},
		{"1,5", NUMBER_UNDECIDED, NUMBER_MALFORMED, 0},
		{"x", NUMBER_UNDECIDED, NUMBER_MALFORMED, 0},
	};
	check_amounts(cases, sizeof cases / sizeof *cases);
}

static void evidence_of_one_cell(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		enum number_evidence evidence;
	} cases[] = {
		{"1234", EVIDENCE_PLAIN},
		{"-12", EVIDENCE_PLAIN},
		{"12-", EVIDENCE_PLAIN},
		{"1 234", EVIDENCE_PLAIN},
		{"1,5", EVIDENCE_COMMA},
		{"1.234,56", EVIDENCE_COMMA},
		{"1.234.567", EVIDENCE_COMMA},
		{"0,123", EVIDENCE_COMMA},
		{"1234,567", EVIDENCE_COMMA},
		{"1.5", EVIDENCE_POINT},
		{"1,234.56", EVIDENCE_POINT},
		{"0.123", EVIDENCE_POINT},
		{"1234.567", EVIDENCE_POINT},
		{"1,234,567", EVIDENCE_POINT},
		{"012.345", EVIDENCE_POINT},
		{"1 234.567", EVIDENCE_POINT},
		{"500,-", EVIDENCE_COMMA},
		{"1.234,--", EVIDENCE_COMMA},
		{"1.234", EVIDENCE_AMBIGUOUS},
		{"-1,234", EVIDENCE_AMBIGUOUS},
		{"203.726", EVIDENCE_AMBIGUOUS},
		{"(818,556)", EVIDENCE_AMBIGUOUS},
		{"1.234-", EVIDENCE_AMBIGUOUS},
		{"1'234", EVIDENCE_INVALID},
		{"12.34,56", EVIDENCE_INVALID},
		{"abc", EVIDENCE_INVALID},
		{"1e3", EVIDENCE_INVALID},
		{"1.234,", EVIDENCE_INVALID},
		{"6.1.2", EVIDENCE_INVALID},
		{"1,2,3", EVIDENCE_INVALID},
		{"11296604.940196244", EVIDENCE_POINT},
		{"99999999999999999999999999", EVIDENCE_PLAIN},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (number_classify(cases[i].text) != cases[i].evidence)
			fail_msg("'%s'", cases[i].text);
}

static void decimals_are_exact_or_refused(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		enum number_status status;
		int64_t mantissa;
		int places;
	} cases[] = {
		{"11296604.940196244", NUMBER_OK, INT64_C(11296604940196244), 9},
		{"1.000000000000000001", NUMBER_OK, INT64_C(1000000000000000001), 18},
		{"9.223372036854775807", NUMBER_OK, INT64_MAX, 18},
		{"-9.223372036854775807", NUMBER_OK, -INT64_MAX, 18},
		{"9.223372036854775808", NUMBER_RANGE, 0, 0},
		{"0.0000000000000000001", NUMBER_RANGE, 0, 0},
		{"0.10000000000000000000000", NUMBER_OK, INT64_C(100000000000000000), 18},
		{"92233720368547758.0700", NUMBER_OK, INT64_MAX, 2},
		{"9223372036854775808", NUMBER_RANGE, 0, 0},
		{"00000000000000000000001.5", NUMBER_OK, 15, 1},
		{"12.30", NUMBER_OK, 1230, 2},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct decimal value = {0};
		if (decimal_parse(cases[i].text, NUMBER_POINT, &value) !=
			    cases[i].status ||
		    value.mantissa != cases[i].mantissa ||
		    value.places != cases[i].places)
			fail_msg("'%s': %lld / 10^%d", cases[i].text,
				 (long long)value.mantissa, value.places);
	}
}

static void d02_rounding_of_texts(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		int places;
		int64_t away, even;
	} cases[] = {
		{"0.5", 0, 1, 0},       {"1.5", 0, 2, 2},
		{"2.5", 0, 3, 2},       {"-0.5", 0, -1, 0},
		{"-1.5", 0, -2, -2},    {"-2.5", 0, -3, -2},
		{"2.675", 2, 268, 268}, {"1.005", 2, 101, 100},
		{"0.125", 2, 13, 12},   {"-0.125", 2, -13, -12},
		{"0.285", 2, 29, 28},   {"1.115", 2, 112, 112},
		{"4.35", 2, 435, 435},  {"999999999.995", 2, 100000000000, 100000000000},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct decimal value;
		int64_t away = 0;
		assert_int_equal(decimal_parse(cases[i].text, NUMBER_POINT, &value),
				 NUMBER_OK);
		assert_int_equal(
			decimal_scale(value, 1, cases[i].places, true, &away, NULL),
			NUMBER_OK);
		assert_int_equal(away, cases[i].away);
		int64_t power = 1;
		for (int p = cases[i].places; p < value.places; p++)
			power *= 10;
		assert_int_equal(money_divide(value.mantissa, power, ROUND_HALF_EVEN),
				 cases[i].even);
	}
}

static void scaling_keeps_account_of_what_it_rounds(void **state)
{
	(void)state;
	const struct decimal value = {.mantissa = INT64_C(11296604940196244),
				      .places = 9};
	int64_t out = 7;
	int64_t residue = 0;

	assert_int_equal(decimal_scale(value, 1000, 2, false, &out, NULL),
			 NUMBER_PRECISION);
	assert_int_equal(out, 7);
	assert_int_equal(decimal_scale(value, 1000, 2, true, &out, &residue), NUMBER_OK);
	assert_int_equal(out, INT64_C(1129660494020)); /* ...494019.6244 cents */
	assert_true(residue == INT64_C(-375600000000000000));
	assert_int_equal(decimal_scale((struct decimal){-15, 1}, 1, 3, false, &out, NULL),
			 NUMBER_OK);
	assert_int_equal(out, -1500);
	assert_int_equal(
		decimal_scale((struct decimal){INT64_MAX, 0}, 1000, 3, true, &out, NULL),
		NUMBER_RANGE);
	assert_int_equal(decimal_scale((struct decimal){INT64_MAX, 0}, INT64_MAX, 18,
				       true, &out, NULL),
			 NUMBER_RANGE);
}

static void residues_are_exact(void **state)
{
	(void)state;
	const int64_t half = RESIDUE_PARTS / 2;
	struct residue sum = {0};
	char buffer[64];

	assert_true(residue_is_zero(sum));
	assert_string_equal(residue_format(buffer, sizeof buffer, sum, '.'), "0.00");
	for (int i = 0; i < 1000001; i++)
		residue_add(&sum, half);
	assert_int_equal(sum.cents, 500000);
	assert_true(sum.parts == half);
	assert_int_equal(residue_round(sum), 500001);
	assert_string_equal(residue_format(buffer, sizeof buffer, sum, ','), "5000,005");
	for (int i = 0; i < 1000002; i++)
		residue_add(&sum, -half);
	assert_int_equal(sum.cents, 0);
	assert_true(sum.parts == -half);
	assert_int_equal(residue_round(sum), -1);
	residue_add(&sum, 1);
	assert_int_equal(residue_round(sum), 0);
	assert_string_equal(residue_format(buffer, sizeof buffer, sum, '.'),
			    "-0.00499999999999999999");
	residue_add(&sum, half - 1);
	assert_true(residue_is_zero(sum));
}

static void d03_division(void **state)
{
	(void)state;
	static const struct {
		int64_t a, b, away, even;
	} cases[] = {
		{1, 2, 1, 0},
		{3, 2, 2, 2},
		{5, 2, 3, 2},
		{-1, 2, -1, 0},
		{-3, 2, -2, -2},
		{7, 3, 2, 2},
		{-7, 3, -2, -2},
		{INT64_MAX, 2, INT64_C(4611686018427387904),
		 INT64_C(4611686018427387904)},
		{-INT64_MAX, 2, -INT64_C(4611686018427387904),
		 -INT64_C(4611686018427387904)},
		{INT64_C(1000000000000000000), 3, INT64_C(333333333333333333),
		 INT64_C(333333333333333333)},
		{1, -2, -1, 0},
		{-1, -2, 1, 0},
		{0, 5, 0, 0},
		{INT64_MAX, INT64_MAX, 1, 1},
		{INT64_MAX - 1, INT64_MAX, 1, 1},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_int_equal(money_divide(cases[i].a, cases[i].b, ROUND_HALF_AWAY),
				 cases[i].away);
		assert_int_equal(money_divide(cases[i].a, cases[i].b, ROUND_HALF_EVEN),
				 cases[i].even);
	}
}

static void scale_and_add_are_checked(void **state)
{
	(void)state;
	int64_t out = 7;

	assert_int_equal(money_scale(INT64_MAX, 999, 1000, &out), NUMBER_OK);
	assert_int_equal(out, INT64_C(9214148664817921031));
	assert_int_equal(money_scale(5, -1, 2, &out), NUMBER_OK);
	assert_int_equal(out, -3);
	out = 7;
	assert_int_equal(money_scale(INT64_MAX, 2, 1, &out), NUMBER_RANGE);
	assert_int_equal(money_add(INT64_MAX, 1, &out), NUMBER_RANGE);
	assert_int_equal(money_add(-INT64_MAX, -1, &out), NUMBER_RANGE);
	assert_int_equal(out, 7);
	assert_int_equal(money_add(INT64_MAX, -1, &out), NUMBER_OK);
	assert_int_equal(out, INT64_MAX - 1);
}

enum { PARTS_MAX = 12 };

static void d01_largest_remainder(void **state)
{
	(void)state;
	static const struct {
		cents total;
		size_t n;
		int64_t weights[PARTS_MAX];
		cents parts[PARTS_MAX];
	} cases[] = {
		{10, 6, {47000, 16000, 15900, 12000, 6000, 3100}, {5, 2, 1, 1, 1, 0}},
		{25, 6, {1500, 1500, 900, 500, 500, 200}, {7, 7, 4, 3, 3, 1}},
		{26, 6, {1500, 1500, 900, 500, 500, 200}, {8, 8, 5, 2, 2, 1}},
		{10000, 3, {1, 1, 1}, {3334, 3333, 3333}},
		{-10000, 3, {1, 1, 1}, {-3334, -3333, -3333}},
		{123456789,
		 12,
		 {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31},
		 {10485371, 9470658, 10485371, 10147134, 10485371, 10147134, 10485371,
		  10485371, 10147133, 10485371, 10147133, 10485371}},
		{5, 4, {0, 3, 0, 7}, {0, 1, 0, 4}},
		{0, 2, {1, 2}, {0, 0}},
		{INT64_MAX,
		 2,
		 {INT64_MAX, INT64_MAX},
		 {INT64_MAX / 2 + 1, INT64_MAX / 2}},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		cents parts[PARTS_MAX] = {0};
		assert_int_equal(money_apportion(cases[i].total, cases[i].weights,
						 cases[i].n, parts),
				 0);
		assert_memory_equal(parts, cases[i].parts, cases[i].n * sizeof *parts);
	}
	cents parts[2] = {7, 7};
	assert_int_equal(money_apportion(10, (int64_t[]){0, 0}, 2, parts), -1);
	assert_int_equal(money_apportion(10, (int64_t[]){3, -1}, 2, parts), -1);
	assert_int_equal(money_apportion(10, (int64_t[]){0}, 0, parts), -1);
	assert_int_equal(parts[0], 7);
}

static void statistics_become_cents_for_display(void **state)
{
	(void)state;
	cents out = 7;

	assert_int_equal(money_from_double((double)NAN, &out), NUMBER_RANGE);
	assert_int_equal(money_from_double((double)INFINITY, &out), NUMBER_RANGE);
	assert_int_equal(money_from_double(-DBL_MAX, &out), NUMBER_RANGE);
	assert_int_equal(money_from_double(92233720368547758.08, &out), NUMBER_RANGE);
	assert_int_equal(out, 7);
	assert_int_equal(money_from_double(-12.345678, &out), NUMBER_OK);
	assert_int_equal(out, -1235);
	assert_int_equal(money_from_double(0.125, &out), NUMBER_OK);
	assert_int_equal(out, 13);
}

static void amounts_are_written_plainly(void **state)
{
	(void)state;
	char buf[24];

	assert_string_equal(money_format(buf, sizeof buf, 123456), "1234.56");
	assert_string_equal(money_format(buf, sizeof buf, -5), "-0.05");
	assert_string_equal(money_format(buf, sizeof buf, 0), "0.00");
	assert_string_equal(money_format(buf, sizeof buf, -INT64_MAX),
			    "-92233720368547758.07");
	assert_string_equal(thousandths_format(buf, sizeof buf, 2500), "2.5");
	assert_string_equal(thousandths_format(buf, sizeof buf, 12000), "12");
	assert_string_equal(thousandths_format(buf, sizeof buf, -1), "-0.001");
	assert_string_equal(thousandths_format(buf, sizeof buf, 0), "0");
	assert_string_equal(thousandths_format(buf, sizeof buf, 1050), "1.05");
}

static void ratios_are_rounded_once(void **state)
{
	(void)state;
	int64_t out = 7;
	/* 240 minutes a week, 346 of 7 days, 98.00 an hour: 4 x 346 x 14 euros */
	const int64_t above[] = {240000, 346, 980000}, below[] = {7, 6000000};
	assert_int_equal(money_ratio(above, 3, below, 2, &out), NUMBER_OK);
	assert_int_equal(out, 1937600);
	/* half away from zero, whatever the signs */
	const int64_t five[] = {5}, minus_five[] = {-5}, ten[] = {10},
		      minus_ten[] = {-10};
	assert_int_equal(money_ratio(five, 1, ten, 1, &out), NUMBER_OK);
	assert_int_equal(out, 1);
	assert_int_equal(money_ratio(minus_five, 1, ten, 1, &out), NUMBER_OK);
	assert_int_equal(out, -1);
	assert_int_equal(money_ratio(minus_five, 1, minus_ten, 1, &out), NUMBER_OK);
	assert_int_equal(out, 1);
	/* too large for 128 bits until it is reduced */
	const int64_t large[] = {INT64_MAX, INT64_MAX, INT64_MAX};
	assert_int_equal(money_ratio(large, 3, large, 2, &out), NUMBER_OK);
	assert_int_equal(out, INT64_MAX);
	out = 7;
	assert_int_equal(money_ratio(large, 3, ten, 1, &out), NUMBER_RANGE);
	assert_int_equal(money_ratio(large, 2, ten, 1, &out), NUMBER_RANGE);
	assert_int_equal(out, 7);
	const int64_t nothing[] = {0, INT64_MAX};
	assert_int_equal(money_ratio(nothing, 2, large, 3, &out), NUMBER_OK);
	assert_int_equal(out, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(d01_largest_remainder),
		cmocka_unit_test(d02_rounding_of_texts),
		cmocka_unit_test(d03_division),
		cmocka_unit_test(d04_amounts_in_files),
		cmocka_unit_test(amounts_with_decoration),
		cmocka_unit_test(not_known_is_not_zero),
		cmocka_unit_test(undecided_reads_only_what_is_plain),
		cmocka_unit_test(evidence_of_one_cell),
		cmocka_unit_test(decimals_are_exact_or_refused),
		cmocka_unit_test(scaling_keeps_account_of_what_it_rounds),
		cmocka_unit_test(residues_are_exact),
		cmocka_unit_test(scale_and_add_are_checked),
		cmocka_unit_test(statistics_become_cents_for_display),
		cmocka_unit_test(amounts_are_written_plainly),
		cmocka_unit_test(ratios_are_rounded_once),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
