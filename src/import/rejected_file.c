/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * rejected_file - a file of rejected rows as input
 *
 * It says itself what it is: its first header is sdgrip_file, what follows that is its
 * delimiter, and it is UTF-8, whatever its source was. So the section of sdgrip.ini that
 * describes the source describes it too. What the name of the source or the command line
 * gave (year, stage) must be given again, and so must the number style, which few rows
 * may not settle.
 */
#include "rejected_file.h"

#include "opening.h"
#include "reader.h"
#include "rejects.h"

#include <string.h>

char rejected_delimiter(const char *text, size_t length)
{
	static const char mark[] = REJECTS_FILE;
	const size_t size = sizeof(mark) - 1;
	if (length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) {
		text += 3;
		length -= 3;
	}
	/* a spreadsheet may have put quotes around it */
	const size_t quote = length > 0 && *text == '"';
	const size_t end = size + 2 * quote;
	if (length <= end || memcmp(text + quote, mark, size) != 0 ||
	    (quote && text[end - 1] != '"'))
		return 0;
	return text[end] && strchr(";,\t|", text[end]) ? text[end] : 0;
}

bool rejected_column(const char *folded)
{
	return strcmp(folded, "sdgrip file") == 0 || strcmp(folded, "sdgrip line") == 0 ||
	       strcmp(folded, "sdgrip reason") == 0;
}

/* The style that all number columns have, when no profile says it. */
static const char *decided_numbers(const struct reader *r)
{
	const struct importer *importer = &r->profile->importer;
	enum number_style found = NUMBER_UNDECIDED;
	for (size_t i = 0; i < importer->nfields; i++) {
		const enum number_style style = r->bound[i].style;
		const bool number = importer->fields[i].role == FIELD_MEASURE ||
				    importer->fields[i].role == FIELD_QUANTITY;
		if (!number || r->bound[i].column < 0 || style == NUMBER_UNDECIDED)
			continue;
		if (found != NUMBER_UNDECIDED && found != style)
			return NULL;
		found = style;
	}
	if (found == NUMBER_UNDECIDED || importer->numbers != NUMBER_UNDECIDED)
		return NULL;
	return found == NUMBER_COMMA ? "comma" : "point";
}

/* What the name of the file alone gave. */
static const char *named_value(const struct reader *r, const char *key)
{
	enum axis axis;
	if (!r->profile->importer.from_name || !axis_find(key, &axis))
		return NULL;
	return axis == AXIS_MUNICIPALITY || r->profile->fixed[axis] ? NULL
								    : r->fixed[axis];
}

const char *rejected_given(struct reader *r)
{
	static const char *const keys[] = {"year",         "stage",   "version",
					   "municipality", "unit",    "sign",
					   "round",        "numbers", "quarters"};
	const struct profile *profile = r->profile;
	const char *given =
		arena_printf(&r->arena, "%s=%s", profile->own_section ? "source" : "type",
			     profile->name);
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		const char *value = job_given(r->job, keys[i]);
		if (!value)
			value = named_value(r, keys[i]);
		if (!value && strcmp(keys[i], "numbers") == 0)
			value = decided_numbers(r);
		if (value)
			given = arena_printf(&r->arena, "%s,%s=%s", given, keys[i],
					     value);
	}
	return given;
}
