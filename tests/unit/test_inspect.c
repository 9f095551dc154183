/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_inspect - what a file looks like, and that the section made of it reads the file
 */
#include "inspection.h"

#include "import_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

/* Looks at one file; the inspection stays until the next import_run. */
static const struct inspection *inspect(struct imported *im, const char *path)
{
	im->needs.inspect = true;
	import_files(im, path);
	im->needs.inspect = false;
	diags_flush(&im->diags, stderr);
	assert_int_equal(im->status, 0);
	assert_int_equal(im->book.ninspections, 1);
	return &im->book.inspections[0];
}

static const struct inspected_column *column(const struct inspection *in,
					     const char *header)
{
	for (size_t i = 0; i < in->ncolumns; i++)
		if (strcmp(in->columns[i].header, header) == 0)
			return &in->columns[i];
	fail_msg("no column '%s'", header);
	return NULL;
}

/* The text of a file of the project; it stays until the next call. */
static const char *slurp(const char *path)
{
	static char bytes[1 << 20];
	FILE *stream = fopen(path, "rb");
	assert_non_null(stream);
	const size_t size = fread(bytes, 1, sizeof(bytes) - 1, stream);
	assert_int_equal(ferror(stream), 0);
	fclose(stream);
	bytes[size] = '\0';
	return bytes;
}

/* Such a file, copied beside the ini that will name it. */
static const char *copy(struct imported *im, const char *path)
{
	return import_file(im, strrchr(path, '/') + 1, slurp(path));
}

/* The section, with the comments that hold a decision turned into keys. */
static const char *section(struct imported *im, const struct inspection *in,
			   const char *const *decisions)
{
	const char *text = "[municipality]\ncode = GM9999\n";
	for (size_t i = 0; i < in->nlines; i++) {
		const char *line = in->lines[i].text;
		for (size_t k = 0; line && decisions && decisions[k]; k++)
			if (strcmp(line, decisions[k]) == 0)
				line += 2;
		if (line)
			text = arena_printf(&im->arena, "%s%s\n", text, line);
		else
			text = arena_printf(&im->arena, "%s# %s\n", text,
					    in->lines[i].note);
	}
	/* the path of the copy is the folder of the ini and its name */
	char *files = strstr(text, "files = ");
	if (files) {
		const size_t folder = strlen(im->folder) + 1;
		memmove(files + 8, files + 8 + folder, strlen(files + 8 + folder) + 1);
	}
	return text;
}

/* Every amount of a book as one text: stage, side, year, sum. */
static const char *sums(struct imported *im)
{
	static const char *const stages[] = {"budget", "change",    "revised",
					     "actual", "committed", "outlook"};
	static const char *const sides[] = {"expense", "revenue"};
	const char *text = "";
	for (size_t s = 0; s < 6; s++)
		for (size_t k = 0; k < 2; k++)
			text = arena_printf(&im->arena, "%s %s.%s=%lld", text, stages[s],
					    sides[k],
					    (long long)spending(im, "stage", stages[s],
								"side", sides[k]));
	return text;
}

static const char *read_with(struct imported *im, const char *ini)
{
	import_ini(im, ini);
	import_run(im, NULL);
	diags_flush(&im->diags, stderr);
	assert_int_equal(im->status, 0);
	return sums(im);
}

/* The section that inspect makes gives the same amounts as the profile that ships. */
static void check_profile(const char *name, const char *const *decisions)
{
	struct imported im;
	import_begin(&im);
	const char *path = arena_printf(&im.arena, "data/profiles/%s.csv", name);
	const char *own = section(&im, inspect(&im, copy(&im, path)), decisions);
	const char *got = read_with(&im, own);
	const char *ini = arena_printf(&im.arena, "data/profiles/%s.ini", name);
	const char *wanted = read_with(&im, slurp(ini));
	assert_non_null(strstr(wanted, "revenue"));
	assert_string_equal(got, wanted);
	import_end(&im);
}
#define check_profile_with(name, ...) \
	check_profile(name, (const char *const[]){__VA_ARGS__, NULL})

