/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * message - a message of iWmo or iJw, release 3.2, as a table with one row for each
 * billed line, granted product, start or stop
 *
 * The facts of its header stand in the first columns of every row, so that the reader
 * treats it like any other table. Nothing of it is kept in memory but the row at hand:
 * each pass reads the text again.
 */
#ifndef SDGRIP_MESSAGE_H
#define SDGRIP_MESSAGE_H

#include "dialect.h"
#include "message_forms.h"
#include "rows.h"
#include "source.h"

struct message {
	const struct source *source;
	const struct message_form *form;
	bool youth;        /* of iJw, else of iWmo */
	const char *space; /* namespace of its outermost element */
	size_t lines;      /* rows */
};

/* What the outermost element says: which message it is. Errors: none that is read. 0 or
 * -1. */
int message_look(struct message *message, const struct source *source,
		 struct arena *arena, struct diags *diags);

/* Reads all of it once. Errors: what is missing, amounts that are none, a sum that is not
 * the declared total. *dialect holds the message and its columns, in arena. 0 or -1. */
int message_read(struct dialect *dialect, const struct source *source,
		 struct arena *arena, struct diags *diags);

/* As rows_read, over the rows of a message that message_read found right. */
int message_rows(const struct message *message,
		 int (*each)(void *context, const struct row *row), void *context);

/* "message 323 of iJw" */
const char *message_name(const struct message *message, struct arena *arena);

#endif
