/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_runoff - the chain ladder and its companions against published results
 *
 * Cases CL01 to CL06 of the methods study. Taylor and Ashe (1983), the RAA triangle and
 * the mortgage triangle with Mack's standard errors (1993, 1994, 1999); the fitted values
 * of the over-dispersed Poisson model, which are those of the chain ladder (England and
 * Verrall 1999); Bornhuetter-Ferguson of Wüthrich and Merz (2008). Figures with all their
 * digits come from R's ChainLadder. The monthly triangle CL05 is read from the shared
 * folder, when that is there.
 */
#include "late_bills.h"
#include "loss_priors.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { SIDE_MAX = 24 };
#define COUNT(list) (sizeof(list) / sizeof(*(list)))

/* Cumulative amounts, row by row, of a triangle of which the oldest row is complete. */
static const int64_t taylor_ashe[] = {
	357848,  1124788, 1735330, 2218270, 2745596, 3319994, 3466336, 3606286,
	3833515, 3901463, 352118,  1236139, 2170033, 3353322, 3799067, 4120063,
	4647867, 4914039, 5339085, 290507,  1292306, 2218525, 3235179, 3985995,
	4132918, 4628910, 4909315, 310608,  1418858, 2195047, 3757447, 4029929,
	4381982, 4588268, 443160,  1136350, 2128333, 2897821, 3402672, 3873311,
	396132,  1333217, 2180715, 2985752, 3691712, 440832,  1288463, 2419861,
	3483130, 359480,  1421128, 2864498, 376686,  1363294, 344014};
static const int64_t raa[] = {
	5012,  8269,  10907, 11805, 13539, 16181, 18009, 18608, 18662, 18834, 106,
	4285,  5396,  10666, 13782, 15599, 15496, 16169, 16704, 3410,  8992,  13873,
	16141, 18735, 22214, 22863, 23466, 5655,  11555, 15766, 21266, 23425, 26083,
	27067, 1092,  9565,  15836, 22169, 25955, 26180, 1513,  6445,  11702, 12935,
	15852, 557,   4020,  10946, 12314, 1351,  6947,  13112, 3133,  5395,  2063};
static const int64_t mortgage[] = {
	58046,   127970,  476599,  1027692, 1360489, 1647310, 1819179, 1906852, 1950105,
	24492,   141767,  984288,  2142656, 2961978, 3683940, 4048898, 4115760, 32848,
	274682,  1522637, 3203427, 4445927, 5158781, 5342585, 21439,   529828,  2900301,
	4999019, 6460112, 6853904, 40397,   763394,  2920745, 4989572, 5648563, 90748,
	951994,  4210640, 5866482, 62096,   868480,  1954797, 24983,   284441,  13121};
static const int64_t wuthrich_merz[] = {
	5946975,  9668212,  10563929, 10771690, 10978394, 11040518, 11106331, 11121181,
	11132310, 11148124, 6346756,  9593162,  10316383, 10468180, 10536004, 10572608,
	10625360, 10636546, 10648192, 6269090,  9245313,  10092366, 10355134, 10507837,
	10573282, 10626827, 10635751, 5863015,  8546239,  9268771,  9459424,  9592399,
	9680740,  9724068,  5778885,  8524114,  9178009,  9451404,  9681692,  9786916,
	6184793,  9013132,  9585897,  9830796,  9935753,  5600184,  8493391,  9056505,
	9282022,  5288066,  7728169,  8256211,  5290793,  7648729,  5675568};

/* A triangle in memory of its own; units of the source count as cents. */
struct box {
	int64_t booked[SIDE_MAX * SIDE_MAX];
	bool known[SIDE_MAX * SIDE_MAX];
	struct triangle triangle;
	struct arena arena;
};

static void box_open(struct box *box, const int64_t *cumulative, size_t side)
{
	memset(box, 0, sizeof *box);
	arena_init(&box->arena);
	for (size_t i = 0; i < side; i++) {
		for (size_t j = 0; i + j < side; j++) {
			const size_t cell = i * side + j;
			box->booked[cell] = *cumulative - (j > 0 ? cumulative[-1] : 0);
			box->known[cell] = true;
			cumulative++;
		}
	}
	box->triangle = (struct triangle){.origins = side,
					  .lags = side,
					  .booked = box->booked,
					  .known = box->known};
}

static struct late_bills box_estimate(struct box *box, struct late_request request)
{
	return late_bills_estimate(&box->triangle, &request, &box->arena);
}

static void near(double found, double expected, double tolerance)
{
	if (!(fabs(found - expected) <= tolerance))
		fail_msg("%.17g, expected %.17g", found, expected);
}

