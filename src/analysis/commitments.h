/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * commitments - the parts of the answer of that name
 */
#ifndef SDGRIP_COMMITMENTS_H
#define SDGRIP_COMMITMENTS_H

#include "by.h"
#include "committed.h"
#include "report.h"

/* Notes and findings: up to when, which months are settled, how bills were matched, where
 * prices came from, what is not counted. */
void commitments_notes(const struct commitments *c, struct report *report);

/* The table commitments.by_product, over the axes of --by. */
void commitments_table(const struct commitments *c, const struct by *by,
		       struct report *report);

#endif
