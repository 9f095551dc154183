/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * codetables - the official code tables and the labels, from the binary or from
 * --codes DIR
 *
 * They are read by the same code as any other file; only their form is fixed: the
 * header is line 1, its names are exact.
 */
#include "codetables.h"

#include "dialect.h"
#include "embedded.h"
#include "importer.h"
#include "rows.h"
#include "source.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int find_columns(struct loading *loading, const struct dialect *dialect)
{
	const char *const *columns = loading->table->columns;
	int result = 0;
	loading->ncolumns = dialect->ncolumns;
	for (size_t i = 0; i < TABLE_COLUMNS && columns[i]; i++) {
		size_t at = 0;
		while (at < dialect->ncolumns &&
		       strcmp(dialect->headers[at], columns[i]) != 0)
			at++;
		loading->at[i] = at;
		size_t again = at + 1;
		while (again < dialect->ncolumns &&
		       strcmp(dialect->headers[again], columns[i]) != 0)
			again++;
		if (at < dialect->ncolumns && again >= dialect->ncolumns)
			continue;
		const struct place place = {.file = loading->place.file,
					    .line = dialect->header_line,
					    .column = columns[i]};
		result = diag_error(loading->diags, &place,
				    at < dialect->ncolumns
					    ? "the table has two such columns"
					    : "the table has no such column");
	}
	return result;
}

static int take_row(struct loading *loading, const struct row *row)
{
	if (row->broken)
		return -1;
	if (row->count != loading->ncolumns)
		return diag_error(loading->diags, &loading->place,
				  "%zu cells, the header has %zu", row->count,
				  loading->ncolumns);
	const char *cells[TABLE_COLUMNS] = {0};
	for (size_t i = 0; i < TABLE_COLUMNS && loading->table->columns[i]; i++)
		cells[i] = row->cells[loading->at[i]];
	if (loading->table->row(loading, cells) < 0)
		return -1;
	loading->lines = xgrow(loading->lines, &loading->room, loading->count + 1,
			       sizeof(*loading->lines));
	loading->lines[loading->count++] = row->line;
	return 0;
}

static int each_row(void *context, const struct row *row)
{
	struct loading *loading = context;
	const bool blank = row->count == 0 && !row->broken;
	loading->place.line = row->line;
	if (row->line > 1 && !blank && take_row(loading, row) < 0)
		loading->result = -1;
	return 0;
}

/* Reads the text of one table. delimiter 0: decided from the text. */
static int read_table(struct loading *loading, const char *text, size_t length,
		      char delimiter)
{
	const char *file = loading->place.file;
	const struct dialect_hint hint = {.delimiter = delimiter, .header_line = 1};
	struct arena arena;
	arena_init(&arena);
	struct dialect dialect;
	if (dialect_decide(&dialect, text, length, &hint, file, &arena, loading->diags) <
		    0 ||
	    find_columns(loading, &dialect) < 0)
		loading->result = -1;
	else
		rows_read(text, length, dialect.delimiter, file, loading->diags, each_row,
			  loading);
	arena_release(&arena);
	loading->place.line = 0;
	if (loading->result == 0 && loading->count == 0)
		loading->result = diag_error(loading->diags, &loading->place,
					     "the table has no rows");
	if (loading->result == 0 && loading->table->done)
		loading->result = loading->table->done(loading);
	free(loading->lines);
	return loading->result;
}

static int read_embedded(struct loading *loading, struct arena *arena)
{
	const struct embedded *table = embedded_tables;
	while (table->name && strcmp(table->name, loading->table->name) != 0)
		table++;
	assert(table->name);
	loading->place.file = arena_printf(arena, "data/codes/%s.csv", table->name);
	return read_table(loading, (const char *)table->data, table->size, ',');
}

static int read_replacement(struct loading *loading, const char *path)
{
	struct source source;
	source_init(&source);
	loading->place.file = path;
	int result = source_read(&source, path, NULL, loading->diags);
	if (result == 0)
		result = read_table(loading, source.text, source.length, 0);
	source_release(&source);
	return result;
}

/* The file of DIR that replaces a table, or NULL. */
static const char *replacement(const char *dir, const struct code_table *table,
			       struct arena *arena)
{
	if (!dir)
		return NULL;
	const char *path = arena_printf(arena, "%s/%s.csv", dir, table->name);
	return access(path, F_OK) == 0 ? path : NULL;
}

/* A folder without any table is more likely a wrong folder than a wish. */
static int check_folder(const char *dir, struct arena *arena, struct diags *diags)
{
	const struct place place = {.file = dir};
	if (!dir)
		return 0;
	for (const struct code_table *table = code_tables; table->name; table++)
		if (replacement(dir, table, arena))
			return 0;
	return diag_usage(diags, &place,
			  "--codes: no folder with a code table such as task_fields.csv");
}

int codes_load(struct codes *codes, const char *dir, struct diags *diags)
{
	struct arena arena;
	arena_init(&arena);
	int result = check_folder(dir, &arena, diags);
	for (const struct code_table *table = code_tables; table->name; table++) {
		struct loading loading = {.table = table, .codes = codes, .diags = diags};
		const char *path = replacement(dir, table, &arena);
		if ((path ? read_replacement(&loading, path)
			  : read_embedded(&loading, &arena)) < 0)
			result = -1;
	}
	codes_finish(codes);
	arena_release(&arena);
	return result;
}

int labels_load(struct labels *labels, struct diags *diags)
{
	struct arena arena;
	arena_init(&arena);
	struct loading loading = {
		.table = &label_table, .labels = labels, .diags = diags};
	const int result = read_embedded(&loading, &arena);
	arena_release(&arena);
	return result;
}
