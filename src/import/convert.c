/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * convert - the text of a cell as the member of an axis, checked against the codes of its
 * year
 */
#include "convert.h"

#include "convert_codes.h"
#include "hash.h"
#include "utf8.h"
#include "words.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

struct memo {
	enum axis axis;
	int year;
	const char *text;
	uint64_t hash;
	struct resolved resolved;
};

/* Axes whose members come from the files; interned only when an analysis wants them. */
static const uint32_t open_axes =
	AXIS_BIT(AXIS_PROGRAMME) | AXIS_BIT(AXIS_COST_CENTRE) | AXIS_BIT(AXIS_ACCOUNT) |
	AXIS_BIT(AXIS_PRODUCT) | AXIS_BIT(AXIS_UNIT) | AXIS_BIT(AXIS_PROVIDER) |
	AXIS_BIT(AXIS_REFERRER) | AXIS_BIT(AXIS_DISTRICT) | AXIS_BIT(AXIS_ASSIGNMENT);

void converter_init(struct converter *c, struct book *book, struct diags *diags,
		    const struct profile *profile, const struct home *home)
{
	memset(c, 0, sizeof(*c));
	c->book = book;
	c->diags = diags;
	c->profile = profile;
	c->home = home;
	const uint32_t kept = book->needs.axes[profile->importer.table];
	c->wanted = ~open_axes | kept;
	/* starts and stops are matched by these */
	if (profile->importer.table == TABLE_ASSIGNMENTS && kept)
		c->wanted |= AXIS_BIT(AXIS_ASSIGNMENT) | AXIS_BIT(AXIS_PRODUCT);
	if (profile->importer.table == TABLE_CASELOAD && kept)
		c->wanted = ~UINT32_C(0);
	arena_init(&c->arena);
}

void converter_release(struct converter *c)
{
	arena_release(&c->arena);
	free(c->memos);
	free(c->slots);
}

static uint64_t memo_hash(enum axis axis, int year, const char *text)
{
	const int key[2] = {(int)axis, year};
	return hash_bytes(hash_bytes(HASH_SEED, key, sizeof(key)), text, strlen(text));
}

static void memo_rehash(struct converter *c)
{
	c->nslots = c->nslots ? c->nslots * 2 : 1024;
	c->slots = xrealloc(c->slots, c->nslots * sizeof(*c->slots));
	memset(c->slots, 0, c->nslots * sizeof(*c->slots));
	for (size_t i = 0; i < c->nmemos; i++) {
		size_t slot = c->memos[i].hash & (c->nslots - 1);
		while (c->slots[slot])
			slot = (slot + 1) & (c->nslots - 1);
		c->slots[slot] = (uint32_t)(i + 1);
	}
}

static const struct memo *memo_find(const struct converter *c, enum axis axis, int year,
				    const char *text, uint64_t hash)
{
	if (!c->nslots)
		return NULL;
	for (size_t slot = hash & (c->nslots - 1); c->slots[slot];
	     slot = (slot + 1) & (c->nslots - 1)) {
		const struct memo *memo = &c->memos[c->slots[slot] - 1];
		if (memo->hash == hash && memo->axis == axis && memo->year == year &&
		    strcmp(memo->text, text) == 0)
			return memo;
	}
	return NULL;
}

static void memo_add(struct converter *c, enum axis axis, int year, const char *text,
		     uint64_t hash, const struct resolved *resolved)
{
	c->memos = xgrow(c->memos, &c->memos_room, c->nmemos + 1, sizeof(*c->memos));
	c->memos[c->nmemos++] = (struct memo){.axis = axis,
					      .year = year,
					      .text = arena_strdup(&c->arena, text),
					      .hash = hash,
					      .resolved = *resolved};
	if (c->nmemos * 2 > c->nslots) {
		memo_rehash(c);
		return;
	}
	size_t slot = hash & (c->nslots - 1);
	while (c->slots[slot])
		slot = (slot + 1) & (c->nslots - 1);
	c->slots[slot] = (uint32_t)c->nmemos;
}

bool convert_unheard(const struct converter *c, const struct place *place)
{
	return c->quiet || diag_unlisted(c->diags, place);
}

int convert_refuse(struct converter *c, const struct place *place, const char *message)
{
	return c->quiet ? -1 : diag_error(c->diags, place, "%s", message);
}

/* "2023X000": the CBS numbers its reports behind the year. */
static bool is_report(const char *text)
{
	return strlen(text) == 8 && strspn(text, "0123456789") == 4 &&
	       strncmp(text + 4, "X00", 3) == 0;
}

static int convert_report(struct converter *c, const char *text,
			  const struct place *place, struct resolved *out)
{
	if (text[7] >= '0' && text[7] <= '5') {
		out->self = text[7] == '0' ? STAGE_BUDGET : STAGE_ACTUAL;
		return 0;
	}
	return convert_refuse(
		c, place,
		arena_printf(&c->arena,
			     "'%s' is not a report, expected X000 (budget), X001 to X004 "
			     "(quarters) or X005 (annual account)",
			     text));
}

static int convert_word(struct converter *c, enum axis axis, const char *text,
			const struct place *place, struct resolved *out)
{
	if (axis == AXIS_STAGE && is_report(text))
		return convert_report(c, text, place, out);
	const char *folded = text_fold(&c->arena, text);
	for (size_t i = 0; i < c->profile->nwords; i++) {
		const struct word_rule *rule = &c->profile->words[i];
		for (const char **w = rule->words; rule->axis == axis && *w; w++)
			if (strcmp(*w, folded) == 0) {
				out->self = rule->member;
				return 0;
			}
	}
	out->self = words_find(axis, text, &c->arena);
	if (out->self != MEMBER_NONE)
		return 0;
	const char *shown = cell_shown(text, &c->arena);
	return convert_refuse(
		c, place,
		arena_printf(
			&c->arena,
			"'%s' is not a known %s, expected %s, or words.%s.MEMBER = %s in "
			"sdgrip.ini",
			shown, axis_name(axis), words_list(axis, &c->arena),
			axis_name(axis), shown));
}

