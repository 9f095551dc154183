/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * check_flows - begin + in - out = end, per month and everything that is counted apart
 *
 * A known exception: of a couple on benefits of whom one goes on, one benefit ends and
 * another begins. Figures that are each rounded to fives may be ten apart.
 */
#include "check.h"

#include "disclosure.h"
#include "sums.h"

#include <stdlib.h>
#include <string.h>

enum { FIVE = 5000, ROUNDED_APART = 10000 }; /* thousandths */

/* One count, with what tells it from others but its indicator. */
struct counted {
	member key[AXIS_STORED];
	member indicator;
	int64_t value;
	size_t row;
};

/* The counts of one key, by indicator. */
struct month {
	const struct counted *by[INDICATOR_OPENING + 1];
};

static int compare_keys(const struct counted *x, const struct counted *y)
{
	for (size_t i = 0; i < AXIS_STORED; i++)
		if (x->key[i] != y->key[i])
			return x->key[i] < y->key[i] ? -1 : 1;
	return 0;
}

static int compare_counted(const void *a, const void *b)
{
	const struct counted *x = a, *y = b;
	const int keys = compare_keys(x, y);
	if (keys != 0)
		return keys;
	return (x->indicator > y->indicator) - (x->indicator < y->indicator);
}

static bool is_part(member indicator)
{
	return indicator == INDICATOR_STOCK || indicator == INDICATOR_INFLOW ||
	       indicator == INDICATOR_OUTFLOW || indicator == INDICATOR_OPENING;
}

static struct counted *collect(const struct checks *checks, size_t *count)
{
	const struct facts *facts = &checks->book->table[TABLE_CASELOAD];
	size_t nrows;
	uint32_t *rows = filter_rows(&checks->filter, TABLE_CASELOAD, &nrows);
	struct counted *list = arena_alloc(checks->arena, (nrows + 1) * sizeof(*list));
	*count = 0;
	for (size_t i = 0; i < nrows; i++) {
		const size_t row = rows[i];
		struct counted *counted = &list[*count];
		*counted = (struct counted){
			.indicator = facts_member(facts, AXIS_INDICATOR, row),
			.value = facts->value[row],
			.row = row};
		for (enum axis axis = 0; axis < AXIS_STORED; axis++)
			if (axis != AXIS_INDICATOR)
				counted->key[axis] = facts_member(facts, axis, row);
		*count += is_part(counted->indicator) &&
			  facts->cells[row] > facts->unknown[row];
	}
	free(rows);
	if (*count > 0)
		qsort(list, *count, sizeof(*list), compare_counted);
	return list;
}

static bool is_rounded(const struct month *month)
{
	for (member m = 0; m <= INDICATOR_OPENING; m++)
		if (month->by[m] && month->by[m]->value % FIVE != 0)
			return false;
	return true;
}

/* Any of the four gives the others away. */
static bool is_small(const struct book *book, const struct month *month)
{
	for (member m = 0; m <= INDICATOR_OPENING; m++)
		if (month->by[m] && disclosure_small_count(book, month->by[m]->value))
			return true;
	return false;
}

static void report_month(struct checks *checks, const struct month *month,
			 int64_t expected)
{
	const struct book *book = checks->book;
	const struct facts *facts = &book->table[TABLE_CASELOAD];
	const struct counted *stock = month->by[INDICATOR_STOCK];
	const member *key = stock->key;
	const bool benefits = key[AXIS_SCHEME] != MEMBER_NONE ||
			      key[AXIS_DOMAIN] == DOMAIN_PARTICIPATIEWET;
	const bool hidden = is_small(book, month);
	const struct check_subject subject = {
		.municipality = key[AXIS_MUNICIPALITY],
		.domain = key[AXIS_SCHEME] ? (member)MEMBER_NONE : key[AXIS_DOMAIN],
		.scheme = key[AXIS_SCHEME],
		.product = key[AXIS_PRODUCT],
		.month = book->axis[AXIS_PERIOD].entries[key[AXIS_PERIOD]].period};
	const size_t row = check_row(
		checks, benefits ? FINDING_benefit_flows_differ : FINDING_flows_differ,
		check_subject(checks, subject),
		hidden ? value_hidden(checks->report) : value_quantity(stock->value),
		hidden ? value_hidden(checks->report) : value_quantity(expected));
	checks->hidden += hidden;
	check_place(checks, row, facts->origin ? &facts->origin[stock->row] : NULL, 1);
}

static void check_month(struct checks *checks, const struct month *month)
{
	for (member m = INDICATOR_STOCK; m <= INDICATOR_OUTFLOW; m++)
		if (!month->by[m])
			return;
	if (!month->by[INDICATOR_OPENING])
		return;
	const int64_t expected = month->by[INDICATOR_OPENING]->value +
				 month->by[INDICATOR_INFLOW]->value -
				 month->by[INDICATOR_OUTFLOW]->value;
	const int64_t apart = llabs(month->by[INDICATOR_STOCK]->value - expected);
	if (apart != 0 && !(apart <= ROUNDED_APART && is_rounded(month)))
		report_month(checks, month, expected);
}

void check_flows(struct checks *checks)
{
	size_t count;
	const struct counted *list = collect(checks, &count);
	for (size_t from = 0, to; from < count; from = to) {
		struct month month = {.by = {NULL}};
		for (to = from; to < count && compare_keys(&list[from], &list[to]) == 0;
		     to++)
			month.by[list[to].indicator] = &list[to];
		check_month(checks, &month);
	}
}
