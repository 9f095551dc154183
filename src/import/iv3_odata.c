/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * iv3_odata - task field by category, as it comes from the open data service of the CBS
 *
 * Keys are padded with blanks, zeros are included, and the balance sheet is in the same
 * rows. The second placement is the final one.
 */
#include "importer.h"

#include <string.h>

enum {
	F_TASK_FIELD,
	F_CATEGORY,
	F_MUNICIPALITY,
	F_PERIOD,
	F_STAGE,
	F_SECOND,
	F_FIRST,
	F_ID
};

static const struct field fields[] = {
	[F_TASK_FIELD] = {.name = "taakveldbalanspost",
			  .role = FIELD_KEY,
			  .axis = AXIS_TASK_FIELD,
			  .required = true},
	[F_CATEGORY] = {.name = "categorie",
			.role = FIELD_KEY,
			.axis = AXIS_CATEGORY,
			.required = true},
	[F_MUNICIPALITY] = {.name = "gemeenten",
			    .role = FIELD_KEY,
			    .axis = AXIS_MUNICIPALITY,
			    .required = true},
	/* 2023X000 is both the year and, by its last digit, the report */
	[F_PERIOD] = {.name = "verslagsoort",
		      .role = FIELD_KEY,
		      .axis = AXIS_PERIOD,
		      .required = true},
	[F_STAGE] = {.name = "verslagsoort",
		     .role = FIELD_KEY,
		     .axis = AXIS_STAGE,
		     .required = true},
	[F_SECOND] = {.name = "k_2eplaatsing_2", .role = FIELD_MEASURE},
	[F_FIRST] = {.name = "k_1eplaatsing_1",
		     .role = FIELD_MEASURE,
		     .required = true,
		     .spare = true},
	[F_ID] = {.name = "id", .role = FIELD_IGNORE},
};

/* Balance sheet: posts A... and P..., and the categories Primo, Ultimo, P... and U... */
static const char *skip(const char *const *cells)
{
	const char post = cells[F_TASK_FIELD][0], category = cells[F_CATEGORY][0];
	const bool balance =
		post == 'A' || post == 'P' || category == 'P' || category == 'U';
	return balance ? "balance" : NULL;
}

const struct importer importer_iv3_odata = {
	.name = "iv3-odata",
	.table = TABLE_SPENDING,
	.fields = fields,
	.nfields = sizeof(fields) / sizeof(fields[0]),
	.numbers = NUMBER_POINT,
	.unit = 1000,
	.whole = true,
	.quarterly = true,
	.order = 1,
	.skip = skip,
};
