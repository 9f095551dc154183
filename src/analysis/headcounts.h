/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * headcounts - counts of people that are too small to be shown
 */
#ifndef SDGRIP_HEADCOUNTS_H
#define SDGRIP_HEADCOUNTS_H

#include "people.h"

/* A count of people in the caseload that may not be shown: too small, and not public. */
bool headcount_is_small(const struct book *book, size_t row);

/* Hides small counts, and what would give them away: the other flows of a period (a stock
 * is the one before with what came in and went out), and districts of a municipality
 * that is given as a whole. Counts that CBS has published are public. The list is sorted
 * as people_collect says; a hidden count is no longer known. */
void headcounts_hide(const struct book *book, struct headcount *list, size_t count,
		     enum axis axis, struct arena *arena);

#endif
