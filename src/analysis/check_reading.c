/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * check_reading - what reading noticed and left out, and the balance of every file
 */
#include "check.h"

#include "provenance.h"

#include <string.h>

enum {
	TOTAL_FILE,
	ROWS_READ,
	ROWS_LOADED,
	ROWS_SKIPPED,
	ROWS_REJECTED,
	AMOUNT_READ,
	AMOUNT_LOADED,
	AMOUNT_SKIPPED,
	AMOUNT_REJECTED,
	ROUNDING,
	TOTALS
};

static const struct column totals[TOTALS] = {
	[TOTAL_FILE] = {.name = "file", .type = VALUE_TEXT, .flags = COLUMN_KEY},
	[ROWS_READ] = {.name = "rows_read", .type = VALUE_COUNT},
	[ROWS_LOADED] = {.name = "rows_loaded", .type = VALUE_COUNT},
	[ROWS_SKIPPED] = {.name = "rows_skipped", .type = VALUE_COUNT},
	[ROWS_REJECTED] = {.name = "rows_rejected", .type = VALUE_COUNT},
	[AMOUNT_READ] = {.name = "amount_read", .type = VALUE_MONEY},
	[AMOUNT_LOADED] = {.name = "amount_loaded", .type = VALUE_MONEY},
	[AMOUNT_SKIPPED] = {.name = "amount_skipped", .type = VALUE_MONEY},
	[AMOUNT_REJECTED] = {.name = "amount_rejected", .type = VALUE_MONEY},
	/* to the cent; the notes have every digit */
	[ROUNDING] = {.name = "rounding", .type = VALUE_MONEY},
};

/* What was noticed while reading, such as a municipality that did not deliver; a remark
 * without a rule of its own is about what was read. */
static void remarks_of(struct checks *checks, const char *group)
{
	for (size_t i = 0; i < checks->book->nremarks; i++) {
		const struct remark *remark = &checks->book->remarks[i];
		const enum finding_id id = finding_find(remark->code);
		const struct check_rule *rule = check_rule_find(id);
		struct value found = value_none();
		if (strcmp(rule ? rule->group : CHECK_COMPLETENESS, group) != 0)
			continue;
		if (remark->is_money)
			found = value_money(remark->value);
		else if (remark->value != 0)
			found = value_count(remark->value);
		/* check_skipped says it per reason */
		if (id == FINDING_COUNT || id == FINDING_subtotals_skipped ||
		    id == FINDING_rows_skipped ||
		    !remark_in_scope(remark, &checks->filter))
			continue;
		const struct value subject =
			remark_subject(checks->report, checks->book, remark);
		const size_t row = check_row(checks, id, subject, found, value_none());
		if (check_is_accepted(checks, row))
			report_silence(checks->report, id, subject);
	}
}

void check_consistency_remarks(struct checks *checks)
{
	remarks_of(checks, CHECK_CONSISTENCY);
}

void check_completeness_remarks(struct checks *checks)
{
	remarks_of(checks, CHECK_COMPLETENESS);
}

void check_rules_remarks(struct checks *checks)
{
	remarks_of(checks, CHECK_RULES);
}

/* Every report sums up the rows that were left out; here only those that nobody
 * explained. */
void check_skipped(struct checks *checks)
{
	int64_t rows = 0, subtotals = 0;
	for (size_t f = 0; f < checks->book->nfiles; f++) {
		const struct source_file *file = &checks->book->files[f];
		const struct origin origin = {.file = (uint32_t)f};
		for (size_t i = 0; i < file->nskipped; i++) {
			const struct skipped *skipped = &file->skipped[i];
			const int64_t count = (int64_t)skipped->rows;
			const size_t row = check_row(
				checks, FINDING_rows_skipped,
				value_word(checks->report, "skipped", skipped->reason),
				value_count(count), value_none());
			check_place(checks, row, &origin, count);
			if (check_is_accepted(checks, row))
				continue;
			rows += count;
			if (strcmp(skipped->reason, "subtotal") == 0)
				subtotals += count;
		}
	}
	checks->count[FINDING_rows_skipped] = rows;
	if (rows == 0)
		report_silence(checks->report, FINDING_rows_skipped, value_none());
	if (subtotals == 0)
		report_silence(checks->report, FINDING_subtotals_skipped, value_none());
}

void check_balance(const struct book *book, struct report *report)
{
	struct table *table = report_table(report, "check", "totals", totals, TOTALS);
	for (size_t i = 0; i < book->nfiles; i++) {
		const struct source_file *file = &book->files[i];
		struct value *cells = table_row(table);
		cells[TOTAL_FILE] = value_text(report, file->name);
		cells[ROWS_READ] = value_count((int64_t)file->rows_read);
		cells[ROWS_LOADED] = value_count((int64_t)file->rows_loaded);
		cells[ROWS_SKIPPED] = value_count((int64_t)file->rows_skipped);
		cells[ROWS_REJECTED] = value_count((int64_t)file->rows_rejected);
		if (!file->is_money)
			continue; /* people and shares are no amounts: see the notes */
		cells[AMOUNT_READ] = value_money(file->amount_read);
		cells[AMOUNT_LOADED] = value_money(file->amount_loaded);
		cells[AMOUNT_SKIPPED] = value_money(file->amount_skipped);
		cells[AMOUNT_REJECTED] = value_money(file->amount_rejected);
		cells[ROUNDING] = value_money(residue_round(file->rounding));
	}
}
