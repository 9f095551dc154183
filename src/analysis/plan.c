/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * plan - positions of plan and outcome, and the sums over them
 */
#include "plan.h"

#include "sums.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static const enum axis by_field[PLAN_AXES] = {AXIS_MUNICIPALITY, AXIS_YEAR,  AXIS_DOMAIN,
					      AXIS_TASK_FIELD,   AXIS_GROUP, AXIS_SIDE,
					      AXIS_PRODUCT};
static const enum axis by_group[PLAN_AXES] = {
	AXIS_MUNICIPALITY, AXIS_YEAR, AXIS_DOMAIN, AXIS_GROUP,
	AXIS_TASK_FIELD,   AXIS_SIDE, AXIS_PRODUCT};
static const enum axis by_programme[] = {AXIS_MUNICIPALITY, AXIS_YEAR, AXIS_PROGRAMME,
					 AXIS_DOMAIN,       AXIS_SIDE, AXIS_NATURE};
static const enum axis by_product[PLAN_AXES] = {
	AXIS_MUNICIPALITY, AXIS_YEAR,       AXIS_DOMAIN, AXIS_PRODUCT,
	AXIS_GROUP,        AXIS_TASK_FIELD, AXIS_SIDE};
static const enum axis by_cluster[] = {AXIS_MUNICIPALITY, AXIS_YEAR, AXIS_CLUSTER,
				       AXIS_SIDE};

/* A product splits a position only where the phasing file tells products apart: shares
 * are taken, and rounded, per position. */
static void choose_axes(struct plan *plan, enum plan_order order)
{
	bool products = plan->book->table[TABLE_SPENDING].axis[AXIS_PRODUCT] &&
			phasing_has_products(plan->book);
	switch (order) {
	case PLAN_BY_FIELD:
	case PLAN_BY_GROUP:
		plan->axes = order == PLAN_BY_FIELD ? by_field : by_group;
		plan->naxes = products ? PLAN_AXES : PLAN_AXES - 1;
		break;
	case PLAN_BY_PROGRAMME:
		plan->axes = by_programme;
		plan->naxes = sizeof(by_programme) / sizeof(by_programme[0]);
		break;
	case PLAN_BY_PRODUCT:
		plan->axes = by_product;
		plan->naxes = PLAN_AXES;
		break;
	case PLAN_BY_CLUSTER:
		plan->axes = by_cluster;
		plan->naxes = sizeof(by_cluster) / sizeof(by_cluster[0]);
		break;
	}
}

static member key_of(const struct plan *plan, const struct position *position,
		     enum axis axis)
{
	for (size_t i = 0; i < plan->naxes; i++) {
		if (plan->axes[i] == axis)
			return position->key[i];
	}
	return MEMBER_NONE;
}

/* The municipalities and versions of the scope, with all that they delivered. */
static struct filter wide_filter(const struct filter *filter)
{
	struct filter wide = {.all = true, .book = filter->book};
	wide.keep[AXIS_MUNICIPALITY] = filter->keep[AXIS_MUNICIPALITY];
	wide.keep[AXIS_VERSION] = filter->keep[AXIS_VERSION];
	wide.keep[AXIS_STAGE] = filter->keep[AXIS_STAGE];
	return wide;
}

/* The scope in the chosen years. The limit in time differs per stage, so it is not the
 * filter's. */
static struct filter scope_filter(const struct plan *plan, const struct filter *filter,
				  struct arena *arena)
{
	struct filter scope = *filter;
	scope.until = (struct period){0};
	scope.history = false;
	member *years = arena_alloc(arena, (plan->nyears + 1) * sizeof(*years));
	size_t count = 0;
	for (size_t i = 0; i < plan->nyears; i++) {
		if (plan->years[i].selected)
			years[count++] = plan->years[i].year;
	}
	return filter_only(&scope, AXIS_YEAR, years, count, arena);
}

static void load_cell(struct position *position, member stage, struct period period,
		      const struct cell *cell)
{
	static const enum plan_measure sums[] = {PLAN_ORIGINAL, PLAN_CHANGES,
						 PLAN_REVISED,  PLAN_ACTUAL,
						 PLAN_REALISED, PLAN_COMMITTED};
	for (size_t i = 0; i < sizeof(sums) / sizeof(sums[0]); i++)
		if (plan_takes(position->year, sums[i], stage, period))
			amount_add(&position->amount[sums[i]], amount_of(cell));
}

/* No rows is zero where the municipality delivered that stage, and not known where it
 * did not. */
