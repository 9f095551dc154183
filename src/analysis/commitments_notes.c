/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * commitments_notes - on what the figures about commitments rest
 */
#include "commitments.h"

static void note_count(struct report *report, const char *name, size_t count)
{
	if (count > 0)
		report_note(report, name, value_count((int64_t)count));
}

static void note_learning(const struct commitments *c, struct report *report)
{
	const struct days settled = c->horizon.window[WINDOW_SETTLED];
	report_note(report, "settled_months", value_count(c->horizon.settled_months));
	if (!days_none(settled)) {
		report_note(report, "learned_since",
			    value_period(date_month(settled.first)));
		report_note(report, "learned_until",
			    value_period(date_month(settled.last)));
	}
	report_note(report, "learn_months", value_count(LEARN_MONTHS));
	report_note(report, "learn_clients", value_count(LEARN_CLIENTS));
}

static void note_prices(const struct commitments *c, struct report *report)
{
	static const char *const names[PRICE_SOURCES] = {
		[PRICE_OWN] = "priced_own",
		[PRICE_CONTRACT] = "priced_contract",
		[PRICE_CARRIED] = "priced_carried",
		[PRICE_PAID] = "priced_paid"};
	size_t counts[PRICE_SOURCES] = {0};
	for (size_t i = 0; i < c->grants.count; i++)
		if (c->grants.list[i].in_kind && c->grants.list[i].known)
			counts[c->grants.list[i].source]++;
	for (enum price_source s = PRICE_OWN; s < PRICE_SOURCES; s++)
		note_count(report, names[s], counts[s]);
}

static void note_grants(const struct commitments *c, struct report *report)
{
	size_t open = 0, other = 0, budgets = 0;
	for (size_t i = 0; i < c->grants.count; i++) {
		const struct grant *grant = &c->grants.list[i];
		open += grant->active.last == DATE_OPEN;
		other += !grant->in_kind && !grant->pgb;
		budgets += grant->pgb;
	}
	note_count(report, "grants_later", c->grants.later);
	note_count(report, "grants_stopped", c->grants.ended);
	note_count(report, "grants_other_form", other);
	if (open > 0)
		report_note(report, "after_open_ended",
			    value_period(period_year(c->horizon.until.year + 1)));
	if (budgets > 0)
		report_note(report, "budgets_spread",
			    value_word(report, "budgets", "by_days"));
	report_note(report, "only_granted", value_word(report, "inflow", "not_counted"));
}

/* What a thousandth of a unit was granted for, and what was billed for one: more than
 * twice or less than half is mostly a rate per hour taken for one per minute. */
static bool is_far(const struct commitments *c, const struct grant *grant)
{
	const struct facts *facts = &c->book->table[TABLE_ASSIGNMENTS];
	const int64_t factor = unit_measure(c->book, grant->unit).factor;
	int64_t granted;
	if (!grant->in_kind || !grant->known || !grant->volume_known ||
	    grant->volume_ever <= 0 || grant->billed_ever <= 0 ||
	    grant->granted[WINDOW_YEAR] <= 0 ||
	    facts->quantity[grant->row] > INT64_MAX / factor ||
	    !grant_volume(facts->quantity[grant->row] * factor,
			  grant_times(facts->terms[grant->row].frequency, grant->term,
				      grant_within(grant, &c->horizon, WINDOW_YEAR)),
			  &granted) ||
	    granted <= 0)
		return false;
	const double price = (double)grant->granted[WINDOW_YEAR] / (double)granted;
	const double paid = (double)grant->billed_ever / (double)grant->volume_ever;
	return price > 2 * paid || paid > 2 * price;
}

static void report_prices(const struct commitments *c, struct report *report)
{
	for (size_t i = 0; i < c->grants.count; i++) {
		const struct grant *grant = &c->grants.list[i];
		if (grant->lines > 0 && is_far(c, grant))
			report_finding(
				report, FINDING_price_far_from_paid,
				axis_value(report, c->book, AXIS_PRODUCT, grant->product),
				value_none());
	}
}

/* Once per domain and form. */
static void report_unlearned(const struct commitments *c, struct report *report)
{
	for (size_t i = 0; i < c->pools.count; i++) {
		const struct pool *pool = &c->pools.list[i];
		if (pool->grants > pool->unknown && !pool->expected)
			report_finding(
				report, FINDING_utilisation_unknown,
				axis_value(report, c->book, AXIS_DOMAIN, pool->domain),
				value_none());
	}
}

void commitments_notes(const struct commitments *c, struct report *report)
{
	note_learning(c, report);
	note_count(report, "matched_by_number", c->bills.by_number);
	note_count(report, "matched_by_overlap", c->bills.by_overlap);
	note_prices(c, report);
	note_grants(c, report);
	if (c->grants.count == 0)
		report_finding(report, FINDING_assignments_missing, value_none(),
			       value_none());
	if (c->grants.replaced > 0)
		report_finding(report, FINDING_assignments_replaced, value_none(),
			       value_count((int64_t)c->grants.replaced));
	if (c->grants.twice > 0)
		report_finding(report, FINDING_budgets_twice, value_none(),
			       value_count((int64_t)c->grants.twice));
	if (c->bills.nameless > 0)
		report_finding(report, FINDING_bills_nameless, value_none(),
			       value_count((int64_t)c->bills.nameless));
	report_unlearned(c, report);
	report_prices(c, report);
}
