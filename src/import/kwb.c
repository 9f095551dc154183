/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * kwb - key figures of municipalities, districts and neighbourhoods by the CBS:
 * inhabitants and people with support
 *
 * The file mixes the country, municipalities and districts, which hold one another: only
 * the municipalities are read.
 */
#include "importer.h"

#include <string.h>

enum { F_LEVEL, F_CODE, F_YEAR, F_INHABITANTS, F_WMO, F_WELFARE, F_YOUTH, F_OTHER };

static const struct field fields[] = {
	[F_LEVEL] = {.name = "recs", .role = FIELD_IGNORE, .required = true},
	[F_CODE] = {.name = "gwb_code",
		    .role = FIELD_KEY,
		    .axis = AXIS_MUNICIPALITY,
		    .required = true},
	[F_YEAR] = {.name = "year",
		    .synonyms = "jaar",
		    .role = FIELD_KEY,
		    .axis = AXIS_YEAR,
		    .required = true},
	[F_INHABITANTS] = {.name = "a_inw",
			   .role = FIELD_MEASURE,
			   .required = true,
			   .preset = {{AXIS_INDICATOR, "inhabitants"}}},
	[F_WMO] = {.name = "a_wmo_t",
		   .role = FIELD_MEASURE,
		   .preset = {{AXIS_INDICATOR, "stock"}, {AXIS_DOMAIN, "Wmo"}}},
	[F_WELFARE] = {.name = "a_soz_wb",
		       .role = FIELD_MEASURE,
		       .preset = {{AXIS_INDICATOR, "stock"},
				  {AXIS_DOMAIN, "Participatiewet"}}},
	[F_YOUTH] = {.name = "a_jz_tn",
		     .role = FIELD_MEASURE,
		     .preset = {{AXIS_INDICATOR, "stock"}, {AXIS_DOMAIN, "Jeugdwet"}}},
	[F_OTHER] = {.name = "other", .synonyms = "*", .role = FIELD_IGNORE},
};

static const char *skip(const char *const *cells)
{
	return strcmp(cells[F_LEVEL], "Gemeente") == 0 ? NULL : "region level";
}

const struct importer importer_kwb = {
	.name = "kwb",
	.table = TABLE_CASELOAD,
	.fields = fields,
	.nfields = sizeof(fields) / sizeof(fields[0]),
	.numbers = NUMBER_POINT,
	.unit = 1,
	.whole = true,
	.order = 1,
	.skip = skip,
	.published = true,
};