static void zero_if_delivered(struct amount *amount, bool delivered)
{
	if (amount->known == 0 && amount->unknown == 0 && delivered)
		amount->known = 1;
}

static void settle_revised(struct position *position)
{
	struct plan_year *year = position->year;
	struct amount *amounts = position->amount;
	struct amount sum = amounts[PLAN_ORIGINAL];
	amount_add(&sum, amounts[PLAN_CHANGES]);
	bool computed = year->has[STAGE_BUDGET] && year->has[STAGE_CHANGE];
	if (!year->has[STAGE_REVISED])
		amounts[PLAN_REVISED] = computed ? sum : (struct amount){0};
	else if (computed && amount_whole(sum) && amount_whole(amounts[PLAN_REVISED]))
		year->revised_gap += llabs(amounts[PLAN_REVISED].value - sum.value);
}

/* A closed year is compared as a whole; a running one only to date. */
static void settle(struct position *position)
{
	const struct plan_year *year = position->year;
	struct amount *amounts = position->amount;
	zero_if_delivered(&amounts[PLAN_ORIGINAL], year->has[STAGE_BUDGET]);
	zero_if_delivered(&amounts[PLAN_CHANGES], year->has[STAGE_CHANGE]);
	zero_if_delivered(&amounts[PLAN_REVISED], year->has[STAGE_REVISED]);
	zero_if_delivered(&amounts[PLAN_COMMITTED], year->has[STAGE_COMMITTED]);
	zero_if_delivered(&amounts[PLAN_ACTUAL], year->has[STAGE_ACTUAL]);
	zero_if_delivered(&amounts[PLAN_REALISED], year->has[STAGE_ACTUAL]);
	settle_revised(position);
	if (year->closed)
		amounts[PLAN_REALISED] = amounts[PLAN_ACTUAL];
	else
		amounts[PLAN_ACTUAL] = (struct amount){0};
	if (year->months == 0)
		amounts[PLAN_REALISED] = (struct amount){0};
}

static void load_positions(struct plan *plan, const struct filter *scope,
			   struct arena *arena)
{
	static const enum axis cols[] = {AXIS_STAGE, AXIS_PERIOD};
	static const member stages[] = {STAGE_BUDGET, STAGE_CHANGE, STAGE_REVISED,
					STAGE_ACTUAL, STAGE_COMMITTED};
	plan->rows = filter_only(scope, AXIS_STAGE, stages, 5, arena);
	const struct pivot *pivot = pivot_build(plan->book, TABLE_SPENDING, &plan->rows,
						plan->axes, plan->naxes, cols, 2, arena);
	const struct entry *periods = plan->book->axis[AXIS_PERIOD].entries;
	plan->positions =
		arena_alloc(arena, (pivot->nrows + 1) * sizeof(*plan->positions));
	plan->count = pivot->nrows;
	struct plan_year *year = plan->years;
	for (size_t row = 0; row < pivot->nrows; row++) {
		struct position *position = &plan->positions[row];
		for (size_t i = 0; i < plan->naxes; i++)
			position->key[i] = pivot_row(pivot, row, i);
		/* both are sorted by municipality and year, and the scope is part of
		 * the years */
		while (year->municipality != position->key[0] ||
		       year->year != position->key[1]) {
			year++;
			assert(year < plan->years + plan->nyears);
		}
		position->year = year;
		year->in_scope = true;
		for (size_t col = 0; col < pivot->ncols; col++) {
			const struct cell *cell = pivot_cell(pivot, row, col);
			if (cell->cells > 0)
				load_cell(position, pivot_col(pivot, col, 0),
					  periods[pivot_col(pivot, col, 1)].period, cell);
		}
		settle(position);
	}
}

/* One plan for the whole report: revised where there is one anywhere in the scope. */
static void choose_stage(struct plan *plan, member wanted)
{
	const struct plan_year *previous = NULL;
	for (size_t i = 0; i < plan->nyears; i++) {
		const struct plan_year *year = &plan->years[i];
		if (!year->in_scope)
			continue;
		if (!previous || previous->municipality != year->municipality)
			plan->municipalities++;
		previous = year;
		if (year->has[STAGE_REVISED] ||
		    (year->has[STAGE_BUDGET] && year->has[STAGE_CHANGE]))
			plan->stage = STAGE_REVISED;
		else if (year->has[STAGE_BUDGET] && plan->stage == MEMBER_NONE)
			plan->stage = STAGE_BUDGET;
	}
	if (wanted != MEMBER_NONE)
		plan->stage = wanted;
	for (size_t i = 0; i < plan->count && plan->stage != MEMBER_NONE; i++) {
		struct amount *amounts = plan->positions[i].amount;
		amounts[PLAN_CHOSEN] =
			amounts[plan->stage == STAGE_REVISED ? PLAN_REVISED
							     : PLAN_ORIGINAL];
	}
}

