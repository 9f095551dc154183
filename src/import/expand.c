/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * expand - the files that a pattern of sdgrip.ini or of the command line names
 */
#include "source.h"

#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool has_wildcard(const char *text)
{
	return text[strcspn(text, "*?[")] != '\0';
}

/* A folder is a name, also when it holds a sign that means something in a pattern. */
static const char *escaped(struct arena *arena, const char *folder)
{
	char *out = arena_alloc(arena, 2 * strlen(folder) + 1);
	size_t n = 0;
	for (const char *p = folder; *p; p++) {
		if (strchr("*?[\\", *p))
			out[n++] = '\\';
		out[n++] = *p;
	}
	return out;
}

const char *path_in(struct arena *arena, const char *folder, const char *name)
{
	if (!folder || !*folder || strcmp(folder, ".") == 0 || *name == '/' ||
	    strcmp(name, "-") == 0)
		return arena_strdup(arena, name);
	const char *slash = folder[strlen(folder) - 1] == '/' ? "" : "/";
	return arena_printf(arena, "%s%s%s", folder, slash, name);
}

static int compare_paths(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const char **source_expand(const char *pattern, const char *folder, struct arena *arena,
			   struct diags *diags, const struct place *place)
{
	const char *plain = path_in(arena, folder, pattern);
	/* A file may really be called "export [1].csv". */
	if (!has_wildcard(pattern) || access(plain, F_OK) == 0) {
		const char **one = arena_alloc(arena, 2 * sizeof(*one));
		one[0] = plain;
		return one;
	}
	const char *where = folder ? escaped(arena, folder) : NULL;
	glob_t found = {0};
	const int status =
		glob(path_in(arena, where, pattern), GLOB_NOSORT, NULL, &found);
	if (status != 0 || found.gl_pathc == 0) {
		globfree(&found);
		diag_error(diags, place, "'%s': no file has such a name", plain);
		return NULL;
	}
	const char **paths = arena_alloc(arena, (found.gl_pathc + 1) * sizeof(*paths));
	for (size_t i = 0; i < found.gl_pathc; i++)
		paths[i] = arena_strdup(arena, found.gl_pathv[i]);
	qsort(paths, found.gl_pathc, sizeof(*paths), compare_paths);
	globfree(&found);
	return paths;
}
