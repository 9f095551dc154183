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

#include <stdbool.h>
#include <stddef.h>

/* 8 or 9 digits that pass; `digits` holds nothing else up to `length`. */
bool citizen_number(const char *digits, size_t length);

/* A whole cell: the number, with or without points, spaces or hyphens between its digits
 * (1234.56.782). */
bool citizen_cell(const char *cell);

/* Where in free text the next such number begins, and its length; NULL: nowhere. Digits
 * that are part of a longer number do not count. */
const char *citizen_find(const char *text, size_t *length);

#endif
