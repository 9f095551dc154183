/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * fuzz_import - any bytes as files: source, dialect, rows, number styles, importers and
 * the book
 */
#define _GNU_SOURCE
#include "fuzz_book.h"

/* What must not differ when the same files are read again. */
struct outcome {
	int status;
	size_t errors, warnings, files, remarks;
	uint64_t facts;
};

static void check_file(const struct source_file *file, int status)
{
	size_t rows = 0;
	for (size_t i = 0; i < file->nskipped; i++)
		rows += file->skipped[i].rows;
	require(rows == file->rows_skipped);
	require(file->rows_read ==
		file->rows_loaded + file->rows_skipped + file->rows_rejected);
	require(status != 0 || file->rows_rejected == 0);
}

static void check_facts(const struct book *book, const struct facts *facts)
{
	for (size_t row = 0; row < facts->rows; row++) {
		require(facts->cells[row] >= facts->unknown[row]);
		require(facts->cells[row] > facts->unknown[row] ||
			facts->value[row] == 0);
		for (size_t axis = 0; axis < AXIS_STORED; axis++)
			require(!facts->axis[axis] ||
				facts->axis[axis][row] < book->axis[axis].count);
	}
}

static uint64_t hash_facts(uint64_t hash, const struct facts *facts)
{
	hash = hash_bytes(hash, &facts->rows, sizeof(facts->rows));
	if (facts->rows == 0)
		return hash;
	hash = hash_bytes(hash, facts->value, facts->rows * sizeof(*facts->value));
	for (size_t axis = 0; axis < AXIS_STORED; axis++)
		if (facts->axis[axis])
			hash = hash_bytes(hash, facts->axis[axis],
					  facts->rows * sizeof(member));
	return hash;
}

static struct outcome read_once(const char *data, size_t size)
{
	struct fuzz_book fuzz;
	fuzz_read(&fuzz, data, size);
	struct outcome outcome = {.status = fuzz.status,
				  .errors = fuzz.diags.errors,
				  .warnings = fuzz.diags.warnings,
				  .files = fuzz.book.nfiles,
				  .remarks = fuzz.book.nremarks,
				  .facts = HASH_SEED};
	require((fuzz.status == 0) == (fuzz.diags.errors == 0));
	for (size_t i = 0; i < fuzz.book.nfiles; i++)
		check_file(&fuzz.book.files[i], fuzz.status);
	for (size_t i = 0; i < TABLE_COUNT && fuzz.status == 0; i++) {
		check_facts(&fuzz.book, &fuzz.book.table[i]);
		outcome.facts = hash_facts(outcome.facts, &fuzz.book.table[i]);
	}
	diags_flush(&fuzz.diags, fuzz_nowhere());
	fuzz_release(&fuzz);
	return outcome;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size == 0)
		return 0;
	const struct outcome first = read_once((const char *)data, size);
	if (size % 4 != 0) /* one in four is enough and keeps the speed */
		return 0;
	const struct outcome again = read_once((const char *)data, size);
	require(first.status == again.status && first.errors == again.errors &&
		first.warnings == again.warnings && first.files == again.files &&
		first.remarks == again.remarks && first.facts == again.facts);
	return 0;
}
