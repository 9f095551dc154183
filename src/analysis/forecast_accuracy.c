/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * forecast_accuracy - how well each way would have done over the last two years of this
 * ledger
 *
 * From every month of them, but for Decembers, the rest of that year is forecast again
 * from what came before (at least two whole years), and held against the months that
 * came. Errors are scaled by the mean change from one year to the next in the months
 * before (MASE), so that 1 is no better than repeating last year; the mean error ratio is
 * the mean absolute error of the year total, over the years that are whole. All months
 * are taken as they are known now: what was still to be billed then is no part of it.
 */
#include "forecast.h"

#include "accuracy.h"

#include <math.h>
#include <string.h>

enum { TEST_MONTHS = 24, ORIGINS_TO_JUDGE = 12, MONTHS_MAX = HISTORY_MAX + YEAR_MONTHS };
#define BETTER_BY 0.10

struct score {
	size_t origins, years, errors;
	double scaled, ratio;
};

struct backtest {
	const struct forecast *forecast;
	const struct month_series *series;
	enum way way;
	double net[MONTHS_MAX]; /* of the sides that are asked for */
	struct score score;
	bool unscaled; /* some origin has no scale */
};

static int sign_of(enum plan_side side, size_t i)
{
	if (side == SIDE_OF_NET)
		return i == 1 ? -1 : 1;
	return (side == SIDE_OF_REVENUE) == (i == 1);
}

/* The sides are forecast apart, as they are for this year. */
static size_t forecast_again(const double *y, size_t n, size_t horizon, double *out,
			     void *context)
{
	const struct backtest *test = context;
	const struct forecast *forecast = test->forecast;
	const size_t elapsed = n % YEAR_MONTHS, left = YEAR_MONTHS - elapsed;
	const size_t count = left < horizon ? left : horizon;
	(void)y;
	if (elapsed == 0 || n - elapsed < HISTORY_MIN)
		return 0;
	memset(out, 0, count * sizeof(*out));
	for (size_t i = 0; i < MONTH_SIDES; i++) {
		const int sign = sign_of(forecast->lines->request.side, i);
		double months[YEAR_MONTHS];
		struct year_series then =
			side_series(&forecast->lines->months, test->series, i);
		then.history = n - elapsed;
		then.elapsed = elapsed;
		if (sign == 0)
			continue;
		if (!way_months(then, test->way, months, forecast->arena))
			return 0;
		for (size_t h = 0; h < count; h++)
			out[h] += sign * months[h];
	}
	return count;
}

static void add_errors(const struct origin_errors *errors, void *context)
{
	struct backtest *test = context;
	const double scale = naive_scale(test->net, errors->n, YEAR_MONTHS);
	const size_t elapsed = errors->n % YEAR_MONTHS;
	double missed = 0.0, year = 0.0;
	if (scale <= 0.0)
		test->unscaled = true;
	test->score.origins++;
	for (size_t h = 0; h < errors->count; h++) {
		const double error = errors->actual[h] - errors->forecast[h];
		test->score.scaled += scale > 0.0 ? fabs(error) / scale : 0.0;
		test->score.errors++;
		missed += error;
	}
	if (elapsed + errors->count < YEAR_MONTHS)
		return;
	for (size_t k = 0; k < YEAR_MONTHS; k++)
		year += test->net[errors->n - elapsed + k];
	if (fabs(year) > 0.0) {
		test->score.ratio += fabs(missed / year);
		test->score.years++;
	}
}

static struct score try_way(struct backtest *test, enum way way, size_t months)
{
	const size_t first = months > TEST_MONTHS ? months - TEST_MONTHS : 0;
	test->way = way;
	test->score = (struct score){0};
	const struct rolling rolling = {.y = test->net,
					.n = months,
					.first =
						first < HISTORY_MIN ? HISTORY_MIN : first,
					.horizon = YEAR_MONTHS,
					.forecast = forecast_again,
					.visit = add_errors,
					.context = test};
	rolling_origin(&rolling, test->forecast->arena);
	return test->score;
}

