/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * explain_profile - which part of last year's care fell in the months that are compared
 *
 * A file of phasing says when the ledger books, with bills that come months late and
 * accruals that are taken back in January; what is explained are months of care.
 */
#include "explain.h"

#include "sums.h"

enum { YEAR_MONTHS = 12, ALL_MONTHS = (1 << YEAR_MONTHS) - 1 };

static struct period period_at(const struct book *book, enum axis axis, size_t row)
{
	const member m = facts_member(&book->table[TABLE_DECLARATIONS], axis, row);
	return book->axis[axis].entries[m].period;
}

struct care_profile *explain_profile(const struct explain *e)
{
	const struct facts *facts = &e->book->table[TABLE_DECLARATIONS];
	const struct filter scope = explain_care_filter(e);
	const size_t domains = e->book->axis[AXIS_DOMAIN].count;
	struct care_profile *list = arena_alloc(e->arena, domains * sizeof(*list));
	const int before = YEAR_MONTHS * (e->outcome.year - 1);
	int oldest = before + YEAR_MONTHS;
	for (size_t row = 0; row < facts->rows; row++) {
		if (!filter_passes(&scope, TABLE_DECLARATIONS, row) ||
		    !explain_is_care(facts, row))
			continue;
		const int booked = explain_month(period_at(e->book, AXIS_PERIOD, row));
		const struct period care = period_at(e->book, AXIS_CARE_PERIOD, row);
		const int month = explain_month(care) - before;
		oldest = booked < oldest ? booked : oldest;
		if (booked > e->outcome.booked || month < 1 || month > YEAR_MONTHS ||
		    period_month_number(care) == 0)
			continue;
		struct care_profile *own = &list[facts_member(facts, AXIS_DOMAIN, row)];
		own->months |= 1U << (month - 1);
		own->whole += facts->value[row];
		own->part += month <= e->outcome.months ? facts->value[row] : 0;
	}
	for (size_t m = 0; m < domains; m++)
		list[m].known = oldest <= before + 1 && list[m].months == ALL_MONTHS &&
				list[m].part > 0 && list[m].whole >= list[m].part;
	return list;
}
