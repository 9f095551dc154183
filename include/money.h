/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * money - exact amounts: parsing, scaling, rounding, apportioning
 *
 * Money is int64_t cents and never a double. Everything that needs more than 64 bits in
 * between happens in money.c; quotients that are added up before they are rounded, in
 * src/analysis/fixed.c. No other file uses 128-bit arithmetic. INT64_MIN is never
 * produced. Rounding is half away from zero unless a function says otherwise.
 */
#ifndef SDGRIP_MONEY_H
#define SDGRIP_MONEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef int64_t cents;

/* How a column writes its numbers. A style is decided for a file, never for one cell. */
enum number_style {
	NUMBER_UNDECIDED,
	NUMBER_COMMA, /* decimal comma, points group thousands: 1.234,56 */
	NUMBER_POINT, /* decimal point, commas group thousands: 1,234.56 */
};

/* What one cell says about the style of its column. */
enum number_evidence {
	EVIDENCE_BLANK, /* empty, ".", "-", "-99998": not known, says nothing */
	EVIDENCE_PLAIN, /* 1234, -12, 12-: reads the same in both styles */
	EVIDENCE_COMMA, /* can only be decimal comma: 1,5  1.234,56  1.234.567  1.234,- */
	EVIDENCE_POINT, /* can only be decimal point: 1.5  1,234.56  0.123  1234.567 */
	EVIDENCE_AMBIGUOUS, /* 1.234 or 1,234: a factor thousand apart */
	EVIDENCE_INVALID,   /* not a number in either style */
};

/* An exact decimal number: mantissa / 10^places, 0 <= places <= 18. */
struct decimal {
	int64_t mantissa;
	int places;
};

enum rounding { ROUND_HALF_AWAY, ROUND_HALF_EVEN };

/* Result of the parsers and checked operations below. */
enum number_status {
	NUMBER_OK,
	NUMBER_UNKNOWN,   /* the cell says "not known" (EVIDENCE_BLANK) */
	NUMBER_AMBIGUOUS, /* style is NUMBER_UNDECIDED and the text reads two ways */
	NUMBER_MALFORMED, /* not a number in this style */
	NUMBER_PRECISION, /* more decimals than fit, and rounding not allowed */
	NUMBER_RANGE,     /* does not fit in 64 bits */
};

/* Says what one cell tells about its style. `text` is UTF-8; surrounding blanks, no-break
 * spaces, a euro sign, U+2212 and U+2012/2013 minus signs, a leading or trailing sign and
 * parentheses are understood, and ",-" or ",--" for whole euros. "-" alone (also a dash)
 * is EVIDENCE_BLANK. */
enum number_evidence number_classify(const char *text);

/* Only a dash, perhaps beside a euro sign: not known, or zero where a profile says so. */
bool number_is_dash(const char *text);

/* Reads a number exactly. NUMBER_UNDECIDED accepts what reads the same in both styles.
 * Groups must be of three digits. No exponents. Never goes through floating point. */
enum number_status decimal_parse(const char *text, enum number_style style,
				 struct decimal *out);

/* value * factor * 10^places as an integer: places 2 gives cents, 3 gives thousandths;
 * factor is 1 or, for files in thousands of euros, 1000. Without `round`, digits that do
 * not fit are NUMBER_PRECISION. *residue, when not NULL, receives exact - rounded in
 * RESIDUE_PARTS of a target unit, without loss. */
enum number_status decimal_scale(struct decimal value, int64_t factor, int places,
				 bool round, int64_t *out, int64_t *residue);

/* What rounding took from a sum of amounts, exactly: cents + parts / RESIDUE_PARTS, both
 * of one sign. */
#define RESIDUE_PARTS INT64_C(1000000000000000000)
struct residue {
	int64_t cents;
	int64_t parts;
};

/* Adds the residue of one amount, in RESIDUE_PARTS of a cent. */
void residue_add(struct residue *sum, int64_t parts);
bool residue_is_zero(struct residue sum);
/* The nearest cent. */
cents residue_round(struct residue sum);
/* "-0.0037562": euros with all their digits, at least two decimals, and this decimal
 * sign. size >= 48. Returns buf. */
char *residue_format(char *buf, size_t size, struct residue sum, char sign);

/* decimal_parse and decimal_scale to cents in one call, no rounding, factor 1. */
enum number_status money_parse(const char *text, enum number_style style, cents *out);

/* a / b rounded; b != 0. */
int64_t money_divide(int64_t a, int64_t b, enum rounding rounding);

/* a * num / den rounded half away from zero; den != 0. The result must fit (it does
 * whenever |num| <= |den|); returns NUMBER_RANGE and leaves *out alone otherwise. */
enum number_status money_scale(int64_t a, int64_t num, int64_t den, int64_t *out);

/* The product of the factors over the product of the divisors (none of them 0), rounded
 * once, half away from zero: volume x days x price / (days of the term x units). At most
 * RATIO_TERMS of each. NUMBER_RANGE, and *out left alone, when the result does not fit or
 * even 128 bits are too few on the way. */
enum { RATIO_TERMS = 4 };
enum number_status money_ratio(const int64_t *factors, size_t nfactors,
			       const int64_t *divisors, size_t ndivisors, int64_t *out);

/* a + b; NUMBER_RANGE on overflow. */
enum number_status money_add(int64_t a, int64_t b, int64_t *out);

/* Splits total over n weights (>= 0, not all 0) by largest remainder, so that the parts
 * add up to total exactly. Ties: larger remainder, then larger weight, then lower index;
 * negative totals by symmetry. Returns -1 when a weight is negative or all are 0.
 * Hamilton's method. */
int money_apportion(cents total, const int64_t *weights, size_t n, cents *parts);

/* Nearest cents of a statistic for display; never for amounts that are added up later.
 * Returns NUMBER_RANGE for NaN, infinities and values that do not fit. */
enum number_status money_from_double(double euros, cents *out);

/* "1234.56", "-0.05": plain decimal, point, two decimals. size >= 24. Returns buf. */
char *money_format(char *buf, size_t size, cents value);

/* "-1234.567": all digits that the number was written with. Returns buf. */
enum { DECIMAL_SIZE = 48 };
char *decimal_format(char *buf, size_t size, struct decimal value);

/* Same for thousandths with up to three decimals, trailing zeros removed: "2.5", "12". */
char *thousandths_format(char *buf, size_t size, int64_t value);

#endif
