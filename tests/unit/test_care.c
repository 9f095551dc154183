/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_care - declarations, assignments, budgets, benefits and contract prices: what
 * counts, what is left out and said, and what is refused
 */
#include "import_fixture.h"

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

static int setup(void **state)
{
	import_setup(state);
	struct imported *im = *state;
	for (size_t t = 0; t < TABLE_COUNT; t++)
		im->needs.axes[t] = AXIS_BIT(AXIS_STORED) - 1;
	im->needs.every_row = true;
	return 0;
}

#define billed(im, ...)   import_sum(im, TABLE_DECLARATIONS, __VA_ARGS__, NULL)
#define granted(im, ...)  import_sum(im, TABLE_ASSIGNMENTS, __VA_ARGS__, NULL)
#define paid_out(im, ...) import_sum(im, TABLE_BENEFITS, __VA_ARGS__, NULL)

static int32_t day(const char *text)
{
	int32_t days;
	assert_int_equal(date_parse(text, &days), 0);
	return days;
}

static int64_t remark_value(const struct imported *im, const char *code)
{
	const struct remark *remark = import_remark(im, code);
	assert_non_null(remark);
	return remark->value;
}

/* The lines of ../shared/domain/exports.md 2: a credit takes money and minutes back, a
 * refused line is none, the unit that a spreadsheet wrote as 1 is 01. */
static const char exported[] =
	"AGB aanbieder;Ontvangen;Wet;Clientnummer;Toewijzingnummer;Productcategorie;"
	"Productcode;Begin;Eind;Volume;Eenheid;Tarief;Bedrag;D/C;Status;Betaald\n"
	"65650004;06-09-2025;JW;J004417;210072;45;45A04;01-08-2025;31-08-2025;960;01;1,"
	"63;"
	"1568,00;D;Toegekend;19-09-2025\n"
	"65650004;06-09-2025;JW;J004417;210072;45;45A04;01-05-2025;31-05-2025;720;1;1,63;"
	"1176,00;C;Toegekend;19-09-2025\n"
	"65650004;06-09-2025;JW;J004417;210072;45;45A04;01-05-2025;31-05-2025;780;01;1,"
	"63;"
	"1274,00;D;Ingediend;19-09-2025\n"
	"42420013;02-09-2025;WMO;W001208;110415;1;01A02;01-08-2025;31-08-2025;480;01;0,"
	"58;"
	"276,00;D;Afgekeurd;\n"
	"42420013;;WMO;W001208;110415;1;01A02;01-08-2025;31-08-2025;480;01;0,58;276,00;D;"
	"Toegekend;\n"
	"65650041;03-10-2025;JW;J001190;210311;44;44A12;01-09-2025;30-09-2025;30;14;289,"
	"40;"
	"8682,00;D;Gedeeltelijk;\n";

static void declarations_of_a_back_office(void **state)
{
	struct imported *im = *state;
	const char *path = import_file(im, "323.csv", exported);
	assert_int_equal(import_files(im, path), 0);
	const struct entry_sum minutes = billed(im, "unit", "01");
	assert_int_equal(minutes.value, 156800 - 117600 + 127400);
	assert_int_equal(minutes.quantity, (960 - 720 + 780) * 1000);
	assert_int_equal(billed(im, "unit", "14").quantity, 30000);
	assert_int_equal(billed(im, "care_period", "2025-05", "period", "2025-09").value,
			 9800);
	assert_int_equal(billed(im, "domain", "Jeugdwet").rows, 4);
	assert_int_equal(billed(im, "domain", "Wmo").rows, 0);
	const struct source_file *file = &im->book.files[0];
	assert_int_equal(import_skipped(im, 0, "rejected_line"), 1);
	assert_int_equal(import_skipped(im, 0, "not_booked"), 1);
	assert_int_equal(file->amount_loaded, 156800 - 117600 + 127400 + 868200);
	assert_int_equal(file->amount_skipped, 27600 + 27600);
	assert_int_equal(remark_value(im, "lines_rejected"), 27600);
	assert_int_equal(remark_value(im, "lines_not_booked"), 27600);
	assert_int_equal(remark_value(im, "lines_undecided"), 127400);
	assert_int_equal(remark_value(im, "lines_partly_paid"), 868200);
	assert_null(import_remark(im, "care_over_months"));
	const struct terms *terms = im->book.table[TABLE_DECLARATIONS].terms;
	bool found = false;
	for (size_t i = 0; i < im->book.table[TABLE_DECLARATIONS].rows; i++)
		found |= terms[i].start == day("01-09-2025") &&
			 terms[i].end == day("30-09-2025") && terms[i].price == 2894000;
	assert_true(found);
}

