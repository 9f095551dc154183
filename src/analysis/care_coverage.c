/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * care_coverage - which share of the ledger's care in kind the declarations hold
 *
 * Both sides of the share are of the same months and domains: a ledger that goes back
 * further than the declarations does not make the share lower. Nor do entries of a
 * closing count, which move cost between years: bills stand in the month in which they
 * came.
 */
#include "care_coverage.h"

#include "sums.h"

#include <stdlib.h>

#define COVERAGE_ENOUGH 0.9

struct share {
	const struct book *book;
	bool *domains;             /* by member: has declarations */
	struct period first, last; /* months of booking with declarations */
	cents declared, booked;
	bool any;
};

static struct period booked_in(const struct book *book, enum table_id table, size_t row)
{
	const member period = facts_member(&book->table[table], AXIS_PERIOD, row);
	return book->axis[AXIS_PERIOD].entries[period].period;
}

/* Care in kind; a line that does not say its form is (pgb is never billed so). */
static bool in_kind(const struct facts *facts, size_t row, bool unsaid)
{
	const member form = facts_member(facts, AXIS_FORM, row);
	return form == FORM_ZIN || (form == MEMBER_NONE && unsaid);
}

static void add_declarations(struct share *share, const struct filter *filter)
{
	const struct facts *facts = &share->book->table[TABLE_DECLARATIONS];
	for (size_t row = 0; row < facts->rows; row++) {
		if (!filter_passes(filter, TABLE_DECLARATIONS, row) ||
		    !in_kind(facts, row, true))
			continue;
		const struct period period =
			booked_in(share->book, TABLE_DECLARATIONS, row);
		share->domains[facts_member(facts, AXIS_DOMAIN, row)] = true;
		share->declared += facts->value[row];
		if (!period_is_set(share->first) ||
		    period_compare(period, share->first) < 0)
			share->first = period;
		if (!period_is_set(share->last) ||
		    period_compare(period, share->last) > 0)
			share->last = period;
	}
}

static bool is_regular(const struct facts *facts, size_t row)
{
	const member entry = facts_member(facts, AXIS_ENTRY, row);
	return entry == MEMBER_NONE || entry == ENTRY_REGULAR;
}

/* A closing period that holds regular entries is of its year: it belongs to no month. */
static bool same_months(const struct share *share, struct period period)
{
	if (period_grain(period) != GRAIN_MONTH ||
	    period_grain(share->first) != GRAIN_MONTH)
		return period.year >= share->first.year &&
		       period.year <= share->last.year;
	return period_compare(period, share->first) >= 0 &&
	       period_compare(period, share->last) <= 0;
}

static void add_ledger(struct share *share, const struct filter *filter)
{
	const struct facts *facts = &share->book->table[TABLE_SPENDING];
	size_t count;
	uint32_t *rows = filter_rows(filter, TABLE_SPENDING, &count);
	for (size_t i = 0; i < count; i++) {
		const size_t row = rows[i];
		if (facts_member(facts, AXIS_SIDE, row) == SIDE_REVENUE ||
		    !in_kind(facts, row, false) || !is_regular(facts, row) ||
		    !share->domains[facts_member(facts, AXIS_DOMAIN, row)] ||
		    !same_months(share, booked_in(share->book, TABLE_SPENDING, row)))
			continue;
		share->booked += facts->value[row];
		share->any = true;
	}
	free(rows);
}

void coverage_note(const struct book *book, const struct filter *filter,
		   struct report *report)
{
	struct arena arena;
	arena_init(&arena);
	const struct filter actual = filter_stage(filter, STAGE_ACTUAL, &arena);
	struct share share = {.book = book,
			      .domains =
				      arena_alloc(&arena, book->axis[AXIS_DOMAIN].count)};
	add_declarations(&share, &actual);
	if (period_is_set(share.first))
		add_ledger(&share, &actual);
	if (share.any && share.booked > 0) {
		const double covered = (double)share.declared / (double)share.booked;
		report_note(report, "coverage", value_ratio(covered));
		report_note_at(report, NOTE_DETAIL, "coverage_declarations",
			       value_money(share.declared));
		report_note_at(report, NOTE_DETAIL, "coverage_ledger",
			       value_money(share.booked));
		if (covered < COVERAGE_ENOUGH)
			report_finding(report, FINDING_coverage_low, value_none(),
				       value_ratio(covered));
	}
	arena_release(&arena);
}
