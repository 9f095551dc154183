/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * deficit - plan against outcome per domain and task field, and against the own
 * allocation
 */
#include "by.h"
#include "shared_options.h"
#include "tables.h"

struct opts {
	const char *side;
	const char *phasing;
};

static const struct opts defaults = {.side = "net", .phasing = "auto"};

static const struct option_spec options[] = {
	SIDE_OPTION,
	PHASING_OPTION,
	{.name = NULL},
};

/* Columns that both tables have, in this order. */
#define COMPARISON                                                                     \
	{.name = "plan", .type = VALUE_TEXT},                                          \
		{.name = "budget_original", .type = VALUE_MONEY},                      \
		{.name = "budget_revised", .type = VALUE_MONEY},                       \
		{.name = "actual", .type = VALUE_MONEY},                               \
		{.name = "difference", .type = VALUE_MONEY, .flags = COLUMN_VN},       \
		{.name = "difference_ratio", .type = VALUE_RATIO, .flags = COLUMN_VN}, \
		{.name = "direction", .type = VALUE_TEXT},                             \
		{.name = "budget_ytd", .type = VALUE_MONEY},                           \
		{.name = "actual_ytd", .type = VALUE_MONEY},                           \
	{                                                                              \
		.name = "difference_ytd", .type = VALUE_MONEY, .flags = COLUMN_VN      \
	}

enum {
	PLAN,
	BUDGET_ORIGINAL,
	BUDGET_REVISED,
	ACTUAL,
	DIFFERENCE,
	RATIO,
	DIRECTION,
	BUDGET_YTD,
	ACTUAL_YTD,
	DIFFERENCE_YTD,
	COMPARED, /* how many */
};

enum { MUNICIPALITY, MUNICIPALITY_NAME, YEAR, DOMAIN, AFTER_DOMAIN };

static const struct column domain_columns[] = {
	{.name = "municipality", .type = VALUE_CODE, .flags = COLUMN_KEY},
	{.name = "municipality_name", .type = VALUE_TEXT, .flags = COLUMN_KEY},
	{.name = "year", .type = VALUE_PERIOD, .flags = COLUMN_KEY},
	{.name = "domain", .type = VALUE_TEXT, .flags = COLUMN_KEY},
	COMPARISON,
	{.name = "months", .type = VALUE_COUNT},
	{.name = "funding", .type = VALUE_MONEY},
	{.name = "gap_budget", .type = VALUE_MONEY},
	{.name = "gap_actual", .type = VALUE_MONEY},
};

enum { MONTHS = AFTER_DOMAIN + COMPARED, FUNDING, GAP_BUDGET, GAP_ACTUAL };

static const struct column field_columns[] = {
	{.name = "municipality", .type = VALUE_CODE, .flags = COLUMN_KEY},
	{.name = "municipality_name", .type = VALUE_TEXT, .flags = COLUMN_KEY},
	{.name = "year", .type = VALUE_PERIOD, .flags = COLUMN_KEY},
	{.name = "domain", .type = VALUE_TEXT, .flags = COLUMN_KEY},
	{.name = "task_field", .type = VALUE_CODE, .flags = COLUMN_KEY},
	{.name = "task_field_name", .type = VALUE_TEXT, .flags = COLUMN_KEY},
	COMPARISON,
};

enum { TASK_FIELD = AFTER_DOMAIN, TASK_FIELD_NAME, AFTER_FIELD };

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void key_cells(const struct plan *plan, const struct plan_line *line,
		      struct report *report, struct value *row)
{
	const struct plan_year *year = line->first->year;
	row[MUNICIPALITY] =
		axis_value(report, plan->book, AXIS_MUNICIPALITY, year->municipality);
	row[MUNICIPALITY_NAME] = axis_member_name(report, plan->book, AXIS_MUNICIPALITY,
						  year->municipality);
	row[YEAR] = value_period(period_year(year->number));
}

/* A sum of which a part is not known is shown and said to be incomplete. */
static struct value money_of(struct report *report, struct amount amount,
			     struct value subject)
{
	if (!amount_known(amount))
		return value_none();
	if (!amount_whole(amount))
		report_finding(report, FINDING_incomplete, subject, value_none());
	return value_money(amount.value);
}

static void compare_cells(const struct plan *plan, const struct plan_line *line,
			  enum plan_side side, struct report *report,
			  struct value subject, struct value *cells)
{
	const enum plan_measure shown[] = {PLAN_ORIGINAL, PLAN_REVISED, PLAN_ACTUAL};
	struct amount chosen = plan_amount(line, side, PLAN_CHOSEN);
	struct amount to_date = plan_amount(line, side, PLAN_TO_DATE);
	struct amount difference = plan_difference(line, side);
	cells[PLAN] = value_word(report, "stage",
				 book_code(plan->book, AXIS_STAGE, plan->stage));
	for (int i = 0; i < 3; i++)
		cells[BUDGET_ORIGINAL + i] =
			money_of(report, plan_amount(line, side, shown[i]), subject);
	if (amount_known(difference)) {
		cells[DIFFERENCE] = value_money(difference.value);
		cells[RATIO] = plan_ratio(difference, chosen);
		cells[DIRECTION] = plan_direction(report, difference);
	}
	if (amount_whole(to_date))
		cells[BUDGET_YTD] = value_money(to_date.value);
	cells[ACTUAL_YTD] =
		money_of(report, plan_amount(line, side, PLAN_REALISED), subject);
	difference = plan_difference_to_date(line, side);
	if (amount_known(difference))
		cells[DIFFERENCE_YTD] = value_money(difference.value);
}

