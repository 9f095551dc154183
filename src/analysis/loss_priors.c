/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * loss_priors - expected final cost beforehand, and the error of what rests on it
 *
 * R. L. Bornhuetter and R. E. Ferguson, The actuary and IBNR (1972); T. Mack, The
 * prediction error of Bornhuetter/Ferguson, ASTIN Bulletin 38 (2008).
 */
#include "loss_priors.h"

#include <assert.h>
#include <math.h>

#define SHARE_MEASURED 0.5 /* origins that say how increments scatter */

static double share_of(const struct chain *chain, size_t origin)
{
	return chain->lag[chain->origin[origin].last].expected;
}

static double weight_of(const double *weight, size_t origin)
{
	return weight ? weight[origin] : 1.0;
}

bool prior_is_completed(const struct chain *chain, size_t origin)
{
	const struct chain_origin *at = &chain->origin[origin];
	return at->started && at->developed && at->last == chain->lags - 1;
}

/* Completed origins in a row, up to and including the youngest: where they begin and
 * end. */
static size_t completed_run(const struct chain *chain, size_t *end)
{
	size_t to = chain->origins;
	while (to > 0 && !prior_is_completed(chain, to - 1))
		to--;
	size_t from = to;
	while (from > 0 && prior_is_completed(chain, from - 1) &&
	       chain->origin[from - 1].ultimate > 0.0)
		from--;
	*end = to;
	return from;
}

static double moving_average(const struct chain *chain, size_t at, size_t seasons)
{
	const size_t half = seasons / 2;
	double sum = 0.5 * (chain->origin[at - half].ultimate +
			    chain->origin[at + half].ultimate);
	for (size_t i = at - half + 1; i < at + half; i++)
		sum += chain->origin[i].ultimate;
	return sum / (double)seasons;
}

double *prior_seasons(const struct chain *chain, size_t season, size_t seasons,
		      struct arena *arena)
{
	size_t end;
	const size_t from = completed_run(chain, &end);
	if (seasons < 2 || end - from < 2 * seasons)
		return NULL;
	double *ratio = arena_alloc(arena, seasons * sizeof(*ratio));
	double *count = arena_alloc(arena, seasons * sizeof(*count));
	for (size_t i = from + seasons / 2; i + seasons / 2 < end; i++) {
		const size_t s = (season + i) % seasons;
		ratio[s] += chain->origin[i].ultimate / moving_average(chain, i, seasons);
		count[s] += 1.0;
	}
	double mean = 0.0;
	for (size_t s = 0; s < seasons; s++) {
		ratio[s] /= count[s];
		mean += ratio[s] / (double)seasons;
	}
	double *index = arena_alloc(arena, chain->origins * sizeof(*index));
	for (size_t i = 0; i < chain->origins; i++)
		index[i] = ratio[(season + i) % seasons] / mean;
	return index;
}

/* Standard deviation of ultimate / weight: of the completed origins, or, with fewer than
 * two of them, of those of which most was booked. False when there are no two. */
static bool spread(const struct chain *chain, const double *weight, double *out)
{
	for (int pass = 0; pass < 2; pass++) {
		double n = 0.0, mean = 0.0, squares = 0.0;
		for (size_t i = 0; i < chain->origins; i++) {
			const struct chain_origin *origin = &chain->origin[i];
			const bool counts =
				pass == 0 ? prior_is_completed(chain, i)
					  : origin->developed &&
						    share_of(chain, i) >= SHARE_MEASURED;
			if (!counts || !(weight_of(weight, i) > 0.0))
				continue;
			const double x = origin->ultimate / weight_of(weight, i);
			const double off = x - mean;
			n += 1.0;
			mean += off / n;
			squares += off * (x - mean);
		}
		if (n >= 2.0) {
			*out = sqrt(squares / (n - 1.0));
			return true;
		}
	}
	return false;
}

static void fill(const struct chain *chain, const double *weight, double base,
		 struct loss_prior *out, struct arena *arena)
{
	double sd = 0.0;
	out->mean = arena_alloc(arena, chain->origins * sizeof(*out->mean));
	out->error = arena_alloc(arena, chain->origins * sizeof(*out->error));
	out->has_error = spread(chain, weight, &sd);
	for (size_t i = 0; i < chain->origins; i++) {
		out->mean[i] = base * weight_of(weight, i);
		out->error[i] = sd * weight_of(weight, i);
	}
}

