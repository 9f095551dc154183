/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * chase_credits - bills that were credited and not sent again
 *
 * A correction is a credit of the whole line and a new debit (iWmo and iJw, rule OP360).
 * Within one client, product, provider and care period each credit takes away one debit
 * of the same amount that was booked before or with it; what is billed then or later is
 * the new one.
 */
#include "chase.h"

#include <stdlib.h>
#include <string.h>

struct line {
	member domain, number, client, product, provider, care;
	struct period booked;
	cents amount;
	const char *file;
	struct origin origin;
	const struct line *credited; /* a debit: the credit that took it away */
	bool replaces;               /* a debit: it stands in the place of another */
};

static int compare_group(const struct line *x, const struct line *y)
{
	const member of_x[] = {x->domain,  x->number,   x->client,
			       x->product, x->provider, x->care};
	const member of_y[] = {y->domain,  y->number,   y->client,
			       y->product, y->provider, y->care};
	for (size_t i = 0; i < sizeof(of_x) / sizeof(*of_x); i++)
		if (of_x[i] != of_y[i])
			return of_x[i] < of_y[i] ? -1 : 1;
	return 0;
}

static int compare_lines(const void *a, const void *b)
{
	const struct line *x = a, *y = b;
	int order = compare_group(x, y);
	if (order == 0)
		order = period_compare(x->booked, y->booked);
	if (order == 0)
		order = strcmp(x->file, y->file);
	if (order == 0 && x->origin.line != y->origin.line)
		order = x->origin.line < y->origin.line ? -1 : 1;
	return order;
}

static struct line *collect(const struct commitments *c, size_t *count)
{
	const struct book *book = c->book;
	const struct facts *facts = &book->table[TABLE_DECLARATIONS];
	struct line *list = xrealloc(NULL, (c->bills.rows + 1) * sizeof(*list));
	*count = 0;
	for (size_t row = 0; row < c->bills.rows; row++) {
		const struct origin origin = facts->origin[row];
		if (c->bills.list[row].match == BILL_IGNORED ||
		    c->bills.list[row].match == BILL_NAMELESS)
			continue;
		list[(*count)++] = (struct line){
			.domain = bill_member(book, AXIS_DOMAIN, row),
			.number = bill_member(book, AXIS_ASSIGNMENT, row),
			.client = bill_member(book, AXIS_CLIENT, row),
			.product = bill_member(book, AXIS_PRODUCT, row),
			.provider = bill_member(book, AXIS_PROVIDER, row),
			.care = bill_member(book, AXIS_CARE_PERIOD, row),
			.booked = bill_booked(book, row),
			.amount = facts->value[row],
			.file = origin.file < book->nfiles ? book->files[origin.file].name
							   : "",
			.origin = origin};
	}
	if (*count > 0)
		qsort(list, *count, sizeof(*list), compare_lines);
	return list;
}

/* The debit that a credit takes away. */
static void take_debit(struct line *group, size_t count, const struct line *credit)
{
	for (size_t i = 0; i < count; i++) {
		struct line *debit = &group[i];
		if (debit->amount == -credit->amount && !debit->credited &&
		    period_compare(debit->booked, credit->booked) <= 0) {
			debit->credited = credit;
			return;
		}
	}
}

/* It was billed and credited in one booking period, so it never stood in for another. */
static bool came_and_went(const struct line *debit)
{
	return debit->credited &&
	       period_compare(debit->credited->booked, debit->booked) == 0;
}

/* A debit that stands in the place of a credited one; it may be credited later. */
static bool find_new(struct line *group, size_t count, const struct line *credit)
{
	for (size_t i = 0; i < count; i++) {
		struct line *debit = &group[i];
		if (debit->amount > 0 && !debit->replaces && debit->credited != credit &&
		    !came_and_went(debit) &&
		    period_compare(debit->booked, credit->booked) >= 0) {
			debit->replaces = true;
			return true;
		}
	}
	return false;
}

static void check_group(struct chases *chases, const struct commitments *c,
			struct line *group, size_t count)
{
	const struct days year = c->horizon.window[WINDOW_YEAR];
	for (size_t i = 0; i < count; i++)
		if (group[i].amount < 0)
			take_debit(group, count, &group[i]);
	for (size_t i = 0; i < count; i++) {
		const struct line *credit = &group[i];
		if (credit->amount >= 0 || find_new(group, count, credit) ||
		    days_of(credit->booked).last < year.first)
			continue;
		*chases_add(chases) = (struct chase){.reason = CHASE_CREDIT,
						     .origin = credit->origin,
						     .domain = credit->domain,
						     .product = credit->product,
						     .provider = credit->provider,
						     .client = credit->client,
						     .known = true,
						     .amount = -credit->amount,
						     .lines = 1};
	}
}

void chase_credits(struct chases *chases, const struct commitments *c)
{
	size_t count;
	struct line *list = collect(c, &count);
	for (size_t from = 0, to; from < count; from = to) {
		for (to = from + 1; to < count; to++)
			if (compare_group(&list[from], &list[to]) != 0)
				break;
		check_group(chases, c, &list[from], to - from);
	}
	free(list);
}
