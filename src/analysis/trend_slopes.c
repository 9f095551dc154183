/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * trend_slopes - one line per series: growth, slope with its uncertainty, a break in its
 * level
 *
 * Years get the slope of Theil and Sen with the test of Mann and Kendall, months and
 * quarters the seasonal forms of both. A figure that needs more points than there are
 * stays empty, and the method says so.
 */
#include "by.h"
#include "stats.h"
#include "trend.h"

enum {
	SERIES,
	MUNICIPALITY,
	N,
	FIRST,
	LAST,
	CAGR,
	SLOPE,
	SLOPE_LOW,
	SLOPE_HIGH,
	P_VALUE,
	BREAK_AT,
	METHOD,
	COLUMNS
};

static const struct column columns[COLUMNS] = {
	[SERIES] = {.name = "series", .type = VALUE_TEXT, .flags = COLUMN_KEY},
	[MUNICIPALITY] = {.name = "municipality",
			  .type = VALUE_CODE,
			  .flags = COLUMN_KEY},
	[N] = {.name = "n", .type = VALUE_COUNT},
	[FIRST] = {.name = "first", .type = VALUE_PERIOD},
	[LAST] = {.name = "last", .type = VALUE_PERIOD},
	[CAGR] = {.name = "cagr", .type = VALUE_RATIO},
	[SLOPE] = {.name = "slope", .type = VALUE_MONEY},
	[SLOPE_LOW] = {.name = "slope_low", .type = VALUE_MONEY},
	[SLOPE_HIGH] = {.name = "slope_high", .type = VALUE_MONEY},
	[P_VALUE] = {.name = "p_value", .type = VALUE_NUMBER, .decimals = 3},
	[BREAK_AT] = {.name = "break_at", .type = VALUE_PERIOD},
	[METHOD] = {.name = "method", .type = VALUE_TEXT},
};

static const double confidence = 0.95;
static const double break_significance = 0.01; /* a season or a trend lowers p too */

static struct sample sample_of(const struct series *series, struct arena *arena)
{
	static const int seasons[] = {
		[GRAIN_YEAR] = 0, [GRAIN_QUARTER] = 4, [GRAIN_MONTH] = 12};
	int per_year = seasons[series->grain];
	double *t = arena_alloc(arena, series->count * sizeof(*t));
	double *y = arena_alloc(arena, series->count * sizeof(*y));
	bool *known = arena_alloc(arena, series->count * sizeof(*known));
	int *season = arena_alloc(arena, series->count * sizeof(*season));
	for (size_t i = 0; i < series->count; i++) {
		const struct point *point = &series->points[i];
		if (series->grain == GRAIN_MONTH)
			season[i] = period_month_number(point->period) - 1;
		else if (series->grain == GRAIN_QUARTER)
			season[i] = period_quarter_number(point->period) - 1;
		t[i] = point->period.year;
		if (per_year > 0)
			t[i] += (double)season[i] / per_year;
		y[i] = point->real;
		known[i] = point->known;
	}
	return (struct sample){.n = series->count,
			       .t = t,
			       .y = y,
			       .known = known,
			       .season = per_year > 0 ? season : NULL,
			       .seasons = per_year};
}

static struct value amount(const struct trend *trend, double real)
{
	cents rounded;
	if (!measure_is_money(trend->request.measure))
		return value_number(real);
	return money_from_double(real, &rounded) == NUMBER_OK ? value_money(rounded)
							      : value_none();
}

static void fill_span(const struct series *series, struct value *cells)
{
	const struct point *first = NULL, *last = NULL;
	int64_t n = 0;
	for (size_t i = 0; i < series->count; i++) {
		if (!series->points[i].known)
			continue;
		first = first ? first : &series->points[i];
		last = &series->points[i];
		n++;
	}
	cells[N] = value_count(n);
	if (!first)
		return;
	cells[FIRST] = value_period(first->period);
	cells[LAST] = value_period(last->period);
	/* From one month to another the season would pass for growth. */
	double growth;
	if (series->grain == GRAIN_YEAR &&
	    cagr(first->real, last->real, last->period.year - first->period.year,
		 &growth) == STAT_OK)
		cells[CAGR] = value_ratio(growth);
}

static void fill_slope(const struct trend *trend, struct sample sample,
		       struct value *cells)
{
	struct sen sen;
	struct kendall test;
	const char *method = "too_short";
	bool seasonal = sample.seasons > 0;
	if (seasonal)
		seasonal_sen_slope(sample, confidence, &sen);
	else
		sen_slope(sample, confidence, &sen);
	if (sen.status == STAT_OK) {
		method = seasonal ? "seasonal_sen_untested" : "theil_sen_untested";
		cells[SLOPE] = amount(trend, sen.slope);
	}
	if (sen.status == STAT_OK && sen.interval_status == STAT_OK) {
		cells[SLOPE_LOW] = amount(trend, sen.low);
		cells[SLOPE_HIGH] = amount(trend, sen.high);
	}
	if (seasonal)
		seasonal_kendall_test(sample, &test);
	else
		kendall_test(sample, &test);
	if (test.status == STAT_OK) {
		method = seasonal ? "seasonal_sen" : "theil_sen";
		cells[P_VALUE] = value_number(test.p);
	}
	cells[METHOD] = value_word(trend->report, "method", method);
}

/* A trend lets the test find a break too, and the method says so. */
static struct value method_with_break(const struct trend *trend, struct value method)
{
	struct arena *arena = &trend->report->arena;
	const struct label *words =
		labels_findf(trend->report->labels, "member:method.pettitt");
	struct value both = value_textf(trend->report, "%s, pettitt", method.text);
	if (!method.label || !words)
		return both;
	struct label *label = arena_alloc(arena, sizeof(*label));
	for (size_t i = 0; i < LANGUAGE_COUNT; i++)
		label->text[i] = arena_printf(arena, "%s; %s", method.label->text[i],
					      words->text[i]);
	both.label = label;
	return both;
}

/* The last period before the level shifts, as Pettitt counts it. */
static void fill_break(const struct trend *trend, const struct series *series,
		       struct sample sample, struct value *cells)
{
	struct pettitt test;
	if (sample.seasons > 0) {
		double *adjusted =
			arena_alloc(trend->arena, sample.n * sizeof(*adjusted));
		if (seasonal_adjust(sample, adjusted) != STAT_OK)
			return;
		sample.y = adjusted;
	}
	if (pettitt_test(sample, &test) != STAT_OK || test.p >= break_significance)
		return;
	cells[BREAK_AT] = value_period(series->points[test.last].period);
	cells[METHOD] = method_with_break(trend, cells[METHOD]);
}

void trend_add_slopes(const struct trend *trend)
{
	struct column own[COLUMNS];
	for (size_t i = 0; i < COLUMNS; i++)
		own[i] = columns[i];
	enum value_type type = trend_value_type(trend->request.measure);
	if (type != VALUE_MONEY)
		own[SLOPE].type = own[SLOPE_LOW].type = own[SLOPE_HIGH].type =
			VALUE_NUMBER;
	struct table *table =
		report_table(trend->report, "trend", "slopes", own, COLUMNS);
	for (size_t i = 0; i < trend->set.count; i++) {
		const struct series *series = &trend->set.list[i];
		struct value *cells = table_row(table);
		struct sample sample = sample_of(series, trend->arena);
		cells[SERIES] = trend_series_name(trend, series);
		cells[MUNICIPALITY] = axis_value(trend->report, trend->book,
						 AXIS_MUNICIPALITY, series->municipality);
		fill_span(series, cells);
		fill_slope(trend, sample, cells);
		fill_break(trend, series, sample, cells);
	}
}
