/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * inspect_kind - which kind of file a file is, what reads its columns, and the section
 * that would
 */
#include "citizen.h"
#include "inspect_files.h"
#include "propose.h"

#include <string.h>

/* An earlier file has a section of this name. */
static bool is_used(struct looking *l, const char *name)
{
	const char *heading = arena_printf(&l->arena, "[source %s]", name);
	for (size_t i = 0; i + 1 < l->book->ninspections; i++) {
		const struct inspection *other = &l->book->inspections[i];
		const char *line = other->nlines > 0 ? other->lines[0].text : NULL;
		if (line && strcmp(line, heading) == 0)
			return true;
	}
	return false;
}

/* Two sections of one name would be an error. */
static const char *unused_name(struct looking *l, const char *name)
{
	const char *unused = name;
	for (size_t number = 2; is_used(l, unused); number++)
		unused = arena_printf(&l->book->arena, "%s-%zu", name, number);
	return unused;
}

/* "exports/Grootboek 2025.csv" as "Grootboek-2025"; of two files with one name the second
 * gets a number. */
static const char *section_name(struct looking *l)
{
	enum { NAME_MOST = 30 };
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
				    "0123456789_-";
	if (l->job->section && *l->job->section->name)
		return l->job->section->name;
	const char *slash = strrchr(l->job->path, '/');
	const char *path = slash ? slash + 1 : l->job->path;
	char *name =
		arena_strdup(&l->book->arena, citizen_hide_name(&l->book->arena, path));
	char *point = strchr(name, '.');
	if (point && point > name)
		*point = '\0';
	if (strlen(name) > NAME_MOST)
		name[NAME_MOST] = '\0';
	for (char *c = name; *c; c++)
		if (!strchr(plain, *c))
			*c = '-';
	return unused_name(l, strcmp(name, "-") == 0 ? "stdin" : name);
}

/* "'amount', one of 'domain|product'" as a cell in any language: amount, domain/product.
 */
static const char *plain_list(const char *missing, struct arena *arena)
{
	static const char either[] = "one of ";
	char *out = arena_alloc(arena, strlen(missing) + 1);
	size_t at = 0;
	for (; *missing; missing++) {
		if (strncmp(missing, either, sizeof(either) - 1) == 0)
			missing += sizeof(either) - 1;
		if (*missing != '\'')
			out[at++] = *missing == '|' ? '/' : *missing;
	}
	return out;
}

/* A file that a section describes is of the kind that the section says; which message it
 * is a section need not say. */
static bool is_described(struct looking *l)
{
	if (!l->job->importer)
		return l->job->section && l->dialect.message;
	return l->profile && profile_fits(l->profile, &l->headers, &l->arena);
}

/* A kind of which a section must name the measures, when its keys are there. */
static const struct importer *find_topics(struct looking *l)
{
	for (size_t i = 0; importers[i]; i++) {
		const struct profile plain = {.base = importers[i],
					      .importer = *importers[i]};
		if (importers[i]->topics && importers[i]->profile_only &&
		    profile_fits(&plain, &l->headers, &l->arena))
			return importers[i];
	}
	return NULL;
}

static void find_kind(struct looking *l, struct proposal *proposal)
{
	struct inspection *in = l->inspection;
	const char *missing = NULL;
	const struct importer *shown = detect_importer(&l->headers, &l->arena);
	proposal->described = is_described(l);
	proposal->fits = shown;
	if (!shown && (shown = find_topics(l))) {
		proposal->topics = shown;
		missing = "measure";
	} else if (!shown) {
		shown = proposal->nearest =
			detect_nearest(&l->headers, &l->arena, &missing);
	}
	if (proposal->described) {
		shown = l->job->importer ? l->job->importer : proposal->fits;
		missing = NULL;
	}
	in->importer = shown ? shown->name : NULL;
	in->missing = missing ? plain_list(missing, &l->book->arena) : NULL;
}

/* The fields of an importer that read a column; "not_read": known, and left alone. */
static void importer_roles(struct looking *l, const struct importer *importer)
{
	struct arena *arena = &l->book->arena;
	for (size_t i = 0; i < importer->nfields; i++) {
		const struct field *field = &importer->fields[i];
		const int at = headers_find(&l->headers, field, &l->arena);
		const char *role = at < 0 ? NULL : l->columns[at].role;
		if (at < 0 || (role && field->role == FIELD_IGNORE))
			continue;
		const char *name = field->role == FIELD_IGNORE ? "not_read" : field->name;
		const bool first = !role || strcmp(role, "not_read") == 0;
		l->columns[at].role =
			first ? name : arena_printf(arena, "%s, %s", role, name);
	}
}

/* The keys of the section that name columns. */
static void section_roles(struct looking *l)
{
	const struct section *section = l->job->section;
	for (size_t i = 0; i < section->count; i++) {
		const char *key = section->settings[i].key;
		const struct field field = {.name = section->settings[i].value};
		if (strncmp(key, "column.", 7) != 0 && strncmp(key, "name.", 5) != 0 &&
		    strncmp(key, "measure.", 8) != 0)
			continue;
		const int at = headers_find(&l->headers, &field, l->opening->arena);
		if (at >= 0)
			l->columns[at].role = key;
	}
}

static void find_roles(struct looking *l, const struct proposal *p)
{
	if (p->described) {
		importer_roles(l, l->job->importer ? l->job->importer : p->fits);
		section_roles(l);
	} else if (p->fits) {
		importer_roles(l, p->fits);
	} else if (p->topics) {
		importer_roles(l, p->topics);
	} else if (care_is_near(p)) {
		importer_roles(l, p->nearest);
	} else {
		for (size_t i = 0; i < p->columns->count; i++)
			l->columns[i].role = p->keys[i];
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
		.headless = in->header_line == 0 && !l->dialect.delivery &&
			    !l->dialect.message,
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
	proposal.keys =
		arena_alloc(&l->arena, (in->ncolumns + 1) * sizeof(*proposal.keys));
	for (size_t i = 0; i < in->ncolumns; i++)
		proposal.keys[i] =
			suggestion_key(&columns.suggestion[i], &l->book->arena);
	find_roles(l, &proposal);
	/* one section may read several files */
	if (!proposal.described || !is_used(l, proposal.name))
		propose(&proposal);
}
