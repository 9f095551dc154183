/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * chain_ladder - what is still to be billed, from how earlier periods were billed
 *
 * The chain ladder with all-period volume-weighted factors and the standard errors of
 * Mack (1993, 1999), on a triangle of care period by lag in which cells may be missing.
 * Plain arrays in and out; nothing is NaN: what cannot be estimated is marked so. Amounts
 * are cents; factors and shares have no unit; sigma2 is in cents.
 */
#ifndef SDGRIP_CHAIN_LADDER_H
#define SDGRIP_CHAIN_LADDER_H

#include "arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Amounts booked, by origin (care period, oldest first, without gaps) and lag. Missing is
 * not zero: a delivered period without lines is known and 0. The last lag holds all that
 * came later too. origins and lags >= 1. */
struct triangle {
	size_t origins, lags;
	const int64_t *booked; /* origins * lags, cents booked at that lag alone */
	const bool *known;     /* origins * lags; beyond the last closed period: false */
};

/* What comes after the last lag: ultimate / booked at the last lag, its standard error
 * and its sigma (in the root of a cent). Mack (1999). A factor of 0 counts as 1. */
struct tail {
	double factor, error, sigma;
};

/* From one lag to the next; of the last lag: the tail. */
struct lag_factor {
	/* f = sum of C at the next lag / sum of C at this lag, over the origins of which
	 * both are known */
	double factor;
	double volume; /* S: the sum at this lag */
	double sigma2;
	double variance; /* of the factor: sigma2 / S; of the tail: error squared */
	double expected; /* q: the share booked by this lag; 0 before `start` */
	size_t ratios;
	size_t guarded;  /* ratios that cannot be in sigma2: nothing or less was booked */
	bool defined;    /* both sums are above zero */
	bool has_sigma;  /* also with one ratio: Mack's rule */
	bool is_assumed; /* sigma2 is by that rule */
};

/* Fewer ratios than this do not make a factor of their own: said as a finding. */
enum { RATIOS_WANTED = 3 };

struct chain_origin {
	bool started;    /* something of it is known */
	size_t last;     /* the last known lag */
	int64_t booked;  /* what is known of it, in cents */
	bool developed;  /* the chain ladder says something; else use a prior */
	double ultimate; /* of a developed origin */
	bool has_error;  /* of a developed origin: mse is known */
	double mse;      /* of the outstanding amount, process and estimation */
};

struct chain {
	size_t origins, lags;
	size_t start;           /* the first lag from which all factors are defined */
	struct lag_factor *lag; /* lags */
	struct chain_origin *origin; /* origins */
	int64_t *cumulative;         /* origins * lags; where the triangle is known */
	const struct triangle *triangle;
};

/* diagonals > 0: only ratios that end in that many last closed periods. Lives in arena;
 * the triangle must outlive it.
 *
 * sigma2 = sum of C (C'/C - f)^2 / (n - 1) over the ratios with C > 0. With one ratio:
 * the least of sigma2[-1]^2 / sigma2[-2], sigma2[-2] and sigma2[-1] (Mack); the least of
 * the two when sigma2[-2] is 0.
 * mse(R) = U^2 sum over j from the last known lag of sigma2 / f^2 (1 / C + 1 / S), C the
 * estimated amount, and the same for the tail. */
struct chain chain_fit(const struct triangle *triangle, struct tail tail,
		       size_t diagonals, struct arena *arena);

/* Relative variance, by estimation, of the product of the factors from a lag on: the sum
 * of variance / f^2. Two origins share that of the later lag of both. Before `start` that
 * of `start`. *known (when not NULL) becomes false if a sigma is not known. */
double chain_estimation(const struct chain *chain, size_t lag, bool *known);

/* Standardised residuals of the ratios, averaged over each diagonal: do billers or the
 * payment run of one booking period stand out? Diagonal d holds the cells with origin +
 * lag = d; the last lag, a sum over many periods, is left out when `bucket`. */
struct diagonal {
	size_t n;
	double mean;
	bool stands_out; /* |mean| > 2 / sqrt(n) */
};
/* origins + lags - 1 of them. */
struct diagonal *chain_diagonals(const struct chain *chain, bool bucket,
				 struct arena *arena);

#endif
