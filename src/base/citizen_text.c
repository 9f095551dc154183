/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * citizen_text - what could be the number of a citizen in free text, and how it is hidden
 */
#include "citizen.h"

#include "citizen_marks.h"

#include <string.h>

enum {
	DIGITS = 9,
	MARKS = 3, /* most between two digits: ". " or two blanks */
};

static const char hidden[] = "#hidden";

/* Digits without anything between them. */
struct run {
	char digits[DIGITS];
	size_t count, bytes; /* all of them, also when there are more than 9 */
};

static struct run read_run(const char *text)
{
	struct run run = {.count = 0};
	char digit;
	for (size_t size; (size = citizen_digit(text + run.bytes, &digit)) > 0;) {
		if (run.count < DIGITS)
			run.digits[run.count] = digit;
		run.count++;
		run.bytes += size;
	}
	return run;
}

/* Bytes of what stands between two digits; 0: no digit follows. `any`: strokes too. */
static size_t read_marks(const char *text, bool any)
{
	size_t bytes = 0, size = 1;
	char digit;
	for (size_t i = 0; i < MARKS && size > 0; i++) {
		const bool stroke = any && (text[bytes] == '/' || text[bytes] == '_');
		size = stroke ? 1 : citizen_mark(text + bytes);
		bytes += size;
	}
	return citizen_digit(text + bytes, &digit) > 0 ? bytes : 0;
}

/* The same marks stand before the number, behind other digits. */
static bool continues(const char *text, const char *at, const char *marks, size_t bytes)
{
	return (size_t)(at - text) > bytes && strncmp(at - bytes, marks, bytes) == 0 &&
	       at[-(ptrdiff_t)bytes - 1] >= '0' && at[-(ptrdiff_t)bytes - 1] <= '9';
}

/* Groups of digits with the same marks between them, as long as it goes on. Their length
 * in the text; 0 when they are no number of a citizen. */
static size_t of_one_kind(const char *text, const char *at)
{
	struct run run = read_run(at);
	const char *marks = at + run.bytes, *end = marks;
	const size_t bytes = read_marks(marks, false);
	char digits[DIGITS];
	size_t count = 0;
	if (bytes == 0 || continues(text, at, marks, bytes))
		return 0;
	for (;;) {
		if (count + run.count > DIGITS)
			return 0;
		memcpy(digits + count, run.digits, run.count);
		count += run.count;
		if (read_marks(end, false) != bytes || strncmp(end, marks, bytes) != 0)
			break;
		run = read_run(end + bytes);
		end += bytes + run.bytes;
	}
	const bool passes = citizen_number(digits, count) && !citizen_date(digits, count);
	return passes ? (size_t)(end - at) : 0;
}

/* Nine digits as people group them, 1234.56.782 or 123 456 782, with any marks. */
static size_t of_usual_shape(const char *text, const char *at, const size_t sizes[3])
{
	char digits[DIGITS];
	size_t count = 0, bytes = 0;
	const char *end = at, *marks = at;
	for (size_t i = 0; i < 3; i++) {
		const struct run run = read_run(end + bytes);
		if (run.count != sizes[i] || (i > 0 && bytes == 0))
			return 0;
		memcpy(digits + count, run.digits, run.count);
		count += run.count;
		marks = i > 0 ? end : marks;
		end += bytes + run.bytes;
		if (i == 0 && continues(text, at, end, read_marks(end, true)))
			return 0;
		if (i < 2)
			bytes = read_marks(end, true);
	}
	const bool more =
		read_marks(end, true) == bytes && strncmp(end, marks, bytes) == 0;
	return !more && citizen_number(digits, count) ? (size_t)(end - at) : 0;
}

static size_t grouped(const char *text, const char *at)
{
	static const size_t shapes[2][3] = {{4, 2, 3}, {3, 3, 3}};
	size_t length = of_one_kind(text, at);
	for (size_t i = 0; i < 2 && length == 0; i++)
		length = of_usual_shape(text, at, shapes[i]);
	return length;
}

/* A digit may begin here, or a wide one. */
static bool may_begin(char c)
{
	return (c >= '0' && c <= '9') || c == '\xef';
}

const char *citizen_find(const char *text, size_t *length)
{
	for (const char *at = text; *at;) {
		if (!may_begin(*at)) {
			at++;
			continue;
		}
		const struct run run = read_run(at);
		*length = 0;
		if (run.count > 0)
			*length = citizen_number(run.digits, run.count)
					  ? run.bytes
					  : grouped(text, at);
		if (*length > 0)
			return at;
		at += run.count > 0 ? run.bytes : 1;
	}
	return NULL;
}

static size_t count_digits(const char *at, size_t length)
{
	size_t count = 0;
	char digit;
	for (size_t i = 0, size; i<length; i += size> 0 ? size : 1) {
		size = citizen_digit(at + i, &digit);
		count += size > 0;
	}
	return count;
}

bool citizen_within(const char *cell)
{
	size_t length = 0;
	/* every cell of every file comes here, and most are short */
	if (memchr(cell, '\0', DIGITS + 1))
		return false;
	while ((cell = citizen_find(cell, &length))) {
		if (count_digits(cell, length) == DIGITS)
			return true;
		cell += length;
	}
	return false;
}

/* What stays although it passes. */
enum spared { SPARE_NONE, SPARE_DATES, SPARE_EIGHT };

static bool is_spared(const char *at, size_t length, enum spared spared)
{
	const size_t count = count_digits(at, length);
	return count == DIGITS - 1 &&
	       (spared == SPARE_EIGHT ||
		(spared == SPARE_DATES && length == count && citizen_date(at, length)));
}

/* In one go: a cell of a mebibyte may hold a hundred thousand of them. */
static const char *hide(struct arena *arena, const char *text, enum spared spared)
{
	size_t length = 0;
	const char *from = text, *at = text;
	char *shown = NULL, *to = NULL;
	while ((at = citizen_find(at, &length))) {
		if (!is_spared(at, length, spared)) {
			if (!shown)
				to = shown = arena_alloc(arena, strlen(text) + 1);
			memcpy(to, from, (size_t)(at - from));
			to += at - from;
			memcpy(to, hidden, sizeof(hidden) - 1);
			to += sizeof(hidden) - 1;
			from = at + length;
		}
		at += length;
	}
	if (!shown)
		return text;
	memcpy(to, from, strlen(from) + 1);
	return shown;
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
