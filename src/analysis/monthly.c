/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * monthly - the monthly report: what it covers, headline, deviations, then the tables
 * behind them
 *
 * The first page must stand on its own, so the notes on period, reference date and what
 * is missing come first.
 */
#include "by.h"
#include "outlook_pages.h"
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

#define CONFIDENCE 0.8 /* of the interval of the year end */

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

/* The tables behind the first page. */
static int details(const struct first_page *page, struct diags *diags)
{
	struct report *report = page->report;
	const struct plan *plan = page->plan;
	deficit_domain_table(plan, SIDE_OF_NET, report);
	deficit_field_table(plan, SIDE_OF_NET, report);
	deficit_statement_table(plan->book, page->filter, report);
	struct filter years = *page->filter; /* a trend of one year is none */
	years.keep[AXIS_YEAR] = NULL;
	int status = trend_slopes_table(plan->book, &years, report, diags);
	return caseload_table(plan->book, page->filter, report, diags) < 0 ? -1 : status;
}

static int answer(struct first_page *page, const struct opts *o,
		  struct year_end_lines *ends, struct arena *arena, struct diags *diags)
{
	const struct year_end_request request = {.by = AXIS_DOMAIN,
						 .way = WAY_COMB3,
						 .side = SIDE_OF_NET,
						 .phasing = o->phasing,
						 .confidence = CONFIDENCE};
	const struct book *book = page->plan->book;
	struct committed *committed;
	struct period until;
	if (year_end_lines(ends, book, page->filter, &request, arena, diags) < 0)
		return -1;
	page->ends = ends;
	page->ncommitted =
		committed_list(book, page->filter, false, &committed, &until, arena);
	page->committed = committed;
	first_page_notes(page, o->closed, o->reference_date);
	if (first_page_previous(page, diags) < 0)
		return -1;
	plan_findings(page->plan, page->report);
	plan_alerts(page->plan, page->report);
	first_page_missing(page);
	headline_table(page, o->phasing);
	deviations_table(page, o->phasing);
	outlook_year_end(page, arena);
	if (outlook_causes(page, diags) < 0)
		return -1;
	outlook_commitments(page, arena);
	return details(page, diags);
}

static int run(const struct book *book, const struct filter *filter, const void *opts,
	       struct report *report, struct diags *diags)
{
	const struct opts *o = opts;
	const struct plan_request request = {.phasing = o->phasing};
	struct plan plan;
	struct arena arena;
	struct year_end_lines ends;
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
	arena_init(&arena);
	const int status = answer(&page, o, &ends, &arena, diags);
	arena_release(&arena);
	return status;
}

const struct analysis analysis_report = {
	.name = "report",
	.needs = {.axes = {[TABLE_SPENDING] = OUTLOOK_SPENDING |
					      AXIS_BIT(AXIS_PROGRAMME) |
					      AXIS_BIT(AXIS_NATURE),
			   [TABLE_DECLARATIONS] = OUTLOOK_DECLARATIONS,
			   [TABLE_ASSIGNMENTS] = COMMITTED_ASSIGNMENTS,
			   [TABLE_CASELOAD] =
				   AXIS_BIT(AXIS_MUNICIPALITY) | AXIS_BIT(AXIS_PERIOD) |
				   AXIS_BIT(AXIS_DOMAIN) | AXIS_BIT(AXIS_INDICATOR)},
		  /* lines to chase are named by file and line */
		  .lines = UINT32_C(1) << TABLE_DECLARATIONS},
	.options = options,
	.defaults = &defaults,
	.opts_size = sizeof(struct opts),
	.prepare = prepare,
	.run = run,
};
