/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * plan_alerts - where the budget or the funding is exceeded
 *
 * Expense is judged apart from net cost: an unlawful overspending hides behind extra
 * revenue. While a year runs, expense is compared with the budget of the whole year (it
 * can only rise) and net cost with the plan to date.
 */
#include "by.h"
#include "plan.h"

#include <string.h>

struct value plan_line_subject(const struct plan *plan, struct report *report,
			       const struct plan_line *line)
{
	member domain = plan_member(plan, line, AXIS_DOMAIN);
	if (plan->municipalities == 1)
		return axis_value(report, plan->book, AXIS_DOMAIN, domain);
	return value_textf(report, "%s %s",
			   book_label(plan->book, AXIS_MUNICIPALITY,
				      line->first->year->municipality, LANGUAGE_NL),
			   book_code(plan->book, AXIS_DOMAIN, domain));
}

struct value plan_field_name(const struct plan *plan, struct report *report,
			     const struct plan_line *line)
{
	member field = plan_member(plan, line, AXIS_TASK_FIELD);
	const struct task_field *official = codes_task_field(
		plan->book->codes, book_code(plan->book, AXIS_TASK_FIELD, field),
		line->first->year->number);
	return official ? value_text(report, official->name)
			: axis_member_name(report, plan->book, AXIS_TASK_FIELD, field);
}

/* `limit` minus `spent`, when both are wholly known and the limit is passed. */
static void alert_above(const struct plan *plan, struct report *report,
			const struct plan_line *line, enum finding_id id,
			struct amount limit, struct amount spent)
{
	if (amount_whole(limit) && amount_whole(spent) && spent.value > limit.value)
		report_finding(report, id, plan_line_subject(plan, report, line),
			       value_money(spent.value - limit.value));
}

/* One check on a line of the plan. */
typedef void check_line(const struct plan *plan, struct report *report,
			const struct plan_line *line);

static void check_expense(const struct plan *plan, struct report *report,
			  const struct plan_line *line)
{
	bool closed = line->first->year->closed;
	alert_above(
		plan, report, line, FINDING_expense_over_budget,
		plan_amount(line, SIDE_OF_EXPENSE, PLAN_CHOSEN),
		plan_amount(line, SIDE_OF_EXPENSE, closed ? PLAN_ACTUAL : PLAN_REALISED));
}

static void check_net_cost(const struct plan *plan, struct report *report,
			   const struct plan_line *line)
{
	bool closed = line->first->year->closed;
	alert_above(plan, report, line, FINDING_net_cost_over_budget,
		    plan_amount(line, SIDE_OF_NET, closed ? PLAN_CHOSEN : PLAN_TO_DATE),
		    plan_amount(line, SIDE_OF_NET, closed ? PLAN_ACTUAL : PLAN_REALISED));
}

static void check_funding(const struct plan *plan, struct report *report,
			  const struct plan_line *line)
{
	bool closed = line->first->year->closed;
	alert_above(plan, report, line, FINDING_deficit_on_funding,
		    plan_funding(plan, line),
		    plan_amount(line, SIDE_OF_NET, closed ? PLAN_ACTUAL : PLAN_CHOSEN));
}

void plan_alerts(const struct plan *plan, struct report *report)
{
	/* by kind, the gravest first: a reader stops halfway */
	static check_line *const checks[] = {check_expense, check_net_cost,
					     check_funding};
	if (plan->municipalities > PLAN_NAMED)
		return; /* the tables show it; so many findings would bury the rest */
	for (size_t i = 0; i < sizeof(checks) / sizeof(checks[0]); i++) {
		struct plan_line line;
		for (size_t at = 0; plan_next(plan, &at, DEPTH_DOMAIN, &line);) {
			/* what --all adds belongs to no domain and is not judged here */
			if (plan_member(plan, &line, AXIS_DOMAIN) != MEMBER_NONE)
				checks[i](plan, report, &line);
		}
	}
}
