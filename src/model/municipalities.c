/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * municipalities - found by code or by any of their names
 *
 * The same municipality is 'Hengelo (O.)', 'Hengelo', '0164' and 'GM0164' from one file
 * to the next. A text that is written as in the table is found without folding it:
 * importers ask for every row.
 */
#include "code_index.h"

#include "utf8.h"

#include <stdlib.h>
#include <string.h>

/* Folded, without blanks, punctuation and curly apostrophes. */
static char *name_key(struct arena *arena, const char *text)
{
	char *key = text_fold(arena, text);
	char *end = key;
	for (const char *p = key; *p; p++) {
		const bool curly =
			strncmp(p, "\u2018", 3) == 0 || strncmp(p, "\u2019", 3) == 0;
		if (curly)
			p += 2;
		else if ((*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9') ||
			 *p & 0x80)
			*end++ = *p;
	}
	*end = '\0';
	return key;
}

static int compare_spelling(const void *left, const void *right)
{
	const struct spelling *a = left;
	const struct spelling *b = right;
	const int by_key = strcmp(a->key, b->key);
	if (by_key)
		return by_key;
	const int to_a = a->municipality->to ? a->municipality->to : 9999;
	const int to_b = b->municipality->to ? b->municipality->to : 9999;
	if (to_a != to_b)
		return to_a > to_b ? -1 : 1;
	return strcmp(a->municipality->code, b->municipality->code);
}

static void add_name(struct codes *codes, const struct municipality *municipality,
		     const char *name)
{
	struct code_index *index = codes->index;
	index->names[index->nnames++] = name;
	index->exact[index->nspellings] = (struct spelling){name, municipality};
	index->folded[index->nspellings++] =
		(struct spelling){name_key(&codes->arena, name), municipality};
}

static size_t count_aliases(const char *aliases)
{
	size_t count = aliases && *aliases ? 1 : 0;
	for (const char *p = aliases; p && *p; p++)
		count += *p == '|';
	return count;
}

static void add_aliases(struct codes *codes, const struct municipality *municipality)
{
	const char *p = municipality->aliases;
	while (p && *p) {
		const size_t length = strcspn(p, "|");
		if (length)
			add_name(codes, municipality,
				 arena_strndup(&codes->arena, p, length));
		p += length + (p[length] == '|');
	}
}

void municipalities_index(struct codes *codes)
{
	size_t room = 0;
	for (size_t i = 0; i < codes->nmunicipalities; i++)
		room += 2 + count_aliases(codes->municipalities[i].aliases);
	struct code_index *index = codes->index;
	index->exact = arena_alloc(&codes->arena, room * sizeof(*index->exact));
	index->folded = arena_alloc(&codes->arena, room * sizeof(*index->folded));
	index->names = arena_alloc(&codes->arena, room * sizeof(*index->names));

	for (size_t i = 0; i < codes->nmunicipalities; i++) {
		const struct municipality *municipality = &codes->municipalities[i];
		index->exact[index->nspellings] =
			(struct spelling){municipality->code, municipality};
		index->folded[index->nspellings++] = (struct spelling){
			name_key(&codes->arena, municipality->code), municipality};
		add_name(codes, municipality, municipality->name);
		add_aliases(codes, municipality);
	}
	qsort(index->exact, index->nspellings, sizeof(*index->exact), compare_spelling);
	qsort(index->folded, index->nspellings, sizeof(*index->folded), compare_spelling);
}

static const struct municipality *find(const struct spelling *spellings, size_t count,
				       const char *key)
{
	size_t low = 0;
	size_t high = count;
	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		if (strcmp(spellings[middle].key, key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	const bool found = low < count && strcmp(spellings[low].key, key) == 0;
	return found ? spellings[low].municipality : NULL;
}

/* What to look for: the folded text, or "gm0363" for "363" and "0363" (and not for an
 * amount such as "-36.3"). */
static char *search_key(struct arena *arena, const char *text)
{
	const char *trimmed = text_trim(arena, text);
	const size_t length = strlen(trimmed);
	if (length == 0 || length > 4 || strspn(trimmed, "0123456789") != length)
		return name_key(arena, text);
	return arena_printf(arena, "gm%.*s%s", (int)(4 - length), "0000", trimmed);
}

const struct municipality *codes_municipality(const struct codes *codes, const char *text)
{
	static const char suffix[] = "gemeente";
	const struct code_index *index = codes->index;
	if (!index || !text || !*text)
		return NULL;
	const struct municipality *found = find(index->exact, index->nspellings, text);
	if (found)
		return found;

	struct arena scratch;
	arena_init(&scratch);
	char *key = search_key(&scratch, text);
	const size_t length = strlen(key);
	found = find(index->folded, index->nspellings, key);
	if (!found && length >= sizeof(suffix) &&
	    strcmp(key + length - (sizeof(suffix) - 1), suffix) == 0) {
		key[length - (sizeof(suffix) - 1)] = '\0';
		found = find(index->folded, index->nspellings, key);
	}
	arena_release(&scratch);
	return found;
}

const char *codes_nearest_municipality(const struct codes *codes, const char *text)
{
	const struct code_index *index = codes->index;
	if (!index || !text)
		return NULL;
	const char *nearest = text_nearest(text, index->names, index->nnames);
	return nearest ? codes_municipality(codes, nearest)->name : NULL;
}
