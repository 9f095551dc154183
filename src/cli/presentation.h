/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * presentation - how a report is shown: format, style and language
 */
#ifndef SDGRIP_PRESENTATION_H
#define SDGRIP_PRESENTATION_H

#include "diag.h"
#include "format.h"
#include "labels.h"
#include "options.h"

/* --lang, else the environment: English where the locale is, else Dutch. */
enum language presentation_language(const struct settings *settings);
/* Width and colour come from the terminal, when the report goes to one. */
struct style presentation_style(const struct settings *settings);
/* --format, else the extension of --output, else text. NULL with a usage error for an
 * unknown one, and for an option that the format does not heed. */
const struct format *presentation_format(const struct settings *settings,
					 struct diags *diags);

#endif
