/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * explain - parts of the explanation of a difference: what is compared, the amounts on
 * both sides, and their effects
 *
 * Care in kind only: lines of form zin, or without a form. The base is the budget with
 * its volumes, or the same care months of an earlier year as far as they were billed at
 * the same distance, so that late bills weigh equally on both sides.
 */
#ifndef SDGRIP_EXPLAIN_H
#define SDGRIP_EXPLAIN_H

#include "diag.h"
#include "effects.h"
#include "pivot.h"
#include "report.h"

/* What was asked for. */
struct explain_request {
	enum effect_method method;
	enum axis by;        /* AXIS_COUNT: products alone */
	const char *base;    /* "budget", a period, or NULL: chosen */
	const char *until;   /* last booking period that counts, or NULL */
	const char *phasing; /* "auto" "file" "last-year" "twelfths" */
	bool index_given;    /* then the rate, in RATE_ONE */
	int32_t index;
};

/* Care months 1 .. months of a year, billed by a month. */
struct window {
	int year, months;
	int booked; /* 12 * year + month of the last booking period that counts */
};

enum { SIDE_BASE, SIDE_OUTCOME, COMPARED };

/* Amounts of one key, side and client. */
struct piece {
	member by, domain, product, unit, field, group, client;
	int side;
	int64_t quantity;
	cents value;
	/* ten-thousandths of a euro that the contract asks per unit, or PRICE_NONE */
	int64_t contract;
};

/* One line of the table. */
struct change {
	member by, domain, product, unit;
	struct product_change amounts;
	int64_t people[COMPARED]; /* PEOPLE_NOT_KNOWN, or different clients */
	bool dominated;           /* one client has most of a side */
	double contract; /* the mean contract price in euros, weighted by volume */
	bool contract_known;
	struct effects effects;
	/* of volume and mix together: more clients, the rest is more per client */
	cents clients;
	bool clients_known;
	cents index; /* with a price effect and known rates: the part of the index */
};

/* Members of --by beyond the dictionary: task fields shown together, small providers. */
struct joined {
	member *members;
	size_t count;
};

/* What an assignment says of --by. */
struct grant {
	member domain, assignment, by;
};

/* Of --by provider: those with too few clients, together. */
#define MEMBER_OTHER UINT32_MAX

struct explain {
	const struct book *book;
	const struct filter *filter;
	struct report *report;
	struct arena *arena;
	struct diags *diags;
	struct explain_request request;

	struct piece *pieces;
	size_t npieces, pieces_room;
	struct grant *grants; /* sorted, each number once */
	size_t ngrants;
	struct joined *joined;
	size_t njoined, joined_room;
	struct change *changes;
	size_t nchanges;
	struct effects total;

	cents late;       /* of the base: billed later than counts */
	cents late_of;    /* all of the base, or of the year before a budget */
	cents straddling; /* care periods that end after the last month */
	cents no_product; /* budget of the same domains without a product */
	bool *no_base;    /* by product: its budget to date is not known */
	size_t nrates;
	int32_t rates[RATES_MAX];

	struct window base, outcome;
	member stage;     /* of the budget */
	uint32_t unknown; /* source cells */
	bool budget;      /* the base is a budget; base.year is that of the outcome */
	bool base_chosen;
	bool has_late;       /* there is a year to tell what came late */
	bool phased[4];      /* by enum phasing_source */
	bool phased_by_care; /* by the care months of last year */
	bool one_unit;       /* all that has a mix is in one unit */
	bool rates_known;
};

/* explain_window.c: which care months are compared. 0; 1: there is nothing; -1: error. */
int explain_window(struct explain *e);

/* explain_care.c: adds what was billed, of both sides or of the outcome alone. */
void explain_care(struct explain *e);
bool explain_is_care(const struct facts *facts, size_t row);
struct filter explain_care_filter(const struct explain *e);
/* 12 * year + month of the last month of a period. */
int explain_month(struct period period);
struct piece *explain_piece(struct explain *e);

/* explain_grants.c: reads what assignments say of --by; and that of a bill. */
void explain_grants(struct explain *e);
member explain_granted(const struct explain *e, size_t row);

/* explain_plan.c: does the book have a budget with volumes for the year of the outcome?
 * Sets the stage. And adds it as the base. */
bool explain_has_plan(struct explain *e);
void explain_plan(struct explain *e);

/* explain_profile.c: care of the year before, as billed by the last booking period that
 * counts. By domain, in the arena. */
struct care_profile {
	bool known;        /* all its months are there, and all their bills */
	cents part, whole; /* up to the last month that is compared; of the year */
	unsigned months;
};
struct care_profile *explain_profile(const struct explain *e);

/* explain_moved.c: task fields of products that moved are shown together, and providers
 * with too few clients too. */
void explain_join(struct explain *e);

/* explain_changes.c: lines with their effects. -1 when sums do not fit. */
int explain_changes(struct explain *e);

/* explain_notes.c: what the reader must know. */
void explain_notes(struct explain *e);

/* explain_table.c */
void explain_fill(struct explain *e);

#endif
