/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * crossing - spending crossed with product, provider, referrer or district: on how many
 * people it rests
 */
#include "crossing.h"

#include <stdlib.h>
#include <string.h>

#define NO_CROSSING SIZE_MAX

static bool is_asked(const struct book *book, const struct filter *filter, member stage,
		     const enum axis *keys, size_t nkeys)
{
	if (book->privacy.internal || (stage != STAGE_ACTUAL && stage != MEMBER_NONE))
		return false;
	for (size_t i = 0; i < nkeys; i++)
		if (disclosure_is_crossing(keys[i]))
			return true;
	for (size_t axis = 0; axis < AXIS_STORED; axis++)
		if (filter->keep[axis] && disclosure_is_crossing((enum axis)axis))
			return true;
	return false;
}

/* The provider of the fewest clients that is not among those together; 0: none. */
static member next_smallest(const struct client_counts *providers, const bool *together)
{
	member best = MEMBER_NONE;
	int64_t fewest = 0;
	for (size_t i = 0; i < providers->count; i++) {
		const member m = providers->keys[i];
		const int64_t people = providers->people[i];
		if (m == MEMBER_NONE || together[m] || people <= 0)
			continue;
		if (best == MEMBER_NONE || people < fewest) {
			best = m;
			fewest = people;
		}
	}
	return best;
}

static struct filter only_together(const struct crossing *c, const struct book *book,
				   const struct filter *filter, struct arena *arena)
{
	const size_t count = book->axis[AXIS_PROVIDER].count;
	member *members = arena_alloc(arena, (count + 1) * sizeof(*members));
	size_t n = 0;
	for (member m = 1; m < count; m++)
		if (c->together[m])
			members[n++] = m;
	return filter_only(filter, AXIS_PROVIDER, members, n, arena);
}

static int64_t people_together(const struct crossing *c, const struct book *book,
			       const struct filter *filter, struct arena *arena)
{
	const struct filter own = only_together(c, book, filter, arena);
	struct client_counts all;
	clients_count(&all, book, TABLE_SPENDING, &own, NULL, 0, arena);
	return all.count > 0 ? all.people[0] : 0;
}

/* A provider with too few clients is shown with others, enough for all of them. */
static void find_together(struct crossing *c, const struct book *book,
			  const struct filter *filter, struct arena *arena)
{
	const enum axis provider[] = {AXIS_PROVIDER};
	struct client_counts providers;
	bool any = false;
	c->together = arena_alloc(arena, book->axis[AXIS_PROVIDER].count + 1);
	clients_count(&providers, book, TABLE_SPENDING, filter, provider, 1, arena);
	for (size_t i = 0; i < providers.count; i++) {
		const member m = providers.keys[i];
		c->together[m] = m != MEMBER_NONE && providers.people[i] > 0 &&
				 disclosure_small(book, providers.people[i]);
		any |= c->together[m];
	}
	while (any && disclosure_small(book, people_together(c, book, filter, arena))) {
		const member next = next_smallest(&providers, c->together);
		if (next == MEMBER_NONE)
			break;
		c->together[next] = true;
	}
}

void crossing_build(struct crossing *c, const struct book *book,
		    const struct filter *filter, member stage, const enum axis *keys,
		    size_t nkeys, struct arena *arena)
{
	*c = (struct crossing){.book = book,
			       .asked = is_asked(book, filter, stage, keys, nkeys),
			       .nkeys = nkeys,
			       .provider = 0};
	if (!c->asked)
		return;
	const struct filter own =
		stage == MEMBER_NONE ? *filter
				     : filter_only(filter, AXIS_STAGE, &stage, 1, arena);
	while (c->provider < nkeys && keys[c->provider] != AXIS_PROVIDER)
		c->provider++;
	clients_count(&c->counts, book, TABLE_SPENDING, &own, keys, nkeys, arena);
	if (c->provider == nkeys)
		return;
	enum axis others[SUM_KEYS];
	size_t count = 0;
	for (size_t i = 0; i < nkeys; i++)
		if (i != c->provider)
			others[count++] = keys[i];
	find_together(c, book, &own, arena);
	const struct filter together = only_together(c, book, &own, arena);
	clients_count(&c->of_together, book, TABLE_SPENDING, &together, others, count,
		      arena);
}

static void add_cell(struct cell *to, const struct cell *from)
{
	to->value += from->value;
	to->quantity += from->quantity;
	to->cells += from->cells;
	to->unknown += from->unknown;
}

