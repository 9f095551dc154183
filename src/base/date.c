/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * date - days of the calendar as numbers that can be subtracted
 *
 * Years are counted from March, so that the leap day is the last of its year.
 */
#include "period.h"

enum {
	EPOCH = 719468, /* 1970-01-01 counted from 0000-03-01 */
	CYCLE = 146097, /* days in 400 years */
};

int32_t date_day(int year, int month, int day)
{
	const int32_t from_march = year - (month <= 2);
	const int32_t day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
	return from_march * 365 + from_march / 4 - from_march / 100 + from_march / 400 +
	       day_of_year - EPOCH;
}

void date_split(int32_t days, int *year, int *month, int *day)
{
	const int32_t all = days + EPOCH;
	const int32_t cycle = (all >= 0 ? all : all - CYCLE + 1) / CYCLE;
	const int32_t in_cycle = all - cycle * CYCLE;
	const int32_t year_of_cycle =
		(in_cycle - in_cycle / 1460 + in_cycle / 36524 - in_cycle / 146096) / 365;
	const int32_t day_of_year = in_cycle - (365 * year_of_cycle + year_of_cycle / 4 -
						year_of_cycle / 100);
	const int32_t from_march = (5 * day_of_year + 2) / 153;
	*day = day_of_year - (153 * from_march + 2) / 5 + 1;
	*month = from_march < 10 ? from_march + 3 : from_march - 9;
	*year = year_of_cycle + cycle * 400 + (*month <= 2);
}

struct period date_month(int32_t days)
{
	int year, month, day;
	date_split(days, &year, &month, &day);
	return period_month(year, month);
}
