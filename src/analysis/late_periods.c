/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * late_periods - years, quarters and months as numbers on one scale, and which booking
 * period is the last
 */
#include "late_triangles.h"

#include <limits.h>

struct filter late_filter(const struct filter *filter, struct arena *arena)
{
	static const member in_kind[] = {MEMBER_NONE, FORM_ZIN};
	struct filter own = filter_only(filter, AXIS_FORM, in_kind, 2, arena);
	own.keep[AXIS_PERIOD] = own.keep[AXIS_YEAR] = own.keep[AXIS_QUARTER] = NULL;
	own.until = (struct period){0};
	own.history = true;
	return own;
}

int late_index(enum granularity grain, struct period period)
{
	const int year = period.year;
	const enum granularity own = period_grain(period);
	if (grain == GRAIN_YEAR)
		return year;
	if (grain == GRAIN_QUARTER) {
		const int quarter = period_quarter_number(period);
		return 4 * year + (own == GRAIN_CLOSING ? 3 : quarter ? quarter - 1 : 0);
	}
	const int month = period_month_number(period);
	return 12 * year + (own == GRAIN_CLOSING ? 11 : month ? month - 1 : 0);
}

struct period late_period(enum granularity grain, int index)
{
	if (grain == GRAIN_YEAR)
		return period_year(index);
	if (grain == GRAIN_QUARTER)
		return period_quarter(index / 4, index % 4 + 1);
	return period_month(index / 12, index % 12 + 1);
}

struct period late_origin_period(const struct late_set *set, size_t origin)
{
	return late_period(set->grain, late_index(set->grain, set->first) + (int)origin);
}

enum granularity late_grain(struct period period)
{
	const enum granularity grain = period_grain(period);
	return grain > GRAIN_MONTH ? GRAIN_MONTH : grain;
}

static const char *label_of(enum granularity grain, int index, char *buf, size_t size)
{
	return period_label(buf, size, late_period(grain, index));
}

static int last_index(enum granularity grain, struct period period)
{
	if (period_grain(period) == GRAIN_YEAR && grain == GRAIN_MONTH)
		period = period_month(period.year, 12);
	else if (period_grain(period) == GRAIN_YEAR && grain == GRAIN_QUARTER)
		period = period_quarter(period.year, 4);
	else if (period_grain(period) == GRAIN_QUARTER && grain == GRAIN_MONTH)
		period = period_month(period.year, 3 * period_quarter_number(period));
	return late_index(grain, period);
}

int late_limit(enum granularity grain, const struct filter *filter)
{
	int limit = INT_MAX, years = INT_MIN;
	if (period_is_set(filter->until))
		limit = last_index(grain, filter->until);
	const struct dictionary *dictionary = &filter->book->axis[AXIS_YEAR];
	for (member m = 1; filter->keep[AXIS_YEAR] && m < dictionary->count; m++)
		if (filter->keep[AXIS_YEAR][m]) {
			const int index =
				last_index(grain, dictionary->entries[m].period);
			years = index > years ? index : years;
		}
	if (filter->keep[AXIS_YEAR] && years < limit)
		limit = years;
	return limit;
}

int late_until(enum granularity grain, struct period asked, int oldest, int newest,
	       int *until, struct diags *diags)
{
	char text[16], from[16], to[16];
	*until = newest;
	if (!period_is_set(asked))
		return 0;
	period_label(text, sizeof(text), asked);
	if (late_grain(asked) > grain)
		return diag_usage(diags, NULL,
				  "--until '%s' is finer than the declarations, which "
				  "are by %s",
				  text, grain == GRAIN_YEAR ? "year" : "quarter");
	*until = last_index(grain, asked);
	/* the year or quarter that runs: as far as it is there */
	if (late_grain(asked) < grain && late_index(grain, asked) <= newest &&
	    *until > newest)
		*until = newest;
	if (*until < oldest || *until > newest)
		return diag_usage(diags, NULL,
				  "--until '%s' is not among the booking periods, "
				  "which run from %s to %s",
				  text, label_of(grain, oldest, from, sizeof(from)),
				  label_of(grain, newest, to, sizeof(to)));
	return 0;
}

struct late_request late_request_for(const struct late_set *set)
{
	struct late_request request = {.method = LATE_BLEND};
	const int first = late_index(set->grain, set->first);
	request.seasons = set->grain == GRAIN_MONTH     ? 12
			  : set->grain == GRAIN_QUARTER ? 4
							: 0;
	if (request.seasons > 0)
		request.season = (size_t)first % request.seasons;
	return request;
}
