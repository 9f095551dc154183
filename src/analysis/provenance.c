/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * provenance - what every report says of where its figures come from
 *
 * A controller must be able to defend each figure: which files, how many rows and euros
 * of them, what was left out and why, which version of a circular counted.
 */
#include "provenance.h"

#include "citizen.h"
#include "remark_findings.h"

#include <string.h>

/* Words in both languages with a text that has none before or after them. */
static const struct label *label_with(struct report *report, const char *before,
				      const struct label *words, const char *after)
{
	struct label *label = arena_alloc(&report->arena, sizeof(*label));
	for (size_t i = 0; i < LANGUAGE_COUNT; i++)
		label->text[i] = arena_printf(&report->arena, "%s%s%s", before,
					      words->text[i], after);
	return label;
}

/* "municipality = Twenterand", and for people the title of the axis before it. */
static struct value words_of(struct report *report, enum axis axis,
			     const char *const *values)
{
	const char *text = "";
	for (size_t i = 0; values[i]; i++)
		text = arena_printf(&report->arena, "%s%s%s", text, i ? ", " : "",
				    values[i]);
	struct value value = value_textf(report, "%s = %s", axis_name(axis), text);
	const struct label *title = labels_find(report->labels, axis_name(axis));
	if (title)
		value.label = label_with(report, "", title,
					 arena_printf(&report->arena, " = %s", text));
	return value;
}

static void scope_notes(struct report *report, const struct scope *scope,
			const struct filter *filter)
{
	report_note(report, "scope",
		    value_word(report, "scope", scope->all ? "all" : "social"));
	if (period_is_set(filter->until))
		report_note(report, "until", value_period(filter->until));
	for (enum axis axis = 0; axis < AXIS_COUNT; axis++)
		if (scope->values[axis])
			report_note(report, "filter",
				    words_of(report, axis,
					     (const char *const *)scope->values[axis]));
}

static void version_notes(struct report *report, const struct book *book,
			  const struct filter *filter)
{
	struct version_use *uses;
	size_t count = filter_versions(filter, &uses, &report->arena);
	member previous_version = MEMBER_NONE, previous_year = MEMBER_NONE;
	for (size_t i = 0; i < count; i++) {
		bool again =
			uses[i].used == previous_version && uses[i].year == previous_year;
		/* circulars matter to `funding` only, which names them itself */
		if (again || uses[i].used == MEMBER_NONE ||
		    uses[i].stage == STAGE_FUNDING)
			continue;
		const char *version = citizen_hide_code(
			&report->arena, book_code(book, AXIS_VERSION, uses[i].used));
		report_note(report, "version_used",
			    value_textf(report, "%s (%s)", version,
					book_code(book, AXIS_YEAR, uses[i].year)));
		if (uses[i].others > 0)
			report_finding(report, FINDING_older_versions_ignored,
				       value_code(report, version),
				       value_count((int64_t)uses[i].others));
		previous_version = uses[i].used;
		previous_year = uses[i].year;
	}
}

static void detail(struct report *report, const char *name, struct value value)
{
	report_note_at(report, NOTE_DETAIL, name, value);
}

/* Exact: money has two decimals, but what rounding took has as many as the file had. */
static struct value rounding_value(struct report *report, struct residue rounding)
{
	static const char signs[LANGUAGE_COUNT] = {
		[LANGUAGE_NL] = ',', [LANGUAGE_EN] = '.'};
	char buffer[64];
	struct value value =
		value_text(report, residue_format(buffer, sizeof(buffer), rounding, '.'));
	struct label *label = arena_alloc(&report->arena, sizeof(*label));
	for (enum language l = 0; l < LANGUAGE_COUNT; l++)
		label->text[l] = arena_printf(
			&report->arena, "€ %s",
			residue_format(buffer, sizeof(buffer), rounding, signs[l]));
	value.label = label;
	return value;
}

/* Following people from law to law is never done in silence. */
static void privacy_notes(struct report *report, const struct privacy *privacy)
{
	if (!privacy->link_laws)
		return;
	report_note(report, "laws_linked",
		    value_text(report, citizen_hide(&report->arena, privacy->purpose)));
	detail(report, "legal_ground",
	       value_text(report, citizen_hide(&report->arena, privacy->legal_ground)));
	detail(report, "link_expires", value_text(report, privacy->expires));
}

