/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * trend - how spending and people develop, with breaks in the task fields marked
 *
 * The codes of task fields changed in 2023 and 2025, many to many. Across such a break
 * only domains and comparable groups can be followed, so a question by task field is then
 * answered by group.
 */
#include "trend.h"

#include "analysis.h"
#include "by.h"
#include "people.h"
#include "shared_options.h"
#include "sums.h"
#include "tables.h"

#include <string.h>

struct opts {
	const char **by;
	const char *measure, *indicator, *granularity;
	struct by axis; /* what prepare made of `by` */
};

static const struct opts defaults = {
	.measure = "net",
	.indicator = "stock",
	.granularity = "auto",
	.axis = {.axes = {AXIS_DOMAIN}, .count = 1},
};

static const struct option_spec options[] = {
	BY_OPTION("AXIS"),  MEASURE_OPTION, INDICATOR_OPTION,
	GRANULARITY_OPTION, {.name = NULL},
};

enum { YEARS_FOR_A_TREND = 2, POINTS_FOR_A_SLOPE = 3 };

static enum granularity grain_find(const char *name)
{
	if (strcmp(name, "quarter") == 0)
		return GRAIN_QUARTER;
	return strcmp(name, "month") == 0 ? GRAIN_MONTH : GRAIN_YEAR;
}

static void find_breaks(const struct trend *trend)
{
	int64_t too_short = 0;
	for (size_t i = 0; i < trend->set.count; i++) {
		const struct series *series = &trend->set.list[i];
		too_short += series->count < POINTS_FOR_A_SLOPE;
		for (size_t p = 0; p < series->count; p++)
			if (series->points[p].new_scheme)
				report_finding(trend->report, FINDING_scheme_break,
					       value_period(period_year(
						       series->points[p].period.year)),
					       value_none());
	}
	if (too_short > 0)
		report_finding(trend->report, FINDING_short_series, value_none(),
			       value_count(too_short));
}

static void find_population(const struct trend *trend)
{
	for (size_t i = 0; i < trend->set.nno_population; i++) {
		const member *pair = &trend->set.no_population[2 * i];
		report_finding(
			trend->report, FINDING_population_missing,
			value_textf(trend->report, "%s %s",
				    book_code(trend->book, AXIS_MUNICIPALITY, pair[0]),
				    book_code(trend->book, AXIS_YEAR, pair[1])),
			value_none());
	}
}

static void add_findings(const struct trend *trend)
{
	const struct series_set *set = &trend->set;
	struct report *report = trend->report;
	bool money = measure_is_money(trend->request.measure);
	find_breaks(trend);
	find_population(trend);
	for (size_t i = 0; i < set->nleft_out; i++)
		report_finding(report, FINDING_year_left_out,
			       value_period(set->left_out[i]), value_none());
	if (set->missing > 0)
		report_finding(report, FINDING_incomplete, value_none(),
			       value_count(set->missing));
	if (set->has_edges && money)
		report_note(report, "closing_left_out", value_money(set->edges));
	if (set->people_unknown > 0)
		report_finding(report, FINDING_people_not_known, value_none(),
			       value_count(set->people_unknown));
	if (set->count == 0)
		report_finding(report, money ? FINDING_no_data : FINDING_people_missing,
			       value_none(), value_none());
}

static bool crosses_schemes(const struct trend *trend)
{
	const enum axis year[] = {AXIS_YEAR};
	struct sums years = sums_build(trend->book, &trend->filter, trend->request.stage,
				       year, 1, trend->arena);
	int first = 0;
	for (size_t i = 0; i < years.count; i++) {
		member m = years.list[i].key[0];
		int scheme =
			codes_scheme(trend->book->axis[AXIS_YEAR].entries[m].period.year);
		if (first != 0 && scheme != first)
			return true;
		first = scheme;
	}
	return false;
}

static void choose_stage(struct trend *trend, bool say)
{
	trend->request.stage = stage_choose(trend->book, &trend->filter,
					    YEARS_FOR_A_TREND, trend->arena);
	if (say && trend->request.stage != MEMBER_NONE && !stage_is_asked(&trend->filter))
		report_finding(trend->report, FINDING_stage_chosen,
			       axis_value(trend->report, trend->book, AXIS_STAGE,
					  trend->request.stage),
			       value_none());
	if (trend->request.axis != AXIS_TASK_FIELD || !crosses_schemes(trend))
		return;
	trend->request.axis = AXIS_GROUP;
	struct value word = value_text(trend->report, axis_name(AXIS_GROUP));
	word.label = labels_find(trend->report->labels, axis_name(AXIS_GROUP));
	report_note(trend->report, "compared_on", word);
}

