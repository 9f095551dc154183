/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * facts_build - the facts of one row: one for each cell of a measure
 *
 * A row is atomic. All its mistakes are reported, over all columns, and with one mistake
 * none of its facts is added.
 */
#include "care_facts.h"
#include "money.h"
#include "words.h"

#include <ctype.h>
#include <string.h>

/* Files are long and have few periods, mostly the one of the row before. */
static member intern_period(struct reader *r, struct period period)
{
	if (r->period_member == MEMBER_NONE || period_compare(r->period, period) != 0) {
		r->period = period;
		r->period_member = book_intern_period(r->book, AXIS_PERIOD, period);
	}
	return r->period_member;
}

/* The members that a measure implies where the row says nothing. */
void fact_presets(const struct reader *r, size_t i, struct fact *fact)
{
	const struct preset *preset = r->profile->importer.fields[i].preset;
	for (size_t p = 0; p < 4 && preset[p].code; p++)
		if (preset[p].axis < AXIS_STORED && preset[p].axis != AXIS_PERIOD &&
		    fact->axis[preset[p].axis] == MEMBER_NONE)
			fact->axis[preset[p].axis] = r->bound[i].preset[p].self;
}

/* The month of a wide column, else the period of the row. */
static struct period measure_period(const struct reader *r, size_t i,
				    const struct record *record)
{
	const struct preset *preset = r->profile->importer.fields[i].preset;
	for (size_t p = 0; p < 4 && preset[p].code; p++)
		if (preset[p].axis == AXIS_PERIOD) {
			const int month =
				(preset[p].code[0] - '0') * 10 + preset[p].code[1] - '0';
			return period_month(record->year, month);
		}
	return record->period;
}

static void find_side(struct reader *r, struct record *record, const struct objects *o,
		      size_t i, struct fact *fact)
{
	if (fact->axis[AXIS_SIDE] == MEMBER_NONE)
		fact->axis[AXIS_SIDE] = o->side;
	if (fact->axis[AXIS_SIDE] == MEMBER_NONE && !r->profile->base->profile_only)
		fact->axis[AXIS_SIDE] = SIDE_EXPENSE;
	if (fact->axis[AXIS_SIDE] != MEMBER_NONE)
		return;
	if (record->zero) {
		record->unknown_code = true;
		return;
	}
	const struct place place = reader_place(r, i);
	record->status = diag_error(
		r->diags, &place,
		"expense or revenue is not known, expected column.side, "
		"accounts.expense and accounts.revenue, or measure.STAGE.expense in "
		"sdgrip.ini");
}

/* Euros that nothing maps are an error, with their amount. */
static void report_unmapped(struct reader *r, struct record *record, bool funding)
{
	if (record->zero) {
		record->unknown_code = true;
		return;
	}
	if (record->status < 0)
		return; /* a wrong code was reported already */
	const char *cost_centre = record_text(r, AXIS_COST_CENTRE);
	const char *account = record_text(r, AXIS_ACCOUNT);
	const struct place place = reader_place(r, NO_FIELD);
	record->status = -1;
	if (funding || (!cost_centre && !account)) {
		diag_error(r->diags, &place,
			   "nothing says what this is about, expected a "
			   "%s",
			   funding ? "cluster or domain"
				   : "task field, domain or product");
		return;
	}
	r->unmapped_rows++;
	if (money_add(r->unmapped_amount, amounts_total(r), &r->unmapped_amount) !=
	    NUMBER_OK)
		r->overflow = true;
	diag_error(r->diags, &place,
		   "no mapping for cost centre '%s', account '%s', expected a line in a "
		   "mapping file",
		   cost_centre ? cost_centre : "", account ? account : "");
}

void fact_objects(struct fact *fact, const struct objects *o)
{
	fact->axis[AXIS_TASK_FIELD] = o->task_field;
	fact->axis[AXIS_DOMAIN] = o->domain;
	fact->axis[AXIS_GROUP] = o->group;
	fact->axis[AXIS_CATEGORY] = o->category;
	fact->axis[AXIS_PRODUCT] = o->product;
	fact->axis[AXIS_PROGRAMME] = o->programme;
	fact->axis[AXIS_FORM] = o->form;
	fact->axis[AXIS_NATURE] = o->nature;
}

static void spending_fact(struct reader *r, struct record *record,
			  const struct objects *o, size_t i, struct fact *fact)
{
	fact_objects(fact, o);
	fact_presets(r, i, fact);
	const bool funding = fact->axis[AXIS_STAGE] == STAGE_FUNDING;
	if (fact->axis[AXIS_STAGE] == MEMBER_NONE && record->status == 0) {
		const struct place place = reader_place(r, i);
		record->status = diag_error(r->diags, &place,
					    "empty stage, expected "
					    "budget, revised or actual");
	}
	find_side(r, record, o, i, fact);
	if (!funding)
		fact->axis[AXIS_CLUSTER] = o->cluster;
	if (o->unmapped && (!funding || fact->axis[AXIS_CLUSTER] == MEMBER_NONE))
		report_unmapped(r, record, funding);
	client_read(r, record, o, fact);
	if (!fact->unknown && fact->axis[AXIS_SIDE] != MEMBER_NONE &&
	    sign_apply(r, i, fact) < 0)
		record->status = -1;
}

