/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * reconcile - the ledger of a year beside the administrations behind it
 *
 * A bill that waited for the payments of the next month counts in the administration when
 * it was approved and in the ledger when it was paid: only at the ends of what is
 * compared is that a difference. Advances for personal budgets differ from what was spent
 * of them.
 */
#include "reconcile.h"

#include "sums.h"

#include <stdlib.h>
#include <string.h>

_Static_assert((int)DIFFERENCE_payments == CAUSE_PAYMENTS &&
		       (int)DIFFERENCE_scheme == CAUSE_SCHEME,
	       "the causes of the ledger come first");

struct work {
	const struct book *book;
	struct filter filter; /* of the question, for actual expense */
	member year;
	struct period first, last; /* months of the ledger within the filter */
	bool cut;                  /* the ledger of this year goes on after them */
	struct reconciled *fields; /* by task field, then by domain */
	size_t nfields, ndomains;
	struct arena *arena;
};

static struct reconciled *field_of(struct work *work, member task_field, member domain)
{
	struct reconciled *field =
		&work->fields[task_field != MEMBER_NONE ? task_field
							: work->nfields + domain];
	field->task_field = task_field;
	if (domain != MEMBER_NONE)
		field->domain = domain;
	return field;
}

static void add_part(struct reconciled *field, enum recon part, cents amount)
{
	field->amount[part] += amount;
	field->has[part] = true;
}

static void add_difference(struct reconciled *field, enum difference cause, cents amount,
			   int64_t lines)
{
	field->difference[cause].amount += amount;
	field->difference[cause].lines += lines;
}

static enum difference difference_of(const struct facts *facts, size_t row)
{
	static const enum difference by_entry[] = {
		[ENTRY_ACCRUAL] = DIFFERENCE_accrual,
		[ENTRY_REVERSAL] = DIFFERENCE_reversal,
		[ENTRY_OPENING] = DIFFERENCE_opening,
		[ENTRY_CLOSING] = DIFFERENCE_closing,
	};
	static const enum difference by_form[] = {
		[FORM_TAAKGERICHT] = DIFFERENCE_taakgericht,
		[FORM_SUBSIDY] = DIFFERENCE_subsidy,
		[FORM_OWN] = DIFFERENCE_own,
	};
	const member cause = facts_member(facts, AXIS_CAUSE, row);
	const member entry = facts_member(facts, AXIS_ENTRY, row);
	const member form = facts_member(facts, AXIS_FORM, row);
	if (cause != MEMBER_NONE)
		return (enum difference)cause;
	if (by_entry[entry] != DIFFERENCE_NONE)
		return by_entry[entry];
	return by_form[form];
}

static struct period period_of(const struct work *work, const struct facts *facts,
			       size_t row)
{
	const member period = facts_member(facts, AXIS_PERIOD, row);
	return work->book->axis[AXIS_PERIOD].entries[period].period;
}

static bool in_year(const struct work *work, enum table_id table, size_t row)
{
	const struct facts *facts = &work->book->table[table];
	return work->book->year_of[facts_member(facts, AXIS_PERIOD, row)] == work->year;
}

static bool in_scope(const struct work *work, enum table_id table, size_t row)
{
	return in_year(work, table, row) && filter_passes(&work->filter, table, row);
}

static void find_months(struct work *work, const uint32_t *rows, size_t count)
{
	const struct facts *facts = &work->book->table[TABLE_SPENDING];
	for (size_t i = 0; i < count; i++) {
		const struct period period = period_of(work, facts, rows[i]);
		if (period_grain(period) != GRAIN_MONTH)
			continue;
		if (!period_is_set(work->first) ||
		    period_compare(period, work->first) < 0)
			work->first = period;
		if (!period_is_set(work->last) || period_compare(period, work->last) > 0)
			work->last = period;
	}
}

static void add_booking(struct work *work, size_t row)
{
	const struct facts *facts = &work->book->table[TABLE_SPENDING];
	const enum difference cause = difference_of(facts, row);
	const cents amount = facts->value[row];
	struct reconciled *field =
		field_of(work, facts_member(facts, AXIS_TASK_FIELD, row),
			 facts_member(facts, AXIS_DOMAIN, row));
	add_part(field, RECON_LEDGER, amount);
	/* what was paid in the first month was approved before it */
	if (cause == DIFFERENCE_payments &&
	    period_compare(period_of(work, facts, row), work->first) != 0)
		return;
	if (cause != DIFFERENCE_NONE)
		add_difference(field, cause, amount, facts->cells[row]);
	else if (facts_member(facts, AXIS_FORM, row) == FORM_REGIONAL)
		add_part(field, RECON_REGIONAL, amount);
}

static void add_ledger(struct work *work)
{
	const struct facts *facts = &work->book->table[TABLE_SPENDING];
	size_t count;
	uint32_t *rows = filter_rows(&work->filter, TABLE_SPENDING, &count);
	size_t kept = 0;
	for (size_t i = 0; i < count; i++)
		if (facts_member(facts, AXIS_SIDE, rows[i]) != SIDE_REVENUE &&
		    in_year(work, TABLE_SPENDING, rows[i]))
			rows[kept++] = rows[i];
	find_months(work, rows, kept);
	for (size_t i = 0; i < kept; i++)
		add_booking(work, rows[i]);
	free(rows);
}

/* Care in kind; what was approved in the last month and paid after it is not in the
 * ledger of these months. */
