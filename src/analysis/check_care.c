/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * check_care - what the rules about declarations and assignments share: lines that are
 * wrong in one way, put together per provider and never told about too few people
 *
 * A row of the check leads to a line of a file, where whoever may open it can read the
 * rest. Of few people the row shows that place alone.
 */
#include "check_care.h"

#include "cell_audit.h"
#include "disclosure.h"
#include "sums.h"

#include <stdlib.h>
#include <string.h>

enum { DOMINATION_PERCENT = 10 };

struct care_person {
	size_t pile;
	member client;
	int64_t size; /* of the amount or volume of the line */
};

/* What the people of one pile have. */
struct care_crowd {
	int64_t people, total, largest, second;
	bool unknown; /* a line names no client */
};

struct filter care_filter(const struct checks *checks)
{
	struct filter filter = checks->filter;
	filter.keep[AXIS_YEAR] = filter.keep[AXIS_QUARTER] = filter.keep[AXIS_PERIOD] =
		NULL;
	filter.until = (struct period){0, 0};
	return filter;
}

bool care_line_asked(const struct checks *checks, enum table_id table, size_t row)
{
	return filter_passes(&checks->filter, table, row);
}

struct days declared_days(const struct book *book, size_t row, bool *exact)
{
	const struct facts *facts = &book->table[TABLE_DECLARATIONS];
	const struct terms *terms = facts->terms ? &facts->terms[row] : NULL;
	const member care = facts_member(facts, AXIS_CARE_PERIOD, row);
	*exact = terms && terms->start > 0 && terms->end != DATE_NONE &&
		 terms->end != DATE_OPEN && terms->end >= terms->start;
	if (*exact)
		return (struct days){terms->start, terms->end};
	return days_of(book->axis[AXIS_CARE_PERIOD].entries[care].period);
}

void care_piles_init(struct care_piles *piles, struct checks *checks)
{
	static const enum axis axes[] = {AXIS_PROVIDER};
	const struct book *book = checks->book;
	const struct filter filter = care_filter(checks);
	struct client_counts counts;
	*piles = (struct care_piles){.checks = checks};
	piles->small = arena_alloc(checks->arena, book->axis[AXIS_PROVIDER].count);
	clients_count(&counts, book, TABLE_DECLARATIONS, &filter, axes, 1, checks->arena);
	for (member m = 1; m < book->axis[AXIS_PROVIDER].count; m++)
		piles->small[m] = disclosure_small(book, clients_behind(&counts, &m));
}

static bool same_pile(const struct care_pile *a, const struct care_pile *b)
{
	return a->id == b->id && a->domain == b->domain && a->provider == b->provider &&
	       a->product == b->product && a->unit == b->unit && a->year == b->year &&
	       a->others == b->others;
}

static size_t pile_of(struct care_piles *piles, const struct care_pile *like)
{
	for (size_t i = piles->count; i-- > 0;)
		if (same_pile(&piles->list[i], like))
			return i;
	piles->list =
		xgrow(piles->list, &piles->room, piles->count + 1, sizeof(*piles->list));
	piles->list[piles->count] = *like;
	piles->list[piles->count].found = piles->list[piles->count].expected = 0;
	return piles->count++;
}

static bool is_before(const struct origin *a, const struct origin *b)
{
	return a->file != b->file ? a->file < b->file : a->line < b->line;
}

void care_pile_add(struct care_piles *piles, const struct care_pile *like,
		   enum table_id table, size_t row)
{
	const struct facts *facts = &piles->checks->book->table[table];
	const struct origin origin =
		facts->origin ? facts->origin[row] : (struct origin){.line = 0};
	struct care_pile wanted = *like;
	if (wanted.provider != MEMBER_NONE && piles->small[wanted.provider]) {
		wanted.provider = MEMBER_NONE;
		wanted.others = true;
	}
	const size_t at = pile_of(piles, &wanted);
	struct care_pile *pile = &piles->list[at];
	if (pile->lines++ == 0 || is_before(&origin, &pile->first))
		pile->first = origin;
	pile->found += like->found;
	pile->expected += like->expected;
	piles->people = xgrow(piles->people, &piles->people_room, piles->npeople + 1,
			      sizeof(*piles->people));
	piles->people[piles->npeople++] =
		(struct care_person){at, facts_member(facts, AXIS_CLIENT, row),
				     like->found < 0 ? -like->found : like->found};
}

