/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * cell_hide - which cells to hide beside those that must be: secondary suppression
 *
 * First every exposed cell gets the cheapest path that closes it into a cycle; then cells
 * that turn out not to be needed are shown again; and in a small table every set of fewer
 * or smaller cells is tried. Hiding more never narrows an interval, so one pass over the
 * cells is enough.
 */
#include "cell_flow.h"

#include <stdlib.h>

/* Work that is spent on doing better than the first answer. */
enum { TRIES_MAX = 20000, REVIEW_MAX = 20000000 };

struct hiding {
	struct audit *audit;
	uint32_t *path, *best; /* scratch */
	size_t nbest;
	struct audit_price price;
};

static void show(struct audit *audit, const uint32_t *cells, size_t count, bool hidden)
{
	for (size_t i = 0; i < count; i++)
		audit->cells[cells[i]].hidden = hidden;
}

/* A path for one direction and step; kept when it is enough and the cheapest so far, or
 * when `any`. */
static void try_path(struct hiding *h, size_t cell, bool grow, int64_t step, bool any)
{
	const struct audit_cell *one = &h->audit->cells[cell];
	struct audit_price price;
	struct flow flow = grow ? flow_find(h->audit, cell, one->to, one->from, FLOW_MAX)
				: flow_find(h->audit, cell, one->from, one->to, FLOW_MAX);
	const size_t count = step > 0 ? flow_cheapest(&flow, step, h->path, &price) : 0;
	flow_release(&flow);
	if (count == 0 || (h->nbest > 0 && audit_price_compare(price, h->price) >= 0))
		return;
	show(h->audit, h->path, count, true);
	const bool enough = any || !audit_is_narrow(h->audit, cell);
	show(h->audit, h->path, count, false);
	if (!enough)
		return;
	for (size_t i = 0; i < count; i++)
		h->best[i] = h->path[i];
	h->nbest = count;
	h->price = price;
}

static bool close_cycle(struct hiding *h, size_t cell)
{
	const struct audit_cell *one = &h->audit->cells[cell];
	const int64_t missing = one->width > one->value ? one->width - one->value : 1;
	const int64_t steps[] = {1, missing, one->up, one->width};
	const bool low = audit_is_low(h->audit, cell);
	h->nbest = 0;
	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		try_path(h, cell, true, steps[i], false);
		if (!low)
			try_path(h, cell, false, steps[i], false);
	}
	/* one cycle is not enough: the widest that there is, and then another */
	for (int64_t step = one->width; h->nbest == 0 && step > 0; step /= 2) {
		try_path(h, cell, true, step, true);
		if (!low)
			try_path(h, cell, false, step, true);
	}
	show(h->audit, h->best, h->nbest, true);
	return h->nbest > 0;
}

/* A cell that the person behind `by` can solve: a cycle that does without it. */
static bool close_around(struct hiding *h, size_t cell, size_t by)
{
	struct audit_cell *known = &h->audit->cells[by];
	const enum audit_cost cost = known->cost;
	known->hidden = false;
	known->cost = AUDIT_FIXED;
	h->nbest = 0;
	try_path(h, cell, true, 1, true);
	try_path(h, cell, false, 1, true);
	known->hidden = true;
	known->cost = cost;
	show(h->audit, h->best, h->nbest, true);
	return h->nbest > 0;
}

static bool all_safe(const struct audit *audit)
{
	for (size_t i = 0; i < audit->count; i++)
		if (audit_is_exposed(audit, i))
			return false;
	return true;
}

/* Secondary cells, the dearest first. */
static int compare_dear(const struct audit_cell *a, const struct audit_cell *b)
{
	if ((a->cost == AUDIT_LAST) != (b->cost == AUDIT_LAST))
		return a->cost == AUDIT_LAST ? -1 : 1;
	return (a->value < b->value) - (a->value > b->value);
}

static void sort_cells(const struct audit *audit, uint32_t *list, size_t count)
{
	for (size_t i = 1; i < count; i++)
		for (size_t k = i; k > 0 && compare_dear(&audit->cells[list[k]],
							 &audit->cells[list[k - 1]]) < 0;
		     k--) {
			const uint32_t moved = list[k];
			list[k] = list[k - 1];
			list[k - 1] = moved;
		}
}

static size_t with_width(const struct audit *audit)
{
	size_t count = 0;
	for (size_t i = 0; i < audit->count; i++)
		count += audit->cells[i].width > 0;
	return count;
}

/* Shows again what is not needed; returns what is left of the list. */
static size_t take_back(struct audit *audit, uint32_t *list, size_t count)
{
	size_t left = 0;
	sort_cells(audit, list, count);
	if (count * with_width(audit) * (audit->count + 1) > REVIEW_MAX)
		return count;
	for (size_t i = 0; i < count; i++) {
		audit->cells[list[i]].hidden = false;
		if (all_safe(audit))
			continue;
		audit->cells[list[i]].hidden = true;
		list[left++] = list[i];
	}
	return left;
}

