/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * commitments_lines - pools laid together over the axes of --by, with their sums
 */
#ifndef SDGRIP_COMMITMENTS_LINES_H
#define SDGRIP_COMMITMENTS_LINES_H

#include "by.h"
#include "grant_pools.h"

/* Pools that are one row, with their sums. */
struct line {
	struct pool sum; /* key, and what can be added */
	bool expected;   /* what is to come of some pool is known */
	bool partly;     /* of some grants it is not */
	cents used, of;  /* what is expected of what was granted for the year and after */
	bool mixed;      /* learned in several ways */
};

/* Lines sorted by their key (room for one per pool), and of every pool its line.
 * `providers`: under which provider each pool stands. Returns how many. */
size_t lines_make(const struct pools *pools, const struct by *by, const member *providers,
		  struct line *lines, size_t *line_of);
/* Adds all lines up. */
struct line lines_total(const struct line *lines, size_t count);

#endif
