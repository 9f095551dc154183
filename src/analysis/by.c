/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * by - the axes of --by, and what their members look like in a table
 *
 * Which axes have a name column does not depend on the rows of one run more than it must:
 * a table keeps its columns from month to month.
 */
#include "by.h"

#include "utf8.h"

static const char *nearest_axis(const char *word)
{
	const char *names[AXIS_STORED + 3];
	size_t count = 0;
	for (enum axis axis = 0; axis < AXIS_STORED; axis++)
		names[count++] = axis_name(axis);
	names[count++] = "year";
	names[count++] = "quarter";
	names[count++] = "month";
	return text_nearest(word, names, count);
}

static int unknown_axis(const char *word, struct diags *diags)
{
	const char *nearest = nearest_axis(word);
	if (nearest)
		return diag_usage(diags, NULL,
				  "--by '%s' is not an axis, did you mean '%s'?", word,
				  nearest);
	return diag_usage(diags, NULL, "--by '%s' is not an axis, see 'sdgrip list axes'",
			  word);
}

int by_parse(struct by *by, const char *const *words, size_t most, struct diags *diags)
{
	if (!words || !words[0])
		return 0;
	struct by parsed = {.count = 0};
	for (size_t i = 0; words[i]; i++) {
		enum axis axis;
		if (!axis_find(words[i], &axis))
			return unknown_axis(words[i], diags);
		if (axis_is_private(axis))
			return diag_usage(diags, NULL,
					  "--by %s: no output is broken down by client",
					  words[i]);
		if (by_has(&parsed, axis))
			return diag_usage(diags, NULL, "--by '%s' is given twice",
					  words[i]);
		if (parsed.count == most)
			return diag_usage(diags, NULL, "--by takes at most %zu %s", most,
					  most == 1 ? "axis" : "axes");
		parsed.axes[parsed.count++] = axis;
	}
	*by = parsed;
	return 0;
}

bool by_has(const struct by *by, enum axis axis)
{
	for (size_t i = 0; i < by->count; i++)
		if (by->axes[i] == axis)
			return true;
	return false;
}

bool by_has_time(const struct by *by)
{
	return by_has(by, AXIS_PERIOD) || by_has(by, AXIS_QUARTER) ||
	       by_has(by, AXIS_YEAR);
}

uint32_t by_axes(const struct by *by)
{
	uint32_t bits = 0;
	for (size_t i = 0; i < by->count; i++)
		bits |= AXIS_BIT(by->axes[i] < AXIS_STORED ? by->axes[i] : AXIS_PERIOD);
	return bits;
}

static bool is_period(enum axis axis)
{
	return axis == AXIS_PERIOD || axis == AXIS_CARE_PERIOD || axis == AXIS_YEAR ||
	       axis == AXIS_QUARTER;
}

/* Axes whose members are words with a title in labels.csv. */
static bool is_word(enum axis axis)
{
	return axis == AXIS_STAGE || axis == AXIS_SIDE || axis == AXIS_NATURE ||
	       axis == AXIS_ENTRY || axis == AXIS_DOMAIN || axis == AXIS_FORM ||
	       axis == AXIS_INDICATOR || axis == AXIS_KIND || axis == AXIS_SCHEME ||
	       axis == AXIS_CAUSE;
}

enum value_type axis_value_type(enum axis axis)
{
	if (is_period(axis))
		return VALUE_PERIOD;
	return is_word(axis) ? VALUE_TEXT : VALUE_CODE;
}

struct value axis_value(struct report *report, const struct book *book, enum axis axis,
			member m)
{
	if (m == MEMBER_NONE)
		return value_none();
	if (m == PROVIDERS_TOGETHER)
		return value_code(report, "overig");
	if (is_period(axis))
		return value_period(book->axis[axis].entries[m].period);
	if (is_word(axis))
		return value_word(report, axis_name(axis), book_code(book, axis, m));
	return value_code(report, book_code(book, axis, m));
}

struct value axis_member_name(struct report *report, const struct book *book,
			      enum axis axis, member m)
{
	if (m == PROVIDERS_TOGETHER)
		return value_none();
	const struct label *label = &book->axis[axis].entries[m].label;
	if (m == MEMBER_NONE || !label->text[LANGUAGE_NL])
		return value_none();
	struct value value = value_text(report, label->text[LANGUAGE_NL]);
	if (value.type == VALUE_NONE || !label->text[LANGUAGE_EN])
		return value;
	struct label *copy = arena_alloc(&report->arena, sizeof(*copy));
	for (size_t i = 0; i < LANGUAGE_COUNT; i++)
		copy->text[i] = arena_strdup(&report->arena, label->text[i]);
	value.label = copy;
	return value;
}

struct value product_title(struct report *report, const struct book *book, member domain,
			   member product)
{
	const struct value own = axis_member_name(report, book, AXIS_PRODUCT, product);
	if (own.type != VALUE_NONE || !book->codes)
		return own;
	const char *code =
		arena_strndup(&report->arena, book_code(book, AXIS_PRODUCT, product), 2);
	const struct product_category *category =
		codes_product(book->codes, book_code(book, AXIS_DOMAIN, domain), code);
	return category ? value_text(report, category->name) : value_none();
}

bool axis_has_names(const struct book *book, enum axis axis)
{
	if (is_period(axis) || is_word(axis))
		return false;
	if (axis == AXIS_MUNICIPALITY || axis == AXIS_GROUP || axis == AXIS_TASK_FIELD ||
	    axis == AXIS_CATEGORY || axis == AXIS_PRODUCT)
		return true;
	for (size_t m = 1; m < book->axis[axis].count; m++)
		if (book->axis[axis].entries[m].label.text[LANGUAGE_NL])
			return true;
	return false;
}

size_t by_columns(const struct by *by, const struct book *book, struct report *report,
		  struct column *columns)
{
	size_t count = 0;
	for (size_t i = 0; i < by->count; i++) {
		enum axis axis = by->axes[i];
		columns[count++] = (struct column){.name = axis_name(axis),
						   .type = axis_value_type(axis),
						   .flags = COLUMN_KEY};
		if (axis_has_names(book, axis))
			columns[count++] = (struct column){
				.name = arena_printf(&report->arena, "%s_name",
						     axis_name(axis)),
				.type = VALUE_TEXT,
				.flags = COLUMN_KEY};
	}
	return count;
}

void by_cells(const struct by *by, const struct book *book, const member *members,
	      struct report *report, struct value *cells)
{
	for (size_t i = 0; i < by->count; i++) {
		enum axis axis = by->axes[i];
		*cells++ = axis_value(report, book, axis, members[i]);
		if (axis_has_names(book, axis))
			*cells++ = axis_member_name(report, book, axis, members[i]);
	}
}
