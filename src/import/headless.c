/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * headless - a text without a header line: its delimiter, and its columns by number
 *
 * Nothing but the profile says what a column is, so there is no header to prove a
 * delimiter by. One is believed when it gives every record the same number of cells. A
 * comma may as well be a decimal sign: of a file in which every line holds one, only the
 * user can say which it is.
 */
#include "headless.h"

#include "rows.h"

#include <strings.h>

enum { SAMPLE = 1000, WIDTHS = 4096 };

/* How many records have each number of cells. */
struct widths {
	size_t count[WIDTHS + 1];
	size_t records, usual; /* usual: what most have, the larger of two */
	size_t sep;            /* line of Excel's "sep=;", or 0 */
	bool whole;            /* all have the same */
};

static int count_cells(void *context, const struct row *row)
{
	struct widths *widths = context;
	const bool sep = row->line == 1 && row->count > 0 &&
			 strncasecmp(row->cells[0], "sep=", 4) == 0;
	if (sep)
		widths->sep = row->line;
	if (row->broken || row->count == 0 || sep)
		return 0;
	widths->count[row->count < WIDTHS ? row->count : WIDTHS]++;
	return ++widths->records == SAMPLE;
}

static void measure(const char *text, size_t length, char delimiter,
		    struct widths *widths)
{
	*widths = (struct widths){.records = 0};
	rows_read(text, length, delimiter, NULL, NULL, count_cells, widths);
	for (size_t i = 1; i <= WIDTHS; i++)
		if (widths->count[i] >= widths->count[widths->usual])
			widths->usual = i;
	widths->whole =
		widths->records > 0 && widths->count[widths->usual] == widths->records;
}

static int refuse(const char *why, const char *file, struct diags *diags)
{
	const struct place place = {.file = file};
	return diag_error(diags, &place,
			  "%s; write delimiter = semicolon (comma, tab, pipe), or "
			  "delimiter = none for one column, in sdgrip.ini",
			  why);
}

/* The delimiter of a text in which none is given; 0 with an error. */
static char find_delimiter(const char *text, size_t length,
			   const struct dialect_hint *hint, const char *file,
			   struct arena *arena, struct diags *diags)
{
	static const char sure[] = ";\t|";
	struct widths *widths = arena_alloc(arena, sizeof(*widths));
	char found = 0;
	bool several = false, ragged = false;
	for (const char *d = sure; *d; d++) {
		measure(text, length, *d, widths);
		const bool splits = widths->count[1] < widths->records;
		several |= found && splits && widths->whole;
		ragged |= splits && !widths->whole;
		if (splits && widths->whole)
			found = *d;
	}
	if (several || (!found && ragged)) {
		refuse("the lines have unequal numbers of cells, or more than one "
		       "delimiter fits",
		       file, diags);
		return 0;
	}
	if (found)
		return found;
	measure(text, length, ',', widths);
	if (!widths->whole || widths->usual == 1)
		return DELIMITER_NONE;
	if (hint->columns > 1)
		return ',';
	refuse("every line holds a comma, which may be a delimiter or a decimal sign",
	       file, diags);
	return 0;
}

int headless_decide(struct dialect *dialect, const char *text, size_t length,
		    const struct dialect_hint *hint, char delimiter, const char *file,
		    struct arena *arena, struct diags *diags)
{
	if (!delimiter)
		delimiter = find_delimiter(text, length, hint, file, arena, diags);
	if (!delimiter)
		return -1;
	struct widths *widths = arena_alloc(arena, sizeof(*widths));
	measure(text, length, delimiter, widths);
	const struct place place = {.file = file};
	if (widths->records == 0)
		return diag_error(diags, &place, "no line holds any data");
	*dialect = (struct dialect){.delimiter = delimiter,
				    .preamble = widths->sep,
				    .ncolumns = widths->usual};
	dialect->headers =
		arena_alloc(arena, dialect->ncolumns * sizeof(*dialect->headers));
	for (size_t i = 0; i < dialect->ncolumns; i++)
		dialect->headers[i] = arena_printf(arena, "%zu", i + 1);
	return 0;
}
