/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * effects - a difference in cost split into volume, mix, price, new and ended
 */
#include "effects.h"

#include "arena.h"
#include "effects_round.h"
#include "fixed.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The products that volume, mix and price are about, and their sums. */
struct split {
	const struct product_change *list;
	enum effect_method method;
	unsigned used; /* the effects that there are */
	size_t *which, n;
	struct product_change all;
	struct exact_row *rows;
};

static unsigned bit(enum effect effect)
{
	return 1U << effect;
}

static bool is_positive(const struct product_change *change)
{
	return change->q0 > 0 && change->q1 > 0 && change->c0 > 0 && change->c1 > 0;
}

/* EFFECT_VOLUME stands for all that is split further. */
static enum effect kind_of(const struct product_change *change, enum effect_method method)
{
	const bool before = change->q0 != 0 || change->c0 != 0;
	const bool after = change->q1 != 0 || change->c1 != 0;
	const bool priced0 = change->q0 != 0, priced1 = change->q1 != 0;
	if (priced0 && priced1)
		return method != METHOD_LMDI || is_positive(change) ? EFFECT_VOLUME
								    : EFFECT_UNSPLIT;
	if (!before && priced1)
		return EFFECT_NEW;
	if (!after && priced0)
		return EFFECT_ENDED;
	return EFFECT_UNSPLIT;
}

static bool add_change(struct product_change *sum, const struct product_change *change)
{
	return !__builtin_add_overflow(sum->q0, change->q0, &sum->q0) &&
	       !__builtin_add_overflow(sum->q1, change->q1, &sum->q1) &&
	       !__builtin_add_overflow(sum->c0, change->c0, &sum->c0) &&
	       !__builtin_add_overflow(sum->c1, change->c1, &sum->c1);
}

/* What needs no arithmetic, and which products remain. */
static bool sort_out(struct split *s, size_t n, struct effects *out)
{
	for (size_t i = 0; i < n; i++) {
		const struct product_change *change = &s->list[i];
		out[i] = (struct effects){.has = 0};
		if (__builtin_sub_overflow(change->c1, change->c0, &out[i].total))
			return false;
		enum effect kind = kind_of(change, s->method);
		if (kind == EFFECT_VOLUME) {
			s->which[s->n++] = i;
			if (!add_change(&s->all, change))
				return false;
			continue;
		}
		out[i].amount[kind] = out[i].total;
		out[i].has = bit(kind);
	}
	return true;
}

/* Base prices on the quantities of the outcome, x = q1 c0 / q0, and on those that the
 * products would have had in the mix of the base, y = Q1 c0 / Q0. */
static bool exact_flex(const struct split *s, const struct product_change *change,
		       struct fixed *cell)
{
	const struct fixed c0 = fixed_from_cents(change->c0);
	const struct fixed c1 = fixed_from_cents(change->c1);
	struct fixed x, y;
	if (!fixed_quotient(change->q1, change->c0, change->q0, &x) ||
	    !fixed_subtract(c1, x, &cell[EFFECT_PRICE]))
		return false;
	if (!(s->used & bit(EFFECT_MIX)))
		return fixed_subtract(x, c0, &cell[EFFECT_VOLUME]);
	return fixed_quotient(s->all.q1, change->c0, s->all.q0, &y) &&
	       fixed_subtract(y, c0, &cell[EFFECT_VOLUME]) &&
	       fixed_subtract(x, y, &cell[EFFECT_MIX]);
}

/* (q1 - q0)(p0 + p1) / 2 = (q1 c0 / q0 - q0 c1 / q1 + c1 - c0) / 2; the price is the
 * rest. */
static bool exact_bennet(const struct product_change *change, struct fixed *cell)
{
	struct fixed whole, a, b, sum;
	return fixed_subtract(fixed_from_cents(change->c1), fixed_from_cents(change->c0),
			      &whole) &&
	       fixed_quotient(change->q1, change->c0, change->q0, &a) &&
	       fixed_quotient(change->q0, change->c1, change->q1, &b) &&
	       fixed_subtract(a, b, &sum) && fixed_add(sum, whole, &sum) &&
	       fixed_halve(sum, &cell[EFFECT_VOLUME]) &&
	       fixed_subtract(whole, cell[EFFECT_VOLUME], &cell[EFFECT_PRICE]);
}

