/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * provenance - what every report says of where its figures come from
 */
#ifndef SDGRIP_PROVENANCE_H
#define SDGRIP_PROVENANCE_H

#include "book.h"
#include "pivot.h"
#include "report.h"

/* The first note, before anything else is said: that nothing is hidden (--internal), or
 * that more is hidden than by default. */
void report_privacy(struct report *report, const struct book *book);

/* Adds the notes on program version, scope, files (with their row and euro balance and
 * SHA-256) and the findings for the book's remarks. `program` is "sdgrip 1.2.3". */
void report_provenance(struct report *report, const struct book *book,
		       const struct scope *scope, const struct filter *filter,
		       const char *program);

/* What a remark is about: "Vijfheerenlanden 2024 budget", its stage in the words of the
 * reader. */
struct value remark_subject(struct report *report, const struct book *book,
			    const struct remark *remark);
/* Is the remark about something that the question asks for? */
bool remark_in_scope(const struct remark *remark, const struct filter *filter);

#endif
