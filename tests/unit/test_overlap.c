/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_overlap - rows that stand in two files of one source
 */
#include "import_fixture.h"

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#define HEADER "gemeente;periode;bedrag;taakveld\n"

/* The remark with this code about the files with these names; NULL: there is none. */
static const struct remark *about(const struct imported *im, const char *code,
				  const char *first, const char *second)
{
	for (size_t i = 0; i < im->book.nremarks; i++) {
		const struct remark *remark = &im->book.remarks[i];
		if (strcmp(remark->code, code) == 0 && strstr(remark->subject, first) &&
		    strstr(remark->subject, second))
			return remark;
	}
	return NULL;
}

static void rows_of_both_files_are_counted(void **state)
{
	struct imported *im = *state;
	/* three and two of one row, one and one of another: min(3,2) + 1 = 3 */
	const char *a = import_file(im, "a.csv",
				    HEADER "GM0228;2025-01;10,00;6.1\n"
					   "GM0228;2025-03;100,50;6.1\n"
					   "GM0228;2025-03;100,50;6.1\n"
					   "GM0228;2025-03;100,50;6.1\n"
					   "GM0228;2025-03;-7,25;6.60\n");
	const char *b = import_file(im, "b.csv",
				    "taakveld;bedrag;Periode;gemeente\n"
				    "6.1; 100,50 ;2025-03;GM0228\n"
				    "6.1;100,50;2025-03;GM0228\n"
				    "6.60;-7,25;2025-03;GM0228\n"
				    "6.60;7,25;2025-03;GM0228\n");
	const char *c = import_file(im, "c.csv",
				    HEADER "GM0228;2025-01;10,00;6.1\n"
					   "GM0228;2025-05;10,00;6.1\n");
	assert_int_equal(import_files(im, c, b, a), 0);
	assert_int_equal(about(im, "overlapping_exports", "a.csv, ", "b.csv")->value, 3);
	assert_int_equal(about(im, "overlapping_amount", "a.csv, ", "b.csv")->value,
			 19375);
	assert_true(about(im, "overlapping_amount", "a.csv, ", "b.csv")->is_money);
	assert_int_equal(about(im, "overlapping_exports", "a.csv, ", "c.csv")->value, 1);
	assert_int_equal(about(im, "overlapping_amount", "a.csv, ", "c.csv")->value,
			 1000);
	assert_null(about(im, "overlapping_exports", "b.csv", "c.csv"));
	assert_int_equal(import_files(im, b, c), 0);
	assert_null(import_remark(im, "overlapping_exports"));
}

static void twice_in_one_file_is_no_overlap(void **state)
{
	struct imported *im = *state;
	const char *a = import_file(im, "a.csv",
				    HEADER "GM0228;2025-01;10,00;6.1\n"
					   "GM0228;2025-01;10,00;6.1\n");
	const char *b = import_file(im, "b.csv", HEADER "GM0228;2025-02;10,00;6.1\n");
	assert_int_equal(import_files(im, a, b), 0);
	assert_null(import_remark(im, "overlapping_exports"));
	assert_int_equal(spending(im, "period", "2025-01"), 2000);
}

static void rows_that_add_nothing_are_not_compared(void **state)
{
	struct imported *im = *state;
	const char *a = import_file(im, "a.csv",
				    HEADER "GM0228;2025-01;0,00;6.1\n"
					   "GM0228;2025-01;;6.1\n"
					   ";;;\n"
					   "GM0228;Totaal;5,00;\n"
					   "GM0228;2025-01;1,00;6.1\n");
	const char *b = import_file(im, "b.csv",
				    HEADER "GM0228;2025-01;0,00;6.1\n"
					   "GM0228;2025-01;;6.1\n"
					   ";;;\n"
					   "GM0228;Totaal;5,00;\n"
					   "GM0228;2025-02;1,00;6.1\n");
	assert_int_equal(import_files(im, a, b), 0);
	assert_null(import_remark(im, "overlapping_exports"));
}

/* A stock that is given twice counts once; people who came count twice. */
static void people_overlap_only_as_flows(void **state)
{
	struct imported *im = *state;
	const char *header = "gemeente;periode;domein;indicator;personen\n";
	const char *stock = "GM0228;2025-01;Wmo;stock;100\n";
	const char *inflow = "GM0228;2025-01;Wmo;inflow;5\n";
	const char *a = import_file(
		im, "a.csv", arena_printf(&im->arena, "%s%s%s", header, stock, inflow));
	const char *b = import_file(
		im, "b.csv", arena_printf(&im->arena, "%s%s%s\n", header, stock, inflow));
	assert_int_equal(import_files(im, a, b), 0);
	assert_int_equal(import_remark(im, "overlapping_exports")->value, 1);
	assert_null(import_remark(im, "overlapping_amount"));
}

/* The same row with another year behind @ is another row. */
static void what_is_given_belongs_to_the_row(void **state)
{
	struct imported *im = *state;
	const char *a = import_file(im, "a.csv", HEADER "GM0228;01;10,00;6.1\n");
	const char *b = import_file(im, "b.csv",
				    HEADER "GM0228;01;10,00;6.1\n"
					   "GM0228;02;11,00;6.1\n");
	const char *old = arena_printf(&im->arena, "%s@year=2024", a);
	const char *new = arena_printf(&im->arena, "%s@year=2025", b);
	assert_int_equal(import_files(im, old, new), 0);
	assert_null(import_remark(im, "overlapping_exports"));
	old = arena_printf(&im->arena, "%s@year=2025", a);
	assert_int_equal(import_files(im, old, new), 0);
	assert_int_equal(import_remark(im, "overlapping_exports")->value, 1);
}

static void another_layout_or_source_is_not_compared(void **state)
{
	struct imported *im = *state;
	const char *a = import_file(im, "a.csv", HEADER "GM0228;2025-01;10,00;6.1\n");
	const char *b = import_file(im, "b.csv",
				    "gemeente;periode;bedrag;taakveld;extra\n"
				    "GM0228;2025-01;10,00;6.1;\n");
	assert_int_equal(import_files(im, a, b), 0);
	assert_null(import_remark(im, "overlapping_exports"));
	/* budgets of two stages: two sources */
	const char *ini =
		arena_printf(&im->arena, "[source one]\ntype = spending\nfiles = a.csv\n"
					 "[source two]\ntype = spending\nfiles = c.csv\n"
					 "fixed.stage = budget\n");
	import_file(im, "c.csv",
		    HEADER "GM0228;2025-01;10,00;6.1\nGM0228;2025-02;1,00;6.1\n");
	assert_int_equal(import_ini(im, ini), 0);
	assert_int_equal(import_run(im, NULL), 0);
	assert_null(import_remark(im, "overlapping_exports"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, import_setup, import_teardown)
	const struct CMUnitTest tests[] = {
		TEST(rows_of_both_files_are_counted),
		TEST(twice_in_one_file_is_no_overlap),
		TEST(rows_that_add_nothing_are_not_compared),
		TEST(people_overlap_only_as_flows),
		TEST(what_is_given_belongs_to_the_row),
		TEST(another_layout_or_source_is_not_compared),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
