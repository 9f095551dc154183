/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * rows - records of delimited text with their line numbers; the only user of libcsv
 *
 * The text is fed to libcsv one physical line at a time: then a record ends exactly
 * where a line ends, its first line is known, a blank line is seen before libcsv
 * drops it, and after a broken record the reading goes on at the next line.
 */
#include "rows.h"

#include "arena.h"
#include "hash.h"
#include "text_cell.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

enum {
	CHUNK = 1 << 16,       /* the caps are checked this often */
	FIELD_CAP = 1 << 20,   /* bytes */
	RECORD_CAP = 16 << 20, /* bytes */
	CELLS_CAP = 4096,      /* of a record */
	BUFFER_STEP = 1 << 12, /* libcsv grows by 128 bytes if nobody says otherwise */
};

/* A place in the text: the start of a line. */
struct cursor {
	size_t at;
	size_t line;
};

struct reader {
	const char *text;
	size_t length;
	bool counts_lf; /* lines end at LF; only a text without any LF counts CR */
	char delimiter;
	const char *file;
	struct diags *diags;
	int (*each)(void *context, const struct row *row);
	void *context;

	struct csv_parser parser;
	struct cursor start; /* of the record that is being read */
	struct cursor next;  /* the line that is fed next */
	bool ended;          /* libcsv has just finished a record */
	const char *defect;  /* why the record is broken, or NULL */
	bool any_broken, stop;

	char *buffer; /* the cells of the record, each NUL-terminated */
	size_t used, buffer_room;
	size_t *offsets, noffsets, offsets_room; /* of the cells in buffer */
	const char **cells;
	size_t cells_room;
	char *plain; /* a line without the signs of cells like ="0363" */
	size_t plain_room;
};

static const char too_wide[] = "more than 4096 cells in a record";

static size_t end_of_line(const struct reader *reader, size_t at)
{
	const char *text = reader->text;
	while (at < reader->length && text[at] != '\n' && text[at] != '\r')
		at++;
	if (at + 1 < reader->length && text[at] == '\r' && text[at + 1] == '\n')
		return at + 2;
	return at < reader->length ? at + 1 : at;
}

static struct cursor line_after(const struct reader *reader, struct cursor cursor)
{
	const size_t end = end_of_line(reader, cursor.at);
	const char mark = reader->counts_lf ? '\n' : '\r';
	const bool counts = end > cursor.at && reader->text[end - 1] == mark;
	return (struct cursor){.at = end, .line = cursor.line + counts};
}

static void parser_open(struct reader *reader)
{
	/* csv_init fails only for a NULL parser */
	csv_init(&reader->parser, CSV_STRICT | CSV_STRICT_FINI);
	csv_set_delim(&reader->parser, (unsigned char)reader->delimiter);
	csv_set_realloc_func(&reader->parser, xrealloc);
	csv_set_blk_size(&reader->parser, BUFFER_STEP);
}

static void record_begin(struct reader *reader)
{
	reader->start = reader->next;
	reader->used = 0;
	reader->noffsets = 0;
	reader->ended = false;
	reader->defect = NULL;
}

/* libcsv: the end of a cell. */
static void take_cell(void *cell, size_t size, void *context)
{
	struct reader *reader = context;
	if (size > FIELD_CAP)
		reader->defect = "a cell is longer than 1 MiB; is a quote not closed?";
	if (size > 0 && memchr(cell, 0, size))
		reader->defect = "a NUL byte stands in a cell";
	if (reader->noffsets == CELLS_CAP)
		reader->defect = too_wide;
	if (reader->defect)
		return;
	reader->buffer =
		xgrow(reader->buffer, &reader->buffer_room, reader->used + size + 1, 1);
	reader->offsets = xgrow(reader->offsets, &reader->offsets_room,
				reader->noffsets + 1, sizeof(*reader->offsets));
	if (size > 0)
		memcpy(reader->buffer + reader->used, cell, size);
	reader->buffer[reader->used + size] = '\0';
	reader->offsets[reader->noffsets++] = reader->used;
	reader->used += size + 1;
}

/* libcsv: the end of a record. */
static void take_record(int character, void *context)
{
	struct reader *reader = context;
	(void)character;
	reader->ended = true;
}

static void emit(struct reader *reader, const struct row *row)
{
	if (!reader->stop && reader->each(reader->context, row) != 0)
		reader->stop = true;
}

static void emit_record(struct reader *reader)
{
	reader->cells = xgrow(reader->cells, &reader->cells_room, reader->noffsets,
			      sizeof(*reader->cells));
	for (size_t i = 0; i < reader->noffsets; i++)
		reader->cells[i] = text_cell_read(reader->buffer + reader->offsets[i]);
	/* A line that holds an empty pair of quotes says no more than a blank line. */
	const bool blank = reader->noffsets == 1 && *reader->cells[0] == '\0';
	const struct row row = {.line = reader->start.line,
				.count = blank ? 0 : reader->noffsets,
				.cells = reader->cells};
	emit(reader, &row);
	record_begin(reader);
}

