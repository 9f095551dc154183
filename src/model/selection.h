/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * selection - the rows of a table that count: in the filter, and of the latest version
 */
#ifndef SDGRIP_SELECTION_H
#define SDGRIP_SELECTION_H

#include "pivot.h"

/* Row numbers in the order of the table, to be freed. */
uint32_t *select_rows(const struct filter *filter, enum table_id table, size_t *count);

#endif