static int compare_people(const void *a, const void *b)
{
	const struct care_person *x = a, *y = b;
	if (x->pile != y->pile)
		return x->pile < y->pile ? -1 : 1;
	return (x->client > y->client) - (x->client < y->client);
}

static void add_person(struct care_crowd *crowd, int64_t size)
{
	crowd->people++;
	crowd->total += size;
	if (size > crowd->largest) {
		crowd->second = crowd->largest;
		crowd->largest = size;
	} else if (size > crowd->second) {
		crowd->second = size;
	}
}

static int64_t people_of(const struct book *book, const struct care_crowd *crowd)
{
	if (crowd->unknown)
		return PEOPLE_NOT_KNOWN;
	if (crowd->people >= book->privacy.threshold && crowd->total > 0 &&
	    audit_dominated(crowd->total, crowd->largest, crowd->second,
			    DOMINATION_PERCENT))
		return PEOPLE_DOMINATED;
	return crowd->people;
}

/* Different clients by pile, as disclosure_small takes them. */
static int64_t *count_people(const struct care_piles *piles)
{
	struct arena *arena = piles->checks->arena;
	const struct book *book = piles->checks->book;
	int64_t *counts = arena_alloc(arena, (piles->count + 1) * sizeof(*counts));
	struct care_crowd *crowds =
		arena_alloc(arena, (piles->count + 1) * sizeof(*crowds));
	const struct care_person *people = piles->people;
	if (piles->npeople > 0)
		qsort(piles->people, piles->npeople, sizeof(*people), compare_people);
	for (size_t i = 0, end; i < piles->npeople; i = end) {
		int64_t size = 0;
		for (end = i; end < piles->npeople &&
			      compare_people(&people[i], &people[end]) == 0;
		     end++)
			size += people[end].size;
		crowds[people[i].pile].unknown |= people[i].client == MEMBER_NONE;
		add_person(&crowds[people[i].pile], size);
	}
	for (size_t i = 0; i < piles->count; i++)
		counts[i] = people_of(book, &crowds[i]);
	return counts;
}

static struct value amount_of(const struct care_pile *pile, int64_t amount)
{
	return pile->is_volume ? value_quantity(amount) : value_money(amount);
}

static void write_pile(const struct care_piles *piles, const struct care_pile *pile,
		       bool hidden)
{
	struct checks *checks = piles->checks;
	const struct check_subject subject = {.domain = pile->domain,
					      .year = pile->year,
					      .product = pile->product,
					      .unit = pile->unit,
					      .provider = pile->provider,
					      .other_providers = pile->others};
	struct value found = amount_of(pile, pile->found), expected = value_none();
	if (pile->has_expected)
		expected = amount_of(pile, pile->expected);
	checks->hidden += hidden;
	if (hidden)
		found = value_hidden(checks->report);
	if (hidden && pile->has_expected)
		expected = value_hidden(checks->report);
	const size_t row = check_row(checks, pile->id, check_subject(checks, subject),
				     found, expected);
	check_place(checks, row, &pile->first, hidden ? 0 : pile->lines);
}

struct pile_rank {
	const struct care_pile *pile;
	bool hidden;
};

static int compare_piles(const void *a, const void *b)
{
	const struct care_pile *x = ((const struct pile_rank *)a)->pile;
	const struct care_pile *y = ((const struct pile_rank *)b)->pile;
	const int64_t left[] = {x->id,       x->domain,  x->year, x->others,
				x->provider, x->product, x->unit};
	const int64_t right[] = {y->id,       y->domain,  y->year, y->others,
				 y->provider, y->product, y->unit};
	for (size_t i = 0; i < sizeof(left) / sizeof(left[0]); i++)
		if (left[i] != right[i])
			return left[i] < right[i] ? -1 : 1;
	return 0;
}

void care_piles_close(struct care_piles *piles)
{
	const struct book *book = piles->checks->book;
	const int64_t *people = count_people(piles);
	struct pile_rank *ranks =
		arena_alloc(piles->checks->arena, (piles->count + 1) * sizeof(*ranks));
	for (size_t i = 0; i < piles->count; i++)
		ranks[i] = (struct pile_rank){&piles->list[i],
					      disclosure_small(book, people[i])};
	if (piles->count > 0)
		qsort(ranks, piles->count, sizeof(*ranks), compare_piles);
	for (size_t i = 0; i < piles->count; i++)
		write_pile(piles, ranks[i].pile, ranks[i].hidden);
	free(piles->list);
	free(piles->people);
	*piles = (struct care_piles){.count = 0};
}
