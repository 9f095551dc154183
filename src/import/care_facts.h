/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * care_facts - the facts of a row about care or benefits
 */
#ifndef SDGRIP_CARE_FACTS_H
#define SDGRIP_CARE_FACTS_H

#include "record.h"

/* What a provider billed. */
void declaration_fact(struct reader *reader, struct record *record,
		      const struct objects *objects, struct fact *fact);
/* One fact per row: what a personal budget grants is its value. */
void grant_fact(struct reader *reader, struct record *record);
/* What the row and measure `i` say of benefits, and of the people on them. */
void benefit_members(struct reader *reader, size_t i, struct fact *fact);
/* The same with an amount, as the book signs it. */
void benefit_amount(struct reader *reader, struct record *record, size_t i,
		    struct fact *fact);

/* What all facts share. (facts_build.c) */
/* The members that a measure implies where the row says nothing. */
void fact_presets(const struct reader *reader, size_t i, struct fact *fact);
void fact_objects(struct fact *fact, const struct objects *objects);
/* The volume of the row, when it has one. */
void fact_quantity(const struct reader *reader, struct fact *fact);

#endif
