/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * year_end_lines - where the year ends, per domain, group, task field or product
 *
 *   forecast = booked + late bills + remaining
 *
 * booked     the ledger up to and including the month, with what was reversed or brought
 *            in at the start of the year
 * late bills what was delivered up to and including that month and is still to be billed:
 *            see late_bills.h, which also says when accruals already hold it
 * remaining  the months to come (year_end.h), and the closing entries that follow from
 *            the share they had in earlier years: accruals, settled advances. Of care
 *            with late bills the accruals are left out there: the bills themselves are
 *            counted, in the month of the care.
 *
 * What is forecast is one series per line and side. Expense and revenue apart, because
 * their noise differs and the method asks for amounts above zero; the domain as a whole
 * and not the sum of its groups, since a lump sum or a quarterly bill comes back in the
 * same month each year and then is part of the month figure, while groups and task fields
 * break when codes change and their errors move together, so that adding variances would
 * promise too much. On data/sample, over 19 origins in 2024 and 2025, the mean
 * absolute error of the months to come, added over the four domains, was 1.01 million
 * euros with one series of net cost, 1.04 million per side, 1.08 million as a sum of
 * groups per side and 2.34 million as a sum of task fields per side.
 */
#ifndef SDGRIP_YEAR_END_LINES_H
#define SDGRIP_YEAR_END_LINES_H

#include "care_months.h"
#include "ways.h"

/* The axes that it needs, besides that of request->by in all three tables. */
#define YEAR_END_SPENDING (AXIS_BIT(AXIS_FORM) | AXIS_BIT(AXIS_PRODUCT))
#define YEAR_END_DECLARATIONS                                                  \
	(AXIS_BIT(AXIS_DOMAIN) | AXIS_BIT(AXIS_FORM) | AXIS_BIT(AXIS_PERIOD) | \
	 AXIS_BIT(AXIS_CARE_PERIOD))
/* clients with an open assignment tell what the youngest months will cost */
#define YEAR_END_ASSIGNMENTS \
	(AXIS_BIT(AXIS_DOMAIN) | AXIS_BIT(AXIS_FORM) | AXIS_BIT(AXIS_CLIENT))

struct year_end_line {
	struct plan_line plan; /* budget and ledger of this line */
	member domain, key;    /* key: of the axis asked for; by domain the domain */
	struct month_series *months;
	bool closed; /* the year is: forecast is the outcome */
	struct amount booked;
	bool has_late_bills; /* declarations were read and speak of this line */
	cents late_bills;
	struct standing standing; /* accruals that the ledger holds */
	bool has_forecast;
	cents remaining;
	cents closing; /* part of remaining: the closing entries */
	cents forecast;
	bool has_interval;
	double error, df; /* standard error in cents; of Student's t */
	cents low, high;
	struct amount budget;     /* the plan of the whole year */
	struct amount to_date;    /* that belongs to the months so far */
	struct amount difference; /* positive is favourable */
	double probability;       /* of overspending; -1: not known */
	bool has_way[WAYS];       /* the same by each way */
	cents way[WAYS];
};

struct year_end_request {
	enum axis by; /* AXIS_DOMAIN, _GROUP, _TASK_FIELD or _PRODUCT */
	enum way way; /* WAY_COMB3 by default */
	enum plan_side side;
	const char *phasing; /* as plan_request */
	double confidence;   /* of the interval: 0.8 */
	bool ledger_alone;   /* leave declarations out of account */
};

struct year_end_lines {
	struct plan plan;
	const struct plan_year *year; /* NULL: nothing in scope */
	struct year_end_request request;
	struct month_set months;
	struct care_months care;
	struct year_end_line *list; /* by domain, key */
	size_t count;
	/* The sum; variances added. Without a forecast when one line has none. */
	struct year_end_line total;
};

/* The scope must hold one municipality and one year: else a usage error and -1. Needs
 * the axes named above. Everything lives in arena. */
int year_end_lines(struct year_end_lines *lines, const struct book *book,
		   const struct filter *filter, const struct year_end_request *request,
		   struct arena *arena, struct diags *diags);
/* The line of a domain, or NULL. */
const struct year_end_line *year_end_find(const struct year_end_lines *lines,
					  member domain);

/* Parts of year_end_lines, in year_end_project.c: the forecast of a line, by each way;
 * and its interval and comparison with the plan. */
void year_end_project(const struct year_end_lines *lines, struct year_end_line *line,
		      struct arena *arena);
void year_end_compare(const struct year_end_lines *lines, struct year_end_line *line);

#endif
