/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * money - arithmetic on exact amounts: scaling, rounding, apportioning, writing
 *
 * The only file with 128-bit integers besides src/analysis/fixed.c. Every product of two
 * 64-bit values is formed in `wide`, and every rounding starts from an integer remainder,
 * never from a fraction that a double has already bent.
 */
#include "money.h"

#include "arena.h"

#include <assert.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

__extension__ typedef __int128 wide;

/* INT64_MIN is left out so that every amount can be negated. */
static bool fits_int64(wide value)
{
	return value >= -(wide)INT64_MAX && value <= INT64_MAX;
}

static wide wide_abs(wide value)
{
	return value < 0 ? -value : value;
}

/* a / b rounded; *rest receives a - result * b. |b| must be below 2^126 so that a
 * remainder can be doubled. */
static wide divide(wide a, wide b, enum rounding rounding, wide *rest)
{
	wide quotient = a / b;
	wide remainder = a % b;
	const wide twice = 2 * wide_abs(remainder);
	const bool half = twice == wide_abs(b);
	const bool up = twice > wide_abs(b) ||
			(half && (rounding == ROUND_HALF_AWAY || quotient % 2 != 0));

	if (up) {
		const int step = (a < 0) == (b < 0) ? 1 : -1;
		quotient += step;
		remainder -= step * b;
	}
	*rest = remainder;
	return quotient;
}

/* value * 10^power; false when even 128 bits are too few. */
static bool shift(wide value, int power, wide *out)
{
	for (; power > 0; power--)
		if (__builtin_mul_overflow(value, 10, &value))
			return false;
	*out = value;
	return true;
}

enum number_status decimal_scale(struct decimal value, int64_t factor, int places,
				 bool round, int64_t *out, int64_t *residue)
{
	wide numerator = (wide)value.mantissa * factor;
	wide denominator = 1;
	wide rest;

	if (!shift(numerator, places - value.places, &numerator) ||
	    !shift(1, value.places - places, &denominator))
		return NUMBER_RANGE;
	const wide scaled = divide(numerator, denominator, ROUND_HALF_AWAY, &rest);
	if (rest != 0 && !round)
		return NUMBER_PRECISION;
	if (!fits_int64(scaled))
		return NUMBER_RANGE;
	*out = (int64_t)scaled;
	/* the denominator is a power of ten up to 10^18: this divides without a rest */
	if (residue)
		*residue = (int64_t)(rest * (RESIDUE_PARTS / denominator));
	return NUMBER_OK;
}

enum number_status money_parse(const char *text, enum number_style style, cents *out)
{
	struct decimal value;
	const enum number_status status = decimal_parse(text, style, &value);

	return status == NUMBER_OK ? decimal_scale(value, 1, 2, false, out, NULL)
				   : status;
}

int64_t money_divide(int64_t a, int64_t b, enum rounding rounding)
{
	wide rest;
	const wide quotient = divide(a, b, rounding, &rest);

	assert(fits_int64(quotient));
	return (int64_t)quotient;
}

enum number_status money_scale(int64_t a, int64_t num, int64_t den, int64_t *out)
{
	wide rest;
	const wide scaled = divide((wide)a * num, den, ROUND_HALF_AWAY, &rest);

	if (!fits_int64(scaled))
		return NUMBER_RANGE;
	*out = (int64_t)scaled;
	return NUMBER_OK;
}

static int64_t common_divisor(int64_t a, int64_t b)
{
	a = a < 0 ? -a : a;
	b = b < 0 ? -b : b;
	while (b != 0) {
		const int64_t rest = a % b;
		a = b;
		b = rest;
	}
	return a;
}

static bool product(const int64_t *terms, size_t n, wide *out)
{
	*out = 1;
	for (size_t i = 0; i < n; i++)
		if (__builtin_mul_overflow(*out, terms[i], out))
			return false;
	return true;
}

enum number_status money_ratio(const int64_t *factors, size_t nfactors,
			       const int64_t *divisors, size_t ndivisors, int64_t *out)
{
	int64_t above[RATIO_TERMS], below[RATIO_TERMS];
	wide numerator, denominator, rest;
	assert(nfactors <= RATIO_TERMS && ndivisors <= RATIO_TERMS);
	for (size_t i = 0; i < nfactors; i++)
		above[i] = factors[i];
	/* Reduced first, so that 128 bits are enough for whatever is asked in earnest. */
	for (size_t j = 0; j < ndivisors; j++) {
		below[j] = divisors[j];
		for (size_t i = 0; i < nfactors; i++) {
			const int64_t shared = common_divisor(above[i], below[j]);
			above[i] /= shared;
			below[j] /= shared;
		}
	}
	if (!product(above, nfactors, &numerator) ||
	    !product(below, ndivisors, &denominator) ||
	    wide_abs(denominator) >= (wide)1 << 126)
		return NUMBER_RANGE;
	const wide ratio = divide(numerator, denominator, ROUND_HALF_AWAY, &rest);
	if (!fits_int64(ratio))
		return NUMBER_RANGE;
	*out = (int64_t)ratio;
	return NUMBER_OK;
}

