/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * series - figures in the order of time, one granularity per series
 */
#ifndef SDGRIP_SERIES_H
#define SDGRIP_SERIES_H

#include "pivot.h"

enum measure {
	MEASURE_NET,
	MEASURE_EXPENSE,
	MEASURE_REVENUE,
	MEASURE_PEOPLE,
	MEASURE_PER_1000
};

static inline bool measure_is_money(enum measure measure)
{
	return measure <= MEASURE_REVENUE;
}

struct point {
	struct period period;
	bool known;
	bool hidden;     /* people: too few to be shown */
	int64_t value;   /* cents, or thousandths of people */
	double real;     /* euros, people, or people per 1.000 inhabitants */
	bool new_scheme; /* first period of another scheme of task fields */
};

struct series {
	member municipality, key;
	enum granularity grain;
	struct point *points;
	size_t count;
};

struct series_request {
	enum axis axis; /* of the series */
	enum measure measure;
	member stage;           /* of money */
	member indicator;       /* of people */
	bool automatic;         /* the coarsest granularity that a series has */
	enum granularity grain; /* otherwise */
};

struct series_set {
	struct series *list; /* by municipality, key */
	size_t count;
	struct period *left_out; /* incomplete or coarser than asked; may repeat */
	size_t nleft_out;
	cents edges; /* opening and closing periods that belong to no month or quarter */
	bool has_edges;
	int64_t missing;        /* source cells not known in points that are known */
	member *no_population;  /* municipality, year pairs by turns */
	size_t nno_population;  /* pairs */
	int64_t people_unknown; /* points along product, provider ... of unknown people */
};

/* Does a figure of this period belong to that slot, and for a stock: stand for it? Of
 * several the last one does. */
bool series_slot_takes(struct period slot, struct period period, bool stock);
/* Hides points of money that rest on too few people, and those beside them that would
 * give them away. In series_hide.c. */
void series_hide(struct series_set *set, const struct book *book,
		 const struct filter *filter, const struct series_request *request,
		 struct arena *arena);
bool series_is_stock(const struct series_request *request);

/* A period that the municipality delivered without anything on a series counts as nil
 * between the first and last period of that series. Counts of people are never added: a
 * stock is the one at the end of a period, and what is not given stays unknown. Lives in
 * arena. */
struct series_set series_build(const struct book *book, const struct filter *filter,
			       const struct series_request *request, struct arena *arena);

#endif
