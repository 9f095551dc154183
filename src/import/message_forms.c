/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * message_forms - the paths that are read of messages 301, 305, 307 and 323, and the
 * columns of the tables that these become
 */
#include "message_forms.h"

#include <string.h>

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

/* clang-format off */
#define HEADER                                                                    \
	{"Header/BerichtCode", PART_CODE, true},                                  \
	{"Header/BerichtVersie", PART_VERSION, true},                             \
	{"Header/BerichtSubversie", PART_SUBVERSION, true},                       \
	{"Header/Afzender", PART_SENDER, true},                                   \
	{"Header/Ontvanger", PART_RECEIVER, true},                                \
	{"Header/BerichtIdentificatie/Dagtekening", PART_DATED, true}

#define LINE "Declaratie/Clienten/Client/Prestaties/Prestatie"
static const struct message_path paths_323[] = {
	HEADER,
	{"Declaratie/DeclaratieNummer", PART_DECLARATION, true},
	{"Declaratie/DeclaratieDagtekening", PART_DECLARED, false},
	{"Declaratie/TotaalIngediendBedrag/TotaalBedrag", PART_TOTAL, true},
	{"Declaratie/TotaalIngediendBedrag/DebetCredit", PART_TOTAL_LETTER, true},
	{"Declaratie/Clienten/Client/Bsn", PART_CLIENT, true},
	{LINE "/ToewijzingNummer", PART_ASSIGNMENT, true},
	{LINE "/ProductCategorie", PART_CATEGORY, true},
	{LINE "/ProductCode", PART_PRODUCT, true},
	{LINE "/ProductPeriode/Begindatum", PART_BEGIN, true},
	{LINE "/ProductPeriode/Einddatum", PART_END, true},
	{LINE "/GeleverdVolume", PART_VOLUME, true},
	{LINE "/Eenheid", PART_UNIT, true},
	{LINE "/ProductTarief", PART_TARIFF, false},
	{LINE "/IngediendBedrag/Bedrag", PART_AMOUNT, true},
	{LINE "/IngediendBedrag/DebetCredit", PART_LETTER, true},
};

#define GRANT "Client/ToegewezenProducten/ToegewezenProduct"
static const struct message_path paths_301[] = {
	HEADER,
	{"Client/Bsn", PART_CLIENT, true},
	{GRANT "/ToewijzingNummer", PART_ASSIGNMENT, true},
	{GRANT "/Product/Categorie", PART_CATEGORY, false},
	{GRANT "/Product/Code", PART_PRODUCT, false},
	{GRANT "/Toewijzingsdatum", PART_DECIDED, true},
	{GRANT "/Toewijzingstijd", PART_DECIDED_AT, true},
	{GRANT "/Ingangsdatum", PART_BEGIN, true},
	{GRANT "/Einddatum", PART_END, false},
	{GRANT "/RedenWijziging", PART_REASON, false},
	{GRANT "/Omvang/Volume", PART_VOLUME, false},
	{GRANT "/Omvang/Eenheid", PART_UNIT, false},
	{GRANT "/Omvang/Frequentie", PART_FREQUENCY, false},
	{GRANT "/Budget", PART_BUDGET, false},
};

#define START "Client/StartProducten/StartProduct"
static const struct message_path paths_305[] = {
	HEADER,
	{"Client/Bsn", PART_CLIENT, true},
	{START "/ToewijzingNummer", PART_ASSIGNMENT, false},
	{START "/Product/Categorie", PART_CATEGORY, false},
	{START "/Product/Code", PART_PRODUCT, false},
	{START "/Begindatum", PART_BEGIN, true},
	{START "/StatusAanlevering", PART_STATUS, true},
};

#define STOP "Client/StopProducten/StopProduct"
static const struct message_path paths_307[] = {
	HEADER,
	{"Client/Bsn", PART_CLIENT, true},
	{STOP "/ToewijzingNummer", PART_ASSIGNMENT, false},
	{STOP "/Product/Categorie", PART_CATEGORY, false},
	{STOP "/Product/Code", PART_PRODUCT, false},
	{STOP "/Begindatum", PART_BEGIN, true},
	{STOP "/RedenBeeindiging", PART_REASON, true},
	{STOP "/Einddatum", PART_END, true},
	{STOP "/StatusAanlevering", PART_STATUS, true},
};
/* clang-format on */

