/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * disclosure - what rests on fewer than five people is not shown
 */
#include "disclosure.h"

#include <assert.h>
#include <string.h>

enum { AXES_MOST = 8 };

bool disclosure_small(const struct book *book, int64_t people)
{
	return people > 0 && people < book->privacy.threshold && !book->privacy.internal;
}

void clients_count(struct client_counts *counts, const struct book *book,
		   enum table_id table, const struct filter *filter,
		   const enum axis *axes, size_t naxes, struct arena *arena)
{
	enum axis with_client[AXES_MOST + 1];
	assert(naxes <= AXES_MOST);
	memcpy(with_client, axes, naxes * sizeof(*axes));
	with_client[naxes] = AXIS_CLIENT;
	const struct pivot *pivot =
		pivot_build(book, table, filter, with_client, naxes + 1, NULL, 0, arena);
	const size_t room = pivot->nrows + 1;
	*counts = (struct client_counts){.naxes = naxes};
	counts->keys = arena_alloc(arena, room * (naxes + 1) * sizeof(*counts->keys));
	counts->people = arena_alloc(arena, room * sizeof(*counts->people));
	for (size_t row = 0; row < pivot->nrows; row++) {
		const member *key = &pivot->rows[row * (naxes + 1)];
		member *last =
			&counts->keys[(counts->count ? counts->count - 1 : 0) * naxes];
		if (!counts->count || memcmp(last, key, naxes * sizeof(*key)) != 0) {
			last = &counts->keys[counts->count++ * naxes];
			memcpy(last, key, naxes * sizeof(*key));
		}
		int64_t *people = &counts->people[counts->count - 1];
		if (key[naxes] == MEMBER_NONE)
			*people = PEOPLE_NOT_KNOWN;
		else if (*people != PEOPLE_NOT_KNOWN)
			(*people)++;
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

static void hide_row(const struct guarded *g, size_t row, struct report *report)
{
	for (const char *const *name = g->columns; *name; name++) {
		const int column = table_column(g->table, *name);
		assert(column >= 0);
		g->table->cells[row * g->table->ncolumns + (size_t)column] =
			value_hidden(report);
	}
}

/* The smallest group that is still shown in a line with one hidden row alone. */
static size_t companion(const struct guarded *g, const bool *hidden, size_t row)
{
	size_t best = g->table->nrows;
	for (size_t i = 0; i < g->table->nrows; i++) {
		if (hidden[i] || g->people[i] == 0 ||
		    (g->line && g->line[i] != g->line[row]))
			continue;
		if (best == g->table->nrows || g->people[i] < g->people[best])
			best = i;
	}
	return best;
}

static size_t hidden_beside(const struct guarded *g, const bool *hidden, size_t row)
{
	size_t count = 0;
	for (size_t i = 0; i < g->table->nrows; i++)
		count += hidden[i] && (!g->line || g->line[i] == g->line[row]);
	return count;
}

void disclosure_apply(const struct book *book, const struct guarded *g,
		      struct report *report)
{
	const size_t rows = g->table->nrows;
	bool *hidden = arena_alloc(&report->arena, (rows + 1) * sizeof(*hidden));
	size_t count = 0;
	for (size_t row = 0; row < rows; row++)
		hidden[row] = disclosure_small(book, g->people[row]);
	for (size_t row = 0; row < rows && (g->line || g->table->total); row++) {
		if (!hidden[row] || hidden_beside(g, hidden, row) > 1)
			continue;
		const size_t other = companion(g, hidden, row);
		if (other < rows)
			hidden[other] = true;
	}
	for (size_t row = 0; row < rows; row++) {
		if (!hidden[row])
			continue;
		hide_row(g, row, report);
		count++;
	}
	if (count > 0)
		report_finding(report, FINDING_small_groups_hidden,
			       value_text(report, g->table->name),
			       value_count((int64_t)count));
}
