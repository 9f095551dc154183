/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * tariffs_csv - contract prices, in the plain layout of data/README.md
 */
#include "citizen.h"
#include "importer.h"
#include "side.h"
#include "utf8.h"
#include "words.h"

enum { F_PRODUCT, F_UNIT, F_TARIFF, F_FROM, F_PROVIDER, F_TO, NFIELDS };
enum { PRICE_PLACES = 4 };

static const struct field fields[NFIELDS] = {
	[F_PRODUCT] = {.name = "product",
		       .synonyms = "productcode|productcategorie",
		       .role = FIELD_KEY,
		       .axis = AXIS_PRODUCT,
		       .required = true},
	[F_UNIT] = {.name = "unit",
		    .synonyms = "eenheid",
		    .role = FIELD_KEY,
		    .axis = AXIS_UNIT,
		    .required = true},
	[F_TARIFF] = {.name = "tariff",
		      .synonyms = "tarief|prijs",
		      .role = FIELD_TERM,
		      .term = TERM_PRICE,
		      .required = true},
	[F_FROM] = {.name = "from",
		    .synonyms = "vanaf|geldig vanaf",
		    .role = FIELD_IGNORE,
		    .required = true},
	[F_PROVIDER] = {.name = "provider",
			.synonyms = "aanbieder|zorgaanbieder|agb aanbieder",
			.role = FIELD_KEY,
			.axis = AXIS_PROVIDER},
	[F_TO] = {.name = "to",
		  .synonyms = "tot en met|geldig tot en met",
		  .role = FIELD_IGNORE},
};

static const char *cell(struct book *book, const char *const *cells, int field)
{
	return cells[field] ? text_trim(&book->arena, cells[field]) : "";
}

/* As the rows that are compared with it have it. */
static const char *unit_of(const struct book *book, const char *text)
{
	const struct standard_code *unit =
		codes_standard(book->codes, LIST_UNIT, NULL, text);
	return unit ? unit->code : text;
}

static int refuse(struct diags *diags, const struct side_state *side,
		  const struct place *row, int field, const char *text,
		  const char *expected)
{
	const struct place place = side_place(side, row, (size_t)field);
	return diag_error(diags, &place, "'%s', expected %s",
			  cell_shown(text, &diags->arena), expected);
}

static int row(struct book *book, void *state, const char *const *cells,
	       struct diags *diags, const struct place *place)
{
	const struct side_state *side = state;
	const char *price = cell(book, cells, F_TARIFF), *to = cell(book, cells, F_TO);
	struct tariff tariff = {
		.product = citizen_hide_code(&book->arena, cell(book, cells, F_PRODUCT)),
		.unit = unit_of(book, cell(book, cells, F_UNIT)),
		.provider =
			citizen_hide_code(&book->arena, cell(book, cells, F_PROVIDER)),
		.to = DATE_OPEN,
		.file = (uint32_t)side->file_index,
		.line = (uint32_t)place->line};
	struct decimal value;
	int status = 0;
	if (!*tariff.product)
		status = refuse(diags, side, place, F_PRODUCT, "", "a product");
	if (!*tariff.unit)
		status = refuse(diags, side, place, F_UNIT, "", "a unit");
	if (decimal_parse(price, side->styles[F_TARIFF], &value) != NUMBER_OK ||
	    decimal_scale(value, 1, PRICE_PLACES, false, &tariff.price, NULL) !=
		    NUMBER_OK ||
	    tariff.price < 0)
		status = refuse(diags, side, place, F_TARIFF, price,
				"euros with at most four decimals");
	if (date_parse(cell(book, cells, F_FROM), &tariff.from) < 0)
		status = refuse(diags, side, place, F_FROM, cell(book, cells, F_FROM),
				"a date like 01-01-2025");
	if (*to && date_parse(to, &tariff.to) < 0)
		status = refuse(diags, side, place, F_TO, to, "a date like 31-12-2025");
	if (status == 0)
		*book_tariff(book) = tariff;
	return status;
}

const struct importer importer_tariffs = {
	.name = "tariffs",
	.table = TABLE_DECLARATIONS,
	.fields = fields,
	.nfields = NFIELDS,
	.unit = 1,
	.without = "client|clientnummer|assignment|toewijzing|toewijzingnummer|"
		   "toewijzingsnummer|beschikking|volume|bedrag|amount",
	.order = 1,
	.row = row,
};
