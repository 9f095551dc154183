/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * explain_plan - a budget with volumes as the base of an explanation
 *
 * Expense of care in kind that names a product. Amounts and volumes of a running year are
 * phased by the same share, which leaves the price as it was budgeted.
 */
#include "explain.h"

#include "by.h"
#include "coverage.h"
#include "phasing.h"
#include "sums.h"

#include <stdlib.h>
#include <string.h>

enum { YEAR_MONTHS = 12 };

static struct filter plan_filter(const struct explain *e)
{
	struct filter plan = explain_care_filter(e);
	plan.keep[AXIS_CARE_PERIOD] = NULL;
	plan.keep[AXIS_SIDE] = NULL;
	return plan;
}

static struct period period_of(const struct book *book, size_t row)
{
	const member m = book->table[TABLE_SPENDING].axis[AXIS_PERIOD][row];
	return book->axis[AXIS_PERIOD].entries[m].period;
}

/* Amendments carry the date of their decision: later ones were not known. */
static bool is_known(const struct explain *e, member stage, struct period period)
{
	const struct period until = e->filter->until;
	return stage != STAGE_CHANGE || !period_is_set(until) ||
	       period_grain(until) == GRAIN_YEAR || period_grain(period) == GRAIN_YEAR ||
	       explain_month(period) <= explain_month(until);
}

static bool is_plan_row(const struct explain *e, const struct stage_rule *rule,
			size_t row)
{
	const struct facts *facts = &e->book->table[TABLE_SPENDING];
	const member stage = facts->axis[AXIS_STAGE][row];
	const struct period period = period_of(e->book, row);
	return period.year == e->outcome.year &&
	       facts->axis[AXIS_SIDE][row] == SIDE_EXPENSE &&
	       explain_is_care(facts, row) && is_known(e, stage, period) &&
	       stage_rule_takes(rule, stage, facts->axis[AXIS_MUNICIPALITY][row],
				e->book->year_of[facts->axis[AXIS_PERIOD][row]]);
}

/* A budget of this stage gives volumes, divided as --by asks. */
static bool has_volumes(const struct explain *e, member stage)
{
	const struct facts *facts = &e->book->table[TABLE_SPENDING];
	const struct filter plan = plan_filter(e);
	const struct filter scope = filter_stage(&plan, stage, e->arena);
	const struct stage_rule rule = stage_rule(e->book, stage, e->arena);
	const enum axis by = e->request.by;
	size_t count;
	bool found = false;
	uint32_t *rows = filter_rows(&scope, TABLE_SPENDING, &count);
	for (size_t i = 0; i < count && !found; i++)
		found = is_plan_row(e, &rule, rows[i]) && facts->quantity &&
			facts->quantity[rows[i]] != 0 &&
			facts_member(facts, AXIS_PRODUCT, rows[i]) != MEMBER_NONE &&
			(by == AXIS_COUNT ||
			 facts_member(facts, by, rows[i]) != MEMBER_NONE);
	free(rows);
	return found;
}

bool explain_has_plan(struct explain *e)
{
	static const member stages[] = {STAGE_REVISED, STAGE_BUDGET};
	if (e->book->table[TABLE_SPENDING].rows == 0)
		return false;
	for (size_t i = 0; i < 2; i++) {
		/* the user's own choice of a stage */
		if (stage_is_asked(e->filter) &&
		    !filter_keeps(e->filter, AXIS_STAGE, stages[i]))
			continue;
		e->stage = stages[i];
		if (has_volumes(e, stages[i]))
			return true;
	}
	return false;
}

struct phaser {
	struct phasing phasing;
	member last_year, municipality;
	const struct care_profile *care; /* by domain; NULL: not asked for */
};

/* Last year serves as a profile only when its twelve months are all there. */
static void phaser_init(struct phaser *phaser, const struct explain *e,
			member municipality)
{
	const struct filter wide = {.all = true, .book = e->book};
	const struct coverage coverage =
		coverage_build(e->book, &wide, STAGE_ACTUAL, e->arena);
	const struct covered *last =
		coverage_find(&coverage, municipality, e->outcome.year - 1);
	char label[16];
	*phaser = (struct phaser){.municipality = municipality};
	if (last && covers_year(last) && !last->whole)
		phaser->last_year =
			book_find(e->book, AXIS_YEAR,
				  period_label(label, sizeof(label),
					       period_year(e->outcome.year - 1)));
	phasing_init(&phaser->phasing, e->book, &wide, e->request.phasing, e->arena);
	if (strcmp(e->request.phasing, "auto") == 0)
		phaser->care = explain_profile(e);
}

