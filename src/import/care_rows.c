/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * care_rows - what rows about care say of themselves: refused, withdrawn, not booked yet,
 * not decided on, of more than one month
 *
 * A line that does not count is left out with its amount, and every report says so; a
 * line that counts although something is odd about it is loaded, and said too.
 */
#include "care_rows.h"

#include "care_words.h"
#include "utf8.h"
#include "words.h"

#include <string.h>

enum { WITHDRAWN = 13, CORRECTED = 1 }; /* reasons of list JZ002 */

static bool is_declaration(const struct reader *r)
{
	return r->profile->importer.table == TABLE_DECLARATIONS &&
	       !r->profile->importer.row;
}

/* The cell of a field of the importer by its canonical name, or NULL. */
static const char *cell_of(const struct reader *r, const char *name, size_t *field)
{
	const size_t nfields = r->profile->base->nfields;
	for (*field = 0; *field < nfields; ++*field)
		if (strcmp(r->profile->base->fields[*field].name, name) == 0)
			return r->cells[*field];
	return NULL;
}

static enum care_state state_of(struct reader *r)
{
	size_t field;
	return care_state_of(cell_of(r, "status", &field), r->profile->states, &r->arena);
}

static bool one_day(const struct reader *r)
{
	size_t field;
	int32_t start, end;
	const char *first = cell_of(r, "start", &field);
	const char *last = cell_of(r, "end", &field);
	return first && last && date_parse(first, &start) == 0 &&
	       date_parse(last, &end) == 0 && start == end;
}

/* Reason 13: the assignment never was. Before release 3 that was said by an end on the
 * first day. */
static bool is_withdrawn(struct reader *r)
{
	size_t field;
	const char *cell = cell_of(r, "change_reason", &field);
	struct decimal reason;
	if (!cell || decimal_parse(cell, NUMBER_COMMA, &reason) != NUMBER_OK ||
	    reason.places > 0)
		return false;
	return reason.mantissa == WITHDRAWN ||
	       (reason.mantissa == CORRECTED && one_day(r));
}

/* Its cell is there and empty; a row that has shifted is judged elsewhere. */
static bool is_not_booked(const struct reader *r)
{
	const int field = r->key[AXIS_PERIOD];
	return field >= 0 && (size_t)r->bound[field].column < r->count &&
	       r->count <= r->headers.count && text_is_blank(r->cells[field]);
}

const char *care_skip(struct reader *r)
{
	const bool declaration = is_declaration(r);
	if (!declaration && r->profile->importer.table != TABLE_ASSIGNMENTS)
		return NULL;
	const enum care_state state = state_of(r);
	if (state == STATE_WITHDRAWN ||
	    (!declaration && (state == STATE_REJECTED || is_withdrawn(r))))
		return "withdrawn";
	if (state == STATE_REJECTED)
		return "rejected_line";
	if (grant_repeated(r))
		return "repeated";
	return declaration && is_not_booked(r) ? "not_booked" : NULL;
}

static void check_state(struct reader *r, struct record *record)
{
	size_t field;
	const enum care_state state = state_of(r);
	const char *cell = cell_of(r, "status", &field);
	const struct place place = reader_place(r, field);
	r->care_flags |= state == STATE_SUBMITTED ? 1U << CARE_SUBMITTED : 0;
	r->care_flags |= state == STATE_PARTLY ? 1U << CARE_PARTLY : 0;
	if (state != STATE_UNKNOWN)
		return;
	const char *shown = cell_shown(cell, &r->arena);
	record->status = diag_error(
		r->diags, &place,
		"'%s' is not a known status of a declaration, expected words.status.WORD "
		"= %s in sdgrip.ini, where WORD is %s",
		shown, shown, care_state_list());
}

/* Care that is billed by its first and last day. */
static void check_days(struct reader *r, struct record *record)
{
	size_t field;
	struct terms *terms = &record->terms;
	const char *first = record_text(r, AXIS_CARE_PERIOD);
	if (!first || date_parse(first, &terms->start) < 0)
		terms->start = DATE_NONE;
	if (terms->start == DATE_NONE || terms->end == DATE_NONE)
		return;
	cell_of(r, "end", &field);
	const struct place place = reader_place(r, field);
	if (terms->end < terms->start)
		record->status =
			diag_error(r->diags, &place,
				   "ends before it starts, expected a last day on or "
				   "after the first");
	else if (terms->end == DATE_OPEN ||
		 period_compare(date_month(terms->start), date_month(terms->end)) != 0)
		r->care_flags |= 1U << CARE_SPANS;
}

void care_check(struct reader *r, struct record *record)
{
	r->care_flags = 0;
	check_state(r, record);
	check_days(r, record);
}

void care_credit(struct reader *r, struct fact *fact)
{
	if (!fact->has_quantity || fact->value >= 0 || fact->quantity <= 0)
		return;
	fact->quantity = -fact->quantity;
	r->care_flags |= 1U << CARE_CREDITS;
}

void care_count(struct reader *r)
{
	for (size_t i = 0; is_declaration(r) && i < CARE_NOTES; i++) {
		if (!(r->care_flags & (1U << i)))
			continue;
		r->care[i].rows++;
		for (size_t k = 0; k < r->nfacts; k++)
			if (money_add(r->care[i].amount, r->facts[k].value,
				      &r->care[i].amount) != NUMBER_OK)
				r->overflow = true;
	}
	r->care_flags = 0;
}

/* Money where the lines have any, else how many they are. */
static void remark(struct reader *r, const char *code, int64_t rows, cents amount)
{
	const char *name = r->book->files[r->file_index].name;
	if (rows > 0)
		book_remark(r->book, code, name, amount ? amount : rows, amount != 0);
}

void care_close(struct reader *r)
{
	static const char *const codes[CARE_NOTES] = {
		[CARE_SUBMITTED] = "lines_undecided",
		[CARE_PARTLY] = "lines_partly_paid",
		[CARE_SPANS] = "care_over_months",
		[CARE_CREDITS] = "credit_volumes",
	};
	static const struct {
		const char *reason, *code;
	} left_out[] = {
		{"rejected_line", "lines_rejected"},
		{"not_booked", "lines_not_booked"},
		{"withdrawn", "care_withdrawn"},
	};
	const struct source_file *file = &r->book->files[r->file_index];
	for (size_t i = 0; i < CARE_NOTES; i++)
		remark(r, codes[i], (int64_t)r->care[i].rows, r->care[i].amount);
	for (size_t i = 0; i < file->nskipped; i++)
		for (size_t k = 0; k < sizeof(left_out) / sizeof(left_out[0]); k++)
			if (strcmp(file->skipped[i].reason, left_out[k].reason) == 0)
				remark(r, left_out[k].code,
				       (int64_t)file->skipped[i].rows,
				       file->skipped[i].amount);
}
