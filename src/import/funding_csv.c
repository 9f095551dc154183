/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * funding_csv - money from the State or the council's own allocation, in the plain layout
 * of data/README.md
 */
#include "importer.h"

static const struct field fields[] = {
	{.name = "municipality",
	 .synonyms = "gemeente|gemeentecode|gemeentenaam",
	 .role = FIELD_KEY,
	 .axis = AXIS_MUNICIPALITY,
	 .required = true},
	{.name = "year",
	 .synonyms = "jaar|begrotingsjaar",
	 .role = FIELD_KEY,
	 .axis = AXIS_YEAR,
	 .required = true},
	{.name = "amount",
	 .synonyms = "bedrag|bedrag in euro|euro",
	 .role = FIELD_MEASURE,
	 .required = true,
	 .preset = {{AXIS_STAGE, "funding"}, {AXIS_SIDE, "revenue"}}},
	{.name = "cluster", .role = FIELD_KEY, .axis = AXIS_CLUSTER},
	{.name = "domain",
	 .synonyms = "domein|wet",
	 .role = FIELD_KEY,
	 .axis = AXIS_DOMAIN},
	{.name = "circular",
	 .synonyms = "circulaire|version|versie",
	 .role = FIELD_KEY,
	 .axis = AXIS_VERSION},
	{.name = "kind",
	 .synonyms = "soort|soort uitkering",
	 .role = FIELD_KEY,
	 .axis = AXIS_KIND},
};

const struct importer importer_funding = {
	.name = "funding",
	.table = TABLE_SPENDING,
	.fields = fields,
	.nfields = sizeof(fields) / sizeof(fields[0]),
	.either = "cluster|domain",
	.unit = 1,
	.order = 1,
};
