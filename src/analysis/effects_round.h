/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * effects_round - a table of fractions of cents as whole cents, rows and columns right
 *
 * Controlled rounding: every row has a whole total, every column is rounded first. With
 * three columns there is always a table in which each cell is its fraction rounded down
 * or up (Causey, Cox and Ernst 1985, J. Am. Stat. Assoc. 80); of those the one nearest to
 * the fractions is taken, by moving cents along the cheapest path.
 */
#ifndef SDGRIP_EFFECTS_ROUND_H
#define SDGRIP_EFFECTS_ROUND_H

#include "effects.h"
#include "fixed.h"

struct exact_row {
	struct fixed cell[SPLIT_EFFECTS]; /* add up to `total` */
	cents total;
};

/* Rounds the columns in `used` (bits) of one row by largest remainder; other cells become
 * 0. False when something does not fit. */
bool round_row(const struct exact_row *row, unsigned used, cents *cells);

/* Rounds n rows so that columns add up to `columns`. cells: n times SPLIT_EFFECTS. */
bool round_rows(const struct exact_row *rows, size_t n, unsigned used,
		const cents *columns, cents *cells);

#endif
