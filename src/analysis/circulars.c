/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * circulars - which circular of the municipal fund counts for a budget year
 *
 * The newest one does. Amounts of circulars compare only while their composition is the
 * same: once money moved between clusters, a difference says nothing about the
 * municipality.
 */
#include "funding.h"

#include "by.h"
#include "sums.h"

#include <string.h>

struct filter funding_filter(const struct filter *clusters, bool grants,
			     struct arena *arena)
{
	static const member stage[] = {STAGE_FUNDING};
	static const member cluster[] = {MEMBER_NONE, KIND_CLUSTER};
	static const member grant[] = {KIND_IU, KIND_DU, KIND_SU};
	const struct filter funding = filter_only(clusters, AXIS_STAGE, stage, 1, arena);
	return grants ? filter_only(&funding, AXIS_KIND, grant, 3, arena)
		      : filter_only(&funding, AXIS_KIND, cluster, 2, arena);
}

/* Circulars of the same budget year in the data that were made up otherwise than the
 * one that counts. */
static void compositions(const struct book *book, const struct filter *scope,
			 const struct funding_line *line, struct report *report)
{
	const struct facts *facts = &book->table[TABLE_SPENDING];
	const struct filter funding = funding_filter(scope, false, &report->arena);
	int year = book->axis[AXIS_YEAR].entries[line->key[1]].period.year;
	const struct circular *used = codes_circular(
		book->codes, book_code(book, AXIS_VERSION, line->circular), year);
	if (!used)
		return; /* a circular that the code table does not have */
	size_t count = book->axis[AXIS_VERSION].count;
	bool *seen = arena_alloc(&report->arena, count * sizeof(*seen));
	for (size_t row = 0; row < facts->rows; row++) {
		member period = facts_member(facts, AXIS_PERIOD, row);
		if (book->year_of[period] == line->key[1] &&
		    facts_member(facts, AXIS_MUNICIPALITY, row) == line->key[0] &&
		    filter_passes(&funding, TABLE_SPENDING, row))
			seen[facts_member(facts, AXIS_VERSION, row)] = true;
	}
	for (member m = MEMBER_NONE + 1; m < count; m++) {
		const struct circular *other = NULL;
		if (seen[m])
			other = codes_circular(book->codes,
					       book_code(book, AXIS_VERSION, m), year);
		if (other && strcmp(other->composition, used->composition) != 0)
			report_finding(report, FINDING_composition_differs,
				       axis_value(report, book, AXIS_VERSION, m),
				       value_none());
	}
}

/* Names each circular that counts, once per budget year. */
void funding_circulars(const struct book *book, const struct filter *scope,
		       const struct funding_lines *lines, struct report *report)
{
	size_t years = book->axis[AXIS_YEAR].count;
	bool *named = arena_alloc(&report->arena, years * book->axis[AXIS_VERSION].count);
	for (size_t i = 0; i < lines->count; i++) {
		const struct funding_line *line = &lines->list[i];
		size_t at = line->circular * years + line->key[1];
		if (line->circular == MEMBER_NONE || named[at])
			continue;
		named[at] = true;
		report_note(report, "circular",
			    axis_value(report, book, AXIS_VERSION, line->circular));
		compositions(book, scope, line, report);
	}
	const struct filter funding = funding_filter(scope, false, &report->arena);
	struct version_use *uses;
	size_t count = filter_versions(&funding, &uses, &report->arena);
	for (size_t i = 0; i < count; i++) {
		if (uses[i].others > 0)
			report_finding(
				report, FINDING_older_versions_ignored,
				axis_value(report, book, AXIS_VERSION, uses[i].used),
				value_count((int64_t)uses[i].others));
	}
}
