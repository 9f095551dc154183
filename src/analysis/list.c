/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * list - what the program knows: questions, formats, kinds of files, axes, findings
 *
 * The one question that is about the program and not about a book, and so the one file of
 * this folder that looks into the registries of formats and importers.
 */
#include "analysis.h"
#include "check.h"
#include "format.h"
#include "importer.h"

#include <string.h>

struct opts {
	const char *what; /* NULL: everything */
};

static const struct opts defaults = {.what = NULL};

static const struct option_spec options[] = {
	{.name = "what",
	 .type = OPTION_CHOICE,
	 .offset = offsetof(struct opts, what),
	 .argument = "KIND",
	 .choices = "analyses|formats|importers|axes|findings"},
	{.name = NULL},
};

static const struct column analysis_columns[] = {
	{.name = "name", .type = VALUE_CODE, .flags = COLUMN_KEY},
	{.name = "title", .type = VALUE_TEXT},
	{.name = "summary", .type = VALUE_TEXT},
};

static const struct column format_columns[] = {
	{.name = "name", .type = VALUE_CODE, .flags = COLUMN_KEY},
	{.name = "extension", .type = VALUE_CODE},
	{.name = "summary", .type = VALUE_TEXT},
};

static const struct column importer_columns[] = {
	{.name = "name", .type = VALUE_CODE, .flags = COLUMN_KEY},
	{.name = "table", .type = VALUE_CODE},
	{.name = "summary", .type = VALUE_TEXT},
};

static const struct column axis_columns[] = {
	{.name = "name", .type = VALUE_CODE, .flags = COLUMN_KEY},
	{.name = "title", .type = VALUE_TEXT},
};

static const struct column finding_columns[] = {
	{.name = "code", .type = VALUE_CODE, .flags = COLUMN_KEY},
	{.name = "severity", .type = VALUE_TEXT},
	{.name = "meaning", .type = VALUE_TEXT},
	{.name = "action", .type = VALUE_TEXT},
	{.name = "group", .type = VALUE_TEXT},
};

/* The words of a label: English for machines, the language of the report for people. */
static struct value words(struct report *report, const char *kind, const char *name)
{
	const struct label *label = labels_findf(report->labels, "%s%s", kind, name);
	if (!label)
		return value_none();
	struct value value = value_text(report, label->text[LANGUAGE_EN]);
	value.label = label;
	return value;
}

static void list_analyses(struct report *report)
{
	struct table *table =
		report_table(report, "list", "analyses", analysis_columns, 3);
	for (size_t i = 0; analyses[i]; i++) {
		struct value *cells = table_row(table);
		cells[0] = value_code(report, analyses[i]->name);
		cells[1] = words(report, "analysis:", analyses[i]->name);
		cells[2] = words(report, "summary:", analyses[i]->name);
	}
}

static void list_formats(struct report *report)
{
	struct table *table = report_table(report, "list", "formats", format_columns, 3);
	for (size_t i = 0; formats[i]; i++) {
		struct value *cells = table_row(table);
		cells[0] = value_code(report, formats[i]->name);
		cells[1] = value_code(report, formats[i]->extension);
		cells[2] = words(report, "format:", formats[i]->name);
	}
}

static void list_importers(struct report *report)
{
	struct table *table =
		report_table(report, "list", "importers", importer_columns, 3);
	for (size_t i = 0; importers[i]; i++) {
		struct value *cells = table_row(table);
		bool facts = importers[i]->row == NULL;
		cells[0] = value_code(report, importers[i]->name);
		if (facts)
			cells[1] = value_code(report, table_name(importers[i]->table));
		cells[2] = words(report, "importer:", importers[i]->name);
	}
}

static void list_axes(struct report *report)
{
	static const char *const derived[] = {"year", "quarter", "month"};
	struct table *table = report_table(report, "list", "axes", axis_columns, 2);
	for (enum axis axis = 0; axis < AXIS_STORED; axis++) {
		if (axis_is_private(axis))
			continue;
		struct value *cells = table_row(table);
		cells[0] = value_code(report, axis_name(axis));
		cells[1] = words(report, "", axis_name(axis));
	}
	for (size_t i = 0; i < sizeof(derived) / sizeof(derived[0]); i++) {
		struct value *cells = table_row(table);
		cells[0] = value_code(report, derived[i]);
		cells[1] = words(report, "", derived[i]);
	}
}

static void list_findings(struct report *report)
{
	struct table *table =
		report_table(report, "list", "findings", finding_columns, 5);
	for (size_t i = 0; i < FINDING_COUNT; i++) {
		const struct finding_kind *kind = &finding_kinds[i];
		const char *action =
			arena_printf(&report->arena, "%s.action", kind->code);
		struct value *cells = table_row(table);
		cells[0] = value_code(report, kind->code);
		cells[1] = value_word(report, "severity", severity_name(kind->severity));
		cells[2] = words(report, "finding:", kind->code);
		cells[3] = words(report, "finding:", action);
		const struct check_rule *rule = check_rule_find((enum finding_id)i);
		if (rule)
			cells[4] = value_word(report, "check_group", rule->group);
	}
}

static const struct {
	const char *what;
	void (*list)(struct report *report);
} kinds[] = {{"analyses", list_analyses},
	     {"formats", list_formats},
	     {"importers", list_importers},
	     {"axes", list_axes},
	     {"findings", list_findings}};

static int run(const struct book *book, const struct filter *filter, const void *opts,
	       struct report *report, struct diags *diags)
{
	(void)book;
	(void)filter;
	(void)diags;
	const struct opts *own = opts;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (!own->what || strcmp(own->what, kinds[i].what) == 0)
			kinds[i].list(report);
	return 0;
}

const struct analysis analysis_list = {
	.name = "list",
	.options = options,
	.defaults = &defaults,
	.opts_size = sizeof(struct opts),
	.run = run,
	.no_sources = true,
};
