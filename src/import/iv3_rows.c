/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * iv3_rows - the table that an Iv3 delivery is: its columns and rows
 *
 * Balance sheet and key figures are rows like all others, and are skipped with a reason:
 * nothing disappears. The same columns in a CSV file are read too.
 */
#include "iv3_delivery.h"

#include <stdio.h>
#include <string.h>

enum { COLUMNS = 10 };

static const char *const headers[COLUMNS] = {
	"overheidsnummer", "boekjaar",   "periode",   "status",   "blok",
	"taakveld",        "balanscode", "categorie", "standper", "bedrag",
};

enum {
	F_NUMBER,
	F_YEAR,
	F_PERIOD,
	F_STATUS,
	F_BLOCK,
	F_TASK_FIELD,
	F_BALANCE_CODE,
	F_CATEGORY,
	F_DATE,
	F_AMOUNT
};

static const struct field fields[COLUMNS] = {
	[F_NUMBER] = {.name = "overheidsnummer",
		      .role = FIELD_KEY,
		      .axis = AXIS_MUNICIPALITY,
		      .required = true},
	[F_YEAR] = {.name = "boekjaar",
		    .role = FIELD_KEY,
		    .axis = AXIS_YEAR,
		    .required = true},
	[F_PERIOD] = {.name = "periode",
		      .role = FIELD_KEY,
		      .axis = AXIS_PERIOD,
		      .required = true},
	[F_STATUS] = {.name = "status",
		      .role = FIELD_KEY,
		      .axis = AXIS_STAGE,
		      .required = true},
	[F_BLOCK] = {.name = "blok",
		     .role = FIELD_KEY,
		     .axis = AXIS_SIDE,
		     .required = true},
	[F_TASK_FIELD] = {.name = "taakveld",
			  .role = FIELD_KEY,
			  .axis = AXIS_TASK_FIELD,
			  .required = true},
	[F_BALANCE_CODE] = {.name = "balanscode", .role = FIELD_IGNORE},
	[F_CATEGORY] = {.name = "categorie",
			.role = FIELD_KEY,
			.axis = AXIS_CATEGORY,
			.required = true},
	[F_DATE] = {.name = "standper", .role = FIELD_IGNORE},
	[F_AMOUNT] = {.name = "bedrag", .role = FIELD_MEASURE, .required = true},
};

static const char *skip(const char *const *cells)
{
	const char *block = cells[F_BLOCK];
	if (strncmp(block, "balans", 6) == 0)
		return "balance";
	if (strcmp(block, iv3_block_names[IV3_kengetallen]) == 0 ||
	    strcmp(block, iv3_block_names[IV3_beleidsindicatoren]) == 0)
		return "indicator";
	return NULL;
}

const struct importer importer_iv3_json = {
	.name = "iv3-json",
	.table = TABLE_SPENDING,
	.fields = fields,
	.nfields = COLUMNS,
	.numbers = NUMBER_POINT,
	.unit = 1000,
	.whole = true,
	.quarterly = true,
	.order = 1,
	.skip = skip,
};

void iv3_delivery_dialect(struct dialect *dialect, const struct iv3_delivery *delivery,
			  struct arena *arena)
{
	const char **copy = arena_alloc(arena, sizeof(headers));
	memcpy(copy, headers, sizeof(headers));
	/* the delimiter is that of rejected rows */
	*dialect = (struct dialect){.delimiter = ';',
				    .headers = copy,
				    .ncolumns = COLUMNS,
				    .delivery = delivery};
}

static int emit(const struct iv3_delivery *d, const struct iv3_row *from,
		int (*each)(void *context, const struct row *row), void *context)
{
	/* a code with its side; what does not fit is no code */
	char category[32];
	const bool sided = *from->category && from->block <= IV3_baten;
	snprintf(category, sizeof(category), "%s%s",
		 sided ? (from->block == IV3_lasten ? "L" : "B") : "", from->category);
	const char *const cells[COLUMNS] = {
		[F_NUMBER] = d->municipality,
		[F_YEAR] = d->year,
		[F_PERIOD] = d->label,
		[F_STATUS] = d->status,
		[F_BLOCK] = iv3_block_names[from->block],
		[F_TASK_FIELD] = from->task_field,
		[F_BALANCE_CODE] = from->balance_code,
		[F_CATEGORY] = category,
		[F_DATE] = from->date,
		[F_AMOUNT] = from->amount,
	};
	const struct row row = {.line = from->line,
				.count = COLUMNS,
				.cells = cells,
				.bad = from->defect != NULL};
	return each(context, &row);
}

int iv3_delivery_rows(const struct iv3_delivery *d, const char *file, struct diags *diags,
		      int (*each)(void *context, const struct row *row), void *context)
{
	int status = 0;
	for (size_t i = 0; i < d->json.count; i++) {
		const struct iv3_row *row = &d->json.rows[i];
		const struct place place = {file, row->line, row->column};
		if (row->defect)
			status = -1;
		if (row->defect && diags)
			diag_error(diags, &place, "%s", row->defect);
		if (emit(d, row, each, context) != 0)
			return status;
	}
	return status;
}
