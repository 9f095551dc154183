/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * rejects - the list of rejected rows, and what their files are called
 */
#include "rejects.h"

#include <stdlib.h>
#include <string.h>

void rejects_init(struct rejects *rejects)
{
	*rejects = (struct rejects){.count = 0};
	arena_init(&rejects->arena);
}

void rejects_release(struct rejects *rejects)
{
	for (size_t i = 0; i < rejects->count; i++)
		free(rejects->layouts[i].rows);
	free(rejects->layouts);
	arena_release(&rejects->arena);
}

const char *rejects_path(const char *path, size_t number, struct arena *arena)
{
	if (number <= 1)
		return path;
	const char *slash = strrchr(path, '/');
	const char *base = slash ? slash + 1 : path;
	const char *point = strrchr(base, '.');
	const size_t stem = point && point > base ? (size_t)(point - path) : strlen(path);
	return arena_printf(arena, "%.*s-%zu%s", (int)stem, path, number, path + stem);
}
