/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * check_prices - what was billed for a volume, beside the contract price of the day
 *
 * Minutes are billed at a rate per hour and rounded once (amount = rate x minutes / 60),
 * and the tariff per minute that is printed beside them is rounded too: volume times that
 * tariff is no check to the cent (iWmo/iJw IV081). So amounts are compared, half a per
 * cent apart at most, and a contract price per minute is taken as what it was rounded
 * from.
 */
#include "check_care.h"
#include "sums.h"

#include <string.h>

enum {
	PER_CENT_HALVES = 200, /* half a per cent */
	EURO = 10000,          /* ten-thousandths */
	CENT = EURO / 100,
	VOLUME = 1000, /* thousandths */
};

/* Minutes and hours are one unit; of other units only the same one compares. */
static bool same_unit(const char *contract, const char *billed, int64_t *up,
		      int64_t *down)
{
	*up = codes_unit_minutes(billed);
	*down = codes_unit_minutes(contract);
	if (*up > 0 && *down > 0)
		return true;
	*up = *down = 1;
	return strcmp(contract, billed) == 0;
}

/* How well a contract price fits: 0 not at all, 1 of the category, 2 of the product; one
 * for this provider before one for all. */
static int fit_of(const struct tariff *tariff, const char *product, const char *provider,
		  int32_t day)
{
	const bool same = strcmp(tariff->product, product) == 0;
	const bool category = strlen(tariff->product) == 2 && strlen(product) == 5 &&
			      strncmp(tariff->product, product, 2) == 0;
	if ((!same && !category) || day < tariff->from || day > tariff->to ||
	    (*tariff->provider && strcmp(tariff->provider, provider) != 0))
		return 0;
	return (same ? 3 : 1) + (*tariff->provider ? 1 : 0);
}

/* The contract price of a line, with the factors from its unit; NULL: there is none. */
static const struct tariff *find_price(const struct book *book, size_t row, int64_t *up,
				       int64_t *down)
{
	const struct facts *facts = &book->table[TABLE_DECLARATIONS];
	const char *product =
		book_code(book, AXIS_PRODUCT, facts_member(facts, AXIS_PRODUCT, row));
	const char *provider =
		book_code(book, AXIS_PROVIDER, facts_member(facts, AXIS_PROVIDER, row));
	const char *unit =
		book_code(book, AXIS_UNIT, facts_member(facts, AXIS_UNIT, row));
	const struct tariff *found = NULL;
	int best = 0;
	bool exact;
	const struct days days = declared_days(book, row, &exact);
	for (size_t i = 0; i < book->ntariffs; i++) {
		const struct tariff *tariff = &book->tariffs[i];
		const int fit = fit_of(tariff, product, provider, days.first);
		int64_t factor, divisor;
		if (fit <= best || !same_unit(tariff->unit, unit, &factor, &divisor))
			continue;
		found = tariff;
		best = fit;
		*up = factor;
		*down = divisor;
	}
	return found;
}

static int64_t size_of(int64_t value)
{
	return value < 0 ? -value : value;
}

/* Half of the last decimal of a price per minute, over the volume, in cents. */
static cents rounded_away(const struct tariff *tariff, int64_t volume)
{
	const int64_t half = tariff->price % CENT == 0 ? CENT / 2 : 1;
	const int64_t factors[] = {half, volume}, divisors[] = {CENT, VOLUME};
	cents out = 0;
	if (codes_unit_minutes(tariff->unit) == 1)
		money_ratio(factors, 2, divisors, 2, &out);
	return out;
}

/* Is the amount that of the contract? expected: what the volume costs by contract. */
static bool is_right(const struct tariff *tariff, int64_t volume, cents billed,
		     int64_t up, int64_t down, cents *expected)
{
	const int64_t factors[] = {tariff->price, volume, up};
	const int64_t divisors[] = {CENT, VOLUME, down};
	*expected = 0;
	if (money_ratio(factors, 3, divisors, 3, expected) != NUMBER_OK)
		return true;
	const cents apart = size_of(billed - *expected);
	const cents slack = 1 + rounded_away(tariff, size_of(volume));
	return apart <= slack || apart - slack <= size_of(*expected) / PER_CENT_HALVES;
}

static void check_price(struct care_piles *piles, size_t row)
{
	const struct book *book = piles->checks->book;
	const struct facts *facts = &book->table[TABLE_DECLARATIONS];
	const int64_t volume = facts->quantity[row];
	int64_t up = 1, down = 1;
	struct care_pile pile = {
		.id = FINDING_price_not_found,
		.domain = facts_member(facts, AXIS_DOMAIN, row),
		.product = facts_member(facts, AXIS_PRODUCT, row),
		.found = facts->value[row],
	};
	const struct tariff *tariff = find_price(book, row, &up, &down);
	if (tariff) {
		if (is_right(tariff, volume, pile.found, up, down, &pile.expected))
			return;
		pile.id = FINDING_price_differs;
		pile.provider = facts_member(facts, AXIS_PROVIDER, row);
		pile.has_expected = true;
	}
	care_pile_add(piles, &pile, TABLE_DECLARATIONS, row);
}

void check_prices(struct checks *checks)
{
	const struct facts *facts = &checks->book->table[TABLE_DECLARATIONS];
	struct care_piles piles;
	if (facts->rows == 0 || checks->book->ntariffs == 0 || !facts->quantity)
		return;
	care_piles_init(&piles, checks);
	for (size_t row = 0; row < facts->rows; row++)
		if (facts->quantity[row] != 0 && facts->value[row] != 0 &&
		    facts_member(facts, AXIS_UNIT, row) != MEMBER_NONE &&
		    care_line_asked(checks, TABLE_DECLARATIONS, row))
			check_price(&piles, row);
	care_piles_close(&piles);
}
