/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * reader - one file through a profile into the book
 */
#include "reader.h"

#include "care_rows.h"
#include "citizen.h"
#include "iv3_delivery.h"
#include "message.h"
#include "records.h"
#include "reject.h"
#include "utf8.h"

#include <string.h>

/* Enough fields, and nothing in those that the header does not have. */
static int check_width(struct reader *r)
{
	const size_t columns = r->headers.count;
	size_t count = r->count;
	while (count > columns && text_is_blank(r->raw[count - 1]))
		count--;
	bool short_row = false;
	for (size_t i = 0; i < r->profile->importer.nfields; i++)
		short_row |= r->bound[i].column >= (int)count &&
			     r->profile->importer.fields[i].role != FIELD_IGNORE;
	if (count <= columns && !short_row)
		return 0;
	const struct place place = reader_place(r, NO_FIELD);
	return diag_error(r->diags, &place, "%zu fields, expected %zu as in %s", r->count,
			  columns,
			  r->dialect->header_line > 0 ? "the header" : "most lines");
}

/* What rows that an importer takes over whole (mapping, phasing, cube) are given. */
static void side_init(struct reader *r)
{
	const size_t count = r->profile->importer.nfields;
	enum number_style *styles = arena_alloc(&r->arena, (count + 1) * sizeof(*styles));
	const char **headers = arena_alloc(&r->arena, (count + 1) * sizeof(*headers));
	for (size_t i = 0; i < count; i++) {
		styles[i] = r->bound[i].style;
		if (r->bound[i].column >= 0)
			headers[i] = r->headers.raw[r->bound[i].column];
	}
	r->side = (struct side_state){.mapping = r->mapping,
				      .conflicts = r->conflicts,
				      .styles = styles,
				      .headers = headers,
				      .scratch = &r->arena,
				      .file = r->file,
				      .source = r->source,
				      .file_index = r->file_index};
}

static int side_row(struct reader *r, int64_t *amount)
{
	const struct place place = reader_place(r, NO_FIELD);
	r->side.amount = 0;
	const int status =
		r->profile->importer.row(r->book, &r->side, r->cells, r->diags, &place);
	*amount = r->side.amount;
	r->fatal |= r->side.fatal;
	return status;
}

static void load(struct reader *r, const struct row *row)
{
	int64_t amount = amounts_total(r);
	const char *reason = skip_reason(r);
	const bool peer = reason && strcmp(reason, "nederland") == 0 &&
			  r->book->needs.peer_total && !r->profile->importer.row;
	int status = 0;
	if (!reason || peer) {
		status = check_width(r);
		/* in a row that has shifted no cell is where it should be */
		amount = status < 0 ? 0 : amount;
		if (status == 0 && r->profile->importer.row)
			status = side_row(r, &amount);
		else if (status == 0)
			status = facts_build(r);
		if (status == 0 && !r->profile->importer.row) {
			status = facts_add(r, peer);
			r->fatal |= status < 0;
		}
	}
	if (status < 0) {
		reject_row(r, row, amount);
		return;
	}
	balance_read(r, amount);
	if (!reason && status == 0 && *r->client)
		r->book->files[r->file_index].clients++;
	if (status > 0)
		reason = reason ? reason : "zero";
	if (reason)
		balance_skipped(r, reason, amount);
	else
		balance_loaded(r, amount);
	if (!reason) {
		care_count(r);
		grant_loaded(r);
		overlap_add(r, amount);
	}
}

static int read_row(void *context, const struct row *row)
{
	struct reader *r = context;
	if (row->line <= r->dialect->preamble) {
		if (row->broken)
			reject_preamble(r);
		return 0;
	}
	r->line = row->line;
	if (row->broken) {
		reject_row(r, row, 0);
		return r->control->stopped;
	}
	amounts_read(r, row);
	if (row->bad)
		reject_row(r, row, amounts_total(r));
	else
		load(r, row);
	return r->control->stopped;
}

