/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * loss_priors - what a care period is expected to cost before its bills have come, and
 * estimates that rest on that
 *
 * Bornhuetter and Ferguson (1972), Bühlmann's Cape Cod (1983), Benktander (1976) and the
 * prediction error of Mack (2008), simplified. Plain arrays in and out, by origin of the
 * chain; amounts in cents.
 */
#ifndef SDGRIP_LOSS_PRIORS_H
#define SDGRIP_LOSS_PRIORS_H

#include "chain_ladder.h"

/* Completed origins that a mean needs, and how many of the last are taken. */
enum { PRIOR_NEEDS = 3, PRIOR_TAKES = 6 };

/* Expected final cost by origin: base times weight. */
struct loss_prior {
	double *mean;
	double *error;  /* standard error of mean, of one origin about it */
	bool has_error; /* two origins to measure it by */
	double shared;  /* share of error squared that all origins have in common */
	size_t origins; /* that the base rests on */
};

/* An origin of which nothing more comes but the tail. */
bool prior_is_completed(const struct chain *chain, size_t origin);

/* Seasonal index by origin from the completed origins: their ratio to a centred moving
 * average over `seasons` (even), averaged by season, of mean one. NULL without two full
 * years of completed origins in a row, all above zero. season: of the first origin. */
double *prior_seasons(const struct chain *chain, size_t season, size_t seasons,
		      struct arena *arena);

/* Base: the mean of ultimate / weight over the last `takes` completed origins. -1 with
 * fewer than PRIOR_NEEDS. weight NULL: ones. */
int prior_history(const struct chain *chain, const double *weight, size_t takes,
		  struct loss_prior *out, struct arena *arena);
/* Cape Cod, base: sum of C / sum of weight q over the origins with a share. -1 when that
 * is not above zero. */
int prior_cape_cod(const struct chain *chain, const double *weight,
		   struct loss_prior *out, struct arena *arena);
/* The weights as given: base one. -1 when one is not above zero. */
int prior_given(const struct chain *chain, const double *weight, struct loss_prior *out,
		struct arena *arena);

/* Variance of the increments by lag: s2 = sum of (x - U dq)^2 / U / (n - 1) over the
 * origins with q >= 0.5. With one: the least of the two lags before. */
struct lag_noise {
	double s2;
	bool known;
};
struct lag_noise *prior_noise(const struct chain *chain, struct arena *arena);

/* mse of (1 - q) mean, and used for Benktander too: (mean^2 + error^2) var(q) + error^2
 * (1 - q)^2 + mean * sum of s2 over the lags still to come; var(q) = q^2
 * chain_estimation, and at least q^2 when some sigma in that is not known. -1 when
 * something in it is not known. */
int prior_mse(const struct chain *chain, const struct lag_noise *noise,
	      const struct loss_prior *prior, size_t origin, double *mse);

#endif
