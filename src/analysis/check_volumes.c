/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * check_volumes - more volume billed than was granted
 *
 * What may be billed in a month is generous, as in the standard (IV077): every calendar
 * week that the month touches counts whole. A volume per year, or for the whole term, is
 * compared with everything that was billed.
 */
#include "check_grants.h"
#include "sums.h"

#include <stdlib.h>

/* Volume that was billed on one number in one period of care. */
struct volume {
	struct grant_key key;
	member care, unit;
	int64_t quantity;
	size_t row; /* of its first line */
};

#define ORDER(a, b)     \
	if ((a) != (b)) \
	return (a) < (b) ? -1 : 1

static int compare_volumes(const void *a, const void *b)
{
	const struct volume *x = a, *y = b;
	const int keys = grant_keys(&x->key, &y->key);
	if (keys != 0)
		return keys;
	ORDER(x->unit, y->unit);
	ORDER(x->care, y->care);
	ORDER(x->row, y->row);
	return 0;
}

/* Lines of care in kind, of all time: a limit holds for everything that was billed. */
static struct volume *collect_volumes(const struct grants *g, size_t *count)
{
	const struct filter filter = care_filter(g->checks);
	const struct facts *facts = g->billed;
	struct volume *list =
		arena_alloc(g->checks->arena, (facts->rows + 1) * sizeof(*list));
	*count = 0;
	for (size_t row = 0; row < facts->rows; row++) {
		const struct volume volume = {
			.key = grant_key(facts, row),
			.care = facts_member(facts, AXIS_CARE_PERIOD, row),
			.unit = facts_member(facts, AXIS_UNIT, row),
			.quantity = facts->quantity[row],
			.row = row};
		if (volume.key.number == MEMBER_NONE || volume.unit == MEMBER_NONE ||
		    volume.quantity == 0 ||
		    !filter_passes(&filter, TABLE_DECLARATIONS, row))
			continue;
		list[(*count)++] = volume;
	}
	if (*count > 0)
		qsort(list, *count, sizeof(*list), compare_volumes);
	return list;
}

/* How often the volume of a frequency may be billed in these days. */
static int64_t times_in(enum frequency frequency, struct days days)
{
	enum { MONTHS = 12, FOUR = 4 };
	/* also of a grant without end */
	if (frequency == FREQUENCY_TOTAL || frequency == FREQUENCY_NONE)
		return 1;
	const struct period first = date_month(days.first), last = date_month(days.last);
	const int64_t months = period_months_between(first, last) + 1;
	switch (frequency) {
	case FREQUENCY_DAY:
		return days_count(days);
	case FREQUENCY_WEEK:
		return days_weeks_touched(days);
	case FREQUENCY_FOUR_WEEKS:
		return (days_weeks_touched(days) + FOUR - 1) / FOUR;
	case FREQUENCY_MONTH:
		return months;
	case FREQUENCY_YEAR:
		return (months + MONTHS - 1) / MONTHS;
	case FREQUENCY_TOTAL:
	case FREQUENCY_NONE:
		break;
	}
	return 1;
}

/* In the unit of the bill; -1: there is no limit that could be compared. */
static int64_t limit_of(const struct grants *g, size_t i, member unit, struct days days)
{
	const size_t row = g->list[i].row;
	const struct terms *terms = &g->granted->terms[row];
	const struct days common = days_common(grant_term(g, i), days);
	const member own = facts_member(g->granted, AXIS_UNIT, row);
	const int64_t volume = g->granted->quantity ? g->granted->quantity[row] : 0;
	const int64_t up = codes_unit_minutes(book_code(g->book, AXIS_UNIT, own));
	const int64_t down = codes_unit_minutes(book_code(g->book, AXIS_UNIT, unit));
	if (volume <= 0 || terms->frequency == FREQUENCY_NONE ||
	    terms->kind != GRANT_ASSIGNMENT || (own != unit && (up == 0 || down == 0)))
		return -1;
	if (days_none(common))
		return 0;
	if (common.last == DATE_OPEN && terms->frequency != FREQUENCY_TOTAL)
		return -1;
	const int64_t factors[] = {volume, times_in(terms->frequency, common),
				   own == unit ? 1 : up};
	const int64_t divisors[] = {own == unit ? 1 : down};
	int64_t limit;
	return money_ratio(factors, 3, divisors, 1, &limit) == NUMBER_OK ? limit : -1;
}

/* All grants of a number together. */
static int64_t limit_together(const struct grants *g, const struct volume *volume,
			      struct days days)
{
	size_t end;
	int64_t sum = 0;
	for (size_t i = grants_find(g, &volume->key, &end); i < end; i++) {
		const int64_t limit = limit_of(g, i, volume->unit, days);
		if (limit < 0 || money_add(sum, limit, &sum) != NUMBER_OK)
			return -1;
	}
	return sum > 0 ? sum : -1;
}

static void judge_volume(struct grants *g, const struct volume *first, int64_t quantity,
			 struct days days)
{
	const int64_t limit = limit_together(g, first, days);
	if (limit < 0 || quantity <= limit ||
	    !care_line_asked(g->checks, TABLE_DECLARATIONS, first->row))
		return;
	const struct care_pile pile = {
		.id = FINDING_volume_over_assignment,
		.domain = first->key.domain,
		.provider = facts_member(g->billed, AXIS_PROVIDER, first->row),
		.unit = first->unit,
		.found = quantity,
		.expected = limit,
		.has_expected = true,
		.is_volume = true};
	care_pile_add(g->piles, &pile, TABLE_DECLARATIONS, first->row);
}

/* The period of a frequency is at least as long as that of the care. */
static bool is_of_term(const struct grants *g, const struct volume *volume)
{
	size_t end;
	for (size_t i = grants_find(g, &volume->key, &end); i < end; i++)
		if (g->granted->terms[g->list[i].row].frequency >= FREQUENCY_YEAR)
			return true;
	return false;
}

/* The lines [from, to) of one number and unit, period by period or all together. */
static void check_number(struct grants *g, const struct volume *list, size_t from,
			 size_t to)
{
	const struct days always = {INT32_MIN + 1, INT32_MAX};
	const bool whole = is_of_term(g, &list[from]);
	int64_t all = 0;
	for (size_t i = from, end; i < to; i = end) {
		int64_t period = 0;
		for (end = i; end < to && list[end].care == list[i].care; end++)
			period += list[end].quantity;
		all += period;
		const struct days days = days_of(
			g->book->axis[AXIS_CARE_PERIOD].entries[list[i].care].period);
		if (!whole && !days_none(days))
			judge_volume(g, &list[i], period, days);
	}
	if (whole)
		judge_volume(g, &list[from], all, always);
}

void check_volumes(struct grants *g)
{
	size_t count;
	const struct volume *list = collect_volumes(g, &count);
	for (size_t from = 0, to; from < count; from = to) {
		for (to = from + 1; to < count && list[to].unit == list[from].unit &&
				    grant_keys(&list[to].key, &list[from].key) == 0;
		     to++)
			;
		check_number(g, list, from, to);
	}
}