static void sections_of_the_profiles(void **state)
{
	(void)state;
	check_profile("debit-credit", NULL);
	check_profile("letter", NULL);
	check_profile("long", NULL);
	check_profile("no-header", NULL);
	check_profile("subtotals", NULL);
	check_profile_with("thousands", "# dash = zero", "# fixed.year = 2024");
	check_profile_with("wide", "# fixed.year = 2025");
}

/* Every amount and volume about care as one text. */
static const char *care_sums(struct imported *im)
{
	static const enum table_id tables[] = {TABLE_DECLARATIONS, TABLE_ASSIGNMENTS,
					       TABLE_BENEFITS, TABLE_CASELOAD};
	const char *text = "";
	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
		const struct entry_sum all = import_sum(im, tables[i], NULL);
		const struct entry_sum wmo =
			import_sum(im, tables[i], "domain", "Wmo", NULL);
		const struct entry_sum revenue =
			import_sum(im, tables[i], "side", "revenue", NULL);
		text = arena_printf(&im->arena, "%s %zu:%lld:%lld:%lld:%lld", text,
				    all.rows, (long long)all.value,
				    (long long)all.quantity, (long long)wmo.value,
				    (long long)revenue.value);
	}
	const struct facts *grants = &im->book.table[TABLE_ASSIGNMENTS];
	for (size_t i = 0; i < grants->rows; i++)
		text = arena_printf(&im->arena, "%s %d:%lld", text,
				    (int)grants->terms[i].end,
				    (long long)grants->terms[i].paid);
	return text;
}

/* The section that inspect makes reads as much as the profile that ships. */
static void check_care_profile(const char *name, const char *expected)
{
	struct imported im;
	import_begin(&im);
	for (size_t t = 0; t < TABLE_COUNT; t++)
		im.needs.axes[t] = AXIS_BIT(AXIS_STORED) - 1;
	const char *path = arena_printf(&im.arena, "data/profiles/%s.csv", name);
	const struct inspection *in = inspect(&im, copy(&im, path));
	assert_string_equal(in->importer, name);
	assert_null(in->missing);
	read_with(&im, section(&im, in, NULL));
	const char *got = care_sums(&im);
	const char *ini = arena_printf(&im.arena, "data/profiles/%s.ini", name);
	read_with(&im, slurp(ini));
	assert_string_equal(got, care_sums(&im));
	assert_non_null(strstr(got, expected));
	import_end(&im);
}

static void sections_of_care(void **state)
{
	(void)state;
	check_care_profile("declarations", ":2933425:");
	check_care_profile("assignments", " 9:0:");
	check_care_profile("pgb", " 6:4270000:");
	check_care_profile("benefits", ":22754555");
}

/* Without a date of receipt only the user can say which date counts; words for a status
 * that nobody knows, and numbers of citizens below a strange header, are asked about. */
static void declarations_that_lack_a_column(void **state)
{
	struct imported *im = *state;
	const char *path = import_file(
		im, "323.csv",
		"Begin;Eind;Betaald;Wet;Productcode;Volume;Eenheid;Bedrag;Status;"
		"Cliëntnummer\n"
		"01-01-2025;31-01-2025;19-02-2025;JW;45A04;60;01;98,00;Akkoord;J1\n"
		"01-01-2025;31-01-2025;19-02-2025;JW;45A04;60;01;98,00;Nee;J2\n");
	const struct inspection *in = inspect(im, path);
	assert_string_equal(in->importer, "declarations");
	assert_string_equal(in->missing, "booking_period");
	assert_string_equal(column(in, "Bedrag")->role, "amount");
	assert_string_equal(column(in, "Cliëntnummer")->role, "client");
	assert_true(column(in, "Cliëntnummer")->withheld);
	static const char *const decisions[] = {"# column.booking_period = Betaald",
						"# words.status.rejected = Nee", NULL};
	for (size_t t = 0; t < TABLE_COUNT; t++)
		im->needs.axes[t] = AXIS_BIT(AXIS_STORED) - 1;
	read_with(im, section(im, in, decisions));
	assert_int_equal(
		import_sum(im, TABLE_DECLARATIONS, "period", "2025-02", NULL).value,
		9800);
	assert_int_equal(import_skipped(im, 0, "rejected_line"), 1);
}

