/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * plan - plan and outcome side by side, for every question that compares them
 *
 * One pivot becomes an array of positions; roll-ups walk runs of equal leading members,
 * so that rows and totals come from the same additions. What "revised", "closed" and "to
 * date" mean is decided here and nowhere else.
 */
#ifndef SDGRIP_PLAN_H
#define SDGRIP_PLAN_H

#include "phasing.h"
#include "pivot.h"
#include "report.h"

enum plan_measure {
	PLAN_ORIGINAL,  /* stage budget */
	PLAN_CHANGES,   /* amendments up to and including the period */
	PLAN_REVISED,   /* stage revised, else original + amendments */
	PLAN_CHOSEN,    /* the plan of this report: original or revised */
	PLAN_TO_DATE,   /* PLAN_CHOSEN times the share of the months so far */
	PLAN_ACTUAL,    /* of a closed year, with opening and closing periods */
	PLAN_REALISED,  /* actual to date */
	PLAN_COMMITTED, /* open commitments, as last stated */
	PLAN_MEASURES,
};

enum plan_side { SIDE_OF_NET, SIDE_OF_EXPENSE, SIDE_OF_REVENUE };

/* A sum and of what: known when something is, whole when nothing is missing from it. */
struct amount {
	cents value;
	uint32_t known, unknown; /* source cells, or 1 for a zero that follows */
};

static inline bool amount_known(struct amount a)
{
	return a.known > 0;
}
static inline bool amount_whole(struct amount a)
{
	return a.known > 0 && a.unknown == 0;
}
static inline void amount_add(struct amount *into, struct amount from)
{
	into->value += from.value;
	into->known += from.known;
	into->unknown += from.unknown;
}
static inline struct amount amount_of(const struct cell *cell)
{
	return (struct amount){cell->value, cell->cells - cell->unknown, cell->unknown};
}
/* Money, or VALUE_NONE when nothing of it is known. */
static inline struct value amount_value(struct amount a)
{
	return a.known > 0 ? value_money(a.value) : value_none();
}

/* What a municipality has delivered of a year, whatever the scope narrows it to. */
struct plan_year {
	member municipality, year;
	int number;                  /* 2025 */
	int limit;                   /* last ledger period that counts, 0 .. 15 */
	int months;                  /* of the comparison to date; 0: there is none */
	unsigned seen;               /* bit m: month m has actual bookings */
	bool annual;                 /* actual given for the year as a whole */
	bool closed;                 /* actual complete, closing entries and all */
	bool closing_later;          /* closing entries follow after the limit */
	bool has[STAGE_FUNDING + 1]; /* by stage: something of it is known */
	struct period amended;       /* last amendment that counts; unset: none */
	struct period committed_at;  /* of the newest statement of commitments */
	bool selected;               /* this report is about it */
	bool in_scope;               /* and has positions in the scope */
	cents revised_gap;           /* revised against budget plus changes */
};

enum { PLAN_AXES = 7 };

struct position {
	member key[PLAN_AXES]; /* by axis of plan.axes */
	struct plan_year *year;
	struct amount amount[PLAN_MEASURES];
};

struct plan {
	const struct book *book;
	const enum axis *axes;
	size_t naxes;
	member stage; /* of PLAN_CHOSEN: STAGE_BUDGET, STAGE_REVISED or MEMBER_NONE */
	bool year_by_default, other_years;
	struct plan_year *years; /* by municipality, year */
	size_t nyears;
	size_t municipalities; /* in scope */
	struct position *positions;
	size_t count;
	bool phased_by[PHASING_SOURCES];
	const struct pivot *funding;      /* own allocation: municipality, year, domain */
	struct filter rows, funding_rows; /* what positions and funding are made of */
};

/* The axes of the positions, municipality and year first: what follows decides which sums
 * are runs. The comparison to date is taken by field or by group; a product is added
 * there when the phasing file names products. */
enum plan_order {
	PLAN_BY_FIELD,
	PLAN_BY_GROUP,
	PLAN_BY_PROGRAMME,
	PLAN_BY_CLUSTER,
	PLAN_BY_PRODUCT
};

