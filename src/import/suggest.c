/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * suggest - which key of a section of sdgrip.ini a column could be, by its header and
 * what it holds
 *
 * A suggestion is made only when header and content agree: a column "Categorie" that
 * holds names of products is no Iv3 category. What is not understood is left out, and the
 * user adds it.
 */
#include "suggest.h"

#include "personal.h"
#include "utf8.h"
#include "words.h"

#include <ctype.h>
#include <string.h>

/* Headers as text_fold leaves them, and the types that must be below; "" any that is not
 * empty, a description or an amount. */
static const struct axis_words {
	enum axis axis;
	const char *headers, *types;
} axis_words[] = {
	{AXIS_YEAR, "year|jaar|boekjaar|begrotingsjaar|dienstjaar|jaartal|kalenderjaar",
	 "year"},
	{AXIS_PERIOD,
	 "period|periode|perioden|boekperiode|boekingsperiode|maand|month|kwartaal|"
	 "quarter|"
	 "peilmaand|peildatum|jaarmaand|declaratieperiode|factuurperiode|jaar/"
	 "periode|jaar periode|boekmaand",
	 "period|month|year|date"},
	{AXIS_MUNICIPALITY,
	 "municipality|gemeente|gemeenten|gemeentecode|gemeentenaam|naam "
	 "gemeente|regio's",
	 "municipality"},
	{AXIS_TASK_FIELD,
	 "task field|taakveld|taakveldcode|code taakveld|iv3 taakveld|taakveld iv3|"
	 "taakveldnummer",
	 "task_field"},
	{AXIS_CATEGORY,
	 "category|categorie|economische categorie|iv3 categorie|categorie iv3|"
	 "economische categorie iv3",
	 "category|code|choice"},
	{AXIS_DOMAIN, "domain|domein|wet", "choice|text|yes_no"},
	{AXIS_SIDE,
	 "side|l/b|b/l|lasten/baten|baten/lasten|lasten of baten|baten of lasten|kant|"
	 "last/baat|lb",
	 "choice|yes_no|text"},
	{AXIS_NATURE,
	 "nature|aard|i/s|s/i|incidenteel/structureel|structureel/incidenteel",
	 "choice|yes_no|text"},
	{AXIS_STAGE, "stage|stadium|fase|begrotingsfase|soort|soort bedrag",
	 "choice|text"},
	{AXIS_ENTRY, "entry|boeksoort|boekingssoort", "choice|text"},
	{AXIS_FORM, "form|vorm|leveringsvorm", "choice|text"},
	{AXIS_PROGRAMME, "programme|program|programma|programmanummer", ""},
	{AXIS_COST_CENTRE,
	 "cost centre|cost center|kostenplaats|kpl|kostenplaatsnummer|kostenplaatscode|"
	 "code kostenplaats|kostenplaats code|nummer kostenplaats|activiteit",
	 ""},
	{AXIS_ACCOUNT,
	 "account|kostensoort|grootboekrekening|grootboek|grootboeknummer|"
	 "grootboekrekeningnummer|rekening|kostensoortcode|code kostensoort|ecl|"
	 "kostensoortnummer|grootboekcode",
	 ""},
	{AXIS_PRODUCT, "product|productcode|productcategorie", "code|choice|whole"},
	{AXIS_VERSION, "version|versie", "code|choice|whole"},
	{AXIS_DISTRICT, "district|wijk", ""},
	{AXIS_UNIT, "unit|eenheid", ""},
};
enum { NAXES = sizeof(axis_words) / sizeof(axis_words[0]) };

static bool fits_types(const struct inspected_column *column, const char *types)
{
	if (*types)
		return list_has(types, column->type);
	return !list_has("empty|citizen|amount|number|date", column->type);
}

/* Of two columns with one header nobody can say which is meant. */
static bool is_free(const struct columns *c, size_t i)
{
	if (c->suggestion[i].claim != CLAIM_NONE || !*c->headers->folded[i] ||
	    personal_header(c->headers->raw[i], true, c->arena))
		return false;
	for (size_t k = 0; k < c->count; k++)
		if (k != i && strcmp(c->headers->folded[k], c->headers->folded[i]) == 0)
			return false;
	return true;
}

int suggested_axis(const struct columns *c, enum axis axis)
{
	for (size_t i = 0; i < c->count; i++)
		if (c->suggestion[i].claim == CLAIM_AXIS && c->suggestion[i].axis == axis)
			return (int)i;
	return -1;
}

int suggested_claim(const struct columns *c, enum claim claim)
{
	for (size_t i = 0; i < c->count; i++)
		if (c->suggestion[i].claim == claim)
			return (int)i;
	return -1;
}

static void claim_axes(struct columns *c)
{
	for (size_t a = 0; a < NAXES; a++) {
		const struct axis_words *words = &axis_words[a];
		for (size_t i = 0; i < c->count; i++) {
			if (!list_has(words->headers, c->headers->folded[i]) ||
			    !fits_types(&c->column[i], words->types) || !is_free(c, i) ||
			    suggested_axis(c, words->axis) >= 0)
				continue;
			if (words_fixed(words->axis) &&
			    !suggest_has_words(c, i, words->axis))
				continue;
			c->suggestion[i].claim = CLAIM_AXIS;
			c->suggestion[i].axis = words->axis;
		}
	}
}

