/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * people_flows - who came and went: begin + in - out = end
 *
 * A difference is a finding and never an error: of a couple on benefits of whom one goes
 * on, the benefit ends and another begins, and counts do not follow. Published counts are
 * rounded to fives, each apart.
 */
#include "people_flows.h"

#include "by.h"
#include "disclosure.h"

#include <stdlib.h>

/* The period before one, of the same length; unset for opening and closing periods. */
static struct period before(struct period period)
{
	const int month = period_month_number(period);
	const int quarter = period_quarter_number(period);
	switch (period_grain(period)) {
	case GRAIN_YEAR:
		return period_year(period.year - 1);
	case GRAIN_QUARTER:
		return quarter > 1 ? period_quarter(period.year, quarter - 1)
				   : period_quarter(period.year - 1, 4);
	case GRAIN_MONTH:
		return month > 1 ? period_month(period.year, month - 1)
				 : period_month(period.year - 1, 12);
	case GRAIN_OPENING:
	case GRAIN_CLOSING:
		break;
	}
	return (struct period){0};
}

static bool same_series(const struct people_line *a, const struct people_line *b)
{
	return a->municipality == b->municipality && a->domain == b->domain &&
	       a->scheme == b->scheme && a->indicator == b->indicator;
}

static bool is_known(const struct headcount *head)
{
	return head && head->known;
}

bool people_opening(const struct people_line *lines, size_t count,
		    const struct people_line *line, int64_t *opening)
{
	if (is_known(line->opening)) {
		*opening = line->opening->value;
		return true;
	}
	const struct period last = before(line->period);
	for (size_t i = 0; i < count && period_is_set(last); i++)
		if (same_series(&lines[i], line) && is_known(lines[i].people) &&
		    period_compare(lines[i].period, last) == 0) {
			*opening = lines[i].people->value;
			return true;
		}
	return false;
}

bool people_flow_difference(const struct people_line *lines, size_t count,
			    const struct people_line *line, int64_t *difference)
{
	int64_t opening;
	if (line->indicator != INDICATOR_STOCK || !is_known(line->people) ||
	    !is_known(line->inflow) || !is_known(line->outflow) ||
	    !people_opening(lines, count, line, &opening))
		return false;
	*difference = line->people->value -
		      (opening + line->inflow->value - line->outflow->value);
	return true;
}

/* Four figures that are each rounded to five can be ten apart. */
static bool is_rounding(const struct people_line *line, int64_t difference)
{
	const int64_t five = 5000, most = 10000;
	return line->people->value % five == 0 && line->inflow->value % five == 0 &&
	       line->outflow->value % five == 0 && llabs(difference) <= most;
}

static struct value series_name(const struct book *book, const struct people_line *line,
				struct report *report)
{
	return line->scheme != MEMBER_NONE
		       ? axis_value(report, book, AXIS_SCHEME, line->scheme)
		       : axis_value(report, book, AXIS_DOMAIN, line->domain);
}

void people_flow_findings(const struct book *book, const struct people_line *lines,
			  size_t count, struct report *report)
{
	size_t end;
	for (size_t i = 0; i < count; i = end) {
		int64_t differ = 0, difference;
		for (end = i; end < count && same_series(&lines[i], &lines[end]); end++)
			if (people_flow_difference(lines, count, &lines[end],
						   &difference) &&
			    difference != 0 && !is_rounding(&lines[end], difference))
				differ++;
		if (differ == 0)
			continue;
		const bool benefits = lines[i].scheme != MEMBER_NONE ||
				      lines[i].domain == DOMAIN_PARTICIPATIEWET;
		report_finding(report,
			       benefits ? FINDING_benefit_flows_differ
					: FINDING_flows_differ,
			       series_name(book, &lines[i], report), value_count(differ));
	}
}

/* What tells about the people of a line, and what about those who came and went. */
static const char *const all_columns[] = {
	"people",          "per_1000",        "inflow",         "outflow", "opening",
	"cost_per_person", "flow_difference", "per_1000_youth", NULL};
static const char *const flow_columns[] = {"inflow", "outflow", "opening",
					   "flow_difference", NULL};

static bool is_small(const struct book *book, const struct headcount *head)
{
	return is_known(head) && disclosure_small_count(book, head->value);
}

/* A flow that is hidden alone is begin, end and the other one: both go. */
static void hide_flows(const struct book *book, struct table *table,
		       const struct people_line *const *shown, struct report *report)
{
	int64_t rows = 0;
	for (size_t row = 0; row < table->nrows; row++) {
		const struct people_line *line = shown[row];
		if (!is_small(book, line->inflow) && !is_small(book, line->outflow) &&
		    !is_small(book, line->opening))
			continue;
		rows++;
		for (size_t i = 0; flow_columns[i]; i++) {
			const int column = table_column(table, flow_columns[i]);
			struct value *cell =
				&table->cells[row * table->ncolumns + (size_t)column];
			if (cell->type != VALUE_NONE)
				*cell = value_hidden(report);
		}
	}
	if (rows > 0)
		report_finding(report, FINDING_small_flows_hidden, value_none(),
			       value_count(rows));
}

/* Schemes of one month add up to the domain, which other tables show: one that is hidden
 * alone could be found again. Other lines add up to nothing. */
static size_t line_of(const struct people_line *const *shown, size_t row)
{
	for (size_t i = 0; i < row && shown[row]->scheme != MEMBER_NONE; i++)
		if (shown[i]->scheme != MEMBER_NONE &&
		    shown[i]->municipality == shown[row]->municipality &&
		    shown[i]->indicator == shown[row]->indicator &&
		    period_compare(shown[i]->period, shown[row]->period) == 0)
			return i;
	return row;
}

void people_hide(const struct book *book, struct table *table,
		 const struct people_line *const *shown, struct report *report)
{
	const int64_t person = 1000;
	struct arena arena;
	arena_init(&arena);
	int64_t *people = arena_alloc(&arena, (table->nrows + 1) * sizeof(*people));
	size_t *line = arena_alloc(&arena, (table->nrows + 1) * sizeof(*line));
	for (size_t row = 0; row < table->nrows; row++) {
		people[row] = is_known(shown[row]->people)
				      ? shown[row]->people->value / person
				      : 0;
		line[row] = line_of(shown, row);
	}
	hide_flows(book, table, shown, report);
	const struct guarded guard = {
		.table = table, .columns = all_columns, .people = people, .line = line};
	disclosure_apply(book, &guard, report);
	arena_release(&arena);
}
