/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * citizen - what could be the number of a citizen
 */
#include "citizen.h"

#include <string.h>

static const char digit_set[] = "0123456789";

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

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Bytes of what people put between the digits of a number; 0: nothing of the kind. */
static size_t separator(const char *text)
{
	if (*text == ' ' || *text == '.' || *text == '-')
		return 1;
	if (strncmp(text, "\xc2\xa0", 2) == 0) /* U+00A0, no-break space */
		return 2;
	/* U+2007, U+2009, U+2011, U+202F: narrow and no-break spaces, no-break hyphen */
	if (strncmp(text, "\xe2\x80\x87", 3) == 0 ||
	    strncmp(text, "\xe2\x80\x89", 3) == 0 ||
	    strncmp(text, "\xe2\x80\x91", 3) == 0 ||
	    strncmp(text, "\xe2\x80\xaf", 3) == 0)
		return 3;
	return 0;
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
	for (size_t i = 0; i < size;) {
		const size_t skip = separator(text + i);
		i += skip > 0 ? skip : 1;
		if (skip > 0)
			continue;
		if (!is_digit(text[i - 1]) || count == 9)
			return 0;
		digits[count++] = text[i - 1];
	}
	return count >= 8 ? count : 0;
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

/* 31122025 or 20251231: of the numbers of citizens one in ten thousand looks so. */
static bool is_date(const char *digits, size_t count)
{
	if (count != 8)
		return false;
	const char year_first[] = {digits[6], digits[7], digits[4], digits[5]};
	return (is_century(digits + 4) && is_month(digits)) ||
	       (is_century(digits) && is_month(year_first));
}

/* Groups of digits with one kind of separator between them, as long as it goes on. Their
 * length in the text; 0 when they are no number of a citizen. */
static size_t grouped(const char *text, const char *at, char digits[9], size_t *count)
{
	const char *p = at;
	const size_t skip = separator(p + strspn(p, digit_set));
	const char *mark = p + strspn(p, digit_set);
	*count = 0;
	if (skip == 0 || !is_digit(mark[skip]) ||
	    (at > text + skip && is_digit(at[-(ptrdiff_t)skip - 1]) &&
	     strncmp(at - skip, mark, skip) == 0))
		return 0; /* one group, or not the first one */
	for (;;) {
		for (; is_digit(*p); p++) {
			if (*count == 9)
				return 0;
			digits[(*count)++] = *p;
		}
		if (strncmp(p, mark, skip) != 0 || !is_digit(p[skip]))
			break;
		p += skip;
	}
	const bool passes = citizen_number(digits, *count) && !is_date(digits, *count);
	return passes ? (size_t)(p - at) : 0;
}

const char *citizen_find(const char *text, size_t *length)
{
	char digits[9];
	size_t count;
	for (const char *at = text; *(at += strcspn(at, digit_set));) {
		const size_t run = strspn(at, digit_set);
		*length =
			citizen_number(at, run) ? run : grouped(text, at, digits, &count);
		if (*length > 0)
			return at;
		at += run;
	}
	return NULL;
}

/* What stays although it passes. */
enum spared { SPARE_NONE, SPARE_DATES, SPARE_EIGHT };

static bool is_spared(const char *at, size_t length, enum spared spared)
{
	size_t digits = 0;
	for (size_t i = 0; i < length; i++)
		digits += is_digit(at[i]);
	return digits == 8 &&
	       (spared == SPARE_EIGHT || (spared == SPARE_DATES && is_date(at, length)));
}

static const char *hide(struct arena *arena, const char *text, enum spared spared)
{
	size_t length = 0;
	const char *shown = "";
	const char *from = text, *at = text;
	while ((at = citizen_find(at, &length))) {
		if (!is_spared(at, length, spared)) {
			shown = arena_printf(arena, "%s%.*s#hidden", shown,
					     (int)(at - from), from);
			from = at + length;
		}
		at += length;
	}
	return from == text ? text : arena_printf(arena, "%s%s", shown, from);
}

const char *citizen_hide(struct arena *arena, const char *text)
{
	return hide(arena, text, SPARE_NONE);
}

const char *citizen_hide_name(struct arena *arena, const char *name)
{
	return hide(arena, name, SPARE_DATES);
}

const char *citizen_hide_code(struct arena *arena, const char *code)
{
	return hide(arena, code, SPARE_EIGHT);
}
