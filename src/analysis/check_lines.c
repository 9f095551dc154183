/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * check_lines - declarations by themselves: care after its booking or years before, lines
 * that stand twice, credits of nothing
 *
 * A correction is a full credit and then a new debit (iWmo/iJw OP360): what is left of a
 * client, product and month after that is one debit.
 */
#include "check_care.h"
#include "sums.h"

#include <stdlib.h>

enum { CARE_YEARS_BACK = 1 }; /* bills of the year before are usual */

/* A line that can be told from others: somebody's care, in one period. */
struct billed {
	member domain, client, assignment, product, provider, care;
	int32_t start; /* DATE_NONE: the line gives a period only */
	int64_t size;  /* of the amount */
	bool credit;
	size_t row;
};

static const struct facts *lines_of(const struct checks *checks)
{
	return &checks->book->table[TABLE_DECLARATIONS];
}

static struct care_pile pile_for(const struct checks *checks, size_t row,
				 enum finding_id id)
{
	const struct facts *facts = lines_of(checks);
	return (struct care_pile){.id = id,
				  .domain = facts_member(facts, AXIS_DOMAIN, row),
				  .provider = facts_member(facts, AXIS_PROVIDER, row),
				  .found = facts->value[row]};
}

/* Care that is billed before it begins, or longer ago than bills usually are. */
static void check_time(struct care_piles *piles, size_t row)
{
	const struct checks *checks = piles->checks;
	const struct book *book = checks->book;
	const struct facts *facts = lines_of(checks);
	const member booked = facts_member(facts, AXIS_PERIOD, row);
	const struct period period = book->axis[AXIS_PERIOD].entries[booked].period;
	bool exact;
	const struct days care = declared_days(book, row, &exact);
	const struct days booking = days_of(period);
	struct care_pile pile = pile_for(checks, row, FINDING_care_after_booking);
	pile.year = book->year_of[booked];
	if (days_none(care) || days_none(booking))
		return;
	if (care.first <= booking.last)
		pile.id = FINDING_care_outside_year;
	if (care.first > booking.last ||
	    date_month(care.last).year < period.year - CARE_YEARS_BACK)
		care_pile_add(piles, &pile, TABLE_DECLARATIONS, row);
}

#define ORDER(a, b)     \
	if ((a) != (b)) \
	return (a) < (b) ? -1 : 1

/* Of one client, product and period of care. */
static int compare_care(const struct billed *x, const struct billed *y)
{
	ORDER(x->domain, y->domain);
	ORDER(x->client, y->client);
	ORDER(x->assignment, y->assignment);
	ORDER(x->product, y->product);
	ORDER(x->provider, y->provider);
	ORDER(x->care, y->care);
	return 0;
}

/* Of one amount too. */
static int compare_same(const struct billed *x, const struct billed *y)
{
	const int care = compare_care(x, y);
	if (care != 0)
		return care;
	ORDER(x->start, y->start);
	ORDER(x->size, y->size);
	return 0;
}

static int compare_billed(const void *a, const void *b)
{
	const struct billed *x = a, *y = b;
	const int same = compare_same(x, y);
	if (same != 0)
		return same;
	ORDER(x->credit, y->credit);
	ORDER(x->row, y->row);
	return 0;
}

/* Care of two weeks of one month may cost the same. */
static int32_t first_day(const struct facts *facts, size_t row)
{
	const bool given = facts->terms && facts->terms[row].start > 0;
	return given ? facts->terms[row].start : (int32_t)DATE_NONE;
}

