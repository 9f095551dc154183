/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_import_profile - files that only a section of sdgrip.ini explains: signs, sides,
 * mapping, mistakes
 */
#include "import_fixture.h"

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#define HOME "[municipality]\ncode = GM9999\nname = Voorbeeldstad\n"
#define LEDGER                                                                         \
	HOME "[source ledger]\ntype = ledger\nfiles = ledger*.csv\n"                   \
	     "sign = revenue-negative\ncolumn.year = Boekjaar\ncolumn.period = "       \
	     "Periode\n"                                                               \
	     "column.cost_centre = Kostenplaats\n"                                     \
	     "name.cost_centre = Omschrijving kostenplaats\n"                          \
	     "column.account = Kostensoort\ncolumn.nature = I/S\n"                     \
	     "accounts.expense = 4*\naccounts.revenue = 8*\nmeasure.actual = Bedrag\n" \
	     "match.entry.reversal = Omschrijving ~ Terugboeking*\n"                   \
	     "[source mapping]\ntype = mapping\nfiles = mapping.csv\n"
#define LEDGER_HEADER                                 \
	"Boekjaar;Periode;Kostenplaats;Omschrijving " \
	"kostenplaats;Kostensoort;I/S;Bedrag;"        \
	"Omschrijving\r\n"

static void ledger_with_mapping(void **state)
{
	struct imported *im = *state;
	import_file(im, "ledger.csv",
		    LEDGER_HEADER
		    "2025;01;66751000;Jeugd;434110;S;412.350,00-;Terugboeking 2024\r\n"
		    "2025;03;66751000;Jeugd;434110;S;685.000,00;Voorschot\r\n"
		    "2025;09;66711000;Hulp;834201;S;31.244,60-;CAK\r\n"
		    "Totaal;;66711000;;;;653.755,40;\r\n"
		    ";;;Totaal Hulp;;;1,00;\r\n;;66711000;;434110;;2,00;Totaal mei\r\n"
		    ";;;;;;;\r\n"
		    "2025;13;66711000;Hulp;434113;I;58.400,00;Afrekening\r\n"
		    "2025;00;66711000;Hulp;434113;S;0,00;Begin\r\n");
	import_file(im, "mapping.csv",
		    "kostenplaats;kostensoort;taakveld;categorie\n66751000;;6.751;\n"
		    "66711000;;6.711;\n66711000;434113;6.791;3.4.1\n");
	assert_int_equal(import_ini(im, LEDGER), 0);
	assert_int_equal(import_files(im, NULL), 0);
	assert_int_equal(spending(im, "task_field", "6.751", "side", "expense", "period",
				  "2025-01", "entry", "reversal"),
			 -41235000);
	assert_int_equal(spending(im, "task_field", "6.711", "side", "revenue", "period",
				  "2025-09", "entry", "regular"),
			 3124460);
	assert_int_equal(spending(im, "task_field", "6.791", "category", "L3.4.1",
				  "entry", "closing", "nature", "incidental",
				  "municipality", "GM9999"),
			 5840000);
	assert_int_equal(import_sum(im, TABLE_SPENDING, "entry", "opening", NULL).rows,
			 1);
	const struct source_file *file = &im->book.files[1];
	assert_int_equal(file->rows_loaded, 5);
	assert_int_equal(import_skipped(im, 1, "subtotal"), 3);
	assert_int_equal(import_skipped(im, 1, "blank"), 1);
	assert_int_equal(file->amount_loaded, -41235000 + 68500000 - 3124460 + 5840000);
	assert_int_equal(file->amount_skipped, 65375540 + 100 + 200);
	assert_null(import_remark(im, "municipality_unlisted")); /* the ini names it */
	const member hulp = book_find(&im->book, AXIS_COST_CENTRE, "66711000");
	assert_string_equal(book_label(&im->book, AXIS_COST_CENTRE, hulp, LANGUAGE_NL),
			    "Hulp");
}

static void unmapped_euros_are_an_error(void **state)
{
	struct imported *im = *state;
	import_file(im, "ledger.csv",
		    LEDGER_HEADER "2025;01;66751000;Jeugd;434110;S;100,00;a\r\n"
				  "2025;02;12345678;Anders;434110;S;23,45;b\r\n"
				  "2025;02;12345678;Anders;434110;S;0,00;c\r\n");
	import_file(im, "mapping.csv", "kostenplaats;taakveld\n66751000;6.751\n");
	assert_int_equal(import_ini(im, LEDGER), 0);
	assert_int_equal(import_files(im, NULL), -1);
	assert_int_equal(im->book.files[1].rows_rejected, 1);
	assert_int_equal(import_skipped(im, 1, "zero"), 1);
	assert_messages(&im->diags, "ledger.csv:3:",
			"no mapping for cost centre '12345678', account '434110'",
			"ledger.csv: 1 row, EUR 23.45 have no mapping");
}

