/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * propose_topics - a table with titles of its own as headers (StatLine): the user says
 * which title is people or money, and of which law
 */
#include "propose.h"

#include "utf8.h"

#include <string.h>

/* A share or a mean cannot be added. */
static bool is_share(const char *header, struct arena *arena)
{
	const char *folded = text_fold(arena, header);
	return strchr(folded, '%') || strstr(folded, "per 1 000") ||
	       strstr(folded, "per 1000") || strstr(folded, "gemiddeld");
}

static bool is_key(const struct proposal *p, size_t column)
{
	for (size_t i = 0; i < p->topics->nfields; i++)
		if (headers_find(p->columns->headers, &p->topics->fields[i],
				 p->columns->arena) == (int)column)
			return true;
	return false;
}

void propose_topics(struct proposal *p)
{
	const struct columns *c = p->columns;
	bool *numbers = arena_alloc(c->arena, (c->count + 1) * sizeof(*numbers));
	size_t offered = 0;
	propose_head(p, p->topics->name, numbers);
	propose_note(p, "topics");
	propose_line(p, "# fixed.domain = Jeugdwet");
	for (size_t i = 0; i < c->count; i++) {
		if (!content_is_number(&c->column[i]) || is_key(p, i) ||
		    is_share(c->headers->raw[i], c->arena))
			continue;
		propose_column(p, "# measure.people", i);
		offered++;
	}
	if (offered == 0)
		propose_note(p, "no_topics");
}
