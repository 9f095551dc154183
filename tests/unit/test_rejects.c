/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_rejects - rows that cannot be read: out of the book, into a file, and back again
 */
#include "import_fixture.h"

#include "key_file.h"
#include "rejects_csv.h"

#include <glob.h>
#include <setjmp.h>
#include <stdint.h>
#include <sys/stat.h>

#include <cmocka.h>

struct rejecting {
	struct imported im;
	struct rejects rejects;
	const char *path;
	char *text; /* what was written */
};

static int setup(void **state)
{
	struct rejecting *t = calloc(1, sizeof(*t));
	import_begin(&t->im);
	rejects_init(&t->rejects);
	t->path = arena_printf(&t->im.arena, "%s/bad.csv", t->im.folder);
	*state = t;
	return 0;
}

static int teardown(void **state)
{
	struct rejecting *t = *state;
	for (size_t n = 1; n <= 3; n++)
		unlink(rejects_path(t->path, n, &t->im.arena));
	rejects_release(&t->rejects);
	import_end(&t->im);
	free(t->text);
	free(t);
	return 0;
}

static char *file_text(const char *path)
{
	char *text = calloc(1, 1 << 16);
	FILE *stream = fopen(path, "r");
	if (stream) {
		const size_t size = fread(text, 1, (1 << 16) - 1, stream);
		text[size] = '\0';
		fclose(stream);
	}
	return text;
}

/* import_run with --rejects; the book is taken apart by the next run. */
static int run(struct rejecting *t, const char *const *files)
{
	struct imported *im = &t->im;
	const char *copy[FILES_MOST] = {NULL};
	for (size_t i = 0; files && files[i]; i++)
		copy[i] = files[i];
	im->settings.files = copy;
	im->settings.rejects = t->path;
	book_release(&im->book);
	book_init(&im->book, &im->codes, &im->labels, &im->needs);
	rejects_release(&t->rejects);
	rejects_init(&t->rejects);
	im->book.rejects = &t->rejects;
	im->status = import_all(&im->book, &im->settings, &im->config, &im->diags);
	if (im->status == 0)
		im->status = book_finish(&im->book, &im->diags);
	im->settings.files = NULL;
	return im->status;
}
#define run_files(t, ...) run(t, (const char *const[]){__VA_ARGS__, NULL})

/* Without the folder in front, which differs from run to run. */
static const char *written(struct rejecting *t, size_t number)
{
	const char *path = rejects_path(t->path, number, &t->im.arena);
	free(t->text);
	t->text = file_text(path);
	const size_t length = strlen(t->im.folder) + 1;
	const char *folder = arena_printf(&t->im.arena, "%s/", t->im.folder);
	for (char *at; (at = strstr(t->text, folder));)
		memmove(at, at + length, strlen(at + length) + 1);
	return t->text;
}

static size_t files_in(const struct imported *im)
{
	char pattern[64];
	glob_t found;
	snprintf(pattern, sizeof(pattern), "%s/*", im->folder);
	const size_t count =
		glob(pattern, 0, NULL, &found) == 0 ? (size_t)found.gl_pathc : 0;
	globfree(&found);
	return count;
}

#define HEADER "gemeente;periode;bedrag;taakveld;omschrijving\n"

static void rows_are_written_as_they_are(void **state)
{
	struct rejecting *t = *state;
	const char *a =
		import_file(&t->im, "a.csv",
			    "Export van mei\n" HEADER "GM0228;2025-01;10,00;6.1;goed\n"
			    "GM0228;2025-01;x;6.1;\"a;b \"\"c\"\"\"\n"
			    "GM0228;ooit;20,00;9.9.9;\n"
			    "GM0228;2025-02;\"1\n"
			    "GM0228;2025-02;5,50;6.1;\n");
	assert_int_equal(run_files(t, a), 0);
	assert_int_equal(spending(&t->im, "task_field", "6.1"), 1550);
	assert_int_equal(t->im.book.table[TABLE_SPENDING].rows, 2);
	const struct source_file *file = &t->im.book.files[0];
	assert_int_equal(file->rows_read, 5);
	assert_int_equal(file->rows_rejected, 3);
	assert_int_equal(file->amount_rejected, 2000);
	assert_int_equal(file->amount_read, file->amount_loaded + file->amount_skipped +
						    file->amount_rejected);
	assert_int_equal(import_remark(&t->im, "rows_rejected")->value, 3);
	assert_int_equal(import_remark(&t->im, "amount_rejected")->value, 2000);
	assert_int_equal(rejects_write(&t->rejects, t->path, &t->im.diags), 0);
	assert_string_equal(
		written(t, 1),
		"sdgrip_file;sdgrip_line;sdgrip_reason;gemeente;periode;bedrag;taakveld;"
		"omschrijving\n"
		"a.csv;4;column 'bedrag': 'x' is not a number, expected one like "
		"1.234,56;GM0228;2025-01;x;6.1;\"a;b \"\"c\"\"\"\n"
		"a.csv;5;column 'periode': 'ooit' is not a period, expected a year, "
		"quarter or month like 2025, 2025-Q3 or 2025-09;GM0228;ooit;20,00;9.9.9;"
		"\n"
		"a.csv;6;a quote is not closed before the end of the file;"
		"\"GM0228;2025-02;\"\"1\"\n");
	assert_messages(&t->im.diags, "bad.csv: holds the 3 rows that were rejected",
			"bad.csv@type=spending,numbers=comma'");
}

