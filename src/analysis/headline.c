/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * headline - one line per domain, and the ten largest deviations on comparable groups
 *
 * Groups and not task fields: between fields of one group money moves by a choice of
 * code, and a reclassification would fill the list with pairs that cancel out.
 */
#include "by.h"
#include "first_page.h"

#include <stdlib.h>
#include <string.h>

static const struct column headline_columns[] = {
	{.name = "domain", .type = VALUE_TEXT, .flags = COLUMN_KEY},
	{.name = "plan", .type = VALUE_TEXT},
	{.name = "budget_revised", .type = VALUE_MONEY},
	{.name = "budget_ytd", .type = VALUE_MONEY},
	{.name = "actual_ytd", .type = VALUE_MONEY},
	{.name = "difference_ytd", .type = VALUE_MONEY, .flags = COLUMN_VN},
	{.name = "late_bills", .type = VALUE_MONEY},
	{.name = "committed", .type = VALUE_MONEY},
	{.name = "forecast", .type = VALUE_MONEY},
	{.name = "difference", .type = VALUE_MONEY, .flags = COLUMN_VN},
	{.name = "direction", .type = VALUE_TEXT},
	{.name = "of_which_incidental", .type = VALUE_MONEY, .flags = COLUMN_VN},
	{.name = "previous_forecast", .type = VALUE_MONEY},
	{.name = "change_since_previous", .type = VALUE_MONEY, .flags = COLUMN_VN},
	{.name = "light", .type = VALUE_TEXT},
	{.name = "reliability", .type = VALUE_TEXT},
	{.name = "budget_original", .type = VALUE_MONEY},
	{.name = "actual", .type = VALUE_MONEY},
	{.name = "forecast_low", .type = VALUE_MONEY},
	{.name = "forecast_high", .type = VALUE_MONEY},
	{.name = "expected_difference", .type = VALUE_MONEY, .flags = COLUMN_VN},
};

enum {
	DOMAIN,
	PLAN,
	BUDGET_REVISED,
	BUDGET_YTD,
	ACTUAL_YTD,
	DIFFERENCE_YTD,
	LATE_BILLS,
	COMMITTED,
	FORECAST,
	DIFFERENCE,
	DIRECTION,
	OF_WHICH_INCIDENTAL,
	PREVIOUS_FORECAST,
	CHANGE_SINCE_PREVIOUS,
	LIGHT,
	RELIABILITY,
	BUDGET_ORIGINAL,
	ACTUAL,
	FORECAST_LOW,
	FORECAST_HIGH,
	EXPECTED_DIFFERENCE,
	HEADLINE_COLUMNS
};

static const struct column deviation_columns[] = {
	{.name = "rank", .type = VALUE_COUNT, .flags = COLUMN_KEY},
	{.name = "domain", .type = VALUE_TEXT, .flags = COLUMN_KEY},
	{.name = "group", .type = VALUE_CODE, .flags = COLUMN_KEY},
	{.name = "group_name", .type = VALUE_TEXT, .flags = COLUMN_KEY},
	{.name = "difference", .type = VALUE_MONEY, .flags = COLUMN_VN},
	{.name = "direction", .type = VALUE_TEXT},
	{.name = "explanation", .type = VALUE_TEXT},
};

enum { RANK, DEVIATION_DOMAIN, GROUP, GROUP_NAME, DEVIATION, DEVIATION_DIRECTION };

enum { DEVIATIONS = 10 };

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Over the year once it is closed, to date while it runs. */
static struct amount deviation(const struct plan_line *line)
{
	return line->first->year->closed ? plan_difference(line, SIDE_OF_NET)
					 : plan_difference_to_date(line, SIDE_OF_NET);
}

/* Incidental is told apart only where both the plan and the outcome tell it: with one
 * of the two, all of the other would count as a difference. */
static bool tells_nature(const struct first_page *page, bool actual)
{
	static const enum axis rows[] = {AXIS_NATURE};
	const struct plan_year *year = page->year;
	const member plan = year->has[STAGE_REVISED] && page->plan->stage == STAGE_REVISED
				    ? STAGE_REVISED
				    : STAGE_BUDGET;
	const member stage = actual ? STAGE_ACTUAL : plan;
	struct arena *arena = &page->report->arena;
	struct filter only = filter_only(page->filter, AXIS_STAGE, &stage, 1, arena);
	only = filter_only(&only, AXIS_YEAR, &year->year, 1, arena);
	const struct pivot *pivot = pivot_build(page->plan->book, TABLE_SPENDING, &only,
						rows, 1, NULL, 0, arena);
	return pivot->nrows > 0 && pivot_row(pivot, pivot->nrows - 1, 0) != MEMBER_NONE;
}

