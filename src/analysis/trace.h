/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * trace - the figure that is asked for, the rules that say which rows make it, and the
 * rows
 */
#ifndef SDGRIP_TRACE_H
#define SDGRIP_TRACE_H

#include "analysis.h"
#include "plan.h"

/* What the sums of a table are made of. */
enum trace_source {
	TRACE_PLAN,     /* positions of plan and outcome */
	TRACE_SUMS,     /* one stage and year */
	TRACE_CLUSTERS, /* money of the municipal fund, and net cost beside it */
	TRACE_SERIES,   /* the periods of a trend */
	TRACE_PEOPLE,   /* counts as they were given */
	TRACE_NOTHING,  /* every column is calculated */
};

/* One column: a sum, or calculated from others. */
struct trace_rule {
	const char *column;
	int what;         /* measure, side or indicator: depends on the source */
	const char *from; /* calculated: from these columns, as in a message; or NULL */
};

enum { TRACE_OWN_FUNDING = PLAN_MEASURES }; /* what, of TRACE_PLAN */
/* what, of TRACE_CLUSTERS */
enum { TRACE_CLUSTER_AMOUNT, TRACE_OTHER_GRANTS, TRACE_NET_COST };

struct trace_table {
	const char *home, *name;
	enum trace_source source;
	const struct trace_rule *columns; /* ended by a NULL column */
};

/* "by_domain" or "deficit.by_domain"; NULL with a usage error. */
const struct trace_table *trace_table_find(const char *name, struct diags *diags);
/* The rule of a column that is a sum; NULL with a usage error that says what it is
 * instead. `name` may be NULL: not given. */
const struct trace_rule *trace_rule_find(const struct trace_table *kind,
					 const struct table *table, const char *name,
					 struct diags *diags);

/* One figure of a table of another question. */
struct trace_cell {
	const struct book *book;
	const struct filter *filter;
	const void *opts; /* of the question */
	const struct trace_table *kind;
	const struct trace_rule *rule;
	const struct table *table;
	const struct value *cells; /* of the row */
	size_t row;                /* among the rows; of no use for the total */
	bool is_total;
	struct value figure;
	struct report *report; /* of the question: its arena is scratch */
};

/* The row that has all the given values, `total`, or the only row. 0, or -1 with a usage
 * error. */
int trace_row_find(struct trace_cell *cell, const char *const *words,
		   struct diags *diags);
/* "deficit.by_domain, year=2023, domain=Jeugdwet: actual" */
const char *trace_cell_name(const struct trace_cell *cell);

/* The rows of one table of the book that make a figure. */
struct trace_lines {
	enum table_id table;
	enum plan_side side; /* net: revenue counts as negative */
	uint32_t *rows;      /* to be freed */
	size_t count, room;
};

/* What a row counts for; MEMBER_NONE rows of no side are expense. */
int64_t trace_counted(const struct book *book, const struct trace_lines *lines,
		      size_t row);
void trace_line_add(struct trace_lines *lines, size_t row);
/* Row in the derived and stored axes. */
member trace_member(const struct book *book, enum table_id table, enum axis axis,
		    size_t row);
/* Rows of spending of one stage; `keys` are those of a row of a table, NULL: all. */
void trace_spending(const struct filter *filter, member stage,
		    const struct trace_cell *keys, struct arena *arena,
		    struct trace_lines *lines);
/* What the key columns of a row say, per axis. In a total, an empty key stands for all
 * members; in a row it is what the rows of the book have there. */
struct trace_keys {
	member is[AXIS_COUNT];
	bool given[AXIS_COUNT];
};
struct trace_keys trace_keys_of(const struct trace_cell *cell);
bool trace_has_keys(const struct book *book, enum table_id table,
		    const struct trace_keys *keys, size_t row);

/* Parts of trace_pick, in trace_points.c: a point of a trend, a count of people. */
int trace_pick_series(const struct trace_cell *cell, struct trace_lines *lines,
		      struct diags *diags);
void trace_pick_people(const struct trace_cell *cell, struct trace_lines *lines);
/* The rows that make the figure. 0 or -1. */
int trace_pick(const struct trace_cell *cell, enum plan_side side,
	       struct trace_lines *lines, struct diags *diags);

/* The table of lines, its total, and the proof: 0, or -1 with an error when the lines do
 * not add up to the figure. */
int trace_answer(const struct book *book, const struct trace_lines *lines,
		 struct value figure, const char *name, struct report *report,
		 struct diags *diags);

#endif
