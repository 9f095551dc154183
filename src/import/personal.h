/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * personal - headers of columns that hold names, dates of birth or addresses of people
 */
#ifndef SDGRIP_PERSONAL_H
#define SDGRIP_PERSONAL_H

#include "arena.h"

#include <stdbool.h>

/* True for "Achternaam", "Geb.datum", "Naam cliënt"; not for "Naam aanbieder",
 * "Gemeentenaam". `named`: a key says that the column describes something that is no
 * person, as name.cost_centre does; then "Naam" alone is its name. */
bool personal_header(const char *header, bool named, struct arena *arena);

#endif
