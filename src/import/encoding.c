/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * encoding - which encoding the bytes of a file are in; decides, never converts
 *
 * Windows-1252 accepts nearly any byte, so it is believed only where it makes sense.
 * In code page 850 the letters of "Curaçao", "café" and "München" are bytes that
 * Windows-1252 shows as signs, low quotes and capitals in the wrong place; and a
 * UTF-8 text with one broken byte would show as "Ã«". Both are refused: a name that
 * is misread matches nothing.
 */
#include "encoding.h"

#include "utf8.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define ADVICE                                                                    \
	"say which encoding it is: --encoding cp850, --encoding windows-1252 or " \
	"another (or "                                                            \
	"encoding = NAME in sdgrip.ini)"

size_t line_at(const char *bytes, size_t size, size_t offset)
{
	const char mark = memchr(bytes, '\n', size) ? '\n' : '\r';
	size_t line = 1;
	for (size_t i = 0; i < offset && i < size; i++)
		line += bytes[i] == mark;
	return line;
}

static const struct mark {
	const char *bytes, *name;
	size_t size;
} marks[] = {
	/* UTF-32LE begins like UTF-16LE, so it comes first */
	{.bytes = "\xff\xfe\0\0", .size = 4, .name = "utf-32le"},
	{.bytes = "\0\0\xfe\xff", .size = 4, .name = "utf-32be"},
	{.bytes = "\xef\xbb\xbf", .size = 3, .name = "utf-8"},
	{.bytes = "\xff\xfe", .size = 2, .name = "utf-16le"},
	{.bytes = "\xfe\xff", .size = 2, .name = "utf-16be"},
};

static bool has_mark(struct encoding *encoding, const char *bytes, size_t size)
{
	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
		if (size < marks[i].size ||
		    memcmp(bytes, marks[i].bytes, marks[i].size) != 0)
			continue;
		*encoding = (struct encoding){
			.name = marks[i].name, .decided = "bom", .skip = marks[i].size};
		return true;
	}
	return false;
}

/* Latin text in UTF-16 has a NUL in (nearly) every second byte, and in no other. */
static bool has_nul_pattern(struct encoding *encoding, const char *bytes, size_t size)
{
	enum { SAMPLE = 4096 };
	const size_t pairs = (size < SAMPLE ? size : SAMPLE) / 2;
	size_t first = 0, second = 0;
	for (size_t i = 0; i < pairs; i++) {
		first += bytes[2 * i] == 0;
		second += bytes[2 * i + 1] == 0;
	}
	const bool little = first == 0 && second > 0 && second * 2 >= pairs;
	const bool big = second == 0 && first > 0 && first * 2 >= pairs;
	if (!little && !big)
		return false;
	*encoding = (struct encoding){.name = little ? "utf-16le" : "utf-16be",
				      .decided = "nul pattern"};
	return true;
}

static int refuse_nul(const char *bytes, size_t size, const char *file,
		      struct diags *diags)
{
	const char *nul = memchr(bytes, 0, size);
	if (!nul)
		return 0;
	const struct place place = {.file = file,
				    .line = line_at(bytes, size, (size_t)(nul - bytes))};
	return diag_error(diags, &place, "a NUL byte: this is not a text file");
}

static bool is_upper(uint8_t c)
{
	return (c >= 'A' && c <= 'Z') || c == 0x8A || c == 0x8C || c == 0x8E ||
	       c == 0x9F || (c >= 0xC0 && c <= 0xDE && c != 0xD7);
}

static bool is_lower(uint8_t c)
{
	return (c >= 'a' && c <= 'z') || c == 0x9A || c == 0x9C || c == 0x9E ||
	       (c >= 0xDF && c != 0xF7);
}

static bool is_letter(uint8_t c)
{
	return is_upper(c) || is_lower(c);
}

/* Undefined in Windows-1252. */
static bool is_undefined(uint8_t c)
{
	return c == 0x81 || c == 0x8D || c == 0x8F || c == 0x90 || c == 0x9D;
}

/* May stand between two letters: apostrophes (also the acute accent of "foto´s"), dashes,
 * guillemets, ordinals, micro, a no-break space and a soft hyphen. Not the other quotes:
 * they stand at the ends of words, and are the letters of "coördinatie" and "geïnd" in
 * code page 850. */
static bool may_join_letters(uint8_t c)
{
	return c == 0x91 || c == 0x92 || c == 0x96 || c == 0x97 || c == 0xA0 ||
	       c == 0xAA || c == 0xAB || c == 0xAD || c == 0xB4 || c == 0xB5 ||
	       c == 0xBA || c == 0xBB;
}

static bool is_low_quote(uint8_t c)
{
	return c == 0x82 || c == 0x84;
}

