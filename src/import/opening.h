/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * opening - a file from its name to its header line: its bytes, its dialect, its importer
 */
#ifndef SDGRIP_OPENING_H
#define SDGRIP_OPENING_H

#include "dialect.h"
#include "jobs.h"

struct opening {
	struct diags *diags;
	struct arena *arena;
	struct seen {
		const char *sha256, *path;
		uint64_t text; /* hash of the text as UTF-8 */
		size_t length;
	} * seen; /* contents that were read */
	size_t nseen, seen_room;
};

void opening_release(struct opening *opening);

/* Reads the file, once. The same content twice would be added twice: an error, also when
 * it is packed or encoded in another way. 0 or -1. */
int opening_load(struct opening *opening, struct job *job, const char *encoding);
void opening_unload(struct job *job);

/* Decides with the header line that fits the profile (NULL: any importer); when none
 * does, with the line that looks most like one, so that a message can say what is there.
 * delimiter 0 and header_line 0: to be found. 0 or -1. */
int opening_decide(struct opening *opening, const struct job *job,
		   const struct profile *profile, char delimiter, size_t header_line,
		   struct dialect *dialect);

/* Finds the importer of a file by its columns. 0 or -1. */
int opening_detect(struct opening *opening, struct job *job);

/* The last value given for a key behind the file or as an option; NULL: none. */
const char *job_given(const struct job *job, const char *key);

#endif