void report_privacy(struct report *report, const struct book *book)
{
	const struct privacy *privacy = &book->privacy;
	if (privacy->internal) {
		struct value words = value_text(report, "internal");
		words.label = labels_find(report->labels, "text:internal");
		report_note_at(report, NOTE_TOP, "internal", words);
	} else if (privacy->threshold > SMALLEST_GROUP) {
		report_note_at(report, NOTE_TOP, "threshold",
			       value_count(privacy->threshold));
	}
}

/* The sum of all counts in a file would give a hidden one away. */
static bool hides_people(const struct report *report)
{
	const char *groups = finding_kinds[FINDING_small_groups_hidden].code;
	const char *flows = finding_kinds[FINDING_small_flows_hidden].code;
	for (size_t i = 0; i < report->nfindings; i++)
		if (strcmp(report->findings[i].code, groups) == 0 ||
		    strcmp(report->findings[i].code, flows) == 0)
			return true;
	return false;
}

static void amount_notes(struct report *report, const struct source_file *file)
{
	struct value (*amount)(int64_t) = file->is_money ? value_money : value_quantity;
	if (!file->is_money && !file->published && hides_people(report))
		return;
	detail(report, file->is_money ? "amount_read" : "count_read",
	       amount(file->amount_read));
	detail(report, file->is_money ? "amount_loaded" : "count_loaded",
	       amount(file->amount_loaded));
	detail(report, file->is_money ? "amount_skipped" : "count_skipped",
	       amount(file->amount_skipped));
	if (file->amount_rejected != 0)
		detail(report, "amount_rejected", amount(file->amount_rejected));
	if (!residue_is_zero(file->rounding))
		detail(report, "rounding", rounding_value(report, file->rounding));
}

static void file_notes(struct report *report, const struct source_file *file)
{
	report_note(report, "file", value_text(report, file->name));
	detail(report, "file_read_as",
	       value_textf(report, "%s: %s", file->importer, file->settings));
	detail(report, "rows_read", value_count((int64_t)file->rows_read));
	detail(report, "rows_loaded", value_count((int64_t)file->rows_loaded));
	detail(report, "rows_skipped", value_count((int64_t)file->rows_skipped));
	if (file->rows_rejected > 0)
		detail(report, "rows_rejected",
		       value_count((int64_t)file->rows_rejected));
	if (file->clients > 0)
		detail(report, "clients_replaced", value_count((int64_t)file->clients));
	if (file->amount_read != 0 || file->amount_loaded != 0)
		amount_notes(report, file);
	detail(report, "file_sha256", value_code(report, file->sha256));
}

static bool keeps(const struct filter *filter, enum axis axis, member m)
{
	return !filter->keep[axis] || m == MEMBER_NONE || filter->keep[axis][m];
}

struct value remark_subject(struct report *report, const struct book *book,
			    const struct remark *remark)
{
	const struct label *stage = &book->axis[AXIS_STAGE].entries[remark->stage].label;
	const char *code = book_code(book, AXIS_STAGE, remark->stage);
	if (remark->stage == MEMBER_NONE || !stage->text[LANGUAGE_NL])
		return value_text(report, remark->subject);
	struct value value = value_textf(report, "%s %s", remark->subject, code);
	value.label = label_with(
		report, arena_printf(&report->arena, "%s, ", remark->subject), stage, "");
	return value;
}

/* Years before the period asked for stay: profiles and trends look back. */
bool remark_in_scope(const struct remark *remark, const struct filter *filter)
{
	const struct book *book = filter->book;
	const struct period until = filter->until;
	const char *municipality = remark->municipality;
	if (municipality && !keeps(filter, AXIS_MUNICIPALITY,
				   book_find(book, AXIS_MUNICIPALITY, municipality)))
		return false;
	if (period_is_set(until) && remark->year != MEMBER_NONE &&
	    book->axis[AXIS_YEAR].entries[remark->year].period.year > until.year)
		return false;
	return keeps(filter, AXIS_YEAR, remark->year) &&
	       keeps(filter, AXIS_STAGE, remark->stage);
}

void report_provenance(struct report *report, const struct book *book,
		       const struct scope *scope, const struct filter *filter,
		       const char *program)
{
	remark_findings(report, book, filter);
	if (book->nfiles > 0)
		scope_notes(report, scope, filter);
	version_notes(report, book, filter);
	privacy_notes(report, &book->privacy);
	for (size_t i = 0; i < book->nfiles; i++)
		file_notes(report, &book->files[i]);
	report_note(report, "program", value_text(report, program));
}