static void the_file_is_private_and_whole(void **state)
{
	struct rejecting *t = *state;
	struct stat at;
	const char *a =
		import_file(&t->im, "a.csv", HEADER "GM0228;2025-01;x;6.1;goed\n");
	import_file(&t->im, "bad.csv", "of an earlier run\n");
	assert_int_equal(chmod(t->path, 0644), 0);
	assert_int_equal(run_files(t, a), 0);
	assert_int_equal(rejects_write(&t->rejects, t->path, &t->im.diags), 0);
	assert_int_equal(stat(t->path, &at), 0);
	assert_int_equal(at.st_mode & 07777, 0600);
	assert_int_equal(files_in(&t->im), 2);
	assert_null(strstr(written(t, 1), "earlier"));
	/* nothing is rejected: the file is left alone, and not taken for this run's */
	assert_messages(&t->im.diags, "rejected");
	rejects_release(&t->rejects);
	rejects_init(&t->rejects);
	assert_int_equal(rejects_write(&t->rejects, t->path, &t->im.diags), 0);
	assert_messages(&t->im.diags, "bad.csv: is there from an earlier run");
	/* a folder that is not there, a link, a device */
	assert_int_equal(run_files(t, a), 0);
	const char *nowhere = arena_printf(&t->im.arena, "%s/no/x.csv", t->im.folder);
	assert_int_equal(rejects_write(&t->rejects, nowhere, &t->im.diags), -1);
	assert_int_equal(rejects_write(&t->rejects, "/dev/null", &t->im.diags), -1);
	const char *link = rejects_path(t->path, 2, &t->im.arena);
	assert_int_equal(symlink(t->path, link), 0);
	assert_int_equal(rejects_write(&t->rejects, link, &t->im.diags), -1);
	assert_messages(&t->im.diags, "no/x.csv: cannot create", "/dev/null: is no regul",
			"bad-2.csv: is no regular file");
	assert_int_equal(files_in(&t->im), 3);
}

