/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * suggest - which key of a section of sdgrip.ini a column could be, by its header and
 * what it holds
 */
#ifndef SDGRIP_SUGGEST_H
#define SDGRIP_SUGGEST_H

#include "book.h"
#include "content.h"
#include "detect.h"

enum { MONTHS_LEAST = 3 }; /* columns before they are the months of a year */

enum claim {
	CLAIM_NONE,
	CLAIM_AXIS,    /* column.AXIS */
	CLAIM_NAME,    /* name.AXIS */
	CLAIM_LETTER,  /* column.letter */
	CLAIM_VOLUME,  /* column.volume */
	CLAIM_TEXT,    /* column.text */
	CLAIM_MEASURE, /* measure.STAGE.SIDE.MM, .debit and .credit */
};

struct suggestion {
	enum claim claim;
	enum axis axis;
	member stage, side; /* of a measure; MEMBER_NONE: the header does not say */
	int month;          /* 1 to 12, or 0 */
	int year;           /* that the header names, or 0 */
	bool thousands;     /* the header says x 1.000 */
	bool money;         /* the header has a word for an amount */
	bool until;         /* up to and including the month: it stands alone */
	const char *entry;  /* "debit", "credit": one of a pair without signs */
};

/* Everything about the columns of a file that suggestions follow from. */
struct columns {
	const struct headers *headers;
	const struct inspected_column *column;
	const struct tally *tally;
	struct suggestion *suggestion;
	size_t count;
	bool headless; /* columns are called by number */
	struct arena *arena;
};

/* Fills the suggestions: of every axis one column at most. */
void suggest(struct columns *columns);

/* The same for columns without headers, where one column alone has a content.
 * (suggest_content.c) */
void suggest_by_content(struct columns *columns);
/* A word of a fixed axis is in the column; without one it is about something else. */
bool suggest_has_words(const struct columns *columns, size_t column, enum axis axis);

/* The column that gives an axis, or -1. */
int suggested_axis(const struct columns *columns, enum axis axis);
/* The first column with this claim, or -1. */
int suggested_claim(const struct columns *columns, enum claim claim);

/* The key: "column.cost_centre", "measure.actual.expense.01"; NULL: none. A measure
 * without a stage is one of `actual`. */
const char *suggestion_key(const struct suggestion *suggestion, struct arena *arena);

/* A header that names an amount of money: stage, side, month, year. (measure_words.c) */
bool measure_read(struct suggestion *suggestion, const char *folded);
/* "x 1.000", "in duizenden", anywhere in a folded text. */
bool says_thousands(const char *folded);

#endif
