/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * check_pairs - task field and category that may not meet: the grey cells of Iv3
 *
 * What counts is the cell of the delivery, so the sum of a year: a booking that was
 * reversed leaves nothing behind.
 */
#include "check.h"

#include "sums.h"

enum { MUNICIPALITY, YEAR, STAGE, TASK_FIELD, CATEGORY, KEYS };

static const enum axis keys[KEYS] = {AXIS_MUNICIPALITY, AXIS_YEAR, AXIS_STAGE,
				     AXIS_TASK_FIELD, AXIS_CATEGORY};

static int year_number(const struct checks *checks, member year)
{
	return checks->book->axis[AXIS_YEAR].entries[year].period.year;
}

static void check_cell(struct checks *checks, struct check_spots *spots,
		       const member *key, const struct cell *cell)
{
	const struct book *book = checks->book;
	if (cell->value == 0 ||
	    !codes_pair_forbidden(book->codes,
				  book_code(book, AXIS_TASK_FIELD, key[TASK_FIELD]),
				  book_code(book, AXIS_CATEGORY, key[CATEGORY]),
				  year_number(checks, key[YEAR])))
		return;
	const struct check_subject subject = {.municipality = key[MUNICIPALITY],
					      .year = key[YEAR],
					      .stage = key[STAGE],
					      .task_field = key[TASK_FIELD],
					      .category = key[CATEGORY]};
	const size_t row =
		check_row(checks, FINDING_forbidden_pair, check_subject(checks, subject),
			  value_money(cell->value), value_none());
	check_spot(spots, row, key);
}

/* Which list was used for each year that has categories, or that there is none. */
static void say_lists(struct checks *checks, const bool *has_pairs)
{
	for (member year = 1; year < checks->book->axis[AXIS_YEAR].count; year++) {
		const int number = year_number(checks, year);
		const int published = codes_pairs_published(checks->book->codes, number);
		if (!has_pairs[year] || published == number)
			continue;
		if (published != 0) {
			report_note(checks->report, "pairs_assumed",
				    value_textf(checks->report, "%d (%d)", number,
						published));
			continue;
		}
		const struct check_subject subject = {.year = year};
		check_row(checks, FINDING_pairs_not_checked,
			  check_subject(checks, subject), value_none(), value_none());
	}
}

void check_pairs(struct checks *checks)
{
	bool *has_pairs = arena_alloc(checks->arena, checks->book->axis[AXIS_YEAR].count);
	/* 0.11 may not be added to other task fields, but its categories can be wrong */
	struct book open = *checks->book;
	struct filter filter = checks->filter;
	struct check_spots spots = {.naxes = KEYS, .kind = SPOT_FIRST, .filter = &filter};
	filter.book = &open;
	if (filter.all)
		open.task_result = MEMBER_NONE;
	const struct pivot *pivot = pivot_build(&open, TABLE_SPENDING, &filter, keys,
						KEYS, NULL, 0, checks->arena);
	for (size_t i = 0; i < KEYS; i++)
		spots.axes[i] = keys[i];
	for (size_t row = 0; row < pivot->nrows; row++) {
		const member *key = &pivot->rows[row * KEYS];
		if (key[TASK_FIELD] == MEMBER_NONE || key[CATEGORY] == MEMBER_NONE)
			continue;
		has_pairs[key[YEAR]] = true;
		check_cell(checks, &spots, key, pivot_cell(pivot, row, 0));
	}
	check_spots_place(checks, &spots);
	say_lists(checks, has_pairs);
}
