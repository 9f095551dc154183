/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * headless - a text without a header line: its delimiter, and its columns by number
 */
#ifndef SDGRIP_HEADLESS_H
#define SDGRIP_HEADLESS_H

#include "dialect.h"

/* As dialect_decide, for a hint that says headless. `delimiter` is what was given, or
 * 0. 0 or -1. */
int headless_decide(struct dialect *dialect, const char *text, size_t length,
		    const struct dialect_hint *hint, char delimiter, const char *file,
		    struct arena *arena, struct diags *diags);

#endif
