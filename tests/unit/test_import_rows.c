/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_import_rows - nothing disappears: what is loaded, skipped or refused, and with
 * which words
 */
#include "import_fixture.h"

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#define HEADER "gemeente;periode;bedrag;taakveld\n"

static void a_row_is_atomic_and_all_its_mistakes_are_named(void **state)
{
	struct imported *im = *state;
	const char *path =
		import_file(im, "s.csv",
			    HEADER "Ede;2025-13;1,00;6.1\nEede;2025-99;x;6.77\n"
				   "Ede;2025-01;2,00;6.1\n");
	assert_int_equal(import_files(im, path), -1);
	const struct source_file *file = &im->book.files[0];
	assert_int_equal(file->rows_read, 3);
	assert_int_equal(file->rows_loaded, 2);
	assert_int_equal(file->rows_rejected, 1);
	assert_int_equal(file->amount_loaded, 300);
	assert_messages(
		&im->diags, "s.csv:3: column 'bedrag': 'x' is not a number",
		"s.csv:3: column 'periode': '2025-99' is not a period",
		"s.csv:3: column 'gemeente': unknown municipality 'Eede', did you "
		"mean 'Ede'?");
}

static void codes_belong_to_their_year(void **state)
{
	struct imported *im = *state;
	const char *path = import_file(im, "s.csv",
				       HEADER "Ede;2025;1,00;6.71a\nEde;2023;1,00;6.71a\n"
					      "Ede;2023;1,00;6.71\nEde;2025;1,00;6.60x\n"
					      "Ede;2025;0,00;6.71a\n");
	assert_int_equal(import_files(im, path), -1);
	assert_int_equal(im->book.files[0].rows_rejected, 2);
	assert_int_equal(import_skipped(im, 0, "zero"), 1);
	assert_messages(
		&im->diags,
		"s.csv:2: column 'taakveld': '6.71a' is not a task field of 2025; "
		"valid 2023-2024 only",
		"s.csv:5: column 'taakveld': '6.60x' is not a task field of 2025; "
		"did you mean '6.60'?");
}

static void an_unlisted_municipality_is_a_warning_once(void **state)
{
	struct imported *im = *state;
	const char *path = import_file(
		im, "s.csv", HEADER "GM9998;2025;1,00;6.1\n9998;2025;2,00;6.1\n");
	assert_int_equal(import_files(im, path), 0);
	assert_int_equal(im->diags.warnings, 1);
	assert_int_equal(spending(im, "municipality", "GM9998"), 300);
	assert_string_equal(import_remark(im, "municipality_unlisted")->subject,
			    "GM9998");
}

static void names_of_municipalities(void **state)
{
	struct imported *im = *state;
	const char *path =
		import_file(im, "s.csv",
			    HEADER "'s-Gravenhage;2025;1;6.1\nDen Haag;2025;1;6.1\n"
				   "Utrecht (gemeente);2025;1;6.1\n"
				   "Hengelo (O.);2025;1;6.1\n0363;2025;1;6.1\n");
	assert_int_equal(import_files(im, path), 0);
	assert_int_equal(spending(im, "municipality", "GM0518"), 200);
	assert_int_equal(spending(im, "municipality", "GM0344"), 100);
	assert_int_equal(spending(im, "municipality", "GM0164"), 100);
	assert_int_equal(spending(im, "municipality", "GM0363"), 100);
}

static void every_reason_to_skip_is_counted(void **state)
{
	struct imported *im = *state;
	const char *path = import_file(
		im, "s.csv",
		HEADER "Ede;2025;1,00;6.1\n\n;;;\n" HEADER "Totaal;;5,00;\n"
		       "Nederland;2025;3,00;6.1\nSubtotaal Wmo;;x;\nEde;2025;0,00;9.9\n");
	assert_int_equal(import_files(im, path), 0);
	const struct source_file *file = &im->book.files[0];
	assert_int_equal(file->rows_read, file->rows_loaded + file->rows_skipped);
	assert_int_equal(file->rows_loaded, 1);
	assert_int_equal(import_skipped(im, 0, "blank"), 2);
	assert_int_equal(import_skipped(im, 0, "header"), 1);
	assert_int_equal(import_skipped(im, 0, "subtotal"), 2);
	assert_int_equal(import_skipped(im, 0, "nederland"), 1);
	assert_int_equal(import_skipped(im, 0, "zero"), 1);
	assert_int_equal(file->amount_skipped, 800);
	assert_int_equal(import_remark(im, "subtotals_skipped")->value, 2);
}

static void numbers_are_not_guessed(void **state)
{
	struct imported *im = *state;
	const char *path = import_file(im, "s.csv", HEADER "Ede;2025;1.234;6.1\n");
	assert_int_equal(import_files(im, path), -1);
	assert_messages(&im->diags, "1.234", "column 'bedrag'");
	const char *given = arena_printf(&im->arena, "%s@numbers=comma", path);
	assert_int_equal(import_files(im, given), 0);
	assert_int_equal(spending(im, "year", "2025"), 123400);
	given = arena_printf(&im->arena, "%s@numbers=point", path);
	assert_int_equal(import_files(im, given), -1);
	assert_messages(&im->diags, "'1.234' has more than two decimals", "round = yes");
	given = arena_printf(&im->arena, "%s@numbers=point,round=yes", path);
	assert_int_equal(import_files(im, given), 0);
	assert_int_equal(spending(im, "year", "2025"), 123);
}

