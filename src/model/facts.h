/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * facts - one table of the book: columns that exist only where the plan keeps them
 */
#ifndef SDGRIP_FACTS_H
#define SDGRIP_FACTS_H

#include "book.h"

/* A fact as it goes into a table: one source cell, or a row of another book. */
struct addition {
	const struct fact *fact; /* axes that are not kept are MEMBER_NONE */
	uint32_t cells, unknown;
	bool booked;
};

/* Makes the columns of the axes in `axes`, so that a column that is there is a column
 * that is kept. */
void facts_init(struct facts *facts, uint32_t axes, bool origins, bool terms);
void facts_release(struct facts *facts);

/* Where the hash table has, or will have, the row of this key: its number + 1, or 0.
 * Room for one more row is made. */
uint32_t *facts_slot(struct facts *facts, const member *key);
void facts_append(struct facts *facts, const struct addition *new);

/* Adds all facts of `from`; moved gives the new member by axis and old member. 0 or
 * -1. */
int facts_merge(struct book *into, const struct book *from, member *const *moved,
		size_t files_before, struct diags *diags);

/* Sorts the rows by their key, then as they came. Nothing can be added afterwards. */
void facts_sort(struct facts *facts);

/* Drops the rows that are not to be kept; the others stay in their order. After
 * facts_sort. */
void facts_keep(struct facts *facts, const bool *keep);

/* Member of a stored or derived axis; MEMBER_NONE where the table did not keep it.
 * After book_finish. */
static inline member fact_member(const struct book *book, const struct facts *facts,
				 enum axis axis, size_t row)
{
	if (axis >= AXIS_STORED) {
		const member *periods = facts->axis[AXIS_PERIOD];
		if (!periods)
			return MEMBER_NONE;
		return (axis == AXIS_YEAR ? book->year_of
					  : book->quarter_of)[periods[row]];
	}
	return facts->axis[axis] ? facts->axis[axis][row] : MEMBER_NONE;
}

#endif
