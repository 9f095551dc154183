/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * causes - the largest causes of a difference in the cost of care
 *
 * Read from the finished table, so that what is hidden there stays hidden here.
 */
#include "causes.h"

#include "tables.h"

#include <stdlib.h>

static const char *const effects[] = {"volume", "mix",   "price",
				      "new",    "ended", "unsplit"};
enum { EFFECT_COLUMNS = sizeof(effects) / sizeof(effects[0]) };

/* Puts a cause in its place when it is among the largest; equal ones stay as they
 * came. */
static size_t place(struct cause *causes, size_t count, size_t most,
		    const struct cause *cause)
{
	size_t at = count;
	while (at > 0 && llabs(causes[at - 1].amount) < llabs(cause->amount))
		at--;
	if (at >= most)
		return count;
	if (count < most)
		count++;
	for (size_t i = count - 1; i > at; i--)
		causes[i] = causes[i - 1];
	causes[at] = *cause;
	return count;
}

static size_t read_row(const struct table *table, size_t row, struct cause *causes,
		       size_t count, size_t most)
{
	for (size_t i = 0; i < EFFECT_COLUMNS; i++) {
		const struct value amount = table_cell(table, row, effects[i]);
		if (amount.type != VALUE_MONEY || amount.number == 0)
			continue;
		const struct cause cause = {
			.domain = table_cell(table, row, "domain"),
			.product = table_cell(table, row, "product"),
			.product_name = table_cell(table, row, "product_name"),
			.unit = table_cell(table, row, "unit"),
			.effect = effects[i],
			.amount = amount.number};
		count = place(causes, count, most, &cause);
	}
	return count;
}

int causes_find(const struct book *book, const struct filter *filter,
		struct cause *causes, size_t most, struct report *report,
		struct diags *diags)
{
	if (explain_table(book, filter, report, diags) < 0)
		return -1;
	const struct table *table = report->tables[report->ntables - 1];
	size_t count = 0;
	for (size_t row = 0; row < table->nrows; row++)
		count = read_row(table, row, causes, count, most);
	report_drop_last(report);
	return (int)count;
}
