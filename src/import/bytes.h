/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * bytes - a file, a pipe or standard input as bytes in memory
 */
#ifndef SDGRIP_BYTES_H
#define SDGRIP_BYTES_H

#include "diag.h"

#include <stddef.h>

#define BYTES_MOST    ((size_t)1 << 31) /* as stored and unpacked */
#define BYTES_MESSAGE "is larger than 2 GiB; split it"

/* Bytes that grow; data has room for a NUL after size. The caller frees data. */
struct bytes {
	char *data;
	size_t size, room;
};

void bytes_reserve(struct bytes *bytes, size_t need);

/* Reads all of a path, or of standard input ("-"). Folders, disks, more than BYTES_MOST,
 * a pipe that nobody opens for writing within seconds, and a file that another program
 * changes meanwhile are errors. 0 or -1. */
int bytes_read(struct bytes *bytes, const char *path, const struct place *place,
	       struct diags *diags);

#endif
