/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * check - what the checks share: the table they write to, and counts per kind of finding
 */
#ifndef SDGRIP_CHECK_H
#define SDGRIP_CHECK_H

#include "pivot.h"
#include "report.h"

struct checks {
	const struct book *book;
	struct filter filter;
	struct table *table;
	struct report *report;
	struct arena *arena;
	int64_t count[FINDING_COUNT]; /* rows written, by kind */
};

/* A row of check.checks; found and expected may be VALUE_NONE. */
void check_row(struct checks *checks, enum finding_id id, struct value subject,
	       struct value found, struct value expected, const struct origin *origin);
/* A row that says how many comparisons of one kind were right. */
void check_passed(struct checks *checks, struct value subject, int64_t right,
		  int64_t compared);
/* "Nieuwkoop 2024 budget 6.72a expense": what is not MEMBER_NONE, in this order. */
struct check_subject {
	member municipality, year, stage, task_field, side;
	struct period month; /* when set, stands after the municipality */
};
struct value check_subject(struct checks *checks, struct check_subject subject);

/* Sums over all municipalities: against the published totals, and against the rows
 * "Nederland". check_totals.c */
void check_control_totals(struct checks *checks);
/* Anomalies within a municipality. check_rows.c */
void check_signs(struct checks *checks);
void check_parents(struct checks *checks);
void check_months(struct checks *checks);
void check_revised(struct checks *checks);

#endif
