/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * grant_value - what an assignment grants within a run of days: volume, ceiling, cents
 *
 * Pure arithmetic: exact fractions, rounded once. Volumes are thousandths of a unit,
 * amounts cents. Frequencies are those of code list WMO757; the ceiling per week is rule
 * IV077 of the iWmo and iJw standards, that a broken month may be used in full IV078.
 */
#ifndef SDGRIP_GRANT_VALUE_H
#define SDGRIP_GRANT_VALUE_H

#include "book.h"
#include "days.h"

/* num / den; den 0: not known. */
struct fraction {
	int64_t num, den;
};

static inline bool fraction_known(struct fraction f)
{
	return f.den != 0;
}

/* How many times the volume of one frequency is granted in the days that `term` and
 * `window` share, by days: a week is 7 of them, a month and a year as long as the
 * calendar says, the total of the term is spread over its days. Not known without a
 * frequency, when what they share has no end (window.last is DATE_OPEN), and for the
 * total of a term without an end. */
struct fraction grant_times(enum frequency frequency, struct days term,
			    struct days window);

/* How many times the volume may be billed at most for those days: a calendar week,
 * month, block of four weeks or year (both counted from the first day) that was begun
 * counts in full. `output`: a week counts on its Sunday, and the last, broken one at the
 * end of the term. The total of a term may be billed on any of its days. */
struct fraction grant_most(enum frequency frequency, bool output, struct days term,
			   struct days window);

/* Cents per thousandth of a unit: */
struct fraction price_per_unit(int64_t price); /* ten-thousandths of a euro per unit */
/* a rate per hour for minutes: rate x minutes / 60, never the rounded minute price */
struct fraction price_per_minute(int64_t hour_rate);
struct fraction price_of_euros(void); /* the volume is the amount */
/* the average of what was paid; not known unless both are positive */
struct fraction price_paid(cents amount, int64_t volume);

/* volume x times, in thousandths. False when it is not known or does not fit. */
bool grant_volume(int64_t volume, struct fraction times, int64_t *out);
/* volume x times x price, rounded once. False when it is not known or does not fit. */
bool grant_amount(int64_t volume, struct fraction times, struct fraction price,
		  cents *out);

/* The part of an amount for the whole term that falls in the window, by days. False for
 * a term without an end. */
bool grant_spread(cents amount, struct days term, struct days window, cents *out);

#endif
