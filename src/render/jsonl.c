/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * jsonl - every row of every table as one line of JSON, for programs that read streams
 */
#include "json_row.h"

static void render(const struct report *report, const struct style *style, FILE *stream)
{
	for (size_t i = 0; i < report->ntables; i++) {
		const struct table *table = report->tables[i];
		for (size_t row = 0; row < table->nrows; row++)
			json_row(table, &table->cells[row * table->ncolumns], false,
				 stream);
		if (style->totals && table->total)
			json_row(table, table->total, true, stream);
	}
}

const struct format format_jsonl = {
	.name = "jsonl",
	.extension = "jsonl",
	.heeds = FORMAT_TOTALS,
	.render = render,
};
