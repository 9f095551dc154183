/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * fuzz_question - any bytes as files, and then a question about them in some format
 *
 * Letters before the input of fuzz_book choose: the question, then the format. What is
 * asked again must be answered the same.
 */
#define _GNU_SOURCE
#include "analysis.h"
#include "format.h"
#include "fuzz_book.h"
#include "provenance.h"

enum { LETTERS = 2 };

/* The question with its options as they are by default. */
static int prepare(struct fuzz_book *fuzz, const struct analysis *analysis,
		   struct needs *needs)
{
	*needs = analysis->needs;
	fuzz->settings.analysis = analysis;
	fuzz->settings.opts = arena_alloc(&fuzz->arena, analysis->opts_size);
	if (analysis->defaults)
		memcpy(fuzz->settings.opts, analysis->defaults, analysis->opts_size);
	return analysis->prepare
		       ? analysis->prepare(fuzz->settings.opts, needs, &fuzz->diags)
		       : 0;
}

static void render(const struct report *report, const struct format *format,
		   unsigned letter, FILE *stream)
{
	const struct style style = {.language = letter & 8 ? LANGUAGE_EN : LANGUAGE_NL,
				    .width = letter & 16 ? 72 : 0,
				    .thousands = (letter & 32) != 0,
				    .excel = (letter & 8) != 0,
				    .totals = true};
	struct report one = *report;
	if (format->one_table && report->ntables > 1)
		require(report_select(&one,
				      report->tables[letter % report->ntables]->name) ==
			0);
	format->render(&one, &style, stream);
}

static void answer(struct fuzz_book *fuzz, const struct format *format, unsigned letter,
		   FILE *stream)
{
	const struct analysis *analysis = fuzz->settings.analysis;
	const struct scope *scope = &fuzz->settings.scope;
	struct filter filter;
	struct report report;
	if (filter_build(&filter, &fuzz->book, scope, &fuzz->arena, &fuzz->diags) < 0)
		return;
	report_init(&report, &fuzz_tables()->labels, analysis->name);
	if (analysis->run(&fuzz->book, &filter, fuzz->settings.opts, &report,
			  &fuzz->diags) == 0) {
		report_provenance(&report, &fuzz->book, scope, &filter, "sdgrip");
		report_check(&report);
		if (!format->one_table || report.ntables > 0)
			render(&report, format, letter, stream);
	} else {
		require(fuzz->diags.errors > 0);
	}
	report_release(&report);
}

static uint64_t ask(const char *data, size_t size)
{
	size_t nanalyses = 0, nformats = 0;
	while (analyses[nanalyses])
		nanalyses++;
	while (formats[nformats])
		nformats++;
	const struct analysis *analysis = analyses[(unsigned char)data[0] % nanalyses];
	const unsigned letter = (unsigned char)data[1];
	char *text = NULL;
	size_t length = 0;
	FILE *stream = open_memstream(&text, &length);
	require(stream);
	struct fuzz_book fuzz;
	struct needs needs;
	fuzz_begin(&fuzz);
	if (!analysis->no_sources && prepare(&fuzz, analysis, &needs) == 0) {
		fuzz_import(&fuzz, &needs, data + LETTERS, size - LETTERS);
		if (fuzz.status == 0)
			answer(&fuzz, formats[letter % nformats], letter, stream);
	}
	diags_flush(&fuzz.diags, stream);
	fuzz_release(&fuzz);
	fclose(stream);
	const uint64_t hash = hash_bytes(HASH_SEED, text, length);
	free(text);
	return hash;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size <= LETTERS)
		return 0;
	const uint64_t first = ask((const char *)data, size);
	require(size % 4 != 0 || ask((const char *)data, size) == first);
	return 0;
}
