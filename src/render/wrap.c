/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * wrap - text in lines that fit, measured as a terminal shows them
 */
#include "wrap.h"

#include "utf8.h"

#include <string.h>

enum { NARROWEST = 8 }; /* text beside an indent never gets less than this */

/* Length of the next word: up to a blank, but an amount stays with its euro sign. */
static size_t word_length(const char *text)
{
	static const char euro[] = "€";
	const size_t size = sizeof euro - 1;
	size_t length = strcspn(text, " ");
	while (text[length] && length >= size &&
	       memcmp(text + length - size, euro, size) == 0)
		length += 1 + strcspn(text + length + 1, " ");
	return length;
}

static size_t width_of(struct arena *arena, const char *text, size_t length)
{
	return text_width(arena_strndup(arena, text, length));
}

size_t wrap_longest_word(struct arena *arena, const char *text)
{
	size_t longest = 0;
	for (text += strspn(text, " "); *text; text += strspn(text, " ")) {
		size_t length = word_length(text);
		size_t width = width_of(arena, text, length);
		longest = width > longest ? width : longest;
		text += length;
	}
	return longest;
}

/* The longest start of text that fits, at least one character, at most `length` bytes. */
static size_t fitting_length(struct arena *arena, const char *text, size_t length,
			     size_t width)
{
	size_t fits = 0;
	for (size_t next = 0; next < length; fits = next) {
		do
			next++;
		while (((unsigned char)text[next] & 0xc0) == 0x80);
		if (fits > 0 && width_of(arena, text, next) > width)
			break;
	}
	return fits;
}

/* Length in bytes of the next line of text, which does not start with a blank. */
static size_t line_length(struct arena *arena, const char *text, size_t width)
{
	size_t line = 0;
	for (;;) {
		size_t next = line + strspn(text + line, " ");
		next += word_length(text + next);
		if (next == line || width_of(arena, text, next) > width)
			break;
		line = next;
	}
	return line > 0 ? line : fitting_length(arena, text, word_length(text), width);
}

struct lines wrap_text(struct arena *arena, const char *text, size_t width)
{
	if (width == 0 || text_width(text) <= width) {
		struct lines one = {arena_alloc(arena, sizeof *one.text), 1};
		one.text[0] = text;
		return one;
	}
	/* every line but the last takes a byte and a blank, or more */
	struct lines lines = {arena_alloc(arena, (strlen(text) + 1) * sizeof *lines.text),
			      0};
	for (text += strspn(text, " "); *text; text += strspn(text, " ")) {
		size_t line = line_length(arena, text, width);
		lines.text[lines.count++] = arena_strndup(arena, text, line);
		text += line;
	}
	if (lines.count == 0)
		lines.text[lines.count++] = "";
	return lines;
}

void wrap_print(FILE *stream, struct arena *arena, const struct wrap_head *head,
		const char *text, size_t width)
{
	const size_t indent = head->indent;
	size_t room = 0;
	if (width > 0)
		room = width > indent + NARROWEST ? width - indent : NARROWEST;
	struct lines lines = wrap_text(arena, text, room);
	fputs(head->text, stream);
	for (size_t i = 0; i < lines.count; i++) {
		size_t blanks = i == 0 ? indent - head->width : indent;
		fprintf(stream, "%*s%s\n", (int)blanks, "", lines.text[i]);
	}
}
