/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * inspect_dialect - the dialect of a text about which nothing is known, not even that it
 * has a header line or more than one column
 */
#ifndef SDGRIP_INSPECT_DIALECT_H
#define SDGRIP_INSPECT_DIALECT_H

#include "opening.h"

/* Always decides. header_line 0: there is none, and the columns are called by number.
 * Lives in opening's arena. */
void inspect_dialect(struct dialect *dialect, struct opening *opening,
		     const struct job *job, const struct profile *profile);

#endif
