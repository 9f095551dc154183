/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * client_cells - the client of the row at hand, as a pseudonym
 *
 * Only a pseudonym reaches the book, and only when a question keeps clients; the number
 * itself is in the text of the file and nowhere else.
 */
#include "record.h"
#include "utf8.h"

#include <string.h>

static const char *client_cell(const struct reader *r)
{
	const int field = r->key[AXIS_CLIENT];
	const char *cell = field < 0 ? "" : r->cells[field];
	return cell && !text_is_blank(cell) ? cell : "";
}

void client_read(struct reader *r, struct record *record, const struct objects *o,
		 struct fact *fact)
{
	const char *cell = client_cell(r);
	if (!*cell || (o->unmapped && fact->table == TABLE_SPENDING) || !o->certain)
		return;
	if (client_hash(r->clients, o->domain, cell, r->client) < 0) {
		const struct place place = reader_place(r, (size_t)r->key[AXIS_CLIENT]);
		record->status = diag_error(
			r->diags, &place,
			"the number of this client was left out of a file with rejected "
			"rows; take the row from the export itself");
		return;
	}
	if (r->book->table[fact->table].axis[AXIS_CLIENT])
		fact->axis[AXIS_CLIENT] = book_intern(r->book, AXIS_CLIENT, r->client);
}

const char *client_shown(struct reader *r)
{
	const char *cell = client_cell(r);
	if (!*cell || *r->client)
		return r->client;
	if (!r->clients->linked && !pseudonym_is(cell))
		return "#hidden";
	return client_hash(r->clients, MEMBER_NONE, cell, r->client) < 0 ? "#hidden"
									 : r->client;
}
