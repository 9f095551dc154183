/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_effects - price, volume and mix against published examples and exact arithmetic
 *
 * Cases P01 to P04 of the methods study: a worked example from a public page, Ang's
 * two sectors (2005), products in cents computed with exact fractions in Python, and
 * products that come and go. Costs are scaled up, so that cents show as many digits as
 * the case states; the plain cents are checked beside it. Without the shared folder the
 * cases that need a file are skipped.
 */
#include "effects.h"
#include "fixed.h"

#include <inttypes.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { PRODUCTS = 4 };

struct split_case {
	size_t n;
	struct product_change list[PRODUCTS];
	double scale; /* costs are this many times the unit of the file */
	struct effects out[PRODUCTS], total;
};

/* product,q0,p0,q1,p1 */
static struct split_case load(const char *name, double scale)
{
	const char *shared = getenv("SHARED");
	struct split_case c = {.scale = scale};
	char path[1024], line[256];
	snprintf(path, sizeof path, "%s/methods/pvm/%s", shared ? shared : "../shared",
		 name);
	FILE *file = fopen(path, "r");
	if (!file) {
		print_message("notice: %s is absent, test skipped\n", path);
		skip();
		return c;
	}
	const bool header = fgets(line, sizeof line, file) != NULL;
	while (header && c.n < PRODUCTS && fgets(line, sizeof line, file)) {
		char *rest = strchr(line, ',');
		double number[4] = {0};
		for (size_t i = 0; i < 4 && rest; i++)
			number[i] = strtod(rest + 1, &rest);
		c.list[c.n++] = (struct product_change){
			.q0 = (int64_t)number[0],
			.q1 = (int64_t)number[2],
			.c0 = (int64_t)llround(number[0] * number[1] * 100) *
			      (int64_t)(scale / 100),
			.c1 = (int64_t)llround(number[2] * number[3] * 100) *
			      (int64_t)(scale / 100)};
	}
	fclose(file);
	return c;
}

static void split(struct split_case *c, enum effect_method method)
{
	assert_int_equal(effects_split(c->list, c->n, method, c->out, &c->total),
			 EFFECTS_OK);
}

static void check(const struct split_case *c, const struct effects *effects,
		  enum effect effect, double expected, double relative)
{
	double found = (double)effects->amount[effect] / c->scale;
	/* the last digit of the scale cannot be seen */
	double tolerance = fmax(relative * fabs(expected), 1.0 / c->scale);
	if (!(fabs(found - expected) <= tolerance))
		fail_msg("effect %d: %.15g, expected %.15g", (int)effect, found,
			 expected);
}

static void check_all(const struct split_case *c, const struct effects *effects,
		      double volume, double mix, double price, double relative)
{
	check(c, effects, EFFECT_VOLUME, volume, relative);
	check(c, effects, EFFECT_MIX, mix, relative);
	check(c, effects, EFFECT_PRICE, price, relative);
}

static void check_sums(const struct split_case *c)
{
	cents column[EFFECTS] = {0}, total = 0;
	for (size_t i = 0; i < c->n; i++) {
		cents row = 0;
		for (size_t e = 0; e < EFFECTS; e++) {
			row += c->out[i].amount[e];
			column[e] += c->out[i].amount[e];
		}
		assert_int_equal(row, c->list[i].c1 - c->list[i].c0);
		assert_int_equal(row, c->out[i].total);
		total += row;
	}
	for (size_t e = 0; e < EFFECTS; e++)
		assert_int_equal(column[e], c->total.amount[e]);
	assert_int_equal(total, c->total.total);
}

static void p01_worked_example(void **state)
{
	(void)state;
	struct split_case c = load("P01_forum_abc_def.csv", 1e14);
	const double rel = 1e-12;

	split(&c, METHOD_FLEX);
	check_all(&c, &c.total, 20.444444444444443, -0.4444444444444444, 4, rel);
	check_all(&c, &c.out[0], 13.333333333333334, -1.3333333333333333, -6, rel);
	check_all(&c, &c.out[1], 7.111111111111111, 0.8888888888888888, 10, rel);
	check_sums(&c);
	/* as printed, to one decimal */
	check_all(&c, &c.total, 20.4, -0.4, 4.0, 0.12);
	split(&c, METHOD_BENNET);
	check_all(&c, &c.total, 20.5, 0, 3.5, rel);
	check_all(&c, &c.out[0], 11.5, 0, -5.5, rel);
	check_all(&c, &c.out[1], 9, 0, 9, rel);
	check_sums(&c);
	/* LMDI is one of doubles, so its cents may not be more than 2^53 */
	c = load("P01_forum_abc_def.csv", 1e12);
	split(&c, METHOD_LMDI);
	check_all(&c, &c.total, 20.726299506746255, -0.2487286637407653,
		  3.522429156994524, 1e-10);
	check_sums(&c);
}

