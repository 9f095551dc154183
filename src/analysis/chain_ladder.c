/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * chain_ladder - the chain ladder with Mack's standard errors
 *
 * T. Mack, Distribution-free calculation of the standard error of chain ladder reserve
 * estimates, ASTIN Bulletin 23 (1993); The standard error of chain ladder reserve
 * estimates: recursive calculation and inclusion of a tail factor, ASTIN Bulletin 29
 * (1999). The closed form of 1993 is used; with a tail it equals the recursion of 1999.
 */
#include "chain_ladder.h"

#include <assert.h>
#include <math.h>

/* The two cumulative amounts of a ratio. */
struct link {
	double from, to;
};

static bool is_known(const struct triangle *triangle, size_t origin, size_t lag)
{
	return triangle->known[origin * triangle->lags + lag];
}

static void add_up(struct chain *chain)
{
	const struct triangle *triangle = chain->triangle;
	for (size_t i = 0; i < chain->origins; i++) {
		struct chain_origin *origin = &chain->origin[i];
		for (size_t j = 0; j < chain->lags; j++) {
			const size_t cell = i * chain->lags + j;
			if (triangle->known[cell]) {
				origin->booked += triangle->booked[cell];
				origin->last = j;
				origin->started = true;
			}
			chain->cumulative[cell] = origin->booked;
		}
	}
}

/* The first diagonal whose cells may end a ratio. */
static size_t first_diagonal(const struct chain *chain, size_t diagonals)
{
	size_t newest = 0;
	for (size_t i = 0; i < chain->origins; i++)
		if (chain->origin[i].started && i + chain->origin[i].last > newest)
			newest = i + chain->origin[i].last;
	return diagonals > 0 && newest + 1 > diagonals ? newest + 1 - diagonals : 0;
}

static bool link_at(const struct chain *chain, size_t origin, size_t lag, size_t first,
		    struct link *link)
{
	if (!is_known(chain->triangle, origin, lag) ||
	    !is_known(chain->triangle, origin, lag + 1) || origin + lag + 1 < first)
		return false;
	const int64_t *cumulative = &chain->cumulative[origin * chain->lags + lag];
	*link = (struct link){.from = (double)cumulative[0], .to = (double)cumulative[1]};
	return true;
}

/* Sums of whole cents are exact in int64_t; a double is taken once. */
static void find_factor(struct chain *chain, size_t lag, size_t first)
{
	struct lag_factor *out = &chain->lag[lag];
	struct link link;
	int64_t from = 0, to = 0;
	for (size_t i = 0; i < chain->origins; i++) {
		if (!link_at(chain, i, lag, first, &link))
			continue;
		from += chain->cumulative[i * chain->lags + lag];
		to += chain->cumulative[i * chain->lags + lag + 1];
		out->ratios++;
	}
	out->volume = (double)from;
	out->defined = from > 0 && to > 0;
	out->factor = out->defined ? (double)to / (double)from : 1.0;
}

static void find_sigma(struct chain *chain, size_t lag, size_t first)
{
	struct lag_factor *out = &chain->lag[lag];
	struct link link;
	size_t n = 0;
	double sum = 0.0;
	for (size_t i = 0; out->defined && i < chain->origins; i++) {
		if (!link_at(chain, i, lag, first, &link))
			continue;
		if (link.from <= 0.0) {
			out->guarded++;
			continue;
		}
		const double off = link.to - out->factor * link.from;
		sum += off * off / link.from;
		n++;
	}
	if (n >= 2) {
		out->has_sigma = true;
		out->sigma2 = sum / (double)(n - 1);
	} else if (n == 1 && lag >= 2 && out[-1].has_sigma && out[-2].has_sigma) {
		const double one = out[-1].sigma2, two = out[-2].sigma2;
		double least = fmin(one, two);
		if (two > 0.0)
			least = fmin(least, one * one / two);
		out->has_sigma = out->is_assumed = true;
		out->sigma2 = least;
	}
	out->variance = out->defined ? out->sigma2 / out->volume : 0.0;
}

static void set_tail(struct chain *chain, struct tail tail)
{
	struct lag_factor *out = &chain->lag[chain->lags - 1];
	assert(tail.factor >= 0.0 && tail.error >= 0.0 && tail.sigma >= 0.0);
	*out = (struct lag_factor){
		.factor = tail.factor > 0.0 ? tail.factor : 1.0,
		.sigma2 = tail.sigma * tail.sigma,
		.variance = tail.error * tail.error,
		.defined = true,
		.has_sigma = true,
	};
	out->expected = 1.0 / out->factor;
}

