/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * json_scan - is a text JSON, to the letter of RFC 8259, and where do its values stand
 */
#include "json_scan.h"

#include "arena.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

struct scanner {
	const char *text;
	size_t length, at, line;
	char mark;             /* what ends a line: LF, or CR in a text without any LF */
	char open[JSON_DEPTH]; /* '{' and '[' that are not closed yet */
	size_t depth;
	struct json_scan *out;
};

/* What may come next within an object or list. */
enum want { WANT_VALUE, WANT_FIRST, WANT_NEXT };

static void refuse(struct scanner *s, const char *defect)
{
	if (s->out->defect)
		return;
	s->out->defect = defect;
	s->out->line = s->line;
}

/* '\0' at the end: the text holds no NUL bytes. */
static char peek(const struct scanner *s)
{
	return s->at < s->length ? s->text[s->at] : '\0';
}

static void skip_blanks(struct scanner *s)
{
	for (char c = peek(s); c && strchr(" \t\r\n", c); c = peek(s)) {
		s->line += c == s->mark;
		s->at++;
	}
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Four hexadecimal digits as a number; -1 when they are not. */
static int hex4(struct scanner *s)
{
	int value = 0;
	for (int i = 0; i < 4; i++, s->at++) {
		const char c = peek(s);
		const char *digits = "0123456789abcdefABCDEF";
		const char *found = c ? strchr(digits, c) : NULL;
		if (!found)
			return -1;
		const int digit = (int)(found - digits);
		value = value * 16 + (digit < 16 ? digit : digit - 6);
	}
	return value;
}

/* \uXXXX, behind the u. Signs past U+FFFF are written as two halves. */
static void scan_unicode(struct scanner *s)
{
	const int value = hex4(s);
	if (value < 0) {
		refuse(s, "\\u is not followed by four hexadecimal digits");
	} else if (value == 0) {
		refuse(s, "a NUL byte stands in a string");
	} else if (value >= 0xDC00 && value <= 0xDFFF) {
		refuse(s, "half of a sign stands alone in a string");
	} else if (value >= 0xD800 && value <= 0xDBFF) {
		const bool pair = s->length - s->at >= 6 && s->text[s->at] == '\\' &&
				  s->text[s->at + 1] == 'u';
		s->at += pair ? 2 : 0;
		const int other = pair ? hex4(s) : -1;
		if (other < 0xDC00 || other > 0xDFFF)
			refuse(s, "half of a sign stands alone in a string");
	}
}

static void scan_escape(struct scanner *s)
{
	s->at++;
	const char c = peek(s);
	if (!c || !strchr("\"\\/bfnrtu", c)) {
		refuse(s, "a backslash in a string is followed by another sign than JSON "
			  "allows");
		return;
	}
	s->at++;
	if (c == 'u')
		scan_unicode(s);
}

static void scan_string(struct scanner *s)
{
	if (peek(s) != '"') {
		refuse(s, "a string in double quotes is expected here");
		return;
	}
	s->at++;
	while (!s->out->defect && peek(s) != '"') {
		const char c = peek(s);
		if (!c)
			refuse(s, "a string is not closed before the end of the file");
		else if ((unsigned char)c < 0x20)
			refuse(s, "a control character or the end of the line stands in "
				  "a string");
		else if (c == '\\')
			scan_escape(s);
		else
			s->at++;
	}
	s->at++;
}

static size_t scan_digits(struct scanner *s)
{
	const size_t from = s->at;
	while (is_digit(peek(s)))
		s->at++;
	return s->at - from;
}

static void scan_number(struct scanner *s)
{
	s->at += peek(s) == '-';
	const bool zero = peek(s) == '0';
	const size_t whole = scan_digits(s);
	size_t fraction = 1, exponent = 1;
	if (zero && whole > 1) {
		refuse(s, "a number begins with a zero too many");
		return;
	}
	if (peek(s) == '.') {
		s->at++;
		fraction = scan_digits(s);
	}
	if (peek(s) == 'e' || peek(s) == 'E') {
		s->at++;
		s->at += peek(s) == '-' || peek(s) == '+';
		exponent = scan_digits(s);
	}
	if (whole == 0 || fraction == 0 || exponent == 0)
		refuse(s, "this is not a number as JSON writes it");
}

static void scan_word(struct scanner *s)
{
	static const char *const words[] = {"true", "false", "null"};
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		const size_t size = strlen(words[i]);
		if (s->length - s->at >= size &&
		    memcmp(s->text + s->at, words[i], size) == 0) {
			s->at += size;
			return;
		}
	}
	refuse(s, s->at < s->length ? "this is not a value as JSON writes it"
				    : "the text ends in the middle");
}

static enum want scan_container(struct scanner *s, char c)
{
	if (s->depth == JSON_DEPTH)
		refuse(s, "objects and lists stand more than 64 deep in each other");
	else
		s->open[s->depth++] = c;
	s->at++;
	return WANT_FIRST;
}

static enum want scan_value(struct scanner *s)
{
	struct json_scan *out = s->out;
	const char c = peek(s);
	const size_t index = out->count, from = s->at;
	if (index == JSON_VALUES)
		refuse(s, "more than a million values; a delivery has thousands");
	out->values =
		xgrow(out->values, &out->room, out->count + 1, sizeof(*out->values));
	out->values[out->count++] = (struct json_value){.line = s->line, .offset = from};
	if (c == '{' || c == '[')
		return scan_container(s, c);
	if (c == '"')
		scan_string(s);
	else if (c == '-' || is_digit(c))
		scan_number(s);
	else
		scan_word(s);
	out->values[index].length = s->at - from;
	return WANT_NEXT;
}

static void scan_key(struct scanner *s)
{
	scan_string(s);
	skip_blanks(s);
	if (peek(s) != ':')
		refuse(s, "a colon is expected here, behind the name of a value");
	s->at++;
	skip_blanks(s);
}

static enum want step(struct scanner *s, enum want want)
{
	const bool object = s->depth > 0 && s->open[s->depth - 1] == '{';
	skip_blanks(s);
	if (want != WANT_VALUE && peek(s) == (object ? '}' : ']')) {
		s->at++;
		s->depth--;
		return WANT_NEXT;
	}
	if (want == WANT_NEXT) {
		if (peek(s) != ',')
			refuse(s, s->at < s->length ? "a comma is expected here"
						    : "the text ends in the middle");
		s->at++;
		skip_blanks(s);
	}
	if (object && !s->out->defect)
		scan_key(s);
	return s->out->defect ? WANT_VALUE : scan_value(s);
}

void json_scan(struct json_scan *scan, const char *text, size_t length)
{
	*scan = (struct json_scan){.defect = NULL};
	struct scanner s = {.text = text, .length = length, .line = 1, .out = scan};
	s.mark = length > 0 && memchr(text, '\n', length) ? '\n' : '\r';
	enum want want = WANT_VALUE;
	do
		want = step(&s, want);
	while (!scan->defect && s.depth > 0);
	if (scan->defect)
		return;
	skip_blanks(&s);
	if (s.at < length)
		refuse(&s, "something follows the end of the JSON text");
}

void json_scan_release(struct json_scan *scan)
{
	free(scan->values);
	*scan = (struct json_scan){.defect = NULL};
}
