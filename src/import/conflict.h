/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * conflict - two sources must not give the same stage of the same municipality and year
 *
 * They would be added, and a figure that is twice as high looks right at first sight.
 */
#ifndef SDGRIP_CONFLICT_H
#define SDGRIP_CONFLICT_H

#include "book.h"

struct conflict_entry;

/* The source of corrected rows that were rejected before: they complete another source.
 */
#define SOURCE_COMPLETES SIZE_MAX

struct conflicts {
	struct conflict_entry *entries;
	size_t count, room;
	uint32_t *slots;
	size_t nslots;
	size_t last; /* the entry of the previous fact: files are sorted */
	struct told {
		const char *first, *second;
		member stage;
		int year;
	} * told; /* reported already: once per pair of files, stage and year */
	size_t ntold, told_room;
};

void conflicts_init(struct conflicts *conflicts);
void conflicts_release(struct conflicts *conflicts);

/* Says that `file` of `source` gives this fact. -1, with an error once, when another
 * source gave it. */
int conflicts_claim(struct conflicts *conflicts, const struct book *book,
		    const struct fact *fact, size_t source, const char *file,
		    struct diags *diags);

/* The same for a quarterly report: the quarters of a year may come from several sources
 * of one family, but each from one, and the whole year not at all. */
int conflicts_claim_quarter(struct conflicts *conflicts, const struct book *book,
			    const struct fact *fact, size_t source, size_t family,
			    const char *file, struct diags *diags);

#endif
