/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * inspect_dialect - the dialect of a text about which nothing is known, not even that it
 * has a header line or more than one column
 */
#ifndef SDGRIP_INSPECT_DIALECT_H
#define SDGRIP_INSPECT_DIALECT_H

#include "opening.h"

/* Always decides. delimiter 0: one column, and rows_read needs `reader_delimiter`;
 * header_line 0: there is none, and the headers are empty. Lives in opening's arena. */
struct seen_dialect {
	struct dialect dialect;
	char reader_delimiter;
};

void inspect_dialect(struct seen_dialect *seen, struct opening *opening,
		     const struct job *job, const struct profile *profile);

#endif
