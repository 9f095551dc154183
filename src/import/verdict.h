/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * verdict - everything that the text of one cell could be
 */
#ifndef SDGRIP_VERDICT_H
#define SDGRIP_VERDICT_H

#include "codes.h"
#include "money.h"
#include "period.h"

enum says {
	SAYS_UNKNOWN,   /* a sign for not known: "." "-" "-99998" */
	SAYS_TOTAL,     /* begins with a word for a total */
	SAYS_NUMBER,    /* a number in one style at least: */
	SAYS_COMMA,     /* only with a decimal comma */
	SAYS_POINT,     /* only with a decimal point */
	SAYS_AMBIGUOUS, /* a factor thousand apart */
	SAYS_NEGATIVE,
	SAYS_DIGITS,     /* nothing but digits */
	SAYS_ZERO_FIRST, /* digits of which the first is a 0 that a number would not have
			  */
	SAYS_SHARE,      /* a number with a percent sign */
	SAYS_YEAR,
	SAYS_PERIOD, /* a year, quarter or month that says its year */
	SAYS_MONTH,  /* a month or ledger period that needs its year beside it */
	SAYS_DATE,
	SAYS_MUNICIPALITY,
	SAYS_TASK_FIELD,
	SAYS_CATEGORY, /* with its letter: L3.4.1 */
	SAYS_CODE,     /* one short word with a digit in it */
	SAYS_EXPENSE,  /* digits that begin with 4: an account of expense, mostly */
	SAYS_REVENUE,  /* with 8: of revenue */
	SAYS_CITIZEN,  /* the whole cell passes the eleven-test */
	SAYS_HIDDEN,   /* a part of it does */
	SAYS_COUNT,
};

struct verdict {
	unsigned bits;               /* 1 << enum says */
	struct decimal comma, point; /* readings of a number, as far as it has them */
	bool has_comma, has_point;
	struct period period; /* SAYS_YEAR, SAYS_PERIOD */
	int32_t days;         /* SAYS_DATE */
};

static inline bool verdict_says(const struct verdict *verdict, enum says says)
{
	return verdict->bits >> says & 1;
}

/* `text` is trimmed and not empty. */
void verdict_read(struct verdict *verdict, const char *text, const struct codes *codes);

#endif
