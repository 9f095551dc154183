/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * late_schemes - under which schemes of task fields bills were booked
 *
 * Codes of task fields changed, many to many: care of before such a year has its bills
 * under two codes, and a code of one scheme holds only a part of them.
 */
#include "late_triangles.h"

#include "codes.h"

unsigned late_schemes(const struct book *book, const struct filter *filter, int last,
		      struct arena *arena)
{
	static const enum axis year[] = {AXIS_YEAR};
	const struct filter own = late_filter(filter, arena);
	const struct pivot *pivot =
		pivot_build(book, TABLE_DECLARATIONS, &own, year, 1, NULL, 0, arena);
	unsigned schemes = 0;
	for (size_t row = 0; row < pivot->nrows; row++) {
		const int at = book->axis[AXIS_YEAR]
				       .entries[pivot_row(pivot, row, 0)]
				       .period.year;
		if (at <= last)
			schemes |= 1U << codes_scheme(at) % 32; /* a year */
	}
	return schemes;
}

bool late_scope_cut(const struct book *book, const struct filter *filter, int last,
		    struct arena *arena)
{
	if (!filter->keep[AXIS_TASK_FIELD])
		return false;
	struct filter wide = *filter;
	wide.keep[AXIS_TASK_FIELD] = NULL;
	const unsigned own = late_schemes(book, filter, last, arena);
	return own != 0 && own != late_schemes(book, &wide, last, arena);
}
