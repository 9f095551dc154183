/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * json - the whole report as one document: data/report.schema.json describes it
 *
 * cJSON keeps numbers as doubles, which would lose cents: numbers are made as raw text.
 * The skeleton is written here and each record by cJSON on a line of its own, so that two
 * reports can be compared with diff.
 */
#include "cells.h"
#include "json_row.h"

#include <cjson/cJSON.h>
#include <stdlib.h>

enum { SCHEMA_VERSION = 1 };

static void *allocate(size_t size)
{
	return xrealloc(NULL, size);
}

/* After this cJSON cannot fail: without memory the program ends the way arena.h says. */
static void use_own_memory(void)
{
	cJSON_InitHooks(&(cJSON_Hooks){.malloc_fn = allocate, .free_fn = free});
}

static void put(cJSON *object, const char *name, const struct value *value)
{
	char buf[CELL_SIZE];
	cJSON *item = NULL;
	if (value->type == VALUE_NONE)
		item = cJSON_CreateNull();
	else if (value->type == VALUE_FLAG)
		item = cJSON_CreateBool(value->number != 0);
	else if (cell_is_number(value->type))
		item = cJSON_CreateRaw(cell_machine(buf, value));
	else
		item = cJSON_CreateString(cell_machine(buf, value));
	cJSON_AddItemToObject(object, name, item);
}

static void put_text(cJSON *object, const char *name, const char *text)
{
	cJSON_AddItemToObject(object, name,
			      text ? cJSON_CreateString(text) : cJSON_CreateNull());
}

static cJSON *row_object(const struct table *table, const struct value *cells)
{
	cJSON *row = cJSON_CreateObject();
	for (size_t i = 0; i < table->ncolumns; i++)
		put(row, table->columns[i].name, &cells[i]);
	return row;
}

static void write_object(cJSON *object, FILE *stream)
{
	char *text = cJSON_PrintUnformatted(object);
	fputs(text, stream);
	cJSON_free(text);
	cJSON_Delete(object);
}

static void put_mark(cJSON *row, const struct table *table, const char *name, cJSON *item)
{
	char other[CELL_SIZE];
	snprintf(other, sizeof other, "_%s", name);
	cJSON_AddItemToObject(row, table_column(table, name) < 0 ? name : other, item);
}

void json_row(const struct table *table, const struct value *cells, bool total,
	      FILE *stream)
{
	use_own_memory();
	cJSON *row = cJSON_CreateObject();
	put_mark(row, table, "report", cJSON_CreateString(table->report->name));
	put_mark(row, table, "table", cJSON_CreateString(table->name));
	if (total)
		put_mark(row, table, "total", cJSON_CreateTrue());
	for (size_t i = 0; i < table->ncolumns; i++)
		put(row, table->columns[i].name, &cells[i]);
	write_object(row, stream);
	fputc('\n', stream);
}

/* A member of the document, or an element of one of its arrays, each on its line. */
static void line(FILE *stream, int depth, bool first, const char *name)
{
	fprintf(stream, "%s\n%*s", first ? "" : ",", depth * 2, "");
	if (name)
		fprintf(stream, "\"%s\": ", name);
}

static void line_text(FILE *stream, int depth, bool first, const char *name,
		      const char *text)
{
	line(stream, depth, first, name);
	cJSON *item = cJSON_CreateString(text);
	write_object(item, stream);
}

static void end_array(FILE *stream, int depth, bool empty)
{
	if (empty)
		fputc(']', stream);
	else
		fprintf(stream, "\n%*s]", depth * 2, "");
}

static void write_notes(const struct report *report, enum language language, FILE *stream)
{
	line(stream, 1, false, "notes");
	fputc('[', stream);
	for (size_t i = 0; i < report->nnotes; i++) {
		const struct note *note = &report->notes[i];
		cJSON *object = cJSON_CreateObject();
		put_text(object, "name", note->name);
		put_text(object, "title", note->title.text[language]);
		put(object, "value", &note->value);
		line(stream, 2, i == 0, NULL);
		write_object(object, stream);
	}
	end_array(stream, 1, report->nnotes == 0);
}

static void write_findings(const struct report *report, enum language language,
			   FILE *stream)
{
	line(stream, 1, false, "findings");
	fputc('[', stream);
	for (size_t i = 0; i < report->nfindings; i++) {
		const struct finding *finding = &report->findings[i];
		cJSON *object = cJSON_CreateObject();
		put_text(object, "severity", severity_name(finding->severity));
		put_text(object, "code", finding->code);
		put(object, "subject", &finding->subject);
		put_text(object, "text", finding->text.text[language]);
		put(object, "value", &finding->value);
		put_text(object, "type", cell_type_name(finding->value.type));
		line(stream, 2, i == 0, NULL);
		write_object(object, stream);
	}
	end_array(stream, 1, report->nfindings == 0);
}

static void write_columns(const struct table *table, enum language language, FILE *stream)
{
	line(stream, 3, false, "columns");
	fputc('[', stream);
	for (size_t i = 0; i < table->ncolumns; i++) {
		const struct column *column = &table->columns[i];
		cJSON *object = cJSON_CreateObject();
		put_text(object, "name", column->name);
		put_text(object, "title", column->title.text[language]);
		put_text(object, "type", cell_type_name(column->type));
		line(stream, 4, i == 0, NULL);
		write_object(object, stream);
	}
	end_array(stream, 3, table->ncolumns == 0);
}

static void write_table(const struct table *table, enum language language, FILE *stream)
{
	fputc('{', stream);
	line_text(stream, 3, true, "name", table->name);
	line_text(stream, 3, false, "title", table->title.text[language]);
	write_columns(table, language, stream);
	line(stream, 3, false, "rows");
	fputc('[', stream);
	for (size_t row = 0; row < table->nrows; row++) {
		line(stream, 4, row == 0, NULL);
		write_object(row_object(table, &table->cells[row * table->ncolumns]),
			     stream);
	}
	end_array(stream, 3, table->nrows == 0);
	if (table->total) {
		line(stream, 3, false, "total");
		write_object(row_object(table, table->total), stream);
	}
	fputs("\n    }", stream);
}

static void render(const struct report *report, const struct style *style, FILE *stream)
{
	use_own_memory();
	fputc('{', stream);
	line_text(stream, 1, true, "schema", "sdgrip.report");
	line(stream, 1, false, "schema_version");
	fprintf(stream, "%d", SCHEMA_VERSION);
	line_text(stream, 1, false, "report", report->name);
	line_text(stream, 1, false, "title", report->title.text[style->language]);
	write_notes(report, style->language, stream);
	write_findings(report, style->language, stream);
	line(stream, 1, false, "tables");
	fputc('[', stream);
	for (size_t i = 0; i < report->ntables; i++) {
		line(stream, 2, i == 0, NULL);
		write_table(report->tables[i], style->language, stream);
	}
	end_array(stream, 1, report->ntables == 0);
	fputs("\n}\n", stream);
}

const struct format format_json = {
	.name = "json",
	.extension = "json",
	.render = render,
};