static void p01_cents(void **state)
{
	(void)state;
	struct split_case c = load("P01_forum_abc_def.csv", 100);

	split(&c, METHOD_FLEX);
	assert_int_equal(c.total.amount[EFFECT_VOLUME], 2044);
	assert_int_equal(c.total.amount[EFFECT_MIX], -44);
	assert_int_equal(c.total.amount[EFFECT_PRICE], 400);
	assert_int_equal(c.total.total, 2400);
	check_sums(&c);
}

static void p02_lmdi_two_sectors(void **state)
{
	(void)state;
	struct split_case c = load("P02_lmdi_ang2005.csv", 1e13);

	split(&c, METHOD_LMDI);
	check_all(&c, &c.total, 26.649137514346965, 6.340675225151307, -18.98981273949827,
		  1e-10);
	check_all(&c, &c.out[0], 16.337605789617434, 7.75660260691467, -14.0942083965321,
		  1e-10);
	check_all(&c, &c.out[1], 10.31153172472953, -1.4159273817633624,
		  -4.895604342966171, 1e-10);
	assert_int_equal(c.total.total, 14 * INT64_C(10000000000000));
	check_sums(&c);
	split(&c, METHOD_FLEX);
	check_all(&c, &c.total, 30, 10, -26, 1e-12);
	split(&c, METHOD_BENNET);
	check_all(&c, &c.total, 34, 0, -20, 1e-12);
	check_sums(&c);
}

static void p03_products_exactly(void **state)
{
	(void)state;
	const double rel = 1e-12;
	struct split_case c = load("P03_wmo_cents.csv", 1e8);

	split(&c, METHOD_FLEX);
	check_all(&c, &c.total, -992492.65722351, 30924511.65722351, 35157204, rel);
	check_all(&c, &c.out[0], -472098.92008094135, -15700157.079919059, 31134654, rel);
	check_all(&c, &c.out[1], -383496.9478719242, 42410371.94787192, 0, rel);
	check_all(&c, &c.out[2], -122781.380546312, 9180181.380546313, 3580500, rel);
	check_all(&c, &c.out[3], -14115.408724332465, -4965884.591275668, 442050, rel);
	check_sums(&c);
	split(&c, METHOD_BENNET);
	check_all(&c, &c.total, 29362456, 0, 35726767, rel);
	check_all(&c, &c.out[0], -16742019, 0, 31704417, rel);
	check_all(&c, &c.out[3], -5106300, 0, 568350, rel);
	check_sums(&c);
	c = load("P03_wmo_cents.csv", 1e6);
	split(&c, METHOD_LMDI);
	check_all(&c, &c.total, -1025871.6605295256, 30409689.69236288, 35705404.96816647,
		  1e-10);
	check_sums(&c);
}

/* The file is in cents: here they come out as such. */
static void p03_products_in_cents(void **state)
{
	(void)state;
	struct split_case c = load("P03_wmo_cents.csv", 100);
	for (size_t i = 0; i < c.n; i++) {
		c.list[i].c0 /= 100;
		c.list[i].c1 /= 100;
	}

	split(&c, METHOD_FLEX);
	assert_int_equal(c.total.amount[EFFECT_VOLUME], -992493);
	assert_int_equal(c.total.amount[EFFECT_MIX], 30924512);
	assert_int_equal(c.total.amount[EFFECT_PRICE], 35157204);
	assert_int_equal(c.total.total, 65089223);
	assert_int_equal(c.out[0].amount[EFFECT_VOLUME], -472099);
	assert_int_equal(c.out[0].amount[EFFECT_MIX], -15700157);
	/* -14115.41 and -4965884.59: the cent that the total of the volume lacks */
	assert_int_equal(c.out[3].amount[EFFECT_VOLUME], -14116);
	assert_int_equal(c.out[3].amount[EFFECT_MIX], -4965884);
	check_sums(&c);
}

