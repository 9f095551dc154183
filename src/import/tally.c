/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * tally - the verdicts over all cells of one column, and the texts that occur in it
 *
 * Exports repeat the same texts on every row: each is judged once and counted after. A
 * column of other texts every time (amounts, descriptions) is judged cell by cell once
 * its memory is full, so that memory stays small and nothing is left to a sample.
 */
#include "tally.h"

#include "hash.h"

#include <stdlib.h>
#include <string.h>

enum {
	SLOTS_FIRST = 32,
	TEXT_MOST = 240, /* bytes; longer texts are not remembered */
};

void tally_init(struct tally *tally, struct arena *arena)
{
	*tally = (struct tally){.arena = arena};
}

void tally_release(struct tally *tally)
{
	free(tally->texts);
	free(tally->slots);
}

/* A number in thousandths, as far as that matters for comparing. */
static int64_t order_of(struct decimal value)
{
	int64_t order;
	if (decimal_scale(value, 1, 3, true, &order, NULL) == NUMBER_OK)
		return order;
	return value.mantissa < 0 ? -INT64_MAX : INT64_MAX;
}

static void widen(struct extremes *extremes, struct decimal value)
{
	const int64_t order = order_of(value);
	if (value.places > extremes->places)
		extremes->places = value.places;
	if (!extremes->any || order < extremes->low_order) {
		extremes->low = value;
		extremes->low_order = order;
	}
	if (!extremes->any || order > extremes->high_order) {
		extremes->high = value;
		extremes->high_order = order;
	}
	extremes->any = true;
}

static void widen_period(struct tally *tally, struct period period)
{
	const bool any = period_is_set(tally->period_low);
	if (!any || period_compare(period, tally->period_low) < 0)
		tally->period_low = period;
	if (!any || period_compare(period, tally->period_high) > 0)
		tally->period_high = period;
}

static void widen_date(struct tally *tally, int32_t days, const char *text)
{
	if (!tally->date_low || days < tally->days_low) {
		tally->date_low = arena_strdup(tally->arena, text);
		tally->days_low = days;
	}
	if (!tally->date_high || days > tally->days_high) {
		tally->date_high = arena_strdup(tally->arena, text);
		tally->days_high = days;
	}
}

static void note_two_readings(struct tally *tally, const struct verdict *verdict,
			      const char *text, size_t line)
{
	const int64_t comma = order_of(verdict->comma), point = order_of(verdict->point);
	const int64_t a = comma < 0 ? -comma : comma, b = point < 0 ? -point : point;
	const int64_t size = a > b ? a : b;
	if (tally->two && size <= tally->two_size)
		return;
	tally->two = arena_strdup(tally->arena, text);
	tally->two_size = size;
	tally->two_line = line;
}

static void note_first(struct tally *tally, const struct verdict *verdict, size_t line)
{
	for (enum says says = 0; says < SAYS_COUNT; says++) {
		size_t *first = verdict_says(verdict, says) ? &tally->first[says]
							    : &tally->lacks[says];
		if (*first == 0)
			*first = line;
	}
}

static bool is_counted(const struct verdict *verdict)
{
	return !verdict_says(verdict, SAYS_UNKNOWN) && !verdict_says(verdict, SAYS_TOTAL);
}

/* A text that was not seen before, or is not remembered. */
static void judge(struct tally *tally, const struct verdict *verdict, const char *text,
		  size_t line)
{
	const size_t length = strlen(text);
	if (!is_counted(verdict))
		return;
	note_first(tally, verdict, line);
	if (length > tally->longest)
		tally->longest = length;
	if (verdict_says(verdict, SAYS_AMBIGUOUS))
		note_two_readings(tally, verdict, text, line);
}

