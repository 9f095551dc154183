/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_import_privacy - clients in files: what reaches the book, under which key, and
 * what is refused
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "hash.h"
#include "import_fixture.h"
#include "key_file.h"

#define HEADER "Periode;Taakveld;Productcode;Bedrag;Bsn;Omschrijving\n"
#define SECTION                                                   \
	"[source s]\ntype = ledger\nfiles = l.csv\n"              \
	"column.period = Periode\ncolumn.task_field = Taakveld\n" \
	"column.client = Bsn\nmeasure.actual.expense = Bedrag\n"
#define HOME "[municipality]\ncode = GM0228\n"

static void begin(struct imported *im)
{
	import_begin(im);
	const char *key = arena_printf(&im->arena, "%s/sdgrip.key", im->folder);
	assert_int_equal(key_file_create(key, &im->diags), 0);
	im->written[im->nwritten++] = key;
}

/* The pseudonym in the n-th row of spending, by period. */
static const char *client_of(const struct imported *im, const char *period)
{
	const struct facts *facts = &im->book.table[TABLE_SPENDING];
	const member wanted = book_find(&im->book, AXIS_PERIOD, period);
	for (size_t row = 0; row < facts->rows; row++)
		if (facts->axis[AXIS_PERIOD][row] == wanted)
			return book_code(&im->book, AXIS_CLIENT,
					 facts->axis[AXIS_CLIENT][row]);
	return NULL;
}

/* One client in four forms and two laws, a client of another number, and none. */
static const char rows[] = HEADER "2025-01;6.711;;1,00;123456782;x\n"
				  "2025-02;6.711;;1,00;1234.56.782;x\n"
				  "2025-03;6.711;;1,00;\"=\"\"123456782\"\"\";x\n"
				  "2025-04;6.751;;1,00;123456782;x\n"
				  "2025-05;6.711;;1,00;C-7;x\n"
				  "2025-06;6.711;;1,00;;x\n"
				  "2025-07;6.1;;1,00;123456782;x\n"
				  "2025-08;0.4;;1,00;123456782;x\n"
				  "Totaal;;;8,00;;\n";

static void one_client_per_law(void **state)
{
	(void)state;
	struct imported im;
	begin(&im);
	import_file(&im, "l.csv", rows);
	import_ini(&im, HOME SECTION);
	assert_int_equal(import_run(&im, NULL), 0);
	const char *wmo = client_of(&im, "2025-01");
	assert_true(pseudonym_is(wmo));
	assert_string_equal(client_of(&im, "2025-02"), wmo);
	assert_string_equal(client_of(&im, "2025-03"), wmo);
	assert_string_not_equal(client_of(&im, "2025-04"), wmo);
	assert_true(pseudonym_is(client_of(&im, "2025-05")));
	assert_string_not_equal(client_of(&im, "2025-05"), wmo);
	assert_string_equal(client_of(&im, "2025-06"), "");
	/* access to care and overhead are Algemeen */
	assert_string_not_equal(client_of(&im, "2025-07"), wmo);
	assert_string_equal(client_of(&im, "2025-07"), client_of(&im, "2025-08"));
	assert_int_equal(im.book.files[0].clients, 7);
	assert_int_equal(spending(&im, "year", "2025"), 800);
	for (member m = 1; m < im.book.axis[AXIS_CLIENT].count; m++)
		assert_true(pseudonym_is(book_code(&im.book, AXIS_CLIENT, m)));
	import_end(&im);
}

static void linked_laws_share_a_key(void **state)
{
	(void)state;
	struct imported im;
	begin(&im);
	import_file(&im, "l.csv", rows);
	setenv("SOURCE_DATE_EPOCH", "1767139200", 1); /* 31-12-2025 */
	static const char link[] =
		HOME SECTION "[privacy]\nlink_laws = yes\npurpose = Stapeling\n"
			     "legal_ground = AVG 6.1.e\nexpires = 31-12-2025\n";
	import_ini(&im, link);
	assert_int_equal(import_run(&im, NULL), 0);
	assert_string_equal(client_of(&im, "2025-01"), client_of(&im, "2025-04"));
	assert_string_equal(client_of(&im, "2025-01"), client_of(&im, "2025-08"));
	assert_true(im.book.privacy.link_laws);
	assert_string_equal(im.book.privacy.purpose, "Stapeling");
	assert_string_equal(im.book.privacy.legal_ground, "AVG 6.1.e");
	assert_string_equal(im.book.privacy.expires, "31-12-2025");
	/* the last day is the last */
	setenv("SOURCE_DATE_EPOCH", "1767225600", 1); /* 01-01-2026 */
	import_ini(&im, link);
	assert_int_equal(import_run(&im, NULL), -1);
	assert_true(im.diags.usage);
	assert_messages(&im.diags, "sdgrip.ini:14: expires: '31-12-2025'", "has ended");
	unsetenv("SOURCE_DATE_EPOCH");
	import_end(&im);
}

