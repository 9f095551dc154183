/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * forecast - what the tables of the forecast share
 */
#ifndef SDGRIP_FORECAST_H
#define SDGRIP_FORECAST_H

#include "year_end_lines.h"

/* The budget holder's own outlook (stage outlook), as last stated. */
struct outlook {
	bool known;
	cents amount;
};

/* What assignments make of the year end: booked, what they leave to be billed of the
 * months so far and of those to come, and of costs without assignments the forecast. */
struct promised {
	bool known, partly; /* partly: for some of the assignments only */
	cents amount;
};

struct forecast {
	const struct book *book;
	const struct filter *filter;
	const struct year_end_lines *lines;
	struct outlook *outlooks;  /* by line */
	struct period stated_at;   /* of the outlooks; unset: there are none */
	struct promised *promised; /* by line; NULL: nobody asked for it */
	int64_t *people; /* behind each line; 0 when lines are not told by people */
	struct report *report;
	struct arena *arena;
};

/* Fills outlooks and stated_at: of the statements up to the month of the forecast those
 * of the newest period. */
void forecast_outlooks(struct forecast *forecast);
struct outlook forecast_outlook_total(const struct forecast *forecast);

/* Fills promised: by domain, for a ledger that tells care in kind apart (its form), when
 * assignments were read. 0, or -1 with an error. */
int forecast_promised(struct forecast *forecast, struct diags *diags);

/* Columns that say which line a row is about: the domain, and with another --by its
 * member and name. At most FORECAST_KEYS. */
enum { FORECAST_KEYS = 3 };
size_t forecast_key_columns(const struct forecast *forecast, struct column *columns);
void forecast_key_cells(const struct forecast *forecast, const struct year_end_line *line,
			struct value *cells);
/* A line as the subject of a finding. */
struct value forecast_subject(const struct forecast *forecast,
			      const struct year_end_line *line);
/* The title of a way: "member:method.NAME". */
struct value forecast_method(const struct forecast *forecast, const char *name);

void forecast_year_end_table(const struct forecast *forecast);
void forecast_baselines_table(const struct forecast *forecast);
/* The table of accuracy, and the findings that follow from it. */
void forecast_accuracy_table(const struct forecast *forecast);
void forecast_findings(const struct forecast *forecast);
void forecast_notes(const struct forecast *forecast);

#endif
