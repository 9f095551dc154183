/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * csv - the one table of a report as RFC 4180, or as Dutch Excel opens it
 *
 * Excel in Dutch wants a byte-order mark, semicolons and decimal commas. A "sep=" line
 * would make it forget that the file is UTF-8, so there is none. Plain CSV is exact: only
 * what is meant for a spreadsheet is kept from being run by one.
 */
#include "cells.h"

#include "utf8.h"

#include <assert.h>
#include <string.h>

struct csv {
	FILE *stream;
	const char *delimiter, *newline;
	bool excel; /* decimal comma, and no word may be a formula */
};

static void put_field(const struct csv *csv, const char *text)
{
	if (!strpbrk(text, "\"\r\n") && !strstr(text, csv->delimiter)) {
		fputs(text, csv->stream);
		return;
	}
	fputc('"', csv->stream);
	for (; *text; text++) {
		if (*text == '"')
			fputc('"', csv->stream);
		fputc(*text, csv->stream);
	}
	fputc('"', csv->stream);
}

/* The bytes of a sign with which a formula begins; 0: there is none. */
static size_t formula_sign(const char *text)
{
	/* U+FF1D, U+FF0B, U+FF0D, U+FF20: the wide = + - @ of East Asian keyboards */
	static const char *const wide[] = {"\xef\xbc\x9d", "\xef\xbc\x8b", "\xef\xbc\x8d",
					   "\xef\xbc\xa0"};
	if (*text && strchr("=+-@\t\r\n", *text))
		return 1;
	for (size_t i = 0; i < sizeof(wide) / sizeof(wide[0]); i++)
		if (strncmp(text, wide[i], 3) == 0)
			return 3;
	return 0;
}

/* U+00A0, U+200B, U+2060, U+FEFF: blanks that are no control characters. */
static size_t odd_blank(const char *text)
{
	if (strncmp(text, "\xc2\xa0", 2) == 0)
		return 2;
	return strncmp(text, "\xe2\x80\x8b", 3) == 0 ||
			       strncmp(text, "\xe2\x81\xa0", 3) == 0 ||
			       strncmp(text, "\xef\xbb\xbf", 3) == 0
		       ? 3
		       : 0;
}

/* A spreadsheet runs what begins like a formula, also behind blanks: an apostrophe makes
 * a word of it. A sign alone, such as the direction "=", is no formula. */
static bool is_formula(const char *text)
{
	for (;;) {
		const size_t sign = formula_sign(text);
		const size_t control = text_control(text);
		const size_t odd = odd_blank(text);
		if (sign > 0)
			return text[sign] != '\0';
		if (*text != ' ' && odd == 0 && control == 0)
			return false;
		text += odd > 0 ? odd : control > 0 ? control : 1;
	}
}

static void put_words(const struct csv *csv, const char *text)
{
	struct arena arena;
	if (!csv->excel || !is_formula(text)) {
		put_field(csv, text);
		return;
	}
	arena_init(&arena);
	put_field(csv, arena_printf(&arena, "'%s", text));
	arena_release(&arena);
}

static void put_value(const struct csv *csv, const struct value *value)
{
	char buf[CELL_SIZE], number[CELL_SIZE];
	const char *text = cell_machine(buf, value);
	if (csv->excel && cell_is_number(value->type)) {
		snprintf(number, sizeof number, "%s", text);
		char *point = strchr(number, '.');
		if (point)
			*point = ',';
		text = number;
	}
	if (value->type == VALUE_TEXT || value->type == VALUE_CODE)
		put_words(csv, text);
	else
		put_field(csv, text);
}

static void put_row(const struct csv *csv, const struct table *table,
		    const struct value *cells)
{
	for (size_t i = 0; i < table->ncolumns; i++) {
		if (i > 0)
			fputs(csv->delimiter, csv->stream);
		put_value(csv, &cells[i]);
	}
	/* an empty line would not be a record */
	if (table->ncolumns == 1 && cells[0].type == VALUE_NONE)
		fputs("\"\"", csv->stream);
	fputs(csv->newline, csv->stream);
}

static void render(const struct report *report, const struct style *style, FILE *stream)
{
	static const char byte_order_mark[] = "\xef\xbb\xbf";
	const struct csv csv = {
		.stream = stream,
		.delimiter = style->excel ? ";" : ",",
		.newline = style->excel ? "\r\n" : "\n",
		.excel = style->excel,
	};
	if (style->excel)
		fputs(byte_order_mark, stream);
	assert(report->ntables <= 1); /* one_table: the caller has chosen */
	if (report->ntables == 0)
		return;
	const struct table *table = report->tables[0];
	for (size_t i = 0; i < table->ncolumns; i++) {
		if (i > 0)
			fputs(csv.delimiter, stream);
		put_words(&csv, table->columns[i].name);
	}
	fputs(csv.newline, stream);
	for (size_t row = 0; row < table->nrows; row++)
		put_row(&csv, table, &table->cells[row * table->ncolumns]);
	if (style->totals && table->total)
		put_row(&csv, table, table->total);
}

const struct format format_csv = {
	.name = "csv",
	.extension = "csv",
	.one_table = true,
	.heeds = FORMAT_EXCEL | FORMAT_TOTALS,
	.render = render,
};