/* Every set of so many cells, for a smaller sum than the best. */
struct trial {
	struct audit *audit;
	uint32_t candidates[AUDIT_EXHAUSTIVE_MAX]; /* the smallest first */
	size_t count;
	uint32_t chosen[AUDIT_EXHAUSTIVE_MAX], best[AUDIT_EXHAUSTIVE_MAX];
	size_t size;
	int64_t least;
	bool found;
	size_t tries;
};

static int64_t magnitude(const struct audit *audit, uint32_t cell)
{
	const int64_t value = audit->cells[cell].value;
	return value < 0 ? -value : value;
}

static void choose(struct trial *t, size_t depth, size_t from, int64_t sum)
{
	if (depth == t->size) {
		t->tries++;
		show(t->audit, t->chosen, t->size, true);
		if (all_safe(t->audit)) {
			t->found = true;
			t->least = sum;
			for (size_t i = 0; i < t->size; i++)
				t->best[i] = t->chosen[i];
		}
		show(t->audit, t->chosen, t->size, false);
		return;
	}
	for (size_t i = from; i < t->count && t->tries < TRIES_MAX; i++) {
		const int64_t value = magnitude(t->audit, t->candidates[i]);
		const int64_t rest = (int64_t)(t->size - depth);
		if (value >= (t->least - sum + rest - 1) / rest)
			return;
		t->chosen[depth] = t->candidates[i];
		choose(t, depth + 1, i + 1, sum + value);
	}
}

static size_t find_candidates(struct trial *t, const uint32_t *list, size_t count)
{
	const struct audit *audit = t->audit;
	size_t last = 0;
	for (size_t i = 0; i < count; i++)
		last += audit->cells[list[i]].cost == AUDIT_LAST;
	for (size_t i = 0; i < audit->count; i++) {
		const struct audit_cell *cell = &audit->cells[i];
		if (cell->hidden || cell->cost != AUDIT_MAY)
			continue;
		if (t->count == AUDIT_EXHAUSTIVE_MAX)
			return AUDIT_EXHAUSTIVE_MAX + 1;
		t->candidates[t->count++] = (uint32_t)i;
	}
	sort_cells(audit, t->candidates, t->count);
	for (size_t i = 0; i < t->count / 2; i++) {
		const uint32_t moved = t->candidates[i];
		t->candidates[i] = t->candidates[t->count - 1 - i];
		t->candidates[t->count - 1 - i] = moved;
	}
	return last;
}

/* Fewer cells, or as many with a smaller sum; without totals rather than with. */
static void improve(struct audit *audit, const uint32_t *list, size_t count)
{
	struct trial t = {.audit = audit};
	int64_t sum = 0;
	show(audit, list, count, false);
	const size_t last = find_candidates(&t, list, count);
	for (size_t i = 0; i < count; i++)
		sum += magnitude(audit, list[i]);
	const bool small = last <= AUDIT_EXHAUSTIVE_MAX && count <= AUDIT_EXHAUSTIVE_MAX;
	for (t.size = 1; small && !t.found && t.size <= count; t.size++) {
		t.least = t.size == count && last == 0 ? sum : INT64_MAX / 2;
		choose(&t, 0, 0, 0);
		if (t.found)
			break;
	}
	if (t.found)
		show(audit, t.best, t.size, true);
	else
		show(audit, list, count, true);
}

static void protect_cell(struct hiding *h, size_t cell)
{
	size_t by;
	if (h->audit->cells[cell].width <= 0)
		return;
	while (audit_is_narrow(h->audit, cell))
		if (!close_cycle(h, cell))
			return;
	while (audit_is_known_to_one(h->audit, cell, &by))
		if (!close_around(h, cell, by))
			return;
}

size_t audit_protect(struct audit *audit)
{
	bool *before = xrealloc(NULL, (audit->count + 1) * sizeof(*before));
	uint32_t *list = xrealloc(NULL, (audit->count + 1) * sizeof(*list));
	struct hiding h = {.audit = audit,
			   .path = xrealloc(NULL, (audit->nodes + 1) * sizeof(*h.path)),
			   .best = xrealloc(NULL, (audit->nodes + 1) * sizeof(*h.best))};
	size_t count = 0, exposed = 0;
	for (size_t i = 0; i < audit->count; i++)
		before[i] = audit->cells[i].hidden;
	for (size_t i = 0; i < audit->count; i++)
		protect_cell(&h, i);
	exposed = audit_exposed(audit);
	for (size_t i = 0; i < audit->count; i++)
		if (audit->cells[i].hidden && !before[i])
			list[count++] = (uint32_t)i;
	if (exposed == 0 && count > 0) {
		count = take_back(audit, list, count);
		improve(audit, list, count);
	}
	free(before);
	free(list);
	free(h.path);
	free(h.best);
	return exposed;
}
