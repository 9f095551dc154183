/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * profile_rules - the keys of a [source] section that are rules over cells: words,
 * accounts, skip, match
 */
#include "profile_keys.h"

#include "utf8.h"
#include "words.h"

#include <string.h>

int key_member(struct key_context *context, const char *parts, enum axis *axis,
	       member *found)
{
	const size_t length = strcspn(parts, ".");
	const char *name = arena_strndup(context->arena, parts, length);
	if (!parts[length] || !axis_find(name, axis) || *axis >= AXIS_STORED ||
	    !words_fixed(*axis))
		return key_unknown(context);
	*found = words_find(*axis, parts + length + 1, context->arena);
	return *found == MEMBER_NONE ? key_unknown(context) : 0;
}

/* words.status.rejected: of lines about care. */
static int key_status(struct key_context *context, const char *name, const char *value)
{
	struct profile *p = context->profile;
	const enum care_state state = care_state_named(name);
	bool has_status = false;
	for (size_t i = 0; i < p->base->nfields; i++)
		has_status |= p->base->fields[i].role == FIELD_STATE;
	if (state == STATE_UNKNOWN || !has_status)
		return key_unknown(context);
	p->states[state] = list_split(value, context->arena);
	for (const char **word = p->states[state]; *word; word++)
		*word = text_fold(context->arena, *word);
	return 0;
}

int key_words(struct key_context *context, const char *parts, const char *value)
{
	struct profile *p = context->profile;
	struct word_rule rule;
	if (strncmp(parts, "status.", 7) == 0)
		return key_status(context, parts + 7, value);
	if (key_member(context, parts, &rule.axis, &rule.member) < 0)
		return -1;
	rule.words = list_split(value, context->arena);
	for (const char **word = rule.words; *word; word++)
		*word = text_fold(context->arena, *word);
	p->words = xgrow(p->words, &p->words_room, p->nwords + 1, sizeof(*p->words));
	p->words[p->nwords++] = rule;
	return 0;
}

int key_accounts(struct key_context *context, const char *side, const char *value)
{
	const member m = words_find(AXIS_SIDE, side, context->arena);
	if (m == MEMBER_NONE)
		return key_unknown(context);
	context->profile->accounts[m] = list_split(value, context->arena);
	return 0;
}

int key_numbers(struct key_context *context, const char *style, const char *value)
{
	const bool comma = strcmp(style, "comma") == 0;
	if (!comma && strcmp(style, "point") != 0)
		return key_unknown(context);
	context->profile->styled[comma ? NUMBER_COMMA : NUMBER_POINT] =
		list_split(value, context->arena);
	return 0;
}

int key_skip(struct key_context *context, const char *name, const char *value)
{
	struct profile *p = context->profile;
	enum axis axis;
	if (strcmp(name, "text") != 0 && (!axis_find(name, &axis) || axis == AXIS_CLIENT))
		return key_unknown(context);
	p->skips = xgrow(p->skips, &p->skips_room, p->nskips + 1, sizeof(*p->skips));
	p->skips[p->nskips++] = (struct skip_rule){
		.key = name, .patterns = list_split(value, context->arena)};
	return 0;
}

/* "HEADER ~ PATTERN", or only "PATTERN" behind one with a header. */
static int add_match(struct key_context *context, struct text_rule *rule,
		     const char *value, const char *alternative)
{
	struct profile *p = context->profile;
	const char *tilde = strchr(alternative, '~');
	if (tilde)
		rule->header = text_trim(context->arena,
					 arena_strndup(context->arena, alternative,
						       (size_t)(tilde - alternative)));
	rule->pattern = text_trim(context->arena, tilde ? tilde + 1 : alternative);
	if (!rule->header || !*rule->header || !*rule->pattern)
		return diag_usage(context->diags, &context->place,
				  "%s: '%s', expected HEADER ~ PATTERN", context->key,
				  value);
	if (key_check_header(context, rule->header, false) < 0)
		return -1;
	p->texts = xgrow(p->texts, &p->texts_room, p->ntexts + 1, sizeof(*p->texts));
	p->texts[p->ntexts++] = *rule;
	return 0;
}

