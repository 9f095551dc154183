/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * profile_keys - the keys of a [source] section, one function per group
 */
#include "profile_keys.h"

#include "citizen.h"
#include "dialect.h"
#include "personal.h"
#include "utf8.h"
#include "words.h"

#include <stdlib.h>
#include <string.h>

static int refuse_value(struct key_context *context, const char *value,
			const char *expected)
{
	return diag_usage(context->diags, &context->place, "%s: '%s', expected %s",
			  context->key, value, expected);
}

/* yes and no, or two words of the kind */
static int read_choice(struct key_context *context, const char *value, const char *yes,
		       const char *no, bool *out)
{
	*out = strcmp(value, yes) == 0;
	if (*out || strcmp(value, no) == 0)
		return 0;
	return refuse_value(context, value,
			    arena_printf(context->arena, "%s or %s", yes, no));
}

static int read_sign(struct key_context *context, const char *value)
{
	static const struct {
		const char *word;
		enum sign_rule sign;
	} signs[] = {
		{"positive", SIGN_POSITIVE},
		{"expense-negative", SIGN_EXPENSE_NEGATIVE},
		{"revenue-negative", SIGN_REVENUE_NEGATIVE},
		{"expense-positive", SIGN_REVENUE_NEGATIVE},
		{"letter", SIGN_LETTER},
	};
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (strcmp(value, signs[i].word) == 0) {
			context->profile->sign = signs[i].sign;
			context->profile->sign_given = true;
			return 0;
		}
	return refuse_value(context, value,
			    "positive, expense-negative, revenue-negative, "
			    "expense-positive or letter");
}

static int read_header(struct key_context *context, const char *value)
{
	char *end;
	const long line = strtol(value, &end, 10);
	context->profile->headless = strcmp(value, "none") == 0;
	if (context->profile->headless)
		return 0;
	if (*end || line < 1 || line > 1000)
		return refuse_value(context, value,
				    "the number of the header line, or none");
	context->profile->header_line = (size_t)line;
	return 0;
}

static int read_delimiter(struct key_context *context, const char *value)
{
	context->profile->delimiter = delimiter_from_word(value);
	if (context->profile->delimiter)
		return 0;
	return refuse_value(context, value, "semicolon, comma, tab, pipe or none");
}

static int read_quarters(struct key_context *context, const char *value)
{
	struct profile *p = context->profile;
	bool cumulative;
	if (!p->base->quarterly)
		return diag_usage(context->diags, &context->place,
				  "quarters: type '%s' has no quarterly reports",
				  p->base->name);
	if (read_choice(context, value, "cumulative", "separate", &cumulative) < 0)
		return -1;
	p->quarters = cumulative ? QUARTERS_CUMULATIVE : QUARTERS_SEPARATE;
	return 0;
}

int key_general(struct key_context *context, const char *key, const char *value)
{
	struct profile *p = context->profile;
	bool yes;
	if (strcmp(key, "type") == 0 || strcmp(key, "files") == 0)
		return 0; /* read before the profile is built */
	if (strcmp(key, "sign") == 0)
		return read_sign(context, value);
	if (strcmp(key, "header") == 0)
		return read_header(context, value);
	if (strcmp(key, "delimiter") == 0)
		return read_delimiter(context, value);
	if (strcmp(key, "round") == 0)
		return read_choice(context, value, "yes", "no", &p->importer.round);
	if (strcmp(key, "read") == 0)
		return read_choice(context, value, "named", "always", &yes);
	if (strcmp(key, "quarters") == 0)
		return read_quarters(context, value);
	if (strcmp(key, "dash") == 0)
		return read_choice(context, value, "zero", "unknown", &p->dash_zero);
	if (strcmp(key, "encoding") == 0) {
		p->encoding = value;
		return 0;
	}
	if (strcmp(key, "numbers") == 0) {
		if (read_choice(context, value, "comma", "point", &yes) < 0)
			return -1;
		p->importer.numbers = yes ? NUMBER_COMMA : NUMBER_POINT;
		return 0;
	}
	if (strcmp(key, "unit") == 0) {
		if (read_choice(context, value, "1000", "1", &yes) < 0)
			return -1;
		p->importer.unit = yes ? 1000 : 1;
		return 0;
	}
	return key_unknown(context);
}

