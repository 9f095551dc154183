/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * formats - the registry: every format by name and by file extension
 */
#include "format.h"

#include <string.h>

const struct format *const formats[] = {
#define X(name) &format_##name,
	FORMATS(X)
#undef X
		NULL,
};

const struct format *format_find(const char *name)
{
	for (size_t i = 0; formats[i]; i++) {
		if (strcmp(formats[i]->name, name) == 0)
			return formats[i];
	}
	return NULL;
}

static bool same_extension(const char *a, const char *b)
{
	for (; *a && *b; a++, b++) {
		char lower = *a >= 'A' && *a <= 'Z' ? (char)(*a - 'A' + 'a') : *a;
		if (lower != *b)
			return false;
	}
	return *a == *b;
}

const struct format *format_by_extension(const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *dot = strrchr(slash ? slash : path, '.');
	if (!dot)
		return NULL;
	for (size_t i = 0; formats[i]; i++) {
		if (same_extension(dot + 1, formats[i]->extension))
			return formats[i];
	}
	return NULL;
}