int key_match(struct key_context *context, const char *parts, const char *value)
{
	struct text_rule rule = {.column = -1};
	if (key_member(context, parts, &rule.axis, &rule.member) < 0)
		return -1;
	for (const char *from = value;;) {
		const size_t length = strcspn(from, "|");
		if (add_match(context, &rule, value,
			      arena_strndup(context->arena, from, length)) < 0)
			return -1;
		if (from[length] == '\0')
			return 0;
		from += length + 1;
	}
}

/* Candidates for "did you mean". */
struct known {
	const char *keys[400];
	size_t count;
};

static void know(struct known *known, const char *key)
{
	if (known->count < sizeof(known->keys) / sizeof(known->keys[0]))
		known->keys[known->count++] = key;
}

static void know_members(struct known *known, enum axis axis, struct arena *arena)
{
	const char **codes = list_split(words_list(axis, arena), arena);
	for (; *codes; codes++) {
		know(known, arena_printf(arena, "words.%s.%s", axis_name(axis), *codes));
		know(known, arena_printf(arena, "match.%s.%s", axis_name(axis), *codes));
		if (axis != AXIS_STAGE)
			continue;
		know(known, arena_printf(arena, "measure.%s", *codes));
		know(known, arena_printf(arena, "measure.%s.debit", *codes));
		know(known, arena_printf(arena, "measure.%s.credit", *codes));
	}
}

static void know_axes(struct known *known, struct arena *arena)
{
	static const char *const groups[] = {"column", "name", "fixed", "skip"};
	for (enum axis axis = 0; axis <= AXIS_YEAR; axis++) {
		if (axis == AXIS_CLIENT || axis == AXIS_GROUP)
			continue;
		for (size_t i = 0; i < sizeof(groups) / sizeof(groups[0]); i++)
			know(known,
			     arena_printf(arena, "%s.%s", groups[i], axis_name(axis)));
		if (axis < AXIS_STORED && words_fixed(axis))
			know_members(known, axis, arena);
	}
}

int key_unknown(struct key_context *context)
{
	if (strcmp(context->key, "column.client") == 0)
		return diag_usage(context->diags, &context->place,
				  "column.client: clients are not read from such a file; "
				  "leave the column out");
	if (strcmp(context->key, "name.client") == 0)
		return diag_usage(context->diags, &context->place,
				  "name.client: names of people are never read; take it "
				  "out of the section");
	static const char *const plain[] = {
		"type",
		"files",
		"encoding",
		"delimiter",
		"header",
		"numbers",
		"numbers.comma",
		"numbers.point",
		"unit",
		"round",
		"dash",
		"quarters",
		"read",
		"sign",
		"column.client",
		"column.letter",
		"column.volume",
		"column.text",
		"measure.people",
		"skip.text",
		"words.status.accepted",
		"words.status.submitted",
		"words.status.partly",
		"words.status.rejected",
		"words.status.withdrawn",
		"accounts.expense",
		"accounts.revenue",
	};
	struct known known = {.count = 0};
	for (size_t i = 0; i < sizeof(plain) / sizeof(plain[0]); i++)
		know(&known, plain[i]);
	know_axes(&known, context->arena);
	for (size_t i = 0; i < context->profile->base->nfields; i++)
		know(&known, arena_printf(context->arena, "column.%s",
					  context->profile->base->fields[i].name));
	const char *nearest = text_nearest(context->key, known.keys, known.count);
	return diag_usage(context->diags, &context->place, "unknown key '%s'%s%s%s",
			  context->key, nearest ? ", did you mean '" : "",
			  nearest ? nearest : ", the keys are listed in data/README.md",
			  nearest ? "'?" : "");
}
