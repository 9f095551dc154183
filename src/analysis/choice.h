/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * choice - the one stage and year that a sum of spending is about
 */
#ifndef SDGRIP_CHOICE_H
#define SDGRIP_CHOICE_H

#include "pivot.h"
#include "report.h"

struct choice {
	struct filter filter; /* without reserves and amounts per cluster */
	member stage;         /* MEMBER_NONE: all, or nothing there */
};

/* Stages are never added, so one is chosen unless all are kept apart by the caller; so is
 * the newest year with something known. What the user did not choose is a finding. */
struct choice choice_make(const struct filter *filter, bool every_stage, bool every_year,
			  struct report *report, struct arena *arena);

#endif
