/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * words - what files write for the fixed members: "Lasten" is expense, "begroting" is
 * budget
 */
#ifndef SDGRIP_WORDS_H
#define SDGRIP_WORDS_H

#include "arena.h"
#include "book.h"

#include <stdbool.h>

/* True for axes whose members are fixed: stage, side, nature, entry, form, domain,
 * indicator, kind. */
bool words_fixed(enum axis axis);

/* The member that a word means on such an axis; MEMBER_NONE when it means none. Folds. */
member words_find(enum axis axis, const char *text, struct arena *arena);

/* "budget, change, revised": the codes of an axis, for messages. */
const char *words_list(enum axis axis, struct arena *arena);

/* The official name of one of the twelve clusters of the gemeentefonds, or NULL. */
const char *cluster_find(const char *text, struct arena *arena);
const char *cluster_nearest(const char *text);

/* True when `word` is one of the parts of a list like "a|b|c"; both folded already. */
bool list_has(const char *list, const char *word);

/* A folded header that says of each amount whether it counts for or against: V/N, D/C. */
bool is_letter_header(const char *header);

/* True when the text begins with a word for a total: "Totaal", "Subtotal". */
bool text_is_total(const char *text);

/* A cell for a message: at most 40 bytes of it, cut between characters, without numbers
 * of citizens. */
const char *cell_shown(const char *text, struct arena *arena);

/* The parts of "a, b, c", trimmed, NULL-terminated, in arena. */
const char **list_split(const char *text, struct arena *arena);

#endif
