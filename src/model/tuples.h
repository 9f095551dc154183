/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * tuples - a set of member tuples with dense numbers, and sorting by members
 */
#ifndef SDGRIP_TUPLES_H
#define SDGRIP_TUPLES_H

#include "book.h"

enum { TUPLE_MAX = AXIS_COUNT };

struct tuples {
	size_t width, count, room;
	member *items; /* count * width */
	uint32_t *slots;
	size_t nslots;
};

/* Width 0 has one tuple from the start. */
void tuples_init(struct tuples *tuples, size_t width);
void tuples_release(struct tuples *tuples);
/* The number of a tuple, added when new. */
uint32_t tuples_add(struct tuples *tuples, const member *tuple);

static inline const member *tuples_at(const struct tuples *tuples, size_t i)
{
	return tuples->items + i * tuples->width;
}

/* Sorts by the first member, then the second, and so on. Returns the new number by old
 * number, to be freed. */
uint32_t *tuples_sort(struct tuples *tuples);

/* Hash of some members, for tables in memory. */
static inline uint64_t members_hash(const member *items, size_t count)
{
	uint64_t hash = UINT64_C(0x9e3779b97f4a7c15);
	for (size_t i = 0; i < count; i++) {
		hash = (hash ^ items[i]) * UINT64_C(0xff51afd7ed558ccd);
		hash ^= hash >> 32;
	}
	return hash;
}

/* One pass of a radix sort: stably reorders `order` by keys[order[i] * stride]; spare
 * has room for count numbers. */
void order_by(uint32_t *order, uint32_t *spare, size_t count, const member *keys,
	      size_t stride);

#endif
