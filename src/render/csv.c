/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * csv - the one table of a report as RFC 4180, or as Dutch Excel opens it
 *
 * Excel in Dutch wants a byte-order mark, semicolons and decimal commas. A "sep=" line
 * would make it forget that the file is UTF-8, so there is none.
 */
#include "cells.h"

#include <assert.h>
#include <string.h>

struct csv {
	FILE *stream;
	const char *delimiter, *newline;
	bool comma; /* decimal comma */
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

static void put_value(const struct csv *csv, const struct value *value)
{
	char buf[CELL_SIZE], number[CELL_SIZE];
	const char *text = cell_machine(buf, value);
	if (csv->comma && cell_is_number(value->type)) {
		snprintf(number, sizeof number, "%s", text);
		char *point = strchr(number, '.');
		if (point)
			*point = ',';
		text = number;
	}
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
		.comma = style->excel,
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
		put_field(&csv, table->columns[i].name);
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
