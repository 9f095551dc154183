/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * bills - what a row of the declarations says
 */
#include "bills.h"

#include "sums.h"

#include <string.h>

static const char *bare(const char *code)
{
	while (*code == '0' && code[1])
		code++;
	return code;
}

bool unit_is(const struct book *book, member unit, const char *code)
{
	return strcmp(bare(book_code(book, AXIS_UNIT, unit)), bare(code)) == 0;
}

struct measure measure_of_code(const struct book *book, const char *code)
{
	if (strcmp(bare(code), "1") == 0)
		return (struct measure){.unit = MEASURE_TIME, .factor = 1};
	if (strcmp(bare(code), "4") == 0)
		return (struct measure){.unit = MEASURE_TIME, .factor = 60};
	for (member m = 1; m < book->axis[AXIS_UNIT].count; m++)
		if (unit_is(book, m, code))
			return (struct measure){.unit = m, .factor = 1};
	return (struct measure){.unit = MEMBER_NONE, .factor = 1};
}

struct measure unit_measure(const struct book *book, member unit)
{
	return measure_of_code(book, book_code(book, AXIS_UNIT, unit));
}

member bill_member(const struct book *book, enum axis axis, size_t row)
{
	return facts_member(&book->table[TABLE_DECLARATIONS], axis, row);
}

bool bill_in_kind(const struct book *book, size_t row)
{
	const member form = bill_member(book, AXIS_FORM, row);
	return form == MEMBER_NONE || form == FORM_ZIN;
}

int64_t bill_volume(const struct book *book, size_t row)
{
	const struct facts *facts = &book->table[TABLE_DECLARATIONS];
	if (!facts->quantity)
		return 0;
	const int64_t volume = facts->quantity[row];
	const int64_t factor =
		unit_measure(book, bill_member(book, AXIS_UNIT, row)).factor;
	if (volume > INT64_MAX / factor || volume < -INT64_MAX / factor)
		return 0;
	/* some exports write a credit with the volume as it was billed */
	return facts->value[row] < 0 && volume > 0 ? -volume * factor : volume * factor;
}

struct period bill_booked(const struct book *book, size_t row)
{
	const member m = bill_member(book, AXIS_PERIOD, row);
	return book->axis[AXIS_PERIOD].entries[m].period;
}

struct days bill_days(const struct book *book, size_t row)
{
	const member m = bill_member(book, AXIS_CARE_PERIOD, row);
	const struct period care = book->axis[AXIS_CARE_PERIOD].entries[m].period;
	return days_of(period_is_set(care) ? care : bill_booked(book, row));
}

int32_t bill_day(const struct book *book, size_t row)
{
	return bill_days(book, row).first;
}
