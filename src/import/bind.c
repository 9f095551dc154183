/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * bind - what the columns of one file mean, and what holds for all of its rows
 */
#include "reader.h"
#include "rejected_file.h"
#include "utf8.h"
#include "words.h"

#include <string.h>

struct place reader_place(const struct reader *r, size_t field)
{
	struct place place = {.file = r->file, .line = r->line};
	if (field < r->profile->importer.nfields && r->bound[field].column >= 0)
		place.column = r->headers.raw[r->bound[field].column];
	return place;
}

static struct place file_place(const struct reader *r)
{
	return (struct place){.file = r->file};
}

static void find_columns(struct reader *r)
{
	const struct importer *importer = &r->profile->importer;
	for (size_t axis = 0; axis < AXIS_COUNT; axis++)
		r->key[axis] = -1;
	for (size_t i = 0; i < importer->nfields; i++) {
		const struct field *field = &importer->fields[i];
		struct bound *bound = &r->bound[i];
		bound->column = headers_find(&r->headers, field, &r->arena);
		if (bound->column >= 0 && field->role == FIELD_KEY &&
		    r->key[field->axis] < 0)
			r->key[field->axis] = (int)i;
		bound->people = importer->table == TABLE_CASELOAD;
		for (size_t p = 0; p < 4 && field->preset[p].code; p++)
			bound->people |= field->preset[p].axis == AXIS_INDICATOR;
	}
}

/* Of two columns with one header nobody can say which is meant. */
static int check_again(struct reader *r, int column)
{
	const struct place place = {.file = r->file, .line = r->dialect->header_line};
	const int again = column < 0 ? -1 : headers_again(&r->headers, (size_t)column);
	if (again < 0)
		return 0;
	return diag_error(r->diags, &place, "columns %d and %d have the same header '%s'",
			  column + 1, again + 1, r->headers.raw[again]);
}

/* Free text and columns that are not read may share a header: nothing depends on them,
 * unless a skip key looks at them. */
static bool is_needed(const struct reader *r, size_t field)
{
	if (r->profile->importer.fields[field].role != FIELD_IGNORE)
		return true;
	for (size_t i = 0; i < r->profile->nskips; i++)
		if (r->profile->skips[i].field == field)
			return true;
	return false;
}

static int check_columns(struct reader *r)
{
	int status = 0;
	for (size_t i = 0; i < r->profile->importer.nfields; i++)
		if (is_needed(r, i) && check_again(r, r->bound[i].column) < 0)
			status = -1;
	return status;
}

static bool is_double(const struct reader *r, size_t column)
{
	bool first = true;
	for (size_t i = 0; i < column && first; i++)
		first = strcmp(r->headers.folded[i], r->headers.folded[column]) != 0;
	return !first || headers_again(&r->headers, column) >= 0;
}

/* An optional column with a slip in its header would go unnoticed. A section of
 * sdgrip.ini chooses its columns itself, but of a header that is there twice it may not
 * know. */
static void find_unread(struct reader *r)
{
	const struct importer *importer = &r->profile->importer;
	const char **unread = arena_alloc(&r->arena, r->headers.count * sizeof(*unread));
	size_t count = 0;
	for (size_t column = 0; column < r->headers.count; column++) {
		bool read = !*r->headers.raw[column] ||
			    rejected_column(r->headers.folded[column]) ||
			    (r->profile->own_section && !importer->topics &&
			     !is_double(r, column));
		for (size_t i = 0; i < importer->nfields && !read; i++) {
			const char *synonyms = importer->fields[i].synonyms;
			read = r->bound[i].column == (int)column ||
			       (synonyms && strcmp(synonyms, "*") == 0);
		}
		if (!read)
			unread[count++] = r->headers.raw[column];
	}
	const struct headers list = {.raw = unread, .count = count};
	r->unread = headers_list(&list, &r->arena);
}

/* Amounts that a letter makes plus or minus would all be added. In a section, and with a
 * sign that is given, the user has decided. */