static bool is_of_domain(member indicator)
{
	return indicator != INDICATOR_INHABITANTS && indicator != INDICATOR_YOUTH &&
	       indicator != INDICATOR_ELDERLY;
}

static void people_fact(struct reader *r, struct record *record, const struct objects *o,
			size_t i, struct fact *fact)
{
	const struct place place = reader_place(r, i);
	fact->table = TABLE_CASELOAD;
	if (r->profile->importer.table == TABLE_BENEFITS) {
		benefit_members(r, i, fact);
		fact->axis[AXIS_SIDE] = MEMBER_NONE;
	} else if (r->profile->importer.table == TABLE_CASELOAD) {
		fact->axis[AXIS_DOMAIN] = o->domain;
		fact->axis[AXIS_PRODUCT] = o->product;
	} else {
		/* inhabitants beside amounts: of the municipality and year alone */
		const member municipality = fact->axis[AXIS_MUNICIPALITY];
		memset(fact->axis, 0, sizeof(fact->axis));
		fact->axis[AXIS_MUNICIPALITY] = municipality;
		fact->axis[AXIS_PERIOD] = intern_period(r, period_year(record->year));
	}
	fact_presets(r, i, fact);
	if (fact->axis[AXIS_INDICATOR] == MEMBER_NONE)
		fact->axis[AXIS_INDICATOR] = INDICATOR_STOCK;
	if (fact->value < 0)
		record->status = diag_error(r->diags, &place,
					    "'%s' is a negative number of people",
					    cell_shown(r->cells[i], &r->arena));
	if (is_of_domain(fact->axis[AXIS_INDICATOR]) &&
	    fact->axis[AXIS_DOMAIN] == MEMBER_NONE && record->status == 0)
		record->status =
			diag_error(r->diags, &place,
				   "nothing says which domain these people belong "
				   "to, expected a domain or a product of the codes");
}

/* The volume of the row, when it has one. */
void fact_quantity(const struct reader *r, struct fact *fact)
{
	for (size_t i = 0; i < r->profile->importer.nfields; i++)
		if (r->profile->importer.fields[i].role == FIELD_QUANTITY &&
		    r->amounts[i].given && r->amounts[i].status == NUMBER_OK) {
			fact->has_quantity = true;
			fact->quantity = r->amounts[i].value;
		}
}

static void amount_fact(struct reader *r, struct record *record, const struct objects *o,
			size_t i, struct fact *fact)
{
	switch (fact->table) {
	case TABLE_DECLARATIONS:
		declaration_fact(r, record, o, fact);
		break;
	case TABLE_BENEFITS:
		benefit_amount(r, record, i, fact);
		break;
	case TABLE_SPENDING:
	case TABLE_CASELOAD:
	case TABLE_ASSIGNMENTS:
	case TABLE_COUNT:
		spending_fact(r, record, o, i, fact);
		break;
	}
}

static void measure_fact(struct reader *r, struct record *record, const struct objects *o,
			 struct period period, size_t i)
{
	const bool people = r->bound[i].people;
	const bool unknown = r->amounts[i].status == NUMBER_UNKNOWN;
	if (people && r->profile->importer.table == TABLE_SPENDING &&
	    (unknown || record->peer))
		return;
	struct fact *fact = &r->facts[r->nfacts];
	*fact = (struct fact){.table = r->profile->importer.table,
			      .value = r->amounts[i].value,
			      .unknown = unknown};
	fact->origin = (struct origin){(uint32_t)r->file_index, (uint32_t)r->line,
				       (uint32_t)r->bound[i].column + 1};
	memcpy(fact->axis, record->axis, sizeof(fact->axis));
	fact->axis[AXIS_PERIOD] = intern_period(r, period);
	if (people) {
		people_fact(r, record, o, i, fact);
	} else {
		fact_quantity(r, fact);
		/* of an amount without a volume the unit says nothing: it must not be
		 * added to amounts that have one */
		if (!fact->has_quantity)
			fact->axis[AXIS_UNIT] = MEMBER_NONE;
		amount_fact(r, record, o, i, fact);
	}
	r->nfacts++;
}

int facts_build(struct reader *r)
{
	struct record record;
	struct objects objects = {.unmapped = false};
	struct period known = {0, 0};
	const struct importer *importer = &r->profile->importer;
	record_read(r, &record);
	r->nfacts = 0;
	if (record.year == 0)
		return -1; /* reported; nothing can be checked without it */
	if (importer->table == TABLE_ASSIGNMENTS)
		grant_fact(r, &record);
	for (size_t i = 0; i < importer->nfields && importer->table != TABLE_ASSIGNMENTS;
	     i++) {
		if (importer->fields[i].role != FIELD_MEASURE || !r->amounts[i].given)
			continue;
		const struct period period = measure_period(r, i, &record);
		if (!period_is_set(known) || period_compare(known, period) != 0)
			record_objects(r, &record, period, &objects);
		known = period;
		measure_fact(r, &record, &objects, period, i);
	}
	if (record.status < 0)
		return -1;
	return record.unknown_code ? 1 : 0;
}
