/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * check_care - what the rules about declarations and assignments share: lines that are
 * wrong in one way, put together per provider and never told about too few people
 */
#ifndef SDGRIP_CHECK_CARE_H
#define SDGRIP_CHECK_CARE_H

#include "check.h"
#include "days.h"

/* Lines with one kind of finding, of one domain and provider (and product). */
struct care_pile {
	enum finding_id id;
	member domain, provider, product, unit, year; /* MEMBER_NONE: not told apart */
	bool others;             /* providers with too few clients, together */
	int64_t found, expected; /* cents, or thousandths of the unit */
	bool has_expected, is_volume;
	int64_t lines;
	struct origin first;
};

struct care_piles {
	struct checks *checks;
	bool *small; /* by provider: too few clients to be told apart */
	struct care_pile *list;
	size_t count, room;
	struct care_person *people; /* whose lines are in which pile */
	size_t npeople, people_room;
};

void care_piles_init(struct care_piles *piles, struct checks *checks);
/* One line of a table into the pile like `like`, which says id, what is told apart, and
 * found and expected of this line. */
void care_pile_add(struct care_piles *piles, const struct care_pile *like,
		   enum table_id table, size_t row);
/* Writes the piles to the table of checks, in order, and forgets them. */
void care_piles_close(struct care_piles *piles);

/* The days of a declared line, and whether the line itself says them; else those of its
 * period of care. */
struct days declared_days(const struct book *book, size_t row, bool *exact);

/* The filter of the checks without a choice of time: a credit of this year takes back a
 * debit of the last. */
struct filter care_filter(const struct checks *checks);
/* A line of care that is asked about. */
bool care_line_asked(const struct checks *checks, enum table_id table, size_t row);

#endif
