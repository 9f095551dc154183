/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * trace_cell - the row of a table that people name by what stands in it
 */
#include "trace.h"

#include "utf8.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

/* One key=value of --row. */
struct wanted {
	const char *key, *value;
	int column;
};

enum { MOST_KEYS = 16, MOST_VALUES = 512, LABEL = 24 };

static const char *plain(const struct value *value, struct arena *arena)
{
	char label[LABEL];
	if (value->type == VALUE_TEXT || value->type == VALUE_CODE)
		return value->text;
	if (value->type == VALUE_PERIOD)
		return arena_strdup(arena,
				    period_label(label, sizeof(label), value->period));
	return value->type == VALUE_COUNT ? arena_printf(arena, "%" PRId64, value->number)
					  : "";
}

static bool same_text(const char *a, const char *b, struct arena *arena)
{
	return strcmp(text_fold(arena, a), text_fold(arena, b)) == 0;
}

static bool cell_is(const struct value *cell, const char *text, struct arena *arena)
{
	struct period period;
	assert(text);
	if (cell->type == VALUE_NONE)
		return strcmp(text, "-") == 0;
	if (cell->type == VALUE_PERIOD && period_parse(text, 0, &period) == 0)
		return period_compare(cell->period, period) == 0;
	if (same_text(plain(cell, arena), text, arena))
		return true;
	for (size_t i = 0; cell->label && i < LANGUAGE_COUNT; i++)
		if (same_text(cell->label->text[i], text, arena))
			return true;
	return false;
}

/* A code or, where the column after it holds its name, the name. */
static bool row_has(const struct trace_cell *cell, size_t row, const struct wanted *want,
		    struct arena *arena)
{
	const struct table *table = cell->table;
	const struct value *cells = &table->cells[row * table->ncolumns];
	const size_t c = (size_t)want->column;
	if (cell_is(&cells[c], want->value, arena))
		return true;
	if (c + 1 == table->ncolumns)
		return false;
	const char *name = arena_printf(arena, "%s_name", table->columns[c].name);
	return strcmp(table->columns[c + 1].name, name) == 0 &&
	       cell_is(&cells[c + 1], want->value, arena);
}

static const char *keys_of(const struct table *table, struct arena *arena)
{
	const char *text = "";
	for (size_t i = 0; i < table->ncolumns; i++)
		if (table->columns[i].flags & COLUMN_KEY)
			text = arena_printf(arena, "%s%s%s", text, *text ? ", " : "",
					    table->columns[i].name);
	return text;
}

static int find_column(const struct table *table, struct wanted *want,
		       struct arena *arena, struct diags *diags)
{
	const char *names[MOST_KEYS];
	size_t count = 0;
	for (size_t i = 0; i < table->ncolumns && count < MOST_KEYS; i++) {
		if (!(table->columns[i].flags & COLUMN_KEY))
			continue;
		names[count++] = table->columns[i].name;
		if (strcmp(table->columns[i].name, want->key) == 0) {
			want->column = (int)i;
			return 0;
		}
	}
	const char *near = text_nearest(want->key, names, count);
	if (near)
		return diag_usage(diags, NULL,
				  "--row: table '%s' has no key '%s'; did you mean '%s'?",
				  table->name, want->key, near);
	return diag_usage(diags, NULL, "--row: table '%s' has no key '%s'; there is %s",
			  table->name, want->key, keys_of(table, arena));
}

/* A value may hold a comma ("Sport, cultuur en recreatie"): a word without '=' goes on
 * with the one before it. -1, or how many there are. */
static int read_words(const struct table *table, const char *const *words,
		      struct wanted *wanted, struct arena *arena, struct diags *diags)
{
	int count = 0;
	for (; words && *words; words++) {
		const char *equals = strchr(*words, '=');
		if (!equals && count > 0) {
			wanted[count - 1].value = arena_printf(
				arena, "%s, %s", wanted[count - 1].value, *words);
			continue;
		}
		if (!equals || equals == *words || !equals[1])
			return diag_usage(diags, NULL,
					  "--row: '%s' is not KEY=VALUE; keys are %s",
					  *words, keys_of(table, arena));
		struct wanted want = {
			.key = arena_strndup(arena, *words, (size_t)(equals - *words)),
			.value = equals + 1};
		if (find_column(table, &want, arena, diags) < 0)
			return -1;
		for (int i = 0; i < count; i++)
			if (wanted[i].column == want.column)
				return diag_usage(diags, NULL,
						  "--row: '%s' is given twice", want.key);
		wanted[count++] = want;
	}
	return count;
}

