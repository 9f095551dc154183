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

/* With many series it is said once, without their names; the tables tell which. */
static void say(const struct runoff *r, enum finding_id id, size_t s, struct value value)
{
	const struct late_set *set = &r->answer.set;
	if (set->count > SERIES_NAMED)
		report_finding(r->report, id, value_none(), value_none());
	else
		report_finding(r->report, id,
			       runoff_subject(r, &set->list[s], (struct period){0}),
			       value);
}

static void about_factors(const struct runoff *r, size_t s)
{
	const struct late_set *set = &r->answer.set;
	const struct chain *chain = &r->answer.bills[s].chain;
	int64_t few = 0, guarded = 0;
	for (size_t j = 0; j + 1 < chain->lags; j++) {
		few += chain->lag[j].ratios < RATIOS_WANTED;
		guarded += (int64_t)chain->lag[j].guarded;
	}
	if (few > 0)
		say(r, FINDING_few_ratios, s, value_count(few));
	if (guarded > 0)
		say(r, FINDING_ratios_without_spread, s, value_count(guarded));
	if (chain->start > 0)
		say(r, FINDING_chain_starts_later, s, value_count((int64_t)chain->start));
	/* as many lags as care periods: nothing older shows what comes later */
	if (chain->lags > 1 && chain->lags == chain->origins && !set->bucket &&
	    fabs(chain->lag[chain->lags - 2].factor - 1.0) > STILL_MOVING &&
	    !(fabs(r->request.tail.factor - 1.0) > 0.0))
		say(r, FINDING_tail_not_seen, s,
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
	if (bills->prior == PRIOR_NONE || bills->prior == PRIOR_AUTO)
		return;
	say(r, ids[bills->prior], s, value_count((int64_t)bills->prior_origins));
	if (bills->seasonal)
		say(r, FINDING_prior_seasonal, s, value_count((int64_t)bills->completed));
	if (r->request.prior != PRIOR_AUTO && r->request.prior != bills->prior)
		say(r, FINDING_prior_not_available, s, value_none());
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
	if (bills->silent > 0)
		say(r, FINDING_series_ended, s, value_count((int64_t)bills->silent));
	if (without > 0)
		say(r, FINDING_no_estimate, s, value_count(without));
	if (no_error > 0)
		say(r, FINDING_no_standard_error, s, value_count(no_error));
}

void runoff_findings(const struct runoff *r)
{
	const struct late_set *set = &r->answer.set;
	about_reading(r);
	for (size_t s = 0; s < set->count; s++) {
		about_factors(r, s);
		about_prior(r, s);
		about_origins(r, s);
	}
}
