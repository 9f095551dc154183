/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * tables - tables of one analysis that another one shows too, under the same home and
 * name
 */
#ifndef SDGRIP_TABLES_H
#define SDGRIP_TABLES_H

#include "analysis.h"
#include "plan.h"

int trend_slopes_table(const struct book *book, const struct filter *filter,
		       struct report *report, struct diags *diags);
/* explain.effects with the defaults of `explain`. */
int explain_table(const struct book *book, const struct filter *filter,
		  struct report *report, struct diags *diags);
/* caseload.caseload, and caseload.duration where there are assignments; what they need
 * besides people and spending: */
#define CASELOAD_BENEFITS                                                            \
	(AXIS_BIT(AXIS_MUNICIPALITY) | AXIS_BIT(AXIS_PERIOD) | AXIS_BIT(AXIS_SIDE) | \
	 AXIS_BIT(AXIS_SCHEME))
#define CASELOAD_ASSIGNMENTS                                                      \
	(AXIS_BIT(AXIS_DOMAIN) | AXIS_BIT(AXIS_PRODUCT) | AXIS_BIT(AXIS_CLIENT) | \
	 AXIS_BIT(AXIS_ASSIGNMENT))
int caseload_table(const struct book *book, const struct filter *filter,
		   struct report *report, struct diags *diags);

/* deficit.by_domain and deficit.by_task_field. */
void deficit_domain_table(const struct plan *plan, enum plan_side side,
			  struct report *report);
void deficit_field_table(const struct plan *plan, enum plan_side side,
			 struct report *report);
/* deficit.statement: expense, revenue and reserves, per programme where the sources
 * have one. */
void deficit_statement_table(const struct book *book, const struct filter *filter,
			     struct report *report);

#endif
