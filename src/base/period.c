/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * period - making, ordering and writing of periods
 *
 * The half of period.h that needs no text; period_read.c reads.
 */
#include "period.h"

#include <assert.h>
#include <stdio.h>

struct period period_year(int year)
{
	return (struct period){.year = (int16_t)year, .part = PART_YEAR};
}

struct period period_ledger(int year, int number)
{
	assert(number >= 0 && number <= 15);
	return (struct period){.year = (int16_t)year,
			       .part = (int8_t)(PART_LEDGER + number)};
}

struct period period_month(int year, int month)
{
	assert(month >= 1 && month <= 12);
	return period_ledger(year, month);
}

struct period period_quarter(int year, int quarter)
{
	assert(quarter >= 1 && quarter <= 4);
	return (struct period){.year = (int16_t)year,
			       .part = (int8_t)(PART_QUARTER + quarter)};
}

enum granularity period_grain(struct period period)
{
	if (period.part == PART_YEAR)
		return GRAIN_YEAR;
	if (period.part > PART_QUARTER)
		return GRAIN_QUARTER;
	if (period.part == PART_LEDGER)
		return GRAIN_OPENING;
	return period.part > PART_LEDGER + 12 ? GRAIN_CLOSING : GRAIN_MONTH;
}

int period_month_number(struct period period)
{
	return period_grain(period) == GRAIN_MONTH ? period.part - PART_LEDGER : 0;
}

int period_quarter_number(struct period period)
{
	if (period_grain(period) == GRAIN_QUARTER)
		return period.part - PART_QUARTER;
	const int month = period_month_number(period);
	return month ? (month + 2) / 3 : 0;
}

int32_t period_order(struct period period)
{
	return period.year * 64 + period.part;
}

int period_compare(struct period a, struct period b)
{
	const int32_t left = period_order(a);
	const int32_t right = period_order(b);

	return left < right ? -1 : left > right;
}

bool period_is_set(struct period period)
{
	return period.year != 0;
}

int period_months_between(struct period a, struct period b)
{
	assert(period_grain(a) == GRAIN_MONTH && period_grain(b) == GRAIN_MONTH);
	return (b.year - a.year) * 12 + b.part - a.part;
}

char *period_label(char *buf, size_t size, struct period period)
{
	if (!period_is_set(period))
		snprintf(buf, size, "%s", "");
	else if (period_grain(period) == GRAIN_YEAR)
		snprintf(buf, size, "%d", period.year);
	else if (period_grain(period) == GRAIN_QUARTER)
		snprintf(buf, size, "%d-Q%d", period.year, period.part - PART_QUARTER);
	else
		snprintf(buf, size, "%d-%02d", period.year, period.part - PART_LEDGER);
	return buf;
}
