/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * rows - records of delimited text with their line numbers; the only user of libcsv
 *
 * libcsv 3.0.3 accepts broken quotes unless both strict options are set, drops blank
 * lines, trims unquoted fields, knows no line numbers and cannot go on after an
 * error. So rows.c counts physical lines, restarts after a broken record at the next
 * line, and caps a field at 1 MiB and a record at 16 MiB or 4096 cells.
 */
#ifndef SDGRIP_ROWS_H
#define SDGRIP_ROWS_H

#include "diag.h"

#include <stdbool.h>
#include <stddef.h>

struct row {
	size_t line; /* physical line on which the record starts, 1-based */
	size_t count;
	const char *const
		*cells; /* NUL-terminated UTF-8, ends trimmed; valid during the call */
	bool broken;   /* an open quote or a cap passed: count 0, the error is in diags */
	bool too_wide; /* broken: it has more than 4096 cells */
	bool bad; /* the cells are there, but not right: the error is in diags; JSON only
		   */
	const char *text; /* broken: its first line, with its end */
	size_t length;
};

/* Calls each() for every record, blank lines too (count 0, broken false). each()
 * returns 0, or non-zero to stop early. `file` is for messages; diags NULL: broken
 * records are reported to each() only. Returns 0, or -1 when any record was broken. */
int rows_read(const char *text, size_t length, char delimiter, const char *file,
	      struct diags *diags, int (*each)(void *context, const struct row *row),
	      void *context);

#endif
