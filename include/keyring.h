/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * keyring - the file with the secret keys of pseudonyms: one per law, and one for all
 *
 * The same citizen has another pseudonym under each law, so that nobody can put their
 * Wmo, Jeugdwet and Participatiewet together by accident. The file is made by `sdgrip
 * key`, is readable by its owner only and never leaves the machine: no option, output or
 * message holds a key.
 */
#ifndef SDGRIP_KEYRING_H
#define SDGRIP_KEYRING_H

#include "diag.h"
#include "hash.h"

/* In the order of the domains of book.h; KEY_LINKED is for all laws together. */
enum key_name { KEY_ALGEMEEN, KEY_WMO, KEY_JEUGDWET, KEY_PARTICIPATIEWET, KEY_LINKED };
enum { KEY_COUNT = KEY_LINKED + 1 };

#define KEYRING_FILE "sdgrip.key" /* its name when nobody gives another */

struct keyring {
	struct secret_key key[KEY_COUNT];
};

/* Makes a new file with random keys, mode 0600. What is there already is never replaced:
 * a usage error. Else -1 with an error when it cannot be written; nothing is left then.
 */
int keyring_create(const char *path, struct diags *diags);

/* Usage errors when the file is not there, not whole, not of the user, or open to others.
 * `place`: what asked for it, for a file that is not there. 0 or -1. */
int keyring_read(struct keyring *keyring, const char *path, const struct place *place,
		 struct diags *diags);
void keyring_wipe(struct keyring *keyring);

#endif
