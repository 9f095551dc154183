/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * cells - one typed value as text: exact for machines, as the language has it for people
 */
#include "cells.h"

#include "utf8.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { RATIO_DIGITS = 6, NUMBER_DIGITS = 10, PLAIN_EXPONENT = 15 };

/* So many significant digits, without trailing zeros; and without an exponent where that
 * stays short, since spreadsheets in Dutch style do not read "1e-05". */
static const char *significant(char buf[CELL_SIZE], double real, int digits)
{
	snprintf(buf, CELL_SIZE, "%.*e", digits - 1, real);
	double rounded = strtod(buf, NULL);
	int exponent = (int)strtol(strchr(buf, 'e') + 1, NULL, 10);
	if (rounded == 0.0)
		exponent = 0;
	if (abs(exponent) > PLAIN_EXPONENT) {
		snprintf(buf, CELL_SIZE, "%.*g", digits, real);
		return buf;
	}
	int decimals = exponent < digits ? digits - 1 - exponent : 0;
	snprintf(buf, CELL_SIZE, "%.*f", decimals, rounded);
	if (decimals > 0) {
		size_t length = strlen(buf);
		while (buf[length - 1] == '0')
			length--;
		if (buf[length - 1] == '.')
			length--;
		buf[length] = '\0';
	}
	return strcmp(buf, "-0") == 0 ? "0" : buf;
}

const char *cell_machine(char buf[CELL_SIZE], const struct value *value)
{
	switch (value->type) {
	case VALUE_NONE:
		return "";
	case VALUE_TEXT:
	case VALUE_CODE:
		return value->text;
	case VALUE_COUNT:
		snprintf(buf, CELL_SIZE, "%" PRId64, value->number);
		return buf;
	case VALUE_QUANTITY:
		return thousandths_format(buf, CELL_SIZE, value->number);
	case VALUE_MONEY:
		return money_format(buf, CELL_SIZE, value->number);
	case VALUE_RATIO:
		return significant(buf, value->real, RATIO_DIGITS);
	case VALUE_NUMBER:
		return significant(buf, value->real, NUMBER_DIGITS);
	case VALUE_PERIOD:
		return period_label(buf, CELL_SIZE, value->period);
	case VALUE_FLAG:
		return value->number ? "true" : "false";
	}
	return "";
}

const char *cell_type_name(enum value_type type)
{
	static const char *const names[] = {
		[VALUE_NONE] = NULL,       [VALUE_TEXT] = "text",
		[VALUE_COUNT] = "count",   [VALUE_QUANTITY] = "quantity",
		[VALUE_MONEY] = "money",   [VALUE_RATIO] = "ratio",
		[VALUE_NUMBER] = "number", [VALUE_PERIOD] = "period",
		[VALUE_CODE] = "code",     [VALUE_FLAG] = "flag",
	};
	return names[type];
}

bool cell_is_number(enum value_type type)
{
	return type == VALUE_COUNT || type == VALUE_QUANTITY || type == VALUE_MONEY ||
	       type == VALUE_RATIO || type == VALUE_NUMBER;
}

int cell_sign(const struct value *value)
{
	if (!cell_is_number(value->type))
		return 0;
	if (value->type == VALUE_RATIO || value->type == VALUE_NUMBER)
		return (value->real > 0) - (value->real < 0);
	return (value->number > 0) - (value->number < 0);
}

/* Words come from files: a line break would break the table, an escape code the terminal.
 */
static const char *one_line(const struct page *page, const char *text)
{
	char *line = arena_strdup(page->arena, text), *out = line;
	while (*text) {
		const size_t control = text_control(text);
		*out++ = control ? ' ' : *text;
		text += control ? control : 1;
	}
	*out = '\0';
	return line;
}

const char *page_label(const struct page *page, const struct label *label)
{
	return one_line(page, label->text[page->style->language]);
}

static const char *word_or(const struct page *page, const char *key, const char *name)
{
	const struct labels *labels = page->report->labels;
	const struct label *label = labels ? labels_find(labels, key) : NULL;
	return label ? page_label(page, label) : name;
}

const char *page_word(const struct page *page, const char *name)
{
	return word_or(page, arena_printf(page->arena, "text:%s", name), name);
}

const char *page_severity(const struct page *page, enum severity severity)
{
	const char *name = severity_name(severity);
	return word_or(page, arena_printf(page->arena, "member:severity.%s", name), name);
}

