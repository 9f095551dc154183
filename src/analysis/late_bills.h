/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * late_bills - the final cost of every care period, also of those too young for the
 * chain ladder
 *
 * One call for whoever needs it: a triangle in, per origin what was booked, what it will
 * become and how uncertain that is, and the same for the total. Plain arrays in and out;
 * amounts in cents. Nothing is NaN: what cannot be said is marked.
 */
#ifndef SDGRIP_LATE_BILLS_H
#define SDGRIP_LATE_BILLS_H

#include "chain_ladder.h"

enum late_method {
	LATE_NONE, /* of an origin: not even a prior could be made */
	LATE_CHAIN_LADDER,
	LATE_BORNHUETTER_FERGUSON,
	LATE_CAPE_COD, /* Bornhuetter-Ferguson with the prior of Cape Cod */
	LATE_BENKTANDER,
	LATE_BLEND, /* by the share booked q: from 0.5 chain ladder; below 0.1
		       Bornhuetter-Ferguson; between Benktander, of credibility q */
};

/* Where the expected final cost of young origins comes from. */
enum late_prior {
	PRIOR_AUTO,        /* the first below that can be made */
	PRIOR_ASSIGNMENTS, /* Cape Cod on `exposure` */
	PRIOR_HISTORY, /* mean of the last completed origins, times a seasonal index when
			  there are two years of them; three origins needed */
	PRIOR_BUDGET,  /* `budget` */
	PRIOR_EQUAL,   /* Cape Cod on equal exposure: the last resort, and LATE_CAPE_COD's
			  own without exposure */
	PRIOR_NONE,
};

struct late_request {
	enum late_method method; /* LATE_NONE counts as LATE_BLEND */
	enum late_prior prior;
	struct tail tail;
	size_t diagonals;       /* see chain_fit */
	size_t prior_origins;   /* of the history; 0: six */
	size_t season, seasons; /* of the first origin, 0 .. seasons-1; 12 for months, 4
				   for quarters, 0 or 1: none */
	const double *exposure; /* by origin, such as clients with an open assignment; or
				   NULL */
	const double *budget;   /* by origin, cents; or NULL */
};

struct late_origin {
	enum late_method method; /* that was used for it */
	int64_t booked;
	double share;       /* q, the share expected booked */
	double prior;       /* expected final cost beforehand; 0 when not needed */
	double outstanding; /* not rounded; booked + outstanding is the final cost */
	bool has_error;
	double error; /* standard error of outstanding */
	/* outstanding in cents; those of all origins add up to that of the total */
	int64_t rounded;
};

enum { SILENT_MIN = 3 };

struct late_bills {
	struct chain chain;
	struct late_origin *origin; /* by origin */
	enum late_prior prior;      /* that was used, PRIOR_NONE when none was needed */
	bool seasonal;              /* with a seasonal index */
	size_t completed;           /* origins that stand at the last lag */
	size_t prior_origins;       /* that the prior rests on */
	/* Youngest origins of which nothing was booked, when at least SILENT_MIN of them
	 * should be booked for the most part: care has ended, and nothing is expected.
	 * Else 0. */
	size_t silent;
	/* Of all origins with a method. The error is that of the sum: estimation errors
	 * of shared factors and of a shared prior do not cancel. */
	struct late_origin total;
	bool is_whole; /* every origin has a method */
};

struct late_bills late_bills_estimate(const struct triangle *triangle,
				      const struct late_request *request,
				      struct arena *arena);

/* Interval of an outstanding amount with coverage `confidence`: lognormal with the same
 * mean and error for amounts above zero, normal when the amount is not or its error
 * exceeds it. error 0 gives the amount itself. */
void late_interval(double outstanding, double error, double confidence, double *low,
		   double *high);

/* "chain_ladder", "bornhuetter_ferguson", "cape_cod", "benktander", "blend"; "" for
 * none */
const char *late_method_name(enum late_method method);
/* "assignments", "history", "budget", "equal"; "" for none */
const char *late_prior_name(enum late_prior prior);

#endif