/* Reports the record and goes back to the line after the one on which it starts. */
static void emit_broken(struct reader *reader, size_t noticed)
{
	const struct place place = {.file = reader->file, .line = reader->start.line};
	if (reader->diags && noticed > reader->start.line)
		diag_error(reader->diags, &place, "%s (noticed on line %zu)",
			   reader->defect, noticed);
	else if (reader->diags)
		diag_error(reader->diags, &place, "%s", reader->defect);
	const size_t start = reader->start.at;
	const struct row row = {.line = reader->start.line,
				.broken = true,
				.too_wide = reader->defect == too_wide,
				.text = reader->text + start,
				.length = end_of_line(reader, start) - start};
	emit(reader, &row);
	reader->any_broken = true;
	csv_free(&reader->parser);
	parser_open(reader);
	reader->next = line_after(reader, reader->start);
	record_begin(reader);
}

static const char *parse_defect(const struct reader *reader)
{
	if (reader->parser.quoted)
		return "text follows a closing quote; write a quote inside quotes twice";
	return "a quote stands inside a cell that does not begin with one; put the cell "
	       "in "
	       "quotes and write the quote twice";
}

/* The bytes of the line that is fed next. */
static const char *line_bytes(struct reader *reader, size_t end)
{
	const char *line = reader->text + reader->next.at;
	const size_t length = end - reader->next.at;
	if (reader->start.at != reader->next.at || length > RECORD_CAP ||
	    !text_cells_there(line, length))
		return line;
	reader->plain = xgrow(reader->plain, &reader->plain_room, length, 1);
	memcpy(reader->plain, line, length);
	return text_cells_plain(reader->plain, length, reader->delimiter) ? reader->plain
									  : line;
}

static void feed(struct reader *reader, size_t end)
{
	const char *line = line_bytes(reader, end);
	for (size_t at = reader->next.at; at < end && !reader->defect;) {
		const size_t left = end - at;
		const size_t size = left < CHUNK ? left : CHUNK;
		const size_t done =
			csv_parse(&reader->parser, line + (at - reader->next.at), size,
				  take_cell, take_record, reader);
		at += done;
		if (!reader->defect && done < size)
			reader->defect = parse_defect(reader);
		else if (!reader->defect && reader->parser.entry_pos > FIELD_CAP)
			reader->defect =
				"a cell is longer than 1 MiB; is a quote not closed?";
		else if (!reader->defect && at - reader->start.at > RECORD_CAP)
			reader->defect =
				"a record is longer than 16 MiB; is a quote not closed?";
	}
}

/* libcsv drops a line of spaces and tabs when it stands between records. */
static bool line_is_blank(const struct reader *reader, size_t end)
{
	for (size_t at = reader->next.at; at < end; at++) {
		const char c = reader->text[at];
		if (c == reader->delimiter ||
		    (c != ' ' && c != '\t' && c != '\r' && c != '\n'))
			return false;
	}
	return true;
}

static void read_line(struct reader *reader)
{
	const size_t end = end_of_line(reader, reader->next.at);
	const struct cursor next = line_after(reader, reader->next);
	const bool between = reader->start.at == reader->next.at;
	if (between && line_is_blank(reader, end)) {
		const struct row blank = {.line = reader->next.line};
		emit(reader, &blank);
		reader->next = next;
		record_begin(reader);
		return;
	}
	const size_t line = reader->next.line;
	feed(reader, end);
	reader->next = next;
	if (reader->defect)
		emit_broken(reader, line);
	else if (reader->ended)
		emit_record(reader);
}

/* The text has ended: its last record may lack a line end, or a closing quote. */
static void read_rest(struct reader *reader)
{
	if (csv_fini(&reader->parser, take_cell, take_record, reader) != 0 &&
	    !reader->defect)
		reader->defect = "a quote is not closed before the end of the file";
	if (reader->defect)
		emit_broken(reader, reader->start.line);
	else if (reader->ended)
		emit_record(reader);
}

/* The last cells and records may hold numbers of citizens. */
static void wipe(struct reader *reader)
{
	if (reader->buffer)
		secret_wipe(reader->buffer, reader->buffer_room);
	if (reader->plain)
		secret_wipe(reader->plain, reader->plain_room);
	if (reader->parser.entry_buf)
		secret_wipe(reader->parser.entry_buf, reader->parser.entry_size);
}

int rows_read(const char *text, size_t length, char delimiter, const char *file,
	      struct diags *diags, int (*each)(void *context, const struct row *row),
	      void *context)
{
	struct reader reader = {
		.text = text,
		.length = length,
		.counts_lf = length > 0 && memchr(text, '\n', length) != NULL,
		.delimiter = delimiter,
		.file = file,
		.diags = diags,
		.each = each,
		.context = context,
		.next = {.at = 0, .line = 1},
	};
	parser_open(&reader);
	record_begin(&reader);
	while (reader.next.at < length && !reader.stop) {
		read_line(&reader);
		/* An unclosed quote sends the reader back to the line after it. */
		if (reader.next.at >= length && !reader.stop)
			read_rest(&reader);
	}
	wipe(&reader);
	csv_free(&reader.parser);
	free(reader.buffer);
	free(reader.offsets);
	free(reader.cells);
	free(reader.plain);
	return reader.any_broken ? -1 : 0;
}
