/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * fuzz_number - the text of one cell as a number, an amount, a period and a date
 *
 * Beside not crashing: what is read and written again is the same, and a cell means in
 * one style what its mirror image (comma for point) means in the other.
 */
#define _GNU_SOURCE
#include "fuzz.h"
#include "money.h"
#include "period.h"

#include <string.h>

enum { CELL_MOST = 256 };

static void mirror(char *out, const char *text)
{
	for (; *text; text++)
		*out++ = (char)(*text == ',' ? '.' : *text == '.' ? ',' : *text);
	*out = '\0';
}

static bool same(enum number_status a, const struct decimal *x, enum number_status b,
		 const struct decimal *y)
{
	return a == b &&
	       (a != NUMBER_OK || (x->mantissa == y->mantissa && x->places == y->places));
}

/* What a cell says about its style, and how it reads in either. */
static void check_styles(const char *text)
{
	struct decimal comma = {0}, point = {0}, either = {0};
	const enum number_status c = decimal_parse(text, NUMBER_COMMA, &comma);
	const enum number_status p = decimal_parse(text, NUMBER_POINT, &point);
	const enum number_status e = decimal_parse(text, NUMBER_UNDECIDED, &either);
	switch (number_classify(text)) {
	case EVIDENCE_BLANK:
		require(c == NUMBER_UNKNOWN && p == c && e == c);
		break;
	case EVIDENCE_PLAIN:
		require(same(c, &comma, p, &point) && same(e, &either, c, &comma));
		require(c == NUMBER_OK || c == NUMBER_RANGE || c == NUMBER_PRECISION);
		break;
	case EVIDENCE_COMMA:
		require(p == NUMBER_MALFORMED && e == NUMBER_MALFORMED);
		require(c == NUMBER_OK || c == NUMBER_RANGE || c == NUMBER_PRECISION);
		break;
	case EVIDENCE_POINT:
		require(c == NUMBER_MALFORMED && e == NUMBER_MALFORMED);
		require(p == NUMBER_OK || p == NUMBER_RANGE || p == NUMBER_PRECISION);
		break;
	case EVIDENCE_AMBIGUOUS:
		require(e == NUMBER_AMBIGUOUS);
		require(c == NUMBER_OK && p == NUMBER_OK);
		require(comma.places != point.places);
		break;
	case EVIDENCE_INVALID:
		require(c == NUMBER_MALFORMED && p == c && e == c);
		break;
	}
}

static void check_mirror(const char *text)
{
	char other[CELL_MOST];
	struct decimal a = {0}, b = {0};
	/* 1.234,- is whole euros, and has no mirror image */
	for (const char *p = text; *p; p++)
		if ((*p == ',' || *p == '.') && (p[1] == '-' || p[1] == '\xe2'))
			return;
	mirror(other, text);
	/* a lone point is how CBS writes "not known"; a lone comma is nothing */
	if (number_classify(text) == EVIDENCE_BLANK ||
	    number_classify(other) == EVIDENCE_BLANK)
		return;
	const enum number_status x = decimal_parse(text, NUMBER_COMMA, &a);
	const enum number_status y = decimal_parse(other, NUMBER_POINT, &b);
	require(same(x, &a, y, &b));
	const enum number_evidence here = number_classify(text);
	const enum number_evidence there = number_classify(other);
	require((here == EVIDENCE_COMMA) == (there == EVIDENCE_POINT));
	require((here == EVIDENCE_AMBIGUOUS) == (there == EVIDENCE_AMBIGUOUS));
}

/* A sum of residues is exact: what is added and taken away leaves nothing. */
static void check_residue(int64_t residue)
{
	struct residue sum = {0};
	char printed[64];
	for (int i = 0; i < 5; i++)
		residue_add(&sum, residue);
	residue_format(printed, sizeof(printed), sum, '.');
	require(printed[0] == '-' ? residue < 0 : residue >= 0);
	for (int i = 0; i < 5; i++)
		residue_add(&sum, -residue);
	require(residue_is_zero(sum) && residue_round(sum) == 0);
}

/* Exact or refused; rounded by at most half a unit. */
static void check_scale(const struct decimal *value)
{
	static const int64_t factors[] = {1, 1000};
	for (size_t i = 0; i < 4; i++) {
		const int64_t factor = factors[i / 2];
		const int places = i % 2 ? 3 : 2;
		int64_t exact = 0, rounded = 0;
		int64_t residue = 0;
		const enum number_status e =
			decimal_scale(*value, factor, places, false, &exact, NULL);
		const enum number_status r =
			decimal_scale(*value, factor, places, true, &rounded, &residue);
		require(r == NUMBER_OK || r == NUMBER_RANGE);
		require(e != NUMBER_OK || (r == NUMBER_OK && rounded == exact));
		const int64_t half = RESIDUE_PARTS / 2;
		require(r != NUMBER_OK || (residue <= half && residue >= -half));
		require(e != NUMBER_OK || residue == 0);
		if (r == NUMBER_OK)
			check_residue(residue);
	}
}

static void check_amount(const char *text, enum number_style style)
{
	struct decimal value;
	cents amount = 0, again = 0;
	char printed[24];
	const enum number_status status = decimal_parse(text, style, &value);
	if (status == NUMBER_OK) {
		require(value.places >= 0 && value.places <= 18);
		check_scale(&value);
	}
	if (money_parse(text, style, &amount) != NUMBER_OK)
		return;
	require(status == NUMBER_OK && amount != INT64_MIN);
	money_format(printed, sizeof(printed), amount);
	require(money_parse(printed, NUMBER_POINT, &again) == NUMBER_OK);
	require(again == amount);
	thousandths_format(printed, sizeof(printed), amount);
	if (strcmp(printed, "-99998") == 0)
		return; /* how CBS writes "not known" */
	require(decimal_parse(printed, NUMBER_POINT, &value) == NUMBER_OK);
	require(decimal_scale(value, 1, 3, false, &again, NULL) == NUMBER_OK);
	require(again == amount);
}

static void check_period(const char *text, int year)
{
	struct period period = {.year = -1, .part = -1}, again;
	char label[12];
	if (period_parse(text, year, &period) < 0) {
		require(period.year == -1 && period.part == -1);
		return;
	}
	require(period.year >= 1900 && period.year <= 2199);
	period_label(label, sizeof(label), period);
	require(period_parse(label, 0, &again) == 0);
	require(period_compare(period, again) == 0);
	require(period_order(period) / 64 == period.year);
	require((period_grain(period) == GRAIN_MONTH) ==
		(period_month_number(period) > 0));
}

static void check_date(const char *text)
{
	static const int32_t first = -719162, last = 2932896; /* 0001 to 9999 */
	static const int32_t from_1900 = -25567, to_2200 = 84006;
	struct period period;
	int32_t days = 0;
	if (date_parse(text, &days) < 0)
		return;
	require(days >= first && days <= last);
	const bool near = days >= from_1900 && days < to_2200;
	require((period_parse(text, 0, &period) == 0) == near);
	require(!near || period_month_number(period) > 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char text[CELL_MOST];
	if (size >= sizeof(text) || memchr(data, 0, size))
		return 0;
	if (size > 0)
		memcpy(text, data, size);
	text[size] = '\0';
	check_styles(text);
	check_mirror(text);
	check_amount(text, NUMBER_COMMA);
	check_amount(text, NUMBER_POINT);
	check_amount(text, NUMBER_UNDECIDED);
	check_period(text, 0);
	check_period(text, 2025);
	check_date(text);
	return 0;
}
