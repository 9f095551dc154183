/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * plan_findings - what a reader must know of the years and stages behind a comparison
 */
#include "by.h"
#include "plan.h"

struct value plan_subject(const struct plan *plan, struct report *report,
			  const struct plan_year *year)
{
	if (plan->municipalities == 1)
		return value_period(period_year(year->number));
	return value_textf(report, "%s %d",
			   book_label(plan->book, AXIS_MUNICIPALITY, year->municipality,
				      LANGUAGE_NL),
			   year->number);
}

typedef bool year_test(const struct plan *plan, const struct plan_year *year);

static bool plan_missing(const struct plan *plan, const struct plan_year *year)
{
	if (plan->stage != STAGE_REVISED)
		return !year->has[STAGE_BUDGET];
	return !year->has[STAGE_REVISED] &&
	       !(year->has[STAGE_BUDGET] && year->has[STAGE_CHANGE]);
}

static bool actual_missing(const struct plan *plan, const struct plan_year *year)
{
	(void)plan;
	return !year->has[STAGE_ACTUAL];
}

static bool incomplete(const struct plan *plan, const struct plan_year *year)
{
	(void)plan;
	return year->has[STAGE_ACTUAL] && !year->closed;
}

static bool revised_differs(const struct plan *plan, const struct plan_year *year)
{
	(void)plan;
	return year->revised_gap != 0;
}

static struct value number_for(enum finding_id id, const struct plan_year *year)
{
	if (id == FINDING_revised_differs)
		return value_money(year->revised_gap);
	return value_none();
}

static void each_year(const struct plan *plan, struct report *report, enum finding_id id,
		      year_test *test)
{
	int64_t count = 0;
	for (size_t i = 0; i < plan->nyears; i++) {
		const struct plan_year *year = &plan->years[i];
		if (!year->in_scope || !test(plan, year))
			continue;
		count++;
		if (plan->municipalities <= PLAN_NAMED)
			report_finding(report, id, plan_subject(plan, report, year),
				       number_for(id, year));
	}
	if (count > 0 && plan->municipalities > PLAN_NAMED)
		report_finding(report, id, value_none(), value_count(count));
}

static void missing_months(const struct plan *plan, struct report *report)
{
	for (size_t i = 0; i < plan->nyears; i++) {
		const struct plan_year *year = &plan->years[i];
		if (!year->in_scope || !incomplete(plan, year))
			continue;
		for (int month = 1; month <= year->months; month++) {
			if ((year->seen & (1u << month)) == 0)
				report_finding(
					report, FINDING_missing_month,
					value_period(period_month(year->number, month)),
					value_none());
		}
	}
}

static void phasing_findings(const struct plan *plan, struct report *report)
{
	if (plan->phased_by[PHASING_LAST_YEAR])
		report_finding(report, FINDING_phasing_from_last_year, value_none(),
			       value_none());
	if (plan->phased_by[PHASING_TWELFTHS])
		report_finding(report, FINDING_phasing_twelfths, value_none(),
			       value_none());
	if (!plan->phased_by[PHASING_NONE])
		return;
	if (plan->municipalities > PLAN_NAMED) {
		report_finding(report, FINDING_phasing_missing, value_none(),
			       value_none());
		return;
	}
	struct plan_line line;
	for (size_t at = 0; plan_next(plan, &at, DEPTH_FIELD, &line);) {
		bool missing = line.expense[PLAN_TO_DATE].unknown > 0 ||
			       line.revenue[PLAN_TO_DATE].unknown > 0;
		member field = plan_member(plan, &line, AXIS_TASK_FIELD);
		if (missing)
			report_finding(
				report, FINDING_phasing_missing,
				axis_value(report, plan->book, AXIS_TASK_FIELD, field),
				value_none());
	}
}

static void year_chosen(const struct plan *plan, struct report *report)
{
	for (size_t i = 0; i < plan->nyears; i++) {
		if (!plan->years[i].in_scope)
			continue;
		report_finding(report, FINDING_year_chosen,
			       value_period(period_year(plan->years[i].number)),
			       value_none());
		return;
	}
}

void plan_findings(const struct plan *plan, struct report *report)
{
	if (plan->count == 0) {
		report_finding(report, FINDING_no_data, value_none(), value_none());
		return;
	}
	if (plan->year_by_default && plan->other_years)
		year_chosen(plan, report);
	if (plan->stage == STAGE_BUDGET)
		report_finding(report, FINDING_plan_is_original, value_none(),
			       value_none());
	each_year(plan, report, FINDING_plan_missing, plan_missing);
	each_year(plan, report, FINDING_actual_missing, actual_missing);
	each_year(plan, report, FINDING_year_incomplete, incomplete);
	each_year(plan, report, FINDING_revised_differs, revised_differs);
	missing_months(plan, report);
	phasing_findings(plan, report);
}
