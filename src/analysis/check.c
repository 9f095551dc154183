/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * check - is what was read complete and plausible
 *
 * Keeps every row with its place, so that a finding leads to a line of a file.
 */
#include "check.h"

#include "analysis.h"
#include "provenance.h"

#include <string.h>

enum { CODE, SEVERITY, SUBJECT, FOUND, EXPECTED, FILE_NAME, LINE, COLUMNS };

static const struct column columns[COLUMNS] = {
	[CODE] = {.name = "code", .type = VALUE_CODE, .flags = COLUMN_KEY},
	[SEVERITY] = {.name = "severity", .type = VALUE_TEXT},
	[SUBJECT] = {.name = "subject", .type = VALUE_TEXT, .flags = COLUMN_KEY},
	[FOUND] = {.name = "found", .type = VALUE_MONEY},
	[EXPECTED] = {.name = "expected", .type = VALUE_MONEY},
	[FILE_NAME] = {.name = "file", .type = VALUE_TEXT},
	[LINE] = {.name = "line", .type = VALUE_COUNT},
};

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

static struct value severity_value(struct report *report, enum finding_id id)
{
	return value_word(report, "severity", severity_name(finding_kinds[id].severity));
}

void check_row(struct checks *checks, enum finding_id id, struct value subject,
	       struct value found, struct value expected, const struct origin *origin)
{
	struct value *cells = table_row(checks->table);
	cells[CODE] = value_code(checks->report, finding_kinds[id].code);
	cells[SEVERITY] = severity_value(checks->report, id);
	cells[SUBJECT] = subject;
	cells[FOUND] = found;
	cells[EXPECTED] = expected;
	if (origin && origin->file < checks->book->nfiles) {
		const char *name = checks->book->files[origin->file].name;
		cells[FILE_NAME] = value_text(checks->report, name);
		if (origin->line > 0)
			cells[LINE] = value_count(origin->line);
	}
	checks->count[id]++;
}

void check_passed(struct checks *checks, struct value subject, int64_t right,
		  int64_t compared)
{
	check_row(checks, FINDING_checks_passed, subject, value_count(right),
		  value_count(compared), NULL);
}

/* Adds a word to a text and to its titles. */
static void add_word(struct arena *arena, const char **text, struct label *label,
		     const char *word, const char *const *titles)
{
	const char *gap = *text[0] ? " " : "";
	*text = arena_printf(arena, "%s%s%s", *text, gap, word);
	for (size_t i = 0; i < LANGUAGE_COUNT; i++)
		label->text[i] =
			arena_printf(arena, "%s%s%s", label->text[i], gap, titles[i]);
}

struct value check_subject(struct checks *checks, struct check_subject subject)
{
	static const enum axis axes[] = {AXIS_MUNICIPALITY, AXIS_YEAR, AXIS_STAGE,
					 AXIS_TASK_FIELD, AXIS_SIDE};
	const member members[] = {subject.municipality, subject.year, subject.stage,
				  subject.task_field, subject.side};
	struct arena *arena = &checks->report->arena;
	struct label *label = arena_alloc(arena, sizeof(*label));
	const char *text = label->text[LANGUAGE_NL] = label->text[LANGUAGE_EN] = "";
	for (size_t i = 0; i < sizeof(axes) / sizeof(axes[0]); i++) {
		const char *code = book_code(checks->book, axes[i], members[i]);
		const char *titles[] = {code, code};
		for (enum language l = 0;
		     axes[i] != AXIS_TASK_FIELD && l < LANGUAGE_COUNT; l++)
			titles[l] = book_label(checks->book, axes[i], members[i], l);
		if (members[i] != MEMBER_NONE)
			add_word(arena, &text, label, code, titles);
		if (axes[i] == AXIS_MUNICIPALITY && period_is_set(subject.month)) {
			char month[16];
			period_label(month, sizeof(month), subject.month);
			titles[0] = titles[1] = month;
			add_word(arena, &text, label, month, titles);
		}
	}
	struct value value = value_text(checks->report, text);
	value.label = value.type == VALUE_TEXT ? label : NULL;
	return value;
}

