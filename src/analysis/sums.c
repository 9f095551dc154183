/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * sums - spending of one stage, both sides, over any axes
 *
 * One pivot with the stage among its columns, folded: where revised stands for budget
 * plus changes, the two columns go into one sum.
 */
#include "sums.h"

#include <stdlib.h>
#include <string.h>

/* Where the revised budget of a municipality and year comes from. */
enum revised_from { REVISED_NONE, REVISED_GIVEN, REVISED_COMPUTED };

/* All of the book: what a municipality delivers does not depend on the scope of the
 * question. */
static const struct pivot *stages_delivered(const struct book *book, struct arena *arena)
{
	const struct filter everything = {.all = true, .book = book};
	const enum axis rows[] = {AXIS_MUNICIPALITY, AXIS_YEAR};
	const enum axis cols[] = {AXIS_STAGE};
	return pivot_build(book, TABLE_SPENDING, &everything, rows, 2, cols, 1, arena);
}

static int compare_members(const member *a, const member *b, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (a[i] != b[i])
			return a[i] < b[i] ? -1 : 1;
	return 0;
}

static enum revised_from revised_from(const struct pivot *delivered, const member *key)
{
	size_t low = 0, high = delivered->nrows;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (compare_members(&delivered->rows[middle * 2], key, 2) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == delivered->nrows ||
	    compare_members(&delivered->rows[low * 2], key, 2) != 0)
		return REVISED_NONE;
	enum revised_from from = REVISED_NONE;
	for (size_t col = 0; col < delivered->ncols; col++) {
		if (pivot_cell(delivered, low, col)->cells == 0)
			continue;
		if (pivot_col(delivered, col, 0) == STAGE_REVISED)
			return REVISED_GIVEN;
		if (pivot_col(delivered, col, 0) == STAGE_CHANGE)
			from = REVISED_COMPUTED;
	}
	return from;
}

static bool stage_counts(member have, member want, enum revised_from from)
{
	if (want == MEMBER_NONE)
		return true;
	if (want != STAGE_REVISED || from == REVISED_GIVEN)
		return have == want;
	return from == REVISED_COMPUTED && (have == STAGE_BUDGET || have == STAGE_CHANGE);
}

struct filter filter_stage(const struct filter *filter, member stage, struct arena *arena)
{
	if (stage == MEMBER_NONE)
		return *filter;
	struct filter open = *filter;
	open.keep[AXIS_STAGE] = NULL;
	const member plain[] = {stage};
	const member parts[] = {STAGE_BUDGET, STAGE_CHANGE, STAGE_REVISED};
	return stage == STAGE_REVISED ? filter_only(&open, AXIS_STAGE, parts, 3, arena)
				      : filter_only(&open, AXIS_STAGE, plain, 1, arena);
}

struct stage_rule stage_rule(const struct book *book, member stage, struct arena *arena)
{
	const bool revised = stage == STAGE_REVISED;
	return (struct stage_rule){stage, revised ? stages_delivered(book, arena) : NULL};
}

bool stage_rule_takes(const struct stage_rule *rule, member have, member municipality,
		      member year)
{
	const member key[] = {municipality, year};
	return stage_counts(have, rule->stage,
			    rule->delivered ? revised_from(rule->delivered, key)
					    : REVISED_NONE);
}

static void cell_add(struct cell *into, const struct cell *from)
{
	into->value += from->value;
	into->quantity += from->quantity;
	into->cells += from->cells;
	into->unknown += from->unknown;
}

/* Adds the columns of one pivot row that count to a sum; false when none does. */
static bool add_row(struct sum *sum, const struct pivot *pivot, size_t row, member stage,
		    enum revised_from from)
{
	bool any = false;
	for (size_t col = 0; col < pivot->ncols; col++) {
		const struct cell *cell = pivot_cell(pivot, row, col);
		if (cell->cells == 0 ||
		    !stage_counts(pivot_col(pivot, col, 0), stage, from))
			continue;
		cell_add(pivot_col(pivot, col, 1) == SIDE_REVENUE ? &sum->revenue
								  : &sum->expense,
			 cell);
		any = true;
	}
	return any;
}

