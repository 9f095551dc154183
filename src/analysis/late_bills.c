/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * late_bills - chain ladder where the bills say enough, a prior where they do not
 */
#include "late_bills.h"

#include "loss_priors.h"

#include <math.h>

#define BLEND_CHAIN 0.5 /* from this share the chain ladder stands by itself */
#define BLEND_PRIOR 0.1 /* below this share the bills say nothing */
#define AMOUNT_MAX                                                           \
	1e17 /* cents: what is more is no estimate, and stays within int64_t \
	      */

struct estimate {
	const struct late_request *request;
	struct late_bills *out;
	struct loss_prior prior;
	bool has_prior;
	struct lag_noise *noise;
	/* how the outstanding amount of an origin moves with the factors (per relative
	 * change) and with one standard error of the prior */
	double *by_factor, *by_prior;
	struct arena *arena;
};

static bool by_assignments(struct estimate *e)
{
	const struct late_request *request = e->request;
	return request->exposure && prior_cape_cod(&e->out->chain, request->exposure,
						   &e->prior, e->arena) == 0;
}

static bool by_history(struct estimate *e)
{
	const struct late_request *request = e->request;
	const size_t takes =
		request->prior_origins > 0 ? request->prior_origins : PRIOR_TAKES;
	const double *index = prior_seasons(&e->out->chain, request->season,
					    request->seasons, e->arena);
	e->out->seasonal = index && prior_history(&e->out->chain, index, takes, &e->prior,
						  e->arena) == 0;
	return e->out->seasonal ||
	       prior_history(&e->out->chain, NULL, takes, &e->prior, e->arena) == 0;
}

static bool by_budget(struct estimate *e)
{
	return e->request->budget &&
	       prior_given(&e->out->chain, e->request->budget, &e->prior, e->arena) == 0;
}

static bool by_equal(struct estimate *e)
{
	return prior_cape_cod(&e->out->chain, NULL, &e->prior, e->arena) == 0;
}

static void make_prior(struct estimate *e)
{
	static bool (*const makers[])(struct estimate *) = {
		[PRIOR_ASSIGNMENTS] = by_assignments,
		[PRIOR_HISTORY] = by_history,
		[PRIOR_BUDGET] = by_budget,
		[PRIOR_EQUAL] = by_equal,
	};
	const enum late_prior asked = e->request->prior;
	e->out->prior = PRIOR_NONE;
	for (enum late_prior p = PRIOR_ASSIGNMENTS; p <= PRIOR_EQUAL; p++) {
		/* Cape Cod knows no history and no budget; a prior that was asked for and
		 * cannot be made leaves the last resort */
		const bool cape_cod = e->request->method == LATE_CAPE_COD;
		if (p != PRIOR_EQUAL && asked != PRIOR_AUTO && p != asked)
			continue;
		if (cape_cod && (p == PRIOR_HISTORY || p == PRIOR_BUDGET))
			continue;
		if (makers[p](e)) {
			e->out->prior = p;
			e->out->prior_origins = e->prior.origins;
			e->has_prior = true;
			return;
		}
	}
}

/* The care of a series has ended when nothing is booked of its youngest origins, and much
 * should be. */
static size_t find_silent(const struct late_bills *out)
{
	const struct chain *chain = &out->chain;
	size_t silent = 0, due = 0;
	for (size_t i = chain->origins; i-- > 0 && chain->origin[i].booked == 0;) {
		silent++;
		due += chain->lag[chain->origin[i].last].expected >= BLEND_CHAIN;
	}
	return due >= SILENT_MIN && silent < chain->origins ? silent : 0;
}

/* The method for one origin: what was asked, as far as it goes. */
static enum late_method choose(const struct estimate *e, size_t i)
{
	const struct chain_origin *origin = &e->out->chain.origin[i];
	const double q = e->out->origin[i].share;
	const enum late_method asked =
		e->request->method == LATE_NONE ? LATE_BLEND : e->request->method;
	enum late_method method = asked;
	if (asked == LATE_BLEND) {
		method = q >= BLEND_CHAIN   ? LATE_CHAIN_LADDER
			 : q >= BLEND_PRIOR ? LATE_BENKTANDER
					    : LATE_BORNHUETTER_FERGUSON;
	}
	if (!origin->started)
		return LATE_NONE;
	if (i + e->out->silent >= e->out->chain.origins)
		return LATE_CHAIN_LADDER;
	if (method == LATE_CHAIN_LADDER && !origin->developed)
		method = LATE_BORNHUETTER_FERGUSON;
	if (method != LATE_CHAIN_LADDER && !e->has_prior)
		method = origin->developed ? LATE_CHAIN_LADDER : LATE_NONE;
	return method;
}

static void by_chain(struct estimate *e, size_t i)
{
	const struct chain_origin *origin = &e->out->chain.origin[i];
	struct late_origin *out = &e->out->origin[i];
	if (!origin->developed) { /* silent */
		out->has_error = true;
		return;
	}
	out->outstanding = origin->ultimate - (double)origin->booked;
	out->has_error = origin->has_error;
	out->error = origin->has_error ? sqrt(origin->mse) : 0.0;
	e->by_factor[i] = origin->ultimate;
}

