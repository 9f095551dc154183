/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * markup - text that is no table: XML and JSON
 */
#ifndef SDGRIP_MARKUP_H
#define SDGRIP_MARKUP_H

#include "source.h"

#include <stdbool.h>

/* JSON that is no other file that people have, so perhaps an Iv3 delivery. */
bool markup_is_json(const struct source *source);

/* XML of the standards iWmo and iJw, so perhaps a message that is read. */
bool markup_is_message(const struct source *source);

/* An error when the text is other XML or JSON, which says what kind it is and nothing of
 * what it holds. 0 or -1. */
int markup_refuse(const struct source *source, struct diags *diags);

#endif
