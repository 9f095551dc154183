/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * citizen - what could be the number of a citizen (burgerservicenummer, BSN)
 *
 * A number passes when 9a+8b+7c+6d+5e+4f+3g+2h-1i is a positive multiple of 11; one of 8
 * digits lacks its leading 0 (Besluit BSN; the "elfproef"). One number in eleven passes
 * by chance.
 */
#ifndef SDGRIP_CITIZEN_H
#define SDGRIP_CITIZEN_H

#include "arena.h"

#include <stdbool.h>
#include <stddef.h>

/* 8 or 9 digits that pass; `digits` holds nothing else up to `length`. */
bool citizen_number(const char *digits, size_t length);

/* A whole cell: the number, with or without points, blanks or hyphens between its digits
 * (1234.56.782), as Excel writes text (="123456782", '123456782) or as programs that take
 * it for an amount do (123456782.0, 123456782,00). */
bool citizen_cell(const char *cell);
/* Its digits, nine with the leading 0, in `digits`. Returns how many the cell had: 8 or
 * 9; 0: it does not pass. */
enum { CITIZEN_SIZE = 10 };
size_t citizen_digits(const char *cell, char digits[CITIZEN_SIZE]);

/* A cell without blanks around it and without Excel's ="..." or '; not terminated. */
const char *citizen_bare(const char *cell, size_t *length);

/* Where in free text the next such number begins, and its length with the points, blanks
 * or hyphens between its digits, of nine in the usual groups strokes and a mixture too;
 * NULL: nowhere. Digits that are part of a longer number do not count, nor do dates and
 * years with separators (03-01-2025, 2024-2025). */
const char *citizen_find(const char *text, size_t *length);

/* A number of nine digits stands in the cell beside other text: "Client 123456782". */
bool citizen_within(const char *cell);

/* The text with #hidden for every such number; the text itself when it holds none. In the
 * name of a file dates count as dates: 20250101 stays. In what is read as a code only
 * nine digits count: of eight it is mostly a cost centre. */
const char *citizen_hide(struct arena *arena, const char *text);
const char *citizen_hide_name(struct arena *arena, const char *name);
const char *citizen_hide_code(struct arena *arena, const char *code);

#endif