/* Shares from the last lag back, as far as the factors are defined without a gap. */
static void find_shares(struct chain *chain)
{
	size_t lag = chain->lags - 1;
	while (lag > 0 && chain->lag[lag - 1].defined) {
		chain->lag[lag - 1].expected =
			chain->lag[lag].expected / chain->lag[lag - 1].factor;
		lag--;
	}
	chain->start = lag;
}

static void find_mse(const struct chain *chain, struct chain_origin *origin)
{
	const size_t end = chain->lags - 1;
	double sum = 0.0, amount = (double)origin->booked;
	origin->has_error = true;
	for (size_t j = origin->last; j <= end && origin->booked != 0; j++) {
		const struct lag_factor *lag = &chain->lag[j];
		const double f2 = lag->factor * lag->factor;
		sum += (lag->sigma2 / amount + lag->variance) / f2;
		amount *= lag->factor;
		if (!lag->has_sigma)
			origin->has_error = false;
	}
	origin->mse = origin->has_error ? origin->ultimate * origin->ultimate * sum : 0.0;
}

static void develop(const struct chain *chain, struct chain_origin *origin)
{
	const size_t end = chain->lags - 1;
	const struct lag_factor *tail = &chain->lag[end];
	const bool closed = origin->last == end && tail->factor == 1.0;
	if (!origin->started || origin->last < chain->start ||
	    (origin->booked <= 0 && !closed))
		return;
	origin->developed = true;
	origin->ultimate = (double)origin->booked;
	for (size_t j = origin->last; j <= end; j++)
		origin->ultimate *= chain->lag[j].factor;
	if (origin->booked > 0) {
		find_mse(chain, origin);
	} else {
		origin->has_error = true;
	}
}

struct chain chain_fit(const struct triangle *triangle, struct tail tail,
		       size_t diagonals, struct arena *arena)
{
	struct chain chain = {.origins = triangle->origins,
			      .lags = triangle->lags,
			      .triangle = triangle};
	assert(chain.origins > 0 && chain.lags > 0);
	chain.lag = arena_alloc(arena, chain.lags * sizeof(*chain.lag));
	chain.origin = arena_alloc(arena, chain.origins * sizeof(*chain.origin));
	chain.cumulative = arena_alloc(arena, chain.origins * chain.lags *
						      sizeof(*chain.cumulative));
	add_up(&chain);
	const size_t first = first_diagonal(&chain, diagonals);
	for (size_t j = 0; j + 1 < chain.lags; j++) {
		find_factor(&chain, j, first);
		find_sigma(&chain, j, first);
	}
	set_tail(&chain, tail);
	find_shares(&chain);
	for (size_t i = 0; i < chain.origins; i++)
		develop(&chain, &chain.origin[i]);
	return chain;
}

double chain_estimation(const struct chain *chain, size_t lag, bool *known)
{
	double sum = 0.0;
	for (size_t j = lag < chain->start ? chain->start : lag; j < chain->lags; j++) {
		const struct lag_factor *at = &chain->lag[j];
		sum += at->variance / (at->factor * at->factor);
		if (known && !at->has_sigma)
			*known = false;
	}
	return sum;
}

struct diagonal *chain_diagonals(const struct chain *chain, bool bucket,
				 struct arena *arena)
{
	const size_t count = chain->origins + chain->lags - 1;
	const size_t ends = bucket && chain->lags > 1 ? chain->lags - 2 : chain->lags - 1;
	struct diagonal *list = arena_alloc(arena, count * sizeof(*list));
	for (size_t i = 0; i < chain->origins; i++) {
		for (size_t j = 0; j < ends; j++) {
			const struct lag_factor *lag = &chain->lag[j];
			struct link link;
			if (!link_at(chain, i, j, 0, &link) || link.from <= 0.0 ||
			    !lag->defined || lag->is_assumed || !(lag->sigma2 > 0.0))
				continue;
			struct diagonal *at = &list[i + j + 1];
			at->n++;
			at->mean += (link.to - lag->factor * link.from) /
				    sqrt(lag->sigma2 * link.from);
		}
	}
	for (size_t d = 0; d < count; d++) {
		if (list[d].n == 0)
			continue;
		list[d].mean /= (double)list[d].n;
		list[d].stands_out = fabs(list[d].mean) > 2.0 / sqrt((double)list[d].n);
	}
	return list;
}
