/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * declarations_csv - what care providers billed, line by line, in the plain layout of
 * data/README.md
 *
 * A line is accepted or rejected whole (iWmo/iJw): a rejected one is no cost.
 */
#include "care_words.h"
#include "importer.h"

enum {
	F_CARE,
	F_BOOKING,
	F_AMOUNT,
	F_CLIENT,
	F_PRODUCT,
	F_PROVIDER,
	F_VOLUME,
	F_UNIT,
	F_TARIFF,
	F_REFERRER,
	F_DISTRICT,
	F_FORM,
	F_DOMAIN,
	F_TASK_FIELD,
	F_MUNICIPALITY,
	F_LETTER,
	F_ASSIGNMENT,
	F_STATUS,
	NFIELDS
};

static const struct field fields[NFIELDS] = {
	[F_CARE] = {.name = "care_period",
		    .synonyms = "zorgperiode|zorgmaand|productperiode",
		    .role = FIELD_KEY,
		    .axis = AXIS_CARE_PERIOD,
		    .required = true},
	[F_BOOKING] = {.name = "booking_period",
		       .synonyms = "boekperiode|boekmaand",
		       .role = FIELD_KEY,
		       .axis = AXIS_PERIOD,
		       .required = true},
	[F_AMOUNT] = {.name = "amount",
		      .synonyms = "bedrag|ingediend bedrag",
		      .role = FIELD_MEASURE,
		      .required = true},
	[F_CLIENT] = {.name = "client",
		      .synonyms = "clientnummer",
		      .role = FIELD_KEY,
		      .axis = AXIS_CLIENT},
	[F_PRODUCT] = {.name = "product",
		       .synonyms = "productcode|productcategorie",
		       .role = FIELD_KEY,
		       .axis = AXIS_PRODUCT},
	[F_PROVIDER] = {.name = "provider",
			.synonyms = "aanbieder|zorgaanbieder|agb aanbieder",
			.role = FIELD_KEY,
			.axis = AXIS_PROVIDER},
	[F_VOLUME] = {.name = "volume",
		      .synonyms = "hoeveelheid|geleverd volume",
		      .role = FIELD_QUANTITY},
	[F_UNIT] = {.name = "unit",
		    .synonyms = "eenheid",
		    .role = FIELD_KEY,
		    .axis = AXIS_UNIT},
	[F_TARIFF] = {.name = "tariff",
		      .synonyms = "tarief|prijs",
		      .role = FIELD_TERM,
		      .term = TERM_PRICE},
	[F_REFERRER] = {.name = "referrer",
			.synonyms = "verwijzer",
			.role = FIELD_KEY,
			.axis = AXIS_REFERRER},
	[F_DISTRICT] = {.name = "district",
			.synonyms = "wijk",
			.role = FIELD_KEY,
			.axis = AXIS_DISTRICT},
	[F_FORM] = {.name = "form",
		    .synonyms = "vorm|leveringsvorm",
		    .role = FIELD_KEY,
		    .axis = AXIS_FORM},
	[F_DOMAIN] = {.name = "domain",
		      .synonyms = "domein|wet",
		      .role = FIELD_KEY,
		      .axis = AXIS_DOMAIN},
	[F_TASK_FIELD] = {.name = "task_field",
			  .synonyms = "taakveld",
			  .role = FIELD_KEY,
			  .axis = AXIS_TASK_FIELD},
	[F_MUNICIPALITY] = {.name = "municipality",
			    .synonyms = "gemeente|gemeentecode",
			    .role = FIELD_KEY,
			    .axis = AXIS_MUNICIPALITY},
	[F_LETTER] = {.name = "debit_credit",
		      .synonyms = "debet/credit|d/c|debetcredit",
		      .role = FIELD_LETTER},
	[F_ASSIGNMENT] = {.name = "assignment",
			  .synonyms = "toewijzing|toewijzingnummer|beschikking",
			  .role = FIELD_KEY,
			  .axis = AXIS_ASSIGNMENT},
	[F_STATUS] = {.name = "status", .role = FIELD_IGNORE},
};

static const char *skip(const char *const *cells)
{
	return care_rejected(cells[F_STATUS]) ? "rejected_line" : NULL;
}

const struct importer importer_declarations = {
	.name = "declarations",
	.table = TABLE_DECLARATIONS,
	.fields = fields,
	.nfields = NFIELDS,
	.unit = 1,
	.clients = true,
	.order = 1,
	.skip = skip,
};
