/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * clients_count - how many different people stand behind an amount
 */
#include "cell_audit.h"
#include "disclosure.h"

#include <assert.h>
#include <string.h>

enum { AXES_MOST = 16, DOMINATION_PERCENT = 10 };

/* What the people of one tuple have, as far as it goes. */
struct behind {
	int64_t people, total, largest, second;
	bool unknown;
};

static void add_client(struct behind *behind, member client, int64_t value)
{
	if (client == MEMBER_NONE) {
		behind->unknown = true;
		return;
	}
	behind->people++;
	if (value <= 0)
		return;
	behind->total += value;
	if (value > behind->largest) {
		behind->second = behind->largest;
		behind->largest = value;
	} else if (value > behind->second) {
		behind->second = value;
	}
}

static int64_t people_of(const struct book *book, const struct behind *behind)
{
	if (behind->unknown)
		return PEOPLE_NOT_KNOWN;
	if (!book->privacy.internal && behind->people >= book->privacy.threshold &&
	    behind->total > 0 &&
	    audit_dominated(behind->total, behind->largest, behind->second,
			    DOMINATION_PERCENT))
		return PEOPLE_DOMINATED;
	return behind->people;
}

void clients_count(struct client_counts *counts, const struct book *book,
		   enum table_id table, const struct filter *filter,
		   const enum axis *axes, size_t naxes, struct arena *arena)
{
	enum axis with_client[AXES_MOST + 1];
	assert(naxes <= AXES_MOST);
	if (naxes > 0)
		memcpy(with_client, axes, naxes * sizeof(*axes));
	with_client[naxes] = AXIS_CLIENT;
	const struct pivot *pivot =
		pivot_build(book, table, filter, with_client, naxes + 1, NULL, 0, arena);
	const size_t room = pivot->nrows + 1, size = naxes * sizeof(member);
	*counts = (struct client_counts){.naxes = naxes};
	counts->keys = arena_alloc(arena, room * (naxes + 1) * sizeof(member));
	counts->people = arena_alloc(arena, room * sizeof(*counts->people));
	for (size_t row = 0; row < pivot->nrows;) {
		const member *key = &pivot->rows[row * (naxes + 1)];
		struct behind behind = {0};
		for (; row < pivot->nrows &&
		       memcmp(&pivot->rows[row * (naxes + 1)], key, size) == 0;
		     row++)
			add_client(&behind, pivot_row(pivot, row, naxes),
				   pivot_cell(pivot, row, 0)->value);
		memcpy(&counts->keys[counts->count * naxes], key, size);
		counts->people[counts->count++] = people_of(book, &behind);
	}
}

int64_t clients_behind(const struct client_counts *counts, const member *key)
{
	size_t low = 0, high = counts->count;
	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		const member *at = &counts->keys[middle * counts->naxes];
		size_t i = 0;
		while (i < counts->naxes && at[i] == key[i])
			i++;
		if (i == counts->naxes)
			return counts->people[middle];
		if (at[i] < key[i])
			low = middle + 1;
		else
			high = middle;
	}
	return 0;
}