static int check_letter(struct reader *r)
{
	const struct profile *profile = r->profile;
	if (profile->own_section || profile->sign_given ||
	    profile->base->table != TABLE_SPENDING || profile->base->row)
		return 0;
	for (size_t i = 0; i < r->headers.count; i++) {
		const struct place place = {r->file, r->dialect->header_line,
					    r->headers.raw[i]};
		if (is_letter_header(r->headers.folded[i]))
			return diag_error(
				r->diags, &place,
				"says whether an amount counts for or against, and "
				"nothing reads it; write column.letter and sign = letter "
				"in a section of sdgrip.ini, or %s@sign=positive when "
				"it says nothing",
				r->file);
	}
	return 0;
}

/* The file name gives what neither a column nor the user does. */
static void set_from_name(void *context, const char *key, const char *value)
{
	struct reader *r = context;
	enum axis axis;
	if (axis_find(key, &axis) && !r->fixed[axis] && r->key[axis] < 0)
		r->fixed[axis] = arena_strdup(&r->arena, value);
}

static void find_fixed(struct reader *r)
{
	const struct importer *importer = &r->profile->importer;
	memcpy(r->fixed, r->profile->fixed, sizeof(r->fixed));
	const char *slash = strrchr(r->file, '/');
	if (importer->from_name)
		importer->from_name(slash ? slash + 1 : r->file, set_from_name, r);
	if (!r->fixed[AXIS_MUNICIPALITY] && r->key[AXIS_MUNICIPALITY] < 0)
		r->fixed[AXIS_MUNICIPALITY] = r->home->code;
}

/* True when every measure of spending implies a member of this axis. */
static bool all_preset(const struct reader *r, enum axis axis)
{
	const struct importer *importer = &r->profile->importer;
	bool all = true;
	for (size_t i = 0; i < importer->nfields; i++) {
		const struct field *field = &importer->fields[i];
		if (field->role != FIELD_MEASURE || r->bound[i].column < 0)
			continue;
		bool here = r->bound[i].people && importer->table != TABLE_CASELOAD;
		for (size_t p = 0; p < 4 && field->preset[p].code; p++)
			here |= field->preset[p].axis == axis;
		all &= here;
	}
	return all;
}

static bool any_preset(const struct reader *r, enum axis axis)
{
	const struct importer *importer = &r->profile->importer;
	for (size_t i = 0; i < importer->nfields; i++)
		for (size_t p = 0; p < 4 && importer->fields[i].preset[p].code; p++)
			if (r->bound[i].column >= 0 &&
			    importer->fields[i].role == FIELD_MEASURE &&
			    importer->fields[i].preset[p].axis == axis)
				return true;
	return false;
}

static bool is_given(const struct reader *r, enum axis axis)
{
	return r->key[axis] >= 0 || r->fixed[axis];
}

/* A column and a value for all rows would contradict each other without anybody noticing.
 * */
static int check_twice(struct reader *r)
{
	const struct place place = file_place(r);
	int status = 0;
	for (enum axis axis = 0; axis <= AXIS_YEAR; axis++) {
		if (!r->profile->fixed[axis])
			continue;
		if (r->key[axis] >= 0)
			status = diag_usage(
				r->diags, &place,
				"%s is given as '%s', but the file has a column "
				"for it, '%s'",
				axis_name(axis), r->profile->fixed[axis],
				reader_place(r, (size_t)r->key[axis]).column);
		else if (r->profile->own_section && axis == AXIS_STAGE &&
			 r->profile->importer.nfields > r->profile->base->nfields &&
			 all_preset(r, axis))
			status = diag_usage(r->diags, &place,
					    "stage is given as '%s', but the measures of "
					    "'%s' name stages too",
					    r->profile->fixed[axis], r->profile->name);
	}
	return status;
}

