/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_import_numbers - amounts from the file to the book: styles per column, debit and
 * credit, rounding
 */
#include "import_fixture.h"

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#define BUDGET                                                               \
	"[municipality]\ncode = GM9999\nname = Voorbeeldstad\n"              \
	"[source budget]\ntype = budget\nfiles = s.csv\nfixed.year = 2025\n" \
	"column.task_field = Taakveld\n"
#define BOTH                                                                   \
	BUDGET "measure.budget.expense = Begroting\nmeasure.actual.expense = " \
	       "Werkelijk\n"

static void a_column_of_its_own_style(void **state)
{
	struct imported *im = *state;
	import_file(
		im, "s.csv",
		"Taakveld;Begroting;Werkelijk\n6.1;1.500;1,250.75\n6.3;750,5;1.250\n");
	assert_int_equal(import_ini(im, BOTH), 0);
	assert_int_equal(import_files(im, NULL), -1);
	assert_messages(&im->diags,
			"column 'Begroting': '750,5' has a decimal comma, but "
			"column 'Werkelijk' on line 2 ('1,250.75')");
	diags_release(&im->diags);
	diags_init(&im->diags);
	assert_int_equal(import_ini(im, BOTH "numbers.point = Werk*\nround = yes\n"), 0);
	assert_int_equal(import_files(im, NULL), 0);
	assert_int_equal(spending(im, "stage", "budget"), 150000 + 75050);
	assert_int_equal(spending(im, "stage", "actual"), 125075 + 125);
	/* also beside a style for the file */
	assert_int_equal(import_ini(im, BOTH "numbers.point = Werkelijk\nround = yes\n"
					     "numbers = comma\n"),
			 0);
	assert_int_equal(import_files(im, NULL), 0);
	assert_int_equal(spending(im, "stage", "actual"), 125075 + 125);
}

#define LEDGER                                                                     \
	"[municipality]\ncode = GM9999\nname = Voorbeeldstad\n"                    \
	"[source ledger]\ntype = ledger\nfiles = s.csv\ncolumn.period = Periode\n" \
	"column.task_field = Taakveld\ncolumn.account = Rekening\n"                \
	"measure.actual.debit = Debet\nmeasure.actual.credit = Credit\n"           \
	"accounts.expense = 4*\naccounts.revenue = 8*\n"
#define LEDGER_HEADER "Periode;Taakveld;Rekening;Debet;Credit\n"

static void debit_and_credit(void **state)
{
	struct imported *im = *state;
	import_file(im, "s.csv",
		    LEDGER_HEADER "2025-01;6.1;434;100,00;\n2025-01;6.1;434;;30,50\n"
				  "2025-02;6.1;834;5,00;\n2025-02;6.1;834;0,00;20,25\n"
				  "2025-03;6.1;434;7,00;2,00\n2025-04;6.1;434;;\n");
	assert_int_equal(import_ini(im, LEDGER), 0);
	assert_int_equal(import_files(im, NULL), 0);
	assert_int_equal(spending(im, "side", "expense"), 10000 - 3050 + 700 - 200);
	assert_int_equal(spending(im, "side", "revenue"), 2025 - 500);
	/* an empty cell beside a filled one is no unknown amount; two empty ones are one
	 */
	assert_int_equal(
		import_sum(im, TABLE_SPENDING, "period", "2025-01", NULL).unknown, 0);
	const struct entry_sum april =
		import_sum(im, TABLE_SPENDING, "period", "2025-04", NULL);
	assert_int_equal(april.cells, 1);
	assert_int_equal(april.unknown, 1);
	/* as signed in the source: debit - credit */
	assert_int_equal(im->book.files[0].amount_loaded,
			 10000 - 3050 + 500 - 2025 + 700 - 200);
	import_file(im, "s.csv",
		    LEDGER_HEADER "2025-01;6.1;434;;-30,50\n2025-01;6.1;434;x;1,00\n");
	assert_int_equal(import_files(im, NULL), -1);
	assert_messages(
		&im->diags,
		"s.csv:2: column 'Credit': '-30,50' is negative, expected amounts "
		"without a sign in columns for debit and credit",
		"s.csv:3: column 'Debet': 'x' is not a number");
}

