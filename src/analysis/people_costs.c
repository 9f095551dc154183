/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * people_costs - what one client, or one benefit, costs in a closed year
 */
#include "people_costs.h"

enum { ALL_MONTHS = 0x1ffe }; /* bits 1 to 12 */

/* Opening and closing periods hold no people; a year's figure comes after its months. */
int people_place_in_year(struct period period)
{
	int month = period_month_number(period);
	if (month > 0)
		return month;
	int quarter = period_quarter_number(period);
	return quarter > 0 ? 3 * quarter : 13;
}

static member year_member(const struct book *book, int year)
{
	char label[16];
	return book_find(book, AXIS_YEAR,
			 period_label(label, sizeof(label), period_year(year)));
}

/* Only a closed year has a cost per person: net cost of the domain by the people at its
 * end. */
static struct value cost_per_person(const struct people_costs *c,
				    const struct people_line *line, int64_t people)
{
	const member key[] = {line->municipality, line->domain,
			      year_member(c->book, line->period.year)};
	const struct covered *covered =
		coverage_find(&c->coverage, line->municipality, line->period.year);
	const struct sum *cost = sums_find(&c->costs, key);
	cents each;
	if (!covered || !covers_year(covered) || !cost || !sum_known(cost) ||
	    sum_unknown(cost) > 0 || people <= 0 ||
	    people_place_in_year(line->period) < 12)
		return value_none();
	if (money_scale(cost->expense.value - cost->revenue.value, 1000, people, &each) !=
	    NUMBER_OK)
		return value_none();
	return value_money(each);
}

/* Of a scheme: what was paid less what came back in twelve months, by the people at the
 * end of them. */
static struct value benefit_per_person(const struct people_costs *c,
				       const struct people_line *line)
{
	const struct pivot *paid = c->benefits;
	unsigned months = 0;
	cents net = 0, each;
	for (size_t row = 0; row < paid->nrows; row++) {
		const member m = pivot_row(paid, row, 2);
		const struct period period = c->book->axis[AXIS_PERIOD].entries[m].period;
		const struct cell *cell = pivot_cell(paid, row, 0);
		if (pivot_row(paid, row, 0) != line->municipality ||
		    pivot_row(paid, row, 1) != line->scheme ||
		    period.year != line->period.year || cell->unknown > 0)
			continue;
		months |= 1U << period_month_number(period);
		net += pivot_row(paid, row, 3) == SIDE_REVENUE ? -cell->value
							       : cell->value;
	}
	if ((months & ALL_MONTHS) != ALL_MONTHS ||
	    people_place_in_year(line->period) < 12 || line->people->value <= 0 ||
	    money_scale(net, 1000, line->people->value, &each) != NUMBER_OK)
		return value_none();
	return value_money(each);
}

struct value people_cost(const struct people_costs *costs, const struct people_line *line)
{
	return line->scheme == MEMBER_NONE
		       ? cost_per_person(costs, line, line->people->value)
		       : benefit_per_person(costs, line);
}

void people_costs_build(struct people_costs *costs, const struct book *book,
			const struct filter *filter, struct arena *arena)
{
	static const enum axis keys[] = {AXIS_MUNICIPALITY, AXIS_DOMAIN, AXIS_YEAR};
	static const enum axis rows[] = {AXIS_MUNICIPALITY, AXIS_SCHEME, AXIS_PERIOD,
					 AXIS_SIDE};
	struct filter spending = *filter;
	spending.keep[AXIS_INDICATOR] = NULL;
	costs->book = book;
	costs->costs = sums_build(book, &spending, STAGE_ACTUAL, keys, 3, arena);
	costs->coverage = coverage_build(book, &spending, STAGE_ACTUAL, arena);
	costs->benefits =
		pivot_build(book, TABLE_BENEFITS, &spending, rows, 4, NULL, 0, arena);
}
