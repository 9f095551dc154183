/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * year_end_lines - booked, late and still to come, line by line
 */
#include "year_end_lines.h"

#include "care_months.h"
#include "sums.h"

#include <math.h>

static size_t depth_of(enum axis by)
{
	return by == AXIS_DOMAIN ? DEPTH_DOMAIN : DEPTH_GROUP;
}

static enum plan_order order_of(enum axis by)
{
	if (by == AXIS_GROUP)
		return PLAN_BY_GROUP;
	return by == AXIS_PRODUCT ? PLAN_BY_PRODUCT : PLAN_BY_FIELD;
}

/* One municipality and one year, or the lines mean nothing. */
static int only_year(struct year_end_lines *lines, struct diags *diags)
{
	const struct plan *plan = &lines->plan;
	if (plan->municipalities > 1)
		return diag_usage(diags, NULL,
				  "the forecast is about one municipality and the data "
				  "hold %zu: choose one with --municipality",
				  plan->municipalities);
	for (size_t i = 0; i < plan->nyears; i++) {
		if (!plan->years[i].in_scope)
			continue;
		if (lines->year)
			return diag_usage(diags, NULL,
					  "the forecast is about one year: choose one "
					  "with --year or --period");
		lines->year = &plan->years[i];
	}
	return 0;
}

static void list_lines(struct year_end_lines *lines, struct arena *arena)
{
	const struct plan *plan = &lines->plan;
	const enum axis by = lines->request.by;
	lines->list = arena_alloc(arena, (plan->count + 1) * sizeof(*lines->list));
	struct plan_line line;
	for (size_t at = 0; plan_next(plan, &at, depth_of(by), &line);) {
		struct year_end_line *out = &lines->list[lines->count++];
		out->plan = line;
		out->domain = plan_member(plan, &line, AXIS_DOMAIN);
		out->key = plan_member(plan, &line, by);
		out->probability = -1.0;
	}
}

/* A ledger without products has nothing to tell apart. */
static int check_keys(const struct year_end_lines *lines, struct diags *diags)
{
	bool any = lines->count == 0;
	for (size_t i = 0; i < lines->count; i++)
		any |= lines->list[i].key != MEMBER_NONE;
	if (any)
		return 0;
	return diag_usage(
		diags, NULL,
		"--by %s: no line of the ledger has one; mapping.csv can give it",
		axis_name(lines->request.by));
}

static int read_months(struct year_end_lines *lines, const struct book *book,
		       const struct filter *filter, struct arena *arena,
		       struct diags *diags)
{
	member *keys = arena_alloc(arena, (2 * lines->count + 1) * sizeof(*keys));
	for (size_t i = 0; i < lines->count; i++) {
		keys[2 * i] = lines->list[i].domain;
		keys[2 * i + 1] = lines->list[i].key;
	}
	const struct month_request request = {lines->request.by, keys, lines->count,
					      lines->year};
	month_set_build(&lines->months, book, filter, &request, arena);
	for (size_t i = 0; i < lines->count; i++)
		lines->list[i].months = &lines->months.list[i];
	if (lines->request.side == SIDE_OF_REVENUE || lines->request.ledger_alone ||
	    book->table[TABLE_DECLARATIONS].rows == 0)
		return 0;
	return care_months_apply(&lines->care, &lines->months, lines->request.by, book,
				 filter, arena, diags);
}

/* What the ledger and the plan say, without a forecast. */
static void fill_known(const struct year_end_lines *lines, struct year_end_line *line)
{
	const enum plan_side side = lines->request.side;
	line->closed = lines->year->closed;
	line->booked = plan_amount(&line->plan, side, PLAN_REALISED);
	line->budget = plan_amount(&line->plan, side, PLAN_CHOSEN);
	line->to_date = plan_amount(&line->plan, side, PLAN_TO_DATE);
	if (lines->year->months == 0)
		line->booked = (struct amount){.known = 1};
	line->standing = accruals_standing(&lines->months, line->months);
	if (line->months->late.known && side != SIDE_OF_REVENUE) {
		line->has_late_bills = true;
		line->late_bills = care_late_bills(line->months, line->standing);
	}
}

static void add_totals(struct year_end_lines *lines)
{
	struct year_end_line *total = &lines->total;
	total->closed = lines->year->closed;
	total->has_forecast = total->has_interval = lines->count > 0;
	for (enum way way = 0; way < WAYS; way++)
		total->has_way[way] = lines->count > 0;
	double variance = 0.0;
	for (size_t i = 0; i < lines->count; i++) {
		const struct year_end_line *line = &lines->list[i];
		amount_add(&total->booked, line->booked);
		amount_add(&total->budget, line->budget);
		amount_add(&total->to_date, line->to_date);
		total->has_late_bills |= line->has_late_bills;
		total->late_bills += line->late_bills;
		total->remaining += line->remaining;
		total->closing += line->closing;
		total->forecast += line->forecast;
		total->has_forecast &= line->has_forecast;
		total->has_interval &= line->has_interval;
		variance += line->error * line->error;
		if (total->df <= 0.0 || (line->df > 0.0 && line->df < total->df))
			total->df = line->df;
		for (enum way way = 0; way < WAYS; way++) {
			total->has_way[way] &= line->has_way[way];
			total->way[way] += line->way[way];
		}
	}
	total->error = sqrt(variance);
	total->probability = -1.0;
	year_end_compare(lines, total);
}

int year_end_lines(struct year_end_lines *lines, const struct book *book,
		   const struct filter *filter, const struct year_end_request *request,
		   struct arena *arena, struct diags *diags)
{
	const struct plan_request plan = {.order = order_of(request->by),
					  .phasing = request->phasing};
	*lines = (struct year_end_lines){.request = *request};
	plan_build(&lines->plan, book, filter, &plan, arena);
	if (only_year(lines, diags) < 0)
		return -1;
	if (!lines->year)
		return 0;
	list_lines(lines, arena);
	if (check_keys(lines, diags) < 0)
		return -1;
	if (read_months(lines, book, filter, arena, diags) < 0)
		return -1;
	for (size_t i = 0; i < lines->count; i++) {
		fill_known(lines, &lines->list[i]);
		year_end_project(lines, &lines->list[i], arena);
		year_end_compare(lines, &lines->list[i]);
	}
	add_totals(lines);
	return 0;
}

const struct year_end_line *year_end_find(const struct year_end_lines *lines,
					  member domain)
{
	for (size_t i = 0; i < lines->count; i++)
		if (lines->list[i].domain == domain)
			return &lines->list[i];
	return NULL;
}
