/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * funding - cluster amounts of the municipal fund against net cost on the same task
 * fields
 *
 * Indicative always: the money is free to spend, and municipalities book access to care
 * differently. Clusters cut across domains, so they are compared here and nowhere else.
 * One circular per budget year counts.
 */
#include "funding.h"

#include "analysis.h"
#include "by.h"
#include "sums.h"

#include <stdlib.h>
#include <string.h>

static const struct column columns[] = {
	{.name = "municipality", .type = VALUE_CODE, .flags = COLUMN_KEY},
	{.name = "cluster", .type = VALUE_TEXT, .flags = COLUMN_KEY},
	{.name = "circular", .type = VALUE_CODE, .flags = COLUMN_KEY},
	{.name = "year", .type = VALUE_PERIOD, .flags = COLUMN_KEY},
	{.name = "cluster_amount", .type = VALUE_MONEY},
	{.name = "other_grants", .type = VALUE_MONEY},
	{.name = "net_cost", .type = VALUE_MONEY},
	{.name = "gap", .type = VALUE_MONEY},
};

enum {
	MUNICIPALITY,
	CLUSTER,
	CIRCULAR,
	YEAR,
	CLUSTER_AMOUNT,
	OTHER_GRANTS,
	NET_COST,
	GAP,
	COLUMNS
};

static struct funding_line *add_line(struct funding_lines *lines, const member *key)
{
	lines->list =
		xgrow(lines->list, &lines->room, lines->count + 1, sizeof(*lines->list));
	struct funding_line *line = &lines->list[lines->count++];
	memcpy(line->key, key, sizeof(line->key));
	return line;
}

static int compare_lines(const void *a, const void *b)
{
	const struct funding_line *x = a, *y = b;
	for (size_t i = 0; i < FUNDING_KEYS; i++) {
		if (x->key[i] != y->key[i])
			return x->key[i] < y->key[i] ? -1 : 1;
	}
	return 0;
}

/* Funding, grants and net cost of one cluster come from three pivots: put them on one
 * line. */
static void merge_lines(struct funding_lines *lines)
{
	if (lines->count == 0)
		return;
	qsort(lines->list, lines->count, sizeof(*lines->list), compare_lines);
	size_t kept = 0;
	for (size_t i = 1; i < lines->count; i++) {
		const struct funding_line *line = &lines->list[i];
		struct funding_line *last = &lines->list[kept];
		if (compare_lines(last, line) != 0) {
			lines->list[++kept] = *line;
			continue;
		}
		amount_add(&last->amount, line->amount);
		amount_add(&last->grants, line->grants);
		amount_add(&last->net, line->net);
		if (last->circular == MEMBER_NONE)
			last->circular = line->circular;
	}
	lines->count = kept + 1;
}

/* 7.1 belongs to a social cluster and to no domain, so the clusters decide and not the
 * domains. */
static struct filter cluster_filter(const struct book *book, const struct filter *filter,
				    struct arena *arena)
{
	size_t count = book->axis[AXIS_CLUSTER].count;
	member *members = arena_alloc(arena, count * sizeof(*members));
	size_t kept = 0;
	for (member m = MEMBER_NONE + 1; m < count; m++) {
		if (filter->all || book->social_cluster[m])
			members[kept++] = m;
	}
	struct filter clusters = *filter;
	clusters.all = true;
	return filter_only(&clusters, AXIS_CLUSTER, members, kept, arena);
}

/* Without a year asked for: the newest that has both funding and spending, else the
 * newest with funding. */
static struct filter choose_year(const struct book *book, const struct filter *clusters,
				 struct report *report)
{
	static const enum axis rows[] = {AXIS_YEAR}, cols[] = {AXIS_STAGE};
	if (clusters->keep[AXIS_YEAR] || period_is_set(clusters->until))
		return *clusters;
	struct arena *arena = &report->arena;
	const struct pivot *pivot =
		pivot_build(book, TABLE_SPENDING, clusters, rows, 1, cols, 1, arena);
	member funded = MEMBER_NONE, both = MEMBER_NONE;
	size_t years = 0;
	for (size_t row = 0; row < pivot->nrows; row++) {
		bool funding = false, spending = false;
		for (size_t col = 0; col < pivot->ncols; col++) {
			if (!cell_known(pivot_cell(pivot, row, col)))
				continue;
			if (pivot_col(pivot, col, 0) == STAGE_FUNDING)
				funding = true;
			else
				spending = true;
		}
		years += funding || spending;
		if (funding)
			funded = pivot_row(pivot, row, 0);
		if (funding && spending)
			both = pivot_row(pivot, row, 0);
	}
	const member chosen = both != MEMBER_NONE ? both : funded;
	if (chosen == MEMBER_NONE)
		return *clusters;
	if (years > 1)
		report_finding(report, FINDING_year_chosen,
			       axis_value(report, book, AXIS_YEAR, chosen), value_none());
	return filter_only(clusters, AXIS_YEAR, &chosen, 1, arena);
}

struct filter funding_scope(const struct book *book, const struct filter *filter,
			    struct report *report)
{
	const struct filter clusters = cluster_filter(book, filter, &report->arena);
	return choose_year(book, &clusters, report);
}

