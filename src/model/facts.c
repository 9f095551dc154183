/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * facts - one table of the book: its columns, the hash table over its keys, and its order
 */
#include "facts.h"

#include "tuples.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_ROOM = 64 };

static void *widen(void *column, size_t room, size_t need, size_t size)
{
	return xgrow(column, &room, need, size);
}

/* Makes room for `need` rows in every column of the table. */
static void reserve(struct facts *facts, size_t need)
{
	if (need <= facts->room)
		return;
	const size_t old = facts->room;
	for (size_t a = 0; a < AXIS_STORED; a++) {
		if (facts->axis[a])
			facts->axis[a] = widen(facts->axis[a], old, need, sizeof(member));
	}
	if (facts->quantity)
		facts->quantity = widen(facts->quantity, old, need, sizeof(int64_t));
	if (facts->origin)
		facts->origin = widen(facts->origin, old, need, sizeof(struct origin));
	if (facts->terms)
		facts->terms = widen(facts->terms, old, need, sizeof(struct terms));
	facts->cells = widen(facts->cells, old, need, sizeof(uint32_t));
	facts->unknown = widen(facts->unknown, old, need, sizeof(uint32_t));
	facts->booked = widen(facts->booked, old, need, sizeof(bool));
	facts->value = xgrow(facts->value, &facts->room, need, sizeof(int64_t));
}

void facts_init(struct facts *facts, uint32_t axes, bool origins, bool terms)
{
	*facts = (struct facts){0};
	if (!axes)
		return;
	for (size_t a = 0; a < AXIS_STORED; a++) {
		if (axes & AXIS_BIT(a))
			facts->axis[a] = widen(NULL, 0, FIRST_ROOM, sizeof(member));
	}
	/* Hours and days do not add up: a quantity needs its unit in the key. */
	if (axes & AXIS_BIT(AXIS_UNIT))
		facts->quantity = widen(NULL, 0, FIRST_ROOM, sizeof(int64_t));
	if (origins)
		facts->origin = widen(NULL, 0, FIRST_ROOM, sizeof(struct origin));
	if (terms)
		facts->terms = widen(NULL, 0, FIRST_ROOM, sizeof(struct terms));
	facts->cells = widen(NULL, 0, FIRST_ROOM, sizeof(uint32_t));
	facts->unknown = widen(NULL, 0, FIRST_ROOM, sizeof(uint32_t));
	facts->booked = widen(NULL, 0, FIRST_ROOM, sizeof(bool));
	facts->value = xgrow(NULL, &facts->room, FIRST_ROOM, sizeof(int64_t));
}

void facts_release(struct facts *facts)
{
	for (size_t a = 0; a < AXIS_STORED; a++)
		free(facts->axis[a]);
	free(facts->value);
	free(facts->quantity);
	free(facts->cells);
	free(facts->unknown);
	free(facts->booked);
	free(facts->origin);
	free(facts->terms);
	free(facts->slots);
	*facts = (struct facts){0};
}

static bool same_key(const struct facts *facts, size_t row, const member *key)
{
	for (size_t a = 0; a < AXIS_STORED; a++) {
		if (facts->axis[a] && facts->axis[a][row] != key[a])
			return false;
	}
	return true;
}

static size_t hash_slot(const struct facts *facts, const member *key)
{
	size_t slot = members_hash(key, AXIS_STORED) & (facts->nslots - 1);
	while (facts->slots[slot] && !same_key(facts, facts->slots[slot] - 1, key))
		slot = (slot + 1) & (facts->nslots - 1);
	return slot;
}

static void row_key(const struct facts *facts, size_t row, member *key)
{
	for (size_t a = 0; a < AXIS_STORED; a++)
		key[a] = facts->axis[a] ? facts->axis[a][row] : MEMBER_NONE;
}

