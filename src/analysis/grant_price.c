/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * grant_price - which price an assignment is valued at
 */
#include "grant_price.h"

#include <stdlib.h>
#include <string.h>

struct contract_price {
	member product, provider;
	struct measure measure; /* of its unit; factor 60: a rate per hour */
	struct days days;
	int64_t price;
};

struct paid_price {
	member product, provider, unit;
	cents amount;
	int64_t volume;
};

static int compare_members(member a, member b)
{
	return a < b ? -1 : a > b;
}

static int compare_paid(const void *a, const void *b)
{
	const struct paid_price *x = a, *y = b;
	int order = compare_members(x->product, y->product);
	if (order == 0)
		order = compare_members(x->unit, y->unit);
	return order ? order : compare_members(x->provider, y->provider);
}

static int compare_contracts(const void *a, const void *b)
{
	const struct contract_price *x = a, *y = b;
	return compare_members(x->product, y->product);
}

static void add_tariffs(struct prices *prices, struct arena *arena)
{
	const struct book *book = prices->book;
	prices->contracts =
		arena_alloc(arena, (book->ntariffs + 1) * sizeof(*prices->contracts));
	for (size_t i = 0; i < book->ntariffs; i++) {
		const struct tariff *t = &book->tariffs[i];
		const member product = book_find(book, AXIS_PRODUCT, t->product);
		const member provider = book_find(book, AXIS_PROVIDER, t->provider);
		/* of what is not in the book */
		if (product == MEMBER_NONE || (provider == MEMBER_NONE && *t->provider))
			continue;
		prices->contracts[prices->ncontracts++] =
			(struct contract_price){.product = product,
						.provider = provider,
						.measure = measure_of_code(book, t->unit),
						.days = {.first = t->from, .last = t->to},
						.price = t->price};
	}
	qsort(prices->contracts, prices->ncontracts, sizeof(*prices->contracts),
	      compare_contracts);
}

/* Rows of one key become one. */
static void merge_paid(struct prices *prices)
{
	size_t count = 0;
	for (size_t i = 0; i < prices->npaid; i++) {
		struct paid_price *last = &prices->paid[count > 0 ? count - 1 : 0];
		const struct paid_price *next = &prices->paid[i];
		if (count > 0 && compare_paid(last, next) == 0) {
			last->amount += next->amount;
			last->volume += next->volume;
		} else {
			prices->paid[count++] = *next;
		}
	}
	prices->npaid = count;
}

void prices_build(struct prices *prices, const struct book *book,
		  const struct filter *filter, struct days billed, struct arena *arena)
{
	const struct facts *facts = &book->table[TABLE_DECLARATIONS];
	size_t count;
	uint32_t *rows = filter_rows(filter, TABLE_DECLARATIONS, &count);
	*prices = (struct prices){.book = book};
	add_tariffs(prices, arena);
	prices->paid = arena_alloc(arena, (count + 1) * sizeof(*prices->paid));
	for (size_t i = 0; i < count; i++) {
		const size_t row = rows[i];
		const int64_t volume = bill_volume(book, row);
		const int32_t day = bill_day(book, row);
		if (volume == 0 || !bill_in_kind(book, row) || day < billed.first ||
		    day > billed.last)
			continue;
		prices->paid[prices->npaid++] = (struct paid_price){
			.product = bill_member(book, AXIS_PRODUCT, row),
			.provider = bill_member(book, AXIS_PROVIDER, row),
			.unit = unit_measure(book, bill_member(book, AXIS_UNIT, row))
					.unit,
			.amount = facts->value[row],
			.volume = volume};
	}
	free(rows);
	qsort(prices->paid, prices->npaid, sizeof(*prices->paid), compare_paid);
	merge_paid(prices);
}

/* Is it for this product, provider and unit? */
static bool is_for(const struct contract_price *c, const struct priced *what,
		   member measure)
{
	return c->product == what->product && c->measure.unit == measure &&
	       (c->provider == what->provider || c->provider == MEMBER_NONE);
}

/* Which of two prices that hold counts: of the provider before that of all, per hour
 * before per minute (which was rounded from it), then the newest. */
