/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * words - what files write for the fixed members: "Lasten" is expense, "begroting" is
 * budget
 *
 * The first word of each line is the code; all words are written as text_fold leaves
 * them. A profile adds words of its own (words.side.expense = D); nothing is recognised
 * by its beginning only.
 */
#include "words.h"

#include "citizen.h"
#include "utf8.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum { MEMBERS_MOST = 10, SHOWN_MOST = 40 };

static const char *const words[AXIS_COUNT][MEMBERS_MOST] = {
	[AXIS_STAGE] =
		{
			"budget|begroting|primitief|primitieve begroting|begroting "
			"primitief|"
			"oorspronkelijke begroting|original budget",
			"change|wijziging|wijzigingen|begrotingswijziging|amendment|"
			"mutatie",
			"revised|na wijziging|begroting na wijziging|actuele begroting|"
			"bijgestelde begroting|revised budget",
			"outlook|prognose|verwachting",
			"actual|realisatie|werkelijk|werkelijke|rekening|jaarrekening",
			"committed|verplichting|verplichtingen",
			"funding|dekking|rijksmiddelen",
		},
	[AXIS_SIDE] =
		{
			"expense|lasten|last|l|uitgaven|kosten|expenses",
			"revenue|baten|baat|b|inkomsten|ontvangsten|opbrengsten|revenues",
		},
	[AXIS_NATURE] = {"structural|structureel|s", "incidental|incidenteel|i"},
	[AXIS_ENTRY] =
		{
			"regular|regulier|gewoon",
			"accrual|nog te betalen|transitorisch|transitoria",
			"reversal|terugboeking",
			"opening|beginbalans|openingsbalans",
			"closing|afsluiting|eindafrekening",
		},
	[AXIS_FORM] =
		{
			"zin|zorg in natura|in natura",
			"pgb|persoonsgebonden budget",
			"taakgericht|lumpsum|lump sum",
			"regional|regionaal|gemeenschappelijke regeling|gr",
			"subsidy|subsidie",
			"own|eigen|eigen uitvoering",
		},
	[AXIS_DOMAIN] =
		{
			"algemeen|general|sociale basis",
			"wmo|wmo 2015|wet maatschappelijke ondersteuning",
			"jeugdwet|jeugd|jw|jeugdzorg|jeugdhulp|youth",
			"participatiewet|participatie|pw|werk en inkomen",
		},
	[AXIS_INDICATOR] =
		{
			"stock|stand|aantal|stand einde periode",
			"inflow|instroom",
			"outflow|uitstroom",
			"inhabitants|inwoners|inwonertal|bevolking",
			"youth|jeugd|jongeren",
			"elderly|ouderen|65+",
			"opening|begin|beginstand",
			"persons|personen",
		},
	[AXIS_KIND] =
		{
			"cluster",
			"iu|integratie uitkering",
			"du|decentralisatie uitkering",
			"su|specifieke uitkering|spuk",
		},
	[AXIS_SCHEME] =
		{
			"pw|participatiewet|participatiewet (pw)|bijstand",
			"ioaw",
			"ioaz",
			"bbz|bbz levensonderhoud|bbz starters",
			"loonkostensubsidie|lks|wage subsidy",
			"rejected|fout of onzeker",
		},
	[AXIS_CAUSE] =
		{
			"payments|betaalrun|nog niet betaald",
			"vat|btw",
			"invoice|factuur|handmatige factuur|losse factuur",
			"advance|voorschot|bevoorschotting",
			"reclassification|herrubricering",
			"scheme|andere regeling|overige regelingen",
		},
};

static const char *const clusters[] = {
	"Sociale basisvoorzieningen",
	"Participatie",
	"Individuele voorzieningen Wmo",
	"Individuele voorzieningen Jeugd",
	"Bestuur en ondersteuning",
	"Orde en veiligheid",
	"Onderwijs",
	"Sport, cultuur en recreatie",
	"Infrastructuur, ruimte en milieu",
	"Overig",
	"Overige eigen middelen",
	"Onroerendezaakbelasting",
};
enum { NCLUSTERS = sizeof(clusters) / sizeof(clusters[0]) };

bool list_has(const char *list, const char *word)
{
	size_t length = strlen(word);
	for (const char *p = list; p && *p;) {
		size_t part = strcspn(p, "|");
		if (part == length && strncmp(p, word, part) == 0)
			return true;
		p += part + (p[part] == '|');
	}
	return false;
}

const char *cell_shown(const char *text, struct arena *arena)
{
	/* first: half of a number does not show that it must be hidden */
	text = citizen_hide(arena, text);
	if (strlen(text) <= SHOWN_MOST)
		return text;
	const size_t length = utf8_valid_prefix(text, SHOWN_MOST);
	return arena_printf(arena, "%.*s..", (int)length, text);
}

const char **list_split(const char *text, struct arena *arena)
{
	size_t most = 2;
	for (const char *p = text; *p; p++)
		most += *p == ',';
	const char **parts = arena_alloc(arena, most * sizeof(*parts));
	size_t count = 0;
	while (*text) {
		size_t length = strcspn(text, ",");
		const char *part = text_trim(arena, arena_strndup(arena, text, length));
		if (*part)
			parts[count++] = part;
		text += length + (text[length] == ',');
	}
	return parts;
}

bool is_letter_header(const char *header)
{
	return list_has("v/n|n/v|vn|nv|d/c|c/d|dc|d c|debet/credit|debet credit|"
			"credit/debet|debit credit",
			header);
}

bool text_is_total(const char *text)
{
	static const char *const totals[] = {
		"totaal",          "subtotaal", "sub-totaal", "eindtotaal",
		"generaal totaal", "total",     "subtotal",   "grand total",
	};
	for (size_t i = 0; i < sizeof(totals) / sizeof(totals[0]); i++) {
		const size_t length = strlen(totals[i]);
		if (strncasecmp(text, totals[i], length) == 0 &&
		    !isalnum((unsigned char)text[length]) && !(text[length] & '\x80'))
			return true;
	}
	return false;
}

bool words_fixed(enum axis axis)
{
	return words[axis][0] != NULL;
}

member words_find(enum axis axis, const char *text, struct arena *arena)
{
	const char *folded = text_fold(arena, text);
	for (member m = 0; m < MEMBERS_MOST && words[axis][m]; m++)
		if (list_has(words[axis][m], folded))
			return m + 1;
	return MEMBER_NONE;
}

const char *words_list(enum axis axis, struct arena *arena)
{
	const char *list = "";
	for (size_t m = 0; m < MEMBERS_MOST && words[axis][m]; m++) {
		const char *word = words[axis][m];
		list = arena_printf(arena, "%s%s%.*s", list, m ? ", " : "",
				    (int)strcspn(word, "|"), word);
	}
	return list;
}

const char *cluster_find(const char *text, struct arena *arena)
{
	const char *folded = text_fold(arena, text);
	if (strcmp(folded, "wmo") == 0)
		return clusters[2];
	if (list_has("jeugd|jeugdwet", folded))
		return clusters[3];
	for (size_t i = 0; i < NCLUSTERS; i++)
		if (strcmp(folded, text_fold(arena, clusters[i])) == 0)
			return clusters[i];
	return NULL;
}

const char *cluster_nearest(const char *text)
{
	return text_nearest(text, clusters, NCLUSTERS);
}
