/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * iv3_delivery - an Iv3 delivery in JSON as a table with one row per amount
 *
 * What the metadata say of the whole delivery stands in the first columns of every row,
 * so that the reader treats it like any other table.
 */
#ifndef SDGRIP_IV3_DELIVERY_H
#define SDGRIP_IV3_DELIVERY_H

#include "dialect.h"
#include "iv3json.h"
#include "profile.h"
#include "rows.h"
#include "source.h"

struct iv3_delivery {
	struct iv3_json json;
	const char *municipality; /* "GM0007" */
	const char *status;       /* "Realisatie", "Begroting" */
	int number;               /* of its period: 0 budget, 1 .. 4 quarters, 5 year */
	struct period period;
	char year[8], label[16]; /* "2020", "2020-Q3" */
};

/* Reads a text that is JSON; everything lives in arena, and *dialect holds it. Errors: no
 * delivery of a municipality, or metadata that do not say which. 0 or -1. */
int iv3_delivery_read(struct dialect *dialect, const struct source *source,
		      struct arena *arena, struct diags *diags);

/* What only the profile and the codes can tell: quarters of which nobody said whether
 * they are cumulative, amounts in another unit, a number and a name of two
 * municipalities. 0 or -1. */
int iv3_delivery_check(const struct iv3_delivery *delivery, const struct profile *profile,
		       const struct codes *codes, const char *file, struct diags *diags);

/* The dialect of a delivery: its columns. (iv3_rows.c) */
void iv3_delivery_dialect(struct dialect *dialect, const struct iv3_delivery *delivery,
			  struct arena *arena);

/* As rows_read, over the rows of the delivery. */
int iv3_delivery_rows(const struct iv3_delivery *delivery, const char *file,
		      struct diags *diags,
		      int (*each)(void *context, const struct row *row), void *context);

#endif
