/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * previous - the forecasts of an earlier monthly report, from its JSON
 */
#ifndef SDGRIP_PREVIOUS_H
#define SDGRIP_PREVIOUS_H

#include "book.h"

/* Fills book->earlier. Errors: no JSON, or none that `sdgrip report` wrote. 0 or -1. */
int previous_read(struct book *book, const char *path, struct diags *diags);

#endif