/* 06, 18 and 45 name no one field; 01 does from 2025 on, and its group always. */
static void products_give_their_field(void **state)
{
	struct imported *im = *state;
	const char *path = import_file(
		im, "d.csv",
		"zorgmaand;boekmaand;bedrag;product;productcategorie;eenheid;volume\n"
		"2025-01;2025-02;1,00;01A02;01;minuten;1\n"
		"2024-12;2025-02;2,00;01A02;01;uur;1\n"
		"2024-01;2024-02;4,00;01;01;;\n"
		"2025-01;2025-02;8,00;06;06;;\n"
		"2025-01;2025-02;16,00;45A04;45;;\n"
		"2025-01;2025-02;32,00;HH1;1;;\n"
		"2025-01;2025-02;64,00;;48;;\n");
	assert_int_equal(import_files(im, path), 0);
	assert_int_equal(billed(im, "task_field", "6.711").value, 100 + 200 + 3200);
	assert_int_equal(billed(im, "task_field", "", "group", "wmo_maatwerk").value,
			 400);
	assert_int_equal(billed(im, "task_field", "").value, 400 + 800 + 1600);
	assert_int_equal(billed(im, "domain", "Jeugdwet").value, 1600 + 6400);
	assert_int_equal(billed(im, "product", "HH1", "domain", "Wmo").value, 3200);
	assert_int_equal(billed(im, "product", "48", "task_field", "6.821").value, 6400);
	assert_int_equal(billed(im, "unit", "01").value, 100);
	assert_int_equal(billed(im, "unit", "04").value, 200);
	const member unit = book_find(&im->book, AXIS_UNIT, "04");
	assert_string_equal(book_label(&im->book, AXIS_UNIT, unit, LANGUAGE_NL), "Uur");
}

/* A bare triangle is a whole file; below zero is a credit, of its volume too. */
static void bare_lines(void **state)
{
	struct imported *im = *state;
	const char *path = import_file(im, "d.csv",
				       "zorgperiode;boekperiode;bedrag;volume;eenheid\n"
				       "2024;2025-Q1;10,50;3;01\n"
				       "2024;2025-Q2;-4,50;1,5;01\n"
				       "15-11-2024;2025-Q2;0,25;1;01\n");
	assert_int_equal(import_files(im, path), 0);
	assert_int_equal(billed(im, "care_period", "2024").value, 600);
	assert_int_equal(billed(im, "care_period", "2024").quantity, 1500);
	assert_int_equal(billed(im, "care_period", "2024-11").value, 25);
	assert_int_equal(billed(im, "municipality", "").rows, 3);
	assert_int_equal(remark_value(im, "credit_volumes"), -450);
	assert_int_equal(im->book.files[0].amount_loaded, 625);
}

/* The letter takes the volume back, however that is signed and whatever the amount. */
static void letters_of_credits(void **state)
{
	struct imported *im = *state;
	const char *path = import_file(im, "d.csv",
				       "zorgmaand;boekmaand;bedrag;volume;eenheid;d/c\n"
				       "2025-01;2025-02;10,00;60;01;D\n"
				       "2025-01;2025-02;4,00;20;01;C\n"
				       "2025-01;2025-02;0,00;5;01;C\n"
				       "2025-01;2025-02;1,00;-10;01;c\n"
				       "2025-01;2025-02;1,00;;01;C\n");
	assert_int_equal(import_files(im, path), 0);
	assert_int_equal(billed(im, "unit", "01").value, 500);
	assert_int_equal(billed(im, "unit", "01").quantity, 25000);
	assert_int_equal(billed(im, "unit", "").value, -100);
	assert_int_equal(im->book.files[0].amount_loaded, 400);
	assert_null(import_remark(im, "credit_volumes"));
}

