/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_import_real - published files: the figures that others computed from them must
 * come out
 */
#include "import_fixture.h"

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

/* ../shared/data/NAME; skips the test when the folder is not there. */
static const char *real(struct imported *im, const char *name)
{
	const char *shared = shared_folder();
	if (!shared)
		skip();
	return arena_printf(&im->arena, "%s/data/%s", shared, name);
}

/* Sum of the social task fields, in thousands of euros. */
static int64_t social(const struct imported *im, const char *municipality,
		      const char *year, const char *stage, const char *side)
{
	static const char *const domains[] = {"Algemeen", "Wmo", "Jeugdwet",
					      "Participatiewet"};
	int64_t sum = 0;
	for (size_t i = 0; i < 4; i++)
		sum += spending(im, "municipality", municipality, "year", year, "stage",
				stage, "side", side, "domain", domains[i]);
	return sum / 100000;
}

static void iv3_figures(void **state)
{
	struct imported *im = *state;
	static const struct {
		const char *municipality;
		struct {
			const char *year, *stage;
			int64_t revenue, expense;
		} reports[3];
	} facts[] = {
		{"GM1700",
		 {{"2023", "budget", 8516, 50761},
		  {"2023", "actual", 17409, 53379},
		  {"2024", "budget", 8590, 54675}}},
		{"GM1509",
		 {{"2023", "budget", 10303, 47571},
		  {"2023", "actual", 17863, 57043},
		  {"2024", "budget", 11425, 53960}}},
		{"GM0772",
		 {{"2023", "budget", 135005, 468625},
		  {"2023", "actual", 176808, 517059},
		  {"2024", "budget", 136693, 487674}}},
	};
	assert_int_equal(import_files(im, real(im, "iv3/2023_begroting.csv"),
				      real(im, "iv3/2023_jaarrekening.csv"),
				      real(im, "iv3/2024_begroting.csv")),
			 0);
	for (size_t i = 0; i < 3; i++)
		for (size_t j = 0; j < 3; j++) {
			const char *code = facts[i].municipality;
			const char *year = facts[i].reports[j].year;
			const char *stage = facts[i].reports[j].stage;
			assert_int_equal(social(im, code, year, stage, "revenue"),
					 facts[i].reports[j].revenue);
			assert_int_equal(social(im, code, year, stage, "expense"),
					 facts[i].reports[j].expense);
		}
	/* the empty member and all 342, without "Nederland" */
	assert_int_equal(im->book.axis[AXIS_MUNICIPALITY].count, 343);
	for (size_t i = 0; i < 3; i++) {
		const struct source_file *file = &im->book.files[i];
		assert_int_equal(file->rows_loaded, 342 * 71);
		assert_int_equal(file->rows_skipped, 71);
		/* "Nederland" is exactly the sum of the municipalities */
		assert_int_equal(file->amount_loaded, file->amount_skipped);
	}
	assert_int_equal(spending(im, "municipality", "GM0569", "task_field", "6.72a",
				  "year", "2024", "side", "expense"),
			 -47256 * INT64_C(100000));
}

/* One cell of a line of the OData file: quoted, padded. */
static const char *odata_cell(char *line, char **rest)
{
	char *cell = line;
	*rest = line + strcspn(line, ";\n");
	if (**rest)
		*(*rest)++ = '\0';
	if (*cell == '"')
		cell++;
	cell[strcspn(cell, " \"")] = '\0';
	return cell;
}

/* Adds up the second placement of task fields 6 by the first letter of the category, in
 * another way than the program. */
static void add_odata(const char *path, int64_t *expense, int64_t *revenue)
{
	char line[512], *rest = line;
	FILE *stream = fopen(path, "r");
	assert_non_null(stream);
	*expense = *revenue = 0;
	while (fgets(line, sizeof(line), stream)) {
		odata_cell(line, &rest);
		const char *field = odata_cell(rest, &rest);
		const char *category = odata_cell(rest, &rest);
		for (int i = 0; i < 3; i++)
			odata_cell(rest, &rest);
		const int64_t value = strtoll(odata_cell(rest, &rest), NULL, 10);
		if (strncmp(field, "6.", 2) == 0 && *category == 'L')
			*expense += value;
		else if (strncmp(field, "6.", 2) == 0 && *category == 'B')
			*revenue += value;
	}
	fclose(stream);
}

static void capelle_adds_up(void **state)
{
	struct imported *im = *state;
	static const char *const years[] = {"2022", "2023"};
	const char *paths[] = {real(im, "iv3-odata/capelle_2022X000.csv"),
			       real(im, "iv3-odata/capelle_2023X000.csv")};
	assert_int_equal(import_files(im, paths[0], paths[1]), 0);
	for (size_t i = 0; i < 2; i++) {
		int64_t expense, revenue;
		add_odata(paths[i], &expense, &revenue);
		assert_true(expense > 100000);
		assert_int_equal(social(im, "GM0502", years[i], "budget", "expense"),
				 expense);
		assert_int_equal(social(im, "GM0502", years[i], "budget", "revenue"),
				 revenue);
	}
	assert_int_equal(import_skipped(im, 0, "balance"), 8510 - 3816);
}

