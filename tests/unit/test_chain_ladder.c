/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_chain_ladder - the edges of the chain ladder, on triangles small enough to reckon
 * by hand
 */
#include "late_bills.h"
#include "loss_priors.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { CELLS = 720, NO = INT32_MIN }; /* NO: this cell is not known */

struct box {
	struct arena arena;
	bool known[CELLS];
	int64_t booked[CELLS];
	struct triangle triangle;
};

static void box_open(struct box *box, size_t origins, size_t lags, const int64_t *booked)
{
	memset(box, 0, sizeof *box);
	arena_init(&box->arena);
	for (size_t i = 0; i < origins * lags; i++) {
		box->known[i] = booked[i] != NO;
		box->booked[i] = box->known[i] ? booked[i] : 0;
	}
	box->triangle = (struct triangle){.origins = origins,
					  .lags = lags,
					  .booked = box->booked,
					  .known = box->known};
}

static struct late_bills estimate(struct box *box, struct late_request request)
{
	return late_bills_estimate(&box->triangle, &request, &box->arena);
}

static void near(double found, double expected)
{
	if (!(fabs(found - expected) <= 1e-9 * (1.0 + fabs(expected))))
		fail_msg("%.17g, expected %.17g", found, expected);
}

static const struct late_request chain_ladder = {.method = LATE_CHAIN_LADDER};

/* Both ratios that touch a missing cell drop out; what came after it counts. */
static void missing_cell(void **state)
{
	(void)state;
	static const int64_t booked[] = {
		100, 100, 20, /* */
		100, NO,  50, /* */
		100, 60,  NO, /* */
		100, NO,  NO,
	};
	struct box box;
	box_open(&box, 4, 3, booked);
	const struct late_bills bills = estimate(&box, chain_ladder);
	assert_int_equal(bills.chain.lag[0].ratios, 2);
	near(bills.chain.lag[0].factor, 360.0 / 200.0);
	assert_int_equal(bills.chain.lag[1].ratios, 1);
	near(bills.chain.lag[1].factor, 220.0 / 200.0);
	assert_int_equal(bills.origin[1].booked, 150);
	near(bills.origin[1].outstanding, 0.0);
	near(bills.origin[2].outstanding, 16.0);
	near(bills.origin[3].outstanding, 98.0);
	/* one ratio at the second lag, and no two sigmas before it */
	assert_false(bills.chain.lag[1].has_sigma);
	assert_false(bills.origin[3].has_error);
	assert_false(bills.total.has_error);
	arena_release(&box.arena);
}

/* Nothing is billed in the month of care itself: the chain starts at the next lag, and
 * the youngest month rests on the mean of the completed ones. */
static void chain_starts_later(void **state)
{
	(void)state;
	static const int64_t booked[] = {
		0, 100, 10, /* */
		0, 120, 10, /* */
		0, 90,  15, /* */
		0, 110, NO, /* */
		0, NO,  NO,
	};
	struct box box;
	box_open(&box, 5, 3, booked);
	const struct late_bills bills = estimate(&box, (struct late_request){0});
	assert_int_equal(bills.chain.start, 1);
	near(bills.chain.lag[1].factor, 345.0 / 310.0);
	near(bills.origin[3].outstanding, 110.0 * 35.0 / 310.0);
	assert_int_equal(bills.origin[3].method, LATE_CHAIN_LADDER);
	assert_int_equal(bills.origin[4].method, LATE_BORNHUETTER_FERGUSON);
	assert_int_equal(bills.prior, PRIOR_HISTORY);
	near(bills.origin[4].prior, 115.0);
	near(bills.origin[4].outstanding, 115.0);
	arena_release(&box.arena);
}

/* A month of care without a bill, or with more credit than debit, would stay nil for
 * ever: it gets a prior whatever was asked. */