static void by_prior(struct estimate *e, size_t i)
{
	struct late_origin *out = &e->out->origin[i];
	const double q = out->share, rest = 1.0 - q, booked = (double)out->booked;
	double mse = 0.0;
	out->prior = e->prior.mean[i];
	out->outstanding = rest * out->prior;
	e->by_factor[i] = q * out->prior;
	e->by_prior[i] = rest * e->prior.error[i];
	if (out->method == LATE_BENKTANDER) {
		out->outstanding = rest * (booked + out->outstanding);
		e->by_factor[i] = q * (booked + 2.0 * rest * out->prior);
		e->by_prior[i] *= rest;
	}
	out->has_error = prior_mse(&e->out->chain, e->noise, &e->prior, i, &mse) == 0;
	out->error = out->has_error ? sqrt(mse) : 0.0;
}

/* Errors of two origins go together through the factors of the lags that both have still
 * to pass, and through the base of their prior. */
static double covariances(const struct estimate *e)
{
	const struct chain *chain = &e->out->chain;
	double sum = 0.0;
	for (size_t i = 0; i < chain->origins; i++) {
		double later = 0.0;
		if (e->out->origin[i].method == LATE_NONE)
			continue;
		for (size_t l = 0; l < chain->origins; l++) {
			if (l == i || e->out->origin[l].method == LATE_NONE)
				continue;
			const size_t a = chain->origin[i].last, b = chain->origin[l].last;
			if (b < a || (b == a && l > i))
				later += e->by_factor[l];
			if (l > i)
				sum += 2.0 * e->prior.shared * e->by_prior[i] *
				       e->by_prior[l];
		}
		sum += 2.0 * e->by_factor[i] * later *
		       chain_estimation(chain, chain->origin[i].last, NULL);
	}
	return sum;
}

/* Factors without measure, from a triangle that is almost empty. */
static void drop_absurd(struct late_origin *origin)
{
	if (!(fabs(origin->outstanding) < AMOUNT_MAX)) {
		origin->method = LATE_NONE;
		origin->outstanding = origin->error = 0.0;
		origin->has_error = false;
	} else if (!(origin->error < AMOUNT_MAX)) {
		origin->has_error = false;
		origin->error = 0.0;
	}
}

static void add_up(const struct estimate *e)
{
	struct late_bills *out = e->out;
	double mse = 0.0;
	out->total.has_error = out->is_whole = true;
	out->total.method = e->request->method;
	for (size_t i = 0; i < out->chain.origins; i++) {
		const struct late_origin *origin = &out->origin[i];
		if (origin->method == LATE_NONE) {
			out->is_whole = false;
			continue;
		}
		out->total.booked += origin->booked;
		out->total.outstanding += origin->outstanding;
		out->total.has_error = out->total.has_error && origin->has_error;
		mse += origin->error * origin->error;
	}
	mse += covariances(e);
	out->total.error = out->total.has_error && mse > 0.0 ? sqrt(mse) : 0.0;
}

/* Whole cents of which the sum is the rounded total: rounded down, and one cent more for
 * the largest remainders. */
static void round_parts(struct late_bills *out, struct arena *arena)
{
	const size_t n = out->chain.origins;
	bool *raised = arena_alloc(arena, n * sizeof(*raised));
	out->total.rounded = (int64_t)round(out->total.outstanding);
	int64_t left = out->total.rounded;
	for (size_t i = 0; i < n; i++) {
		out->origin[i].rounded = (int64_t)floor(out->origin[i].outstanding);
		left -= out->origin[i].rounded;
	}
	for (; left > 0; left--) {
		size_t best = n;
		double most = 0.0;
		for (size_t i = 0; i < n; i++) {
			const double part = out->origin[i].outstanding -
					    floor(out->origin[i].outstanding);
			if (!raised[i] && part > most) {
				best = i;
				most = part;
			}
		}
		if (best == n)
			break;
		raised[best] = true;
		out->origin[best].rounded++;
	}
	out->total.rounded -= left;
}

struct late_bills late_bills_estimate(const struct triangle *triangle,
				      const struct late_request *request,
				      struct arena *arena)
{
	struct late_bills out = {.prior = PRIOR_NONE};
	struct estimate e = {.request = request, .out = &out, .arena = arena};
	out.chain = chain_fit(triangle, request->tail, request->diagonals, arena);
	const size_t n = out.chain.origins;
	out.origin = arena_alloc(arena, n * sizeof(*out.origin));
	e.by_factor = arena_alloc(arena, n * sizeof(*e.by_factor));
	e.by_prior = arena_alloc(arena, n * sizeof(*e.by_prior));
	e.noise = prior_noise(&out.chain, arena);
	out.silent = find_silent(&out);
	make_prior(&e);
	bool needed = false;
	for (size_t i = 0; i < n; i++) {
		struct late_origin *origin = &out.origin[i];
		origin->booked = out.chain.origin[i].booked;
		origin->share = out.chain.lag[out.chain.origin[i].last].expected;
		out.completed += prior_is_completed(&out.chain, i);
		origin->method = choose(&e, i);
		if (origin->method == LATE_CHAIN_LADDER) {
			by_chain(&e, i);
		} else if (origin->method != LATE_NONE) {
			by_prior(&e, i);
			needed = true;
		}
		drop_absurd(origin);
	}
	add_up(&e);
	round_parts(&out, arena);
	if (!needed)
		out.prior = PRIOR_NONE;
	return out;
}