static const struct column columns[] = {
	{.name = "method", .type = VALUE_TEXT, .flags = COLUMN_KEY},
	{.name = "mase", .type = VALUE_NUMBER, .decimals = 2},
	{.name = "mean_error_ratio", .type = VALUE_RATIO},
	{.name = "origins", .type = VALUE_COUNT},
};

enum { METHOD, MASE, ERROR_RATIO, ORIGINS, COLUMNS };

static double mase_of(const struct score *score)
{
	return score->scaled / (double)score->errors;
}

static void score_cells(const struct backtest *test, const struct score *score,
			struct value *cells)
{
	cells[ORIGINS] = value_count((int64_t)score->origins);
	if (score->errors > 0 && !test->unscaled)
		cells[MASE] = value_number(mase_of(score));
	if (score->years > 0)
		cells[ERROR_RATIO] = value_ratio(score->ratio / (double)score->years);
}

/* May a way be held against COMB3: simple, and over as many origins? */
static bool is_rival(enum way way, const struct score *comb3, const struct score *other)
{
	return way >= WAY_LINEAR && way <= WAY_LAST_YEAR_LEVEL &&
	       other->origins >= ORIGINS_TO_JUDGE && other->origins == comb3->origins;
}

/* The best of the simple ways, when it is clearly better. */
static void judge(const struct backtest *test, const struct year_end_line *line,
		  const struct score *scores)
{
	const struct forecast *forecast = test->forecast;
	const struct score *comb3 = &scores[WAY_COMB3];
	enum way best = WAY_COMB3;
	if (comb3->errors == 0 || test->unscaled)
		return;
	for (enum way way = 0; way < WAY_BUDGET_PHASING; way++)
		if (is_rival(way, comb3, &scores[way]) &&
		    mase_of(&scores[way]) < mase_of(&scores[best]))
			best = way;
	if (mase_of(&scores[best]) >= (1.0 - BETTER_BY) * mase_of(comb3))
		return;
	const struct value subject = forecast_subject(forecast, line);
	const struct value method = forecast_method(forecast, way_name(best));
	struct label *label = arena_alloc(&forecast->report->arena, sizeof(*label));
	for (size_t i = 0; i < LANGUAGE_COUNT; i++)
		label->text[i] = arena_printf(
			&forecast->report->arena, "%s: %s",
			subject.label ? subject.label->text[i] : subject.text,
			method.label ? method.label->text[i] : method.text);
	struct value both =
		value_textf(forecast->report, "%s: %s", subject.text, way_name(best));
	both.label = label;
	report_finding(forecast->report, FINDING_forecast_beaten, both,
		       value_ratio(1.0 - mase_of(&scores[best]) / mase_of(comb3)));
}

static void add_line(const struct forecast *forecast, struct table *table, size_t keys,
		     const struct year_end_line *line)
{
	const struct month_set *set = &forecast->lines->months;
	struct backtest test = {.forecast = forecast, .series = line->months};
	const size_t months = line->months->history + set->elapsed;
	struct score scores[WAYS] = {{0}};
	for (size_t i = 0; i < MONTH_SIDES; i++) {
		const struct year_series side = side_series(set, line->months, i);
		for (size_t m = 0; m < months; m++)
			test.net[m] += sign_of(forecast->lines->request.side, i) *
				       side.months[m];
	}
	for (enum way way = 0; way < WAY_BUDGET_PHASING; way++) {
		scores[way] = try_way(&test, way, months);
		if (scores[way].origins == 0)
			continue;
		struct value *cells = table_row(table);
		forecast_key_cells(forecast, line, cells);
		cells[keys + METHOD] = forecast_method(forecast, way_name(way));
		score_cells(&test, &scores[way], cells + keys);
	}
	judge(&test, line, scores);
}

void forecast_accuracy_table(const struct forecast *forecast)
{
	struct column all[FORECAST_KEYS + COLUMNS];
	const size_t keys = forecast_key_columns(forecast, all);
	memcpy(all + keys, columns, sizeof(columns));
	struct table *table = report_table(forecast->report, "forecast", "accuracy", all,
					   keys + COLUMNS);
	const struct month_set *set = &forecast->lines->months;
	for (size_t i = 0; i < forecast->lines->count && !set->gap; i++)
		add_line(forecast, table, keys, &forecast->lines->list[i]);
}
