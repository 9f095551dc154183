/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * notices - what messages say about one assignment, put together
 */
#ifndef SDGRIP_NOTICES_H
#define SDGRIP_NOTICES_H

#include "book.h"

/* The last assignment of a number replaces those before it, or withdraws them; starts and
 * stops become days of the assignment they are about, and are rows no longer. What found
 * no assignment, was replaced or withdrawn becomes a remark. After the dictionaries were
 * sorted; the outcome does not depend on the order of rows. */
void notices_apply(struct book *book);

#endif