/* Beside each other stands an amendment too, which the profile leaves out. */
static void section_of_budget_and_actual(void **state)
{
	(void)state;
	struct imported im;
	import_begin(&im);
	const struct inspection *in =
		inspect(&im, copy(&im, "data/profiles/side-by-side.csv"));
	assert_null(in->importer);
	static const char *const year[] = {"# fixed.year = 2025", NULL};
	read_with(&im, section(&im, in, year));
	assert_int_equal(spending(&im, "stage", "budget", "side", "revenue"), 1059000000);
	assert_int_equal(spending(&im, "stage", "change", "side", "expense"), 25000000);
	assert_int_equal(spending(&im, "stage", "actual", "side", "revenue"), 789995680);
	assert_int_equal(spending(&im, "stage", "committed"), 263840000);
	import_end(&im);
}

/* The exports of the sample, through the sections made of them and its mapping. */
static void sections_of_the_sample(void **state)
{
	(void)state;
	struct imported im;
	import_begin(&im);
	const char *ledger = copy(&im, "data/sample/exports/grootboek-2025.csv");
	const char *budget = copy(&im, "data/sample/exports/begroting-2025.csv");
	copy(&im, "data/sample/mapping.csv");
	const char *text = section(&im, inspect(&im, ledger), NULL);
	const char *other = strstr(section(&im, inspect(&im, budget), NULL), "[source");
	text = arena_printf(&im.arena,
			    "%s%s\n[source mapping]\ntype = mapping\n"
			    "files = mapping.csv\n",
			    text, other);
	read_with(&im, text);
	assert_int_equal(spending(&im, "stage", "actual", "side", "expense"), 4142597393);
	assert_int_equal(spending(&im, "stage", "actual", "side", "revenue"), 1048021519);
	assert_int_equal(spending(&im, "stage", "budget", "side", "expense"), 5523500000);
	assert_int_equal(spending(&im, "stage", "revised", "side", "revenue"),
			 1417000000);
	assert_int_equal(spending(&im, "stage", "change", "side", "expense"), 43000000);
	import_end(&im);
}

/* What the first exports of a new user look like. */
static const char bookings[] =
	"Boekjaar;Periode;Boekdatum;Kostenplaats;Kostensoort;Taakveld;I/S;Bedrag;"
	"Omschrijving;Crediteur\r\n"
	"2025;01;02-01-2025;66751000;434110;6.752;S;412.350,00-;Terugboeking;\r\n"
	"2025;03;31-03-2025;66751000;443310;6.752;S;685.000,00;Voorschot;90012\r\n"
	"2025;09;12-09-2025;66711000;434101;6.711;S;148.912,37;Declaratie;80417\r\n"
	"2025;09;15-09-2025;66711000;834201;6.711;S;31.244,60-;CAK;70003\r\n";

static void section_of_a_ledger(void **state)
{
	(void)state;
	struct imported im;
	import_begin(&im);
	const struct inspection *in =
		inspect(&im, import_file(&im, "boekingen.csv", bookings));
	assert_string_equal(in->importer, "spending");
	assert_null(in->missing);
	read_with(&im, section(&im, in, NULL));
	assert_int_equal(spending(&im, "side", "expense"), 42156237);
	assert_int_equal(spending(&im, "side", "revenue"), 3124460);
	import_end(&im);
}

static void section_of_months(void **state)
{
	(void)state;
	struct imported im;
	import_begin(&im);
	const struct inspection *in =
		inspect(&im, import_file(&im, "maanden 2025.csv",
					 "Taakveld;L/B;jan;feb;mrt;Totaal\n"
					 "6.1;L;1.000,50;2,00;3,00;1.005,50\n"
					 "6.1;B;0,50;1,00;;1,50\n"));
	assert_string_equal(column(in, "feb")->role, "measure.actual.02");
	assert_null(column(in, "Totaal")->role);
	static const char *const year[] = {"# fixed.year = 2025", NULL};
	read_with(&im, section(&im, in, year));
	assert_int_equal(spending(&im, "side", "expense"), 100550);
	assert_int_equal(spending(&im, "side", "revenue", "period", "2025-02"), 100);
	import_end(&im);
}

