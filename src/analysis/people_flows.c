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

/* A hidden count is known to us: that flows do not explain a stock may be said, by how
 * much not. */
enum seen { SHOWN, HIDDEN_TOO };

static bool is_known(const struct headcount *head, enum seen seen)
{
	return head && (head->known || (seen == HIDDEN_TOO && head->hidden));
}

static bool find_opening(const struct people_line *lines, size_t count,
			 const struct people_line *line, enum seen seen, int64_t *opening)
{
	if (is_known(line->opening, seen)) {
		*opening = line->opening->value;
		return true;
	}
	const struct period last = before(line->period);
	for (size_t i = 0; i < count && period_is_set(last); i++)
		if (same_series(&lines[i], line) && is_known(lines[i].people, seen) &&
		    period_compare(lines[i].period, last) == 0) {
			*opening = lines[i].people->value;
			return true;
		}
	return false;
}

static bool find_difference(const struct people_line *lines, size_t count,
			    const struct people_line *line, enum seen seen,
			    int64_t *difference)
{
	int64_t opening;
	if (line->indicator != INDICATOR_STOCK || !is_known(line->people, seen) ||
	    !is_known(line->inflow, seen) || !is_known(line->outflow, seen) ||
	    !find_opening(lines, count, line, seen, &opening))
		return false;
	*difference = line->people->value -
		      (opening + line->inflow->value - line->outflow->value);
	return true;
}

bool people_opening(const struct people_line *lines, size_t count,
		    const struct people_line *line, int64_t *opening)
{
	return find_opening(lines, count, line, SHOWN, opening);
}

bool people_flow_difference(const struct people_line *lines, size_t count,
			    const struct people_line *line, int64_t *difference)
{
	return find_difference(lines, count, line, SHOWN, difference);
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
			if (find_difference(lines, count, &lines[end], HIDDEN_TOO,
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

static bool is_hidden(const struct headcount *head)
{
	return head && head->hidden;
}

static void hide(struct table *table, size_t row, const char *column)
{
	const int index = table_column(table, column);
	table->cells[row * table->ncolumns + (size_t)index] = value_hidden(table->report);
}

/* What is not known because something in it is hidden. */
static bool hide_flows(struct table *table, size_t row, const struct people_line *line)
{
	const bool in = is_hidden(line->inflow), out = is_hidden(line->outflow);
	const bool opening = is_hidden(line->opening);
	if (in)
		hide(table, row, "inflow");
	if (out)
		hide(table, row, "outflow");
	if (opening)
		hide(table, row, "opening");
	if (in || out || opening)
		hide(table, row, "flow_difference");
	return in || out || opening;
}

void people_hide(struct table *table, const struct people_line *const *shown,
		 struct report *report)
{
	static const char *const of_people[] = {"people", "per_1000", "cost_per_person",
						"per_1000_youth", NULL};
	int64_t rows = 0, flows = 0;
	for (size_t row = 0; row < table->nrows; row++) {
		flows += hide_flows(table, row, shown[row]);
		if (!is_hidden(shown[row]->people))
			continue;
		rows++;
		for (size_t i = 0; of_people[i]; i++)
			hide(table, row, of_people[i]);
	}
	if (flows > 0)
		report_finding(report, FINDING_small_flows_hidden, value_none(),
			       value_count(flows));
	disclosure_found(report, table, rows);
}
