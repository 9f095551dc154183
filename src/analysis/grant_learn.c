/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * grant_learn - which part of what was granted is used, from what is settled
 *
 * Pools are sorted, so that those of one product, and of one domain, stand together: a
 * level is a run of them.
 */
#include "grant_learn.h"

#include <stdlib.h>

/* Who stands behind the settled amounts of a pool. Clients of different laws have
 * different names. */
struct behind {
	uint32_t pool;
	member client;
};

struct lessons {
	struct pools *pools;
	struct behind *people; /* by pool */
	size_t count;
	cents *granted, *billed; /* by pool: settled */
	member *scratch;
};

static int compare_behind(const void *a, const void *b)
{
	const struct behind *x = a, *y = b;
	if (x->pool != y->pool)
		return x->pool < y->pool ? -1 : 1;
	return x->client < y->client ? -1 : x->client > y->client;
}

static int compare_clients(const void *a, const void *b)
{
	const member x = *(const member *)a, y = *(const member *)b;
	return x < y ? -1 : x > y;
}

/* A budget counts as a whole, once it ended long enough ago. */
static bool is_settled(const struct grant *grant, const struct horizon *horizon)
{
	if (!grant->known || (grant->pgb && !grant->paid))
		return false;
	return grant->pgb ? grant->active.last <= horizon->window[WINDOW_SETTLED].last
			  : !days_none(grant_within(grant, horizon, WINDOW_SETTLED));
}

static unsigned months_of(const struct grant *grant, const struct horizon *horizon)
{
	const struct days run = grant_within(grant, horizon, WINDOW_SETTLED);
	const struct period start = date_month(horizon->window[WINDOW_SETTLED].first);
	if (grant->pgb)
		return ~0U;
	const int first = period_months_between(start, date_month(run.first));
	const int last = period_months_between(start, date_month(run.last));
	unsigned months = 0;
	for (int i = first; i <= last; i++)
		months |= 1U << i;
	return months;
}

static void add_lesson(struct lessons *l, const struct grant *grant, uint32_t pool,
		       const struct horizon *horizon)
{
	if (pool == POOL_NONE || !is_settled(grant, horizon))
		return;
	cents granted = grant->granted[WINDOW_SETTLED];
	cents billed = grant->billed[WINDOW_SETTLED];
	if (grant->pgb) {
		granted = grant->whole;
		billed = grant->billed_ever;
	}
	l->granted[pool] += granted;
	l->billed[pool] += billed;
	l->pools->list[pool].months |= months_of(grant, horizon);
	/* without a name each grant stands for somebody */
	const member client = grant->client != MEMBER_NONE
				      ? grant->client
				      : UINT32_MAX - (member)l->count;
	l->people[l->count++] = (struct behind){pool, client};
}

