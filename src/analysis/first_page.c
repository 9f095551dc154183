/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * first_page - notes and findings that a reader needs before the first figure
 */
#include "first_page.h"

#include "by.h"
#include "citizen.h"

#include <string.h>

/* Axes on which a scope narrows the social domain. */
static bool is_selection(const struct filter *filter)
{
	static const enum axis axes[] = {AXIS_SIDE,       AXIS_DOMAIN,   AXIS_GROUP,
					 AXIS_TASK_FIELD, AXIS_CATEGORY, AXIS_PROGRAMME,
					 AXIS_PRODUCT,    AXIS_PROVIDER, AXIS_DISTRICT,
					 AXIS_STAGE,      AXIS_VERSION};
	for (size_t i = 0; i < sizeof(axes) / sizeof(axes[0]); i++) {
		if (filter->keep[axes[i]])
			return true;
	}
	return false;
}

/* The scope in one sentence: "Voorbeeldstad: het hele sociaal domein". */
static struct value covers(const struct first_page *page)
{
	struct report *report = page->report;
	const char *key = is_selection(page->filter) ? "selection"
			  : page->filter->all        ? "all"
						     : "social";
	const struct label *sentence =
		labels_findf(report->labels, "text:covers.%s", key);
	if (!sentence)
		return value_none();
	const char *name = book_label(page->plan->book, AXIS_MUNICIPALITY,
				      page->year->municipality, LANGUAGE_NL);
	struct label *label = arena_alloc(&report->arena, sizeof(*label));
	for (size_t i = 0; i < LANGUAGE_COUNT; i++)
		label->text[i] = arena_printf(&report->arena, "%s%s%s", name,
					      *name ? ": " : "", sentence->text[i]);
	struct value value = value_text(report, label->text[LANGUAGE_NL]);
	value.label = label;
	return value;
}

static struct period period_of(const struct plan_year *year)
{
	bool running = !year->closed && year->months > 0;
	return running ? period_month(year->number, year->months)
		       : period_year(year->number);
}

/* Ledger period with which a period ends; closing periods come after December. */
static int end_of(struct period period)
{
	switch (period_grain(period)) {
	case GRAIN_YEAR:
		return 12;
	case GRAIN_QUARTER:
		return 3 * period_quarter_number(period);
	case GRAIN_MONTH:
	case GRAIN_OPENING:
	case GRAIN_CLOSING:
		break;
	}
	return period.part - PART_LEDGER;
}

/* Only the user knows whether bookings may still come: without --closed it is not
 * known. */
static struct value closed_flag(struct period period, const char *closed)
{
	struct period last;
	if (!closed || period_parse(closed, 0, &last) < 0)
		return value_none();
	if (last.year != period.year)
		return value_flag(last.year > period.year);
	return value_flag(end_of(last) >= end_of(period));
}

static void phasing_notes(const struct first_page *page)
{
	static const char *const names[PHASING_SOURCES] = {
		[PHASING_FILE] = "file",
		[PHASING_LAST_YEAR] = "last-year",
		[PHASING_TWELFTHS] = "twelfths",
	};
	for (size_t i = 0; i < PHASING_SOURCES; i++) {
		if (names[i] && page->plan->phased_by[i])
			report_note_at(page->report, NOTE_TOP, "phasing",
				       value_word(page->report, "phasing", names[i]));
	}
}

void first_page_notes(const struct first_page *page, const char *closed,
		      const char *reference_date)
{
	struct report *report = page->report;
	if (!page->year)
		return;
	struct period period = period_of(page->year);
	report_note_at(report, NOTE_TOP, "covers", covers(page));
	report_note_at(report, NOTE_TOP, "period", value_period(period));
	report_note_at(report, NOTE_TOP, "period_closed", closed_flag(period, closed));
	report_note_at(report, NOTE_TOP, "reference_date",
		       value_text(report, reference_date));
	report_note_at(
		report, NOTE_TOP, "plan",
		axis_value(report, page->plan->book, AXIS_STAGE, page->plan->stage));
	report_note_at(report, NOTE_TOP, "last_amendment",
		       value_period(page->year->amended));
	phasing_notes(page);
	report_note_at(report, NOTE_TOP, "deviations_over",
		       value_word(report, "comparison",
				  page->year->closed ? "year" : "to_date"));
}

int first_page_previous(const struct first_page *page, struct diags *diags)
{
	const struct earlier *earlier = &page->plan->book->earlier;
	const struct place place = {.file = earlier->file};
	char label[24];
	if (!earlier->file || !page->year)
		return 0;
	const struct value now = covers(page);
	if (now.type == VALUE_TEXT && strcmp(earlier->covers, now.text) != 0)
		return diag_error(
			diags, &place, "is about '%s', expected a report about '%s'",
			citizen_hide(&page->report->arena, earlier->covers), now.text);
	if (earlier->period.year != page->year->number)
		return diag_error(diags, &place, "is about %s, expected a report on %d",
				  period_label(label, sizeof(label), earlier->period),
				  page->year->number);
	report_note_at(page->report, NOTE_TOP, "previous_period",
		       value_period(earlier->period));
	return 0;
}

void first_page_missing(const struct first_page *page)
{
	struct report *report = page->report;
	const struct plan *plan = page->plan;
	bool funded = false;
	struct plan_line line;
	if (!page->year)
		return;
	for (size_t at = 0; plan_next(plan, &at, DEPTH_DOMAIN, &line);)
		funded |= amount_known(plan_funding(plan, &line));
	if (!funded)
		report_finding(report, FINDING_funding_missing,
			       plan_subject(plan, report, page->year), value_none());
	if (book_population(plan->book, page->year->municipality, page->year->number,
			    INDICATOR_INHABITANTS) < 0)
		report_finding(report, FINDING_population_missing,
			       value_textf(report, "%s %d",
					   book_code(plan->book, AXIS_MUNICIPALITY,
						     page->year->municipality),
					   page->year->number),
			       value_none());
}
