/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * pgb_csv - personal budgets: granted, and paid through the SVB so far, in the plain
 * layout of data/README.md
 */
#include "care_words.h"
#include "importer.h"

enum { F_LAW, F_START, F_END, F_GRANTED, F_PAID, F_CLIENT, F_PRODUCT, F_STATUS, NFIELDS };

static const struct field fields[NFIELDS] = {
	[F_LAW] = {.name = "law",
		   .synonyms = "wet|domein|domain",
		   .role = FIELD_KEY,
		   .axis = AXIS_DOMAIN,
		   .required = true},
	[F_START] = {.name = "start",
		     .synonyms = "budgetperiode begin|ingangsdatum|begindatum|begin",
		     .role = FIELD_TERM,
		     .term = TERM_START,
		     .required = true},
	[F_END] = {.name = "end",
		   .synonyms = "budgetperiode eind|einddatum|eind",
		   .role = FIELD_TERM,
		   .term = TERM_END,
		   .required = true},
	[F_GRANTED] = {.name = "granted",
		       .synonyms = "toegekend|toegekend budget",
		       .role = FIELD_MEASURE,
		       .required = true},
	[F_PAID] = {.name = "paid",
		    .synonyms = "uitbetaald|uitbetaald t/m|besteed",
		    .role = FIELD_TERM,
		    .term = TERM_PAID,
		    .required = true},
	[F_CLIENT] = {.name = "client",
		      .synonyms = "budgethouder|clientnummer",
		      .role = FIELD_KEY,
		      .axis = AXIS_CLIENT},
	[F_PRODUCT] = {.name = "product",
		       .synonyms = "productcode|productcategorie",
		       .role = FIELD_KEY,
		       .axis = AXIS_PRODUCT},
	[F_STATUS] = {.name = "status", .role = FIELD_IGNORE},
};

static const char *skip(const char *const *cells)
{
	return care_withdrawn(cells[F_STATUS]) ? "withdrawn" : NULL;
}

const struct importer importer_pgb = {
	.name = "pgb",
	.table = TABLE_ASSIGNMENTS,
	.fields = fields,
	.nfields = NFIELDS,
	.unit = 1,
	.clients = true,
	.grant = GRANT_PGB,
	.order = 1,
	.skip = skip,
};
