/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * runoff - the parts of the answer to: what is still to be billed
 */
#ifndef SDGRIP_RUNOFF_H
#define SDGRIP_RUNOFF_H

#include "analysis.h"
#include "late_triangles.h"

struct runoff {
	const struct book *book;
	const struct filter *filter;
	const struct by *by;
	struct late_request request;
	struct late_answer answer;
	bool guarded; /* amounts are crossed with something that few people may share */
	struct report *report;
	struct arena *arena;
};

/* With more series, what is found in each is not said by name. */
enum { SERIES_NAMED = 5 };

/* The interval is one of this coverage. */
#define RUNOFF_INTERVAL 0.8

/* What a series is called; VALUE_NONE when nothing tells it from another. */
struct value runoff_series(const struct runoff *r, const struct late_series *series);
/* "Wmo 2025-03"; only the period when there is one series. */
struct value runoff_subject(const struct runoff *r, const struct late_series *series,
			    struct period period);

/* The tables, in this order. */
void runoff_ultimate(const struct runoff *r);
void runoff_prior_years(const struct runoff *r);
void runoff_bookings(const struct runoff *r);
void runoff_triangle(const struct runoff *r);

void runoff_notes(const struct runoff *r);
void runoff_findings(const struct runoff *r);

/* Different clients behind each care period of each series, or behind what was billed of
 * each care year (from `base` on) after it: by series, then period or year. */
enum runoff_level { PEOPLE_BY_CARE, PEOPLE_SINCE_YEAR };
int64_t *runoff_people(const struct runoff *r, enum runoff_level level, int base,
		       size_t years);

#endif
