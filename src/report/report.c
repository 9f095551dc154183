/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * report - builds a report: tables with their titles, findings, notes
 *
 * Titles are looked up once, here, so that formats only choose a language. Arrays that
 * grow are on the heap and everything they point to is in the report's arena;
 * report_release frees both.
 */
#include "report.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Without a table of labels, or a label in it, a word shows its own name. */
static struct label label_or(const struct label *label, const char *name)
{
	return label ? *label : (struct label){{name, name}};
}

void report_init(struct report *report, const struct labels *labels, const char *name)
{
	*report = (struct report){.labels = labels};
	arena_init(&report->arena);
	report->name = arena_strdup(&report->arena, name);
	const struct label *title =
		labels ? labels_findf(labels, "analysis:%s", name) : NULL;
	report->title = label_or(title, report->name);
}

static void table_release(struct table *table)
{
	free(table->cells);
	table->cells = NULL;
}

void report_release(struct report *report)
{
	for (size_t i = 0; i < report->ntables; i++)
		table_release(report->tables[i]);
	free(report->tables);
	free(report->findings);
	free(report->silenced);
	free(report->notes);
	arena_release(&report->arena);
	*report = (struct report){.labels = NULL};
}

static const struct label *column_title(const struct labels *labels, const char *home,
					const char *name, const char *column)
{
	if (!labels)
		return NULL;
	const struct label *title = labels_findf(labels, "%s.%s.%s", home, name, column);
	if (!title)
		title = labels_findf(labels, "%s.%s", name, column);
	return title ? title : labels_find(labels, column);
}

struct table *report_table(struct report *report, const char *home, const char *name,
			   const struct column *columns, size_t ncolumns)
{
	assert(ncolumns > 0);
	const struct labels *labels = report->labels;
	struct table *table = arena_alloc(&report->arena, sizeof *table);
	table->report = report;
	table->home = arena_strdup(&report->arena, home);
	table->name = arena_strdup(&report->arena, name);
	table->title =
		label_or(labels ? labels_findf(labels, "table:%s.%s", home, name) : NULL,
			 table->name);
	table->columns = arena_alloc(&report->arena, ncolumns * sizeof *table->columns);
	table->ncolumns = ncolumns;
	for (size_t i = 0; i < ncolumns; i++) {
		struct column *column = &table->columns[i];
		*column = columns[i];
		column->name = arena_strdup(&report->arena, columns[i].name);
		column->title = label_or(column_title(labels, home, name, column->name),
					 column->name);
	}
	report->tables = xgrow(report->tables, &report->tables_room, report->ntables + 1,
			       sizeof(struct table *));
	report->tables[report->ntables++] = table;
	return table;
}

struct value *table_row(struct table *table)
{
	table->cells = xgrow(table->cells, &table->rows_room, table->nrows + 1,
			     table->ncolumns * sizeof *table->cells);
	return &table->cells[table->nrows++ * table->ncolumns];
}

struct value *table_total(struct table *table)
{
	if (!table->total)
		table->total = arena_alloc(&table->report->arena,
					   table->ncolumns * sizeof *table->total);
	return table->total;
}

int table_column(const struct table *table, const char *name)
{
	for (size_t i = 0; i < table->ncolumns; i++) {
		if (strcmp(table->columns[i].name, name) == 0)
			return (int)i;
	}
	return -1;
}

struct value table_cell(const struct table *table, size_t row, const char *column)
{
	int index = table_column(table, column);
	if (index < 0 || row >= table->nrows)
		return value_none();
	return table->cells[row * table->ncolumns + (size_t)index];
}

static bool same_subject(const struct value *a, const struct value *b)
{
	if (a->type != b->type)
		return false;
	if (a->type == VALUE_TEXT || a->type == VALUE_CODE)
		return strcmp(a->text, b->text) == 0;
	if (a->type == VALUE_PERIOD)
		return period_compare(a->period, b->period) == 0;
	return a->type == VALUE_NONE;
}

static bool holds(const struct finding *list, size_t count, const char *code,
		  const struct value *subject)
{
	for (size_t i = 0; i < count; i++)
		if (list[i].code == code && same_subject(&list[i].subject, subject))
			return true;
	return false;
}

