/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * rejects - rows that were read and not loaded, on their way to the file of --rejects
 *
 * Plain data: importers fill it, the command line writes it. A row can be rejected only
 * for what it says itself; no fact of it is in the book. Corrected, the file can be read
 * again beside its source: the reader knows it by its first column.
 */
#ifndef SDGRIP_REJECTS_H
#define SDGRIP_REJECTS_H

#include "arena.h"

#include <stdbool.h>
#include <stddef.h>

/* The columns before those of the source. */
#define REJECTS_FILE   "sdgrip_file"
#define REJECTS_LINE   "sdgrip_line"
#define REJECTS_REASON "sdgrip_reason"

struct rejected {
	const char *file;
	size_t line;
	const char *reason;       /* what the messages said, joined by "; " */
	const char *const *cells; /* what may be written of it; of a broken record its
				     text */
	size_t count;             /* 0: only the number of the row may be written */
};

/* Rows of one layout, that can be read in one way: one file. */
struct reject_layout {
	const char *const *headers;
	size_t nheaders;
	char delimiter;
	const char *given; /* what must stand behind FILE@ to read it again */
	struct rejected *rows;
	size_t count, room;
};

struct rejects {
	struct arena arena;
	struct reject_layout *layouts;
	size_t count, room;
};

void rejects_init(struct rejects *rejects);
void rejects_release(struct rejects *rejects);

/* The name of the file of a layout, from 1: FILE, then FILE with -2, -3 before its
 * extension. In arena. */
const char *rejects_path(const char *path, size_t number, struct arena *arena);

#endif
