/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * phasing - shares of a year from a file, from last year's profile, or from twelfths
 */
#include "phasing.h"

#include <string.h>

/* More specific lines replace less specific ones; they are never mixed. */
enum phase_level { LEVEL_GENERAL, LEVEL_DOMAIN, LEVEL_TASK_FIELD, LEVEL_PRODUCT };

static bool given(const char *text)
{
	return text && *text;
}

static enum phase_level level_of(const struct phase *phase)
{
	if (given(phase->product))
		return LEVEL_PRODUCT;
	if (given(phase->task_field))
		return LEVEL_TASK_FIELD;
	return given(phase->domain) ? LEVEL_DOMAIN : LEVEL_GENERAL;
}

static bool fits(const char *wanted, const char *code)
{
	return !given(wanted) || strcmp(wanted, code) == 0;
}

static bool phase_fits(const struct phasing *phasing, const struct phase *phase,
		       const struct phasing_key *key)
{
	const struct book *book = phasing->book;
	return fits(phase->product, book_code(book, AXIS_PRODUCT, key->product)) &&
	       fits(phase->task_field,
		    book_code(book, AXIS_TASK_FIELD, key->task_field)) &&
	       fits(phase->domain, book_code(book, AXIS_DOMAIN, key->domain));
}

/* First and last month of a line, or false for a line that is neither month nor
 * quarter. */
static bool months_of(const struct phase *phase, int *first, int *last)
{
	*last = period_month_number(phase->period);
	*first = *last;
	if (*last == 0 && period_quarter_number(phase->period) > 0) {
		*last = 3 * period_quarter_number(phase->period);
		*first = *last - 2;
	}
	return *last > 0;
}

/* The lines of one level and year (0: every year). False when there are none. */
static bool sum_lines(const struct phasing *phasing, const struct phasing_key *key,
		      enum phase_level level, int year, struct phasing_share *share)
{
	bool any = false, usable = true;
	*share = (struct phasing_share){.source = PHASING_FILE};
	for (size_t i = 0; i < phasing->book->nphasing; i++) {
		const struct phase *phase = &phasing->book->phasing[i];
		int first, last;
		if (level_of(phase) != level || phase->period.year != year ||
		    !phase_fits(phasing, phase, key) || !months_of(phase, &first, &last))
			continue;
		any = true;
		if (money_add(share->whole, phase->share, &share->whole) != NUMBER_OK)
			usable = false;
		/* half a quarter is not known */
		if (first <= key->months && last > key->months)
			usable = false;
		if (last <= key->months)
			share->part += phase->share;
	}
	if (!usable || share->whole <= 0)
		share->source = PHASING_NONE;
	return any;
}

static struct phasing_share from_file(const struct phasing *phasing,
				      const struct phasing_key *key)
{
	struct phasing_share share = {.source = PHASING_NONE};
	for (int level = LEVEL_PRODUCT; level >= LEVEL_GENERAL; level--) {
		if (sum_lines(phasing, key, (enum phase_level)level, key->year, &share) ||
		    sum_lines(phasing, key, (enum phase_level)level, 0, &share))
			return share;
	}
	return (struct phasing_share){.source = PHASING_NONE};
}

enum { PROFILE_AXES = 4 };

/* Rows of a pivot are sorted by their members. */
static bool find_row(const struct pivot *pivot, const member wanted[PROFILE_AXES],
		     size_t *row)
{
	size_t low = 0, high = pivot->nrows;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		size_t axis = 0;
		while (axis < PROFILE_AXES &&
		       pivot_row(pivot, middle, axis) == wanted[axis])
			axis++;
		if (axis == PROFILE_AXES) {
			*row = middle;
			return true;
		}
		if (pivot_row(pivot, middle, axis) < wanted[axis])
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

/* The same months of last year over all of it; the opening period counts with the
 * months, as it does in the actual to date, and the closing periods are part of the
 * whole. */
static struct phasing_share from_last_year(const struct phasing *phasing,
					   const struct phasing_key *key)
{
	struct phasing_share share = {.source = PHASING_NONE};
	const member wanted[] = {key->municipality, key->last_year, key->group,
				 key->side};
	size_t row;
	if (key->last_year == MEMBER_NONE || key->group == MEMBER_NONE ||
	    !find_row(phasing->profile, wanted, &row))
		return share;
	for (size_t col = 0; col < phasing->profile->ncols; col++) {
		const struct cell *cell = pivot_cell(phasing->profile, row, col);
		member m = pivot_col(phasing->profile, col, 0);
		struct period period = phasing->book->axis[AXIS_PERIOD].entries[m].period;
		if (cell->unknown > 0)
			return share;
		share.whole += cell->value;
		int month = period_month_number(period);
		int quarter = period_quarter_number(period);
		bool opening = period_grain(period) == GRAIN_OPENING;
		if (cell->cells > 0 && month == 0 && quarter > 0 &&
		    3 * quarter > key->months && 3 * quarter - 2 <= key->months)
			return share;
		int end = month > 0 ? month : 3 * quarter;
		if (opening || (end > 0 && end <= key->months))
			share.part += cell->value;
	}
	if (share.whole > 0)
		share.source = PHASING_LAST_YEAR;
	return share;
}

void phasing_init(struct phasing *phasing, const struct book *book,
		  const struct filter *filter, const char *choice, struct arena *arena)
{
	static const enum axis rows[PROFILE_AXES] = {AXIS_MUNICIPALITY, AXIS_YEAR,
						     AXIS_GROUP, AXIS_SIDE};
	static const enum axis cols[] = {AXIS_PERIOD};
	static const member actual[] = {STAGE_ACTUAL};
	const struct filter only = filter_only(filter, AXIS_STAGE, actual, 1, arena);
	phasing->book = book;
	phasing->choice = choice;
	phasing->profile = pivot_build(book, TABLE_SPENDING, &only, rows, PROFILE_AXES,
				       cols, 1, arena);
}

struct phasing_share phasing_share(const struct phasing *phasing,
				   const struct phasing_key *key)
{
	struct phasing_share share = {.source = PHASING_NONE};
	if (strcmp(phasing->choice, "twelfths") == 0)
		return (struct phasing_share){PHASING_TWELFTHS, key->months, 12};
	if (strcmp(phasing->choice, "last-year") != 0)
		share = from_file(phasing, key);
	if (share.source == PHASING_NONE && strcmp(phasing->choice, "file") != 0)
		share = from_last_year(phasing, key);
	return share;
}

bool phasing_has_products(const struct book *book)
{
	for (size_t i = 0; i < book->nphasing; i++) {
		if (given(book->phasing[i].product))
			return true;
	}
	return false;
}
