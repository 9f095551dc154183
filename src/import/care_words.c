/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * care_words - the words by which exports of care say what became of a line
 */
#include "care_words.h"

#include "arena.h"
#include "utf8.h"
#include "words.h"

static bool is_one_of(const char *status, const char *list)
{
	if (!status || text_is_blank(status))
		return false;
	struct arena scratch;
	arena_init(&scratch);
	const bool found = list_has(list, text_fold(&scratch, status));
	arena_release(&scratch);
	return found;
}

bool care_rejected(const char *status)
{
	return is_one_of(status, "afgekeurd|afgewezen|rejected");
}

bool care_withdrawn(const char *status)
{
	return is_one_of(status, "ingetrokken|verwijderd|withdrawn");
}
