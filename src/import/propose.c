/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * propose - the section of sdgrip.ini that would read an inspected file
 *
 * What the columns say is written as a key; what only the user knows as a comment that
 * says what to decide. A guess is never a key.
 */
#include "propose.h"

#include "citizen.h"
#include "utf8.h"

#include <assert.h>
#include <stdarg.h>
#include <string.h>

enum { LINE_MOST = 198 }; /* bytes that sdgrip.ini reads of a line */

static struct inspected_line *add_line(struct proposal *p)
{
	struct inspection *in = p->inspection;
	/* in the book's arena: the old array stays there until the end */
	if (in->nlines == in->lines_room) {
		const size_t room = in->lines_room ? in->lines_room * 2 : 32;
		struct inspected_line *lines =
			arena_alloc(p->arena, room * sizeof(*lines));
		if (in->nlines > 0)
			memcpy(lines, in->lines, in->nlines * sizeof(*lines));
		in->lines = lines;
		in->lines_room = room;
	}
	return &in->lines[in->nlines++];
}

void propose_line(struct proposal *p, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	const char *text = arena_vprintf(p->arena, format, args);
	va_end(args);
	/* a longer line would be refused; as a comment it does no harm */
	if (strlen(text) > LINE_MOST && *text != '#')
		text = arena_printf(p->arena, "# %s", text);
	*add_line(p) = (struct inspected_line){.text = text};
}

void propose_note(struct proposal *p, const char *note)
{
	*add_line(p) = (struct inspected_line){.note = note};
}

/* Where the ini would stop reading a value: a comment, a control character. */
static size_t readable_length(const char *text)
{
	size_t i = 0;
	for (; text[i]; i++) {
		const unsigned char c = (unsigned char)text[i];
		if (c < ' ' || (c == ';' && (i == 0 || text[i - 1] == ' ')))
			break;
	}
	while (text[i] && i > 0 && text[i - 1] == ' ')
		i--;
	return i;
}

void propose_column(struct proposal *p, const char *key, size_t column)
{
	const char *header = p->columns->headers->raw[column];
	const size_t length = readable_length(header);
	size_t at;
	if (citizen_find(header, &at) || length == 0)
		return;
	if (header[length])
		propose_line(p, "%s = %.*s*", key, (int)length, header);
	else
		propose_line(p, "%s = %s", key, header);
}

/* What every file of this kind must say, and neither a column nor its name does. */
struct provided {
	bool axis[AXIS_COUNT];
};

static void set_given(void *context, const char *key, const char *value)
{
	struct provided *given = context;
	enum axis axis;
	if (axis_find(key, &axis) && *value)
		given->axis[axis] = true;
}

static void find_given(const struct proposal *p, struct provided *given, bool *numbers)
{
	const struct importer *importer = p->fits;
	const char *slash = strrchr(p->job->path, '/');
	bool stage = true;
	if (importer->from_name)
		importer->from_name(slash ? slash + 1 : p->job->path, set_given, given);
	for (size_t i = 0; i < importer->nfields; i++) {
		const struct field *field = &importer->fields[i];
		const int column =
			headers_find(p->columns->headers, field, p->columns->arena);
		if (column < 0)
			continue;
		if (field->role == FIELD_KEY)
			given->axis[field->axis] = true;
		numbers[column] |= field_is_number(field);
		if (field->role != FIELD_MEASURE && field->role != FIELD_QUANTITY)
			continue;
		stage &= field->role != FIELD_MEASURE ||
			 field->preset[0].axis == AXIS_STAGE;
	}
	given->axis[AXIS_STAGE] |= stage;
}

/* A month alone needs its year. */
static bool has_year(const struct proposal *p, const struct provided *given)
{
	if (given->axis[AXIS_YEAR] || p->fits->table == TABLE_ASSIGNMENTS)
		return true;
	for (size_t i = 0; i < p->fits->nfields; i++) {
		const struct field *field = &p->fits->fields[i];
		const int column =
			headers_find(p->columns->headers, field, p->columns->arena);
		if (field->role == FIELD_KEY && field->axis == AXIS_PERIOD && column >= 0)
			return strcmp(p->columns->column[column].type, "month") != 0;
	}
	return p->fits->row != NULL;
}