/* Delimiter and header line, or JSON. */
static const char *form(struct reader *r)
{
	const char delimiter = r->dialect->delimiter;
	const size_t header = r->dialect->header_line;
	if (r->dialect->delivery)
		return "JSON";
	if (r->dialect->message)
		return message_name(r->dialect->message, &r->book->arena);
	return arena_printf(
		&r->book->arena, "%s, %s",
		delimiter == DELIMITER_NONE ? "one column" : delimiter_word(delimiter),
		header > 0 ? arena_printf(&r->book->arena, "header line %zu", header)
			   : "no header line");
}

/* What was decided about the file, for the notes of every report. */
static const char *describe(struct reader *r)
{
	struct arena *arena = &r->book->arena;
	static const char *const quarters[] = {
		[QUARTERS_NOT_SAID] = "",
		[QUARTERS_CUMULATIVE] = ", quarters cumulative",
		[QUARTERS_SEPARATE] = ", quarters separate",
	};
	return arena_printf(arena, "%s (%s), %s, %s%s%s%s%s", r->text->encoding,
			    r->text->decided, form(r), r->numbers,
			    r->profile->importer.unit == 1000 ? ", x 1000" : "",
			    quarters[r->profile->quarters],
			    *r->unread ? ", not read: " : "", r->unread);
}

static int report_unmapped(struct reader *r)
{
	if (r->unmapped_rows == 0)
		return 0;
	char amount[32];
	/* no place: the list of messages per file may be full */
	return diag_error(r->diags, NULL, "%s: %zu row%s, EUR %s have no mapping",
			  citizen_hide_name(&r->arena, r->file), r->unmapped_rows,
			  r->unmapped_rows == 1 ? "" : "s",
			  money_format(amount, sizeof(amount), r->unmapped_amount));
}

static void keep_headers(struct reader *r, struct source_file *file)
{
	struct arena *arena = &r->book->arena;
	const char **headers =
		arena_alloc(arena, (r->headers.count + 1) * sizeof(*headers));
	for (size_t i = 0; i < r->headers.count; i++)
		headers[i] = citizen_hide(arena, arena_strdup(arena, r->headers.raw[i]));
	file->headers = headers;
	file->nheaders = r->headers.count;
}

static int read_rows(struct reader *r)
{
	struct source_file *file = book_file(r->book);
	r->file_index = r->book->nfiles - 1;
	/* a file may be named after a citizen */
	file->name = citizen_hide_name(&r->book->arena,
				       arena_strdup(&r->book->arena, r->file));
	file->importer = citizen_hide(&r->book->arena,
				      arena_strdup(&r->book->arena, r->profile->name));
	file->settings = describe(r);
	file->sha256 = arena_strdup(&r->book->arena, r->text->sha256);
	file->published = r->profile->importer.published;
	file->is_money = r->profile->importer.table != TABLE_CASELOAD;
	keep_headers(r, file);
	side_init(r);
	overlap_begin(r);
	reject_begin(r);
	records_read(r->text, r->dialect, r->file, r->diags, read_row, r);
	int status = reject_end(r);
	if (report_unmapped(r) < 0)
		status = -1;
	if (r->dialect->delivery && r->book->files[r->file_index].rows_rejected == 0)
		iv3_controls(r);
	if (r->dialect->message && status == 0)
		message_remarks(r);
	care_close(r);
	return balance_close(r) < 0 ? -1 : status;
}

int reader_run(struct reader *r)
{
	arena_init(&r->arena);
	converter_init(&r->convert, r->book, r->diags, r->profile, r->home);
	int status = 0;
	if (r->dialect->delivery)
		status = iv3_delivery_check(r->dialect->delivery, r->profile,
					    r->book->codes, r->file, r->diags);
	if (status == 0)
		status = reader_bind(r);
	if (status == 0)
		status = reader_vote(r);
	if (status == 0)
		status = read_rows(r);
	converter_release(&r->convert);
	arena_release(&r->arena);
	return status;
}
