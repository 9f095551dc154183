/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * phasing - which share of a year's plan belongs to the months so far
 *
 * The user's phasing file comes first, then last year's realised profile of the same
 * comparable group and side. Twelfths are never assumed: only `--phasing twelfths` gives
 * them.
 */
#ifndef SDGRIP_PHASING_H
#define SDGRIP_PHASING_H

#include "pivot.h"

enum phasing_source {
	PHASING_NONE,
	PHASING_FILE,
	PHASING_LAST_YEAR,
	PHASING_TWELFTHS,
	PHASING_SOURCES
};

struct phasing {
	const struct book *book;
	const char *choice; /* "auto" "file" "last-year" "twelfths" */
	const struct pivot *profile;
};

/* What a share is asked for. */
struct phasing_key {
	member municipality, domain, group, task_field, product, side;
	int year, months;
	member last_year; /* MEMBER_NONE unless its twelve months are all there */
};

struct phasing_share {
	enum phasing_source source; /* PHASING_NONE: not known */
	int64_t part, whole;        /* whole > 0 */
};

/* `filter` keeps the municipalities and versions of the scope, and every task field
 * and year. */
void phasing_init(struct phasing *phasing, const struct book *book,
		  const struct filter *filter, const char *choice, struct arena *arena);
struct phasing_share phasing_share(const struct phasing *phasing,
				   const struct phasing_key *key);
/* Does the phasing file speak of products? */
bool phasing_has_products(const struct book *book);

#endif
