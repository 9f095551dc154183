/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_import - files that the program knows: every importer, from file to book
 */
#include "import_fixture.h"

#include "money.h"
#include "utf8.h"

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#define IV3_HEADER                                                                     \
	"Gemeenten;Taakveld;L1.1 Salarissen en sociale lasten;Baten;Lasten;Provincie;" \
	"Gemeentegrootte;Stedelijkheid;Inwonertal;Centrumfunctie;Sociale structuur\n"

static void iv3_reads_year_and_stage_from_the_name(void **state)
{
	struct imported *im = *state;
	const char *path = import_file(
		im, "2023_begroting.csv",
		IV3_HEADER
		"'s-Gravenhage;6.1 Samenkracht en burgerpar..;9.0;35.0;21832.0;"
		"Zuid-Holland;a;b;562839;;\n"
		"'s-Gravenhage;6.71a Huishoudelijke hulp;;1.5;2.0;;;;562839;;\n"
		"Nederland;6.1 Samenkracht;9.0;35.0;21832.0;;;;17811291;;\n");
	assert_int_equal(import_files(im, path), 0);
	assert_int_equal(spending(im, "municipality", "GM0518", "stage", "budget",
				  "period", "2023", "task_field", "6.1", "side",
				  "expense", "domain", "Algemeen"),
			 2183200000);
	assert_int_equal(spending(im, "task_field", "6.71a", "side", "revenue"), 150000);
	assert_int_equal(people(im, "indicator", "inhabitants", "period", "2023"),
			 562839000);
	assert_int_equal(im->book.table[TABLE_CASELOAD].rows, 1);
	const struct source_file *file = &im->book.files[0];
	assert_int_equal(file->rows_read, 3);
	assert_int_equal(file->rows_loaded, 2);
	assert_int_equal(import_skipped(im, 0, "nederland"), 1);
	assert_int_equal(file->amount_read, 2 * 2186700000 + 350000);
	assert_int_equal(file->amount_skipped, 2186700000);
	assert_string_equal(file->importer, "iv3");
	assert_non_null(strstr(file->settings, "decimal point, x 1000"));
}

static void iv3_takes_year_and_stage_behind_the_name(void **state)
{
	struct imported *im = *state;
	const char *path =
		import_file(im, "export.csv",
			    IV3_HEADER "Twenterand;6.2 Wijkteams;;0.0;7.0;;;;33000;;\n");
	assert_int_equal(import_files(im, path), -1);
	assert_messages(&im->diags, "no year", "FILE@year=2025", "no stage",
			"FILE@stage=budget");
	const char *given =
		arena_printf(&im->arena, "%s@year=2024,stage=jaarrekening", path);
	assert_int_equal(import_files(im, given), 0);
	assert_int_equal(spending(im, "year", "2024", "stage", "actual"), 700000);
}

static void iv3_keeps_the_peer_total_when_asked(void **state)
{
	struct imported *im = *state;
	const char *path = import_file(im, "2023_begroting.csv",
				       IV3_HEADER "Nederland;6.1 S;;1.0;2.0;;;;100;;\n"
						  "Twenterand;6.1 S;;1.0;2.0;;;;90;;\n");
	im->needs.peer_total = true;
	assert_int_equal(import_files(im, path), 0);
	assert_int_equal(spending(im, "municipality", PEER_TOTAL), 300000);
	assert_int_equal(import_skipped(im, 0, "nederland"), 1);
	assert_int_equal(people(im, "indicator", "inhabitants"), 90000);
}

#define ODATA_HEADER                                                                  \
	"\"ID\";\"TaakveldBalanspost\";\"Categorie\";\"Gemeenten\";\"Verslagsoort\";" \
	"\"k_1ePlaatsing_1\";\"k_2ePlaatsing_2\"\n"

