/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * bills - what a row of the declarations says: kind, care, volume and unit
 */
#ifndef SDGRIP_BILLS_H
#define SDGRIP_BILLS_H

#include "book.h"
#include "days.h"

/* The unit in which volumes of minutes and hours can be laid side by side: an hour is
 * sixty minutes, every other unit stays what it is. */
struct measure {
	member unit; /* MEASURE_TIME for minutes and hours */
	int64_t factor;
};
#define MEASURE_TIME UINT32_MAX
struct measure unit_measure(const struct book *book, member unit);
/* The same for a unit as a list of prices writes it; MEMBER_NONE when the book does not
 * hold it. */
struct measure measure_of_code(const struct book *book, const char *code);
/* Is this the unit with this code? "1" is "01". */
bool unit_is(const struct book *book, member unit, const char *code);

/* Care in kind: form zin, or none given. */
bool bill_in_kind(const struct book *book, size_t row);
/* Its volume in the measure of its unit, below zero for a credit; 0 when it has none. */
int64_t bill_volume(const struct book *book, size_t row);
/* The days in which the care was given: of its care period, else of its booking. */
struct days bill_days(const struct book *book, size_t row);
/* The first of them. */
int32_t bill_day(const struct book *book, size_t row);
/* MEMBER_NONE for an axis that is not kept. */
member bill_member(const struct book *book, enum axis axis, size_t row);
struct period bill_booked(const struct book *book, size_t row);

#endif
