/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * forecast_tables - the year end per line, and what other ways and people make of it
 *
 * Without the history for a forecast, a line shows the two ways that need none, side by
 * side and without an interval; such rows are alternatives and have no total.
 */
#include "forecast.h"

#include "by.h"
#include "disclosure.h"

#include <string.h>

static const struct column year_end_columns[] = {
	{.name = "booked", .type = VALUE_MONEY},
	{.name = "late_bills", .type = VALUE_MONEY},
	{.name = "remaining", .type = VALUE_MONEY},
	{.name = "forecast", .type = VALUE_MONEY},
	{.name = "low", .type = VALUE_MONEY},
	{.name = "high", .type = VALUE_MONEY},
	{.name = "plan", .type = VALUE_TEXT},
	{.name = "budget", .type = VALUE_MONEY},
	{.name = "difference", .type = VALUE_MONEY, .flags = COLUMN_VN},
	{.name = "probability_of_deficit", .type = VALUE_RATIO},
	{.name = "method", .type = VALUE_TEXT, .flags = COLUMN_KEY},
	{.name = "direction", .type = VALUE_TEXT},
	{.name = "budget_ytd", .type = VALUE_MONEY},
	{.name = "closing_entries", .type = VALUE_MONEY},
	{.name = "outlook", .type = VALUE_MONEY},
	{.name = "outlook_gap", .type = VALUE_MONEY},
};

enum {
	BOOKED,
	LATE_BILLS,
	REMAINING,
	FORECAST,
	LOW,
	HIGH,
	PLAN,
	BUDGET,
	DIFFERENCE,
	PROBABILITY,
	METHOD,
	DIRECTION,
	BUDGET_YTD,
	CLOSING,
	OUTLOOK,
	OUTLOOK_GAP,
	YEAR_END_COLUMNS
};

static const struct column baseline_columns[] = {
	{.name = "method", .type = VALUE_TEXT, .flags = COLUMN_KEY},
	{.name = "forecast", .type = VALUE_MONEY},
	{.name = "gap", .type = VALUE_MONEY},
};

enum { BASE_METHOD, BASE_FORECAST, BASE_GAP, BASELINE_COLUMNS };

size_t forecast_key_columns(const struct forecast *forecast, struct column *columns)
{
	const enum axis by = forecast->lines->request.by;
	columns[0] = (struct column){
		.name = "domain", .type = VALUE_TEXT, .flags = COLUMN_KEY};
	if (by == AXIS_DOMAIN)
		return 1;
	columns[1] = (struct column){
		.name = axis_name(by), .type = axis_value_type(by), .flags = COLUMN_KEY};
	columns[2] = (struct column){
		.name = arena_printf(&forecast->report->arena, "%s_name", axis_name(by)),
		.type = VALUE_TEXT,
		.flags = COLUMN_KEY};
	return FORECAST_KEYS;
}

static struct value key_name(const struct forecast *forecast,
			     const struct year_end_line *line)
{
	const enum axis by = forecast->lines->request.by;
	if (by == AXIS_TASK_FIELD)
		return plan_field_name(&forecast->lines->plan, forecast->report,
				       &line->plan);
	return axis_member_name(forecast->report, forecast->book, by, line->key);
}

void forecast_key_cells(const struct forecast *forecast, const struct year_end_line *line,
			struct value *cells)
{
	const enum axis by = forecast->lines->request.by;
	cells[0] =
		axis_value(forecast->report, forecast->book, AXIS_DOMAIN, line->domain);
	if (by == AXIS_DOMAIN)
		return;
	cells[1] = axis_value(forecast->report, forecast->book, by, line->key);
	cells[2] = key_name(forecast, line);
}

struct value forecast_subject(const struct forecast *forecast,
			      const struct year_end_line *line)
{
	const enum axis by = forecast->lines->request.by;
	const struct value name = key_name(forecast, line);
	if (by == AXIS_DOMAIN || line->key == MEMBER_NONE)
		return axis_value(forecast->report, forecast->book, AXIS_DOMAIN,
				  line->domain);
	return by == AXIS_GROUP && name.type != VALUE_NONE
		       ? name
		       : axis_value(forecast->report, forecast->book, by, line->key);
}

struct value forecast_method(const struct forecast *forecast, const char *name)
{
	return value_word(forecast->report, "method", name);
}

static void outlook_cells(struct outlook outlook, const struct year_end_line *line,
			  struct value *cells)
{
	if (!outlook.known)
		return;
	cells[OUTLOOK] = value_money(outlook.amount);
	if (line->has_forecast)
		cells[OUTLOOK_GAP] = value_money(outlook.amount - line->forecast);
}

static void line_cells(const struct forecast *forecast, const struct year_end_line *line,
		       struct outlook outlook, struct value *cells)
{
	const struct plan *plan = &forecast->lines->plan;
	cells[BOOKED] = amount_value(line->booked);
	if (line->has_late_bills)
		cells[LATE_BILLS] = value_money(line->late_bills);
	if (line->has_forecast) {
		cells[REMAINING] = value_money(line->remaining);
		cells[FORECAST] = value_money(line->forecast);
		cells[CLOSING] = value_money(line->closing);
	}
	if (line->has_interval) {
		cells[LOW] = value_money(line->low);
		cells[HIGH] = value_money(line->high);
	}
	cells[PLAN] =
		axis_value(forecast->report, forecast->book, AXIS_STAGE, plan->stage);
	cells[BUDGET] = amount_value(line->budget);
	cells[DIFFERENCE] = amount_value(line->difference);
	cells[DIRECTION] = plan_direction(forecast->report, line->difference);
	if (line->probability >= 0.0)
		cells[PROBABILITY] = value_ratio(line->probability);
	if (amount_whole(line->to_date))
		cells[BUDGET_YTD] = value_money(line->to_date.value);
	outlook_cells(outlook, line, cells);
}