enum number_status money_add(int64_t a, int64_t b, int64_t *out)
{
	const wide sum = (wide)a + b;

	if (!fits_int64(sum))
		return NUMBER_RANGE;
	*out = (int64_t)sum;
	return NUMBER_OK;
}

struct share {
	wide remainder;
	int64_t weight;
	size_t index;
};

/* Who gets the next cent: larger remainder, then larger weight, then lower index. */
static int share_order(const void *left, const void *right)
{
	const struct share *a = left;
	const struct share *b = right;

	if (a->remainder != b->remainder)
		return a->remainder > b->remainder ? -1 : 1;
	if (a->weight != b->weight)
		return a->weight > b->weight ? -1 : 1;
	return a->index < b->index ? -1 : a->index > b->index;
}

int money_apportion(cents total, const int64_t *weights, size_t n, cents *parts)
{
	wide sum = 0;
	for (size_t i = 0; i < n; i++) {
		if (weights[i] < 0)
			return -1;
		sum += weights[i];
	}
	if (sum == 0)
		return -1;

	const int64_t sign = total < 0 ? -1 : 1;
	const wide amount = wide_abs(total);
	wide left = amount;
	struct share *shares = xrealloc(NULL, n * sizeof *shares);
	for (size_t i = 0; i < n; i++) {
		const wide product = amount * weights[i];
		shares[i] = (struct share){
			.remainder = product % sum, .weight = weights[i], .index = i};
		parts[i] = sign * (int64_t)(product / sum);
		left -= product / sum;
	}
	qsort(shares, n, sizeof *shares, share_order);
	/* What is left is the sum of the fractions: under one cent for each share. */
	for (size_t i = 0; i < (size_t)left; i++)
		parts[shares[i].index] += sign;
	free(shares);
	return 0;
}

enum number_status money_from_double(double euros, cents *out)
{
	const double limit = 9223372036854775807.0; /* rounds to 2^63, itself too large */
	const double rounded = round(euros * 100.0);

	if (!(rounded > -limit && rounded < limit))
		return NUMBER_RANGE;
	*out = (int64_t)rounded;
	return NUMBER_OK;
}

static uint64_t magnitude(int64_t value)
{
	return value < 0 ? -(uint64_t)value : (uint64_t)value;
}

char *money_format(char *buf, size_t size, cents value)
{
	const uint64_t n = magnitude(value);

	snprintf(buf, size, "%s%llu.%02u", value < 0 ? "-" : "",
		 (unsigned long long)(n / 100), (unsigned)(n % 100));
	return buf;
}

char *thousandths_format(char *buf, size_t size, int64_t value)
{
	const uint64_t n = magnitude(value);
	const unsigned fraction = (unsigned)(n % 1000);
	const char *sign = value < 0 ? "-" : "";
	const unsigned long long whole = n / 1000;

	if (fraction == 0)
		snprintf(buf, size, "%s%llu", sign, whole);
	else if (fraction % 100 == 0)
		snprintf(buf, size, "%s%llu.%u", sign, whole, fraction / 100);
	else if (fraction % 10 == 0)
		snprintf(buf, size, "%s%llu.%02u", sign, whole, fraction / 10);
	else
		snprintf(buf, size, "%s%llu.%03u", sign, whole, fraction);
	return buf;
}

char *decimal_format(char *buf, size_t size, struct decimal value)
{
	char digits[DECIMAL_SIZE];
	const bool negative = value.mantissa < 0;
	const uint64_t whole =
		negative ? -(uint64_t)value.mantissa : (uint64_t)value.mantissa;
	snprintf(digits, sizeof(digits), "%020" PRIu64, whole);
	const char *point = digits + strlen(digits) - value.places;
	const char *first = digits;
	while (*first == '0' && first + 1 < point)
		first++;
	snprintf(buf, size, "%s%.*s%s%s", negative ? "-" : "", (int)(point - first),
		 first, value.places > 0 ? "." : "", point);
	return buf;
}
