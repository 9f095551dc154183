/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * disclosure - what rests on fewer than five people is not shown
 */
#include "disclosure.h"

#include "guard.h"

#include <inttypes.h>
#include <string.h>

static const int64_t PERSON = 1000; /* thousandths */

bool disclosure_small(const struct book *book, int64_t people)
{
	if (book->privacy.internal)
		return false;
	return people == PEOPLE_DOMINATED ||
	       (people > 0 && people < book->privacy.threshold);
}

bool disclosure_small_count(const struct book *book, int64_t thousandths)
{
	return !book->privacy.internal && thousandths > 0 &&
	       thousandths < book->privacy.threshold * PERSON;
}

bool disclosure_is_crossing(enum axis axis)
{
	return axis == AXIS_PRODUCT || axis == AXIS_PROVIDER || axis == AXIS_REFERRER ||
	       axis == AXIS_DISTRICT || axis_is_private(axis);
}

static void hide_cells(const struct guarded *g, struct value *cells,
		       struct report *report)
{
	for (const char *const *name = g->columns; *name; name++)
		cells[table_column(g->table, *name)] = value_hidden(report);
}

static bool all_hidden(const struct guard *guard)
{
	for (size_t row = 0; row < guard->rows; row++)
		if (!guard->hidden[row] && guard->g->people[row] != 0)
			return false;
	return guard->rows > 0;
}

void disclosure_found(struct report *report, const struct table *table, int64_t rows)
{
	struct value name = value_text(report, table->name);
	name.label = &table->title;
	if (rows > 0)
		report_finding(report, FINDING_small_groups_hidden, name,
			       value_count(rows));
}

static void hide_rows(const struct guard *guard, struct report *report)
{
	const struct guarded *g = guard->g;
	size_t count = 0;
	for (size_t row = 0; row < guard->rows; row++) {
		if (!guard->hidden[row])
			continue;
		hide_cells(g, &g->table->cells[row * g->table->ncolumns], report);
		count++;
	}
	if (count == 0)
		return;
	if (g->table->total && (guard->without_total || all_hidden(guard)))
		hide_cells(g, g->table->total, report);
	disclosure_found(report, g->table, (int64_t)count);
	struct value name = value_text(report, g->table->name);
	name.label = &g->table->title;
	if (guard->whole || (guard->without_total && !g->table->total))
		report_finding(report, FINDING_small_group_is_whole, name, value_none());
	if (guard->many)
		report_finding(report, FINDING_too_many_to_weigh, name,
			       value_count((int64_t)guard->rows));
}

static void find_unknown(const struct book *book, const struct guarded *g,
			 struct report *report)
{
	int64_t unknown = 0;
	for (size_t row = 0; row < g->table->nrows; row++)
		unknown += g->people[row] == PEOPLE_NOT_KNOWN;
	struct value name = value_text(report, g->table->name);
	name.label = &g->table->title;
	if (unknown > 0 && !book->privacy.internal)
		report_finding(report, FINDING_people_not_known, name,
			       value_count(unknown));
}

static bool same_word(const struct table *table, int column, size_t a, size_t b)
{
	if (column < 0)
		return true;
	const struct value *x = &table->cells[a * table->ncolumns + (size_t)column];
	const struct value *y = &table->cells[b * table->ncolumns + (size_t)column];
	const bool words = (x->type == VALUE_TEXT || x->type == VALUE_CODE) &&
			   (y->type == VALUE_TEXT || y->type == VALUE_CODE);
	return words ? strcmp(x->text, y->text) == 0 : x->type == y->type;
}

/* Amounts per domain and task field are public: whatever else its rows add up to, those
 * of one domain and one task field do. */
