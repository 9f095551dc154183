/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * message_forms - what is read of the messages of iWmo and iJw, release 3.2: the paths
 * that are known
 *
 * A message tells who somebody is, where they live and what was remarked about them. Only
 * the elements named here leave the parser. Names and cardinalities are those of the
 * schemas of release 3.2, which the two laws share but for their namespaces.
 */
#ifndef SDGRIP_MESSAGE_FORMS_H
#define SDGRIP_MESSAGE_FORMS_H

#include "importer.h"

/* In the order of what they hold for: the message, a client, a row. */
enum message_part {
	/* not in the text: "Wmo" or "Jeugdwet"; "zin"; the total in euros */
	PART_LAW,
	PART_FORM,
	PART_EUROS,
	PART_CODE,
	PART_VERSION,
	PART_SUBVERSION,
	PART_SENDER,
	PART_RECEIVER,
	PART_DATED, /* the day of the message */
	PART_DECLARATION,
	PART_DECLARED, /* the day of the declaration */
	PART_TOTAL,
	PART_TOTAL_LETTER,
	PART_CLIENT,
	PART_ASSIGNMENT,
	PART_CATEGORY,
	PART_PRODUCT,
	PART_BEGIN,
	PART_END,
	PART_VOLUME,
	PART_UNIT,
	PART_TARIFF,
	PART_AMOUNT,
	PART_LETTER,
	PART_DECIDED,
	PART_DECIDED_AT,
	PART_REASON,
	PART_FREQUENCY,
	PART_BUDGET,
	PART_STATUS,
	PART_COUNT
};

struct message_path {
	const char *path; /* below the outermost element */
	enum message_part part;
	bool required;
};

/* A column of the table that a message becomes. */
struct message_column {
	const char *header;
	enum message_part part;
};

struct message_form {
	const char *number;     /* "323" */
	const char *codes[2];   /* BerichtCode of iWmo and of iJw */
	enum message_part town; /* the municipality; the other one is the provider */
	const char *client;     /* path of the element of a client */
	const char *row;        /* and of what becomes a row */
	const struct message_path *paths;
	size_t npaths;
	const struct message_column *columns;
	size_t ncolumns;
	const struct importer *importer;
};

/* NULL: no message of that number is read. `number` need not be terminated. */
const struct message_form *message_form_find(const char *number, size_t length);
/* "301, 305, 307 and 323" in a list that NULL ends. */
extern const struct message_form *const message_forms[];

#endif
