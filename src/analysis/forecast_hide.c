/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * forecast_hide - products that serve too few people are not shown
 */
#include "forecast_hide.h"

#include "disclosure.h"

#include <string.h>

void forecast_count_people(struct forecast *forecast)
{
	static const enum axis axes[] = {AXIS_DOMAIN, AXIS_PRODUCT};
	const struct year_end_lines *lines = forecast->lines;
	struct client_counts counts;
	forecast->people = arena_alloc(forecast->arena,
				       (lines->count + 1) * sizeof(*forecast->people));
	if (lines->request.by != AXIS_PRODUCT)
		return;
	const struct filter year = filter_only(forecast->filter, AXIS_YEAR,
					       &lines->year->year, 1, forecast->arena);
	clients_count(&counts, forecast->book, TABLE_DECLARATIONS, &year, axes, 2,
		      forecast->arena);
	for (size_t i = 0; i < lines->count; i++) {
		const member key[] = {lines->list[i].domain, lines->list[i].key};
		forecast->people[i] = clients_behind(&counts, key);
	}
}

bool forecast_is_hidden(const struct forecast *forecast, size_t line)
{
	return disclosure_small(forecast->book, forecast->people[line]);
}

static bool same_text(struct value a, struct value b)
{
	if (a.type == VALUE_NONE || b.type == VALUE_NONE)
		return a.type == b.type;
	return strcmp(a.text, b.text) == 0;
}

/* The line that a row of a table is about. */
static size_t line_of(const struct forecast *forecast, const struct table *table,
		      size_t row)
{
	const struct value *cells = &table->cells[row * table->ncolumns];
	size_t i = 0;
	for (; i < forecast->lines->count; i++) {
		struct value keys[FORECAST_KEYS];
		forecast_key_cells(forecast, &forecast->lines->list[i], keys);
		if (same_text(keys[0], cells[0]) && same_text(keys[1], cells[1]))
			break;
	}
	return i;
}

/* Rows of one method add up to something that is shown: those are the lines in which one
 * hidden row alone could be found again. */
static void hide_in(const struct forecast *forecast, struct table *table,
		    const char *const *columns)
{
	struct arena *arena = forecast->arena;
	int64_t *people = arena_alloc(arena, (table->nrows + 1) * sizeof(*people));
	size_t *line = arena_alloc(arena, (table->nrows + 1) * sizeof(*line));
	for (size_t row = 0; row < table->nrows; row++) {
		size_t first = 0;
		people[row] = forecast->people[line_of(forecast, table, row)];
		while (!same_text(table_cell(table, first, "method"),
				  table_cell(table, row, "method")))
			first++;
		line[row] = first;
	}
	const struct guarded guarded = {
		.table = table, .columns = columns, .people = people, .line = line};
	disclosure_apply(forecast->book, &guarded, forecast->report);
}

void forecast_hide(const struct forecast *forecast)
{
	static const char *const year_end[] = {
		"booked",    "late_bills",  "remaining",
		"forecast",  "low",         "high",
		"budget",    "difference",  "probability_of_deficit",
		"direction", "budget_ytd",  "closing_entries",
		"outlook",   "outlook_gap", NULL};
	static const char *const baselines[] = {"forecast", "gap", NULL};
	struct report *report = forecast->report;
	if (forecast->lines->request.by != AXIS_PRODUCT)
		return;
	for (size_t i = 0; i < report->ntables; i++) {
		struct table *table = report->tables[i];
		if (strcmp(table->name, "year_end") == 0)
			hide_in(forecast, table, year_end);
		else if (strcmp(table->name, "baselines") == 0)
			hide_in(forecast, table, baselines);
	}
}
