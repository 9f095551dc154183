/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * message_row - one row of a message: what it lacks, and its numbers as a table writes
 * them
 */
#ifndef SDGRIP_MESSAGE_ROW_H
#define SDGRIP_MESSAGE_ROW_H

#include "message_walk.h"

/* Errors for what the header, or the row and its client, must have and do not. 0 or -1.
 */
int message_header_check(struct message_walk *walk, size_t line);
int message_row_check(struct message_walk *walk);

/* Cents of an amount with its letter, D or C. 0, or -1 with an error. */
int message_amount(struct message_walk *walk, enum message_part part,
		   enum message_part letter, cents *out);

/* Parts that the table writes in another way than the message: cents as euros, credit as
 * negative, a budget as a volume of euros, the category where there is no product. */
void message_row_complete(struct message_walk *walk);

#endif
