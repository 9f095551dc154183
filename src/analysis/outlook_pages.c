/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * outlook_pages - of the monthly report: where the year ends, why care costs more, and
 * what has been promised
 */
#include "outlook_pages.h"

#include "chase.h"
#include "commitments.h"
#include "forecast.h"
#include "forecast_hide.h"

#include <stdlib.h>
#include <string.h>

enum { CAUSES = 3, CHASED = 10 };

void outlook_year_end(const struct first_page *page, struct arena *arena)
{
	struct forecast forecast = {.book = page->plan->book,
				    .filter = page->filter,
				    .lines = page->ends,
				    .report = page->report,
				    .arena = arena};
	if (!page->ends->year || page->year->closed)
		return; /* what the year became stands on the first page */
	forecast_count_people(&forecast);
	forecast_outlooks(&forecast);
	forecast_findings(&forecast);
	forecast_year_end_table(&forecast);
}

/* The causes explain a difference with something else than the budget above them. */
static struct value compared_with(const struct report *report)
{
	for (size_t i = report->nnotes; i-- > 0;)
		if (strcmp(report->notes[i].name, "base_care") == 0 ||
		    strcmp(report->notes[i].name, "base_plan") == 0)
			return report->notes[i].value;
	return value_none();
}

int outlook_causes(const struct first_page *page, struct diags *diags)
{
	static const struct column columns[] = {
		{.name = "rank", .type = VALUE_COUNT, .flags = COLUMN_KEY},
		{.name = "domain", .type = VALUE_TEXT, .flags = COLUMN_KEY},
		{.name = "product", .type = VALUE_CODE, .flags = COLUMN_KEY},
		{.name = "product_name", .type = VALUE_TEXT},
		{.name = "effect", .type = VALUE_TEXT},
		{.name = "difference", .type = VALUE_MONEY, .flags = COLUMN_VN},
		{.name = "compared_with", .type = VALUE_TEXT},
	};
	struct report *report = page->report;
	struct cause causes[CAUSES];
	if (page->plan->book->table[TABLE_DECLARATIONS].rows == 0)
		return 0;
	const int count = causes_find(page->plan->book, page->filter, causes, CAUSES,
				      report, diags);
	if (count <= 0)
		return count;
	struct table *table = report_table(report, "report", "causes", columns,
					   sizeof(columns) / sizeof(columns[0]));
	for (int i = 0; i < count; i++) {
		struct value *row = table_row(table);
		row[0] = value_count(i + 1);
		row[1] = causes[i].domain;
		row[2] = causes[i].product;
		row[3] = causes[i].product_name;
		row[4] = value_word(report, "effect", causes[i].effect);
		row[5] = value_money(-causes[i].amount);
		row[6] = compared_with(report);
	}
	return 0;
}

void outlook_commitments(const struct first_page *page, struct arena *arena)
{
	const struct by by = {.axes = {AXIS_DOMAIN}, .count = 1};
	const struct book *book = page->plan->book;
	struct commitments c;
	struct chases chases;
	if (book->table[TABLE_ASSIGNMENTS].rows == 0 ||
	    !commitments_build(&c, book, page->filter, SETTLED_MONTHS, arena))
		return;
	commitments_notes(&c, page->report);
	commitments_table(&c, &by, page->report);
	chases_find(&chases, &c);
	chases_table(&chases, &c, CHASED, page->report);
	free(chases.list);
}
