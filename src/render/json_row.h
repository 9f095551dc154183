/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * json_row - one row of a table as one line of JSON
 */
#ifndef SDGRIP_JSON_ROW_H
#define SDGRIP_JSON_ROW_H

#include "format.h"

/* {"report":"deficit","table":"by_domain","total":true,"domain":...}: says first where it
 * belongs, and whether it is the total. Where a column has one of these three names, the
 * column keeps it and the mark gets an underscore ("_table"). Ends in a newline. */
void json_row(const struct table *table, const struct value *cells, bool total,
	      FILE *stream);

#endif
