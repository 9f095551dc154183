/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * overlap - rows that stand in two files of one source
 *
 * Two exports that overlap in time are both right, and together count some rows twice.
 * Rows are the same when every cell is, whatever the order of the columns. Twice within
 * one file is legitimate: two bookings may be alike.
 */
#ifndef SDGRIP_OVERLAP_H
#define SDGRIP_OVERLAP_H

#include "book.h"

struct reader;
struct overlap_file;

struct overlaps {
	struct overlap_file *files;
	size_t count, room;
};

void overlaps_release(struct overlaps *overlaps);

/* The rows of this file are to be compared. Does nothing for a file whose rows do not say
 * when they are of: two years may hold the same row. */
void overlap_begin(struct reader *reader);
/* The row at hand was loaded, with this amount. Rows that add nothing (zeros, stocks) are
 * not compared. */
void overlap_add(struct reader *reader, int64_t amount);
/* A remark for every two files that share rows. */
void overlaps_report(const struct overlaps *overlaps, struct book *book);

#endif