static void capelle_is_the_same_in_both_layouts(void **state)
{
	struct imported *im = *state;
	int64_t expense, revenue;
	add_odata(real(im, "iv3-odata/capelle_2023X000.csv"), &expense, &revenue);
	assert_int_equal(import_files(im, real(im, "iv3/2023_begroting.csv")), 0);
	assert_int_equal(social(im, "GM0502", "2023", "budget", "expense"), expense);
	assert_int_equal(social(im, "GM0502", "2023", "budget", "revenue"), revenue);
	/* and a third source of the same figures is refused */
	assert_int_equal(import_files(im, real(im, "iv3/2023_begroting.csv"),
				      real(im, "iv3-odata/capelle_2023X000.csv")),
			 -1);
	assert_messages(&im->diags, "gives budget 2023 of 'GM0502', and so does");
}

static void circulars_load_beside_each_other(void **state)
{
	struct imported *im = *state;
	assert_int_equal(import_files(im, real(im, "gemeentefonds/GF_M2023_2024.csv"),
				      real(im, "gemeentefonds/GF_S2023_2024.csv"),
				      real(im, "gemeentefonds/GF_M2024_2024.csv"),
				      real(im, "gemeentefonds/GF_S2024_2024.csv"),
				      real(im, "gemeentefonds/GF_M2024_2025.csv")),
			 0);
	/* Eemsdelta, 11296604.940196244 and 24891125.585755505 */
	assert_int_equal(spending(im, "municipality", "GM1979", "version", "M2023",
				  "year", "2024", "cluster",
				  "Sociale basisvoorzieningen"),
			 1129660494);
	assert_int_equal(spending(im, "municipality", "GM1979", "version", "M2023",
				  "year", "2024", "cluster",
				  "Individuele voorzieningen Jeugd"),
			 2489112559);
	assert_int_equal(im->book.axis[AXIS_CLUSTER].count, 13);
	for (size_t i = 0; i < 5; i++)
		assert_int_equal(im->book.files[i].rows_loaded, 342);
}

static void kwb_has_one_level(void **state)
{
	struct imported *im = *state;
	assert_int_equal(import_files(im, real(im, "statline/kwb_data.csv")), 0);
	assert_int_equal(people(im, "municipality", "GM1700", "year", "2021", "indicator",
				"inhabitants"),
			 33699000);
	assert_int_equal(
		people(im, "municipality", "GM1700", "year", "2021", "domain", "Wmo"),
		1845000);
	assert_int_equal(im->book.files[0].rows_loaded, 352 + 345);
	assert_int_equal(import_skipped(im, 0, "region level"), 3340 + 3248 + 2);
}

/* "818,556" beside whole numbers: the decimal comma of a file in thousands of euros. */
static void hostile_with_decimal_comma(void **state)
{
	struct imported *im = *state;
	const char *path = real(im, "hostile/agentschappen.csv");
	assert_int_equal(
		import_ini(im, "[municipality]\ncode = GM9999\n"
			       "[source agencies]\ntype = budget\nunit = 1000\n"
			       "round = yes\ncolumn.year = Jaar\n"
			       "column.programme = Agentschap\n"
			       "fixed.task_field = 0.4\n"
			       "measure.actual.expense = Immateriële vaste activa\n"),
		0);
	assert_int_equal(
		import_files(im, arena_printf(&im->arena, "%s@source=agencies", path)),
		-1); /* years before 2017 have no task fields */
	assert_messages(&im->diags, "'0.4' is not a task field of 2009");
	assert_int_equal(
		import_ini(im, "[municipality]\ncode = GM9999\n"
			       "[source agencies]\ntype = budget\nunit = 1000\n"
			       "round = yes\ncolumn.version = Jaar\nfixed.year = 2025\n"
			       "column.programme = Agentschap\n"
			       "fixed.task_field = 0.4\n"
			       "measure.actual.expense = Vaste activa\n"),
		0);
	assert_int_equal(
		import_files(im, arena_printf(&im->arena, "%s@source=agencies", path)),
		0);
	assert_int_equal(spending(im, "programme", "CBI", "version", "2009"), 81855600);
}

/* "203.726" is 203726: no decimals anywhere in the file. */
static void hostile_with_grouping_points(void **state)
{
	struct imported *im = *state;
	const char *path = real(im, "hostile/teilergebnisplan.csv");
	assert_int_equal(import_ini(im,
				    "[municipality]\ncode = GM9999\n"
				    "[source plan]\ntype = budget\nfixed.year = 2025\n"
				    "column.programme = Teilplan\n"
				    "column.text = Teilplanzeile\n"
				    "fixed.task_field = 0.4\n"
				    "skip.text = *=*\n"
				    "measure.actual.expense = Ergebnis 2010\n"
				    "measure.budget.expense = Plan 2011\n"),
			 0);
	assert_int_equal(
		import_files(im, arena_printf(&im->arena, "%s@source=plan", path)), 0);
	assert_int_equal(spending(im, "programme", "0101", "stage", "actual"),
			 1603565800);
	assert_int_equal(spending(im, "programme", "0101", "stage", "budget"),
			 1619347800);
	const struct source_file *file = &im->book.files[0];
	assert_non_null(strstr(file->settings, "decimal comma"));
	assert_int_equal(file->rows_read, file->rows_loaded + file->rows_skipped);
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, import_setup, import_teardown)
	const struct CMUnitTest tests[] = {
		T(iv3_figures),
		T(capelle_adds_up),
		T(capelle_is_the_same_in_both_layouts),
		T(circulars_load_beside_each_other),
		T(kwb_has_one_level),
		T(hostile_with_decimal_comma),
		T(hostile_with_grouping_points),
	};
	return cmocka_run_group_tests_name("import_real", tests, NULL, NULL);
}
