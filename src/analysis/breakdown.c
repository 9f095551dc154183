/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * breakdown - spending of one stage and year over any one or two axes
 */
#include "analysis.h"
#include "by.h"
#include "choice.h"
#include "coverage.h"
#include "crossing.h"
#include "shared_options.h"
#include "sums.h"

struct opts {
	const char **by;
	struct by axes; /* what prepare made of it */
};

static const struct opts defaults = {.axes = {.axes = {AXIS_DOMAIN}, .count = 1}};

static const struct option_spec options[] = {
	BY_OPTION("AXIS[,AXIS]"),
	{.name = NULL},
};

static const struct column amounts[] = {
	{.name = "expense", .type = VALUE_MONEY},
	{.name = "revenue", .type = VALUE_MONEY},
	{.name = "net", .type = VALUE_MONEY},
	{.name = "share", .type = VALUE_RATIO},
};

enum { EXPENSE, REVENUE, NET, SHARE, AMOUNTS };

struct breakdown {
	const struct book *book;
	struct filter filter;
	struct by by;
	member stage; /* MEMBER_NONE: on --by */
	bool expense_asked, revenue_asked;
	struct arena *arena;
	struct report *report;
};

/* An outcome that does not yet cover its year: up to which month. */
static void note_running_year(const struct breakdown *b)
{
	if (b->stage != STAGE_ACTUAL || by_has_time(&b->by))
		return;
	struct coverage coverage =
		coverage_build(b->book, &b->filter, b->stage, b->arena);
	struct period until = {0};
	for (size_t i = 0; i < coverage.count && !period_is_set(until); i++)
		until = covered_until(&coverage.list[i]);
	if (period_is_set(until))
		report_note(b->report, "period", value_period(until));
}

/* Says how many municipalities a sum holds; returns how many the scope has. */
static size_t count_municipalities(const struct breakdown *b)
{
	const enum axis key[] = {AXIS_MUNICIPALITY};
	struct sums sums = sums_build(b->book, &b->filter, b->stage, key, 1, b->arena);
	int64_t known = 0;
	for (size_t i = 0; i < sums.count; i++)
		known += sum_known(&sums.list[i]);
	if (sums.count > 1 && !by_has(&b->by, AXIS_MUNICIPALITY))
		report_finding(b->report, FINDING_municipalities_added, value_none(),
			       value_count(known));
	return sums.count;
}

/* A side that nothing was booked on is nil when the other side is known. */
static struct value side_value(const struct cell *cell, const struct cell *other,
			       bool asked)
{
	bool known = cell_known(cell) || (cell->cells == 0 && cell_known(other));
	return asked && known ? value_money(cell->value) : value_none();
}

static void fill_amounts(const struct breakdown *b, const struct sum *sum,
			 struct value *cells)
{
	cells[EXPENSE] = side_value(&sum->expense, &sum->revenue, b->expense_asked);
	cells[REVENUE] = side_value(&sum->revenue, &sum->expense, b->revenue_asked);
	if (by_has(&b->by, AXIS_SIDE))
		cells[sum->expense.cells ? REVENUE : EXPENSE] = value_none();
	if (cells[EXPENSE].type == VALUE_MONEY && cells[REVENUE].type == VALUE_MONEY)
		cells[NET] = value_money(cells[EXPENSE].number - cells[REVENUE].number);
}

/* What a share is a share of: net cost, or the one side in scope. */
static struct value weight(const struct value *cells)
{
	if (cells[NET].type != VALUE_NONE)
		return cells[NET];
	return cells[EXPENSE].type != VALUE_NONE ? cells[EXPENSE] : cells[REVENUE];
}

/* The sums that shares are taken of. */
struct within {
	enum axis axes[SUM_KEYS];
	size_t count;
	struct sums sums;
};

/* Within a year, stage and version, and within a municipality when something else is on
 * --by too. False when there is nothing to divide. */
static bool find_wholes(const struct breakdown *b, struct within *within)
{
	bool parts = false;
	within->axes[within->count++] = AXIS_YEAR;
	for (size_t i = 0; i < b->by.count; i++) {
		enum axis axis = b->by.axes[i];
		if (axis == AXIS_SIDE)
			return false;
		if (axis == AXIS_STAGE || axis == AXIS_VERSION)
			within->axes[within->count++] = axis;
		else if (axis != AXIS_YEAR && axis != AXIS_MUNICIPALITY)
			parts = true;
	}
	if (parts && by_has(&b->by, AXIS_MUNICIPALITY))
		within->axes[within->count++] = AXIS_MUNICIPALITY;
	within->sums = sums_build(b->book, &b->filter, b->stage, within->axes,
				  within->count, b->arena);
	return parts || by_has(&b->by, AXIS_MUNICIPALITY);
}

/* The keys of a row are the axes of --by, then its year. */
static member row_member(const struct breakdown *b, const struct sum *sum, enum axis axis)
{
	for (size_t i = 0; i < b->by.count; i++)
		if (b->by.axes[i] == axis)
			return sum->key[i];
	return sum->key[b->by.count];
}

static void fill_share(const struct breakdown *b, const struct within *within,
		       const struct sum *sum, struct value *cells)
{
	member key[SUM_KEYS];
	for (size_t i = 0; i < within->count; i++)
		key[i] = row_member(b, sum, within->axes[i]);
	const struct sum *whole = sums_find(&within->sums, key);
	struct value total[AMOUNTS] = {{.type = VALUE_NONE}};
	fill_amounts(b, whole, total);
	struct value part = weight(cells), of = weight(total);
	if (part.type == VALUE_MONEY && of.number > 0)
		cells[SHARE] = value_ratio((double)part.number / (double)of.number);
}