/* What was noticed while reading, such as a municipality that did not deliver. */
static void check_remarks(struct checks *checks)
{
	for (size_t i = 0; i < checks->book->nremarks; i++) {
		const struct remark *remark = &checks->book->remarks[i];
		enum finding_id id = finding_find(remark->code);
		struct value found = value_none();
		if (remark->is_money)
			found = value_money(remark->value);
		else if (remark->value != 0)
			found = value_count(remark->value);
		/* check_skipped says it per reason */
		if (id != FINDING_COUNT && id != FINDING_subtotals_skipped &&
		    id != FINDING_rows_skipped &&
		    remark_in_scope(remark, &checks->filter))
			check_row(checks, id,
				  remark_subject(checks->report, checks->book, remark),
				  found, value_none(), NULL);
	}
}

static void check_skipped(struct checks *checks)
{
	int64_t rows = 0;
	for (size_t f = 0; f < checks->book->nfiles; f++) {
		const struct source_file *file = &checks->book->files[f];
		const struct origin origin = {.file = (uint32_t)f};
		for (size_t i = 0; i < file->nskipped; i++) {
			struct value reason = value_word(checks->report, "skipped",
							 file->skipped[i].reason);
			check_row(checks, FINDING_rows_skipped, reason,
				  value_count((int64_t)file->skipped[i].rows),
				  value_none(), &origin);
			rows += (int64_t)file->skipped[i].rows;
		}
	}
	checks->count[FINDING_rows_skipped] = rows;
}

static void add_totals(const struct book *book, struct report *report)
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

/* One finding per kind, with the number of rows that the table has of it. Remarks have
 * their own findings. */
static void add_findings(const struct checks *checks)
{
	static const enum finding_id kinds[] = {
		FINDING_control_total_differs, FINDING_nederland_differs,
		FINDING_sign_anomaly,          FINDING_parent_and_child,
		FINDING_missing_month,         FINDING_revised_differs,
		FINDING_rows_skipped};
	int64_t doubtful = 0;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (checks->count[kinds[i]] > 0)
			report_finding(checks->report, kinds[i], value_none(),
				       value_count(checks->count[kinds[i]]));
	for (enum finding_id id = 0; id < FINDING_COUNT; id++)
		if (finding_kinds[id].severity != SEVERITY_INFO)
			doubtful += checks->count[id];
	if (doubtful == 0)
		report_finding(checks->report, FINDING_checks_passed, value_none(),
			       value_none());
}

static int run(const struct book *book, const struct filter *filter, const void *opts,
	       struct report *report, struct diags *diags)
{
	(void)opts;
	(void)diags;
	struct arena arena;
	arena_init(&arena);
	struct checks checks = {
		.book = book,
		.filter = *filter,
		.table = report_table(report, "check", "checks", columns, COLUMNS),
		.report = report,
		.arena = &arena,
	};
	check_control_totals(&checks);
	check_remarks(&checks);
	check_signs(&checks);
	check_parents(&checks);
	check_months(&checks);
	check_revised(&checks);
	check_skipped(&checks);
	add_totals(book, report);
	add_findings(&checks);
	arena_release(&arena);
	return 0;
}

const struct analysis analysis_check = {
	.name = "check",
	.needs = {.axes = {[TABLE_SPENDING] = AXIS_BIT(AXIS_MUNICIPALITY) |
					      AXIS_BIT(AXIS_PERIOD) |
					      AXIS_BIT(AXIS_STAGE) | AXIS_BIT(AXIS_SIDE) |
					      AXIS_BIT(AXIS_TASK_FIELD),
			   [TABLE_CASELOAD] = AXIS_BIT(AXIS_MUNICIPALITY) |
					      AXIS_BIT(AXIS_PERIOD) |
					      AXIS_BIT(AXIS_INDICATOR)},
		  .every_row = true,
		  .peer_total = true},
	.run = run,
};
