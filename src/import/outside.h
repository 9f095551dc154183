/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * outside - a path in sdgrip.ini stays in the folder of sdgrip.ini
 *
 * An ini comes along with somebody else's exports; it must not make the program read what
 * its user did not mean. What is on the command line is the user's own word and is never
 * restricted.
 */
#ifndef SDGRIP_OUTSIDE_H
#define SDGRIP_OUTSIDE_H

#include "config.h"
#include "diag.h"
#include "options.h"

/* The path, behind its links, must lie in the folder of the ini, in that of a file on the
 * command line, or in the folder of --codes, unless --allow-outside is given. `path` is
 * ready to open: not relative to the ini any more. 0, or -1 with a usage error. */
int outside_check(const struct settings *settings, const struct config *config,
		  const char *path, const struct place *place, struct diags *diags);
/* The files that a pattern of the ini names, as source_expand does; nothing outside is
 * even searched. NULL with an error. */
const char **outside_expand(const struct settings *settings, const struct config *config,
			    const char *pattern, const struct place *place,
			    struct arena *arena, struct diags *diags);

#endif