static int compare_sums(const void *a, const void *b)
{
	const struct sum *x = a, *y = b;
	for (size_t i = 0; i < SUM_KEYS; i++)
		if (x->key[i] != y->key[i])
			return x->key[i] < y->key[i] ? -1 : 1;
	return 0;
}

void crossing_fold(const struct crossing *c, struct sums *sums)
{
	if (!c->asked || c->provider == c->nkeys || sums->count == 0)
		return;
	for (size_t i = 0; i < sums->count; i++) {
		struct sum *sum = &sums->list[i];
		for (size_t k = sums->nkeys; k < SUM_KEYS; k++)
			sum->key[k] = MEMBER_NONE;
		if (c->together[sum->key[c->provider]])
			sum->key[c->provider] = PROVIDERS_TOGETHER;
	}
	qsort(sums->list, sums->count, sizeof(*sums->list), compare_sums);
	size_t kept = 0;
	for (size_t i = 0; i < sums->count; i++) {
		struct sum *last = kept ? &sums->list[kept - 1] : NULL;
		if (last && compare_sums(last, &sums->list[i]) == 0) {
			add_cell(&last->expense, &sums->list[i].expense);
			add_cell(&last->revenue, &sums->list[i].revenue);
		} else {
			sums->list[kept++] = sums->list[i];
		}
	}
	sums->count = kept;
}

int64_t crossing_people(const struct crossing *c, const member *key)
{
	member others[SUM_KEYS];
	size_t count = 0;
	if (c->provider == c->nkeys || key[c->provider] != PROVIDERS_TOGETHER)
		return clients_behind(&c->counts, key);
	for (size_t i = 0; i < c->nkeys; i++)
		if (i != c->provider)
			others[count++] = key[i];
	return clients_behind(&c->of_together, others);
}

/* One number for what the members of some axes of a row are: those that are public, and
 * of those that are not the n-th; NO_CROSSING: none of these. */
static size_t line_of(const struct crossing *c, const struct sum *sum,
		      const enum axis *keys, size_t nth)
{
	size_t line = 0, n = 0;
	for (size_t k = 0; k < c->nkeys; k++) {
		const size_t count = c->book->axis[keys[k]].count;
		if (disclosure_is_crossing(keys[k]) && n++ != nth)
			continue;
		/* providers together come after all others */
		line = line * (count + 1) + (sum->key[k] < count ? sum->key[k] : count);
	}
	return line;
}

/* Rows add up to what is public. Along two axes that are not, they also add up to what
 * the same question shows along one of them. */
static void find_lines(const struct crossing *c, const struct sums *sums,
		       const enum axis *keys, struct guarded *guard, struct arena *arena)
{
	size_t crossings = 0;
	size_t *line = arena_alloc(arena, (sums->count + 1) * sizeof(*line));
	size_t *across = arena_alloc(arena, (sums->count + 1) * sizeof(*across));
	for (size_t k = 0; k < c->nkeys; k++)
		crossings += disclosure_is_crossing(keys[k]);
	for (size_t i = 0; i < sums->count; i++) {
		line[i] = line_of(c, &sums->list[i], keys,
				  crossings == 2 ? 0 : NO_CROSSING);
		across[i] = line_of(c, &sums->list[i], keys, 1);
	}
	guard->line = line;
	if (crossings != 2)
		return;
	size_t *above = arena_alloc(arena, (sums->count + 1) * sizeof(*above));
	for (size_t i = 0; i < sums->count; i++)
		above[i] = line_of(c, &sums->list[i], keys, NO_CROSSING);
	guard->across = across;
	guard->above = above;
}

void crossing_hide(const struct crossing *c, struct table *table, const struct sums *sums,
		   const enum axis *keys)
{
	static const char *const columns[] = {"expense", "revenue", "net", "share", NULL};
	struct arena *arena = &table->report->arena;
	int64_t *people = arena_alloc(arena, (sums->count + 1) * sizeof(*people));
	if (!c->asked)
		return;
	for (size_t i = 0; i < sums->count; i++)
		people[i] = crossing_people(c, sums->list[i].key);
	struct guarded guard = {.table = table, .columns = columns, .people = people};
	find_lines(c, sums, keys, &guard, arena);
	disclosure_apply(c->book, &guard, table->report);
}