static void odata_reads_padded_keys_and_both_placements(void **state)
{
	struct imported *im = *state;
	const char *path = import_file(
		im, "cube.csv",
		ODATA_HEADER "1;\"6.1   \";\"L1.1    \";\"GM0502  \";\"2023X005\";5;7\n"
			     "2;\"6.1   \";\"B4.3.1  \";\"GM0502  \";\"2023X005\";3;\n"
			     "3;\"A111  \";\"L1.1    \";\"GM0502  \";\"2023X005\";1;1\n"
			     "4;\"6.1   \";\"Ultimo  \";\"GM0502  \";\"2023X005\";1;1\n");
	assert_int_equal(import_files(im, path), 0);
	assert_int_equal(
		spending(im, "side", "expense", "category", "L1.1", "stage", "actual"),
		700000);
	assert_int_equal(spending(im, "side", "revenue", "category", "B4.3.1"), 300000);
	assert_int_equal(import_skipped(im, 0, "balance"), 2);
	assert_int_equal(im->book.files[0].amount_skipped, 200000);
}

static void odata_refuses_quarters(void **state)
{
	struct imported *im = *state;
	const char *path = import_file(
		im, "cube.csv",
		ODATA_HEADER "1;\"6.1   \";\"L1.1    \";\"GM0502  \";\"2023X002\";5;7\n");
	assert_int_equal(import_files(im, path), -1);
	assert_messages(&im->diags, "'2023X002' is a quarterly report", "cumulative");
}

static void gemeentefonds_rounds_and_says_so(void **state)
{
	struct imported *im = *state;
	const char *text =
		";Gemeenten;Sociale basisvoorzieningen;Participatie;Individuele "
		"voorzieningen Wmo;Individuele voorzieningen Jeugd;Totaal\n"
		"0;Twenterand;1.006;2.0;3.0;-4.004;1\n"
		"1;Nederland;1.0;2.0;3.0;4.0;10\n";
	const char *path = import_file(im, "GF_M2023_2024.csv", text);
	assert_int_equal(import_files(im, path), 0);
	assert_int_equal(spending(im, "cluster", "Sociale basisvoorzieningen", "stage",
				  "funding", "side", "revenue", "kind", "cluster",
				  "version", "M2023", "year", "2024"),
			 101);
	assert_int_equal(spending(im, "cluster", "Individuele voorzieningen Jeugd"),
			 -400);
	const struct remark *remark = import_remark(im, "rounding_difference");
	assert_non_null(remark);
	assert_int_equal(remark->value, -1); /* -0.4 and -0.4 cents */
	path = import_file(im, "amounts.csv", text);
	assert_int_equal(import_files(im, path), -1);
	assert_messages(&im->diags, "no circular", "FILE@version=M2025", "no year");
}

static void circulars_stand_side_by_side(void **state)
{
	struct imported *im = *state;
	const char *header =
		";Gemeenten;Sociale basisvoorzieningen;Participatie;Individuele "
		"voorzieningen Wmo;Individuele voorzieningen Jeugd;Totaal\n";
	const char *a =
		import_file(im, "GF_M2023_2024.csv",
			    arena_printf(&im->arena, "%s0;Ede;1;2;3;4;10\n", header));
	const char *b =
		import_file(im, "GF_S2023_2024.csv",
			    arena_printf(&im->arena, "%s0;Ede;2;2;3;4;11\n", header));
	const char *c = import_file(im, "funding.csv",
				    "gemeente;jaar;bedrag;domein\nEde;2024;100;Wmo\n");
	assert_int_equal(import_files(im, a, b, c), 0);
	assert_int_equal(spending(im, "version", "S2023"), 1100);
	assert_int_equal(spending(im, "domain", "Wmo", "cluster", ""), 10000);
}

static void kwb_reads_one_level(void **state)
{
	struct imported *im = *state;
	const char *path =
		import_file(im, "kwb.csv",
			    "recs,gwb_code,a_inw,a_soz_wb,a_jz_tn,a_wmo_t,other,year\n"
			    "Land,NL00,17475415,1,1,1,x,2022\n"
			    "Gemeente,GM1700,33699,480.0,,1845.0,x,2022\n"
			    "Wijk,WK170001,12680,160.0,,675.0,x,2022\n");
	assert_int_equal(import_files(im, path), 0);
	assert_int_equal(people(im, "indicator", "inhabitants"), 33699000);
	assert_int_equal(people(im, "indicator", "stock", "domain", "Wmo"), 1845000);
	assert_int_equal(people(im, "domain", "Participatiewet"), 480000);
	const struct entry_sum youth =
		import_sum(im, TABLE_CASELOAD, "domain", "Jeugdwet", NULL);
	assert_int_equal(youth.cells, 1);
	assert_int_equal(youth.unknown, 1);
	assert_int_equal(import_skipped(im, 0, "region level"), 2);
	assert_false(im->book.files[0].is_money);
}

