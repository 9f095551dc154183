/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * expand - the files that a pattern of sdgrip.ini or of the command line names
 *
 * glob() of the C library says nothing when a folder cannot be read to its end, so that
 * files would be missing from a sum in silence, and frees memory twice when it runs out
 * of it (glibc 2.36). So a pattern is followed folder by folder here.
 */
#include "source.h"

#include <dirent.h>
#include <errno.h>
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct search {
	const char *pattern; /* as the user wrote it, for messages */
	const char **paths;
	size_t count, room;
	struct arena *arena;
	struct diags *diags;
	const struct place *place;
};

static bool has_wildcard(const char *text)
{
	return text[strcspn(text, "*?[")] != '\0';
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

static void add_path(struct search *search, const char *path)
{
	search->paths = xgrow(search->paths, &search->room, search->count + 1,
			      sizeof(*search->paths));
	search->paths[search->count++] = path;
}

static int folder_failed(const struct search *search)
{
	if (errno == ENOMEM)
		memory_exhausted();
	/* what is not there, or is no folder, holds no file of this name */
	if (errno == ENOENT || errno == ENOTDIR)
		return 0;
	return diag_error(search->diags, search->place,
			  "'%s': a folder cannot be read: %s", search->pattern,
			  strerror(errno));
}

/* The names in a folder that match one part of the pattern, in arena; NULL-terminated.
 * -1 with an error. */
static int list_folder(struct search *search, const char *folder, const char *part,
		       const char ***names)
{
	size_t count = 0, room = 0;
	const char **list = xgrow(NULL, &room, 1, sizeof(*list));
	DIR *stream = opendir(*folder ? folder : ".");
	int status = stream ? 0 : folder_failed(search);
	while (stream) {
		errno = 0;
		const struct dirent *entry = readdir(stream);
		if (!entry) {
			status = errno ? folder_failed(search) : 0;
			break;
		}
		errno = 0;
		const int match = fnmatch(part, entry->d_name, FNM_PERIOD);
		if (match != 0 && errno == ENOMEM)
			memory_exhausted();
		if (match != 0)
			continue;
		list = xgrow(list, &room, count + 2, sizeof(*list));
		list[count++] = arena_strdup(search->arena, entry->d_name);
	}
	if (stream)
		closedir(stream);
	*names = list;
	return status;
}

/* Follows the pattern from a folder ("", "/" or with a slash at its end). */
static int follow(struct search *search, const char *folder, const char *pattern)
{
	struct arena *arena = search->arena;
	const size_t size = strcspn(pattern, "/");
	const char *part = arena_strndup(arena, pattern, size);
	const char *rest = pattern + size + strspn(pattern + size, "/");
	if (!has_wildcard(part) && *rest)
		return follow(search, arena_printf(arena, "%s%s/", folder, part), rest);
	if (!has_wildcard(part)) {
		const char *path = arena_printf(arena, "%s%s", folder, part);
		if (access(path, F_OK) == 0)
			add_path(search, path);
		return 0;
	}
	const char **names;
	int status = list_folder(search, folder, part, &names);
	for (size_t i = 0; status == 0 && names[i]; i++) {
		const char *path = arena_printf(arena, "%s%s", folder, names[i]);
		if (*rest)
			status = follow(search, arena_printf(arena, "%s/", path), rest);
		else
			add_path(search, path);
	}
	free(names);
	return status;
}

/* The folder itself is a name, also when it holds a sign that means something in a
 * pattern. */
static int follow_from(struct search *search, const char *folder)
{
	const char *pattern = search->pattern;
	const char *start = path_in(search->arena, folder, "");
	if (*pattern == '/')
		return follow(search, "/", pattern + strspn(pattern, "/"));
	return follow(search, start, pattern);
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
	struct search search = {
		.pattern = pattern, .arena = arena, .diags = diags, .place = place};
	int status = follow_from(&search, folder);
	if (status == 0 && search.count == 0)
		status = diag_error(diags, place, "'%s': no file has such a name", plain);
	const char **paths = arena_alloc(arena, (search.count + 1) * sizeof(*paths));
	if (search.count > 0) {
		memcpy(paths, search.paths, search.count * sizeof(*paths));
		qsort(paths, search.count, sizeof(*paths), compare_paths);
	}
	free(search.paths);
	return status == 0 ? paths : NULL;
}
