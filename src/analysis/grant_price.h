/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * grant_price - which price an assignment is valued at
 *
 * The tariff on the assignment, else the contract price of the product and provider on
 * the day, else what was paid on average for them, else it is not known. Minutes and
 * hours are one unit here, as a rate per hour is what minutes are billed at.
 */
#ifndef SDGRIP_GRANT_PRICE_H
#define SDGRIP_GRANT_PRICE_H

#include "bills.h"
#include "book.h"
#include "days.h"
#include "grant_value.h"
#include "pivot.h"

enum price_source {
	PRICE_UNKNOWN,
	PRICE_OWN,      /* on the assignment, or its volume is in euros */
	PRICE_CONTRACT, /* of the day */
	PRICE_CARRIED,  /* a contract price after its last day */
	PRICE_PAID,     /* the average of the bills */
	PRICE_SOURCES
};

struct contract_price;
struct paid_price;

struct prices {
	const struct book *book;
	struct contract_price *contracts;
	size_t ncontracts;
	struct paid_price *paid; /* by product, unit, provider */
	size_t npaid;
};

/* What is to be priced. */
struct priced {
	member product, provider, unit;
	int64_t own; /* ten-thousandths of a euro per unit, or PRICE_NONE */
	int64_t volume;
	enum frequency frequency;
	struct days term;
};

/* Averages are those of care that was billed in the run of days, in kind. Lives in
 * arena. */
void prices_build(struct prices *prices, const struct book *book,
		  const struct filter *filter, struct days billed, struct arena *arena);

/* Cents of what is granted in a run of days, rounded once per price that holds in it, and
 * where the price came from: the weakest of them. False when volume, frequency or price
 * is not known. */
bool price_amount(const struct prices *prices, const struct priced *what, struct days run,
		  cents *out, enum price_source *source);

#endif