/* The logarithmic mean of base and outcome, both positive. */
static double log_mean(const struct product_change *change)
{
	const double c0 = (double)change->c0, c1 = (double)change->c1;
	return change->c0 == change->c1 ? c0 : (c1 - c0) / log(c1 / c0);
}

/* The mix is the rest, so that cents add up. */
static bool exact_lmdi(const struct split *s, const struct product_change *change,
		       struct fixed *cell)
{
	const double mean = log_mean(change);
	const double growth = (double)s->all.q1 / (double)s->all.q0;
	const double more = (double)change->q1 / (double)change->q0;
	const double cost = (double)change->c1 / (double)change->c0;
	struct fixed whole;
	return fixed_from_double(mean * log(growth), &cell[EFFECT_VOLUME]) &&
	       fixed_from_double(mean * log(cost / more), &cell[EFFECT_PRICE]) &&
	       fixed_subtract(fixed_from_cents(change->c1), fixed_from_cents(change->c0),
			      &whole) &&
	       fixed_subtract(whole, cell[EFFECT_VOLUME], &whole) &&
	       fixed_subtract(whole, cell[EFFECT_PRICE], &cell[EFFECT_MIX]);
}

static bool exact_effects(const struct split *s, const struct product_change *change,
			  struct fixed *cell)
{
	if (s->method == METHOD_BENNET)
		return exact_bennet(change, cell);
	if (s->method == METHOD_LMDI)
		return exact_lmdi(s, change, cell);
	return exact_flex(s, change, cell);
}

static bool fill_rows(struct split *s, const struct effects *out, struct exact_row *all)
{
	for (size_t i = 0; i < s->n; i++) {
		struct exact_row *row = &s->rows[i];
		row->total = out[s->which[i]].total;
		if (!exact_effects(s, &s->list[s->which[i]], row->cell) ||
		    __builtin_add_overflow(all->total, row->total, &all->total))
			return false;
		for (size_t j = 0; j < SPLIT_EFFECTS; j++)
			if (!fixed_add(all->cell[j], row->cell[j], &all->cell[j]))
				return false;
	}
	return true;
}

/* Cents of all products together, then of each. */
static bool round_split(const struct split *s, const struct exact_row *all,
			struct effects *out)
{
	cents columns[SPLIT_EFFECTS];
	if (s->n == 0)
		return true;
	cents *cells = xrealloc(NULL, s->n * SPLIT_EFFECTS * sizeof(*cells));
	bool fits = round_row(all, s->used, columns) &&
		    round_rows(s->rows, s->n, s->used, columns, cells);
	for (size_t i = 0; i < s->n && fits; i++) {
		struct effects *effects = &out[s->which[i]];
		effects->has = s->used;
		memcpy(effects->amount, &cells[i * SPLIT_EFFECTS],
		       SPLIT_EFFECTS * sizeof(*cells));
	}
	free(cells);
	return fits;
}

static bool add_up(const struct effects *out, size_t n, struct effects *total)
{
	*total = (struct effects){.has = 0};
	for (size_t i = 0; i < n; i++) {
		total->has |= out[i].has;
		if (__builtin_add_overflow(total->total, out[i].total, &total->total))
			return false;
		for (size_t e = 0; e < EFFECTS; e++)
			if (__builtin_add_overflow(total->amount[e], out[i].amount[e],
						   &total->amount[e]))
				return false;
	}
	return true;
}

enum effects_status effects_split(const struct product_change *list, size_t n,
				  enum effect_method method, struct effects *out,
				  struct effects *total)
{
	struct split s = {.list = list, .method = method};
	struct exact_row all = {.total = 0};
	s.which = xrealloc(NULL, (n + 1) * sizeof(*s.which));
	s.rows = xrealloc(NULL, (n + 1) * sizeof(*s.rows));
	memset(s.rows, 0, (n + 1) * sizeof(*s.rows));
	bool fits = sort_out(&s, n, out);
	s.used = bit(EFFECT_VOLUME) | bit(EFFECT_PRICE);
	if (method != METHOD_BENNET && s.all.q0 != 0)
		s.used |= bit(EFFECT_MIX);
	fits = fits && fill_rows(&s, out, &all) && round_split(&s, &all, out) &&
	       add_up(out, n, total);
	free(s.which);
	free(s.rows);
	return fits ? EFFECTS_OK : EFFECTS_RANGE;
}
