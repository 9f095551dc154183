/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_forecast - smoothing, decomposition, theta and accuracy against published results
 *
 * Cases F01 to F10 of the methods study. The data stay in the shared folder; the figures
 * that must come out (the reference output of R, the books of Hyndman and Athanasopoulos,
 * R 4.2.2 with forecast 8.20) are written here, with the tolerance of the case. Without
 * the shared folder these tests are skipped. The year-end cases F11 and F12 are in
 * test_year_end.c.
 */
#include "forecast_cases.h"

#include "accuracy.h"
#include "dist.h"
#include "theta.h"
#include "year_end.h"

static const double co2_season[] = {
	0.221527249249142, 0.955280126169068, 1.59847372175531,  2.87580271212729,
	3.28200838622929,  2.44069852220779,  0.896943852357535, -1.37964292932643,
	-3.41123865006611, -3.25701641498838, -1.91348506682261, -0.584424635419803};
static const double co2_start[] = {
	-0.234444444444459, 0.192638888888913, 0.743888888888894, 2.15972222222219,
	3.13138888888888,   2.65888888888892,  0.480138888888822, -1.31611111111111,
	-2.34527777777775,  -2.93819444444447, -1.58527777777776, -0.947361111111074};
static const double co2_ahead[] = {365.107896213028, 365.966392942022, 366.734330389683,
				   368.136403232129, 368.667352758306, 367.950786746359,
				   366.531775928583, 364.379932998973, 362.473081130308,
				   362.75204721746,  364.2203224177,   365.674126701178};
static const double co2_fitted[] = {315.619620726496, 316.471588970462, 317.289441082742,
				    318.865956833829, 319.933467304614};

/* The differences in the start of a season near zero are differences of numbers near 315.
 */
static void check_absolute(const char *what, const double *found, const double *expected,
			   size_t n, double tolerance)
{
	for (size_t i = 0; i < n; i++)
		if (!(fabs(found[i] - expected[i]) <= tolerance))
			fail_msg("%s %zu: %.15g, expected %.15g", what, i, found[i],
				 expected[i]);
}

static void f01_holt_winters_additive(void **state)
{
	(void)state;
	const struct data data = load("F01_hw_additive_co2.csv", 2);
	static double fitted[POINTS_MAX];
	struct arena arena;
	struct holt_winters hw;
	arena_init(&arena);
	assert_int_equal(
		holt_winters_start(data.y, data.n, 12, SEASON_ADDITIVE, &hw, &arena),
		STAT_OK);
	check("level at start", hw.level, 315.765763888889, 1e-9);
	check("trend at start", hw.trend, 0.0883012820512775, 1e-9);
	check_absolute("season at start", hw.season, co2_start, 12, 1e-10);
	hw.alpha = 0.51265;
	hw.beta = 0.0094977;
	hw.gamma = 0.47289;
	holt_winters_filter(data.y, data.n, &hw, fitted);
	check("sse", hw.sse, 43.1298613805657, 1e-9);
	check("level", hw.level, 364.761625111704, 1e-9);
	check("trend", hw.trend, 0.124743852074441, 1e-9);
	check_all("season", hw.season, co2_season, 12, 1e-9);
	check_all("fitted", fitted, co2_fitted, 5, 1e-9);
	for (size_t h = 1; h <= 12; h++)
		check("forecast", holt_winters_forecast(&hw, h), co2_ahead[h - 1], 1e-9);

	assert_int_equal(
		holt_winters_fit(data.y, data.n, 12, SEASON_ADDITIVE, &hw, &arena),
		STAT_OK);
	check("sse fitted", hw.sse, 43.1298613676973, 1e-4);
	check_absolute("weights", (double[]){hw.alpha, hw.beta, hw.gamma},
		       (double[]){0.51265, 0.0094977, 0.47289}, 3, 5e-3);
	/* as printed in the reference output of R */
	check_absolute("a and b", (double[]){hw.level, hw.trend},
		       (double[]){364.76162, 0.12474}, 2, 5e-4);
	arena_release(&arena);
}

static const double air_season[] = {
	0.946461725691055, 0.882924487102001, 0.971737289576878, 1.03048309922383,
	1.04768896117069,  1.1805277738547,   1.35907836585146,  1.33317104613906,
	1.10833850860121,  0.986881828779928, 0.836133751819158, 0.920988199852695};
