/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * diag - the list of errors and warnings, and how they are printed
 *
 * A file with a million bad rows must not cost a million messages, so what will not be
 * printed is counted and not kept. Errors go before warnings for the places in the list:
 * a flood of warnings hides no error.
 */
#include "diag.h"

#include "citizen.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

enum kind { KIND_ERROR, KIND_WARNING, KIND_COUNT };

static const char *const kind_names[KIND_COUNT] = {
	[KIND_ERROR] = "error",
	[KIND_WARNING] = "warning",
};

struct diag {
	enum kind kind;
	size_t file; /* index into diags->files */
	size_t line;
	const char *column;
	const char *text;
};

struct diag_file {
	const char *name;         /* NULL: messages that belong to no file */
	const char *shown;        /* without numbers of citizens */
	size_t total[KIND_COUNT]; /* what came since the last flush */
};

void diags_init(struct diags *diags)
{
	*diags = (struct diags){0};
	arena_init(&diags->arena);
	arena_init(&diags->heard);
}

void diags_release(struct diags *diags)
{
	arena_release(&diags->arena);
	arena_release(&diags->heard);
	free(diags->list);
	free(diags->files);
	diags_init(diags);
}

static bool same_name(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

/* From the back: messages mostly come file by file. */
static size_t file_of(struct diags *diags, const char *name)
{
	for (size_t i = diags->nfiles; i > 0; i--)
		if (same_name(diags->files[i - 1].name, name))
			return i - 1;
	diags->files = xgrow(diags->files, &diags->files_room, diags->nfiles + 1,
			     sizeof *diags->files);
	struct diag_file *file = &diags->files[diags->nfiles];
	*file = (struct diag_file){.name = NULL};
	if (name) {
		file->name = arena_strdup(&diags->arena, name);
		file->shown = citizen_hide_name(&diags->arena, file->name);
	}
	return diags->nfiles++;
}

/* The number of a citizen reaches nobody. A message quotes a cell before it says anything
 * else of it; sums of our own have no quote before them. */
static const char *without_citizens(struct arena *arena, const char *text)
{
	const char *quote = strchr(text, '\'');
	const char *shown = quote ? citizen_hide(arena, quote) : quote;

	return shown == quote
		       ? text
		       : arena_printf(arena, "%.*s%s", (int)(quote - text), text, shown);
}

__attribute__((format(printf, 4, 0))) static void add(struct diags *diags, enum kind kind,
						      const struct place *place,
						      const char *format, va_list args)
{
	const struct place nowhere = {0};
	if (!place)
		place = &nowhere;
	const size_t file = file_of(diags, place->file);

	if (diags->files[file].total[kind]++ >= DIAGS_PER_FILE)
		return;
	diags->list =
		xgrow(diags->list, &diags->room, diags->count + 1, sizeof *diags->list);
	struct arena *arena = &diags->arena;
	const char *column = place->column ? arena_strdup(arena, place->column) : NULL;
	diags->list[diags->count++] = (struct diag){
		.kind = kind,
		.file = file,
		.line = place->line,
		.column = column ? citizen_hide(arena, column) : NULL,
		.text = without_citizens(arena, arena_vprintf(arena, format, args)),
	};
}

/* A row with many cells may be told the same thing again. */
__attribute__((format(printf, 3, 0))) static void
hear(struct diags *diags, const struct place *place, const char *format, va_list args)
{
	struct arena *arena = &diags->heard;
	const char *column = place && place->column ? place->column : NULL;
	const char *text = arena_vprintf(arena, format, args);
	if (column)
		text = arena_printf(arena, "column '%s': %s", column, text);
	if (diags->text && strstr(diags->text, text))
		return;
	diags->text =
		diags->text ? arena_printf(arena, "%s; %s", diags->text, text) : text;
}

int diag_error(struct diags *diags, const struct place *place, const char *format, ...)
{
	va_list args;
	if (diags->listening) {
		va_start(args, format);
		hear(diags, place, format, args);
		va_end(args);
	}
	va_start(args, format);
	diags->errors++;
	add(diags, KIND_ERROR, place, format, args);
	va_end(args);
	return -1;
}

int diag_usage(struct diags *diags, const struct place *place, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	diags->errors++;
	add(diags, KIND_ERROR, place, format, args);
	va_end(args);
	diags->usage = true;
	return -1;
}

void diag_warning(struct diags *diags, const struct place *place, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	diags->warnings++;
	add(diags, diags->strict ? KIND_ERROR : KIND_WARNING, place, format, args);
	va_end(args);
}

bool diag_unlisted(const struct diags *diags, const struct place *place)
{
	const char *name = place ? place->file : NULL;
	if (diags->listening)
		return false;
	for (size_t i = diags->nfiles; i > 0; i--)
		if (same_name(diags->files[i - 1].name, name))
			return diags->files[i - 1].total[KIND_ERROR] >= DIAGS_PER_FILE;
	return false;
}

/* A message quotes what files contain: a control character in it must not reach the
 * terminal. */
static void put_clean(const char *text, FILE *stream)
{
	while (*text) {
		const size_t control = text_control(text);
		fputc(control ? '?' : *text, stream);
		text += control ? control : 1;
	}
}

void diags_listen(struct diags *diags, bool listening)
{
	diags->listening = listening;
	arena_release(&diags->heard);
	diags->text = NULL;
}

const char *diags_heard(struct diags *diags, struct arena *arena)
{
	char *clean = NULL;
	size_t size = 0;
	if (!diags->text)
		return "";
	FILE *stream = open_memstream(&clean, &size);
	if (!stream)
		memory_exhausted();
	put_clean(citizen_hide(&diags->heard, diags->text), stream);
	const bool failed = ferror(stream) != 0;
	if (fclose(stream) != 0 || failed || !clean)
		memory_exhausted();
	const char *copy = arena_strdup(arena, clean);
	free(clean);
	diags_listen(diags, diags->listening);
	return copy;
}

static void print(const struct diag *diag, const char *file, FILE *stream)
{
	fprintf(stream, "sdgrip: %s: ", kind_names[diag->kind]);
	if (file) {
		put_clean(file, stream);
		if (diag->line > 0)
			fprintf(stream, ":%zu", diag->line);
		fputs(": ", stream);
	}
	if (diag->column) {
		fputs("column '", stream);
		put_clean(diag->column, stream);
		fputs("': ", stream);
	}
	put_clean(diag->text, stream);
	fputc('\n', stream);
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* How many messages of this kind are printed for a file. */
static size_t places_for(const struct diag_file *file, enum kind kind)
{
	const size_t errors = least(file->total[KIND_ERROR], DIAGS_PER_FILE);

	return kind == KIND_ERROR
		       ? errors
		       : least(file->total[KIND_WARNING], DIAGS_PER_FILE - errors);
}

static void print_rest(const struct diag_file *file, FILE *stream)
{
	for (enum kind kind = KIND_ERROR; kind < KIND_COUNT; kind++) {
		const size_t rest = file->total[kind] - places_for(file, kind);
		if (rest == 0)
			continue;
		fputs("sdgrip: ", stream);
		if (file->name) {
			put_clean(file->shown, stream);
			fputs(": ", stream);
		}
		fprintf(stream, "%zu more %s%s\n", rest, kind_names[kind],
			rest == 1 ? "" : "s");
	}
}

void diags_flush(struct diags *diags, FILE *stream)
{
	for (size_t f = 0; f < diags->nfiles; f++) {
		size_t left[KIND_COUNT];
		for (enum kind kind = KIND_ERROR; kind < KIND_COUNT; kind++)
			left[kind] = places_for(&diags->files[f], kind);
		for (size_t i = 0; i < diags->count; i++) {
			const struct diag *diag = &diags->list[i];
			if (diag->file != f || left[diag->kind] == 0)
				continue;
			left[diag->kind]--;
			print(diag, diags->files[f].shown, stream);
		}
		print_rest(&diags->files[f], stream);
	}
	diags->count = 0;
	diags->nfiles = 0;
	arena_release(&diags->arena);
}
