/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * concentration - the clients of one year of care, with what each cost
 */
#ifndef SDGRIP_CONCENTRATION_H
#define SDGRIP_CONCENTRATION_H

#include "analysis.h"

/* One client in one domain (MEMBER_NONE: not known), all lines of the year together. */
struct client_cost {
	member domain, client;
	cents cost;
};

struct concentration_data {
	const struct book *book;
	struct report *report;
	struct arena *arena;
	bool zeros; /* clients who cost nothing count too */
	member municipality;
	int year;                 /* of care; 0: there are no declarations */
	struct client_cost *list; /* by domain, client; those without a client first */
	size_t count;
};

/* The table "shares", in concentration_shares.c: per domain. */
void concentration_shares(const struct concentration_data *data);
/* The table "overlap", in concentration_overlap.c: clients per combination of laws. */
void concentration_overlap(const struct concentration_data *data);

#endif
