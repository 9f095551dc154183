/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * care_rows - what rows about care say of themselves: refused, withdrawn, not booked yet,
 * not decided on, of more than one month
 */
#ifndef SDGRIP_CARE_ROWS_H
#define SDGRIP_CARE_ROWS_H

#include "record.h"

/* Why the row at hand is not loaded, or NULL: "rejected_line" "withdrawn" "not_booked".
 */
const char *care_skip(struct reader *reader);

/* The status of a declaration must be a known word: another one may mean that it does not
 * count. */
void care_check(struct reader *reader, struct record *record);

/* Without a letter for debit or credit a line below zero is a credit, of its volume too,
 * however that is written. */
void care_credit(struct reader *reader, struct fact *fact);

/* The row at hand was loaded. */
void care_count(struct reader *reader);
/* Remarks about what was counted, and about what was left out. */
void care_close(struct reader *reader);

#endif
