/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * choice - the one stage and year that a sum of spending is about
 */
#include "choice.h"

#include "by.h"
#include "sums.h"

static void choose_stage(struct choice *choice, struct report *report,
			 struct arena *arena)
{
	const struct book *book = choice->filter.book;
	choice->stage = stage_choose(book, &choice->filter, 1, arena);
	if (choice->stage != MEMBER_NONE && !stage_is_asked(&choice->filter))
		report_finding(report, FINDING_stage_chosen,
			       axis_value(report, book, AXIS_STAGE, choice->stage),
			       value_none());
}

/* Leaves the newest year with something known. */
static void choose_year(struct choice *choice, struct report *report, struct arena *arena)
{
	const enum axis key[] = {AXIS_YEAR};
	const struct book *book = choice->filter.book;
	struct sums years =
		sums_build(book, &choice->filter, choice->stage, key, 1, arena);
	if (years.count == 0)
		return;
	size_t chosen = years.count - 1;
	while (chosen > 0 && !sum_known(&years.list[chosen]))
		chosen--;
	if (!sum_known(&years.list[chosen]))
		chosen = years.count - 1;
	member year = years.list[chosen].key[0];
	choice->filter = filter_only(&choice->filter, AXIS_YEAR, &year, 1, arena);
	if (years.count > 1)
		report_finding(report, FINDING_year_chosen,
			       axis_value(report, book, AXIS_YEAR, year), value_none());
}

struct choice choice_make(const struct filter *filter, bool every_stage, bool every_year,
			  struct report *report, struct arena *arena)
{
	const struct filter own_money = filter_without_clusters(filter, arena);
	struct choice choice = {.filter = filter_without_reserves(&own_money, arena)};
	if (!every_stage)
		choose_stage(&choice, report, arena);
	if (!every_year)
		choose_year(&choice, report, arena);
	return choice;
}
