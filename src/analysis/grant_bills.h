/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * grant_bills - which bill belongs to which assignment
 *
 * By the number of the assignment within law and municipality. Where the assignments have
 * no numbers, or the bill names none: by client, product, provider and days that they
 * share.
 */
#ifndef SDGRIP_GRANT_BILLS_H
#define SDGRIP_GRANT_BILLS_H

#include "grant_list.h"

enum bill_match {
	BILL_IGNORED, /* not in scope, no care in kind, or its amount is not known */
	BILL_MATCHED,
	BILL_OUTSIDE,  /* of an assignment, for care outside its days */
	BILL_MISSING,  /* there is no such assignment */
	BILL_NAMELESS, /* neither number nor client: nobody can tell */
};

struct bill {
	enum bill_match match;
	uint32_t grant; /* of BILL_MATCHED and BILL_OUTSIDE: index into grants.list */
};

struct bills {
	struct bill *list; /* by row of the declarations */
	size_t rows;
	size_t by_number, by_overlap; /* how many were matched, and how */
	size_t nameless;
	bool *domains; /* by domain: care in kind was billed */
};

/* Adds what was billed to each grant. Personal budgets are billed by what the SVB paid,
 * spread over the days that passed. */
void bills_match(struct bills *bills, struct grants *grants, const struct book *book,
		 const struct filter *filter, const struct horizon *horizon,
		 struct arena *arena);

#endif
