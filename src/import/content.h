/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * content - what a column holds: its type, number style, range and example
 */
#ifndef SDGRIP_CONTENT_H
#define SDGRIP_CONTENT_H

#include "inspection.h"
#include "tally.h"

/* Fills a column from its closed tally, but for number, header and role. `refused`: the
 * gate would not let it pass. Strings go into `arena`. */
void content_read(struct inspected_column *column, const struct tally *tally,
		  bool refused, struct arena *arena);

/* Then, over all columns: those that could be both follow what the user says, else the
 * others where these agree; and the ranges of numbers, which depend on it. */
void content_settle(struct inspected_column *columns, const struct tally *tallies,
		    size_t count, enum number_style given, struct arena *arena);

/* What may not be shown: the example and range of columns that may hold names, free text
 * or the number of a citizen. */
void content_withhold(struct inspected_column *column, const struct tally *tally,
		      struct arena *arena);

/* "comma", "as_comma" and "given_comma": NUMBER_COMMA; plain, ambiguous, none:
 * NUMBER_UNDECIDED. */
enum number_style content_style(const struct inspected_column *column);
/* True for "amount", "whole" and "number". */
bool content_is_number(const struct inspected_column *column);

#endif
