/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * commitments_people - how many different people each figure about commitments rests on
 */
#ifndef SDGRIP_COMMITMENTS_PEOPLE_H
#define SDGRIP_COMMITMENTS_PEOPLE_H

#include "committed.h"

/* By row of the table; PEOPLE_NOT_KNOWN when too few are named and some are not. */
struct people_behind {
	int64_t *granted, *billed, *after, *this_year;
	/* beside this_year it tells what is to come: the fewer of the two */
	int64_t *late;
	int64_t *outstanding; /* beside this_year it tells what comes after */
	int64_t *any;
};

/* row_of: by pool; SIZE_MAX: in no row. Lives in arena. */
void people_count(struct people_behind *people, const struct commitments *c,
		  const size_t *row_of, size_t rows, struct arena *arena);

/* The provider of each pool, or PROVIDER_OTHER for one that serves too few people to be
 * named. Lives in arena. */
#define PROVIDER_OTHER UINT32_MAX
member *providers_shown(const struct commitments *c, struct arena *arena);

#endif
