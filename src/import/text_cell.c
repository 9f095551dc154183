/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * text_cell - cells written as ="0363", so that a spreadsheet leaves them alone
 *
 * Some exports write codes, and sometimes amounts, as a formula that gives a text. In CSV
 * that is a quote inside a cell that does not begin with one, which is refused anywhere
 * else. What surrounds the text of any cell is taken off here too.
 */
#include "text_cell.h"

#include <string.h>

bool text_cells_there(const char *line, size_t length)
{
	for (size_t at = 0; at + 1 < length; at++) {
		const char *found = memchr(line + at, '=', length - at - 1);
		if (!found)
			return false;
		if (found[1] == '"')
			return true;
		at = (size_t)(found - line);
	}
	return false;
}

bool text_cells_plain(char *line, size_t length, char delimiter)
{
	bool quoted = false, begins = true, found = false;
	for (size_t at = 0; at < length; at++) {
		const char c = line[at];
		if (!quoted && begins && c == '=' && at + 1 < length &&
		    line[at + 1] == '"') {
			line[at] = ' ';
			found = true;
		} else if (c == '"') {
			quoted = !quoted;
			begins = false;
		} else if (!quoted) {
			begins = c == delimiter || (begins && c == ' ');
		}
	}
	return found;
}

/* A cell that held one between quotes of its own: what it says, in place. */
static void unwrap(char *cell)
{
	const size_t length = strlen(cell);
	if (length < 3 || strncmp(cell, "=\"", 2) != 0 || cell[length - 1] != '"')
		return;
	char *out = cell;
	for (const char *from = cell + 2; from < cell + length - 1; from++) {
		*out++ = *from;
		/* a quote inside is written twice */
		from += from[0] == '"' && from[1] == '"' && from + 2 < cell + length;
	}
	*out = '\0';
}

/* Bytes of the blank at the start of text: ASCII blanks and the no-break spaces
 * U+00A0, U+2007, U+202F; 0 when there is none. */
static size_t blank_ahead(const char *text)
{
	if (*text == ' ' || *text == '\t' || *text == '\r' || *text == '\n')
		return 1;
	if (text[0] == '\xc2' && text[1] == '\xa0')
		return 2;
	if (text[0] == '\xe2' && text[1] == '\x80' &&
	    (text[2] == '\x87' || text[2] == '\xaf'))
		return 3;
	return 0;
}

static const char *trim(char *cell)
{
	for (size_t n = blank_ahead(cell); n > 0; n = blank_ahead(cell))
		cell += n;
	char *end = cell;
	for (char *p = cell; *p;) {
		const size_t blank = blank_ahead(p);
		p += blank > 0 ? blank : 1;
		if (blank == 0)
			end = p;
	}
	*end = '\0';
	return cell;
}

const char *text_cell_read(char *cell)
{
	unwrap(cell);
	return trim(cell);
}
