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
	report_note_at(report, NOTE_TOP, "period", value_period(c->horizon.until));
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
}
