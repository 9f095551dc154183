/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * key_file - what `sdgrip key` makes
 */
#ifndef SDGRIP_KEY_FILE_H
#define SDGRIP_KEY_FILE_H

#include "diag.h"

/* A new file with random keys, mode 0600. What is there already is never replaced: a
 * usage error. Else -1 with an error when it cannot be made; nothing is left then. */
int key_file_create(const char *path, struct diags *diags);

#endif
