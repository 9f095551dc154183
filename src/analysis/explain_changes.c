/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * explain_changes - from amounts per client to one line per product and unit, with its
 * effects
 *
 * Volumes add up only within one unit, so a mix exists within a domain, a member of --by
 * and a unit. Volumes without a unit are compared with those of the same product alone.
 */
#include "explain.h"

#include "cell_audit.h"
#include "disclosure.h"
#include "fixed.h"
#include "sums.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { DOMINATION_PERCENT = 10 };

static int compare_members(const member *a, const member *b, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (a[i] != b[i])
			return a[i] < b[i] ? -1 : 1;
	return 0;
}

static int same_line(const struct piece *a, const struct piece *b)
{
	const member x[] = {a->by, a->domain, a->product, a->unit};
	const member y[] = {b->by, b->domain, b->product, b->unit};
	return compare_members(x, y, 4);
}

static int by_line(const void *left, const void *right)
{
	const struct piece *a = left, *b = right;
	const int order = same_line(a, b);
	if (order != 0)
		return order;
	if (a->side != b->side)
		return a->side - b->side;
	return compare_members(&a->client, &b->client, 1);
}

static bool add_piece(struct change *change, const struct piece *piece)
{
	struct product_change *amounts = &change->amounts;
	if (piece->side == SIDE_BASE)
		return !__builtin_add_overflow(amounts->q0, piece->quantity,
					       &amounts->q0) &&
		       !__builtin_add_overflow(amounts->c0, piece->value, &amounts->c0);
	return !__builtin_add_overflow(amounts->q1, piece->quantity, &amounts->q1) &&
	       !__builtin_add_overflow(amounts->c1, piece->value, &amounts->c1);
}

/* Different clients; pieces come by side and client. */
static void count_client(struct change *change, const struct piece *piece,
			 const struct piece *before)
{
	int64_t *people = &change->people[piece->side];
	if (piece->client == MEMBER_NONE)
		*people = PEOPLE_NOT_KNOWN;
	else if (*people != PEOPLE_NOT_KNOWN && (!before || before->side != piece->side ||
						 before->client != piece->client))
		(*people)++;
}

/* One client has so much of a side that the next can tell how much (p%-rule). */
static bool is_dominated(const struct piece *pieces, size_t count)
{
	int64_t total = 0, largest = 0, second = 0;
	for (size_t i = 0; i < count;) {
		const member client = pieces[i].client;
		int64_t value = 0;
		for (; i < count && pieces[i].client == client; i++)
			value += pieces[i].value;
		if (client == MEMBER_NONE || value <= 0)
			continue;
		total += value;
		if (value > largest) {
			second = largest;
			largest = value;
		} else if (value > second) {
			second = value;
		}
	}
	return total > 0 && audit_dominated(total, largest, second, DOMINATION_PERCENT);
}

static void find_dominated(const struct explain *e, struct change *change,
			   const struct piece *pieces, size_t count)
{
	size_t base = 0;
	while (base < count && pieces[base].side == SIDE_BASE)
		base++;
	const size_t sides[COMPARED] = {base, count - base};
	for (int side = 0; side < COMPARED; side++)
		if (!e->book->privacy.internal &&
		    change->people[side] >= e->book->privacy.threshold)
			change->dominated |= is_dominated(
				side == SIDE_BASE ? pieces : pieces + base, sides[side]);
}

/* The mean contract price of what was delivered, when all of it has one. */
static void weigh_contract(struct change *change, const struct piece *piece)
{
	if (piece->side != SIDE_OUTCOME || piece->quantity == 0)
		return;
	if (piece->contract == PRICE_NONE)
		change->contract_known = false;
	else
		change->contract += (double)piece->quantity * (double)piece->contract;
}

static bool make_line(struct change *change, const struct piece *pieces, size_t count)
{
	const struct piece *first = pieces;
	*change = (struct change){.by = first->by,
				  .domain = first->domain,
				  .product = first->product,
				  .unit = first->unit,
				  .contract_known = true};
	for (size_t i = 0; i < count; i++) {
		if (!add_piece(change, &pieces[i]))
			return false;
		count_client(change, &pieces[i], i ? &pieces[i - 1] : NULL);
		weigh_contract(change, &pieces[i]);
	}
	change->contract_known &= change->amounts.q1 != 0;
	if (change->contract_known)
		change->contract /= (double)change->amounts.q1 * 10000.0;
	return true;
}

static bool make_lines(struct explain *e)
{
	size_t end;
	e->changes = arena_alloc(e->arena, (e->npieces + 1) * sizeof(*e->changes));
	if (e->npieces > 0)
		qsort(e->pieces, e->npieces, sizeof(*e->pieces), by_line);
	for (size_t i = 0; i < e->npieces; i = end) {
		for (end = i + 1;
		     end < e->npieces && same_line(&e->pieces[i], &e->pieces[end]) == 0;)
			end++;
		struct change *change = &e->changes[e->nchanges];
		if (!make_line(change, &e->pieces[i], end - i))
			return false;
		find_dominated(e, change, &e->pieces[i], end - i);
		const struct product_change *amounts = &change->amounts;
		e->nchanges += amounts->q0 != 0 || amounts->q1 != 0 || amounts->c0 != 0 ||
			       amounts->c1 != 0;
	}
	return true;
}

