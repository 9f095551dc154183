/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_config - sdgrip.ini: what is read, and every line that inih would misread
 */
#include "config.h"

#include "messages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <unistd.h>

#include <cmocka.h>

static char path[] = "/tmp/sdgrip-config-XXXXXX";

static int setup(void **state)
{
	(void)state;
	const int fd = mkstemp(path);
	return fd < 0 ? -1 : close(fd);
}

static int teardown(void **state)
{
	(void)state;
	return unlink(path);
}

static int read_text(struct config *config, const char *text, struct diags *diags)
{
	FILE *stream = fopen(path, "wb");
	assert_non_null(stream);
	fputs(text, stream);
	fclose(stream);
	config_init(config);
	return config_read(config, path, diags);
}

static void test_read(void **state)
{
	(void)state;
	static const char text[] =
		"; a comment that is much longer than inih's line of two "
		"hundred bytes: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
		"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
		"xxxxxxxxxxxxxxxxxxxxxxxxxxxx = yyyyy\n"
		"[municipality]\n"
		"code = GM1700\n"
		"\n"
		"[source ledger] ; from the accounts\n"
		"  # indented comment\n"
		"type=ledger\n"
		"files = exports/grootboek-2025-*.csv\n"
		"delimiter = semicolon\n"
		"column.cost_centre =  Kosten plaats: nr #1=2;x  \n"
		"[report]\n"
		"[source]\n"
		"mark = \xc2\xa0x\xc2\xa0";
	struct diags diags;
	diags_init(&diags);
	struct config config;
	const int result = read_text(&config, text, &diags);
	diags_flush(&diags, stderr);
	assert_int_equal(result, 0);
	assert_int_equal(config.count, 4);
	assert_string_equal(config.path, path);
	assert_string_equal(config.folder, "/tmp");
	struct section *town = config_section(&config, "municipality", "");
	assert_non_null(town);
	assert_int_equal(town->line, 2);
	assert_string_equal(section_get(town, "code"), "GM1700");
	struct section *ledger = config_section(&config, "source", "ledger");
	assert_non_null(ledger);
	assert_int_equal(ledger->line, 5);
	assert_int_equal(ledger->count, 4);
	assert_int_equal(ledger->settings[3].line, 10);
	assert_string_equal(section_get(ledger, "type"), "ledger");
	assert_string_equal(section_get(ledger, "column.cost_centre"),
			    "Kosten plaats: nr #1=2;x");
	assert_true(ledger->settings[0].used);
	assert_false(ledger->settings[1].used);
	assert_null(section_get(ledger, "Type"));
	assert_null(section_get(NULL, "type"));
	assert_int_equal(config_section(&config, "report", NULL)->count, 0);
	assert_string_equal(section_get(config_section(&config, "source", ""), "mark"),
			    "x");
	assert_null(config_section(&config, "source", "budget"));
	config_release(&config);
	diags_release(&diags);
}

/* The same whatever ends the lines, with or without BOM and last line end. */
static void test_line_ends(void **state)
{
	(void)state;
	static const char *const ends[] = {"\n", "\r\n", "\r"};
	for (size_t i = 0; i < 12; i++) {
		const char *end = ends[i % 3];
		char text[64];
		snprintf(text, sizeof(text), "%s[source a]%s%sfiles = x%s",
			 i / 3 % 2 ? "\xef\xbb\xbf" : "", end, end, i / 6 ? end : "");
		struct diags diags;
		diags_init(&diags);
		struct config config;
		assert_int_equal(read_text(&config, text, &diags), 0);
		struct section *section = config_section(&config, "source", "a");
		assert_non_null(section);
		assert_int_equal(section->line, 1);
		assert_string_equal(section_get(section, "files"), "x");
		assert_int_equal(section->settings[0].line, 3);
		config_release(&config);
		diags_release(&diags);
	}
}