/* "-1234567.89" becomes "-1.234.567,89" in Dutch and "-1,234,567.89" in English. */
static const char *grouped(const struct page *page, const char *plain)
{
	bool dutch = page->style->language == LANGUAGE_NL;
	bool negative = *plain == '-';
	plain += negative;
	if (strspn(plain, "0.") == strlen(plain))
		negative = false; /* a rounded zero has no sign */
	size_t whole = strcspn(plain, ".");
	char *text = arena_alloc(page->arena, strlen(plain) + whole / 3 + 2);
	char *out = text;
	if (negative)
		*out++ = '-';
	for (size_t i = 0; i < whole; i++) {
		if (i > 0 && (whole - i) % 3 == 0)
			*out++ = dutch ? '.' : ',';
		*out++ = plain[i];
	}
	if (plain[whole]) {
		*out++ = dutch ? ',' : '.';
		memcpy(out, plain + whole + 1, strlen(plain + whole + 1));
	}
	return text;
}

static const char *human_real(const struct page *page, double real, int decimals)
{
	return grouped(page, arena_printf(page->arena, "%.*f", decimals, real));
}

/* About four digits that say something: 1.234.567, 12,35, 0,01234; or as many decimals as
 * the column asks for. A number that would round to zero is not zero: a p-value of 0,000
 * does not exist. */
static const char *human_number(const struct page *page, double real, int decimals)
{
	enum { MOST = 6 };
	char buf[CELL_SIZE];
	if (real == 0.0)
		return human_real(page, real, decimals);
	snprintf(buf, sizeof buf, "%.3e", real);
	int exponent = (int)strtol(strchr(buf, 'e') + 1, NULL, 10);
	const int most = decimals > 0 ? decimals : MOST;
	if (exponent < -most)
		return arena_printf(page->arena, "%s%s", real < 0 ? "> -" : "< ",
				    human_real(page, pow(10, -most), most));
	int wanted = exponent > 3 ? 0 : 3 - exponent;
	return human_real(page, real, decimals > 0 || wanted > MOST ? most : wanted);
}

static const char *human_quantity(const struct page *page, int64_t value, int decimals)
{
	char buf[CELL_SIZE];
	if (decimals < 1 || decimals > 3)
		return grouped(page, thousandths_format(buf, sizeof buf, value));
	const int64_t unit = decimals == 1 ? 100 : decimals == 2 ? 10 : 1;
	const int64_t rounded = money_divide(value, unit, ROUND_HALF_AWAY);
	const int64_t size = rounded < 0 ? -rounded : rounded, one = 1000 / unit;
	snprintf(buf, sizeof buf, "%s%" PRId64 ".%0*" PRId64, rounded < 0 ? "-" : "",
		 size / one, decimals, size % one);
	return grouped(page, buf);
}

static const char *human_money(const struct page *page, cents amount)
{
	char buf[CELL_SIZE];
	if (!page->style->thousands)
		return grouped(page, money_format(buf, sizeof buf, amount));
	snprintf(buf, sizeof buf, "%" PRId64,
		 money_divide(amount, INT64_C(100000), ROUND_HALF_AWAY));
	return grouped(page, buf);
}

static const char *human(const struct page *page, const struct value *value, int decimals)
{
	char buf[CELL_SIZE];
	switch (value->type) {
	case VALUE_NONE:
		return value->label ? page_label(page, value->label) : "-";
	case VALUE_TEXT:
		return value->label ? page_label(page, value->label)
				    : one_line(page, value->text);
	case VALUE_CODE:
		return one_line(page, value->text);
	case VALUE_COUNT:
		return grouped(page, cell_machine(buf, value));
	case VALUE_QUANTITY:
		return human_quantity(page, value->number, decimals);
	case VALUE_MONEY:
		return human_money(page, value->number);
	case VALUE_RATIO:
		return arena_printf(
			page->arena, "%s%%",
			human_real(page, value->real * 100, decimals > 0 ? decimals : 1));
	case VALUE_NUMBER:
		return human_number(page, value->real, decimals);
	case VALUE_PERIOD:
		return arena_strdup(page->arena, cell_machine(buf, value));
	case VALUE_FLAG:
		return page_word(page, value->number ? "yes" : "no");
	}
	return "-";
}

const char *cell_human(const struct page *page, const struct value *value,
		       const struct column *column)
{
	const char *text = human(page, value, column->decimals);
	if (!(column->flags & COLUMN_VN) || !cell_is_number(value->type))
		return text;
	int sign = cell_sign(value);
	const char *letter = "=";
	if (sign != 0)
		letter = page_word(page, sign > 0 ? "favourable" : "unfavourable");
	return arena_printf(page->arena, "%s %s", text + (*text == '-'), letter);
}

const char *cell_inline(const struct page *page, const struct value *value)
{
	struct style style = *page->style;
	style.thousands = false;
	struct page whole = {page->report, &style, page->arena};
	const char *text = human(&whole, value, 0);
	return value->type == VALUE_MONEY ? arena_printf(page->arena, "€ %s", text)
					  : text;
}