static void words_of_their_own(void **state)
{
	struct imported *im = *state;
	import_file(im, "d.csv",
		    "zorg;geboekt;euro;stand\n2025-01;2025-02;1,00;Klaar\n"
		    "2025-01;2025-02;2,00;Niet akkoord\n");
	assert_int_equal(
		import_ini(im, "[source d]\ntype = declarations\nfiles = d.csv\n"
			       "column.care_period = zorg\n"
			       "column.booking_period = geboekt\ncolumn.amount = euro\n"
			       "column.status = stand\nwords.status.accepted = klaar\n"
			       "words.status.rejected = niet akkoord, fout\n"),
		0);
	assert_int_equal(import_files(im, NULL), 0);
	assert_int_equal(billed(im, "period", "2025-02").value, 100);
	assert_int_equal(import_skipped(im, 0, "rejected_line"), 1);
}

/* A quarter on one line counts in its first month, and that is said. */
static void lines_of_a_quarter(void **state)
{
	struct imported *im = *state;
	const char *path = import_file(im, "d.csv",
				       "begin;eind;ontvangen;bedrag\n"
				       "01-01-2025;31-03-2025;02-04-2025;30,00\n"
				       "01-03-2025;31-03-2025;02-04-2025;5,00\n");
	assert_int_equal(import_files(im, path), 0);
	assert_int_equal(billed(im, "care_period", "2025-01").value, 3000);
	assert_int_equal(remark_value(im, "care_over_months"), 3000);
}

/* The same line from a message and from an export, or from two exports. */
static void lines_that_stand_twice(void **state)
{
	struct imported *im = *state;
	const char *first = import_file(im, "a.csv", exported);
	const char *other = import_file(
		im, "b.csv",
		"bedrag;toewijzing;zorgmaand;boekmaand;product;client;domein;volume\n"
		"1568,00;210072;2025-08;2025-09;45A04;J004417;jeugdwet;960\n"
		"1568,00;210072;2025-07;2025-09;45A04;J004417;jeugdwet;960\n");
	assert_int_equal(import_files(im, first, other), 0);
	assert_int_equal(remark_value(im, "overlapping_exports"), 1);
	assert_int_equal(remark_value(im, "overlapping_amount"), 156800);
}

static const char assigned[] =
	"Wet;Clientnummer;Toewijzingnummer;Toewijzingsdatum;Ingangsdatum;Einddatum;"
	"AGB aanbieder;Productcategorie;Productcode;Volume;Eenheid;Frequentie;"
	"Leveringsvorm;Verwijzer;Wijk;Reden wijziging;Startdatum;Stopdatum\n"
	"JW;J004417;210072;14-01-2025;20-01-2025;19-01-2026;65650004;45;45A04;240;01;2;"
	"ZIN;02;Noord;;03-02-2025;\n"
	"WMO;W001208;110415;11-03-2024;01-04-2024;31-12-9999;42420013;01;01A02;120;1;2;"
	"ZIN;1;Centrum;04;08-04-2024;\n"
	"WMO;W000751;110480;09-12-2024;01-01-2025;31-12-2049;42420065;07;07A11;4;16;2;"
	"ZIN;"
	"01;Noord;;;\n"
	"WMO;W000752;110481;09-12-2024;01-01-2025;;42420065;07;07A11;4;16;2;ZIN;01;;;;\n"
	"WMO;W000944;110502;05-06-2025;05-06-2025;05-06-2025;42420013;02;02A07;180;01;2;"
	"ZIN;01;Centrum;13;;\n"
	"WMO;W000945;110503;05-06-2025;05-06-2025;05-06-2025;42420013;02;02A07;180;01;2;"
	"ZIN;01;Centrum;01;;\n"
	"WMO;W000946;110504;05-06-2025;05-06-2025;05-06-2025;42420013;02;02A07;180;01;2;"
	"ZIN;01;Centrum;;;\n"
	"WMO;W001355;110611;20-08-2025;01-09-2025;31-08-2026;;02;;5200;83;6;PGB;01;Zuid;;"
	";"
	"\n";