static void mapping_holds_in_its_months(void **state)
{
	struct imported *im = *state;
	import_file(im, "ledger.csv",
		    LEDGER_HEADER "2024;12;66751000;Jeugd;434110;S;1,00;a\r\n"
				  "2025;01;66751000;Jeugd;434110;S;2,00;a\r\n");
	import_file(im, "mapping.csv",
		    "kostenplaats;taakveld;geldig vanaf;geldig tot en met\n"
		    "66751000;6.72a;2023;31-12-2024\n66751000;6.751;2025-01;\n");
	assert_int_equal(import_ini(im, LEDGER), 0);
	assert_int_equal(import_files(im, NULL), 0);
	assert_int_equal(spending(im, "task_field", "6.72a"), 100);
	assert_int_equal(spending(im, "task_field", "6.751"), 200);
}

static void mapping_mistakes(void **state)
{
	struct imported *im = *state;
	import_file(im, "ledger.csv",
		    LEDGER_HEADER "2025;01;66751000;Jeugd;434110;S;1,00;a\r\n"
				  "2025;01;66751000;Jeugd;434110;S;1,00;a\r\n");
	import_file(im, "mapping.csv",
		    "kostenplaats;kostensoort;taakveld;vorm;geldig vanaf\n"
		    "66751000;;6.72a;;\n1;;6.1;;\n1;;6.3;;2024\n;;6.1;;\n2;;6.99x;;\n"
		    "3;;6.1;kado;\n4;;6.1;;lente\n");
	assert_int_equal(import_ini(im, LEDGER), 0);
	assert_int_equal(import_files(im, NULL), -1);
	assert_messages(&im->diags,
			"mapping.csv:4: cost centre '1', account '' is mapped",
			"mapping.csv:5: no cost centre and no account",
			"mapping.csv:6: column 'taakveld': '6.99x'",
			"mapping.csv:7: column 'vorm': 'kado'",
			"mapping.csv:8: column 'geldig vanaf': 'lente'",
			"mapping.csv:2: '6.72a' is not a task field of "
			"2025");
	assert_int_equal(im->book.files[1].rows_rejected, 2);
}

static void budget_with_amendments_and_letters(void **state)
{
	struct imported *im = *state;
	import_file(im, "budget.csv",
		    "Programma;Taakveld;L/B;Primitief;Wijziging;Werkelijk;N/V\n"
		    "6 SD;6.711;L;100;20;90,5;N\n6 SD;6.711;L;10;0;5;V\n"
		    "6 SD;6.711;B;7;1;6;V\nTotaal programma 6;;;117;21;101,5;\n");
	assert_int_equal(
		import_ini(im,
			   HOME "[source budget]\ntype = budget\nfiles = budget.csv\n"
				"fixed.year = 2025\ncolumn.programme = Programma\n"
				"column.task_field = Taakveld\ncolumn.side = L/B\n"
				"measure.budget = Primitief\nmeasure.change = Wijziging\n"
				"measure.actual = Werkelijk\ncolumn.letter = N/V\n"
				"numbers = comma\nunit = 1000\n"),
		0);
	assert_int_equal(import_files(im, NULL), 0);
	assert_int_equal(spending(im, "stage", "budget", "side", "expense", "programme",
				  "6 SD", "year", "2025"),
			 9000000);
	assert_int_equal(spending(im, "stage", "actual", "side", "expense"), 8550000);
	assert_int_equal(spending(im, "stage", "change", "side", "revenue"), 100000);
	assert_int_equal(im->book.files[0].amount_skipped, 23950000);
}

static void months_side_by_side(void **state)
{
	struct imported *im = *state;
	import_file(
		im, "wide.csv",
		"Jaar;Taakveld;Lasten jan;Lasten feb;Baten feb\n2025;6.1;1,50;-;2,00\n");
	assert_int_equal(import_ini(im, HOME
				    "[source wide]\ntype = budget\nfiles = wide.csv\n"
				    "column.year = Jaar\ncolumn.task_field = Taakveld\n"
				    "measure.actual.expense.01 = Lasten jan\n"
				    "measure.actual.expense.02 = Lasten feb\n"
				    "measure.actual.revenue.02 = Baten feb\n"),
			 0);
	assert_int_equal(import_files(im, NULL), 0);
	assert_int_equal(spending(im, "period", "2025-01", "side", "expense"), 150);
	assert_int_equal(spending(im, "period", "2025-02", "side", "revenue"), 200);
	assert_int_equal(import_sum(im, TABLE_SPENDING, "period", "2025-02", "side",
				    "expense", NULL)
				 .unknown,
			 1);
}

