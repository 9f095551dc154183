/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * propose_keys - the keys of a ledger or budget with columns of its own
 */
#include "citizen.h"
#include "propose.h"

#include "utf8.h"
#include "words.h"

#include <string.h>

enum { CHOICES_MOST = 6 }; /* columns offered when none is recognised */

static const struct suggestion *suggestion_at(const struct proposal *p, size_t i)
{
	return &p->columns->suggestion[i];
}

static bool has_axis(const struct proposal *p, enum axis axis)
{
	return suggested_axis(p->columns, axis) >= 0;
}

static const char *key_at(const struct proposal *p, size_t i)
{
	return p->keys[i];
}

static bool is_measure(const struct proposal *p, size_t i)
{
	return suggestion_at(p, i)->claim == CLAIM_MEASURE;
}

/* Words of fixed members that the program does not know, each to be said what it means.
 */
static void propose_words(struct proposal *p, size_t i)
{
	const enum axis axis = suggestion_at(p, i)->axis;
	const struct tally *tally = &p->columns->tally[i];
	bool noted = false;
	if (suggestion_at(p, i)->claim != CLAIM_AXIS || !words_fixed(axis))
		return;
	for (size_t k = 0; k < tally->ntexts; k++) {
		const struct tally_text *text = &tally->texts[k];
		if (verdict_says(&text->verdict, SAYS_UNKNOWN) ||
		    verdict_says(&text->verdict, SAYS_TOTAL) ||
		    words_find(axis, text->text, p->columns->arena) != MEMBER_NONE)
			continue;
		if (!noted)
			propose_note(p, "words");
		noted = true;
		propose_line(p, "# words.%s.MEMBER = %s", axis_name(axis),
			     cell_shown(text->text, p->arena));
	}
}

static void propose_columns(struct proposal *p)
{
	for (size_t i = 0; i < p->columns->count; i++)
		if (key_at(p, i) && !is_measure(p, i))
			propose_column(p, key_at(p, i), i);
	for (size_t i = 0; i < p->columns->count; i++)
		propose_words(p, i);
	propose_skips(p);
}

/* Two columns that would get one key: "Bedrag" and "Bedrag in euro", or one stage of two
 * years. Neither is chosen for the user. */
static bool is_doubled(const struct proposal *p, size_t i)
{
	for (size_t k = 0; k < p->columns->count; k++)
		if (k != i && is_measure(p, k) && strcmp(key_at(p, i), key_at(p, k)) == 0)
			return true;
	return false;
}

/* The one year that headers of amounts name; 0: none; -1: several. */
static int header_year(const struct proposal *p)
{
	int year = 0;
	for (size_t i = 0; i < p->columns->count; i++) {
		const int own = is_measure(p, i) ? suggestion_at(p, i)->year : 0;
		if (own && year && own != year)
			return -1;
		year = own ? own : year;
	}
	return year;
}

static void propose_measures(struct proposal *p)
{
	const bool years = header_year(p) < 0;
	bool noted = false;
	for (size_t i = 0; i < p->columns->count; i++) {
		if (!is_measure(p, i))
			continue;
		const bool open = years || is_doubled(p, i);
		if (open && !noted)
			propose_note(p, years ? "years" : "doubled");
		noted |= open;
		propose_column(p,
			       open ? arena_printf(p->arena, "# %s", key_at(p, i))
				    : key_at(p, i),
			       i);
	}
}

/* A number without marks below a header that says nothing is a code, mostly. */
static bool may_be_amount(const struct proposal *p, size_t i)
{
	const struct inspected_column *column = &p->columns->column[i];
	if (suggestion_at(p, i)->claim != CLAIM_NONE || !column->style)
		return false;
	return strcmp(column->style, "plain") != 0 || p->dialect->header_line == 0;
}

static void propose_some_measure(struct proposal *p)
{
	size_t offered = 0;
	propose_note(p, "measure");
	for (size_t i = 0; i < p->columns->count && offered < CHOICES_MOST; i++)
		if (may_be_amount(p, i)) {
			propose_column(p, "# measure.actual", i);
			offered++;
		}
}

static bool period_has_year(const struct proposal *p)
{
	const int period = suggested_axis(p->columns, AXIS_PERIOD);
	return period >= 0 && strcmp(p->columns->column[period].type, "month") != 0;
}

void propose_fixed_year(struct proposal *p)
{
	const int year = hint_year(p);
	if (hint_given(p, "year"))
		return;
	propose_note(p, "year");
	propose_line(p, "# fixed.year = %d", year ? year : 2025);
}

static void propose_year(struct proposal *p)
{
	const int year = header_year(p);
	if (has_axis(p, AXIS_YEAR) || period_has_year(p))
		return;
	if (year > 0 && !hint_given(p, "year")) {
		propose_line(p, "fixed.year = %d", year);
		return;
	}
	for (size_t i = 0; i < p->columns->count; i++)
		if (strcmp(p->columns->column[i].type, "date") == 0 &&
		    !has_axis(p, AXIS_PERIOD) && suggestion_at(p, i)->claim == CLAIM_NONE)
			propose_column(p, "# column.period", i);
	propose_fixed_year(p);
}

