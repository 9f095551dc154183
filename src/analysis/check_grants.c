/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * check_grants - declarations beside the assignments that they name: unknown, outside its
 * days, more than was granted; and assignments that stand twice
 *
 * A number is unique within a law (OP275). What may be billed in a month is generous, as
 * in the standard (IV077): every calendar week that the month touches counts whole, and
 * the whole assignment has no more weeks than it touches.
 */
#include "check_care.h"
#include "sums.h"

#include <stdlib.h>
#include <string.h>

struct key {
	member domain, number;
};

struct grant {
	struct key key;
	size_t row;
};

/* Volume that was billed on one number in one period of care. */
struct volume {
	struct key key;
	member care, unit;
	int64_t quantity;
	size_t row; /* of its first line */
};

struct grants {
	struct checks *checks;
	struct care_piles *piles;
	const struct book *book;
	const struct facts *granted, *billed;
	struct grant *list;
	size_t count;
	bool *of_domain; /* some assignment is */
};

#define ORDER(a, b)     \
	if ((a) != (b)) \
	return (a) < (b) ? -1 : 1

static int compare_keys(const struct key *a, const struct key *b)
{
	ORDER(a->domain, b->domain);
	ORDER(a->number, b->number);
	return 0;
}

static int compare_grants(const void *a, const void *b)
{
	const struct grant *x = a, *y = b;
	const int keys = compare_keys(&x->key, &y->key);
	if (keys != 0)
		return keys;
	ORDER(x->row, y->row);
	return 0;
}

static struct key key_of(const struct facts *facts, size_t row)
{
	return (struct key){facts_member(facts, AXIS_DOMAIN, row),
			    facts_member(facts, AXIS_ASSIGNMENT, row)};
}

static void collect(struct grants *g)
{
	const struct facts *facts = g->granted;
	g->list = arena_alloc(g->checks->arena, (facts->rows + 1) * sizeof(*g->list));
	g->of_domain = arena_alloc(g->checks->arena, g->book->axis[AXIS_DOMAIN].count);
	for (size_t row = 0; row < facts->rows; row++) {
		const struct key key = key_of(facts, row);
		const enum grant_kind kind = facts->terms[row].kind;
		if (key.number == MEMBER_NONE ||
		    (kind != GRANT_ASSIGNMENT && kind != GRANT_PGB))
			continue;
		g->of_domain[key.domain] |= kind == GRANT_ASSIGNMENT;
		g->list[g->count++] = (struct grant){key, row};
	}
	if (g->count > 0)
		qsort(g->list, g->count, sizeof(*g->list), compare_grants);
}

/* The first grant with this key, and behind the last: equal when there is none. */
static size_t find(const struct grants *g, const struct key *key, size_t *end)
{
	size_t low = 0, high = g->count;
	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		if (compare_keys(&g->list[middle].key, key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	*end = low;
	while (*end < g->count && compare_keys(&g->list[*end].key, key) == 0)
		++*end;
	return low;
}

static struct days term_of(const struct grants *g, size_t i)
{
	const struct terms *terms = &g->granted->terms[g->list[i].row];
	return (struct days){terms->start, terms->end};
}

/* With its days, all of them must lie within one grant; a line that gives a month only,
 * some. */
static bool lies_within(const struct grants *g, size_t row, size_t from, size_t end)
{
	bool exact;
	const struct days days = declared_days(g->book, row, &exact);
	for (size_t i = from; i < end; i++) {
		const struct days term = term_of(g, i);
		if (exact ? days.first >= term.first && days.last <= term.last
			  : !days_none(days_common(days, term)))
			return true;
	}
	return days_none(days);
}

static void check_line(struct grants *g, size_t row)
{
	const struct key key = key_of(g->billed, row);
	const member form = facts_member(g->billed, AXIS_FORM, row);
	struct care_pile pile = {.domain = key.domain,
				 .provider = facts_member(g->billed, AXIS_PROVIDER, row),
				 .found = g->billed->value[row]};
	size_t end;
	if (form > FORM_PGB || !g->of_domain[key.domain])
		return; /* lump sums and subsidies have no assignment */
	const size_t from = find(g, &key, &end);
	if (from == end)
		pile.id = FINDING_assignment_unknown;
	else if (!lies_within(g, row, from, end))
		pile.id = FINDING_care_outside_assignment;
	else
		return;
	care_pile_add(g->piles, &pile, TABLE_DECLARATIONS, row);
}

static int compare_volumes(const void *a, const void *b)
{
	const struct volume *x = a, *y = b;
	const int keys = compare_keys(&x->key, &y->key);
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
			.key = key_of(facts, row),
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
	const struct days common = days_common(term_of(g, i), days);
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
	for (size_t i = find(g, &volume->key, &end); i < end; i++) {
		const int64_t limit = limit_of(g, i, volume->unit, days);
		if (limit < 0)
			return -1;
		sum += limit;
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
	for (size_t i = find(g, &volume->key, &end); i < end; i++)
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

static void check_volumes(struct grants *g)
{
	size_t count;
	const struct volume *list = collect_volumes(g, &count);
	for (size_t from = 0, to; from < count; from = to) {
		for (to = from + 1; to < count && list[to].unit == list[from].unit &&
				    compare_keys(&list[to].key, &list[from].key) == 0;
		     to++)
			;
		check_number(g, list, from, to);
	}
}

/* One number, two grants of one product on the same days. */
static void check_twice(struct grants *g)
{
	for (size_t i = 0; i + 1 < g->count; i++) {
		const size_t a = g->list[i].row, b = g->list[i + 1].row;
		const struct days common = days_common(term_of(g, i), term_of(g, i + 1));
		if (compare_keys(&g->list[i].key, &g->list[i + 1].key) != 0 ||
		    facts_member(g->granted, AXIS_PRODUCT, a) !=
			    facts_member(g->granted, AXIS_PRODUCT, b) ||
		    days_none(common) ||
		    !care_line_asked(g->checks, TABLE_ASSIGNMENTS, b))
			continue;
		const struct care_pile pile = {
			.id = FINDING_assigned_twice,
			.domain = g->list[i].key.domain,
			.found = g->granted->quantity ? g->granted->quantity[b] : 0,
			.is_volume = true};
		care_pile_add(g->piles, &pile, TABLE_ASSIGNMENTS, b);
	}
}

void check_grants(struct checks *checks)
{
	struct care_piles piles;
	struct grants g = {.checks = checks,
			   .piles = &piles,
			   .book = checks->book,
			   .granted = &checks->book->table[TABLE_ASSIGNMENTS],
			   .billed = &checks->book->table[TABLE_DECLARATIONS]};
	if (g.granted->rows == 0)
		return;
	care_piles_init(&piles, checks);
	collect(&g);
	check_twice(&g);
	for (size_t row = 0; row < g.billed->rows; row++)
		if (g.billed->value[row] != 0 &&
		    care_line_asked(checks, TABLE_DECLARATIONS, row))
			check_line(&g, row);
	if (g.billed->quantity)
		check_volumes(&g);
	care_piles_close(&piles);
}