/* Where a line with neither client nor assignment comes from nobody can say. */
static struct billed *collect(const struct checks *checks, size_t *count)
{
	const struct facts *facts = lines_of(checks);
	const struct filter filter = care_filter(checks);
	struct billed *list =
		arena_alloc(checks->arena, (facts->rows + 1) * sizeof(*list));
	*count = 0;
	for (size_t row = 0; row < facts->rows; row++) {
		const int64_t value = facts->value[row];
		const struct billed billed = {
			.domain = facts_member(facts, AXIS_DOMAIN, row),
			.client = facts_member(facts, AXIS_CLIENT, row),
			.assignment = facts_member(facts, AXIS_ASSIGNMENT, row),
			.product = facts_member(facts, AXIS_PRODUCT, row),
			.provider = facts_member(facts, AXIS_PROVIDER, row),
			.care = facts_member(facts, AXIS_CARE_PERIOD, row),
			.start = first_day(facts, row),
			.size = value < 0 ? -value : value,
			.credit = value < 0,
			.row = row};
		if (value == 0 ||
		    (billed.client == MEMBER_NONE && billed.assignment == MEMBER_NONE) ||
		    !filter_passes(&filter, TABLE_DECLARATIONS, row))
			continue;
		list[(*count)++] = billed;
	}
	if (*count > 0)
		qsort(list, *count, sizeof(*list), compare_billed);
	return list;
}

/* The same line, more often than it was credited. */
static void check_twice(struct care_piles *piles, const struct billed *list, size_t count)
{
	for (size_t from = 0, to; from < count; from = to) {
		size_t debits = 0, credits = 0;
		for (to = from; to < count && compare_same(&list[from], &list[to]) == 0;
		     to++)
			*(list[to].credit ? &credits : &debits) += 1;
		for (size_t i = from + 1; i + credits < from + debits; i++)
			if (care_line_asked(piles->checks, TABLE_DECLARATIONS,
					    list[i].row)) {
				const struct care_pile pile =
					pile_for(piles->checks, list[i].row,
						 FINDING_declared_twice);
				care_pile_add(piles, &pile, TABLE_DECLARATIONS,
					      list[i].row);
			}
	}
}

/* The first day of what was booked: a debit may lie before it. */
static int32_t first_booking(const struct checks *checks)
{
	const struct facts *facts = lines_of(checks);
	int32_t first = INT32_MAX;
	for (size_t row = 0; row < facts->rows; row++) {
		const member booked = facts_member(facts, AXIS_PERIOD, row);
		const struct days days =
			days_of(checks->book->axis[AXIS_PERIOD].entries[booked].period);
		if (!days_none(days) && days.first < first)
			first = days.first;
	}
	return first;
}

/* More was credited than billed: the last credit of the care stands for it. */
static void check_credits(struct care_piles *piles, const struct billed *list,
			  size_t count)
{
	const struct facts *facts = lines_of(piles->checks);
	const int32_t first = first_booking(piles->checks);
	for (size_t from = 0, to; from < count; from = to) {
		cents net = 0;
		size_t last = count;
		bool exact;
		for (to = from; to < count && compare_care(&list[from], &list[to]) == 0;
		     to++) {
			net += facts->value[list[to].row];
			last = list[to].credit ? to : last;
		}
		if (net >= 0 || last == count)
			continue;
		const struct days care =
			declared_days(piles->checks->book, list[last].row, &exact);
		struct care_pile pile = pile_for(piles->checks, list[last].row,
						 FINDING_credit_without_debit);
		pile.found = net;
		if (care.first >= first &&
		    care_line_asked(piles->checks, TABLE_DECLARATIONS, list[last].row))
			care_pile_add(piles, &pile, TABLE_DECLARATIONS, list[last].row);
	}
}

void check_lines(struct checks *checks)
{
	const struct facts *facts = lines_of(checks);
	struct care_piles piles;
	size_t count;
	if (facts->rows == 0)
		return;
	care_piles_init(&piles, checks);
	for (size_t row = 0; row < facts->rows; row++)
		if (facts->value[row] != 0 &&
		    care_line_asked(checks, TABLE_DECLARATIONS, row))
			check_time(&piles, row);
	const struct billed *list = collect(checks, &count);
	check_twice(&piles, list, count);
	check_credits(&piles, list, count);
	care_piles_close(&piles);
}
