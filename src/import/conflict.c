/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * conflict - two sources must not give the same stage of the same municipality and year
 */
#include "conflict.h"

#include "hash.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What one source claims. Allocations of the gemeentefonds per cluster and grants per
 * domain stand beside each other, and each circular is a version of its own. */
struct claim {
	member municipality, stage, version, kind;
	int32_t year;
	int32_t quarter; /* of a quarterly report, which has a year beside it; else 0 */
	uint32_t by_cluster;
};

struct conflict_entry {
	struct claim claim;
	size_t source;
	const char *file;
};

void conflicts_init(struct conflicts *c)
{
	memset(c, 0, sizeof(*c));
}

void conflicts_release(struct conflicts *c)
{
	free(c->entries);
	free(c->slots);
	free(c->told);
}

static uint64_t claim_hash(const struct claim *claim)
{
	return hash_bytes(HASH_SEED, claim, sizeof(*claim));
}

static bool same_claim(const struct claim *a, const struct claim *b)
{
	return memcmp(a, b, sizeof(*a)) == 0;
}

static size_t free_slot(const struct conflicts *c, const struct claim *claim)
{
	size_t slot = claim_hash(claim) & (c->nslots - 1);
	while (c->slots[slot] &&
	       !same_claim(&c->entries[c->slots[slot] - 1].claim, claim))
		slot = (slot + 1) & (c->nslots - 1);
	return slot;
}

static void rehash(struct conflicts *c)
{
	c->nslots = c->nslots ? c->nslots * 2 : 256;
	c->slots = xrealloc(c->slots, c->nslots * sizeof(*c->slots));
	memset(c->slots, 0, c->nslots * sizeof(*c->slots));
	for (size_t i = 0; i < c->count; i++)
		c->slots[free_slot(c, &c->entries[i].claim)] = (uint32_t)(i + 1);
}

static struct conflict_entry *entry_of(struct conflicts *c, const struct claim *claim,
				       size_t source, const char *file)
{
	if (c->last < c->count && same_claim(&c->entries[c->last].claim, claim))
		return &c->entries[c->last];
	if ((c->count + 1) * 2 > c->nslots)
		rehash(c);
	const size_t slot = free_slot(c, claim);
	if (!c->slots[slot]) {
		c->entries =
			xgrow(c->entries, &c->room, c->count + 1, sizeof(*c->entries));
		c->entries[c->count++] = (struct conflict_entry){*claim, source, file};
		c->slots[slot] = (uint32_t)c->count;
	}
	c->last = c->slots[slot] - 1;
	return &c->entries[c->last];
}

static bool tell(struct conflicts *c, const char *first, const char *second, member stage,
		 int year)
{
	for (size_t i = 0; i < c->ntold; i++)
		if (strcmp(c->told[i].first, first) == 0 &&
		    strcmp(c->told[i].second, second) == 0 && c->told[i].stage == stage &&
		    c->told[i].year == year)
			return false;
	c->told = xgrow(c->told, &c->told_room, c->ntold + 1, sizeof(*c->told));
	c->told[c->ntold++] = (struct told){first, second, stage, year};
	return true;
}

static struct claim claim_of(const struct book *book, const struct fact *fact)
{
	const struct period period =
		book->axis[AXIS_PERIOD].entries[fact->axis[AXIS_PERIOD]].period;
	const bool funding = fact->axis[AXIS_STAGE] == STAGE_FUNDING;
	return (struct claim){
		.municipality = fact->axis[AXIS_MUNICIPALITY],
		.stage = fact->axis[AXIS_STAGE],
		.version = funding ? fact->axis[AXIS_VERSION] : MEMBER_NONE,
		.kind = funding ? fact->axis[AXIS_KIND] : MEMBER_NONE,
		.year = period.year,
		.by_cluster = funding && fact->axis[AXIS_CLUSTER] != MEMBER_NONE,
	};
}

static int make_claim(struct conflicts *c, const struct book *book,
		      const struct claim *claim, size_t source, const char *file,
		      struct diags *diags)
{
	struct conflict_entry *entry = entry_of(c, claim, source, file);
	if (entry->source == SOURCE_COMPLETES) {
		entry->source = source;
		entry->file = file;
	}
	if (entry->source == source || source == SOURCE_COMPLETES)
		return 0;
	if (!tell(c, entry->file, file, claim->stage, claim->year))
		return -1;
	const struct place place = {.file = file};
	char quarter[16] = "";
	if (claim->quarter > 0)
		snprintf(quarter, sizeof(quarter), "-Q%d", (int)claim->quarter);
	return diag_error(
		diags, &place,
		"gives %s %d%s of '%s', and so does '%s'; read one of them, "
		"with --source when both are in sdgrip.ini",
		book_code(book, AXIS_STAGE, claim->stage), (int)claim->year, quarter,
		book_code(book, AXIS_MUNICIPALITY, claim->municipality), entry->file);
}

int conflicts_claim(struct conflicts *c, const struct book *book, const struct fact *fact,
		    size_t source, const char *file, struct diags *diags)
{
	const struct claim claim = claim_of(book, fact);
	return make_claim(c, book, &claim, source, file, diags);
}

int conflicts_claim_quarter(struct conflicts *c, const struct book *book,
			    const struct fact *fact, size_t source, size_t family,
			    const char *file, struct diags *diags)
{
	struct claim claim = claim_of(book, fact);
	if (make_claim(c, book, &claim, family, file, diags) < 0)
		return -1;
	claim.quarter = period_quarter_number(
		book->axis[AXIS_PERIOD].entries[fact->axis[AXIS_PERIOD]].period);
	return make_claim(c, book, &claim, source, file, diags);
}
