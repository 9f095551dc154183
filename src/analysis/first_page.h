/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * first_page - what stands on the first page of the monthly report
 */
#ifndef SDGRIP_FIRST_PAGE_H
#define SDGRIP_FIRST_PAGE_H

#include "committed.h"
#include "plan.h"
#include "year_end_lines.h"

struct first_page {
	const struct plan *plan;
	const struct plan_year *year; /* NULL: nothing in scope */
	const struct year_end_lines *ends;
	const struct committed *committed; /* by domain, of assignments */
	size_t ncommitted;
	const struct filter *filter;
	struct report *report;
};

/* What the report covers, up to when, whether that is closed, and the plan it compares
 * with. The texts are the user's, or NULL, and have been checked. */
void first_page_notes(const struct first_page *page, const char *closed,
		      const char *reference_date);
/* Findings on what a full report needs and the sources do not have. */
void first_page_missing(const struct first_page *page);

/* What the report before this one expected: that it is about the same, and up to when.
 * -1 with an error. */
int first_page_previous(const struct first_page *page, struct diags *diags);

/* report.headline, report.deviations */
void headline_table(const struct first_page *page, const char *phasing);
void deviations_table(const struct first_page *page, const char *phasing);

#endif
