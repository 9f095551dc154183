/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * days - runs of calendar days, counted since 1970-01-01
 *
 * Assignments run from day to day, figures are asked per month and year: here the two
 * meet. Pure arithmetic of the calendar.
 */
#ifndef SDGRIP_DAYS_H
#define SDGRIP_DAYS_H

#include "period.h"

#include <stdbool.h>
#include <stdint.h>

/* First and last day, both included; none when last < first. */
struct days {
	int32_t first, last;
};

int days_in_month(int year, int month);
int days_in_year(int year);

/* The days of a year, quarter or month. The opening period is no time at all, closing
 * periods belong to the last day of their year. */
struct days days_of(struct period period);
/* The days that two runs share. */
struct days days_common(struct days a, struct days b);
static inline bool days_none(struct days run)
{
	return run.last < run.first;
}
/* How many; 0 for none. */
int64_t days_count(struct days run);

/* Calendar weeks, Monday to Sunday, of which at least one day is in the run. */
int64_t days_weeks_touched(struct days run);
int64_t days_sundays(struct days run);
bool day_is_sunday(int32_t day);

#endif
