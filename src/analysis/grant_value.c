/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * grant_value - what an assignment grants within a run of days
 *
 * A month is a fraction of its own length, so a run over broken months has the least
 * common multiple of 28, 29, 30 and 31 as its denominator; a run over years that of 365
 * and 366.
 */
#include "grant_value.h"

enum { MONTH_PARTS = 377580, YEAR_PARTS = 133590 };

static const struct fraction unknown = {.num = 0, .den = 0};

static struct fraction whole(int64_t number)
{
	return (struct fraction){.num = number, .den = 1};
}

/* Days of one month, or of one year, within the run. */
static int64_t parts_of_month(struct days run, int32_t day)
{
	const struct days month = days_of(date_month(day));
	return days_count(days_common(run, month)) * (MONTH_PARTS / days_count(month));
}

static int64_t parts_of_year(struct days run, int32_t day)
{
	const struct days year = days_of(period_year(date_month(day).year));
	return days_count(days_common(run, year)) * (YEAR_PARTS / days_count(year));
}

/* The first and the last may be broken, those in between are whole. */
static struct fraction times_monthly(struct days run)
{
	const int apart =
		period_months_between(date_month(run.first), date_month(run.last));
	int64_t parts = parts_of_month(run, run.first);
	if (apart > 0)
		parts += parts_of_month(run, run.last) +
			 (int64_t)(apart - 1) * MONTH_PARTS;
	return (struct fraction){.num = parts, .den = MONTH_PARTS};
}

static struct fraction times_yearly(struct days run)
{
	const int apart = date_month(run.last).year - date_month(run.first).year;
	int64_t parts = parts_of_year(run, run.first);
	if (apart > 0)
		parts += parts_of_year(run, run.last) + (int64_t)(apart - 1) * YEAR_PARTS;
	return (struct fraction){.num = parts, .den = YEAR_PARTS};
}

struct fraction grant_times(enum frequency frequency, struct days term,
			    struct days window)
{
	const struct days run = days_common(term, window);
	if (frequency == FREQUENCY_NONE || run.last == DATE_OPEN)
		return unknown;
	if (frequency == FREQUENCY_TOTAL && term.last == DATE_OPEN)
		return unknown;
	if (days_none(run))
		return whole(0);
	switch (frequency) {
	case FREQUENCY_DAY:
		return whole(days_count(run));
	case FREQUENCY_WEEK:
		return (struct fraction){.num = days_count(run), .den = 7};
	case FREQUENCY_FOUR_WEEKS:
		return (struct fraction){.num = days_count(run), .den = 28};
	case FREQUENCY_MONTH:
		return times_monthly(run);
	case FREQUENCY_YEAR:
		return times_yearly(run);
	case FREQUENCY_TOTAL:
		return (struct fraction){.num = days_count(run), .den = days_count(term)};
	case FREQUENCY_NONE:
		break;
	}
	return unknown;
}

/* Sundays, and one more when the week that the term breaks off lies in the run. */
static int64_t weeks_of_output(struct days term, struct days run)
{
	const bool ends_here = run.last == term.last;
	return days_sundays(run) + (ends_here && !day_is_sunday(run.last));
}

/* Years from the first day on that were begun: 1 on the first day, 2 a year later. */
static int64_t years_begun(struct days run)
{
	int year, month, day, last_year, last_month, last_day;
	date_split(run.first, &year, &month, &day);
	date_split(run.last, &last_year, &last_month, &last_day);
	const bool reached =
		last_month > month || (last_month == month && last_day >= day);
	return last_year - year + reached;
}

struct fraction grant_most(enum frequency frequency, bool output, struct days term,
			   struct days window)
{
	const struct days run = days_common(term, window);
	if (frequency == FREQUENCY_NONE || run.last == DATE_OPEN)
		return unknown;
	if (days_none(run))
		return whole(0);
	switch (frequency) {
	case FREQUENCY_DAY:
		return whole(days_count(run));
	case FREQUENCY_WEEK:
		return whole(output ? weeks_of_output(term, run)
				    : days_weeks_touched(run));
	case FREQUENCY_FOUR_WEEKS:
		return whole((days_count(run) + 27) / 28);
	case FREQUENCY_MONTH:
		return whole(period_months_between(date_month(run.first),
						   date_month(run.last)) +
			     1);
	case FREQUENCY_YEAR:
		return whole(years_begun(run));
	case FREQUENCY_TOTAL:
		return whole(1);
	case FREQUENCY_NONE:
		break;
	}
	return unknown;
}

/* Ten-thousandths of a euro per unit are hundredths of a cent per thousand thousandths.
 */
struct fraction price_per_unit(int64_t price)
{
	return price == PRICE_NONE ? unknown
				   : (struct fraction){.num = price, .den = 100 * 1000};
}

struct fraction price_per_minute(int64_t hour_rate)
{
	return hour_rate == PRICE_NONE
		       ? unknown
		       : (struct fraction){.num = hour_rate, .den = 60 * 100 * 1000};
}

struct fraction price_of_euros(void)
{
	return (struct fraction){.num = 1, .den = 10};
}

struct fraction price_paid(cents amount, int64_t volume)
{
	return amount > 0 && volume > 0 ? (struct fraction){.num = amount, .den = volume}
					: unknown;
}

bool grant_volume(int64_t volume, struct fraction times, int64_t *out)
{
	return fraction_known(times) &&
	       money_scale(volume, times.num, times.den, out) == NUMBER_OK;
}

bool grant_amount(int64_t volume, struct fraction times, struct fraction price,
		  cents *out)
{
	const int64_t above[] = {volume, times.num, price.num};
	const int64_t below[] = {times.den, price.den};
	return fraction_known(times) && fraction_known(price) &&
	       money_ratio(above, 3, below, 2, out) == NUMBER_OK;
}

bool grant_spread(cents amount, struct days term, struct days window, cents *out)
{
	const struct fraction times = grant_times(FREQUENCY_TOTAL, term, window);
	return fraction_known(times) &&
	       money_scale(amount, times.num, times.den, out) == NUMBER_OK;
}
