/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * care_facts - the facts of a row about care or benefits
 */
#include "care_facts.h"

#include "care_rows.h"
#include "utf8.h"
#include "words.h"

#include <string.h>

/* Under which law a client falls decides on the key of their pseudonym. */
static void check_client(struct reader *r, struct record *record, const struct objects *o)
{
	if (r->key[AXIS_CLIENT] < 0 || text_is_blank(r->cells[r->key[AXIS_CLIENT]]) ||
	    o->domain != MEMBER_NONE || record->status < 0)
		return;
	const struct place place = reader_place(r, (size_t)r->key[AXIS_CLIENT]);
	record->status = diag_error(
		r->diags, &place,
		"nothing says under which law this client falls, expected a domain or a "
		"product of the codes");
}

/* What a provider billed: debit adds, credit takes back, money and volume alike. */
void declaration_fact(struct reader *r, struct record *record, const struct objects *o,
		      struct fact *fact)
{
	int sign = 1;
	fact_objects(fact, o);
	fact->terms = record->terms;
	check_client(r, record, o);
	client_read(r, record, o, fact);
	if (!fact->unknown && letter_read(r, fact->value, &sign) < 0)
		record->status = -1;
	fact->value *= sign;
	if (!letter_takes(r))
		care_credit(r, fact);
	else if (fact->quantity > 0)
		fact->quantity = -fact->quantity;
}

void grant_fact(struct reader *r, struct record *record)
{
	struct objects o = {.unmapped = false};
	struct fact *fact = &r->facts[0];
	*fact = (struct fact){.table = TABLE_ASSIGNMENTS, .terms = record->terms};
	fact->origin = (struct origin){.file = (uint32_t)r->file_index,
				       .line = (uint32_t)r->line};
	memcpy(fact->axis, record->axis, sizeof(fact->axis));
	record_objects(r, record, period_year(record->year), &o);
	fact_objects(fact, &o);
	fact_quantity(r, fact);
	for (size_t i = 0; i < r->profile->importer.nfields; i++)
		if (r->profile->importer.fields[i].role == FIELD_MEASURE &&
		    r->amounts[i].given) {
			fact->value = r->amounts[i].value;
			fact->unknown = r->amounts[i].status == NUMBER_UNKNOWN;
		}
	if (fact->terms.kind == GRANT_PGB)
		fact->axis[AXIS_FORM] = FORM_PGB;
	check_client(r, record, &o);
	client_read(r, record, &o, fact);
	if (grant_check(r) < 0)
		record->status = -1;
	r->nfacts = 1;
}

/* Of a column with what came back only the user can say why it is below zero: a minus
 * for income, or a correction. */
static void sign_benefit(struct reader *r, struct record *record, size_t i,
			 struct fact *fact)
{
	const bool given = r->profile->sign_given;
	const struct place place = reader_place(r, i);
	if (fact->unknown)
		return;
	if (!given && fact->axis[AXIS_SIDE] == SIDE_REVENUE && fact->value < 0)
		record->status = diag_error(
			r->diags, &place,
			"'%s' is revenue below zero, expected sign = revenue-negative in "
			"sdgrip.ini (%s@sign=revenue-negative) when all revenue has a "
			"minus, else sign = positive",
			cell_shown(r->cells[i], &r->arena), r->file);
	else if (sign_apply(r, i, fact) < 0)
		record->status = -1;
}

/* A column that is of one side is, whatever the row says of its other amounts. */
void benefit_members(struct reader *r, size_t i, struct fact *fact)
{
	const struct preset *preset = r->profile->importer.fields[i].preset;
	for (size_t p = 0; p < 4 && preset[p].code; p++)
		if (preset[p].axis == AXIS_SIDE)
			fact->axis[AXIS_SIDE] = r->bound[i].preset[p].self;
	fact_presets(r, i, fact);
	if (fact->axis[AXIS_DOMAIN] == MEMBER_NONE)
		fact->axis[AXIS_DOMAIN] = DOMAIN_PARTICIPATIEWET;
	if (fact->axis[AXIS_SIDE] == MEMBER_NONE)
		fact->axis[AXIS_SIDE] = SIDE_EXPENSE;
}

void benefit_amount(struct reader *r, struct record *record, size_t i, struct fact *fact)
{
	benefit_members(r, i, fact);
	sign_benefit(r, record, i, fact);
}
