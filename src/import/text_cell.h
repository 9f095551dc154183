/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * text_cell - cells written as ="0363", so that a spreadsheet leaves them alone
 */
#ifndef SDGRIP_TEXT_CELL_H
#define SDGRIP_TEXT_CELL_H

#include <stdbool.h>
#include <stddef.h>

/* Whether a line that begins a record holds such a cell outside quotes, and then a blank
 * in the place of each of their equals signs, so that the quotes are quotes. */
bool text_cells_plain(char *line, size_t length, char delimiter);
/* The same question about a line, which stays as it is. */
bool text_cells_there(const char *line, size_t length);

/* The text of a cell, in place: without blanks around it (no-break ones too), and without
 * ="..." when that stood between quotes of its own. */
const char *text_cell_read(char *cell);

#endif
