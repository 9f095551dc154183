/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * guard - which rows of a table to hide beside those that rest on too few people
 *
 * One row of a table is one cell of the audit, tied to the others by the sums of its
 * lines; every column that is an amount or a number, and the number of people behind the
 * rows, is a problem of its own with the same hidden rows. Each round hides what one of
 * them asks for, until none asks more.
 */
#include "guard.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* A hidden amount may not be told closer than within a fifth of it, nor the most that it
 * can be within a tenth. */
enum { ONE_PERSON = 1, PART_OF_WIDTH = 5, PART_ABOVE = 10 };
/* With more rows, what is hidden too much stays hidden. */
enum { ROWS_TO_REVIEW = 400 };
/* With more rows, every line is protected by itself when it can be; when it cannot, as in
 * a table of rows by columns, all is hidden. */
enum { ROWS_TO_AUDIT = 2000 };

/* Every row flows into its line, out of the ground or the line across. The sums are
 * known, so they are no cells. */
static void make_network(struct guard *guard)
{
	const struct guarded *g = guard->g;
	const size_t rows = guard->rows;
	struct audit_cell *cells = arena_alloc(guard->arena, (rows + 1) * sizeof(*cells));
	uint32_t *into = arena_alloc(guard->arena, (rows + 1) * sizeof(*into));
	uint32_t *out_of = arena_alloc(guard->arena, (rows + 1) * sizeof(*out_of));
	uint32_t nodes = 2; /* the ground, and the one line when there are no others */
	for (size_t row = 0; row < rows; row++)
		into[row] = 1;
	if (g->line)
		nodes = guard_number(g->line, rows, 1, into, guard->arena);
	if (g->across)
		nodes = guard_number(g->across, rows, nodes, out_of, guard->arena);
	for (size_t row = 0; row < rows; row++)
		cells[row] = (struct audit_cell){.from = out_of[row], .to = into[row]};
	guard->audit = audit_of_cells(cells, rows, nodes, guard->arena);
}

static void fill_people(struct guard *guard)
{
	guard->audit.any_sign = false;
	for (size_t row = 0; row < guard->rows; row++) {
		struct audit_cell *cell = &guard->audit.cells[row];
		const int64_t people = guard->g->people[row];
		/* not known, or with one who has most: taken for enough */
		cell->value = people < 0 ? guard->threshold : people;
		cell->width = guard->small[row] && people > 0 ? guard->threshold : 0;
		cell->up = 0;
	}
}

static bool is_amount(const struct value *value)
{
	return value->type == VALUE_MONEY || value->type == VALUE_COUNT ||
	       value->type == VALUE_QUANTITY;
}

/* False when nothing in this column asks for protection. */
static bool fill_column(struct guard *guard, size_t column)
{
	const struct table *table = guard->g->table;
	bool any = false;
	guard->audit.any_sign = false;
	for (size_t row = 0; row < guard->rows; row++) {
		struct audit_cell *cell = &guard->audit.cells[row];
		const struct value *value = &table->cells[row * table->ncolumns + column];
		const int64_t amount = is_amount(value) ? value->number : 0;
		const int64_t size = amount < 0 ? -amount : amount;
		cell->value = amount;
		cell->width = cell->up = 0;
		if (guard->small[row] && size > 0) {
			cell->width = size > PART_OF_WIDTH ? size / PART_OF_WIDTH : 1;
			cell->up = size > PART_ABOVE ? size / PART_ABOVE : 1;
		}
		any |= cell->width > 0;
		guard->audit.any_sign |= amount < 0;
	}
	return any;
}

static bool same_line(const struct guard *guard, size_t a, size_t b)
{
	const struct audit_cell *cells = guard->audit.cells;
	return cells[a].to == cells[b].to ||
	       (guard->g->above && cells[a].from == cells[b].from);
}

/* The lines of rows that stay exposed go as a whole; both ways when what they add up to
 * may be hidden where it would be shown, since then the other way may not tell. */
static bool hide_lines(struct guard *guard)
{
	bool more = false;
	for (size_t row = 0; row < guard->rows; row++) {
		if (!audit_is_exposed(&guard->audit, row))
			continue;
		guard->whole = true;
		for (size_t i = 0; i < guard->rows; i++) {
			if (guard->hidden[i] || !same_line(guard, i, row))
				continue;
			guard->hidden[i] = more = true;
		}
	}
	return more;
}

static void set_hidden(struct guard *guard)
{
	for (size_t row = 0; row < guard->rows; row++) {
		struct audit_cell *cell = &guard->audit.cells[row];
		const int64_t people = guard->g->people[row];
		cell->hidden = guard->hidden[row];
		cell->single = people == ONE_PERSON || people == PEOPLE_DOMINATED;
	}
}

/* Hides what the measure in the audit asks for; true when that is more than before. A
 * column that nothing can protect, such as one in which a small group has nearly all,
 * loses its total instead: without it there is no sum to work from. */
