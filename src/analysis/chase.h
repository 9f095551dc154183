/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * chase - the lines of assignments and bills that somebody must look into
 *
 * Whoever may open the file can read the rest there. Amount, product and provider of one
 * person are not for others: they are shown with --internal only.
 */
#ifndef SDGRIP_CHASE_H
#define SDGRIP_CHASE_H

#include "committed.h"
#include "report.h"

enum chase_reason {
	CHASE_NO_ASSIGNMENT, /* billed, and there is no assignment */
	CHASE_OUTSIDE,       /* billed for care outside the days of the assignment */
	CHASE_NEVER_BILLED,  /* care started long ago, and no bill ever came */
	CHASE_NOT_STARTED,   /* its first day passed, nobody said that care began */
	CHASE_OVER_ASSIGNED, /* more volume was billed than granted */
	CHASE_CREDIT,        /* credited, and not billed again */
	CHASE_OVER_YEAR_END, /* a stay that goes on after 31 December */
	CHASE_NO_AMOUNT,     /* no price, volume or frequency */
	CHASE_REASONS
};

struct chase {
	enum chase_reason reason;
	struct origin origin; /* the first line */
	member domain, product, provider, client;
	bool known; /* the amount */
	cents amount;
	uint32_t lines; /* how many lines it is about */
};

struct chases {
	struct chase *list; /* largest amount first */
	size_t count, room;
};

/* Bills of the year that is reported and everything granted in it. Lines of bills need
 * rows that are not rolled up (needs.every_row). To be freed: list. */
void chases_find(struct chases *chases, const struct commitments *c);
/* The next one; the pointer is valid until the next call. */
struct chase *chases_add(struct chases *chases);
/* Credits that no new debit followed (chase_credits.c). */
void chase_credits(struct chases *chases, const struct commitments *c);

/* The table commitments.to_chase with at most `most` rows (0: all), and a finding per
 * reason with the sum. */
void chases_table(const struct chases *chases, const struct commitments *c, size_t most,
		  struct report *report);

#endif
