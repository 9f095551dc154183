/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * causes - the largest causes of a difference in the cost of care, for a report that
 * names a few
 *
 * What `explain` shows with its defaults, and nothing that it hides.
 */
#ifndef SDGRIP_CAUSES_H
#define SDGRIP_CAUSES_H

#include "analysis.h"

/* What a report needs of the book for explain_table and causes_find. */
#define EXPLAIN_DECLARATIONS                                                         \
	(AXIS_BIT(AXIS_MUNICIPALITY) | AXIS_BIT(AXIS_PERIOD) |                       \
	 AXIS_BIT(AXIS_CARE_PERIOD) | AXIS_BIT(AXIS_DOMAIN) | AXIS_BIT(AXIS_GROUP) | \
	 AXIS_BIT(AXIS_TASK_FIELD) | AXIS_BIT(AXIS_PRODUCT) | AXIS_BIT(AXIS_UNIT) |  \
	 AXIS_BIT(AXIS_FORM) | AXIS_BIT(AXIS_PROVIDER) | AXIS_BIT(AXIS_CLIENT))
#define EXPLAIN_SPENDING                                                              \
	(AXIS_BIT(AXIS_MUNICIPALITY) | AXIS_BIT(AXIS_PERIOD) | AXIS_BIT(AXIS_STAGE) | \
	 AXIS_BIT(AXIS_SIDE) | AXIS_BIT(AXIS_DOMAIN) | AXIS_BIT(AXIS_GROUP) |         \
	 AXIS_BIT(AXIS_TASK_FIELD) | AXIS_BIT(AXIS_PRODUCT) | AXIS_BIT(AXIS_UNIT) |   \
	 AXIS_BIT(AXIS_FORM))

/* Values live in the arena of the report that was given. */
struct cause {
	struct value domain, product, product_name, unit;
	const char *effect; /* "volume" "mix" "price" "new" "ended" "unsplit": a label */
	cents amount;       /* positive: it costs more */
};

/* The `most` largest causes, by size; returns how many there are. The findings and notes
 * of the explanation are added to `report` (late bills, what was compared), its table is
 * not. -1: an error in diags. */
int causes_find(const struct book *book, const struct filter *filter,
		struct cause *causes, size_t most, struct report *report,
		struct diags *diags);

#endif
