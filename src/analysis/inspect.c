/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * inspect - what files look like: how they were read, what each column holds, and the
 * section of sdgrip.ini that would read them
 *
 * The only question that looks at no figures: it shows the evidence on which an import
 * would decide.
 */
#include "analysis.h"
#include "disclosure.h"
#include "inspection.h"

#include <string.h>

static const struct column file_columns[] = {
	{.name = "file", .type = VALUE_TEXT, .flags = COLUMN_KEY},
	{.name = "encoding", .type = VALUE_CODE},
	{.name = "decided", .type = VALUE_TEXT},
	{.name = "delimiter", .type = VALUE_TEXT},
	{.name = "header_line", .type = VALUE_COUNT},
	{.name = "preamble", .type = VALUE_COUNT},
	{.name = "rows", .type = VALUE_COUNT},
	{.name = "columns", .type = VALUE_COUNT},
	{.name = "uneven_rows", .type = VALUE_COUNT},
	{.name = "importer", .type = VALUE_CODE},
	{.name = "missing", .type = VALUE_TEXT},
	{.name = "uneven_line", .type = VALUE_COUNT},
	{.name = "blank_rows", .type = VALUE_COUNT},
	{.name = "subtotal_rows", .type = VALUE_COUNT},
};

static const struct column column_columns[] = {
	{.name = "file", .type = VALUE_TEXT, .flags = COLUMN_KEY},
	{.name = "column", .type = VALUE_COUNT, .flags = COLUMN_KEY},
	{.name = "header", .type = VALUE_TEXT, .flags = COLUMN_KEY},
	{.name = "type", .type = VALUE_TEXT},
	{.name = "style", .type = VALUE_TEXT},
	{.name = "empty", .type = VALUE_COUNT},
	{.name = "example", .type = VALUE_TEXT},
	{.name = "role", .type = VALUE_CODE},
	{.name = "values", .type = VALUE_COUNT},
	{.name = "distinct", .type = VALUE_COUNT},
	{.name = "low", .type = VALUE_TEXT},
	{.name = "high", .type = VALUE_TEXT},
	{.name = "other", .type = VALUE_COUNT},
	{.name = "other_line", .type = VALUE_COUNT},
	{.name = "style_line", .type = VALUE_COUNT},
	{.name = "contrary_line", .type = VALUE_COUNT},
};

static const struct column section_columns[] = {
	{.name = "file", .type = VALUE_TEXT, .flags = COLUMN_KEY},
	{.name = "line", .type = VALUE_TEXT, .flags = COLUMN_VERBATIM},
};

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

static struct value count_or_none(size_t count)
{
	return count > 0 ? value_count((int64_t)count) : value_none();
}

/* "-1234.5" with its thousands apart. */
static const char *grouped(struct report *report, const char *text, char group,
			   char point)
{
	const size_t sign = *text == '-', whole = strcspn(text + sign, ".");
	char *out = arena_alloc(&report->arena, strlen(text) * 2 + 1);
	size_t at = 0;
	for (size_t i = 0; text[i]; i++) {
		const size_t digit = i - sign;
		if (i > sign && digit < whole && (whole - digit) % 3 == 0)
			out[at++] = group;
		out[at++] = text[i];
		if (text[i] == '.')
			out[at - 1] = point;
	}
	return out;
}

/* A plain number for machines, as the language writes it for people. */
static struct value number_text(struct report *report, const char *text)
{
	struct value value = value_text(report, text);
	if (!text)
		return value;
	struct label *label = arena_alloc(&report->arena, sizeof(*label));
	label->text[LANGUAGE_NL] = grouped(report, text, '.', ',');
	label->text[LANGUAGE_EN] = grouped(report, text, ',', '.');
	value.label = label;
	return value;
}

/* Numbers that are written without marks may be codes: they stay so. */
static struct value bound(struct report *report, const struct inspected_column *column,
			  const char *text)
{
	if (column->style && strcmp(column->style, "plain") != 0)
		return number_text(report, text);
	return value_text(report, text);
}

static void add_file(struct report *report, struct table *table,
		     const struct inspection *in)
{
	struct value *cells = table_row(table);
	cells[0] = value_text(report, in->name);
	cells[1] = value_code(report, in->encoding);
	cells[2] = value_word(report, "decided", in->decided);
	cells[3] = value_word(report, "delimiter", in->delimiter);
	cells[4] = count_or_none(in->header_line);
	cells[5] = value_count((int64_t)in->preamble);
	cells[6] = value_count((int64_t)in->rows);
	cells[7] = value_count((int64_t)in->ncolumns);
	cells[8] = value_count((int64_t)in->uneven_rows);
	cells[9] = value_code(report, in->importer);
	cells[10] = value_text(report, in->missing);
	cells[11] = count_or_none(in->uneven_line);
	cells[12] = value_count((int64_t)in->blank_rows);
	cells[13] = value_count((int64_t)in->subtotal_rows);
}

static bool has_role(const struct inspected_column *column, const char *role)
{
	return column->role && strcmp(column->role, role) == 0;
}

/* In a file with clients an amount is what one of them cost. */
static bool is_of_clients(const struct inspection *in,
			  const struct inspected_column *column)
{
	if (!has_role(column, "amount") && !has_role(column, "volume"))
		return false;
	for (size_t i = 0; i < in->ncolumns; i++)
		if (has_role(&in->columns[i], "client"))
			return true;
	return false;
}

static bool is_small(const struct book *book, const char *text)
{
	struct decimal value;
	return text && decimal_parse(text, NUMBER_POINT, &value) == NUMBER_OK &&
	       value.places == 0 && disclosure_small(book, value.mantissa);
}