static bool partly_known(const struct sum *sum)
{
	return sum_known(sum) && sum_unknown(sum) > 0;
}

/* A share is one of what is known. */
static int64_t missing_of_wholes(const struct within *within)
{
	int64_t missing = 0;
	for (size_t i = 0; i < within->sums.count; i++)
		if (partly_known(&within->sums.list[i]))
			missing += sum_unknown(&within->sums.list[i]);
	return missing;
}

static void report_missing(const struct breakdown *b, int64_t cells)
{
	if (cells > 0)
		report_finding(b->report, FINDING_incomplete, value_none(),
			       value_count(cells));
}

/* Rows that share municipality and year, of one stage, have a total. */
static bool rows_add_up(const struct breakdown *b, size_t municipalities)
{
	const enum axis key[] = {AXIS_YEAR};
	return municipalities == 1 && b->stage != MEMBER_NONE &&
	       !by_has(&b->by, AXIS_VERSION) &&
	       sums_build(b->book, &b->filter, b->stage, key, 1, b->arena).count == 1;
}

static void add_total(const struct breakdown *b, struct table *table, size_t first)
{
	struct sums all = sums_build(b->book, &b->filter, b->stage, NULL, 0, b->arena);
	struct breakdown whole = *b;
	whole.by.count = 0;
	fill_amounts(&whole, &all.list[0], table_total(table) + first);
	if (partly_known(&all.list[0]))
		report_missing(b, sum_unknown(&all.list[0]));
}

static void fill_table(const struct breakdown *b, struct table *table, size_t first,
		       bool adds_up)
{
	enum axis keys[BY_MAX + 1];
	for (size_t i = 0; i < b->by.count; i++)
		keys[i] = b->by.axes[i];
	keys[b->by.count] = AXIS_YEAR;
	struct sums sums = sums_build(b->book, &b->filter, b->stage, keys,
				      b->by.count + 1, b->arena);
	struct crossing crossing;
	crossing_build(&crossing, b->book, &b->filter, b->stage, keys, b->by.count + 1,
		       b->arena);
	crossing_fold(&crossing, &sums);
	struct within within = {.count = 0};
	bool shares = find_wholes(b, &within);
	int64_t missing = 0;
	for (size_t i = 0; i < sums.count; i++) {
		const struct sum *sum = &sums.list[i];
		struct value *cells = table_row(table);
		by_cells(&b->by, b->book, sum->key, b->report, cells);
		fill_amounts(b, sum, cells + first);
		if (shares)
			fill_share(b, &within, sum, cells + first);
		if (partly_known(sum))
			missing += sum_unknown(sum);
	}
	if (adds_up)
		add_total(b, table, first);
	crossing_hide(&crossing, table, &sums, keys);
	int64_t of_wholes = missing_of_wholes(&within);
	report_missing(b, shares && of_wholes > missing ? of_wholes : missing);
}

static struct table *new_table(const struct breakdown *b, size_t *first)
{
	struct column columns[BY_COLUMNS + AMOUNTS];
	*first = by_columns(&b->by, b->book, b->report, columns);
	for (size_t i = 0; i < AMOUNTS; i++)
		columns[*first + i] = amounts[i];
	return report_table(b->report, "breakdown", "breakdown", columns,
			    *first + AMOUNTS);
}

static int prepare(void *opts, struct needs *needs, struct diags *diags)
{
	struct opts *own = opts;
	if (by_parse(&own->axes, own->by, BY_MAX, diags) < 0)
		return -1;
	needs->axes[TABLE_SPENDING] |= by_axes(&own->axes);
	return 0;
}

static int run(const struct book *book, const struct filter *filter, const void *opts,
	       struct report *report, struct diags *diags)
{
	(void)diags;
	const struct opts *own = opts;
	struct arena arena;
	arena_init(&arena);
	note_reserves(filter, report);
	const struct choice choice = choice_make(filter, by_has(&own->axes, AXIS_STAGE),
						 by_has_time(&own->axes), report, &arena);
	struct breakdown b = {
		.book = book,
		.filter = choice.filter,
		.stage = choice.stage,
		.by = own->axes,
		.expense_asked = filter_keeps(filter, AXIS_SIDE, SIDE_EXPENSE),
		.revenue_asked = filter_keeps(filter, AXIS_SIDE, SIDE_REVENUE),
		.arena = &arena,
		.report = report,
	};
	note_running_year(&b);
	size_t first, municipalities = count_municipalities(&b);
	struct table *table = new_table(&b, &first);
	if (municipalities > 0)
		fill_table(&b, table, first, rows_add_up(&b, municipalities));
	else
		report_finding(report, FINDING_no_data, value_none(), value_none());
	arena_release(&arena);
	return 0;
}

const struct analysis analysis_breakdown = {
	.name = "breakdown",
	.needs = {.axes = {[TABLE_SPENDING] = AXIS_BIT(AXIS_MUNICIPALITY) |
					      AXIS_BIT(AXIS_PERIOD) |
					      AXIS_BIT(AXIS_STAGE) | AXIS_BIT(AXIS_SIDE) |
					      AXIS_BIT(AXIS_DOMAIN)}},
	.options = options,
	.defaults = &defaults,
	.opts_size = sizeof(struct opts),
	.prepare = prepare,
	.run = run,
};