static void corrected_rows_complete_their_source(void **state)
{
	struct rejecting *t = *state;
	const char *header = "Jaar;Kpl;Bedrag N;Bedrag;Tekst\n";
	const char *good = "2025;100;;1.000,00;a\n2025;200;;2.500,00;b\n";
	import_file(&t->im, "m.csv", "kostenplaats;taakveld\n100;6.1\n200;6.1\n");
	import_file(&t->im, "l.csv",
		    arena_printf(&t->im.arena,
				 "Grootboek\n\n%s%s2025;200;;1.250;c\n2025;100;;l,00;d\n",
				 header, good));
	/* 1.250 alone would be ambiguous: it is read because the file has decided */
	import_ini(&t->im, "[municipality]\ncode = GM0228\n"
			   "[source ledger]\ntype = ledger\nfiles = l.csv\n"
			   "encoding = windows-1252\ndelimiter = semicolon\nheader = 3\n"
			   "column.year = Jaar\ncolumn.cost_centre = Kpl\n"
			   "measure.actual = Bedrag\nfixed.side = expense\n"
			   "[source map]\ntype = mapping\nfiles = m.csv\n");
	assert_int_equal(run(t, NULL), 0);
	assert_int_equal(spending(&t->im, "year", "2025"), 475000);
	assert_int_equal(rejects_write(&t->rejects, t->path, &t->im.diags), 0);
	assert_messages(&t->im.diags, "bad.csv@source=ledger,numbers=comma'");
	/* correct the one row; a spreadsheet adds a byte order mark and quotes */
	char *text = file_text(t->path);
	char *wrong = strstr(text, ";l,00;d");
	assert_non_null(wrong);
	wrong[1] = '1';
	char *rest = strstr(text, "sdgrip_file");
	import_file(&t->im, "bad.csv",
		    arena_printf(&t->im.arena, "\xef\xbb\xbf\"sdgrip_file\"%s",
				 rest + strlen("sdgrip_file")));
	free(text);
	const char *l = import_file(&t->im, "l.csv",
				    arena_printf(&t->im.arena,
						 "Grootboek\n\n%s%s2025;200;;1.250;c\n",
						 header, good));
	const char *source = "@source=ledger";
	const char *first = arena_printf(&t->im.arena, "%s%s", l, source);
	const char *second = arena_printf(&t->im.arena, "%s%s", t->path, source);
	const char *map = arena_printf(&t->im.arena, "%s/m.csv", t->im.folder);
	t->im.settings.rejects = NULL;
	assert_int_equal(import_files(&t->im, first, second, map), 0);
	assert_int_equal(spending(&t->im, "year", "2025"), 475100);
	assert_null(import_remark(&t->im, "overlapping_exports"));
	for (size_t i = 0; i < t->im.book.nfiles; i++)
		assert_null(strstr(t->im.book.files[i].settings, "sdgrip"));
}

#define IV3_HEADER "Gemeenten;Taakveld;Baten;Lasten;Inwonertal\n"

/* A file that is a whole source allows no second one, but its own rejected rows. */
static void corrected_rows_complete_a_whole_file(void **state)
{
	struct rejecting *t = *state;
	const char *a = import_file(&t->im, "2023_begroting.csv",
				    IV3_HEADER "Twenterand;6.1 S;0.0;7.0;33618\n"
					       "Twenterand;6.2 W;0.0;vijf;33618\n");
	assert_int_equal(run_files(t, a), 0);
	assert_int_equal(rejects_write(&t->rejects, t->path, &t->im.diags), 0);
	assert_messages(&t->im.diags, "bad.csv@type=iv3,year=2023,stage=budget'");
	char *text = file_text(t->path);
	char *wrong = strstr(text, ";vijf;");
	assert_non_null(wrong);
	memcpy(wrong, ";5.00;", 6);
	import_file(&t->im, "bad.csv", text);
	free(text);
	a = import_file(&t->im, "2023_begroting.csv",
			IV3_HEADER "Twenterand;6.1 S;0.0;7.0;33618\n");
	const char *b =
		arena_printf(&t->im.arena, "%s@type=iv3,year=2023,stage=budget", t->path);
	t->im.settings.rejects = NULL;
	assert_int_equal(import_files(&t->im, a, b), 0);
	assert_int_equal(spending(&t->im, "year", "2023", "stage", "budget"), 1200000);
	assert_null(strstr(t->im.book.files[0].settings, "sdgrip"));
	/* another file of that year and stage is still one too many */
	const char *c =
		import_file(&t->im, "x.csv", IV3_HEADER "Twenterand;6.1 S;1.0;7.0;3\n");
	c = arena_printf(&t->im.arena, "%s@year=2023,stage=budget", c);
	assert_int_equal(import_files(&t->im, a, b, c), -1);
	assert_messages(&t->im.diags, "gives budget 2023 of 'GM1700', and so does");
}

static void layouts_have_files_of_their_own(void **state)
{
	struct rejecting *t = *state;
	const char *a = import_file(&t->im, "a.csv", HEADER "GM0228;2025-01;x;6.1;\n");
	const char *b = import_file(&t->im, "b.csv",
				    "gemeente,periode,domein,personen\n"
				    "GM0228,2025-01,Wmo,veel\n");
	const char *c = import_file(&t->im, "c.csv", HEADER "GM0228;2025-02;y;6.1;\n");
	assert_int_equal(run_files(t, a, b, c), 0);
	assert_int_equal(t->rejects.count, 2);
	assert_int_equal(rejects_write(&t->rejects, t->path, &t->im.diags), 0);
	assert_non_null(strstr(written(t, 1), "\nc.csv;2;"));
	assert_non_null(strstr(written(t, 2),
			       "sdgrip_file,sdgrip_line,sdgrip_reason,"
			       "gemeente,periode,domein,personen\nb.csv,2,"));
	assert_messages(&t->im.diags, "bad.csv: holds the 2 rows",
			"bad-2.csv: holds the 1 row that was rejected, which is in no");
}

