/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * cells - one typed value as text: exact for machines, as the language has it for people
 *
 * All formats share this file, so a figure reads the same wherever it stands.
 */
#ifndef SDGRIP_CELLS_H
#define SDGRIP_CELLS_H

#include "format.h"

enum { CELL_SIZE = 64 };

/* What every function that writes for people needs. */
struct page {
	const struct report *report;
	const struct style *style;
	struct arena *arena; /* of one rendering */
};

/* Plain text with a decimal point: money with two decimals, a ratio with six significant
 * digits, a number with ten, a quantity with up to three decimals; "" when not known.
 * Words are returned as they are, the rest is in buf. */
const char *cell_machine(char buf[CELL_SIZE], const struct value *value);
/* "text" "count" ... as the JSON document names them; NULL for VALUE_NONE. */
const char *cell_type_name(enum value_type type);
bool cell_is_number(enum value_type type);
int cell_sign(const struct value *value); /* -1, 0 or 1; 0 for words */

/* As a cell of a table: "-" when not known; COLUMN_VN gives "1.250,00 N". One line,
 * without control characters. */
const char *cell_human(const struct page *page, const struct value *value,
		       const struct column *column);
/* Inside a sentence, where no title can say so: money is in whole euros and cents with
 * its sign, never in thousands. */
const char *cell_inline(const struct page *page, const struct value *value);

/* The language's text of a label, as one line. */
const char *page_label(const struct page *page, const struct label *label);
/* Label "text:NAME", or the name itself. */
const char *page_word(const struct page *page, const char *name);
/* The word for a severity. */
const char *page_severity(const struct page *page, enum severity severity);

#endif