/* The same plan with incidental rows only; false when nobody says which they are. */
static bool incidental_plan(const struct first_page *page, const char *phasing,
			    struct plan *plan)
{
	const member incidental[] = {NATURE_INCIDENTAL};
	struct arena *arena = &page->report->arena;
	if (!page->year || !tells_nature(page, true) || !tells_nature(page, false))
		return false;
	struct filter only = filter_only(page->filter, AXIS_NATURE, incidental, 1, arena);
	only = filter_only(&only, AXIS_YEAR, &page->year->year, 1, arena);
	const struct plan_request request = {.phasing = phasing,
					     .stage = page->plan->stage};
	plan_build(plan, page->plan->book, &only, &request, arena);
	return true;
}

/* Part of the difference on incidental rows in the domain, or in all (MEMBER_NONE and
 * all). */
static struct value incidental(const struct plan *plan, member domain, bool all)
{
	struct plan_line line;
	if (!plan)
		return value_none();
	for (size_t at = 0; plan_next(plan, &at, all ? DEPTH_YEAR : DEPTH_DOMAIN, &line);)
		if (all || plan_member(plan, &line, AXIS_DOMAIN) == domain)
			return amount_value(deviation(&line));
	return value_money(0);
}

/* Chance of ending over the budget, at which the light changes (methods.md section 7). */
#define AMBER_FROM 0.2
#define RED_FROM   0.5

/* The year end of one line, or of all together. */
static void year_end_cells(const struct first_page *page,
			   const struct year_end_line *line, struct value *row)
{
	struct report *report = page->report;
	if (line->has_late_bills)
		row[LATE_BILLS] = value_money(line->late_bills);
	if (!line->has_forecast)
		return;
	row[FORECAST] = value_money(line->forecast);
	row[EXPECTED_DIFFERENCE] = amount_value(line->difference);
	if (!line->has_interval)
		return;
	row[FORECAST_LOW] = value_money(line->low);
	row[FORECAST_HIGH] = value_money(line->high);
	if (line->probability < 0)
		return;
	row[LIGHT] = value_word(report, "light",
				line->probability > RED_FROM      ? "red"
				: line->probability >= AMBER_FROM ? "amber"
								  : "green");
}

/* What the report before this one expected of the domain; "": of all together. Lower is
 * favourable. */
static void previous_cells(const struct first_page *page, const char *domain,
			   struct value *row)
{
	const struct earlier *earlier = &page->plan->book->earlier;
	for (size_t i = 0; i < earlier->count; i++) {
		if (strcmp(earlier->rows[i].domain, domain) != 0)
			continue;
		row[PREVIOUS_FORECAST] = value_money(earlier->rows[i].forecast);
		if (row[FORECAST].type == VALUE_MONEY)
			row[CHANGE_SINCE_PREVIOUS] = value_money(
				earlier->rows[i].forecast - row[FORECAST].number);
	}
}

/* What the ledger holds as committed, else what assignments still promise this year. */
static struct value still_committed(const struct first_page *page,
				    const struct plan_line *line, member domain, bool all)
{
	const struct amount booked = plan_amount(line, SIDE_OF_NET, PLAN_COMMITTED);
	bool known = false;
	cents sum = 0;
	if (amount_known(booked))
		return amount_value(booked);
	for (size_t i = 0; i < page->ncommitted; i++) {
		const struct committed *c = &page->committed[i];
		if (!c->known || (!all && c->domain != domain))
			continue;
		known = true;
		sum += c->late + c->coming;
	}
	return known ? value_money(sum) : value_none();
}

static void headline_cells(const struct first_page *page, const struct plan_line *line,
			   struct value *row)
{
	struct report *report = page->report;
	struct amount to_date = plan_amount(line, SIDE_OF_NET, PLAN_TO_DATE);
	struct amount difference = plan_difference(line, SIDE_OF_NET);
	row[PLAN] = axis_value(report, page->plan->book, AXIS_STAGE, page->plan->stage);
	row[BUDGET_REVISED] = amount_value(plan_amount(line, SIDE_OF_NET, PLAN_REVISED));
	if (amount_whole(to_date))
		row[BUDGET_YTD] = value_money(to_date.value);
	row[ACTUAL_YTD] = amount_value(plan_amount(line, SIDE_OF_NET, PLAN_REALISED));
	row[DIFFERENCE_YTD] = amount_value(plan_difference_to_date(line, SIDE_OF_NET));
	row[DIFFERENCE] = amount_value(difference);
	row[DIRECTION] = plan_direction(report, difference);
	row[BUDGET_ORIGINAL] =
		amount_value(plan_amount(line, SIDE_OF_NET, PLAN_ORIGINAL));
	row[ACTUAL] = amount_value(plan_amount(line, SIDE_OF_NET, PLAN_ACTUAL));
}

