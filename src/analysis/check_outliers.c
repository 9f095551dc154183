/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * check_outliers - months of a task field that stand out: against their neighbours
 * (Hampel), against the whole series (modified z), and against the same month last year
 *
 * On the outcome without its season, where two years are there. What stands out must also
 * be large, or every field that hardly varies would be in the list. A month gives one
 * row: of a change since last year that is large as well as unusual nothing else is said.
 */
#include "check.h"

#include "series.h"
#include "stats.h"
#include "sums.h"

enum {
	MONTHS_NEEDED = 12,
	LONG_SERIES = 36, /* months; from there on the wide window */
	REACH = 3,
	WIDE_REACH = 6,
	SEASONS = 12,
	CHANGE_SHARE = 10,      /* a change of more than a tenth, */
	CHANGE_LEAST = 2500000, /* and of more than 25.000 euros, is large */
};

/* Members of the months of the book, and whether they are in the scope of the question.
 */
static bool in_scope(const struct checks *checks, member period)
{
	const struct book *book = checks->book;
	const struct filter *filter = &checks->filter;
	const struct period month = book->axis[AXIS_PERIOD].entries[period].period;
	if (period_is_set(filter->until) &&
	    (month.year != filter->until.year ||
	     (period_grain(filter->until) == GRAIN_MONTH &&
	      period_compare(month, filter->until) > 0) ||
	     (period_grain(filter->until) == GRAIN_QUARTER &&
	      period_quarter_number(month) > period_quarter_number(filter->until))))
		return false;
	return filter_keeps(filter, AXIS_PERIOD, period) &&
	       filter_keeps(filter, AXIS_YEAR, book->year_of[period]) &&
	       filter_keeps(filter, AXIS_QUARTER, book->quarter_of[period]);
}

static member member_of(const struct checks *checks, struct period month)
{
	char label[16];
	return book_find(checks->book, AXIS_PERIOD,
			 period_label(label, sizeof(label), month));
}

/* One series as the statistics see it; in cents, so that sums and medians are exact. */
struct months {
	const struct series *series;
	double *raw, *adjusted;
	struct outlier *hampel, *score;
};

/* Of two years, half of what stands out in the one goes to the other with the season, so
 * it must stand out without that too. */
static void confirm(struct sample raw, struct arena *arena, const struct months *months)
{
	struct outlier *hampel = arena_alloc(arena, raw.n * sizeof(*hampel));
	struct outlier *score = arena_alloc(arena, raw.n * sizeof(*score));
	modified_z(raw, score);
	hampel_filter(raw, REACH, hampel);
	for (size_t i = 0; i < raw.n; i++) {
		const bool either = hampel[i].stands_out || score[i].stands_out;
		months->hampel[i].stands_out &= either;
		months->score[i].stands_out &= either;
	}
}

/* False when the series is too short. */
static bool judge(const struct series *series, struct arena *arena, struct months *out)
{
	const size_t n = series->count;
	size_t known_months = 0;
	double *t = arena_alloc(arena, n * sizeof(*t));
	bool *known = arena_alloc(arena, n * sizeof(*known));
	int *season = arena_alloc(arena, n * sizeof(*season));
	*out = (struct months){
		.series = series,
		.raw = arena_alloc(arena, n * sizeof(*out->raw)),
		.adjusted = arena_alloc(arena, n * sizeof(*out->adjusted)),
		.hampel = arena_alloc(arena, n * sizeof(*out->hampel)),
		.score = arena_alloc(arena, n * sizeof(*out->score)),
	};
	for (size_t i = 0; i < n; i++) {
		const struct point *point = &series->points[i];
		out->raw[i] = (double)point->value;
		known[i] = point->known;
		known_months += point->known;
		season[i] = period_month_number(point->period) - 1;
		t[i] = point->period.year + season[i] / 12.0;
	}
	struct sample sample = {.n = n,
				.t = t,
				.y = out->raw,
				.known = known,
				.season = season,
				.seasons = SEASONS};
	if (known_months < MONTHS_NEEDED)
		return false;
	const size_t reach = known_months >= LONG_SERIES ? WIDE_REACH : REACH;
	const bool seasonal = seasonal_adjust(sample, out->adjusted) == STAT_OK;
	if (!seasonal)
		out->adjusted = out->raw;
	sample.y = out->adjusted;
	modified_z(sample, out->score);
	hampel_filter(sample, reach, out->hampel);
	sample.y = out->raw;
	if (seasonal && known_months < LONG_SERIES)
		confirm(sample, arena, out);
	return true;
}

