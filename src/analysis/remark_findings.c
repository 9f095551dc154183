/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * remark_findings - what was remarked while reading, as findings of a report
 *
 * A file is read for many questions, and each of them repeats its remarks: what says the
 * same of several files is one line.
 */
#include "remark_findings.h"

#include "money.h"
#include "provenance.h"

#include <string.h>

/* Rows left out are in the notes of each file; one finding sums them up. */
static void skipped_rows(struct report *report, const struct book *book,
			 enum finding_id id)
{
	int64_t rows = 0;
	for (size_t i = 0; i < book->nremarks; i++)
		if (finding_find(book->remarks[i].code) == id)
			rows += book->remarks[i].value;
	if (rows > 0)
		report_finding(report, id, value_none(), value_count(rows));
}

/* What files of care leave out, each in its own way: reports want the sum. */
static bool adds_up(enum finding_id id)
{
	return id == FINDING_lines_rejected || id == FINDING_lines_not_booked ||
	       id == FINDING_lines_undecided || id == FINDING_lines_partly_paid ||
	       id == FINDING_care_withdrawn || id == FINDING_care_over_months ||
	       id == FINDING_credit_volumes || id == FINDING_provisional_figures;
}

/* The finding of this kind that stands already, or that the user has explained. */
static const struct finding *said_before(const struct report *report, enum finding_id id)
{
	const char *code = finding_kinds[id].code;
	for (size_t i = 0; i < report->nfindings; i++)
		if (strcmp(report->findings[i].code, code) == 0)
			return &report->findings[i];
	for (size_t i = 0; i < report->nsilenced; i++)
		if (strcmp(report->silenced[i].code, code) == 0)
			return &report->silenced[i];
	return NULL;
}

/* What several files leave out alike, in euros or in rows, is said once; the notes have
 * it per file, and `check` names the files. False: `at` is to be said by itself. */
static bool say_together(struct report *report, const struct book *book,
			 const struct filter *filter, size_t at)
{
	const struct remark *first = &book->remarks[at];
	const enum finding_id id = finding_find(first->code);
	int64_t sum = 0;
	size_t alike = 0;
	if (!adds_up(id))
		return false;
	const struct finding *before = said_before(report, id);
	if (before)
		return before->subject.type == VALUE_NONE;
	for (size_t i = at; i < book->nremarks; i++) {
		const struct remark *other = &book->remarks[i];
		if (finding_find(other->code) != id || !remark_in_scope(other, filter))
			continue;
		if (other->is_money != first->is_money ||
		    money_add(sum, other->value, &sum) != NUMBER_OK)
			return false;
		alike++;
	}
	if (alike < 2)
		return false;
	report_finding(report, id, value_none(),
		       first->is_money ? value_money(sum) : value_count(sum));
	return true;
}

void remark_findings(struct report *report, const struct book *book,
		     const struct filter *filter)
{
	skipped_rows(report, book, FINDING_rows_skipped);
	skipped_rows(report, book, FINDING_subtotals_skipped);
	for (size_t i = 0; i < book->nremarks; i++) {
		const struct remark *remark = &book->remarks[i];
		enum finding_id id = finding_find(remark->code);
		if (id == FINDING_rows_skipped || id == FINDING_subtotals_skipped ||
		    id == FINDING_COUNT || !remark_in_scope(remark, filter) ||
		    say_together(report, book, filter, i))
			continue;
		struct value value = value_none();
		if (remark->is_money)
			value = value_money(remark->value);
		else if (remark->value != 0)
			value = value_count(remark->value);
		report_finding(report, id, remark_subject(report, book, remark), value);
	}
}