static void close_to(double found, double expected, double relative)
{
	near(found, expected, relative * fabs(expected));
}

static const struct late_request chain_ladder = {.method = LATE_CHAIN_LADDER};

/* Mack (1993), tables 1 to 3: printed per origin to the unit; and all digits of R. */
static void cl01_taylor_ashe(void **state)
{
	(void)state;
	static const double f[] = {3.4906, 1.7473, 1.4574, 1.1739, 1.1038,
				   1.0863, 1.0539, 1.0766, 1.0177};
	static const double sigma2[] = {
		160280.327480487, 37736.8550479964, 41965.2130174241,
		15182.9026809765, 13731.3238919788, 8185.77162000964,
		446.616550105362, 1147.36596842865, 446.616550105362};
	static const double reserve[] = {0,
					 94633.8145487895,
					 469511.29006424,
					 709637.820825461,
					 984888.639049735,
					 1419459.45766166,
					 2177640.62013554,
					 3920301.01195249,
					 4278972.26326164,
					 4625810.69442472};
	static const double error[] = {0,      75535,  121699, 133549, 261406,
				       411010, 558317, 875328, 971258, 1363155};
	struct box box;
	box_open(&box, taylor_ashe, 10);
	const struct late_bills bills = box_estimate(&box, chain_ladder);
	for (size_t j = 0; j < COUNT(f); j++) {
		near(bills.chain.lag[j].factor, f[j], 5e-5);
		close_to(bills.chain.lag[j].sigma2, sigma2[j], 1e-9);
		assert_int_equal(bills.chain.lag[j].ratios, 9 - j);
		assert_int_equal(bills.chain.lag[j].is_assumed, j == 8);
	}
	for (size_t i = 0; i < COUNT(reserve); i++) {
		close_to(bills.origin[i].outstanding, reserve[i], 1e-9);
		near(bills.origin[i].error, error[i], 0.5);
		assert_true(bills.origin[i].has_error);
		assert_int_equal(bills.origin[i].method, LATE_CHAIN_LADDER);
	}
	assert_int_equal(bills.total.booked, 34358090);
	close_to(bills.total.outstanding, 18680855.6119243, 1e-9);
	close_to(bills.total.error, 2447094.86083466, 1e-9);
	assert_int_equal(bills.total.rounded, 18680856);
	int64_t sum = 0;
	for (size_t i = 0; i < 10; i++)
		sum += bills.origin[i].rounded;
	assert_int_equal(sum, 18680856);
	arena_release(&box.arena);
}

/* Mack (1994) prints 52,135 and 26,909. */
static void cl02_raa(void **state)
{
	(void)state;
	static const double error[] = {0,
				       206.22005940111,
				       623.376672631966,
				       747.175225081491,
				       1469.45714958943,
				       2001.85693093185,
				       2209.24209364208,
				       5357.86929769707,
				       6333.16586573636,
				       24566.2879109896};
	struct box box;
	box_open(&box, raa, 10);
	const struct late_bills bills = box_estimate(&box, chain_ladder);
	for (size_t i = 0; i < COUNT(error); i++)
		close_to(bills.origin[i].error, error[i], 1e-9);
	close_to(bills.total.outstanding, 52135.2282612101, 1e-9);
	close_to(bills.total.error, 26909.0111556436, 1e-9);
	arena_release(&box.arena);
}

/* Mack (1999): a tail factor with an error of its own. */
static void cl03_tail(void **state)
{
	(void)state;
	static const double factor_error[] = {2.24,  0.517, 0.122, 0.051, 0.042,
					      0.023, 0.015, 0.012, 0.02};
	static const double reserve[] = {
		97505.25,         303813.392449965, 545456.060197155,
		1218667.37851851, 1928522.57330687, 4174250.13727728,
		3759398.29176026, 3118154.01287485, 1729787.45530804};
	static const double error[] = {
		106544.089978797, 179976.576653969, 249707.566706179,
		417857.027862768, 670156.028528584, 1127984.06052938,
		1377496.23367859, 1901740.29102647, 2293436.80863921};
	struct box box;
	box_open(&box, mortgage, 9);
	struct late_request request = chain_ladder;
	request.tail = (struct tail){.factor = 1.05, .error = 0.02, .sigma = 71};
	const struct late_bills bills = box_estimate(&box, request);
	for (size_t j = 0; j < COUNT(factor_error); j++)
		near(sqrt(bills.chain.lag[j].variance), factor_error[j],
		     j == 0 ? 5e-3 : 5e-4);
	for (size_t i = 0; i < COUNT(reserve); i++) {
		close_to(bills.origin[i].outstanding, reserve[i], 1e-9);
		close_to(bills.origin[i].error, error[i], 1e-9);
	}
	close_to(bills.total.outstanding, 16875554.5516929, 1e-9);
	close_to(bills.total.error, 4053667.66802943, 1e-9);
	arena_release(&box.arena);
}

