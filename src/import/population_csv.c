/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * population_csv - inhabitants per municipality and year, in the plain layout of
 * data/README.md
 */
#include "importer.h"

static const struct field fields[] = {
	{.name = "municipality",
	 .synonyms = "gemeente|gemeentecode|gemeentenaam|gemeenten",
	 .role = FIELD_KEY,
	 .axis = AXIS_MUNICIPALITY,
	 .required = true},
	{.name = "year",
	 .synonyms = "jaar",
	 .role = FIELD_KEY,
	 .axis = AXIS_YEAR,
	 .required = true},
	{.name = "inhabitants",
	 .synonyms = "inwoners|inwonertal|bevolking",
	 .role = FIELD_MEASURE,
	 .required = true,
	 .preset = {{AXIS_INDICATOR, "inhabitants"}}},
	{.name = "youth",
	 .synonyms = "jeugd|jongeren|0 17|jeugdigen",
	 .role = FIELD_MEASURE,
	 .preset = {{AXIS_INDICATOR, "youth"}}},
	{.name = "elderly",
	 .synonyms = "ouderen|65+|65 plus",
	 .role = FIELD_MEASURE,
	 .preset = {{AXIS_INDICATOR, "elderly"}}},
};

const struct importer importer_population = {
	.name = "population",
	.table = TABLE_CASELOAD,
	.fields = fields,
	.nfields = sizeof(fields) / sizeof(fields[0]),
	.unit = 1,
	.order = 1,
	.published = true,
};