void report_silence(struct report *report, enum finding_id id, struct value subject)
{
	report->silenced = xgrow(report->silenced, &report->silenced_room,
				 report->nsilenced + 1, sizeof *report->silenced);
	report->silenced[report->nsilenced++] = (struct finding){
		.code = finding_kinds[id].code,
		.subject = subject,
	};
}

void report_finding(struct report *report, enum finding_id id, struct value subject,
		    struct value value)
{
	assert(id < FINDING_COUNT);
	assert(subject.type == VALUE_NONE || subject.type == VALUE_TEXT ||
	       subject.type == VALUE_CODE || subject.type == VALUE_PERIOD);
	const struct finding_kind *kind = &finding_kinds[id];
	if (holds(report->findings, report->nfindings, kind->code, &subject) ||
	    holds(report->silenced, report->nsilenced, kind->code, &subject))
		return;
	report->findings = xgrow(report->findings, &report->findings_room,
				 report->nfindings + 1, sizeof *report->findings);
	const struct label *text =
		report->labels ? labels_findf(report->labels, "finding:%s", kind->code)
			       : NULL;
	report->findings[report->nfindings++] = (struct finding){
		.severity = kind->severity,
		.code = kind->code,
		.subject = subject,
		.text = label_or(text, kind->code),
		.value = value,
	};
}

void report_note_at(struct report *report, enum note_place place, const char *name,
		    struct value value)
{
	report->notes = xgrow(report->notes, &report->notes_room, report->nnotes + 1,
			      sizeof *report->notes);
	const char *own = arena_strdup(&report->arena, name);
	const struct label *title =
		report->labels ? labels_findf(report->labels, "note:%s", name) : NULL;
	report->notes[report->nnotes++] = (struct note){.name = own,
							.place = place,
							.title = label_or(title, own),
							.value = value};
}

void report_note(struct report *report, const char *name, struct value value)
{
	report_note_at(report, NOTE_BODY, name, value);
}

void report_drop_last(struct report *report)
{
	assert(report->ntables > 0);
	free(report->tables[--report->ntables]->cells);
}

int report_select(struct report *report, const char *table)
{
	size_t keep = 0;
	while (keep < report->ntables && strcmp(report->tables[keep]->name, table) != 0)
		keep++;
	if (keep == report->ntables)
		return -1;
	for (size_t i = 0; i < report->ntables; i++) {
		if (i != keep)
			table_release(report->tables[i]);
	}
	report->tables[0] = report->tables[keep];
	report->ntables = 1;
	return 0;
}

/* Numbers may stand in for each other, and so may words; a number never stands where
 * words are announced. */
static int value_class(enum value_type type)
{
	switch (type) {
	case VALUE_TEXT:
	case VALUE_CODE:
	case VALUE_PERIOD:
		return 1;
	case VALUE_COUNT:
	case VALUE_QUANTITY:
	case VALUE_MONEY:
	case VALUE_RATIO:
	case VALUE_NUMBER:
		return 2;
	case VALUE_FLAG:
		return 3;
	case VALUE_NONE:
		break;
	}
	return 0;
}

static void check_cells(const struct table *table, const struct value *cells)
{
	for (size_t i = 0; i < table->ncolumns; i++) {
		const struct value *cell = &cells[i];
		if (cell->type == VALUE_NONE)
			continue;
		assert(value_class(cell->type) == value_class(table->columns[i].type));
		if (cell->type == VALUE_TEXT || cell->type == VALUE_CODE)
			assert(cell->text && *cell->text);
		if (cell->type == VALUE_RATIO || cell->type == VALUE_NUMBER)
			assert(isfinite(cell->real));
	}
}

void report_check(const struct report *report)
{
	for (size_t t = 0; t < report->ntables; t++) {
		const struct table *table = report->tables[t];
		for (size_t i = 0; i < table->ncolumns; i++) {
			assert(table->columns[i].type != VALUE_NONE);
			assert(table_column(table, table->columns[i].name) == (int)i);
		}
		for (size_t row = 0; row < table->nrows; row++)
			check_cells(table, &table->cells[row * table->ncolumns]);
		if (table->total)
			check_cells(table, table->total);
	}
}

enum severity report_worst(const struct report *report)
{
	enum severity worst = SEVERITY_INFO;
	for (size_t i = 0; i < report->nfindings; i++) {
		if (report->findings[i].severity > worst)
			worst = report->findings[i].severity;
	}
	return worst;
}
