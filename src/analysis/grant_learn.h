/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * grant_learn - which part of what was granted is used, from what is settled
 */
#ifndef SDGRIP_GRANT_LEARN_H
#define SDGRIP_GRANT_LEARN_H

#include "grant_pools.h"

/* Fills utilisation and learned of every pool: billed / granted in the settled months;
 * of personal budgets paid / granted of those that ended before. */
void learn(struct pools *pools, const struct grants *grants,
	   const struct horizon *horizon, struct arena *arena);

/* What is still to be paid of personal budgets: the part that will be used less what was
 * paid. Of those that ended this year and are not settled it is late; of those that run
 * it is spread over their days to come. */
void expect_budgets(struct pools *pools, const struct grants *grants,
		    const struct horizon *horizon, struct arena *arena);

#endif
