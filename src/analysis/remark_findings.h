/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * remark_findings - what was remarked while reading, as findings of a report
 */
#ifndef SDGRIP_REMARK_FINDINGS_H
#define SDGRIP_REMARK_FINDINGS_H

#include "pivot.h"
#include "report.h"

/* The remarks of the book that are in the scope of `filter`. Rows and care left out of
 * several files are summed in one finding without a subject, unless the report has said
 * it per file before (`check`). */
void remark_findings(struct report *report, const struct book *book,
		     const struct filter *filter);

#endif