int key_check_header(struct key_context *context, const char *header, bool named)
{
	if (!personal_header(header, named, context->arena))
		return 0;
	return diag_usage(context->diags, &context->place,
			  "%s: '%s' looks like a column with names, dates of birth or "
			  "addresses of people, which are never read; take it out of the "
			  "section",
			  citizen_hide(context->arena, context->key), header);
}

/* An axis that a key may name. Of clients there is only a column. */
static bool profile_axis(const char *name, enum axis *axis)
{
	if (!axis_find(name, axis) || strcmp(name, "month") == 0)
		return false;
	return *axis <= AXIS_YEAR && *axis != AXIS_CLIENT && *axis != AXIS_GROUP;
}

int key_column(struct key_context *context, const char *name, const char *header)
{
	struct profile *p = context->profile;
	const size_t at = profile_field(p, name);
	struct field field = {.role = FIELD_KEY, .axis = AXIS_COUNT};
	if (key_check_header(context, header, false) < 0)
		return -1;
	if (at < p->importer.nfields)
		field = p->importer.fields[at];
	else if (strcmp(name, "letter") == 0)
		field.role = FIELD_LETTER;
	else if (strcmp(name, "volume") == 0)
		field.role = FIELD_QUANTITY;
	else if (strcmp(name, "text") == 0)
		field.role = FIELD_IGNORE;
	else if (strcmp(name, "client") == 0 && p->base->clients)
		field.axis = AXIS_CLIENT;
	else if (!profile_axis(name, &field.axis))
		return key_unknown(context);
	field.name = header;
	field.synonyms = NULL;
	field.required = true;
	profile_put(p, at, &field);
	return 0;
}

/* Of a provider or a referrer the name may be that of a person. */
static bool is_person(enum axis axis)
{
	return axis == AXIS_PROVIDER || axis == AXIS_REFERRER;
}

int key_name(struct key_context *context, const char *name, const char *header)
{
	struct field field = {.name = header, .role = FIELD_NAME, .required = true};
	if (!profile_axis(name, &field.axis) || field.axis == AXIS_YEAR ||
	    words_fixed(field.axis))
		return key_unknown(context);
	if (key_check_header(context, header, !is_person(field.axis)) < 0)
		return -1;
	profile_put(context->profile, context->profile->importer.nfields, &field);
	return 0;
}

/* The importer's own measures do not hold when the section names its own. */
static void drop_base_measures(struct profile *profile)
{
	for (size_t i = 0; i < profile->base->nfields; i++)
		if (profile->fields[i].role == FIELD_MEASURE) {
			profile->fields[i].role = FIELD_IGNORE;
			profile->fields[i].required = false;
		}
}

static bool add_preset(struct field *field, size_t *count, enum axis axis,
		       const char *code)
{
	for (size_t i = 0; i < *count; i++)
		if (field->preset[i].axis == axis)
			return false;
	field->preset[(*count)++] = (struct preset){axis, code};
	return true;
}

static bool is_month(const char *text)
{
	return strlen(text) == 2 && strspn(text, "0123456789") == 2 &&
	       strcmp(text, "00") > 0 && strcmp(text, "12") <= 0;
}

/* One part of measure.A.B.C as a preset. */
static bool measure_part(struct key_context *context, struct field *field, size_t *count,
			 const char *part)
{
	const bool people = context->profile->importer.table == TABLE_CASELOAD;
	static const enum axis axes[] = {AXIS_STAGE, AXIS_SIDE};
	if (is_month(part))
		return add_preset(field, count, AXIS_PERIOD, part);
	if (people)
		return words_find(AXIS_INDICATOR, part, context->arena) != MEMBER_NONE &&
		       add_preset(field, count, AXIS_INDICATOR, part);
	for (size_t i = 0; i < 2; i++)
		if (words_find(axes[i], part, context->arena) != MEMBER_NONE)
			return add_preset(field, count, axes[i], part);
	return false;
}

