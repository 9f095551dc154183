/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * outlook_pages - of the monthly report: where the year ends, why care costs more, and
 * what has been promised
 */
#ifndef SDGRIP_OUTLOOK_PAGES_H
#define SDGRIP_OUTLOOK_PAGES_H

#include "causes.h"
#include "first_page.h"

/* What the report needs of declarations beside the causes and the commitments. */
#define OUTLOOK_SPENDING     EXPLAIN_SPENDING
#define OUTLOOK_DECLARATIONS (COMMITTED_DECLARATIONS | AXIS_BIT(AXIS_GROUP))

/* forecast.year_end, with the findings that belong to it. */
void outlook_year_end(const struct first_page *page, struct arena *arena);
/* report.causes: the three largest. 0 or -1. */
int outlook_causes(const struct first_page *page, struct diags *diags);
/* commitments.by_product per domain, and the first of commitments.to_chase; nothing when
 * no assignments were read. */
void outlook_commitments(const struct first_page *page, struct arena *arena);

#endif