static const double air_start[] = {
	0.885377815022177, 0.956702662008391, 1.05604790005129,  0.99999180855271,
	0.919180306022048, 1.08513403180744,  1.17950860096112,  1.17526020717901,
	1.07399050289666,  0.935173924204861, 0.814655016855593, 0.918977224438701};
static const double air_ahead[] = {447.055984132405, 419.712308334321, 464.867037796456,
				   496.083945509081, 507.532635000274, 575.450834463086,
				   666.592214900416, 657.913581134167, 550.308677160398,
				   492.985296431022, 420.207263486268, 465.634503112356};

static void f02_holt_winters_multiplicative(void **state)
{
	(void)state;
	const struct data data = load("F02_hw_mult_airpassengers.csv", 2);
	struct arena arena;
	struct holt_winters hw;
	arena_init(&arena);
	assert_int_equal(holt_winters_start(data.y, data.n, 12, SEASON_MULTIPLICATIVE,
					    &hw, &arena),
			 STAT_OK);
	check("level at start", hw.level, 124.316919191919, 1e-9);
	check("trend at start", hw.trend, 1.14568764568765, 1e-9);
	check_all("season at start", hw.season, air_start, 12, 1e-9);
	hw.alpha = 0.27559;
	hw.beta = 0.032693;
	hw.gamma = 0.87073;
	holt_winters_filter(data.y, data.n, &hw, NULL);
	check("sse", hw.sse, 16570.7778688147, 1e-9);
	check("level", hw.level, 469.322956227248, 1e-9);
	check("trend", hw.trend, 3.02153694915405, 1e-9);
	check_all("season", hw.season, air_season, 12, 1e-9);
	for (size_t h = 1; h <= 12; h++)
		check("forecast", holt_winters_forecast(&hw, h), air_ahead[h - 1], 1e-9);

	assert_int_equal(
		holt_winters_fit(data.y, data.n, 12, SEASON_MULTIPLICATIVE, &hw, &arena),
		STAT_OK);
	check("sse fitted", hw.sse, 16570.7778669999, 1e-4);
	check_absolute("weights", (double[]){hw.alpha, hw.beta, hw.gamma},
		       (double[]){0.27559, 0.032693, 0.87073}, 3, 5e-3);
	arena_release(&arena);
}

static void f03_simple_smoothing_oil(void **state)
{
	(void)state;
	static const double level02[] = {446.6565229,  448.21987962, 449.7084985,
					 444.49324656, 446.84886283, 445.59670028,
					 441.54386424, 450.26498098, 461.4216172,
					 474.49569042, 482.45033014};
	static const double fitted06[] = {
		446.6565229,      446.6565229,      451.34659306,     453.936421624,
		435.7539119296,   448.06436151184,  443.578574664736, 432.630941925894,
		464.142045510358, 489.285715464143, 511.789476165657, 513.277123866263};
	const struct data data = load("F03_ses_oil.csv", 2);
	double fitted[POINTS_MAX];
	struct ses ses = ses_filter(data.y, data.n, 0.2, data.y[0], fitted);
	check("level 0.2", ses.level, 484.802467968974, 1e-8);
	check("sse 0.2", ses.sse, 12391.7471752299, 1e-8);
	check_all("levels as published", fitted + 1, level02, 11, 1e-8);
	ses = ses_filter(data.y, data.n, 0.6, data.y[0], fitted);
	check("level 0.6", ses.level, 501.837461126505, 1e-8);
	check("sse 0.6", ses.sse, 8098.55488019406, 1e-8);
	check_all("fitted 0.6", fitted, fitted06, 12, 1e-8);
	assert_int_equal(ses_fit(data.y, data.n, &ses), STAT_OK);
	check("alpha", ses.alpha, 0.892000244830096, 1e-4);
	check("start", ses.start, 447.478450786122, 1e-4);
	check("sse", ses.sse, 7573.42041688105, 1e-4);
	check("forecast", ses.level, 496.493506201091, 1e-4);
}

