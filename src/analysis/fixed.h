/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * fixed - quotients of amounts as a whole number of cents and 96 binary places
 *
 * Parts of a difference are quotients with as many denominators as there are products:
 * their common denominator does not fit anywhere, and a double has too few digits for the
 * cent of a large sum. Each quotient is cut off once, at 2^-96 of a cent, and what was
 * cut off is counted, so that a sum that lies on half a cent is still seen as such.
 * Nothing overflows in silence: every operation says so.
 */
#ifndef SDGRIP_FIXED_H
#define SDGRIP_FIXED_H

#include <stdbool.h>
#include <stdint.h>

__extension__ typedef __int128 fixed_wide;

struct fixed {
	fixed_wide whole; /* rounded down */
	fixed_wide part;  /* 0 .. 2^96 - 1, in 2^-96 */
	uint32_t cut;     /* how many times less than 2^-96 may have been cut off */
};

/* All but fixed_from_cents return false when the result does not fit; *out is then left
 * alone. */
struct fixed fixed_from_cents(int64_t value);
/* a * b / d rounded down to 2^-96; d != 0. */
bool fixed_quotient(int64_t a, int64_t b, int64_t d, struct fixed *out);
/* Nearest to a finite number. */
bool fixed_from_double(double value, struct fixed *out);
bool fixed_add(struct fixed a, struct fixed b, struct fixed *out);
bool fixed_subtract(struct fixed a, struct fixed b, struct fixed *out);
bool fixed_halve(struct fixed a, struct fixed *out);
/* a * num / den, num and den positive and below 2^30. */
bool fixed_scale(struct fixed a, int32_t num, int32_t den, struct fixed *out);

/* Whole cents, half away from zero; what was cut off never decides. */
bool fixed_round(struct fixed a, int64_t *out);
bool fixed_floor(struct fixed a, int64_t *out);
/* What is above fixed_floor: 0 <= fraction < 1. */
double fixed_fraction(struct fixed a);

#endif