static const struct terms *terms_of(const struct imported *im, const char *number)
{
	const struct facts *facts = &im->book.table[TABLE_ASSIGNMENTS];
	const member m = book_find(&im->book, AXIS_ASSIGNMENT, number);
	for (size_t i = 0; i < facts->rows; i++)
		if (facts->axis[AXIS_ASSIGNMENT][i] == m && m != MEMBER_NONE)
			return &facts->terms[i];
	return NULL;
}

static void assignments_of_a_back_office(void **state)
{
	struct imported *im = *state;
	const char *path = import_file(im, "301.csv", assigned);
	assert_int_equal(import_files(im, path), 0);
	assert_int_equal(im->book.table[TABLE_ASSIGNMENTS].rows, 6);
	assert_int_equal(import_skipped(im, 0, "withdrawn"), 2);
	assert_int_equal(remark_value(im, "care_withdrawn"), 2);
	assert_int_equal(terms_of(im, "210072")->end, day("19-01-2026"));
	assert_int_equal(terms_of(im, "210072")->started, day("03-02-2025"));
	assert_int_equal(terms_of(im, "210072")->frequency, FREQUENCY_WEEK);
	assert_int_equal(terms_of(im, "110415")->end, DATE_OPEN);
	assert_int_equal(terms_of(im, "110480")->end, DATE_OPEN);
	assert_int_equal(terms_of(im, "110481")->end, DATE_OPEN);
	assert_int_equal(terms_of(im, "110504")->end, day("05-06-2025"));
	assert_null(terms_of(im, "110502"));
	assert_int_equal(granted(im, "referrer", "01").rows, 5);
	assert_int_equal(granted(im, "product", "02", "form", "pgb").rows, 1);
	assert_int_equal(granted(im, "unit", "01").quantity, (240 + 120 + 180) * 1000);
	assert_int_equal(granted(im, "unit", "16").quantity, 8000);
}

/* Every month exports what is valid then: the same grant counts once, in other words it
 * is refused. */
static void assignments_that_stand_twice(void **state)
{
	struct imported *im = *state;
	const char *august = import_file(im, "aug.csv", assigned);
	const char *september = import_file(
		im, "sep.csv",
		arena_printf(&im->arena, "%s%s", assigned,
			     "WMO;W001356;110612;20-08-2025;01-09-2025;31-08-2026;;02;;"
			     "5200;83;6;PGB;01;Zuid;;;\n"));
	assert_int_equal(import_files(im, august, september), 0);
	assert_int_equal(im->book.table[TABLE_ASSIGNMENTS].rows, 7);
	assert_int_equal(import_skipped(im, 1, "repeated"), 6);
	assert_int_equal(granted(im, "unit", "01").quantity, (240 + 120 + 180) * 1000);
	const char *october = import_file(
		im, "a-oct.csv",
		"Wet;Toewijzingnummer;Ingangsdatum;Einddatum;Productcode;Volume\n"
		"WMO;7;01-01-2025;;01A02;100\nWMO;8;01-01-2025;;01A02;100\n");
	const char *november = import_file(
		im, "b-nov.csv",
		"Wet;Toewijzingnummer;Ingangsdatum;Einddatum;Productcode;Volume\n"
		"JW;7;01-01-2025;;45A04;100\nWMO;8;01-01-2025;30-06-2025;01A02;100\n");
	assert_int_equal(import_files(im, october, november), -1);
	assert_messages(&im->diags, "b-nov.csv:3: column 'Toewijzingnummer'",
			"was granted in other words before (", "a-oct.csv:3)");
}

