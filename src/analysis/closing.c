/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * closing - the entries that a year is closed with, from the share they had before
 */
#include "month_series.h"

#include <math.h>

/* Closing entries and months of each year of the line's history. */
struct closed_years {
	size_t count;
	double after[HISTORY_YEARS], months[HISTORY_YEARS];
	double all_after, all_months;
};

static struct closed_years closed_years(const struct month_set *set,
					const struct month_series *series, size_t side)
{
	struct closed_years out = {.count = series->history / YEAR_MONTHS};
	const struct side_months *s = &series->side[side];
	const size_t first = set->history / YEAR_MONTHS - out.count;
	const bool without = side == 0 && series->late.known;
	for (size_t i = 0; i < out.count; i++) {
		const size_t year = first + i;
		out.after[i] =
			s->after[year] - (without ? series->accruals.after[year] : 0.0);
		for (size_t k = 0; k < YEAR_MONTHS; k++)
			out.months[i] += s->y[year * YEAR_MONTHS + k];
		out.all_after += out.after[i];
		out.all_months += out.months[i];
	}
	return out;
}

double closing_expected(const struct month_set *set, const struct month_series *series,
			size_t side, double total, double *variance)
{
	const struct closed_years past = closed_years(set, series, side);
	*variance = 0.0;
	if (past.count == 0)
		return (side == 0 && series->late.known ? series->accruals.before : 0.0) -
		       series->side[side].before;
	/* Without months to take a share of, the mean of the years. */
	const bool shares = past.all_months > 0.0;
	const double mean = past.all_after / (double)past.count;
	const double ratio = shares ? past.all_after / past.all_months : 0.0;
	double squares = 0.0;
	for (size_t i = 0; i < past.count; i++) {
		const double expected = shares ? ratio * past.months[i] : mean;
		squares += (past.after[i] - expected) * (past.after[i] - expected);
	}
	const double n = (double)past.count;
	if (past.count > 1)
		*variance = squares / (n - 1.0) * (1.0 + 1.0 / n);
	return shares ? ratio * total : mean;
}