static void spending_reads_the_plain_layout(void **state)
{
	struct imported *im = *state;
	const char *path = import_file(
		im, "spending.csv",
		"Gemeente,Periode,Bedrag,Taakveld,Categorie,Product,Volume,Eenheid,Vorm\n"
		"Ede,2025-09,\"1.234,56\",6.711,L3.4.1,01,\"2,5\",01,ZIN\n"
		"Ede,2025-09,\"0,44\",6.711,B3.4.2,,,,\n"
		"Ede,2025-Q3,\"10,00\",,,45,,,pgb\n"
		"Ede,2025-10,,6.1,,,,,\n");
	assert_int_equal(import_files(im, path), 0);
	assert_int_equal(spending(im, "side", "expense", "task_field", "6.711", "stage",
				  "actual", "form", "zin", "unit", "01"),
			 123456);
	assert_int_equal(import_sum(im, TABLE_SPENDING, "product", "01", NULL).quantity,
			 2500);
	assert_int_equal(spending(im, "side", "revenue"), 44);
	assert_int_equal(spending(im, "domain", "Jeugdwet", "task_field", "", "period",
				  "2025-Q3", "form", "pgb"),
			 1000);
	assert_int_equal(
		import_sum(im, TABLE_SPENDING, "period", "2025-10", NULL).unknown, 1);
}

static void a_product_gives_its_one_task_field(void **state)
{
	struct imported *im = *state;
	const char *path = import_file(im, "spending.csv",
				       "gemeente;periode;bedrag;product\n"
				       "Ede;2025;1,00;01\nEde;2024;2,00;01A02\n");
	assert_int_equal(import_files(im, path), 0);
	assert_int_equal(spending(im, "product", "01", "task_field", "6.711", "domain",
				  "Wmo", "group", "wmo_maatwerk"),
			 100);
	assert_int_equal(
		spending(im, "product", "01A02", "task_field", "", "domain", "Wmo"), 200);
}

static void caseload_and_population(void **state)
{
	struct imported *im = *state;
	const char *a = import_file(im, "caseload.csv",
				    "period;domain;indicator;people;municipality\n"
				    "2025-09;Jeugd;;812;GM0228\n"
				    "2025-09;Jeugd;instroom;14;GM0228\n");
	const char *b = import_file(im, "population.csv",
				    "gemeente;jaar;inwoners;jeugd;ouderen\n"
				    "Ede;2025;120000;25000;.\n");
	assert_int_equal(import_files(im, a, b), 0);
	assert_int_equal(people(im, "indicator", "stock", "domain", "Jeugdwet"), 812000);
	assert_int_equal(people(im, "indicator", "inflow"), 14000);
	assert_int_equal(people(im, "indicator", "inhabitants", "year", "2025"),
			 120000000);
	assert_int_equal(people(im, "indicator", "youth"), 25000000);
	assert_int_equal(
		import_sum(im, TABLE_CASELOAD, "indicator", "elderly", NULL).unknown, 1);
}

static void a_stock_that_differs_is_refused(void **state)
{
	struct imported *im = *state;
	const char *path =
		import_file(im, "population.csv",
			    "gemeente;jaar;inwoners\n"
			    "Ede;2025;120000\nEde;2025;120000\nEde;2025;120001\n");
	assert_int_equal(import_files(im, path), -1);
	assert_int_equal(im->book.files[0].rows_rejected, 1);
	assert_messages(&im->diags, "population.csv:4:");
}

