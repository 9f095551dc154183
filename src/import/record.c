/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * record - the keys of one row: what its facts have in common
 */
#include "record.h"

#include "care_rows.h"

#include "citizen.h"
#include "utf8.h"
#include "words.h"

#include <string.h>

const char *record_text(const struct reader *r, enum axis axis)
{
	const char *text = r->key[axis] >= 0 ? r->cells[r->key[axis]] : r->fixed[axis];
	return text && text_is_blank(text) ? NULL : text;
}

static struct place axis_place(const struct reader *r, enum axis axis)
{
	return reader_place(r, r->key[axis] >= 0 ? (size_t)r->key[axis] : NO_FIELD);
}

static void missing(struct reader *r, struct record *record, enum axis axis)
{
	const struct place place = axis_place(r, axis);
	record->status =
		diag_error(r->diags, &place, "empty, expected a %s", axis_name(axis));
}

/* -1 when the year that a column or the user gives cannot be read. */
static int read_year(struct reader *r, struct record *record)
{
	const char *text = record_text(r, AXIS_YEAR);
	struct period period;
	if (!text && r->key[AXIS_YEAR] < 0)
		return 0;
	if (!text) {
		missing(r, record, AXIS_YEAR);
		return -1;
	}
	if (period_parse(text, 0, &period) < 0) {
		const struct place place = axis_place(r, AXIS_YEAR);
		record->status = diag_error(r->diags, &place,
					    "'%s' is not a year, expected one like 2025",
					    cell_shown(text, &r->arena));
		return -1;
	}
	record->year = period.year;
	record->period = period_year(period.year);
	return 0;
}

static bool is_report(const struct reader *r, const struct record *record)
{
	return r->profile->base->quarterly &&
	       period_grain(record->period) == GRAIN_QUARTER;
}

static void read_period(struct reader *r, struct record *record)
{
	const bool known = read_year(r, record) == 0;
	const char *text = record_text(r, AXIS_PERIOD);
	if (!text && r->key[AXIS_PERIOD] >= 0)
		missing(r, record, AXIS_PERIOD);
	if (!text || !known)
		return;
	struct resolved found;
	const struct place place = axis_place(r, AXIS_PERIOD);
	if (convert(&r->convert, AXIS_PERIOD, text, record->year, &place, &found) < 0) {
		record->status = -1;
		return;
	}
	record->period = r->book->axis[AXIS_PERIOD].entries[found.self].period;
	record->year = record->period.year;
	/* so CBS marks figures that are provisional */
	r->provisional += strchr(text, '*') != NULL;
	if (is_report(r, record) && r->profile->quarters == QUARTERS_NOT_SAID)
		record->status = diag_error(r->diags, &place,
					    "'%s' is a quarterly report: " QUARTERS_ASK,
					    cell_shown(text, &r->arena));
}

/* Axes that stand for themselves, in the order in which they are read. */
static const enum axis plain_axes[] = {
	AXIS_MUNICIPALITY, AXIS_CARE_PERIOD, AXIS_STAGE,      AXIS_VERSION,
	AXIS_SIDE,         AXIS_NATURE,      AXIS_ENTRY,      AXIS_DOMAIN,
	AXIS_PROGRAMME,    AXIS_COST_CENTRE, AXIS_ACCOUNT,    AXIS_UNIT,
	AXIS_FORM,         AXIS_PROVIDER,    AXIS_REFERRER,   AXIS_DISTRICT,
	AXIS_INDICATOR,    AXIS_KIND,        AXIS_ASSIGNMENT, AXIS_SCHEME,
	AXIS_CAUSE,
};

/* Care and benefits are of the town whose export it is: no column needs to say so. */
static bool is_care(const struct reader *r)
{
	const enum table_id table = r->profile->importer.table;
	return table != TABLE_SPENDING && table != TABLE_CASELOAD;
}

