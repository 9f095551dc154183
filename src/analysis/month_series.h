/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * month_series - the months of the ledger behind a forecast: whole years of history and
 * the months of the year so far
 *
 * A month holds the regular entries of that ledger period. Accruals, their reversals, and
 * opening and closing entries move cost between years and say nothing of a month: they
 * stand apart. Where declarations are read, the billed part of a month moves to the month
 * of the care (care_months.h), which also completes the last months.
 *
 * History: the years before this one that have all twelve months, without a gap, at most
 * five. A line of which nothing was ever booked in the oldest of them starts later. By
 * task field it stops where the scheme of task fields changes.
 */
#ifndef SDGRIP_MONTH_SERIES_H
#define SDGRIP_MONTH_SERIES_H

#include "plan.h"
#include "year_end.h"

enum { MONTH_SIDES = 2, HISTORY_YEARS = HISTORY_MAX / YEAR_MONTHS };

/* What the declarations add to a line. */
struct late_part {
	bool known;
	cents outstanding; /* of the care months of this year so far */
	cents earlier;     /* of the care of earlier years */
	cents carried;     /* booked this year for the care of earlier years */
	double mse;        /* of both together, square cents; has_error: it is known */
	bool has_error;
};

/* One side of a line, in cents. y starts with the first month of the set. */
struct side_months {
	double y[HISTORY_MAX + YEAR_MONTHS];
	/* Per year of history what was booked later in the year than the month of the
	 * forecast and belongs to no month: closing entries. */
	double after[HISTORY_YEARS];
	double before; /* what this year has of that so far: reversals, opening */
};

/* Accruals of care (expense in kind or without a form) per year, [0] the year before the
 * first of history: what was accrued, what was reversed (as positive amounts), and what
 * of that in the first period that has a reversal. */
struct care_accruals {
	cents accrued[HISTORY_YEARS + 2], reversed[HISTORY_YEARS + 2],
		first[HISTORY_YEARS + 2];
	int first_part[HISTORY_YEARS + 2];   /* 0: none yet */
	double after[HISTORY_YEARS], before; /* their part in those of expense */
};

struct month_series {
	member domain, key;
	size_t history;                       /* months, the last of the set */
	struct side_months side[MONTH_SIDES]; /* expense, revenue */
	struct care_accruals accruals;
	struct late_part late;
};

struct month_set {
	struct month_series *list; /* as the keys given */
	size_t count;
	size_t history, elapsed; /* months that were delivered */
	int year;
	bool gap;          /* a month of this year is missing: no forecast */
	bool scheme_break; /* history stops at another scheme of task fields */
};

/* Which lines: domain and key by turns, sorted; `year` is that of the plan. */
struct month_request {
	enum axis by;
	const member *keys;
	size_t count;
	const struct plan_year *year;
};

/* Lives in arena. */
void month_set_build(struct month_set *set, const struct book *book,
		     const struct filter *filter, const struct month_request *request,
		     struct arena *arena);

/* A side as the estimators want it. */
struct year_series side_series(const struct month_set *set,
			       const struct month_series *series, size_t side);
/* The line of a domain and key, or NULL. */
struct month_series *month_series_find(const struct month_set *set, member domain,
				       member key);
/* What of the accruals booked up to now still stands, of the years before this one and
 * of this year. A reversal takes back the oldest. What last year left and nobody reversed
 * was used up on the balance sheet: it does not pile up. */
struct standing {
	cents last_year, this_year;
	bool reversed; /* something of last year's was taken back this year */
	bool pending;  /* it will be: in the month of last year's reversal, still to come
			*/
	bool never;    /* in no year of history, nor in this one: bills count where they
			  are booked */
};
struct standing accruals_standing(const struct month_set *set,
				  const struct month_series *series);
/* Do the bills of earlier care land in the cost of this year: were the accruals of the
 * year before it taken back, or were there none? Else the balance sheet pays them. */
bool accruals_bills_land(const struct month_set *set, const struct month_series *series,
			 int year);
/* What closing entries may be expected from now on to the end of the year, when the
 * months of the year add up to `total`: the share they had in the years of history; and
 * the variance of that, 0 when there are fewer than two years. Without history what this
 * year began with is taken to leave again. With late bills the accruals are left out. */
double closing_expected(const struct month_set *set, const struct month_series *series,
			size_t side, double total, double *variance);

#endif
