/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * coverage - which periods of a year a municipality has delivered, whatever the scope
 * narrows it to
 *
 * A domain without a booking in March is nil in March; a ledger without March is
 * incomplete. Only what was delivered as a whole tells the two apart.
 */
#ifndef SDGRIP_COVERAGE_H
#define SDGRIP_COVERAGE_H

#include "pivot.h"

struct covered {
	member municipality;
	int year;
	bool whole;         /* given for the year as a whole */
	bool closing_later; /* its closing entries are beyond the period asked for */
	unsigned months, quarters; /* bit n - 1: month or quarter n is there */
	unsigned together; /* quarters with one amount together: in the year, but none by
			      itself */
};

struct coverage {
	struct covered *list; /* by municipality, year */
	size_t count, room;
};

/* Of the spending of one stage. Lives in arena. */
struct coverage coverage_build(const struct book *book, const struct filter *filter,
			       member stage, struct arena *arena);
/* Periods must come by municipality and year. */
void coverage_add(struct coverage *coverage, member municipality, struct period period,
		  struct arena *arena);
const struct covered *coverage_find(const struct coverage *coverage, member municipality,
				    int year);

/* A year is complete with twelve months, four quarters or as a whole, and with the
 * closing entries that there are. */
bool covers_year(const struct covered *covered);
bool covers_quarter(const struct covered *covered, int quarter);
/* The year, quarter or month is complete; an opening or closing period never is. */
bool covers(const struct covered *covered, struct period period);

/* The last month, or else the last quarter, of a year that is not complete; unset for a
 * complete year, or without them. */
struct period covered_until(const struct covered *covered);

#endif
