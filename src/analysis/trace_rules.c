/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * trace_rules - which columns of which tables are sums of source lines, and of which
 *
 * What is not here cannot be traced. A calculated column names where it comes from, so
 * that nobody is left with a figure and no way to its source.
 */
#include "trace.h"

#include "utf8.h"

#include <string.h>

#define DIFFERENCE "'actual' and the plan: 'budget_revised', or else 'budget_original'"
#define TO_DATE    "the plan ('budget_revised', or else 'budget_original') and the phasing"

static const struct trace_rule plan_columns[] = {
	{"budget_original", PLAN_ORIGINAL, NULL},
	{"budget_revised", PLAN_REVISED, NULL},
	{"actual", PLAN_ACTUAL, NULL},
	{"actual_ytd", PLAN_REALISED, NULL},
	{"funding", TRACE_OWN_FUNDING, NULL},
	{"difference", 0, DIFFERENCE},
	{"difference_ratio", 0, DIFFERENCE},
	{"direction", 0, DIFFERENCE},
	{"budget_ytd", 0, TO_DATE},
	{"difference_ytd", 0, "'budget_ytd' and 'actual_ytd'"},
	{"gap_budget", 0,
	 "'funding' and the plan: 'budget_revised', or else 'budget_original'"},
	{"gap_actual", 0, "'funding' and 'actual'"},
	{NULL, 0, NULL},
};

/* The headline shows figures of other questions beside those of the plan. */
static const struct trace_rule headline_columns[] = {
	{"budget_original", PLAN_ORIGINAL, NULL},
	{"budget_revised", PLAN_REVISED, NULL},
	{"actual", PLAN_ACTUAL, NULL},
	{"actual_ytd", PLAN_REALISED, NULL},
	{"difference", 0, DIFFERENCE},
	{"direction", 0, DIFFERENCE},
	{"budget_ytd", 0, TO_DATE},
	{"difference_ytd", 0, "'budget_ytd' and 'actual_ytd'"},
	{"of_which_incidental", 0,
	 "the plan and 'actual' of deficit.statement with nature=incidental"},
	{"late_bills", 0, "'outstanding' of runoff.ultimate"},
	{"committed", 0,
	 "stage 'committed' of the ledger, or else 'this_year' of commitments"},
	{"forecast", 0, "'booked', 'late_bills' and 'remaining' of forecast.year_end"},
	{"forecast_low", 0, "'low' of forecast.year_end"},
	{"forecast_high", 0, "'high' of forecast.year_end"},
	{"expected_difference", 0, "'forecast' and 'budget' of forecast.year_end"},
	{"light", 0, "'probability_of_deficit' of forecast.year_end"},
	{"previous_forecast", 0, "the report that --previous names"},
	{"change_since_previous", 0, "'forecast' and 'previous_forecast'"},
	{NULL, 0, NULL},
};

static const struct trace_rule sum_columns[] = {
	{"expense", SIDE_OF_EXPENSE, NULL},
	{"revenue", SIDE_OF_REVENUE, NULL},
	{"net", SIDE_OF_NET, NULL},
	{"share", 0, "'net', or the only one of 'expense' and 'revenue'"},
	{NULL, 0, NULL},
};

static const struct trace_rule cluster_columns[] = {
	{"cluster_amount", TRACE_CLUSTER_AMOUNT, NULL},
	{"other_grants", TRACE_OTHER_GRANTS, NULL},
	{"net_cost", TRACE_NET_COST, NULL},
	{"gap", 0, "'cluster_amount', 'other_grants' and 'net_cost'"},
	{NULL, 0, NULL},
};

static const struct trace_rule series_columns[] = {
	{"value", 0, NULL},
	{"change", 0, "'value' of this and the period before it"},
	{"change_ratio", 0, "'value' of this and the period before it"},
	{NULL, 0, NULL},
};

static const struct trace_rule people_columns[] = {
	{"people", INDICATOR_STOCK, NULL},
	{"inflow", INDICATOR_INFLOW, NULL},
	{"outflow", INDICATOR_OUTFLOW, NULL},
	{"per_1000", 0, "'people' and the line 'inhabitants' of the same year"},
	{"cost_per_person", 0, "'people' and 'actual' of deficit.by_domain"},
	{"opening", 0, "'people' of the period before it"},
	{"flow_difference", 0, "'opening', 'inflow', 'outflow' and 'people'"},
	{"per_1000_youth", 0, "'people' and the line 'youth' of the same year"},
	{NULL, 0, NULL},
};

static const struct trace_rule deviation_columns[] = {
	{"difference", 0,
	 "'actual' and the plan of deficit.by_task_field, or their '_ytd' columns"},
	{"direction", 0, "'difference'"},
	{NULL, 0, NULL},
};

#define SLOPE "'value' of trend.series"

