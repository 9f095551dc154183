/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * option_store - the text of one option into the field that its table row names
 */
#include "option_store.h"

#include "money.h"
#include "utf8.h"

#include <string.h>

static const char **split_list(struct arena *arena, const char **old, const char *text)
{
	size_t count = 0;
	while (old && old[count])
		count++;
	size_t more = 1;
	for (const char *p = text; *p; p++)
		more += *p == ',';
	const char **list = arena_alloc(arena, (count + more + 1) * sizeof(*list));
	if (count > 0)
		memcpy(list, old, count * sizeof(*list));
	while (*text) {
		size_t length = strcspn(text, ",");
		const char *word = text_trim(arena, arena_strndup(arena, text, length));
		if (*word)
			list[count++] = word;
		text += length + (text[length] == ',');
	}
	return list;
}

enum { CHOICES = 16 };

static int store_choice(const struct option_spec *spec, const char **field,
			const char *text, struct arena *arena, struct diags *diags)
{
	const char *words[CHOICES];
	size_t count = 0;
	for (const char *p = spec->choices; *p && count < CHOICES; p += *p == '|') {
		size_t length = strcspn(p, "|");
		words[count++] = arena_strndup(arena, p, length);
		p += length;
	}
	for (size_t i = 0; i < count; i++) {
		if (strcmp(words[i], text) == 0) {
			*field = text;
			return 0;
		}
	}
	const char *near = text_nearest(text, words, count);
	if (near)
		return diag_usage(diags, NULL,
				  "--%s: unknown word '%s', did you mean '%s'?",
				  spec->name, text, near);
	return diag_usage(diags, NULL, "--%s: '%s' is not one of %s", spec->name, text,
			  spec->choices);
}

static int store_count(const struct option_spec *spec, struct given_number *field,
		       const char *text, struct diags *diags)
{
	struct decimal value;
	const bool plain = text[strspn(text, "0123456789")] == '\0';
	if (!plain || decimal_parse(text, NUMBER_POINT, &value) != NUMBER_OK)
		return diag_usage(diags, NULL,
				  "--%s: '%s' is not a whole number, expected one like "
				  "100",
				  spec->name, text);
	*field = (struct given_number){.given = true, .value = value.mantissa};
	return 0;
}

/* The style of one number alone: what can be read in two ways is refused, as in a file.
 */
static int store_amount(const struct option_spec *spec, struct given_number *field,
			const char *text, struct diags *diags)
{
	const enum number_evidence evidence = number_classify(text);
	enum number_style style = NUMBER_UNDECIDED;
	if (evidence == EVIDENCE_COMMA)
		style = NUMBER_COMMA;
	else if (evidence == EVIDENCE_POINT)
		style = NUMBER_POINT;
	if (evidence == EVIDENCE_AMBIGUOUS)
		return diag_usage(diags, NULL,
				  "--%s: '%s' reads in two ways, expected one like "
				  "1234.56 or 1234,56",
				  spec->name, text);
	if (money_parse(text, style, &field->value) != NUMBER_OK)
		return diag_usage(diags, NULL,
				  "--%s: '%s' is not an amount in euros, expected one "
				  "like 1234.56 or 1234,56",
				  spec->name, text);
	field->given = true;
	return 0;
}

/* A variable of a script that is empty must not widen a scope to everything. */
static bool is_empty(const struct option_spec *spec, const char *text)
{
	const bool word = spec->type == OPTION_TEXT || spec->type == OPTION_FILE ||
			  spec->type == OPTION_COUNT || spec->type == OPTION_AMOUNT;
	return (word && !*text) ||
	       (spec->type == OPTION_LIST && text[strspn(text, ", \t")] == '\0');
}

/* Names with a comma ("Sport, cultuur en recreatie") cannot be list values; codes never
 * have one. */
int option_store(const struct option_spec *spec, void *base, const char *text,
		 struct arena *arena, struct diags *diags)
{
	void *field = (char *)base + spec->offset;
	if (is_empty(spec, text))
		return diag_usage(diags, NULL, "option '--%s' needs a value", spec->name);
	switch (spec->type) {
	case OPTION_FLAG:
		*(bool *)field = true;
		return 0;
	case OPTION_TEXT:
	case OPTION_FILE:
		*(const char **)field = text;
		return 0;
	case OPTION_LIST: {
		const char **old = *(const char ***)field;
		*(const char ***)field = split_list(arena, old, text);
		return 0;
	}
	case OPTION_CHOICE:
		return store_choice(spec, field, text, arena, diags);
	case OPTION_COUNT:
		return store_count(spec, field, text, diags);
	case OPTION_AMOUNT:
		return store_amount(spec, field, text, diags);
	case OPTION_ENTRIES: /* not on the command line */
		break;
	}
	return -1;
}

void option_add_entry(const struct option_spec *spec, void *base,
		      const struct option_entry *entry, struct arena *arena)
{
	char *field = (char *)base + spec->offset;
	const struct option_entry *old = *(const struct option_entry **)field;
	size_t count = 0;
	while (old && old[count].key)
		count++;
	struct option_entry *list = arena_alloc(arena, (count + 2) * sizeof(*list));
	if (count > 0)
		memcpy(list, old, count * sizeof(*list));
	list[count] = *entry;
	*(const struct option_entry **)field = list;
}
