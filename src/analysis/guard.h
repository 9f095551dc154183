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
	bool whole;   /* some line could not be protected and is hidden as a whole */
	struct audit audit; /* a cell per row; of guard.c alone */
	struct arena *arena;
};

void guard_find(struct guard *guard);

#endif
