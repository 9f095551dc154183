/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * sheet - a table as a person wants to see it: only what differs, every cell as text
 */
#include "sheet.h"

#include <string.h>

enum {
	WIDE = 8
}; /* a table of one row with more columns than this has its words lifted too */

enum fate { SHOWN, MISSING, LIFTED, LIFTED_WITH_NAME, IMPLIED };

static bool is_words(enum value_type type)
{
	return type == VALUE_TEXT || type == VALUE_CODE || type == VALUE_PERIOD;
}

static const struct value *cell_at(const struct table *table, size_t row, size_t column)
{
	return &table->cells[row * table->ncolumns + column];
}

static bool nothing_known(const struct table *table, size_t column)
{
	for (size_t row = 0; row < table->nrows; row++) {
		if (cell_at(table, row, column)->type != VALUE_NONE ||
		    value_is_hidden(cell_at(table, row, column)))
			return false;
	}
	return !table->total || table->total[column].type == VALUE_NONE;
}

static bool same_words(const struct value *a, const struct value *b)
{
	char one[CELL_SIZE], other[CELL_SIZE];
	return a->type == b->type &&
	       strcmp(cell_machine(one, a), cell_machine(other, b)) == 0;
}

static bool same_in_all(const struct table *table, size_t column)
{
	if (table->nrows < (table->ncolumns > WIDE ? 1 : 2))
		return false;
	const struct value *first = cell_at(table, 0, column);
	if (!is_words(first->type))
		return false;
	for (size_t row = 1; row < table->nrows; row++) {
		if (!same_words(first, cell_at(table, row, column)))
			return false;
	}
	return !table->total || table->total[column].type == VALUE_NONE ||
	       same_words(first, &table->total[column]);
}

/* "task_field" directly before "task_field_name" */
static bool has_name_beside(const struct table *table, size_t column)
{
	if (column + 1 >= table->ncolumns)
		return false;
	const char *code = table->columns[column].name;
	const char *name = table->columns[column + 1].name;
	size_t length = strlen(code);
	return strncmp(code, name, length) == 0 && strcmp(name + length, "_name") == 0;
}

static bool has_vn_column(const struct table *table)
{
	for (size_t i = 0; i < table->ncolumns; i++) {
		if (table->columns[i].flags & COLUMN_VN)
			return true;
	}
	return false;
}

/* A code and its name are lifted together or not at all. */
static void lift(const struct table *table, enum fate *fate)
{
	for (size_t i = 0; i < table->ncolumns; i++) {
		bool same = fate[i] == SHOWN && same_in_all(table, i);
		if (has_name_beside(table, i) && fate[i + 1] == SHOWN) {
			same = same && same_in_all(table, i + 1);
			if (same) {
				fate[i] = LIFTED_WITH_NAME;
				fate[i + 1] = LIFTED;
			}
			i++;
		} else if (same) {
			fate[i] = LIFTED;
		}
	}
}

/* Rows need something to be called by: when all words were lifted, the last key comes
 * down again. */
static void keep_a_name(const struct table *table, enum fate *fate)
{
	size_t last = table->ncolumns;
	for (size_t i = 0; i < table->ncolumns; i++) {
		if (fate[i] == SHOWN && is_words(table->columns[i].type))
			return;
		if ((fate[i] == LIFTED || fate[i] == LIFTED_WITH_NAME) &&
		    (last == table->ncolumns || table->columns[i].flags & COLUMN_KEY))
			last = i;
	}
	if (last == table->ncolumns)
		return;
	if (fate[last] == LIFTED_WITH_NAME)
		fate[last + 1] = SHOWN;
	else if (last > 0 && fate[last - 1] == LIFTED_WITH_NAME)
		fate[last - 1] = SHOWN;
	fate[last] = SHOWN;
}

static enum fate *decide(const struct page *page, const struct table *table)
{
	enum fate *fate = arena_alloc(page->arena, table->ncolumns * sizeof *fate);
	const bool vn = has_vn_column(table);
	for (size_t i = 0; i < table->ncolumns; i++) {
		if (vn && strcmp(table->columns[i].name, "direction") == 0)
			fate[i] = IMPLIED;
		else if (table->nrows > 0 && nothing_known(table, i))
			fate[i] = MISSING;
	}
	lift(table, fate);
	keep_a_name(table, fate);
	return fate;
}

static const char *joined(const struct page *page, const char *list,
			  const char *separator, const char *item)
{
	return list ? arena_printf(page->arena, "%s%s%s", list, separator, item) : item;
}

/* The lifted columns as "title: value", a code in parentheses behind its name. */
static const char *subtitle(const struct page *page, const struct table *table,
			    const enum fate *fate)
{
	const char *line = NULL;
	for (size_t i = 0; i < table->ncolumns; i++) {
		if (fate[i] != LIFTED && fate[i] != LIFTED_WITH_NAME)
			continue;
		const char *code = NULL;
		if (fate[i] == LIFTED_WITH_NAME) {
			code = cell_human(page, cell_at(table, 0, i), &table->columns[i]);
			i++;
		}
		const struct column *column = &table->columns[i];
		const char *item = arena_printf(
			page->arena, "%s: %s", page_label(page, &column->title),
			cell_human(page, cell_at(table, 0, i), column));
		if (code)
			item = arena_printf(page->arena, "%s (%s)", item, code);
		line = joined(page, line, " · ", item);
	}
	return line;
}

