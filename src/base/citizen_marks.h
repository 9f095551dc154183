/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * citizen_marks - the digits of a number of a citizen, and what stands between them
 */
#ifndef SDGRIP_CITIZEN_MARKS_H
#define SDGRIP_CITIZEN_MARKS_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes of the digit at the start of the text, as 0 to 9 in `digit`; 0: there is none. */
size_t citizen_digit(const char *text, char *digit);

/* Bytes of a point, blank or hyphen, of any width; 0: nothing of the kind. */
size_t citizen_mark(const char *text);

/* 31122025, 20251231 or the years 20242025: of the numbers of citizens one in ten
 * thousand looks so. */
bool citizen_date(const char *digits, size_t count);

#endif
