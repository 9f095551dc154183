/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terms - what a municipality grants and agrees: the days, the volume's frequency and the
 * price of an assignment, and contract prices
 */
#ifndef SDGRIP_TERMS_H
#define SDGRIP_TERMS_H

#include "money.h"

#include <stdbool.h>
#include <stdint.h>

/* A day that is not given, and the end of what has no end (31-12-9999). */
enum { DATE_NONE = INT32_MIN, DATE_OPEN = INT32_MAX };
#define PRICE_NONE INT64_MIN

/* Of the volume of an assignment; numbered as in code list WMO757 (Ketenbureau i-Sociaal
 * Domein). FREQUENCY_TOTAL: for the whole term together. */
enum frequency {
	FREQUENCY_NONE,
	FREQUENCY_DAY,
	FREQUENCY_WEEK,
	FREQUENCY_FOUR_WEEKS,
	FREQUENCY_MONTH,
	FREQUENCY_YEAR,
	FREQUENCY_TOTAL
};

/* What a row of assignments is: a grant of care, a personal budget, or the word of a
 * provider that care has started or stopped. */
enum grant_kind { GRANT_ASSIGNMENT, GRANT_PGB, GRANT_START, GRANT_STOP };

/* The terms of an assignment. Days are counted since 1970-01-01. */
struct terms {
	int32_t start, end; /* first and last day; end may be DATE_OPEN */
	int32_t decided, started, stopped;
	enum frequency frequency;
	enum grant_kind kind;
	/* ten-thousandths of a euro per unit, or PRICE_NONE */
	int64_t price;
	cents paid; /* of a personal budget: paid so far */
	/* Of messages of iWmo and iJw. Of two about one assignment the one that was
	 * decided last holds. */
	int32_t sent;   /* the day of the message; DATE_NONE: it is from no message */
	int32_t second; /* of the day on which it was decided */
	int32_t reason; /* why it changed or stopped, a code; 0: not said */
	bool revoked;   /* a start or stop: takes the same word back */
};

/* One line of a file with contract prices. provider "": of every provider. */
struct tariff {
	const char *product, *provider, *unit;
	int32_t from, to; /* first and last day; to may be DATE_OPEN */
	int64_t price;    /* ten-thousandths of a euro per unit */
	uint32_t file, line;
};

#endif
