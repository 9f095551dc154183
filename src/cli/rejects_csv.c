/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * rejects_csv - the files of --rejects: the rows as their source has them, with the
 * reason in front
 *
 * Nothing is changed in the cells, so that the file can be corrected and read again.
 */
#include "rejects_csv.h"

#include "output.h"

#include <string.h>
#include <sys/stat.h>

static void put_cell(const char *cell, char delimiter, FILE *stream)
{
	const char special[] = {delimiter, '"', '\n', '\r', '\0'};
	if (!cell[strcspn(cell, special)]) {
		fputs(cell, stream);
		return;
	}
	fputc('"', stream);
	for (; *cell; cell++) {
		if (*cell == '"')
			fputc('"', stream);
		fputc(*cell, stream);
	}
	fputc('"', stream);
}

static void put_cells(const char *const *cells, size_t count, char delimiter,
		      FILE *stream)
{
	for (size_t i = 0; i < count; i++) {
		fputc(delimiter, stream);
		put_cell(cells[i], delimiter, stream);
	}
	fputc('\n', stream);
}

static void put_row(const struct reject_layout *layout, const struct rejected *row,
		    FILE *stream)
{
	const char delimiter = layout->delimiter;
	put_cell(row->file, delimiter, stream);
	fprintf(stream, "%c%zu%c", delimiter, row->line, delimiter);
	put_cell(row->reason, delimiter, stream);
	if (row->count > 0) {
		put_cells(row->cells, row->count, delimiter, stream);
		return;
	}
	for (size_t i = 0; i < layout->nheaders; i++)
		fputc(delimiter, stream);
	fputc('\n', stream);
}

static int write_layout(const struct reject_layout *layout, const char *path,
			struct diags *diags)
{
	const char delimiter = layout->delimiter;
	struct output output;
	if (output_open_private(&output, path, diags) < 0)
		return -1;
	fprintf(output.stream, "%s%c%s%c%s", REJECTS_FILE, delimiter, REJECTS_LINE,
		delimiter, REJECTS_REASON);
	put_cells(layout->headers, layout->nheaders, delimiter, output.stream);
	for (size_t i = 0; i < layout->count; i++)
		put_row(layout, &layout->rows[i], output.stream);
	return output_commit(&output, diags);
}

/* Loud: the report lacks these rows. */
static void tell(const struct reject_layout *layout, const char *path,
		 struct diags *diags)
{
	const struct place place = {.file = path};
	size_t hidden = 0;
	for (size_t i = 0; i < layout->count; i++)
		hidden += layout->rows[i].count == 0;
	diag_warning(diags, &place,
		     "holds the %zu row%s rejected, which %s in no figure; read %s, "
		     "corrected, as '%s@%s'",
		     layout->count, layout->count == 1 ? " that was" : "s that were",
		     layout->count == 1 ? "is" : "are",
		     layout->count == 1 ? "it" : "them", path, layout->given);
	if (hidden > 0)
		diag_warning(diags, &place,
			     "holds of %zu row%s only the line number: numbers of "
			     "citizens or clients may stand in the cells",
			     hidden, hidden == 1 ? "" : "s");
}

/* Somebody may take it for what this run rejected. */
static void tell_old(const char *path, struct diags *diags)
{
	const struct place place = {.file = path};
	struct stat at;
	if (stat(path, &at) == 0 && at.st_size > 0)
		diag_warning(diags, &place,
			     "is there from an earlier run; this run did not write it");
}

int rejects_write(const struct rejects *rejects, const char *path, struct diags *diags)
{
	struct arena arena;
	int status = 0;
	size_t number = 1;
	arena_init(&arena);
	for (size_t i = 0; i < rejects->count && status == 0; i++) {
		const char *target = rejects_path(path, number, &arena);
		if (rejects->layouts[i].count == 0)
			continue;
		status = write_layout(&rejects->layouts[i], target, diags);
		if (status == 0)
			tell(&rejects->layouts[i], target, diags);
		number++;
	}
	if (status == 0)
		tell_old(rejects_path(path, number, &arena), diags);
	arena_release(&arena);
	return status;
}
