/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * check_grants - assignments by law and number, for the rules that lay declarations
 * beside them
 */
#ifndef SDGRIP_CHECK_GRANTS_H
#define SDGRIP_CHECK_GRANTS_H

#include "check_care.h"

struct grant_key {
	member domain, number;
};

struct grant {
	struct grant_key key;
	size_t row;
};

struct grants {
	struct checks *checks;
	struct care_piles *piles;
	const struct book *book;
	const struct facts *granted, *billed;
	struct grant *list;
	size_t count;
	bool *of_domain; /* some assignment is */
};

int grant_keys(const struct grant_key *a, const struct grant_key *b); /* in order */
struct grant_key grant_key(const struct facts *facts, size_t row);
/* The first grant with this key, and behind the last: equal when there is none. */
size_t grants_find(const struct grants *grants, const struct grant_key *key, size_t *end);
struct days grant_term(const struct grants *grants, size_t i);

/* More billed than granted. (check_volumes.c) */
void check_volumes(struct grants *grants);

#endif
