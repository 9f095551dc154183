/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * disclosure - what rests on fewer than five people is not shown
 *
 * A figure about so few can be traced to somebody, and hiding it alone does not help when
 * the total beside it tells what it was. Rules: methods.md section 9; Handbook on
 * Statistical Disclosure Control (2nd ed.), chapter 4.
 */
#ifndef SDGRIP_DISCLOSURE_H
#define SDGRIP_DISCLOSURE_H

#include "book.h"
#include "pivot.h"
#include "report.h"

/* Different clients behind each tuple of some axes. */
struct client_counts {
	size_t naxes, count;
	member *keys;    /* count * naxes, sorted */
	int64_t *people; /* PEOPLE_NOT_KNOWN: some row names no client */
};

#define PEOPLE_NOT_KNOWN INT64_C(-1)

/* Counts over the rows of a table that pass. AXIS_CLIENT must be kept in it. In arena. */
void clients_count(struct client_counts *counts, const struct book *book,
		   enum table_id table, const struct filter *filter,
		   const enum axis *axes, size_t naxes, struct arena *arena);
/* 0 when the tuple does not occur. */
int64_t clients_behind(const struct client_counts *counts, const member *key);

/* Are these people too few to be shown? Never for nobody, nor with --internal. */
bool disclosure_small(const struct book *book, int64_t people);

/* The rows of a finished table, and which of its columns tell about people. */
struct guarded {
	struct table *table;
	const char *const *columns; /* ended by NULL */
	const int64_t *people;      /* by row */
	/* By row: rows of one line add up to something that is shown, so that one hidden
	 * row alone could be found again. NULL: all rows are one line when the table has
	 * a total. */
	const size_t *line;
};

/* Hides the columns of rows that rest on too few people, and what would give them away;
 * leaves a finding with how many. */
void disclosure_apply(const struct book *book, const struct guarded *guarded,
		      struct report *report);

#endif