static void read_axis(struct reader *r, struct record *record, enum axis axis)
{
	const char *text = record_text(r, axis);
	if (!text) {
		const bool care = r->profile->importer.table == TABLE_DECLARATIONS;
		if ((axis == AXIS_MUNICIPALITY && (r->key[axis] >= 0 || !is_care(r))) ||
		    (axis == AXIS_CARE_PERIOD && care))
			missing(r, record, axis);
		return;
	}
	struct resolved found;
	const struct place place = axis_place(r, axis);
	if (convert(&r->convert, axis, text, record->year, &place, &found) < 0) {
		record->status = -1;
		return;
	}
	record->axis[axis] = found.self;
	if (axis == AXIS_VERSION && r->profile->base->table != TABLE_SPENDING)
		r->provisional += strstr(book_code(r->book, axis, found.self),
					 "provisional") != NULL;
	if (axis == AXIS_MUNICIPALITY)
		record->peer = found.peer;
}

/* Only integration and specific grants have names of their own; the clusters are twelve.
 * */
static void read_cluster(struct reader *r, struct record *record)
{
	const char *text = record_text(r, AXIS_CLUSTER);
	const member kind = record->axis[AXIS_KIND];
	if (!text)
		return;
	const char *name = cluster_find(text, &r->arena);
	if (!name && kind != MEMBER_NONE && kind != KIND_CLUSTER)
		name = text;
	if (name) {
		record->axis[AXIS_CLUSTER] = book_intern(r->book, AXIS_CLUSTER, name);
		if (kind == MEMBER_NONE)
			record->axis[AXIS_KIND] = KIND_CLUSTER;
		return;
	}
	const char *nearest = cluster_nearest(text);
	const struct place place = axis_place(r, AXIS_CLUSTER);
	record->status =
		diag_error(r->diags, &place, "unknown cluster '%s'%s%s%s",
			   cell_shown(text, &r->arena),
			   nearest ? ", did you mean '" : ", expected one like '",
			   nearest ? nearest : "Individuele voorzieningen Jeugd", "'");
}

/* match.AXIS.MEMBER: the text of a row says more than its columns. */
static void apply_matches(struct reader *r, struct record *record)
{
	bool matched[AXIS_COUNT] = {false}, ruled[AXIS_COUNT] = {false};
	for (size_t i = 0; i < r->profile->ntexts; i++) {
		const struct text_rule *rule = &r->profile->texts[i];
		ruled[rule->axis] = true;
		if (matched[rule->axis] || (size_t)rule->column >= r->count ||
		    !text_matches(rule->pattern, r->raw[rule->column]))
			continue;
		matched[rule->axis] = true;
		record->axis[rule->axis] = rule->member;
	}
	const enum granularity grain = period_grain(record->period);
	if (record->axis[AXIS_ENTRY] != MEMBER_NONE)
		return;
	if (grain == GRAIN_OPENING)
		record->axis[AXIS_ENTRY] = ENTRY_OPENING;
	else if (grain == GRAIN_CLOSING)
		record->axis[AXIS_ENTRY] = ENTRY_CLOSING;
	else if (ruled[AXIS_ENTRY])
		record->axis[AXIS_ENTRY] = ENTRY_REGULAR;
}

/* Descriptions of members. Of two for one member the first in the alphabet holds,
 * whatever the order of rows. */
static void read_names(struct reader *r, const struct record *record)
{
	const struct importer *importer = &r->profile->importer;
	for (size_t i = 0; i < importer->nfields; i++) {
		const struct field *field = &importer->fields[i];
		if (field->role != FIELD_NAME || !r->cells[i] ||
		    text_is_blank(r->cells[i]))
			continue;
		const member m = record->axis[field->axis];
		if (m == MEMBER_NONE)
			continue;
		const char *name = citizen_hide(&r->arena, r->cells[i]);
		const char *had =
			r->book->axis[field->axis].entries[m].label.text[LANGUAGE_NL];
		if (!had || strcmp(name, had) < 0)
			book_name(r->book, field->axis, m, name, name);
	}
}

void record_read(struct reader *r, struct record *record)
{
	*record = (struct record){.zero = amounts_zero(r)};
	record->status = amounts_check(r);
	if (r->profile->importer.table == TABLE_ASSIGNMENTS)
		terms_read(r, record);
	else
		read_period(r, record);
	if (r->profile->importer.table == TABLE_DECLARATIONS) {
		terms_read(r, record);
		care_check(r, record);
	}
	for (size_t i = 0; i < sizeof(plain_axes) / sizeof(plain_axes[0]); i++)
		read_axis(r, record, plain_axes[i]);
	read_cluster(r, record);
	apply_matches(r, record);
	read_names(r, record);
}