static bool is_private(const struct book *book, const struct inspection *in,
		       const struct inspected_column *column)
{
	if (book->privacy.internal)
		return false;
	return is_of_clients(in, column) ||
	       (has_role(column, "people") &&
		(is_small(book, column->low) || is_small(book, column->example)));
}

static void add_column(const struct book *book, struct report *report,
		       struct table *table, const struct inspection *in,
		       const struct inspected_column *column)
{
	const bool hidden = is_private(book, in, column);
	struct value *cells = table_row(table);
	cells[0] = value_text(report, in->name);
	cells[1] = value_count((int64_t)column->number);
	cells[2] = value_text(report, column->header);
	cells[3] = value_word(report, "content", column->type);
	if (column->style)
		cells[4] = value_word(report, "style", column->style);
	cells[5] = value_count((int64_t)column->empty);
	cells[6] = value_text(report, column->example);
	if (column->withheld || hidden) {
		cells[6] = value_text(report, "#withheld");
		cells[6].label = labels_find(report->labels, "text:withheld");
	}
	if (column->role)
		cells[7] = value_word(report, "role", column->role);
	cells[8] = value_count((int64_t)column->values);
	if (!column->more_distinct)
		cells[9] = value_count((int64_t)column->distinct);
	cells[10] = hidden ? value_hidden(report) : bound(report, column, column->low);
	cells[11] = hidden ? value_hidden(report) : bound(report, column, column->high);
	cells[12] = value_count((int64_t)column->other);
	cells[13] = column->other > 0 ? count_or_none(column->other_line) : value_none();
	cells[14] = count_or_none(column->style_line);
	cells[15] = count_or_none(column->contrary_line);
}

/* A comment in the language of the reader; in English for machines. */
static struct value comment(struct report *report, const char *note)
{
	const struct label *words = labels_findf(report->labels, "text:inspect_%s", note);
	struct label *label = arena_alloc(&report->arena, sizeof(*label));
	for (size_t i = 0; i < LANGUAGE_COUNT; i++)
		label->text[i] = arena_printf(&report->arena, "# %s",
					      words ? words->text[i] : note);
	struct value value = value_text(report, label->text[LANGUAGE_EN]);
	value.label = label;
	return value;
}

static void add_lines(struct report *report, struct table *table,
		      const struct inspection *in)
{
	for (size_t i = 0; i < in->nlines; i++) {
		const struct inspected_line *line = &in->lines[i];
		struct value *cells = table_row(table);
		cells[0] = value_text(report, in->name);
		cells[1] = line->note ? comment(report, line->note)
				      : value_text(report, line->text);
	}
}

/* "grootboek.csv: Bedrag"; a column without a header by its number. */
static struct value column_subject(struct report *report, const struct inspection *in,
				   const struct inspected_column *column)
{
	if (*column->header)
		return value_textf(report, "%s: %s", in->name, column->header);
	return value_textf(report, "%s: %zu", in->name, column->number);
}

/* It is read as a client: its numbers become pseudonyms. */
static bool is_client(const struct inspected_column *column)
{
	return column->role && (strcmp(column->role, "client") == 0 ||
				strcmp(column->role, "column.client") == 0);
}

static void add_findings(struct report *report, const struct inspection *in)
{
	for (size_t i = 0; i < in->ncolumns; i++) {
		const struct inspected_column *column = &in->columns[i];
		const struct value subject = column_subject(report, in, column);
		const char *style = column->style ? column->style : "";
		if (strcmp(column->type, "citizen") == 0 && !is_client(column))
			report_finding(report, FINDING_citizen_column, subject,
				       value_none());
		if (strcmp(style, "contradictory") == 0)
			report_finding(report, FINDING_numbers_contradict, subject,
				       value_none());
		if (strcmp(style, "ambiguous") == 0)
			report_finding(report, FINDING_numbers_ambiguous, subject,
				       value_none());
	}
	if (in->uneven_rows > 0)
		report_finding(report, FINDING_uneven_rows, value_text(report, in->name),
			       value_count((int64_t)in->uneven_rows));
	if (!in->importer || in->missing)
		report_finding(report, FINDING_kind_unknown, value_text(report, in->name),
			       value_none());
}

static void add_notes(struct report *report, const struct inspection *in)
{
	const struct two_readings *two = &in->two;
	report_note(report, "file", value_text(report, in->name));
	if (two->header) {
		const struct value comma = number_text(report, two->comma);
		report_note_at(report, NOTE_DETAIL, "two_readings",
			       value_textf(report, "%s, %zu: %s = %s / %s", two->header,
					   two->line, two->cell, comma.text, two->point));
	}
	report_note_at(report, NOTE_DETAIL, "file_sha256",
		       value_code(report, in->sha256));
}

static int run(const struct book *book, const struct filter *filter, const void *opts,
	       struct report *report, struct diags *diags)
{
	(void)filter;
	(void)opts;
	(void)diags;
	struct table *files = report_table(report, "inspect", "files", file_columns,
					   LENGTH(file_columns));
	struct table *columns = report_table(report, "inspect", "columns", column_columns,
					     LENGTH(column_columns));
	struct table *section = report_table(report, "inspect", "section",
					     section_columns, LENGTH(section_columns));
	for (size_t i = 0; i < book->ninspections; i++) {
		const struct inspection *in = &book->inspections[i];
		add_file(report, files, in);
		for (size_t k = 0; k < in->ncolumns; k++)
			add_column(book, report, columns, in, &in->columns[k]);
		add_lines(report, section, in);
		add_findings(report, in);
		add_notes(report, in);
	}
	return 0;
}

const struct analysis analysis_inspect = {
	.name = "inspect",
	.needs = {.inspect = true},
	.run = run,
	.no_figures = true,
};