static void nothing_booked_yet(void **state)
{
	(void)state;
	static const int64_t booked[] = {
		50, 50, 10, /* */
		60, 60, 10, /* */
		40, 50, 10, /* */
		0,  0,  NO, /* */
		-5, NO, NO,
	};
	struct box box;
	box_open(&box, 5, 3, booked);
	const struct late_bills bills = estimate(&box, chain_ladder);
	assert_int_equal(bills.origin[3].method, LATE_BORNHUETTER_FERGUSON);
	assert_int_equal(bills.origin[4].method, LATE_BORNHUETTER_FERGUSON);
	const double prior = (110.0 + 130.0 + 100.0) / 3.0;
	near(bills.origin[3].outstanding, prior * (1.0 - 310.0 / 340.0));
	/* its nil counts in the factors: 0 of 0 is no ratio but adds nothing */
	near(bills.chain.lag[0].factor, 310.0 / 150.0);
	assert_int_equal(bills.chain.lag[0].guarded, 1);
	assert_true(bills.is_whole);
	arena_release(&box.arena);
}

/* Net crediting: a factor below one is not clipped, and q passes one. */
static void net_crediting(void **state)
{
	(void)state;
	static const int64_t booked[] = {
		100, 100, -20, /* */
		100, 100, -10, /* */
		100, 100, -15, /* */
		100, 120, NO,
	};
	struct box box;
	box_open(&box, 4, 3, booked);
	const struct late_bills bills = estimate(&box, chain_ladder);
	near(bills.chain.lag[1].factor, 555.0 / 600.0);
	assert_true(bills.origin[3].share > 1.0);
	near(bills.origin[3].outstanding, -220.0 * 45.0 / 600.0);
	assert_true(bills.origin[3].has_error);
	assert_int_equal(bills.total.rounded, -17);
	arena_release(&box.arena);
}

static void too_little(void **state)
{
	(void)state;
	static const int64_t one[] = {70, NO, 0, NO};
	struct box box;
	box_open(&box, 1, 1, one);
	struct late_bills bills = estimate(&box, (struct late_request){0});
	near(bills.origin[0].outstanding, 0.0);
	assert_true(bills.total.has_error && bills.is_whole);
	arena_release(&box.arena);

	box_open(&box, 2, 2, one);
	bills = estimate(&box, (struct late_request){0});
	assert_int_equal(bills.origin[0].method, LATE_NONE);
	assert_int_equal(bills.origin[1].method, LATE_NONE);
	assert_false(bills.is_whole);
	near(bills.total.outstanding, 0.0);
	arena_release(&box.arena);
}

/* Only the ratios of the last closed periods: billing became faster. */
static void last_diagonals(void **state)
{
	(void)state;
	static const int64_t booked[] = {
		50, 100, /* */
		50, 100, /* */
		50, 50,  /* */
		50, 50,  /* */
		50, NO,
	};
	struct box box;
	box_open(&box, 5, 2, booked);
	struct late_request request = chain_ladder;
	near(estimate(&box, request).origin[4].outstanding, 75.0);
	request.diagonals = 2;
	near(estimate(&box, request).origin[4].outstanding, 50.0);
	arena_release(&box.arena);
}

/* Three years of months that follow a pattern exactly: the index finds it. */
static void seasonal_prior(void **state)
{
	(void)state;
	static const int64_t pattern[] = {90,  95,  100, 105, 110, 100,
					  100, 100, 100, 100, 110, 90};
	int64_t booked[37 * 2];
	for (size_t i = 0; i < 37; i++) {
		booked[2 * i] = 0;
		booked[2 * i + 1] = i < 36 ? 1000 * pattern[i % 12] : NO;
	}
	struct box box;
	box_open(&box, 37, 2, booked);
	const struct late_request request = {.seasons = 12};
	const struct late_bills bills = estimate(&box, request);
	assert_true(bills.seasonal);
	assert_int_equal(bills.prior_origins, 6);
	near(bills.origin[36].prior, 90000.0);
	arena_release(&box.arena);
}

