/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * care_months - what the declarations say of a ledger that is billed late
 *
 * Of care in kind only, by run-off (late_bills.h): triangles of care month by booking
 * month, per line of the forecast. Four rules follow.
 *
 * 1. The months of the ledger move from booking to care: a month, less the declarations
 *    booked in it, plus those of its care, completed. This starts with the first January
 *    from which all bookings are in the declarations; before it the ledger stays as it
 *    is. What the ledger has besides (salaries, lump sums, VAT, manual invoices) stays in
 *    the month in which it was booked.
 * 2. Late bills of this year: what is outstanding of its care months so far, less the
 *    accruals of this year that still stand in the ledger. A ledger that accrues every
 *    month has its late bills in what was booked already.
 * 3. Late bills of earlier years: when this year took back last year's accruals, or when
 *    last year left none, the bills fall on this year, and count. When last year's
 *    accruals were not taken back, the balance sheet pays the bills: they do not count,
 *    and what was booked of them stays out of rule 1. Before the month in which the year
 *    before saw its reversal, that is still expected: the bills count, and so does it.
 * 4. A ledger that never accrues pays each year the bills that came in it. Then what was
 *    carried over from last year (booked so far, and still outstanding) is taken to be
 *    carried over to next year again, as an entry at the end of the year: the year keeps
 *    twelve months of bills.
 *
 * Accruals and reversals are the entries called so, and what is booked in opening and
 * closing periods, on expense in kind or without a form.
 */
#ifndef SDGRIP_CARE_MONTHS_H
#define SDGRIP_CARE_MONTHS_H

#include "late_triangles.h"
#include "month_series.h"

/* Can the declarations be used, and if not, why? */
enum care_status {
	CARE_NONE, /* none were read, or none on care in kind */
	CARE_OK,
	CARE_NOT_MONTHS,  /* by year or quarter */
	CARE_ENDS_EARLY,  /* no bookings in the month of the forecast */
	CARE_STARTS_LATE, /* no whole year of bookings up to that month */
	CARE_OTHER_CODES, /* by task field, with care of another scheme among them */
};

struct care_months {
	enum care_status status;
	int shift_from;   /* the year from whose January months moved */
	cents unplaced;   /* outstanding of care that is no line of the forecast */
	size_t not_whole; /* lines of which part could not be estimated: left as they are
			   */
};

/* Estimates per line of `set` and moves its months. Lives in arena. 0, or -1 with an
 * error. */
int care_months_apply(struct care_months *care, struct month_set *set, enum axis by,
		      const struct book *book, const struct filter *filter,
		      struct arena *arena, struct diags *diags);
/* Rules 2 and 3, in whole cents. `standing` is that of the line. */
cents care_late_bills(const struct month_series *series, struct standing standing);
/* Rules 3 and 4: reversals still to come, or else what leaves to the next year in a
 * ledger that never accrues; to be taken off. */
cents care_carried_over(const struct month_series *series, struct standing standing);
/* Do the bills of earlier years count? */
bool care_earlier_counts(struct standing standing);

#endif
