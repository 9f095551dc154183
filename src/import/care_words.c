/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * care_words - the words by which exports of care say what became of a line
 */
#include "care_words.h"

#include "utf8.h"
#include "words.h"

#include <string.h>

static const char *const words[STATE_COUNT] = {
	[STATE_ACCEPTED] = "accepted|toegekend|goedgekeurd|akkoord|betaald|uitbetaald|"
			   "betaalbaar|verwerkt|approved|paid",
	[STATE_SUBMITTED] = "submitted|ingediend|ontvangen|in behandeling|open|"
			    "te beoordelen|nieuw|received",
	[STATE_PARTLY] = "partly|gedeeltelijk|gedeeltelijk toegekend|"
			 "gedeeltelijk goedgekeurd|deels toegekend|deels goedgekeurd",
	[STATE_REJECTED] = "rejected|afgekeurd|afgewezen|geweigerd|niet toegekend",
	[STATE_WITHDRAWN] = "withdrawn|ingetrokken|verwijderd",
};

static const char *const names[STATE_COUNT] = {
	[STATE_ACCEPTED] = "accepted",   [STATE_SUBMITTED] = "submitted",
	[STATE_PARTLY] = "partly",       [STATE_REJECTED] = "rejected",
	[STATE_WITHDRAWN] = "withdrawn",
};

enum care_state care_state_of(const char *text, const char **const own[STATE_COUNT],
			      struct arena *arena)
{
	if (!text || text_is_blank(text))
		return STATE_NONE;
	const char *folded = text_fold(arena, text);
	for (enum care_state state = STATE_ACCEPTED; own && state < STATE_COUNT; state++)
		for (const char **word = own[state]; word && *word; word++)
			if (strcmp(*word, folded) == 0)
				return state;
	for (enum care_state state = STATE_ACCEPTED; state < STATE_COUNT; state++)
		if (list_has(words[state], folded))
			return state;
	return STATE_UNKNOWN;
}

enum care_state care_state_named(const char *name)
{
	for (enum care_state state = STATE_ACCEPTED; state < STATE_COUNT; state++)
		if (strcmp(names[state], name) == 0)
			return state;
	return STATE_UNKNOWN;
}

const char *care_state_list(void)
{
	return "accepted, submitted, partly, rejected or withdrawn";
}
