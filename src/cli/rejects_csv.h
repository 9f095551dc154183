/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * rejects_csv - the files of --rejects
 */
#ifndef SDGRIP_REJECTS_CSV_H
#define SDGRIP_REJECTS_CSV_H

#include "diag.h"
#include "rejects.h"

/* Writes one private file per layout, and says what was written where, and how it can be
 * read again. 0 or -1. */
int rejects_write(const struct rejects *rejects, const char *path, struct diags *diags);

#endif
