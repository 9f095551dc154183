/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * shared_options - options that several questions have, and that `trace` passes on to
 * them: one wording and one list of choices
 *
 * Each stands for an entry of a table of options about the `struct opts` of the file that
 * names it.
 */
#ifndef SDGRIP_SHARED_OPTIONS_H
#define SDGRIP_SHARED_OPTIONS_H

#include "options.h"

#define OPTION_ABOUT(text, kind, member, word, words)                                    \
	{                                                                                \
		.name = (text), .type = (kind), .offset = offsetof(struct opts, member), \
		.argument = (word), .choices = (words)                                   \
	}

#define SIDE_OPTION \
	OPTION_ABOUT("side", OPTION_CHOICE, side, "SIDE", "net|expense|revenue")
#define BY_OPTION(word) OPTION_ABOUT("by", OPTION_LIST, by, word, NULL)
#define MEASURE_OPTION                                             \
	OPTION_ABOUT("measure", OPTION_CHOICE, measure, "MEASURE", \
		     "net|expense|revenue|people|per_1000")
#define INDICATOR_OPTION OPTION_ABOUT("indicator", OPTION_TEXT, indicator, "NAME", NULL)
#define GRANULARITY_OPTION                                               \
	OPTION_ABOUT("granularity", OPTION_CHOICE, granularity, "GRAIN", \
		     "auto|year|quarter|month")
#define PHASING_OPTION                                         \
	OPTION_ABOUT("phasing", OPTION_CHOICE, phasing, "HOW", \
		     "auto|file|last-year|twelfths")
#define EVERY_OPTION OPTION_ABOUT("every", OPTION_FLAG, every, NULL, NULL)

#endif
