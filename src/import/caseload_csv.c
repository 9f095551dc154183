/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * caseload_csv - people with support per period, in the plain layout of data/README.md
 */
#include "importer.h"

static const struct field fields[] = {
	{.name = "period",
	 .synonyms = "periode|peilmaand|peildatum|maand|month|kwartaal|quarter",
	 .role = FIELD_KEY,
	 .axis = AXIS_PERIOD,
	 .required = true},
	/* a count without more is that of the people at the end of the period */
	{.name = "people",
	 .synonyms = "personen|clienten|aantal|aantal personen|aantal clienten",
	 .role = FIELD_MEASURE,
	 .required = true,
	 .preset = {{AXIS_INDICATOR, "stock"}}},
	{.name = "domain",
	 .synonyms = "domein|wet",
	 .role = FIELD_KEY,
	 .axis = AXIS_DOMAIN},
	{.name = "product",
	 .synonyms = "productcode|productcategorie",
	 .role = FIELD_KEY,
	 .axis = AXIS_PRODUCT},
	{.name = "indicator",
	 .synonyms = "soort|maat",
	 .role = FIELD_KEY,
	 .axis = AXIS_INDICATOR},
	{.name = "municipality",
	 .synonyms = "gemeente|gemeentecode|gemeentenaam",
	 .role = FIELD_KEY,
	 .axis = AXIS_MUNICIPALITY},
	{.name = "year", .synonyms = "jaar", .role = FIELD_KEY, .axis = AXIS_YEAR},
	{.name = "district",
	 .synonyms = "wijk",
	 .role = FIELD_KEY,
	 .axis = AXIS_DISTRICT},
	{.name = "provider",
	 .synonyms = "aanbieder|zorgaanbieder",
	 .role = FIELD_KEY,
	 .axis = AXIS_PROVIDER},
	{.name = "status",
	 .synonyms = "versie|version",
	 .role = FIELD_KEY,
	 .axis = AXIS_VERSION},
};

const struct importer importer_caseload = {
	.name = "caseload",
	.table = TABLE_CASELOAD,
	.fields = fields,
	.nfields = sizeof(fields) / sizeof(fields[0]),
	.either = "domain|product",
	.unit = 1,
	.order = 1,
};
