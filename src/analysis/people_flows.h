/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * people_flows - who came and went: begin + in - out = end, and how long care lasts
 */
#ifndef SDGRIP_PEOPLE_FLOWS_H
#define SDGRIP_PEOPLE_FLOWS_H

#include "people.h"
#include "report.h"

/* One line of a caseload: a stock with its flows, or a population figure. */
struct people_line {
	member municipality, domain, scheme, indicator;
	struct period period;
	const struct headcount *people, *inflow, *outflow, *opening; /* or NULL */
};

/* The stock that a line begins with: as given, else that of the period before it. False
 * when it is not known. Lines of one key stand together, in order of time. */
bool people_opening(const struct people_line *lines, size_t count,
		    const struct people_line *line, int64_t *opening);
/* End less (begin + in - out). False when one of them is not known. */
bool people_flow_difference(const struct people_line *lines, size_t count,
			    const struct people_line *line, int64_t *difference);

/* A finding per domain and scheme whose flows do not explain the stock. */
void people_flow_findings(const struct book *book, const struct people_line *lines,
			  size_t count, struct report *report);
/* Marks what is hidden in the lines of a table, and what follows from it; `shown` by row
 * of the table. */
void people_hide(struct table *table, const struct people_line *const *shown,
		 struct report *report);

/* caseload.duration: how long care lasts and how long people wait for it, by product. No
 * table when the book has no assignments. */
void duration_table(const struct book *book, const struct filter *filter,
		    struct report *report);

#endif
