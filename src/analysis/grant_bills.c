/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * grant_bills - which bill belongs to which assignment
 */
#include "grant_bills.h"

#include "sums.h"

#include <stdlib.h>

/* A grant under its number, or under its client. */
struct entry_of {
	member key;
	uint32_t grant;
};

struct matcher {
	const struct book *book;
	struct grants *grants;
	const struct horizon *horizon;
	struct entry_of *numbers, *clients;
	size_t nnumbers, nclients;
	bool *numbered; /* by domain: its assignments have numbers */
	struct bills *bills;
};

static int compare_entries(const void *a, const void *b)
{
	const struct entry_of *x = a, *y = b;
	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return x->grant < y->grant ? -1 : x->grant > y->grant;
}

static size_t first_entry(const struct entry_of *list, size_t count, member key)
{
	size_t low = 0, high = count;
	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		if (list[middle].key < key)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void make_index(struct matcher *m, struct arena *arena)
{
	const size_t count = m->grants->count;
	m->numbers = arena_alloc(arena, (count + 1) * sizeof(*m->numbers));
	m->clients = arena_alloc(arena, (count + 1) * sizeof(*m->clients));
	m->numbered = arena_alloc(arena, m->book->axis[AXIS_DOMAIN].count);
	for (size_t i = 0; i < count; i++) {
		const struct grant *grant = &m->grants->list[i];
		if (!grant->in_kind)
			continue;
		if (grant->number != MEMBER_NONE) {
			m->numbers[m->nnumbers++] =
				(struct entry_of){grant->number, (uint32_t)i};
			m->numbered[grant->domain] = true;
		}
		if (grant->client != MEMBER_NONE)
			m->clients[m->nclients++] =
				(struct entry_of){grant->client, (uint32_t)i};
	}
	qsort(m->numbers, m->nnumbers, sizeof(*m->numbers), compare_entries);
	qsort(m->clients, m->nclients, sizeof(*m->clients), compare_entries);
}

static bool agree(member a, member b)
{
	return a == b || a == MEMBER_NONE || b == MEMBER_NONE;
}

/* Of one law and municipality, as far as both say. */
static bool same_place(const struct matcher *m, const struct grant *grant, size_t row)
{
	return agree(grant->domain, bill_member(m->book, AXIS_DOMAIN, row)) &&
	       (!m->grants->several ||
		agree(grant->municipality, bill_member(m->book, AXIS_MUNICIPALITY, row)));
}

static const struct grant *by_number(const struct matcher *m, size_t row, member number)
{
	const struct grant *found = NULL;
	size_t i = first_entry(m->numbers, m->nnumbers, number);
	for (; i < m->nnumbers && m->numbers[i].key == number; i++) {
		const struct grant *grant = &m->grants->list[m->numbers[i].grant];
		if (same_place(m, grant, row) &&
		    (!found || grant->domain == bill_member(m->book, AXIS_DOMAIN, row)))
			found = grant;
	}
	return found;
}

/* The grant of this client, product and provider that shares most days with the care;
 * of equal ones the latest. One that shares none is better than nothing. */
static const struct grant *by_overlap(const struct matcher *m, size_t row, member client)
{
	const struct days care = bill_days(m->book, row);
	const struct grant *found = NULL;
	size_t i = first_entry(m->clients, m->nclients, client);
	for (; i < m->nclients && m->clients[i].key == client; i++) {
		const struct grant *grant = &m->grants->list[m->clients[i].grant];
		if (!same_place(m, grant, row) ||
		    !agree(grant->product, bill_member(m->book, AXIS_PRODUCT, row)) ||
		    !agree(grant->provider, bill_member(m->book, AXIS_PROVIDER, row)))
			continue;
		const int64_t days = days_count(days_common(grant->active, care));
		const int64_t before =
			found ? days_count(days_common(found->active, care)) : -1;
		if (days > before || (found && days == before &&
				      grant->active.first > found->active.first))
			found = grant;
	}
	return found;
}

static struct bill match_row(struct matcher *m, size_t row)
{
	const member number = bill_member(m->book, AXIS_ASSIGNMENT, row);
	const member client = bill_member(m->book, AXIS_CLIENT, row);
	const bool numbered = number != MEMBER_NONE &&
			      m->numbered[bill_member(m->book, AXIS_DOMAIN, row)];
	const struct grant *grant = NULL;
	if (numbered)
		grant = by_number(m, row, number);
	else if (client != MEMBER_NONE)
		grant = by_overlap(m, row, client);
	else
		return (struct bill){.match = BILL_NAMELESS};
	if (!grant)
		return (struct bill){.match = BILL_MISSING};
	*(numbered ? &m->bills->by_number : &m->bills->by_overlap) += 1;
	const struct days shared = days_common(grant->active, bill_days(m->book, row));
	return (struct bill){.match = days_none(shared) ? BILL_OUTSIDE : BILL_MATCHED,
			     .grant = (uint32_t)(grant - m->grants->list)};
}

static void add_volume(struct grant *grant, const struct book *book, size_t row)
{
	const struct measure granted = unit_measure(book, grant->unit);
	const struct measure billed =
		unit_measure(book, bill_member(book, AXIS_UNIT, row));
	const int64_t volume = bill_volume(book, row);
	grant->volume_known &=
		granted.unit == billed.unit && volume != 0 &&
		money_add(grant->volume_ever, volume, &grant->volume_ever) == NUMBER_OK;
}

static void add_bill(const struct matcher *m, struct grant *grant, size_t row)
{
	const cents amount = m->book->table[TABLE_DECLARATIONS].value[row];
	const struct days care = bill_days(m->book, row);
	for (enum grant_window w = 0; w < WINDOWS; w++) {
		const struct days window = m->horizon->window[w];
		if (care.first >= window.first && care.first <= window.last)
			grant->billed[w] += amount;
	}
	grant->volume_known |= grant->lines == 0;
	grant->lines++;
	grant->billed_ever += amount;
	if (care.last >= grant->last_care) {
		const member field = bill_member(m->book, AXIS_TASK_FIELD, row);
		grant->last_care = care.last;
		/* codes change with the years: the newest bill knows the one of today */
		if (field != MEMBER_NONE)
			grant->task_field = field;
	}
	add_volume(grant, m->book, row);
}

/* What the SVB paid so far was paid in the days of the term that passed. */
static void add_budget(const struct matcher *m, struct grant *grant)
{
	const struct terms *terms = &m->book->table[TABLE_ASSIGNMENTS].terms[grant->row];
	const struct days so_far = {.first = grant->term.first,
				    .last = grant->term.last < m->horizon->last
						    ? grant->term.last
						    : m->horizon->last};
	if (!grant->paid || days_none(so_far))
		return;
	grant->billed_ever = terms->paid;
	for (enum grant_window w = 0; w < WINDOWS; w++)
		(void)grant_spread(terms->paid, so_far, m->horizon->window[w],
				   &grant->billed[w]);
}

static cents least(cents a, cents b)
{
	const cents less = a < b ? a : b;
	return less > 0 ? less : 0;
}

/* Of a total for the whole term no more can come than is left of it, however its days
 * are spread. */
static void cap_total(struct grant *grant, const struct book *book)
{
	const struct terms *terms = &book->table[TABLE_ASSIGNMENTS].terms[grant->row];
	if (terms->frequency != FREQUENCY_TOTAL || !grant->known || !grant->in_kind)
		return;
	cents *granted = grant->granted;
	cents left = grant->whole - grant->billed_ever;
	granted[WINDOW_COMING] = least(granted[WINDOW_COMING], left);
	left -= granted[WINDOW_COMING];
	granted[WINDOW_AFTER] = least(granted[WINDOW_AFTER], left);
	left -= granted[WINDOW_AFTER];
	granted[WINDOW_LATE] =
		least(granted[WINDOW_LATE], left + grant->billed[WINDOW_LATE]);
}

void bills_match(struct bills *bills, struct grants *grants, const struct book *book,
		 const struct filter *filter, const struct horizon *horizon,
		 struct arena *arena)
{
	const struct facts *facts = &book->table[TABLE_DECLARATIONS];
	struct matcher m = {
		.book = book, .grants = grants, .horizon = horizon, .bills = bills};
	size_t count;
	uint32_t *rows = filter_rows(filter, TABLE_DECLARATIONS, &count);
	*bills = (struct bills){
		.list = arena_alloc(arena, (facts->rows + 1) * sizeof(*bills->list)),
		.rows = facts->rows,
		.domains = arena_alloc(arena, book->axis[AXIS_DOMAIN].count)};
	make_index(&m, arena);
	for (size_t i = 0; i < count; i++) {
		const uint32_t row = rows[i];
		if (!bill_in_kind(book, row) || facts->cells[row] <= facts->unknown[row])
			continue;
		bills->domains[bill_member(book, AXIS_DOMAIN, row)] = true;
		struct bill *bill = &bills->list[row];
		*bill = match_row(&m, row);
		bills->nameless += bill->match == BILL_NAMELESS;
		if (bill->match == BILL_MATCHED || bill->match == BILL_OUTSIDE)
			add_bill(&m, &grants->list[bill->grant], row);
	}
	free(rows);
	for (size_t i = 0; i < grants->count; i++) {
		if (grants->list[i].pgb)
			add_budget(&m, &grants->list[i]);
		cap_total(&grants->list[i], book);
	}
	fields_of_today(grants, horizon);
}
