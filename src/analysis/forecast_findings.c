/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * forecast_findings - what a reader must know before believing the year end
 */
#include "forecast.h"

#include "forecast_hide.h"
#include "sums.h"

static bool asked(const struct forecast *forecast, size_t side)
{
	const enum plan_side of = forecast->lines->request.side;
	return of == SIDE_OF_NET || (of == SIDE_OF_REVENUE) == (side == 1);
}

/* Steps of the method that this line had to do without. */
static void fallbacks(const struct forecast *forecast, const struct year_end_line *line)
{
	const struct value subject = forecast_subject(forecast, line);
	for (size_t i = 0; i < MONTH_SIDES; i++) {
		const struct year_series series =
			side_series(&forecast->lines->months, line->months, i);
		struct comb3 comb3;
		bool any = false;
		for (size_t m = 0; m < series.history + series.elapsed; m++)
			any |= series.months[m] > 0.0 || series.months[m] < 0.0;
		if (!any || !asked(forecast, i) ||
		    comb3_forecast(series, &comb3) != STAT_OK)
			continue;
		if (comb3.flat_season)
			report_finding(forecast->report, FINDING_forecast_no_season,
				       subject, value_none());
		else if (comb3.flat_trend)
			report_finding(forecast->report, FINDING_forecast_flat_trend,
				       subject, value_none());
	}
}

static void of_line(const struct forecast *forecast, size_t i)
{
	const struct year_end_line *line = &forecast->lines->list[i];
	const struct outlook outlook = forecast->outlooks[i];
	struct report *report = forecast->report;
	const struct value subject = forecast_subject(forecast, line);
	if (line->closed)
		return;
	const bool comb3 = forecast->lines->request.way == WAY_COMB3;
	if (line->months->history < HISTORY_MIN && !forecast->lines->months.gap)
		report_finding(report, FINDING_forecast_short_history, subject,
			       value_count((int64_t)line->months->history));
	else if (!line->has_forecast && !forecast->lines->months.gap)
		report_finding(report, FINDING_forecast_impossible, subject,
			       value_none());
	if (line->has_forecast && comb3)
		fallbacks(forecast, line);
	if (forecast_is_hidden(forecast, i))
		return;
	if (amount_known(line->difference) && line->difference.value < 0)
		report_finding(report, FINDING_deficit_expected, subject,
			       value_money(-line->difference.value));
	if (outlook.known && line->has_interval &&
	    (outlook.amount < line->low || outlook.amount > line->high))
		report_finding(report, FINDING_outlook_outside, subject,
			       value_money(outlook.amount - line->forecast));
}

static void of_declarations(const struct forecast *forecast)
{
	static const enum finding_id ids[] = {
		[CARE_NONE] = FINDING_late_bills_unread,
		[CARE_OK] = FINDING_COUNT,
		[CARE_NOT_MONTHS] = FINDING_late_bills_not_monthly,
		[CARE_ENDS_EARLY] = FINDING_late_bills_end_early,
		[CARE_STARTS_LATE] = FINDING_late_bills_start_late,
		[CARE_OTHER_CODES] = FINDING_late_bills_other_codes,
	};
	const struct care_months *care = &forecast->lines->care;
	struct report *report = forecast->report;
	if (forecast->lines->request.side == SIDE_OF_REVENUE)
		return;
	if (ids[care->status] != FINDING_COUNT)
		report_finding(report, ids[care->status], value_none(), value_none());
	if (care->unplaced != 0)
		report_finding(report, FINDING_late_bills_unplaced, value_none(),
			       value_money(care->unplaced));
	if (care->not_whole > 0)
		report_finding(report, FINDING_late_bills_not_whole, value_none(),
			       value_count((int64_t)care->not_whole));
}

/* Late bills that the ledger holds already, in whole or in part. */
static void of_accruals(const struct forecast *forecast)
{
	cents accrued = 0, earlier = 0, carried = 0;
	for (size_t i = 0; i < forecast->lines->count; i++) {
		const struct year_end_line *line = &forecast->lines->list[i];
		if (!line->has_late_bills)
			continue;
		accrued += line->standing.this_year;
		if (line->standing.never)
			carried += care_carried_over(line->months, line->standing);
		if (!care_earlier_counts(line->standing))
			earlier += line->months->late.earlier;
	}
	if (accrued != 0)
		report_finding(forecast->report, FINDING_late_bills_accrued, value_none(),
			       value_money(accrued));
	if (carried != 0)
		report_finding(forecast->report, FINDING_late_bills_carried, value_none(),
			       value_money(carried));
	if (earlier != 0)
		report_finding(forecast->report, FINDING_late_bills_earlier, value_none(),
			       value_money(earlier));
}

/* Assignments of which nothing can be told are missing from that opinion. */
static void of_promised(const struct forecast *forecast)
{
	for (size_t i = 0; forecast->promised && i < forecast->lines->count; i++)
		if (forecast->promised[i].known && forecast->promised[i].partly)
			report_finding(
				forecast->report, FINDING_commitments_partly,
				forecast_subject(forecast, &forecast->lines->list[i]),
				value_none());
}

void forecast_findings(const struct forecast *forecast)
{
	const struct year_end_lines *lines = forecast->lines;
	struct report *report = forecast->report;
	if (lines->months.gap)
		report_finding(report, FINDING_forecast_month_missing, value_none(),
			       value_none());
	if (lines->months.scheme_break)
		report_finding(
			report, FINDING_scheme_break,
			value_period(period_year(codes_scheme(lines->year->number))),
			value_none());
	if (lines->year->closed)
		report_finding(report, FINDING_forecast_closed,
			       value_period(period_year(lines->year->number)),
			       value_none());
	for (size_t i = 0; i < lines->count; i++)
		of_line(forecast, i);
	if (!lines->year->closed) {
		of_declarations(forecast);
		of_accruals(forecast);
		of_promised(forecast);
	}
}

void forecast_notes(const struct forecast *forecast)
{
	const struct year_end_lines *lines = forecast->lines;
	struct report *report = forecast->report;
	const struct month_set *set = &lines->months;
	const int first = lines->year->number - (int)(set->history / YEAR_MONTHS);
	if (lines->year->months > 0)
		report_note_at(report, NOTE_TOP, "period",
			       value_period(period_month(lines->year->number,
							 lines->year->months)));
	if (lines->year->closed)
		return;
	report_note(report, "forecast_method",
		    forecast_method(forecast, way_name(lines->request.way)));
	report_note(report, "forecast_series",
		    value_word(report, "forecast_series", "by_side"));
	if (set->history > 0) {
		report_note(report, "history_from", value_period(period_year(first)));
		report_note(report, "history_months", value_count((int64_t)set->history));
	}
	report_note(report, "interval_confidence",
		    value_ratio(lines->request.confidence));
	report_note(report, "interval_distribution",
		    value_word(report, "distribution", "student_t"));
	if (lines->total.df > 0.0)
		report_note(report, "degrees_of_freedom",
			    value_count((int64_t)lines->total.df));
	if (lines->care.status == CARE_OK)
		report_note(report, "months_of_care_from",
			    value_period(period_year(lines->care.shift_from)));
	if (period_is_set(forecast->stated_at))
		report_note(report, "outlook_of", value_period(forecast->stated_at));
}
