/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * chase - the lines of assignments and bills that somebody must look into
 */
#include "chase.h"

#include <stdlib.h>
#include <string.h>

struct chase *chases_add(struct chases *chases)
{
	chases->list = xgrow(chases->list, &chases->room, chases->count + 1,
			     sizeof(*chases->list));
	return &chases->list[chases->count++];
}

static struct chase *add_grant(struct chases *chases, const struct commitments *c,
			       const struct grant *grant, enum chase_reason reason)
{
	struct chase *chase = chases_add(chases);
	*chase = (struct chase){
		.reason = reason,
		.origin = c->book->table[TABLE_ASSIGNMENTS].origin[grant->row],
		.domain = grant->domain,
		.product = grant->product,
		.provider = grant->provider,
		.client = grant->client,
		.lines = 1};
	return chase;
}

/* The days for which bills could have come: those that the book can know of. */
static struct days billable(const struct commitments *c, const struct grant *grant)
{
	const struct days known = {.first = c->horizon.seen, .last = c->horizon.last};
	return days_common(grant->active, known);
}

/* In the days of the year, or after them. */
static bool is_current(const struct commitments *c, const struct grant *grant)
{
	return !days_none(grant_within(grant, &c->horizon, WINDOW_YEAR)) ||
	       !days_none(grant_within(grant, &c->horizon, WINDOW_AFTER));
}

/* Nothing was billed, though care began (or should have) a month ago; once that is long
 * enough for bills to have come, nothing was billed at all. */
static void check_silence(struct chases *chases, const struct commitments *c,
			  const struct grant *grant)
{
	const struct days run = billable(c, grant);
	const bool told = c->grants.notices[grant->domain];
	const int32_t settled = c->horizon.window[WINDOW_SETTLED].last;
	if (grant->lines > 0 || days_none(run) || !is_current(c, grant))
		return;
	const bool late = run.first <= settled && c->bills.domains[grant->domain];
	const bool silent =
		told && !grant->started && run.first < days_of(c->horizon.until).first;
	if (!silent && !late)
		return;
	struct chase *chase = add_grant(chases, c, grant,
					silent ? CHASE_NOT_STARTED : CHASE_NEVER_BILLED);
	chase->known = grant_worth(grant, c->book, &c->prices, run, &chase->amount);
}

/* More volume than may be billed for the days up to the last care; its share of what
 * was billed. */
static void check_volume(struct chases *chases, const struct commitments *c,
			 const struct grant *grant)
{
	const struct facts *facts = &c->book->table[TABLE_ASSIGNMENTS];
	const struct measure measure = unit_measure(c->book, grant->unit);
	const int64_t volume = facts->quantity ? facts->quantity[grant->row] : 0;
	int64_t most;
	if (!grant->volume_known || grant->lines == 0 || volume <= 0 ||
	    volume > INT64_MAX / measure.factor || !is_current(c, grant))
		return;
	const struct days run = {.first = grant->term.first, .last = grant->last_care};
	const struct fraction times =
		grant_most(facts->terms[grant->row].frequency,
			   unit_is(c->book, grant->unit, "82"), grant->term, run);
	if (!grant_volume(volume * measure.factor, times, &most) ||
	    grant->volume_ever <= most)
		return;
	struct chase *chase = add_grant(chases, c, grant, CHASE_OVER_ASSIGNED);
	chase->known = money_scale(grant->billed_ever, grant->volume_ever - most,
				   grant->volume_ever, &chase->amount) == NUMBER_OK;
}

/* What is granted up to the end of the year and not billed: to be accrued. */
static cents unbilled(const struct grant *grant)
{
	const cents rest = grant->granted[WINDOW_LATE] + grant->granted[WINDOW_COMING] -
			   grant->billed[WINDOW_LATE] - grant->billed[WINDOW_COMING];
	return grant->known && rest > 0 ? rest : 0;
}

static void check_grant(struct chases *chases, const struct commitments *c,
			const struct grant *grant)
{
	check_silence(chases, c, grant);
	check_volume(chases, c, grant);
	if (unit_is(c->book, grant->unit, "14") &&
	    !days_none(grant_within(grant, &c->horizon, WINDOW_YEAR)) &&
	    grant->active.last > c->horizon.window[WINDOW_YEAR].last) {
		struct chase *chase = add_grant(chases, c, grant, CHASE_OVER_YEAR_END);
		chase->known = grant->known;
		chase->amount = unbilled(grant);
	}
	if (!grant->known && is_current(c, grant))
		add_grant(chases, c, grant, CHASE_NO_AMOUNT);
}