static void budgets_and_their_holders(void **state)
{
	struct imported *im = *state;
	const char *path = import_file(
		im, "svb.csv",
		"Gemeentecode;Wet;Budgethouder;Beschikking;Budgetperiode begin;"
		"Budgetperiode eind;Toegekend budget;Uitbetaald t/m;Restant;Peildatum;"
		"Status\n"
		"0363;WMO;P0007;PG-25-0118;01-01-2025;31-12-2025;5.200,00;2.961,40;"
		"2.238,60;30-09-2025;Actief\n"
		"0363;JW;P0112;PG-25-0007;01-01-2025;30-06-2025;9.600,00;7.145,20;"
		"2.454,80;30-09-2025;Afgesloten\n"
		"0363;JW;P0113;PG-25-0008;01-01-2025;30-06-2025;9.600,00;0,00;9.600,00;"
		"30-09-2025;Ingetrokken\n");
	assert_int_equal(import_files(im, path), 0);
	assert_int_equal(granted(im, "municipality", "GM0363").value, 1480000);
	assert_int_equal(granted(im, "form", "pgb", "domain", "Wmo").value, 520000);
	assert_int_equal(terms_of(im, "PG-25-0007")->paid, 714520);
	assert_int_equal(im->book.files[0].clients, 2);
	assert_int_equal(book_find(&im->book, AXIS_CLIENT, "P0007"), MEMBER_NONE);
	assert_int_equal(remark_value(im, "care_withdrawn"), 960000);
}

/* ../shared/domain/exports.md 4; of July the later count holds. */
static void benefits_per_month(void **state)
{
	struct imported *im = *state;
	const char *path = import_file(
		im, "b.csv",
		"Peilmaand;Regeling;Begin;Instroom;Uitstroom;Eind;Personen;Bruto "
		"uitgaven;Ontvangen aflossing en verhaal;Status\n"
		"2025-07;Participatiewet (PW);612;14;17;609;701;921.450,18;-38.112,40;"
		"definitief\n"
		"2025-07;Participatiewet (PW);612;13;17;608;700;900.000,00;-38.000,00;"
		"nader voorlopig\n"
		"2025-08;Participatiewet (PW);609;19;12;614;708;915.802,77;-41.905,00;"
		"voorlopig\n"
		"2025-08;IOAW;20;1;0;21;23;28.116,90;0,00;voorlopig\n");
	assert_int_equal(import_files(im, arena_printf(&im->arena,
						       "%s@sign=revenue-negative", path)),
			 0);
	assert_int_equal(paid_out(im, "version", "definitive", "side", "revenue").value,
			 3811240);
	assert_int_equal(paid_out(im, "scheme", "ioaw", "side", "expense").value,
			 2811690);
	assert_int_equal(people(im, "indicator", "opening", "version", "provisional"),
			 629000);
	assert_int_equal(people(im, "indicator", "persons", "scheme", "ioaw"), 23000);
	assert_int_equal(remark_value(im, "provisional_figures"), 3);
	path = import_file(im, "side.csv",
			   "peilmaand;eind;lasten/baten;bedrag;terugontvangen\n"
			   "2025-09;10;lasten;5,00;2,00\n");
	assert_int_equal(import_files(im, path), 0);
	assert_int_equal(paid_out(im, "side", "expense").value, 500);
	assert_int_equal(paid_out(im, "side", "revenue").value, 200);
}

static void prices_of_contracts(void **state)
{
	struct imported *im = *state;
	const char *path =
		import_file(im, "t.csv",
			    "product;eenheid;tarief;vanaf;tot en met;aanbieder\n"
			    "45A04;minuten;1,6333;01-01-2025;;65650004\n"
			    "01A02;1;0,575;01-01-2025;31-12-2025;\n");
	assert_int_equal(import_files(im, path), 0);
	assert_int_equal(im->book.ntariffs, 2);
	assert_string_equal(im->book.tariffs[0].unit, "01");
	assert_int_equal(im->book.tariffs[0].price, 16333);
	assert_int_equal(im->book.tariffs[0].to, DATE_OPEN);
	assert_string_equal(im->book.tariffs[1].unit, "01");
	assert_int_equal(im->book.tariffs[1].price, 5750);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, import_teardown)
	const struct CMUnitTest tests[] = {
		TEST(declarations_of_a_back_office),
		TEST(products_give_their_field),
		TEST(letters_of_credits),
		TEST(bare_lines),
		TEST(words_of_their_own),
		TEST(lines_of_a_quarter),
		TEST(lines_that_stand_twice),
		TEST(assignments_of_a_back_office),
		TEST(assignments_that_stand_twice),
		TEST(budgets_and_their_holders),
		TEST(benefits_per_month),
		TEST(prices_of_contracts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
