/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * gate - a column with numbers of citizens is refused, unless a profile names it as
 * client
 */
#include "gate.h"

#include "citizen.h"
#include "hash.h"

#include <string.h>

enum {
	LEAST = 20,   /* values, or different values */
	CODES = 3,    /* that many different codes all pass by chance once in 1,331 */
	SAMPLE = 256, /* different values that are remembered */
};

void gate_init(struct gate *gate, size_t columns, struct arena *arena)
{
	*gate = (struct gate){.count = columns, .arena = arena};
	gate->columns = arena_alloc(arena, columns * sizeof(*gate->columns));
}

/* Nothing but zeros, blanks and signs: exports write "0", "-" or "000000000" for nobody.
 */
static bool is_empty(const char *cell)
{
	for (; *cell; cell++)
		if ((*cell >= '1' && *cell <= '9') || (*cell & '\x80') ||
		    (*cell >= 'A' && *cell <= 'Z') || (*cell >= 'a' && *cell <= 'z'))
			return false;
	return true;
}

/* FNV-1a leaves the high bits of short texts much alike; the sample is by size. */
static uint64_t sample_hash(const char *cell, bool passes)
{
	uint64_t hash = hash_bytes(HASH_SEED, cell, strlen(cell));
	hash = (hash ^ (hash >> 33)) * UINT64_C(0xff51afd7ed558ccd);
	hash ^= hash >> 33;
	return (hash & ~UINT64_C(1)) | passes;
}

static void sample_add(struct gate_column *column, uint64_t hash, struct arena *arena)
{
	size_t low = 0, high = column->sampled;
	if (column->sampled == SAMPLE && hash >= column->sample[SAMPLE - 1])
		return;
	if (!column->sample)
		column->sample = arena_alloc(arena, SAMPLE * sizeof(*column->sample));
	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		if (column->sample[middle] < hash)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < column->sampled && column->sample[low] == hash)
		return;
	if (column->sampled < SAMPLE)
		column->sampled++;
	uint64_t *at = column->sample + low;
	memmove(at + 1, at, (column->sampled - low - 1) * sizeof(*at));
	*at = hash;
}

void gate_add(struct gate *gate, size_t column, const char *cell)
{
	char digits[CITIZEN_SIZE];
	if (column >= gate->count || gate->columns[column].use == GATE_CLIENT ||
	    is_empty(cell))
		return;
	struct gate_column *c = &gate->columns[column];
	const size_t length = citizen_digits(cell, digits);
	const bool within = length == 0 && citizen_within(cell);
	const bool passes = length > 0 || within;
	c->values++;
	c->passing += length > 0;
	c->within += within;
	c->nine_digits |= length == 9;
	sample_add(c, sample_hash(length > 0 ? digits : cell, passes), gate->arena);
}

static bool nearly_all(size_t passing, size_t of)
{
	return of >= LEAST && passing * 10 >= of * 9;
}

bool gate_refuses(const struct gate *gate, size_t column)
{
	const struct gate_column *c = &gate->columns[column];
	size_t different = 0;
	for (size_t i = 0; i < c->sampled; i++)
		different += c->sample[i] & 1;
	if (nearly_all(different, c->sampled))
		return true;
	return (c->use == GATE_UNREAD || different >= CODES) && c->nine_digits &&
	       nearly_all(c->passing, c->values);
}

int gate_check(const struct gate *gate, bool clients, const char *file,
	       const char *const *headers, struct diags *diags)
{
	int status = 0;
	for (size_t i = 0; i < gate->count; i++) {
		const struct gate_column *c = &gate->columns[i];
		if (!gate_refuses(gate, i))
			continue;
		const struct place place = {
			.file = file,
			.column = *headers[i] ? headers[i]
					      : arena_printf(gate->arena, "%zu", i + 1)};
		status = diag_error(diags, &place,
				    "%zu of %zu values could be numbers of citizens; "
				    "%sleave the column out of the export",
				    c->passing + c->within, c->values,
				    clients ? "name it with column.client in "
					      "sdgrip.ini, or "
					    : "");
	}
	return status;
}
