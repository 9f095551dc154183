/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * output - the place the report goes to: standard output, or a file that appears whole or
 * not at all
 */
#ifndef SDGRIP_OUTPUT_H
#define SDGRIP_OUTPUT_H

#include "arena.h"
#include "diag.h"

#include <stdbool.h>
#include <stdio.h>

struct output {
	struct arena arena;
	const char *path;   /* NULL: standard output */
	const char *target; /* the regular file behind path; NULL: a device or pipe */
	char *temporary;    /* beside target, until it is renamed */
	FILE *stream;       /* in memory: what is written to it is the report */
	char *text;
	size_t size;
	bool private; /* for its owner only, and wiped from memory */
	bool fresh;   /* must not be there yet */
};

/* Path NULL: standard output. Nothing is opened or written before output_commit. */
void output_open(struct output *output, const char *path);
/* The same for a file that only its owner may read, whatever is there: a file, never a
 * link, device or pipe. 0 or -1. */
int output_open_private(struct output *output, const char *path, struct diags *diags);
/* The same for a private file that must not be there yet, or output_commit fails. It has
 * its own name at once, since a rename would replace what somebody else made. */
void output_open_new(struct output *output, const char *path);
/* Writes it all: to standard output, to path itself when that is a device or pipe, else
 * to a temporary file beside path, which is synced and renamed. On any error a file is
 * as it was and nothing is left behind. Releases everything. 0 or -1. */
int output_commit(struct output *output, struct diags *diags);

#endif
