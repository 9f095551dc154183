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
#include "coverage.h"
#include "people.h"
#include "shared_options.h"
#include "sums.h"
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
};

/* One line: the stock with its flows, or a population figure. */
struct line {
	member municipality, domain, indicator;
	struct period period;
	const struct headcount *people, *inflow, *outflow;
};

struct caseload {
	const struct book *book;
	struct line *lines;
	size_t count;
	struct sums costs; /* by municipality, domain, year */
	struct coverage coverage;
	struct report *report;
	struct arena *arena;
};

static bool is_flow(member indicator)
{
	return indicator == INDICATOR_INFLOW || indicator == INDICATOR_OUTFLOW;
}

static bool is_population(member indicator)
{
	return indicator == INDICATOR_INHABITANTS || indicator == INDICATOR_YOUTH ||
	       indicator == INDICATOR_ELDERLY;
}

/* The line a count belongs to: flows stand beside the stock of their period. */
static struct line *line_for(struct caseload *c, const struct headcount *head)
{
	member indicator = is_flow(head->indicator) ? INDICATOR_STOCK : head->indicator;
	for (size_t i = c->count; i-- > 0;) {
		struct line *line = &c->lines[i];
		if (line->municipality != head->municipality ||
		    line->domain != head->domain)
			break;
		if (line->indicator == indicator &&
		    period_compare(line->period, head->period) == 0)
			return line;
	}
	c->lines[c->count] = (struct line){.municipality = head->municipality,
					   .domain = head->domain,
					   .indicator = indicator,
					   .period = head->period};
	return &c->lines[c->count++];
}

static void make_lines(struct caseload *c, const struct headcount *heads, size_t count)
{
	c->lines = arena_alloc(c->arena, (count + 1) * sizeof(*c->lines));
	for (size_t i = 0; i < count; i++) {
		struct line *line = line_for(c, &heads[i]);
		if (heads[i].indicator == INDICATOR_INFLOW)
			line->inflow = &heads[i];
		else if (heads[i].indicator == INDICATOR_OUTFLOW)
			line->outflow = &heads[i];
		else
			line->people = &heads[i];
	}
}

/* Opening and closing periods hold no people; a year's figure comes after its months. */
static int place_in_year(struct period period)
{
	int month = period_month_number(period);
	if (month > 0)
		return month;
	int quarter = period_quarter_number(period);
	return quarter > 0 ? 3 * quarter : 13;
}

/* No later count of the same year exists. */
static bool is_last_of_year(const struct caseload *c, const struct line *line)
{
	for (size_t i = 0; i < c->count; i++) {
		const struct line *other = &c->lines[i];
		if (other->municipality == line->municipality &&
		    other->domain == line->domain &&
		    other->indicator == line->indicator &&
		    other->period.year == line->period.year &&
		    place_in_year(other->period) > place_in_year(line->period))
			return false;
	}
	return true;
}

static struct value people_value(const struct headcount *head)
{
	return head && head->known ? value_quantity(head->value) : value_none();
}

static member year_member(const struct book *book, int year)
{
	char label[16];
	return book_find(book, AXIS_YEAR,
			 period_label(label, sizeof(label), period_year(year)));
}

static struct value per_1000(const struct caseload *c, const struct line *line,
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

/* Only a closed year has a cost per person: net cost of the domain by the people at its
 * end. */
static struct value cost_per_person(const struct caseload *c, const struct line *line,
				    int64_t people)
{
	const member key[] = {line->municipality, line->domain,
			      year_member(c->book, line->period.year)};
	const struct covered *covered =
		coverage_find(&c->coverage, line->municipality, line->period.year);
	const struct sum *cost = sums_find(&c->costs, key);
	cents each;
	if (!covered || !covers_year(covered) || !cost || !sum_known(cost) ||
	    sum_unknown(cost) > 0 || people <= 0 || place_in_year(line->period) < 12)
		return value_none();
	if (money_scale(cost->expense.value - cost->revenue.value, 1000, people, &each) !=
	    NUMBER_OK)
		return value_none();
	return value_money(each);
}

static void add_line(const struct caseload *c, const struct line *line,
		     struct table *table)
{
	struct value *cells = table_row(table);
	cells[MUNICIPALITY] =
		axis_value(c->report, c->book, AXIS_MUNICIPALITY, line->municipality);
	cells[PERIOD] = value_period(line->period);
	cells[DOMAIN] = axis_value(c->report, c->book, AXIS_DOMAIN, line->domain);
	cells[INDICATOR] =
		axis_value(c->report, c->book, AXIS_INDICATOR, line->indicator);
	cells[PEOPLE] = people_value(line->people);
	cells[INFLOW] = people_value(line->inflow);
	cells[OUTFLOW] = people_value(line->outflow);
	if (is_population(line->indicator))
		return;
	if (!line->people || !line->people->known) {
		report_finding(c->report, FINDING_people_missing, value_none(),
			       value_none());
		return;
	}
	cells[PER_1000] = per_1000(c, line, line->people->value);
	if (line->indicator == INDICATOR_STOCK && line->domain != MEMBER_NONE)
		cells[COST_PER_PERSON] = cost_per_person(c, line, line->people->value);
}

static void find_costs(struct caseload *c, const struct filter *filter)
{
	const enum axis keys[] = {AXIS_MUNICIPALITY, AXIS_DOMAIN, AXIS_YEAR};
	struct filter spending = *filter;
	spending.keep[AXIS_INDICATOR] = NULL;
	c->costs = sums_build(c->book, &spending, STAGE_ACTUAL, keys, 3, c->arena);
	c->coverage = coverage_build(c->book, &spending, STAGE_ACTUAL, c->arena);
}

static void make_table(const struct book *book, const struct filter *filter, bool every,
		       struct report *report)
{
	struct arena arena;
	arena_init(&arena);
	struct caseload c = {.book = book, .report = report, .arena = &arena};
	struct headcount *heads;
	size_t count = people_collect(book, filter, AXIS_DOMAIN, &heads, &arena);
	make_lines(&c, heads, count);
	find_costs(&c, filter);
	struct table *table =
		report_table(report, "caseload", "caseload", columns, COLUMNS);
	for (size_t i = 0; i < c.count; i++)
		if (every || is_last_of_year(&c, &c.lines[i]))
			add_line(&c, &c.lines[i], table);
	if (count == 0 || people_only_narrower(book, filter, AXIS_DOMAIN, &arena))
		report_finding(report, FINDING_people_missing, value_none(),
			       value_none());
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
				   AXIS_BIT(AXIS_DOMAIN) | AXIS_BIT(AXIS_INDICATOR)}},
	.options = options,
	.defaults = &defaults,
	.opts_size = sizeof(struct opts),
	.run = run,
};
