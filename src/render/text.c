/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * text - the report on a terminal or in a mail: title, findings, tables, notes
 *
 * libsmartcols aligns the columns; what a column holds and how wide it is has been
 * decided by then (sheet, fit). It is told that there is no terminal, or it would cut
 * columns by its own lights. Headers, rules and wrapped words are lines like any other to
 * it.
 */
#include "fit.h"
#include "prose.h"
#include "utf8.h"
#include "wrap.h"

#include <libsmartcols.h>
#include <stdlib.h>
#include <string.h>

enum {
	NARROWEST = 24,     /* no terminal is taken to be narrower */
	WIDEST_PROSE = 100, /* longer lines of words are hard to read */
};

struct grid {
	const struct page *page;
	const struct sheet *sheet;
	const struct block *block;
	struct libscols_table *table;
};

/* libsmartcols only returns NULL without memory; then the program ends the way arena.h
 * says. */
static void *sure(void *pointer)
{
	if (!pointer)
		memory_exhausted();
	return pointer;
}

static void set_cell(struct libscols_line *line, size_t column, const char *text)
{
	if (scols_line_set_data(line, column, text) != 0)
		sure(NULL);
}

/* One record: as many lines as its longest cell needs, with short cells at the top or
 * (headers) at the bottom. */
static void add_record(const struct grid *grid, const char *const *texts, bool bottom)
{
	const size_t n = grid->block->count;
	struct lines *cells = arena_alloc(grid->page->arena, n * sizeof *cells);
	size_t height = 1;
	for (size_t i = 0; i < n; i++) {
		cells[i] = wrap_text(grid->page->arena, texts[i], grid->block->widths[i]);
		if (cells[i].count > height)
			height = cells[i].count;
	}
	for (size_t line = 0; line < height; line++) {
		struct libscols_line *out = sure(scols_table_new_line(grid->table, NULL));
		for (size_t i = 0; i < n; i++) {
			size_t skip = bottom ? height - cells[i].count : 0;
			bool has = line >= skip && line - skip < cells[i].count;
			set_cell(out, i, has ? cells[i].text[line - skip] : "");
		}
	}
}

static void add_rule(const struct grid *grid)
{
	static const char dash[] = "─";
	const size_t size = sizeof dash - 1;
	struct libscols_line *out = sure(scols_table_new_line(grid->table, NULL));
	for (size_t i = 0; i < grid->block->count; i++) {
		size_t width = grid->block->widths[i];
		char *rule = arena_alloc(grid->page->arena, width * size + 1);
		for (size_t k = 0; k < width; k++)
			memcpy(rule + k * size, dash, size);
		set_cell(out, i, rule);
	}
}

static void fill_grid(const struct grid *grid)
{
	const struct sheet *sheet = grid->sheet;
	const struct block *block = grid->block;
	const char **texts = arena_alloc(grid->page->arena, block->count * sizeof *texts);
	for (size_t i = 0; i < block->count; i++) {
		const struct sheet_column *column = &sheet->columns[block->columns[i]];
		texts[i] = column->title;
		sure(scols_table_new_column(grid->table, "", 0,
					    column->right ? SCOLS_FL_RIGHT : 0));
	}
	add_record(grid, texts, true);
	add_rule(grid);
	for (size_t row = 0; row < sheet->nrows + sheet->total; row++) {
		for (size_t i = 0; i < block->count; i++)
			texts[i] = sheet_cell(sheet, row, block->columns[i]);
		if (row == sheet->nrows)
			add_rule(grid);
		add_record(grid, texts, false);
	}
}

/* libsmartcols fills up every line with blanks. */
static void print_stripped(const char *text, FILE *stream)
{
	while (*text) {
		size_t line = strcspn(text, "\n"), length = line;
		while (length > 0 && text[length - 1] == ' ')
			length--;
		fprintf(stream, "%.*s\n", (int)length, text);
		text += line + (text[line] == '\n');
	}
}

/* The caller frees it. scols_print_table_to_string does not see when memory runs out
 * halfway and gives what it has; a stream of our own knows. */
