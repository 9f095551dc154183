/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * trend_series - the figures of a trend, each with its change, one row per period
 */
#include "by.h"
#include "disclosure.h"
#include "trend.h"

#include <string.h>

enum {
	SERIES,
	MUNICIPALITY,
	STAGE,
	MEASURE,
	PERIOD,
	VALUE,
	CHANGE,
	RATIO,
	BREAK,
	COLUMNS
};

static const struct column columns[COLUMNS] = {
	[SERIES] = {.name = "series", .type = VALUE_TEXT, .flags = COLUMN_KEY},
	[MUNICIPALITY] = {.name = "municipality",
			  .type = VALUE_CODE,
			  .flags = COLUMN_KEY},
	[STAGE] = {.name = "stage", .type = VALUE_TEXT},
	[MEASURE] = {.name = "measure", .type = VALUE_TEXT},
	[PERIOD] = {.name = "period", .type = VALUE_PERIOD, .flags = COLUMN_KEY},
	[VALUE] = {.name = "value", .type = VALUE_MONEY},
	[CHANGE] = {.name = "change", .type = VALUE_MONEY},
	[RATIO] = {.name = "change_ratio", .type = VALUE_RATIO},
	[BREAK] = {.name = "break", .type = VALUE_TEXT},
};

static const char *const measures[] = {
	[MEASURE_NET] = "net",           [MEASURE_EXPENSE] = "expense",
	[MEASURE_REVENUE] = "revenue",   [MEASURE_PEOPLE] = "people",
	[MEASURE_PER_1000] = "per_1000",
};

enum measure measure_find(const char *name)
{
	size_t i = 0;
	while (strcmp(measures[i], name) != 0)
		i++;
	return (enum measure)i;
}

enum value_type trend_value_type(enum measure measure)
{
	if (measure_is_money(measure))
		return VALUE_MONEY;
	return measure == MEASURE_PEOPLE ? VALUE_QUANTITY : VALUE_NUMBER;
}

/* Official codes stay in sight before their name; groups and municipalities are known by
 * name. */
static const char *with_code(struct arena *arena, enum axis axis, const char *code,
			     const char *name)
{
	if (axis == AXIS_MUNICIPALITY || axis == AXIS_GROUP)
		return name;
	return arena_printf(arena, "%s %s", code, name);
}

struct value trend_series_name(const struct trend *trend, const struct series *series)
{
	enum axis axis = trend->request.axis;
	struct report *report = trend->report;
	if (series->key == MEMBER_NONE && !measure_is_money(trend->request.measure))
		return axis_value(report, trend->book, AXIS_INDICATOR,
				  trend->request.indicator);
	struct value value = axis_value(report, trend->book, axis, series->key);
	if (value.type != VALUE_CODE)
		return value;
	value.type = VALUE_TEXT;
	struct value name = axis_member_name(report, trend->book, axis, series->key);
	if (name.type == VALUE_NONE)
		return value;
	struct label *label = arena_alloc(&report->arena, sizeof(*label));
	for (size_t i = 0; i < LANGUAGE_COUNT; i++)
		label->text[i] = with_code(&report->arena, axis, value.text,
					   name.label ? name.label->text[i] : name.text);
	value.label = label;
	return value;
}

static struct value measured(const struct trend *trend, const struct point *point)
{
	if (point->hidden)
		return value_hidden(trend->report);
	if (!point->known)
		return value_none();
	if (measure_is_money(trend->request.measure))
		return value_money(point->value);
	return trend->request.measure == MEASURE_PEOPLE ? value_quantity(point->value)
							: value_number(point->real);
}

static int ordinal(struct period period)
{
	if (period_grain(period) == GRAIN_MONTH)
		return period.year * 12 + period_month_number(period);
	if (period_grain(period) == GRAIN_QUARTER)
		return period.year * 4 + period_quarter_number(period);
	return period.year;
}

/* Growth from nil or from a negative amount has no meaning: then only the change is
 * given. */
static void fill_change(const struct trend *trend, const struct point *from,
			const struct point *to, struct value *cells)
{
	if (from->hidden || to->hidden) {
		cells[CHANGE] = cells[RATIO] = value_hidden(trend->report);
		return;
	}
	if (!from->known || !to->known ||
	    ordinal(to->period) != ordinal(from->period) + 1)
		return;
	struct point change = {.known = true,
			       .value = to->value - from->value,
			       .real = to->real - from->real};
	cells[CHANGE] = measured(trend, &change);
	if (from->real > 0)
		cells[RATIO] = value_ratio(change.real / from->real);
}

static void add_series(const struct trend *trend, struct table *table,
		       const struct series *series)
{
	struct report *report = trend->report;
	bool money = measure_is_money(trend->request.measure);
	for (size_t i = 0; i < series->count; i++) {
		const struct point *point = &series->points[i];
		struct value *cells = table_row(table);
		cells[SERIES] = trend_series_name(trend, series);
		cells[MUNICIPALITY] = axis_value(report, trend->book, AXIS_MUNICIPALITY,
						 series->municipality);
		if (money)
			cells[STAGE] = axis_value(report, trend->book, AXIS_STAGE,
						  trend->request.stage);
		cells[MEASURE] =
			value_word(report, "measure", measures[trend->request.measure]);
		cells[PERIOD] = value_period(point->period);
		cells[VALUE] = measured(trend, point);
		if (i > 0)
			fill_change(trend, point - 1, point, cells);
		if (point->new_scheme)
			cells[BREAK] = value_word(report, "break", "scheme");
	}
}

void trend_add_series(const struct trend *trend)
{
	struct column own[COLUMNS];
	memcpy(own, columns, sizeof(own));
	own[VALUE].type = own[CHANGE].type = trend_value_type(trend->request.measure);
	struct table *table =
		report_table(trend->report, "trend", "series", own, COLUMNS);
	int64_t hidden = 0;
	for (size_t i = 0; i < trend->set.count; i++) {
		const struct series *series = &trend->set.list[i];
		add_series(trend, table, series);
		for (size_t p = 0; p < series->count; p++)
			hidden += series->points[p].hidden;
	}
	disclosure_found(trend->report, table, hidden);
}
