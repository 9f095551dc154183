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
#define KEY(header, of) \
	{.name = (header), .role = FIELD_KEY, .axis = (of), .required = true}
#define DAY(header, of) \
	{.name = (header), .role = FIELD_TERM, .term = (of), .required = true}
/* clang-format on */

static const struct field declarations[] = {
	KEY("afzender", AXIS_PROVIDER),
	KEY("ontvanger", AXIS_MUNICIPALITY),
	KEY("wet", AXIS_DOMAIN),
	KEY("dagtekening", AXIS_PERIOD),
	{.name = "declaratienummer", .role = FIELD_IGNORE, .required = true},
	{.name = "totaal ingediend bedrag", .role = FIELD_IGNORE, .required = true},
	KEY("bsn", AXIS_CLIENT),
	KEY("toewijzingnummer", AXIS_ASSIGNMENT),
	KEY("productcode", AXIS_PRODUCT),
	KEY("begindatum", AXIS_CARE_PERIOD),
	DAY("einddatum", TERM_END),
	{.name = "geleverd volume", .role = FIELD_QUANTITY, .required = true},
	KEY("eenheid", AXIS_UNIT),
	DAY("producttarief", TERM_PRICE),
	KEY("leveringsvorm", AXIS_FORM),
	{.name = "ingediend bedrag", .role = FIELD_MEASURE, .required = true},
};

static const struct field assignments[] = {
	KEY("afzender", AXIS_MUNICIPALITY),
	KEY("ontvanger", AXIS_PROVIDER),
	KEY("wet", AXIS_DOMAIN),
	DAY("dagtekening", TERM_SENT),
	KEY("bsn", AXIS_CLIENT),
	KEY("toewijzingnummer", AXIS_ASSIGNMENT),
	KEY("productcode", AXIS_PRODUCT),
	DAY("toewijzingsdatum", TERM_DECIDED),
	DAY("toewijzingstijd", TERM_TIME),
	DAY("ingangsdatum", TERM_START),
	DAY("einddatum", TERM_END),
	DAY("reden wijziging", TERM_REASON),
	{.name = "volume", .role = FIELD_QUANTITY, .required = true},
	KEY("eenheid", AXIS_UNIT),
	DAY("frequentie", TERM_FREQUENCY),
	KEY("leveringsvorm", AXIS_FORM),
};

static const struct field starts[] = {
	KEY("afzender", AXIS_PROVIDER),
	KEY("ontvanger", AXIS_MUNICIPALITY),
	KEY("wet", AXIS_DOMAIN),
	DAY("dagtekening", TERM_SENT),
	KEY("bsn", AXIS_CLIENT),
	KEY("toewijzingnummer", AXIS_ASSIGNMENT),
	KEY("productcode", AXIS_PRODUCT),
	DAY("begindatum", TERM_START),
	DAY("status aanlevering", TERM_STATUS),
};

static const struct field stops[] = {
	KEY("afzender", AXIS_PROVIDER),
	KEY("ontvanger", AXIS_MUNICIPALITY),
	KEY("wet", AXIS_DOMAIN),
	DAY("dagtekening", TERM_SENT),
	KEY("bsn", AXIS_CLIENT),
	KEY("toewijzingnummer", AXIS_ASSIGNMENT),
	KEY("productcode", AXIS_PRODUCT),
	DAY("begindatum", TERM_START),
	DAY("einddatum", TERM_END),
	DAY("reden beeindiging", TERM_REASON),
	DAY("status aanlevering", TERM_STATUS),
};

const struct importer importer_message_301 = {
	.name = "message-301",
	.table = TABLE_ASSIGNMENTS,
	.fields = assignments,
	.nfields = sizeof(assignments) / sizeof(assignments[0]),
	.numbers = NUMBER_POINT,
	.unit = 1,
	.clients = true,
	.grant = GRANT_ASSIGNMENT,
	.order = 1,
};

const struct importer importer_message_305 = {
	.name = "message-305",
	.table = TABLE_ASSIGNMENTS,
	.fields = starts,
	.nfields = sizeof(starts) / sizeof(starts[0]),
	.numbers = NUMBER_POINT,
	.unit = 1,
	.clients = true,
	.grant = GRANT_START,
	.order = 1,
};

const struct importer importer_message_307 = {
	.name = "message-307",
	.table = TABLE_ASSIGNMENTS,
	.fields = stops,
	.nfields = sizeof(stops) / sizeof(stops[0]),
	.numbers = NUMBER_POINT,
	.unit = 1,
	.clients = true,
	.grant = GRANT_STOP,
	.order = 1,
};

const struct importer importer_message_323 = {
	.name = "message-323",
	.table = TABLE_DECLARATIONS,
	.fields = declarations,
	.nfields = sizeof(declarations) / sizeof(declarations[0]),
	.numbers = NUMBER_POINT,
	.unit = 1,
	.clients = true,
	.order = 1,
};