void headline_table(const struct first_page *page, const char *phasing)
{
	const struct plan *plan = page->plan;
	struct table *table = report_table(page->report, "report", "headline",
					   headline_columns, COUNT(headline_columns));
	struct plan part;
	const struct plan *once = incidental_plan(page, phasing, &part) ? &part : NULL;
	struct plan_line line;
	for (size_t at = 0; plan_next(plan, &at, DEPTH_DOMAIN, &line);) {
		member domain = plan_member(plan, &line, AXIS_DOMAIN);
		struct value *row = table_row(table);
		row[DOMAIN] = axis_value(page->report, plan->book, AXIS_DOMAIN, domain);
		headline_cells(page, &line, row);
		row[COMMITTED] = still_committed(page, &line, domain, false);
		const struct year_end_line *end = year_end_find(page->ends, domain);
		if (end && !page->year->closed)
			year_end_cells(page, end, row);
		previous_cells(page, book_code(plan->book, AXIS_DOMAIN, domain), row);
		row[OF_WHICH_INCIDENTAL] = incidental(once, domain, false);
	}
	size_t at = 0;
	if (plan_next(plan, &at, DEPTH_YEAR, &line)) {
		struct value *total = table_total(table);
		headline_cells(page, &line, total);
		total[COMMITTED] = still_committed(page, &line, MEMBER_NONE, true);
		if (!page->year->closed)
			year_end_cells(page, &page->ends->total, total);
		previous_cells(page, "", total);
		total[OF_WHICH_INCIDENTAL] = incidental(once, MEMBER_NONE, true);
	}
}

struct deviating {
	struct plan_line line;
	cents difference;
	size_t order;
};

/* Largest first, whichever way; equal ones in the order of the table. */
static int compare_deviating(const void *a, const void *b)
{
	const struct deviating *x = a, *y = b;
	cents one = llabs(x->difference), other = llabs(y->difference);
	if (one != other)
		return one > other ? -1 : 1;
	return x->order < y->order ? -1 : 1;
}

void deviations_table(const struct first_page *page, const char *phasing)
{
	const struct plan_request request = {.order = PLAN_BY_GROUP, .phasing = phasing};
	struct report *report = page->report;
	struct plan groups;
	const struct plan *plan = &groups;
	plan_build(&groups, page->plan->book, page->filter, &request, &report->arena);
	struct table *table = report_table(report, "report", "deviations",
					   deviation_columns, COUNT(deviation_columns));
	struct deviating *list =
		arena_alloc(&report->arena, (plan->count + 1) * sizeof(*list));
	size_t count = 0;
	struct plan_line line;
	for (size_t at = 0; plan_next(plan, &at, DEPTH_GROUP, &line);) {
		struct amount difference = deviation(&line);
		if (amount_known(difference) && difference.value != 0 &&
		    plan_member(plan, &line, AXIS_GROUP) != MEMBER_NONE) {
			list[count] = (struct deviating){line, difference.value, count};
			count++;
		}
	}
	qsort(list, count, sizeof(*list), compare_deviating);
	for (size_t i = 0; i < count && i < DEVIATIONS; i++) {
		struct value *row = table_row(table);
		member group = plan_member(plan, &list[i].line, AXIS_GROUP);
		row[RANK] = value_count((int64_t)i + 1);
		row[DEVIATION_DOMAIN] =
			axis_value(report, plan->book, AXIS_DOMAIN,
				   plan_member(plan, &list[i].line, AXIS_DOMAIN));
		row[GROUP] = axis_value(report, plan->book, AXIS_GROUP, group);
		row[GROUP_NAME] = axis_member_name(report, plan->book, AXIS_GROUP, group);
		row[DEVIATION] = value_money(list[i].difference);
		row[DEVIATION_DIRECTION] =
			plan_direction(report, deviation(&list[i].line));
	}
}