static const char *method_of(const struct forecast *forecast,
			     const struct year_end_line *line)
{
	return line->closed ? "outcome" : way_name(forecast->lines->request.way);
}

/* The line as another way sees it: no interval, since none belongs to it. */
static struct year_end_line by_way(const struct forecast *forecast,
				   const struct year_end_line *line, enum way way)
{
	struct year_end_line other = *line;
	other.has_forecast = true;
	other.has_interval = false;
	other.forecast = line->way[way];
	/* the phasing speaks of the ledger with its late bills */
	other.has_late_bills &= way != WAY_BUDGET_PHASING;
	other.remaining = other.forecast - line->booked.value -
			  (other.has_late_bills ? line->late_bills : 0);
	other.closing = 0;
	year_end_compare(forecast->lines, &other);
	return other;
}

/* False when the line has a forecast, or nothing at all. */
static bool alternatives(const struct forecast *forecast, struct table *table,
			 size_t keys, const struct year_end_line *line,
			 struct outlook outlook)
{
	static const enum way two[] = {WAY_LINEAR, WAY_BUDGET_PHASING};
	bool any = false;
	if (line->has_forecast || forecast->lines->request.way != WAY_COMB3)
		return false;
	for (size_t i = 0; i < 2; i++) {
		if (!line->has_way[two[i]])
			continue;
		const struct year_end_line other = by_way(forecast, line, two[i]);
		struct value *cells = table_row(table);
		forecast_key_cells(forecast, line, cells);
		line_cells(forecast, &other, outlook, cells + keys);
		cells[keys + CLOSING] = value_none();
		cells[keys + METHOD] = forecast_method(forecast, way_name(two[i]));
		any = true;
	}
	return any;
}

static struct table *new_table(const struct forecast *forecast, const char *name,
			       const struct column *own, size_t count, size_t *keys)
{
	struct column columns[FORECAST_KEYS + YEAR_END_COLUMNS];
	*keys = forecast_key_columns(forecast, columns);
	memcpy(columns + *keys, own, count * sizeof(*own));
	return report_table(forecast->report, "forecast", name, columns, *keys + count);
}

void forecast_year_end_table(const struct forecast *forecast)
{
	const struct year_end_lines *lines = forecast->lines;
	bool total = lines->count > 0;
	size_t keys;
	struct table *table = new_table(forecast, "year_end", year_end_columns,
					YEAR_END_COLUMNS, &keys);
	for (size_t i = 0; i < lines->count; i++) {
		const struct year_end_line *line = &lines->list[i];
		if (alternatives(forecast, table, keys, line, forecast->outlooks[i])) {
			total = false;
			continue;
		}
		struct value *cells = table_row(table);
		forecast_key_cells(forecast, line, cells);
		line_cells(forecast, line, forecast->outlooks[i], cells + keys);
		cells[keys + METHOD] =
			forecast_method(forecast, method_of(forecast, line));
	}
	if (total)
		line_cells(forecast, &lines->total, forecast_outlook_total(forecast),
			   table_total(table) + keys);
}

static void baseline_row(const struct forecast *forecast, struct table *table,
			 size_t keys, const struct year_end_line *line, const char *name,
			 cents amount)
{
	struct value *cells = table_row(table);
	forecast_key_cells(forecast, line, cells);
	cells[keys + BASE_METHOD] = forecast_method(forecast, name);
	cells[keys + BASE_FORECAST] = value_money(amount);
	if (line->has_forecast)
		cells[keys + BASE_GAP] = value_money(amount - line->forecast);
}

/* A way that cannot be is there too, without an amount: a table keeps its rows from month
 * to month. */
void forecast_baselines_table(const struct forecast *forecast)
{
	const struct year_end_lines *lines = forecast->lines;
	size_t keys;
	struct table *table = new_table(forecast, "baselines", baseline_columns,
					BASELINE_COLUMNS, &keys);
	for (size_t i = 0; i < lines->count; i++) {
		const struct year_end_line *line = &lines->list[i];
		for (enum way way = 0; way < WAYS && !line->closed; way++) {
			if (way == lines->request.way)
				continue;
			if (line->has_way[way]) {
				baseline_row(forecast, table, keys, line, way_name(way),
					     line->way[way]);
				continue;
			}
			struct value *cells = table_row(table);
			forecast_key_cells(forecast, line, cells);
			cells[keys + BASE_METHOD] =
				forecast_method(forecast, way_name(way));
		}
		if (forecast->promised && forecast->promised[i].known)
			baseline_row(forecast, table, keys, line, "commitments",
				     forecast->promised[i].amount);
		if (forecast->outlooks[i].known)
			baseline_row(forecast, table, keys, line, "outlook",
				     forecast->outlooks[i].amount);
	}
}
