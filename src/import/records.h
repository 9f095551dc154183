/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * records - the rows of a file, whatever they are written in
 */
#ifndef SDGRIP_RECORDS_H
#define SDGRIP_RECORDS_H

#include "dialect.h"
#include "rows.h"
#include "source.h"

/* As rows_read; the dialect says whether the text is delimited or JSON. */
int records_read(const struct source *text, const struct dialect *dialect,
		 const char *file, struct diags *diags,
		 int (*each)(void *context, const struct row *row), void *context);

#endif