/* England and Verrall (1999): the fitted values of the Poisson model are the same. */
static void cl04_fitted_values(void **state)
{
	(void)state;
	static const double fitted[] = {
		94633.8145487887, 469511.290064239, 709637.82082546,
		984888.639049735, 1419459.45766166, 2177640.62013554,
		3920301.01195249, 4278972.26326163, 4625810.69442473};
	struct box box;
	box_open(&box, taylor_ashe, 10);
	const struct late_bills bills = box_estimate(&box, chain_ladder);
	for (size_t i = 0; i < COUNT(fitted); i++)
		close_to(bills.origin[i + 1].outstanding, fitted[i], 1e-7);
	near(bills.total.outstanding / 1000.0, 18681.0, 0.5);
	arena_release(&box.arena);
}

/* Wüthrich and Merz (2008), tables 2.2 to 2.4: the book is up to 4 units off. */
static void cl06_bornhuetter_ferguson(void **state)
{
	(void)state;
	static const double prior[] = {11653101, 11367306, 10962965, 10616762, 11044881,
				       11480700, 11413572, 11126527, 10986548, 11618437};
	static const double printed[] = {0,      16124,  26998,  37575,   95434,
					 178024, 341305, 574089, 1318646, 4768384};
	static const double exact[] = {0,
				       16124.9172581866,
				       26998.6182476577,
				       37575.7263409892,
				       95434.1092361425,
				       178024.129053075,
				       341305.820475241,
				       574089.782310852,
				       1318645.97402485,
				       4768384.64384329};
	struct box box;
	box_open(&box, wuthrich_merz, 10);
	struct late_bills bills = box_estimate(&box, chain_ladder);
	near(bills.total.outstanding, 6047061, 5.0);
	close_to(bills.total.outstanding, 6047063.77398399, 1e-10);
	close_to(bills.total.error, 462960.079316821, 1e-10);
	const struct late_request request = {.method = LATE_BORNHUETTER_FERGUSON,
					     .prior = PRIOR_BUDGET,
					     .budget = prior};
	bills = box_estimate(&box, request);
	assert_int_equal(bills.prior, PRIOR_BUDGET);
	for (size_t i = 0; i < COUNT(exact); i++) {
		near(bills.origin[i].outstanding, printed[i], 1.0);
		close_to(bills.origin[i].outstanding, exact[i], 1e-10);
	}
	near(bills.total.outstanding, 7356580, 5.0);
	close_to(bills.total.outstanding, 7356583.72079029, 1e-10);
	arena_release(&box.arena);
}

/* --- CL05: 24 care months by 12 booking months, with credits, from the shared folder */

static char text[16384];

static bool read_text(const char *name)
{
	const char *shared = getenv("SHARED");
	char path[1024];
	snprintf(path, sizeof path, "%s/methods/chainladder/%s",
		 shared ? shared : "../shared", name);
	FILE *file = fopen(path, "r");
	if (!file) {
		print_message("notice: %s is absent, test skipped\n", path);
		return false;
	}
	const size_t got = fread(text, 1, sizeof text - 1, file);
	text[got] = '\0';
	fclose(file);
	return got > 0;
}

/* The list behind a key within a section. */
static size_t numbers(const char *section, const char *key, double *out)
{
	const char *at = strstr(text, section);
	assert_non_null(at);
	at = strstr(at, key);
	assert_non_null(at);
	at = strchr(at, ':') + 1;
	at += strspn(at, " [\n");
	size_t n = 0;
	for (char *rest;; at = rest + 1) {
		out[n] = strtod(at, &rest);
		if (rest == at || n == SIDE_MAX)
			return n;
		n++;
		if (*rest != ',')
			return n;
	}
}

static void box_open_monthly(struct box *box)
{
	memset(box, 0, sizeof *box);
	arena_init(&box->arena);
	for (char *line = strchr(text, '\n'); line && line[1];
	     line = strchr(line + 1, '\n')) {
		int care_year, care_month, year, month;
		long long amount;
		assert_int_equal(sscanf(line + 1, "%d-%d,%d-%d,%lld", &care_year,
					&care_month, &year, &month, &amount),
				 5);
		const int origin = (care_year - 2023) * 12 + care_month - 1;
		const int lag = (year - 2023) * 12 + month - 1 - origin;
		assert_in_range(origin, 0, 23);
		assert_in_range(lag, 0, 11);
		box->booked[origin * 12 + lag] = amount;
		box->known[origin * 12 + lag] = true;
	}
	box->triangle = (struct triangle){
		.origins = 24, .lags = 12, .booked = box->booked, .known = box->known};
}

