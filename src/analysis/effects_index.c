/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * effects_index - the part of a price effect that an agreed index explains
 *
 * The index raises the price of the base, so it is a share of what the base price costs
 * on the quantities that the price effect is about.
 */
#include "effects.h"

#include "arena.h"
#include "fixed.h"

#include <math.h>
#include <stdlib.h>

/* Flex: q1 p0. Bennet: p0 (q0 + q1) / 2. */
static bool at_base_price(const struct product_change *change, enum effect_method method,
			  struct fixed *out)
{
	if (!fixed_quotient(change->q1, change->c0, change->q0, out))
		return false;
	return method == METHOD_FLEX ||
	       (fixed_add(*out, fixed_from_cents(change->c0), out) &&
		fixed_halve(*out, out));
}

static bool exact_index(const struct product_change *change, enum effect_method method,
			const int32_t *rates, size_t nrates, struct fixed *out)
{
	struct fixed base, indexed;
	if (method == METHOD_LMDI) {
		const double c0 = (double)change->c0, c1 = (double)change->c1;
		const double mean =
			change->c0 == change->c1 ? c0 : (c1 - c0) / log(c1 / c0);
		double sum = 0;
		for (size_t i = 0; i < nrates; i++)
			sum += log1p((double)rates[i] / RATE_ONE);
		return fixed_from_double(mean * sum, out);
	}
	if (!at_base_price(change, method, &base))
		return false;
	indexed = base;
	for (size_t i = 0; i < nrates; i++)
		if (!fixed_scale(indexed, RATE_ONE + rates[i], RATE_ONE, &indexed))
			return false;
	return fixed_subtract(indexed, base, out);
}

struct fraction {
	double part;
	size_t index;
};

static int by_fraction(const void *left, const void *right)
{
	const struct fraction *a = left, *b = right;
	if (a->part != b->part)
		return a->part > b->part ? -1 : 1;
	return a->index < b->index ? -1 : a->index > b->index;
}

/* Rounds parts that have a rounded total: down, and then the largest fractions up. */
static bool round_parts(const struct fixed *parts, size_t n, struct fixed sum, cents *out)
{
	int64_t left;
	struct fraction *order = xrealloc(NULL, (n + 1) * sizeof(*order));
	bool fits = fixed_round(sum, &left);
	for (size_t i = 0; i < n && fits; i++) {
		order[i] = (struct fraction){fixed_fraction(parts[i]), i};
		fits = fixed_floor(parts[i], &out[i]) &&
		       !__builtin_sub_overflow(left, out[i], &left);
	}
	if (fits && n > 0)
		qsort(order, n, sizeof(*order), by_fraction);
	for (size_t i = 0; i < n && fits && left > 0; i++, left--)
		out[order[i].index]++;
	free(order);
	return fits;
}

enum effects_status effects_index(const struct product_change *list,
				  const struct effects *split, size_t n,
				  enum effect_method method, const int32_t *rates,
				  size_t nrates, cents *out)
{
	struct fixed sum = fixed_from_cents(0);
	struct fixed *parts = xrealloc(NULL, (n + 1) * sizeof(*parts));
	bool fits = true;
	for (size_t i = 0; i < n && fits; i++) {
		parts[i] = fixed_from_cents(0);
		fits = !effects_has(&split[i], EFFECT_PRICE) ||
		       exact_index(&list[i], method, rates, nrates, &parts[i]);
		fits = fits && fixed_add(sum, parts[i], &sum);
	}
	fits = fits && round_parts(parts, n, sum, out);
	free(parts);
	return fits ? EFFECTS_OK : EFFECTS_RANGE;
}
