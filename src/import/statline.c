/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * statline - a table that was downloaded from StatLine (CBS), with the titles of its
 * topics as headers
 *
 * Titles differ per table, so a section of sdgrip.ini says which column holds people or
 * amounts. Country, provinces and other parts of the country stand beside the
 * municipalities that they hold: only municipalities are read.
 */
#include "importer.h"

#include <ctype.h>
#include <string.h>

enum { F_REGION, F_PERIOD };

static const struct field fields[] = {
	[F_REGION] = {.name = "regio's",
		      .synonyms = "regio s|regios|regio|gemeenten|gemeente|regions",
		      .role = FIELD_KEY,
		      .axis = AXIS_MUNICIPALITY,
		      .required = true},
	[F_PERIOD] = {.name = "perioden",
		      .synonyms = "periode|periods|jaar",
		      .role = FIELD_KEY,
		      .axis = AXIS_PERIOD,
		      .required = true},
};

/* "Groningen (PV)", "Oost-Groningen (CR)": not "Bergen (NH.)", "Utrecht (gemeente)". */
static bool is_part_of_the_country(const char *name)
{
	const size_t length = strlen(name);
	const char *mark = length > 4 ? name + length - 4 : "";
	return mark[0] == '(' && isupper((unsigned char)mark[1]) &&
	       isupper((unsigned char)mark[2]) && mark[3] == ')';
}

static const char *skip(const char *const *cells)
{
	const char *region = cells[F_REGION];
	return region && is_part_of_the_country(region) ? "region level" : NULL;
}

const struct importer importer_statline = {
	.name = "statline",
	.table = TABLE_CASELOAD,
	.fields = fields,
	.nfields = sizeof(fields) / sizeof(fields[0]),
	.numbers = NUMBER_COMMA,
	.unit = 1,
	.whole = true,
	.topics = true,
	.profile_only = true,
	.order = 1,
	.skip = skip,
	.published = true,
};