static const struct refusal {
	const char *text, *words;
} refusals[] = {
	{"[source a]\ndelimiter = ;\n", ":2: ';' begins a comment"},
	{"[source a]\ndelimiter = ;\n", "write delimiter = semicolon"},
	{"[source a]\ndelimiter =;\n", "write delimiter = semicolon"},
	{"[source a]\nfiles = a ; b\n", ":2: ' ;' begins a comment"},
	{"[source a]\nfiles = a\t;b\n", ":2: ' ;' begins a comment"},
	{"[source a]\nfiles = a\n  type = b\n", ":3: an indented line"},
	{"[source a]\n\tfiles = a\n", ":2: an indented line"},
	{" [source a]\n", ":1: an indented line"},
	{"[source a]\nfiles: a\n", ":2: expected 'key = value'"},
	{"[source a]\na:b = c\n", ":2: a key holds no ':'"},
	{"[source a]\nfiles\n",
	 ":2: expected 'key = value' or '[section]', found 'files'"},
	{"[source a]\nfiles =\n", ":2: the key has no value"},
	{"[source a]\n= x\n", ":2: there is no key"},
	{"[source a]\nfiles = x\n\nfiles = y\n", ":4: 'files' stands on line 2 already"},
	{"[source a]\nx = y\n[source  a ]\n", ":3: section 'source  a' stands on line 1"},
	{"files = x\n[source a]\n", ":1: 'files' stands before any section"},
	{"[source a\n", ":1: a section heading lacks its ']'"},
	{"[source a] x\n", ":1: text after ']': 'x'"},
	{"[]\n", ":1: a section has no name"},
	{"[source aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa]\n",
	 "at most 49 bytes"},
	{"[source a]\nx = \xff\n[\n", ":3: a section heading"},
};

static void test_refusals(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(refusals) / sizeof(*refusals); i++) {
		struct diags diags;
		diags_init(&diags);
		struct config config;
		assert_int_equal(read_text(&config, refusals[i].text, &diags), -1);
		assert_true(diags.usage);
		assert_int_equal(diags.errors, 1);
		assert_messages(&diags, path, refusals[i].words);
		config_release(&config);
		diags_release(&diags);
	}
}

/* Up to 198 bytes a line is read whole; one more is refused. */
static void test_long_line(void **state)
{
	(void)state;
	for (size_t length = 190; length < 420; length++) {
		char line[421], text[480];
		memset(line, 'v', length);
		memcpy(line, "key = ", 6);
		line[length] = '\0';
		snprintf(text, sizeof(text), "[source a]\n%s\nlast = 1\n", line);
		struct diags diags;
		diags_init(&diags);
		struct config config;
		assert_int_equal(read_text(&config, text, &diags),
				 length <= 198 ? 0 : -1);
		struct section *section = config_section(&config, "source", "a");
		assert_string_equal(section_get(section, "last"), "1");
		if (length <= 198)
			assert_string_equal(section_get(section, "key"), line + 6);
		else
			assert_messages(&diags, ":2: the line has");
		config_release(&config);
		diags_release(&diags);
	}
}

/* All mistakes are reported, and a wrong heading does not make its keys wrong too. */
static void test_all_errors(void **state)
{
	(void)state;
	struct diags diags;
	diags_init(&diags);
	struct config config;
	assert_int_equal(read_text(&config,
				   "[source a\nfiles = x\ntype = y\n[source b]\n:\nq\n"
				   "files = z\n",
				   &diags),
			 -1);
	assert_int_equal(diags.errors, 3);
	assert_messages(&diags, ":1: ", ":5: ", ":6: ");
	assert_string_equal(section_get(config_section(&config, "source", "b"), "files"),
			    "z");
	config_release(&config);
	diags_release(&diags);
}

static void test_missing(void **state)
{
	(void)state;
	struct diags diags;
	diags_init(&diags);
	struct config config;
	config_init(&config);
	assert_null(config.path);
	assert_null(config_section(&config, "source", NULL));
	assert_int_equal(config_read(&config, "no-such.ini", &diags), -1);
	assert_true(diags.usage);
	assert_string_equal(config.folder, ".");
	assert_messages(&diags, "no-such.ini: cannot be opened");
	config_release(&config);
	diags_release(&diags);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_read),       cmocka_unit_test(test_line_ends),
		cmocka_unit_test(test_refusals),   cmocka_unit_test(test_long_line),
		cmocka_unit_test(test_all_errors), cmocka_unit_test(test_missing),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
