/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * diag - errors and warnings with the place they belong to
 *
 * Bad input is `return diag_error(d, place, ...)` (-1), and the caller goes on with the
 * next row. Doubtful input is diag_warning. Messages: lower case, no full stop, what
 * failed first, the subject in single quotes. Nothing is printed before diags_flush.
 * Free text never goes into a message, and what looks like the number of a citizen is
 * printed as #hidden.
 */
#ifndef SDGRIP_DIAG_H
#define SDGRIP_DIAG_H

#include "arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct place {
	const char *file;   /* NULL: no file */
	size_t line;        /* 1-based physical line; 0: the whole file */
	const char *column; /* header of the column, or NULL */
};

enum severity { SEVERITY_INFO, SEVERITY_WARNING, SEVERITY_ALERT };

enum { DIAGS_PER_FILE = 20 }; /* messages listed per file; the rest is counted */

struct diags {
	struct arena arena;
	struct diag *list; /* in the order in which they came */
	size_t count, room;
	struct diag_file *files; /* what came per file, for the limit */
	size_t nfiles, files_room;
	size_t errors, warnings; /* all, listed or not */
	bool usage; /* an error about the command line or the configuration: status 2 */
	bool listening;     /* errors are also kept as one text: diags_heard */
	struct arena heard; /* of `text` */
	const char *text;
	bool strict; /* warnings are printed as errors; they are counted as warnings */
};

void diags_init(struct diags *diags);
void diags_release(struct diags *diags);

/* Always returns -1. `place` may be NULL. Strings are copied. */
int diag_error(struct diags *diags, const struct place *place, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* The same, and marks the run as a usage error (exit status 2 instead of 3). */
int diag_usage(struct diags *diags, const struct place *place, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
void diag_warning(struct diags *diags, const struct place *place, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* True when one more error at this place would be counted and neither listed nor kept: a
 * message that costs time to word needs no words then. */
bool diag_unlisted(const struct diags *diags, const struct place *place);

/* Keeps errors from here on as text too, or no longer. */
void diags_listen(struct diags *diags, bool listening);
/* What was heard since it was asked last, "column 'X': message; message", as it would be
 * printed; "" when nothing was. In arena. */
const char *diags_heard(struct diags *diags, struct arena *arena);

/* Prints "sdgrip: error: file:line: column 'X': message" lines in order, at most
 * DIAGS_PER_FILE per file, then "file: N more errors". Afterwards the list is empty, the
 * counts stay. */
void diags_flush(struct diags *diags, FILE *stream);

#endif
