/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_outliers - modified z-scores and the Hampel filter against published results
 *
 * Cases O01 to O03 of the methods study: the median absolute deviation that Leys et al.
 * (2013) print, flags that R's pracma::hampel and a computation in numpy agree on, and
 * the rule of Iglewicz and Hoaglin for series of which more than half is equal. They are
 * small, so the data stand here too; where the shared folder is there, it must hold the
 * same.
 */
#include "stats.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { POINTS_MAX = 40 };

static const double leys[] = {1, 3, 3, 6, 8, 10, 10, 1000};
static const double monthly[] = {
	983961,  997851,  1038119, 1058829, 1067006, 1027249, 988947,  959697,  971025,
	1422538, 961918,  950950,  980835,  1057800, 1047535, 1013625, 1041555, 1001154,
	987414,  965484,  -350000, 960514,  955492,  963506,  1008193, 1042012, 1009018,
	0,       1022837, 1021450, 974212,  975403,  955974,  944218,  936648,  967274};
static const double equal[] = {100, 100, 100, 100, 100, 130, 70, 100};

#define COUNT(list) (sizeof(list) / sizeof(*(list)))

/* The data of the case are those of the shared folder, when that is there. */
static void check_shared(const char *name, const double *values, size_t n)
{
	const char *shared = getenv("SHARED");
	char path[1024], text[8192];
	snprintf(path, sizeof path, "%s/methods/outliers/%s.json",
		 shared ? shared : "../shared", name);
	FILE *file = fopen(path, "r");
	if (!file) {
		print_message("notice: %s is absent, not compared\n", path);
		return;
	}
	text[fread(text, 1, sizeof text - 1, file)] = '\0';
	fclose(file);
	const char *at = strstr(text, "\"x\": [");
	assert_non_null(at);
	at = strchr(at, '[');
	for (size_t i = 0; i < n; i++) {
		char *rest;
		const double found = strtod(at + 1, &rest);
		assert_true(rest > at + 1 && !(fabs(found - values[i]) > 0.0));
		at = strpbrk(rest, ",]");
	}
	assert_int_equal(*at, ']');
}

static void check_near(double found, double expected, double tolerance)
{
	if (!(fabs(found - expected) <= tolerance))
		fail_msg("%.15g, expected %.15g", found, expected);
}

/* Leys et al. print median 7 and 1.4826 MAD = 5.1891, so limits at three of it. */
static void o01_leys(void **state)
{
	(void)state;
	static const double z[] = {-1.1562857142857141, -0.7708571428571428,
				   -0.7708571428571428, -0.1927142857142857,
				   0.1927142857142857,  0.5781428571428571,
				   0.5781428571428571,  191.3652857142857};
	const struct sample sample = {.n = COUNT(leys), .t = leys, .y = leys};
	struct outlier out[POINTS_MAX];

	check_shared("O01_mad_leys2013", leys, COUNT(leys));
	assert_int_equal(modified_z(sample, out), STAT_OK);
	for (size_t i = 0; i < sample.n; i++) {
		check_near(out[i].median, 7.0, 0.0);
		check_near(out[i].z, z[i], 1e-12 * fabs(z[i]));
		assert_int_equal(out[i].stands_out, i == 7);
	}
	/* the printed 1.4826 MAD, from the score of the last point */
	check_near(1.4826 * 0.6745 * (1000.0 - 7.0) / out[7].z, 5.1891, 5e-5);
	assert_int_equal(hampel_filter(sample, 3, out), STAT_OK);
	assert_int_equal(hampel_filter(sample, 4, out), STAT_TOO_SHORT);
}

static void o02_hampel(void **state)
{
	(void)state;
	static const struct {
		size_t at;
		double filtered;
	} flags[] = {{9, 971025}, {20, 963506}, {27, 1009018}};
	const struct sample sample = {.n = COUNT(monthly), .t = monthly, .y = monthly};
	struct outlier out[POINTS_MAX];
	size_t flagged = 0;

	check_shared("O02_hampel_monthly", monthly, COUNT(monthly));
	assert_int_equal(hampel_filter(sample, 3, out), STAT_OK);
	for (size_t i = 0; i < sample.n; i++) {
		if (!out[i].stands_out)
			continue;
		assert_true(flagged < COUNT(flags));
		assert_int_equal(i, flags[flagged].at);
		check_near(out[i].median, flags[flagged].filtered, 0.0);
		flagged++;
	}
	assert_int_equal(flagged, COUNT(flags));
}

static void o03_more_than_half_equal(void **state)
{
	(void)state;
	static const double z[] = {
		0.0, 0.0, 0.0, 0.0, 0.0, 3.1915385928825497, -3.1915385928825497, 0.0};
	static const double same[] = {5, 5, 5, 5, 5, 5};
	struct sample sample = {.n = COUNT(equal), .t = equal, .y = equal};
	struct outlier out[POINTS_MAX];

	check_shared("O03_mad_zero", equal, COUNT(equal));
	assert_int_equal(modified_z(sample, out), STAT_OK);
	for (size_t i = 0; i < sample.n; i++) {
		check_near(out[i].z, z[i], 1e-12 * fabs(z[i]));
		assert_false(out[i].stands_out);
	}
	sample = (struct sample){.n = COUNT(same), .t = same, .y = same};
	assert_int_equal(modified_z(sample, out), STAT_OK);
	for (size_t i = 0; i < sample.n; i++)
		assert_true(!(fabs(out[i].z) > 0.0) && !out[i].stands_out);
}

/* A point that is not known is neither judged nor a neighbour. */
static void unknown_points(void **state)
{
	(void)state;
	static const double y[] = {10, 11, 9999, 10, 12, 11, 10, 500};
	static const bool known[] = {true, true, false, true, true, true, true, true};
	struct sample sample = {.n = COUNT(y), .t = y, .y = y, .known = known};
	struct outlier out[POINTS_MAX];

	assert_int_equal(hampel_filter(sample, 3, out), STAT_OK);
	for (size_t i = 0; i < sample.n; i++)
		assert_int_equal(out[i].stands_out, i == 7);
	assert_int_equal(modified_z(sample, out), STAT_OK);
	for (size_t i = 0; i < sample.n; i++)
		assert_int_equal(out[i].stands_out, i == 7);
	check_near(out[7].median, 11.0, 0.0);
	sample.n = 5;
	assert_int_equal(modified_z(sample, out), STAT_TOO_SHORT);
	assert_int_equal(hampel_filter(sample, 3, out), STAT_TOO_SHORT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(o01_leys),
		cmocka_unit_test(o02_hampel),
		cmocka_unit_test(o03_more_than_half_equal),
		cmocka_unit_test(unknown_points),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
