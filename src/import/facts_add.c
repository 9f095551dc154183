/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * facts_add - the facts of one row into the book, unless another source gives the same
 */
#include "reader.h"

/* Two sources must not give the same; sums over all municipalities may be repeated. */
static int claim(struct reader *r, const struct fact *fact, bool peer)
{
	const struct period period =
		r->book->axis[AXIS_PERIOD].entries[fact->axis[AXIS_PERIOD]].period;
	if (!r->profile->base->quarterly || period_grain(period) != GRAIN_QUARTER)
		return peer ? 0
			    : conflicts_claim(r->conflicts, r->book, fact, r->source,
					      r->file, r->diags);
	if (!peer && conflicts_claim_quarter(r->conflicts, r->book, fact, r->source,
					     r->family, r->file, r->diags) < 0)
		return -1;
	return quarters_note(r->quarters, r->book, fact, r->profile->quarters, r->file,
			     r->diags);
}

/* People first: only they can be refused for what they are. */
int facts_add(struct reader *r, bool peer)
{
	int status = 0;
	for (size_t i = 0; i < r->nfacts; i++)
		if (r->facts[i].table == TABLE_SPENDING &&
		    claim(r, &r->facts[i], peer) < 0)
			return -1;
	for (int people = 1; people >= 0 && status == 0; people--)
		for (size_t i = 0; i < r->nfacts && status == 0; i++) {
			if ((r->facts[i].table == TABLE_CASELOAD) != (people == 1))
				continue;
			struct place place = {.file = r->file, .line = r->line};
			if (r->facts[i].origin.column > 0)
				place.column =
					r->headers.raw[r->facts[i].origin.column - 1];
			status = book_add(r->book, &r->facts[i], r->diags, &place);
		}
	return status;
}
