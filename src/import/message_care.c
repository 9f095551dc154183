/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * message_care - the tables that messages of iWmo and iJw become: declarations (323),
 * assignments (301), starts (305) and stops (307)
 *
 * A declaration has no booking date: it counts from the day it was signed. An assignment
 * has neither tariff nor referrer. All of it is care in kind: personal budgets are not
 * billed by message.
 */
#include "importer.h"

/* clang-format off */
#define KEY(header, of, needed) \
	{.name = header, .role = FIELD_KEY, .axis = of, .required = needed}
#define DAY(header, of, needed) \
	{.name = header, .role = FIELD_TERM, .term = of, .required = needed}
/* clang-format on */

static const struct field declarations[] = {
	KEY("afzender", AXIS_PROVIDER, true),
	KEY("ontvanger", AXIS_MUNICIPALITY, true),
	KEY("wet", AXIS_DOMAIN, true),
	KEY("dagtekening", AXIS_PERIOD, true),
	{.name = "declaratienummer", .role = FIELD_IGNORE, .required = true},
	{.name = "totaal ingediend bedrag", .role = FIELD_IGNORE, .required = true},
	KEY("bsn", AXIS_CLIENT, true),
	KEY("toewijzingnummer", AXIS_ASSIGNMENT, true),
	KEY("productcode", AXIS_PRODUCT, true),
	KEY("begindatum", AXIS_CARE_PERIOD, true),
	DAY("einddatum", TERM_END, true),
	{.name = "geleverd volume", .role = FIELD_QUANTITY, .required = true},
	KEY("eenheid", AXIS_UNIT, true),
	DAY("producttarief", TERM_PRICE, true),
	KEY("leveringsvorm", AXIS_FORM, true),
	{.name = "ingediend bedrag", .role = FIELD_MEASURE, .required = true},
};

static const struct field assignments[] = {
	KEY("afzender", AXIS_MUNICIPALITY, true),
	KEY("ontvanger", AXIS_PROVIDER, true),
	KEY("wet", AXIS_DOMAIN, true),
	DAY("dagtekening", TERM_SENT, true),
	KEY("bsn", AXIS_CLIENT, true),
	KEY("toewijzingnummer", AXIS_ASSIGNMENT, true),
	KEY("productcode", AXIS_PRODUCT, true),
	DAY("toewijzingsdatum", TERM_DECIDED, true),
	DAY("toewijzingstijd", TERM_TIME, true),
	DAY("ingangsdatum", TERM_START, true),
	DAY("einddatum", TERM_END, true),
	DAY("reden wijziging", TERM_REASON, true),
	{.name = "volume", .role = FIELD_QUANTITY, .required = true},
	KEY("eenheid", AXIS_UNIT, true),
	DAY("frequentie", TERM_FREQUENCY, true),
	KEY("leveringsvorm", AXIS_FORM, true),
};

static const struct field starts[] = {
	KEY("afzender", AXIS_PROVIDER, true),
	KEY("ontvanger", AXIS_MUNICIPALITY, true),
	KEY("wet", AXIS_DOMAIN, true),
	DAY("dagtekening", TERM_SENT, true),
	KEY("bsn", AXIS_CLIENT, true),
	KEY("toewijzingnummer", AXIS_ASSIGNMENT, true),
	KEY("productcode", AXIS_PRODUCT, true),
	DAY("begindatum", TERM_START, true),
	DAY("status aanlevering", TERM_STATUS, true),
};

static const struct field stops[] = {
	KEY("afzender", AXIS_PROVIDER, true),
	KEY("ontvanger", AXIS_MUNICIPALITY, true),
	KEY("wet", AXIS_DOMAIN, true),
	DAY("dagtekening", TERM_SENT, true),
	KEY("bsn", AXIS_CLIENT, true),
	KEY("toewijzingnummer", AXIS_ASSIGNMENT, true),
	KEY("productcode", AXIS_PRODUCT, true),
	DAY("begindatum", TERM_START, true),
	DAY("einddatum", TERM_END, true),
	DAY("reden beeindiging", TERM_REASON, true),
	DAY("status aanlevering", TERM_STATUS, true),
};

/* clang-format off */
#define MESSAGE(number, kept_in, list, of)                                          \
	const struct importer importer_message_##number = {.name = "message-" #number, \
		.table = kept_in,                                                   \
		.fields = list,                                                     \
		.nfields = sizeof(list) / sizeof((list)[0]),                        \
		.numbers = NUMBER_POINT,                                            \
		.unit = 1,                                                          \
		.clients = true,                                                    \
		.grant = of,                                                        \
		.order = 1}
/* clang-format on */

MESSAGE(301, TABLE_ASSIGNMENTS, assignments, GRANT_ASSIGNMENT);
MESSAGE(305, TABLE_ASSIGNMENTS, starts, GRANT_START);
MESSAGE(307, TABLE_ASSIGNMENTS, stops, GRANT_STOP);
MESSAGE(323, TABLE_DECLARATIONS, declarations, GRANT_ASSIGNMENT);
