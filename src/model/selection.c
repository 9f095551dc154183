/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * selection - the rows of a table that count: in the filter, and of the latest version
 *
 * Two circulars for one year, or a provisional and a definitive budget, say the same
 * thing twice. What is chosen among is one stage of one municipality and year; specific
 * grants and cluster money, and people and inhabitants, come from files of their own and
 * are chosen apart. People are counted per month, and one month is definitive long before
 * the next: there the choice is made per period, and per domain.
 */
#include "pivot.h"

#include "facts.h"
#include "tuples.h"

#include <stdlib.h>
#include <string.h>

enum {
	SERIES_STAGE,
	SERIES_MUNICIPALITY,
	SERIES_YEAR, /* of other tables than spending: the period */
	SERIES_KIND,
	SERIES_INDICATOR,
	SERIES_DOMAIN, /* MEMBER_NONE in spending, as is the next */
	SERIES_SCHEME,
	SERIES
};

struct series {
	struct tuples keys;
	member *latest; /* version, by number of the key */
	size_t room;
};

static void series_key(const struct book *book, enum table_id table, size_t row,
		       member key[SERIES])
{
	static const enum axis yearly[SERIES] = {
		AXIS_STAGE,     AXIS_MUNICIPALITY, AXIS_YEAR, AXIS_KIND,
		AXIS_INDICATOR, AXIS_COUNT,        AXIS_COUNT};
	static const enum axis by_period[SERIES] = {
		AXIS_STAGE,     AXIS_MUNICIPALITY, AXIS_PERIOD, AXIS_KIND,
		AXIS_INDICATOR, AXIS_DOMAIN,       AXIS_SCHEME};
	const enum axis *axes = table == TABLE_SPENDING ? yearly : by_period;
	for (size_t i = 0; i < SERIES; i++)
		key[i] = axes[i] == AXIS_COUNT
				 ? MEMBER_NONE
				 : fact_member(book, &book->table[table], axes[i], row);
}

static uint32_t series_add(struct series *series, const struct filter *filter,
			   enum table_id table, size_t row)
{
	const struct book *book = filter->book;
	const struct facts *facts = &book->table[table];
	member key[SERIES];
	series_key(book, table, row, key);
	const member version = fact_member(book, facts, AXIS_VERSION, row);
	const size_t before = series->keys.count;
	const uint32_t i = tuples_add(&series->keys, key);
	series->latest = xgrow(series->latest, &series->room, series->keys.count,
			       sizeof(*series->latest));
	if (series->keys.count > before)
		series->latest[i] = version;
	else if (version != series->latest[i] &&
		 version_compare(book_code(book, AXIS_VERSION, version),
				 book_code(book, AXIS_VERSION, series->latest[i])) > 0)
		series->latest[i] = version;
	return i;
}

static uint32_t *passing_rows(const struct filter *filter, enum table_id table,
			      size_t *count)
{
	const size_t rows = filter->book->table[table].rows;
	uint32_t *passing = xrealloc(NULL, (rows + 1) * sizeof(*passing));
	*count = 0;
	for (size_t row = 0; row < rows; row++) {
		if (filter_passes(filter, table, row))
			passing[(*count)++] = (uint32_t)row;
	}
	return passing;
}

uint32_t *filter_rows(const struct filter *filter, enum table_id table, size_t *count)
{
	const struct book *book = filter->book;
	const member *versions = book->table[table].axis[AXIS_VERSION];
	uint32_t *rows = passing_rows(filter, table, count);
	if (!versions || book->axis[AXIS_VERSION].count == 1)
		return rows;

	struct series series = {0};
	tuples_init(&series.keys, SERIES);
	uint32_t *series_of = xrealloc(NULL, (*count + 1) * sizeof(*series_of));
	for (size_t i = 0; i < *count; i++)
		series_of[i] = series_add(&series, filter, table, rows[i]);
	size_t kept = 0;
	for (size_t i = 0; i < *count; i++) {
		if (versions[rows[i]] == series.latest[series_of[i]])
			rows[kept++] = rows[i];
	}
	*count = kept;
	free(series_of);
	free(series.latest);
	tuples_release(&series.keys);
	return rows;
}

/* Adds the versions of one series, seen[first .. end), to the list. */
static void note_use(const struct filter *filter, const struct tuples *seen, size_t first,
		     size_t end, struct version_use *uses, size_t *count)
{
	const struct book *book = filter->book;
	member used = MEMBER_NONE;
	for (size_t i = first; i < end; i++) {
		const member version = tuples_at(seen, i)[SERIES];
		if (version_compare(book_code(book, AXIS_VERSION, version),
				    book_code(book, AXIS_VERSION, used)) > 0)
			used = version;
	}
	if (used == MEMBER_NONE)
		return;
	const member *key = tuples_at(seen, first);
	const struct version_use use = {
		.stage = key[SERIES_STAGE],
		.municipality = key[SERIES_MUNICIPALITY],
		.year = key[SERIES_YEAR],
		.used = used,
		.others = end - first - 1,
	};
	/* Kinds of funding from one circular are one line. */
	struct version_use *last = *count ? &uses[*count - 1] : NULL;
	if (last && last->stage == use.stage && last->municipality == use.municipality &&
	    last->year == use.year && last->used == use.used)
		last->others = use.others > last->others ? use.others : last->others;
	else
		uses[(*count)++] = use;
}

size_t filter_versions(const struct filter *filter, struct version_use **uses,
		       struct arena *arena)
{
	const struct book *book = filter->book;
	const struct facts *facts = &book->table[TABLE_SPENDING];
	size_t nrows;
	uint32_t *rows = passing_rows(filter, TABLE_SPENDING, &nrows);
	struct tuples seen;
	tuples_init(&seen, SERIES + 1);
	for (size_t i = 0; i < nrows; i++) {
		member key[SERIES + 1];
		series_key(book, TABLE_SPENDING, rows[i], key);
		key[SERIES] = fact_member(book, facts, AXIS_VERSION, rows[i]);
		tuples_add(&seen, key);
	}
	free(rows);
	free(tuples_sort(&seen));

	*uses = arena_alloc(arena, seen.count * sizeof(**uses));
	size_t count = 0;
	for (size_t first = 0; first < seen.count;) {
		size_t end = first + 1;
		while (end < seen.count &&
		       memcmp(tuples_at(&seen, first), tuples_at(&seen, end),
			      SERIES * sizeof(member)) == 0)
			end++;
		note_use(filter, &seen, first, end, *uses, &count);
		first = end;
	}
	tuples_release(&seen);
	return count;
}
