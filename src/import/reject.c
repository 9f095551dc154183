/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * reject - what becomes of a row that cannot be read
 *
 * Without --rejects the file fails. With it the row goes to the list of rejected rows,
 * and only what rows say together can still make a file fail: euros that nothing maps, a
 * stock with two values, two sources of one budget. A line of a mapping or phasing file
 * changes what other rows mean, so a wrong one always fails.
 *
 * The list holds rows as they are in the file, for the user to correct, but for clients:
 * pseudonyms. What could be the number of a citizen outside the columns that are read
 * keeps the cells of a whole file out.
 */
#include "reject.h"

#include "citizen.h"
#include "rejected_file.h"

#include <string.h>

enum { CELL_MOST = 1 << 20 }; /* bytes: what a cell may hold when it is read again */

static bool keeps_rows(const struct reader *r)
{
	return r->book->rejects && r->profile->importer.order > 0;
}

void reject_begin(struct reader *r)
{
	r->reject_layout = SIZE_MAX;
	diags_listen(r->diags, keeps_rows(r));
}

void reject_preamble(struct reader *r)
{
	diags_heard(r->diags, &r->arena);
	r->fatal = true;
}

/* True when the column is read as something else than text. */
static bool is_read(const struct reader *r, size_t column)
{
	for (size_t i = 0; i < r->profile->importer.nfields; i++) {
		const struct field *field = &r->profile->importer.fields[i];
		const bool text =
			field->role == FIELD_IGNORE || field->role == FIELD_NAME ||
			(field->role == FIELD_KEY &&
			 (field->axis == AXIS_PROVIDER || field->axis == AXIS_REFERRER));
		if (r->bound[i].column == (int)column && !text)
			return true;
	}
	return false;
}

/* Codes and amounts of eight digits are common, and one in eleven passes by chance. */
static bool may_name_citizen(const struct reader *r, size_t column, const char *cell)
{
	char digits[CITIZEN_SIZE];
	const bool read = is_read(r, column);
	size_t length;
	if (citizen_digits(cell, digits) >= (read ? 9 : 8))
		return true;
	const char *at = citizen_find(cell, &length);
	while (at && read && length < 9)
		at = citizen_find(at + length, &length);
	return at != NULL;
}

static bool is_client(const struct reader *r, size_t column)
{
	const int field = r->key[AXIS_CLIENT];
	return field >= 0 && r->bound[field].column == (int)column;
}

/* Columns that an earlier run put before those of the source are not written again. */
static bool is_written(const struct reader *r, size_t column)
{
	return column >= r->headers.count || !rejected_column(r->headers.folded[column]);
}

static bool same_headers(const struct reject_layout *layout, const struct reader *r)
{
	size_t n = 0;
	for (size_t i = 0; i < r->headers.count; i++) {
		if (!is_written(r, i))
			continue;
		if (n == layout->nheaders ||
		    strcmp(layout->headers[n], r->headers.raw[i]) != 0)
			return false;
		n++;
	}
	return n == layout->nheaders;
}

static void set_headers(struct reject_layout *layout, const struct reader *r,
			struct arena *arena)
{
	const char **headers =
		arena_alloc(arena, (r->headers.count + 1) * sizeof(*headers));
	for (size_t i = 0; i < r->headers.count; i++)
		if (is_written(r, i))
			headers[layout->nheaders++] =
				arena_strdup(arena, r->headers.raw[i]);
	layout->headers = headers;
}

/* A file of one column has no delimiter, but with the columns before it it has four. */
static char delimiter_of(const struct reader *r)
{
	const char delimiter = r->dialect->delimiter;
	return delimiter == DELIMITER_NONE ? ';' : delimiter;
}

