/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * explain_care - what was billed for the care months on both sides
 */
#include "explain.h"

#include "sums.h"

#include <stdlib.h>
#include <string.h>

enum { YEAR_MONTHS = 12 };

int explain_month(struct period period)
{
	int month = period_month_number(period);
	if (month == 0 && period_quarter_number(period) > 0)
		month = 3 * period_quarter_number(period);
	if (month == 0 && period_grain(period) != GRAIN_OPENING)
		month = YEAR_MONTHS;
	return YEAR_MONTHS * period.year + month;
}

static int first_month(struct period period)
{
	switch (period_grain(period)) {
	case GRAIN_YEAR:
		return YEAR_MONTHS * period.year + 1;
	case GRAIN_QUARTER:
		return explain_month(period) - 2;
	case GRAIN_MONTH:
	case GRAIN_OPENING:
	case GRAIN_CLOSING:
		break;
	}
	return explain_month(period);
}

bool explain_is_care(const struct facts *facts, size_t row)
{
	const member form = facts_member(facts, AXIS_FORM, row);
	return form == MEMBER_NONE || form == FORM_ZIN;
}

/* The scope without its time: which bills count is decided by the care period. */
struct filter explain_care_filter(const struct explain *e)
{
	struct filter care = *e->filter;
	care.until = (struct period){0};
	care.history = false;
	care.keep[AXIS_PERIOD] = NULL;
	care.keep[AXIS_YEAR] = NULL;
	care.keep[AXIS_QUARTER] = NULL;
	return care;
}

struct piece *explain_piece(struct explain *e)
{
	e->pieces = xgrow(e->pieces, &e->pieces_room, e->npieces + 1, sizeof(*e->pieces));
	struct piece *piece = &e->pieces[e->npieces++];
	*piece = (struct piece){.contract = PRICE_NONE};
	return piece;
}

/* The contract price on the first day of a care month: of the provider, else of all. */
static int64_t contract_price(const struct explain *e, size_t row, struct period care)
{
	const struct book *book = e->book;
	const struct facts *facts = &book->table[TABLE_DECLARATIONS];
	const struct tariff *best = NULL;
	const char *product =
		book_code(book, AXIS_PRODUCT, facts_member(facts, AXIS_PRODUCT, row));
	const char *provider =
		book_code(book, AXIS_PROVIDER, facts_member(facts, AXIS_PROVIDER, row));
	const char *unit =
		book_code(book, AXIS_UNIT, facts_member(facts, AXIS_UNIT, row));
	const int month = first_month(care) - YEAR_MONTHS * care.year;
	const int32_t day = date_day(care.year, month > 0 ? month : 1, 1);
	for (size_t i = 0; i < book->ntariffs; i++) {
		const struct tariff *tariff = &book->tariffs[i];
		if (day < tariff->from || day > tariff->to ||
		    strcmp(tariff->product, product) != 0 ||
		    strcmp(tariff->unit, unit) != 0 ||
		    (*tariff->provider && strcmp(tariff->provider, provider) != 0))
			continue;
		const bool own = best && *tariff->provider && !*best->provider;
		const bool same =
			best && (*tariff->provider != 0) == (*best->provider != 0);
		if (!best || own || (same && tariff->from > best->from))
			best = tariff;
	}
	return best ? best->price : PRICE_NONE;
}

static bool within(const struct window *window, struct period care, int booked)
{
	return care.year == window->year &&
	       explain_month(care) - YEAR_MONTHS * care.year <= window->months &&
	       booked <= window->booked;
}

/* Bills of the months of a window that came after its last booking period: as many are
 * still to come for the outcome, if providers bill as they did. */
static void see_late(struct explain *e, struct period care, int booked, cents value)
{
	struct window before = e->base;
	if (e->budget) {
		before.year = e->outcome.year - 1;
		before.booked = e->outcome.booked - YEAR_MONTHS;
	}
	if (care.year != before.year ||
	    explain_month(care) - YEAR_MONTHS * care.year > before.months)
		return;
	e->has_late = true;
	e->late_of += value;
	if (booked > before.booked)
		e->late += value;
}

static bool straddles(const struct window *window, struct period care)
{
	const int start = YEAR_MONTHS * window->year;
	return care.year == window->year && first_month(care) - start <= window->months &&
	       explain_month(care) - start > window->months;
}

static void add_row(struct explain *e, size_t row, int side, struct period care)
{
	const struct facts *facts = &e->book->table[TABLE_DECLARATIONS];
	const enum axis by = e->request.by;
	struct piece *piece = explain_piece(e);
	piece->by = by == AXIS_COUNT ? MEMBER_NONE : facts_member(facts, by, row);
	if (piece->by == MEMBER_NONE)
		piece->by = explain_granted(e, row);
	piece->domain = facts_member(facts, AXIS_DOMAIN, row);
	piece->product = facts_member(facts, AXIS_PRODUCT, row);
	piece->field = facts_member(facts, AXIS_TASK_FIELD, row);
	piece->group = facts_member(facts, AXIS_GROUP, row);
	piece->client = facts_member(facts, AXIS_CLIENT, row);
	piece->side = side;
	piece->value = facts->value[row];
	piece->quantity = facts->quantity ? facts->quantity[row] : 0;
	piece->unit = facts_member(facts, AXIS_UNIT, row);
	e->unknown += facts->unknown[row];
	if (side == SIDE_OUTCOME && piece->quantity != 0 && e->book->ntariffs > 0)
		piece->contract = contract_price(e, row, care);
}

void explain_care(struct explain *e)
{
	const struct book *book = e->book;
	const struct facts *facts = &book->table[TABLE_DECLARATIONS];
	const struct filter care_filter = explain_care_filter(e);
	size_t count;
	uint32_t *rows = filter_rows(&care_filter, TABLE_DECLARATIONS, &count);
	for (size_t i = 0; i < count; i++) {
		const size_t row = rows[i];
		if (!explain_is_care(facts, row) ||
		    e->no_base[facts_member(facts, AXIS_PRODUCT, row)])
			continue;
		const struct period care =
			book->axis[AXIS_CARE_PERIOD]
				.entries[facts->axis[AXIS_CARE_PERIOD][row]]
				.period;
		const int booked =
			explain_month(book->axis[AXIS_PERIOD]
					      .entries[facts->axis[AXIS_PERIOD][row]]
					      .period);
		see_late(e, care, booked, facts->value[row]);
		if (within(&e->outcome, care, booked))
			add_row(e, row, SIDE_OUTCOME, care);
		else if (!e->budget && within(&e->base, care, booked))
			add_row(e, row, SIDE_BASE, care);
		else if (straddles(&e->outcome, care) ||
			 (!e->budget && straddles(&e->base, care)))
			e->straddling += llabs(facts->value[row]);
	}
	free(rows);
}