static void judge_range(struct tally *tally, const struct verdict *verdict,
			const char *text)
{
	if (!is_counted(verdict))
		return;
	if (verdict->has_comma)
		widen(&tally->comma, verdict->comma);
	if (verdict->has_point)
		widen(&tally->point, verdict->point);
	if (period_is_set(verdict->period))
		widen_period(tally, verdict->period);
	if (verdict_says(verdict, SAYS_DATE))
		widen_date(tally, verdict->days, text);
}

static void count(struct tally *tally, const struct verdict *verdict, size_t times)
{
	if (verdict_says(verdict, SAYS_UNKNOWN)) {
		tally->empty += times;
		return;
	}
	tally->values += times;
	if (verdict_says(verdict, SAYS_TOTAL)) {
		tally->totals += times;
		return;
	}
	for (enum says says = 0; says < SAYS_COUNT; says++)
		if (verdict_says(verdict, says))
			tally->count[says] += times;
}

/* The slot of a text, or the free one where it belongs. */
static uint32_t *find_slot(const struct tally *tally, const char *text, uint64_t hash)
{
	size_t slot = hash & (tally->nslots - 1);
	while (tally->slots[slot]) {
		const struct tally_text *seen = &tally->texts[tally->slots[slot] - 1];
		if (seen->hash == hash && strcmp(seen->text, text) == 0)
			break;
		slot = (slot + 1) & (tally->nslots - 1);
	}
	return &tally->slots[slot];
}

/* A file may have thousands of columns: each begins small. */
static void grow_slots(struct tally *tally)
{
	tally->nslots = tally->nslots ? tally->nslots * 4 : SLOTS_FIRST;
	tally->slots = xrealloc(tally->slots, tally->nslots * sizeof(*tally->slots));
	memset(tally->slots, 0, tally->nslots * sizeof(*tally->slots));
	for (size_t i = 0; i < tally->ntexts; i++)
		*find_slot(tally, tally->texts[i].text, tally->texts[i].hash) =
			(uint32_t)(i + 1);
}

static void remember(struct tally *tally, const struct tally_text *text)
{
	if ((tally->ntexts + 1) * 2 > tally->nslots)
		grow_slots(tally);
	tally->texts = xgrow(tally->texts, &tally->texts_room, tally->ntexts + 1,
			     sizeof(*tally->texts));
	uint32_t *slot = find_slot(tally, text->text, text->hash);
	tally->texts[tally->ntexts++] = *text;
	*slot = (uint32_t)tally->ntexts;
}

static void see_again(struct tally *tally, struct tally_text *text, bool in_total)
{
	text->count++;
	if (!text->outside || in_total)
		return;
	text->outside = false;
	judge_range(tally, &text->verdict, text->text);
}

void tally_add(struct tally *tally, const char *cell, size_t line, bool in_total,
	       const struct codes *codes)
{
	if (!*cell) {
		tally->empty++;
		return;
	}
	const size_t length = strlen(cell);
	const uint64_t hash = hash_bytes(HASH_SEED, cell, length);
	const uint32_t known = tally->nslots > 0 ? *find_slot(tally, cell, hash) : 0;
	if (known > 0) {
		see_again(tally, &tally->texts[known - 1], in_total);
		return;
	}
	struct tally_text text = {
		.hash = hash, .count = 1, .line = line, .outside = in_total};
	verdict_read(&text.verdict, cell, codes);
	judge(tally, &text.verdict, cell, line);
	if (!in_total)
		judge_range(tally, &text.verdict, cell);
	/* what could be the number of a citizen does not outlive its row */
	if (tally->ntexts == TEXTS_MOST || length > TEXT_MOST ||
	    verdict_says(&text.verdict, SAYS_HIDDEN)) {
		tally->full = true;
		count(tally, &text.verdict, 1);
		return;
	}
	text.text = arena_strdup(tally->arena, cell);
	remember(tally, &text);
}

void tally_close(struct tally *tally)
{
	for (size_t i = 0; i < tally->ntexts; i++)
		count(tally, &tally->texts[i].verdict, tally->texts[i].count);
}
