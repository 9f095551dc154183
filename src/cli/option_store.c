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

static bool choice_has(const char *choices, const char *word)
{
	size_t length = strlen(word);
	for (const char *p = choices; length > 0 && (p = strstr(p, word)); p += length) {
		bool starts = p == choices || p[-1] == '|';
		if (starts && (p[length] == '|' || p[length] == '\0'))
			return true;
	}
	return false;
}

/* Names with a comma ("Sport, cultuur en recreatie") cannot be list values; codes never
 * have one. */
int option_store(const struct option_spec *spec, void *base, const char *text,
		 struct arena *arena, struct diags *diags)
{
	void *field = (char *)base + spec->offset;
	switch (spec->type) {
	case OPTION_FLAG:
		*(bool *)field = true;
		return 0;
	case OPTION_TEXT:
		*(const char **)field = text;
		return 0;
	case OPTION_LIST: {
		const char **old = *(const char ***)field;
		*(const char ***)field = split_list(arena, old, text);
		return 0;
	}
	case OPTION_CHOICE:
		if (!choice_has(spec->choices, text))
			return diag_usage(diags, NULL, "--%s: '%s' is not one of %s",
					  spec->name, text, spec->choices);
		*(const char **)field = text;
		return 0;
	case OPTION_COUNT: {
		struct decimal number;
		if (decimal_parse(text, NUMBER_POINT, &number) != NUMBER_OK ||
		    number.places != 0 || number.mantissa < 0)
			return diag_usage(diags, NULL, "--%s: '%s' is not a whole number",
					  spec->name, text);
		*(int64_t *)field = number.mantissa;
		return 0;
	}
	case OPTION_MONEY:
		if (money_parse(text, NUMBER_POINT, field) != NUMBER_OK)
			return diag_usage(diags, NULL,
					  "--%s: '%s' is not an amount such as 75000.00",
					  spec->name, text);
		return 0;
	}
	return -1;
}
