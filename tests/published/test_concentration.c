/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_concentration - Gini, top shares and HHI against published results
 *
 * Cases C01 to C04 of the methods study: figures printed by the authors of R's package
 * ineq, computed with it in R 4.2.2, or following from the definition. The data stay in
 * the shared folder.
 */
#include "concentration_stats.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { PEOPLE_MAX = 400 };

struct data {
	size_t n;
	double x[PEOPLE_MAX];
};

static int compare(const void *a, const void *b)
{
	const double left = *(const double *)a, right = *(const double *)b;
	return (left > right) - (left < right);
}

static struct data load(const char *name)
{
	const char *shared = getenv("SHARED");
	struct data data = {0};
	char path[1024], line[256];
	snprintf(path, sizeof path, "%s/methods/concentration/%s",
		 shared ? shared : "../shared", name);
	FILE *file = fopen(path, "r");
	if (!file) {
		print_message("notice: %s is absent, test skipped\n", path);
		skip();
	}
	const bool header = fgets(line, sizeof line, file) != NULL;
	while (header && fgets(line, sizeof line, file) && data.n < PEOPLE_MAX)
		data.x[data.n++] = strtod(line, NULL);
	fclose(file);
	qsort(data.x, data.n, sizeof(*data.x), compare);
	return data;
}

static void check(const char *what, double found, double expected, double tolerance)
{
	if (!(fabs(found - expected) <= tolerance))
		fail_msg("%s: %.15g, expected %.15g", what, found, expected);
}

/* What R found: shares of the top 1, 5, 10 and 20 per cent. */
struct expected {
	double gini, corrected, hhi, effective, top[4];
	double lorenz[11];
};

static void check_case(const struct data *data, const struct expected *expected)
{
	static const double parts[] = {0.01, 0.05, 0.10, 0.20};
	const double rel = 1e-10;
	struct concentration found;
	assert_int_equal(concentration_find(data->x, data->n, &found), STAT_OK);
	assert_int_equal(found.corrected_status, STAT_OK);
	check("gini", found.gini, expected->gini, rel);
	check("corrected", found.corrected, expected->corrected, rel);
	check("hhi", found.hhi, expected->hhi, rel);
	check("effective", found.effective, expected->effective,
	      rel * expected->effective);
	for (size_t i = 0; i < 4; i++) {
		double top;
		assert_int_equal(concentration_top(data->x, data->n, parts[i], &top),
				 STAT_OK);
		check("top", top, expected->top[i], rel);
	}
	for (size_t i = 0; i <= 10; i++) {
		double top;
		assert_int_equal(
			concentration_top(data->x, data->n, 1 - (double)i / 10, &top),
			STAT_OK);
		check("lorenz", 1 - top, expected->lorenz[i], rel);
	}
}

static void c01_ineq_example(void **state)
{
	(void)state;
	const struct data data = load("C01_ineq_example.csv");
	static const struct expected expected = {
		.gini = 0.462091130267624,
		.corrected = 0.513434589186249,
		.hhi = 0.184081230915485,
		.effective = 5.43238436111456,
		.top = {0.0334319526627219, 0.167159763313609, 0.334319526627219,
			0.513095845973628},
		.lorenz = {0, 0.00812483104556513, 0.0300964166641636, 0.0668158471750819,
			   0.118448322470189, 0.185083951581413, 0.266197098489172,
			   0.362193253837143, 0.486904154026372, 0.665680473372781, 1},
	};
	struct concentration found;
	assert_int_equal(data.n, 10);
	check_case(&data, &expected);
	concentration_find(data.x, data.n, &found);
	check("gini as printed", found.gini, 0.4620911, 5e-8);
	check("Herfindahl as printed", found.hhi, 0.1840812, 5e-8);
}

static void c02_ilocos_pangasinan(void **state)
{
	(void)state;
	const struct data data = load("C02_ilocos_pangasinan.csv");
	static const struct expected expected = {
		.gini = 0.401656911454193,
		.corrected = 0.402708369337581,
		.hhi = 0.00468523786436267,
		.effective = 213.436335347305,
		.top = {0.0640548865845533, 0.191547959528458, 0.302590917889463,
			0.464142367596152},
		.lorenz = {0, 0.0257226065289223, 0.0624705260692206, 0.108051661010424,
			   0.162461998010713, 0.226673991113107, 0.306898890073185,
			   0.411394060169764, 0.535857632403848, 0.697409082110537, 1},
	};
	assert_int_equal(data.n, 383);
	check_case(&data, &expected);
}

