/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * headcounts - counts of people that are too small to be shown
 *
 * Two kinds of sums tie counts together, and each is a network of its own: stocks with
 * their flows over time, and districts within a municipality. What one of them hides the
 * other has to take into account, until neither asks for more.
 */
#include "headcounts.h"

#include "cell_audit.h"
#include "disclosure.h"

#include <stdlib.h>

enum { GROUND = 0, MONTHS = 12, QUARTERS = 4 };

static const int64_t PERSON = 1000; /* thousandths */

struct hider {
	const struct book *book;
	struct headcount *list;
	size_t count;
	enum axis axis;
	struct arena *arena;
};

static bool is_population(member indicator)
{
	return indicator == INDICATOR_INHABITANTS || indicator == INDICATOR_YOUTH ||
	       indicator == INDICATOR_ELDERLY;
}

static bool row_is_published(const struct book *book, size_t row)
{
	const struct facts *facts = &book->table[TABLE_CASELOAD];
	const uint32_t file = facts->origin ? facts->origin[row].file : UINT32_MAX;
	return is_population(facts->axis[AXIS_INDICATOR][row]) ||
	       (file < book->nfiles && book->files[file].published);
}

static bool is_published(const struct hider *h, const struct headcount *head)
{
	return row_is_published(h->book, head->row);
}

bool headcount_is_small(const struct book *book, size_t row)
{
	const struct facts *facts = &book->table[TABLE_CASELOAD];
	return facts->cells[row] > facts->unknown[row] && !row_is_published(book, row) &&
	       disclosure_small_count(book, facts->value[row]);
}

static bool is_given(const struct headcount *head)
{
	return head && (head->known || head->hidden);
}

static struct audit_cell cell_of(const struct hider *h, const struct headcount *head)
{
	const bool published = is_published(h, head);
	struct audit_cell cell = {.value = is_given(head) ? head->value : 0,
				  .hidden = !head->known,
				  .cost = AUDIT_MAY};
	if (!published && head->hidden && disclosure_small_count(h->book, head->value)) {
		cell.width = h->book->privacy.threshold * PERSON;
		cell.single = head->value == PERSON;
	}
	if (published)
		cell.cost = AUDIT_FIXED;
	else if (head->indicator == INDICATOR_STOCK ||
		 head->indicator == INDICATOR_OPENING)
		cell.cost = AUDIT_LAST;
	return cell;
}

static void hide_head(struct headcount *head)
{
	head->hidden = is_given(head);
	head->known = false;
}

/* What an audit adds; when it fails, all cells of it. True when there is more. */
static bool take_over(const struct hider *h, struct audit *audit,
		      struct headcount *const *heads)
{
	const bool failed = audit_protect(audit) > 0;
	bool more = false;
	for (size_t i = 0; i < audit->count; i++) {
		if (!heads[i]->known || is_published(h, heads[i]))
			continue;
		if (audit->cells[i].hidden || failed) {
			hide_head(heads[i]);
			more = true;
		}
	}
	return more;
}

/* Periods of one grain that follow each other; INT_MIN apart from others. */
static bool follows(struct period before, struct period after)
{
	if (period_grain(before) != period_grain(after))
		return false;
	switch (period_grain(after)) {
	case GRAIN_MONTH:
		return after.year * MONTHS + period_month_number(after) ==
		       before.year * MONTHS + period_month_number(before) + 1;
	case GRAIN_QUARTER:
		return after.year * QUARTERS + period_quarter_number(after) ==
		       before.year * QUARTERS + period_quarter_number(before) + 1;
	case GRAIN_YEAR:
		return after.year == before.year + 1;
	case GRAIN_OPENING:
	case GRAIN_CLOSING:
		break;
	}
	return false;
}

/* The counts of one domain and key, by indicator and period. */
struct group {
	struct headcount **heads;
	size_t count;
};

static size_t find_count(const struct group *group, member indicator,
			 struct period period)
{
	for (size_t i = 0; i < group->count; i++)
		if (group->heads[i]->indicator == indicator &&
		    is_given(group->heads[i]) &&
		    period_compare(group->heads[i]->period, period) == 0)
			return i;
	return group->count;
}

static size_t find_before(const struct group *group, struct period period)
{
	for (size_t i = 0; i < group->count; i++)
		if (group->heads[i]->indicator == INDICATOR_STOCK &&
		    is_given(group->heads[i]) && follows(group->heads[i]->period, period))
			return i;
	return group->count;
}

/* The stock of a period is the one before, with what came in and without what went out:
 * a node, when all four are given. */
static void tie_period(const struct group *group, struct audit_cell *cells, size_t stock)
{
	const size_t none = group->count;
	const struct period period = group->heads[stock]->period;
	const size_t in = find_count(group, INDICATOR_INFLOW, period);
	const size_t out = find_count(group, INDICATOR_OUTFLOW, period);
	const size_t opening = find_count(group, INDICATOR_OPENING, period);
	const size_t before = find_before(group, period);
	const uint32_t node = (uint32_t)stock + 1;
	if (in == none || out == none || (before == none && opening == none))
		return;
	cells[in].to = node;
	cells[out].from = node;
	cells[stock].from = node;
	if (before != none)
		cells[before].to = node;
	else
		cells[opening].to = node;
}

