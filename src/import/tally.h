/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * tally - the verdicts over all cells of one column, and the texts that occur in it
 */
#ifndef SDGRIP_TALLY_H
#define SDGRIP_TALLY_H

#include "arena.h"
#include "verdict.h"

#include <stdbool.h>

enum { TEXTS_MOST = 4096 }; /* different texts that a column remembers */

/* A different text of the column, in the order of first appearance. */
struct tally_text {
	const char *text;
	uint64_t hash;
	size_t count, line; /* how often; the first */
	bool outside;       /* only in rows of totals so far */
	struct verdict verdict;
};

/* The smallest and largest number in one style. */
struct extremes {
	struct decimal low, high;
	int64_t low_order, high_order;
	bool any;
	int places; /* the most that a value has */
};

struct tally {
	struct arena *arena;
	size_t empty, values;
	size_t totals;            /* of the values: words for a total */
	size_t count[SAYS_COUNT]; /* values (totals not) that say so */
	size_t first[SAYS_COUNT]; /* the line of the first; 0: none */
	size_t lacks[SAYS_COUNT]; /* the line of the first value that does not; 0: none
				   */
	size_t longest;           /* bytes */
	struct extremes comma, point;
	struct period period_low, period_high;
	int32_t days_low, days_high;
	const char *date_low, *date_high;
	const char *two; /* the ambiguous cell whose readings lie furthest apart */
	int64_t two_size;
	size_t two_line;
	struct tally_text *texts;
	size_t ntexts, texts_room;
	uint32_t *slots;
	size_t nslots;
	bool full; /* there are texts that it does not remember */
};

void tally_init(struct tally *tally, struct arena *arena);
void tally_release(struct tally *tally);
/* One cell, trimmed. What stands in a row of totals counts, but not for the range. */
void tally_add(struct tally *tally, const char *cell, size_t line, bool in_total,
	       const struct codes *codes);
/* After the last cell: the counts are complete. */
void tally_close(struct tally *tally);

/* Values that are no totals. */
static inline size_t tally_plain(const struct tally *tally)
{
	return tally->values - tally->totals;
}

#endif