/* "omschrijving kostenplaats" without its word for a name: "kostenplaats". */
static const char *without_name_word(const char *folded, struct arena *arena)
{
	static const char *const before[] = {"omschrijving ", "naam ", "oms ", "omschr "};
	static const char *const after[] = {" omschrijving", " naam", " description"};
	for (size_t i = 0; i < sizeof(before) / sizeof(before[0]); i++)
		if (strncmp(folded, before[i], strlen(before[i])) == 0)
			return folded + strlen(before[i]);
	const size_t length = strlen(folded);
	for (size_t i = 0; i < sizeof(after) / sizeof(after[0]); i++) {
		const size_t size = strlen(after[i]);
		if (length > size && strcmp(folded + length - size, after[i]) == 0)
			return arena_strndup(arena, folded, length - size);
	}
	return NULL;
}

static void claim_names(struct columns *c)
{
	for (size_t i = 0; i < c->count; i++) {
		const char *rest = without_name_word(c->headers->folded[i], c->arena);
		if (!rest || !is_free(c, i) || strcmp(c->column[i].type, "empty") == 0)
			continue;
		for (size_t a = 0; a < NAXES; a++) {
			const enum axis axis = axis_words[a].axis;
			if (!list_has(axis_words[a].headers, rest) || words_fixed(axis) ||
			    axis == AXIS_YEAR || axis == AXIS_PERIOD ||
			    suggested_axis(c, axis) < 0)
				continue;
			c->suggestion[i].claim = CLAIM_NAME;
			c->suggestion[i].axis = axis;
		}
	}
}

static bool all_letters(const struct tally *tally)
{
	for (size_t i = 0; i < tally->ntexts; i++) {
		const char *text = tally->texts[i].text;
		if (!strchr("NVDC", toupper((unsigned char)*text)) || text[1])
			return false;
	}
	return tally->ntexts > 0 && !tally->full;
}

static void claim_others(struct columns *c)
{
	static const char texts[] = "text|tekst|omschrijving|toelichting|"
				    "boekingsomschrijving|omschrijving boeking|"
				    "mutatieomschrijving|description";
	for (size_t i = 0; i < c->count; i++) {
		const char *header = c->headers->folded[i];
		enum claim claim = CLAIM_NONE;
		if (is_letter_header(header) && all_letters(&c->tally[i]))
			claim = CLAIM_LETTER;
		else if (list_has("volume|hoeveelheid", header) &&
			 content_is_number(&c->column[i]))
			claim = CLAIM_VOLUME;
		else if (list_has(texts, header) && c->column[i].values > 0)
			claim = CLAIM_TEXT;
		if (claim == CLAIM_NONE || !is_free(c, i) ||
		    suggested_claim(c, claim) >= 0)
			continue;
		c->suggestion[i].claim = claim;
	}
}

/* An empty column may be an amount too: the month has not come yet. */
static void claim_measures(struct columns *c)
{
	for (size_t i = 0; i < c->count; i++) {
		struct suggestion found = {.claim = CLAIM_MEASURE};
		const bool empty = strcmp(c->column[i].type, "empty") == 0;
		if ((!empty && !content_is_number(&c->column[i])) ||
		    !measure_read(&found, c->headers->folded[i]) || !is_free(c, i))
			continue;
		c->suggestion[i] = found;
	}
}

/* One month alone is a header such as "januari" of something else; a row of them is a
 * year. */
static void drop_lone_months(struct columns *c)
{
	size_t months = 0;
	for (size_t i = 0; i < c->count; i++)
		months += c->suggestion[i].month > 0 && !c->suggestion[i].until;
	for (size_t i = 0; months < MONTHS_LEAST && i < c->count; i++)
		if (c->suggestion[i].month > 0 && !c->suggestion[i].until)
			c->suggestion[i] = (struct suggestion){0};
}

/* A debit column without its credit column, or the other way round, is no pair. */
static void drop_half_pairs(struct columns *c)
{
	size_t debits = 0, credits = 0;
	for (size_t i = 0; i < c->count; i++) {
		const char *entry = c->suggestion[i].entry;
		debits += entry && strcmp(entry, "debit") == 0;
		credits += entry && strcmp(entry, "credit") == 0;
	}
	for (size_t i = 0; debits != credits && i < c->count; i++)
		if (c->suggestion[i].entry)
			c->suggestion[i] = (struct suggestion){0};
}

void suggest(struct columns *c)
{
	if (c->headless) {
		suggest_by_content(c);
		return;
	}
	claim_axes(c);
	claim_names(c);
	claim_others(c);
	claim_measures(c);
	drop_lone_months(c);
	drop_half_pairs(c);
}

const char *suggestion_key(const struct suggestion *s, struct arena *arena)
{
	static const char *const stages[] = {"actual",  "budget", "change",    "revised",
					     "outlook", "actual", "committed", "funding"};
	switch (s->claim) {
	case CLAIM_NONE:
		break;
	case CLAIM_AXIS:
		return arena_printf(arena, "column.%s", axis_name(s->axis));
	case CLAIM_NAME:
		return arena_printf(arena, "name.%s", axis_name(s->axis));
	case CLAIM_LETTER:
		return "column.letter";
	case CLAIM_VOLUME:
		return "column.volume";
	case CLAIM_TEXT:
		return "column.text";
	case CLAIM_MEASURE: {
		static const char *const sides[] = {"", ".expense", ".revenue"};
		const char *key = arena_printf(
			arena, "measure.%s%s%s%s", stages[s->stage], sides[s->side],
			s->entry ? "." : "", s->entry ? s->entry : "");
		return s->month ? arena_printf(arena, "%s.%02d", key, s->month) : key;
	}
	}
	return NULL;
}
