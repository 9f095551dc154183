/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * check_grants - declarations beside the assignments that they name: unknown, or outside
 * its days; and assignments that stand twice
 *
 * A number is unique within a law (OP275).
 */
#include "check_grants.h"
#include "sums.h"

#include <stdlib.h>
#include <string.h>

#define ORDER(a, b)     \
	if ((a) != (b)) \
	return (a) < (b) ? -1 : 1

int grant_keys(const struct grant_key *a, const struct grant_key *b)
{
	ORDER(a->domain, b->domain);
	ORDER(a->number, b->number);
	return 0;
}

static int compare_grants(const void *a, const void *b)
{
	const struct grant *x = a, *y = b;
	const int keys = grant_keys(&x->key, &y->key);
	if (keys != 0)
		return keys;
	ORDER(x->row, y->row);
	return 0;
}

struct grant_key grant_key(const struct facts *facts, size_t row)
{
	return (struct grant_key){facts_member(facts, AXIS_DOMAIN, row),
				  facts_member(facts, AXIS_ASSIGNMENT, row)};
}

static void collect(struct grants *g)
{
	const struct facts *facts = g->granted;
	g->list = arena_alloc(g->checks->arena, (facts->rows + 1) * sizeof(*g->list));
	g->of_domain = arena_alloc(g->checks->arena, g->book->axis[AXIS_DOMAIN].count);
	for (size_t row = 0; row < facts->rows; row++) {
		const struct grant_key key = grant_key(facts, row);
		const enum grant_kind kind = facts->terms[row].kind;
		if (key.number == MEMBER_NONE ||
		    (kind != GRANT_ASSIGNMENT && kind != GRANT_PGB))
			continue;
		g->of_domain[key.domain] |= kind == GRANT_ASSIGNMENT;
		g->list[g->count++] = (struct grant){key, row};
	}
	if (g->count > 0)
		qsort(g->list, g->count, sizeof(*g->list), compare_grants);
}

size_t grants_find(const struct grants *g, const struct grant_key *key, size_t *end)
{
	size_t low = 0, high = g->count;
	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		if (grant_keys(&g->list[middle].key, key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	*end = low;
	while (*end < g->count && grant_keys(&g->list[*end].key, key) == 0)
		++*end;
	return low;
}

struct days grant_term(const struct grants *g, size_t i)
{
	const struct terms *terms = &g->granted->terms[g->list[i].row];
	return (struct days){terms->start, terms->end};
}

/* With its days, all of them must lie within one grant; a line that gives a month only,
 * some. */
static bool lies_within(const struct grants *g, size_t row, size_t from, size_t end)
{
	bool exact;
	const struct days days = declared_days(g->book, row, &exact);
	for (size_t i = from; i < end; i++) {
		const struct days term = grant_term(g, i);
		if (exact ? days.first >= term.first && days.last <= term.last
			  : !days_none(days_common(days, term)))
			return true;
	}
	return days_none(days);
}

static void check_line(struct grants *g, size_t row)
{
	const struct grant_key key = grant_key(g->billed, row);
	const member form = facts_member(g->billed, AXIS_FORM, row);
	struct care_pile pile = {.domain = key.domain,
				 .provider = facts_member(g->billed, AXIS_PROVIDER, row),
				 .found = g->billed->value[row]};
	size_t end;
	if (form > FORM_PGB || !g->of_domain[key.domain])
		return; /* lump sums and subsidies have no assignment */
	const size_t from = grants_find(g, &key, &end);
	if (from == end)
		pile.id = FINDING_assignment_unknown;
	else if (!lies_within(g, row, from, end))
		pile.id = FINDING_care_outside_assignment;
	else
		return;
	care_pile_add(g->piles, &pile, TABLE_DECLARATIONS, row);
}

/* One number, two grants of one product on the same days. */
static void check_twice(struct grants *g)
{
	for (size_t i = 0; i + 1 < g->count; i++) {
		const size_t a = g->list[i].row, b = g->list[i + 1].row;
		const struct days common =
			days_common(grant_term(g, i), grant_term(g, i + 1));
		if (grant_keys(&g->list[i].key, &g->list[i + 1].key) != 0 ||
		    facts_member(g->granted, AXIS_PRODUCT, a) !=
			    facts_member(g->granted, AXIS_PRODUCT, b) ||
		    days_none(common) ||
		    !care_line_asked(g->checks, TABLE_ASSIGNMENTS, b))
			continue;
		const struct care_pile pile = {
			.id = FINDING_assigned_twice,
			.domain = g->list[i].key.domain,
			.found = g->granted->quantity ? g->granted->quantity[b] : 0,
			.is_volume = true};
		care_pile_add(g->piles, &pile, TABLE_ASSIGNMENTS, b);
	}
}

void check_grants(struct checks *checks)
{
	struct care_piles piles;
	struct grants g = {.checks = checks,
			   .piles = &piles,
			   .book = checks->book,
			   .granted = &checks->book->table[TABLE_ASSIGNMENTS],
			   .billed = &checks->book->table[TABLE_DECLARATIONS]};
	if (g.granted->rows == 0)
		return;
	care_piles_init(&piles, checks);
	collect(&g);
	check_twice(&g);
	for (size_t row = 0; row < g.billed->rows; row++)
		if (g.billed->value[row] != 0 &&
		    care_line_asked(checks, TABLE_DECLARATIONS, row))
			check_line(&g, row);
	if (g.billed->quantity)
		check_volumes(&g);
	care_piles_close(&piles);
}
