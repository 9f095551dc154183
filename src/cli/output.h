/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * output - the place the report goes to: standard output, or a file that appears whole or
 * not at all
 */
#ifndef SDGRIP_OUTPUT_H
#define SDGRIP_OUTPUT_H

#include "arena.h"
#include "diag.h"

#include <stdio.h>

struct output {
	struct arena arena;
	const char *path;   /* NULL: standard output */
	const char *target; /* the regular file behind path; NULL: a device or pipe */
	char *temporary;    /* beside target, until it is renamed */
	FILE *stream;
};

/* Opens standard output, a temporary file beside path, or path itself when that is a
 * device or pipe. 0 or -1. */
int output_open(struct output *output, const char *path, struct diags *diags);
/* The same for a file that only its owner may read, whatever is there: a file, never a
 * link, device or pipe. */
int output_open_private(struct output *output, const char *path, struct diags *diags);
/* Flushes; for a file also fsync and rename. Any write error since output_open is an
 * error here, and then nothing is left behind. Releases everything. 0 or -1. */
int output_commit(struct output *output, struct diags *diags);

#endif
