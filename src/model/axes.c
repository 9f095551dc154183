/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * axes - names of axes and tables, and the order of versions
 */
#include "book.h"

#include <string.h>

static const char *const axis_names[AXIS_COUNT] = {
#define X(constant, name) (name),
	AXES(X)
#undef X
		"year",
	"quarter",
};

const char *axis_name(enum axis axis)
{
	return axis_names[axis];
}

/* Options write a hyphen where columns write an underscore. */
static bool same_name(const char *name, const char *text)
{
	for (; *name && *text; name++, text++) {
		if (*name != *text && !(*name == '_' && *text == '-'))
			return false;
	}
	return *name == *text;
}

bool axis_find(const char *name, enum axis *axis)
{
	for (size_t i = 0; i < AXIS_COUNT; i++) {
		if (same_name(axis_names[i], name)) {
			*axis = (enum axis)i;
			return true;
		}
	}
	if (strcmp(name, "month") != 0)
		return false;
	*axis = AXIS_PERIOD;
	return true;
}

const char *table_name(enum table_id table)
{
	static const char *const names[TABLE_COUNT] = {
		[TABLE_SPENDING] = "spending", [TABLE_DECLARATIONS] = "declarations",
		[TABLE_CASELOAD] = "caseload", [TABLE_ASSIGNMENTS] = "assignments",
		[TABLE_BENEFITS] = "benefits",
	};
	return names[table];
}

/* Kinds of version from old to new: none, free text, provisional, provisional a second
 * time ("nader voorlopig"), definitive, circulars. */
enum version_kind {
	NO_VERSION,
	FREE_TEXT,
	PROVISIONAL,
	REVISED_PROVISIONAL,
	DEFINITIVE,
	CIRCULAR
};

static enum version_kind version_kind(const char *version)
{
	if (!*version)
		return NO_VERSION;
	if (strcmp(version, "provisional") == 0)
		return PROVISIONAL;
	if (strcmp(version, "revised_provisional") == 0)
		return REVISED_PROVISIONAL;
	if (strcmp(version, "definitive") == 0)
		return DEFINITIVE;
	const bool circular = strchr("MSD", *version) && strlen(version) == 5 &&
			      strspn(version + 1, "0123456789") == 4;
	return circular ? CIRCULAR : FREE_TEXT;
}

int version_compare(const char *a, const char *b)
{
	const enum version_kind kind_a = version_kind(a);
	const enum version_kind kind_b = version_kind(b);
	if (kind_a != kind_b)
		return kind_a > kind_b ? 1 : -1;
	if (kind_a != CIRCULAR)
		return strcmp(a, b);
	static const char months[] = "MSD"; /* May, September, December */
	const int by_year = strcmp(a + 1, b + 1);
	if (by_year)
		return by_year;
	return (int)(strchr(months, *a) - strchr(months, *b));
}