static const size_t *public_lines(const struct guarded *g, const size_t *given,
				  struct arena *arena)
{
	const struct table *table = g->table;
	const int domain = table_column(table, "domain");
	const int field = table_column(table, "task_field");
	size_t *line = arena_alloc(arena, (table->nrows + 1) * sizeof(*line));
	if (domain < 0 && field < 0)
		return given;
	for (size_t row = 0; row < table->nrows; row++)
		while (line[row] < row && ((given && given[line[row]] != given[row]) ||
					   !same_word(table, domain, line[row], row) ||
					   !same_word(table, field, line[row], row)))
			line[row]++;
	return line;
}

/* The same rows once more in the lines above, with what is hidden already. */
static void find_above(struct guard *guard)
{
	const struct guarded *own = guard->g;
	struct guarded above = *own;
	above.line = own->above;
	above.across = NULL;
	memcpy(guard->stays, guard->hidden, guard->rows);
	guard->g = &above;
	guard_find(guard);
	guard->g = own;
}

void disclosure_apply(const struct book *book, const struct guarded *given,
		      struct report *report)
{
	struct arena arena;
	arena_init(&arena);
	struct guarded own = *given;
	own.line = public_lines(given, given->line, &arena);
	if (given->above)
		own.above = public_lines(given, given->above, &arena);
	const struct guarded *g = &own;
	struct guard guard = {.g = g,
			      .threshold = book->privacy.threshold,
			      .rows = g->table->nrows,
			      .arena = &arena};
	guard.small = arena_alloc(&arena, guard.rows + 1);
	guard.hidden = arena_alloc(&arena, guard.rows + 1);
	for (size_t row = 0; row < guard.rows; row++)
		guard.small[row] = guard.hidden[row] =
			disclosure_small(book, g->people[row]);
	guard.stays = arena_alloc(&arena, guard.rows + 1);
	guard_find(&guard);
	if (g->above)
		find_above(&guard);
	hide_rows(&guard, report);
	if (g->table->total && disclosure_small(book, g->total_people))
		hide_cells(g, g->table->total, report);
	find_unknown(book, g, report);
	arena_release(&arena);
}

void disclosure_rows(const struct book *book, const int64_t *people,
		     const int64_t *amounts, const size_t *line, size_t rows,
		     bool *hidden)
{
	static const struct column columns[] = {{.name = "amount", .type = VALUE_MONEY}};
	static const char *const names[] = {"amount", NULL};
	struct report report;
	report_init(&report, NULL, "rows");
	struct table *table = report_table(&report, "rows", "rows", columns, 1);
	for (size_t row = 0; row < rows; row++)
		table_row(table)[0] = value_money(amounts[row]);
	const struct guarded guarded = {
		.table = table, .columns = names, .people = people, .line = line};
	disclosure_apply(book, &guarded, &report);
	for (size_t row = 0; row < rows; row++)
		hidden[row] = value_is_hidden(&table->cells[row]);
	report_release(&report);
}

static bool scope_is_crossing(const struct filter *filter)
{
	for (size_t axis = 0; axis < AXIS_STORED; axis++)
		if (filter->keep[axis] && disclosure_is_crossing((enum axis)axis))
			return true;
	return false;
}

int disclosure_scope(const struct book *book, const struct filter *filter,
		     struct diags *diags)
{
	static const enum table_id tables[] = {TABLE_SPENDING, TABLE_DECLARATIONS,
					       TABLE_ASSIGNMENTS};
	static const member actual[] = {STAGE_ACTUAL};
	struct arena arena;
	int status = 0;
	if (book->privacy.internal || !scope_is_crossing(filter))
		return 0;
	arena_init(&arena);
	const struct filter own = filter_only(filter, AXIS_STAGE, actual, 1, &arena);
	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]) && status == 0; i++) {
		struct client_counts all;
		clients_count(&all, book, tables[i], &own, NULL, 0, &arena);
		if (all.count > 0 && all.people[0] > 0 &&
		    disclosure_small(book, all.people[0]))
			status = diag_usage(diags, NULL,
					    "what is asked for rests on fewer than "
					    "%" PRId64 " people, which is not shown; ask "
					    "for more, or use --internal within the "
					    "department",
					    book->privacy.threshold);
	}
	arena_release(&arena);
	return status;
}
