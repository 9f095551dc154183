/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * care_words - the words by which exports of care say what became of a line
 */
#ifndef SDGRIP_CARE_WORDS_H
#define SDGRIP_CARE_WORDS_H

#include <stdbool.h>

/* The line was refused: "Afgekeurd". NULL and blank: no. */
bool care_rejected(const char *status);
/* The assignment was withdrawn, so that it never was one: "Ingetrokken". */
bool care_withdrawn(const char *status);

#endif