void propose_municipality(struct proposal *p)
{
	if (!config_section(p->config, "municipality", "") &&
	    !hint_given(p, "municipality"))
		propose_note(p, "municipality");
}

static void propose_importer(struct proposal *p)
{
	struct provided given = {.axis = {false}};
	bool *numbers = arena_alloc(p->columns->arena,
				    (p->columns->count + 1) * sizeof(*numbers));
	find_given(p, &given, numbers);
	if (p->fits->numbers != NUMBER_UNDECIDED)
		memset(numbers, 0, p->columns->count * sizeof(*numbers));
	propose_head(p, p->fits->name, numbers);
	if (p->fits->row)
		return;
	if (!has_year(p, &given))
		propose_fixed_year(p);
	if (p->fits->table == TABLE_SPENDING && !given.axis[AXIS_STAGE] &&
	    !hint_given(p, "stage")) {
		propose_note(p, "stage");
		propose_line(p, "# fixed.stage = budget");
	}
	if (p->fits->table == TABLE_SPENDING && !p->fits->whole)
		propose_skips(p);
	const int letter = suggested_claim(p->columns, CLAIM_LETTER);
	if (p->fits->table == TABLE_SPENDING && letter >= 0) {
		propose_line(p, "sign = letter");
		propose_column(p, "column.letter", (size_t)letter);
	}
	/* a ledger in the plain layout: its accounts tell the side */
	if (p->fits->table == TABLE_SPENDING && letter < 0 && !given.axis[AXIS_SIDE] &&
	    !given.axis[AXIS_CATEGORY])
		propose_account_sides(p);
	if (is_care_kind(p->fits))
		propose_care(p, p->fits);
	else if (!given.axis[AXIS_MUNICIPALITY])
		propose_municipality(p);
}

/* The columns that the nearest kind of file has, by its own names; those that it lacks
 * as comments. */
static void propose_nearest(struct proposal *p)
{
	const struct importer *importer = p->nearest;
	assert(importer);
	bool *numbers = arena_alloc(p->columns->arena,
				    (p->columns->count + 1) * sizeof(*numbers));
	for (size_t i = 0; i < importer->nfields; i++) {
		const int column = headers_find(p->columns->headers, &importer->fields[i],
						p->columns->arena);
		if (column >= 0)
			numbers[column] |= field_is_number(&importer->fields[i]);
	}
	propose_head(p, importer->name, numbers);
	propose_note(p, "missing");
	for (size_t i = 0; i < importer->nfields; i++) {
		const struct field *field = &importer->fields[i];
		if (field->required &&
		    headers_find(p->columns->headers, field, p->columns->arena) < 0 &&
		    !propose_dates(p, field))
			propose_line(p, "# column.%s = ...", field->name);
	}
	const char *either = importer->either;
	if (either && strchr(p->inspection->missing, '/'))
		propose_line(p, "# column.%.*s = ...", (int)strcspn(either, "|"), either);
	if (is_care_kind(importer))
		propose_care(p, importer);
}

/* The nearest kind has a column for its amount or count, at least. */
static bool nearest_counts(const struct proposal *p)
{
	for (size_t i = 0; p->nearest && i < p->nearest->nfields; i++) {
		const struct field *field = &p->nearest->fields[i];
		const int column =
			headers_find(p->columns->headers, field, p->columns->arena);
		if (field->role == FIELD_MEASURE && column >= 0 &&
		    content_is_number(&p->columns->column[column]))
			return true;
	}
	return false;
}

/* The section as it is. */
static void propose_same(struct proposal *p)
{
	const struct section *section = p->job->section;
	propose_line(p, "[source %s]", section->name);
	for (size_t i = 0; i < section->count; i++)
		propose_line(p, "%s = %s", section->settings[i].key,
			     section->settings[i].value);
}

void propose(struct proposal *p)
{
	const bool spends = suggested_claim(p->columns, CLAIM_MEASURE) >= 0;
	const bool people = p->nearest && p->nearest->table == TABLE_CASELOAD;
	if (p->described)
		propose_same(p);
	else if (p->fits)
		propose_importer(p);
	else if (p->topics)
		propose_topics(p);
	else if (care_is_near(p) || (nearest_counts(p) && (people || !spends)))
		propose_nearest(p);
	else
		propose_keys(p);
}
