/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * detect - which importer fits a header line, and which column each of its fields has
 *
 * A header is recognised whole, never by a part of it: guessing would be silent.
 */
#include "detect.h"

#include "utf8.h"
#include "words.h"

#include <string.h>

enum { HEADERS_LISTED = 8, MANY = 8 };

void headers_init(struct headers *headers, const char *const *raw, size_t count,
		  struct arena *arena)
{
	headers->raw = raw;
	headers->count = count;
	headers->folded = arena_alloc(arena, count * sizeof(*headers->folded));
	for (size_t i = 0; i < count; i++)
		headers->folded[i] = text_fold(arena, raw[i]);
}

/* A word as text_fold leaves it, `length` bytes; "*" at its end stands for anything. */
static int find_word(const struct headers *headers, const char *word, size_t length)
{
	const bool open = length > 0 && word[length - 1] == '*';
	const size_t compared = open ? length - 1 : length;
	for (size_t i = 0; i < headers->count; i++) {
		const char *header = headers->folded[i];
		if (strncmp(header, word, compared) == 0 && (open || !header[compared]))
			return (int)i;
	}
	return -1;
}

/* Canonical names are plain; folding them by hand keeps the search for a header line
 * fast. */
static bool fold_plain(const char *name, char *buffer, size_t size)
{
	size_t i = 0;
	for (; name[i] && i + 1 < size; i++) {
		const bool upper = name[i] >= 'A' && name[i] <= 'Z';
		const bool plain = (name[i] >= 'a' && name[i] <= 'z') ||
				   (name[i] >= '0' && name[i] <= '9');
		if (!upper && !plain && name[i] != '_')
			return false;
		buffer[i] = name[i];
		if (upper)
			buffer[i] = (char)(name[i] - 'A' + 'a');
		else if (name[i] == '_')
			buffer[i] = ' ';
	}
	buffer[i] = '\0';
	return !name[i];
}

int headers_find(const struct headers *headers, const struct field *field,
		 struct arena *arena)
{
	char buffer[64];
	const char *name = fold_plain(field->name, buffer, sizeof(buffer))
				   ? buffer
				   : text_fold(arena, field->name);
	int found = find_word(headers, name, strlen(name));
	const char *synonyms = field->synonyms ? field->synonyms : "";
	while (found < 0 && *synonyms) {
		const size_t length = strcspn(synonyms, "|");
		found = find_word(headers, synonyms, length);
		synonyms += length + (synonyms[length] == '|');
	}
	return found;
}

int headers_again(const struct headers *headers, size_t column)
{
	const char *header = headers->folded[column];
	for (size_t i = column + 1; *header && i < headers->count; i++)
		if (strcmp(headers->folded[i], header) == 0)
			return (int)i;
	return -1;
}

const char *headers_list(const struct headers *headers, struct arena *arena)
{
	const char *list = "";
	size_t listed = 0;
	for (size_t i = 0; i < headers->count && listed < HEADERS_LISTED; i++) {
		if (!*headers->raw[i])
			continue;
		list = arena_printf(arena, "%s%s'%s'", list, listed ? ", " : "",
				    cell_shown(headers->raw[i], arena));
		listed++;
	}
	return headers->count > HEADERS_LISTED ? arena_printf(arena, "%s, ...", list)
					       : list;
}

static bool year_there(const struct profile *profile, const struct headers *headers,
		       struct arena *arena)
{
	if (profile->fixed[AXIS_YEAR])
		return true;
	for (size_t i = 0; i < profile->importer.nfields; i++) {
		const struct field *field = &profile->importer.fields[i];
		if (field->role == FIELD_KEY && field->axis == AXIS_YEAR)
			return headers_find(headers, field, arena) >= 0;
	}
	return false;
}

static bool field_there(const struct profile *profile, const struct headers *headers,
			size_t i, struct arena *arena)
{
	const struct field *field = &profile->importer.fields[i];
	if (headers_find(headers, field, arena) >= 0)
		return true;
	if (field->role != FIELD_KEY)
		return false;
	if (profile->fixed[field->axis])
		return true;
	/* a section may give the year alone where the importer wants a period */
	return field->axis == AXIS_PERIOD && profile->own_section &&
	       year_there(profile, headers, arena);
}

static size_t base_field(const struct importer *importer, const char *name)
{
	size_t i = 0;
	while (i < importer->nfields && strcmp(importer->fields[i].name, name) != 0)
		i++;
	return i;
}

/* One of the headers of importer.either. */
static bool either_there(const struct profile *profile, const struct headers *headers,
			 struct arena *arena)
{
	const char *names = profile->base->either;
	if (!names)
		return true;
	while (*names) {
		const size_t length = strcspn(names, "|");
		const char *name = arena_strndup(arena, names, length);
		const size_t i = base_field(profile->base, name);
		if (i < profile->base->nfields && field_there(profile, headers, i, arena))
			return true;
		names += length + (names[length] == '|');
	}
	return false;
}

/* How many required fields there are and how many of them are missing; `missing` names
 * them. */