/* Lines whose volumes may be added. */
static int by_unit(const void *left, const void *right)
{
	const struct change *a = left, *b = right;
	const member x[] = {a->by, a->domain, a->unit, a->product};
	const member y[] = {b->by, b->domain, b->unit, b->product};
	return compare_members(x, y, 4);
}

static bool same_unit(const struct change *a, const struct change *b)
{
	return a->by == b->by && a->domain == b->domain && a->unit == b->unit &&
	       (a->unit != MEMBER_NONE || a->product == b->product);
}

static int by_product(const void *left, const void *right)
{
	const struct change *a = left, *b = right;
	const member x[] = {a->by, a->domain, a->product, a->unit};
	const member y[] = {b->by, b->domain, b->product, b->unit};
	return compare_members(x, y, 4);
}

static bool add_total(struct explain *e, const struct effects *group)
{
	e->total.has |= group->has;
	for (size_t i = 0; i < EFFECTS; i++)
		if (__builtin_add_overflow(e->total.amount[i], group->amount[i],
					   &e->total.amount[i]))
			return false;
	return !__builtin_add_overflow(e->total.total, group->total, &e->total.total);
}

/* Flex, between two years of bills: what more clients cost at the volume per client and
 * the price of the base, c0 (n1 - n0) / n0. */
static bool split_clients(const struct explain *e, struct change *change)
{
	const int64_t before = change->people[SIDE_BASE];
	const int64_t after = change->people[SIDE_OUTCOME];
	struct fixed cost;
	change->clients_known = e->request.method == METHOD_FLEX && before > 0 &&
				after > 0 && effects_has(&change->effects, EFFECT_VOLUME);
	return !change->clients_known ||
	       (fixed_quotient(change->amounts.c0, after - before, before, &cost) &&
		fixed_round(cost, &change->clients));
}

static bool split_group(struct explain *e, struct change *group, size_t count)
{
	struct product_change *list = xrealloc(NULL, count * sizeof(*list));
	struct effects *out = xrealloc(NULL, count * sizeof(*out)), total;
	cents *index = xrealloc(NULL, count * sizeof(*index));
	for (size_t i = 0; i < count; i++)
		list[i] = group[i].amounts;
	const enum effect_method method = e->request.method;
	bool fits = effects_split(list, count, method, out, &total) == EFFECTS_OK &&
		    add_total(e, &total);
	if (fits && e->rates_known)
		fits = effects_index(list, out, count, method, e->rates, e->nrates,
				     index) == EFFECTS_OK;
	for (size_t i = 0; i < count && fits; i++) {
		group[i].effects = out[i];
		group[i].index = e->rates_known ? index[i] : 0;
		fits = split_clients(e, &group[i]);
	}
	free(list);
	free(out);
	free(index);
	return fits;
}

/* Of every line and in total, to the cent: what was computed is the difference. */
static void check_sums(const struct explain *e)
{
	cents total = 0, columns = 0;
	for (size_t i = 0; i < e->nchanges; i++) {
		const struct change *change = &e->changes[i];
		cents sum = 0;
		for (size_t k = 0; k < EFFECTS; k++)
			sum += change->effects.amount[k];
		assert(sum == change->amounts.c1 - change->amounts.c0);
		assert(sum == change->effects.total);
		total += sum;
	}
	for (size_t k = 0; k < EFFECTS; k++)
		columns += e->total.amount[k];
	assert(total == e->total.total && columns == total);
	(void)columns;
}

int explain_changes(struct explain *e)
{
	size_t end;
	member unit = MEMBER_NONE;
	bool fits = make_lines(e);
	e->one_unit = true;
	if (fits && e->nchanges > 0)
		qsort(e->changes, e->nchanges, sizeof(*e->changes), by_unit);
	for (size_t i = 0; i < e->nchanges && fits; i = end) {
		for (end = i + 1;
		     end < e->nchanges && same_unit(&e->changes[i], &e->changes[end]);)
			end++;
		fits = split_group(e, &e->changes[i], end - i);
		for (size_t k = i; k < end && fits; k++) {
			if (!effects_has(&e->changes[k].effects, EFFECT_VOLUME))
				continue;
			/* volumes without a unit are of no common one */
			e->one_unit &=
				e->nchanges == 1 ||
				(e->changes[k].unit != MEMBER_NONE &&
				 (unit == MEMBER_NONE || unit == e->changes[k].unit));
			unit = e->changes[k].unit;
		}
	}
	if (!fits)
		return diag_error(e->diags, NULL,
				  "volumes or amounts are too large to be explained");
	if (e->nchanges > 0)
		qsort(e->changes, e->nchanges, sizeof(*e->changes), by_product);
	check_sums(e);
	return 0;
}
