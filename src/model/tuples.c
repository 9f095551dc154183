/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * tuples - a set of member tuples with dense numbers, and sorting by members
 *
 * Members are small numbers, so sorting by many axes is one counting sort per axis, last
 * axis first.
 */
#include "tuples.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

void tuples_init(struct tuples *tuples, size_t width)
{
	assert(width <= TUPLE_MAX);
	*tuples = (struct tuples){.width = width, .count = width == 0};
}

void tuples_release(struct tuples *tuples)
{
	free(tuples->items);
	free(tuples->slots);
	*tuples = (struct tuples){0};
}

static size_t hash_slot(const struct tuples *tuples, const member *tuple)
{
	const size_t size = tuples->width * sizeof(*tuple);
	size_t slot = members_hash(tuple, tuples->width) & (tuples->nslots - 1);
	while (tuples->slots[slot] &&
	       memcmp(tuples_at(tuples, tuples->slots[slot] - 1), tuple, size) != 0)
		slot = (slot + 1) & (tuples->nslots - 1);
	return slot;
}

static void rehash(struct tuples *tuples, size_t nslots)
{
	tuples->slots = xrealloc(tuples->slots, nslots * sizeof(*tuples->slots));
	memset(tuples->slots, 0, nslots * sizeof(*tuples->slots));
	tuples->nslots = nslots;
	for (size_t i = 0; i < tuples->count; i++)
		tuples->slots[hash_slot(tuples, tuples_at(tuples, i))] = (uint32_t)i + 1;
}

uint32_t tuples_add(struct tuples *tuples, const member *tuple)
{
	if (tuples->width == 0)
		return 0;
	if (2 * (tuples->count + 1) > tuples->nslots)
		rehash(tuples, tuples->nslots ? 2 * tuples->nslots : 64);
	const size_t slot = hash_slot(tuples, tuple);
	if (tuples->slots[slot])
		return tuples->slots[slot] - 1;

	const size_t i = tuples->count++;
	tuples->items = xgrow(tuples->items, &tuples->room, tuples->count * tuples->width,
			      sizeof(*tuples->items));
	memcpy(tuples->items + i * tuples->width, tuple, tuples->width * sizeof(*tuple));
	tuples->slots[slot] = (uint32_t)i + 1;
	return (uint32_t)i;
}

uint32_t *tuples_sort(struct tuples *tuples)
{
	const size_t count = tuples->count;
	uint32_t *order = xrealloc(NULL, (count + 1) * sizeof(*order));
	uint32_t *moved = xrealloc(NULL, (count + 1) * sizeof(*moved));
	for (size_t i = 0; i < count; i++)
		order[i] = (uint32_t)i;
	for (size_t k = count ? tuples->width : 0; k > 0; k--)
		order_by(order, moved, count, tuples->items + k - 1, tuples->width);

	member *sorted = NULL;
	size_t room = 0;
	sorted = xgrow(sorted, &room, count * tuples->width + 1, sizeof(*sorted));
	for (size_t i = 0; i < count; i++) {
		if (tuples->width)
			memcpy(sorted + i * tuples->width, tuples_at(tuples, order[i]),
			       tuples->width * sizeof(*sorted));
		moved[order[i]] = (uint32_t)i;
	}
	free(order);
	free(tuples->items);
	tuples->items = sorted;
	tuples->room = room;
	if (tuples->nslots)
		rehash(tuples, tuples->nslots);
	return moved;
}

void order_by(uint32_t *order, uint32_t *spare, size_t count, const member *keys,
	      size_t stride)
{
	member highest = 0;
	for (size_t i = 0; i < count; i++)
		highest = keys[i * stride] > highest ? keys[i * stride] : highest;
	if (highest == 0)
		return;
	const size_t size = ((size_t)highest + 2) * sizeof(size_t);
	size_t *start = xrealloc(NULL, size);
	memset(start, 0, size);
	for (size_t i = 0; i < count; i++)
		start[(size_t)keys[i * stride] + 1]++;
	for (size_t m = 1; m <= highest; m++)
		start[m] += start[m - 1];
	for (size_t i = 0; i < count; i++)
		spare[start[keys[order[i] * stride]]++] = order[i];
	memcpy(order, spare, count * sizeof(*order));
	free(start);
}
