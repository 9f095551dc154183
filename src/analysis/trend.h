/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * trend - what the two tables of the trend share
 */
#ifndef SDGRIP_TREND_H
#define SDGRIP_TREND_H

#include "diag.h"
#include "report.h"
#include "series.h"

struct trend {
	const struct book *book;
	struct filter filter; /* with history */
	struct series_request request;
	struct series_set set;
	struct report *report;
	struct arena *arena;
};

/* Chooses stage and axis and makes the series; book, report and arena are set. `opts`
 * are those of the question. 0 or -1. */
int trend_build(struct trend *trend, const struct filter *filter, const void *opts,
		struct diags *diags);
/* The member of a series as people know it: text is the code, the title its name. */
struct value trend_series_name(const struct trend *trend, const struct series *series);
/* Type of values, changes and slopes of this measure. */
enum value_type trend_value_type(enum measure measure);
/* "net" "expense" "revenue" "people" "per_1000"; one of these. */
enum measure measure_find(const char *name);
/* The tables trend.series and trend.slopes. */
void trend_add_series(const struct trend *trend);
void trend_add_slopes(const struct trend *trend);

#endif