/* Decimal commas are no delimiter, and one number on a line is a whole row. */
static void one_column_of_numbers(void **state)
{
	(void)state;
	struct imported im;
	import_begin(&im);
	const struct inspection *in =
		inspect(&im, import_file(&im, "getallen.csv",
					 "1.234.567,89\n1.234\n(500,00)\n€ 10,50\n"));
	assert_string_equal(in->delimiter, "none");
	assert_int_equal(in->header_line, 0);
	assert_int_equal(in->rows, 4);
	assert_string_equal(in->columns[0].type, "amount");
	assert_string_equal(in->columns[0].style, "comma");
	assert_string_equal(in->columns[0].low, "-500.00");
	assert_string_equal(in->columns[0].high, "1234567.89");
	static const char *const decisions[] = {"# fixed.side = expense",
						"# fixed.year = 2025", NULL};
	const char *ini = arena_printf(&im.arena, "%sfixed.task_field = 6.1\n",
				       section(&im, in, decisions));
	read_with(&im, ini);
	assert_int_equal(spending(&im, "side", "expense"), 123531239);
	import_end(&im);
}

/* Numbers that pass the eleven-test, made here: 9 digits from a counter. */
static const char *citizens(struct imported *im, size_t count)
{
	const char *text = "Client;Bedrag\n";
	for (unsigned base = 99990000, made = 0; made < count; base++) {
		unsigned sum = 0, rest = base;
		for (unsigned weight = 2; weight <= 9; weight++, rest /= 10)
			sum += weight * (rest % 10);
		if (sum % 11 == 10)
			continue;
		text = arena_printf(&im->arena, "%s%u%u;1,00\n", text, base, sum % 11);
		made++;
	}
	return text;
}

static void citizens_are_never_shown(void **state)
{
	(void)state;
	struct imported im;
	import_begin(&im);
	const struct inspection *in =
		inspect(&im, import_file(&im, "clienten.csv", citizens(&im, 30)));
	assert_string_equal(in->columns[0].type, "citizen");
	assert_true(in->columns[0].withheld);
	assert_null(in->columns[0].example);
	assert_null(in->columns[0].low);
	for (size_t i = 0; i < in->nlines; i++)
		assert_null(in->lines[i].text ? strstr(in->lines[i].text, "9999") : NULL);
	import_end(&im);
}

/* The name of a file may be that of a citizen; the section finds it all the same. */
static void files_named_after_a_citizen(void **state)
{
	(void)state;
	struct imported im;
	import_begin(&im);
	const struct inspection *in =
		inspect(&im, import_file(&im, "bsn 1234.56.782\n;x.csv",
					 "1980-02-03;Ede;12,50\n1981-02-03;Ede;13,50\n"));
	assert_non_null(strstr(in->name, "bsn #hidden\n;x.csv"));
	assert_string_equal(in->columns[0].type, "date");
	assert_true(in->columns[0].withheld);
	for (size_t i = 0; i < in->nlines; i++) {
		const char *text = in->lines[i].text ? in->lines[i].text : "";
		assert_null(strstr(text, "1234"));
		assert_null(strchr(text, '\n'));
	}
	assert_string_equal(in->lines[0].text, "[source bsn--hidden--x]");
	assert_non_null(strstr(in->lines[2].text, "/bsn *??x.csv"));
	import_end(&im);
}

/* A file of which the first row is no header must not give it away as one. */
static void data_is_no_header(void **state)
{
	(void)state;
	struct imported im;
	import_begin(&im);
	const struct inspection *in =
		inspect(&im, import_file(&im, "x.csv",
					 "123456782;Jansen;Ede;12,50\n"
					 "123456782;Pietersen;Ede;13,50\n"));
	assert_int_equal(in->header_line, 0);
	assert_string_equal(in->columns[1].header, "");
	assert_true(in->columns[0].withheld && in->columns[1].withheld);
	assert_string_equal(in->columns[2].type, "municipality");
	assert_string_equal(in->columns[3].example, "12,50");
	import_end(&im);
}

