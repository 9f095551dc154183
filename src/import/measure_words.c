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
	const char *entry;
} phrases[] = {
	{"begroting na wijzigingen", STAGE_REVISED, 0, NULL},
	{"begroting na wijziging", STAGE_REVISED, 0, NULL},
	{"na wijziging", STAGE_REVISED, 0, NULL},
	{"bijgestelde begroting", STAGE_REVISED, 0, NULL},
	{"begroting bijgesteld", STAGE_REVISED, 0, NULL},
	{"actuele begroting", STAGE_REVISED, 0, NULL},
	{"begroting actueel", STAGE_REVISED, 0, NULL},
	{"gewijzigde begroting", STAGE_REVISED, 0, NULL},
	{"revised budget", STAGE_REVISED, 0, NULL},
	{"begrotingswijzigingen", STAGE_CHANGE, 0, NULL},
	{"begrotingswijziging", STAGE_CHANGE, 0, NULL},
	{"wijzigingen", STAGE_CHANGE, 0, NULL},
	{"wijziging", STAGE_CHANGE, 0, NULL},
	{"mutatie", STAGE_CHANGE, 0, NULL},
	{"mutaties", STAGE_CHANGE, 0, NULL},
	{"primitieve begroting", STAGE_BUDGET, 0, NULL},
	{"begroting primitief", STAGE_BUDGET, 0, NULL},
	{"oorspronkelijke begroting", STAGE_BUDGET, 0, NULL},
	{"original budget", STAGE_BUDGET, 0, NULL},
	{"primitief", STAGE_BUDGET, 0, NULL},
	{"begroting", STAGE_BUDGET, 0, NULL},
	{"begroot", STAGE_BUDGET, 0, NULL},
	{"budget", STAGE_BUDGET, 0, NULL},
	{"verplichtingen", STAGE_COMMITTED, 0, NULL},
	{"verplichting", STAGE_COMMITTED, 0, NULL},
	{"verplicht", STAGE_COMMITTED, 0, NULL},
	{"committed", STAGE_COMMITTED, 0, NULL},
	{"prognose", STAGE_OUTLOOK, 0, NULL},
	{"verwachting", STAGE_OUTLOOK, 0, NULL},
	{"outlook", STAGE_OUTLOOK, 0, NULL},
	{"jaarrekening", STAGE_ACTUAL, 0, NULL},
	{"werkelijke", STAGE_ACTUAL, 0, NULL},
	{"werkelijk", STAGE_ACTUAL, 0, NULL},
	{"realisatie", STAGE_ACTUAL, 0, NULL},
	{"gerealiseerd", STAGE_ACTUAL, 0, NULL},
	{"rekening", STAGE_ACTUAL, 0, NULL},
	{"geboekt", STAGE_ACTUAL, 0, NULL},
	{"actual", STAGE_ACTUAL, 0, NULL},
	{"lasten", 0, SIDE_EXPENSE, NULL},
	{"uitgaven", 0, SIDE_EXPENSE, NULL},
	{"kosten", 0, SIDE_EXPENSE, NULL},
	{"baten", 0, SIDE_REVENUE, NULL},
	{"inkomsten", 0, SIDE_REVENUE, NULL},
	{"opbrengsten", 0, SIDE_REVENUE, NULL},
	{"ontvangsten", 0, SIDE_REVENUE, NULL},
	{"bedrag", 0, 0, NULL},
	{"bedragen", 0, 0, NULL},
	{"amount", 0, 0, NULL},
	{"euro", 0, 0, NULL},
	{"eur", 0, 0, NULL},
	{"€", 0, 0, NULL},
	{"debet", 0, 0, "debit"},
	{"debit", 0, 0, "debit"},
	{"credit", 0, 0, "credit"},
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
		s->entry = s->entry ? s->entry : phrases[i].entry;
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

bool says_thousands(const char *folded)
{
	for (size_t i = 0; i < sizeof(thousands) / sizeof(thousands[0]); i++)
		if (strstr(folded, thousands[i]))
			return true;
	return false;
}

/* A year, or a month with or without one. */
static size_t read_time(struct suggestion *s, const char *text)
{
	char word[24] = "";
	const size_t length = strcspn(text, " ()[],");
	struct period period;
	if (length == 0 || length >= sizeof(word))
		return 0;
	memcpy(word, text, length);
	if (period_parse(word, 0, &period) == 0) {
		s->year = period.year;
		s->month = period_month_number(period);
		return period_quarter_number(period) && !s->month ? 0 : length;
	}
	if (period_parse(word, 2000, &period) < 0 || !period_month_number(period))
		return 0;
	s->month = period_month_number(period);
	return length;
}

bool measure_read(struct suggestion *s, const char *folded)
{
	const char *at = folded;
	bool known = true;
	while (*at && known) {
		if (is_sign(*at)) {
			at++;
			continue;
		}
		s->until |= phrase_length(at, "t/m") > 0;
		size_t length = read_thousands(s, at);
		if (length == 0)
			length = read_phrase(s, at, &known);
		if (length == 0)
			length = read_time(s, at);
		known = known && length > 0;
		at += length;
	}
	/* realisation up to September is booked at September; a budget is of its year */
	if (s->until && s->stage != STAGE_ACTUAL)
		s->month = 0;
	return known && (s->money || s->month || s->year);
}

bool headers_name_amounts(const struct headers *headers)
{
	size_t months = 0;
	for (size_t i = 0; i < headers->count; i++) {
		struct suggestion found = {.claim = CLAIM_MEASURE};
		if (!measure_read(&found, headers->folded[i]))
			continue;
		months += found.month > 0;
		if (found.money || months == MONTHS_LEAST)
			return true;
	}
	return false;
}
