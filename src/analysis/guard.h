/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * guard - which rows of a table to hide beside those that rest on too few people
 */
#ifndef SDGRIP_GUARD_H
#define SDGRIP_GUARD_H

#include "cell_audit.h"
#include "disclosure.h"

struct guard {
	const struct guarded *g;
	int64_t threshold;
	size_t rows;
	bool *small;  /* by row: rests on too few people */
	bool *hidden; /* by row: those to start with, and what guard_find adds */
	bool *stays;  /* by row: hidden for another reason already */
	bool whole;   /* some line could not be protected and is hidden as a whole */
	bool many;    /* too many rows to be weighed one by one: all are hidden */
	bool without_total; /* a column can only be protected by hiding its total */
	struct audit audit; /* a cell per row; of guard.c alone */
	struct arena *arena;
};

/* Numbers the lines from `next` on, by row; returns the number after the last. */
uint32_t guard_number(const size_t *line, size_t rows, uint32_t next, uint32_t *node,
		      struct arena *arena);
void guard_find(struct guard *guard);

/* What one column, or the number of people, asks for in the rows of one line. */
struct line_measure {
	const struct audit_cell *cells; /* by row of the line: value, width, up, single */
	bool any_sign;
};

/* The same question for the rows of one line that are in no other sum, however many they
 * are: what the rest of the hidden rows add up to is then all that matters. Fills
 * `hidden`, which holds the small rows to start with. False when even the whole line does
 * not protect them; all is hidden then. */
bool guard_line(const struct line_measure *measures, size_t count, size_t rows,
		bool *hidden, struct arena *arena);

#endif