static void funding_knows_clusters_and_grants(void **state)
{
	struct imported *im = *state;
	const char *path = import_file(im, "funding.csv",
				       "gemeente;jaar;bedrag;cluster;soort;circulaire\n"
				       "Ede;2025;10;Jeugd;;M2024\n"
				       "Ede;2025;20;Beschermd wonen;IU;M2024\n");
	assert_int_equal(import_files(im, path), 0);
	assert_int_equal(spending(im, "cluster", "Individuele voorzieningen Jeugd",
				  "kind", "cluster", "version", "M2024"),
			 1000);
	assert_int_equal(spending(im, "cluster", "Beschermd wonen", "kind", "iu"), 2000);
	path = import_file(im, "funding.csv",
			   "gemeente;jaar;bedrag;cluster\nEde;2025;10;Participatje\n");
	assert_int_equal(import_files(im, path), -1);
	assert_messages(&im->diags, "unknown cluster 'Participatje'", "'Participatie'");
}

static void phasing_reads_shares(void **state)
{
	struct imported *im = *state;
	const char *path = import_file(im, "phasing.csv",
				       "periode;aandeel;domein;taakveld\n"
				       "01;8,33%;Wmo;\n2025-02;9,5%;;6.1\n");
	const char *spent = import_file(
		im, "s.csv", "gemeente;periode;bedrag;taakveld\nEde;2025;1;6.1\n");
	assert_int_equal(import_files(im, spent, path), 0);
	assert_int_equal(im->book.nphasing, 2);
	assert_int_equal(im->book.phasing[0].share, 8330000);
	assert_int_equal(im->book.phasing[0].period.year, 0);
	assert_int_equal(period_month_number(im->book.phasing[0].period), 1);
	assert_string_equal(im->book.phasing[0].domain, "Wmo");
	assert_string_equal(im->book.phasing[1].task_field, "6.1");
	path = import_file(im, "phasing.csv", "periode;aandeel\n2025;8\n13;8\n01;-1\n");
	assert_int_equal(import_files(im, path), -1);
	assert_messages(&im->diags, "'2025' is not a month", "'13' is not a month",
			"'-1' is not a share");
}

static void cube_comes_back_whole(void **state)
{
	struct imported *im = *state;
	const char *path = import_file(
		im, "cube.csv",
		"table,version,municipality,period,stage,side,domain,group,task_field,"
		"indicator,value,quantity,unit,unknown,cells,people\n"
		"spending,,GM0228,2025-09,actual,expense,Wmo,wmo_maatwerk,6.711,,12.34,2."
		"5,"
		"01,2,5,\n"
		"spending,,GM0228,2025-10,actual,expense,Wmo,wmo_maatwerk,6.711,,,,,"
		"4000000000,4000000000,\n"
		"caseload,,GM0228,2025,,,,,,inhabitants,120000,,,0,1,\n");
	assert_int_equal(import_files(im, path), 0);
	const struct entry_sum sum =
		import_sum(im, TABLE_SPENDING, "period", "2025-09", NULL);
	assert_int_equal(sum.value, 1234);
	assert_int_equal(sum.quantity, 2500);
	assert_int_equal(sum.cells, 5);
	assert_int_equal(sum.unknown, 2);
	/* one row, however many cells it says it stands for */
	assert_int_equal(
		import_sum(im, TABLE_SPENDING, "period", "2025-10", NULL).unknown,
		4000000000);
	assert_int_equal(people(im, "indicator", "inhabitants"), 120000000);
	assert_int_equal(im->book.files[0].amount_loaded, 1234);
}

static void cube_refuses_what_it_did_not_write(void **state)
{
	struct imported *im = *state;
	const char *path =
		import_file(im, "cube.csv",
			    "table,municipality,period,stage,value,unknown,cells\n"
			    "spendings,GM0228,2025,actual,1.00,0,1\n"
			    "spending,GM0228,2025,actueel,1.00,0,1\n"
			    "spending,GM0228,2025,actual,1.005,0,1\n"
			    "spending,GM0228,2025,actual,,0,1\n"
			    "spending,GM0228,2025,actual,1.00,0,0\n");
	assert_int_equal(import_files(im, path), -1);
	assert_int_equal(im->book.files[0].rows_rejected, 5);
	assert_messages(&im->diags, "column 'table': 'spendings'",
			"column 'stage': 'actueel'", "column 'value': '1.005'",
			"column 'unknown'", "column 'cells': '0'");
}