static const struct message_column columns_323[] = {
	{"afzender", PART_SENDER},
	{"ontvanger", PART_RECEIVER},
	{"wet", PART_LAW},
	{"dagtekening", PART_DECLARED},
	{"declaratienummer", PART_DECLARATION},
	{"totaal ingediend bedrag", PART_EUROS},
	{"bsn", PART_CLIENT},
	{"toewijzingnummer", PART_ASSIGNMENT},
	{"productcode", PART_PRODUCT},
	{"begindatum", PART_BEGIN},
	{"einddatum", PART_END},
	{"geleverd volume", PART_VOLUME},
	{"eenheid", PART_UNIT},
	{"producttarief", PART_TARIFF},
	{"leveringsvorm", PART_FORM},
	{"ingediend bedrag", PART_AMOUNT},
};

static const struct message_column columns_301[] = {
	{"afzender", PART_SENDER},
	{"ontvanger", PART_RECEIVER},
	{"wet", PART_LAW},
	{"dagtekening", PART_DATED},
	{"bsn", PART_CLIENT},
	{"toewijzingnummer", PART_ASSIGNMENT},
	{"productcode", PART_PRODUCT},
	{"toewijzingsdatum", PART_DECIDED},
	{"toewijzingstijd", PART_DECIDED_AT},
	{"ingangsdatum", PART_BEGIN},
	{"einddatum", PART_END},
	{"reden wijziging", PART_REASON},
	{"volume", PART_VOLUME},
	{"eenheid", PART_UNIT},
	{"frequentie", PART_FREQUENCY},
	{"leveringsvorm", PART_FORM},
};

static const struct message_column columns_305[] = {
	{"afzender", PART_SENDER},
	{"ontvanger", PART_RECEIVER},
	{"wet", PART_LAW},
	{"dagtekening", PART_DATED},
	{"bsn", PART_CLIENT},
	{"toewijzingnummer", PART_ASSIGNMENT},
	{"productcode", PART_PRODUCT},
	{"begindatum", PART_BEGIN},
	{"status aanlevering", PART_STATUS},
};

static const struct message_column columns_307[] = {
	{"afzender", PART_SENDER},
	{"ontvanger", PART_RECEIVER},
	{"wet", PART_LAW},
	{"dagtekening", PART_DATED},
	{"bsn", PART_CLIENT},
	{"toewijzingnummer", PART_ASSIGNMENT},
	{"productcode", PART_PRODUCT},
	{"begindatum", PART_BEGIN},
	{"einddatum", PART_END},
	{"reden beeindiging", PART_REASON},
	{"status aanlevering", PART_STATUS},
};

static const struct message_form form_301 = {
	.number = "301",
	.town = PART_SENDER,
	.codes = {"414", "436"},
	.client = "Client",
	.row = GRANT,
	.paths = paths_301,
	.npaths = COUNT(paths_301),
	.columns = columns_301,
	.ncolumns = COUNT(columns_301),
	.importer = &importer_message_301,
};

static const struct message_form form_305 = {
	.number = "305",
	.town = PART_RECEIVER,
	.codes = {"418", "438"},
	.client = "Client",
	.row = START,
	.paths = paths_305,
	.npaths = COUNT(paths_305),
	.columns = columns_305,
	.ncolumns = COUNT(columns_305),
	.importer = &importer_message_305,
};

static const struct message_form form_307 = {
	.number = "307",
	.town = PART_RECEIVER,
	.codes = {"420", "440"},
	.client = "Client",
	.row = STOP,
	.paths = paths_307,
	.npaths = COUNT(paths_307),
	.columns = columns_307,
	.ncolumns = COUNT(columns_307),
	.importer = &importer_message_307,
};

static const struct message_form form_323 = {
	.number = "323",
	.town = PART_RECEIVER,
	.codes = {"484", "490"},
	.client = "Declaratie/Clienten/Client",
	.row = LINE,
	.paths = paths_323,
	.npaths = COUNT(paths_323),
	.columns = columns_323,
	.ncolumns = COUNT(columns_323),
	.importer = &importer_message_323,
};

const struct message_form *const message_forms[] = {&form_301, &form_305, &form_307,
						    &form_323, NULL};

const struct message_form *message_form_find(const char *number, size_t length)
{
	for (size_t i = 0; message_forms[i]; i++)
		if (strlen(message_forms[i]->number) == length &&
		    memcmp(message_forms[i]->number, number, length) == 0)
			return message_forms[i];
	return NULL;
}
