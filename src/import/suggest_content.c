/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * suggest_content - which key a column could be, by what it holds alone
 */
#include "suggest.h"

#include "words.h"

bool suggest_has_words(const struct columns *c, size_t i, enum axis axis)
{
	const struct tally *tally = &c->tally[i];
	for (size_t k = 0; k < tally->ntexts; k++)
		if (words_find(axis, tally->texts[k].text, c->arena) != MEMBER_NONE)
			return true;
	return false;
}

static const struct content {
	enum axis axis; /* AXIS_COUNT: a measure */
	const char *types;
} contents[] = {
	{AXIS_PERIOD, "period"},
	{AXIS_YEAR, "year"},
	{AXIS_TASK_FIELD, "task_field"},
	{AXIS_CATEGORY, "category"},
	{AXIS_MUNICIPALITY, "municipality"},
	{AXIS_SIDE, "choice|yes_no"},
	{AXIS_COUNT, "amount"},
};

static bool is_of(const struct columns *c, size_t i, const struct content *content)
{
	if (!list_has(content->types, c->column[i].type))
		return false;
	return content->axis != AXIS_SIDE || suggest_has_words(c, i, AXIS_SIDE);
}

void suggest_by_content(struct columns *c)
{
	for (size_t k = 0; k < sizeof(contents) / sizeof(contents[0]); k++) {
		size_t found = 0, column = 0;
		for (size_t i = 0; i < c->count; i++)
			if (is_of(c, i, &contents[k])) {
				found++;
				column = i;
			}
		/* of two nobody can say which is meant */
		if (found != 1)
			continue;
		struct suggestion *suggestion = &c->suggestion[column];
		suggestion->axis = contents[k].axis;
		suggestion->claim =
			contents[k].axis == AXIS_COUNT ? CLAIM_MEASURE : CLAIM_AXIS;
	}
}
