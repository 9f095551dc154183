/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * caseload - people per domain as they were counted, per 1.000 inhabitants, and what one
 * costs
 *
 * A person may use two products or two laws, so nothing is added up here: a count that
 * the sources do not give for a domain as a whole is not known.
 */
#include "analysis.h"
#include "by.h"
#include "people.h"
#include "people_costs.h"
#include "people_flows.h"
#include "shared_options.h"
#include "tables.h"

struct opts {
	bool every;
};

static const struct opts defaults = {.every = false};

static const struct option_spec options[] = {
	EVERY_OPTION,
	{.name = NULL},
};

enum {
	MUNICIPALITY,
	PERIOD,
	DOMAIN,
	INDICATOR,
	PEOPLE,
	PER_1000,
	INFLOW,
	OUTFLOW,
	COST_PER_PERSON,
	SCHEME,
	OPENING,
	FLOW_DIFFERENCE,
	PER_1000_YOUTH,
	STATUS,
	COLUMNS
};

static const struct column columns[COLUMNS] = {
	[MUNICIPALITY] = {.name = "municipality",
			  .type = VALUE_CODE,
			  .flags = COLUMN_KEY},
	[PERIOD] = {.name = "period", .type = VALUE_PERIOD, .flags = COLUMN_KEY},
	[DOMAIN] = {.name = "domain", .type = VALUE_TEXT, .flags = COLUMN_KEY},
	[INDICATOR] = {.name = "indicator", .type = VALUE_TEXT, .flags = COLUMN_KEY},
	[PEOPLE] = {.name = "people", .type = VALUE_QUANTITY},
	[PER_1000] = {.name = "per_1000", .type = VALUE_NUMBER, .decimals = 1},
	[INFLOW] = {.name = "inflow", .type = VALUE_QUANTITY},
	[OUTFLOW] = {.name = "outflow", .type = VALUE_QUANTITY},
	[COST_PER_PERSON] = {.name = "cost_per_person", .type = VALUE_MONEY},
	[SCHEME] = {.name = "scheme", .type = VALUE_TEXT, .flags = COLUMN_KEY},
	[OPENING] = {.name = "opening", .type = VALUE_QUANTITY},
	[FLOW_DIFFERENCE] = {.name = "flow_difference", .type = VALUE_QUANTITY},
	[PER_1000_YOUTH] = {.name = "per_1000_youth",
			    .type = VALUE_NUMBER,
			    .decimals = 1},
	[STATUS] = {.name = "status", .type = VALUE_TEXT},
};

struct caseload {
	const struct book *book;
	struct people_line *lines;
	size_t count;
	struct people_costs costs;
	struct report *report;
	struct arena *arena;
};

static bool is_flow(member indicator)
{
	return indicator == INDICATOR_INFLOW || indicator == INDICATOR_OUTFLOW ||
	       indicator == INDICATOR_OPENING;
}

static bool is_population(member indicator)
{
	return indicator == INDICATOR_INHABITANTS || indicator == INDICATOR_YOUTH ||
	       indicator == INDICATOR_ELDERLY;
}

/* The line a count belongs to: flows stand beside the stock of their period. */
static struct people_line *line_for(struct caseload *c, const struct headcount *head,
				    member scheme)
{
	member indicator = is_flow(head->indicator) ? INDICATOR_STOCK : head->indicator;
	for (size_t i = c->count; i-- > 0;) {
		struct people_line *line = &c->lines[i];
		if (line->municipality != head->municipality ||
		    line->domain != head->domain || line->scheme != scheme)
			break;
		if (line->indicator == indicator &&
		    period_compare(line->period, head->period) == 0)
			return line;
	}
	c->lines[c->count] = (struct people_line){.municipality = head->municipality,
						  .domain = head->domain,
						  .scheme = scheme,
						  .indicator = indicator,
						  .period = head->period};
	return &c->lines[c->count++];
}

static void make_lines(struct caseload *c, const struct headcount *heads, size_t count,
		       bool schemes)
{
	for (size_t i = 0; i < count; i++) {
		const struct headcount *head = &heads[i];
		if (schemes && head->key == MEMBER_NONE)
			continue;
		struct people_line *line =
			line_for(c, head, schemes ? head->key : (member)MEMBER_NONE);
		if (head->indicator == INDICATOR_INFLOW)
			line->inflow = head;
		else if (head->indicator == INDICATOR_OUTFLOW)
			line->outflow = head;
		else if (head->indicator == INDICATOR_OPENING)
			line->opening = head;
		else
			line->people = head;
	}
}

/* No later count of the same year exists. */
static bool is_last_of_year(const struct caseload *c, const struct people_line *line)
{
	for (size_t i = 0; i < c->count; i++) {
		const struct people_line *other = &c->lines[i];
		if (other->municipality == line->municipality &&
		    other->domain == line->domain && other->scheme == line->scheme &&
		    other->indicator == line->indicator &&
		    other->period.year == line->period.year &&
		    people_place_in_year(other->period) >
			    people_place_in_year(line->period))
			return false;
	}
	return true;
}

static struct value people_value(const struct headcount *head)
{
	return head && head->known ? value_quantity(head->value) : value_none();
}

static struct value per_1000(const struct caseload *c, const struct people_line *line,
			     int64_t people)
{
	int64_t inhabitants = book_population(c->book, line->municipality,
					      line->period.year, INDICATOR_INHABITANTS);
	if (inhabitants > 0)
		return value_number((double)people * 1000.0 / (double)inhabitants);
	report_finding(
		c->report, FINDING_population_missing,
		value_textf(c->report, "%s %d",
			    book_code(c->book, AXIS_MUNICIPALITY, line->municipality),
			    line->period.year),
		value_none());
	return value_none();
}