/* measure.actual.debit: the last part, which is taken off, is no member. */
static enum booking take_booking(struct arena *arena, const char **parts)
{
	static const char *const ends[] = {
		[BOOKING_DEBIT] = ".debit", [BOOKING_CREDIT] = ".credit"};
	for (enum booking booking = BOOKING_DEBIT; booking <= BOOKING_CREDIT; booking++) {
		const size_t length = strlen(*parts), end = strlen(ends[booking]);
		if (length <= end || strcmp(*parts + length - end, ends[booking]) != 0)
			continue;
		*parts = arena_strndup(arena, *parts, length - end);
		return booking;
	}
	return BOOKING_NONE;
}

/* A section about a CBS table reads people or amounts: its first measure tells. */
static int choose_table(struct key_context *context, const char *parts)
{
	struct profile *p = context->profile;
	const bool people = strncmp(parts, "people", 6) == 0;
	const enum table_id table = people ? TABLE_CASELOAD : TABLE_SPENDING;
	for (size_t i = p->base->nfields; i < p->importer.nfields; i++)
		if (p->fields[i].role == FIELD_MEASURE && p->importer.table != table)
			return diag_usage(context->diags, &context->place,
					  "%s: the section reads people and amounts, "
					  "expected a section for each",
					  context->key);
	p->importer.table = table;
	return 0;
}

int key_measure(struct key_context *context, const char *parts, const char *header)
{
	struct profile *p = context->profile;
	struct field field = {.name = header, .role = FIELD_MEASURE, .required = true};
	const bool care =
		p->base->table != TABLE_SPENDING && p->base->table != TABLE_CASELOAD;
	if (p->base->row || care)
		return diag_usage(context->diags, &context->place,
				  "%s: type '%s' has no measures%s", context->key,
				  p->base->name,
				  care ? ", expected keys like column.amount" : "");
	if (key_check_header(context, header, false) < 0)
		return -1;
	if (p->base->topics && choose_table(context, parts) < 0)
		return -1;
	const bool people = p->importer.table == TABLE_CASELOAD;
	size_t count = 0;
	bool first = true;
	field.booking = take_booking(context->arena, &parts);
	if (people && field.booking != BOOKING_NONE)
		return key_unknown(context);
	while (*parts) {
		const size_t length = strcspn(parts, ".");
		const char *part = arena_strndup(context->arena, parts, length);
		const bool word = people && first && strcmp(part, "people") == 0;
		if (first && people && !word)
			return key_unknown(context);
		if (!word && (count >= 3 || !measure_part(context, &field, &count, part)))
			return key_unknown(context);
		parts += length + (parts[length] == '.');
		first = false;
	}
	if (people && count == 0)
		field.preset[0] = (struct preset){AXIS_INDICATOR, "stock"};
	else if (!people && field.preset[0].axis != AXIS_STAGE)
		return key_unknown(context);
	drop_base_measures(p);
	profile_put(p, p->importer.nfields, &field);
	return 0;
}

int key_fixed(struct key_context *context, const char *name, const char *value)
{
	enum axis axis;
	struct period period;
	if (!profile_axis(name, &axis))
		return key_unknown(context);
	if (words_fixed(axis) && words_find(axis, value, context->arena) == MEMBER_NONE)
		return refuse_value(context, value, words_list(axis, context->arena));
	if (axis == AXIS_YEAR &&
	    (period_parse(value, 0, &period) < 0 || period_grain(period) != GRAIN_YEAR))
		return refuse_value(context, value, "a year like 2025");
	context->profile->fixed[axis] = value;
	return 0;
}
