/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * encoding - which encoding the bytes of a file are in; decides, never converts
 */
#ifndef SDGRIP_ENCODING_H
#define SDGRIP_ENCODING_H

#include "diag.h"

#include <stddef.h>

struct encoding {
	const char *name;    /* "utf-8", "windows-1252", "utf-16le", ... */
	const char *decided; /* "bom", "nul pattern", "valid", "fallback" */
	size_t skip;         /* bytes of the byte order mark */
};

/* BOM, else NUL patterns (UTF-16), else strict UTF-8, else Windows-1252. Bytes that
 * fit nothing, or that make no sense as Windows-1252, are an error with their line. 0
 * or -1. */
int encoding_decide(struct encoding *encoding, const char *bytes, size_t size,
		    const char *file, struct diags *diags);

/* The physical line, from 1, on which the byte at `offset` stands. */
size_t line_at(const char *bytes, size_t size, size_t offset);

#endif
