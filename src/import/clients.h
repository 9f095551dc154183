/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * clients - numbers of clients become pseudonyms while a row is read
 *
 * Section [privacy] of sdgrip.ini says where the keys are and whether people may be
 * followed from one law to another. A key is read when the first file has a client
 * column.
 */
#ifndef SDGRIP_CLIENTS_H
#define SDGRIP_CLIENTS_H

#include "book.h"
#include "config.h"
#include "keyring.h"
#include "options.h"

struct clients {
	const char *ini, *path; /* where [privacy] and the keys stand */
	size_t line;            /* of the key `key` in the ini; 0: not given */
	bool linked;            /* one key for all laws */
	bool ready;             /* the keys are there */
	struct keyring keyring;
};

/* Reads [privacy], and leaves what every report must say of it in the book. Mistakes, and
 * permission that has expired, are usage errors. 0 or -1. */
int clients_init(struct clients *clients, struct book *book,
		 const struct settings *settings, struct config *config,
		 struct arena *arena, struct diags *diags);
/* Wipes the keys. */
void clients_release(struct clients *clients);

/* The keys, before the rows of a file with a client column. Without a file with keys, and
 * when no pseudonym can be shown (`shown`: rejected rows are written), the run has keys
 * of its own. 0, or -1 with usage errors about the key file. */
int clients_ready(struct clients *clients, bool shown, struct diags *diags);

/* The pseudonym of a cell under the key of a domain (a member of AXIS_DOMAIN; MEMBER_NONE
 * counts as Algemeen): "#" and 16 hex digits. A pseudonym stays what it is; "" for a
 * blank cell. -1 for a cell with another '#' in front: #hidden in a file with rejected
 * rows, where the law of the row was not known. Keys must be ready. */
int client_hash(const struct clients *clients, member domain, const char *cell,
		char pseudonym[PSEUDONYM_LENGTH + 1]);

#endif
