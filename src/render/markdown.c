/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * markdown - the report for a wiki, a ticket or a memo: headings, lists and GitHub tables
 */
#include "prose.h"
#include "sheet.h"

#include <string.h>
#include <strings.h>

/* Does a bare address begin here, of which readers make a link? */
static bool is_address(const char *text)
{
	return strncmp(text, "://", 3) == 0 || (*text == '@' && text[1]);
}

/* Words from files must not turn into markup. */
static void put(const char *text, FILE *stream)
{
	const char *start = text;
	for (; *text; text++) {
		const bool www = *text == '.' && text - start >= 3 &&
				 strncasecmp(text - 3, "www", 3) == 0;
		if (strchr("\\`*_[]<>|~#&$", *text) || www || is_address(text))
			fputc('\\', stream);
		fputc(*text, stream);
	}
}

static void put_findings(const struct page *page, FILE *stream)
{
	struct prose_line *lines;
	const size_t count = prose_findings(page, &lines);
	if (count == 0)
		return;
	fputs("\n## ", stream);
	put(page_word(page, "findings"), stream);
	fputs("\n\n", stream);
	for (size_t i = 0; i < count; i++) {
		fputs("- **", stream);
		put(page_severity(page, lines[i].severity), stream);
		fputs("** ", stream);
		put(lines[i].text, stream);
		fputc('\n', stream);
	}
}

static void put_row(const struct sheet *sheet, size_t row, FILE *stream)
{
	const char *mark = row == sheet->nrows ? "**" : ""; /* the total */
	for (size_t i = 0; i < sheet->ncolumns; i++) {
		const char *cell = sheet_cell(sheet, row, i);
		fprintf(stream, "| %s", *cell ? mark : "");
		put(cell, stream);
		fprintf(stream, "%s ", *cell ? mark : "");
	}
	fputs("|\n", stream);
}

static void put_grid(const struct sheet *sheet, FILE *stream)
{
	fputc('\n', stream);
	for (size_t i = 0; i < sheet->ncolumns; i++) {
		fputs("| ", stream);
		put(sheet->columns[i].title, stream);
		fputc(' ', stream);
	}
	fputs("|\n", stream);
	for (size_t i = 0; i < sheet->ncolumns; i++)
		fputs(sheet->columns[i].right ? "| ---: " : "| --- ", stream);
	fputs("|\n", stream);
	for (size_t row = 0; row < sheet->nrows + sheet->total; row++)
		put_row(sheet, row, stream);
}

static void put_paragraph(const char *text, FILE *stream)
{
	fputc('\n', stream);
	put(text, stream);
	fputc('\n', stream);
}

/* Lines to copy, as code: nothing in it is markup. */
static void put_verbatim(const struct page *page, const struct table *table,
			 size_t column, FILE *stream)
{
	fputs("\n## ", stream);
	put(page_label(page, &table->title), stream);
	fputc('\n', stream);
	for (size_t row = 0; row < table->nrows; row++) {
		if (sheet_begins_group(table, row, column))
			fputc('\n', stream);
		fprintf(stream, "    %s\n",
			cell_human(page, &table->cells[row * table->ncolumns + column],
				   &table->columns[column]));
	}
}

static void put_table(const struct page *page, const struct table *table, FILE *stream)
{
	const size_t verbatim = sheet_verbatim(table);
	if (verbatim < table->ncolumns) {
		put_verbatim(page, table, verbatim, stream);
		return;
	}
	const struct sheet sheet = sheet_make(page, table);
	if (sheet.title) {
		fputs("\n## ", stream);
		put(sheet.title, stream);
		fputc('\n', stream);
	}
	if (sheet.subtitle)
		put_paragraph(sheet.subtitle, stream);
	if (sheet.nrows == 0)
		put_paragraph(page_word(page, "no_rows"), stream);
	else if (sheet.ncolumns > 0)
		put_grid(&sheet, stream);
	if (sheet.missing)
		put_paragraph(sheet.missing, stream);
}

static void put_notes(const struct page *page, bool top, FILE *stream)
{
	struct prose_note *notes;
	const size_t count = prose_notes(page, top, &notes);
	if (count == 0)
		return;
	if (!top) {
		fputs("\n## ", stream);
		put(page_word(page, "notes"), stream);
		fputc('\n', stream);
	}
	fputc('\n', stream);
	for (size_t i = 0; i < count; i++) {
		fputs("- ", stream);
		put(notes[i].title, stream);
		fputs(": ", stream);
		put(notes[i].text, stream);
		fputc('\n', stream);
	}
}

static void render(const struct report *report, const struct style *style, FILE *stream)
{
	struct arena arena;
	arena_init(&arena);
	const struct page page = {report, style, &arena};
	fputs("# ", stream);
	put(page_label(&page, &report->title), stream);
	fputc('\n', stream);
	put_notes(&page, true, stream);
	put_findings(&page, stream);
	for (size_t i = 0; i < report->ntables; i++)
		put_table(&page, report->tables[i], stream);
	put_notes(&page, false, stream);
	arena_release(&arena);
}

const struct format format_markdown = {
	.name = "markdown",
	.extension = "md",
	.heeds = FORMAT_THOUSANDS,
	.render = render,
};
