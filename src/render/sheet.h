/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * sheet - a table as a person wants to see it: only what differs, every cell as text
 *
 * Columns without a single known value are named instead of shown; what is the same in
 * every row becomes a subtitle; a direction column goes when the amounts carry their V or
 * N. Nothing is lost by it.
 */
#ifndef SDGRIP_SHEET_H
#define SDGRIP_SHEET_H

#include "cells.h"

struct sheet_column {
	const char *title;
	bool right; /* numbers */
	bool key;   /* repeated when the table is printed in blocks */
	bool wraps; /* words: may take several lines */
};

struct sheet {
	const char *title;    /* NULL: the same as the report's */
	const char *subtitle; /* "Gemeente: Twenterand (GM1700) · Jaar: 2023", or NULL */
	const char *missing;  /* "Niet beschikbaar: Rijksmiddelen", or NULL */
	struct sheet_column *columns;
	size_t ncolumns;
	size_t nrows; /* the total, when there is one, comes after them */
	bool total;
	const char **cells; /* (nrows + total) * ncolumns */
};

/* The column of lines to copy (COLUMN_VERBATIM), or ncolumns. */
size_t sheet_verbatim(const struct table *table);
/* Whether the cells beside it differ from those of the row before. */
bool sheet_begins_group(const struct table *table, size_t row, size_t verbatim);

struct sheet sheet_make(const struct page *page, const struct table *table);

static inline const char *sheet_cell(const struct sheet *sheet, size_t row, size_t column)
{
	return sheet->cells[row * sheet->ncolumns + column];
}

#endif
