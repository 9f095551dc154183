/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * fixed - quotients of amounts as a whole number of cents and 96 binary places
 */
#include "fixed.h"

#include <math.h>

enum { PLACES = 96, DIGIT = 48 };

#define ONE ((fixed_wide)1 << PLACES)

/* Rounded down, with a remainder of 0 .. d - 1; d > 0. */
static fixed_wide divide_down(fixed_wide a, fixed_wide d, fixed_wide *rest)
{
	fixed_wide quotient = a / d;
	*rest = a % d;
	if (*rest < 0) {
		*rest += d;
		quotient--;
	}
	return quotient;
}

struct fixed fixed_from_cents(int64_t value)
{
	return (struct fixed){.whole = value};
}

bool fixed_quotient(int64_t a, int64_t b, int64_t d, struct fixed *out)
{
	fixed_wide product = (fixed_wide)a * b, divisor = d, rest;
	if (divisor < 0) {
		divisor = -divisor;
		product = -product;
	}
	struct fixed result = {.whole = divide_down(product, divisor, &rest)};
	/* two digits of 48 bits: the rest is below 2^63 each time */
	fixed_wide high = (rest << DIGIT) / divisor;
	rest = (rest << DIGIT) % divisor;
	result.part = (high << DIGIT) + (rest << DIGIT) / divisor;
	result.cut = (rest << DIGIT) % divisor != 0;
	*out = result;
	return true;
}

bool fixed_from_double(double value, struct fixed *out)
{
	const double limit = 9007199254740992.0; /* 2^53: beyond it cents are lost */
	if (!(value > -limit && value < limit))
		return false;
	const double down = floor(value);
	struct fixed result = {.whole = (fixed_wide)down,
			       .part = (fixed_wide)ldexp(value - down, PLACES)};
	if (result.part >= ONE) { /* a hair below a whole number */
		result.whole++;
		result.part = 0;
	}
	*out = result;
	return true;
}

bool fixed_add(struct fixed a, struct fixed b, struct fixed *out)
{
	struct fixed sum = {.part = a.part + b.part, .cut = a.cut + b.cut};
	if (__builtin_add_overflow(a.whole, b.whole, &sum.whole))
		return false;
	if (sum.part >= ONE) {
		sum.part -= ONE;
		if (__builtin_add_overflow(sum.whole, 1, &sum.whole))
			return false;
	}
	*out = sum;
	return true;
}

bool fixed_subtract(struct fixed a, struct fixed b, struct fixed *out)
{
	struct fixed sum = {.part = a.part - b.part, .cut = a.cut + b.cut};
	if (__builtin_sub_overflow(a.whole, b.whole, &sum.whole))
		return false;
	if (sum.part < 0) {
		sum.part += ONE;
		if (__builtin_sub_overflow(sum.whole, 1, &sum.whole))
			return false;
	}
	*out = sum;
	return true;
}

bool fixed_halve(struct fixed a, struct fixed *out)
{
	return fixed_scale(a, 1, 2, out);
}

bool fixed_scale(struct fixed a, int32_t num, int32_t den, struct fixed *out)
{
	fixed_wide product, rest, left;
	if (__builtin_mul_overflow(a.whole, num, &product))
		return false;
	struct fixed result = {.whole = divide_down(product, den, &rest)};
	/* rest < den: both terms stay below 2^126 */
	result.part = divide_down((rest << PLACES) + a.part * num, den, &left);
	if (result.part >= ONE) {
		result.whole += result.part >> PLACES;
		result.part &= ONE - 1;
	}
	result.cut = a.cut * ((uint32_t)num / (uint32_t)den + 1) + (left != 0);
	*out = result;
	return true;
}

static bool to_cents(fixed_wide value, int64_t *out)
{
	if (value < -(fixed_wide)INT64_MAX || value > INT64_MAX)
		return false;
	*out = (int64_t)value;
	return true;
}

bool fixed_round(struct fixed a, int64_t *out)
{
	const fixed_wide half = ONE / 2, distance = a.part - half;
	const bool tie = (distance < 0 ? -distance : distance) <= (fixed_wide)a.cut;
	const bool up = tie ? a.whole >= 0 : distance > 0;
	return to_cents(a.whole + up, out);
}

bool fixed_floor(struct fixed a, int64_t *out)
{
	return to_cents(a.whole, out);
}

double fixed_fraction(struct fixed a)
{
	return ldexp((double)a.part, -PLACES);
}