static void expense_negative(void **state)
{
	struct imported *im = *state;
	import_file(im, "s.csv",
		    "periode;bedrag;taakveld;lasten/baten\n2025;-5,00;6.1;lasten\n"
		    "2025;2,00;6.1;baten\n2025;1,00;6.1;last\n");
	assert_int_equal(import_ini(im,
				    HOME "[source s]\ntype = spending\nfiles = s.csv\n"
					 "sign = expense-negative\n"
					 "fixed.stage = begroting\n"),
			 0);
	assert_int_equal(import_files(im, NULL), 0);
	assert_int_equal(spending(im, "side", "expense", "stage", "budget"), 400);
	assert_int_equal(spending(im, "side", "revenue"), 200);
	assert_int_equal(im->book.files[0].amount_read, -200);
}

static void caseload_in_columns(void **state)
{
	struct imported *im = *state;
	import_file(im, "people.csv",
		    "Maand;Wet;Begin;In;Uit;Eind\n2025-07;PW;1;14;17;609\n");
	assert_int_equal(import_ini(im, HOME
				    "[source p]\ntype = caseload\nfiles = people.csv\n"
				    "column.period = Maand\ncolumn.domain = Wet\n"
				    "measure.people = Eind\nmeasure.people.inflow = In\n"
				    "measure.people.outflow = Uit\n"),
			 0);
	assert_int_equal(import_files(im, NULL), 0);
	assert_int_equal(people(im, "indicator", "stock", "domain", "Participatiewet"),
			 609000);
	assert_int_equal(people(im, "indicator", "outflow"), 17000);
}

static void profile_mistakes_have_their_line(void **state)
{
	struct imported *im = *state;
	import_file(im, "l.csv", "a;b\n1;2\n");
	assert_int_equal(import_ini(im, "[municipality]\ncode = GM9999\n"
					"[source l]\ntype = ledger\nfiles = l.csv\n"
					"colum.period = a\ncolumn.cost_center = a\n"
					"sign = negatief\nunit = 10\nfixed.stage = x\n"
					"words.side.expence = L\nmeasure.actuel = b\n"
					"match.entry.reversal = Terugboeking\n"
					"name.client = a\n"),
			 0);
	assert_int_equal(import_files(im, NULL), -1);
	assert_true(im->diags.usage);
	assert_messages(&im->diags,
			"sdgrip.ini:6: unknown key 'colum.period', did you mean "
			"'column.period'?",
			"sdgrip.ini:7: unknown key 'column.cost_center', did you mean "
			"'column.cost_centre'?",
			"sdgrip.ini:8: sign: 'negatief', expected positive",
			"sdgrip.ini:9: unit: '10', expected 1000 or 1",
			"sdgrip.ini:10: fixed.stage: 'x', expected budget, change",
			"sdgrip.ini:11: unknown key 'words.side.expence', did you mean "
			"'words.side.expense'?",
			"sdgrip.ini:12: unknown key 'measure.actuel', did you mean "
			"'measure.actual'?",
			"sdgrip.ini:13: match.entry.reversal", "HEADER ~ PATTERN",
			"sdgrip.ini:14: name.client: names of people");
}

static void columns_that_are_not_there(void **state)
{
	struct imported *im = *state;
	import_file(im, "l.csv", "Periode;Bedrag EUR;Taakveld\n2025-01;1;6.1\n");
	assert_int_equal(import_ini(im, HOME "[source l]\ntype = ledger\nfiles = l.csv\n"
					     "column.period = Periode\nmeasure.actual = "
					     "Bedrag EURO\ncolumn.task_field = Taakveld\n"
					     "fixed.side = expense\n"),
			 0);
	assert_int_equal(import_files(im, NULL), -1);
	assert_messages(&im->diags,
			"l.csv:1: no column 'Bedrag EURO', which 'l' needs, did you mean "
			"'Bedrag EUR'?");
}

#define TWO_TEXTS                                                              \
	HOME "[source l]\ntype = ledger\nfiles = l.csv\n"                      \
	     "column.year = Jaar\ncolumn.period = Periode\n"                   \
	     "column.task_field = Taakveld\nmeasure.actual.expense = Bedrag\n" \
	     "column.text = Omschrijving\n"