static const struct trace_rule slope_columns[] = {
	{"n", 0, SLOPE},          {"first", 0, SLOPE},   {"last", 0, SLOPE},
	{"cagr", 0, SLOPE},       {"slope", 0, SLOPE},   {"slope_low", 0, SLOPE},
	{"slope_high", 0, SLOPE}, {"p_value", 0, SLOPE}, {"break_at", 0, SLOPE},
	{"method", 0, SLOPE},     {.column = NULL},
};

static const struct trace_table tables[] = {
	{"report", "headline", TRACE_PLAN, headline_columns},
	{"report", "deviations", TRACE_NOTHING, deviation_columns},
	{"deficit", "by_domain", TRACE_PLAN, plan_columns},
	{"deficit", "by_task_field", TRACE_PLAN, plan_columns},
	{"deficit", "statement", TRACE_PLAN, plan_columns},
	{"funding", "by_cluster", TRACE_CLUSTERS, cluster_columns},
	{"breakdown", "breakdown", TRACE_SUMS, sum_columns},
	{"trend", "series", TRACE_SERIES, series_columns},
	{"trend", "slopes", TRACE_NOTHING, slope_columns},
	{"caseload", "caseload", TRACE_PEOPLE, people_columns},
};

enum { TABLES = sizeof(tables) / sizeof(tables[0]), MOST_COLUMNS = 64 };

const struct trace_table *trace_table_find(const char *name, struct diags *diags)
{
	const char *names[2 * TABLES];
	struct arena arena;
	arena_init(&arena);
	const char *all = "";
	for (size_t i = 0; i < TABLES; i++) {
		const struct trace_table *table = &tables[i];
		const char *full =
			arena_printf(&arena, "%s.%s", table->home, table->name);
		if (strcmp(name, table->name) == 0 || strcmp(name, full) == 0) {
			arena_release(&arena);
			return table;
		}
		names[i] = table->name;
		names[TABLES + i] = full;
		all = arena_printf(&arena, "%s%s%s", all, i ? ", " : "", full);
	}
	const char *near = text_nearest(name, names, sizeof(names) / sizeof(names[0]));
	if (near)
		diag_usage(diags, NULL,
			   "--table: no table '%s' with figures to trace; did you mean "
			   "'%s'?",
			   name, near);
	else
		diag_usage(diags, NULL,
			   "--table: no table '%s' with figures to trace; there is %s",
			   name, all);
	arena_release(&arena);
	return NULL;
}

/* The sums that the table has, as in a message. */
static const char *sums_of(const struct trace_table *kind, const struct table *table,
			   struct arena *arena)
{
	const char *text = "";
	for (const struct trace_rule *rule = kind->columns; rule->column; rule++)
		if (!rule->from && table_column(table, rule->column) >= 0)
			text = arena_printf(arena, "%s%s%s", text, *text ? ", " : "",
					    rule->column);
	return text;
}

static void refuse_column(const struct trace_table *kind, const struct table *table,
			  const char *name, struct diags *diags)
{
	const char *names[MOST_COLUMNS];
	size_t count = 0;
	struct arena arena;
	arena_init(&arena);
	for (; count < table->ncolumns && count < MOST_COLUMNS; count++)
		names[count] = table->columns[count].name;
	const char *near = text_nearest(name, names, count);
	const char *sums = sums_of(kind, table, &arena);
	if (table_column(table, name) >= 0)
		diag_usage(diags, NULL, "--column: '%s' is no sum of source lines; %s%s",
			   name, *sums ? "there is " : "the table has none", sums);
	else if (near)
		diag_usage(diags, NULL,
			   "--column: table '%s' has no column '%s'; did you mean '%s'?",
			   table->name, name, near);
	else
		diag_usage(diags, NULL,
			   "--column: table '%s' has no column '%s'; there is %s",
			   table->name, name, sums);
	arena_release(&arena);
}

static void ask_column(const struct trace_table *kind, const struct table *table,
		       struct diags *diags)
{
	struct arena arena;
	arena_init(&arena);
	diag_usage(diags, NULL, "--table '%s' needs --column: %s", table->name,
		   kind->source == TRACE_NOTHING ? kind->columns->column
						 : sums_of(kind, table, &arena));
	arena_release(&arena);
}

const struct trace_rule *trace_rule_find(const struct trace_table *kind,
					 const struct table *table, const char *name,
					 struct diags *diags)
{
	if (!name) {
		ask_column(kind, table, diags);
		return NULL;
	}
	const struct trace_rule *rule = kind->columns;
	while (rule->column && strcmp(rule->column, name) != 0)
		rule++;
	if (!rule->column || table_column(table, name) < 0) {
		refuse_column(kind, table, name, diags);
		return NULL;
	}
	if (!rule->from)
		return rule;
	diag_usage(diags, NULL, "--column: '%s' is calculated from %s; trace those", name,
		   rule->from);
	return NULL;
}
