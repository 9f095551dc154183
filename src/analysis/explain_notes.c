/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * explain_notes - what was compared with what, and what the figures do not hold
 */
#include "explain.h"

#include "by.h"
#include "phasing.h"

#include <string.h>

enum { YEAR_MONTHS = 12, RATE_PERCENT = RATE_ONE / 100 };

static const char *const methods[] = {
	[METHOD_FLEX] = "flex", [METHOD_BENNET] = "bennet", [METHOD_LMDI] = "lmdi"};

static void note_window(const struct explain *e, const char *name,
			const struct window *window)
{
	char first[16], last[16];
	report_note(
		e->report, name,
		value_textf(
			e->report, "%s - %s",
			period_label(first, sizeof(first), period_month(window->year, 1)),
			period_label(last, sizeof(last),
				     period_month(window->year, window->months))));
	const int month = (window->booked - 1) % YEAR_MONTHS + 1;
	report_note_at(e->report, NOTE_DETAIL, "billed_until",
		       value_period(period_month((window->booked - month) / YEAR_MONTHS,
						 month)));
}

static void note_comparison(const struct explain *e)
{
	if (e->budget)
		report_note(e->report, "base_plan",
			    value_word(e->report, "stage",
				       book_code(e->book, AXIS_STAGE, e->stage)));
	else
		note_window(e, "base_care", &e->base);
	note_window(e, "outcome_care", &e->outcome);
	report_note(e->report, "split_by",
		    value_word(e->report, "method", methods[e->request.method]));
	if (e->base_chosen)
		report_finding(e->report, FINDING_base_chosen, value_none(),
			       value_none());
	if (e->budget && e->stage == STAGE_BUDGET)
		report_finding(e->report, FINDING_plan_is_original, value_none(),
			       value_none());
}

/* Years that follow the base, each with the rate of contracts. */
static void note_index(const struct explain *e)
{
	if (e->request.index_given) {
		report_note(e->report, "index_given",
			    value_number((double)e->request.index / RATE_PERCENT));
		return;
	}
	for (int year = e->base.year + 1; !e->budget && year <= e->outcome.year; year++) {
		struct price_rate rate;
		const struct value subject = value_period(period_year(year));
		if (!codes_price_rate(e->book->codes, year, &rate)) {
			report_finding(e->report, FINDING_price_index_unknown, subject,
				       value_none());
			continue;
		}
		report_note(e->report, "index_rate",
			    value_number((double)rate.rate / RATE_PERCENT));
		report_note_at(e->report, NOTE_DETAIL, "index_year", subject);
		if (*rate.source)
			report_note_at(e->report, NOTE_DETAIL, "index_source",
				       value_text(e->report, rate.source));
		if (!rate.confirmed)
			report_finding(e->report, FINDING_price_index_unconfirmed,
				       subject, value_none());
	}
}

/* What a year earlier was still to come at this point says how incomplete the outcome
 * is; two years that are cut off equally far can still be compared. */
static void report_late(const struct explain *e)
{
	const int since =
		e->outcome.booked - (YEAR_MONTHS * e->outcome.year + e->outcome.months);
	if (!e->budget && e->late != 0)
		report_finding(e->report, FINDING_base_cut, value_none(),
			       value_money(e->late));
	if (e->has_late && e->late != 0 && e->late_of > 0)
		report_finding(e->report, FINDING_late_bills_missing, value_none(),
			       value_ratio((double)e->late / (double)e->late_of));
	else if (!e->has_late && since < YEAR_MONTHS)
		report_finding(e->report, FINDING_late_bills_possible, value_none(),
			       value_none());
}

static void report_phasing(const struct explain *e)
{
	if (e->phased_by_care)
		report_note(e->report, "phasing",
			    value_word(e->report, "phasing", "care"));
	if (e->phased[PHASING_LAST_YEAR])
		report_finding(e->report, FINDING_phasing_from_last_year, value_none(),
			       value_none());
	if (e->phased[PHASING_TWELFTHS])
		report_finding(e->report, FINDING_phasing_twelfths, value_none(),
			       value_none());
}

static bool has_volume(const struct change *change, int side)
{
	return (side == SIDE_BASE ? change->amounts.q0 : change->amounts.q1) != 0;
}

/* One product with volumes in one unit before and in another after: neither came nor
 * went, and the two cannot be compared. */
static void report_units(const struct explain *e)
{
	for (size_t i = 0; i < e->nchanges; i++)
		for (size_t k = 0; k < e->nchanges; k++) {
			const struct change *a = &e->changes[i], *b = &e->changes[k];
			if (a->product == MEMBER_NONE || a->product != b->product ||
			    a->domain != b->domain || a->by != b->by ||
			    a->unit == b->unit || !has_volume(a, SIDE_BASE) ||
			    has_volume(a, SIDE_OUTCOME) || has_volume(b, SIDE_BASE) ||
			    !has_volume(b, SIDE_OUTCOME))
				continue;
			report_finding(
				e->report, FINDING_unit_changed,
				axis_value(e->report, e->book, AXIS_PRODUCT, a->product),
				value_none());
		}
}

static void report_unsplit(const struct explain *e)
{
	const bool lmdi = e->request.method == METHOD_LMDI;
	int64_t undefined = 0;
	bool without = false;
	for (size_t i = 0; i < e->nchanges; i++) {
		const struct change *change = &e->changes[i];
		if (!effects_has(&change->effects, EFFECT_UNSPLIT))
			continue;
		if (lmdi && has_volume(change, SIDE_BASE) &&
		    has_volume(change, SIDE_OUTCOME))
			undefined++;
		else
			without = true;
	}
	if (undefined > 0)
		report_finding(e->report, FINDING_lmdi_undefined, value_none(),
			       value_count(undefined));
	if (without)
		report_finding(e->report, FINDING_no_volume, value_none(), value_none());
}

void explain_notes(struct explain *e)
{
	note_comparison(e);
	note_index(e);
	if (e->nchanges == 0)
		report_finding(e->report, FINDING_no_data, value_none(), value_none());
	report_late(e);
	report_phasing(e);
	report_units(e);
	report_unsplit(e);
	if (!e->one_unit)
		report_finding(e->report, FINDING_mix_across_units, value_none(),
			       value_none());
	if (e->straddling != 0)
		report_finding(e->report, FINDING_care_period_long, value_none(),
			       value_money(e->straddling));
	if (e->no_product != 0)
		report_finding(e->report, FINDING_budget_without_product, value_none(),
			       value_money(e->no_product));
	if (e->unknown > 0)
		report_finding(e->report, FINDING_incomplete, value_none(),
			       value_count(e->unknown));
}