static const double air_figure[] = {
	0.910230367372201, 0.883625320694376, 1.00736628760355,  0.975906012322847,
	0.981378027495129, 1.11277582667927,  1.2265555429312,   1.21991096944562,
	1.06049193264682,  0.921757240410498, 0.801178082413474, 0.898824389985011};

static void f04_theta_air_passengers(void **state)
{
	(void)state;
	static const double adjusted[] = {
		489.65122990273,  490.974299531533, 492.297369160335, 493.620438789138,
		494.94350841794,  496.266578046743, 497.589647675545, 498.912717304348,
		500.235786933151, 501.558856561953, 502.881926190756, 504.204995819558};
	static const double ahead[] = {
		445.695418878612, 433.837322876247, 495.923773168039, 481.727154019762,
		485.726684012717, 552.233451639258, 610.321340461624, 608.629096635498,
		530.496016463839, 462.31550752799,  402.897977305904, 453.19174779491};
	static const double optimal[] = {
		440.078191081586, 428.384280556983, 489.707098669638, 475.704627661373,
		479.670388669209, 545.366272154216, 602.752001822396, 601.100763091486,
		523.951492158653, 456.62714491283,  397.953734665557, 447.644908742896};
	const struct data data = load("F04_theta_airpassengers.csv", 2);
	struct arena arena;
	struct theta theta;
	arena_init(&arena);
	assert_int_equal(
		theta_fit(data.y, data.n, 12, SEASON_MULTIPLICATIVE, 0.3, &theta, &arena),
		STAT_OK);
	check_all("figure", theta.figure, air_figure, 12, 1e-10);
	check("first adjusted", theta.ses.start, 123.04577392132, 1e-10);
	check("intercept", theta.line.intercept, 90.8855447161856, 1e-10);
	check("slope", theta.line.slope, 2.64613925760509, 1e-10);
	for (size_t h = 1; h <= 12; h++) {
		check("adjusted", theta_adjusted(&theta, h), adjusted[h - 1], 1e-10);
		check("forecast", theta_forecast(&theta, h), ahead[h - 1], 1e-10);
	}
	assert_int_equal(
		theta_fit(data.y, data.n, 12, SEASON_MULTIPLICATIVE, 0, &theta, &arena),
		STAT_OK);
	for (size_t h = 1; h <= 12; h++)
		check("fitted", theta_forecast(&theta, h), optimal[h - 1], 1e-3);
	arena_release(&arena);
}

static void f05_theta_nile(void **state)
{
	(void)state;
	const struct data data = load("F05_theta_nile.csv", 2);
	struct arena arena;
	struct theta theta;
	arena_init(&arena);
	assert_int_equal(theta_fit(data.y, data.n, 1, SEASON_NONE, 0.3, &theta, &arena),
			 STAT_OK);
	check("intercept", theta.line.intercept, 1053.70811881188, 1e-10);
	check("slope", theta.line.slope, -2.71430543054305, 1e-10);
	check("forecast 1", theta_forecast(&theta, 1), 783.91628320134, 1e-10);
	check("forecast 2", theta_forecast(&theta, 2), 782.559130486068, 1e-10);
	check("forecast 10", theta_forecast(&theta, 10), 771.701908763896, 1e-10);
	assert_int_equal(theta_fit(data.y, data.n, 1, SEASON_NONE, 0, &theta, &arena),
			 STAT_OK);
	check("fitted 1", theta_forecast(&theta, 1), 799.811996215856, 1e-3);
	check("fitted 10", theta_forecast(&theta, 10), 787.597621778412, 1e-3);
	arena_release(&arena);
}