static void citizen_numbers_keep_cells_out(void **state)
{
	struct rejecting *t = *state;
	const char *a = import_file(&t->im, "a.csv",
				    HEADER "GM0228;2025-01;x;6.1;Jan\n"
					   "GM0228;2025-01;y;6.1;bsn 123456782\n"
					   "GM0228;2025-01;z;6.1;Piet\n");
	const char *b = import_file(&t->im, "b.csv",
				    HEADER "GM0228;2025-01;x;6.1;nr 123456781\n");
	const char *c = import_file(&t->im, "c.csv",
				    HEADER "GM0228;2025-01;123456782,x;6.1;Kees\n");
	assert_int_equal(run_files(t, a, b, c), 0);
	assert_int_equal(rejects_write(&t->rejects, t->path, &t->im.diags), 0);
	const char *text = written(t, 1);
	assert_null(strstr(text, "123456782"));
	assert_null(strstr(text, "Jan"));
	assert_null(strstr(text, "Piet"));
	assert_non_null(strstr(text, "a.csv;3;column 'bedrag': 'y' is not a number, "
				     "expected one like 1.234,56;;;;;\n"));
	assert_non_null(strstr(text, ";nr 123456781\n"));
	assert_null(strstr(text, "Kees"));
	assert_messages(&t->im.diags, "holds of 4 rows only the line number");
}

#define CARE "Periode;Client;Taakveld;Bedrag;Nota\n"

/* The number of a client is written as the pseudonym that the book would hold, and a row
 * with one is read again; without a law there is no pseudonym, in a row that has shifted
 * no place for it. */
static void clients_are_written_as_pseudonyms(void **state)
{
	struct rejecting *t = *state;
	struct imported *im = &t->im;
	const char *key = arena_printf(&im->arena, "%s/sdgrip.key", im->folder);
	assert_int_equal(key_file_create(key, &im->diags), 0);
	im->written[im->nwritten++] = key;
	import_ini(im, "[municipality]\ncode = GM0228\n[privacy]\nkey = sdgrip.key\n"
		       "[source care]\ntype = ledger\nfiles = c*.csv\n"
		       "column.period = Periode\ncolumn.client = Client\n"
		       "column.task_field = Taakveld\nmeasure.actual = Bedrag\n"
		       "fixed.side = expense\n");
	import_file(im, "care.csv",
		    CARE "2025-01;999900018;6.711;10,50;a\n"
			 "2025-01;999900018;6.711;10,x0;b\n"
			 "2025-01;999900018;6.7xx;10,50;c\n"
			 "2025-01;extra;999900018;6.711;10,50;d\n"
			 "2025-01;999900018;6.711;10,50;\"e\n");
	assert_int_equal(run(t, NULL), 0);
	assert_int_equal(rejects_write(&t->rejects, t->path, &im->diags), 0);
	const char *text = written(t, 1);
	assert_null(strstr(text, "9999"));
	const char *row = strstr(text, ";2025-01;#");
	assert_non_null(row);
	assert_int_equal(strspn(row + 10, "0123456789abcdef"), 16);
	assert_memory_equal(row + 26, ";6.711;10,x0;b\n", 15);
	assert_non_null(strstr(row, ";2025-01;#hidden;6.7xx;10,50;c\n"));
	assert_messages(&im->diags, "holds of 2 rows only the line number");
	const char *corrected =
		arena_printf(&im->arena, "%s%.26s;6.711;10,00;b\n",
			     "sdgrip_file;sdgrip_line;sdgrip_reason;" CARE "c;1;x", row);
	import_file(im, "care.csv", CARE "2025-01;999900018;6.711;10,50;a\n");
	import_file(im, "corrected.csv", corrected);
	t->im.settings.rejects = NULL;
	assert_int_equal(import_run(im, NULL), 0);
	assert_int_equal(spending(im, "task_field", "6.711"), 2050);
	/* one client, whatever way it came */
	assert_int_equal(im->book.axis[AXIS_CLIENT].count, 2);
}

