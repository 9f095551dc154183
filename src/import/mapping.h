/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * mapping - the municipality's own table from cost centre and account to task field
 */
#ifndef SDGRIP_MAPPING_H
#define SDGRIP_MAPPING_H

#include "arena.h"
#include "diag.h"
#include "period.h"

#include <stdbool.h>

/* One line. Texts are "" when the file does not give them. */
struct mapping_row {
	const char *cost_centre, *account;
	const char *task_field, *category, *product, *programme, *form, *nature;
	int from, to; /* months, year * 12 + month; the whole of time when not given */
	const char *file;
	size_t line;
	bool told; /* its code was reported as not valid in some year */
};

struct mapping {
	struct arena arena;
	struct mapping_row *rows;
	size_t count, room;
};

void mapping_init(struct mapping *mapping);
void mapping_release(struct mapping *mapping);

/* Sorts, after the last row; two lines of one key that are valid at the same time and
 * differ are an error. 0 or -1. */
int mapping_finish(struct mapping *mapping, struct diags *diags);

/* The line for a booking: cost centre with account, else cost centre, else account, among
 * the lines that are valid in the first month of its period. NULL when none is. */
struct mapping_row *mapping_find(const struct mapping *mapping, const char *cost_centre,
				 const char *account, struct period period);

#endif
