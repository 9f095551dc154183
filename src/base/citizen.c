/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * citizen - what could be the number of a citizen: a number, a cell
 */
#include "citizen.h"

#include "citizen_marks.h"

#include <string.h>

bool citizen_number(const char *digits, size_t length)
{
	int sum = 0;
	if (length != 8 && length != 9)
		return false;
	for (size_t i = 0; i < length; i++) {
		const int weight = (int)(length - i);
		sum += (digits[i] - '0') * (weight > 1 ? weight : -1);
	}
	return sum > 0 && sum % 11 == 0;
}

size_t citizen_digit(const char *text, char *digit)
{
	const unsigned char last =
		text[0] == '\xef' && text[1] == '\xbc' ? (unsigned char)text[2] : 0;
	*digit = *text;
	if (*text >= '0' && *text <= '9')
		return 1;
	/* U+FF10 to U+FF19, as wide as a Chinese character */
	*digit = (char)('0' + (last - 0x90));
	return last >= 0x90 && last <= 0x99 ? 3 : 0;
}

size_t citizen_mark(const char *text)
{
	const unsigned char *at = (const unsigned char *)text;
	if (*text == ' ' || *text == '.' || *text == '-' || *text == '\t')
		return 1;
	/* U+00A0 and U+00AD: no-break space, soft hyphen */
	if (at[0] == 0xc2 && (at[1] == 0xa0 || at[1] == 0xad))
		return 2;
	/* U+2000 to U+2015: spaces, also without any width, and hyphens and dashes */
	if (at[0] == 0xe2 && at[1] == 0x80 && at[2] >= 0x80 && at[2] <= 0x95)
		return 3;
	/* U+202F, U+2060, U+2212, U+FEFF: no-break space and joiners, minus */
	return strncmp(text, "\xe2\x80\xaf", 3) == 0 ||
			       strncmp(text, "\xe2\x81\xa0", 3) == 0 ||
			       strncmp(text, "\xe2\x88\x92", 3) == 0 ||
			       strncmp(text, "\xef\xbb\xbf", 3) == 0
		       ? 3
		       : 0;
}

static int two_digits(const char *digits)
{
	return (digits[0] - '0') * 10 + digits[1] - '0';
}

static bool is_month(const char *day_and_month)
{
	const int day = two_digits(day_and_month), month = two_digits(day_and_month + 2);
	return day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

static bool is_century(const char *digits)
{
	return two_digits(digits) == 19 || two_digits(digits) == 20;
}

bool citizen_date(const char *digits, size_t count)
{
	if (count != 8)
		return false;
	const char year_first[] = {digits[6], digits[7], digits[4], digits[5]};
	return (is_century(digits + 4) && is_month(digits)) ||
	       (is_century(digits) && is_month(year_first)) ||
	       (is_century(digits) && is_century(digits + 4));
}

const char *citizen_bare(const char *cell, size_t *length)
{
	static const char blanks[] = " \t\r\n";
	cell += strspn(cell, blanks);
	if (*cell == '=' && cell[1] == '"')
		cell++;
	const bool quoted = *cell == '"' || *cell == '\'';
	const char quote = *cell;
	cell += quoted;
	size_t size = strlen(cell);
	while (size > 0 && strchr(blanks, cell[size - 1]))
		size--;
	if (quoted && size > 0 && cell[size - 1] == quote)
		size--;
	*length = size;
	return cell;
}

/* What is left of a number that a program took for an amount: ".0" or ",00". */
static size_t without_decimals(const char *text, size_t size)
{
	size_t zeros = 0;
	while (zeros < 2 && zeros < size && text[size - zeros - 1] == '0')
		zeros++;
	for (; zeros > 0; zeros--)
		if (size > zeros + 8 && strchr(".,", text[size - zeros - 1]))
			return size - zeros - 1;
	return size;
}

/* The digits of a cell that holds 8 or 9 and nothing else but separators; 0: it does
 * not. */
static size_t only_digits(const char *text, size_t size, char digits[9])
{
	size_t count = 0;
	bool marks = false;
	for (size_t i = 0; i < size;) {
		char digit;
		const size_t skip = citizen_mark(text + i);
		const size_t step = skip > 0 ? skip : citizen_digit(text + i, &digit);
		if (step == 0 || (skip == 0 && count == 9))
			return 0;
		if (skip == 0)
			digits[count++] = digit;
		marks |= skip > 0 && count > 0 && count < 8;
		i += step;
	}
	return count >= 8 && !(marks && citizen_date(digits, count)) ? count : 0;
}

size_t citizen_digits(const char *cell, char digits[CITIZEN_SIZE])
{
	char found[9];
	size_t size;
	const char *bare = citizen_bare(cell, &size);
	const size_t whole = without_decimals(bare, size);
	size_t count = only_digits(bare, size, found);
	if (!citizen_number(found, count) && whole < size)
		count = only_digits(bare, whole, found);
	if (!citizen_number(found, count))
		return 0;
	memset(digits, '0', 9);
	memcpy(digits + 9 - count, found, count);
	digits[9] = '\0';
	return count;
}

bool citizen_cell(const char *cell)
{
	char digits[CITIZEN_SIZE];
	return citizen_digits(cell, digits) > 0;
}
