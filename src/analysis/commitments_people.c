/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * commitments_people - how many different people each figure rests on
 *
 * What is to come after the year may be of one person where the year itself is of many:
 * every figure is counted by itself.
 */
#include "commitments_people.h"

#include "disclosure.h"

#include <stdlib.h>

enum figure {
	OF_GRANTED,
	OF_BILLED,
	OF_LATE,
	OF_COMING,
	OF_THIS_YEAR,
	OF_AFTER,
	OF_ANY,
	FIGURES
};

struct mention {
	size_t row;
	enum figure figure;
	member client;
};

struct mentions {
	struct mention *list;
	size_t count, room;
};

static int compare_mentions(const void *a, const void *b)
{
	const struct mention *x = a, *y = b;
	if (x->row != y->row)
		return x->row < y->row ? -1 : 1;
	if (x->figure != y->figure)
		return x->figure < y->figure ? -1 : 1;
	return x->client < y->client ? -1 : x->client > y->client;
}

static void mention(struct mentions *m, size_t row, enum figure figure, member client)
{
	m->list = xgrow(m->list, &m->room, m->count + 1, sizeof(*m->list));
	m->list[m->count++] =
		(struct mention){.row = row, .figure = figure, .client = client};
}

static void add_grant(struct mentions *m, size_t row, const struct grant *grant,
		      const struct horizon *horizon)
{
	static const struct {
		enum grant_window window;
		enum figure figure;
	} figures[] = {
		{WINDOW_YEAR, OF_GRANTED},     {WINDOW_LATE, OF_LATE},
		{WINDOW_LATE, OF_THIS_YEAR},   {WINDOW_COMING, OF_COMING},
		{WINDOW_COMING, OF_THIS_YEAR}, {WINDOW_AFTER, OF_AFTER},
		{WINDOW_YEAR, OF_ANY},         {WINDOW_AFTER, OF_ANY},
	};
	for (size_t i = 0; i < sizeof(figures) / sizeof(*figures); i++)
		if (!days_none(grant_within(grant, horizon, figures[i].window)))
			mention(m, row, figures[i].figure, grant->client);
	if (grant->pgb && grant->billed[WINDOW_YEAR] != 0)
		mention(m, row, OF_BILLED, grant->client);
}

static void collect(struct mentions *m, const struct commitments *c, const size_t *row_of)
{
	const struct days year = c->horizon.window[WINDOW_YEAR];
	for (size_t i = 0; i < c->grants.count; i++) {
		const uint32_t pool = c->pools.of_grant[i];
		if (pool != POOL_NONE && row_of[pool] != SIZE_MAX)
			add_grant(m, row_of[pool], &c->grants.list[i], &c->horizon);
	}
	for (size_t row = 0; row < c->bills.rows; row++) {
		const uint32_t pool = c->pools.of_bill[row];
		const int32_t day = bill_day(c->book, row);
		if (pool == POOL_NONE || row_of[pool] == SIZE_MAX || day < year.first ||
		    day > year.last)
			continue;
		const member client = bill_member(c->book, AXIS_CLIENT, row);
		mention(m, row_of[pool], OF_BILLED, client);
		mention(m, row_of[pool], OF_ANY, client);
	}
}

/* Enough people by name are enough, whoever the others are. */
static int64_t number_of(const struct mention *list, size_t count)
{
	int64_t people = 0;
	bool nameless = false;
	for (size_t i = 0; i < count; i++) {
		nameless |= list[i].client == MEMBER_NONE;
		people += list[i].client != MEMBER_NONE &&
			  (i == 0 || list[i].client != list[i - 1].client);
	}
	return nameless && people < SMALLEST_GROUP ? PEOPLE_NOT_KNOWN : people;
}

static int64_t fewest(int64_t a, int64_t b)
{
	if (a <= 0 || b <= 0)
		return a > 0 || b == 0 ? a : b;
	return a < b ? a : b;
}

void people_count(struct people_behind *people, const struct commitments *c,
		  const size_t *row_of, size_t rows, struct arena *arena)
{
	struct mentions m = {.count = 0};
	int64_t *numbers = arena_alloc(arena, (rows + 1) * FIGURES * sizeof(*numbers));
	int64_t **const columns[] = {
		&people->granted,   &people->billed,      &people->after, &people->late,
		&people->this_year, &people->outstanding, &people->any};
	for (size_t i = 0; i < sizeof(columns) / sizeof(*columns); i++)
		*columns[i] = arena_alloc(arena, (rows + 1) * sizeof(**columns[i]));
	collect(&m, c, row_of);
	if (m.count > 0)
		qsort(m.list, m.count, sizeof(*m.list), compare_mentions);
	for (size_t from = 0, to; from < m.count; from = to) {
		const struct mention *first = &m.list[from];
		for (to = from + 1; to < m.count; to++)
			if (m.list[to].row != first->row ||
			    m.list[to].figure != first->figure)
				break;
		numbers[first->row * FIGURES + first->figure] =
			number_of(first, to - from);
	}
	free(m.list);
	for (size_t row = 0; row < rows; row++) {
		const int64_t *of = &numbers[row * FIGURES];
		people->granted[row] = of[OF_GRANTED];
		people->billed[row] = of[OF_BILLED];
		people->any[row] = of[OF_ANY];
		people->after[row] = of[OF_AFTER];
		people->this_year[row] = of[OF_THIS_YEAR];
		people->late[row] = fewest(of[OF_LATE], of[OF_COMING]);
		people->outstanding[row] = fewest(of[OF_THIS_YEAR], of[OF_AFTER]);
	}
}

member *providers_shown(const struct commitments *c, struct arena *arena)
{
	const size_t room = c->pools.count + 1;
	member *shown = arena_alloc(arena, room * sizeof(*shown));
	size_t *row_of = arena_alloc(arena, room * sizeof(*row_of));
	struct people_behind people;
	for (size_t i = 0; i < c->pools.count; i++)
		row_of[i] = c->pools.list[i].provider;
	people_count(&people, c, row_of, c->book->axis[AXIS_PROVIDER].count, arena);
	for (size_t i = 0; i < c->pools.count; i++) {
		const member provider = c->pools.list[i].provider;
		const bool few = provider != MEMBER_NONE &&
				 disclosure_small(c->book, people.any[provider]);
		shown[i] = few ? PROVIDER_OTHER : provider;
	}
	return shown;
}