/* What rows say together is no mistake of one of them. */
static void some_errors_cannot_be_rejected(void **state)
{
	struct rejecting *t = *state;
	const char *people = "gemeente;periode;domein;personen\n";
	const char *a = import_file(
		&t->im, "a.csv",
		arena_printf(&t->im.arena,
			     "%sGM0228;2025-01;Wmo;5\nGM0228;2025-01;Wmo;6\n", people));
	assert_int_equal(run_files(t, a), -1);
	assert_messages(&t->im.diags, "a stock cannot have two values");
	const char *b = import_file(&t->im, "b.csv",
				    "gemeente;periode;bedrag;taakveld;kostenplaats\n"
				    "GM0228;2025-01;5,00;;100\n"
				    "GM0228;2025-01;6,50;6.1;100\n");
	assert_int_equal(run_files(t, b), -1);
	assert_messages(&t->im.diags, "1 row, EUR 5.00 have no mapping");
	const char *m = import_file(&t->im, "m.csv",
				    "kostenplaats;kostensoort;taakveld\n100;;6.1\n"
				    "100;4;9.99\n");
	assert_int_equal(run_files(t, b, m), -1);
	assert_messages(&t->im.diags, "'9.99' is not a task field");
	const char *c = import_file(&t->im, "c.csv",
				    HEADER "GM0228;2025-01;40000000000000000,00;6.1;\n");
	assert_int_equal(run_files(t, c), -1);
	assert_messages(&t->im.diags, "amount too large");
	const char *d = import_file(&t->im, "d.csv",
				    "\"open\n" HEADER "GM0228;2025-01;1,00;6.1;\n");
	assert_int_equal(run_files(t, d), -1);
	assert_messages(&t->im.diags, "d.csv:1: a quote is not closed");
}

static void too_many_rejected_rows_stop_the_run(void **state)
{
	struct rejecting *t = *state;
	const char *a = import_file(&t->im, "a.csv",
				    HEADER "GM0228;2025-01;x;6.1;\n"
					   "GM0228;2025-01;y;6.1;\n"
					   "GM0228;2025-01;z;6.1;\n");
	t->im.settings.max_errors = (struct given_number){true, 2};
	assert_int_equal(run_files(t, a), -1);
	assert_messages(&t->im.diags, "a.csv:4: more than 2 rows are rejected");
	t->im.settings.max_errors.value = 3;
	assert_int_equal(run_files(t, a), 0);
}

/* Rejected rows are not loaded: the sum that the user expects is not there. */
static void the_expected_total_needs_every_row(void **state)
{
	struct rejecting *t = *state;
	const char *a = import_file(&t->im, "a.csv",
				    HEADER "GM0228;2025-01;1,00;6.1;\n"
					   "GM0228;ooit;2,00;6.1;\n");
	t->im.settings.expect_total = (struct given_number){true, 300};
	assert_int_equal(run_files(t, a), -1);
	assert_messages(&t->im.diags, "expected EUR 3.00", "add up to EUR 1.00");
	t->im.settings.expect_total.value = 100;
	assert_int_equal(run_files(t, a), 0);
}

static void what_is_read_is_not_written_over(void **state)
{
	struct rejecting *t = *state;
	const char *a = import_file(&t->im, "a.csv", HEADER "GM0228;2025-01;x;6.1;\n");
	const char *b =
		import_file(&t->im, "bad-2.csv", HEADER "GM0228;2025-02;1;6.1;\n");
	assert_int_equal(run_files(t, a, b), -1);
	assert_true(t->im.diags.usage);
	assert_messages(&t->im.diags, "--rejects would write over", "bad-2.csv");
	t->im.settings.output = t->path;
	assert_int_equal(run_files(t, a), -1);
	assert_messages(&t->im.diags, "--rejects would write over", "the report");
	assert_string_equal(rejects_path("a.b/c", 2, &t->im.arena), "a.b/c-2");
	assert_string_equal(rejects_path("x.csv", 3, &t->im.arena), "x-3.csv");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(rows_are_written_as_they_are),
		TEST(the_file_is_private_and_whole),
		TEST(corrected_rows_complete_their_source),
		TEST(corrected_rows_complete_a_whole_file),
		TEST(layouts_have_files_of_their_own),
		TEST(citizen_numbers_keep_cells_out),
		TEST(clients_are_written_as_pseudonyms),
		TEST(some_errors_cannot_be_rejected),
		TEST(too_many_rejected_rows_stop_the_run),
		TEST(the_expected_total_needs_every_row),
		TEST(what_is_read_is_not_written_over),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