static void a_side_must_be_known(void **state)
{
	struct imported *im = *state;
	import_file(im, "l.csv", "P;B;T;L/B\n2025;1;6.1;\n2025;1;6.1;x\n2025;1;6.1;L\n");
	assert_int_equal(import_ini(im,
				    "[municipality]\ncode = GM0228\n[source l]\n"
				    "type = ledger\nfiles = l.csv\ncolumn.period = P\n"
				    "measure.actual = B\ncolumn.task_field = T\n"
				    "column.side = L/B\n"),
			 0);
	assert_int_equal(import_files(im, NULL), -1);
	assert_int_equal(im->book.files[0].rows_rejected, 2);
	assert_messages(
		&im->diags, "l.csv:2: column 'B': expense or revenue is not known",
		"l.csv:3: column 'L/B': 'x' is not a known side, expected expense, "
		"revenue");
}

static void whole_files_exclude_each_other(void **state)
{
	struct imported *im = *state;
	const char *header = "Gemeenten;Taakveld;Baten;Lasten;Inwonertal\n";
	const char *a = import_file(
		im, "2023_begroting.csv",
		arena_printf(&im->arena, "%sEde;6.1 S;1;2;100\nBarneveld;6.1 S;1;2;50\n",
			     header));
	const char *b = import_file(
		im, "b.csv", arena_printf(&im->arena, "%sEde;6.1 S;1;3;100\n", header));
	const char *given = arena_printf(&im->arena, "%s@year=2023,stage=budget", b);
	assert_int_equal(import_files(im, a, given), -1);
	assert_messages(&im->diags, "b.csv: gives budget 2023 of 'GM0228', and so does");
	given = arena_printf(&im->arena, "%s@year=2024,stage=budget", b);
	assert_int_equal(import_files(im, a, given), 0);
	assert_int_equal(import_files(im, a, a), -1);
	assert_messages(&im->diags, "has the same content as");
}

static void plain_files_are_one_source(void **state)
{
	struct imported *im = *state;
	const char *a = import_file(im, "a.csv", HEADER "Ede;2025-01;1;6.1\n");
	const char *b = import_file(im, "b.csv", HEADER "Ede;2025-02;1;6.1\n");
	assert_int_equal(import_files(im, a, b), 0);
	assert_int_equal(spending(im, "year", "2025"), 200);
}

static void unknown_layouts_are_explained(void **state)
{
	struct imported *im = *state;
	const char *path = import_file(
		im, "s.csv", "gemeente;taakveld;lasten;inwonertal\nEde;6.1;1;2\n");
	assert_int_equal(import_files(im, path), -1);
	assert_messages(&im->diags, "nearest is 'iv3', which misses 'baten'",
			"[source NAME] section of sdgrip.ini");
	assert_int_equal(import_files(im, "/nonexistent.csv"), -1);
	assert_messages(&im->diags, "/nonexistent.csv");
	assert_int_equal(import_files(im, NULL), -1);
	assert_messages(&im->diags, "nothing to read");
}

static void rows_of_another_width(void **state)
{
	struct imported *im = *state;
	const char *path = import_file(im, "s.csv",
				       HEADER "Ede;2025;1;6.1;;\nEde;2025;1;6.1;x\n"
					      "Ede;2025;1\n");
	assert_int_equal(import_files(im, path), -1);
	assert_int_equal(im->book.files[0].rows_rejected, 2);
	assert_messages(&im->diags, "s.csv:3: 5 fields, expected 4",
			"s.csv:4: 3 fields, expected 4");
}

static void a_domain_that_contradicts(void **state)
{
	struct imported *im = *state;
	const char *path = import_file(im, "s.csv",
				       "gemeente;periode;bedrag;taakveld;domein\n"
				       "Ede;2025;1;6.711;Jeugd\nEde;2025;1;0.4;Wmo\n"
				       "Ede;2025;1;;\n");
	assert_int_equal(import_files(im, path), -1);
	assert_int_equal(im->book.files[0].rows_rejected, 2);
	assert_messages(&im->diags,
			"domain 'Jeugdwet', but task field '6.711' belongs to 'Wmo'",
			"s.csv:4: nothing says what this is about");
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, import_setup, import_teardown)
	const struct CMUnitTest tests[] = {
		T(a_row_is_atomic_and_all_its_mistakes_are_named),
		T(codes_belong_to_their_year),
		T(an_unlisted_municipality_is_a_warning_once),
		T(names_of_municipalities),
		T(every_reason_to_skip_is_counted),
		T(numbers_are_not_guessed),
		T(a_side_must_be_known),
		T(whole_files_exclude_each_other),
		T(plain_files_are_one_source),
		T(unknown_layouts_are_explained),
		T(rows_of_another_width),
		T(a_domain_that_contradicts),
	};
	return cmocka_run_group_tests_name("import_rows", tests, NULL, NULL);
}