/* True when the byte makes no sense in a Windows-1252 text between these neighbours. */
static bool is_foreign(uint8_t before, uint8_t c, uint8_t after)
{
	if (is_undefined(c))
		return true;
	if (is_low_quote(c)) /* opens a word; "café" and "één" have it elsewhere */
		return is_letter(before) || is_low_quote(before);
	if (c == 0x8A || c == 0x8C || c == 0x8E || c == 0x9F) /* capitals Š Œ Ž Ÿ */
		return is_lower(before);
	if (c == 0x9A || c == 0x9C || c == 0x9E) /* small š œ ž */
		return is_upper(after);
	return !is_letter(c) && !may_join_letters(c) && is_letter(before) &&
	       is_letter(after);
}

/* The text is not UTF-8 as a whole, but here are two bytes that nothing but UTF-8
 * writes: a Latin letter with an accent (C3 xx), or a typographic quote or dash (E2 80
 * xx). */
static bool is_utf8_sign(const char *bytes, size_t left)
{
	const uint8_t first = (uint8_t)bytes[0];
	const uint8_t second = left > 1 ? (uint8_t)bytes[1] : 0;
	if (first == 0xC3)
		return second >= 0x80 && second <= 0xBF;
	return first == 0xE2 && second == 0x80 && left > 2 && (uint8_t)bytes[2] >= 0x80 &&
	       (uint8_t)bytes[2] <= 0xBF;
}

/* The byte as a message shows it. */
static void show_byte(char out[8], uint8_t c)
{
	snprintf(out, 8, c > ' ' && c < 0x7F ? "%c" : "\\x%02x", c);
}

/* What was found in a text that is not UTF-8. */
struct survey {
	size_t foreign, foreigns; /* first byte that makes no sense, how many there are */
	size_t utf8, utf8s;       /* first sign of UTF-8, how many there are */
};

static struct survey survey_bytes(const char *bytes, size_t size)
{
	struct survey survey = {0};
	for (size_t i = 0; i < size; i++) {
		const uint8_t c = (uint8_t)bytes[i];
		if (c < 0x80)
			continue;
		if (is_utf8_sign(bytes + i, size - i) && survey.utf8s++ == 0)
			survey.utf8 = i;
		const uint8_t before = i > 0 ? (uint8_t)bytes[i - 1] : 0;
		const uint8_t after = i + 1 < size ? (uint8_t)bytes[i + 1] : 0;
		if (is_foreign(before, c, after) && survey.foreigns++ == 0)
			survey.foreign = i;
	}
	return survey;
}

/* The byte and its neighbours, never more: the word may be a citizen's name. */
static int refuse_foreign(const char *bytes, size_t size, struct survey survey,
			  const char *file, struct diags *diags)
{
	const size_t at = survey.foreign;
	const struct place place = {.file = file, .line = line_at(bytes, size, at)};
	char before[8] = "", byte[8], after[8] = "";
	show_byte(byte, (uint8_t)bytes[at]);
	if (at > 0 && (uint8_t)bytes[at - 1] > ' ')
		show_byte(before, (uint8_t)bytes[at - 1]);
	if (at + 1 < size && (uint8_t)bytes[at + 1] > ' ')
		show_byte(after, (uint8_t)bytes[at + 1]);
	return diag_error(diags, &place,
			  "'%s%s%s' is neither utf-8 nor likely windows-1252 (%zu such "
			  "bytes in the file); " ADVICE,
			  before, byte, after, survey.foreigns);
}

static int decide_windows(struct encoding *encoding, const char *bytes, size_t size,
			  size_t invalid, const char *file, struct diags *diags)
{
	const struct survey survey = survey_bytes(bytes, size);
	if (survey.utf8s > 0) {
		const struct place place = {.file = file,
					    .line = line_at(bytes, size, invalid)};
		return diag_error(diags, &place,
				  "byte 0x%02X is not utf-8, but line %zu is; repair the "
				  "file or " ADVICE,
				  (uint8_t)bytes[invalid],
				  line_at(bytes, size, survey.utf8));
	}
	if (survey.foreigns > 0)
		return refuse_foreign(bytes, size, survey, file, diags);
	*encoding = (struct encoding){.name = "windows-1252", .decided = "fallback"};
	return 0;
}

int encoding_decide(struct encoding *encoding, const char *bytes, size_t size,
		    const char *file, struct diags *diags)
{
	if (has_mark(encoding, bytes, size) || has_nul_pattern(encoding, bytes, size))
		return 0;
	if (refuse_nul(bytes, size, file, diags) < 0)
		return -1;
	const size_t valid = utf8_valid_prefix(bytes, size);
	if (valid < size)
		return decide_windows(encoding, bytes, size, valid, file, diags);
	*encoding = (struct encoding){.name = "utf-8", .decided = "valid"};
	return 0;
}
