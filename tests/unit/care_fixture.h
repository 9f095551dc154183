/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * care_fixture - small fictional messages of iWmo and iJw, release 3.2
 */
#ifndef SDGRIP_CARE_FIXTURE_H
#define SDGRIP_CARE_FIXTURE_H

#include "import_fixture.h"

#define BASE_OF(standard, release) "http://www.istandaarden.nl/" standard "/" release

/* A message of the law with this number; `body` stands behind the header. */
static inline const char *message_text(struct imported *im, bool youth,
				       const char *number, const char *dated,
				       const char *body)
{
	static const char *const numbers[] = {"301", "305", "307", "323"};
	static const char *const codes[2][4] = {{"414", "418", "420", "484"},
						{"436", "438", "440", "490"}};
	size_t kind = 0;
	while (kind < 3 && strcmp(numbers[kind], number) != 0)
		kind++;
	const bool town = kind == 0; /* the town sends it */
	const char *base = youth ? BASE_OF("ijw", "3_2") : BASE_OF("iwmo", "3_2");
	return arena_printf(
		&im->arena,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		"<m:Bericht xmlns:b=\"%s/basisschema/schema\" "
		"xmlns:m=\"%s/%s%s/schema\"><m:Header>"
		"<m:BerichtCode>%s</m:BerichtCode><m:BerichtVersie>3</m:BerichtVersie>"
		"<m:BerichtSubversie>2</m:BerichtSubversie><m:Afzender>%s</m:Afzender>"
		"<m:Ontvanger>%s</m:Ontvanger><m:BerichtIdentificatie>"
		"<b:Identificatie>1</b:Identificatie><b:Dagtekening>%s</b:Dagtekening>"
		"</m:BerichtIdentificatie></m:Header>\n%s</m:Bericht>\n",
		base, base, youth ? "jw" : "wmo", number, codes[youth][kind],
		town ? "0384" : "65650001", town ? "65650001" : "0384", dated, body);
}

static inline const char *person_text(struct imported *im, const char *client,
				      const char *products)
{
	return arena_printf(
		&im->arena,
		"<m:Client><m:Bsn>%s</m:Bsn><m:Geboortedatum><b:Datum>1951-02-03"
		"</b:Datum></m:Geboortedatum><m:Naam><b:Geslachtsnaam><b:Achternaam>"
		"Pietersen</b:Achternaam></b:Geslachtsnaam></m:Naam>"
		"<m:Commentaar>Woont op de Dam</m:Commentaar>\n%s</m:Client>",
		client, products);
}

struct grant_text {
	const char *number, *decided, *time, *start, *end, *reason, *volume;
};

static inline const char *assignment_message(struct imported *im, const char *sent,
					     const struct grant_text *g)
{
	const char *end = arena_printf(&im->arena, "<m:Einddatum>%s</m:Einddatum>",
				       g->end ? g->end : "");
	const char *reason =
		arena_printf(&im->arena, "<m:RedenWijziging>%s</m:RedenWijziging>",
			     g->reason ? g->reason : "");
	const char *body = arena_printf(
		&im->arena,
		"<m:ToegewezenProducten><m:ToegewezenProduct>\n"
		"<m:ToewijzingNummer>%s</m:ToewijzingNummer><m:Product><b:Categorie>01"
		"</b:Categorie><b:Code>01A02</b:Code></m:Product>"
		"<m:Toewijzingsdatum>%s</m:Toewijzingsdatum>"
		"<m:Toewijzingstijd>%s</m:Toewijzingstijd>"
		"<m:Ingangsdatum>%s</m:Ingangsdatum>%s%s"
		"<m:Omvang><b:Volume>%s</b:Volume><b:Eenheid>01</b:Eenheid>"
		"<b:Frequentie>2</b:Frequentie></m:Omvang>"
		"</m:ToegewezenProduct></m:ToegewezenProducten>",
		g->number, g->decided, g->time ? g->time : "09:00:00", g->start,
		g->end ? end : "", g->reason ? reason : "", g->volume ? g->volume : "1");
	return message_text(im, false, "301", sent, person_text(im, "W001", body));
}

static inline const char *start_message(struct imported *im, const char *number,
					const char *begin, const char *status)
{
	const char *body =
		arena_printf(&im->arena,
			     "<m:StartProducten><m:StartProduct>%s%s%s"
			     "<m:Begindatum>%s</m:Begindatum><m:StatusAanlevering>%s"
			     "</m:StatusAanlevering></m:StartProduct></m:StartProducten>",
			     number ? "<m:ToewijzingNummer>" : "", number ? number : "",
			     number ? "</m:ToewijzingNummer>" : "", begin, status);
	return message_text(im, false, "305", begin, person_text(im, "W001", body));
}

static inline const char *stop_message(struct imported *im, const char *number,
				       const char *begin, const char *end,
				       const char *reason, const char *status)
{
	const char *body =
		arena_printf(&im->arena,
			     "<m:StopProducten><m:StopProduct><m:ToewijzingNummer>%s"
			     "</m:ToewijzingNummer><m:Begindatum>%s</m:Begindatum>"
			     "<m:RedenBeeindiging>%s</m:RedenBeeindiging><m:Einddatum>%s"
			     "</m:Einddatum><m:StatusAanlevering>%s</m:StatusAanlevering>"
			     "</m:StopProduct></m:StopProducten>",
			     number, begin, reason, end, status);
	return message_text(im, false, "307", end, person_text(im, "W001", body));
}

/* Lines: "amount letter volume unit begin end", in the words of the message. */
static inline const char *line_text(struct imported *im, const char *product,
				    const char *amount, const char *letter,
				    const char *volume, const char *unit,
				    const char *begin, const char *end)
{
	return arena_printf(
		&im->arena,
		"<m:Prestatie><m:ProductReferentie><b:ReferentieNummer>R1"
		"</b:ReferentieNummer></m:ProductReferentie><m:ToewijzingNummer>7001"
		"</m:ToewijzingNummer><m:ProductCategorie>%.2s</m:ProductCategorie>"
		"<m:ProductCode>%s</m:ProductCode><m:ProductPeriode><b:Begindatum>%s"
		"</b:Begindatum><b:Einddatum>%s</b:Einddatum></m:ProductPeriode>"
		"<m:GeleverdVolume>%s</m:GeleverdVolume><m:Eenheid>%s</m:Eenheid>"
		"<m:IngediendBedrag><b:Bedrag>%s</b:Bedrag><b:DebetCredit>%s"
		"</b:DebetCredit></m:IngediendBedrag></m:Prestatie>\n",
		product, product, begin, end, volume, unit, amount, letter);
}

static inline const char *declaration_message(struct imported *im, bool youth,
					      const char *client, const char *signed_on,
					      const char *total, const char *letter,
					      const char *lines)
{
	const char *body = arena_printf(
		&im->arena,
		"<m:Declaratie><m:DeclaratieNummer>D1</m:DeclaratieNummer>%s%s%s"
		"<m:TotaalIngediendBedrag><b:TotaalBedrag>%s</b:TotaalBedrag>"
		"<b:DebetCredit>%s</b:DebetCredit></m:TotaalIngediendBedrag>"
		"<m:Clienten><m:Client><m:Bsn>%s</m:Bsn><m:Prestaties>\n%s"
		"</m:Prestaties></m:Client></m:Clienten></m:Declaratie>",
		signed_on ? "<m:DeclaratieDagtekening>" : "", signed_on ? signed_on : "",
		signed_on ? "</m:DeclaratieDagtekening>" : "", total, letter, client,
		lines);
	return message_text(im, youth, "323", "2025-02-06", body);
}

#endif
