/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * standard_codes - units, frequencies, referrers and reasons of the messages of iWmo and
 * iJw
 *
 * Back offices export the code, the code as a spreadsheet leaves it (1 for 01) or the
 * word. All of them are one member, or one hour would stand beside the other.
 */
#include "codes.h"
#include "utf8.h"

#include <string.h>

static const char *const names[LIST_COUNT] = {
	[LIST_UNIT] = "unit",
	[LIST_FREQUENCY] = "frequency",
	[LIST_REFERRER] = "referrer",
	[LIST_STOP_REASON] = "stop_reason",
	[LIST_CHANGE_REASON] = "change_reason",
};

const char *code_list_name(enum code_list list)
{
	return names[list];
}

static bool is_digits(const char *text)
{
	return *text && !text[strspn(text, "0123456789")];
}

static const char *without_zeros(const char *text)
{
	while (*text == '0' && text[1])
		text++;
	return text;
}

static bool same_code(const char *code, const char *text)
{
	if (is_digits(code) && is_digits(text))
		return strcmp(without_zeros(code), without_zeros(text)) == 0;
	return strcmp(code, text) == 0;
}

static bool is_word(const char *words, const char *word)
{
	const size_t length = strlen(word);
	for (const char *p = words; length > 0 && *p;) {
		const size_t part = strcspn(p, "|");
		if (part == length && strncmp(p, word, part) == 0)
			return true;
		p += part + (p[part] == '|');
	}
	return false;
}

static bool of_law(const struct standard_code *row, const char *law)
{
	return !law || !*law || !*row->law || strcmp(row->law, law) == 0;
}

const struct standard_code *codes_standard(const struct codes *codes, enum code_list list,
					   const char *law, const char *text)
{
	const struct standard_code *found = NULL;
	struct arena scratch;
	arena_init(&scratch);
	const char *folded = text ? text_fold(&scratch, text) : "";
	bool twice = false;
	for (size_t i = 0; *folded && i < codes->nstandard_codes; i++) {
		const struct standard_code *row = &codes->standard_codes[i];
		if (row->list != list || !of_law(row, law) ||
		    (!same_code(row->code, folded) && !is_word(row->words, folded)))
			continue;
		twice |= found && strcmp(found->name, row->name) != 0;
		found = found ? found : row;
	}
	arena_release(&scratch);
	return twice ? NULL : found;
}

int codes_unit_minutes(const char *unit)
{
	if (unit && strcmp(unit, "01") == 0)
		return 1;
	return unit && strcmp(unit, "04") == 0 ? 60 : 0;
}