static void p04_new_and_ended(void **state)
{
	(void)state;
	struct split_case c = {.n = 3,
			       .list = {{100, 110, 500000, 572000},
					{50, 0, 400000, 0},
					{0, 40, 0, 280000}},
			       .scale = 1};

	split(&c, METHOD_FLEX);
	assert_int_equal(c.total.amount[EFFECT_NEW], 280000);
	assert_int_equal(c.total.amount[EFFECT_ENDED], -400000);
	assert_int_equal(c.total.amount[EFFECT_VOLUME], 50000);
	assert_int_equal(c.total.amount[EFFECT_MIX], 0);
	assert_int_equal(c.total.amount[EFFECT_PRICE], 22000);
	assert_int_equal(c.total.total, -48000);
	assert_false(effects_has(&c.out[1], EFFECT_VOLUME));
	assert_true(effects_has(&c.out[2], EFFECT_NEW));
	check_sums(&c);
}

/* Credits: flex and Bennet stay exact, LMDI has no answer and says so. */
static void credits(void **state)
{
	(void)state;
	struct split_case c = {.n = 3,
			       .list = {{-1000, 3000, -5001, 17003},
					{7000, 2000, 30001, -9999},
					{11, 0, 500, 7}},
			       .scale = 1};

	split(&c, METHOD_FLEX);
	check_sums(&c);
	assert_true(effects_has(&c.out[0], EFFECT_MIX));
	assert_int_equal(c.out[2].amount[EFFECT_UNSPLIT], -493);
	split(&c, METHOD_BENNET);
	check_sums(&c);
	split(&c, METHOD_LMDI);
	check_sums(&c);
	assert_true(effects_has(&c.out[0], EFFECT_UNSPLIT));
	assert_false(effects_has(&c.total, EFFECT_VOLUME));
}

/* Base quantities that add up to nothing have no mix. */
static void no_base_quantity(void **state)
{
	(void)state;
	struct split_case c = {
		.n = 2,
		.list = {{1000, 1100, 5000, 5600}, {-1000, 500, -7000, 3500}},
		.scale = 1};

	split(&c, METHOD_FLEX);
	assert_false(effects_has(&c.total, EFFECT_MIX));
	assert_int_equal(c.out[0].amount[EFFECT_VOLUME], 500);
	assert_int_equal(c.out[0].amount[EFFECT_PRICE], 100);
	check_sums(&c);
}

/* A fixed sequence without a seed. */
static uint64_t next(uint64_t *state)
{
	*state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return *state >> 33;
}

/* Many products: every row and column adds up, and no cell is off by a cent or more. */
static void many_products(void **state)
{
	(void)state;
	enum { MANY = 300 };
	static struct product_change list[MANY];
	static struct effects out[MANY];
	struct effects total;
	uint64_t seed = 1;
	cents q0 = 0, q1 = 0, column[EFFECTS] = {0};
	for (size_t i = 0; i < MANY; i++) {
		list[i] = (struct product_change){.q0 = 1 + (int64_t)(next(&seed) % 999),
						  .q1 = 1 + (int64_t)(next(&seed) % 999),
						  .c0 = (int64_t)(next(&seed) % 99999),
						  .c1 = (int64_t)(next(&seed) % 99999)};
		q0 += list[i].q0;
		q1 += list[i].q1;
	}
	assert_int_equal(effects_split(list, MANY, METHOD_FLEX, out, &total), EFFECTS_OK);
	for (size_t i = 0; i < MANY; i++) {
		const double c0 = (double)list[i].c0;
		const double volume = c0 * (double)(q1 - q0) / (double)q0;
		const double price =
			(double)list[i].c1 - (double)list[i].q1 * c0 / (double)list[i].q0;
		const cents *cell = out[i].amount;
		assert_true(fabs((double)cell[EFFECT_VOLUME] - volume) < 1);
		assert_true(fabs((double)cell[EFFECT_PRICE] - price) < 1);
		assert_int_equal(cell[EFFECT_VOLUME] + cell[EFFECT_MIX] +
					 cell[EFFECT_PRICE],
				 list[i].c1 - list[i].c0);
		for (size_t e = 0; e < EFFECTS; e++)
			column[e] += cell[e];
	}
	for (size_t e = 0; e < EFFECTS; e++)
		assert_int_equal(column[e], total.amount[e]);
}

