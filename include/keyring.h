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

#include <stdbool.h>
#include <stdio.h>

/* In the order of the domains of book.h; KEY_LINKED is for all laws together. */
enum key_name { KEY_ALGEMEEN, KEY_WMO, KEY_JEUGDWET, KEY_PARTICIPATIEWET, KEY_LINKED };
enum { KEY_COUNT = KEY_LINKED + 1 };

#define KEYRING_FILE "sdgrip.key" /* its name when nobody gives another */

struct keyring {
	struct secret_key key[KEY_COUNT];
};

/* New keys; false: the system has no random numbers to give. */
bool keyring_random(struct keyring *keyring);
/* As the text of a file that keyring_read reads. */
void keyring_write(const struct keyring *keyring, FILE *stream);

/* Usage errors when the file is not there, not whole, not of the user, or open to others.
 * `place`: what asked for it, for a file that is not there. 0 or -1. */
int keyring_read(struct keyring *keyring, const char *path, const struct place *place,
		 struct diags *diags);
void keyring_wipe(struct keyring *keyring);

#endif
