/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * number - the text of one cell as an exact decimal number
 *
 * The half of money.h that reads text. A cell is first stripped of what surrounds the
 * number (blanks, sign, parentheses, euro sign); what is left must be digits and
 * separators that fit one style from end to end. Nothing here knows floating point, so a
 * digit is never lost: a number that does not fit is refused.
 */
#include "money.h"

#include <string.h>

enum mark {
	MARK_NONE,
	MARK_BLANK,
	MARK_MINUS,
	MARK_PLUS,
	MARK_OPEN,
	MARK_CLOSE,
	MARK_EURO,
	MARK_COUNT
};

static const struct spelling {
	const char *text;
	enum mark mark;
} spellings[] = {
	{" ", MARK_BLANK},
	{"\t", MARK_BLANK},
	{"\r", MARK_BLANK},
	{"\n", MARK_BLANK},
	{"\xc2\xa0", MARK_BLANK},     /* U+00A0 no-break space */
	{"\xe2\x80\x87", MARK_BLANK}, /* U+2007 figure space */
	{"\xe2\x80\x89", MARK_BLANK}, /* U+2009 thin space */
	{"\xe2\x80\xaf", MARK_BLANK}, /* U+202F narrow no-break space */
	{"-", MARK_MINUS},
	{"\xe2\x80\x92", MARK_MINUS}, /* U+2012 figure dash */
	{"\xe2\x80\x93", MARK_MINUS}, /* U+2013 en dash */
	{"\xe2\x88\x92", MARK_MINUS}, /* U+2212 minus sign */
	{"+", MARK_PLUS},
	{"(", MARK_OPEN},
	{")", MARK_CLOSE},
	{"\xe2\x82\xac", MARK_EURO},
	{"EUR", MARK_EURO},
	{"Eur", MARK_EURO},
	{"eur", MARK_EURO},
};

/* What a cell may hold instead of a number: not known. CBS writes -99998. */
static const char *const unknowns[] = {
	"",
	".",
	"-99998",
	"-",
	"\xe2\x80\x90", /* U+2010 hyphen */
	"\xe2\x80\x92",
	"\xe2\x80\x93",
	"\xe2\x80\x94", /* U+2014 em dash */
	"\xe2\x80\x95", /* U+2015 horizontal bar */
	"\xe2\x88\x92",
};

/* A part of a cell; not ended by a NUL. */
struct span {
	const char *text;
	size_t length;
};

enum end { END_LEFT, END_RIGHT };

static enum mark mark_at(struct span span, enum end end, size_t *width)
{
	for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++) {
		const size_t n = strlen(spellings[i].text);
		if (n > span.length)
			continue;
		const char *at =
			end == END_LEFT ? span.text : span.text + span.length - n;
		if (memcmp(at, spellings[i].text, n) == 0) {
			*width = n;
			return spellings[i].mark;
		}
	}
	return MARK_NONE;
}

static struct span shorten(struct span span, enum end end, size_t width)
{
	return (struct span){.text = end == END_LEFT ? span.text + width : span.text,
			     .length = span.length - width};
}

static struct span trim(struct span span)
{
	size_t width;
	while (mark_at(span, END_LEFT, &width) == MARK_BLANK)
		span = shorten(span, END_LEFT, width);
	while (mark_at(span, END_RIGHT, &width) == MARK_BLANK)
		span = shorten(span, END_RIGHT, width);
	return span;
}

static bool span_is(struct span span, const char *text)
{
	return strlen(text) == span.length && memcmp(span.text, text, span.length) == 0;
}

static bool says_unknown(const char *text)
{
	struct span span = trim((struct span){.text = text, .length = strlen(text)});
	size_t width;

	/* Excel's accounting format writes a lone dash behind the euro sign. */
	if (mark_at(span, END_LEFT, &width) == MARK_EURO) {
		span = trim(shorten(span, END_LEFT, width));
		return span.length > 0 && mark_at(span, END_LEFT, &width) == MARK_MINUS &&
		       width == span.length;
	}
	for (size_t i = 0; i < sizeof unknowns / sizeof *unknowns; i++)
		if (span_is(span, unknowns[i]))
			return true;
	return false;
}

/* Takes everything off the digits; false when it contradicts itself: two signs, a
 * parenthesis too many. */
