/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * shape - the slots of one series: the complete years, quarters or months, each with what
 * falls in it
 */
#ifndef SDGRIP_SHAPE_H
#define SDGRIP_SHAPE_H

#include "coverage.h"
#include "series.h"

/* A figure as it was given. */
struct given {
	member municipality, key;
	struct period period;
	int64_t value;
	bool known, hidden;
	uint32_t unknown; /* source cells */
};

struct shaper {
	const struct book *book;
	const struct series_request *request;
	struct coverage coverage;
	struct series_set set; /* its list has room for all series */
	size_t left_room, population_room;
	struct arena *arena;
};

/* Adds the series of these figures (of one municipality and key, in order of time) to the
 * set; none when no slot is complete. */
void shape_series(struct shaper *s, const struct given *given, size_t count);

#endif