/* Twice as many clients with an open assignment: twice the prior. */
static void exposure_prior(void **state)
{
	(void)state;
	static const int64_t booked[] = {0, 100, 0, 110, 0, 90, 0, NO};
	static const double clients[] = {10, 11, 9, 20};
	struct box box;
	box_open(&box, 4, 2, booked);
	const struct late_request request = {.exposure = clients};
	const struct late_bills bills = estimate(&box, request);
	assert_int_equal(bills.prior, PRIOR_ASSIGNMENTS);
	near(bills.origin[3].prior, 200.0);
	near(bills.origin[3].outstanding, 200.0);
	arena_release(&box.arena);
}

/* A provider who stopped: of three months that should be in nothing came, so that nothing
 * more is expected; with two it may only be late. */
static void care_has_ended(void **state)
{
	(void)state;
	int64_t booked[10 * 3];
	for (size_t i = 0; i < 10; i++)
		for (size_t j = 0; j < 3; j++)
			booked[i * 3 + j] = i + j > 9 ? NO : i > 5 ? 0 : j == 0 ? 5 : 100;
	struct box box;
	box_open(&box, 10, 3, booked);
	struct late_bills bills = estimate(&box, (struct late_request){0});
	assert_int_equal(bills.silent, 4);
	near(bills.total.outstanding, 0.0);
	assert_true(bills.is_whole && bills.total.has_error);
	arena_release(&box.arena);

	booked[6 * 3] = 5;
	booked[6 * 3 + 1] = booked[6 * 3 + 2] = 100;
	box_open(&box, 10, 3, booked);
	bills = estimate(&box, (struct late_request){0});
	assert_int_equal(bills.silent, 0);
	assert_true(bills.total.outstanding > 0.0);
	arena_release(&box.arena);
}

/* One booking month in which little was paid, and one that made up for it. */
static void diagonals_stand_out(void **state)
{
	(void)state;
	int64_t booked[12 * 4];
	for (size_t i = 0; i < 12; i++)
		for (size_t j = 0; j < 4; j++) {
			int64_t x = i + j > 11   ? NO
				    : i + j == 6 ? 10
						 : (int64_t)(100 + 3 * ((i + j) % 2));
			booked[i * 4 + j] = x;
		}
	struct box box;
	box_open(&box, 12, 4, booked);
	const struct late_bills bills = estimate(&box, chain_ladder);
	const struct diagonal *list = chain_diagonals(&bills.chain, false, &box.arena);
	assert_true(list[6].stands_out && list[6].mean < 0.0);
	assert_int_equal(list[6].n, 3);
	assert_int_equal(list[0].n, 0);
	arena_release(&box.arena);
}

static void intervals(void **state)
{
	(void)state;
	double low, high;
	late_interval(100.0, 0.0, 0.8, &low, &high);
	near(low, 100.0);
	near(high, 100.0);
	/* normal: 1.2815515655446004 standard errors */
	late_interval(-10.0, 10.0, 0.8, &low, &high);
	near(low, -10.0 - 12.815515655446004);
	late_interval(10.0, 20.0, 0.8, &low, &high);
	near(high, 10.0 + 2.0 * 12.815515655446004);
	/* lognormal: s2 = ln 2 */
	late_interval(10.0, 10.0, 0.8, &low, &high);
	near(high / low, exp(2.0 * 1.2815515655446004 * sqrt(log(2.0))));
	near(low * high, 100.0 / 2.0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(missing_cell),
		cmocka_unit_test(chain_starts_later),
		cmocka_unit_test(nothing_booked_yet),
		cmocka_unit_test(net_crediting),
		cmocka_unit_test(too_little),
		cmocka_unit_test(last_diagonals),
		cmocka_unit_test(seasonal_prior),
		cmocka_unit_test(exposure_prior),
		cmocka_unit_test(diagonals_stand_out),
		cmocka_unit_test(intervals),
		cmocka_unit_test(care_has_ended),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
