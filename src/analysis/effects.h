/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * effects - a difference in cost split into volume, mix, price, new and ended
 *
 * Pure functions on arrays: quantities in any one unit (thousandths of hours, say), costs
 * in cents. A price is cost / quantity, never a number of its own, so that nothing is
 * lost; both may be negative (a credit without its debit). With Q the sum of the
 * quantities of the products that occur on both sides, and p = c / q:
 *
 *   flex    volume = (Q1 q0 / Q0 - q0) p0   mix = (q1 - Q1 q0 / Q0) p0
 *           price = (p1 - p0) q1            (Laspeyres volume, Paasche price)
 *   bennet  volume = (q1 - q0) (p0 + p1) / 2, which holds the mix
 *           price = (p1 - p0) (q0 + q1) / 2
 *   lmdi    with L = (c1 - c0) / ln(c1 / c0): volume = L ln(Q1 / Q0),
 *           mix = L ln((q1 / Q1) / (q0 / Q0)), price = L ln(p1 / p0)
 *
 * Flex and Bennet are exact, whatever the sizes; LMDI is computed in doubles. Then cents:
 * first the effects of all products together, by largest remainder, then those of each
 * product, so that volume + mix + price + new + ended + unsplit is the difference of
 * every product and in total, and products add up to the total.
 *
 * Bennet (1920), J. Royal Stat. Soc. 83; Diewert (2005), Rev. Income and Wealth 51; Ang
 * (2005), Energy Policy 33:867-871. Cases P01 to P04 of the methods study.
 */
#ifndef SDGRIP_EFFECTS_H
#define SDGRIP_EFFECTS_H

#include "money.h"

enum effect {
	EFFECT_VOLUME,
	EFFECT_MIX,
	EFFECT_PRICE,
	EFFECT_NEW,     /* all that a product costs which was not there: q0 = 0, c0 = 0 */
	EFFECT_ENDED,   /* all that a product cost which is no longer there */
	EFFECT_UNSPLIT, /* the difference of amounts without a quantity */
	EFFECTS
};
enum { SPLIT_EFFECTS = EFFECT_PRICE + 1 }; /* volume, mix, price */

enum effect_method { METHOD_FLEX, METHOD_BENNET, METHOD_LMDI };

struct product_change {
	int64_t q0, q1; /* quantity of base and outcome */
	cents c0, c1;   /* cost of base and outcome */
};

/* What is known of one product, or of all of them together. */
struct effects {
	cents amount[EFFECTS];
	unsigned has; /* bit e: effect e applies; else its amount is 0 */
	cents total;  /* the sum of the amounts, and c1 - c0 */
};

static inline bool effects_has(const struct effects *effects, enum effect effect)
{
	return effects->has >> effect & 1U;
}

enum effects_status {
	EFFECTS_OK,
	EFFECTS_RANGE, /* a sum or product does not fit: nothing was split */
};

/* Splits the changes of n products with one unit. `out` has room for n. Products without
 * a quantity on a side with an amount, and for LMDI those with a quantity or cost that is
 * not positive, are `unsplit`. When the base quantities add up to nothing, flex has no
 * mix: its volume is (q1 - q0) p0. */
enum effects_status effects_split(const struct product_change *list, size_t n,
				  enum effect_method method, struct effects *out,
				  struct effects *total);

/* A change of the price level, compounded: the product of (1 + rate). */
enum { RATE_ONE = 1000000, RATES_MAX = 16 }; /* 0.0496 is 49600 */

/* The part of the price effect that an index gives, q1 p0 (product of (1 + rate) - 1), of
 * each product with a price effect under flex (Bennet and LMDI: p0 (q0 + q1) / 2 and c0
 * with the volume of the mean, so that it is 0 for a rate of 0). Rounded in total,
 * then apportioned; 0 for others. Rates lie between -RATE_ONE and 10 RATE_ONE. */
enum effects_status effects_index(const struct product_change *list,
				  const struct effects *split, size_t n,
				  enum effect_method method, const int32_t *rates,
				  size_t nrates, cents *out);

#endif
