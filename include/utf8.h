/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * utf8 - text as people write it: folding, width, nearest word
 */
#ifndef SDGRIP_UTF8_H
#define SDGRIP_UTF8_H

#include "arena.h"

#include <stdbool.h>
#include <stddef.h>

/* Length of the valid UTF-8 prefix of text; equals length when all of it is valid. */
size_t utf8_valid_prefix(const char *text, size_t length);

/* Folded copy for comparison: lower case, diacritics removed, runs of blanks,
 * underscores, hyphens and no-break spaces become one space, ends trimmed. "Cliënt_nummer
 * " -> "client nummer". */
char *text_fold(struct arena *arena, const char *text);

/* Trimmed view: ASCII blanks, no-break spaces (U+00A0, U+202F, U+2007). Writes into the
 * arena. */
char *text_trim(struct arena *arena, const char *text);
bool text_is_blank(const char *text);

/* Columns that the text takes on a terminal. */
size_t text_width(const char *text);

/* The candidate nearest to word (Damerau-Levenshtein on folded text), or NULL when none
 * is within a third of its length (at least 1) or the word has more than 256 bytes. Ties:
 * the first. */
const char *text_nearest(const char *word, const char *const *candidates, size_t count);

/* Bytes of the character at the start of text when it must not reach a terminal: control
 * characters, line separators, and the marks that change the direction of what follows;
 * else 0. */
size_t text_control(const char *text);

/* Shell-like match with * and ? on folded text ("Totaal*"). */
bool text_matches(const char *pattern, const char *text);

#endif
