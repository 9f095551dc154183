/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * number_marks - what may surround the digits of a number in a cell
 */
#ifndef SDGRIP_NUMBER_MARKS_H
#define SDGRIP_NUMBER_MARKS_H

#include <stdbool.h>
#include <stddef.h>

/* A part of a cell; not ended by a NUL. */
struct span {
	const char *text;
	size_t length;
};

/* The digits and separators of a cell, and what stood around them. */
struct stripped {
	struct span body;
	bool negative;
	bool whole; /* ",-" or ",--" behind the digits: whole euros */
};

/* Takes everything off the digits; false when it contradicts itself: two signs, a
 * parenthesis too many. */
bool number_strip(const char *text, struct stripped *out);

/* The cell says "not known". */
bool number_unknown(const char *text);

/* Bytes of the blank at the start of the span, 0 when there is none. */
size_t number_blank(struct span span);

#endif
