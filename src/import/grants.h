/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * grants - assignments and personal budgets that stand in more than one export
 *
 * A back office exports what is valid now, every month again: the same assignment in the
 * same words counts once. In other words it would count twice, and which of the two holds
 * only the user can say.
 */
#ifndef SDGRIP_GRANTS_H
#define SDGRIP_GRANTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct reader;
struct grant;

struct grants {
	struct grant *list;
	size_t count, room;
	uint32_t *slots;
	size_t nslots;
};

void grants_release(struct grants *grants);

/* The grant of the row at hand was loaded before, in the same words. */
bool grant_repeated(struct reader *reader);
/* -1, with an error, when it was loaded before in other words; else 0. */
int grant_check(struct reader *reader);
/* The row at hand was loaded. */
void grant_loaded(struct reader *reader);

#endif
