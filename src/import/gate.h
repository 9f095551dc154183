/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * gate - a column with numbers of citizens is refused, unless a profile names it as
 * client
 *
 * One number in eleven passes the eleven-test by chance, and one cost centre may stand on
 * a thousand rows. So a column is refused when 90 per cent of it passes, counting
 *
 * - its different values, at least 20 of them, "Client 123456782" too; or
 * - its values, at least 20 of them, one of nine digits among them; of a column that is
 *   read as a code or a number of another kind only when three of them differ: one or two
 *   codes on every row may pass by chance, in a column that nobody reads it is the file
 *   of a single client.
 *
 * Cells that are empty, a dash or zero are no values. No message quotes one.
 */
#ifndef SDGRIP_GATE_H
#define SDGRIP_GATE_H

#include "arena.h"
#include "diag.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum gate_use {
	GATE_UNREAD, /* nobody says what the column holds; also free text */
	GATE_CODE,   /* read as a code or a number of another kind */
	GATE_CLIENT, /* named as client: may hold anything */
};

/* What passed through one column. */
struct gate_column {
	enum gate_use use;
	size_t values, passing;
	size_t within;    /* of the others, with such a number among other text */
	bool nine_digits; /* of one that passes */
	/* The different values, by their hashes, ascending; the last bit says that it
	 * passes. Of more than the room the smallest: a sample that does not depend on
	 * the order of rows. */
	uint64_t *sample;
	size_t sampled;
};

struct gate {
	struct gate_column *columns;
	size_t count;
	struct arena *arena;
};

/* Every column GATE_UNREAD. Lives in arena. */
void gate_init(struct gate *gate, size_t columns, struct arena *arena);
/* One cell of a data row; columns that the header does not have are passed over. */
void gate_add(struct gate *gate, size_t column, const char *cell);
bool gate_refuses(const struct gate *gate, size_t column);
/* An error for each column that is refused. `clients`: a profile could name a client
 * column of such a file. 0 or -1. */
int gate_check(const struct gate *gate, bool clients, const char *file,
	       const char *const *headers, struct diags *diags);

#endif
