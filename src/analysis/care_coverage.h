/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * care_coverage - which share of the ledger's care in kind the declarations hold
 *
 * Whoever reads figures from declarations must know what they leave out: invoices outside
 * the messages of care, tax, care that the region pays.
 */
#ifndef SDGRIP_CARE_COVERAGE_H
#define SDGRIP_CARE_COVERAGE_H

#include "pivot.h"
#include "report.h"

/* What an analysis must keep of TABLE_SPENDING for it. */
#define COVERAGE_AXES (AXIS_BIT(AXIS_FORM) | AXIS_BIT(AXIS_ENTRY))

/* Notes "coverage" with the two amounts behind it, over the months and domains in scope
 * that have declarations, without accruals and other entries of a closing; a finding when
 * it is less than nine tenths. Nothing when the book has no declarations, no ledger, or a
 * ledger that does not tell what is care in kind. */
void coverage_note(const struct book *book, const struct filter *filter,
		   struct report *report);

#endif
