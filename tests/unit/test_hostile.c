/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_hostile - real files that break parsers: read right, or refused with what to do
 */
#include "dialect.h"
#include "rows.h"
#include "source.h"

#include "messages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

/* One file as far as this level reads it. */
struct reading {
	struct arena arena;
	struct diags diags;
	struct source source;
	struct dialect dialect;
	struct style_vote vote;
	enum number_style styles[64];
	size_t records, uneven; /* records after the header; those of another length */
	size_t last_line;
};

static int each(void *context, const struct row *row)
{
	struct reading *reading = context;
	if (row->line <= reading->dialect.header_line || row->count == 0)
		return 0;
	reading->records++;
	reading->last_line = row->line;
	if (row->count != reading->dialect.ncolumns) {
		reading->uneven++;
		return 0;
	}
	for (size_t i = 0; i < row->count; i++)
		style_vote_add(&reading->vote, i, row->cells[i], row->line);
	return 0;
}

/* Opens ../shared/data/NAME; skips the test when the folder is not there. */
static int open_file(struct reading *reading, const char *name, const char *encoding)
{
	const char *shared = shared_folder();
	if (!shared)
		skip();
	*reading = (struct reading){0};
	arena_init(&reading->arena);
	diags_init(&reading->diags);
	source_init(&reading->source);
	const char *path = arena_printf(&reading->arena, "%s/data/%s", shared, name);
	return source_read(&reading->source, path, encoding, &reading->diags);
}

static void read_rows(struct reading *reading, size_t length)
{
	const struct dialect_hint hint = {0};
	const char *file = reading->source.name;
	assert_int_equal(dialect_decide(&reading->dialect, reading->source.text, length,
					&hint, file, &reading->arena, &reading->diags),
			 0);
	style_vote_init(&reading->vote, file, reading->dialect.headers,
			reading->dialect.ncolumns, &reading->arena);
	assert_true(reading->dialect.ncolumns <= 64);
	assert_int_equal(rows_read(reading->source.text, length,
				   reading->dialect.delimiter, file, &reading->diags,
				   each, reading),
			 0);
}

static void read_file(struct reading *reading, const char *name, const char *encoding)
{
	const int result = open_file(reading, name, encoding);
	diags_flush(&reading->diags, stderr);
	assert_int_equal(result, 0);
	read_rows(reading, reading->source.length);
}

static void close_file(struct reading *reading)
{
	source_release(&reading->source);
	diags_release(&reading->diags);
	arena_release(&reading->arena);
}

static size_t column_of(const struct reading *reading, const char *header)
{
	for (size_t i = 0; i < reading->dialect.ncolumns; i++)
		if (strcmp(reading->dialect.headers[i], header) == 0)
			return i;
	fail_msg("no column '%s'", header);
	return 0;
}

static void assert_reads(const char *cell, enum number_style style, int64_t mantissa,
			 int places)
{
	struct decimal value;
	assert_int_equal(decimal_parse(cell, style, &value), NUMBER_OK);
	assert_int_equal(value.mantissa, mantissa);
	assert_int_equal(value.places, places);
}

/* Windows-1252 and code page 850 in one file: nobody can know, so the user is asked. */
static void test_begrotingsstaten(void **state)
{
	(void)state;
	struct reading reading;
	const char *name = "hostile/begrotingsstaten_origineel.csv";
	assert_int_equal(open_file(&reading, name, NULL), -1);
	assert_int_equal(reading.diags.errors, 1);
	assert_messages(&reading.diags,
			"begrotingsstaten_origineel.csv:1561: ", "'a\\x87a'",
			"3 such bytes", "--encoding");
	close_file(&reading);
	read_file(&reading, name, "cp850");
	assert_int_equal(reading.dialect.delimiter, ';');
	assert_int_equal(reading.dialect.ncolumns, 13);
	assert_int_equal(reading.records, 3281);
	close_file(&reading);
}

/* Commas between the cells and within the numbers. */
static void test_agentschappen(void **state)
{
	(void)state;
	struct reading reading;
	read_file(&reading, "hostile/agentschappen.csv", NULL);
	assert_string_equal(reading.source.encoding, "utf-8");
	assert_int_equal(reading.dialect.delimiter, ',');
	assert_int_equal(reading.dialect.header_line, 1);
	assert_int_equal(reading.dialect.ncolumns, 45);
	assert_int_equal(reading.records, 283);
	assert_int_equal(reading.uneven, 0);
	assert_int_equal(style_vote_decide(&reading.vote, NUMBER_UNDECIDED,
					   reading.styles, &reading.diags),
			 0);
	assert_int_equal(reading.styles[column_of(&reading, "FTE (in aantallen)")],
			 NUMBER_COMMA);
	for (size_t i = 0; i < reading.dialect.ncolumns; i++)
		assert_int_not_equal(reading.styles[i], NUMBER_POINT);
	assert_reads("818,556", NUMBER_COMMA, 818556, 3);
	close_file(&reading);
}

