/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * outside - a path in sdgrip.ini stays in the folder of sdgrip.ini
 *
 * Folders are compared as they really are, so that neither ".." nor a link leads out. A
 * path is only ever opened: nothing here or elsewhere hands it to a shell, and "~" is a
 * name like any other.
 */
#define _XOPEN_SOURCE 700 /* realpath */
#include "outside.h"

#include "source.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static const char *folder_of(struct arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/');
	if (!slash)
		return ".";
	return slash == path ? "/" : arena_strndup(arena, path, (size_t)(slash - path));
}

/* NULL when there is no such thing. */
static const char *real(struct arena *arena, const char *path)
{
	char *found = realpath(path, NULL);
	if (!found && errno == ENOMEM)
		memory_exhausted();
	const char *copy = found ? arena_strdup(arena, found) : NULL;
	free(found);
	return copy;
}

static bool lies_in(const char *folder, const char *path)
{
	const size_t length = strlen(folder);
	if (strcmp(folder, "/") == 0)
		return true;
	return strncmp(folder, path, length) == 0 &&
	       (path[length] == '/' || path[length] == '\0');
}

/* The folder, or nothing, is what a user meant who named it. */
static bool is_in(struct arena *arena, const char *folder, const char *path)
{
	const char *there = real(arena, folder);
	return there && lies_in(there, path);
}

static bool is_allowed(const struct settings *settings, const struct config *config,
		       const char *path, struct arena *arena)
{
	if (is_in(arena, config->folder, path) ||
	    (settings->codes && is_in(arena, settings->codes, path)))
		return true;
	for (const char **file = settings->files; file && *file; file++)
		if (strcmp(*file, "-") != 0 &&
		    is_in(arena, folder_of(arena, *file), path))
			return true;
	return false;
}

static bool has_parent(const char *path)
{
	for (const char *p = path; (p = strstr(p, "..")); p += 2)
		if ((p == path || p[-1] == '/') && (p[2] == '/' || p[2] == '\0'))
			return true;
	return false;
}

/* What is not there is judged by the nearest folder that is. */
static bool is_outside(const struct settings *settings, const struct config *config,
		       const char *path)
{
	struct arena arena;
	arena_init(&arena);
	const char *part = path, *there;
	while (!(there = real(&arena, part)) &&
	       strcmp(part, folder_of(&arena, part)) != 0)
		part = folder_of(&arena, part);
	const bool outside = !there || !is_allowed(settings, config, there, &arena) ||
			     (part != path && has_parent(path + strlen(part)));
	arena_release(&arena);
	return outside;
}

static int refuse(const struct config *config, const char *path,
		  const struct place *place, struct diags *diags)
{
	return diag_usage(
		diags, place,
		"'%s' lies outside the folder of %s; move it there, or allow it "
		"with --allow-outside",
		path, config->path ? config->path : "sdgrip.ini");
}

int outside_check(const struct settings *settings, const struct config *config,
		  const char *path, const struct place *place, struct diags *diags)
{
	if (settings->allow_outside || strcmp(path, "-") == 0 ||
	    !is_outside(settings, config, path))
		return 0;
	return refuse(config, path, place, diags);
}

const char **outside_expand(const struct settings *settings, const struct config *config,
			    const char *pattern, const struct place *place,
			    struct arena *arena, struct diags *diags)
{
	const size_t plain = strcspn(pattern, "*?[");
	if (pattern[plain]) {
		const char *start = arena_strndup(arena, pattern, plain);
		const char *folder =
			path_in(arena, config->folder, folder_of(arena, start));
		if (!settings->allow_outside && is_outside(settings, config, folder)) {
			refuse(config, pattern, place, diags);
			return NULL;
		}
	}
	const char **paths = source_expand(pattern, config->folder, arena, diags, place);
	for (const char **path = paths; path && *path; path++)
		if (outside_check(settings, config, *path, place, diags) < 0)
			return NULL;
	return paths;
}
