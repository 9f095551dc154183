/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * codetables - one code table while it is read: what codetables.c and table_rows.c share
 */
#ifndef SDGRIP_CODETABLES_H
#define SDGRIP_CODETABLES_H

#include "codes.h"
#include "diag.h"
#include "labels.h"

#include <stdbool.h>
#include <stddef.h>

enum { TABLE_COLUMNS = 9 };

struct code_table;

struct loading {
	const struct code_table *table;
	struct codes *codes;        /* NULL for the labels */
	struct labels *labels;      /* NULL for a code table */
	size_t ncolumns;            /* of the file */
	size_t at[TABLE_COLUMNS];   /* where the columns of the table stand in it */
	struct place place;         /* of the row that is being read */
	size_t *lines, count, room; /* of the rows read so far */
	struct diags *diags;
	int result;
};

/* Which columns a table must have, and what becomes of their cells, in the same order. */
struct code_table {
	const char *name;
	const char *columns[TABLE_COLUMNS]; /* ended by NULL */
	int (*row)(struct loading *loading, const char *const *cells);
	int (*done)(
		struct loading *loading); /* after the last row; NULL: nothing to check */
};

/* In the order in which they must be read; ended by a NULL name. */
extern const struct code_table code_tables[];
extern const struct code_table label_table;

/* standard_rows.c */
int standard_code_row(struct loading *loading, const char *const *cells);
/* index_rows.c */
int price_index_row(struct loading *loading, const char *const *cells);

/* table_cells.c; each int is 0, or -1 with an error that names the place and the
 * column. */
int cell_refuse(struct loading *loading, const char *column, const char *found,
		const char *expected);
int row_refuse_again(struct loading *loading, const char *code);
/* The first `columns` cells must hold something. */
int cells_need(struct loading *loading, const char *const *cells, size_t columns);
int cell_year(struct loading *loading, const char *column, const char *cell, int *year);
/* An empty cell is 0: no last year. */
int cell_last_year(struct loading *loading, const char *cell, int *year);
/* Two cells: valid_from, valid_to. */
int cells_validity(struct loading *loading, const char *const *cells, int *from, int *to);
int cell_whole(struct loading *loading, const char *column, const char *cell,
	       long *value);
bool cell_is_digits(const char *text);
bool cell_is_one_of(const char *text, const char *const *words); /* ended by NULL */
/* Both spans include their last year; 0: no last year. */
bool years_overlap(int from, int to, int other_from, int other_to);

#endif