/* A lognormal distribution has G = 2 Phi(sigma / sqrt 2) - 1 = erf(sigma / 2). */
static void c02_lognormal_closed_form(void **state)
{
	(void)state;
	enum { POINTS = 20000 };
	static double x[POINTS];
	/* quantiles by bisection of the normal distribution */
	const double sigma = 0.75;
	for (size_t i = 0; i < POINTS; i++) {
		const double p = ((double)i + 0.5) / POINTS;
		double low = -10, high = 10;
		while (high - low > 1e-12) {
			const double mid = (low + high) / 2;
			if (0.5 * erfc(-mid / sqrt(2)) < p)
				low = mid;
			else
				high = mid;
		}
		x[i] = exp(sigma * low);
	}
	struct concentration found;
	assert_int_equal(concentration_find(x, POINTS, &found), STAT_OK);
	check("closed form", found.gini, erf(sigma / 2), 1e-4);
}

static void c03_lasym(void **state)
{
	(void)state;
	const struct data x = load("C03a_lasym_x.csv"), y = load("C03b_lasym_y.csv");
	struct concentration found;
	assert_int_equal(concentration_find(x.x, x.n, &found), STAT_OK);
	check("x: gini", found.gini, 0.4, 1e-10);
	check("x: corrected", found.corrected, 0.444444444444444, 1e-10);
	check("x: hhi", found.hhi, 0.277777777777778, 1e-10);
	check("x: effective", found.effective, 3.6, 1e-9);
	assert_int_equal(concentration_find(y.x, y.n, &found), STAT_OK);
	check("y: gini", found.gini, 0.4, 1e-10);
	check("y: corrected", found.corrected, 0.444444444444444, 1e-10);
	check("y: hhi", found.hhi, 0.164, 1e-10);
	check("y: effective", found.effective, 6.09756097560976, 1e-9);
	static const double parts[] = {0.01, 0.05, 0.1, 0.2};
	static const double of_x[] = {0.05, 0.25, 0.5, 0.555555555555556};
	static const double of_y[] = {0.018, 0.09, 0.18, 0.36};
	for (size_t i = 0; i < 4; i++) {
		double top;
		concentration_top(x.x, x.n, parts[i], &top);
		check("x: top", top, of_x[i], 1e-10);
		concentration_top(y.x, y.n, parts[i], &top);
		check("y: top", top, of_y[i], 1e-10);
	}
}

static void c04_edge_cases(void **state)
{
	(void)state;
	static const double equal[] = {5, 5, 5, 5}, zeros[] = {0, 0, 0, 10}, one[] = {7},
			    nothing[] = {0, 0, 0}, mixed[] = {-5, 10, 20};
	struct concentration found;
	double top;
	assert_int_equal(concentration_find(equal, 4, &found), STAT_OK);
	check("all equal", found.gini, 0, 0);
	check("all equal: hhi", found.hhi, 0.25, 0);
	assert_int_equal(concentration_find(zeros, 4, &found), STAT_OK);
	check("zeros", found.gini, 0.75, 0);
	check("zeros: corrected", found.corrected, 1, 0);
	assert_int_equal(concentration_find(one, 1, &found), STAT_OK);
	check("one", found.gini, 0, 0);
	assert_int_equal(found.corrected_status, STAT_TOO_SHORT);
	assert_int_equal(concentration_find(nothing, 3, &found), STAT_NOT_POSITIVE);
	assert_int_equal(concentration_find(mixed, 3, &found), STAT_NOT_POSITIVE);
	assert_int_equal(concentration_find(NULL, 0, &found), STAT_TOO_SHORT);
	assert_int_equal(concentration_top(nothing, 3, 0.1, &top), STAT_NOT_POSITIVE);
	assert_int_equal(concentration_top(zeros, 4, 0.25, &top), STAT_OK);
	check("the top quarter", top, 1, 0);
	assert_int_equal(concentration_top(equal, 4, 0.1, &top), STAT_OK);
	check("a tenth of four", top, 0.1, 1e-15);
	assert_int_equal(concentration_top(equal, 4, 1, &top), STAT_OK);
	check("everybody", top, 1, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(c01_ineq_example),
		cmocka_unit_test(c02_ilocos_pangasinan),
		cmocka_unit_test(c02_lognormal_closed_form),
		cmocka_unit_test(c03_lasym),
		cmocka_unit_test(c04_edge_cases),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