static void f06_seasonal_naive(void **state)
{
	(void)state;
	static const double mean[] = {417, 391, 419, 461, 472, 535,
				      622, 606, 508, 461, 390, 432};
	const struct data data = load("F06_snaive_pi_airpassengers.csv", 2);
	const struct seasonal_naive naive = seasonal_naive_fit(data.y, data.n, 12);
	check("sigma", naive.sigma, 36.3157449783607, 1e-9);
	for (size_t h = 1; h <= 24; h++) {
		check("mean", seasonal_naive_forecast(&naive, h), mean[(h - 1) % 12],
		      1e-9);
		check("error", seasonal_naive_error(&naive, h),
		      h <= 12 ? 36.3157449783607 : 51.3582190760804, 1e-9);
	}
	const double z80 = normal_quantile(0.9), z95 = normal_quantile(0.975);
	check("low 80 of 1", 417 - z80 * seasonal_naive_error(&naive, 1),
	      370.459500169063, 1e-9);
	check("high 80 of 24", 432 + z80 * seasonal_naive_error(&naive, 24),
	      497.818206060533, 1e-9);
	check("low 95 of 13", 417 - z95 * seasonal_naive_error(&naive, 13),
	      316.339740300765, 1e-9);
	check("high 95 of 1", 417 + z95 * seasonal_naive_error(&naive, 1),
	      488.177552229328, 1e-9);
}

/* The four teams of the M3 competition, in the order of the file. */
static const struct measured {
	const char *series, *method;
	double mean_error, mae, rmse, mape, smape, mase12, mase1;
} measured[] = {
	{"N1402", "THETA", -1215.63166666667, 1635.51722222222, 1770.59448281424,
	 199.834015763972, 70.771433697839, 0.685071146874388, 0.69711503034872},
	{"N1402", "NAIVE2", -393.333333333333, 1100, 1346.10549363711, 132.376865948639,
	 55.4968515804751, 0.460758377425044, 0.468858733472512},
	{"N1402", "COMB S-H-D", -3005.12722222222, 3096.975, 3346.12695414415,
	 351.534503504604, 95.6611645658513, 1.2972337962963, 1.32003979645094},
	{"N1402", "ForecastPro", -1000.53333333333, 1491.46666666667, 1630.4465155288,
	 182.071916737349, 67.223206513606, 0.624732510288066, 0.635715611227093},
	{"N1500", "THETA", -188.043888888889, 304.047222222222, 374.870504004012,
	 11.8140713648441, 10.9881706456843, 0.614395941278066, 0.570659200867534},
	{"N1500", "NAIVE2", 44.4444444444444, 260, 324.208437754342, 9.45831726503118,
	 9.48457269613197, 0.525388601036269, 0.487987987987988},
	{"N1500", "COMB S-H-D", -220.685, 317.507222222222, 391.174563341682,
	 12.402074917834, 11.4414083435424, 0.641594905008636, 0.595921963630297},
	{"N1500", "ForecastPro", -241.065555555556, 325.283333333333, 401.557473525826,
	 12.7459145738052, 11.7012676427954, 0.657308290155441, 0.610516766766767},
	{"N1650", "THETA", -1333.42, 1333.42, 1454.95493308212, 34.4682618995024,
	 28.1514295810059, 1.26621329437546, 1.35537710916853},
	{"N1650", "NAIVE2", -2057.77777777778, 2057.77777777778, 2142.06351705805,
	 52.0592606182054, 39.9810242581341, 1.95406217027839, 2.09166271374037},
	{"N1650", "COMB S-H-D", -1442.72611111111, 1442.72611111111, 1557.04595998498,
	 37.1294294421033, 30.0476931387718, 1.37001018586154, 1.46648313794583},
	{"N1650", "ForecastPro", -1730.395, 1730.395, 1826.12612689175, 44.0933458970305,
	 34.8445713318706, 1.64318005843682, 1.75888900182964},
	{"N1800", "THETA", -708.672777777778, 902.353888888889, 1085.95494341002,
	 39.8939578614057, 31.6713395307416, 0.830522356340022, 0.858475367533375},
	{"N1800", "NAIVE2", -934.588333333333, 1063.39055555556, 1274.61225670354,
	 47.6328372186616, 36.0833283786943, 0.978739761400279, 1.01168134725519},
	{"N1800", "COMB S-H-D", -659.575, 869.453888888889, 1048.2980948211,
	 38.3884904340168, 30.8002903381374, 0.800241348123576, 0.827175187039194},
	{"N1800", "ForecastPro", -1123.76611111111, 1209.35722222222, 1438.98551477344,
	 53.8819766967891, 39.6197213125354, 1.11308680798571, 1.1505501318388},
	{"N1876", "THETA", 44.6316666666667, 128.898333333333, 169.808227535914,
	 1.72174425389089, 1.73071837495531, 0.532635956472486, 0.285205473754414},
	{"N1876", "NAIVE2", 115.891666666667, 169.291666666667, 220.88173883325,
	 2.26412466493902, 2.29582212867331, 0.699549997784983, 0.374581336668494},
	{"N1876", "COMB S-H-D", 77.8299999999999, 144.504444444444, 188.084900451306,
	 1.92898915837725, 1.94715496926963, 0.59712380285128, 0.319736163157498},
	{"N1876", "ForecastPro", 115.124444444444, 183.994444444444, 231.225870068401,
	 2.47018996549428, 2.50401716075118, 0.760305074301118, 0.407113275547587},
	{"N1950", "THETA", -206.091666666667, 455.363888888889, 562.310397926863,
	 13.6223183062542, 12.5573802587064, 0.902925797585053, 0.941022085259373},
	{"N1950", "NAIVE2", -32.315, 434.819444444445, 512.670681220736, 12.5942355221055,
	 12.1636845937607, 0.862188907070513, 0.898566421946283},
	{"N1950", "COMB S-H-D", -173.320555555556, 445.578333333333, 547.64827678092,
	 13.2670467316372, 12.3275259029484, 0.883522347354574, 0.920799963745128},
	{"N1950", "ForecastPro", -231.089444444444, 445.275, 550.316221655029,
	 13.3829036951335, 12.3046183957816, 0.882920877851574, 0.920173117012599},
	{"N2050", "THETA", -217.583333333333, 240.413333333333, 292.97432506014,
	 5.00127576660164, 4.83041433695785, 1.33275421600287, 0.965719520789289},
	{"N2050", "NAIVE2", -374.340555555556, 383.351666666667, 424.67965608732,
	 7.943691701114, 7.57370601520801, 2.1251464836742, 1.53989041578576},
	{"N2050", "COMB S-H-D", -266.253888888889, 285.006111111111, 331.216315343915,
	 5.91944487936296, 5.6966435846844, 1.57995852768808, 1.1448448437867},
	{"N2050", "ForecastPro", -129.401666666667, 172.796111111111, 214.485222710356,
	 3.59981468017891, 3.5178339980659, 0.957911703145557, 0.694107000234908},
	{"N2400", "THETA", -100.765555555556, 100.765555555556, 114.133879038804,
	 1.93312774131005, 1.90934938006431, 0.54016699282901, 3.73638965915035},
	{"N2400", "NAIVE2", -15.6666666666671, 32.7222222222222, 43.6110332624925,
	 0.628046131285243, 0.625809646149636, 0.17541176922024, 1.21334092846958},
	{"N2400", "COMB S-H-D", -81.6861111111112, 81.6861111111112, 100.474449350182,
	 1.56927839701275, 1.55078418225297, 0.437889125421019, 3.0289233177848},
	{"N2400", "ForecastPro", -83.3816666666666, 83.3816666666666, 96.6125407951208,
	 1.60067949105336, 1.58358318695245, 0.446978373632566, 3.09179456589497},
};