/* headers_find compares synonyms as they stand, so they must be folded already. */
static void synonyms_are_folded(void **state)
{
	struct imported *im = *state;
	for (size_t i = 0; importers[i]; i++)
		for (size_t f = 0; f < importers[i]->nfields; f++) {
			const char *list = importers[i]->fields[f].synonyms;
			if (list)
				assert_string_equal(list, text_fold(&im->arena, list));
		}
	assert_ptr_equal(importer_find("iv3_odata"), importer_find("iv3-odata"));
	assert_null(importer_find("iv4"));
}

/* data/README.md, or NULL when the test does not run in the project's folder. */
static char *read_guide(struct imported *im)
{
	FILE *stream = fopen("data/README.md", "r");
	if (!stream)
		return NULL;
	char *text = arena_alloc(&im->arena, 1 << 18);
	const size_t length = fread(text, 1, (1 << 18) - 1, stream);
	fclose(stream);
	return length > 0 ? text : NULL;
}

static void the_guide_names_every_column(void **state)
{
	struct imported *im = *state;
	const char *guide = read_guide(im);
	if (!guide)
		skip();
	for (size_t i = 0; importers[i]; i++) {
		const bool clusters = strcmp(importers[i]->name, "gemeentefonds") == 0;
		const bool cube = strcmp(importers[i]->name, "cube") == 0;
		for (size_t f = 0; f < importers[i]->nfields && !clusters && !cube; f++) {
			const struct field *field = &importers[i]->fields[f];
			if (field->synonyms && strcmp(field->synonyms, "*") == 0)
				continue;
			if (!strstr(guide, arena_printf(&im->arena, "`%s`", field->name)))
				fail_msg("%s: %s", importers[i]->name, field->name);
		}
	}
}

/* Each example of the guide, as a file of its own. */
static void the_examples_of_the_guide_load(void **state)
{
	struct imported *im = *state;
	char *guide = read_guide(im);
	if (!guide)
		skip();
	assert_int_equal(import_ini(im, "[municipality]\ncode = GM0228\n"), 0);
	size_t examples = 0;
	for (char *p = strstr(guide, "\n```"); p; p = strstr(p, "\n```")) {
		char *begin = strchr(p + 1, '\n') + 1;
		char *end = strstr(begin, "```");
		assert_non_null(end);
		const bool plain = p[4] == '\n' && strncmp(begin, "sdgrip", 6) != 0;
		const char *name = "example.csv";
		if (strncmp(begin, "Gemeenten;", 10) == 0)
			name = "2023_begroting.csv";
		else if (*begin == ';')
			name = "GF_M2023_2024.csv";
		p = end + 3;
		if (!plain)
			continue;
		const char *text =
			arena_strndup(&im->arena, begin, (size_t)(end - begin));
		if (import_files(im, import_file(im, name, text)) < 0)
			fail_msg("%s\n%s", text, messages_text(&im->diags));
		assert_true(im->book.files[0].rows_loaded > 0);
		examples++;
	}
	assert_int_equal(examples, 17);
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, import_setup, import_teardown)
	const struct CMUnitTest tests[] = {
		T(iv3_reads_year_and_stage_from_the_name),
		T(iv3_takes_year_and_stage_behind_the_name),
		T(iv3_keeps_the_peer_total_when_asked),
		T(odata_reads_padded_keys_and_both_placements),
		T(odata_refuses_quarters),
		T(gemeentefonds_rounds_and_says_so),
		T(circulars_stand_side_by_side),
		T(kwb_reads_one_level),
		T(spending_reads_the_plain_layout),
		T(a_product_gives_its_one_task_field),
		T(caseload_and_population),
		T(a_stock_that_differs_is_refused),
		T(funding_knows_clusters_and_grants),
		T(phasing_reads_shares),
		T(cube_comes_back_whole),
		T(cube_refuses_what_it_did_not_write),
		T(synonyms_are_folded),
		T(the_guide_names_every_column),
		T(the_examples_of_the_guide_load),
	};
	return cmocka_run_group_tests_name("import", tests, NULL, NULL);
}
