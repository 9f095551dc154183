/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * cell_flow - largest flows over hidden cells (Edmonds and Karp 1972), and cheapest paths
 * over cells to hide (Dijkstra 1959)
 */
#include "cell_flow.h"

#include <stdlib.h>
#include <string.h>

#define NOWHERE UINT32_MAX

void audit_index(struct audit *audit)
{
	const size_t n = audit->nodes;
	audit->first = arena_alloc(audit->arena, (n + 1) * sizeof(*audit->first));
	audit->at =
		arena_alloc(audit->arena, (2 * audit->count + 1) * sizeof(*audit->at));
	for (size_t i = 0; i < audit->count; i++) {
		audit->first[audit->cells[i].from + 1]++;
		audit->first[audit->cells[i].to + 1]++;
	}
	for (size_t i = 0; i < n; i++)
		audit->first[i + 1] += audit->first[i];
	size_t *next = xrealloc(NULL, (n + 1) * sizeof(*next));
	memcpy(next, audit->first, (n + 1) * sizeof(*next));
	for (size_t i = 0; i < audit->count; i++) {
		audit->at[next[audit->cells[i].from]++] = (uint32_t)i;
		audit->at[next[audit->cells[i].to]++] = (uint32_t)i;
	}
	free(next);
}

/* How much more a hidden cell can carry out of a node: upwards there is no end. */
static int64_t room(const struct flow *flow, uint32_t cell, uint32_t out_of)
{
	const struct audit_cell *one = &flow->audit->cells[cell];
	if (flow->units)
		return one->from == out_of ? 1 - flow->net[cell] : 1 + flow->net[cell];
	if (one->from == out_of || flow->audit->any_sign)
		return FLOW_MAX;
	return one->value + flow->net[cell];
}

static uint32_t other_end(const struct audit_cell *cell, uint32_t node)
{
	return cell->from == node ? cell->to : cell->from;
}

static bool is_open(const struct flow *flow, uint32_t cell)
{
	const struct audit_cell *one = &flow->audit->cells[cell];
	return one->hidden && cell != flow->except && one->from != one->to;
}

/* One step of the search: the nodes that a node leads to. */
static size_t reach(struct flow *flow, uint32_t node, size_t tail)
{
	const struct audit *audit = flow->audit;
	for (size_t i = audit->first[node]; i < audit->first[node + 1]; i++) {
		const uint32_t cell = audit->at[i];
		const uint32_t next = other_end(&audit->cells[cell], node);
		if (!is_open(flow, cell) || next == flow->source ||
		    flow->came[next] != NOWHERE || room(flow, cell, node) <= 0)
			continue;
		flow->came[next] = cell;
		flow->queue[tail++] = next;
		if (next == flow->sink) /* a sum may have a great many parts */
			break;
	}
	return tail;
}

/* The shortest path with room, in `came`. */
static bool find_path(struct flow *flow)
{
	size_t tail = 1;
	for (size_t i = 0; i < flow->audit->nodes; i++)
		flow->came[i] = NOWHERE;
	flow->queue[0] = flow->source;
	for (size_t head = 0; head < tail; head++) {
		if (flow->came[flow->sink] != NOWHERE)
			return true;
		tail = reach(flow, flow->queue[head], tail);
	}
	return flow->came[flow->sink] != NOWHERE;
}

static void push(struct flow *flow, int64_t limit)
{
	const struct audit_cell *cells = flow->audit->cells;
	int64_t step = limit - flow->amount;
	for (uint32_t node = flow->sink; node != flow->source;) {
		const uint32_t cell = flow->came[node];
		const uint32_t before = other_end(&cells[cell], node);
		if (room(flow, cell, before) < step)
			step = room(flow, cell, before);
		node = before;
	}
	for (uint32_t node = flow->sink; node != flow->source;) {
		const uint32_t cell = flow->came[node];
		const bool along = cells[cell].to == node;
		flow->net[cell] += along ? step : -step;
		node = other_end(&cells[cell], node);
	}
	flow->amount += step;
}

static struct flow grow(const struct audit *audit, size_t except, uint32_t source,
			uint32_t sink, int64_t limit, bool units)
{
	struct flow flow = {
		.audit = audit,
		.except = except,
		.units = units,
		.source = source,
		.sink = sink,
		.net = xrealloc(NULL, (audit->count + 1) * sizeof(int64_t)),
		.came = xrealloc(NULL, (audit->nodes + 1) * sizeof(uint32_t)),
		.queue = xrealloc(NULL, (audit->nodes + 1) * sizeof(uint32_t))};
	memset(flow.net, 0, (audit->count + 1) * sizeof(int64_t));
	while (flow.amount < limit && find_path(&flow))
		push(&flow, limit);
	return flow;
}

struct flow flow_find(const struct audit *audit, size_t except, uint32_t source,
		      uint32_t sink, int64_t limit)
{
	return grow(audit, except, source, sink, limit, false);
}

struct flow flow_ways(const struct audit *audit, size_t except, uint32_t source,
		      uint32_t sink, int64_t limit)
{
	return grow(audit, except, source, sink, limit, true);
}

