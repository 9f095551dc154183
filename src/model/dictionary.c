/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * dictionary - codes of one axis as small numbers
 */
#include "dictionary.h"

#include "hash.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* In the order of the enums of book.h. */
static const char *const stages[] = {"budget", "change",    "revised", "outlook",
				     "actual", "committed", "funding", NULL};
static const char *const sides[] = {"expense", "revenue", NULL};
static const char *const natures[] = {"structural", "incidental", NULL};
static const char *const entries[] = {"regular", "accrual", "reversal",
				      "opening", "closing", NULL};
static const char *const forms[] = {"zin",     "pgb", "taakgericht", "regional",
				    "subsidy", "own", NULL};
static const char *const domains[] = {"Algemeen", "Wmo", "Jeugdwet", "Participatiewet",
				      NULL};
static const char *const indicators[] = {"stock",       "inflow",  "outflow",
					 "inhabitants", "youth",   "elderly",
					 "opening",     "persons", NULL};
static const char *const kinds[] = {"cluster", "iu", "du", "su", NULL};

static const char *const schemes[] = {
	"pw", "ioaw", "ioaz", "bbz", "loonkostensubsidie", "rejected", NULL};

static const char *const causes[] = {"payments",         "vat",    "invoice", "advance",
				     "reclassification", "scheme", NULL};

static const char *const *const fixed_members[AXIS_COUNT] = {
	[AXIS_STAGE] = stages,         [AXIS_SIDE] = sides, [AXIS_NATURE] = natures,
	[AXIS_ENTRY] = entries,        [AXIS_FORM] = forms, [AXIS_DOMAIN] = domains,
	[AXIS_INDICATOR] = indicators, [AXIS_KIND] = kinds, [AXIS_SCHEME] = schemes,
	[AXIS_CAUSE] = causes,
};

static size_t hash_slot(const struct dictionary *dictionary, const char *code)
{
	size_t slot =
		hash_bytes(HASH_SEED, code, strlen(code)) & (dictionary->nslots - 1);
	while (dictionary->slots[slot] &&
	       strcmp(dictionary->entries[dictionary->slots[slot]].code, code) != 0)
		slot = (slot + 1) & (dictionary->nslots - 1);
	return slot;
}

/* Builds the hash table anew over all entries. nslots is a power of two, at most half
 * full. */
static void rehash(struct dictionary *dictionary, size_t nslots)
{
	dictionary->slots =
		xrealloc(dictionary->slots, nslots * sizeof(*dictionary->slots));
	memset(dictionary->slots, 0, nslots * sizeof(*dictionary->slots));
	dictionary->nslots = nslots;
	for (size_t m = 1; m < dictionary->count; m++) {
		const size_t slot = hash_slot(dictionary, dictionary->entries[m].code);
		dictionary->slots[slot] = (member)m;
	}
}

/* `code` must live as long as the dictionary. */
static member append(struct dictionary *dictionary, const char *code)
{
	assert(dictionary->count < UINT32_MAX);
	if (2 * (dictionary->count + 1) > dictionary->nslots)
		rehash(dictionary, 2 * dictionary->nslots);
	const size_t m = dictionary->count++;
	dictionary->entries = xgrow(dictionary->entries, &dictionary->room,
				    dictionary->count, sizeof(*dictionary->entries));
	dictionary->entries[m] = (struct entry){.code = code};
	dictionary->slots[hash_slot(dictionary, code)] = (member)m;
	return (member)m;
}

void dictionary_init(struct dictionary *dictionary, enum axis axis,
		     const struct labels *labels)
{
	*dictionary = (struct dictionary){0};
	dictionary->entries =
		xgrow(NULL, &dictionary->room, 1, sizeof(*dictionary->entries));
	dictionary->entries[MEMBER_NONE] = (struct entry){.code = ""};
	dictionary->count = 1;
	rehash(dictionary, 16);
	const char *const *codes = fixed_members[axis];
	for (size_t i = 0; codes && codes[i]; i++) {
		const member m = append(dictionary, codes[i]);
		const struct label *label = dictionary_label(labels, axis, codes[i]);
		if (label)
			dictionary->entries[m].label = *label;
	}
}

void dictionary_release(struct dictionary *dictionary)
{
	free(dictionary->entries);
	free(dictionary->slots);
	*dictionary = (struct dictionary){0};
}

member dictionary_find(const struct dictionary *dictionary, const char *code)
{
	if (!code || !*code)
		return MEMBER_NONE;
	return dictionary->slots[hash_slot(dictionary, code)];
}

member dictionary_add(struct dictionary *dictionary, struct arena *arena,
		      const char *code)
{
	const member found = dictionary_find(dictionary, code);
	if (found != MEMBER_NONE || !code || !*code)
		return found;
	return append(dictionary, arena_strdup(arena, code));
}

const struct label *dictionary_label(const struct labels *labels, enum axis axis,
				     const char *code)
{
	if (!labels)
		return NULL;
	char lower[64];
	size_t n = 0;
	for (; code[n]; n++) {
		if (n + 1 == sizeof(lower))
			return NULL; /* longer than any key of the table */
		const char c = code[n];
		lower[n] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
	}
	lower[n] = '\0';
	return labels_findf(labels, "member:%s.%s", axis_name(axis), lower);
}

struct sortable {
	struct entry entry;
	size_t old;
};

static int compare_entries(const void *left, const void *right)
{
	const struct entry *a = &((const struct sortable *)left)->entry;
	const struct entry *b = &((const struct sortable *)right)->entry;
	const int by_period = period_compare(a->period, b->period);
	return by_period ? by_period : strcmp(a->code, b->code);
}

member *dictionary_sort(struct dictionary *dictionary, enum axis axis)
{
	size_t first = 1;
	for (const char *const *code = fixed_members[axis]; code && *code; code++)
		first++;
	const size_t count = dictionary->count;
	struct sortable *sorted = xrealloc(NULL, count * sizeof(*sorted));
	for (size_t m = 0; m < count; m++)
		sorted[m] = (struct sortable){dictionary->entries[m], m};
	qsort(sorted + first, count - first, sizeof(*sorted), compare_entries);

	member *moved = xrealloc(NULL, count * sizeof(*moved));
	for (size_t m = 0; m < count; m++) {
		dictionary->entries[m] = sorted[m].entry;
		moved[sorted[m].old] = (member)m;
	}
	free(sorted);
	rehash(dictionary, dictionary->nslots);
	return moved;
}