/* The share of the months so far; false when it is not known. */
static bool phase(struct explain *e, const struct phaser *phaser, struct piece *piece)
{
	const struct phasing_key key = {.municipality = phaser->municipality,
					.domain = piece->domain,
					.group = piece->group,
					.task_field = piece->field,
					.product = piece->product,
					.side = SIDE_EXPENSE,
					.year = e->outcome.year,
					.months = e->outcome.months,
					.last_year = phaser->last_year};
	struct phasing_share share = {.source = PHASING_NONE};
	if (phaser->care && phaser->care[piece->domain].known) {
		share.source = PHASING_LAST_YEAR;
		share.part = phaser->care[piece->domain].part;
		share.whole = phaser->care[piece->domain].whole;
		e->phased_by_care = true;
	} else {
		share = phasing_share(&phaser->phasing, &key);
		e->phased[share.source] = true;
	}
	if (share.source != PHASING_NONE &&
	    money_scale(piece->value, share.part, share.whole, &piece->value) ==
		    NUMBER_OK &&
	    money_scale(piece->quantity, share.part, share.whole, &piece->quantity) ==
		    NUMBER_OK)
		return true;
	report_finding(e->report, FINDING_phasing_missing,
		       axis_value(e->report, e->book, AXIS_PRODUCT, piece->product),
		       value_none());
	e->no_base[piece->product] = true;
	return false;
}

static void add_row(struct explain *e, size_t row)
{
	const struct facts *facts = &e->book->table[TABLE_SPENDING];
	const enum axis by = e->request.by;
	struct piece *piece = explain_piece(e);
	piece->by = by == AXIS_COUNT ? MEMBER_NONE : facts_member(facts, by, row);
	piece->domain = facts->axis[AXIS_DOMAIN][row];
	piece->product = facts_member(facts, AXIS_PRODUCT, row);
	piece->unit = facts_member(facts, AXIS_UNIT, row);
	piece->field = facts->axis[AXIS_TASK_FIELD][row];
	piece->group = facts->axis[AXIS_GROUP][row];
	piece->side = SIDE_BASE;
	piece->value = facts->value[row];
	piece->quantity = facts->quantity ? facts->quantity[row] : 0;
	e->unknown += facts->unknown[row];
}

static int by_key(const void *left, const void *right)
{
	const struct piece *a = left, *b = right;
	const member x[] = {a->by, a->domain, a->product, a->unit, a->field};
	const member y[] = {b->by, b->domain, b->product, b->unit, b->field};
	return memcmp(x, y, sizeof(x));
}

/* Lines of one product are phased together: shares are rounded once. */
static void phase_all(struct explain *e, member municipality)
{
	struct phaser phaser;
	if (e->outcome.months == YEAR_MONTHS)
		return;
	phaser_init(&phaser, e, municipality);
	if (e->npieces > 0)
		qsort(e->pieces, e->npieces, sizeof(*e->pieces), by_key);
	size_t kept = 0;
	for (size_t i = 0; i < e->npieces;) {
		struct piece piece = e->pieces[i++];
		for (; i < e->npieces && by_key(&piece, &e->pieces[i]) == 0; i++) {
			piece.value += e->pieces[i].value;
			piece.quantity += e->pieces[i].quantity;
		}
		if (phase(e, &phaser, &piece))
			e->pieces[kept++] = piece;
	}
	e->npieces = kept;
}

/* Of domains that have products, what has none; others are no care. */
static void sum_without_product(struct explain *e, const cents *amounts)
{
	bool *care = arena_alloc(e->arena, e->book->axis[AXIS_DOMAIN].count);
	for (size_t i = 0; i < e->npieces; i++)
		care[e->pieces[i].domain] = true;
	for (size_t m = 0; m < e->book->axis[AXIS_DOMAIN].count; m++)
		e->no_product += care[m] ? amounts[m] : 0;
}

void explain_plan(struct explain *e)
{
	const struct facts *facts = &e->book->table[TABLE_SPENDING];
	const struct filter plan = plan_filter(e);
	const struct filter scope = filter_stage(&plan, e->stage, e->arena);
	const struct stage_rule rule = stage_rule(e->book, e->stage, e->arena);
	member municipality = MEMBER_NONE;
	size_t count;
	cents *others =
		arena_alloc(e->arena, e->book->axis[AXIS_DOMAIN].count * sizeof(*others));
	uint32_t *rows = filter_rows(&scope, TABLE_SPENDING, &count);
	for (size_t i = 0; i < count; i++) {
		if (!is_plan_row(e, &rule, rows[i]))
			continue;
		municipality = facts->axis[AXIS_MUNICIPALITY][rows[i]];
		if (facts_member(facts, AXIS_PRODUCT, rows[i]) != MEMBER_NONE)
			add_row(e, rows[i]);
		else
			others[facts->axis[AXIS_DOMAIN][rows[i]]] +=
				facts->value[rows[i]];
	}
	free(rows);
	sum_without_product(e, others);
	phase_all(e, municipality);
}