/* Exports call the text of the cost centre and that of the booking the same. */
static void same_headers_matter_when_needed(void **state)
{
	struct imported *im = *state;
	import_file(im, "l.csv",
		    "Jaar;Periode;Omschrijving;Omschrijving;Taakveld;Bedrag\n"
		    "2025;01;a;b;6.1;5\n");
	assert_int_equal(import_ini(im, TWO_TEXTS), 0);
	assert_int_equal(import_run(im, NULL), 0);
	assert_int_equal(spending(im, "period", "2025-01", "side", "expense"), 500);
	assert_non_null(strstr(im->book.files[0].settings, "not read: 'Omschrijving'"));
	assert_int_equal(import_ini(im, TWO_TEXTS "skip.text = Totaal*\n"), 0);
	assert_int_equal(import_run(im, NULL), -1);
	assert_messages(&im->diags,
			"columns 3 and 4 have the same header 'Omschrijving'");
}

static void given_twice_is_refused(void **state)
{
	struct imported *im = *state;
	const char *path = import_file(
		im, "s.csv", "gemeente;periode;bedrag;taakveld\nEde;2025;1;6.1\n");
	assert_int_equal(
		import_files(im, arena_printf(&im->arena, "%s@municipality=Ede", path)),
		-1);
	assert_messages(&im->diags, "municipality is given as 'Ede', but the file has a "
				    "column for it, 'gemeente'");
}

static void sections_choose(void **state)
{
	struct imported *im = *state;
	import_file(im, "a.csv", "periode;bedrag;taakveld\n2025;1;6.1\n");
	import_file(im, "b.csv", "periode;bedrag;taakveld\n2025;2;6.1\n");
	assert_int_equal(import_ini(im,
				    HOME "[source a]\ntype = spending\nfiles = a.csv\n"
					 "[source b]\ntype = spending\nfiles = b.csv\n"),
			 0);
	assert_int_equal(import_files(im, NULL), -1);
	assert_messages(&im->diags, "gives actual 2025 of 'GM9999', and so does",
			"--source");
	const char *wanted[] = {"b", NULL};
	im->settings.source = wanted;
	assert_int_equal(import_files(im, NULL), 0);
	assert_int_equal(spending(im, "year", "2025"), 200);
	wanted[0] = "bb";
	assert_int_equal(import_files(im, NULL), -1);
	assert_messages(&im->diags, "no section [source bb], did you mean 'b'");
}

static void command_line_borrows_a_section(void **state)
{
	struct imported *im = *state;
	const char *path = import_file(im, "x@y=z.csv", "P;B;T\n01;1;6.1\n");
	assert_int_equal(import_ini(im,
				    HOME "[source l]\ntype = budget\ncolumn.period = P\n"
					 "measure.budget.expense = B\n"
					 "column.task_field = T\n"),
			 0);
	/* the whole name is a file: nothing behind its '@' is a key */
	assert_int_equal(import_files(im, path), -1);
	assert_messages(&im->diags, "no importer knows these columns: 'P', 'B', 'T'");
	const char *given =
		arena_printf(&im->arena, "%s@source=l,year=2025,unit=1000", path);
	assert_int_equal(import_files(im, given), 0);
	assert_int_equal(spending(im, "period", "2025-01", "stage", "budget"), 100000);
	assert_string_equal(im->book.files[0].importer, "l");
	given = arena_printf(&im->arena, "%s@type=ledger", path);
	assert_int_equal(import_files(im, given), -1);
	assert_messages(&im->diags, "type 'ledger' needs to know the columns");
	given = arena_printf(&im->arena, "%s@jear=2025", path);
	assert_int_equal(import_files(im, given), -1);
	assert_messages(&im->diags, "unknown key 'jear' behind @, did you mean 'year'?");
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, import_setup, import_teardown)
	const struct CMUnitTest tests[] = {
		T(ledger_with_mapping),
		T(unmapped_euros_are_an_error),
		T(mapping_holds_in_its_months),
		T(mapping_mistakes),
		T(budget_with_amendments_and_letters),
		T(months_side_by_side),
		T(expense_negative),
		T(caseload_in_columns),
		T(profile_mistakes_have_their_line),
		T(columns_that_are_not_there),
		T(same_headers_matter_when_needed),
		T(given_twice_is_refused),
		T(sections_choose),
		T(command_line_borrows_a_section),
	};
	return cmocka_run_group_tests_name("import_profile", tests, NULL, NULL);
}