static void add_funding(struct funding_lines *lines, const struct book *book,
			const struct filter *scope, bool grants, struct arena *arena)
{
	static const enum axis rows[] = {AXIS_MUNICIPALITY, AXIS_YEAR, AXIS_CLUSTER,
					 AXIS_VERSION};
	const struct filter funding = funding_filter(scope, grants, arena);
	const struct pivot *pivot =
		pivot_build(book, TABLE_SPENDING, &funding, rows, 4, NULL, 0, arena);
	for (size_t row = 0; row < pivot->nrows; row++) {
		struct funding_line *line = add_line(lines, &pivot->rows[row * 4]);
		struct amount amount = amount_of(pivot_cell(pivot, row, 0));
		if (grants) {
			line->grants = amount;
		} else {
			line->amount = amount;
			line->circular = pivot_row(pivot, row, 3);
		}
	}
}

enum plan_measure funding_net_cost(const struct plan *plan)
{
	for (size_t i = 0; i < plan->nyears; i++)
		if (plan->years[i].in_scope && plan->years[i].closed)
			return PLAN_ACTUAL;
	return PLAN_CHOSEN;
}

/* Answers the stage. */
static member add_net_cost(struct funding_lines *lines, const struct book *book,
			   const struct filter *scope, struct report *report)
{
	const struct plan_request request = {.order = PLAN_BY_CLUSTER};
	struct plan plan;
	plan_build(&plan, book, scope, &request, &report->arena);
	const enum plan_measure measure = funding_net_cost(&plan);
	struct plan_line line;
	for (size_t at = 0; plan_next(&plan, &at, DEPTH_CLUSTER, &line);)
		add_line(lines, line.first->key)->net =
			plan_amount(&line, SIDE_OF_NET, measure);
	return measure == PLAN_ACTUAL ? (member)STAGE_ACTUAL : plan.stage;
}

static void amount_cells(const struct funding_line *line, struct value *row)
{
	row[CLUSTER_AMOUNT] = amount_value(line->amount);
	row[OTHER_GRANTS] = amount_value(line->grants);
	row[NET_COST] = amount_value(line->net);
	if (amount_whole(line->amount) && amount_whole(line->net))
		row[GAP] = value_money(line->amount.value + line->grants.value -
				       line->net.value);
}

static void line_cells(const struct book *book, const struct funding_line *line,
		       struct report *report, struct value *row)
{
	row[MUNICIPALITY] = axis_value(report, book, AXIS_MUNICIPALITY, line->key[0]);
	row[YEAR] = axis_value(report, book, AXIS_YEAR, line->key[1]);
	row[CIRCULAR] = axis_value(report, book, AXIS_VERSION, line->circular);
	amount_cells(line, row);
}

/* Only where the rows share municipality, year and circular; a cluster without one of
 * the amounts leaves no gap. */
static void add_total(const struct book *book, const struct funding_lines *lines,
		      struct report *report, struct table *table)
{
	if (lines->count == 0)
		return;
	struct funding_line sum = lines->list[0];
	for (size_t i = 1; i < lines->count; i++) {
		const struct funding_line *line = &lines->list[i];
		if (line->key[0] != sum.key[0] || line->key[1] != sum.key[1] ||
		    line->circular != sum.circular)
			return;
		amount_add(&sum.amount, line->amount);
		amount_add(&sum.grants, line->grants);
		amount_add(&sum.net, line->net);
	}
	struct value *total = table_total(table);
	line_cells(book, &sum, report, total);
	for (size_t row = 0; row < table->nrows; row++) {
		if (table->cells[row * COLUMNS + GAP].type == VALUE_NONE)
			total[GAP] = value_none();
	}
}

static int run(const struct book *book, const struct filter *filter, const void *opts,
	       struct report *report, struct diags *diags)
{
	(void)opts;
	struct arena *arena = &report->arena;
	if (filter_kept(filter, AXIS_SIDE) == 1)
		return diag_usage(diags, NULL,
				  "funding is compared with net cost: leave --side out");
	const struct filter scope = funding_scope(book, filter, report);
	struct funding_lines lines = {0};
	add_funding(&lines, book, &scope, false, arena);
	if (lines.count == 0)
		report_finding(report, FINDING_funding_missing, value_none(),
			       value_none());
	add_funding(&lines, book, &scope, true, arena);
	member stage = add_net_cost(&lines, book, &scope, report);
	merge_lines(&lines);
	report_finding(report, FINDING_funding_indicative, value_none(), value_none());
	report_note(report, "net_cost_stage",
		    axis_value(report, book, AXIS_STAGE, stage));
	funding_circulars(book, &scope, &lines, report);
	struct table *table =
		report_table(report, "funding", "by_cluster", columns, COLUMNS);
	for (size_t i = 0; i < lines.count; i++) {
		struct value *row = table_row(table);
		row[CLUSTER] = value_text(
			report, book_code(book, AXIS_CLUSTER, lines.list[i].key[2]));
		line_cells(book, &lines.list[i], report, row);
	}
	add_total(book, &lines, report, table);
	free(lines.list);
	return 0;
}

const struct analysis analysis_funding = {
	.name = "funding",
	.needs = {.axes[TABLE_SPENDING] = AXIS_BIT(AXIS_CLUSTER)},
	.run = run,
};
