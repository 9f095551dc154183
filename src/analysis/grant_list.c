/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * grant_list - the assignments and personal budgets of a book, each once
 */
#include "grant_list.h"

#include "sums.h"

#include <stdlib.h>

enum { MONTHS_TO_LEARN = 12 };

static struct period months_before(struct period month, int64_t back)
{
	const int64_t all =
		(int64_t)month.year * 12 + period_month_number(month) - 1 - back;
	return period_month((int)(all / 12), (int)(all % 12) + 1);
}

struct horizon horizon_make(struct period until, struct period seen,
			    int64_t settled_months)
{
	const int32_t last = days_of(until).last;
	const struct days year = days_of(period_year(until.year));
	const struct period month = date_month(last);
	struct days settled = {
		.first = days_of(months_before(month,
					       settled_months + MONTHS_TO_LEARN - 1))
				 .first,
		.last = days_of(months_before(month, settled_months)).last};
	const int32_t first = days_of(seen).first;
	settled.first = settled.first > first ? settled.first : first;
	const int32_t open =
		settled.last + 1 > year.first ? settled.last + 1 : year.first;
	return (struct horizon){
		.until = until,
		.last = last,
		.window = {[WINDOW_SETTLED] = settled,
			   [WINDOW_YEAR] = year,
			   [WINDOW_LATE] = {.first = open, .last = last},
			   [WINDOW_COMING] = {.first = last + 1, .last = year.last},
			   [WINDOW_AFTER] = {.first = year.last + 1,
					     .last = DATE_OPEN - 1}},
		.next_year = days_of(period_year(until.year + 1)),
		.seen = first,
		.settled_months = settled_months};
}

static struct grant grant_of(const struct book *book, uint32_t row)
{
	const struct facts *facts = &book->table[TABLE_ASSIGNMENTS];
	const struct terms *terms = &facts->terms[row];
	const member form = facts_member(facts, AXIS_FORM, row);
	struct grant grant = {.row = row,
			      .municipality = facts_member(facts, AXIS_MUNICIPALITY, row),
			      .domain = facts_member(facts, AXIS_DOMAIN, row),
			      .task_field = facts_member(facts, AXIS_TASK_FIELD, row),
			      .product = facts_member(facts, AXIS_PRODUCT, row),
			      .provider = facts_member(facts, AXIS_PROVIDER, row),
			      .unit = facts_member(facts, AXIS_UNIT, row),
			      .client = facts_member(facts, AXIS_CLIENT, row),
			      .number = facts_member(facts, AXIS_ASSIGNMENT, row),
			      .pgb = terms->kind == GRANT_PGB || form == FORM_PGB,
			      .paid = terms->kind == GRANT_PGB,
			      .in_kind = terms->kind == GRANT_ASSIGNMENT &&
					 (form == MEMBER_NONE || form == FORM_ZIN),
			      .started = terms->started != DATE_NONE,
			      .term = {.first = terms->start, .last = terms->end},
			      .last_care = DATE_NONE};
	grant.active = grant.term;
	return grant;
}

/* Care that stopped comes no more, whatever was granted. */
static void apply_stop(struct grant *grant, const struct terms *terms)
{
	if (terms->stopped == DATE_NONE || terms->stopped >= grant->term.last)
		return;
	grant->stopped = true;
	grant->active.last = terms->stopped;
}

/* A row under the number it is known by. */
struct numbered {
	member municipality, domain, number;
	uint32_t row;
	int32_t decided, start, end;
};

static int compare_key(const struct numbered *x, const struct numbered *y)
{
	if (x->number != y->number)
		return x->number < y->number ? -1 : 1;
	if (x->domain != y->domain)
		return x->domain < y->domain ? -1 : 1;
	if (x->municipality != y->municipality)
		return x->municipality < y->municipality ? -1 : 1;
	return 0;
}

/* The decision that counts comes last. */
static int compare_numbered(const void *a, const void *b)
{
	const struct numbered *x = a, *y = b;
	const int order = compare_key(x, y);
	if (order != 0)
		return order;
	if (x->decided != y->decided)
		return x->decided < y->decided ? -1 : 1;
	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	if (x->end != y->end)
		return x->end < y->end ? -1 : 1;
	return x->row < y->row ? -1 : x->row > y->row;
}

