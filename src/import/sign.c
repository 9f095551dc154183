/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * sign - from the convention of a file to that of the book, in which both sides are
 * positive
 */
#include "reader.h"
#include "words.h"

#include <ctype.h>
#include <string.h>

/* nfields when there is no column with a letter. */
static size_t letter_field(const struct reader *r)
{
	const struct importer *importer = &r->profile->importer;
	size_t i = 0;
	while (i < importer->nfields &&
	       (importer->fields[i].role != FIELD_LETTER || r->bound[i].column < 0))
		i++;
	return i;
}

/* N (unfavourable) and D (debit) add to expense and take from revenue; V and C the other
 * way round. */
static int letter_sign(struct reader *r, member side, int64_t value, int *sign)
{
	const struct importer *importer = &r->profile->importer;
	const size_t i = letter_field(r);
	const char *cell = i < importer->nfields && r->cells[i] ? r->cells[i] : "";
	const struct place place = reader_place(r, i);
	const char letter = (char)toupper((unsigned char)cell[0]);
	*sign = 1;
	if (value == 0)
		return 0;
	if (!letter || cell[1] || !strchr("NVDC", letter))
		return diag_error(
			r->diags, &place,
			"'%s' is not a letter for the sign, expected N, V, D or "
			"C",
			cell_shown(cell, &r->arena));
	if (value < 0)
		return diag_error(r->diags, &place,
				  "letter '%c' stands beside a negative amount, expected "
				  "amounts without a sign",
				  letter);
	const bool adds = (letter == 'N' || letter == 'D') == (side == SIDE_EXPENSE);
	*sign = adds ? 1 : -1;
	return 0;
}

bool letter_takes(const struct reader *r)
{
	const size_t i = letter_field(r);
	if (r->profile->importer.table != TABLE_DECLARATIONS ||
	    i == r->profile->importer.nfields || !r->cells[i])
		return false;
	const char letter = (char)toupper((unsigned char)r->cells[i][0]);
	return (letter == 'C' || letter == 'V') && !r->cells[i][1];
}

int letter_read(struct reader *r, int64_t value, int *sign)
{
	*sign = 1;
	if (letter_field(r) == r->profile->importer.nfields)
		return 0;
	return letter_sign(r, SIDE_EXPENSE, value, sign);
}

/* Debit is expense, credit is revenue; each takes from the other side. */
static int booking_sign(struct reader *r, size_t field, member side, int64_t value,
			int *sign)
{
	const bool debit = r->profile->importer.fields[field].booking == BOOKING_DEBIT;
	const struct place place = reader_place(r, field);
	*sign = debit == (side == SIDE_EXPENSE) ? 1 : -1;
	if (value >= 0)
		return 0;
	return diag_error(r->diags, &place,
			  "'%s' is negative, expected amounts without a sign in columns "
			  "for debit and credit",
			  cell_shown(r->cells[field], &r->arena));
}

int sign_apply(struct reader *r, size_t field, struct fact *fact)
{
	const member side = fact->axis[AXIS_SIDE];
	int sign = 1;
	if (r->profile->importer.fields[field].booking != BOOKING_NONE) {
		if (booking_sign(r, field, side, fact->value, &sign) < 0)
			return -1;
		fact->value *= sign;
		return 0;
	}
	switch (r->profile->sign) {
	case SIGN_POSITIVE:
		break;
	case SIGN_EXPENSE_NEGATIVE:
		sign = side == SIDE_EXPENSE ? -1 : 1;
		break;
	case SIGN_REVENUE_NEGATIVE:
		sign = side == SIDE_REVENUE ? -1 : 1;
		break;
	case SIGN_LETTER:
		if (letter_sign(r, side, fact->value, &sign) < 0)
			return -1;
		break;
	}
	fact->value *= sign;
	return 0;
}
