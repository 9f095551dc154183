/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * markup - text that is no table: XML and JSON
 */
#ifndef SDGRIP_MARKUP_H
#define SDGRIP_MARKUP_H

#include "source.h"

/* An error when the text is XML or JSON, which says what kind it is and nothing of what
 * it holds. 0 or -1. */
int markup_refuse(const struct source *source, struct diags *diags);

#endif
