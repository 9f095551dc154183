/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * number - the text of one cell as an exact decimal number
 *
 * The half of money.h that reads text. A cell is first stripped of what surrounds the
 * number (number_marks.c); what is left must be digits and separators that fit one style
 * from end to end. Nothing here knows floating point, so a
 * digit is never lost: a number that does not fit is refused.
 */
#include "money.h"
#include "number_marks.h"

#include <string.h>

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
	*width = number_blank(
		(struct span){.text = body.text + at, .length = body.length - at});
	return *width > 0 ? ' ' : 0;
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

/* The same for a cell, of which dashes may have said that there are no decimals: that is
 * written with a comma only. */
static bool cell_reads_with(const struct stripped *cell, enum number_style style,
			    size_t *point_at)
{
	const bool comma = style == NUMBER_COMMA;
	if (!reads_with(cell->body, comma ? ',' : '.', comma ? '.' : ',', point_at))
		return false;
	return !cell->whole || (comma && *point_at == cell->body.length);
}

enum number_evidence number_classify(const char *text)
{
	struct stripped cell;
	size_t point_at;

	if (number_unknown(text))
		return EVIDENCE_BLANK;
	if (!number_strip(text, &cell))
		return EVIDENCE_INVALID;
	const bool comma = cell_reads_with(&cell, NUMBER_COMMA, &point_at);
	const bool point = cell_reads_with(&cell, NUMBER_POINT, &point_at);
	if (comma && point)
		return has_separator(cell.body) ? EVIDENCE_AMBIGUOUS : EVIDENCE_PLAIN;
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
	struct stripped cell;
	size_t point_at = 0;

	if (number_unknown(text))
		return NUMBER_UNKNOWN;
	if (!number_strip(text, &cell))
		return NUMBER_MALFORMED;
	if (style != NUMBER_UNDECIDED) {
		if (!cell_reads_with(&cell, style, &point_at))
			return NUMBER_MALFORMED;
	} else {
		if (!cell_reads_with(&cell, NUMBER_COMMA, &point_at) ||
		    !cell_reads_with(&cell, NUMBER_POINT, &point_at))
			return NUMBER_MALFORMED;
		if (has_separator(cell.body))
			return NUMBER_AMBIGUOUS;
	}
	return read_digits(cell.body, point_at, cell.negative, out);
}