/* Youth care is for those under 18. */
static struct value per_1000_youth(const struct caseload *c,
				   const struct people_line *line, int64_t people)
{
	const int64_t youth = book_population(c->book, line->municipality,
					      line->period.year, INDICATOR_YOUTH);
	return youth > 0 ? value_number((double)people * 1000.0 / (double)youth)
			 : value_none();
}

/* Where a line came from, and whether its flows explain its stock. */
static void add_flows(const struct caseload *c, const struct people_line *line,
		      struct value *cells)
{
	int64_t opening, difference;
	if (line->people && line->people->version != MEMBER_NONE)
		cells[STATUS] = value_word(
			c->report, "version",
			book_code(c->book, AXIS_VERSION, line->people->version));
	if (line->indicator != INDICATOR_STOCK)
		return;
	if ((line->opening || line->inflow || line->outflow) &&
	    people_opening(c->lines, c->count, line, &opening))
		cells[OPENING] = value_quantity(opening);
	if (people_flow_difference(c->lines, c->count, line, &difference))
		cells[FLOW_DIFFERENCE] = value_quantity(difference);
}

static void add_line(const struct caseload *c, const struct people_line *line,
		     struct table *table)
{
	struct value *cells = table_row(table);
	cells[MUNICIPALITY] =
		axis_value(c->report, c->book, AXIS_MUNICIPALITY, line->municipality);
	cells[PERIOD] = value_period(line->period);
	cells[DOMAIN] = axis_value(c->report, c->book, AXIS_DOMAIN, line->domain);
	cells[INDICATOR] =
		axis_value(c->report, c->book, AXIS_INDICATOR, line->indicator);
	cells[SCHEME] = axis_value(c->report, c->book, AXIS_SCHEME, line->scheme);
	cells[PEOPLE] = people_value(line->people);
	cells[INFLOW] = people_value(line->inflow);
	cells[OUTFLOW] = people_value(line->outflow);
	add_flows(c, line, cells);
	if (is_population(line->indicator))
		return;
	if (line->people && line->people->hidden)
		return;
	if (!line->people || !line->people->known) {
		report_finding(c->report, FINDING_people_missing, value_none(),
			       value_none());
		return;
	}
	cells[PER_1000] = per_1000(c, line, line->people->value);
	if (line->domain == DOMAIN_JEUGDWET)
		cells[PER_1000_YOUTH] = per_1000_youth(c, line, line->people->value);
	if (line->indicator != INDICATOR_STOCK || line->domain == MEMBER_NONE)
		return;
	cells[COST_PER_PERSON] = people_cost(&c->costs, line);
}

static void collect(struct caseload *c, const struct filter *filter)
{
	struct headcount *heads, *schemes;
	const size_t count =
		people_collect(c->book, filter, AXIS_DOMAIN, &heads, c->arena);
	const size_t paid =
		people_collect(c->book, filter, AXIS_SCHEME, &schemes, c->arena);
	c->lines = arena_alloc(c->arena, (count + paid + 1) * sizeof(*c->lines));
	make_lines(c, heads, count, false);
	make_lines(c, schemes, paid, true);
	people_costs_build(&c->costs, c->book, filter, c->arena);
	if (count == 0 || people_only_narrower(c->book, filter, AXIS_DOMAIN, c->arena))
		report_finding(c->report, FINDING_people_missing, value_none(),
			       value_none());
}

static void make_table(const struct book *book, const struct filter *filter, bool every,
		       struct report *report)
{
	struct arena arena;
	arena_init(&arena);
	struct caseload c = {.book = book, .report = report, .arena = &arena};
	collect(&c, filter);
	struct table *table =
		report_table(report, "caseload", "caseload", columns, COLUMNS);
	const struct people_line **shown =
		arena_alloc(&arena, (c.count + 1) * sizeof(struct people_line *));
	for (size_t i = 0; i < c.count; i++) {
		if (!every && !is_last_of_year(&c, &c.lines[i]))
			continue;
		shown[table->nrows] = &c.lines[i];
		add_line(&c, &c.lines[i], table);
	}
	people_flow_findings(book, c.lines, c.count, report);
	people_hide(table, shown, report);
	duration_table(book, filter, report);
	arena_release(&arena);
}

static int run(const struct book *book, const struct filter *filter, const void *opts,
	       struct report *report, struct diags *diags)
{
	(void)diags;
	const struct opts *own = opts;
	make_table(book, filter, own->every, report);
	return 0;
}

int caseload_table(const struct book *book, const struct filter *filter,
		   struct report *report, struct diags *diags)
{
	return run(book, filter, &defaults, report, diags);
}

const struct analysis analysis_caseload = {
	.name = "caseload",
	.needs = {.axes = {[TABLE_SPENDING] = AXIS_BIT(AXIS_MUNICIPALITY) |
					      AXIS_BIT(AXIS_PERIOD) |
					      AXIS_BIT(AXIS_STAGE) | AXIS_BIT(AXIS_SIDE) |
					      AXIS_BIT(AXIS_DOMAIN),
			   [TABLE_CASELOAD] =
				   AXIS_BIT(AXIS_MUNICIPALITY) | AXIS_BIT(AXIS_PERIOD) |
				   AXIS_BIT(AXIS_DOMAIN) | AXIS_BIT(AXIS_INDICATOR),
			   [TABLE_BENEFITS] = CASELOAD_BENEFITS,
			   [TABLE_ASSIGNMENTS] = CASELOAD_ASSIGNMENTS}},
	.options = options,
	.defaults = &defaults,
	.opts_size = sizeof(struct opts),
	.run = run,
};
