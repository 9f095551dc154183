/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * grants - assignments and personal budgets that stand in more than one export
 *
 * A number is unique within a municipality and law (OP275); a product and a first day
 * beside it leave room for those who use one number for several grants. Numbers are
 * remembered as hashes only: 64 bits each for what it is and for what it says.
 */
#include "grants.h"

#include "hash.h"
#include "record.h"

#include <stdlib.h>
#include <string.h>

struct grant {
	uint64_t key, words;
	const char *file; /* in the book's arena */
	size_t line;
};

void grants_release(struct grants *grants)
{
	free(grants->list);
	free(grants->slots);
	*grants = (struct grants){.count = 0};
}

static uint64_t add_text(uint64_t hash, const char *text)
{
	text = text ? text : "";
	return hash_bytes(hash, text, strlen(text) + 1);
}

static const char *start_of(const struct reader *r)
{
	const struct importer *importer = &r->profile->importer;
	for (size_t i = 0; i < importer->nfields; i++)
		if (importer->fields[i].role == FIELD_TERM &&
		    importer->fields[i].term == TERM_START)
			return r->cells[i];
	return NULL;
}

/* What the row at hand is and what it says; false: it is no grant with a number, or of a
 * message, of which the last one holds. */
static bool describe(struct reader *r, struct grant *grant)
{
	const struct importer *importer = &r->profile->importer;
	const char *number = record_text(r, AXIS_ASSIGNMENT);
	if (importer->table != TABLE_ASSIGNMENTS || r->dialect->message || !number)
		return false;
	const enum axis axes[] = {AXIS_MUNICIPALITY, AXIS_DOMAIN, AXIS_PRODUCT};
	const int kind = (int)r->profile->base->grant;
	grant->key = add_text(hash_bytes(HASH_SEED, &kind, sizeof(kind)), number);
	for (size_t i = 0; i < sizeof(axes) / sizeof(axes[0]); i++)
		grant->key = add_text(grant->key, record_text(r, axes[i]));
	grant->key = add_text(grant->key, start_of(r));
	grant->words = grant->key;
	for (size_t i = 0; i < importer->nfields; i++)
		if (importer->fields[i].role != FIELD_IGNORE)
			grant->words = add_text(grant->words, r->cells[i]);
	return true;
}

static size_t slot_of(const struct grants *grants, uint64_t key)
{
	size_t slot = key & (grants->nslots - 1);
	while (grants->slots[slot] && grants->list[grants->slots[slot] - 1].key != key)
		slot = (slot + 1) & (grants->nslots - 1);
	return slot;
}

static const struct grant *find(const struct grants *grants, uint64_t key)
{
	if (grants->nslots == 0)
		return NULL;
	const size_t slot = slot_of(grants, key);
	return grants->slots[slot] ? &grants->list[grants->slots[slot] - 1] : NULL;
}

static void rehash(struct grants *grants)
{
	grants->nslots = grants->nslots ? grants->nslots * 2 : 256;
	grants->slots = xrealloc(grants->slots, grants->nslots * sizeof(*grants->slots));
	memset(grants->slots, 0, grants->nslots * sizeof(*grants->slots));
	for (size_t i = 0; i < grants->count; i++)
		grants->slots[slot_of(grants, grants->list[i].key)] = (uint32_t)(i + 1);
}

bool grant_repeated(struct reader *r)
{
	struct grant grant;
	if (!describe(r, &grant))
		return false;
	const struct grant *before = find(r->grants, grant.key);
	return before && before->words == grant.words;
}

int grant_check(struct reader *r)
{
	struct grant grant;
	if (!describe(r, &grant))
		return 0;
	const struct grant *before = find(r->grants, grant.key);
	if (!before || before->words == grant.words)
		return 0;
	const struct place place = reader_place(r, (size_t)r->key[AXIS_ASSIGNMENT]);
	return diag_error(r->diags, &place,
			  "was granted in other words before (%s:%zu); read the newest "
			  "export only",
			  before->file, before->line);
}

void grant_loaded(struct reader *r)
{
	struct grants *grants = r->grants;
	struct grant grant;
	if (!describe(r, &grant) || find(grants, grant.key))
		return;
	if ((grants->count + 1) * 2 > grants->nslots)
		rehash(grants);
	grant.file = r->book->files[r->file_index].name;
	grant.line = r->line;
	grants->list = xgrow(grants->list, &grants->room, grants->count + 1,
			     sizeof(*grants->list));
	grants->slots[slot_of(grants, grant.key)] = (uint32_t)(grants->count + 1);
	grants->list[grants->count++] = grant;
}