/* Rows of files that are read in the same way go together. */
static struct reject_layout *layout_of(struct reader *r)
{
	struct rejects *rejects = r->book->rejects;
	const char *given = rejected_given(r);
	for (size_t i = 0; i < rejects->count && r->reject_layout == SIZE_MAX; i++) {
		const struct reject_layout *layout = &rejects->layouts[i];
		if (layout->delimiter == delimiter_of(r) &&
		    strcmp(layout->given, given) == 0 && same_headers(layout, r))
			r->reject_layout = i;
	}
	if (r->reject_layout != SIZE_MAX)
		return &rejects->layouts[r->reject_layout];
	rejects->layouts = xgrow(rejects->layouts, &rejects->room, rejects->count + 1,
				 sizeof(*rejects->layouts));
	r->reject_layout = rejects->count++;
	struct reject_layout *layout = &rejects->layouts[r->reject_layout];
	*layout = (struct reject_layout){.delimiter = delimiter_of(r),
					 .given = arena_strdup(&rejects->arena, given)};
	set_headers(layout, r, &rejects->arena);
	return layout;
}

/* Of a line that is too long to be a cell nothing is kept. */
static const char *broken_text(const struct row *row, struct arena *arena)
{
	char *text = arena_strndup(arena, row->text,
				   row->length < CELL_MOST ? row->length : 0);
	text[strcspn(text, "\r\n")] = '\0';
	return text;
}

static void copy_cells(struct reader *r, const struct row *row, struct rejected *out)
{
	struct arena *arena = &r->book->rejects->arena;
	const char **cells = arena_alloc(arena, (r->count + 2) * sizeof(*cells));
	out->cells = cells;
	if (row->broken)
		cells[out->count++] = broken_text(row, arena);
	for (size_t i = 0; i < r->count && !row->broken; i++)
		if (is_written(r, i))
			cells[out->count++] = arena_strdup(
				arena, is_client(r, i) ? client_shown(r) : r->raw[i]);
}

/* In a row that has shifted, and in one that is broken, a client may stand anywhere. */
static bool may_hold_client(const struct reader *r, const struct row *row)
{
	return r->key[AXIS_CLIENT] >= 0 &&
	       (row->broken || row->count != r->headers.count);
}

static bool names_citizen(struct reader *r, const struct row *row)
{
	size_t length;
	if (row->broken)
		return citizen_find(broken_text(row, &r->arena), &length);
	for (size_t i = 0; i < r->count; i++)
		if (is_written(r, i) && !is_client(r, i) &&
		    may_name_citizen(r, i, r->raw[i]))
			return true;
	return false;
}

/* From here on, and for what was kept already. */
static void hide_file(struct reader *r, struct reject_layout *layout)
{
	r->reject_hidden = true;
	for (size_t i = 0; i < layout->count; i++)
		if (layout->rows[i].file == r->reject_name)
			layout->rows[i].count = 0;
}

static void keep(struct reader *r, const struct row *row)
{
	struct arena *arena = &r->book->rejects->arena;
	struct reject_layout *layout = layout_of(r);
	if (!r->reject_name)
		r->reject_name =
			arena_strdup(arena, citizen_hide_name(&r->arena, r->file));
	struct rejected rejected = {.file = r->reject_name,
				    .line = row->line,
				    .reason = diags_heard(r->diags, arena)};
	const bool hidden = may_hold_client(r, row);
	if (!hidden && !r->reject_hidden && names_citizen(r, row))
		hide_file(r, layout);
	if (!hidden && !r->reject_hidden)
		copy_cells(r, row, &rejected);
	layout->rows = xgrow(layout->rows, &layout->room, layout->count + 1,
			     sizeof(*layout->rows));
	layout->rows[layout->count++] = rejected;
}

void reject_row(struct reader *r, const struct row *row, int64_t amount)
{
	const struct place place = {.file = r->file, .line = row->line};
	balance_read(r, amount);
	balance_rejected(r, amount);
	if (!control_reject(r->control, &place, r->diags))
		r->fatal = true;
	else if (keeps_rows(r))
		keep(r, row);
}

int reject_end(struct reader *r)
{
	const size_t rejected = r->book->files[r->file_index].rows_rejected;
	diags_listen(r->diags, false);
	return r->fatal || (rejected > 0 && !keeps_rows(r)) ? -1 : 0;
}