static void types_follow_from_all_values(void **state)
{
	(void)state;
	struct imported im;
	import_begin(&im);
	const struct inspection *in = inspect(
		&im, import_file(&im, "x.csv",
				 "Periode|Datum|Taakveld|Categorie|Code|Letter|Getal|"
				 "Leeg|Verschil\n"
				 "2025-01|31-12-2025|6.71a|L3.4.1|0363|V|1,123||1.234\n"
				 "2025-02|01-02-2025|6.1|B4.3.6|0014|N|2,5|.|5,5\n"
				 "2024-12|01-03-2025|0.10|L1.1|0037|V|-3,25|-|1.5\n"));
	static const char *const types[] = {"period",   "date",  "task_field",
					    "category", "code",  "choice",
					    "number",   "empty", "amount"};
	assert_string_equal(in->delimiter, "pipe");
	for (size_t i = 0; i < 5; i++)
		assert_string_equal(in->columns[i].type, types[i]);
	for (size_t i = 6; i < 9; i++)
		assert_string_equal(in->columns[i].type, types[i]);
	assert_string_equal(in->columns[0].low, "2024-12");
	assert_string_equal(in->columns[0].high, "2025-02");
	assert_string_equal(in->columns[1].low, "01-02-2025");
	assert_int_equal(in->columns[7].empty, 3);
	assert_string_equal(in->columns[8].style, "contradictory");
	assert_int_equal(in->columns[8].style_line, 3);
	assert_int_equal(in->columns[8].contrary_line, 4);
	import_end(&im);
}

static void both_readings_of_an_ambiguous_column(void **state)
{
	(void)state;
	struct imported im;
	import_begin(&im);
	const struct inspection *in = inspect(
		&im, import_file(&im, "x.csv",
				 "Taakveld;Prognose\n6.1;1.234\n6.2;98.765\n6.3;12\n"));
	assert_string_equal(column(in, "Prognose")->style, "ambiguous");
	assert_null(column(in, "Prognose")->low);
	assert_string_equal(in->two.cell, "98.765");
	assert_int_equal(in->two.line, 3);
	assert_string_equal(in->two.comma, "98765");
	assert_string_equal(in->two.point, "98.765");
	import_end(&im);
}

/* Each column by its own marks: the section names those that differ. */
static void columns_that_differ_are_named(void **state)
{
	(void)state;
	struct imported im;
	import_begin(&im);
	const struct inspection *in = inspect(
		&im, import_file(&im, "x.csv",
				 "Taakveld;L/B;Jaar;Begroting;Prognose;Realisatie\n"
				 "6.1;L;2025;1.000,50;2,25;1000.25\n"
				 "6.3;B;2025;2,50;3,00;3.50\n"));
	read_with(&im, section(&im, in, NULL));
	assert_int_equal(spending(&im, "stage", "budget", "side", "expense"), 100050);
	assert_int_equal(spending(&im, "stage", "actual", "side", "expense"), 100025);
	assert_int_equal(spending(&im, "stage", "outlook", "side", "revenue"), 300);
	import_end(&im);
}

/* What sdgrip.ini cannot hold is written so that it can: a comment sign in a header, a
 * comma in a name, a line too long. */
static void headers_that_an_ini_cannot_hold(void **state)
{
	(void)state;
	struct imported im;
	import_begin(&im);
	const struct inspection *in =
		inspect(&im, import_file(&im, "a, b.csv",
					 "Taakveld,L/B,Jaar,\"Bedrag ;excl\"\n"
					 "6.1,L,2025,1.50\n6.1,B,2025,2.50\n"));
	/* the header is no word for an amount: its column is offered */
	bool offered = false, named = false;
	for (size_t i = 0; i < in->nlines; i++) {
		const char *line = in->lines[i].text;
		offered |= line && strcmp(line, "# measure.actual = Bedrag*") == 0;
		named |= line && strstr(line, "/a? b.csv");
	}
	assert_true(named);
	static const char *const measure[] = {"# measure.actual = Bedrag*", NULL};
	assert_true(offered || column(in, "Bedrag ;excl")->role);
	read_with(&im, section(&im, in, measure));
	assert_int_equal(spending(&im, "side", "expense"), 150);
	import_end(&im);
}

/* Two sections of one name would be refused; keys behind a file are keys of its section.
 */
