/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * care_words - the words by which exports of care say what became of a line
 */
#ifndef SDGRIP_CARE_WORDS_H
#define SDGRIP_CARE_WORDS_H

#include "arena.h"

/* In the order of care_state_list. */
enum care_state {
	STATE_NONE, /* not said */
	STATE_ACCEPTED,
	STATE_SUBMITTED, /* nobody decided on it yet */
	STATE_PARTLY,    /* less was paid than was billed */
	STATE_REJECTED,  /* a line is accepted or refused whole (iWmo/iJw): no cost */
	STATE_WITHDRAWN, /* it never was */
	STATE_UNKNOWN,   /* another word */
	STATE_COUNT = STATE_UNKNOWN,
};

/* What a word means: a list of sdgrip.ini per state (folded, ended by NULL), or NULL,
 * goes before the program's own words. */
enum care_state care_state_of(const char *text, const char **const own[STATE_COUNT],
			      struct arena *arena);

/* "accepted", as in words.status.accepted; STATE_UNKNOWN for no such word. */
enum care_state care_state_named(const char *name);
/* "accepted, submitted, ...": for messages. */
const char *care_state_list(void);

#endif