static void f07_measures_of_m3(void **state)
{
	(void)state;
	static struct rows train, forecasts;
	load_rows("F07_metrics_m3_train.csv", &train);
	load_rows("F07_metrics_m3_forecasts.csv", &forecasts);
	for (size_t c = 0; c < sizeof measured / sizeof *measured; c++) {
		const struct measured *want = &measured[c];
		double y[POINTS_MAX], actual[POINTS_MAX], forecast[POINTS_MAX];
		size_t known = 0, n = 0;
		for (size_t i = 0; i < train.n; i++)
			if (strcmp(train.row[i].cell[0], want->series) == 0)
				y[known++] = strtod(train.row[i].cell[2], NULL);
		for (size_t i = 0; i < forecasts.n; i++) {
			const struct row *row = &forecasts.row[i];
			if (strcmp(row->cell[0], want->series) != 0 ||
			    strcmp(row->cell[1], want->method) != 0)
				continue;
			actual[n] = strtod(row->cell[3], NULL);
			forecast[n++] = strtod(row->cell[4], NULL);
		}
		assert_int_equal(n, 18);
		const struct accuracy got =
			accuracy_of(actual, forecast, n, naive_scale(y, known, 12));
		const double scale1 = naive_scale(y, known, 1);
		assert_true(got.has_mape && got.has_mase);
		check("mean error", got.mean_error, want->mean_error, 1e-9);
		check("mae", got.mae, want->mae, 1e-9);
		check("rmse", got.rmse, want->rmse, 1e-9);
		check("mape", got.mape, want->mape, 1e-9);
		check("smape", got.smape, want->smape, 1e-9);
		check("mase 12", got.mase, want->mase12, 1e-9);
		check("mase 1", accuracy_of(actual, forecast, n, scale1).mase,
		      want->mase1, 1e-9);
	}
}

