/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * plan_lines - rows and totals over positions, and the comparison of plan and outcome
 */
#include "plan.h"

#include <math.h>
#include <string.h>

static void add_amounts(struct amount *into, const struct amount *from)
{
	for (size_t m = 0; m < PLAN_MEASURES; m++)
		amount_add(&into[m], from[m]);
}

member plan_member(const struct plan *plan, const struct plan_line *line, enum axis axis)
{
	for (size_t i = 0; i < plan->naxes; i++) {
		if (plan->axes[i] == axis)
			return line->first->key[i];
	}
	return MEMBER_NONE;
}

static size_t side_axis(const struct plan *plan)
{
	size_t i = 0;
	while (plan->axes[i] != AXIS_SIDE)
		i++;
	return i;
}

bool plan_next(const struct plan *plan, size_t *at, size_t depth, struct plan_line *line)
{
	if (*at >= plan->count)
		return false;
	size_t side = side_axis(plan);
	*line = (struct plan_line){.first = &plan->positions[*at]};
	for (; *at < plan->count; (*at)++) {
		const struct position *position = &plan->positions[*at];
		if (memcmp(position->key, line->first->key, depth * sizeof(member)) != 0)
			break;
		add_amounts(position->key[side] == SIDE_REVENUE ? line->revenue
								: line->expense,
			    position->amount);
	}
	return true;
}

static bool nothing(const struct amount *amount)
{
	return amount->known == 0 && amount->unknown == 0;
}

/* A side without positions is zero beside one that is known: what was delivered has no
 * such rows. */
struct amount plan_amount(const struct plan_line *line, enum plan_side side,
			  enum plan_measure measure)
{
	struct amount expense = line->expense[measure], revenue = line->revenue[measure];
	/* no plan is none to date, also where the phasing of the other side is not known
	 */
	bool asked_alone = side != SIDE_OF_NET && measure == PLAN_TO_DATE;
	if (nothing(&expense) &&
	    (amount_known(revenue) || (asked_alone && revenue.unknown > 0)))
		expense.known = 1;
	if (nothing(&revenue) && (amount_known(expense) ||
				  (asked_alone && line->expense[measure].unknown > 0)))
		revenue.known = 1;
	switch (side) {
	case SIDE_OF_EXPENSE:
		return expense;
	case SIDE_OF_REVENUE:
		return revenue;
	case SIDE_OF_NET:
		break;
	}
	return (struct amount){expense.value - revenue.value,
			       expense.known + revenue.known,
			       expense.unknown + revenue.unknown};
}

enum plan_side plan_side_find(const char *name)
{
	if (strcmp(name, "expense") == 0)
		return SIDE_OF_EXPENSE;
	return strcmp(name, "revenue") == 0 ? SIDE_OF_REVENUE : SIDE_OF_NET;
}

static struct amount compare(struct amount plan, struct amount outcome,
			     enum plan_side side)
{
	if (!amount_known(plan) || !amount_known(outcome))
		return (struct amount){0};
	cents difference = plan.value - outcome.value;
	return (struct amount){
		.value = side == SIDE_OF_REVENUE ? -difference : difference,
		.known = plan.known + outcome.known,
		.unknown = plan.unknown + outcome.unknown,
	};
}

struct amount plan_difference(const struct plan_line *line, enum plan_side side)
{
	return compare(plan_amount(line, side, PLAN_CHOSEN),
		       plan_amount(line, side, PLAN_ACTUAL), side);
}

struct amount plan_difference_to_date(const struct plan_line *line, enum plan_side side)
{
	struct amount plan = plan_amount(line, side, PLAN_TO_DATE);
	struct amount realised = plan_amount(line, side, PLAN_REALISED);
	if (!amount_whole(plan))
		return (struct amount){0};
	return compare(plan, realised, side);
}

struct value plan_ratio(struct amount difference, struct amount plan)
{
	if (!amount_known(difference) || !amount_known(plan) || plan.value == 0)
		return value_none();
	return value_ratio((double)difference.value / fabs((double)plan.value));
}

struct value plan_direction(struct report *report, struct amount difference)
{
	if (!amount_known(difference))
		return value_none();
	const char *letter = difference.value > 0   ? "V"
			     : difference.value < 0 ? "N"
						    : "=";
	return value_word(report, "direction", letter);
}

static struct amount funding_of(const struct plan *plan, member municipality, member year,
				member domain)
{
	const struct pivot *pivot = plan->funding;
	struct amount sum = {0};
	for (size_t row = 0; row < pivot->nrows; row++) {
		if (pivot_row(pivot, row, 0) != municipality ||
		    pivot_row(pivot, row, 1) != year ||
		    pivot_row(pivot, row, 2) != domain)
			continue;
		sum = amount_of(pivot_cell(pivot, row, 0));
	}
	return sum;
}

struct amount plan_funding(const struct plan *plan, const struct plan_line *line)
{
	member domain = plan_member(plan, line, AXIS_DOMAIN);
	const struct plan_year *year = line->first->year;
	return domain == MEMBER_NONE
		       ? (struct amount){0}
		       : funding_of(plan, year->municipality, year->year, domain);
}

bool plan_line_is_zero(const struct plan_line *line)
{
	for (int i = 0; i < PLAN_MEASURES; i++) {
		const struct amount *sides[] = {&line->expense[i], &line->revenue[i]};
		for (int side = 0; side < 2; side++) {
			if (sides[side]->value != 0 || sides[side]->unknown > 0)
				return false;
		}
	}
	return true;
}
