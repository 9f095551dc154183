/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * utf8 - checking, folding and measuring text
 *
 * The only user of utf8proc. Most cells are ASCII, so every function has a short way for
 * that. Text that is not valid UTF-8 is never refused here: a stray byte counts as one
 * character, and reading has reported it already.
 */
#include "utf8.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

static size_t ascii_prefix(const char *text, size_t length)
{
	const uint64_t high_bits = UINT64_C(0x8080808080808080);
	size_t at = 0;

	for (; length - at >= sizeof high_bits; at += sizeof high_bits) {
		uint64_t chunk;
		memcpy(&chunk, text + at, sizeof chunk);
		if (chunk & high_bits)
			break;
	}
	while (at < length && (unsigned char)text[at] < 0x80)
		at++;
	return at;
}

/* The character at the start of text, or -1 for a byte that starts none; *width is at
 * least 1. */
static int32_t character_at(const char *text, size_t length, size_t *width)
{
	utf8proc_int32_t character = -1;
	const utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)text,
						    (utf8proc_ssize_t)length, &character);

	*width = n > 0 ? (size_t)n : 1;
	return n > 0 ? character : -1;
}

size_t utf8_valid_prefix(const char *text, size_t length)
{
	for (size_t at = 0;;) {
		at += ascii_prefix(text + at, length - at);
		size_t width;
		if (at == length || character_at(text + at, length - at, &width) < 0)
			return at;
		at += width;
	}
}

static bool is_blank_character(int32_t c)
{
	return (c >= '\t' && c <= '\r') || c == ' ' || c == 0xa0 || c == 0x2007 ||
	       c == 0x202f;
}

/* What folding turns into one space: blanks of any width, underscores, hyphens and
 * dashes. */
static bool is_gap(int32_t c)
{
	if (c < 0x80)
		return is_blank_character(c) || c == '_' || c == '-';
	const utf8proc_category_t category = utf8proc_category(c);
	return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_PD;
}

/* Second half of folding. `to` may be `from`: it never grows. */
static void fold_gaps(char *to, const char *from)
{
	const size_t length = strlen(from);
	bool gap = false;
	char *const start = to;
	size_t width;

	for (size_t at = 0; at < length; at += width) {
		const int32_t c = character_at(from + at, length - at, &width);
		if (is_gap(c)) {
			gap = to > start;
			continue;
		}
		if (gap)
			*to++ = ' ';
		gap = false;
		/* Typographic quotes: ’s-Gravenhage is 's-Gravenhage. */
		if (c == 0x2018 || c == 0x2019) {
			*to++ = '\'';
			continue;
		}
		memmove(to, from + at, width);
		to += width;
	}
	*to = '\0';
}

static void lower_ascii(char *text)
{
	for (; *text; text++)
		if (*text >= 'A' && *text <= 'Z')
			*text = (char)(*text - 'A' + 'a');
}

char *text_fold(struct arena *arena, const char *text)
{
	const size_t length = strlen(text);
	utf8proc_uint8_t *mapped = NULL;

	if (ascii_prefix(text, length) < length) {
		const utf8proc_option_t how = UTF8PROC_STABLE | UTF8PROC_DECOMPOSE |
					      UTF8PROC_COMPAT | UTF8PROC_STRIPMARK |
					      UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
		/* Negative for text that is not UTF-8: then only ASCII is folded. */
		const utf8proc_ssize_t status =
			utf8proc_map((const utf8proc_uint8_t *)text,
				     (utf8proc_ssize_t)length, &mapped, how);
		if (status == UTF8PROC_ERROR_NOMEM)
			memory_exhausted();
		if (status < 0)
			mapped = NULL;
	}
	char *lower = arena_strdup(arena, mapped ? (const char *)mapped : text);
	free(mapped);
	lower_ascii(lower);
	fold_gaps(lower, lower);
	return lower;
}

/* Bytes of blanks at the start of text. */
static size_t blank_prefix(const char *text, size_t length)
{
	size_t at = 0;
	size_t width;

	while (at < length &&
	       is_blank_character(character_at(text + at, length - at, &width)))
		at += width;
	return at;
}

char *text_trim(struct arena *arena, const char *text)
{
	text += blank_prefix(text, strlen(text));
	const size_t length = strlen(text);
	size_t end = 0;
	size_t width;

	for (size_t at = 0; at < length; at += width)
		if (!is_blank_character(character_at(text + at, length - at, &width)))
			end = at + width;
	return arena_strndup(arena, text, end);
}

bool text_is_blank(const char *text)
{
	const size_t length = strlen(text);

	return blank_prefix(text, length) == length;
}

size_t text_width(const char *text)
{
	const size_t length = strlen(text);
	size_t columns = 0;
	size_t width;

	for (size_t at = 0; at < length; at += width) {
		const int32_t c = character_at(text + at, length - at, &width);
		columns += c < 0 ? 1 : (size_t)utf8proc_charwidth(c);
	}
	return columns;
}

/* Nobody misspells a word of this many bytes; comparing takes their square. */
enum { NEAREST_MOST = 256 };

/* A word as characters, for comparing. */
struct word {
	int32_t *at;
	size_t length;
};