static const char *missing(const struct page *page, const struct table *table,
			   const enum fate *fate)
{
	const char *line = NULL;
	for (size_t i = 0; i < table->ncolumns; i++) {
		if (fate[i] == MISSING)
			line = joined(page, line, ", ",
				      page_label(page, &table->columns[i].title));
	}
	return line ? arena_printf(page->arena, "%s: %s",
				   page_word(page, "not_available"), line)
		    : NULL;
}

static bool holds_money(const struct table *table)
{
	for (size_t i = 0; i < table->nrows * table->ncolumns; i++) {
		if (table->cells[i].type == VALUE_MONEY)
			return true;
	}
	return false;
}

static const char *title(const struct page *page, const struct table *table)
{
	const char *own = page_label(page, &table->title);
	if (page->style->thousands && holds_money(table))
		return arena_printf(page->arena, "%s %s", own,
				    page_word(page, "thousands"));
	return strcmp(own, page_label(page, &page->report->title)) == 0 ? NULL : own;
}

/* Where "Totaal" stands: the first key that is empty there, else the first column that
 * is. */
static size_t total_column(const struct table *table, const size_t *shown, size_t count)
{
	size_t found = count;
	for (size_t i = count; i-- > 0;) {
		const struct column *column = &table->columns[shown[i]];
		if (table->total[shown[i]].type == VALUE_NONE && is_words(column->type))
			found = i;
	}
	for (size_t i = count; i-- > 0;) {
		if (table->total[shown[i]].type == VALUE_NONE &&
		    table->columns[shown[i]].flags & COLUMN_KEY)
			found = i;
	}
	return found;
}

static void fill_total(const struct page *page, const struct table *table,
		       const size_t *shown, size_t count, const char **cells)
{
	const size_t label = total_column(table, shown, count);
	for (size_t i = 0; i < count; i++) {
		const struct value *value = &table->total[shown[i]];
		const struct column *column = &table->columns[shown[i]];
		if (i == label)
			cells[i] = page_word(page, "total");
		else if (value->type == VALUE_NONE && !cell_is_number(column->type))
			cells[i] = "";
		else
			cells[i] = cell_human(page, value, column);
	}
}

/* Without a key the first column of words is what tells rows apart. */
static void mark_key(struct sheet *sheet)
{
	size_t words = sheet->ncolumns;
	for (size_t i = 0; i < sheet->ncolumns; i++) {
		if (sheet->columns[i].key)
			return;
		if (words == sheet->ncolumns && !sheet->columns[i].right)
			words = i;
	}
	if (words < sheet->ncolumns)
		sheet->columns[words].key = true;
}

static void add_column(const struct page *page, struct sheet *sheet,
		       const struct column *column)
{
	sheet->columns[sheet->ncolumns++] = (struct sheet_column){
		.title = page_label(page, &column->title),
		.right = cell_is_number(column->type),
		.key = column->flags & COLUMN_KEY,
		.wraps = column->type == VALUE_TEXT,
	};
}

static void fill_cells(const struct page *page, const struct table *table,
		       const size_t *shown, struct sheet *sheet)
{
	const size_t n = sheet->ncolumns;
	sheet->cells = arena_alloc(page->arena, (sheet->nrows + sheet->total) * n *
							sizeof *sheet->cells);
	for (size_t row = 0; row < sheet->nrows; row++) {
		for (size_t i = 0; i < n; i++)
			sheet->cells[row * n + i] =
				cell_human(page, cell_at(table, row, shown[i]),
					   &table->columns[shown[i]]);
	}
	if (sheet->total)
		fill_total(page, table, shown, n, &sheet->cells[sheet->nrows * n]);
}

size_t sheet_verbatim(const struct table *table)
{
	size_t i = 0;
	while (i < table->ncolumns && !(table->columns[i].flags & COLUMN_VERBATIM))
		i++;
	return i;
}

bool sheet_begins_group(const struct table *table, size_t row, size_t verbatim)
{
	for (size_t i = 0; i < table->ncolumns && row > 0; i++)
		if (i != verbatim &&
		    !same_words(cell_at(table, row - 1, i), cell_at(table, row, i)))
			return true;
	return row == 0;
}

struct sheet sheet_make(const struct page *page, const struct table *table)
{
	const enum fate *fate = decide(page, table);
	struct sheet sheet = {
		.title = title(page, table),
		.subtitle = subtitle(page, table, fate),
		.missing = missing(page, table, fate),
		.columns =
			arena_alloc(page->arena, table->ncolumns * sizeof *sheet.columns),
		.nrows = table->nrows,
		.total = table->total != NULL,
	};
	size_t *shown = arena_alloc(page->arena, table->ncolumns * sizeof *shown);
	for (size_t i = 0; i < table->ncolumns; i++) {
		if (fate[i] != SHOWN)
			continue;
		shown[sheet.ncolumns] = i;
		add_column(page, &sheet, &table->columns[i]);
	}
	mark_key(&sheet);
	fill_cells(page, table, shown, &sheet);
	return sheet;
}
