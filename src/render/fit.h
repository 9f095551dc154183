/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * fit - how wide the columns of a sheet become, and in how many blocks they stand
 */
#ifndef SDGRIP_FIT_H
#define SDGRIP_FIT_H

#include "sheet.h"

enum { FIT_GAP = 2 }; /* blanks between columns */

/* Columns that stand side by side. */
struct block {
	size_t *columns; /* indexes into the sheet */
	size_t *widths;
	size_t count;
};

struct fit {
	struct block *blocks;
	size_t count;
};

/* width 0: one block, whatever its width. Numbers are never cut: the words give way. */
struct fit fit_sheet(struct arena *arena, const struct sheet *sheet, size_t width);

#endif
