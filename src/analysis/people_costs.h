/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * people_costs - what one client, or one benefit, costs in a closed year
 */
#ifndef SDGRIP_PEOPLE_COSTS_H
#define SDGRIP_PEOPLE_COSTS_H

#include "coverage.h"
#include "people_flows.h"
#include "sums.h"

struct people_costs {
	const struct book *book;
	struct sums costs; /* by municipality, domain, year */
	struct coverage coverage;
	const struct pivot *benefits; /* by municipality, scheme, period, side */
};

/* Lives in arena. */
void people_costs_build(struct people_costs *costs, const struct book *book,
			const struct filter *filter, struct arena *arena);
/* Of a line with people: net cost of its domain or scheme by the people at the end of the
 * year; VALUE_NONE when the year is not closed. */
struct value people_cost(const struct people_costs *costs,
			 const struct people_line *line);
/* 1 .. 12, 13 for a year: its figure comes after its months. */
int people_place_in_year(struct period period);

#endif
