/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * year_end_project - the months to come and the closing entries of one line, by each way,
 * and what they make of the plan
 */
#include "year_end_lines.h"

#include "dist.h"

#include <math.h>

enum { CENTS = 100 };

static bool to_cents(double value, cents *out)
{
	return money_from_double(value / CENTS, out) == NUMBER_OK;
}

static double sum_of(const double *values, size_t n)
{
	double sum = 0.0;
	for (size_t i = 0; i < n; i++)
		sum += values[i];
	return sum;
}

static bool asked(enum plan_side side, size_t i)
{
	return side == SIDE_OF_NET || (side == SIDE_OF_REVENUE) == (i == 1);
}

/* Each month is rounded to the cent, so that they add up to what is shown. */
static bool side_by_way(const struct year_end_lines *lines,
			const struct year_end_line *line, size_t i, enum way way,
			cents *months, cents *closing, struct arena *arena)
{
	const struct year_series series = side_series(&lines->months, line->months, i);
	double out[YEAR_MONTHS], variance;
	if (!way_months(series, way, out, arena))
		return false;
	const size_t left = YEAR_MONTHS - series.elapsed;
	const double total = sum_of(series.months + series.history, series.elapsed) +
			     sum_of(out, left);
	for (size_t h = 0; h < left; h++) {
		cents month;
		if (!to_cents(out[h], &month))
			return false;
		*months += month;
	}
	if (!to_cents(closing_expected(&lines->months, line->months, i, total, &variance),
		      closing))
		return false;
	if (i == 0 && line->has_late_bills)
		*closing -= care_carried_over(line->months, line->standing);
	return true;
}

/* The whole ledger so far over its share of the plan: the phasing speaks of the ledger as
 * it is booked, late bills, reversals and all. */
static bool by_phasing(const struct year_end_lines *lines,
		       const struct year_end_line *line, cents *out)
{
	static const enum plan_side sides[] = {SIDE_OF_EXPENSE, SIDE_OF_REVENUE};
	const double most = 24.0 / (double)lines->months.elapsed;
	*out = 0;
	for (size_t i = 0; i < MONTH_SIDES; i++) {
		if (!asked(lines->request.side, i))
			continue;
		const struct amount booked =
			plan_amount(&line->plan, sides[i], PLAN_REALISED);
		const struct amount plan =
			plan_amount(&line->plan, sides[i], PLAN_CHOSEN);
		const struct amount to_date =
			plan_amount(&line->plan, sides[i], PLAN_TO_DATE);
		cents year;
		if (amount_whole(booked) && booked.value == 0 && plan.value == 0)
			continue;
		if (!amount_whole(booked) || !amount_whole(plan) ||
		    !amount_whole(to_date) || to_date.value <= 0 ||
		    (double)plan.value > most * (double)to_date.value ||
		    !to_cents((double)booked.value * (double)plan.value /
				      (double)to_date.value,
			      &year))
			return false;
		*out += i == 1 && lines->request.side == SIDE_OF_NET ? -year : year;
	}
	return true;
}

static bool by_months(const struct year_end_lines *lines,
		      const struct year_end_line *line, enum way way, cents *remaining,
		      cents *closing, struct arena *arena)
{
	*remaining = *closing = 0;
	for (size_t i = 0; i < MONTH_SIDES; i++) {
		cents months = 0, entries = 0;
		if (!asked(lines->request.side, i))
			continue;
		if (!side_by_way(lines, line, i, way, &months, &entries, arena))
			return false;
		const int sign = i == 1 && lines->request.side == SIDE_OF_NET ? -1 : 1;
		*remaining += sign * (months + entries);
		*closing += sign * entries;
	}
	return true;
}

/* Variances of the months to come, the closing entries and the late bills, taken as
 * independent. */
static void find_error(const struct year_end_lines *lines, struct year_end_line *line)
{
	double sum = line->has_late_bills ? line->months->late.mse : 0.0;
	line->has_interval = line->has_forecast &&
			     (!line->has_late_bills || line->months->late.has_error);
	for (size_t i = 0; i < MONTH_SIDES; i++) {
		const struct year_series series =
			side_series(&lines->months, line->months, i);
		struct comb3 comb3;
		double closing;
		if (!asked(lines->request.side, i))
			continue;
		if (comb3_forecast(series, &comb3) != STAT_OK) {
			line->has_interval = false;
			continue;
		}
		const double total =
			sum_of(series.months + series.history, series.elapsed) +
			sum_of(comb3.months, comb3.remaining);
		closing_expected(&lines->months, line->months, i, total, &closing);
		sum += comb3.inflation * comb3.inflation * comb3.sd * comb3.sd + closing;
		line->df = comb3.df;
	}
	line->error = line->has_interval ? sqrt(sum) : 0.0;
}

void year_end_project(const struct year_end_lines *lines, struct year_end_line *line,
		      struct arena *arena)
{
	const enum way chosen = lines->request.way;
	const cents start = line->booked.value + line->late_bills;
	if (line->closed) {
		line->has_forecast = amount_whole(line->booked);
		line->forecast = line->booked.value;
		return;
	}
	if (lines->months.gap || lines->year->annual || !amount_whole(line->booked))
		return;
	for (enum way way = 0; way < WAY_BUDGET_PHASING; way++) {
		cents remaining, closing;
		line->has_way[way] =
			by_months(lines, line, way, &remaining, &closing, arena);
		if (!line->has_way[way])
			continue;
		line->way[way] = start + remaining;
		if (way == chosen) {
			line->remaining = remaining;
			line->closing = closing;
		}
	}
	line->has_way[WAY_BUDGET_PHASING] =
		lines->months.elapsed > 0 &&
		by_phasing(lines, line, &line->way[WAY_BUDGET_PHASING]);
	if (chosen == WAY_BUDGET_PHASING) { /* late bills are in it */
		line->has_late_bills = false;
		line->late_bills = 0;
		line->remaining = line->way[WAY_BUDGET_PHASING] - line->booked.value;
	}
	line->has_forecast = line->has_way[chosen];
	line->forecast = line->way[chosen];
	find_error(lines, line);
}

/* Student's t around the forecast: low and high, and how much of it lies on the wrong
 * side of the plan. */
void year_end_compare(const struct year_end_lines *lines, struct year_end_line *line)
{
	const bool revenue = lines->request.side == SIDE_OF_REVENUE;
	if (!line->has_forecast)
		return;
	if (line->has_interval) {
		const double half =
			line->error *
			t_quantile(0.5 + lines->request.confidence / 2.0, line->df);
		line->has_interval =
			to_cents((double)line->forecast - half, &line->low) &&
			to_cents((double)line->forecast + half, &line->high);
	}
	if (!amount_whole(line->budget))
		return;
	const cents difference = line->budget.value - line->forecast;
	line->difference =
		(struct amount){.value = revenue ? -difference : difference, .known = 1};
	if (!line->has_interval || line->error <= 0.0)
		return;
	const double t = (double)line->difference.value / line->error;
	const double beyond = t_two_sided(t, line->df) / 2.0;
	line->probability = t > 0.0 ? beyond : 1.0 - beyond;
}
