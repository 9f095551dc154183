/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * standing - which late bills the ledger already knows of, and in which year they land
 */
#include "month_series.h"

static cents beyond(cents reversed, cents standing)
{
	return reversed > standing ? reversed - standing : 0;
}

/* What stands at the end of each year, [0] the year before the history, up to this one.
 * What stood before the first of them is what that year took back first. */
static void stand(const struct care_accruals *a, size_t now,
		  cents standing[HISTORY_YEARS + 2])
{
	size_t year = 0;
	while (year < now && a->accrued[year] == 0 && a->reversed[year] == 0)
		standing[year++] = 0;
	cents before = a->first[year];
	for (; year <= now; year++) {
		standing[year] = a->accrued[year] - beyond(a->reversed[year], before);
		before = standing[year];
	}
}

static size_t this_year(const struct month_set *set)
{
	return set->history / YEAR_MONTHS + 1;
}

struct standing accruals_standing(const struct month_set *set,
				  const struct month_series *series)
{
	const struct care_accruals *a = &series->accruals;
	const size_t now = this_year(set);
	cents standing[HISTORY_YEARS + 2];
	stand(a, now, standing);
	struct standing out = {.last_year = standing[now - 1],
			       .this_year = standing[now],
			       .reversed = a->reversed[now] > 0,
			       .never = set->history > 0};
	for (size_t i = 0; i <= now; i++)
		out.never &= a->accrued[i] == 0 && a->reversed[i] == 0;
	out.pending = out.last_year > 0 && !out.reversed && a->reversed[now - 1] > 0 &&
		      (int)set->elapsed < a->first_part[now - 1] - PART_LEDGER;
	return out;
}

/* The oldest year goes as the one after it: what was accrued before it is not known. */
bool accruals_bills_land(const struct month_set *set, const struct month_series *series,
			 int year)
{
	const struct care_accruals *a = &series->accruals;
	const size_t now = this_year(set);
	const int first = set->year - (int)now;
	cents standing[HISTORY_YEARS + 2];
	if (year <= first || year > set->year)
		return true;
	stand(a, now, standing);
	size_t at = (size_t)(year - first);
	if (at == 1 && now > 1 && a->accrued[0] == 0 && a->reversed[1] == 0)
		at = 2;
	return a->reversed[at] > 0 || standing[at - 1] <= 0 ||
	       (at == now && accruals_standing(set, series).pending);
}