struct sums sums_build(const struct book *book, const struct filter *filter, member stage,
		       const enum axis *keys, size_t nkeys, struct arena *arena)
{
	enum axis rows[SUM_KEYS + 2] = {0};
	for (size_t i = 0; i < nkeys; i++)
		rows[i] = keys[i];
	bool revised = stage == STAGE_REVISED;
	size_t nrows = nkeys;
	if (revised) {
		rows[nrows++] = AXIS_MUNICIPALITY;
		rows[nrows++] = AXIS_YEAR;
	}
	const enum axis cols[] = {AXIS_STAGE, AXIS_SIDE};
	const struct filter scope = filter_stage(filter, stage, arena);
	const struct pivot *pivot =
		pivot_build(book, TABLE_SPENDING, &scope, rows, nrows, cols, 2, arena);
	const struct pivot *delivered = revised ? stages_delivered(book, arena) : NULL;
	struct sums sums = {
		.nkeys = nkeys,
		.list = arena_alloc(arena, (pivot->nrows + 1) * sizeof(*sums.list))};
	for (size_t row = 0; row < pivot->nrows; row++) {
		const member *members = &pivot->rows[row * nrows];
		struct sum *last = sums.count ? &sums.list[sums.count - 1] : NULL;
		bool same = last && compare_members(last->key, members, nkeys) == 0;
		struct sum *sum = same ? last : &sums.list[sums.count];
		enum revised_from from =
			revised ? revised_from(delivered, members + nkeys) : REVISED_NONE;
		if (!add_row(sum, pivot, row, stage, from) || same)
			continue;
		memcpy(sum->key, members, nkeys * sizeof(*members));
		sums.count++;
	}
	return sums;
}

const struct sum *sums_find(const struct sums *sums, const member *key)
{
	size_t low = 0, high = sums->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (compare_members(sums->list[middle].key, key, sums->nkeys) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == sums->count ||
	    compare_members(sums->list[low].key, key, sums->nkeys) != 0)
		return NULL;
	return &sums->list[low];
}

bool sum_known(const struct sum *sum)
{
	return cell_known(&sum->expense) || cell_known(&sum->revenue);
}

uint32_t sum_unknown(const struct sum *sum)
{
	return sum->expense.unknown + sum->revenue.unknown;
}

member stage_choose(const struct book *book, const struct filter *filter, size_t periods,
		    struct arena *arena)
{
	static const member order[] = {STAGE_ACTUAL,  STAGE_REVISED,   STAGE_BUDGET,
				       STAGE_OUTLOOK, STAGE_COMMITTED, STAGE_CHANGE,
				       STAGE_FUNDING};
	const enum axis period[] = {AXIS_PERIOD};
	member present = MEMBER_NONE, known = MEMBER_NONE;
	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
		if (!filter_keeps(filter, AXIS_STAGE, order[i]))
			continue;
		struct sums sums = sums_build(book, filter, order[i], period, 1, arena);
		size_t count = 0;
		for (size_t s = 0; s < sums.count; s++)
			count += sum_known(&sums.list[s]);
		if (count >= periods)
			return order[i];
		if (sums.count > 0 && present == MEMBER_NONE)
			present = order[i];
		if (count > 0 && known == MEMBER_NONE)
			known = order[i];
	}
	return known != MEMBER_NONE ? known : present;
}

size_t filter_kept(const struct filter *filter, enum axis axis)
{
	if (!filter->keep[axis])
		return SIZE_MAX;
	size_t count = 0;
	for (size_t m = 0; m < filter->book->axis[axis].count; m++)
		count += filter->keep[axis][m] != 0;
	return count;
}

bool stage_is_asked(const struct filter *filter)
{
	return filter_kept(filter, AXIS_STAGE) == 1;
}

static bool sums_all_task_fields(const struct filter *filter)
{
	return filter->all && !filter->keep[AXIS_TASK_FIELD];
}

struct filter filter_without_reserves(const struct filter *filter, struct arena *arena)
{
	const struct book *book = filter->book;
	if (!sums_all_task_fields(filter))
		return *filter;
	size_t count = book->axis[AXIS_TASK_FIELD].count, kept = 0;
	member *members = arena_alloc(arena, count * sizeof(*members));
	for (member m = 0; m < count; m++)
		if (m == MEMBER_NONE ||
		    (m != book->task_reserves && m != book->task_result))
			members[kept++] = m;
	return filter_only(filter, AXIS_TASK_FIELD, members, kept, arena);
}

struct filter filter_without_clusters(const struct filter *filter, struct arena *arena)
{
	static const member own[] = {MEMBER_NONE};
	return filter_only(filter, AXIS_KIND, own, 1, arena);
}

void note_reserves(const struct filter *filter, struct report *report)
{
	const struct book *book = filter->book;
	const member apart[] = {book->task_reserves, book->task_result};
	for (size_t i = 0; sums_all_task_fields(filter) && i < 2; i++)
		if (apart[i] != MEMBER_NONE)
			report_note(report, "not_added",
				    value_code(report, book_code(book, AXIS_TASK_FIELD,
								 apart[i])));
}
