/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * roll_up - adding to the tables of a book: rolled up on the kept axes, checked, never
 * losing a cell
 *
 * Rows with the same kept axes become one. People are not rolled up: a stock that is
 * given twice must be the same number. Each assignment has terms of its own.
 */
#include "facts.h"

#include <assert.h>
#include <inttypes.h>

static bool is_stock(const struct fact *fact)
{
	const member indicator = fact->axis[AXIS_INDICATOR];
	return fact->table == TABLE_CASELOAD && indicator != INDICATOR_INFLOW &&
	       indicator != INDICATOR_OUTFLOW;
}

/* Where the row was read, for a message: " (file:line)", or "". */
static const char *written_place(const struct book *book, const struct origin *origin,
				 struct arena *arena)
{
	if (origin->line == 0 || origin->file >= book->nfiles)
		return "";
	return arena_printf(arena, " (%s:%" PRIu32 ")", book->files[origin->file].name,
			    origin->line);
}

static int refuse_stock(const struct book *book, const struct fact *fact, size_t row,
			struct diags *diags, const struct place *place)
{
	const struct facts *facts = &book->table[TABLE_CASELOAD];
	struct arena scratch;
	arena_init(&scratch);
	char before[32];
	char now[32];
	const char *what = book_code(book, AXIS_INDICATOR, fact->axis[AXIS_INDICATOR]);
	diag_error(
		diags, place,
		"%s of '%s' in '%s' is %s, but was %s before%s: a stock cannot have two "
		"values",
		*what ? what : "number",
		book_code(book, AXIS_MUNICIPALITY, fact->axis[AXIS_MUNICIPALITY]),
		book_code(book, AXIS_PERIOD, fact->axis[AXIS_PERIOD]),
		thousandths_format(now, sizeof(now), fact->value),
		thousandths_format(before, sizeof(before), facts->value[row]),
		written_place(book, &facts->origin[row], &scratch));
	arena_release(&scratch);
	return -1;
}

/* A stock given again: equal repeats are one, and a known number replaces one that was
 * not known. */
static int collapse(struct book *book, const struct addition *new, size_t row,
		    struct diags *diags, const struct place *place)
{
	struct facts *facts = &book->table[TABLE_CASELOAD];
	if (new->cells == new->unknown)
		return 0;
	if (facts->cells[row] > facts->unknown[row]) {
		if (facts->value[row] == new->fact->value)
			return 0;
		return refuse_stock(book, new->fact, row, diags, place);
	}
	facts->value[row] = new->fact->value;
	if (facts->quantity)
		facts->quantity[row] = new->fact->has_quantity ? new->fact->quantity : 0;
	facts->origin[row] = new->fact->origin;
	facts->cells[row] = new->cells;
	facts->unknown[row] = new->unknown;
	facts->booked[row] = new->booked;
	return 0;
}

/* The sums cannot overflow: book->absolute bounds them. */
static int add_row(struct book *book, const struct addition *new, struct diags *diags,
		   const struct place *place)
{
	struct facts *facts = &book->table[new->fact->table];
	const bool stock = is_stock(new->fact);
	if (facts->rows >= UINT32_MAX - 1)
		return diag_error(diags, place, "more rows than one table can hold");
	const bool single = new->fact->table == TABLE_ASSIGNMENTS;
	const bool every =
		book->needs.every_row || (book->needs.lines >> new->fact->table & 1);
	if ((every && !stock) || single) {
		facts_append(facts, new);
		return 0;
	}
	uint32_t *slot = facts_slot(facts, new->fact->axis);
	if (!*slot) {
		facts_append(facts, new);
		*slot = (uint32_t)facts->rows;
		return 0;
	}
	const size_t row = *slot - 1;
	if (stock)
		return collapse(book, new, row, diags, place);
	if (facts->cells[row] > UINT32_MAX - new->cells)
		return diag_error(diags, place, "more cells than one sum can count");
	facts->value[row] += new->fact->value;
	if (facts->quantity && new->fact->has_quantity)
		facts->quantity[row] += new->fact->quantity;
	facts->cells[row] += new->cells;
	facts->unknown[row] += new->unknown;
	facts->booked[row] |= new->booked;
	return 0;
}

/* Clears the axes that the table does not keep; false when it keeps nothing. */
static bool keep_axes(const struct facts *facts, struct fact *fact)
{
	for (size_t a = 0; a < AXIS_STORED; a++) {
		if (!facts->axis[a])
			fact->axis[a] = MEMBER_NONE;
	}
	return facts->value != NULL;
}

/* Counts towards the bound that makes every later sum safe. False when it would be
 * passed. */
static bool count_absolute(struct book *book, int64_t value)
{
	const int64_t limit = INT64_MAX / 4;
	if (value < -limit || value > limit)
		return false;
	const int64_t absolute = value < 0 ? -value : value;
	if (absolute > limit - book->absolute)
		return false;
	book->absolute += absolute;
	return true;
}

int book_add(struct book *book, const struct fact *fact, struct diags *diags,
	     const struct place *place)
{
	assert(!book->finished);
	struct fact kept = *fact;
	if (!keep_axes(&book->table[fact->table], &kept))
		return 0;
	if (kept.unknown)
		kept.value = 0;
	if (!count_absolute(book, kept.value) ||
	    (kept.has_quantity && !count_absolute(book, kept.quantity)))
		return diag_error(diags, place,
				  "amount too large: the sum of all amounts would pass "
				  "the limit of exact arithmetic");
	const struct addition new = {
		.fact = &kept,
		.cells = kept.cells > 0 ? kept.cells : 1,
		.unknown = kept.cells > 0 ? kept.unknown_cells : kept.unknown,
		.booked = kept.value != 0,
	};
	return add_row(book, &new, diags, place);
}

static struct fact merged_fact(const struct facts *facts, enum table_id table, size_t row,
			       member *const *moved, size_t files_before)
{
	struct fact fact = {.table = table, .value = facts->value[row]};
	for (size_t a = 0; a < AXIS_STORED; a++) {
		if (facts->axis[a])
			fact.axis[a] = moved[a][facts->axis[a][row]];
	}
	if (facts->quantity) {
		fact.has_quantity = true;
		fact.quantity = facts->quantity[row];
	}
	if (facts->origin) {
		fact.origin = facts->origin[row];
		fact.origin.file += (uint32_t)files_before;
	}
	if (facts->terms)
		fact.terms = facts->terms[row];
	return fact;
}

int facts_merge(struct book *into, const struct book *from, member *const *moved,
		size_t files_before, struct diags *diags)
{
	/* The bound of the whole, not of the sums: merging refuses exactly what
	 * reading at once would. */
	if (!count_absolute(into, from->absolute))
		return diag_error(diags, NULL,
				  "amounts too large: the sum of all amounts would pass "
				  "the limit of exact arithmetic");
	int status = 0;
	for (size_t t = 0; t < TABLE_COUNT; t++) {
		const struct facts *facts = &from->table[t];
		for (size_t row = 0; row < facts->rows; row++) {
			const struct fact fact = merged_fact(facts, (enum table_id)t, row,
							     moved, files_before);
			const struct addition new = {
				.fact = &fact,
				.cells = facts->cells[row],
				.unknown = facts->unknown[row],
				.booked = facts->booked[row],
			};
			const size_t file = fact.origin.file;
			const struct place place = {
				.file = facts->origin && file < into->nfiles
						? into->files[file].name
						: NULL,
				.line = fact.origin.line,
			};
			if (add_row(into, &new, diags, &place) < 0)
				status = -1;
		}
	}
	return status;
}
