/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * monthly - the monthly report: what it covers, headline, deviations, then the tables
 * behind them
 *
 * The first page must stand on its own, so the notes on period, reference date and what
 * is missing come first.
 */
#include "by.h"
#include "first_page.h"
#include "shared_options.h"
#include "sums.h"
#include "tables.h"

struct opts {
	const char *phasing;
	const char *closed;
	const char *reference_date;
	const char *previous;
};

static const struct opts defaults = {.phasing = "auto"};

static const struct option_spec options[] = {
	PHASING_OPTION,
	{.name = "closed",
	 .type = OPTION_TEXT,
	 .offset = offsetof(struct opts, closed),
	 .argument = "PERIOD"},
	{.name = "reference-date",
	 .type = OPTION_TEXT,
	 .offset = offsetof(struct opts, reference_date),
	 .argument = "DATE"},
	{.name = "previous",
	 .type = OPTION_FILE,
	 .offset = offsetof(struct opts, previous),
	 .argument = "FILE"},
	{.name = NULL},
};

static int prepare(void *opts, struct needs *needs, struct diags *diags)
{
	const struct opts *o = opts;
	struct period period;
	int32_t days;
	int status = 0;
	needs->previous = o->previous;
	if (o->closed && period_parse(o->closed, 0, &period) < 0)
		status = diag_usage(diags, NULL,
				    "--closed '%s' is not a period such as 2025-09",
				    o->closed);
	if (o->reference_date && date_parse(o->reference_date, &days) < 0)
		status = diag_usage(diags, NULL,
				    "--reference-date '%s' is not a date such as "
				    "15-10-2025",
				    o->reference_date);
	return status;
}

/* The headline adds over nothing: one municipality and one year, or the figures mean
 * nothing. */
static const struct plan_year *only_year(const struct plan *plan, struct diags *diags)
{
	const struct plan_year *only = NULL;
	if (plan->municipalities > 1) {
		diag_usage(diags, NULL,
			   "the report is about one municipality and the data hold %zu: "
			   "choose one with --municipality",
			   plan->municipalities);
		return NULL;
	}
	for (size_t i = 0; i < plan->nyears; i++) {
		if (!plan->years[i].in_scope)
			continue;
		if (only) {
			diag_usage(diags, NULL,
				   "the report is about one year: choose one with --year "
				   "or --period");
			return NULL;
		}
		only = &plan->years[i];
	}
	return only;
}

static int run(const struct book *book, const struct filter *filter, const void *opts,
	       struct report *report, struct diags *diags)
{
	const struct opts *o = opts;
	const struct plan_request request = {.phasing = o->phasing};
	struct plan plan;
	if (filter_kept(filter, AXIS_SIDE) == 1)
		return diag_usage(
			diags, NULL,
			"the report compares net cost: leave --side out, or use "
			"'sdgrip deficit --side'");
	plan_build(&plan, book, filter, &request, &report->arena);
	const struct plan_year *year = only_year(&plan, diags);
	if (!year && plan.count > 0)
		return -1;
	struct first_page page = {
		.plan = &plan, .year = year, .filter = filter, .report = report};
	first_page_notes(&page, o->closed, o->reference_date);
	plan_findings(&plan, report);
	plan_alerts(&plan, report);
	first_page_missing(&page);
	headline_table(&page, o->phasing);
	deviations_table(&page, o->phasing);
	deficit_domain_table(&plan, SIDE_OF_NET, report);
	deficit_field_table(&plan, SIDE_OF_NET, report);
	deficit_statement_table(book, filter, report);
	struct filter years = *filter; /* a trend of one year is none */
	years.keep[AXIS_YEAR] = NULL;
	int status = trend_slopes_table(book, &years, report, diags);
	return caseload_table(book, filter, report, diags) < 0 ? -1 : status;
}

const struct analysis analysis_report = {
	.name = "report",
	.needs = {.axes = {[TABLE_SPENDING] = AXIS_BIT(AXIS_PROGRAMME) |
					      AXIS_BIT(AXIS_NATURE) |
					      AXIS_BIT(AXIS_PRODUCT),
			   [TABLE_CASELOAD] =
				   AXIS_BIT(AXIS_MUNICIPALITY) | AXIS_BIT(AXIS_PERIOD) |
				   AXIS_BIT(AXIS_DOMAIN) | AXIS_BIT(AXIS_INDICATOR)}},
	.options = options,
	.defaults = &defaults,
	.opts_size = sizeof(struct opts),
	.prepare = prepare,
	.run = run,
};
