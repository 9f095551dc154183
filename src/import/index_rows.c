/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * index_rows - the rows of the table of price indices of care
 *
 * A rate that nobody has confirmed is used and marked; one that is not known has no
 * figure, which is not the same as zero.
 */
#include "codetables.h"

#include "money.h"

#include <string.h>

enum { YEAR, KIND, RATE, STATUS, SOURCE };

/* Percent with at most four decimals, in millionths; empty: not known. */
static int read_rate(struct loading *loading, const char *cell, struct price_index *row)
{
	struct decimal value;
	int64_t millionths;
	if (!*cell)
		return 0;
	if (decimal_parse(cell, NUMBER_POINT, &value) != NUMBER_OK ||
	    decimal_scale(value, 1, 4, false, &millionths, NULL) != NUMBER_OK ||
	    millionths <= -PRICE_ONE || millionths > PRICE_ONE)
		return cell_refuse(loading, "rate", cell,
				   "a percentage with a decimal point");
	row->rate = (int32_t)millionths;
	row->known = true;
	return 0;
}

int price_index_row(struct loading *loading, const char *const *cells)
{
	static const char *const kinds[] = {"provisional", "definitive", "correction",
					    "provider",    "interim",    NULL};
	static const char *const statuses[] = {"confirmed", "unconfirmed", "unknown",
					       NULL};
	struct codes *codes = loading->codes;
	struct price_index row = {.year = 0};
	if (cells_need(loading, cells, 2) < 0 ||
	    cell_year(loading, "year", cells[YEAR], &row.year) < 0 ||
	    read_rate(loading, cells[RATE], &row) < 0)
		return -1;
	if (!cell_is_one_of(cells[KIND], kinds))
		return cell_refuse(
			loading, "kind", cells[KIND],
			"provisional, definitive, correction, provider or interim");
	if (!cell_is_one_of(cells[STATUS], statuses))
		return cell_refuse(loading, "status", cells[STATUS],
				   "confirmed, unconfirmed or unknown");
	for (size_t i = 0; i < codes->nprice_index; i++)
		if (codes->price_index[i].year == row.year &&
		    strcmp(codes->price_index[i].kind, cells[KIND]) == 0)
			return row_refuse_again(loading, cells[YEAR]);
	row.kind = arena_strdup(&codes->arena, cells[KIND]);
	row.source = arena_strdup(&codes->arena, cells[SOURCE]);
	row.confirmed = strcmp(cells[STATUS], "confirmed") == 0;
	codes->price_index = xgrow(codes->price_index, &codes->price_index_room,
				   codes->nprice_index + 1, sizeof(row));
	codes->price_index[codes->nprice_index++] = row;
	return 0;
}
