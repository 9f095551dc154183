/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * grant_pools - grants of one law, product and provider together: how much of them is
 * used, and what is still to come
 *
 * Nobody uses all that was granted. Which part is used (verzilvering) is learned from the
 * months that are billed in full: of the product and provider when enough months and
 * clients stand behind it, else of the product, else of the domain. Of months that passed
 * it is expected that the same part will be billed, less what was; of days to come the
 * same part.
 */
#ifndef SDGRIP_GRANT_POOLS_H
#define SDGRIP_GRANT_POOLS_H

#include "grant_bills.h"

enum {
	LEARN_MONTHS = 6,   /* at least, of the last twelve that are settled */
	LEARN_CLIENTS = 10, /* at least */
};

enum learned {
	LEARNED_NOT, /* too few months and clients, even of the domain */
	LEARNED_PROVIDER,
	LEARNED_PRODUCT,
	LEARNED_DOMAIN,
};

struct pool {
	member domain, product, provider, task_field;
	bool pgb;
	size_t grants, unknown; /* in the year or later; of which without an amount */
	size_t open_ended;
	int64_t closed, days; /* grants with an end, and how many days they run */
	cents granted[WINDOWS], billed[WINDOWS]; /* of grants with an amount */
	cents billed_year; /* all bills, also those without an assignment */
	unsigned months;   /* bit by month of the window of settled months */
	struct fraction utilisation;
	enum learned learned;
	bool expected; /* what is still to come is known */
	cents late, coming, after;
};

struct pools {
	struct pool *list; /* by pgb, domain, product, provider, task field */
	size_t count;
	uint32_t *of_grant; /* by grant; POOL_NONE: not counted at all */
	uint32_t *of_bill;  /* by row of the declarations */
};
#define POOL_NONE UINT32_MAX

void pools_build(struct pools *pools, const struct book *book,
		 const struct grants *grants, const struct bills *bills,
		 const struct horizon *horizon, struct arena *arena);

#endif
