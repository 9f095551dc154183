/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * check_years - bookings of another year than the rest of their file, and care that was
 * given in another year than it could be billed in
 */
#include "check.h"

#include "sums.h"

#include <stdlib.h>

enum {
	FILE_ROWS = 20,      /* a file with fewer says nothing about its year */
	FILE_SHARE = 20,     /* at most one row in so many may be of another year */
	CARE_YEARS_BACK = 1, /* bills of the year before are usual */
};

/* Some bookings of the outcome together. */
struct heap {
	member municipality, year;
	int care_year;
	enum finding_id id;
	cents net;
	int64_t rows, in_scope;
	const struct origin *first;
};

static bool is_actual(const struct checks *checks, size_t row)
{
	const struct facts *facts = &checks->book->table[TABLE_SPENDING];
	return facts_member(facts, AXIS_STAGE, row) == STAGE_ACTUAL;
}

static member year_of(const struct checks *checks, size_t row)
{
	const struct facts *facts = &checks->book->table[TABLE_SPENDING];
	return checks->book->year_of[facts_member(facts, AXIS_PERIOD, row)];
}

static void add_row(const struct checks *checks, struct heap *heap, size_t row)
{
	const struct facts *facts = &checks->book->table[TABLE_SPENDING];
	const bool revenue = facts_member(facts, AXIS_SIDE, row) == SIDE_REVENUE;
	heap->rows++;
	if (!filter_passes(&checks->filter, TABLE_SPENDING, row))
		return;
	heap->net += revenue ? -facts->value[row] : facts->value[row];
	if (heap->in_scope++ > 0)
		return;
	heap->municipality = facts_member(facts, AXIS_MUNICIPALITY, row);
	heap->year = year_of(checks, row);
	heap->first = facts->origin ? &facts->origin[row] : NULL;
}

static void report_heap(struct checks *checks, const struct heap *heap)
{
	const struct check_subject subject = {.municipality = heap->municipality,
					      .year = heap->year,
					      .stage = STAGE_ACTUAL,
					      .care_year = heap->care_year};
	const size_t row = check_row(checks, heap->id, check_subject(checks, subject),
				     value_money(heap->net), value_none());
	check_place(checks, row, heap->first, heap->in_scope);
}

/* The year in which nearly all bookings of a file lie, or MEMBER_NONE. */
static member year_of_file(const struct heap *heaps, size_t nyears)
{
	int64_t rows = 0;
	member year = MEMBER_NONE;
	for (member y = 1; y < nyears; y++) {
		rows += heaps[y].rows;
		if (heaps[y].rows > heaps[year].rows)
			year = y;
	}
	const bool clear =
		rows >= FILE_ROWS && FILE_SHARE * (rows - heaps[year].rows) <= rows;
	return clear ? year : MEMBER_NONE;
}

void check_file_years(struct checks *checks)
{
	const struct book *book = checks->book;
	const struct facts *facts = &book->table[TABLE_SPENDING];
	const size_t nyears = book->axis[AXIS_YEAR].count;
	struct heap *heaps =
		arena_alloc(checks->arena, (book->nfiles + 1) * nyears * sizeof(*heaps));
	for (size_t row = 0; facts->origin && row < facts->rows; row++) {
		const uint32_t file = facts->origin[row].file;
		if (is_actual(checks, row) && file < book->nfiles &&
		    year_of(checks, row) != MEMBER_NONE)
			add_row(checks, &heaps[file * nyears + year_of(checks, row)],
				row);
	}
	for (size_t file = 0; file < book->nfiles; file++) {
		struct heap *of_file = &heaps[file * nyears];
		const member year = year_of_file(of_file, nyears);
		for (member y = 1; year != MEMBER_NONE && y < nyears; y++) {
			of_file[y].id = FINDING_outside_year;
			if (y != year && of_file[y].in_scope > 0)
				report_heap(checks, &of_file[y]);
		}
	}
}

/* Months since year 0 of the first and last month of a period. */
static int first_month(struct period period)
{
	const int quarter = period_quarter_number(period);
	const int month = period_month_number(period);
	if (month > 0)
		return period.year * 12 + month - 1;
	return period.year * 12 + (quarter > 0 ? 3 * (quarter - 1) : 0);
}

/* Opening and closing entries may be about any month of their year. */
static int last_month(struct period period)
{
	const int quarter = period_quarter_number(period);
	const int month = period_month_number(period);
	if (month > 0)
		return period.year * 12 + month - 1;
	return period.year * 12 + (quarter > 0 ? 3 * quarter - 1 : 11);
}

static enum finding_id judge_care(struct period booked, struct period care)
{
	if (first_month(care) > last_month(booked))
		return FINDING_care_after_booking;
	if (care.year < booked.year - CARE_YEARS_BACK)
		return FINDING_care_outside_year;
	return FINDING_COUNT;
}

struct heaps {
	struct heap *list;
	size_t count, room;
};

/* From the last one back: the book is in order of time. */
static struct heap *heap_of(struct heaps *heaps, const struct heap *like)
{
	for (size_t i = heaps->count; i-- > 0;) {
		struct heap *heap = &heaps->list[i];
		if (heap->municipality == like->municipality &&
		    heap->year == like->year && heap->care_year == like->care_year &&
		    heap->id == like->id)
			return heap;
	}
	heaps->list =
		xgrow(heaps->list, &heaps->room, heaps->count + 1, sizeof(*heaps->list));
	heaps->list[heaps->count] = *like;
	return &heaps->list[heaps->count++];
}

static int compare_heaps(const void *a, const void *b)
{
	const struct heap *left = a, *right = b;
	const int64_t differences[] = {(int64_t)left->id - (int64_t)right->id,
				       (int64_t)left->municipality -
					       (int64_t)right->municipality,
				       (int64_t)left->year - (int64_t)right->year,
				       left->care_year - right->care_year};
	for (size_t i = 0; i < sizeof(differences) / sizeof(differences[0]); i++)
		if (differences[i] != 0)
			return differences[i] < 0 ? -1 : 1;
	return 0;
}

void check_care(struct checks *checks)
{
	const struct book *book = checks->book;
	const struct facts *facts = &book->table[TABLE_SPENDING];
	struct heaps heaps = {.count = 0};
	for (size_t row = 0; row < facts->rows; row++) {
		const member care = facts_member(facts, AXIS_CARE_PERIOD, row);
		const member booked = facts_member(facts, AXIS_PERIOD, row);
		if (care == MEMBER_NONE || facts->value[row] == 0 ||
		    !is_actual(checks, row))
			continue;
		const struct period given =
			book->axis[AXIS_CARE_PERIOD].entries[care].period;
		const struct heap like = {
			.municipality = facts_member(facts, AXIS_MUNICIPALITY, row),
			.year = year_of(checks, row),
			.care_year = given.year,
			.id = judge_care(book->axis[AXIS_PERIOD].entries[booked].period,
					 given)};
		if (like.id != FINDING_COUNT)
			add_row(checks, heap_of(&heaps, &like), row);
	}
	if (heaps.count > 0)
		qsort(heaps.list, heaps.count, sizeof(*heaps.list), compare_heaps);
	for (size_t i = 0; i < heaps.count; i++)
		if (heaps.list[i].in_scope > 0)
			report_heap(checks, &heaps.list[i]);
	free(heaps.list);
}
