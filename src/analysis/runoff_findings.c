/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * runoff_findings - on what the estimate rests, and where it had to fall back
 */
#include "runoff.h"

#include <math.h>

/* The last factor still moves the amounts: more comes than the triangle has seen. */
#define STILL_MOVING 0.001

void runoff_notes(const struct runoff *r)
{
	const struct late_set *set = &r->answer.set;
	struct report *report = r->report;
	const struct late_request *request = &r->request;
	report_note(report, "late_method",
		    value_word(report, "method", late_method_name(request->method)));
	report_note(report, "closed_until", value_period(set->until));
	report_note(report, "first_care_period", value_period(set->first));
	report_note(report, "last_lag", value_count((int64_t)set->lags - 1));
	report_note(report, "tail_factor", value_number(request->tail.factor));
	if (request->diagonals > 0)
		report_note(report, "ratio_periods",
			    value_count((int64_t)request->diagonals));
	report_note(report, "interval", value_ratio(RUNOFF_INTERVAL));
}

/* Of few people perhaps: then it is not said. */
static struct value amount(const struct runoff *r, cents value)
{
	return r->guarded ? value_none() : value_money(value);
}

/* A task field means something else after such a year: its bills are in two series. */
static void about_schemes(const struct runoff *r)
{
	const struct late_set *set = &r->answer.set;
	for (int year = set->oldest.year + 1;
	     by_has(r->by, AXIS_TASK_FIELD) && year <= set->until.year; year++)
		if (codes_scheme(year) != codes_scheme(year - 1))
			report_finding(r->report, FINDING_scheme_break,
				       value_period(period_year(year)), value_none());
}

static void about_reading(const struct runoff *r)
{
	const struct late_set *set = &r->answer.set;
	struct report *report = r->report;
	for (size_t d = 0; d < set->origins; d++)
		if (!set->delivered[d])
			report_finding(report, FINDING_bookings_missing,
				       value_period(late_origin_period(set, d)),
				       value_none());
	if (set->early_cells > 0)
		report_finding(report, FINDING_care_after_booking, value_none(),
			       value_count(set->early_cells));
	if (set->before != 0)
		report_finding(report, FINDING_care_before_bookings,
			       value_period(set->oldest), amount(r, set->before));
	if (set->after != 0)
		report_finding(report, FINDING_bookings_after_closing,
			       value_period(set->until), amount(r, set->after));
	if (set->unknown > 0)
		report_finding(report, FINDING_incomplete, value_none(),
			       value_count(set->unknown));
	if (set->mixed)
		report_finding(report, FINDING_periods_coarsened, value_none(),
			       value_none());
	if (set->closing > 0)
		report_finding(report, FINDING_closing_in_month, value_none(),
			       value_count(set->closing));
}

static void about_factors(const struct runoff *r, size_t s)
{
	const struct late_set *set = &r->answer.set;
	const struct chain *chain = &r->answer.bills[s].chain;
	const struct value subject = runoff_subject(r, &set->list[s], (struct period){0});
	int64_t few = 0, guarded = 0;
	for (size_t j = 0; j + 1 < chain->lags; j++) {
		few += chain->lag[j].ratios < RATIOS_WANTED;
		guarded += (int64_t)chain->lag[j].guarded;
	}
	if (few > 0)
		report_finding(r->report, FINDING_few_ratios, subject, value_count(few));
	if (guarded > 0)
		report_finding(r->report, FINDING_ratios_without_spread, subject,
			       value_count(guarded));
	if (chain->start > 0)
		report_finding(r->report, FINDING_chain_starts_later, subject,
			       value_count((int64_t)chain->start));
	/* as many lags as care periods: nothing older shows what comes later */
	if (chain->lags > 1 && chain->lags == chain->origins && !set->bucket &&
	    fabs(chain->lag[chain->lags - 2].factor - 1.0) > STILL_MOVING &&
	    !(fabs(r->request.tail.factor - 1.0) > 0.0))
		report_finding(r->report, FINDING_tail_not_seen, subject,
			       value_ratio(chain->lag[chain->lags - 2].factor - 1.0));
}

static void about_prior(const struct runoff *r, size_t s)
{
	static const enum finding_id ids[] = {
		[PRIOR_ASSIGNMENTS] = FINDING_prior_from_assignments,
		[PRIOR_HISTORY] = FINDING_prior_from_history,
		[PRIOR_BUDGET] = FINDING_prior_from_budget,
		[PRIOR_EQUAL] = FINDING_prior_from_all,
	};
	const struct late_bills *bills = &r->answer.bills[s];
	const struct value subject =
		runoff_subject(r, &r->answer.set.list[s], (struct period){0});
	if (bills->prior == PRIOR_NONE || bills->prior == PRIOR_AUTO)
		return;
	report_finding(r->report, ids[bills->prior], subject,
		       value_count((int64_t)bills->prior_origins));
	if (bills->seasonal)
		report_finding(r->report, FINDING_prior_seasonal, subject,
			       value_count((int64_t)bills->completed));
	if (r->request.prior != PRIOR_AUTO && r->request.prior != bills->prior)
		report_finding(r->report, FINDING_prior_not_available, subject,
			       value_none());
}

static void about_origins(const struct runoff *r, size_t s)
{
	const struct late_set *set = &r->answer.set;
	const struct late_bills *bills = &r->answer.bills[s];
	const struct late_series *series = &set->list[s];
	int64_t without = 0, no_error = 0;
	for (size_t i = 0; i < set->origins; i++) {
		const struct late_origin *origin = &bills->origin[i];
		without += origin->method == LATE_NONE;
		no_error += origin->method != LATE_NONE && !origin->has_error;
		/* in the period of care itself that is nothing special */
		if (origin->method != LATE_NONE && origin->booked <= 0 &&
		    i + bills->silent < set->origins && bills->chain.origin[i].last > 0 &&
		    bills->chain.origin[i].last + 1 < set->lags)
			report_finding(
				r->report, FINDING_nothing_booked_yet,
				runoff_subject(r, series, late_origin_period(set, i)),
				r->guarded ? value_none() : value_money(origin->booked));
	}
	const struct value subject = runoff_subject(r, series, (struct period){0});
	if (bills->silent > 0)
		report_finding(r->report, FINDING_series_ended, subject,
			       value_count((int64_t)bills->silent));
	if (without > 0)
		report_finding(r->report, FINDING_no_estimate, subject,
			       value_count(without));
	if (no_error > 0)
		report_finding(r->report, FINDING_no_standard_error, subject,
			       value_count(no_error));
}

void runoff_findings(const struct runoff *r)
{
	const struct late_set *set = &r->answer.set;
	about_reading(r);
	about_schemes(r);
	for (size_t s = 0; s < set->count; s++) {
		about_factors(r, s);
		about_prior(r, s);
		about_origins(r, s);
	}
}
