/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * forecast - where the year ends, with an interval, and how well that went before
 */
#include "forecast.h"

#include "analysis.h"
#include "by.h"
#include "committed.h"
#include "forecast_hide.h"
#include "shared_options.h"
#include "sums.h"

#include <string.h>

struct opts {
	const char **by;
	const char *side, *method, *phasing, *confidence;
	struct by axis; /* what prepare made of `by` */
};

static const struct opts defaults = {
	.side = "net",
	.method = "comb3",
	.phasing = "auto",
	.confidence = "80",
	.axis = {.axes = {AXIS_DOMAIN}, .count = 1},
};

static const struct option_spec options[] = {
	BY_OPTION("AXIS"),
	SIDE_OPTION,
	OPTION_ABOUT("method", OPTION_CHOICE, method, "METHOD", WAY_NAMES),
	OPTION_ABOUT("confidence", OPTION_CHOICE, confidence, "PERCENT", "80|90|95"),
	PHASING_OPTION,
	{.name = NULL},
};

static int prepare(void *opts, struct needs *needs, struct diags *diags)
{
	struct opts *own = opts;
	if (by_parse(&own->axis, own->by, 1, diags) < 0)
		return -1;
	const enum axis by = own->axis.axes[0];
	if (by != AXIS_DOMAIN && by != AXIS_GROUP && by != AXIS_TASK_FIELD &&
	    by != AXIS_PRODUCT)
		return diag_usage(diags, NULL,
				  "--by '%s' has no budget to end at; give domain, "
				  "group, task_field or product",
				  own->by[0]);
	needs->axes[TABLE_DECLARATIONS] |= AXIS_BIT(by);
	needs->axes[TABLE_ASSIGNMENTS] |= AXIS_BIT(by);
	if (by == AXIS_PRODUCT)
		needs->axes[TABLE_DECLARATIONS] |= AXIS_BIT(AXIS_CLIENT);
	return 0;
}

static double confidence_of(const char *percent)
{
	return strcmp(percent, "95") == 0 ? 0.95 : strcmp(percent, "90") == 0 ? 0.9 : 0.8;
}

/* A scope of one side asks for the forecast of that side. */
static enum plan_side side_of(const struct filter *filter, const char *asked)
{
	if (filter_kept(filter, AXIS_SIDE) != 1)
		return plan_side_find(asked);
	return filter_keeps(filter, AXIS_SIDE, SIDE_REVENUE) ? SIDE_OF_REVENUE
							     : SIDE_OF_EXPENSE;
}

static int answer(struct forecast *forecast, struct diags *diags)
{
	forecast_count_people(forecast);
	forecast_outlooks(forecast);
	if (forecast_promised(forecast, diags) < 0)
		return -1;
	forecast_notes(forecast);
	forecast_findings(forecast);
	forecast_year_end_table(forecast);
	forecast_baselines_table(forecast);
	forecast_accuracy_table(forecast);
	forecast_hide(forecast);
	return 0;
}

static int run(const struct book *book, const struct filter *filter, const void *opts,
	       struct report *report, struct diags *diags)
{
	const struct opts *o = opts;
	struct arena arena;
	arena_init(&arena);
	const struct year_end_request request = {.by = o->axis.axes[0],
						 .way = way_find(o->method),
						 .side = side_of(filter, o->side),
						 .phasing = o->phasing,
						 .confidence =
							 confidence_of(o->confidence)};
	struct year_end_lines lines;
	int status = year_end_lines(&lines, book, filter, &request, &arena, diags);
	if (status == 0) {
		struct forecast forecast = {.book = book,
					    .filter = filter,
					    .lines = &lines,
					    .report = report,
					    .arena = &arena};
		plan_findings(&lines.plan, report);
		note_reserves(filter, report);
		if (lines.year)
			status = answer(&forecast, diags);
	}
	arena_release(&arena);
	return status;
}

const struct analysis analysis_forecast = {
	.name = "forecast",
	.needs = {.axes = {[TABLE_SPENDING] = YEAR_END_SPENDING,
			   /* they hold what the lines of the year end need too */
			   [TABLE_DECLARATIONS] = COMMITTED_DECLARATIONS,
			   [TABLE_ASSIGNMENTS] = COMMITTED_ASSIGNMENTS}},
	.options = options,
	.defaults = &defaults,
	.opts_size = sizeof(struct opts),
	.prepare = prepare,
	.run = run,
};
