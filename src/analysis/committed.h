/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * committed - what was promised and is still to come, for whoever needs that figure:
 * commitments itself, forecast, report
 */
#ifndef SDGRIP_COMMITTED_H
#define SDGRIP_COMMITTED_H

#include "grant_pools.h"

/* The axes that it needs of the declarations and the assignments. */
#define COMMITTED_DECLARATIONS                                                      \
	(AXIS_BIT(AXIS_MUNICIPALITY) | AXIS_BIT(AXIS_PERIOD) |                      \
	 AXIS_BIT(AXIS_CARE_PERIOD) | AXIS_BIT(AXIS_DOMAIN) |                       \
	 AXIS_BIT(AXIS_TASK_FIELD) | AXIS_BIT(AXIS_PRODUCT) | AXIS_BIT(AXIS_UNIT) | \
	 AXIS_BIT(AXIS_FORM) | AXIS_BIT(AXIS_PROVIDER) | AXIS_BIT(AXIS_CLIENT) |    \
	 AXIS_BIT(AXIS_ASSIGNMENT))
#define COMMITTED_ASSIGNMENTS                                                       \
	(AXIS_BIT(AXIS_MUNICIPALITY) | AXIS_BIT(AXIS_DOMAIN) |                      \
	 AXIS_BIT(AXIS_TASK_FIELD) | AXIS_BIT(AXIS_PRODUCT) | AXIS_BIT(AXIS_UNIT) | \
	 AXIS_BIT(AXIS_FORM) | AXIS_BIT(AXIS_PROVIDER) | AXIS_BIT(AXIS_CLIENT) |    \
	 AXIS_BIT(AXIS_ASSIGNMENT))

/* Bills are settled after so many months when nobody says otherwise. */
enum { SETTLED_MONTHS = 6 };

/* Everything that is known of assignments and their bills. */
struct commitments {
	const struct book *book;
	struct filter filter; /* of all years, up to and including the period asked */
	struct horizon horizon;
	struct grants grants;
	struct prices prices;
	struct bills bills;
	struct pools pools;
};

/* Up to and including the period of the filter, else the newest booking period of the
 * declarations in scope. False, and nothing made, when there is neither. */
bool commitments_build(struct commitments *c, const struct book *book,
		       const struct filter *filter, int64_t settled_months,
		       struct arena *arena);

/* What is still to come, of one domain or one product of it; care in kind and personal
 * budgets together. Amounts in cents, never below zero. */
struct committed {
	member domain, product; /* product: MEMBER_NONE when asked per domain */
	/* False: nothing is known (no price, no volume, or too little history to learn
	 * from), and the amounts are 0. */
	bool known;
	bool partly;  /* known for some of the assignments only */
	cents late;   /* of months that passed and are not billed in full yet */
	cents coming; /* of the days of this year to come */
	cents after;  /* of later years; of what has no end, of the next year only */
	cents granted, billed; /* of this year */
};

/* Sorted by domain and product; domains without assignments are not there. *until is the
 * last month reported; unset, and 0 returned, when there are neither bills nor a period.
 * Settled after SETTLED_MONTHS. Rests on people: through disclosure before it is shown
 * per product. Lives in arena. */
size_t committed_list(const struct book *book, const struct filter *filter,
		      bool per_product, struct committed **list, struct period *until,
		      struct arena *arena);

#endif