static void add_declarations(struct work *work)
{
	const struct facts *facts = &work->book->table[TABLE_DECLARATIONS];
	for (size_t row = 0; row < facts->rows; row++) {
		if (!in_scope(work, TABLE_DECLARATIONS, row))
			continue;
		struct reconciled *field =
			field_of(work, facts_member(facts, AXIS_TASK_FIELD, row),
				 facts_member(facts, AXIS_DOMAIN, row));
		add_part(field, RECON_DECLARATIONS, facts->value[row]);
		if (facts_member(facts, AXIS_CAUSE, row) == CAUSE_PAYMENTS &&
		    period_compare(period_of(work, facts, row), work->last) == 0)
			add_difference(field, DIFFERENCE_payments, -facts->value[row],
				       facts->cells[row]);
	}
}

/* What was paid of a budget is known for the newest month only. */
static void find_cut(struct work *work)
{
	const struct facts *facts = &work->book->table[TABLE_SPENDING];
	for (size_t row = 0; row < facts->rows && !work->cut; row++) {
		const struct period period = period_of(work, facts, row);
		work->cut = in_year(work, TABLE_SPENDING, row) &&
			    facts_member(facts, AXIS_STAGE, row) == STAGE_ACTUAL &&
			    period_grain(period) == GRAIN_MONTH &&
			    period_is_set(work->last) &&
			    period_compare(period, work->last) > 0;
	}
}

/* A budget counts in the year in which it begins. */
static void add_budgets(struct work *work)
{
	if (work->cut)
		return;
	const struct facts *facts = &work->book->table[TABLE_ASSIGNMENTS];
	const int year = work->book->axis[AXIS_YEAR].entries[work->year].period.year;
	for (size_t row = 0; row < facts->rows; row++) {
		const struct terms *terms = &facts->terms[row];
		if (terms->kind != GRANT_PGB ||
		    !filter_passes(&work->filter, TABLE_ASSIGNMENTS, row) ||
		    date_month(terms->start).year != year)
			continue;
		add_part(field_of(work, facts_member(facts, AXIS_TASK_FIELD, row),
				  facts_member(facts, AXIS_DOMAIN, row)),
			 RECON_PGB, terms->paid);
	}
}

/* All social assistance is on one task field, in every scheme. */
static void add_benefits(struct work *work)
{
	const struct facts *facts = &work->book->table[TABLE_BENEFITS];
	const member income = book_find(work->book, AXIS_TASK_FIELD, "6.3");
	for (size_t row = 0; row < facts->rows; row++)
		if (in_scope(work, TABLE_BENEFITS, row) &&
		    facts_member(facts, AXIS_SIDE, row) != SIDE_REVENUE &&
		    facts_member(facts, AXIS_SCHEME, row) != SCHEME_REJECTED)
			add_part(field_of(work, income, DOMAIN_PARTICIPATIEWET),
				 RECON_BENEFITS, facts->value[row]);
}

/* Advances are a cause as far as they are more, or less, than what was spent; without
 * an administration of budgets they have none. In the middle of a year that went on they
 * are one as a whole. */
static void settle_advances(const struct work *work, struct reconciled *field)
{
	if (field->has[RECON_PGB] && field->difference[DIFFERENCE_advance].lines > 0)
		field->difference[DIFFERENCE_advance].amount -= field->amount[RECON_PGB];
	else if (!work->cut)
		memset(&field->difference[DIFFERENCE_advance], 0,
		       sizeof(field->difference[DIFFERENCE_advance]));
}

static bool is_used(const struct reconciled *field)
{
	for (size_t part = 0; part < RECON_COUNT; part++)
		if (field->has[part])
			return true;
	for (size_t cause = 0; cause < DIFFERENCE_COUNT; cause++)
		if (field->difference[cause].lines > 0)
			return true;
	return false;
}

struct reconciliation reconcile(const struct book *book, const struct filter *filter,
				member year, struct arena *arena)
{
	struct work work = {
		.book = book,
		.filter = filter_stage(filter, STAGE_ACTUAL, arena),
		.year = year,
		.nfields = book->axis[AXIS_TASK_FIELD].count,
		.ndomains = book->axis[AXIS_DOMAIN].count,
		.arena = arena,
	};
	const size_t most = work.nfields + work.ndomains;
	work.fields = arena_alloc(arena, most * sizeof(*work.fields));
	add_ledger(&work);
	add_declarations(&work);
	find_cut(&work);
	add_budgets(&work);
	add_benefits(&work);
	struct reconciliation all = {.list = work.fields};
	for (size_t i = 0; i < most; i++) {
		struct reconciled *field = &work.fields[i];
		settle_advances(&work, field);
		for (size_t part = 0; part < RECON_COUNT; part++)
			all.has[part] |= field->has[part];
		if (is_used(field))
			work.fields[all.count++] = *field;
	}
	return all;
}

cents reconciled_other(const struct reconciled *field)
{
	cents other = 0;
	for (size_t cause = 0; cause < DIFFERENCE_COUNT; cause++)
		other += field->difference[cause].amount;
	return other;
}

cents reconciled_unexplained(const struct reconciled *field)
{
	cents rest = field->amount[RECON_LEDGER] - reconciled_other(field);
	for (size_t part = RECON_LEDGER + 1; part < RECON_COUNT; part++)
		rest -= field->amount[part];
	return rest;
}

bool reconciled_compared(const struct reconciled *field)
{
	return field->has[RECON_DECLARATIONS] || field->has[RECON_PGB] ||
	       field->has[RECON_BENEFITS];
}

const char *difference_word(enum difference difference)
{
	static const char *const words[DIFFERENCE_COUNT] = {[DIFFERENCE_NONE] = "",
#define X(word) [DIFFERENCE_##word] = #word,
							    DIFFERENCES(X)
#undef X
	};
	return words[difference];
}
