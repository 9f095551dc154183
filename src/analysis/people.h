/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * people - counts of people as they were given, never added
 *
 * One person may use two products and two laws, so a total per domain exists only where
 * the source gives it.
 */
#ifndef SDGRIP_PEOPLE_H
#define SDGRIP_PEOPLE_H

#include "pivot.h"

struct headcount {
	member municipality;
	struct period period;
	member domain, key; /* key: member of the axis asked for */
	member indicator;
	int64_t value; /* thousandths */
	bool known;
	bool hidden; /* given, but too small to be shown: then it is not known */
	member version;
	uint32_t row; /* of the caseload */
};

/* The rows of the caseload that stand for one member of `axis` and for nothing narrower:
 * per domain those without a product, district, provider and so on, unless the scope has
 * just one of them. Of two versions the newest counts. Sorted by municipality, domain,
 * key, indicator, period; what is too small is hidden (headcounts.h). Returns how
 * many. */
size_t people_collect(const struct book *book, const struct filter *filter,
		      enum axis axis, struct headcount **list, struct arena *arena);

/* Some count was given only for something narrower than `axis`. */
bool people_only_narrower(const struct book *book, const struct filter *filter,
			  enum axis axis, struct arena *arena);

#endif
