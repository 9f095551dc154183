/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * check_places - from a sum that stands out back to the bookings behind it
 *
 * All rows of a rule are looked up in one pass over the book: a check of a ledger with
 * many findings must not read it once for each.
 */
#include "check.h"

#include "sums.h"

#include <stdlib.h>
#include <string.h>

struct spot {
	member key[SPOT_AXES]; /* unused axes are MEMBER_NONE */
	size_t row;            /* of the table of checks */
	const struct origin *origin;
	int64_t size; /* of the booking at origin, for SPOT_LARGEST */
	int64_t rows;
};

void check_spot(struct check_spots *spots, size_t row, const member *key)
{
	spots->list =
		xgrow(spots->list, &spots->room, spots->count + 1, sizeof(*spots->list));
	struct spot *spot = &spots->list[spots->count++];
	*spot = (struct spot){.row = row};
	memcpy(spot->key, key, spots->naxes * sizeof(*key));
}

static int compare_spots(const void *a, const void *b)
{
	const struct spot *left = a, *right = b;
	for (size_t i = 0; i < SPOT_AXES; i++)
		if (left->key[i] != right->key[i])
			return left->key[i] < right->key[i] ? -1 : 1;
	return 0;
}

static int64_t size_of(int64_t value)
{
	return value < 0 ? -value : value;
}

static void take_row(const struct checks *checks, const struct check_spots *spots,
		     const struct spot *sought, const struct filter *filter, size_t row)
{
	const struct facts *facts = &checks->book->table[TABLE_SPENDING];
	const int64_t value = facts->value[row];
	struct spot *spot = bsearch(sought, spots->list, spots->count,
				    sizeof(*spots->list), compare_spots);
	if (!spot || !filter_passes(filter, TABLE_SPENDING, row))
		return;
	spot->rows++;
	if (!facts->origin)
		return;
	if (!spot->origin ||
	    (spots->kind == SPOT_LARGEST && size_of(value) > spot->size)) {
		spot->origin = &facts->origin[row];
		spot->size = size_of(value);
	}
}

/* The members of a row on the axes of the spots. */
static struct spot key_of(const struct checks *checks, const struct check_spots *spots,
			  size_t row)
{
	const struct facts *facts = &checks->book->table[TABLE_SPENDING];
	struct spot sought = {.row = 0};
	for (size_t i = 0; i < spots->naxes; i++) {
		enum axis axis = spots->axes[i];
		sought.key[i] =
			axis == AXIS_YEAR
				? checks->book
					  ->year_of[facts_member(facts, AXIS_PERIOD, row)]
				: facts_member(facts, axis, row);
	}
	return sought;
}

static void look_up(const struct checks *checks, const struct check_spots *spots)
{
	const struct facts *facts = &checks->book->table[TABLE_SPENDING];
	struct filter filter = spots->filter ? *spots->filter : checks->filter;
	filter.keep[AXIS_STAGE] = NULL; /* the spots know which stages they mean */
	for (size_t row = 0; row < facts->rows; row++) {
		if (facts->value[row] == 0 ||
		    (spots->kind == SPOT_NEGATIVE && facts->value[row] > 0))
			continue;
		struct spot sought = key_of(checks, spots, row);
		take_row(checks, spots, &sought, &filter, row);
		/* a revised budget may be made of the original and its amendments */
		for (size_t i = 0; i < spots->naxes; i++) {
			if (spots->axes[i] != AXIS_STAGE ||
			    (sought.key[i] != STAGE_BUDGET &&
			     sought.key[i] != STAGE_CHANGE))
				continue;
			sought.key[i] = STAGE_REVISED;
			take_row(checks, spots, &sought, &filter, row);
		}
	}
}

void check_spots_place(struct checks *checks, struct check_spots *spots)
{
	if (spots->count > 0) {
		qsort(spots->list, spots->count, sizeof(*spots->list), compare_spots);
		look_up(checks, spots);
	}
	for (size_t i = 0; i < spots->count; i++)
		check_place(checks, spots->list[i].row, spots->list[i].origin,
			    spots->list[i].rows);
	free(spots->list);
	*spots = (struct check_spots){.naxes = 0};
}