/* Rows that were rejected come back with pseudonyms; one without its law does not. */
static void pseudonyms_are_read_back(void **state)
{
	(void)state;
	struct imported im;
	begin(&im);
	import_file(&im, "l.csv",
		    HEADER "2025-01;6.711;;1,00;#0123456789abcdef;x\n"
			   "2025-02;6.711;;1,00;#hidden;x\n");
	import_ini(&im, HOME SECTION);
	assert_int_equal(import_run(&im, NULL), -1);
	assert_messages(&im.diags,
			"l.csv:3: column 'Bsn': the number of this client was left out");
	import_file(&im, "l.csv", HEADER "2025-01;6.711;;1,00;#0123456789abcdef;x\n");
	assert_int_equal(import_run(&im, NULL), 0);
	assert_string_equal(client_of(&im, "2025-01"), "#0123456789abcdef");
	import_end(&im);
}

/* A question that does not keep clients leaves none in the book. */
static void clients_nobody_asked_for(void **state)
{
	(void)state;
	struct imported im;
	begin(&im);
	im.needs.axes[TABLE_SPENDING] = AXIS_BIT(AXIS_DOMAIN);
	import_file(&im, "l.csv", rows);
	import_ini(&im, HOME SECTION);
	assert_int_equal(import_run(&im, NULL), 0);
	assert_int_equal(im.book.axis[AXIS_CLIENT].count, 1);
	assert_int_equal(im.book.files[0].clients, 7);
	import_end(&im);
}

static void keys_must_be_there_and_closed(void **state)
{
	(void)state;
	struct imported im;
	import_begin(&im);
	import_file(&im, "l.csv", rows);
	/* nothing shows the pseudonyms of this run: it has keys of its own */
	import_ini(&im, HOME SECTION);
	assert_int_equal(import_run(&im, NULL), 0);
	import_ini(&im, HOME SECTION "[privacy]\nkey = other.key\n");
	assert_int_equal(import_run(&im, NULL), -1);
	assert_messages(&im.diags, "sdgrip.ini:11: clients are read", "other.key'");
	import_end(&im);
}

/* In every column that nobody maps: the same number twenty times. */
static void the_gate_stands_before_every_kind_of_file(void **state)
{
	(void)state;
	static const struct {
		const char *name, *header, *row;
	} files[] = {
		{"s.csv", "periode;bedrag;taakveld;gemeente", "2025-01;1,00;6.711;Ede"},
		{"c.csv", "periode;personen;domein;gemeente", "2025-01;1;Wmo;Ede"},
		{"p.csv", "gemeente;jaar;inwoners", "Ede;2025;1"},
		{"f.csv", "gemeente;jaar;bedrag;domein", "Ede;2025;1;Wmo"},
		{"m.csv", "kostenplaats;taakveld", "1;6.711"},
		{"ph.csv", "periode;aandeel;jaar", "01;1;2025"},
		{"2024_begroting.csv", "Gemeenten;Taakveld;Lasten;Baten;Inwonertal",
		 "Ede;6.1;1;1;1"},
		{"k.csv", "recs;gwb_code;a_inw;year", "Gemeente;GM0228;1;2024"},
		{"cube.csv", "table;value;cells;period", "spending;1;1;2025"},
	};
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		struct imported im;
		import_begin(&im);
		const char *text =
			arena_printf(&im.arena, "%s;kenmerk\n", files[i].header);
		for (size_t row = 0; row < 20; row++)
			text = arena_printf(&im.arena, "%s%s;123456782\n", text,
					    files[i].row);
		const char *path = import_file(&im, files[i].name, text);
		assert_int_equal(import_files(&im, path), -1);
		assert_messages(&im.diags, "column 'kenmerk': 20 of 20 values could be");
		import_end(&im);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_client_per_law),
		cmocka_unit_test(linked_laws_share_a_key),
		cmocka_unit_test(pseudonyms_are_read_back),
		cmocka_unit_test(clients_nobody_asked_for),
		cmocka_unit_test(keys_must_be_there_and_closed),
		cmocka_unit_test(the_gate_stands_before_every_kind_of_file),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