static bool is_better(const struct contract_price *a, const struct contract_price *b)
{
	if ((a->provider == MEMBER_NONE) != (b->provider == MEMBER_NONE))
		return b->provider == MEMBER_NONE;
	if (a->measure.factor != b->measure.factor)
		return a->measure.factor > b->measure.factor;
	if (a->days.first != b->days.first)
		return a->days.first > b->days.first;
	return a->price > b->price;
}

/* The first of a list sorted by product that is not before this one. */
static size_t first_of(const void *list, size_t count, size_t size, member product)
{
	size_t low = 0, high = count;
	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		/* both kinds of price begin with their product */
		const member *at = (const member *)(const void *)((const char *)list +
								  middle * size);
		if (*at < product)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The contract price of a day: one that holds, else the last one that held before. In
 * *until the last day for which that is so. */
static const struct contract_price *contract_on(const struct prices *prices,
						const struct priced *what, member measure,
						int32_t day, int32_t *until)
{
	const struct contract_price *holds = NULL, *held = NULL;
	size_t i = first_of(prices->contracts, prices->ncontracts,
			    sizeof(*prices->contracts), what->product);
	for (; i < prices->ncontracts; i++) {
		const struct contract_price *c = &prices->contracts[i];
		if (c->product != what->product)
			break;
		if (!is_for(c, what, measure))
			continue;
		if (c->days.first > day) {
			*until = c->days.first <= *until ? c->days.first - 1 : *until;
		} else if (c->days.last >= day) {
			*until = c->days.last < *until ? c->days.last : *until;
			holds = !holds || is_better(c, holds) ? c : holds;
		} else if (!held || c->days.last > held->days.last ||
			   (c->days.last == held->days.last && is_better(c, held))) {
			held = c;
		}
	}
	return holds ? holds : held;
}

/* Of the provider; of all providers when the assignment names none. */
static struct fraction paid_on_average(const struct prices *prices,
				       const struct priced *what, member measure)
{
	cents amount = 0;
	int64_t volume = 0;
	size_t i = first_of(prices->paid, prices->npaid, sizeof(*prices->paid),
			    what->product);
	for (; i < prices->npaid && prices->paid[i].product == what->product; i++) {
		const struct paid_price *paid = &prices->paid[i];
		if (paid->unit != measure ||
		    (what->provider != MEMBER_NONE && paid->provider != what->provider))
			continue;
		amount += paid->amount;
		volume += paid->volume;
	}
	return price_paid(amount, volume);
}

static struct fraction price_of(int64_t price, int64_t factor)
{
	return factor == 60 ? price_per_minute(price) : price_per_unit(price);
}

/* The price of a day and the last day that it holds. */
static struct fraction price_on(const struct prices *prices, const struct priced *what,
				int32_t day, int32_t *until, enum price_source *source)
{
	const struct measure measure = unit_measure(prices->book, what->unit);
	*source = PRICE_OWN;
	if (unit_is(prices->book, what->unit, "83"))
		return price_of_euros();
	if (what->own != PRICE_NONE)
		return price_of(what->own, measure.factor);
	const struct contract_price *contract =
		contract_on(prices, what, measure.unit, day, until);
	if (contract) {
		*source = contract->days.last >= day ? PRICE_CONTRACT : PRICE_CARRIED;
		return price_of(contract->price, contract->measure.factor);
	}
	const struct fraction paid = paid_on_average(prices, what, measure.unit);
	*source = fraction_known(paid) ? PRICE_PAID : PRICE_UNKNOWN;
	return paid;
}

bool price_amount(const struct prices *prices, const struct priced *what, struct days run,
		  cents *out, enum price_source *source)
{
	const int64_t factor = unit_measure(prices->book, what->unit).factor;
	struct days part = days_common(run, what->term);
	cents total = 0;
	*source = PRICE_UNKNOWN;
	if (what->volume <= 0 || what->volume > INT64_MAX / factor ||
	    part.last == DATE_OPEN)
		return false;
	for (const int32_t last = part.last; part.first <= last;) {
		enum price_source from;
		cents amount;
		part.last = last;
		const struct fraction price =
			price_on(prices, what, part.first, &part.last, &from);
		if (!grant_amount(what->volume * factor,
				  grant_times(what->frequency, what->term, part), price,
				  &amount) ||
		    money_add(total, amount, &total) != NUMBER_OK)
			return false;
		*source = from > *source ? from : *source;
		part.first = part.last + 1;
	}
	*out = total;
	return true;
}
