/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * fuzz_book - one input as up to three files, read by import_all into a book
 *
 * The first byte says how the files are given; capitals keep every row. A line of equal
 * signs begins the next file.
 */
#ifndef SDGRIP_FUZZ_BOOK_H
#define SDGRIP_FUZZ_BOOK_H

#include "fuzz.h"
#include "hash.h"
#include "importer.h"

#include <ctype.h>
#include <string.h>

static const struct fuzz_mode {
	char letter;
	const char *keys; /* behind the first file's name */
} fuzz_modes[] = {
	{'d', ""}, /* found out */
	{'y', "@year=2023,stage=budget"},
	{'g', "@version=M2023,year=2024"},
	{'l', "@source=ledger"},
	{'w', "@source=wide"},
	{'n', "@source=letters"},
	{'b', "@source=budget"},
	{'p', "@source=people"},
	{'t', "@type=spending"},
	{'c', "@encoding=windows-1252,delimiter=comma,numbers=point"},
	{'u', "@encoding=utf-16le"},
	{'q', "@quarters=separate"},
	{'s', "@source=statline"},
	{'z', "@source=numbers"},
	{'k', "@numbers=comma,unit=1000,round=yes,year=2024"},
};

static const char fuzz_ini[] = "[municipality]\n"
			       "code = GM9999\n"
			       "name = Voorbeeldstad\n"
			       "[source ledger]\n"
			       "type = ledger\n"
			       "sign = revenue-negative\n"
			       "column.year = Boekjaar\n"
			       "column.period = Periode\n"
			       "column.cost_centre = Kostenplaats\n"
			       "name.cost_centre = Naam\n"
			       "column.account = Kostensoort\n"
			       "column.text = Omschrijving\n"
			       "measure.actual = Bedrag\n"
			       "accounts.expense = 4*\n"
			       "accounts.revenue = 8*\n"
			       "skip.cost_centre = Totaal*, Eindtotaal*\n"
			       "match.entry.reversal = Omschrijving ~ Terugboeking*\n"
			       "[source wide]\n"
			       "type = ledger\n"
			       "fixed.year = 2025\n"
			       "column.task_field = Taakveld\n"
			       "measure.actual.01.expense = jan\n"
			       "measure.actual.02.expense = feb\n"
			       "measure.budget.expense = begroot\n"
			       "dash = zero\n"
			       "unit = 1000\n"
			       "round = yes\n"
			       "[source letters]\n"
			       "type = ledger\n"
			       "sign = letter\n"
			       "column.letter = N/V\n"
			       "column.period = Periode\n"
			       "column.task_field = Taakveld\n"
			       "column.side = L/B\n"
			       "words.side.expense = Lasten, L\n"
			       "measure.actual = Bedrag\n"
			       "[source budget]\n"
			       "type = budget\n"
			       "sign = expense-negative\n"
			       "column.period = Boekjaar\n"
			       "column.task_field = Taakveld\n"
			       "column.programme = Programma\n"
			       "column.category = Categorie\n"
			       "measure.budget = Primitief\n"
			       "measure.change = Wijziging\n"
			       "skip.programme = Totaal*\n"
			       "[source people]\n"
			       "type = caseload\n"
			       "column.period = Peildatum\n"
			       "column.domain = Wet\n"
			       "measure.people = Clienten\n"
			       "measure.people.inflow = Instroom\n"
			       "[source statline]\n"
			       "type = statline\n"
			       "fixed.domain = Jeugdwet\n"
			       "measure.people = Jongeren\n"
			       "[source numbers]\n"
			       "type = ledger\n"
			       "header = none\n"
			       "column.period = 1\n"
			       "column.task_field = 2\n"
			       "column.provider = 4\n"
			       "fixed.side = expense\n"
			       "measure.actual = 3\n";

/* What is the same for every input. */
struct fuzz_tables {
	struct labels labels;
	struct codes codes;
};