/* Which of the given values stands in no row at all? */
static int refuse_values(const struct trace_cell *cell, const struct wanted *wanted,
			 int count, struct arena *arena, struct diags *diags)
{
	const struct table *table = cell->table;
	for (int i = 0; i < count; i++) {
		const char *values[MOST_VALUES];
		size_t nvalues = 0;
		bool any = false;
		for (size_t row = 0; row < table->nrows; row++) {
			const size_t at =
				row * table->ncolumns + (size_t)wanted[i].column;
			any |= row_has(cell, row, &wanted[i], arena);
			if (nvalues < MOST_VALUES)
				values[nvalues++] = plain(&table->cells[at], arena);
		}
		if (any)
			continue;
		const char *near = text_nearest(wanted[i].value, values, nvalues);
		return diag_usage(diags, NULL,
				  "--row: table '%s' has no row with %s '%s'%s%s%s",
				  table->name, wanted[i].key, wanted[i].value,
				  near ? "; did you mean '" : "", near ? near : "",
				  near ? "'?" : "");
	}
	return diag_usage(diags, NULL, "--row: table '%s' has no row with all of these",
			  table->name);
}

static int find_row(struct trace_cell *cell, const struct wanted *wanted, int count,
		    struct arena *arena, struct diags *diags)
{
	const struct table *table = cell->table;
	size_t found = 0;
	for (size_t row = 0; row < table->nrows; row++) {
		bool all = true;
		for (int i = 0; i < count && all; i++)
			all = row_has(cell, row, &wanted[i], arena);
		if (all && found++ == 0)
			cell->row = row;
	}
	cell->cells = &table->cells[cell->row * table->ncolumns];
	if (found == 1)
		return 0;
	if (table->nrows == 0)
		return diag_usage(diags, NULL, "--row: table '%s' has no rows",
				  table->name);
	if (found == 0)
		return refuse_values(cell, wanted, count, arena, diags);
	return diag_usage(diags, NULL,
			  "--row: %zu rows of table '%s' are meant; tell one by %s%s",
			  found, table->name, keys_of(table, arena),
			  table->total ? ", or give 'total'" : "");
}

int trace_row_find(struct trace_cell *cell, const char *const *words, struct diags *diags)
{
	struct arena *arena = &cell->report->arena;
	struct wanted wanted[MOST_KEYS] = {{.key = NULL}};
	if (words && words[0] && !words[1] && strcmp(words[0], "total") == 0) {
		if (!cell->table->total)
			return diag_usage(diags, NULL,
					  "--row: table '%s' has no total here",
					  cell->table->name);
		cell->is_total = true;
		cell->cells = cell->table->total;
		return 0;
	}
	const int count = read_words(cell->table, words, wanted, arena, diags);
	return count < 0 ? -1 : find_row(cell, wanted, count, arena, diags);
}

const char *trace_cell_name(const struct trace_cell *cell)
{
	struct arena *arena = &cell->report->arena;
	const struct table *table = cell->table;
	const char *text = arena_printf(arena, "%s.%s", table->home, table->name);
	for (size_t i = 0; i < table->ncolumns; i++) {
		const struct value *value = &cell->cells[i];
		if (!(table->columns[i].flags & COLUMN_KEY) || value->type == VALUE_NONE)
			continue;
		const char *name = table->columns[i].name;
		const size_t length = strlen(name);
		if (length > 5 && strcmp(name + length - 5, "_name") == 0)
			continue;
		text = arena_printf(arena, "%s, %s=%s", text, name, plain(value, arena));
	}
	return arena_printf(arena, "%s%s: %s", text, cell->is_total ? ", total" : "",
			    cell->rule->column);
}