static bool protect(struct guard *guard, bool people)
{
	bool more = false;
	set_hidden(guard);
	const bool exposed = audit_protect(&guard->audit) > 0;
	if (exposed && !people) {
		guard->without_total = true;
		return false;
	}
	for (size_t row = 0; row < guard->rows; row++) {
		more |= guard->audit.cells[row].hidden && !guard->hidden[row];
		guard->hidden[row] |= guard->audit.cells[row].hidden;
	}
	return (exposed && hide_lines(guard)) || more;
}

/* Fills the audit with the n-th measure: people, then the columns. False when there is
 * nothing in it to protect; *last when there is no such measure. */
static bool fill_measure(struct guard *guard, size_t n, bool *last)
{
	const struct guarded *g = guard->g;
	*last = n > 0 && !g->columns[n - 1];
	if (*last)
		return false;
	if (n == 0) {
		fill_people(guard);
		return true;
	}
	const int column = table_column(g->table, g->columns[n - 1]);
	assert(column >= 0);
	return fill_column(guard, (size_t)column);
}

static bool any_small(const struct guard *guard)
{
	for (size_t row = 0; row < guard->rows; row++)
		if (guard->small[row])
			return true;
	return false;
}

static size_t count_exposed(struct guard *guard)
{
	bool last = false;
	size_t exposed = 0;
	for (size_t n = 0; !last; n++) {
		if (!fill_measure(guard, n, &last))
			continue;
		set_hidden(guard);
		exposed += audit_exposed(&guard->audit);
	}
	return exposed;
}

/* What one measure asked for may not be needed once another has asked more: the largest
 * groups are shown again first. */
static void take_back(struct guard *guard)
{
	const int64_t *people = guard->g->people;
	bool *tried = arena_alloc(guard->arena, guard->rows + 1);
	const size_t exposed = count_exposed(guard);
	while (!guard->whole) {
		size_t best = guard->rows;
		for (size_t row = 0; row < guard->rows; row++)
			if (guard->hidden[row] && !guard->small[row] && !tried[row] &&
			    !guard->stays[row] &&
			    (best == guard->rows || people[row] > people[best]))
				best = row;
		if (best == guard->rows)
			return;
		tried[best] = true;
		guard->hidden[best] = false;
		guard->hidden[best] = count_exposed(guard) > exposed;
	}
}

/* The rows of one line, from the measures of the whole table. */
static void protect_line(struct guard *guard, const struct line_measure *measures,
			 size_t count, const size_t *at, size_t rows)
{
	struct arena *arena = guard->arena;
	struct line_measure *own = arena_alloc(arena, (count + 1) * sizeof(*own));
	bool *hidden = arena_alloc(arena, rows + 1);
	for (size_t i = 0; i < rows; i++)
		hidden[i] = guard->hidden[at[i]];
	for (size_t n = 0; n < count; n++) {
		struct audit_cell *cells =
			arena_alloc(arena, (rows + 1) * sizeof(*cells));
		for (size_t i = 0; i < rows; i++)
			cells[i] = measures[n].cells[at[i]];
		own[n] = (struct line_measure){cells, measures[n].any_sign};
	}
	guard->whole |= !guard_line(own, count, rows, hidden, arena);
	for (size_t i = 0; i < rows; i++)
		guard->hidden[at[i]] = hidden[i];
}

/* All measures of a long table at once. */
static size_t copy_measures(struct guard *guard, struct line_measure *measures)
{
	const size_t size = guard->rows * sizeof(struct audit_cell);
	size_t count = 0;
	bool last = false;
	set_hidden(guard);
	for (size_t n = 0; !last; n++) {
		if (!fill_measure(guard, n, &last))
			continue;
		struct audit_cell *cells = arena_alloc(guard->arena, size + 1);
		memcpy(cells, guard->audit.cells, size);
		measures[count++] = (struct line_measure){cells, guard->audit.any_sign};
	}
	return count;
}

static void protect_lines(struct guard *guard)
{
	const struct audit *audit = &guard->audit;
	size_t columns = 1;
	while (guard->g->columns[columns - 1])
		columns++;
	struct line_measure *measures =
		arena_alloc(guard->arena, (columns + 1) * sizeof(*measures));
	size_t *at = arena_alloc(guard->arena, (guard->rows + 1) * sizeof(*at));
	const size_t count = copy_measures(guard, measures);
	for (size_t node = 1; node < audit->nodes; node++) {
		size_t rows = 0;
		for (size_t i = audit->first[node]; i < audit->first[node + 1]; i++)
			at[rows++] = audit->at[i];
		protect_line(guard, measures, count, at, rows);
	}
}

void guard_find(struct guard *guard)
{
	if (!any_small(guard))
		return;
	make_network(guard);
	if (guard->rows > ROWS_TO_AUDIT && !guard->g->across) {
		protect_lines(guard);
		return;
	}
	if (guard->rows > ROWS_TO_AUDIT) {
		guard->many = true;
		memset(guard->hidden, true, guard->rows);
		return;
	}
	for (bool more = true; more;) {
		bool last = false;
		more = false;
		for (size_t n = 0; !last; n++)
			if (fill_measure(guard, n, &last))
				more |= protect(guard, n == 0);
	}
	if (guard->rows <= ROWS_TO_REVIEW)
		take_back(guard);
}
