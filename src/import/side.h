/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * side - what importers that take over whole rows (importer.row) are given as their state
 */
#ifndef SDGRIP_SIDE_H
#define SDGRIP_SIDE_H

#include "conflict.h"
#include "mapping.h"
#include "money.h"

struct side_state {
	struct mapping *mapping;
	struct conflicts *conflicts;
	const enum number_style *styles; /* by field */
	const char *const *headers; /* by field; NULL where the file has no such column */
	struct arena *scratch;      /* released after the file */
	const char *file;
	size_t source, file_index;
	bool fatal;   /* set by row(): the whole file fails, not the row alone */
	cents amount; /* set by row(): what the row counts for in the file's balance */
};

/* The place of a cell of a row. */
static inline struct place side_place(const struct side_state *side,
				      const struct place *row, size_t field)
{
	return (struct place){row->file, row->line, side->headers[field]};
}

#endif