enum { H = 12, ORIGINS = 108 };

struct backtest {
	double absolute[H], squared[H], first[ORIGINS];
	size_t n[H];
};

static void add_errors(const struct origin_errors *errors, void *context)
{
	struct backtest *sum = context;
	for (size_t h = 0; h < errors->count; h++) {
		const double error = errors->actual[h] - errors->forecast[h];
		if (h == 0)
			sum->first[sum->n[0]] = fabs(error);
		sum->absolute[h] += fabs(error);
		sum->squared[h] += error * error;
		sum->n[h]++;
	}
}

static size_t naive(const double *y, size_t n, size_t horizon, double *out, void *context)
{
	(void)context;
	for (size_t h = 0; h < horizon; h++)
		out[h] = y[n - 1];
	return horizon;
}

static size_t seasonal(const double *y, size_t n, size_t horizon, double *out,
		       void *context)
{
	(void)context;
	const struct seasonal_naive model = seasonal_naive_fit(y, n, 12);
	for (size_t h = 0; h < horizon; h++)
		out[h] = seasonal_naive_forecast(&model, h + 1);
	return horizon;
}

static size_t drift(const double *y, size_t n, size_t horizon, double *out, void *context)
{
	(void)context;
	for (size_t h = 0; h < horizon; h++)
		out[h] = y[n - 1] + (double)(h + 1) * (y[n - 1] - y[0]) / (double)(n - 1);
	return horizon;
}

static size_t mean(const double *y, size_t n, size_t horizon, double *out, void *context)
{
	(void)context;
	double sum = 0.0;
	for (size_t i = 0; i < n; i++)
		sum += y[i];
	for (size_t h = 0; h < horizon; h++)
		out[h] = sum / (double)n;
	return horizon;
}

static size_t smoothed(const double *y, size_t n, size_t horizon, double *out,
		       void *context)
{
	(void)context;
	const struct ses ses = ses_filter(y, n, 0.3, y[0], NULL);
	for (size_t h = 0; h < horizon; h++)
		out[h] = ses.level;
	return horizon;
}

