/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * topics - columns of a CBS table that have no place in the book: shares and rates
 *
 * A percentage of young people is no number of them, and two of them add up to nothing.
 */
#include "reader.h"
#include "utf8.h"

#include <string.h>

static bool is_ratio(const char *header, struct arena *arena)
{
	static const char *const words[] = {"per 100 ", "per 1 000 ", "per 10 000 ",
					    "gemiddeld"};
	/* a blank behind it, so that a word at the end counts too */
	const char *folded = arena_printf(arena, "%s ", text_fold(arena, header));
	if (strchr(header, '%'))
		return true;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strstr(folded, words[i]))
			return true;
	return false;
}

int topics_check(struct reader *r)
{
	const struct importer *importer = &r->profile->importer;
	int status = 0;
	for (size_t i = 0; importer->topics && i < importer->nfields; i++) {
		if (importer->fields[i].role != FIELD_MEASURE || r->bound[i].column < 0)
			continue;
		struct place place = reader_place(r, i);
		place.line = r->dialect->header_line;
		if (is_ratio(place.column, &r->arena))
			status = diag_error(r->diags, &place,
					    "holds shares or rates, expected numbers of "
					    "people or amounts of money");
	}
	return status;
}
