/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * committed - what was promised and is still to come
 */
#include "committed.h"

#include <stdlib.h>

/* Bills of all years tell which part is used; the scope still says of whom and what. */
static struct filter of_all_years(const struct filter *filter, struct period until)
{
	struct filter wide = *filter;
	wide.keep[AXIS_PERIOD] = wide.keep[AXIS_YEAR] = wide.keep[AXIS_QUARTER] = NULL;
	wide.until = until;
	wide.history = true;
	return wide;
}

/* First and last booking period of the bills that pass. */
static void booked(const struct book *book, const struct filter *filter,
		   struct period *first, struct period *last)
{
	size_t count;
	uint32_t *rows = filter_rows(filter, TABLE_DECLARATIONS, &count);
	*first = *last = (struct period){.year = 0};
	for (size_t i = 0; i < count; i++) {
		const struct period period = bill_booked(book, rows[i]);
		if (!period_is_set(period))
			continue;
		if (!period_is_set(*first) ||
		    days_of(period).first < days_of(*first).first)
			*first = period;
		if (!period_is_set(*last) || days_of(period).last > days_of(*last).last)
			*last = period;
	}
	free(rows);
}

static struct period choose_until(const struct book *book, const struct filter *filter)
{
	struct period first, last;
	if (period_is_set(filter->until))
		return filter->until;
	booked(book, filter, &first, &last);
	return last;
}

bool commitments_build(struct commitments *c, const struct book *book,
		       const struct filter *filter, int64_t settled_months,
		       struct arena *arena)
{
	struct period until = choose_until(book, filter), first, last;
	*c = (struct commitments){.book = book};
	if (!period_is_set(until) || days_none(days_of(until)))
		return false;
	c->filter = of_all_years(filter, until);
	booked(book, &c->filter, &first, &last);
	if (!period_is_set(first))
		first = period_year(until.year);
	until = date_month(days_of(until).last);
	c->horizon = horizon_make(until, first, settled_months);
	const struct days recent = {.first = c->horizon.window[WINDOW_SETTLED].first,
				    .last = DATE_OPEN};
	prices_build(&c->prices, book, &c->filter, recent, arena);
	grants_collect(&c->grants, book, &c->filter, c->horizon.last, arena);
	grants_value(&c->grants, book, &c->prices, &c->horizon);
	bills_match(&c->bills, &c->grants, book, &c->filter, &c->horizon, arena);
	pools_build(&c->pools, book, &c->grants, &c->bills, &c->horizon, arena);
	return true;
}

static int compare_committed(const void *a, const void *b)
{
	const struct committed *x = a, *y = b;
	if (x->domain != y->domain)
		return x->domain < y->domain ? -1 : 1;
	return x->product < y->product ? -1 : x->product > y->product;
}

static void add(struct committed *sum, const struct committed *more)
{
	sum->partly |= more->partly || sum->known != more->known;
	sum->known |= more->known;
	sum->late += more->late;
	sum->coming += more->coming;
	sum->after += more->after;
	sum->granted += more->granted;
	sum->billed += more->billed;
}

static struct committed of_pool(const struct pool *pool, bool per_product)
{
	const bool known = pool->expected && pool->grants > pool->unknown;
	return (struct committed){.domain = pool->domain,
				  .product = per_product ? pool->product
							 : (member)MEMBER_NONE,
				  .known = known,
				  .partly = known && pool->unknown > 0,
				  .late = pool->late,
				  .coming = pool->coming,
				  .after = pool->after,
				  .granted = pool->granted[WINDOW_YEAR],
				  .billed = pool->billed_year};
}

size_t committed_list(const struct book *book, const struct filter *filter,
		      bool per_product, struct committed **list, struct period *until,
		      struct arena *arena)
{
	struct commitments c;
	size_t all = 0, count = 0;
	*until = (struct period){.year = 0};
	*list = NULL;
	if (!commitments_build(&c, book, filter, SETTLED_MONTHS, arena))
		return 0;
	*until = c.horizon.until;
	struct committed *sums = arena_alloc(arena, (c.pools.count + 1) * sizeof(*sums));
	for (size_t i = 0; i < c.pools.count; i++)
		if (c.pools.list[i].grants > 0)
			sums[all++] = of_pool(&c.pools.list[i], per_product);
	qsort(sums, all, sizeof(*sums), compare_committed);
	for (size_t i = 0; i < all; i++) {
		if (count > 0 && compare_committed(&sums[count - 1], &sums[i]) == 0)
			add(&sums[count - 1], &sums[i]);
		else
			sums[count++] = sums[i];
	}
	*list = sums;
	return count;
}
