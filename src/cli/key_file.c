/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * key_file - what `sdgrip key` makes
 *
 * Other keys would make a stranger of every client, so a file is never replaced.
 */
#include "key_file.h"

#include "keyring.h"
#include "output.h"

#include <sys/stat.h>

int key_file_create(const char *path, struct diags *diags)
{
	const struct place place = {.file = path};
	struct keyring keyring;
	struct output output;
	struct stat at;
	if (lstat(path, &at) == 0)
		return diag_usage(diags, &place,
				  "is there already, and other keys would make a "
				  "stranger of every client; choose another name");
	if (!keyring_random(&keyring))
		return diag_error(diags, &place,
				  "cannot create: the system has no random numbers to "
				  "give");
	output_open_new(&output, path);
	keyring_write(&keyring, output.stream);
	keyring_wipe(&keyring);
	return output_commit(&output, diags);
}