/* Line breaks within quotes: line numbers are those an editor shows. */
static void test_ggm(void **state)
{
	(void)state;
	struct reading reading;
	read_file(&reading, "hostile/ggm_export_objects_20022026-102917.csv", NULL);
	assert_int_equal(reading.dialect.delimiter, ',');
	assert_int_equal(reading.dialect.header_line, 1);
	assert_int_equal(reading.dialect.ncolumns, 21);
	assert_int_equal(reading.records, 1359);
	assert_int_equal(reading.uneven, 0);
	assert_int_equal(reading.last_line, 1541);
	close_file(&reading);
}

/* 1.463.463.996 settles its column; the others follow. */
static void test_gesamtfinanzplan(void **state)
{
	(void)state;
	struct reading reading;
	read_file(&reading, "hostile/gesamtfinanzplan.csv", NULL);
	assert_int_equal(reading.dialect.delimiter, ';');
	assert_int_equal(reading.records, 36);
	assert_int_equal(style_vote_decide(&reading.vote, NUMBER_UNDECIDED,
					   reading.styles, &reading.diags),
			 0);
	for (size_t i = 1; i < 7; i++)
		assert_int_equal(reading.styles[i], NUMBER_COMMA);
	assert_reads("1.463.463.996", NUMBER_COMMA, 1463463996, 0);
	close_file(&reading);
}

static void test_teilergebnisplan(void **state)
{
	(void)state;
	struct reading reading;
	read_file(&reading, "hostile/teilergebnisplan.csv", NULL);
	assert_int_equal(reading.dialect.delimiter, ';');
	assert_int_equal(reading.dialect.ncolumns, 11);
	assert_int_equal(reading.records, 2828);
	assert_int_equal(style_vote_decide(&reading.vote, NUMBER_UNDECIDED,
					   reading.styles, &reading.diags),
			 0);
	for (size_t i = 5; i < 11; i++)
		assert_int_equal(reading.styles[i], NUMBER_COMMA);
	assert_reads("203.726", NUMBER_COMMA, 203726, 0);
	close_file(&reading);
}

/* The first lines of that file hold nothing but lone points: then the user must say. */
static void test_lone_points(void **state)
{
	(void)state;
	struct reading reading;
	assert_int_equal(open_file(&reading, "hostile/teilergebnisplan.csv", NULL), 0);
	const char *end = strstr(reading.source.text, "03 - sonstige");
	assert_non_null(end);
	while (end[-1] != '\n')
		end--;
	read_rows(&reading, (size_t)(end - reading.source.text));
	assert_int_equal(reading.records, 2);
	assert_int_equal(style_vote_decide(&reading.vote, NUMBER_UNDECIDED,
					   reading.styles, &reading.diags),
			 -1);
	assert_int_equal(reading.diags.errors, 6);
	assert_messages(&reading.diags, "column 'Ergebnis 2010': '203.726' reads as "
					"203726 or as 203.726; write numbers = comma or");
	assert_int_equal(style_vote_decide(&reading.vote, NUMBER_COMMA, reading.styles,
					   &reading.diags),
			 0);
	assert_int_equal(reading.styles[5], NUMBER_COMMA);
	close_file(&reading);
}

/* What the other real files are read as, one line each. */
static void test_others(void **state)
{
	(void)state;
	static const struct {
		const char *name;
		char delimiter;
		size_t columns, records;
	} files[] = {
		{"iv3/2023_begroting.csv", ';', 11, 24353},
		{"iv3-odata/capelle_2022X000.csv", ';', 7, 8510},
		{"gemeentefonds/GF_S2023_2024.csv", ';', 0, 343},
		{"gemeentefonds/GF_S2023_2024_Volumina.csv", '\t', 0, 342},
		{"gemeentefonds/Uitkeringsfactor.csv", ',', 3, 7},
		{"statline/Indicatoren_jeugdzorg__gemeenten_24062023_110530.csv", ';', 7,
		 356},
		{"statline/gemeentedata_jeugdzorg_2022.csv", ',', 26, 346},
	};
	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++) {
		struct reading reading;
		read_file(&reading, files[i].name, NULL);
		assert_int_equal(reading.dialect.delimiter, files[i].delimiter);
		assert_int_equal(reading.dialect.header_line, 1);
		if (files[i].columns > 0)
			assert_int_equal(reading.dialect.ncolumns, files[i].columns);
		assert_int_equal(reading.records, files[i].records);
		assert_int_equal(reading.uneven, 0);
		close_file(&reading);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_begrotingsstaten),
		cmocka_unit_test(test_agentschappen),
		cmocka_unit_test(test_ggm),
		cmocka_unit_test(test_gesamtfinanzplan),
		cmocka_unit_test(test_teilergebnisplan),
		cmocka_unit_test(test_lone_points),
		cmocka_unit_test(test_others),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
