/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * check_accept - findings that the municipality has explained in its ini
 *
 * An explained finding stays in the table, with its explanation, and no longer counts. An
 * explanation that explains nothing is a finding itself: it would silence the next one.
 * Who explains may name a citizen; a report does not.
 */
#include "check.h"
#include "citizen.h"

#include "utf8.h"

#include <string.h>

struct accept {
	const struct option_entry *entry;
	enum finding_id id;
	const char *subject; /* NULL: every one of this code */
	int64_t rows;        /* that it explained */
};

static enum finding_id id_of(const struct option_entry *entry, struct arena *arena)
{
	const char *code = arena_strndup(arena, entry->key, strcspn(entry->key, "."));
	const enum finding_id id = finding_find(code);
	return id != FINDING_COUNT && id != FINDING_checks_passed && check_rule_find(id)
		       ? id
		       : FINDING_COUNT;
}

static int refuse(const struct option_entry *entry, struct arena *arena,
		  struct diags *diags)
{
	const struct place place = {.file = entry->file, .line = entry->line};
	const char *code = arena_strndup(arena, entry->key, strcspn(entry->key, "."));
	const char *codes[FINDING_COUNT];
	size_t count = 0;
	for (const struct check_rule *rule = check_rules; rule->group; rule++)
		if (rule->id != FINDING_checks_passed)
			codes[count++] = finding_kinds[rule->id].code;
	const char *near = text_nearest(code, codes, count);
	if (near)
		return diag_usage(diags, &place,
				  "'%s' is not a finding of check; did you mean '%s'?",
				  code, near);
	return diag_usage(diags, &place,
			  "'%s' is not a finding of check; see sdgrip list findings",
			  code);
}

int accepts_check(const struct option_entry *entries, struct diags *diags)
{
	struct arena arena;
	arena_init(&arena);
	int result = 0;
	for (; entries && entries->key; entries++)
		if (id_of(entries, &arena) == FINDING_COUNT)
			result = refuse(entries, &arena, diags);
	arena_release(&arena);
	return result;
}

void accepts_build(struct checks *checks, const struct option_entry *entries)
{
	size_t count = 0;
	while (entries && entries[count].key)
		count++;
	checks->accepts = arena_alloc(checks->arena, count * sizeof(*checks->accepts));
	checks->naccepts = count;
	for (size_t i = 0; i < count; i++) {
		const char *point = strchr(entries[i].key, '.');
		checks->accepts[i] =
			(struct accept){.entry = &entries[i],
					.id = id_of(&entries[i], checks->arena),
					.subject = point ? point + 1 : NULL};
	}
}

/* As codes, or as people read it in either language. */
static bool is_about(const struct accept *accept, const struct value *subject)
{
	if (!accept->subject)
		return true;
	if (subject->type != VALUE_TEXT && subject->type != VALUE_CODE)
		return false;
	if (text_matches(accept->subject, subject->text))
		return true;
	for (size_t l = 0; subject->label && l < LANGUAGE_COUNT; l++)
		if (text_matches(accept->subject, subject->label->text[l]))
			return true;
	return false;
}

/* An explanation of a subject goes before one of a whole code. */
const char *accepts_match(struct checks *checks, enum finding_id id,
			  const struct value *subject)
{
	struct accept *found = NULL;
	for (size_t i = 0; i < checks->naccepts; i++) {
		struct accept *accept = &checks->accepts[i];
		if (accept->id == id &&
		    (!found || (!found->subject && accept->subject)) &&
		    is_about(accept, subject))
			found = accept;
	}
	if (!found)
		return NULL;
	found->rows++;
	return citizen_hide(checks->arena, found->entry->value);
}

static void note(struct report *report, const struct accept *accept)
{
	const char *code = finding_kinds[accept->id].code;
	const struct label *words = labels_findf(report->labels, "finding:%s", code);
	const char *subject =
		accept->subject ? arena_printf(&report->arena, ", %s", accept->subject)
				: "";
	const char *text = citizen_hide(&report->arena, accept->entry->value);
	struct value value = value_textf(report, "%s%s: %s", code, subject, text);
	if (words) {
		struct label *label = arena_alloc(&report->arena, sizeof(*label));
		for (size_t l = 0; l < LANGUAGE_COUNT; l++)
			label->text[l] = arena_printf(&report->arena, "%s%s: %s",
						      words->text[l], subject, text);
		value.label = label;
	}
	report_note(report, "accepted", value);
	report_note_at(report, NOTE_DETAIL, "accepted_rows", value_count(accept->rows));
}

/* With a narrower scope an explanation may be about what lies outside it. */
static bool is_narrow(const struct filter *filter)
{
	if (period_is_set(filter->until))
		return true;
	for (size_t axis = 0; axis < AXIS_COUNT; axis++)
		if (filter->keep[axis])
			return true;
	return false;
}

void accepts_report(const struct checks *checks)
{
	const bool narrow = is_narrow(&checks->filter);
	for (size_t i = 0; i < checks->naccepts; i++) {
		const struct accept *accept = &checks->accepts[i];
		if (accept->rows > 0)
			note(checks->report, accept);
		else if (!narrow)
			report_finding(
				checks->report, FINDING_accept_unused,
				value_textf(checks->report, "accept.%s",
					    citizen_hide_code(&checks->report->arena,
							      accept->entry->key)),
				value_none());
	}
}
