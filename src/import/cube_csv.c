/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * cube_csv - a rolled-up book as the analysis `cube` wrote it: read back without loss
 *
 * Its cells are members already, so nothing is derived or translated; what is not a
 * member is an error.
 */
#include "importer.h"
#include "side.h"
#include "words.h"

#include <string.h>

enum { F_TABLE, F_VALUE, F_CELLS, F_UNKNOWN, F_QUANTITY, F_PEOPLE, F_AXES };

static const struct field fields[F_AXES + AXIS_STORED] = {
	[F_TABLE] = {.name = "table", .role = FIELD_IGNORE, .required = true},
	[F_VALUE] = {.name = "value", .role = FIELD_MEASURE, .required = true},
	[F_CELLS] = {.name = "cells", .role = FIELD_IGNORE, .required = true},
	[F_UNKNOWN] = {.name = "unknown", .role = FIELD_IGNORE},
	[F_QUANTITY] = {.name = "quantity", .role = FIELD_QUANTITY},
	[F_PEOPLE] = {.name = "people", .role = FIELD_IGNORE},
#define X(constant, column)            \
	[F_AXES + AXIS_##constant] = { \
		.name = (column), .role = FIELD_KEY, .axis = AXIS_##constant},
	AXES(X)
#undef X
};

/* What a row says beside its members. */
struct totals {
	int64_t value, quantity;
	bool has_value, has_quantity;
	uint32_t cells, unknown;
};

static bool read_table(const char *text, enum table_id *table)
{
	for (*table = 0; *table < TABLE_COUNT; (*table)++)
		if (*table != TABLE_ASSIGNMENTS && strcmp(text, table_name(*table)) == 0)
			return true;
	return false;
}

static int refuse(struct diags *diags, struct place place, const char *column,
		  const char *text, const char *expected)
{
	place.column = column;
	return diag_error(diags, &place, "'%s', expected %s",
			  cell_shown(text, &diags->arena), expected);
}

/* A whole number of cells; blank is 0. */
static int read_count(const char *text, uint32_t *out)
{
	struct decimal value;
	int64_t count = 0;
	if (text && *text &&
	    (decimal_parse(text, NUMBER_POINT, &value) != NUMBER_OK ||
	     decimal_scale(value, 1, 0, false, &count, NULL) != NUMBER_OK || count < 0 ||
	     count > UINT32_MAX))
		return -1;
	*out = (uint32_t)count;
	return 0;
}

static int read_number(const char *text, enum number_style style, int places,
		       int64_t *out, bool *known)
{
	struct decimal value;
	*known = false;
	if (!text)
		return 0;
	const enum number_status status = decimal_parse(text, style, &value);
	if (status == NUMBER_UNKNOWN)
		return 0;
	*known = true;
	return status == NUMBER_OK && decimal_scale(value, 1, places, false, out, NULL) ==
					      NUMBER_OK
		       ? 0
		       : -1;
}

static int read_totals(const struct side_state *side, const char *const *cells,
		       enum table_id table, struct totals *t, struct diags *diags,
		       const struct place *place)
{
	const int places = table == TABLE_CASELOAD ? 3 : 2;
	if (read_number(cells[F_VALUE], side->styles[F_VALUE], places, &t->value,
			&t->has_value) < 0)
		return refuse(diags, *place, "value", cells[F_VALUE],
			      places == 2 ? "euros" : "a count");
	if (read_number(cells[F_QUANTITY], side->styles[F_QUANTITY], 3, &t->quantity,
			&t->has_quantity) < 0)
		return refuse(diags, *place, "quantity", cells[F_QUANTITY], "a number");
	if (read_count(cells[F_CELLS], &t->cells) < 0 || t->cells == 0)
		return refuse(diags, *place, "cells", cells[F_CELLS],
			      "a whole number from 1");
	if (read_count(cells[F_UNKNOWN], &t->unknown) < 0 || t->unknown > t->cells ||
	    t->has_value != (t->unknown < t->cells))
		return refuse(diags, *place, "unknown",
			      cells[F_UNKNOWN] ? cells[F_UNKNOWN] : "",
			      "how many of the cells are not known; the value is empty "
			      "when none is");
	return 0;
}

static bool is_free(enum axis axis)
{
	return axis == AXIS_GROUP || axis == AXIS_VERSION || axis == AXIS_CLUSTER ||
	       axis == AXIS_CATEGORY || axis == AXIS_PROGRAMME ||
	       axis == AXIS_COST_CENTRE || axis == AXIS_ACCOUNT || axis == AXIS_PRODUCT ||
	       axis == AXIS_UNIT || axis == AXIS_PROVIDER || axis == AXIS_REFERRER ||
	       axis == AXIS_DISTRICT;
}

/* "GM0363", also when the table of codes is too old to know it. */
static bool is_municipality(const char *text)
{
	return strncmp(text, "GM", 2) == 0 && strlen(text) == 6 &&
	       strspn(text + 2, "0123456789") == 4;
}

/* The member of a cell, with its official name. MEMBER_NONE when there is none. */
static member read_member(struct book *book, enum axis axis, const char *text, int year)
{
	struct period period;
	if (axis == AXIS_PERIOD || axis == AXIS_CARE_PERIOD)
		return period_parse(text, 0, &period) < 0
			       ? (member)MEMBER_NONE
			       : book_intern_period(book, axis, period);
	if (is_free(axis))
		return book_intern(book, axis, text);
	if (axis == AXIS_MUNICIPALITY) {
		const struct municipality *m = codes_municipality(book->codes, text);
		if (!m && strcmp(text, PEER_TOTAL) != 0 && !is_municipality(text))
			return MEMBER_NONE;
		const member found = book_intern(book, axis, text);
		if (m)
			book_name(book, axis, found, m->name, m->name);
		return found;
	}
	if (axis == AXIS_TASK_FIELD) {
		const struct task_field *field =
			codes_task_field(book->codes, text, year);
		if (!field)
			return MEMBER_NONE;
		const member found = book_intern(book, axis, text);
		book_name(book, axis, found, field->name, field->name);
		return found;
	}
	return book_find(book, axis, text);
}

/* A question about a domain would pass over a row that does not name its own. */
static int check_domain(struct book *book, const struct fact *fact, int year,
			struct diags *diags, const struct place *place)
{
	const char *code = book_code(book, AXIS_TASK_FIELD, fact->axis[AXIS_TASK_FIELD]);
	const struct task_field *field = codes_task_field(book->codes, code, year);
	if (!field || !*field->domain || fact->axis[AXIS_DOMAIN] != MEMBER_NONE)
		return 0;
	return refuse(diags, *place, "domain", "", field->domain);
}

static int read_members(struct book *book, const char *const *cells, struct fact *fact,
			struct diags *diags, const struct place *place)
{
	int status = 0, year = 0;
	struct period period;
	const char *text = cells[F_AXES + AXIS_PERIOD];
	if (text && period_parse(text, 0, &period) == 0)
		year = period.year;
	for (size_t axis = 0; axis < AXIS_STORED; axis++) {
		const char *cell = cells[F_AXES + axis];
		if (!cell || !*cell)
			continue;
		fact->axis[axis] = read_member(book, (enum axis)axis, cell, year);
		if (fact->axis[axis] == MEMBER_NONE)
			status = refuse(diags, *place, axis_name((enum axis)axis), cell,
					"a member as the analysis cube writes it");
	}
	if (status == 0)
		status = check_domain(book, fact, year, diags, place);
	return status;
}

/* A row stands for many cells; one of people is one cell. */
static int add_cells(struct book *book, struct fact *fact, const struct totals *t,
		     struct diags *diags, const struct place *place)
{
	fact->value = t->value;
	fact->quantity = t->quantity;
	fact->has_quantity = t->has_quantity;
	fact->unknown = t->unknown == t->cells;
	if (fact->table != TABLE_CASELOAD) {
		fact->cells = t->cells;
		fact->unknown_cells = t->unknown;
	}
	return book_add(book, fact, diags, place);
}

static int row(struct book *book, void *state, const char *const *cells,
	       struct diags *diags, const struct place *place)
{
	struct side_state *side = state;
	struct totals totals = {.cells = 0};
	struct fact fact = {
		.origin = {(uint32_t)side->file_index, (uint32_t)place->line, 0}};
	if (!read_table(cells[F_TABLE], &fact.table))
		return refuse(diags, *place, "table", cells[F_TABLE],
			      "spending, declarations, caseload or benefits");
	int status = read_totals(side, cells, fact.table, &totals, diags, place);
	if (read_members(book, cells, &fact, diags, place) < 0)
		status = -1;
	if (status < 0)
		return -1;
	if (fact.table == TABLE_SPENDING &&
	    strcmp(book_code(book, AXIS_MUNICIPALITY, fact.axis[AXIS_MUNICIPALITY]),
		   PEER_TOTAL) != 0 &&
	    conflicts_claim(side->conflicts, book, &fact, side->source, side->file,
			    diags) < 0)
		status = -1;
	side->amount = fact.table == TABLE_SPENDING ? totals.value : 0;
	if (status == 0)
		status = add_cells(book, &fact, &totals, diags, place);
	side->fatal = status < 0;
	return status;
}

const struct importer importer_cube = {
	.name = "cube",
	.table = TABLE_SPENDING,
	.fields = fields,
	.nfields = F_AXES + AXIS_STORED,
	.unit = 1,
	.order = 1,
	.row = row,
};