/* What every row needs and neither a column nor anything else gives. */
static int check_given(struct reader *r)
{
	const struct place place = file_place(r);
	const bool months = any_preset(r, AXIS_PERIOD);
	const enum table_id table = r->profile->importer.table;
	const bool care = table != TABLE_SPENDING && table != TABLE_CASELOAD;
	int status = 0;
	if (table != TABLE_ASSIGNMENTS && !is_given(r, AXIS_YEAR) &&
	    (months || !is_given(r, AXIS_PERIOD)))
		status = diag_error(
			r->diags, &place,
			"no year, expected FILE@year=2025, a file name like "
			"2025_begroting.csv or GF_M2025_2026.csv, or fixed.year "
			"in sdgrip.ini");
	if (table == TABLE_SPENDING && !is_given(r, AXIS_STAGE) &&
	    !all_preset(r, AXIS_STAGE))
		status = diag_error(
			r->diags, &place,
			"no stage, expected FILE@stage=budget or stage=actual, a "
			"file name like 2025_begroting.csv or "
			"2025_jaarrekening.csv, or fixed.stage in sdgrip.ini");
	if (!care && !is_given(r, AXIS_MUNICIPALITY))
		status = diag_error(r->diags, &place,
				    "no municipality, expected a column, "
				    "FILE@municipality=GM0363, or code in section "
				    "[municipality] of sdgrip.ini");
	if (any_preset(r, AXIS_CLUSTER) && !is_given(r, AXIS_VERSION))
		status = diag_error(
			r->diags, &place,
			"no circular, expected FILE@version=M2025 or a file name "
			"like GF_M2025_2026.csv");
	return status;
}

static int bind_matches(struct reader *r)
{
	int status = 0;
	for (size_t i = 0; i < r->profile->ntexts; i++) {
		struct text_rule *rule = &r->profile->texts[i];
		const struct field field = {.name = rule->header};
		const struct place place = file_place(r);
		rule->column = headers_find(&r->headers, &field, &r->arena);
		if (check_again(r, rule->column) < 0)
			status = -1;
		if (rule->column < 0)
			status = diag_error(
				r->diags, &place,
				"no column '%s', which a match key names; there "
				"is %s",
				rule->header, headers_list(&r->headers, &r->arena));
	}
	return status;
}

/* Members that never depend on the row are converted once. */
static int convert_presets(struct reader *r)
{
	const struct importer *importer = &r->profile->importer;
	const struct place place = file_place(r);
	struct resolved ignored;
	int status = 0;
	for (size_t i = 0; i < importer->nfields; i++) {
		const struct preset *preset = importer->fields[i].preset;
		for (size_t p = 0; p < 4 && preset[p].code; p++)
			if (preset[p].axis != AXIS_PERIOD)
				status |= convert(&r->convert, preset[p].axis,
						  preset[p].code, 0, &place,
						  &r->bound[i].preset[p]);
	}
	if (r->fixed[AXIS_MUNICIPALITY])
		status |= convert(&r->convert, AXIS_MUNICIPALITY,
				  r->fixed[AXIS_MUNICIPALITY], 0, &place, &ignored);
	return status < 0 ? -1 : 0;
}

int reader_bind(struct reader *r)
{
	const struct importer *importer = &r->profile->importer;
	const size_t n = importer->nfields + 1;
	headers_init(&r->headers, r->dialect->headers, r->dialect->ncolumns, &r->arena);
	r->bound = arena_alloc(&r->arena, n * sizeof(*r->bound));
	r->cells = arena_alloc(&r->arena, n * sizeof(*r->cells));
	r->amounts = arena_alloc(&r->arena, n * sizeof(*r->amounts));
	r->facts = arena_alloc(&r->arena, n * sizeof(*r->facts));
	const struct place place = {.file = r->file, .line = r->dialect->header_line};
	if (profile_missing(r->profile, &r->headers, &place, &r->arena, r->diags) < 0)
		return -1;
	find_columns(r);
	find_unread(r);
	find_fixed(r);
	int status = check_columns(r);
	if (check_letter(r) < 0)
		status = -1;
	if (bind_matches(r) < 0 || check_twice(r) < 0 || topics_check(r) < 0)
		status = -1;
	if (!importer->row && check_given(r) < 0)
		status = -1;
	if (status == 0 && r->key[AXIS_CLIENT] >= 0)
		status = clients_ready(r->clients, r->book->rejects != NULL, r->diags);
	return status < 0 ? -1 : convert_presets(r);
}
