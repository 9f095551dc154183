/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * inspect_kind - which kind of file a file is, what reads its columns, and the section
 * that would
 */
#include "inspect_files.h"
#include "propose.h"

#include <string.h>

/* The fields of the importer that read a column; "not_read": known, and left alone. */
static const char *role_of(struct looking *l, const struct importer *importer,
			   size_t column)
{
	struct arena *arena = &l->book->arena;
	const char *role = NULL;
	for (size_t i = 0; i < importer->nfields; i++) {
		const struct field *field = &importer->fields[i];
		if (headers_find(&l->headers, field, &l->arena) != (int)column)
			continue;
		const char *name = field->role == FIELD_IGNORE ? "not_read" : field->name;
		role = role && strcmp(name, "not_read") != 0
			       ? arena_printf(arena, "%s, %s", role, name)
			       : name;
	}
	return role;
}

/* "exports/Grootboek 2025.csv" as "Grootboek-2025"; of two files with one name the second
 * gets a number. */
static const char *section_name(const struct looking *l)
{
	enum { NAME_MOST = 30 };
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
				    "0123456789_-";
	if (l->job->section && *l->job->section->name)
		return l->job->section->name;
	const char *slash = strrchr(l->job->path, '/');
	char *name = arena_strdup(&l->book->arena, slash ? slash + 1 : l->job->path);
	char *point = strchr(name, '.');
	if (point && point > name)
		*point = '\0';
	if (strlen(name) > NAME_MOST)
		name[NAME_MOST] = '\0';
	for (char *c = name; *c; c++)
		if (!strchr(plain, *c))
			*c = '-';
	return strcmp(name, "-") == 0 ? "stdin" : name;
}

/* "'amount', one of 'domain|product'" as a cell of a table. */
static const char *plain_list(const char *missing, struct arena *arena)
{
	char *out = arena_alloc(arena, strlen(missing) + 1);
	size_t at = 0;
	for (; *missing; missing++)
		if (*missing != '\'')
			out[at++] = *missing == '|' ? '/' : *missing;
	return out;
}

/* The key of the section that names a column. */
static const char *key_of(const struct looking *l, size_t column)
{
	const struct section *section = l->job->section;
	for (size_t i = 0; i < section->count; i++) {
		const char *key = section->settings[i].key;
		const struct field field = {.name = section->settings[i].value};
		if ((strncmp(key, "column.", 7) == 0 || strncmp(key, "name.", 5) == 0 ||
		     strncmp(key, "measure.", 8) == 0) &&
		    headers_find(&l->headers, &field, l->opening->arena) == (int)column)
			return key;
	}
	return NULL;
}

/* A file that a section describes is of the kind that the section says. */
static bool is_described(struct looking *l)
{
	return l->profile && profile_fits(l->profile, &l->headers, &l->arena);
}

static void find_kind(struct looking *l, struct proposal *proposal)
{
	struct inspection *in = l->inspection;
	const char *missing = NULL;
	proposal->fits = detect_importer(&l->headers, &l->arena);
	if (!proposal->fits)
		proposal->nearest = detect_nearest(&l->headers, &l->arena, &missing);
	const struct importer *shown =
		proposal->fits ? proposal->fits : proposal->nearest;
	if (is_described(l)) {
		shown = l->job->importer;
		missing = NULL;
	}
	in->importer = shown ? shown->name : NULL;
	in->missing = missing ? plain_list(missing, &l->book->arena) : NULL;
}

static void find_roles(struct looking *l, const struct proposal *proposal)
{
	const struct columns *columns = proposal->columns;
	const bool described = is_described(l);
	for (size_t i = 0; i < columns->count; i++) {
		const char *role = described ? key_of(l, i) : NULL;
		const struct importer *importer = proposal->fits;
		if (described && !role && !l->job->importer->profile_only)
			importer = l->job->importer;
		if (!role && importer)
			role = role_of(l, importer, i);
		else if (!role && !described)
			role = suggestion_key(&columns->suggestion[i], &l->book->arena);
		l->columns[i].role = role;
	}
}

void look_at_kind(struct looking *l)
{
	struct inspection *in = l->inspection;
	struct columns columns = {
		.headers = &l->headers,
		.column = l->columns,
		.tally = l->tallies,
		.count = in->ncolumns,
		.headless = in->header_line == 0 && !l->dialect.delivery,
		.arena = &l->arena,
	};
	columns.suggestion =
		arena_alloc(&l->arena, (in->ncolumns + 1) * sizeof(*columns.suggestion));
	struct proposal proposal = {.inspection = in,
				    .arena = &l->book->arena,
				    .columns = &columns,
				    .job = l->job,
				    .config = l->config,
				    .dialect = &l->dialect,
				    .name = section_name(l)};
	find_kind(l, &proposal);
	suggest(&columns);
	find_roles(l, &proposal);
	propose(&proposal);
}