static inline const struct fuzz_tables *fuzz_tables(void)
{
	static struct fuzz_tables tables;
	static int loaded;
	struct diags diags;
	if (loaded++)
		return &tables;
	diags_init(&diags);
	labels_init(&tables.labels);
	codes_init(&tables.codes);
	require(labels_load(&tables.labels, &diags) == 0);
	require(codes_load(&tables.codes, NULL, &diags) == 0);
	diags_release(&diags);
	return &tables;
}

static inline struct config *fuzz_config(void)
{
	static struct config config;
	static int loaded;
	struct diags diags;
	if (loaded++)
		return &config;
	diags_init(&diags);
	config_init(&config);
	const char *path = fuzz_file(0, (const uint8_t *)fuzz_ini, sizeof(fuzz_ini) - 1);
	require(config_read(&config, path, &diags) == 0);
	diags_release(&diags);
	return &config;
}

/* One input and what became of it. */
struct fuzz_book {
	struct arena arena;
	struct diags diags;
	struct settings settings;
	struct book book;
	int status; /* of import_all and book_finish */
};

static inline const char *fuzz_split(const char *at, const char *end)
{
	static const char mark[] = "\n====\n";
	const char *found = at;
	while (found < end && (size_t)(end - found) >= sizeof(mark) - 1 &&
	       memcmp(found, mark, sizeof(mark) - 1) != 0)
		found++;
	return (size_t)(end - found) >= sizeof(mark) - 1 ? found + 1 : end;
}

static inline const char **fuzz_files(struct fuzz_book *fuzz, const char *data,
				      size_t size)
{
	const char *keys = "";
	for (size_t i = 0; i < sizeof(fuzz_modes) / sizeof(*fuzz_modes); i++)
		if (fuzz_modes[i].letter == tolower((unsigned char)*data))
			keys = fuzz_modes[i].keys;
	const char **files = arena_alloc(&fuzz->arena, (FUZZ_FILES + 1) * sizeof(*files));
	const char *at = data + 1, *end = data + size;
	for (size_t i = 0; i < FUZZ_FILES && (at < end || i == 0); i++) {
		const char *stop = i + 1 < FUZZ_FILES ? fuzz_split(at, end) : end;
		const char *path = fuzz_file(i, (const uint8_t *)at, (size_t)(stop - at));
		files[i] = arena_printf(&fuzz->arena, "%s%s", path, i == 0 ? keys : "");
		at = stop < end ? stop + 5 : end;
	}
	return files;
}

static inline void fuzz_begin(struct fuzz_book *fuzz)
{
	memset(fuzz, 0, sizeof(*fuzz));
	arena_init(&fuzz->arena);
	diags_init(&fuzz->diags);
	fuzz->status = -1;
}

static inline void fuzz_import(struct fuzz_book *fuzz, const struct needs *needs,
			       const char *data, size_t size)
{
	const struct fuzz_tables *tables = fuzz_tables();
	struct config *config = fuzz_config();
	book_init(&fuzz->book, &tables->codes, &tables->labels, needs);
	fuzz->settings.files = fuzz_files(fuzz, data, size);
	fuzz->status = import_all(&fuzz->book, &fuzz->settings, config, &fuzz->diags);
	if (fuzz->status == 0)
		fuzz->status = book_finish(&fuzz->book, &fuzz->diags);
}

/* Everything that a book can keep. */
static inline void fuzz_read(struct fuzz_book *fuzz, const char *data, size_t size)
{
	struct needs needs = {.every_row = isupper((unsigned char)*data) != 0};
	needs.axes[TABLE_SPENDING] = AXIS_BIT(AXIS_STORED) - 1;
	needs.axes[TABLE_CASELOAD] = AXIS_BIT(AXIS_STORED) - 1;
	fuzz_begin(fuzz);
	fuzz_import(fuzz, &needs, data, size);
}

static inline void fuzz_release(struct fuzz_book *fuzz)
{
	book_release(&fuzz->book);
	diags_release(&fuzz->diags);
	arena_release(&fuzz->arena);
}

#endif