static struct value gap(struct amount funding, struct amount net)
{
	if (!amount_known(funding) || !amount_known(net))
		return value_none();
	return value_money(funding.value - net.value);
}

static void funding_cells(const struct plan_line *line, struct amount funding,
			  enum plan_side side, struct value *row)
{
	if (amount_known(funding))
		row[FUNDING] = value_money(funding.value);
	if (side != SIDE_OF_NET)
		return; /* funding pays net cost, not one side of it */
	row[GAP_BUDGET] = gap(funding, plan_amount(line, side, PLAN_CHOSEN));
	row[GAP_ACTUAL] = gap(funding, plan_amount(line, side, PLAN_ACTUAL));
}

/* Only where the rows share municipality and year; its funding only when every row has
 * one. */
static void domain_total(const struct plan *plan, enum plan_side side,
			 struct report *report, struct table *table)
{
	struct plan_line year, line;
	size_t at = 0;
	if (!plan_next(plan, &at, DEPTH_YEAR, &year) || at < plan->count)
		return;
	struct value *total = table_total(table);
	key_cells(plan, &year, report, total);
	compare_cells(plan, &year, side, report, total[YEAR], total + AFTER_DOMAIN);
	total[MONTHS] = table->cells[MONTHS];
	struct amount funding = {0};
	for (at = 0; plan_next(plan, &at, DEPTH_DOMAIN, &line);) {
		struct amount part = plan_funding(plan, &line);
		if (!amount_whole(part))
			return;
		funding.value += part.value;
		funding.known += part.known;
	}
	funding_cells(&year, funding, side, total);
}

void deficit_domain_table(const struct plan *plan, enum plan_side side,
			  struct report *report)
{
	struct table *table = report_table(report, "deficit", "by_domain", domain_columns,
					   COUNT(domain_columns));
	struct plan_line line;
	for (size_t at = 0; plan_next(plan, &at, DEPTH_DOMAIN, &line);) {
		struct value *row = table_row(table);
		key_cells(plan, &line, report, row);
		row[DOMAIN] = axis_value(report, plan->book, AXIS_DOMAIN,
					 plan_member(plan, &line, AXIS_DOMAIN));
		compare_cells(plan, &line, side, report,
			      plan_line_subject(plan, report, &line), row + AFTER_DOMAIN);
		if (line.first->year->months > 0)
			row[MONTHS] = value_count(line.first->year->months);
		funding_cells(&line, plan_funding(plan, &line), side, row);
	}
	domain_total(plan, side, report, table);
}

void deficit_field_table(const struct plan *plan, enum plan_side side,
			 struct report *report)
{
	struct table *table = report_table(report, "deficit", "by_task_field",
					   field_columns, COUNT(field_columns));
	struct plan_line line;
	size_t years = 0;
	for (size_t at = 0; plan_next(plan, &at, DEPTH_FIELD, &line);) {
		if (plan_line_is_zero(&line))
			continue; /* Iv3 lists every task field, used or not */
		struct value *row = table_row(table);
		member field = plan_member(plan, &line, AXIS_TASK_FIELD);
		key_cells(plan, &line, report, row);
		row[DOMAIN] = axis_value(report, plan->book, AXIS_DOMAIN,
					 plan_member(plan, &line, AXIS_DOMAIN));
		row[TASK_FIELD] = axis_value(report, plan->book, AXIS_TASK_FIELD, field);
		row[TASK_FIELD_NAME] = plan_field_name(plan, report, &line);
		compare_cells(plan, &line, side, report,
			      plan_line_subject(plan, report, &line), row + AFTER_FIELD);
	}
	for (size_t at = 0; plan_next(plan, &at, DEPTH_YEAR, &line);)
		years++;
	if (years != 1)
		return;
	struct value *total = table_total(table);
	key_cells(plan, &line, report, total);
	compare_cells(plan, &line, side, report, total[YEAR], total + AFTER_FIELD);
}

static int run(const struct book *book, const struct filter *filter, const void *opts,
	       struct report *report, struct diags *diags)
{
	const struct opts *o = opts;
	const struct plan_request request = {.phasing = o->phasing};
	const enum plan_side side = plan_side_find(o->side);
	struct plan plan;
	(void)diags;
	plan_build(&plan, book, filter, &request, &report->arena);
	plan_findings(&plan, report);
	plan_alerts(&plan, report);
	deficit_domain_table(&plan, side, report);
	deficit_field_table(&plan, side, report);
	deficit_statement_table(book, filter, report);
	return 0;
}

const struct analysis analysis_deficit = {
	.name = "deficit",
	.needs = {.axes[TABLE_SPENDING] = AXIS_BIT(AXIS_PROGRAMME) |
					  AXIS_BIT(AXIS_NATURE) | AXIS_BIT(AXIS_PRODUCT)},
	.options = options,
	.defaults = &defaults,
	.opts_size = sizeof(struct opts),
	.run = run,
};
