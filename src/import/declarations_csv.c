/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * declarations_csv - what care providers billed, line by line, in the plain layout of
 * data/README.md
 *
 * A line is accepted or rejected whole (iWmo/iJw): a rejected one is no cost.
 */
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
	F_CATEGORY,
	F_END,
	NFIELDS
};

static const struct field fields[NFIELDS] = {
	[F_CARE] = {.name = "care_period",
		    .synonyms = "zorgperiode|zorgmaand|productperiode|begin|"
				"begindatum|begindatum zorg|begin zorg|"
				"productperiode begin|zorgperiode begin",
		    .role = FIELD_KEY,
		    .axis = AXIS_CARE_PERIOD,
		    .required = true},
	[F_BOOKING] = {.name = "booking_period",
		       .synonyms = "boekperiode|boekmaand|boekdatum|ontvangen|"
				   "ontvangstdatum|ontvangstmaand|datum ontvangst",
		       .role = FIELD_KEY,
		       .axis = AXIS_PERIOD,
		       .required = true},
	[F_AMOUNT] = {.name = "amount",
		      .synonyms = "bedrag|ingediend bedrag|declaratiebedrag|bedrag in "
				  "euro",
		      .role = FIELD_MEASURE,
		      .required = true},
	[F_CLIENT] = {.name = "client",
		      .synonyms = "clientnummer|client nummer|clientnr|bsn",
		      .role = FIELD_KEY,
		      .axis = AXIS_CLIENT},
	[F_PRODUCT] = {.name = "product",
		       .synonyms = "productcode|productcategorie",
		       .role = FIELD_KEY,
		       .axis = AXIS_PRODUCT},
	[F_PROVIDER] = {.name = "provider",
			.synonyms = "agb aanbieder|agb code|agb code aanbieder|agb|"
				    "aanbieder|zorgaanbieder",
			.role = FIELD_KEY,
			.axis = AXIS_PROVIDER},
	[F_VOLUME] = {.name = "volume",
		      .synonyms = "hoeveelheid|geleverd volume|aantal",
		      .role = FIELD_QUANTITY},
	[F_UNIT] = {.name = "unit",
		    .synonyms = "eenheid",
		    .role = FIELD_KEY,
		    .axis = AXIS_UNIT},
	[F_TARIFF] = {.name = "tariff",
		      .synonyms = "tarief|prijs|producttarief",
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
		      .synonyms = "debet/credit|d/c|debetcredit|debet credit|dc",
		      .role = FIELD_LETTER},
	[F_ASSIGNMENT] = {.name = "assignment",
			  .synonyms = "toewijzing|toewijzingnummer|toewijzingsnummer|"
				      "beschikking|beschikkingnummer|"
				      "beschikkingsnummer",
			  .role = FIELD_KEY,
			  .axis = AXIS_ASSIGNMENT},
	[F_STATUS] = {.name = "status",
		      .synonyms = "declaratiestatus|status regel|regelstatus",
		      .role = FIELD_STATE},
	[F_CATEGORY] = {.name = "product_category",
			.synonyms = "productcategorie|categorie product",
			.role = FIELD_CATEGORY},
	[F_END] = {.name = "end",
		   .synonyms = "eind|einddatum|einddatum zorg|eind zorg|productperiode "
			       "eind|zorgperiode eind",
		   .role = FIELD_TERM,
		   .term = TERM_END},
};

const struct importer importer_declarations = {
	.name = "declarations",
	.table = TABLE_DECLARATIONS,
	.fields = fields,
	.nfields = NFIELDS,
	.unit = 1,
	.clients = true,
	.order = 1,
};
