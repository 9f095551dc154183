/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * grant_list - the assignments and personal budgets of a book, each once, with what was
 * granted in the runs of days that matter
 *
 * Made of the rows of the assignments: a number that an export gives again counts as it
 * was decided last (book_finish did so for messages, and laid what providers said of
 * start and stop beside it). The stop of the care ends a grant.
 */
#ifndef SDGRIP_GRANT_LIST_H
#define SDGRIP_GRANT_LIST_H

#include "days.h"
#include "grant_price.h"
#include "pivot.h"

enum grant_window {
	WINDOW_SETTLED, /* months that are billed in full, where utilisation is learned */
	WINDOW_YEAR,    /* the year that is asked */
	WINDOW_LATE,    /* its months that passed and are not settled yet */
	WINDOW_COMING,  /* its days to come */
	WINDOW_AFTER,   /* later years; of what has no end, only the next one */
	WINDOWS
};

/* What is asked about: everything follows from the last month that is reported. */
struct horizon {
	struct period until;
	int32_t last; /* its last day */
	struct days window[WINDOWS];
	struct days next_year;
	int32_t seen;           /* first day from which bills are in the book */
	int64_t settled_months; /* after so many months a month is billed in full */
};

struct grant {
	uint32_t row; /* of the assignments */
	member municipality, domain, task_field, product, provider, unit, client, number;
	bool pgb;
	bool paid;          /* of a personal budget: the SVB told what it paid */
	bool in_kind;       /* form zin or not given, and no personal budget */
	bool started;       /* a provider said so */
	bool stopped;       /* and that ended it before its last day */
	struct days term;   /* as it was granted; last may be DATE_OPEN */
	struct days active; /* until the care stopped */
	bool known;         /* its amounts are known */
	enum price_source source;
	cents granted[WINDOWS];
	cents whole; /* for all its days; 0 for what has no end */
	/* what was billed for it, by the day the care was given: */
	cents billed[WINDOWS], billed_ever;
	int64_t volume_ever; /* in the unit of the grant; see price_volume */
	bool volume_known;   /* of every line */
	uint32_t lines;
	int32_t last_care; /* DATE_NONE: never billed */
};

struct grants {
	struct grant *list; /* sorted by their row */
	size_t count;
	size_t replaced; /* rows of a number that was decided again */
	size_t twice;    /* personal budgets that stand among the assignments as well */
	size_t ended;    /* stopped before their last day */
	size_t later;    /* decided after the period that is reported */
	bool *notices;   /* by domain: providers tell when care starts */
	bool several;    /* there are several municipalities */
};

/* Bills are settled after so many months. `seen` is the first booking period. */
struct horizon horizon_make(struct period until, struct period seen,
			    int64_t settled_months);

/* What was decided after day `last` was not promised yet. */
void grants_collect(struct grants *grants, const struct book *book,
		    const struct filter *filter, int32_t last, struct arena *arena);
/* Fills `granted` of every grant. */
void grants_value(struct grants *grants, const struct book *book,
		  const struct prices *prices, const struct horizon *horizon);

/* A task field is of the year in which a grant began, and codes change: a grant of before
 * the year, or without a task field, takes that of the newest one of its product and
 * provider, else of its product. (grant_fields.c) */
void fields_of_today(struct grants *grants, const struct horizon *horizon);

/* The days of a window that the grant is active; what has no end is bounded. */
struct days grant_within(const struct grant *grant, const struct horizon *horizon,
			 enum grant_window window);
/* What a grant is worth over a run of days. False when it is not known. */
bool grant_worth(const struct grant *grant, const struct book *book,
		 const struct prices *prices, struct days run, cents *out);

#endif