static void rehash(struct facts *facts, size_t nslots)
{
	facts->slots = xrealloc(facts->slots, nslots * sizeof(*facts->slots));
	memset(facts->slots, 0, nslots * sizeof(*facts->slots));
	facts->nslots = nslots;
	for (size_t row = 0; row < facts->rows; row++) {
		member key[AXIS_STORED];
		row_key(facts, row, key);
		facts->slots[hash_slot(facts, key)] = (uint32_t)row + 1;
	}
}

/* At most half full after one more row; rows that are not looked up (every_row) count
 * too. */
static void make_slots(struct facts *facts)
{
	size_t nslots = facts->nslots ? facts->nslots : FIRST_ROOM;
	while (2 * (facts->rows + 1) > nslots)
		nslots *= 2;
	if (nslots != facts->nslots)
		rehash(facts, nslots);
}

uint32_t *facts_slot(struct facts *facts, const member *key)
{
	make_slots(facts);
	return &facts->slots[hash_slot(facts, key)];
}

void facts_append(struct facts *facts, const struct addition *new)
{
	const size_t row = facts->rows++;
	reserve(facts, facts->rows);
	for (size_t a = 0; a < AXIS_STORED; a++) {
		if (facts->axis[a])
			facts->axis[a][row] = new->fact->axis[a];
	}
	facts->value[row] = new->fact->value;
	if (facts->quantity)
		facts->quantity[row] = new->fact->has_quantity ? new->fact->quantity : 0;
	if (facts->origin)
		facts->origin[row] = new->fact->origin;
	if (facts->terms)
		facts->terms[row] = new->fact->terms;
	facts->cells[row] = new->cells;
	facts->unknown[row] = new->unknown;
	facts->booked[row] = new->booked;
}

static void *permute(void *column, size_t size, const uint32_t *order, size_t count)
{
	if (!column)
		return NULL;
	char *sorted = xrealloc(NULL, (count + 1) * size);
	for (size_t i = 0; i < count; i++)
		memcpy(sorted + i * size, (const char *)column + order[i] * size, size);
	free(column);
	return sorted;
}

static void reorder(struct facts *facts, const uint32_t *order, size_t count)
{
	for (size_t a = 0; a < AXIS_STORED; a++)
		facts->axis[a] = permute(facts->axis[a], sizeof(member), order, count);
	facts->value = permute(facts->value, sizeof(int64_t), order, count);
	facts->quantity = permute(facts->quantity, sizeof(int64_t), order, count);
	facts->cells = permute(facts->cells, sizeof(uint32_t), order, count);
	facts->unknown = permute(facts->unknown, sizeof(uint32_t), order, count);
	facts->booked = permute(facts->booked, sizeof(bool), order, count);
	facts->origin = permute(facts->origin, sizeof(struct origin), order, count);
	facts->terms = permute(facts->terms, sizeof(struct terms), order, count);
	facts->rows = count;
	facts->room = count;
}

void facts_keep(struct facts *facts, const bool *keep)
{
	uint32_t *order = xrealloc(NULL, (facts->rows + 1) * sizeof(*order));
	size_t count = 0;
	for (size_t row = 0; row < facts->rows; row++)
		if (keep[row])
			order[count++] = (uint32_t)row;
	if (count < facts->rows)
		reorder(facts, order, count);
	free(order);
}

void facts_sort(struct facts *facts)
{
	const size_t count = facts->rows;
	uint32_t *order = xrealloc(NULL, (count + 1) * sizeof(*order));
	uint32_t *spare = xrealloc(NULL, (count + 1) * sizeof(*spare));
	for (size_t i = 0; i < count; i++)
		order[i] = (uint32_t)i;
	for (size_t a = AXIS_STORED; a > 0; a--) {
		if (facts->axis[a - 1])
			order_by(order, spare, count, facts->axis[a - 1], 1);
	}
	reorder(facts, order, count);
	free(order);
	free(spare);
	/* Places of rows in the hash table hold no longer, and nothing is added any
	 * more. */
	free(facts->slots);
	facts->slots = NULL;
	facts->nslots = 0;
}