void flow_release(struct flow *flow)
{
	free(flow->net);
	free(flow->came);
	free(flow->queue);
}

int audit_price_compare(struct audit_price a, struct audit_price b)
{
	if (a.last != b.last)
		return a.last < b.last ? -1 : 1;
	if (a.cells != b.cells)
		return a.cells < b.cells ? -1 : 1;
	return (a.sum > b.sum) - (a.sum < b.sum);
}

/* The search for a cheapest path: nodes in a heap by what it costs to get there. */
struct search {
	const struct flow *flow;
	int64_t step;
	struct audit_price *price; /* by node */
	bool *reached, *done;
	uint32_t *heap;
	size_t size;
};

static bool comes_first(const struct search *s, uint32_t a, uint32_t b)
{
	const int order = audit_price_compare(s->price[a], s->price[b]);
	return order != 0 ? order < 0 : a < b;
}

static void heap_up(struct search *s, size_t i)
{
	for (; i > 0 && comes_first(s, s->heap[i], s->heap[(i - 1) / 2]);
	     i = (i - 1) / 2) {
		const uint32_t moved = s->heap[i];
		s->heap[i] = s->heap[(i - 1) / 2];
		s->heap[(i - 1) / 2] = moved;
	}
}

static uint32_t heap_pop(struct search *s)
{
	const uint32_t top = s->heap[0];
	s->heap[0] = s->heap[--s->size];
	for (size_t i = 0, child = 1; child < s->size; child = 2 * i + 1) {
		if (child + 1 < s->size &&
		    comes_first(s, s->heap[child + 1], s->heap[child]))
			child++;
		if (!comes_first(s, s->heap[child], s->heap[i]))
			break;
		const uint32_t moved = s->heap[i];
		s->heap[i] = s->heap[child];
		s->heap[child] = moved;
		i = child;
	}
	return top;
}

/* Whether a cell can carry the step out of a node, once hidden. */
static bool carries(const struct search *s, uint32_t cell, uint32_t out_of)
{
	const struct audit_cell *one = &s->flow->audit->cells[cell];
	if (cell == s->flow->except || one->from == one->to)
		return false;
	if (!one->hidden && one->cost == AUDIT_FIXED)
		return false;
	return room(s->flow, cell, out_of) >= s->step;
}

static struct audit_price with(struct audit_price price, const struct audit_cell *cell)
{
	if (cell->hidden)
		return price;
	price.last += cell->cost == AUDIT_LAST;
	price.cells++;
	price.sum += cell->value < 0 ? -cell->value : cell->value;
	return price;
}

static void visit(struct search *s, uint32_t node)
{
	const struct audit *audit = s->flow->audit;
	for (size_t i = audit->first[node]; i < audit->first[node + 1]; i++) {
		const uint32_t cell = audit->at[i];
		const uint32_t next = other_end(&audit->cells[cell], node);
		if (s->done[next] || !carries(s, cell, node))
			continue;
		const struct audit_price price =
			with(s->price[node], &audit->cells[cell]);
		if (s->reached[next] && audit_price_compare(s->price[next], price) <= 0)
			continue;
		s->price[next] = price;
		s->flow->came[next] = cell;
		s->reached[next] = true;
		/* an older entry of the node stays behind, and is passed over later */
		s->heap[s->size] = next;
		heap_up(s, s->size++);
	}
}

static void run_search(struct search *s)
{
	const uint32_t sink = s->flow->sink;
	s->reached[s->flow->source] = true;
	s->heap[s->size++] = s->flow->source;
	while (s->size > 0 && !s->done[sink]) {
		const uint32_t node = heap_pop(s);
		if (!s->done[node]) {
			s->done[node] = true;
			visit(s, node);
		}
	}
}

size_t flow_cheapest(const struct flow *flow, int64_t step, uint32_t *path,
		     struct audit_price *price)
{
	const struct audit *audit = flow->audit;
	const size_t nodes = audit->nodes + 1;
	struct search s = {
		.flow = flow,
		.step = step,
		.price = xrealloc(NULL, nodes * sizeof(struct audit_price)),
		.reached = xrealloc(NULL, nodes * sizeof(bool)),
		.done = xrealloc(NULL, nodes * sizeof(bool)),
		.heap = xrealloc(NULL, (2 * audit->count + 2) * sizeof(uint32_t))};
	memset(s.price, 0, nodes * sizeof(struct audit_price));
	memset(s.reached, 0, nodes * sizeof(bool));
	memset(s.done, 0, nodes * sizeof(bool));
	run_search(&s);
	size_t count = 0;
	*price = s.price[flow->sink];
	for (uint32_t node = flow->sink; s.done[flow->sink] && node != flow->source;) {
		const uint32_t cell = flow->came[node];
		if (!audit->cells[cell].hidden)
			path[count++] = cell;
		node = other_end(&audit->cells[cell], node);
	}
	free(s.price);
	free(s.reached);
	free(s.done);
	free(s.heap);
	return count;
}