static size_t count_missing(const struct profile *profile, const struct headers *headers,
			    struct arena *arena, size_t *required, const char **missing)
{
	size_t count = 0;
	*required = 0;
	*missing = "";
	for (size_t i = 0; i < profile->importer.nfields; i++) {
		const struct field *field = &profile->importer.fields[i];
		if (!field->required)
			continue;
		++*required;
		if (field_there(profile, headers, i, arena))
			continue;
		*missing = arena_printf(arena, "%s%s'%s'", *missing, count ? ", " : "",
					field->name);
		count++;
	}
	if (profile->base->either) {
		++*required;
		if (!either_there(profile, headers, arena)) {
			*missing = arena_printf(arena, "%s%sone of '%s'", *missing,
						count ? ", " : "", profile->base->either);
			count++;
		}
	}
	return count;
}

bool profile_fits(const struct profile *profile, const struct headers *headers,
		  struct arena *arena)
{
	for (size_t i = 0; i < profile->importer.nfields; i++)
		if (profile->importer.fields[i].required &&
		    !field_there(profile, headers, i, arena))
			return false;
	return either_there(profile, headers, arena);
}

int profile_missing(const struct profile *profile, const struct headers *headers,
		    const struct place *place, struct arena *arena, struct diags *diags)
{
	int status = 0;
	for (size_t i = 0; i < profile->importer.nfields; i++) {
		const struct field *field = &profile->importer.fields[i];
		if (!field->required || field_there(profile, headers, i, arena))
			continue;
		/* columns without a header line are numbers: none is nearer */
		const char *nearest =
			place->line > 0
				? text_nearest(field->name, headers->raw, headers->count)
				: NULL;
		status = diag_error(diags, place,
				    "no column '%s', which '%s' needs%s%s%s; there is %s",
				    field->name, profile->name,
				    nearest ? ", did you mean '" : "",
				    nearest ? nearest : "", nearest ? "'?" : "",
				    headers_list(headers, arena));
	}
	if (!either_there(profile, headers, arena))
		status = diag_error(diags, place,
				    "'%s' needs one of the columns '%s'; there is %s",
				    profile->name, profile->base->either,
				    headers_list(headers, arena));
	return status;
}

/* How many of its fields have a column. */
static size_t count_found(const struct importer *importer, const struct headers *headers,
			  struct arena *arena)
{
	size_t count = 0;
	for (size_t i = 0; i < importer->nfields; i++)
		count += headers_find(headers, &importer->fields[i], arena) >= 0;
	return count;
}

/* A header that says that the file is of another kind. */
static bool has_any(const struct headers *headers, const char *words)
{
	for (size_t i = 0; words && i < headers->count; i++)
		if (*headers->folded[i] && list_has(words, headers->folded[i]))
			return true;
	return false;
}

/* Side tables hold no amounts, but a budget may have their columns. */
static bool is_ruled_out(const struct importer *importer, const struct headers *headers)
{
	return importer->profile_only || has_any(headers, importer->without) ||
	       (importer->order == 0 && headers_name_amounts(headers));
}

const struct importer *detect_importer(const struct headers *headers, struct arena *arena)
{
	const struct importer *best = NULL;
	size_t most = 0, most_found = 0;
	for (size_t i = 0; importers[i]; i++) {
		const struct profile plain = {.base = importers[i],
					      .importer = *importers[i]};
		if (!profile_fits(&plain, headers, arena) ||
		    is_ruled_out(importers[i], headers))
			continue;
		size_t required;
		const char *missing;
		count_missing(&plain, headers, arena, &required, &missing);
		const size_t found = count_found(importers[i], headers, arena);
		if (required > most || (required == most && found > most_found)) {
			best = importers[i];
			most = required;
			most_found = found;
		}
	}
	return best;
}

const struct importer *detect_nearest(const struct headers *headers, struct arena *arena,
				      const char **needs)
{
	const struct importer *nearest = NULL;
	size_t fewest = 0, most = 0, most_found = 0;
	for (size_t i = 0; importers[i]; i++) {
		const struct profile plain = {.base = importers[i],
					      .importer = *importers[i]};
		size_t required;
		const char *missing;
		const size_t count =
			count_missing(&plain, headers, arena, &required, &missing);
		const size_t there = required - count;
		const size_t found = count_found(importers[i], headers, arena);
		/* a column like 'Jaar' alone says nothing, nor do two of five; many of
		 * declarations do */
		const bool many = importers[i]->table == TABLE_DECLARATIONS &&
				  there > 0 && found >= MANY;
		if (((there < 2 || there < count) && !many) ||
		    is_ruled_out(importers[i], headers))
			continue;
		const bool as_near = count == fewest && there == most;
		if (nearest && (count > fewest || (count == fewest && there < most) ||
				(as_near && found <= most_found)))
			continue;
		most_found = found;
		nearest = importers[i];
		*needs = missing;
		fewest = count;
		most = there;
	}
	return nearest;
}

int detect_failed(const struct headers *headers, const struct place *place,
		  struct arena *arena, struct diags *diags)
{
	const char *needs = NULL, *nearest_to = "";
	const struct importer *nearest = detect_nearest(headers, arena, &needs);
	if (nearest)
		nearest_to = arena_printf(arena, "nearest is '%s', which misses %s; ",
					  nearest->name, needs);
	return diag_error(diags, place,
			  "no importer knows these columns: %s; %sdescribe the file in "
			  "a [source NAME] section of sdgrip.ini (sdgrip inspect "
			  "proposes one)",
			  headers_list(headers, arena), nearest_to);
}