/* A bill that is to be chased, with what makes one matter of several lines. */
struct stray {
	enum chase_reason reason;
	member domain, number, client, product, provider;
	const char *file;
	struct origin origin;
	cents amount;
};

static int compare_matter(const struct stray *x, const struct stray *y)
{
	const member of_x[] = {(member)x->reason, x->domain,  x->number,
			       x->client,         x->product, x->provider};
	const member of_y[] = {(member)y->reason, y->domain,  y->number,
			       y->client,         y->product, y->provider};
	for (size_t i = 0; i < sizeof(of_x) / sizeof(*of_x); i++)
		if (of_x[i] != of_y[i])
			return of_x[i] < of_y[i] ? -1 : 1;
	return 0;
}

static int compare_strays(const void *a, const void *b)
{
	const struct stray *x = a, *y = b;
	int order = compare_matter(x, y);
	if (order == 0)
		order = strcmp(x->file, y->file);
	if (order == 0 && x->origin.line != y->origin.line)
		order = x->origin.line < y->origin.line ? -1 : 1;
	return order;
}

static struct stray stray_of(const struct commitments *c, size_t row,
			     enum chase_reason reason)
{
	const struct book *book = c->book;
	const struct facts *facts = &book->table[TABLE_DECLARATIONS];
	const struct origin origin = facts->origin[row];
	return (struct stray){
		.reason = reason,
		.domain = bill_member(book, AXIS_DOMAIN, row),
		.number = bill_member(book, AXIS_ASSIGNMENT, row),
		.client = bill_member(book, AXIS_CLIENT, row),
		.product = bill_member(book, AXIS_PRODUCT, row),
		.provider = bill_member(book, AXIS_PROVIDER, row),
		.file = origin.file < book->nfiles ? book->files[origin.file].name : "",
		.origin = origin,
		.amount = facts->value[row]};
}

/* Lines of one assignment, client, product and provider are one matter. */
static void add_strays(struct chases *chases, struct stray *strays, size_t count)
{
	if (count > 0)
		qsort(strays, count, sizeof(*strays), compare_strays);
	struct chase *last = NULL;
	for (size_t i = 0; i < count; i++) {
		const struct stray *s = &strays[i];
		if (i == 0 || compare_matter(&strays[i - 1], s) != 0) {
			last = chases_add(chases);
			*last = (struct chase){.reason = s->reason,
					       .origin = s->origin,
					       .domain = s->domain,
					       .product = s->product,
					       .provider = s->provider,
					       .client = s->client,
					       .known = true};
		}
		last->lines++;
		last->amount += s->amount;
	}
}

static void check_bills(struct chases *chases, const struct commitments *c)
{
	const struct days year = c->horizon.window[WINDOW_YEAR];
	struct stray *strays = xrealloc(NULL, (c->bills.rows + 1) * sizeof(*strays));
	size_t count = 0;
	for (size_t row = 0; row < c->bills.rows; row++) {
		const enum bill_match match = c->bills.list[row].match;
		if (match != BILL_MISSING && match != BILL_OUTSIDE)
			continue;
		const struct days booked = days_of(bill_booked(c->book, row));
		if (booked.last < year.first || booked.first > year.last)
			continue;
		strays[count++] = stray_of(c, row,
					   match == BILL_MISSING ? CHASE_NO_ASSIGNMENT
								 : CHASE_OUTSIDE);
	}
	add_strays(chases, strays, count);
	free(strays);
}

/* What was credited in full is settled: nothing is left to chase. */
static void drop_nil(struct chases *chases)
{
	size_t count = 0;
	for (size_t i = 0; i < chases->count; i++)
		if (!chases->list[i].known || chases->list[i].amount != 0)
			chases->list[count++] = chases->list[i];
	chases->count = count;
}

void chases_find(struct chases *chases, const struct commitments *c)
{
	*chases = (struct chases){.count = 0};
	for (size_t i = 0; i < c->grants.count; i++)
		if (c->grants.list[i].in_kind)
			check_grant(chases, c, &c->grants.list[i]);
	if (c->grants.count > 0 && c->book->table[TABLE_DECLARATIONS].origin) {
		check_bills(chases, c);
		chase_credits(chases, c);
	}
	drop_nil(chases);
}
