/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * accruals - what the ledger set aside at the end of a year for bills to come, per series
 * of declarations
 *
 * Accruals of the year, else its closing entries, on the groups of task fields that the
 * declarations have; those keep their meaning when the codes change.
 */
#ifndef SDGRIP_ACCRUALS_H
#define SDGRIP_ACCRUALS_H

#include "runoff.h"
#include "sums.h"

struct accruals {
	const struct runoff *r;
	const struct pivot *groups; /* of series and group: those that occur */
	const struct late_series **group_series; /* by row of groups */
	/* By series: some declarations have no group, so all of the series is taken, also
	 * what was set aside for other costs. */
	bool *takes_all;
	struct sums accrued, closed, ledger;
	size_t nkeys; /* of the first two: the axes of the series, a group, a year */
};

/* Lives in the arena of r. */
void accruals_build(struct accruals *accruals, const struct runoff *r);
/* False when the ledger has none. */
bool accruals_of(const struct accruals *accruals, const struct late_series *series,
		 int year, cents *out);
/* The book holds outcomes of that year. */
bool accruals_know(const struct accruals *accruals, int year);

/* Declarations in scope by the axes of the series and one or two more; and the series
 * of a row of it. */
const struct pivot *runoff_declared(const struct runoff *r, enum axis axis, bool booking);
const struct late_series *runoff_series_of(const struct runoff *r,
					   const struct pivot *pivot, size_t row);
struct period runoff_period(const struct runoff *r, enum axis axis, member m);

#endif