/* The same month of the year before, or NULL. */
static const struct point *year_before(const struct series *series, size_t at)
{
	const struct period month = series->points[at].period;
	const struct period before =
		period_month(month.year - 1, period_month_number(month));
	for (size_t i = at; i-- > 0;)
		if (period_compare(series->points[i].period, before) == 0)
			return series->points[i].known ? &series->points[i] : NULL;
	return NULL;
}

static cents size_of(cents amount)
{
	return amount < 0 ? -amount : amount;
}

static bool is_large(cents amount, cents before)
{
	const cents change = size_of(amount - before);
	return change > CHANGE_LEAST && change > size_of(before) / CHANGE_SHARE;
}

/* The amount of an ordinary month of this season. */
static cents usual(const struct months *months, size_t i, const struct outlier *outlier)
{
	const double season = months->raw[i] - months->adjusted[i];
	cents amount = 0;
	money_from_double((outlier->median + season) / 100.0, &amount);
	return amount;
}

/* What a month is, and what it is compared with. */
static enum finding_id judge_point(const struct months *months, size_t i, cents *expected)
{
	const cents value = months->series->points[i].value;
	const struct point *before = year_before(months->series, i);
	const bool hampel = months->hampel[i].stands_out;
	if (!hampel && !months->score[i].stands_out)
		return FINDING_COUNT;
	*expected = before ? before->value : 0;
	if (before && is_large(value, before->value))
		return FINDING_month_change;
	*expected = usual(months, i, hampel ? &months->hampel[i] : &months->score[i]);
	if (!is_large(value, *expected))
		return FINDING_COUNT;
	return hampel ? FINDING_hampel_outlier : FINDING_modified_z_outlier;
}

static void check_point(struct checks *checks, struct check_spots *spots,
			const struct months *months, size_t i)
{
	const struct series *series = months->series;
	const struct point *point = &series->points[i];
	const member period = member_of(checks, point->period);
	cents expected = 0;
	const enum finding_id id = judge_point(months, i, &expected);
	if (id == FINDING_COUNT || period == MEMBER_NONE || !in_scope(checks, period))
		return;
	const struct check_subject subject = {.municipality = series->municipality,
					      .month = point->period,
					      .stage = STAGE_ACTUAL,
					      .task_field = series->key};
	const member key[] = {series->municipality, period, STAGE_ACTUAL, series->key};
	const size_t row = check_row(checks, id, check_subject(checks, subject),
				     value_money(point->value), value_money(expected));
	check_spot(spots, row, key);
}

static bool has_months(const struct book *book)
{
	for (member m = 1; m < book->axis[AXIS_PERIOD].count; m++)
		if (period_grain(book->axis[AXIS_PERIOD].entries[m].period) ==
		    GRAIN_MONTH)
			return true;
	return false;
}

void check_outliers(struct checks *checks)
{
	const struct series_request request = {.axis = AXIS_TASK_FIELD,
					       .measure = MEASURE_NET,
					       .stage = STAGE_ACTUAL,
					       .grain = GRAIN_MONTH};
	struct check_spots spots = {
		.axes = {AXIS_MUNICIPALITY, AXIS_PERIOD, AXIS_STAGE, AXIS_TASK_FIELD},
		.naxes = 4,
		.kind = SPOT_LARGEST};
	if (!filter_keeps(&checks->filter, AXIS_STAGE, STAGE_ACTUAL) ||
	    !has_months(checks->book))
		return;
	struct filter filter = checks->filter;
	filter.keep[AXIS_YEAR] = filter.keep[AXIS_QUARTER] = filter.keep[AXIS_PERIOD] =
		NULL;
	filter.history = true;
	struct series_set set =
		series_build(checks->book, &filter, &request, checks->arena);
	for (size_t s = 0; s < set.count; s++) {
		struct months months;
		if (set.list[s].key == MEMBER_NONE ||
		    !judge(&set.list[s], checks->arena, &months))
			continue;
		for (size_t i = 0; i < set.list[s].count; i++)
			check_point(checks, &spots, &months, i);
	}
	check_spots_place(checks, &spots);
}
