/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * number_marks - what may surround the digits of a number in a cell: blanks, signs,
 * parentheses, a euro sign, and the dashes that stand for no cents
 *
 * Dutch papers write whole euros as 1.234,- or 1.234,--. A comma is never followed by a
 * sign, so these dashes can mean nothing else.
 */
#include "number_marks.h"

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

/* Dashes that stand alone where a number should be. */
static const char *const dashes[] = {
	"-",
	"\xe2\x80\x90", /* U+2010 hyphen */
	"\xe2\x80\x92", /* U+2012 figure dash */
	"\xe2\x80\x93", /* U+2013 en dash */
	"\xe2\x80\x94", /* U+2014 em dash */
	"\xe2\x80\x95", /* U+2015 horizontal bar */
	"\xe2\x88\x92", /* U+2212 minus sign */
};

enum end { END_LEFT, END_RIGHT };

static bool has_at(struct span span, enum end end, const char *text, size_t length)
{
	if (length > span.length)
		return false;
	const char *at = end == END_LEFT ? span.text : span.text + span.length - length;
	return memcmp(at, text, length) == 0;
}

static enum mark mark_at(struct span span, enum end end, size_t *width)
{
	for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++) {
		const size_t n = strlen(spellings[i].text);
		if (has_at(span, end, spellings[i].text, n)) {
			*width = n;
			return spellings[i].mark;
		}
	}
	return MARK_NONE;
}

/* Bytes of the dash at the end of the span, 0 when there is none. */
static size_t dash_behind(struct span span)
{
	for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
		const size_t n = strlen(dashes[i]);
		if (has_at(span, END_RIGHT, dashes[i], n))
			return n;
	}
	return 0;
}

static struct span shorten(struct span span, enum end end, size_t width)
{
	return (struct span){.text = end == END_LEFT ? span.text + width : span.text,
			     .length = span.length - width};
}

size_t number_blank(struct span span)
{
	size_t width = 0;
	return mark_at(span, END_LEFT, &width) == MARK_BLANK ? width : 0;
}

/* Blanks, and a euro sign where `euro` says so, off both ends. */
static struct span trim(struct span span, bool euro)
{
	for (enum end end = END_LEFT; end <= END_RIGHT; end++) {
		size_t width;
		enum mark mark;
		while ((mark = mark_at(span, end, &width)) == MARK_BLANK ||
		       (euro && mark == MARK_EURO))
			span = shorten(span, end, width);
	}
	return span;
}

static bool span_is(struct span span, const char *text)
{
	return strlen(text) == span.length && memcmp(span.text, text, span.length) == 0;
}

bool number_is_dash(const char *text)
{
	/* Excel's accounting format writes a lone dash behind the euro sign. */
	const struct span span =
		trim((struct span){.text = text, .length = strlen(text)}, true);
	return span.length > 0 && dash_behind(span) == span.length;
}

bool number_unknown(const char *text)
{
	const struct span span =
		trim((struct span){.text = text, .length = strlen(text)}, false);
	/* CBS writes -99998. */
	return span.length == 0 || span_is(span, ".") || span_is(span, "-99998") ||
	       number_is_dash(text);
}

/* Takes ",-" or ",--" off the right end. */
static bool take_whole(struct span *span)
{
	struct span rest = *span;
	for (int dash = 0; dash < 2; dash++) {
		const size_t width = dash_behind(rest);
		if (width == 0)
			return false;
		rest = shorten(rest, END_RIGHT, width);
		if (has_at(rest, END_RIGHT, ",", 1)) {
			*span = shorten(rest, END_RIGHT, 1);
			return true;
		}
	}
	return false;
}

bool number_strip(const char *text, struct stripped *out)
{
	struct span span = {.text = text, .length = strlen(text)};
	size_t seen[MARK_COUNT] = {0};

	*out = (struct stripped){.whole = false};
	for (enum end end = END_LEFT; end <= END_RIGHT; end++) {
		const enum mark foreign = end == END_LEFT ? MARK_CLOSE : MARK_OPEN;
		enum mark mark = MARK_NONE;
		for (;;) {
			size_t width;
			/* a third dash is no sign */
			if (end == END_RIGHT && !out->whole && mark != MARK_MINUS)
				out->whole = take_whole(&span);
			mark = mark_at(span, end, &width);
			if (mark == MARK_NONE)
				break;
			if (mark == foreign)
				return false;
			seen[mark]++;
			span = shorten(span, end, width);
		}
	}
	out->body = span;
	out->negative = seen[MARK_MINUS] + seen[MARK_OPEN] > 0;
	return seen[MARK_MINUS] + seen[MARK_PLUS] + seen[MARK_OPEN] <= 1 &&
	       seen[MARK_OPEN] == seen[MARK_CLOSE] && seen[MARK_EURO] <= 1;
}