static bool strip(const char *text, struct span *body, bool *negative)
{
	struct span span = {.text = text, .length = strlen(text)};
	size_t seen[MARK_COUNT] = {0};

	for (enum end end = END_LEFT; end <= END_RIGHT; end++) {
		const enum mark foreign = end == END_LEFT ? MARK_CLOSE : MARK_OPEN;
		size_t width;
		enum mark mark;
		while ((mark = mark_at(span, end, &width)) != MARK_NONE) {
			if (mark == foreign)
				return false;
			seen[mark]++;
			span = shorten(span, end, width);
		}
	}
	*body = span;
	*negative = seen[MARK_MINUS] + seen[MARK_OPEN] > 0;
	return seen[MARK_MINUS] + seen[MARK_PLUS] + seen[MARK_OPEN] <= 1 &&
	       seen[MARK_OPEN] == seen[MARK_CLOSE] && seen[MARK_EURO] <= 1;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t digits_at(struct span body, size_t at)
{
	size_t n = 0;
	while (at + n < body.length && is_digit(body.text[at + n]))
		n++;
	return n;
}

/* The thousands separator at `at`: `group`, ' ' for any blank, or 0 for none. */
static char separator_at(struct span body, size_t at, char group, size_t *width)
{
	*width = 1;
	if (at < body.length && body.text[at] == group)
		return group;
	const bool blank =
		mark_at(shorten(body, END_LEFT, at), END_LEFT, width) == MARK_BLANK;
	return blank ? ' ' : 0;
}

/* Whether the body is a number when `point` starts the decimals and `group` or blanks
 * separate thousands. *point_at receives the place of the decimal separator, or the
 * length when there is none. */
static bool reads_with(struct span body, char point, char group, size_t *point_at)
{
	const size_t first = digits_at(body, 0);
	size_t at = first;
	char used = 0;
	size_t width;

	for (char c; (c = separator_at(body, at, group, &width)) != 0; used = c) {
		if ((used && c != used) || digits_at(body, at + width) != 3)
			return false;
		at += width + 3;
	}
	/* 0.123 is no group of thousands: nobody writes a thousand as 0.123. */
	if (used && (first == 0 || first > 3 || body.text[0] == '0'))
		return false;
	*point_at = at;
	if (at == body.length)
		return first > 0;
	const size_t decimals = digits_at(body, at + 1);
	return body.text[at] == point && decimals > 0 && at + 1 + decimals == body.length;
}

static bool has_separator(struct span body)
{
	return memchr(body.text, '.', body.length) || memchr(body.text, ',', body.length);
}

enum number_evidence number_classify(const char *text)
{
	struct span body;
	bool negative;
	size_t point_at;

	if (says_unknown(text))
		return EVIDENCE_BLANK;
	if (!strip(text, &body, &negative))
		return EVIDENCE_INVALID;
	const bool comma = reads_with(body, ',', '.', &point_at);
	const bool point = reads_with(body, '.', ',', &point_at);
	if (comma && point)
		return has_separator(body) ? EVIDENCE_AMBIGUOUS : EVIDENCE_PLAIN;
	if (comma)
		return EVIDENCE_COMMA;
	return point ? EVIDENCE_POINT : EVIDENCE_INVALID;
}

static bool only_zeros_from(struct span body, size_t at)
{
	while (at < body.length && body.text[at] == '0')
		at++;
	return at == body.length;
}

enum { PLACES_MAX = 18 };

static enum number_status read_digits(struct span body, size_t point_at, bool negative,
				      struct decimal *out)
{
	int64_t mantissa = 0;
	int places = 0;

	for (size_t i = 0; i < body.length; i++) {
		if (!is_digit(body.text[i]))
			continue;
		const bool fraction = i > point_at;
		int64_t next;
		if ((fraction && places == PLACES_MAX) ||
		    __builtin_mul_overflow(mantissa, INT64_C(10), &next) ||
		    __builtin_add_overflow(next, body.text[i] - '0', &next)) {
			if (!fraction || !only_zeros_from(body, i))
				return NUMBER_RANGE;
			break;
		}
		mantissa = next;
		places += fraction;
	}
	*out = (struct decimal){.mantissa = negative ? -mantissa : mantissa,
				.places = places};
	return NUMBER_OK;
}

enum number_status decimal_parse(const char *text, enum number_style style,
				 struct decimal *out)
{
	struct span body;
	bool negative;
	size_t point_at = 0;
	bool fits = false;

	if (says_unknown(text))
		return NUMBER_UNKNOWN;
	if (!strip(text, &body, &negative))
		return NUMBER_MALFORMED;
	switch (style) {
	case NUMBER_COMMA:
		fits = reads_with(body, ',', '.', &point_at);
		break;
	case NUMBER_POINT:
		fits = reads_with(body, '.', ',', &point_at);
		break;
	case NUMBER_UNDECIDED:
		fits = reads_with(body, '.', ',', &point_at) &&
		       reads_with(body, ',', '.', &point_at);
		if (fits && has_separator(body))
			return NUMBER_AMBIGUOUS;
		break;
	}
	return fits ? read_digits(body, point_at, negative, out) : NUMBER_MALFORMED;
}
