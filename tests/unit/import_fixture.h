/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * import_fixture - files in a temporary folder, read by import_all into a book that keeps
 * everything
 */
#ifndef SDGRIP_IMPORT_FIXTURE_H
#define SDGRIP_IMPORT_FIXTURE_H

#include "importer.h"

#include "messages.h"

#include <assert.h>
#include <stdarg.h>
#include <unistd.h>

enum { FILES_MOST = 24 };

struct imported {
	struct arena arena;
	struct diags diags;
	struct labels labels;
	struct codes codes;
	struct config config;
	struct settings settings;
	struct needs needs;
	struct book book;
	int status; /* of import_all and book_finish */
	char folder[32];
	const char *written[FILES_MOST];
	size_t nwritten;
};

static inline void import_begin(struct imported *im)
{
	memset(im, 0, sizeof(*im));
	arena_init(&im->arena);
	arena_init(&im->settings.arena);
	diags_init(&im->diags);
	labels_init(&im->labels);
	codes_init(&im->codes);
	config_init(&im->config);
	im->needs.axes[TABLE_SPENDING] = AXIS_BIT(AXIS_STORED) - 1;
	im->needs.axes[TABLE_CASELOAD] = AXIS_BIT(AXIS_STORED) - 1;
	snprintf(im->folder, sizeof(im->folder), "/tmp/sdgrip-XXXXXX");
	if (!mkdtemp(im->folder) || labels_load(&im->labels, &im->diags) < 0 ||
	    codes_load(&im->codes, NULL, &im->diags) < 0)
		abort();
}

/* Writes a file and gives its path. */
static inline const char *import_file(struct imported *im, const char *name,
				      const char *text)
{
	const char *path = arena_printf(&im->arena, "%s/%s", im->folder, name);
	FILE *stream = fopen(path, "w");
	if (!stream || fputs(text, stream) < 0 || fclose(stream) != 0)
		abort();
	assert(im->nwritten < FILES_MOST);
	im->written[im->nwritten++] = path;
	return path;
}

/* sdgrip.ini, which the next import_run uses. */
static inline int import_ini(struct imported *im, const char *text)
{
	config_release(&im->config);
	config_init(&im->config);
	im->status =
		config_read(&im->config, import_file(im, "sdgrip.ini", text), &im->diags);
	return im->status;
}

/* Reads the files, NULL-terminated; none: the sections of the ini. */
static inline int import_run(struct imported *im, const char *const *files)
{
	const char *copy[FILES_MOST] = {NULL};
	for (size_t i = 0; files && files[i]; i++)
		copy[i] = files[i];
	im->settings.files = copy;
	book_release(&im->book);
	book_init(&im->book, &im->codes, &im->labels, &im->needs);
	im->status = import_all(&im->book, &im->settings, &im->config, &im->diags);
	if (im->status == 0)
		im->status = book_finish(&im->book, &im->diags);
	im->settings.files = NULL;
	return im->status;
}
#define import_files(im, ...) import_run(im, (const char *const[]){__VA_ARGS__, NULL})

static inline void import_end(struct imported *im)
{
	for (size_t i = 0; i < im->nwritten; i++)
		unlink(im->written[i]);
	rmdir(im->folder);
	book_release(&im->book);
	config_release(&im->config);
	codes_release(&im->codes);
	labels_release(&im->labels);
	diags_release(&im->diags);
	arena_release(&im->settings.arena);
	arena_release(&im->arena);
}

/* The sum of a table over the rows with these members: pairs of an axis and a code, ended
 * by NULL. "" is no member. */
static inline struct entry_sum {
	int64_t value, quantity;
	size_t rows, cells, unknown;
} import_sum(const struct imported *im, enum table_id id, ...)
{
	const struct facts *facts = &im->book.table[id];
	struct entry_sum sum = {0};
	for (size_t row = 0; row < facts->rows; row++) {
		bool all = true;
		va_list pairs;
		va_start(pairs, id);
		for (const char *name; (name = va_arg(pairs, const char *));) {
			const char *wanted = va_arg(pairs, const char *);
			enum axis axis;
			assert(axis_find(name, &axis));
			member m = MEMBER_NONE;
			if (axis == AXIS_YEAR)
				m = im->book.year_of[facts->axis[AXIS_PERIOD][row]];
			else if (facts->axis[axis])
				m = facts->axis[axis][row];
			all &= strcmp(book_code(&im->book, axis, m), wanted) == 0;
		}
		va_end(pairs);
		if (!all)
			continue;
		sum.rows++;
		sum.value += facts->value[row];
		sum.quantity += facts->quantity ? facts->quantity[row] : 0;
		sum.cells += facts->cells[row];
		sum.unknown += facts->unknown[row];
	}
	return sum;
}
#define spending(im, ...) import_sum(im, TABLE_SPENDING, __VA_ARGS__, NULL).value
#define people(im, ...)   import_sum(im, TABLE_CASELOAD, __VA_ARGS__, NULL).value

/* Rows of a file that were skipped for a reason. */
static inline size_t import_skipped(const struct imported *im, size_t file,
				    const char *reason)
{
	const struct source_file *f = &im->book.files[file];
	for (size_t i = 0; i < f->nskipped; i++)
		if (strcmp(f->skipped[i].reason, reason) == 0)
			return f->skipped[i].rows;
	return 0;
}

static inline const struct remark *import_remark(const struct imported *im,
						 const char *code)
{
	for (size_t i = 0; i < im->book.nremarks; i++)
		if (strcmp(im->book.remarks[i].code, code) == 0)
			return &im->book.remarks[i];
	return NULL;
}

/* Before and after each test: `*state` is a struct imported. */
static inline int import_setup(void **state)
{
	struct imported *im = malloc(sizeof(*im));
	import_begin(im);
	*state = im;
	return 0;
}

static inline int import_teardown(void **state)
{
	import_end(*state);
	free(*state);
	return 0;
}

#endif
