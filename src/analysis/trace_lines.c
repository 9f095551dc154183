/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * trace_lines - the source lines of a figure, and the proof that they add up to it
 *
 * No free text and no client: a line is named by file, line and column, and whoever may
 * open the file can read the rest there.
 */
#include "by.h"
#include "citizen.h"
#include "disclosure.h"
#include "headcounts.h"
#include "sums.h"
#include "trace.h"

#include <stdlib.h>
#include <string.h>

enum {
	FILE_NAME,
	LINE,
	PERIOD,
	DOMAIN,
	TASK_FIELD,
	STAGE,
	SIDE,
	AMOUNT,
	COLUMN,
	MUNICIPALITY,
	COST_CENTRE,
	ACCOUNT,
	PROVIDER,
	COUNTED,
	COLUMNS
};

static const struct column columns[COLUMNS] = {
	[FILE_NAME] = {.name = "file", .type = VALUE_CODE, .flags = COLUMN_KEY},
	[LINE] = {.name = "line", .type = VALUE_COUNT, .flags = COLUMN_KEY},
	[PERIOD] = {.name = "period", .type = VALUE_PERIOD},
	[DOMAIN] = {.name = "domain", .type = VALUE_TEXT},
	[TASK_FIELD] = {.name = "task_field", .type = VALUE_CODE},
	[STAGE] = {.name = "stage", .type = VALUE_TEXT},
	[SIDE] = {.name = "side", .type = VALUE_TEXT},
	[AMOUNT] = {.name = "amount", .type = VALUE_MONEY},
	[COLUMN] = {.name = "column", .type = VALUE_CODE},
	[MUNICIPALITY] = {.name = "municipality", .type = VALUE_CODE},
	[COST_CENTRE] = {.name = "cost_centre", .type = VALUE_CODE},
	[ACCOUNT] = {.name = "account", .type = VALUE_CODE},
	[PROVIDER] = {.name = "provider", .type = VALUE_CODE},
	[COUNTED] = {.name = "counted", .type = VALUE_MONEY},
};

/* Columns that are an axis of the book. */
static const struct {
	size_t column;
	enum axis axis;
} axes[] = {
	{PERIOD, AXIS_PERIOD},
	{DOMAIN, AXIS_DOMAIN},
	{TASK_FIELD, AXIS_TASK_FIELD},
	{STAGE, AXIS_STAGE},
	{SIDE, AXIS_SIDE},
	{MUNICIPALITY, AXIS_MUNICIPALITY},
	{COST_CENTRE, AXIS_COST_CENTRE},
	{ACCOUNT, AXIS_ACCOUNT},
	{PROVIDER, AXIS_PROVIDER},
};

/* A row with what sorts it. */
struct sortable {
	const char *file;
	struct origin origin;
	uint32_t row;
};

static int compare_lines(const void *a, const void *b)
{
	const struct sortable *x = a, *y = b;
	if (x->origin.file != y->origin.file) {
		const int order = strcmp(x->file, y->file);
		if (order != 0)
			return order;
		return x->origin.file < y->origin.file ? -1 : 1;
	}
	if (x->origin.line != y->origin.line)
		return x->origin.line < y->origin.line ? -1 : 1;
	if (x->origin.column != y->origin.column)
		return x->origin.column < y->origin.column ? -1 : 1;
	return x->row < y->row ? -1 : x->row > y->row;
}

static struct sortable *sorted(const struct book *book, const struct trace_lines *lines)
{
	const struct facts *facts = &book->table[lines->table];
	struct sortable *list = xrealloc(NULL, (lines->count + 1) * sizeof(*list));
	for (size_t i = 0; i < lines->count; i++) {
		const struct origin origin = facts->origin[lines->rows[i]];
		const bool known = origin.file < book->nfiles;
		list[i] = (struct sortable){known ? book->files[origin.file].name : "",
					    origin, lines->rows[i]};
	}
	if (lines->count > 0)
		qsort(list, lines->count, sizeof(*list), compare_lines);
	return list;
}

static const char *header_of(const struct book *book, struct origin origin)
{
	if (origin.file >= book->nfiles || origin.column == 0)
		return NULL;
	const struct source_file *file = &book->files[origin.file];
	return origin.column <= file->nheaders ? file->headers[origin.column - 1] : NULL;
}

static bool is_known(const struct facts *facts, size_t row)
{
	return facts->cells[row] > facts->unknown[row];
}

static struct value amount_of_line(const struct trace_lines *lines, int64_t value)
{
	return lines->table == TABLE_CASELOAD ? value_quantity(value)
					      : value_money(value);
}

/* One line may be about one citizen; what a code is, the file itself says. */
static void hide_citizens(struct report *report, struct value *cell)
{
	if (cell->type == VALUE_CODE || cell->type == VALUE_TEXT)
		cell->text = citizen_hide_code(&report->arena, cell->text);
}

/* A line about one client says what that client cost; one line shown would say what the
 * rest together is. Whoever may open the file can read it there. */
