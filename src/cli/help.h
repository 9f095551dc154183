/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * help - usage texts, printed by walking the same tables that parse and run
 */
#ifndef SDGRIP_HELP_H
#define SDGRIP_HELP_H

#include "labels.h"
#include "options.h"

#include <stdio.h>

/* Help for the program, or for settings->analysis when one was named. Fits 80 columns. */
void help_print(const struct settings *settings, const struct labels *labels,
		enum language language, FILE *stream);

#endif
