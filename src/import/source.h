/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * source - the bytes of one input as UTF-8 text
 */
#ifndef SDGRIP_SOURCE_H
#define SDGRIP_SOURCE_H

#include "arena.h"
#include "diag.h"

#include <stddef.h>

struct source {
	struct arena arena;
	const char *name; /* as given; "-" for standard input */
	char *text;       /* UTF-8, no BOM, NUL-terminated; line ends as they were */
	size_t length;
	const char *encoding; /* "utf-8", "windows-1252", "utf-16le", ... or what the user
				 named */
	const char *decided;  /* "bom", "valid", "nul pattern", "fallback", "option" */
	const char *sha256;   /* of the bytes as stored (before unpacking) */
};

void source_init(struct source *source);
void source_release(struct source *source);

/* Reads a file or "-" (standard input), unpacks .gz, converts to UTF-8. encoding NULL:
 * decided from the bytes (BOM; NUL patterns; strict UTF-8; Windows-1252). A byte that
 * fits nothing, or a Windows-1252 sign other than apostrophes and dashes between
 * letters, is an error with its line. A directory, a missing file, an empty file are
 * errors. */
int source_read(struct source *source, const char *path, const char *encoding,
		struct diags *diags);

/* A name as the ini of that folder means it; an absolute path and "-" stay as they are.
 */
const char *path_in(struct arena *arena, const char *folder, const char *name);

/* Expands a glob relative to folder ("" or NULL: as given) into sorted paths in arena,
 * NULL-terminated. A pattern without wildcards gives itself; one that matches nothing
 * is an error. */
const char **source_expand(const char *pattern, const char *folder, struct arena *arena,
			   struct diags *diags, const struct place *place);

#endif