int prior_history(const struct chain *chain, const double *weight, size_t takes,
		  struct loss_prior *out, struct arena *arena)
{
	size_t n = 0;
	double sum = 0.0;
	for (size_t i = chain->origins; i-- > 0 && n < takes;) {
		if (!prior_is_completed(chain, i) || !(weight_of(weight, i) > 0.0))
			continue;
		sum += chain->origin[i].ultimate / weight_of(weight, i);
		n++;
	}
	if (n < PRIOR_NEEDS || !(sum > 0.0))
		return -1;
	*out = (struct loss_prior){.shared = 1.0 / (double)n, .origins = n};
	fill(chain, weight, sum / (double)n, out, arena);
	return 0;
}

int prior_cape_cod(const struct chain *chain, const double *weight,
		   struct loss_prior *out, struct arena *arena)
{
	size_t n = 0;
	double booked = 0.0, used = 0.0;
	for (size_t i = 0; i < chain->origins; i++) {
		if (!chain->origin[i].started || !(share_of(chain, i) > 0.0))
			continue;
		booked += (double)chain->origin[i].booked;
		used += share_of(chain, i) * weight_of(weight, i);
		n++;
	}
	if (!(booked > 0.0) || !(used > 0.0))
		return -1;
	*out = (struct loss_prior){.shared = 1.0 / (double)n, .origins = n};
	fill(chain, weight, booked / used, out, arena);
	return 0;
}

int prior_given(const struct chain *chain, const double *weight, struct loss_prior *out,
		struct arena *arena)
{
	for (size_t i = 0; i < chain->origins; i++)
		if (!(weight[i] > 0.0))
			return -1;
	*out = (struct loss_prior){.origins = chain->origins};
	fill(chain, weight, 1.0, out, arena);
	return 0;
}

struct lag_noise *prior_noise(const struct chain *chain, struct arena *arena)
{
	const struct triangle *triangle = chain->triangle;
	struct lag_noise *noise = arena_alloc(arena, chain->lags * sizeof(*noise));
	for (size_t j = 0; j < chain->lags; j++) {
		const double step = chain->lag[j].expected -
				    (j > 0 ? chain->lag[j - 1].expected : 0.0);
		double sum = 0.0;
		size_t n = 0;
		for (size_t i = 0; i < chain->origins; i++) {
			const struct chain_origin *origin = &chain->origin[i];
			if (!origin->developed || !(origin->ultimate > 0.0) ||
			    share_of(chain, i) < SHARE_MEASURED ||
			    !triangle->known[i * chain->lags + j])
				continue;
			const double x = (double)triangle->booked[i * chain->lags + j];
			const double off = x - origin->ultimate * step;
			sum += off * off / origin->ultimate;
			n++;
		}
		if (n >= 2) {
			noise[j].s2 = sum / (double)(n - 1);
			noise[j].known = true;
		} else if (j >= 2 && noise[j - 1].known && noise[j - 2].known) {
			noise[j].s2 = fmin(noise[j - 1].s2, noise[j - 2].s2);
			noise[j].known = true;
		}
	}
	return noise;
}

int prior_mse(const struct chain *chain, const struct lag_noise *noise,
	      const struct loss_prior *prior, size_t origin, double *mse)
{
	const size_t last = chain->origin[origin].last;
	const double q = chain->lag[last].expected;
	const double mean = prior->mean[origin], error = prior->error[origin];
	bool known = prior->has_error, estimated = true;
	double relative = chain_estimation(chain, last, &estimated);
	if (!estimated && relative < 1.0)
		relative = 1.0;
	const double variance = q * q * relative;
	double process = 0.0;
	for (size_t j = last + 1; j < chain->lags; j++) {
		process += noise[j].s2;
		known = known && noise[j].known;
	}
	if (!known)
		return -1;
	*mse = (mean * mean + error * error) * variance +
	       error * error * (1.0 - q) * (1.0 - q) + fabs(mean) * process;
	return 0;
}
