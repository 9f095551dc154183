/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * disclosure - what rests on fewer than five people is not shown
 *
 * A figure about so few can be traced to somebody, and hiding it alone does not help when
 * the total beside it tells what it was. Rules: methods.md section 9; Handbook on
 * Statistical Disclosure Control (2nd ed.), chapter 4. What is hidden beside it is found
 * and audited by cell_audit.h.
 *
 * Which figures: counts of people that a source of one's own gives (not what CBS has
 * published: that has been looked at, and is public), and amounts crossed with product,
 * provider, referrer, district or clients. Amounts per domain and task field are public
 * and stay. Where the people behind an amount are not known it is shown, with a finding.
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
/* Enough people, but one has so much of the amount that the next can tell how much
 * (p%-rule with p = 10). Counts as small. */
#define PEOPLE_DOMINATED INT64_C(-2)

/* Counts over the rows of a table that pass. AXIS_CLIENT must be kept in it. In arena. */
void clients_count(struct client_counts *counts, const struct book *book,
		   enum table_id table, const struct filter *filter,
		   const enum axis *axes, size_t naxes, struct arena *arena);
/* 0 when the tuple does not occur. */
int64_t clients_behind(const struct client_counts *counts, const member *key);

/* Are these people too few to be shown? Never for nobody, nor with --internal. */
bool disclosure_small(const struct book *book, int64_t people);
/* The same for a count as a source gives it, in thousandths. */
bool disclosure_small_count(const struct book *book, int64_t thousandths);

/* The finding that so many rows of a table have something hidden; 0: none. */
void disclosure_found(struct report *report, const struct table *table, int64_t rows);

/* Members of this axis may stand for few people: amounts along it are looked at. */
bool disclosure_is_crossing(enum axis axis);

/* A usage error when the scope names products, providers, referrers or districts and what
 * is left rests on too few people. 0 or -1. */
int disclosure_scope(const struct book *book, const struct filter *filter,
		     struct diags *diags);

/* The rows of a finished table, and which of its columns tell about people. */
struct guarded {
	struct table *table;
	const char *const *columns; /* ended by NULL */
	const int64_t *people;      /* by row */
	/* By row: rows of one line add up to a sum that is shown, here or in another
	 * table of the report. NULL: all rows do. Rows of one domain and task field
	 * always do, by the columns of that name: those amounts are public. */
	const size_t *line;
	/* By row: the same the other way, for a table of rows by columns in which every
	 * cell has a row of its own. NULL: there is no other way. */
	const size_t *across;
	/* By row: lines of lines, whose sums are shown or public whatever is hidden of
	 * those of `line`. NULL: there are no others. */
	const size_t *above;
	int64_t total_people; /* behind the total of the table; 0: enough */
};

/* Hides the columns of rows that rest on too few people, and what would give them away:
 * fewest further rows, until no hidden amount or number of people can be told closer than
 * the rules allow. Where that cannot be reached the whole line is hidden, and the total
 * of the table with its last row. Leaves findings. */
void disclosure_apply(const struct book *book, const struct guarded *guarded,
		      struct report *report);

/* The same for plain amounts without a table: rows of one line add up to something that
 * is shown. Fills `hidden`. */
void disclosure_rows(const struct book *book, const int64_t *people,
		     const int64_t *amounts, const size_t *line, size_t rows,
		     bool *hidden);

#endif
