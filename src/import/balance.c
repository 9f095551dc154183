/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * balance - rows and euros read = loaded + skipped + rejected, to the cent, for every
 * file
 */
#include "money.h"
#include "reader.h"

#include <assert.h>
#include <string.h>

enum { REASONS_MOST = 16 };

static struct source_file *file_of(const struct reader *r)
{
	return &r->book->files[r->file_index];
}

/* Sums of what is printed only; the book itself refuses amounts that are too large to
 * add. */
static void add(struct reader *r, int64_t *sum, int64_t amount)
{
	if (money_add(*sum, amount, sum) != NUMBER_OK)
		r->overflow = true;
}

void balance_read(struct reader *r, int64_t amount)
{
	file_of(r)->rows_read++;
	add(r, &file_of(r)->amount_read, amount);
}

void balance_loaded(struct reader *r, int64_t amount)
{
	file_of(r)->rows_loaded++;
	add(r, &file_of(r)->amount_loaded, amount);
	amounts_residue(r, &file_of(r)->rounding);
}

void balance_rejected(struct reader *r, int64_t amount)
{
	file_of(r)->rows_rejected++;
	add(r, &file_of(r)->amount_rejected, amount);
}

void balance_skipped(struct reader *r, const char *reason, int64_t amount)
{
	struct source_file *file = file_of(r);
	file->rows_skipped++;
	add(r, &file->amount_skipped, amount);
	if (!file->skipped)
		file->skipped = arena_alloc(&r->book->arena,
					    REASONS_MOST * sizeof(*file->skipped));
	size_t i = 0;
	while (i < file->nskipped && strcmp(file->skipped[i].reason, reason) != 0)
		i++;
	assert(i < REASONS_MOST);
	if (i == file->nskipped)
		file->skipped[file->nskipped++].reason = reason;
	file->skipped[i].rows++;
	add(r, &file->skipped[i].amount, amount);
}

/* Skipped on purpose and by rule are worth a finding; blank lines and repeated headers
 * are not. */
static void remark_skipped(struct reader *r)
{
	const struct source_file *file = file_of(r);
	for (size_t i = 0; i < file->nskipped; i++) {
		const char *reason = file->skipped[i].reason;
		const int64_t rows = (int64_t)file->skipped[i].rows;
		if (strcmp(reason, "subtotal") == 0)
			book_remark(r->book, "subtotals_skipped", file->name, rows,
				    false);
		else if (strcmp(reason, "zero") == 0)
			book_remark(r->book, "rows_skipped", file->name, rows, false);
	}
}

/* Only a report that was made with --rejects shows these. */
static void remark_rejected(struct reader *r)
{
	const struct source_file *file = file_of(r);
	if (file->rows_rejected > 0)
		book_remark(r->book, "rows_rejected", file->name,
			    (int64_t)file->rows_rejected, false);
	if (file->amount_rejected != 0 && file->is_money)
		book_remark(r->book, "amount_rejected", file->name, file->amount_rejected,
			    true);
}

int balance_close(struct reader *r)
{
	struct source_file *file = file_of(r);
	if (r->overflow) {
		const struct place place = {.file = r->file};
		return diag_error(r->diags, &place,
				  "the amounts add up to more than can be held");
	}
	assert(file->rows_read ==
	       file->rows_loaded + file->rows_skipped + file->rows_rejected);
	assert(file->amount_read ==
	       file->amount_loaded + file->amount_skipped + file->amount_rejected);
	if (!residue_is_zero(file->rounding))
		book_remark(r->book, "rounding_difference", file->name,
			    residue_round(file->rounding), true);
	if (r->rounded_quantities > 0)
		book_remark(r->book, "quantities_rounded", file->name,
			    (int64_t)r->rounded_quantities, false);
	if (r->provisional > 0)
		book_remark(r->book, "provisional_figures", file->name,
			    (int64_t)r->provisional, false);
	remark_skipped(r);
	remark_rejected(r);
	return 0;
}
