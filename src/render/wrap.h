/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * wrap - text in lines that fit, measured as a terminal shows them
 */
#ifndef SDGRIP_WRAP_H
#define SDGRIP_WRAP_H

#include "arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct lines {
	const char **text;
	size_t count; /* at least 1 */
};

/* Broken at blanks; a word that is longer than a line is cut. width 0: one line. */
struct lines wrap_text(struct arena *arena, const char *text, size_t width);
size_t wrap_longest_word(struct arena *arena, const char *text);

/* What stands before a text. */
struct wrap_head {
	const char *text; /* may hold colours, so its width is given apart */
	size_t width;
	size_t indent; /* column where the text starts, on every line; at least width */
};

/* The head and the text beside it. */
void wrap_print(FILE *stream, struct arena *arena, const struct wrap_head *head,
		const char *text, size_t width);

#endif
