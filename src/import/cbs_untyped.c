/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * cbs_untyped - rows of CBS open data as the service gives them: keys padded with blanks,
 * a point for what is missing
 *
 * The columns of young people with youth care in kind are known; a section of sdgrip.ini
 * names those of other tables. Only the rows of municipalities are read, and of the forms
 * of care only their total.
 */
#include "importer.h"

#include <string.h>

enum { F_REGION, F_PERIOD, F_YOUTH, F_FORMS, F_ID };

static const struct field fields[] = {
	[F_REGION] = {.name = "wijken",
		      .synonyms = "wijkenenbuurten|regios|regio s|gemeenten",
		      .role = FIELD_KEY,
		      .axis = AXIS_MUNICIPALITY,
		      .required = true},
	[F_PERIOD] = {.name = "perioden",
		      .role = FIELD_KEY,
		      .axis = AXIS_PERIOD,
		      .required = true},
	[F_YOUTH] = {.name = "totaaljongerenmetjeugdzorginnatura_1",
		     .synonyms = "totaaljongerenmetjeugdzorginnatura*",
		     .role = FIELD_MEASURE,
		     .required = true,
		     .preset = {{AXIS_INDICATOR, "stock"}, {AXIS_DOMAIN, "Jeugdwet"}}},
	[F_FORMS] = {.name = "vormenvanjeugdzorg", .role = FIELD_IGNORE},
	[F_ID] = {.name = "id", .role = FIELD_IGNORE},
};

static const char *skip(const char *const *cells)
{
	const char *region = cells[F_REGION] ? cells[F_REGION] : "";
	if (strncmp(region, "GM", 2) != 0)
		return "region level";
	/* T001203 is the total of the forms */
	return cells[F_FORMS] && *cells[F_FORMS] != 'T' ? "part" : NULL;
}

const struct importer importer_cbs_untyped = {
	.name = "cbs-untyped",
	.table = TABLE_CASELOAD,
	.fields = fields,
	.nfields = sizeof(fields) / sizeof(fields[0]),
	.numbers = NUMBER_POINT,
	.unit = 1,
	.whole = true,
	.topics = true,
	.order = 1,
	.skip = skip,
	.published = true,
};