/* Last year, when its profile can be used. */
static member complete_last_year(const struct plan *plan, const struct plan_year *year)
{
	if (year == plan->years)
		return MEMBER_NONE;
	const struct plan_year *last = year - 1;
	bool usable = last->municipality == year->municipality &&
		      last->number == year->number - 1 && last->closed && !last->annual;
	return usable ? last->year : MEMBER_NONE;
}

static struct amount plan_to_date(struct plan *plan, const struct phasing *phasing,
				  const struct position *position)
{
	const struct plan_year *year = position->year;
	struct amount to_date = position->amount[PLAN_CHOSEN];
	if (year->months == 0)
		return (struct amount){0};
	if (year->closed || to_date.value == 0)
		return to_date;
	const struct phasing_key key = {
		.municipality = year->municipality,
		.domain = key_of(plan, position, AXIS_DOMAIN),
		.group = key_of(plan, position, AXIS_GROUP),
		.task_field = key_of(plan, position, AXIS_TASK_FIELD),
		.product = key_of(plan, position, AXIS_PRODUCT),
		.side = key_of(plan, position, AXIS_SIDE),
		.year = year->number,
		.months = year->months,
		.last_year = complete_last_year(plan, year),
	};
	struct phasing_share share = phasing_share(phasing, &key);
	if (share.source != PHASING_NONE &&
	    money_scale(to_date.value, share.part, share.whole, &to_date.value) !=
		    NUMBER_OK)
		share.source = PHASING_NONE;
	plan->phased_by[share.source] = true;
	return share.source == PHASING_NONE ? (struct amount){.unknown = 1} : to_date;
}

static void own_allocation(struct plan *plan, const struct filter *scope,
			   struct arena *arena)
{
	static const enum axis rows[] = {AXIS_MUNICIPALITY, AXIS_YEAR, AXIS_DOMAIN};
	static const member stage[] = {STAGE_FUNDING}, none[] = {MEMBER_NONE};
	const struct filter funding = filter_only(scope, AXIS_STAGE, stage, 1, arena);
	plan->funding_rows = filter_only(&funding, AXIS_CLUSTER, none, 1, arena);
	plan->funding = pivot_build(plan->book, TABLE_SPENDING, &plan->funding_rows, rows,
				    3, NULL, 0, arena);
}

/* Revised is budget plus changes where an export holds mutations: whoever asks for it
 * asks for its parts. */
static struct filter with_parts_of_revised(const struct filter *filter,
					   struct arena *arena)
{
	const unsigned char *asked = filter->keep[AXIS_STAGE];
	struct filter scope = *filter;
	if (!asked || !asked[STAGE_REVISED])
		return scope;
	const size_t count = filter->book->axis[AXIS_STAGE].count;
	unsigned char *keep = arena_alloc(arena, count);
	memcpy(keep, asked, count);
	keep[STAGE_BUDGET] = keep[STAGE_CHANGE] = true;
	scope.keep[AXIS_STAGE] = keep;
	return scope;
}

void plan_build(struct plan *plan, const struct book *book, const struct filter *filter,
		const struct plan_request *request, struct arena *arena)
{
	*plan = (struct plan){.book = book};
	choose_axes(plan, request->order);
	const struct filter asked = with_parts_of_revised(filter, arena);
	const struct filter wide = wide_filter(&asked);
	plan_read_years(plan, &asked, &wide, arena);
	struct filter scope = scope_filter(plan, &asked, arena);
	own_allocation(plan, &scope, arena);
	if (request->reserves) {
		scope.all = true;
		scope = filter_only(&scope, AXIS_TASK_FIELD, &book->task_reserves,
				    book->task_reserves != MEMBER_NONE, arena);
	} else {
		scope = filter_without_reserves(&scope, arena);
	}
	load_positions(plan, &scope, arena);
	choose_stage(plan, request->stage);
	if (!request->phasing)
		return;
	struct phasing phasing = {.book = book};
	if (plan_has_running_year(plan))
		phasing_init(&phasing, book, &wide, request->phasing, arena);
	for (size_t i = 0; i < plan->count; i++) {
		struct position *position = &plan->positions[i];
		position->amount[PLAN_TO_DATE] = plan_to_date(plan, &phasing, position);
	}
}