/* The opening of a period is the stock before it: both are hidden or neither. */
static bool match_openings(const struct hider *h, const struct group *group)
{
	bool more = false;
	for (size_t i = 0; i < group->count; i++) {
		if (group->heads[i]->indicator != INDICATOR_OPENING)
			continue;
		const size_t before = find_before(group, group->heads[i]->period);
		if (before == group->count ||
		    group->heads[i]->hidden == group->heads[before]->hidden)
			continue;
		struct headcount *other =
			group->heads[i]->hidden ? group->heads[before] : group->heads[i];
		if (!is_published(h, other)) {
			hide_head(other);
			more = true;
		}
	}
	return more;
}

static bool hide_flows(const struct hider *h, const struct group *group)
{
	struct audit_cell *cells =
		arena_alloc(h->arena, (group->count + 1) * sizeof(*cells));
	bool more = match_openings(h, group);
	for (size_t i = 0; i < group->count; i++)
		cells[i] = cell_of(h, group->heads[i]);
	for (size_t i = 0; i < group->count; i++)
		if (group->heads[i]->indicator == INDICATOR_STOCK &&
		    is_given(group->heads[i]))
			tie_period(group, cells, i);
	struct audit audit =
		audit_of_cells(cells, group->count, group->count + 1, h->arena);
	return take_over(h, &audit, group->heads) || more;
}

/* All districts of a period, and the municipality when it is given; all schemes of
 * benefits, of which other tables show the sum. */
static bool hide_parts(const struct hider *h, const struct group *group)
{
	struct audit_cell *cells =
		arena_alloc(h->arena, (group->count + 1) * sizeof(*cells));
	bool whole = h->axis == AXIS_SCHEME;
	for (size_t i = 0; i < group->count; i++)
		whole |= group->heads[i]->key == MEMBER_NONE && is_given(group->heads[i]);
	if (!whole || group->count < 2)
		return false;
	for (size_t i = 0; i < group->count; i++) {
		cells[i] = cell_of(h, group->heads[i]);
		if (group->heads[i]->key == MEMBER_NONE) {
			cells[i].from = 1;
			if (cells[i].cost == AUDIT_MAY)
				cells[i].cost = AUDIT_LAST;
		} else {
			cells[i].to = 1;
		}
	}
	struct audit audit = audit_of_cells(cells, group->count, 2, h->arena);
	return take_over(h, &audit, group->heads);
}

static bool same_series(const struct headcount *a, const struct headcount *b)
{
	return a->municipality == b->municipality && a->domain == b->domain &&
	       a->key == b->key;
}

static bool same_moment(const struct headcount *a, const struct headcount *b)
{
	return a->municipality == b->municipality && a->domain == b->domain &&
	       a->indicator == b->indicator && period_compare(a->period, b->period) == 0;
}

static int compare_moments(const void *a, const void *b)
{
	const struct headcount *x = *(struct headcount *const *)a;
	const struct headcount *y = *(struct headcount *const *)b;
	const member left[] = {x->municipality, x->domain, x->indicator};
	const member right[] = {y->municipality, y->domain, y->indicator};
	for (size_t i = 0; i < sizeof(left) / sizeof(left[0]); i++)
		if (left[i] != right[i])
			return left[i] < right[i] ? -1 : 1;
	const int order = period_compare(x->period, y->period);
	return order != 0 ? order : (x->key > y->key) - (x->key < y->key);
}

/* Every run of heads that belong together; true when something more was hidden. */
static bool each_group(const struct hider *h, struct headcount **heads,
		       bool (*same)(const struct headcount *, const struct headcount *),
		       bool (*hide)(const struct hider *, const struct group *))
{
	bool more = false;
	for (size_t from = 0, to; from < h->count; from = to) {
		bool hidden = false;
		for (to = from; to < h->count && same(heads[from], heads[to]); to++)
			hidden |= heads[to]->hidden;
		const struct group group = {.heads = heads + from, .count = to - from};
		if (hidden)
			more |= hide(h, &group);
	}
	return more;
}

void headcounts_hide(const struct book *book, struct headcount *list, size_t count,
		     enum axis axis, struct arena *arena)
{
	const struct hider h = {book, list, count, axis, arena};
	const bool parts = axis == AXIS_DISTRICT || axis == AXIS_SCHEME;
	enum { EACH = sizeof(struct headcount *) };
	struct headcount **series = arena_alloc(arena, (count + 1) * EACH);
	struct headcount **moments = arena_alloc(arena, (count + 1) * EACH);
	bool more = false;
	for (size_t i = 0; i < count; i++) {
		series[i] = moments[i] = &list[i];
		if (list[i].known && headcount_is_small(book, list[i].row)) {
			hide_head(&list[i]);
			more = true;
		}
	}
	if (count > 0 && parts)
		qsort(moments, count, EACH, compare_moments);
	while (more) {
		more = each_group(&h, series, same_series, hide_flows);
		if (parts)
			more |= each_group(&h, moments, same_moment, hide_parts);
	}
}
