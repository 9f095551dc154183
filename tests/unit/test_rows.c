/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_rows - records, line numbers and broken quotes, as libcsv does not give them by
 * itself
 */
#include "rows.h"

#include "messages.h"
#include "source.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <unistd.h>

#include <cmocka.h>

/* Records as "line:cell|cell\n"; a blank line is "line:", a broken record "line:!". */
struct seen {
	char text[4096];
	size_t used, rows, stop_after, longest;
};

static void see(struct seen *seen, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

static void see(struct seen *seen, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	const int n = vsnprintf(seen->text + seen->used, sizeof(seen->text) - seen->used,
				format, args);
	va_end(args);
	seen->used += (size_t)n;
	assert_true(seen->used < sizeof(seen->text));
}

static int each(void *context, const struct row *row)
{
	struct seen *seen = context;
	see(seen, "%zu:%s", row->line, row->broken ? "!" : "");
	for (size_t i = 0; i < row->count; i++) {
		const size_t length = strlen(row->cells[i]);
		if (length > seen->longest)
			seen->longest = length;
		see(seen, "%s%.40s", i > 0 ? "|" : "", row->cells[i]);
	}
	see(seen, "\n");
	seen->rows++;
	return seen->rows == seen->stop_after;
}

static struct seen read_text(const char *text, size_t length, char delimiter,
			     int expected)
{
	struct seen seen = {0};
	assert_int_equal(rows_read(text, length, delimiter, "f.csv", NULL, each, &seen),
			 expected);
	return seen;
}

static void check(const char *text, char delimiter, int result, const char *expected)
{
	const struct seen seen = read_text(text, strlen(text), delimiter, result);
	assert_string_equal(seen.text, expected);
}

static void test_plain(void **state)
{
	(void)state;
	check("", ';', 0, "");
	check("a;b\n1;2\n", ';', 0, "1:a|b\n2:1|2\n");
	check("a;b\n1;2", ';', 0, "1:a|b\n2:1|2\n");
	check("a\tb\n\t\n", '\t', 0, "1:a|b\n2:|\n");
	check(" a ;\xc2\xa0 b\xc2\xa0;\xe2\x80\xaf"
	      "c d\n",
	      ';', 0, "1:a|b|c d\n");
	check(";;\n", ';', 0, "1:||\n");
	check("a;b;\n", ';', 0, "1:a|b|\n");
}

/* The same records whatever ends the lines, with or without a last line end. */
static void test_line_ends(void **state)
{
	(void)state;
	static const char *const ends[] = {"\n", "\r\n", "\r"};
	for (size_t i = 0; i < 3; i++)
		for (int final = 0; final < 2; final++) {
			char text[64];
			snprintf(text, sizeof(text), "a;b%s1;\"x;%sy\"%s%s3;4%s", ends[i],
				 ends[i], ends[i], ends[i], final ? ends[i] : "");
			char expected[64];
			snprintf(expected, sizeof(expected),
				 "1:a|b\n2:1|x;%sy\n4:\n5:3|4\n", ends[i]);
			check(text, ';', 0, expected);
		}
}

/* Every line end, with and without BOM and last line end, from a file. */
static void test_files(void **state)
{
	(void)state;
	static const char *const ends[] = {"\n", "\r\n", "\r"};
	char path[] = "/tmp/sdgrip-rows-XXXXXX";
	const int fd = mkstemp(path);
	assert_true(fd >= 0);
	close(fd);
	for (size_t i = 0; i < 12; i++) {
		const char *end = ends[i % 3];
		FILE *stream = fopen(path, "wb");
		fprintf(stream, "%sa;b%s%s1;\xc3\xa9%s", i / 3 % 2 ? "\xef\xbb\xbf" : "",
			end, end, i / 6 ? end : "");
		fclose(stream);
		struct diags diags;
		diags_init(&diags);
		struct source source;
		source_init(&source);
		assert_int_equal(source_read(&source, path, NULL, &diags), 0);
		const struct seen seen = read_text(source.text, source.length, ';', 0);
		assert_string_equal(seen.text, "1:a|b\n2:\n3:1|\xc3\xa9\n");
		source_release(&source);
		diags_release(&diags);
	}
	unlink(path);
}

static void test_blank_lines(void **state)
{
	(void)state;
	check("\n\na;b\n  \t\n\n1;2\n\n", ';', 0, "1:\n2:\n3:a|b\n4:\n5:\n6:1|2\n7:\n");
	check("a;b\n\"\"\n1;2\n", ';', 0, "1:a|b\n2:\n3:1|2\n");
	check("a;b\n\xc2\xa0\n", ';', 0, "1:a|b\n2:\n");
	check("a;b\r\n\r\n1;2\r\n", ';', 0, "1:a|b\n2:\n3:1|2\n");
	/* with tabs between cells a line of tabs is a record of empty cells */
	check("a\tb\n\t\n", '\t', 0, "1:a|b\n2:|\n");
}

static void test_quotes(void **state)
{
	(void)state;
	check("\"a\"\"b\";\"c;d\"\n", ';', 0, "1:a\"b|c;d\n");
	check("\"a\nb\nc\";1\nd;2\n", ';', 0, "1:a\nb\nc|1\n4:d|2\n");
	check("\"a\n\n\";1\n\nd;2\n", ';', 0, "1:a|1\n4:\n5:d|2\n");
	check(" \"a\" ; \"b\" \n", ';', 0, "1:a|b\n");
	/* a CR inside quotes is not a line of a file that ends its lines with LF */
	check("\"a\rb\";1\nc;2\n", ';', 0, "1:a\rb|1\n2:c|2\n");
}

static void test_broken(void **state)
{
	(void)state;
	check("a;b\n1;\"x\"y\n2;3\n", ';', -1, "1:a|b\n2:!\n3:2|3\n");
	check("a;b\n1;x\"y\n2;3\n", ';', -1, "1:a|b\n2:!\n3:2|3\n");
	check("a;b\n1;\"x\n2;3\n4;5\n", ';', -1, "1:a|b\n2:!\n3:2|3\n4:4|5\n");
	check("a;b\n1;\"x\n2;\"y\"\n4;5", ';', -1, "1:a|b\n2:!\n3:2|y\n4:4|5\n");
	check("a;b\n1;\"x", ';', -1, "1:a|b\n2:!\n");
	check("\"", ';', -1, "1:!\n");
	check("\"\n\"x\n\"", ';', -1, "1:!\n2:x\n");
	/* two lines that hold one quote each are one cell with a line end in it */
	check("a;b\n\"\n\"\n", ';', 0, "1:a|b\n2:\n");
	const char nul[] = "a;b\n1;\0\n2;3\n";
	const struct seen seen = read_text(nul, sizeof(nul) - 1, ';', -1);
	assert_string_equal(seen.text, "1:a|b\n2:!\n3:2|3\n");
}

static void test_messages(void **state)
{
	(void)state;
	struct diags diags;
	diags_init(&diags);
	struct seen seen = {0};
	const char *text = "a;b\n1;\"x\n2;\"y\"\n3;z\"\n\"4\"x;5\n6;\"";
	assert_int_equal(rows_read(text, strlen(text), ';', "f.csv", &diags, each, &seen),
			 -1);
	assert_int_equal(diags.errors, 4);
	assert_messages(&diags, "f.csv:2: text follows a closing quote",
			"noticed on line 3", "f.csv:4: a quote stands inside a cell",
			"f.csv:5: text follows", "f.csv:6: a quote is not closed");
	diags_release(&diags);
}

static void test_stop(void **state)
{
	(void)state;
	struct seen seen = {.stop_after = 2};
	const char *text = "a;b\n1;2\n3;4\n";
	assert_int_equal(rows_read(text, strlen(text), ';', NULL, NULL, each, &seen), 0);
	assert_int_equal(seen.rows, 2);
	struct seen broken = {.stop_after = 1};
	text = "\"a\"b\n1;2\n";
	assert_int_equal(rows_read(text, strlen(text), ';', NULL, NULL, each, &broken),
			 -1);
	assert_int_equal(broken.rows, 1);
}

/* "x;LONG\n1;2\n" with a cell of that many bytes. */
static char *long_cell(size_t size, bool quoted, size_t *length)
{
	char *text = malloc(size + 16);
	assert_non_null(text);
	char *at = text + snprintf(text, 8, "x;%s", quoted ? "\"" : "");
	memset(at, 'a', size);
	at += size;
	at += snprintf(at, 8, "%s\n1;2\n", quoted ? "\"" : "");
	*length = (size_t)(at - text);
	return text;
}

static void test_field_cap(void **state)
{
	(void)state;
	const size_t cap = (size_t)1 << 20;
	/* sizes around the pieces in which the text is fed, and around the cap */
	const size_t sizes[] = {65533, 65534, 65535, 65536, 131071, cap - 1, cap};
	for (size_t i = 0; i < 2 * sizeof(sizes) / sizeof(*sizes); i++) {
		size_t length;
		char *text = long_cell(sizes[i / 2], i % 2, &length);
		const struct seen seen = read_text(text, length, ';', 0);
		assert_int_equal(seen.rows, 2);
		assert_int_equal(seen.longest, sizes[i / 2]);
		free(text);
	}
	for (size_t i = 0; i < 4; i++) {
		size_t length;
		char *text = long_cell(i < 2 ? cap + 1 : 3 * cap, i % 2, &length);
		const struct seen seen = read_text(text, length, ';', -1);
		assert_string_equal(seen.text, "1:!\n2:1|2\n");
		free(text);
	}
}

static void test_record_cap(void **state)
{
	(void)state;
	const size_t cap = (size_t)16 << 20, cell = 1 << 10;
	char *text = malloc(cap + 2 * cell);
	assert_non_null(text);
	memset(text, 'a', cap + cell);
	for (size_t i = cell; i < cap + cell; i += cell)
		text[i] = ';';
	memcpy(text + cap + cell, "\n1;2\n", 6);
	const struct seen seen = read_text(text, cap + cell + 5, ';', -1);
	assert_string_equal(seen.text, "1:!\n2:1|2\n");
	free(text);
}

static void test_text_cells(void **state)
{
	(void)state;
	static const char text[] = "=\"0363\";= \"x\"\n"
				   "=\"0363\";\"=\"\"10,50\"\"\"\n"
				   "a; =\"6.60\";b=c\n"
				   "\"p;=\"\"q\"\"\";=\"r\"\"s;t\"\n"
				   "=\"\";=1+2\n"
				   "=\"u\"v\n"
				   "w\n";
	const struct seen seen = read_text(text, sizeof(text) - 1, ';', -1);
	assert_string_equal(seen.text, "1:!\n"
				       "2:0363|10,50\n"
				       "3:a|6.60|b=c\n"
				       "4:p;=\"q\"|r\"s;t\n"
				       "5:|=1+2\n"
				       "6:!\n"
				       "7:w\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text_cells),  cmocka_unit_test(test_plain),
		cmocka_unit_test(test_line_ends),   cmocka_unit_test(test_files),
		cmocka_unit_test(test_blank_lines), cmocka_unit_test(test_quotes),
		cmocka_unit_test(test_broken),      cmocka_unit_test(test_messages),
		cmocka_unit_test(test_stop),        cmocka_unit_test(test_field_cap),
		cmocka_unit_test(test_record_cap),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
