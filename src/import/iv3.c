/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * iv3 - totals of all municipalities by task field, as the CBS publishes them per year
 * and report
 *
 * Year and report are only in the file name (2023_begroting.csv). "Nederland" is exactly
 * the sum of the municipalities. A municipality that did not deliver has rows of 0.0.
 */
#include "importer.h"

#include <ctype.h>
#include <string.h>

static const struct field fields[] = {
	{.name = "gemeenten",
	 .synonyms = "gemeente",
	 .role = FIELD_KEY,
	 .axis = AXIS_MUNICIPALITY,
	 .required = true},
	{.name = "taakveld",
	 .role = FIELD_KEY,
	 .axis = AXIS_TASK_FIELD,
	 .required = true},
	{.name = "lasten",
	 .role = FIELD_MEASURE,
	 .required = true,
	 .preset = {{AXIS_SIDE, "expense"}}},
	{.name = "baten",
	 .role = FIELD_MEASURE,
	 .required = true,
	 .preset = {{AXIS_SIDE, "revenue"}}},
	{.name = "inwonertal",
	 .role = FIELD_MEASURE,
	 .required = true,
	 .preset = {{AXIS_INDICATOR, "inhabitants"}}},
	/* part of lasten, and what CBS says about the municipality */
	{.name = "salarissen",
	 .synonyms = "l1.1 salarissen en sociale lasten",
	 .role = FIELD_IGNORE},
	{.name = "provincie", .role = FIELD_IGNORE},
	{.name = "gemeentegrootte", .role = FIELD_IGNORE},
	{.name = "stedelijkheid", .role = FIELD_IGNORE},
	{.name = "centrumfunctie", .role = FIELD_IGNORE},
	{.name = "sociale structuur", .role = FIELD_IGNORE},
};

/* "2023_begroting.csv", "2023_jaarrekening.csv" */
static void from_name(const char *basename,
		      void (*set)(void *context, const char *key, const char *value),
		      void *context)
{
	if (strspn(basename, "0123456789") != 4 || basename[4] != '_')
		return;
	const char year[5] = {basename[0], basename[1], basename[2], basename[3], '\0'};
	const char *report = basename + 5;
	if (strncmp(report, "begroting", 9) == 0 && !isalpha((unsigned char)report[9])) {
		set(context, "stage", "budget");
	} else if (strncmp(report, "jaarrekening", 12) == 0 &&
		   !isalpha((unsigned char)report[12])) {
		set(context, "stage", "actual");
	}
	set(context, "year", year);
}

const struct importer importer_iv3 = {
	.name = "iv3",
	.table = TABLE_SPENDING,
	.fields = fields,
	.nfields = sizeof(fields) / sizeof(fields[0]),
	.numbers = NUMBER_POINT,
	.unit = 1000,
	.whole = true,
	.order = 1,
	.from_name = from_name,
};
