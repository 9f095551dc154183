/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * rejected_file - a file of rejected rows as input: how it is known, how it is read again
 */
#ifndef SDGRIP_REJECTED_FILE_H
#define SDGRIP_REJECTED_FILE_H

#include "jobs.h"

#include <stdbool.h>
#include <stddef.h>

struct reader;

/* The delimiter of a text that sdgrip wrote as rejected rows; 0: it is something else. */
char rejected_delimiter(const char *text, size_t length);
/* A folded header: one of the columns that stand before those of the source. */
bool rejected_column(const char *folded);
/* What must stand behind FILE@ to read rows of this file again:
 * "source=ledger,year=2025". In the reader's arena. */
const char *rejected_given(struct reader *reader);

#endif