static int make_series(struct trend *trend, const struct filter *filter,
		       const struct opts *opts, bool say, struct diags *diags)
{
	const struct filter own_money = filter_without_clusters(filter, trend->arena);
	trend->filter = filter_without_reserves(&own_money, trend->arena);
	trend->filter.history = true;
	struct series_request *request = &trend->request;
	request->axis = opts->axis.axes[0];
	request->measure = measure_find(opts->measure);
	if (request->measure == MEASURE_NET && filter_kept(filter, AXIS_SIDE) == 1)
		request->measure = filter_keeps(filter, AXIS_SIDE, SIDE_REVENUE)
					   ? MEASURE_REVENUE
					   : MEASURE_EXPENSE;
	request->automatic = strcmp(opts->granularity, "auto") == 0;
	request->grain = grain_find(opts->granularity);
	request->indicator = book_find(trend->book, AXIS_INDICATOR, opts->indicator);
	if (request->indicator == MEMBER_NONE)
		return diag_usage(diags, NULL,
				  "--indicator '%s' is not in the sources; see "
				  "'sdgrip caseload --every'",
				  opts->indicator);
	if (measure_is_money(request->measure))
		choose_stage(trend, say);
	trend->set = series_build(trend->book, &trend->filter, request, trend->arena);
	return 0;
}

int trend_build(struct trend *trend, const struct filter *filter, const void *opts,
		struct diags *diags)
{
	return make_series(trend, filter, opts, false, diags);
}

static int prepare(void *opts, struct needs *needs, struct diags *diags)
{
	static const enum axis refused[] = {AXIS_STAGE, AXIS_SIDE,   AXIS_VERSION,
					    AXIS_YEAR,  AXIS_PERIOD, AXIS_QUARTER};
	struct opts *own = opts;
	if (by_parse(&own->axis, own->by, 1, diags) < 0)
		return -1;
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++)
		if (by_has(&own->axis, refused[i]))
			return diag_usage(diags, NULL,
					  "--by '%s' cannot be followed in time; give "
					  "for example domain, group or task_field",
					  own->by[0]);
	needs->axes[TABLE_SPENDING] |= by_axes(&own->axis);
	return 0;
}

static int run(const struct book *book, const struct filter *filter, const void *opts,
	       struct report *report, struct diags *diags)
{
	struct arena arena;
	arena_init(&arena);
	struct trend trend = {.book = book, .report = report, .arena = &arena};
	int result = make_series(&trend, filter, opts, true, diags);
	if (result == 0) {
		note_reserves(filter, report);
		trend_add_series(&trend);
		trend_add_slopes(&trend);
		add_findings(&trend);
	}
	arena_release(&arena);
	return result;
}

int trend_slopes_table(const struct book *book, const struct filter *filter,
		       struct report *report, struct diags *diags)
{
	struct arena arena;
	arena_init(&arena);
	struct trend trend = {.book = book, .report = report, .arena = &arena};
	int result = make_series(&trend, filter, &defaults, false, diags);
	if (result == 0)
		trend_add_slopes(&trend);
	arena_release(&arena);
	return result;
}

const struct analysis analysis_trend = {
	.name = "trend",
	.needs = {.axes = {[TABLE_SPENDING] =
				   AXIS_BIT(AXIS_MUNICIPALITY) | AXIS_BIT(AXIS_PERIOD) |
				   AXIS_BIT(AXIS_STAGE) | AXIS_BIT(AXIS_SIDE) |
				   AXIS_BIT(AXIS_DOMAIN) | AXIS_BIT(AXIS_GROUP),
			   [TABLE_CASELOAD] =
				   AXIS_BIT(AXIS_MUNICIPALITY) | AXIS_BIT(AXIS_PERIOD) |
				   AXIS_BIT(AXIS_DOMAIN) | AXIS_BIT(AXIS_INDICATOR)}},
	.options = options,
	.defaults = &defaults,
	.opts_size = sizeof(struct opts),
	.prepare = prepare,
	.run = run,
};
