/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * control - what the user said beforehand about all files together: how many rows may be
 * rejected, what the amounts add up to
 */
#ifndef SDGRIP_CONTROL_H
#define SDGRIP_CONTROL_H

#include "book.h"
#include "options.h"

/* Counts the rejected rows of all files. */
struct control {
	size_t rejected, most;
	bool stopped; /* more than `most` were rejected: nothing more is read */
};

void control_init(struct control *control, const struct settings *settings);

/* One more row is rejected. False, with an error, when that is one too many. */
bool control_reject(struct control *control, const struct place *place,
		    struct diags *diags);

/* -1, with an error, when what was loaded differs from --expect-total. */
int control_total(const struct book *book, const struct settings *settings,
		  struct diags *diags);

#endif
