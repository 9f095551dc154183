/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * overwrite - what is read is not written over
 */
#ifndef SDGRIP_OVERWRITE_H
#define SDGRIP_OVERWRITE_H

#include "jobs.h"

/* A usage error when the report or the rejected rows would replace each other, a file
 * that is read, the configuration or the file with keys. NULL: there is none. */
int overwrite_check(const struct jobs *jobs, const struct settings *settings,
		    const char *config, const char *keys, const char *previous,
		    struct diags *diags);

#endif