static void debit_and_credit_keys(void **state)
{
	struct imported *im = *state;
	import_file(im, "s.csv", "Periode;Taakveld;Debet;Credit\n2025-01;6.1;1,00;\n");
	assert_int_equal(import_ini(im, LEDGER "sign = positive\n"), 0);
	assert_int_equal(import_files(im, NULL), -1);
	assert_messages(&im->diags, "sign does not go with columns for debit and credit");
	assert_int_equal(import_ini(im, BUDGET "measure.actual.debit = Debet\n"
					       "measure.budget.credit = Credit\n"),
			 0);
	assert_int_equal(import_files(im, NULL), -1);
	assert_messages(&im->diags,
			"column 'Debet' for debit has no column for credit beside it",
			"column 'Credit' for credit has no column for debit beside it");
	assert_int_equal(import_ini(im, BUDGET "measure.debit = Debet\n"), 0);
	assert_int_equal(import_files(im, NULL), -1);
	assert_messages(&im->diags, "unknown key 'measure.debit'");
}

static void rounding_is_in_the_totals(void **state)
{
	struct imported *im = *state;
	import_file(im, "s.csv",
		    LEDGER_HEADER "2025-01;6.1;434;1,001;\n2025-01;6.1;434;;1,0001\n"
				  "2025-01;6.1;434;0,00000000000000001;\n");
	assert_int_equal(import_ini(im, LEDGER), 0);
	assert_int_equal(import_files(im, NULL), -1);
	assert_messages(&im->diags, "'1,001' has more than two decimals");
	assert_int_equal(import_ini(im, LEDGER "round = yes\n"), 0);
	assert_int_equal(import_files(im, NULL), 0);
	char buffer[64];
	assert_string_equal(
		residue_format(buffer, sizeof buffer, im->book.files[0].rounding, '.'),
		"0.00090000000000001");
	assert_int_equal(im->book.files[0].amount_loaded, 0);
	assert_non_null(import_remark(im, "rounding_difference"));
}

static void rounded_quantities_are_counted(void **state)
{
	struct imported *im = *state;
	import_file(im, "s.csv",
		    "Taakveld;Uren;Werkelijk\n6.1;1,2345;1,00\n6.1;2,5;1,00\n");
	assert_int_equal(import_ini(im, BUDGET "measure.actual.expense = Werkelijk\n"
					       "column.volume = Uren\nround = yes\n"),
			 0);
	assert_int_equal(import_files(im, NULL), 0);
	assert_null(import_remark(im, "rounding_difference"));
	const struct remark *remark = import_remark(im, "quantities_rounded");
	assert_non_null(remark);
	assert_int_equal(remark->value, 1);
}

static void cells_of_a_spreadsheet(void **state)
{
	struct imported *im = *state;
	import_file(im, "s.csv",
		    "=\"Taakveld\";Begroting;Werkelijk\n=\"6.1\";=\"1.500,50\";7,-\n");
	assert_int_equal(import_ini(im, BOTH), 0);
	assert_int_equal(import_files(im, NULL), 0);
	assert_int_equal(spending(im, "stage", "budget", "task_field", "6.1"), 150050);
	assert_int_equal(spending(im, "stage", "actual"), 700);
}

static void a_dash_is_zero_when_the_profile_says_so(void **state)
{
	struct imported *im = *state;
	import_file(im, "s.csv", "Taakveld;Begroting;Werkelijk\n6.1;€ -;-\n");
	assert_int_equal(import_ini(im, BOTH), 0);
	assert_int_equal(import_files(im, NULL), 0);
	assert_int_equal(import_sum(im, TABLE_SPENDING, NULL).unknown, 2);
	assert_int_equal(import_ini(im, BOTH "dash = zero\n"), 0);
	assert_int_equal(import_files(im, NULL), 0);
	assert_int_equal(import_sum(im, TABLE_SPENDING, NULL).unknown, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, import_setup, import_teardown)
		TEST(a_column_of_its_own_style),
		TEST(debit_and_credit),
		TEST(debit_and_credit_keys),
		TEST(rounding_is_in_the_totals),
		TEST(rounded_quantities_are_counted),
		TEST(cells_of_a_spreadsheet),
		TEST(a_dash_is_zero_when_the_profile_says_so),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
