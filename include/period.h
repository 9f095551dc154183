/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * period - a year, a quarter, a month or a ledger closing period, with a total order
 *
 * Ledger periods 00 (opening) and 13 to 15 (closing) belong to their year and to no
 * month. In the order of one year: the whole year, 00, 01 .. 12, 13 .. 15, then the
 * quarters.
 */
#ifndef SDGRIP_PERIOD_H
#define SDGRIP_PERIOD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { /* values of period.part */
       PART_YEAR = 0,
       PART_LEDGER = 1,   /* PART_LEDGER + n is ledger period n, 0 .. 15; 1 .. 12 are the
			     months */
       PART_QUARTER = 20, /* PART_QUARTER + q is quarter q, 1 .. 4 */
};

struct period {
	int16_t year; /* 0: no period */
	int8_t part;
};

enum granularity { GRAIN_YEAR, GRAIN_QUARTER, GRAIN_MONTH, GRAIN_OPENING, GRAIN_CLOSING };

struct period period_year(int year);
struct period period_month(int year, int month);     /* month 1..12 */
struct period period_quarter(int year, int quarter); /* quarter 1..4 */
struct period period_ledger(int year, int number);   /* 0..15: opening, months, closing */

/* Reads what Dutch exports contain: 2024, 2024-09, 202409, 09-2024, 2024-Q3, 2024Q3,
 * 2024K3, 2024KW03, 2024 3e kwartaal, 2024MM09, 2024JJ00, 2023X000 (X005 too: the year;
 * X001 to X004: quarters), 2022*, sep 2024, september 2024, 01-09-2024, 2024-09-01,
 * 2024-13 and 202400 (ledger periods), and with hint_year also 3, 03, P03, mrt. Years lie
 * between 1900 and 2199. Returns -1, leaving *out alone, for anything else. */
int period_parse(const char *text, int hint_year, struct period *out);

/* Day, month and year of dd-mm-yyyy, d/m/yyyy, yyyy-mm-dd or yyyymmdd as days since
 * 1970-01-01; -1 when it is not an existing date. 31-12-9999 is a date. */
int date_parse(const char *text, int32_t *days);

/* Days since 1970-01-01 of an existing date from 0001-03-01 on, and back. (date.c) */
int32_t date_day(int year, int month, int day);
void date_split(int32_t days, int *year, int *month, int *day);
struct period date_month(int32_t days); /* the month in which a day lies */

enum granularity period_grain(struct period period);
int period_month_number(struct period period); /* 1..12, or 0 when it is no month */
int period_quarter_number(
	struct period period); /* 1..4 for quarters and months, else 0 */
int32_t
period_order(struct period period); /* year * 64 + part: sorts as described above */
int period_compare(struct period a, struct period b);
bool period_is_set(struct period period);

/* Months from a to b (both months); negative when b is earlier. */
int period_months_between(struct period a, struct period b);

/* "2024", "2024-Q3", "2024-09", "2024-00", "2024-13". size >= 12. Returns buf. */
char *period_label(char *buf, size_t size, struct period period);

#endif
