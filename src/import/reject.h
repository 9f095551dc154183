/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * reject - what becomes of a row that cannot be read
 */
#ifndef SDGRIP_REJECT_H
#define SDGRIP_REJECT_H

#include "reader.h"

/* Before the first row: errors are also kept as reasons. */
void reject_begin(struct reader *reader);
/* Counts the row at hand as rejected, with its readable amount, and keeps it when
 * --rejects was given. */
void reject_row(struct reader *reader, const struct row *row, int64_t amount);
/* An error before the header line: no row of the data, and no file that can be trusted.
 */
void reject_preamble(struct reader *reader);
/* After the last row. -1 when the rejected rows make the whole file fail. */
int reject_end(struct reader *reader);

#endif
