/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * pgb_csv - personal budgets: granted, and paid through the SVB so far, in the plain
 * layout of data/README.md
 */
#include "importer.h"

enum {
	F_LAW,
	F_START,
	F_END,
	F_GRANTED,
	F_PAID,
	F_CLIENT,
	F_PRODUCT,
	F_STATUS,
	F_ASSIGNMENT,
	F_MUNICIPALITY,
	F_DISTRICT,
	F_CATEGORY,
	F_TASK_FIELD,
	F_AS_OF,
	NFIELDS
};

static const struct field fields[NFIELDS] = {
	[F_LAW] = {.name = "law",
		   .synonyms = "wet|domein|domain",
		   .role = FIELD_KEY,
		   .axis = AXIS_DOMAIN,
		   .required = true},
	[F_START] = {.name = "start",
		     .synonyms = "budgetperiode begin|begin budgetperiode|ingangsdatum|"
				 "begindatum|begin",
		     .role = FIELD_TERM,
		     .term = TERM_START,
		     .required = true},
	[F_END] = {.name = "end",
		   .synonyms = "budgetperiode eind|eind budgetperiode|einddatum|eind",
		   .role = FIELD_TERM,
		   .term = TERM_END,
		   .required = true},
	[F_GRANTED] = {.name = "granted",
		       .synonyms = "toegekend|toegekend budget|budget|pgb budget",
		       .role = FIELD_MEASURE,
		       .required = true},
	[F_PAID] = {.name = "paid",
		    .synonyms = "uitbetaald|uitbetaald t/m|besteed|besteding",
		    .role = FIELD_TERM,
		    .term = TERM_PAID,
		    .required = true},
	[F_CLIENT] = {.name = "client",
		      .synonyms = "budgethouder|clientnummer|client nummer|clientnr|bsn",
		      .role = FIELD_KEY,
		      .axis = AXIS_CLIENT},
	[F_PRODUCT] = {.name = "product",
		       .synonyms = "productcode|productcategorie",
		       .role = FIELD_KEY,
		       .axis = AXIS_PRODUCT},
	[F_STATUS] = {.name = "status", .role = FIELD_STATE},
	[F_ASSIGNMENT] = {.name = "assignment",
			  .synonyms = "beschikking|beschikkingnummer|"
				      "beschikkingsnummer|toekenning|toewijzing|"
				      "toewijzingnummer|toewijzingsnummer",
			  .role = FIELD_KEY,
			  .axis = AXIS_ASSIGNMENT},
	[F_MUNICIPALITY] = {.name = "municipality",
			    .synonyms = "gemeente|gemeentecode",
			    .role = FIELD_KEY,
			    .axis = AXIS_MUNICIPALITY},
	[F_DISTRICT] = {.name = "district",
			.synonyms = "wijk",
			.role = FIELD_KEY,
			.axis = AXIS_DISTRICT},
	[F_CATEGORY] = {.name = "product_category",
			.synonyms = "productcategorie|categorie product",
			.role = FIELD_CATEGORY},
	[F_TASK_FIELD] = {.name = "task_field",
			  .synonyms = "taakveld",
			  .role = FIELD_KEY,
			  .axis = AXIS_TASK_FIELD},
	[F_AS_OF] = {.name = "as_of", .synonyms = "peildatum", .role = FIELD_IGNORE},
};

const struct importer importer_pgb = {
	.name = "pgb",
	.table = TABLE_ASSIGNMENTS,
	.fields = fields,
	.nfields = NFIELDS,
	.unit = 1,
	.clients = true,
	.grant = GRANT_PGB,
	.order = 1,
};
