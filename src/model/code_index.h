/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * code_index - what codes_finish builds: sorted arrays, since the tables are small and
 * read once
 */
#ifndef SDGRIP_CODE_INDEX_H
#define SDGRIP_CODE_INDEX_H

#include "codes.h"

/* One row of a table whose codes hold for some years. Sorted by code, then first year. */
struct dated {
	const char *code;
	int from, to;
	const void *row;
};

/* One way to write a municipality. Sorted by key; of equal keys the one that still
 * exists comes first. */
struct spelling {
	const char *key;
	const struct municipality *municipality;
};

struct code_index {
	/* as many as the tables have rows */
	struct dated *task_fields, *categories, *pairs;
	struct spelling *exact, *folded; /* codes, names and aliases */
	size_t nspellings;
	const char **names; /* names and aliases as written, for suggestions */
	size_t nnames;
};

/* Fills the parts of the index that find municipalities. */
void municipalities_index(struct codes *codes);

#endif