static const struct rolled {
	forecaster *forecast;
	double mae[H], rmse[H], q90;
} rolled[] = {
	{naive,
	 {30.0740740740741, 47.9719626168224, 59.188679245283, 69.6285714285714,
	  72.7307692307692, 70.4757281553398, 68.0588235294118, 64.8316831683168, 55.31,
	  48.5353535353535, 39.6836734693878, 35.1752577319588},
	 {37.8452012712214, 61.451219161613, 76.8307377561282, 85.5935578350213,
	  87.6482260999134, 87.783991286644, 87.6420975040075, 86.3584516895586,
	  79.5846090648186, 68.3556504576977, 51.7013598684299, 39.4649786023314},
	 58.8},
	{seasonal,
	 {34.3148148148148, 34.392523364486, 34.4339622641509, 34.6190476190476,
	  34.7788461538462, 35.0097087378641, 34.9607843137255, 35, 34.92,
	  35.020202020202, 35.0816326530612, 35.1752577319588},
	 {38.4748595165053, 38.5724224764395, 38.6442409485626, 38.8002209124786,
	  38.9463388226969, 39.1199301129084, 39.1112039511673, 39.1831192183977,
	  39.1430709066113, 39.2599469477919, 39.3508550849707, 39.4649786023314},
	 57},
	{drift,
	 {29.9898402537274, 47.9143498680412, 58.6168793397981, 69.2337452827194,
	  72.6967020585327, 71.7588920751993, 71.7742431840144, 67.9094511977388,
	  57.0877560213991, 49.5369929862186, 34.6697743049522, 16.6869905849584},
	 {37.9569792679443, 61.8943101078181, 77.6250975069259, 86.6562724659268,
	  88.6021953501995, 88.3479055851014, 87.8401970337883, 86.113387853815,
	  78.18810195096, 64.7069024911174, 42.8277617034609, 19.622796630378},
	 59.9712669683258},
	{mean,
	 {117.394252591696, 119.502963010663, 121.559196119055, 123.518456277973,
	  125.614924950976, 127.709600830572, 129.477427266678, 131.14234072592,
	  132.705602368473, 134.619276616116, 136.744008802116, 139.098628844802},
	 {137.960538148521, 139.833471833766, 141.631977094362, 143.343395142397,
	  145.055696288098, 146.752884225358, 148.319361014656, 149.835828468764,
	  151.307401104376, 153.014414730509, 154.86986919524, 156.86954754617},
	 211.683022222222},
	{smoothed,
	 {39.8370165533009, 48.8209968049365, 56.3641756988788, 58.8122459169374,
	  57.3885611271117, 53.4673395791139, 49.3234260511273, 45.0554811885735,
	  40.4751815813821, 40.0189568455521, 41.8502140203318, 46.1368684734407},
	 {51.7366465065497, 63.6030109670215, 70.5000111905585, 73.2980771847935,
	  73.1153723157427, 71.669332975943, 68.8533751327848, 64.4057537133404,
	  58.0866588883606, 52.745369863024, 51.6293971863728, 58.0788744416941},
	 89.6199376339152},
};

static void f08_rolling_origin(void **state)
{
	(void)state;
	static forecaster *const forecasters[] = {naive, seasonal, drift, mean, smoothed};
	const struct data data = load("F08_rolling_airpassengers.csv", 2);
	struct arena arena;
	arena_init(&arena);
	for (size_t c = 0; c < sizeof rolled / sizeof *rolled; c++) {
		struct backtest sum = {.n = {0}};
		assert_true(rolled[c].forecast == forecasters[c]);
		const struct rolling rolling = {.y = data.y,
						.n = data.n,
						.first = 36,
						.horizon = H,
						.forecast = rolled[c].forecast,
						.visit = add_errors,
						.context = &sum};
		rolling_origin(&rolling, &arena);
		for (size_t h = 0; h < H; h++) {
			assert_int_equal(sum.n[h], ORIGINS - h);
			check("mae", sum.absolute[h] / (double)sum.n[h], rolled[c].mae[h],
			      1e-10);
			check("rmse", sqrt(sum.squared[h] / (double)sum.n[h]),
			      rolled[c].rmse[h], 1e-10);
		}
		sort_doubles(sum.first, ORIGINS);
		check("q90", sorted_at_rank(sum.first, ORIGINS, 1 + 0.9 * (ORIGINS - 1)),
		      rolled[c].q90, 1e-10);
	}
	arena_release(&arena);
}

static void f09_decompose(void **state)
{
	(void)state;
	static const double additive[] = {
		-24.7487373737374, -36.1881313131313, -2.24116161616162,
		-8.03661616161616, -4.50631313131313, 35.4027777777778,
		63.8308080808081,  62.8232323232323,  16.520202020202,
		-20.6426767676768, -53.5934343434343, -28.6199494949495};
	static const double trend[] = {126.791666666667, 127.25, 127.958333333333};
	const struct data data = load("F09_decompose_airpassengers.csv", 2);
	struct arena arena;
	struct decomposition parts;
	arena_init(&arena);
	assert_int_equal(decompose(data.y, data.n, 12, SEASON_ADDITIVE, &parts, &arena),
			 STAT_OK);
	check_all("additive", parts.figure, additive, 12, 1e-11);
	check_all("trend", parts.trend, trend, 3, 1e-11);
	assert_int_equal(parts.first, 6);
	assert_int_equal(
		decompose(data.y, data.n, 12, SEASON_MULTIPLICATIVE, &parts, &arena),
		STAT_OK);
	check_all("multiplicative", parts.figure, air_figure, 12, 1e-11);
	arena_release(&arena);
}

