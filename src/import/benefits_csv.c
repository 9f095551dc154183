/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * benefits_csv - social assistance per month and scheme, in the plain layout of
 * data/README.md
 *
 * Amounts go to the table of benefits, counts to that of people. `people` is the stock at
 * the end of the month.
 */
#include "importer.h"

static const struct field fields[] = {
	{.name = "period",
	 .synonyms = "periode|peilmaand|maand|month",
	 .role = FIELD_KEY,
	 .axis = AXIS_PERIOD,
	 .required = true},
	{.name = "people",
	 .synonyms = "eind|eindstand|uitkeringen",
	 .role = FIELD_MEASURE,
	 .required = true,
	 .preset = {{AXIS_INDICATOR, "stock"}}},
	{.name = "amount",
	 .synonyms = "bedrag|bruto uitgaven|uitgaven",
	 .role = FIELD_MEASURE,
	 .required = true},
	{.name = "opening",
	 .synonyms = "begin|beginstand",
	 .role = FIELD_MEASURE,
	 .preset = {{AXIS_INDICATOR, "opening"}}},
	{.name = "inflow",
	 .synonyms = "instroom",
	 .role = FIELD_MEASURE,
	 .preset = {{AXIS_INDICATOR, "inflow"}}},
	{.name = "outflow",
	 .synonyms = "uitstroom",
	 .role = FIELD_MEASURE,
	 .preset = {{AXIS_INDICATOR, "outflow"}}},
	{.name = "persons",
	 .synonyms = "personen",
	 .role = FIELD_MEASURE,
	 .preset = {{AXIS_INDICATOR, "persons"}}},
	{.name = "scheme",
	 .synonyms = "regeling",
	 .role = FIELD_KEY,
	 .axis = AXIS_SCHEME},
	{.name = "side",
	 .synonyms = "l/b|lasten/baten|lasten of baten|kant",
	 .role = FIELD_KEY,
	 .axis = AXIS_SIDE},
	{.name = "municipality",
	 .synonyms = "gemeente|gemeentecode",
	 .role = FIELD_KEY,
	 .axis = AXIS_MUNICIPALITY},
	{.name = "year", .synonyms = "jaar", .role = FIELD_KEY, .axis = AXIS_YEAR},
	{.name = "status",
	 .synonyms = "versie|version",
	 .role = FIELD_KEY,
	 .axis = AXIS_VERSION},
	/* of the same schemes: what came back is revenue */
	{.name = "recovered",
	 .synonyms = "ontvangen aflossing en verhaal|aflossing en verhaal|terugvordering|"
		     "terugontvangen|ontvangsten",
	 .role = FIELD_MEASURE,
	 .preset = {{AXIS_SIDE, "revenue"}}},
};

const struct importer importer_benefits = {
	.name = "benefits",
	.table = TABLE_BENEFITS,
	.fields = fields,
	.nfields = sizeof(fields) / sizeof(fields[0]),
	.unit = 1,
	.order = 1,
};
