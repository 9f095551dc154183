/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * quarters - quarterly reports whose amounts run from 1 January
 *
 * Only the user knows whether they do. A cumulative quarter becomes the difference with
 * the report before it, so that quarters add up and the latest report is the year to
 * date. Where reports are missing, the amount belongs to several quarters together; the
 * book says which.
 */
#ifndef SDGRIP_QUARTERS_H
#define SDGRIP_QUARTERS_H

#include "book.h"

enum quarters_rule { QUARTERS_NOT_SAID, QUARTERS_CUMULATIVE, QUARTERS_SEPARATE };

/* The end of a message about a report of which this is not said. */
#define QUARTERS_ASK                                                             \
	"expected quarters = cumulative (amounts from 1 January) or quarters = " \
	"separate in sdgrip.ini, or FILE@quarters=cumulative"

struct quarters {
	struct quarters_given *list; /* what was read, by municipality, year and stage */
	size_t count, room, last;
};

void quarters_init(struct quarters *quarters);
void quarters_release(struct quarters *quarters);

/* Says that a fact of this quarter was read. -1 when cumulative and separate quarters of
 * one year would be mixed, with an error the first time. */
int quarters_note(struct quarters *quarters, const struct book *book,
		  const struct fact *fact, enum quarters_rule rule, const char *file,
		  struct diags *diags);

/* Takes each cumulative quarter from the next one that was read. After all files, before
 * book_finish. 0 or -1. */
int quarters_finish(struct quarters *quarters, struct book *book, struct diags *diags);

#endif