static bool hides_amounts(const struct book *book, const struct trace_lines *lines)
{
	const struct facts *facts = &book->table[lines->table];
	if (book->privacy.internal)
		return false;
	for (size_t i = 0; i < lines->count; i++) {
		const size_t row = lines->rows[i];
		if (facts_member(facts, AXIS_CLIENT, row) != MEMBER_NONE ||
		    (lines->table == TABLE_CASELOAD && headcount_is_small(book, row)))
			return true;
	}
	return false;
}

static void line_cells(const struct book *book, const struct trace_lines *lines,
		       const struct sortable *line, struct report *report,
		       struct value *cells)
{
	const struct facts *facts = &book->table[lines->table];
	const size_t row = line->row;
	cells[FILE_NAME] = value_code(report, line->file);
	cells[LINE] = value_count(line->origin.line);
	cells[COLUMN] = value_code(report, header_of(book, line->origin));
	for (size_t i = 0; i < sizeof(axes) / sizeof(axes[0]); i++)
		cells[axes[i].column] =
			axis_value(report, book, axes[i].axis,
				   trace_member(book, lines->table, axes[i].axis, row));
	static const size_t free_codes[] = {COST_CENTRE, ACCOUNT, PROVIDER};
	for (size_t i = 0; i < sizeof(free_codes) / sizeof(free_codes[0]); i++)
		hide_citizens(report, &cells[free_codes[i]]);
	if (!is_known(facts, row))
		return;
	cells[AMOUNT] = amount_of_line(lines, facts->value[row]);
	cells[COUNTED] = amount_of_line(lines, trace_counted(book, lines, row));
}

/* The sum over the lines; what is not known is not in it. */
struct sum_of_lines {
	int64_t counted, amount;
	int64_t unknown;
	bool known, same; /* some line is known; nothing counts as negative */
};

static struct sum_of_lines add_up(const struct book *book,
				  const struct trace_lines *lines)
{
	const struct facts *facts = &book->table[lines->table];
	struct sum_of_lines sum = {.same = true};
	for (size_t i = 0; i < lines->count; i++) {
		const size_t row = lines->rows[i];
		const int64_t counted = trace_counted(book, lines, row);
		sum.unknown += facts->unknown[row];
		if (!is_known(facts, row))
			continue;
		sum.known = true;
		sum.counted += counted;
		sum.amount += facts->value[row];
		sum.same = sum.same && counted == facts->value[row];
	}
	return sum;
}

static void hide_lines(struct table *table, struct report *report)
{
	for (size_t row = 0; row < table->nrows; row++)
		table->cells[row * COLUMNS + AMOUNT] =
			table->cells[row * COLUMNS + COUNTED] = value_hidden(report);
	disclosure_found(report, table, (int64_t)table->nrows);
}

static void fill_table(const struct book *book, const struct trace_lines *lines,
		       const struct sum_of_lines *sum, bool hidden, struct report *report)
{
	struct column own[COLUMNS];
	memcpy(own, columns, sizeof(own));
	if (lines->table == TABLE_CASELOAD)
		own[AMOUNT].type = own[COUNTED].type = VALUE_QUANTITY;
	struct table *table = report_table(report, "trace", "lines", own, COLUMNS);
	struct sortable *list = sorted(book, lines);
	for (size_t i = 0; i < lines->count; i++)
		line_cells(book, lines, &list[i], report, table_row(table));
	free(list);
	if (hidden || hides_amounts(book, lines))
		hide_lines(table, report);
	if (!sum->known || hidden)
		return;
	struct value *total = table_total(table);
	if (sum->same)
		total[AMOUNT] = amount_of_line(lines, sum->amount);
	total[COUNTED] = amount_of_line(lines, sum->counted);
}

static const char *written(const struct value *value, char *buf, size_t size)
{
	return value->type == VALUE_MONEY ? money_format(buf, size, value->number)
					  : thousandths_format(buf, size, value->number);
}

int trace_answer(const struct book *book, const struct trace_lines *lines,
		 struct value figure, const char *name, struct report *report,
		 struct diags *diags)
{
	const struct sum_of_lines sum = add_up(book, lines);
	const bool hidden = value_is_hidden(&figure);
	const struct value total = hidden ? figure : amount_of_line(lines, sum.counted);
	const bool known = figure.type != VALUE_NONE;
	char one[32], other[32];
	if (known && figure.number != total.number)
		return diag_error(diags, NULL,
				  "a mistake of sdgrip: the lines add up to %s, the "
				  "figure '%s' is %s",
				  written(&total, one, sizeof(one)), name,
				  written(&figure, other, sizeof(other)));
	report_note_at(report, NOTE_TOP, "traced", value_text(report, name));
	report_note_at(report, NOTE_TOP, "figure", figure);
	report_note_at(report, NOTE_TOP, "sum_of_lines",
		       sum.known || known ? total : value_none());
	report_note_at(report, NOTE_TOP, "lines", value_count((int64_t)lines->count));
	if (known)
		report_finding(report, FINDING_trace_complete, value_none(), figure);
	else if (!hidden)
		report_finding(report, FINDING_figure_not_known, value_none(),
			       value_none());
	if (sum.unknown > 0)
		report_finding(report, FINDING_incomplete, value_none(),
			       value_count(sum.unknown));
	fill_table(book, lines, &sum, hidden, report);
	return 0;
}
