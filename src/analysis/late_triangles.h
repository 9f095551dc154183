/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * late_triangles - the declarations of a book as triangles, one per series
 *
 * Care in kind only. Years, quarters or months: the coarsest that the declarations hold.
 * A booking period without any line, between others, was not delivered: its cells are
 * missing, which is not zero. Care from before the first booking period is out, since its
 * first bills are not there.
 */
#ifndef SDGRIP_LATE_TRIANGLES_H
#define SDGRIP_LATE_TRIANGLES_H

#include "by.h"
#include "late_bills.h"
#include "pivot.h"

/* What is billed later than this many periods after the care counts at this lag. */
enum { LATE_LAGS = 12 };

/* In a key: members of too few people for a series of their own. */
#define MEMBER_TOGETHER ((member)UINT32_MAX)

struct late_series {
	member key[BY_MAX];
	struct triangle triangle;
	int64_t *booked; /* of the triangle */
	cents total;
};

struct late_set {
	enum granularity grain;
	/* The first care period, and the last closed booking period, which is the last
	 * care period too. */
	struct period first, until;
	struct period oldest; /* booking period that the declarations begin with */
	size_t origins, lags;
	bool bucket;              /* the last lag holds later ones too */
	bool *delivered;          /* by origin: something was booked in that period */
	struct late_series *list; /* sorted by key; what is together comes last */
	size_t count;
	/* What is not in the triangles: care before `first`, bookings and care after
	 * `until`. */
	cents before, after;
	cents early;         /* booked before the care began: at lag 0 */
	int64_t early_cells; /* lines of it */
	int64_t unknown;     /* lines of which the amount is not known */
	int64_t closing;     /* lines in opening and closing periods: in month 1 and 12 */
	bool mixed;          /* some periods were finer than the grain */
};

/* until unset: the newest booking period counts as closed, within the filter's period and
 * years, which leave out nothing before it: a triangle needs that. count is 0 when
 * nothing is there. -1 with a usage error when until lies outside the bookings or is
 * finer than they are. Lives in arena. */
int late_triangles_build(struct late_set *set, const struct book *book,
			 const struct filter *filter, const struct by *by,
			 struct period until, struct arena *arena, struct diags *diags);

/* The declarations in scope: care in kind (or without a form), all periods. */
struct filter late_filter(const struct filter *filter, struct arena *arena);

/* Number of a period on the scale of a grain, and back. A month counts in its year. */
int late_index(enum granularity grain, struct period period);
struct period late_period(enum granularity grain, int index);
/* Year, quarter or month: opening and closing periods are months. */
enum granularity late_grain(struct period period);
/* What the filter's period and years allow; INT_MAX: all. */
int late_limit(enum granularity grain, const struct filter *filter);
/* The last booking period: `asked`, which must lie among them, else the newest. -1 with a
 * usage error. */
int late_until(enum granularity grain, struct period asked, int oldest, int newest,
	       int *until, struct diags *diags);
/* Care period of an origin. */
struct period late_origin_period(const struct late_set *set, size_t origin);

/* The schemes of task fields in which declarations of the scope were booked, up to a
 * year: a bit for each (late_schemes.c). */
unsigned late_schemes(const struct book *book, const struct filter *filter, int last,
		      struct arena *arena);
/* The scope names task fields, and without them there would be declarations of a scheme
 * of which it has none: bills of the same care are left out. */
bool late_scope_cut(const struct book *book, const struct filter *filter, int last,
		    struct arena *arena);

/* Clients with an open assignment in each care period, for a series; NULL when the book
 * holds no assignments that fit it. */
double *late_exposure(const struct late_set *set, const struct book *book,
		      const struct filter *filter, const struct by *by,
		      const struct late_series *series, struct arena *arena);

/* Both the ledger and the declarations know these axes. */
bool late_is_budgeted(const struct by *by);

/* The request that a set fits: seasons and the season of its first origin. */
struct late_request late_request_for(const struct late_set *set);

/* The series of a row with these members; NULL when there is none. */
const struct late_series *late_series_find(const struct late_set *set,
					   const struct by *by, const member *key);

/* Triangles and what comes of them, in one call. */
struct late_answer {
	struct late_set set;
	struct late_bills *bills; /* by series */
};
/* `wanted` gives method, prior, tail and so on; seasons, exposure and budget are found in
 * the book. NULL: the defaults. As late_triangles_build. */
int late_answer_build(struct late_answer *answer, const struct book *book,
		      const struct filter *filter, const struct by *by,
		      struct period until, const struct late_request *wanted,
		      struct arena *arena, struct diags *diags);

#endif