static void check_list(const struct late_bills *bills, const char *section,
		       const char *key, bool errors)
{
	double expected[SIDE_MAX + 1] = {0};
	assert_int_equal(numbers(section, key, expected), 24);
	for (size_t i = 0; i < 24; i++)
		close_to(errors ? bills->origin[i].error : bills->origin[i].outstanding,
			 expected[i], 1e-9);
}

static void cl05_monthly(void **state)
{
	(void)state;
	struct box box;
	if (!read_text("CL05_monthly_care_booking.csv"))
		skip();
	box_open_monthly(&box);
	assert_true(read_text("CL05_monthly_care_booking.json"));
	struct late_bills bills = box_estimate(&box, chain_ladder);
	double expected[SIDE_MAX + 1] = {0};
	assert_int_equal(numbers("\"oracle\"", "\"f\"", expected), 11);
	for (size_t j = 0; j < 11; j++)
		close_to(bills.chain.lag[j].factor, expected[j], 1e-9);
	assert_int_equal(numbers("\"oracle\"", "\"sigma2\"", expected), 11);
	for (size_t j = 0; j < 11; j++)
		close_to(bills.chain.lag[j].sigma2, expected[j], 1e-9);
	check_list(&bills, "\"oracle\"", "\"reserve\"", false);
	check_list(&bills, "\"oracle\"", "\"mack_se\"", true);
	close_to(bills.total.outstanding, 264901115.458764, 1e-9);
	close_to(bills.total.error, 36279542.5748321, 1e-9);
	assert_int_equal(bills.completed, 13);

	/* the study takes all completed months, the program the last six */
	struct late_request request = {.method = LATE_BORNHUETTER_FERGUSON,
				       .prior_origins = 13};
	bills = box_estimate(&box, request);
	assert_int_equal(bills.prior, PRIOR_HISTORY);
	close_to(bills.origin[23].prior, 175391281.923077, 1e-9);
	check_list(&bills, "\"oracle_bf\"", "\"bf_reserve\"", false);
	check_list(&bills, "\"oracle_blend\"", "\"bf_se\"", true);
	close_to(bills.total.outstanding, 254174991.735393, 1e-9);
	request.method = LATE_BENKTANDER;
	bills = box_estimate(&box, request);
	check_list(&bills, "\"oracle_bf\"", "\"benktander_reserve\"", false);
	request.method = LATE_CAPE_COD;
	bills = box_estimate(&box, request);
	assert_int_equal(bills.prior, PRIOR_EQUAL);
	close_to(bills.origin[23].prior, 177906038.966328, 1e-9);
	check_list(&bills, "\"oracle_bf\"", "\"cape_cod_reserve\"", false);
	arena_release(&box.arena);
}

static void cl05_blend(void **state)
{
	(void)state;
	struct box box;
	if (!read_text("CL05_monthly_care_booking.csv"))
		skip();
	box_open_monthly(&box);
	assert_true(read_text("CL05_monthly_care_booking.json"));
	const struct late_request request = {.method = LATE_BLEND, .prior_origins = 13};
	const struct late_bills bills = box_estimate(&box, request);
	for (size_t i = 0; i < 24; i++)
		assert_int_equal(bills.origin[i].method,
				 i < 23 ? LATE_CHAIN_LADDER : LATE_BORNHUETTER_FERGUSON);
	check_list(&bills, "\"oracle_blend\"", "\"reserve\"", false);
	check_list(&bills, "\"oracle_blend\"", "\"se\":", true);
	close_to(bills.total.outstanding, 262566580.15770972, 1e-9);
	close_to(bills.origin[23].error, 28348851.147628326, 1e-9);
	double expected[SIDE_MAX + 1] = {0};
	assert_int_equal(numbers("\"oracle_blend\"", "\"s2_by_lag\"", expected), 12);
	const struct lag_noise *noise = prior_noise(&bills.chain, &box.arena);
	for (size_t j = 0; j < 12; j++)
		close_to(noise[j].s2, expected[j], 1e-9);
	arena_release(&box.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cl01_taylor_ashe),
		cmocka_unit_test(cl02_raa),
		cmocka_unit_test(cl03_tail),
		cmocka_unit_test(cl04_fitted_values),
		cmocka_unit_test(cl05_monthly),
		cmocka_unit_test(cl05_blend),
		cmocka_unit_test(cl06_bornhuetter_ferguson),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