static struct word word_of(struct arena *arena, const char *text)
{
	const char *folded = text_fold(arena, text);
	const size_t bytes = strlen(folded);
	struct word word = {.at = arena_alloc(arena, bytes * sizeof *word.at)};
	size_t width;

	for (size_t i = 0; i < bytes; i += width)
		word.at[word.length++] = character_at(folded + i, bytes - i, &width);
	return word;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Damerau-Levenshtein distance (optimal string alignment): insert, delete, replace, swap
 * neighbours. More than `limit`: some number above it. rows has room for three of
 * b.length + 1. */
static size_t distance(size_t *rows, struct word a, struct word b, size_t limit)
{
	const size_t width = b.length + 1;
	size_t lowest = 0, lowest_before = 0; /* of a row: later ones are no lower */

	for (size_t i = 0; i <= a.length; i++) {
		size_t *row = rows + i % 3 * width;
		const size_t *above = rows + (i + 2) % 3 * width;
		const size_t *before = rows + (i + 1) % 3 * width;
		if (lowest > limit && lowest_before > limit)
			return limit + 1;
		row[0] = i;
		lowest_before = lowest;
		lowest = i;
		for (size_t j = 1; j <= b.length; j++) {
			if (i == 0) {
				row[j] = j;
				continue;
			}
			const bool same = a.at[i - 1] == b.at[j - 1];
			row[j] = least(least(above[j], row[j - 1]) + 1,
				       above[j - 1] + !same);
			if (i > 1 && j > 1 && a.at[i - 1] == b.at[j - 2] &&
			    a.at[i - 2] == b.at[j - 1])
				row[j] = least(row[j], before[j - 2] + 1);
			lowest = least(lowest, row[j]);
		}
	}
	return rows[a.length % 3 * width + b.length];
}

/* Is the number of characters of the folded text within the limit? Each one too many is a
 * step, and most words end here. Of ASCII only blanks and lines disappear when it is
 * folded; of other text nothing is known. */
static bool may_be_near(const char *text, size_t length, size_t limit)
{
	size_t fewest = 0, most = 0;
	for (; text[most]; most++) {
		if (text[most] & '\x80')
			return true;
		fewest += text[most] > ' ' && text[most] != '_' && text[most] != '-';
	}
	return fewest <= length + limit && most + limit >= length;
}

static size_t length_apart(struct word a, struct word b)
{
	return a.length > b.length ? a.length - b.length : b.length - a.length;
}

const char *text_nearest(const char *word, const char *const *candidates, size_t count)
{
	struct arena arena;
	if (strlen(word) > NEAREST_MOST)
		return NULL;
	arena_init(&arena);
	const struct word wanted = word_of(&arena, word);
	size_t limit = wanted.length / 3 > 1 ? wanted.length / 3 : 1;
	const char *nearest = NULL;
	size_t *rows =
		arena_alloc(&arena, 3 * (wanted.length + limit + 1) * sizeof *rows);

	for (size_t i = 0; i < count; i++) {
		struct arena scratch;
		if (!may_be_near(candidates[i], wanted.length, limit))
			continue;
		arena_init(&scratch);
		const struct word candidate = word_of(&scratch, candidates[i]);
		const size_t d = length_apart(wanted, candidate) > limit
					 ? SIZE_MAX
					 : distance(rows, wanted, candidate, limit);
		if (d < limit || (d == limit && !nearest)) {
			nearest = candidates[i];
			limit = d;
		}
		arena_release(&scratch);
	}
	arena_release(&arena);
	return nearest;
}

bool text_matches(const char *pattern, const char *text)
{
	struct arena arena;
	arena_init(&arena);
	const struct word p = word_of(&arena, pattern);
	const struct word t = word_of(&arena, text);
	size_t i = 0, j = 0;
	size_t star = SIZE_MAX; /* the last *, and where in t its match ends for now */
	size_t matched = 0;
	bool match = true;

	while (match && j < t.length) {
		if (i < p.length && p.at[i] == '*') {
			star = i++;
			matched = j;
		} else if (i < p.length && (p.at[i] == '?' || p.at[i] == t.at[j])) {
			i++;
			j++;
		} else if (star != SIZE_MAX) {
			i = star + 1;
			j = ++matched;
		} else {
			match = false;
		}
	}
	while (i < p.length && p.at[i] == '*')
		i++;
	match = match && i == p.length;
	arena_release(&arena);
	return match;
}

size_t text_control(const char *text)
{
	const unsigned char *p = (const unsigned char *)text;

	if (p[0] < 0x80)
		return p[0] != '\0' && (p[0] < 0x20 || p[0] == 0x7f);
	if (p[0] == 0xc2 && p[1] >= 0x80 && p[1] < 0xa0)
		return 2; /* U+0080 to U+009F */
	if (p[0] == 0xd8 && p[1] == 0x9c)
		return 2; /* U+061C */
	if (p[0] != 0xe2 || (p[1] != 0x80 && p[1] != 0x81))
		return 0;
	/* U+200E, U+200F, U+2028 to U+202E, U+2066 to U+2069 */
	const bool marks = p[1] == 0x80 && (p[2] == 0x8e || p[2] == 0x8f ||
					    (p[2] >= 0xa8 && p[2] <= 0xae));
	return marks || (p[1] == 0x81 && p[2] >= 0xa6 && p[2] <= 0xa9) ? 3 : 0;
}
