/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * days - runs of calendar days
 */
#include "days.h"

int days_in_year(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 366 : 365;
}

int days_in_month(int year, int month)
{
	static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	return lengths[month - 1] + (month == 2 && days_in_year(year) == 366);
}

static struct days months(int year, int first, int last)
{
	return (struct days){.first = date_day(year, first, 1),
			     .last = date_day(year, last, days_in_month(year, last))};
}

struct days days_of(struct period period)
{
	const int year = period.year, number = period_month_number(period);
	const int quarter = period_quarter_number(period);
	struct days all = months(year, 1, 12);
	switch (period_grain(period)) {
	case GRAIN_MONTH:
		return months(year, number, number);
	case GRAIN_QUARTER:
		return months(year, 3 * quarter - 2, 3 * quarter);
	case GRAIN_OPENING:
		all.last = all.first - 1;
		return all;
	case GRAIN_CLOSING:
		all.first = all.last;
		return all;
	case GRAIN_YEAR:
		break;
	}
	return all;
}

struct days days_common(struct days a, struct days b)
{
	return (struct days){.first = a.first > b.first ? a.first : b.first,
			     .last = a.last < b.last ? a.last : b.last};
}

int64_t days_count(struct days run)
{
	return days_none(run) ? 0 : (int64_t)run.last - run.first + 1;
}

static int64_t floor_weeks(int64_t day)
{
	return day >= 0 ? day / 7 : -((-day + 6) / 7);
}

int64_t days_weeks_touched(struct days run)
{
	/* 1970-01-01 was a Thursday: its week began three days before */
	return days_none(run) ? 0
			      : floor_weeks((int64_t)run.last + 3) -
					floor_weeks((int64_t)run.first + 3) + 1;
}

int64_t days_sundays(struct days run)
{
	return days_none(run) ? 0
			      : floor_weeks((int64_t)run.last + 4) -
					floor_weeks((int64_t)run.first + 3);
}

bool day_is_sunday(int32_t day)
{
	return days_sundays((struct days){.first = day, .last = day}) == 1;
}
