/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * forecast_outlook - where budget holders think that they end
 */
#include "forecast.h"

#include "sums.h"

#include <stdlib.h>

static struct filter outlook_filter(const struct forecast *forecast)
{
	static const member outlook[] = {STAGE_OUTLOOK};
	struct filter wide = *forecast->filter;
	wide.until = (struct period){0};
	wide = filter_without_reserves(&wide, forecast->arena);
	wide = filter_only(&wide, AXIS_STAGE, outlook, 1, forecast->arena);
	return filter_only(&wide, AXIS_YEAR, &forecast->lines->year->year, 1,
			   forecast->arena);
}

static struct period period_of(const struct forecast *forecast, uint32_t row)
{
	const struct facts *facts = &forecast->book->table[TABLE_SPENDING];
	const member m = facts->axis[AXIS_PERIOD][row];
	return forecast->book->axis[AXIS_PERIOD].entries[m].period;
}

static bool stated_in_time(const struct forecast *forecast, struct period period)
{
	return period_grain(period) == GRAIN_YEAR ||
	       plan_year_counts(forecast->lines->year, STAGE_OUTLOOK, period);
}

static struct period newest_statement(const struct forecast *forecast,
				      const uint32_t *rows, size_t count)
{
	struct period newest = {0};
	for (size_t i = 0; i < count; i++) {
		const struct period period = period_of(forecast, rows[i]);
		if (stated_in_time(forecast, period) &&
		    (!period_is_set(newest) || period_compare(period, newest) > 0))
			newest = period;
	}
	return newest;
}

static struct year_end_line *line_of(const struct forecast *forecast, uint32_t row)
{
	const struct year_end_lines *lines = forecast->lines;
	const struct facts *facts = &forecast->book->table[TABLE_SPENDING];
	const member domain = facts->axis[AXIS_DOMAIN][row];
	const member key = facts_member(facts, lines->request.by, row);
	for (size_t i = 0; i < lines->count; i++)
		if (lines->list[i].domain == domain && lines->list[i].key == key)
			return &lines->list[i];
	return NULL;
}

static void add_row(const struct forecast *forecast, uint32_t row)
{
	const struct facts *facts = &forecast->book->table[TABLE_SPENDING];
	const enum plan_side asked = forecast->lines->request.side;
	const bool revenue = facts->axis[AXIS_SIDE][row] == SIDE_REVENUE;
	const struct year_end_line *line = line_of(forecast, row);
	if (!line || facts->unknown[row] == facts->cells[row] ||
	    (asked == SIDE_OF_EXPENSE && revenue) ||
	    (asked == SIDE_OF_REVENUE && !revenue))
		return;
	struct outlook *outlook = &forecast->outlooks[line - forecast->lines->list];
	outlook->known = true;
	outlook->amount +=
		revenue && asked == SIDE_OF_NET ? -facts->value[row] : facts->value[row];
}

void forecast_outlooks(struct forecast *forecast)
{
	const struct filter filter = outlook_filter(forecast);
	size_t count;
	uint32_t *rows = filter_rows(&filter, TABLE_SPENDING, &count);
	const struct period newest = newest_statement(forecast, rows, count);
	forecast->outlooks =
		arena_alloc(forecast->arena,
			    (forecast->lines->count + 1) * sizeof(*forecast->outlooks));
	for (size_t i = 0; i < count; i++)
		if (period_is_set(newest) &&
		    period_compare(period_of(forecast, rows[i]), newest) == 0)
			add_row(forecast, rows[i]);
	if (period_is_set(newest))
		forecast->stated_at = newest;
	free(rows);
}

/* Known when every line has one. */
struct outlook forecast_outlook_total(const struct forecast *forecast)
{
	struct outlook total = {.known = forecast->lines->count > 0};
	for (size_t i = 0; i < forecast->lines->count; i++) {
		total.known &= forecast->outlooks[i].known;
		total.amount += forecast->outlooks[i].amount;
	}
	return total;
}
