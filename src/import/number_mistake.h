/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * number_mistake - why a cell is not a number, in words that say what to do about it
 */
#ifndef SDGRIP_NUMBER_MISTAKE_H
#define SDGRIP_NUMBER_MISTAKE_H

#include "money.h"

/* What follows the cell in a message: "is a percentage, expected an amount". */
const char *number_mistake(const char *text, enum number_style style);

#endif