/* An amount without a word for its stage is read as realisation; that must be said. */
static bool names_stages(const struct proposal *p)
{
	for (size_t i = 0; i < p->columns->count; i++)
		if (is_measure(p, i) && suggestion_at(p, i)->stage == MEMBER_NONE)
			return false;
	return true;
}

/* The gate refuses them unless they are read as clients. */
static void propose_clients(struct proposal *p)
{
	for (size_t i = 0; i < p->columns->count; i++) {
		if (strcmp(p->columns->column[i].type, "citizen") != 0)
			continue;
		propose_note(p, "citizen");
		propose_column(p, "# column.client", i);
	}
}

static void propose_subject(struct proposal *p)
{
	const bool subject = has_axis(p, AXIS_TASK_FIELD) || has_axis(p, AXIS_DOMAIN) ||
			     has_axis(p, AXIS_PRODUCT);
	if (subject)
		return;
	if (has_axis(p, AXIS_COST_CENTRE) || has_axis(p, AXIS_ACCOUNT)) {
		propose_note(p, "mapping");
		return;
	}
	propose_note(p, "subject");
	propose_line(p, "# column.task_field = ...");
}

/* More decimals than cents, and thousands that a header names. */
static void propose_precision(struct proposal *p)
{
	size_t measures = 0, thousands = 0;
	bool round = false, dashes = false;
	for (size_t i = 0; i < p->columns->count; i++) {
		if (!is_measure(p, i))
			continue;
		measures++;
		thousands += suggestion_at(p, i)->thousands;
		round |= strcmp(p->columns->column[i].type, "number") == 0;
		dashes |= hint_dashes(&p->columns->tally[i]);
	}
	if (dashes) {
		propose_note(p, "dash");
		propose_line(p, "# dash = zero");
	}
	const bool above = hint_thousands(p) && !hint_given(p, "unit");
	thousands = hint_given(p, "unit") ? 0 : thousands;
	if ((thousands == measures && thousands > 0) || above) {
		if (above)
			propose_note(p, "unit_above");
		propose_line(p, "unit = 1000");
	} else if (thousands > 0) {
		propose_note(p, "unit");
		propose_line(p, "# unit = 1000");
	}
	if (round && thousands < measures && !above && !hint_given(p, "round")) {
		propose_note(p, "round");
		propose_line(p, "# round = yes");
	}
}

static const char *type_of(const struct proposal *p)
{
	for (size_t i = 0; i < p->columns->count; i++)
		if (is_measure(p, i) && suggestion_at(p, i)->stage != STAGE_ACTUAL &&
		    suggestion_at(p, i)->stage != MEMBER_NONE)
			return "budget";
	return "ledger";
}

static bool any_number(const struct proposal *p)
{
	for (size_t i = 0; i < p->columns->count; i++)
		if (may_be_amount(p, i))
			return true;
	return false;
}

/* Numbers below headers that name nothing of a budget are something else. */
static bool has_subject(const struct proposal *p)
{
	return p->dialect->header_line == 0 || has_axis(p, AXIS_TASK_FIELD) ||
	       has_axis(p, AXIS_PROGRAMME) || has_axis(p, AXIS_PRODUCT) ||
	       has_axis(p, AXIS_COST_CENTRE) || has_axis(p, AXIS_ACCOUNT);
}

void propose_keys(struct proposal *p)
{
	const bool spends = suggested_claim(p->columns, CLAIM_MEASURE) >= 0;
	bool *numbers = arena_alloc(p->columns->arena,
				    (p->columns->count + 1) * sizeof(*numbers));
	if (!spends && (!any_number(p) || !has_subject(p))) {
		propose_line(p, "# %s", citizen_hide_name(p->arena, p->job->path));
		propose_note(p, "nothing");
		return;
	}
	for (size_t i = 0; i < p->columns->count; i++)
		numbers[i] = is_measure(p, i) ||
			     suggestion_at(p, i)->claim == CLAIM_VOLUME ||
			     (!spends && content_is_number(&p->columns->column[i]));
	propose_head(p, type_of(p), numbers);
	propose_precision(p);
	propose_sign(p);
	propose_columns(p);
	propose_year(p);
	if (spends && !names_stages(p) && !has_axis(p, AXIS_STAGE) &&
	    !hint_given(p, "stage"))
		propose_note(p, "stage_actual");
	if (spends)
		propose_measures(p);
	else
		propose_some_measure(p);
	propose_subject(p);
	propose_clients(p);
	if (!has_axis(p, AXIS_MUNICIPALITY))
		propose_municipality(p);
}