static void f10_holt_winters_tourists(void **state)
{
	(void)state;
	static const double additive[] = {60.9542, 36.8505, 46.1628, 50.1272};
	static const double multiplicative[] = {61.3083, 37.373, 46.9652, 51.5578};
	const struct data data = load("F10_hw_aust_fpp.csv", 2);
	struct arena arena;
	struct holt_winters hw;
	arena_init(&arena);
	/* R's own optimum, with the start of R */
	assert_int_equal(
		holt_winters_fit(data.y, data.n, 4, SEASON_ADDITIVE, &hw, &arena),
		STAT_OK);
	check("sse", hw.sse, 78.5998441967851, 1e-4);
	check_absolute("weights", (double[]){hw.alpha, hw.beta, hw.gamma},
		       (double[]){0.499272058184081, 0.136629315907933, 1}, 3, 5e-3);
	for (size_t h = 1; h <= 4; h++)
		check("additive", holt_winters_forecast(&hw, h), additive[h - 1], 0.03);
	assert_int_equal(
		holt_winters_fit(data.y, data.n, 4, SEASON_MULTIPLICATIVE, &hw, &arena),
		STAT_OK);
	for (size_t h = 1; h <= 4; h++)
		check("multiplicative", holt_winters_forecast(&hw, h),
		      multiplicative[h - 1], 0.03);
	arena_release(&arena);
}

static void too_short_or_not_positive_says_so(void **state)
{
	(void)state;
	double y[28];
	struct arena arena;
	struct decomposition parts;
	struct holt_winters hw;
	struct theta theta;
	struct ses ses;
	arena_init(&arena);
	for (size_t i = 0; i < 28; i++)
		y[i] = 100.0 + (double)(i % 12);
	assert_int_equal(decompose(y, 23, 12, SEASON_ADDITIVE, &parts, &arena),
			 STAT_TOO_SHORT);
	assert_int_equal(holt_winters_fit(y, 26, 12, SEASON_ADDITIVE, &hw, &arena),
			 STAT_TOO_SHORT);
	assert_int_equal(theta_fit(y, 23, 12, SEASON_ADDITIVE, 0, &theta, &arena),
			 STAT_TOO_SHORT);
	assert_int_equal(ses_fit(y, 3, &ses), STAT_TOO_SHORT);
	y[3] = 0.0;
	assert_int_equal(decompose(y, 28, 12, SEASON_MULTIPLICATIVE, &parts, &arena),
			 STAT_NOT_POSITIVE);
	assert_int_equal(holt_winters_fit(y, 28, 12, SEASON_MULTIPLICATIVE, &hw, &arena),
			 STAT_NOT_POSITIVE);
	assert_int_equal(theta_fit(y, 28, 12, SEASON_MULTIPLICATIVE, 0, &theta, &arena),
			 STAT_NOT_POSITIVE);
	assert_int_equal(decompose(y, 28, 12, SEASON_ADDITIVE, &parts, &arena), STAT_OK);

	/* nothing happens when nothing ever changes */
	for (size_t i = 0; i < 28; i++)
		y[i] = 0.0;
	assert_int_equal(holt_winters_fit(y, 28, 12, SEASON_ADDITIVE, &hw, &arena),
			 STAT_OK);
	assert_true(fabs(holt_winters_forecast(&hw, 1)) < 1e-12);
	const struct accuracy got = accuracy_of(y, y, 28, naive_scale(y, 28, 12));
	assert_false(got.has_mape || got.has_mase);
	assert_true(got.smape == 0.0 && got.mae == 0.0);
	assert_true(naive_scale(y, 12, 12) == 0.0);
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(f01_holt_winters_additive),
		cmocka_unit_test(f02_holt_winters_multiplicative),
		cmocka_unit_test(f03_simple_smoothing_oil),
		cmocka_unit_test(f04_theta_air_passengers),
		cmocka_unit_test(f05_theta_nile),
		cmocka_unit_test(f06_seasonal_naive),
		cmocka_unit_test(f07_measures_of_m3),
		cmocka_unit_test(f08_rolling_origin),
		cmocka_unit_test(f09_decompose),
		cmocka_unit_test(f10_holt_winters_tourists),
		cmocka_unit_test(too_short_or_not_positive_says_so),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
