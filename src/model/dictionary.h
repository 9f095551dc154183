/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * dictionary - codes of one axis as small numbers
 */
#ifndef SDGRIP_DICTIONARY_H
#define SDGRIP_DICTIONARY_H

#include "book.h"

/* Holds MEMBER_NONE and the fixed members of the axis, labelled from the labels
 * "member:AXIS.CODE". */
void dictionary_init(struct dictionary *dictionary, enum axis axis,
		     const struct labels *labels);
void dictionary_release(struct dictionary *dictionary);

member dictionary_find(const struct dictionary *dictionary, const char *code);
/* The member for a code, added when new; "" and NULL give MEMBER_NONE. The text is
 * copied into the arena. */
member dictionary_add(struct dictionary *dictionary, struct arena *arena,
		      const char *code);

/* Label "member:AXIS.CODE", or NULL. labels may be NULL. */
const struct label *dictionary_label(const struct labels *labels, enum axis axis,
				     const char *code);

/* Sorts all but MEMBER_NONE and the fixed members of the axis: by period, then by
 * text. Returns the new member by old member, to be freed by the caller. */
member *dictionary_sort(struct dictionary *dictionary, enum axis axis);

#endif
