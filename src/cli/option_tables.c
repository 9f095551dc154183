/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * option_tables - the options that every question has: scope, reading, output
 */
#include "options.h"

#include "analysis.h"

#include <string.h>

#define FIELD(member) offsetof(struct settings, member)
#define SCOPE(axis)   FIELD(scope.values[axis])
#define LIST_OPTION(text, axis)                                             \
	{                                                                   \
		.name = (text), .type = OPTION_LIST, .offset = SCOPE(axis), \
		.argument = "NAME,..."                                      \
	}

const struct option_spec output_options[] = {
	{.name = "format",
	 .letter = 'f',
	 .type = OPTION_TEXT,
	 .offset = FIELD(format_name),
	 .argument = "FORMAT"},
	{.name = "output",
	 .letter = 'o',
	 .type = OPTION_TEXT,
	 .offset = FIELD(output),
	 .argument = "FILE"},
	{.name = "table",
	 .letter = 't',
	 .type = OPTION_TEXT,
	 .offset = FIELD(table),
	 .argument = "NAME"},
	{.name = "lang",
	 .type = OPTION_CHOICE,
	 .offset = FIELD(lang),
	 .argument = "LANG",
	 .choices = "nl|en"},
	{.name = "threshold",
	 .type = OPTION_COUNT,
	 .offset = FIELD(threshold),
	 .argument = "N"},
	{.name = "internal", .type = OPTION_FLAG, .offset = FIELD(internal)},
	{.name = "thousands", .type = OPTION_FLAG, .offset = FIELD(thousands)},
	{.name = "excel", .type = OPTION_FLAG, .offset = FIELD(excel)},
	{.name = "totals", .type = OPTION_FLAG, .offset = FIELD(totals)},
	{.name = "fail-on",
	 .type = OPTION_CHOICE,
	 .offset = FIELD(fail_on),
	 .argument = "LEVEL",
	 .choices = "info|warning|alert"},
	{.name = "help", .letter = 'h', .type = OPTION_FLAG, .offset = FIELD(help)},
	{.name = NULL},
};

const struct option_spec key_options[] = {
	{.name = "lang",
	 .type = OPTION_CHOICE,
	 .offset = FIELD(lang),
	 .argument = "LANG",
	 .choices = "nl|en"},
	{.name = "help", .letter = 'h', .type = OPTION_FLAG, .offset = FIELD(help)},
	{.name = NULL},
};

const struct option_spec reading_options[] = {
	{.name = "config",
	 .letter = 'c',
	 .type = OPTION_TEXT,
	 .offset = FIELD(config),
	 .argument = "FILE"},
	{.name = "source",
	 .type = OPTION_LIST,
	 .offset = FIELD(source),
	 .argument = "NAME,..."},
	{.name = "type", .type = OPTION_TEXT, .offset = FIELD(type), .argument = "TYPE"},
	{.name = "encoding",
	 .type = OPTION_TEXT,
	 .offset = FIELD(encoding),
	 .argument = "NAME"},
	{.name = "delimiter",
	 .type = OPTION_CHOICE,
	 .offset = FIELD(delimiter),
	 .argument = "WORD",
	 .choices = "semicolon|comma|tab|pipe|none"},
	{.name = "numbers",
	 .type = OPTION_CHOICE,
	 .offset = FIELD(numbers),
	 .argument = "WORD",
	 .choices = "comma|point"},
	{.name = "rejects",
	 .type = OPTION_TEXT,
	 .offset = FIELD(rejects),
	 .argument = "FILE"},
	{.name = "max-errors",
	 .type = OPTION_COUNT,
	 .offset = FIELD(max_errors),
	 .argument = "N"},
	{.name = "expect-total",
	 .type = OPTION_AMOUNT,
	 .offset = FIELD(expect_total),
	 .argument = "AMOUNT"},
	{.name = "strict", .type = OPTION_FLAG, .offset = FIELD(strict)},
	{.name = "codes", .type = OPTION_TEXT, .offset = FIELD(codes), .argument = "DIR"},
	{.name = "allow-outside", .type = OPTION_FLAG, .offset = FIELD(allow_outside)},
	{.name = NULL},
};

const struct option_spec scope_options[] = {
	LIST_OPTION("municipality", AXIS_MUNICIPALITY),
	LIST_OPTION("year", AXIS_YEAR),
	{.name = "period",
	 .letter = 'p',
	 .type = OPTION_TEXT,
	 .offset = FIELD(scope.period),
	 .argument = "PERIOD"},
	LIST_OPTION("stage", AXIS_STAGE),
	LIST_OPTION("version", AXIS_VERSION),
	LIST_OPTION("side", AXIS_SIDE),
	LIST_OPTION("domain", AXIS_DOMAIN),
	LIST_OPTION("group", AXIS_GROUP),
	LIST_OPTION("task-field", AXIS_TASK_FIELD),
	LIST_OPTION("category", AXIS_CATEGORY),
	LIST_OPTION("programme", AXIS_PROGRAMME),
	LIST_OPTION("product", AXIS_PRODUCT),
	LIST_OPTION("provider", AXIS_PROVIDER),
	LIST_OPTION("district", AXIS_DISTRICT),
	{.name = "all", .type = OPTION_FLAG, .offset = FIELD(scope.all)},
	{.name = NULL},
};

static bool is_among(const struct option_spec *spec, const struct option_spec *specs)
{
	for (; specs->name; specs++)
		if (specs == spec)
			return true;
	return false;
}

bool option_applies(const struct option_spec *spec, const struct analysis *analysis)
{
	static const char *const about_rows[] = {"rejects", "max-errors", "expect-total"};
	if (!analysis || !analysis->no_figures)
		return true;
	for (size_t i = 0; i < sizeof(about_rows) / sizeof(about_rows[0]); i++)
		if (strcmp(spec->name, about_rows[i]) == 0)
			return false;
	return !is_among(spec, scope_options);
}