static size_t first_behind(const struct lessons *l, size_t pool)
{
	size_t low = 0, high = l->count;
	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		if (l->people[middle].pool < pool)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static int64_t count_clients(const struct lessons *l, size_t from, size_t to)
{
	size_t count = 0;
	int64_t different = 0;
	for (size_t i = first_behind(l, from); i < l->count && l->people[i].pool < to;
	     i++)
		l->scratch[count++] = l->people[i].client;
	qsort(l->scratch, count, sizeof(*l->scratch), compare_clients);
	for (size_t i = 0; i < count; i++)
		different += i == 0 || l->scratch[i] != l->scratch[i - 1];
	return different;
}

static int count_months(unsigned months)
{
	int count = 0;
	for (; months != 0; months &= months - 1)
		count++;
	return count;
}

static bool same_level(const struct pool *a, const struct pool *b, enum learned level)
{
	return a->pgb == b->pgb && a->domain == b->domain &&
	       (level == LEARNED_DOMAIN || a->product == b->product) &&
	       (level != LEARNED_PROVIDER || a->provider == b->provider);
}

/* The run of pools from..to learns from itself, where it is large enough. */
static void learn_run(const struct lessons *l, size_t from, size_t to, enum learned level)
{
	struct fraction part = {.num = 0, .den = 0};
	unsigned months = 0;
	for (size_t i = from; i < to; i++) {
		part.num += l->billed[i];
		part.den += l->granted[i];
		months |= l->pools->list[i].months;
	}
	/* without a provider, or a product, it is no level of its own */
	const struct pool *first = &l->pools->list[from];
	if ((level == LEARNED_PROVIDER && first->provider == MEMBER_NONE) ||
	    (level != LEARNED_DOMAIN && first->product == MEMBER_NONE))
		return;
	if (part.den <= 0 || count_months(months) < LEARN_MONTHS ||
	    count_clients(l, from, to) < LEARN_CLIENTS)
		return;
	part.num = part.num > 0 ? part.num : 0;
	for (size_t i = from; i < to; i++) {
		struct pool *pool = &l->pools->list[i];
		if (pool->learned != LEARNED_NOT)
			continue;
		pool->utilisation = part;
		pool->learned = level;
	}
}

static void learn_level(const struct lessons *l, enum learned level)
{
	const struct pools *pools = l->pools;
	for (size_t from = 0, to; from < pools->count; from = to) {
		for (to = from + 1; to < pools->count; to++)
			if (!same_level(&pools->list[from], &pools->list[to], level))
				break;
		learn_run(l, from, to, level);
	}
}

void learn(struct pools *pools, const struct grants *grants,
	   const struct horizon *horizon, struct arena *arena)
{
	const size_t room = grants->count + 1;
	struct lessons l = {
		.pools = pools,
		.people = arena_alloc(arena, room * sizeof(*l.people)),
		.granted = arena_alloc(arena, (pools->count + 1) * sizeof(*l.granted)),
		.billed = arena_alloc(arena, (pools->count + 1) * sizeof(*l.billed)),
		.scratch = arena_alloc(arena, room * sizeof(*l.scratch))};
	for (size_t i = 0; i < grants->count; i++)
		add_lesson(&l, &grants->list[i], pools->of_grant[i], horizon);
	qsort(l.people, l.count, sizeof(*l.people), compare_behind);
	for (enum learned level = LEARNED_PROVIDER; level <= LEARNED_DOMAIN; level++)
		learn_level(&l, level);
}

/* Budgets of one pool that are not settled. */
struct unsettled {
	cents ended, ended_paid, running, running_paid;
	int64_t coming, after; /* what was granted for the days to come */
};

static void add_unsettled(struct unsettled *u, const struct grant *grant,
			  const struct horizon *horizon)
{
	if (is_settled(grant, horizon) || !grant->known ||
	    grant->active.last < horizon->window[WINDOW_YEAR].first)
		return;
	if (grant->active.last <= horizon->last) {
		u->ended += grant->whole;
		u->ended_paid += grant->billed_ever;
		return;
	}
	u->running += grant->whole;
	u->running_paid += grant->billed_ever;
	u->coming += grant->granted[WINDOW_COMING];
	u->after += grant->granted[WINDOW_AFTER];
}

static bool rest_of(const struct pool *pool, cents granted, cents paid, cents *rest)
{
	*rest = 0;
	if (granted == 0)
		return true;
	if (!fraction_known(pool->utilisation) ||
	    money_scale(granted, pool->utilisation.num, pool->utilisation.den, rest) !=
		    NUMBER_OK)
		return false;
	*rest = *rest > paid ? *rest - paid : 0;
	return true;
}

static void expect_pool(struct pool *pool, const struct unsettled *u)
{
	const int64_t weights[] = {u->coming, u->after};
	cents running, parts[2] = {0, 0};
	pool->expected = rest_of(pool, u->ended, u->ended_paid, &pool->late) &&
			 rest_of(pool, u->running, u->running_paid, &running);
	if (!pool->expected)
		pool->late = 0;
	else if (running > 0 && money_apportion(running, weights, 2, parts) < 0)
		pool->expected = false;
	pool->coming = parts[0];
	pool->after = parts[1];
}

void expect_budgets(struct pools *pools, const struct grants *grants,
		    const struct horizon *horizon, struct arena *arena)
{
	struct unsettled *all = arena_alloc(arena, (pools->count + 1) * sizeof(*all));
	for (size_t i = 0; i < grants->count; i++)
		if (grants->list[i].pgb && pools->of_grant[i] != POOL_NONE)
			add_unsettled(&all[pools->of_grant[i]], &grants->list[i],
				      horizon);
	for (size_t i = 0; i < pools->count; i++)
		if (pools->list[i].pgb)
			expect_pool(&pools->list[i], &all[i]);
}