/* Leading axes that make up a row, per order. */
enum {
	DEPTH_YEAR = 2,
	DEPTH_DOMAIN = 3, /* by field, by group */
	DEPTH_FIELD = 4,
	DEPTH_GROUP = 4,
	DEPTH_PRODUCT = 4,
	DEPTH_STATEMENT = 6, /* by programme */
	DEPTH_CLUSTER = 3,
};

struct plan_request {
	enum plan_order order;
	const char *phasing; /* "auto" "file" "last-year" "twelfths"; NULL: no to date */
	bool reserves;       /* only task field 0.10, which all other plans leave out */
	member stage;        /* of the plan; MEMBER_NONE: chosen from the scope */
};

/* Everything lives in arena. 0.11 is never in it. */
void plan_build(struct plan *plan, const struct book *book, const struct filter *filter,
		const struct plan_request *request, struct arena *arena);

/* A run of positions with equal leading members. */
struct plan_line {
	const struct position *first;
	struct amount expense[PLAN_MEASURES], revenue[PLAN_MEASURES];
};

/* Walks the lines of a depth: *at starts at 0; false when there are no more. */
bool plan_next(const struct plan *plan, size_t *at, size_t depth, struct plan_line *line);
member plan_member(const struct plan *plan, const struct plan_line *line, enum axis axis);
struct amount plan_amount(const struct plan_line *line, enum plan_side side,
			  enum plan_measure measure);
/* Every amount is known and zero. */
bool plan_line_is_zero(const struct plan_line *line);
enum plan_side plan_side_find(const char *name); /* "net" "expense" "revenue" */

/* Favourable is positive: plan minus outcome, for revenue outcome minus plan. Known
 * only when both are, and for the comparison to date only when both are whole. */
struct amount plan_difference(const struct plan_line *line, enum plan_side side);
struct amount plan_difference_to_date(const struct plan_line *line, enum plan_side side);

/* Difference over |plan|; VALUE_NONE when the plan is 0 or not known. */
struct value plan_ratio(struct amount difference, struct amount plan);
/* "V", "N" or "=". */
struct value plan_direction(struct report *report, struct amount difference);

/* The municipality's own allocation to a domain. */
struct amount plan_funding(const struct plan *plan, const struct plan_line *line);

/* With more municipalities than this, a finding is one line with a number. */
enum { PLAN_NAMED = 5 };

/* The findings on years, stages and phasing that belong to every comparison. */
void plan_findings(const struct plan *plan, struct report *report);
/* "Twenterand", "Twenterand 2023" or, when the plan has one municipality, the bare
 * year. */
struct value plan_subject(const struct plan *plan, struct report *report,
			  const struct plan_year *year);
/* The domain of a line, after the municipality when there are more. */
struct value plan_line_subject(const struct plan *plan, struct report *report,
			       const struct plan_line *line);
/* The name that the task field has in that book year. */
struct value plan_field_name(const struct plan *plan, struct report *report,
			     const struct plan_line *line);
/* Expense or net cost over plan, and net cost over the own allocation, per domain. */
void plan_alerts(const struct plan *plan, struct report *report);

/* Part of plan_build: what is delivered, which years are chosen, which are closed. */
void plan_read_years(struct plan *plan, const struct filter *filter,
		     const struct filter *wide, struct arena *arena);
bool plan_has_running_year(const struct plan *plan);
/* Does an actual or amendment of this period count? */
bool plan_year_counts(const struct plan_year *year, member stage, struct period period);
/* Is it one of the months so far, or the opening period? */
bool plan_year_to_date(const struct plan_year *year, struct period period);
/* Does a row of this stage and period count in a measure? Only for measures that are
 * sums of rows: not for PLAN_CHOSEN and PLAN_TO_DATE. */
bool plan_takes(const struct plan_year *year, enum plan_measure measure, member stage,
		struct period period);
/* What a municipality delivered of a year; NULL when that is nothing. */
const struct plan_year *plan_year_find(const struct plan *plan, member municipality,
				       member year);

#endif