static void sections_have_names_of_their_own(void **state)
{
	(void)state;
	struct imported im;
	import_begin(&im);
	const char *csv = import_file(&im, "Export 1.csv", "Taakveld;Bedrag\n6.1;1,50\n");
	const char *txt = import_file(&im, "Export 1.txt", "Taakveld;Bedrag\n6.1;2,50\n");
	im.needs.inspect = true;
	import_files(&im, csv, arena_printf(&im.arena, "%s@year=2025", txt));
	assert_int_equal(im.book.ninspections, 2);
	const struct inspection *in = im.book.inspections;
	assert_string_equal(in[0].lines[0].text, "[source Export-1]");
	assert_string_equal(in[1].lines[0].text, "[source Export-1-2]");
	bool given = false;
	for (size_t i = 0; i < in[1].nlines; i++)
		given |= in[1].lines[i].text &&
			 strcmp(in[1].lines[i].text, "fixed.year = 2025") == 0;
	assert_true(given);
	import_end(&im);
}

/* Delimiters in quotes and line breaks in quotes split nothing; a row too short is told.
 */
static void quotes_and_uneven_rows(void **state)
{
	(void)state;
	struct imported im;
	import_begin(&im);
	const struct inspection *in = inspect(
		&im, import_file(&im, "x.csv",
				 "bedragen x 1.000\n\nNaam, kort;Bedrag\n\"a;b\nc;d\";1\n"
				 "\"e;f;g\";2\nh\ni;3\n"));
	assert_string_equal(in->delimiter, "semicolon");
	assert_int_equal(in->header_line, 3);
	assert_int_equal(in->preamble, 2);
	assert_int_equal(in->rows, 4);
	assert_int_equal(in->uneven_rows, 1);
	assert_int_equal(in->uneven_line, 7);
	import_end(&im);
}

/* A budget has the columns of a mapping and more. */
static void a_budget_is_no_mapping(void **state)
{
	(void)state;
	struct imported im;
	import_begin(&im);
	const struct inspection *in = inspect(
		&im, import_file(&im, "x.csv",
				 "Kostenplaats;Taakveld;Begroting primitief\n1;6.1;2\n"));
	assert_true(!in->importer || strcmp(in->importer, "mapping") != 0);
	in = inspect(&im, import_file(&im, "y.csv", "Kostenplaats;Taakveld\n1;6.1\n"));
	assert_string_equal(in->importer, "mapping");
	import_end(&im);
}

/* What is not remembered is not counted as if it were. */
static void different_values_are_counted_or_not_known(void **state)
{
	(void)state;
	struct imported im;
	import_begin(&im);
	static char text[64 * 1024] = "Bedrag;Soort\n";
	size_t length = strlen(text);
	for (int i = 0; i < 5000; i++)
		length += (size_t)snprintf(text + length, sizeof(text) - length,
					   "%d;%c\n", i, "ab"[i % 2]);
	const struct inspection *in = inspect(&im, import_file(&im, "x.csv", text));
	assert_true(column(in, "Bedrag")->more_distinct);
	assert_false(column(in, "Soort")->more_distinct);
	assert_int_equal(column(in, "Soort")->distinct, 2);
	import_end(&im);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sections_of_the_profiles),
		cmocka_unit_test(sections_of_care),
		cmocka_unit_test_setup_teardown(declarations_that_lack_a_column,
						import_setup, import_teardown),
		cmocka_unit_test(section_of_budget_and_actual),
		cmocka_unit_test(sections_of_the_sample),
		cmocka_unit_test(section_of_a_ledger),
		cmocka_unit_test(section_of_months),
		cmocka_unit_test(one_column_of_numbers),
		cmocka_unit_test(citizens_are_never_shown),
		cmocka_unit_test(files_named_after_a_citizen),
		cmocka_unit_test(data_is_no_header),
		cmocka_unit_test(types_follow_from_all_values),
		cmocka_unit_test(both_readings_of_an_ambiguous_column),
		cmocka_unit_test(columns_that_differ_are_named),
		cmocka_unit_test(headers_that_an_ini_cannot_hold),
		cmocka_unit_test(sections_have_names_of_their_own),
		cmocka_unit_test(quotes_and_uneven_rows),
		cmocka_unit_test(a_budget_is_no_mapping),
		cmocka_unit_test(different_values_are_counted_or_not_known),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
