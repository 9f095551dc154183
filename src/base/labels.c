/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * labels - the table of words, found by key through an open-addressed hash table
 *
 * A label lives in the arena and not in the list of entries, so that a pointer to it
 * outlasts the next labels_add.
 */
#include "labels.h"

#include "hash.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct label_entry {
	const char *key;
	struct label *label;
};

void labels_init(struct labels *labels)
{
	*labels = (struct labels){0};
	arena_init(&labels->arena);
}

void labels_release(struct labels *labels)
{
	arena_release(&labels->arena);
	free(labels->entries);
	free(labels->slots);
	labels_init(labels);
}

/* The slot that holds key, or the empty one where it belongs. A slot is 0 or the number
 * of an entry + 1. */
static size_t slot_of(const struct labels *labels, const char *key)
{
	size_t slot = (size_t)hash_bytes(HASH_SEED, key, strlen(key)) % labels->nslots;

	while (labels->slots[slot] &&
	       strcmp(labels->entries[labels->slots[slot] - 1].key, key) != 0)
		slot = (slot + 1) % labels->nslots;
	return slot;
}

/* Keeps at least half of the slots empty, so that every search ends soon. */
static void make_room(struct labels *labels)
{
	labels->entries = xgrow(labels->entries, &labels->room, labels->count + 1,
				sizeof *labels->entries);
	if (labels->nslots >= 2 * (labels->count + 1))
		return;
	free(labels->slots);
	labels->slots = NULL;
	size_t room = 0;
	labels->slots =
		xgrow(NULL, &room, 4 * (labels->count + 1), sizeof *labels->slots);
	labels->nslots = room;
	for (size_t i = 0; i < labels->count; i++)
		labels->slots[slot_of(labels, labels->entries[i].key)] = i + 1;
}

void labels_add(struct labels *labels, const char *key, const char *nl, const char *en)
{
	make_room(labels);
	const size_t slot = slot_of(labels, key);
	if (!labels->slots[slot]) {
		labels->entries[labels->count] = (struct label_entry){
			.key = arena_strdup(&labels->arena, key),
			.label = arena_alloc(&labels->arena, sizeof(struct label))};
		labels->slots[slot] = ++labels->count;
	}
	struct label *label = labels->entries[labels->slots[slot] - 1].label;
	label->text[LANGUAGE_NL] = arena_strdup(&labels->arena, nl);
	label->text[LANGUAGE_EN] = arena_strdup(&labels->arena, en);
}

const struct label *labels_find(const struct labels *labels, const char *key)
{
	if (labels->nslots == 0)
		return NULL;
	const size_t entry = labels->slots[slot_of(labels, key)];
	return entry ? labels->entries[entry - 1].label : NULL;
}

const struct label *labels_findf(const struct labels *labels, const char *format, ...)
{
	struct arena scratch;
	va_list args;

	arena_init(&scratch);
	va_start(args, format);
	const char *key = arena_vprintf(&scratch, format, args);
	va_end(args);
	const struct label *label = labels_find(labels, key);
	arena_release(&scratch);
	return label;
}
