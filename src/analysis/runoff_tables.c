/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * runoff_tables - the expected final cost per care period, the triangle behind it, and
 * the booking periods
 */
#include "disclosure.h"
#include "runoff.h"

#include <math.h>

enum {
	SERIES,
	CARE_PERIOD,
	BOOKED,
	EXPECTED,
	OUTSTANDING,
	STANDARD_ERROR,
	LOW,
	HIGH,
	METHOD,
	COLUMNS
};

static const struct column columns[COLUMNS] = {
	[SERIES] = {.name = "series", .type = VALUE_TEXT, .flags = COLUMN_KEY},
	[CARE_PERIOD] = {.name = "care_period",
			 .type = VALUE_PERIOD,
			 .flags = COLUMN_KEY},
	[BOOKED] = {.name = "booked", .type = VALUE_MONEY},
	[EXPECTED] = {.name = "expected", .type = VALUE_MONEY},
	[OUTSTANDING] = {.name = "outstanding", .type = VALUE_MONEY},
	[STANDARD_ERROR] = {.name = "standard_error", .type = VALUE_MONEY},
	[LOW] = {.name = "low", .type = VALUE_MONEY},
	[HIGH] = {.name = "high", .type = VALUE_MONEY},
	[METHOD] = {.name = "method", .type = VALUE_TEXT},
};

static const char *const amounts[] = {
	"booked", "expected", "outstanding", "standard_error", "low", "high", NULL};

enum { T_SERIES, T_CARE, T_LAG, T_BOOKED, T_COLUMNS };

static const struct column triangle_columns[T_COLUMNS] = {
	[T_SERIES] = {.name = "series", .type = VALUE_TEXT, .flags = COLUMN_KEY},
	[T_CARE] = {.name = "care_period", .type = VALUE_PERIOD, .flags = COLUMN_KEY},
	[T_LAG] = {.name = "lag", .type = VALUE_COUNT, .flags = COLUMN_KEY},
	[T_BOOKED] = {.name = "booked", .type = VALUE_MONEY},
};

enum { B_SERIES, B_BOOKING, B_DELIVERED, B_RATIOS, B_RESIDUAL, B_STANDS_OUT, B_COLUMNS };

static const struct column booking_columns[B_COLUMNS] = {
	[B_SERIES] = {.name = "series", .type = VALUE_TEXT, .flags = COLUMN_KEY},
	[B_BOOKING] = {.name = "booking_period",
		       .type = VALUE_PERIOD,
		       .flags = COLUMN_KEY},
	[B_DELIVERED] = {.name = "delivered", .type = VALUE_FLAG},
	[B_RATIOS] = {.name = "ratios", .type = VALUE_COUNT},
	[B_RESIDUAL] = {.name = "residual", .type = VALUE_NUMBER, .decimals = 2},
	[B_STANDS_OUT] = {.name = "stands_out", .type = VALUE_FLAG},
};

static struct value part(const struct runoff *r, enum axis axis, member m)
{
	struct report *report = r->report;
	if (m == MEMBER_TOGETHER)
		return value_word(report, "series", "together");
	struct value value = axis_value(report, r->book, axis, m);
	if (value.type == VALUE_NONE)
		return r->by->count > 1 ? value_text(report, "-") : value;
	if (value.type != VALUE_CODE)
		return value;
	value.type = VALUE_TEXT;
	const struct value name = axis_member_name(report, r->book, axis, m);
	if (name.type == VALUE_NONE)
		return value;
	struct label *label = arena_alloc(&report->arena, sizeof(*label));
	for (size_t i = 0; i < LANGUAGE_COUNT; i++)
		label->text[i] =
			arena_printf(&report->arena, "%s %s", value.text,
				     name.label ? name.label->text[i] : name.text);
	value.label = label;
	return value;
}

/* Two texts with something between them, in each language. */
static struct value joined(const struct runoff *r, struct value a, const char *between,
			   struct value b)
{
	struct value value = value_textf(r->report, "%s%s%s", a.text, between, b.text);
	struct label *label = arena_alloc(&r->report->arena, sizeof(*label));
	for (size_t i = 0; i < LANGUAGE_COUNT; i++)
		label->text[i] = arena_printf(
			&r->report->arena, "%s%s%s", a.label ? a.label->text[i] : a.text,
			between, b.label ? b.label->text[i] : b.text);
	value.label = label;
	return value;
}

struct value runoff_series(const struct runoff *r, const struct late_series *series)
{
	struct value value = part(r, r->by->axes[0], series->key[0]);
	for (size_t k = 1; k < r->by->count; k++)
		value = joined(r, value, " / ", part(r, r->by->axes[k], series->key[k]));
	return value;
}

struct value runoff_subject(const struct runoff *r, const struct late_series *series,
			    struct period period)
{
	char label[16];
	const struct value name = runoff_series(r, series);
	if (!period_is_set(period))
		return name;
	if (name.type == VALUE_NONE || r->answer.set.count == 1)
		return value_period(period);
	return joined(r, name, " ",
		      value_text(r->report, period_label(label, sizeof(label), period)));
}

