/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * check_complete - what is not there: months, providers that bill every month, task
 * fields that are booked every month
 */
#include "check.h"

#include "coverage.h"
#include "sums.h"

#include <stdlib.h>

enum { USUAL_MONTHS = 3, YEAR_MONTHS = 12 };

static bool keeps_actual(const struct checks *checks)
{
	return filter_keeps(&checks->filter, AXIS_STAGE, STAGE_ACTUAL);
}

static int ordinal_of(struct period month)
{
	return month.year * 12 + period_month_number(month) - 1;
}

static struct period month_of(int ordinal)
{
	return period_month(ordinal / 12, ordinal % 12 + 1);
}

static void check_month(struct checks *checks, const struct coverage *coverage,
			member municipality, int ordinal)
{
	const struct check_subject subject = {
		.municipality = municipality,
		.month = month_of(ordinal),
		.stage = STAGE_ACTUAL,
	};
	const struct covered *covered =
		coverage_find(coverage, municipality, subject.month.year);
	if (!covered || (!covered->whole && !covers(covered, subject.month)))
		check_row(checks, FINDING_missing_month, check_subject(checks, subject),
			  value_none(), value_none());
}

/* Between the first and the last month of the outcome of a municipality, over the
 * years. */
void check_months(struct checks *checks)
{
	if (!keeps_actual(checks))
		return;
	struct coverage coverage = coverage_build(checks->book, &checks->filter,
						  STAGE_ACTUAL, checks->arena);
	int first = 0, last = 0;
	for (size_t i = 0; i < coverage.count; i++) {
		const struct covered *covered = &coverage.list[i];
		for (int month = 0; month < 12; month++)
			if (covered->months & (1U << month)) {
				last = covered->year * 12 + month;
				first = first ? first : last;
			}
		if (i + 1 < coverage.count &&
		    covered[1].municipality == covered->municipality)
			continue;
		for (int ordinal = first; ordinal < last; ordinal++)
			check_month(checks, &coverage, covered->municipality, ordinal);
		first = last = 0;
	}
}

/* The newest month of a municipality within what is asked, as an ordinal, or 0. */
static int newest_month(const struct coverage *coverage, member municipality)
{
	int newest = 0;
	for (size_t i = 0; i < coverage->count; i++)
		for (int month = 0; month < 12; month++)
			if (coverage->list[i].municipality == municipality &&
			    (coverage->list[i].months & (1U << month)))
				newest = coverage->list[i].year * 12 + month;
	return newest;
}

static int compare_cents(const void *a, const void *b)
{
	const cents left = *(const cents *)a, right = *(const cents *)b;
	return (left > right) - (left < right);
}

static cents median_of(cents *amounts, size_t n)
{
	qsort(amounts, n, sizeof(*amounts), compare_cents);
	const cents low = amounts[(n - 1) / 2], high = amounts[n / 2];
	return money_divide(low + high, 2, ROUND_HALF_AWAY);
}

/* What bills or is booked in every month must not fall silent in the newest. */
struct silence {
	enum finding_id id;
	enum axis axis;
	bool of_year; /* all earlier months of the year, else the last USUAL_MONTHS */
};

/* The sums of one municipality and member, by period. */
static void check_member(struct checks *checks, const struct silence *rule, int newest,
			 const struct sum *sums, size_t count)
{
	const int first = rule->of_year ? newest / 12 * 12 : newest - USUAL_MONTHS;
	cents amounts[YEAR_MONTHS];
	size_t months = 0;
	for (size_t i = 0; i < count; i++) {
		const struct period period =
			checks->book->axis[AXIS_PERIOD].entries[sums[i].key[2]].period;
		const int ordinal = ordinal_of(period);
		if (period_grain(period) != GRAIN_MONTH || ordinal < first)
			continue;
		if (ordinal == newest)
			return;
		if (ordinal < newest)
			amounts[months++] = sums[i].expense.value - sums[i].revenue.value;
	}
	if (months < USUAL_MONTHS || months != (size_t)(newest - first))
		return;
	struct check_subject subject = {.municipality = sums->key[0],
					.month = month_of(newest),
					.stage = STAGE_ACTUAL};
	if (rule->axis == AXIS_PROVIDER)
		subject.provider = sums->key[1];
	else
		subject.task_field = sums->key[1];
	check_row(checks, rule->id, check_subject(checks, subject), value_none(),
		  value_money(median_of(amounts, months)));
}

static void check_silence(struct checks *checks, const struct silence *rule)
{
	if (!keeps_actual(checks) ||
	    !checks->book->table[TABLE_SPENDING].axis[rule->axis])
		return;
	const enum axis keys[] = {AXIS_MUNICIPALITY, rule->axis, AXIS_PERIOD};
	struct coverage coverage = coverage_build(checks->book, &checks->filter,
						  STAGE_ACTUAL, checks->arena);
	struct filter filter = checks->filter; /* the months before may be of last year */
	filter.keep[AXIS_YEAR] = filter.keep[AXIS_QUARTER] = filter.keep[AXIS_PERIOD] =
		NULL;
	filter.history = true;
	struct sums sums =
		sums_build(checks->book, &filter, STAGE_ACTUAL, keys, 3, checks->arena);
	for (size_t first = 0, i = 1; i <= sums.count; i++) {
		const struct sum *list = &sums.list[first];
		if (i < sums.count && sums.list[i].key[0] == list->key[0] &&
		    sums.list[i].key[1] == list->key[1])
			continue;
		const int newest = newest_month(&coverage, list->key[0]);
		if (newest > 0 && list->key[1] != MEMBER_NONE)
			check_member(checks, rule, newest, list, i - first);
		first = i;
	}
}

void check_providers(struct checks *checks)
{
	static const struct silence rule = {.id = FINDING_provider_silent,
					    .axis = AXIS_PROVIDER};
	check_silence(checks, &rule);
}

void check_task_fields(struct checks *checks)
{
	static const struct silence rule = {.id = FINDING_task_field_silent,
					    .axis = AXIS_TASK_FIELD,
					    .of_year = true};
	check_silence(checks, &rule);
}