static void too_large(void **state)
{
	(void)state;
	struct split_case c = {
		.n = 2, .list = {{INT64_MAX, 1, 1, 1}, {INT64_MAX, 1, 1, 1}}, .scale = 1};

	assert_int_equal(effects_split(c.list, 2, METHOD_FLEX, c.out, &c.total),
			 EFFECTS_RANGE);
	c.list[0] = (struct product_change){1, INT64_MAX, INT64_MAX, 1};
	assert_int_equal(effects_split(c.list, 1, METHOD_FLEX, c.out, &c.total),
			 EFFECTS_RANGE);
	c.list[0] = (struct product_change){1, 1, -INT64_MAX, INT64_MAX};
	assert_int_equal(effects_split(c.list, 1, METHOD_FLEX, c.out, &c.total),
			 EFFECTS_RANGE);
}

/* 4.96 per cent of 2025 on the outcome at base prices; two years compound. */
static void index_of_prices(void **state)
{
	(void)state;
	struct split_case c = {.n = 3,
			       .list = {{100000, 110000, 500000, 580000},
					{3000, 2000, 100001, 70000},
					{0, 40, 0, 280000}},
			       .scale = 1};
	const int32_t rates[] = {49600, 63000};
	cents index[3];

	split(&c, METHOD_FLEX);
	assert_int_equal(effects_index(c.list, c.out, 3, METHOD_FLEX, rates, 1, index),
			 EFFECTS_OK);
	/* 550000 x 0.0496 = 27280; 100001 x 2 / 3 x 0.0496 = 3306.6997 */
	assert_int_equal(index[0], 27280);
	assert_int_equal(index[1], 3307);
	assert_int_equal(index[2], 0);
	assert_int_equal(effects_index(c.list, c.out, 1, METHOD_FLEX, rates, 2, index),
			 EFFECTS_OK);
	assert_int_equal(index[0], 63649); /* 550000 x 0.1157248 = 63648.64 */
	split(&c, METHOD_BENNET);
	assert_int_equal(effects_index(c.list, c.out, 1, METHOD_BENNET, rates, 1, index),
			 EFFECTS_OK);
	assert_int_equal(index[0], 26040); /* 525000 x 0.0496 */
	split(&c, METHOD_LMDI);
	assert_int_equal(effects_index(c.list, c.out, 1, METHOD_LMDI, rates, 0, index),
			 EFFECTS_OK);
	assert_int_equal(index[0], 0);
}

static void rounding_of_sums(void **state)
{
	(void)state;
	struct fixed third, sixth, sum;
	int64_t whole;

	assert_true(fixed_quotient(1, 1, 3, &third));
	assert_true(fixed_quotient(1, 1, 6, &sixth));
	assert_true(fixed_add(third, sixth, &sum));
	assert_true(fixed_round(sum, &whole)); /* exactly a half */
	assert_int_equal(whole, 1);
	assert_true(fixed_subtract(fixed_from_cents(0), sum, &sum));
	assert_true(fixed_round(sum, &whole));
	assert_int_equal(whole, -1);
	assert_true(fixed_quotient(-7, 1, 2, &sum));
	assert_true(fixed_round(sum, &whole));
	assert_int_equal(whole, -4);
	assert_true(fixed_quotient(7, 1, -2, &sum));
	assert_true(fixed_floor(sum, &whole));
	assert_int_equal(whole, -4);
	assert_false(fixed_from_double(1e300, &sum));
	assert_false(fixed_from_double((double)NAN, &sum));
	assert_true(fixed_from_double(-1e-30, &sum));
	assert_true(fixed_round(sum, &whole));
	assert_int_equal(whole, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(p01_worked_example),
		cmocka_unit_test(p01_cents),
		cmocka_unit_test(p02_lmdi_two_sectors),
		cmocka_unit_test(p03_products_exactly),
		cmocka_unit_test(p03_products_in_cents),
		cmocka_unit_test(p04_new_and_ended),
		cmocka_unit_test(credits),
		cmocka_unit_test(no_base_quantity),
		cmocka_unit_test(many_products),
		cmocka_unit_test(too_large),
		cmocka_unit_test(index_of_prices),
		cmocka_unit_test(rounding_of_sums),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
