/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * amounts - the cells of a row by field, and its numbers
 */
#include "money.h"
#include "number_mistake.h"
#include "reader.h"
#include "utf8.h"
#include "words.h"

#include <string.h>

static bool is_number(const struct field *field)
{
	return field->role == FIELD_MEASURE || field->role == FIELD_QUANTITY;
}

static void read_amount(struct reader *r, size_t i)
{
	struct amount *amount = &r->amounts[i];
	const struct importer *importer = &r->profile->importer;
	const bool count =
		r->bound[i].people || importer->fields[i].role == FIELD_QUANTITY;
	*amount = (struct amount){.given = true, .status = NUMBER_OK};
	if (r->profile->dash_zero && number_is_dash(r->cells[i]))
		return;
	struct decimal value;
	amount->status = decimal_parse(r->cells[i], r->bound[i].style, &value);
	if (amount->status == NUMBER_OK)
		amount->status =
			decimal_scale(value, count ? 1 : importer->unit, count ? 3 : 2,
				      importer->round, &amount->value, &amount->residue);
	if (amount->status != NUMBER_OK) {
		amount->value = 0;
		amount->residue = 0;
	}
}

/* A spare measure counts only where the one above it is blank. */
static void choose_spare(struct reader *r, size_t i)
{
	if (!r->cells[i] || !r->cells[i - 1])
		return;
	const bool blank = text_is_blank(r->cells[i - 1]);
	r->cells[blank ? i - 1 : i] = NULL;
}

/* An empty cell beside a filled one is zero; two empty ones are one amount that is not
 * known. */
static void choose_booking(struct reader *r, size_t i)
{
	const struct field *field = &r->profile->importer.fields[i];
	struct amount *amount = &r->amounts[i];
	if (field->booking == BOOKING_NONE || amount->status != NUMBER_UNKNOWN)
		return;
	const struct amount *other = &r->amounts[field->partner];
	if (other->given &&
	    (other->status != NUMBER_UNKNOWN || field->booking == BOOKING_CREDIT))
		amount->given = false;
}

void amounts_read(struct reader *r, const struct row *row)
{
	const struct importer *importer = &r->profile->importer;
	*r->client = '\0';
	r->raw = row->cells;
	r->count = row->count;
	for (size_t i = 0; i < importer->nfields; i++) {
		const int column = r->bound[i].column;
		r->cells[i] = NULL;
		if (column >= 0)
			r->cells[i] =
				(size_t)column < row->count ? row->cells[column] : "";
		if (importer->fields[i].spare)
			choose_spare(r, i);
	}
	for (size_t i = 0; i < importer->nfields; i++) {
		r->amounts[i] = (struct amount){.given = false};
		if (r->cells[i] && is_number(&importer->fields[i]) && !importer->row)
			read_amount(r, i);
	}
	for (size_t i = 0; i < importer->nfields; i++)
		if (r->amounts[i].given)
			choose_booking(r, i);
}

int64_t amounts_total(struct reader *r)
{
	const struct importer *importer = &r->profile->importer;
	const bool people = importer->table == TABLE_CASELOAD;
	const bool takes = letter_takes(r);
	int64_t total = 0;
	for (size_t i = 0; i < importer->nfields; i++) {
		const struct field *field = &importer->fields[i];
		const int64_t value = r->amounts[i].value;
		const bool less = takes || field->booking == BOOKING_CREDIT;
		if (field->role == FIELD_MEASURE && r->amounts[i].given &&
		    r->bound[i].people == people &&
		    money_add(total, less ? -value : value, &total) != NUMBER_OK)
			r->overflow = true;
	}
	return total;
}

static int refuse(struct reader *r, size_t i)
{
	if (r->amounts[i].status == NUMBER_OK || r->amounts[i].status == NUMBER_UNKNOWN)
		return 0;
	const struct place place = reader_place(r, i);
	const char *cell = cell_shown(r->cells[i] ? r->cells[i] : "", &r->arena);
	const enum number_style style = r->bound[i].style;
	switch (r->amounts[i].status) {
	case NUMBER_AMBIGUOUS:
		return diag_error(r->diags, &place,
				  "'%s' reads in two ways, expected numbers = comma or "
				  "numbers = point in sdgrip.ini, or FILE@numbers=comma",
				  cell);
	case NUMBER_PRECISION:
		return diag_error(r->diags, &place,
				  "'%s' has more than %s decimals, round = yes in "
				  "sdgrip.ini rounds it and reports the difference",
				  cell, r->bound[i].people ? "three" : "two");
	case NUMBER_RANGE:
		return diag_error(r->diags, &place, "'%s' is too large", cell);
	case NUMBER_MALFORMED:
		return diag_error(r->diags, &place, "'%s' %s", cell,
				  number_mistake(r->cells[i], style));
	case NUMBER_OK:
	case NUMBER_UNKNOWN:
		break;
	}
	return 0;
}

int amounts_check(struct reader *r)
{
	int status = 0;
	for (size_t i = 0; i < r->profile->importer.nfields; i++)
		if (r->amounts[i].given && refuse(r, i) < 0)
			status = -1;
	return status;
}

void amounts_residue(struct reader *r, struct residue *sum)
{
	const struct importer *importer = &r->profile->importer;
	for (size_t i = 0; i < importer->nfields; i++) {
		const struct amount *amount = &r->amounts[i];
		if (!amount->given || amount->residue == 0)
			continue;
		const struct field *field = &importer->fields[i];
		if (field->role == FIELD_MEASURE && !r->bound[i].people)
			residue_add(sum, field->booking == BOOKING_CREDIT
						 ? -amount->residue
						 : amount->residue);
		else
			r->rounded_quantities++;
	}
}

bool amounts_zero(const struct reader *r)
{
	bool some = false;
	for (size_t i = 0; i < r->profile->importer.nfields; i++) {
		const struct amount *amount = &r->amounts[i];
		if (!amount->given || r->bound[i].people ||
		    r->profile->importer.fields[i].role != FIELD_MEASURE)
			continue;
		if (amount->status != NUMBER_OK || amount->value != 0)
			return false;
		some = true;
	}
	return some;
}
