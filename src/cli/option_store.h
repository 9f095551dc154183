/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * option_store - the text of one option into the field that its table row names
 */
#ifndef SDGRIP_OPTION_STORE_H
#define SDGRIP_OPTION_STORE_H

#include "options.h"

/* Checks text against the type of the option and stores it at base + spec->offset. text
 * is NULL for flags. List values go into arena. 0, or -1 with a usage error in diags. */
int option_store(const struct option_spec *spec, void *base, const char *text,
		 struct arena *arena, struct diags *diags);

/* Adds one key of the ini to an option of type OPTION_ENTRIES. The list lives in arena.
 */
void option_add_entry(const struct option_spec *spec, void *base,
		      const struct option_entry *entry, struct arena *arena);

#endif
