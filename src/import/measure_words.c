/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * measure_words - what the header of an amount says: "Begroting na wijziging 2025",
 * "Lasten jan"
 *
 * A header of which a word is not understood is no measure: "verschil begroting en
 * rekening" names two stages and is neither.
 */
#include "suggest.h"

#include <string.h>

/* Longer phrases first: they hold the words of others. Stage NONE: says nothing. */
static const struct phrase {
	const char *words;
	member stage, side;
} phrases[] = {
	{"begroting na wijzigingen", STAGE_REVISED, 0},
	{"begroting na wijziging", STAGE_REVISED, 0},
	{"na wijziging", STAGE_REVISED, 0},
	{"bijgestelde begroting", STAGE_REVISED, 0},
	{"begroting bijgesteld", STAGE_REVISED, 0},
	{"actuele begroting", STAGE_REVISED, 0},
	{"begroting actueel", STAGE_REVISED, 0},
	{"gewijzigde begroting", STAGE_REVISED, 0},
	{"revised budget", STAGE_REVISED, 0},
	{"begrotingswijzigingen", STAGE_CHANGE, 0},
	{"begrotingswijziging", STAGE_CHANGE, 0},
	{"wijzigingen", STAGE_CHANGE, 0},
	{"wijziging", STAGE_CHANGE, 0},
	{"mutatie", STAGE_CHANGE, 0},
	{"mutaties", STAGE_CHANGE, 0},
	{"primitieve begroting", STAGE_BUDGET, 0},
	{"begroting primitief", STAGE_BUDGET, 0},
	{"oorspronkelijke begroting", STAGE_BUDGET, 0},
	{"original budget", STAGE_BUDGET, 0},
	{"primitief", STAGE_BUDGET, 0},
	{"begroting", STAGE_BUDGET, 0},
	{"begroot", STAGE_BUDGET, 0},
	{"budget", STAGE_BUDGET, 0},
	{"verplichtingen", STAGE_COMMITTED, 0},
	{"verplichting", STAGE_COMMITTED, 0},
	{"verplicht", STAGE_COMMITTED, 0},
	{"committed", STAGE_COMMITTED, 0},
	{"prognose", STAGE_OUTLOOK, 0},
	{"verwachting", STAGE_OUTLOOK, 0},
	{"outlook", STAGE_OUTLOOK, 0},
	{"jaarrekening", STAGE_ACTUAL, 0},
	{"werkelijke", STAGE_ACTUAL, 0},
	{"werkelijk", STAGE_ACTUAL, 0},
	{"realisatie", STAGE_ACTUAL, 0},
	{"gerealiseerd", STAGE_ACTUAL, 0},
	{"rekening", STAGE_ACTUAL, 0},
	{"geboekt", STAGE_ACTUAL, 0},
	{"actual", STAGE_ACTUAL, 0},
	{"lasten", 0, SIDE_EXPENSE},
	{"uitgaven", 0, SIDE_EXPENSE},
	{"kosten", 0, SIDE_EXPENSE},
	{"baten", 0, SIDE_REVENUE},
	{"inkomsten", 0, SIDE_REVENUE},
	{"opbrengsten", 0, SIDE_REVENUE},
	{"ontvangsten", 0, SIDE_REVENUE},
	{"bedrag", 0, 0},
	{"bedragen", 0, 0},
	{"amount", 0, 0},
	{"euro", 0, 0},
	{"eur", 0, 0},
	{"€", 0, 0},
};
enum { NPHRASES = sizeof(phrases) / sizeof(phrases[0]) };

/* What says that amounts are in thousands; text_fold keeps the signs. */
static const char *const thousands[] = {"x 1.000", "x 1000", "x € 1.000", "x € 1000",
					"x1.000",  "x1000",  "* 1.000",   "in duizenden"};

/* Words that may stand beside. */
static const char *const fillers[] = {"in",   "t/m",  "periode", "maand",
				      "jaar", "excl", "btw"};

static bool is_sign(char c)
{
	return c && strchr(" ()[],:;._'\"", c);
}

/* The length of a phrase that stands whole at the start of the text; 0: another text. */
static size_t phrase_length(const char *text, const char *words)
{
	const size_t length = strlen(words);
	if (strncmp(text, words, length) != 0)
		return 0;
	return !text[length] || is_sign(text[length]) ? length : 0;
}

static size_t read_phrase(struct suggestion *s, const char *text, bool *known)
{
	for (size_t i = 0; i < NPHRASES; i++) {
		const size_t length = phrase_length(text, phrases[i].words);
		if (length == 0)
			continue;
		/* two stages, or two sides: a difference */
		*known = !(s->stage && phrases[i].stage) && !(s->side && phrases[i].side);
		s->stage = s->stage ? s->stage : phrases[i].stage;
		s->side = s->side ? s->side : phrases[i].side;
		s->money = true;
		return length;
	}
	for (size_t i = 0; i < sizeof(fillers) / sizeof(fillers[0]); i++) {
		const size_t length = phrase_length(text, fillers[i]);
		if (length > 0)
			return length;
	}
	return 0;
}

static size_t read_thousands(struct suggestion *s, const char *text)
{
	for (size_t i = 0; i < sizeof(thousands) / sizeof(thousands[0]); i++) {
		const size_t length = strlen(thousands[i]);
		if (strncmp(text, thousands[i], length) == 0) {
			s->thousands = true;
			return length;
		}
	}
	return 0;
}

/* A year, or a month with or without one. "t/m periode 09" is no month of its own. */
static size_t read_time(struct suggestion *s, const char *text, bool until)
{
	char word[24] = "";
	const size_t length = strcspn(text, " ()[],");
	struct period period;
	if (length == 0 || length >= sizeof(word))
		return 0;
	memcpy(word, text, length);
	if (period_parse(word, 0, &period) == 0) {
		s->year = period.year;
		s->month = until ? 0 : period_month_number(period);
		return period_quarter_number(period) && !s->month && !until ? 0 : length;
	}
	if (period_parse(word, 2000, &period) < 0 || !period_month_number(period))
		return 0;
	if (!until)
		s->month = period_month_number(period);
	return length;
}

bool measure_read(struct suggestion *s, const char *folded)
{
	const char *at = folded;
	bool known = true, until = false;
	while (*at && known) {
		if (is_sign(*at)) {
			at++;
			continue;
		}
		until |= strncmp(at, "t/m", 3) == 0;
		size_t length = read_thousands(s, at);
		if (length == 0)
			length = read_phrase(s, at, &known);
		if (length == 0)
			length = read_time(s, at, until);
		known = known && length > 0;
		at += length;
	}
	return known && (s->money || s->month || s->year);
}

bool headers_name_amounts(const struct headers *headers)
{
	for (size_t i = 0; i < headers->count; i++) {
		struct suggestion found = {.claim = CLAIM_MEASURE};
		if (measure_read(&found, headers->folded[i]) && found.money)
			return true;
	}
	return false;
}