/* "03", "P03", "13": the number of a ledger period, or -1. */
static int ledger_number(const char *text)
{
	if (*text == 'P' || *text == 'p')
		text++;
	size_t digits = strspn(text, "0123456789");
	if (digits == 0 || digits > 2 || text[digits])
		return -1;
	int number = text[0] - '0';
	if (digits == 2)
		number = number * 10 + text[1] - '0';
	return number <= 15 ? number : -1;
}

int convert_period(struct converter *c, const char *text, int year,
		   const struct place *place, struct period *out)
{
	int number = ledger_number(text);
	struct period period;
	if (number >= 0 && year > 0) {
		*out = period_ledger(year, number);
		return 0;
	}
	if (number >= 0)
		return convert_refuse(
			c, place,
			arena_printf(&c->arena,
				     "period '%s' has no year, expected column.year or "
				     "fixed.year in sdgrip.ini, or FILE@year=2025",
				     text));
	if (period_parse(text, year, &period) < 0)
		return convert_refuse(
			c, place,
			arena_printf(&c->arena,
				     "'%s' is not a period, expected a year, quarter or "
				     "month like 2025, 2025-Q3 or 2025-09",
				     cell_shown(text, &c->arena)));
	if (year > 0 && period.year != year)
		return convert_refuse(c, place,
				      arena_printf(&c->arena,
						   "period '%s' does not lie in year %d",
						   cell_shown(text, &c->arena), year));
	*out = period;
	return 0;
}

/* How far a figure is settled, in the words of those who deliver it; any other version
 * (a circular) is what it is. */
static const char *version_code(const char *text, struct arena *arena)
{
	const char *folded = text_fold(arena, text);
	if (list_has("voorlopig|provisional", folded))
		return "provisional";
	if (list_has("nader voorlopig|revised provisional", folded))
		return "revised_provisional";
	return list_has("definitief|definitive", folded) ? "definitive" : text;
}

/* Units and referrers: 1, 01 and Minuut are one member. */
static int convert_standard(struct converter *c, enum axis axis, const char *text,
			    struct resolved *out)
{
	const struct standard_code *code =
		codes_standard(c->book->codes,
			       axis == AXIS_UNIT ? LIST_UNIT : LIST_REFERRER, NULL, text);
	if (!(c->wanted & AXIS_BIT(axis)))
		return 0;
	out->self = book_intern(c->book, axis, code ? code->code : text);
	if (code)
		book_name(c->book, axis, out->self, code->name, code->name);
	return 0;
}

static bool counts_people(const struct converter *c)
{
	const enum table_id table = c->profile->base->table;
	return table == TABLE_CASELOAD || table == TABLE_BENEFITS;
}

static bool is_settled(const char *version)
{
	return list_has("provisional|revised_provisional|definitive", version);
}

static int convert_open(struct converter *c, enum axis axis, const char *text,
			const struct place *place, struct resolved *out)
{
	if (axis == AXIS_UNIT || axis == AXIS_REFERRER)
		return convert_standard(c, axis, text, out);
	if (axis == AXIS_VERSION)
		text = version_code(text, &c->arena);
	if (axis == AXIS_VERSION && counts_people(c) && !is_settled(text))
		return convert_refuse(
			c, place,
			arena_printf(&c->arena,
				     "'%s' does not say how far a figure is settled, "
				     "expected voorlopig, nader voorlopig or definitief",
				     cell_shown(text, &c->arena)));
	if (c->wanted & AXIS_BIT(axis))
		out->self = book_intern(c->book, axis, text);
	for (member side = SIDE_EXPENSE; axis == AXIS_ACCOUNT && side <= SIDE_REVENUE;
	     side++)
		for (const char **p = c->profile->accounts[side]; p && *p; p++)
			if (text_matches(*p, text))
				out->side = side;
	return 0;
}

static int convert_cell(struct converter *c, enum axis axis, const char *text, int year,
			const struct place *place, struct resolved *out)
{
	struct period period = {0, 0};
	if (words_fixed(axis))
		return convert_word(c, axis, text, place, out);
	if (axis == AXIS_MUNICIPALITY)
		return convert_municipality(c, text, place, out);
	if (axis == AXIS_TASK_FIELD)
		return convert_task_field(c, text, year, place, out);
	if (axis == AXIS_CATEGORY)
		return convert_category(c, text, year, place, out);
	if (axis == AXIS_PRODUCT)
		return convert_product(c, text, year, out);
	if (axis == AXIS_PERIOD || axis == AXIS_CARE_PERIOD) {
		/* care may lie in an earlier year than the booking */
		if (convert_period(c, text, axis == AXIS_PERIOD ? year : 0, place,
				   &period) < 0)
			return -1;
		out->self = book_intern_period(c->book, axis, period);
		return 0;
	}
	return convert_open(c, axis, text, place, out);
}

int convert(struct converter *c, enum axis axis, const char *text, int year,
	    const struct place *place, struct resolved *out)
{
	const uint64_t hash = memo_hash(axis, year, text);
	const struct memo *memo = memo_find(c, axis, year, text, hash);
	if (memo) {
		*out = memo->resolved;
		return 0;
	}
	*out = (struct resolved){.self = MEMBER_NONE};
	if (convert_cell(c, axis, text, year, place, out) < 0)
		return -1;
	memo_add(c, axis, year, text, hash, out);
	return 0;
}