/* Assignments with a number, sorted. */
static struct numbered *numbered_rows(const struct book *book, const uint32_t *rows,
				      size_t count, size_t *found)
{
	const struct facts *facts = &book->table[TABLE_ASSIGNMENTS];
	struct numbered *list = xrealloc(NULL, (count + 1) * sizeof(*list));
	*found = 0;
	for (size_t i = 0; i < count; i++) {
		const struct terms *terms = &facts->terms[rows[i]];
		const member number = facts_member(facts, AXIS_ASSIGNMENT, rows[i]);
		if (number == MEMBER_NONE || terms->kind != GRANT_ASSIGNMENT)
			continue;
		list[(*found)++] = (struct numbered){
			.municipality = facts_member(facts, AXIS_MUNICIPALITY, rows[i]),
			.domain = facts_member(facts, AXIS_DOMAIN, rows[i]),
			.number = number,
			.row = rows[i],
			.decided = terms->decided,
			.start = terms->start,
			.end = terms->end};
	}
	if (*found > 0)
		qsort(list, *found, sizeof(*list), compare_numbered);
	return list;
}

/* By row: a later decision on the same number took its place. */
static bool *find_replaced(const struct book *book, const uint32_t *rows, size_t count,
			   size_t *replaced, struct arena *arena)
{
	size_t found;
	struct numbered *list = numbered_rows(book, rows, count, &found);
	bool *gone = arena_alloc(arena, book->table[TABLE_ASSIGNMENTS].rows + 1);
	*replaced = 0;
	for (size_t i = 0; i + 1 < found; i++)
		if (compare_key(&list[i], &list[i + 1]) == 0) {
			gone[list[i].row] = true;
			(*replaced)++;
		}
	free(list);
	return gone;
}

/* Domains with a file of personal budgets: there they are not counted as assignments
 * too. */
static bool *find_budgets(const struct book *book, const uint32_t *rows, size_t count,
			  struct arena *arena)
{
	const struct facts *facts = &book->table[TABLE_ASSIGNMENTS];
	bool *have = arena_alloc(arena, book->axis[AXIS_DOMAIN].count);
	for (size_t i = 0; i < count; i++)
		if (facts->terms[rows[i]].kind == GRANT_PGB)
			have[facts_member(facts, AXIS_DOMAIN, rows[i])] = true;
	return have;
}

static void find_places(struct grants *grants)
{
	member first = MEMBER_NONE;
	for (size_t i = 0; i < grants->count; i++) {
		const member here = grants->list[i].municipality;
		grants->several |=
			here != MEMBER_NONE && first != MEMBER_NONE && here != first;
		first = here != MEMBER_NONE ? here : first;
	}
}

static void add_grants(struct grants *grants, const struct book *book,
		       const uint32_t *rows, size_t count, struct arena *arena)
{
	const struct facts *facts = &book->table[TABLE_ASSIGNMENTS];
	const bool *gone = find_replaced(book, rows, count, &grants->replaced, arena);
	const bool *budgets = find_budgets(book, rows, count, arena);
	for (size_t i = 0; i < count; i++) {
		const struct terms *terms = &facts->terms[rows[i]];
		struct grant grant = grant_of(book, rows[i]);
		grants->notices[grant.domain] |= grant.started;
		if ((terms->kind != GRANT_ASSIGNMENT && terms->kind != GRANT_PGB) ||
		    gone[rows[i]])
			continue;
		if (grant.pgb && terms->kind != GRANT_PGB && budgets[grant.domain]) {
			grants->twice++;
			continue;
		}
		apply_stop(&grant, terms);
		grants->ended += grant.stopped;
		grants->list[grants->count++] = grant;
	}
}

void grants_collect(struct grants *grants, const struct book *book,
		    const struct filter *filter, int32_t last, struct arena *arena)
{
	const struct facts *facts = &book->table[TABLE_ASSIGNMENTS];
	uint32_t *rows = xrealloc(NULL, (facts->rows + 1) * sizeof(*rows));
	size_t count = 0, later = 0;
	for (size_t row = 0; row < facts->rows; row++) {
		if (!filter_passes(filter, TABLE_ASSIGNMENTS, row))
			continue;
		if (facts->terms[row].decided > last)
			later++;
		else
			rows[count++] = (uint32_t)row;
	}
	*grants = (struct grants){
		.later = later,
		.list = arena_alloc(arena, (count + 1) * sizeof(*grants->list)),
		.notices = arena_alloc(arena, book->axis[AXIS_DOMAIN].count)};
	add_grants(grants, book, rows, count, arena);
	find_places(grants);
	free(rows);
}