static char *print_grid(struct libscols_table *table)
{
	char *text = NULL;
	size_t size = 0;
	FILE *memory = sure(open_memstream(&text, &size));
	scols_table_set_stream(table, memory);
	const bool printed = scols_print_table(table) == 0;
	const bool failed = ferror(memory) != 0;
	if (fclose(memory) != 0 || failed || !printed)
		sure(NULL);
	return sure(text);
}

static void print_block(const struct page *page, const struct sheet *sheet,
			const struct block *block, FILE *stream)
{
	static const char gap[FIT_GAP + 1] = "  ";
	struct grid grid = {page, sheet, block, sure(scols_new_table())};
	scols_table_enable_noheadings(grid.table, 1);
	scols_table_set_termforce(grid.table, SCOLS_TERMFORCE_NEVER);
	if (scols_table_set_column_separator(grid.table, gap) != 0)
		sure(NULL);
	fill_grid(&grid);
	char *text = print_grid(grid.table);
	print_stripped(text, stream);
	free(text);
	scols_unref_table(grid.table);
}

static void print_line(const struct page *page, const char *text, size_t width,
		       FILE *stream)
{
	struct lines lines = wrap_text(page->arena, text, width);
	for (size_t i = 0; i < lines.count; i++)
		fprintf(stream, "%s\n", lines.text[i]);
}

/* Lines to copy: nothing beside them, nothing cut. A blank line where the other cells
 * change. */
static void print_verbatim(const struct page *page, const struct table *table,
			   size_t column, FILE *stream)
{
	prose_print_title(page, page_label(page, &table->title), 0, stream);
	for (size_t row = 0; row < table->nrows; row++) {
		if (sheet_begins_group(table, row, column))
			fputc('\n', stream);
		fprintf(stream, "%s\n",
			cell_human(page, &table->cells[row * table->ncolumns + column],
				   &table->columns[column]));
	}
}

static void print_table(const struct page *page, const struct table *table, size_t width,
			FILE *stream)
{
	const size_t verbatim = sheet_verbatim(table);
	if (verbatim < table->ncolumns) {
		fputc('\n', stream);
		print_verbatim(page, table, verbatim, stream);
		return;
	}
	const struct sheet sheet = sheet_make(page, table);
	fputc('\n', stream);
	if (sheet.title)
		prose_print_title(page, sheet.title, width, stream);
	if (sheet.subtitle)
		print_line(page, sheet.subtitle, width, stream);
	if (sheet.title || sheet.subtitle)
		fputc('\n', stream);
	if (sheet.nrows == 0) {
		print_line(page, page_word(page, "no_rows"), width, stream);
		return;
	}
	const struct fit fit = fit_sheet(page->arena, &sheet, width);
	for (size_t i = 0; i < fit.count; i++) {
		if (i > 0)
			fputc('\n', stream);
		print_block(page, &sheet, &fit.blocks[i], stream);
	}
	if (sheet.missing) {
		fputc('\n', stream);
		print_line(page, sheet.missing,
			   width == 0 || width > WIDEST_PROSE ? WIDEST_PROSE : width,
			   stream);
	}
}

static void print_heading(const struct page *page, size_t width, FILE *stream)
{
	const char *title = page_label(page, &page->report->title);
	size_t length = text_width(title);
	prose_print_title(page, title, width, stream);
	for (size_t i = 0; i < (width > 0 && length > width ? width : length); i++)
		fputs("═", stream);
	fputc('\n', stream);
}

static void render(const struct report *report, const struct style *style, FILE *stream)
{
	struct arena arena;
	arena_init(&arena);
	const struct page page = {report, style, &arena};
	size_t width = 0;
	if (style->width > 0)
		width = style->width < NARROWEST ? NARROWEST : (size_t)style->width;
	const size_t prose = width == 0 || width > WIDEST_PROSE ? WIDEST_PROSE : width;
	print_heading(&page, width, stream);
	prose_print_notes(&page, true, prose, stream);
	prose_print_findings(&page, prose, stream);
	for (size_t i = 0; i < report->ntables; i++)
		print_table(&page, report->tables[i], width, stream);
	prose_print_notes(&page, false, prose, stream);
	arena_release(&arena);
}

const struct format format_text = {
	.name = "text",
	.extension = "txt",
	.heeds = FORMAT_THOUSANDS,
	.render = render,
};
