/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * value - makes typed values; what cannot be a value becomes VALUE_NONE
 *
 * An empty text, an unset period, a ratio by zero: none of them may reach a format as
 * something that looks known, so each becomes "not known" here, in one place.
 */
#include "report.h"

#include <math.h>
#include <stdarg.h>

struct value value_none(void)
{
	return (struct value){.type = VALUE_NONE};
}

struct value value_hidden(struct report *report)
{
	static const struct label plain = {{"x", "x"}};
	const struct label *label =
		report->labels ? labels_find(report->labels, "text:hidden") : NULL;
	return (struct value){.type = VALUE_NONE, .label = label ? label : &plain};
}

bool value_is_hidden(const struct value *value)
{
	return value->type == VALUE_NONE && value->label;
}

struct value value_text(struct report *report, const char *text)
{
	if (!text || !*text)
		return value_none();
	return (struct value){.type = VALUE_TEXT,
			      .text = arena_strdup(&report->arena, text)};
}

struct value value_textf(struct report *report, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	const char *text = arena_vprintf(&report->arena, format, args);
	va_end(args);
	return *text ? (struct value){.type = VALUE_TEXT, .text = text} : value_none();
}

struct value value_word(struct report *report, const char *kind, const char *code)
{
	struct value value = value_text(report, code);
	if (value.type == VALUE_NONE || !report->labels)
		return value;
	/* keys are in lower case, but for words that differ by case alone (V/N) */
	char *lower = arena_strdup(&report->arena, code);
	for (char *c = lower; *c; c++) {
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c - 'A' + 'a');
	}
	value.label = labels_findf(report->labels, "member:%s.%s", kind, lower);
	if (!value.label)
		value.label = labels_findf(report->labels, "member:%s.%s", kind, code);
	return value;
}

struct value value_code(struct report *report, const char *code)
{
	struct value value = value_text(report, code);
	if (value.type == VALUE_TEXT)
		value.type = VALUE_CODE;
	return value;
}

struct value value_count(int64_t number)
{
	return (struct value){.type = VALUE_COUNT, .number = number};
}

struct value value_quantity(int64_t thousandths)
{
	return (struct value){.type = VALUE_QUANTITY, .number = thousandths};
}

struct value value_money(cents amount)
{
	return (struct value){.type = VALUE_MONEY, .number = amount};
}

struct value value_ratio(double ratio)
{
	if (!isfinite(ratio))
		return value_none();
	return (struct value){.type = VALUE_RATIO, .real = ratio};
}

struct value value_number(double number)
{
	if (!isfinite(number))
		return value_none();
	return (struct value){.type = VALUE_NUMBER, .real = number};
}

struct value value_period(struct period period)
{
	if (!period_is_set(period))
		return value_none();
	return (struct value){.type = VALUE_PERIOD, .period = period};
}

struct value value_flag(bool flag)
{
	return (struct value){.type = VALUE_FLAG, .number = flag};
}
