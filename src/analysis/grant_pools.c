/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * grant_pools - grants of one law, product and provider together
 */
#include "grant_pools.h"

#include "grant_learn.h"

#include <stdlib.h>

static int compare_pools(const void *a, const void *b)
{
	const struct pool *x = a, *y = b;
	const member of_x[] = {x->pgb, x->domain, x->product, x->provider, x->task_field};
	const member of_y[] = {y->pgb, y->domain, y->product, y->provider, y->task_field};
	for (size_t i = 0; i < sizeof(of_x) / sizeof(*of_x); i++)
		if (of_x[i] != of_y[i])
			return of_x[i] < of_y[i] ? -1 : 1;
	return 0;
}

static struct pool pool_of_grant(const struct grant *grant)
{
	return (struct pool){.domain = grant->domain,
			     .product = grant->product,
			     .provider = grant->provider,
			     .task_field = grant->task_field,
			     .pgb = grant->pgb};
}

static struct pool pool_of_row(const struct book *book, size_t row)
{
	return (struct pool){.domain = bill_member(book, AXIS_DOMAIN, row),
			     .product = bill_member(book, AXIS_PRODUCT, row),
			     .provider = bill_member(book, AXIS_PROVIDER, row),
			     .task_field = bill_member(book, AXIS_TASK_FIELD, row)};
}

/* A matched bill belongs where its grant is: a bill may name a finer product. */
static struct pool pool_of_bill(const struct book *book, const struct grants *grants,
				const struct bill *bill, size_t row)
{
	return bill->match == BILL_MATCHED || bill->match == BILL_OUTSIDE
		       ? pool_of_grant(&grants->list[bill->grant])
		       : pool_of_row(book, row);
}

static bool is_counted(const struct grant *grant)
{
	return grant->in_kind || grant->pgb;
}

static void sort_unique(struct pools *pools)
{
	size_t count = 0;
	qsort(pools->list, pools->count, sizeof(*pools->list), compare_pools);
	for (size_t i = 0; i < pools->count; i++)
		if (count == 0 ||
		    compare_pools(&pools->list[count - 1], &pools->list[i]) != 0)
			pools->list[count++] = pools->list[i];
	pools->count = count;
}

static uint32_t find_pool(const struct pools *pools, struct pool key)
{
	const struct pool *found = bsearch(&key, pools->list, pools->count,
					   sizeof(*pools->list), compare_pools);
	return found ? (uint32_t)(found - pools->list) : POOL_NONE;
}

static void make_pools(struct pools *pools, const struct book *book,
		       const struct grants *grants, const struct bills *bills,
		       struct arena *arena)
{
	const size_t room = grants->count + bills->rows + 1;
	struct pool *all = xrealloc(NULL, room * sizeof(*all));
	*pools = (struct pools){.list = all};
	for (size_t i = 0; i < grants->count; i++)
		if (is_counted(&grants->list[i]))
			all[pools->count++] = pool_of_grant(&grants->list[i]);
	sort_unique(pools);
	for (size_t row = 0; row < bills->rows; row++)
		if (bills->list[row].match == BILL_MISSING ||
		    bills->list[row].match == BILL_NAMELESS)
			all[pools->count++] = pool_of_row(book, row);
	sort_unique(pools);
	pools->list = arena_alloc(arena, (pools->count + 1) * sizeof(*pools->list));
	for (size_t i = 0; i < pools->count; i++)
		pools->list[i] = all[i];
	free(all);
	pools->of_grant =
		arena_alloc(arena, (grants->count + 1) * sizeof(*pools->of_grant));
	for (size_t i = 0; i < grants->count; i++)
		pools->of_grant[i] =
			is_counted(&grants->list[i])
				? find_pool(pools, pool_of_grant(&grants->list[i]))
				: POOL_NONE;
	pools->of_bill = arena_alloc(arena, (bills->rows + 1) * sizeof(*pools->of_bill));
	for (size_t row = 0; row < bills->rows; row++)
		pools->of_bill[row] =
			bills->list[row].match == BILL_IGNORED
				? POOL_NONE
				: find_pool(pools, pool_of_bill(book, grants,
								&bills->list[row], row));
}

static void add_grant(struct pool *pool, const struct grant *grant,
		      const struct horizon *horizon)
{
	const bool now = !days_none(grant_within(grant, horizon, WINDOW_YEAR)) ||
			 !days_none(grant_within(grant, horizon, WINDOW_AFTER));
	pool->grants += now;
	pool->unknown += now && !grant->known;
	pool->open_ended += now && grant->active.last == DATE_OPEN;
	if (now && grant->active.last != DATE_OPEN) {
		pool->closed++;
		pool->days += days_count(grant->active);
	}
	if (grant->pgb)
		pool->billed_year += grant->billed[WINDOW_YEAR];
	if (!grant->known)
		return;
	for (enum grant_window w = 0; w < WINDOWS; w++) {
		pool->granted[w] += grant->granted[w];
		pool->billed[w] += grant->billed[w];
	}
}

static void add_bills(struct pools *pools, const struct book *book,
		      const struct bills *bills, const struct horizon *horizon)
{
	const struct days year = horizon->window[WINDOW_YEAR];
	for (size_t row = 0; row < bills->rows; row++) {
		const int32_t day = bill_day(book, row);
		if (pools->of_bill[row] != POOL_NONE && day >= year.first &&
		    day <= year.last)
			pools->list[pools->of_bill[row]].billed_year +=
				book->table[TABLE_DECLARATIONS].value[row];
	}
}

static cents above_zero(cents amount)
{
	return amount > 0 ? amount : 0;
}

/* The part of what was granted that is used, rounded once. */
static bool used(const struct pool *pool, cents granted, cents *out)
{
	*out = 0;
	return granted == 0 || (fraction_known(pool->utilisation) &&
				money_scale(granted, pool->utilisation.num,
					    pool->utilisation.den, out) == NUMBER_OK);
}

/* What was billed already for months to come is no longer to come. */
static void expect(struct pool *pool)
{
	cents late, coming, after;
	pool->expected = used(pool, pool->granted[WINDOW_LATE], &late) &&
			 used(pool, pool->granted[WINDOW_COMING], &coming) &&
			 used(pool, pool->granted[WINDOW_AFTER], &after);
	if (!pool->expected)
		return;
	pool->late = above_zero(late - pool->billed[WINDOW_LATE]);
	pool->coming = above_zero(coming - pool->billed[WINDOW_COMING]);
	pool->after = after;
}

void pools_build(struct pools *pools, const struct book *book,
		 const struct grants *grants, const struct bills *bills,
		 const struct horizon *horizon, struct arena *arena)
{
	make_pools(pools, book, grants, bills, arena);
	for (size_t i = 0; i < grants->count; i++)
		if (pools->of_grant[i] != POOL_NONE)
			add_grant(&pools->list[pools->of_grant[i]], &grants->list[i],
				  horizon);
	add_bills(pools, book, bills, horizon);
	learn(pools, grants, horizon, arena);
	for (size_t i = 0; i < pools->count; i++)
		expect(&pools->list[i]);
	expect_budgets(pools, grants, horizon, arena);
}