static struct value nearest_cent(double amount)
{
	return fabs(amount) < 9e18 ? value_money((cents)llround(amount)) : value_none();
}

static void fill(const struct runoff *r, const struct late_origin *origin,
		 struct value *cells)
{
	const double booked = (double)origin->booked;
	cells[BOOKED] = value_money(origin->booked);
	if (origin->method == LATE_NONE)
		return;
	cells[METHOD] = value_word(r->report, "method", late_method_name(origin->method));
	cells[EXPECTED] = value_money(origin->booked + origin->rounded);
	cells[OUTSTANDING] = value_money(origin->rounded);
	if (!origin->has_error)
		return;
	double low, high;
	late_interval(origin->outstanding, origin->error, RUNOFF_INTERVAL, &low, &high);
	cells[STANDARD_ERROR] = nearest_cent(origin->error);
	cells[LOW] = nearest_cent(booked + low);
	cells[HIGH] = nearest_cent(booked + high);
}

/* Rows that few people are behind are hidden, and what would give them away: the series
 * of one care period add up to what is public, and so do the periods of a series. */
static void guard_ultimate(const struct runoff *r, struct table *table)
{
	const struct late_set *set = &r->answer.set;
	size_t *line = arena_alloc(r->arena, (table->nrows + 1) * sizeof(*line));
	size_t *across = arena_alloc(r->arena, (table->nrows + 1) * sizeof(*across));
	for (size_t row = 0; set->origins > 0 && row < table->nrows; row++) {
		line[row] = row % set->origins;
		across[row] = row / set->origins;
	}
	const struct guarded guarded = {.table = table,
					.columns = amounts,
					.people = runoff_people(r, PEOPLE_BY_CARE, 0, 0),
					.line = line,
					.across = across};
	if (table->nrows > 0)
		disclosure_apply(r->book, &guarded, r->report);
}

void runoff_ultimate(const struct runoff *r)
{
	const struct late_set *set = &r->answer.set;
	struct table *table =
		report_table(r->report, "runoff", "ultimate", columns, COLUMNS);
	for (size_t s = 0; s < set->count; s++) {
		for (size_t i = 0; i < set->origins; i++) {
			struct value *cells = table_row(table);
			cells[SERIES] = runoff_series(r, &set->list[s]);
			cells[CARE_PERIOD] = value_period(late_origin_period(set, i));
			fill(r, &r->answer.bills[s].origin[i], cells);
		}
	}
	if (set->count == 1 && r->answer.bills[0].is_whole) {
		struct value *total = table_total(table);
		total[SERIES] = runoff_series(r, &set->list[0]);
		fill(r, &r->answer.bills[0].total, total);
	}
	if (r->guarded)
		guard_ultimate(r, table);
}

void runoff_triangle(const struct runoff *r)
{
	const struct late_set *set = &r->answer.set;
	struct table *table = report_table(r->report, "runoff", "triangle",
					   triangle_columns, T_COLUMNS);
	/* cells of a few people each, that add up to what the other tables show */
	if (r->guarded && !r->book->privacy.internal) {
		report_finding(r->report, FINDING_triangle_internal, value_none(),
			       value_none());
		return;
	}
	for (size_t s = 0; s < set->count; s++) {
		const struct late_series *series = &set->list[s];
		for (size_t i = 0; i < set->origins; i++) {
			for (size_t j = 0; j < set->lags && i + j < set->origins; j++) {
				const size_t cell = i * set->lags + j;
				struct value *cells = table_row(table);
				cells[T_SERIES] = runoff_series(r, series);
				cells[T_CARE] = value_period(late_origin_period(set, i));
				cells[T_LAG] = value_count((int64_t)j);
				if (series->triangle.known[cell])
					cells[T_BOOKED] =
						value_money(series->booked[cell]);
			}
		}
	}
}

void runoff_bookings(const struct runoff *r)
{
	const struct late_set *set = &r->answer.set;
	struct table *table =
		report_table(r->report, "runoff", "bookings", booking_columns, B_COLUMNS);
	for (size_t s = 0; s < set->count; s++) {
		const struct diagonal *list =
			chain_diagonals(&r->answer.bills[s].chain, set->bucket, r->arena);
		for (size_t d = 0; d < set->origins; d++) {
			const struct period period = late_origin_period(set, d);
			struct value *cells = table_row(table);
			cells[B_SERIES] = runoff_series(r, &set->list[s]);
			cells[B_BOOKING] = value_period(period);
			cells[B_DELIVERED] = value_flag(set->delivered[d]);
			cells[B_RATIOS] = value_count((int64_t)list[d].n);
			if (list[d].n == 0)
				continue;
			cells[B_RESIDUAL] = value_number(list[d].mean);
			cells[B_STANDS_OUT] = value_flag(list[d].stands_out);
			if (list[d].stands_out && set->count <= SERIES_NAMED)
				report_finding(r->report, FINDING_booking_stands_out,
					       runoff_subject(r, &set->list[s], period),
					       value_number(list[d].mean));
		}
	}
}
