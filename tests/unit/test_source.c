/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_source - bytes as UTF-8: encodings, compressed files, refusals, patterns of names
 */
#include "source.h"

#include "messages.h"

#include <fcntl.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[] = "/tmp/sdgrip-source-XXXXXX";
static char path[64];

static int setup(void **state)
{
	(void)state;
	if (!mkdtemp(folder))
		return -1;
	snprintf(path, sizeof(path), "%s/in.csv", folder);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	unlink(path);
	return rmdir(folder);
}

static void write_bytes(const char *bytes, size_t size)
{
	FILE *stream = fopen(path, "wb");
	assert_non_null(stream);
	assert_int_equal(fwrite(bytes, 1, size, stream), size);
	fclose(stream);
}

/* The bytes must become this text; size is that of a string literal. */
static void check_as(const char *bytes, size_t size, const char *encoding,
		     const char *expected, const char *name, const char *decided)
{
	write_bytes(bytes, size - 1);
	struct diags diags;
	diags_init(&diags);
	struct source source;
	source_init(&source);
	const int result = source_read(&source, path, encoding, &diags);
	if (result < 0)
		diags_flush(&diags, stderr);
	assert_int_equal(result, 0);
	assert_string_equal(source.text, expected);
	assert_int_equal(source.length, strlen(expected));
	assert_string_equal(source.encoding, name);
	assert_string_equal(source.decided, decided);
	assert_string_equal(source.name, path);
	assert_int_equal(strlen(source.sha256), 64);
	source_release(&source);
	diags_release(&diags);
}

static void check_refused(const char *bytes, size_t size, const char *encoding,
			  const char *line, const char *words)
{
	write_bytes(bytes, size - 1);
	struct diags diags;
	diags_init(&diags);
	struct source source;
	source_init(&source);
	assert_int_equal(source_read(&source, path, encoding, &diags), -1);
	assert_int_equal(diags.errors, 1);
	assert_messages(&diags, path, line, words);
	source_release(&source);
	diags_release(&diags);
}

#define AS(bytes, expected, name, decided) \
	check_as(bytes, sizeof(bytes), NULL, expected, name, decided)
#define WITH(bytes, encoding, expected) \
	check_as(bytes, sizeof(bytes), encoding, expected, encoding, "option")
#define REFUSED(bytes, line, words) check_refused(bytes, sizeof(bytes), NULL, line, words)

static void test_utf8(void **state)
{
	(void)state;
	AS("a;b\r\n1;2\r\n", "a;b\r\n1;2\r\n", "utf-8", "valid");
	AS("Frysl\xc3\xa2n", "Frysl\xc3\xa2n", "utf-8", "valid");
	AS("\xef\xbb\xbf"
	   "a;b\n",
	   "a;b\n", "utf-8", "bom");
	REFUSED("\xef\xbb\xbf"
		"a;b\n1;\xe9\n",
		":2: ", "byte 0xE9 is not utf-8");
	REFUSED("\xef\xbb\xbf", ": ", "is empty");
	REFUSED("", ": ", "is empty");
}

static void test_utf16(void **state)
{
	(void)state;
	AS("\xff\xfe"
	   "a\0;\0\xe9\0\r\0\n\0",
	   "a;\xc3\xa9\r\n", "utf-16le", "bom");
	AS("\xfe\xff"
	   "\0a\0;\0\xe9\0\n",
	   "a;\xc3\xa9\n", "utf-16be", "bom");
	AS("a\0;\0b\0\n\0"
	   "1\0;\0\xac\x20\n\0",
	   "a;b\n1;\xe2\x82\xac\n", "utf-16le", "nul pattern");
	AS("\0a\0;\0b\0\n", "a;b\n", "utf-16be", "nul pattern");
	AS("\xff\xfe\0\0"
	   "a\0\0\0\n\0\0\0",
	   "a\n", "utf-32le", "bom");
	REFUSED("\xff\xfe"
		"a\0\n\0b",
		":2: ", "ends within a character");
	REFUSED("\xff\xfe"
		"a\0\n\0\0\xdc\n\0",
		":2: ", "does not exist in utf-16le");
	REFUSED("a;b\n1;\0;2\n", ":2: ", "NUL byte");
}

static void test_windows(void **state)
{
	(void)state;
	AS("\x82"
	   "a\x91 \x84"
	   "b\x94",
	   "\xe2\x80\x9a"
	   "a\xe2\x80\x98 \xe2\x80\x9e"
	   "b\xe2\x80\x9d",
	   "windows-1252", "fallback");
	AS("Frysl\xe2n;\x80 5", "Frysl\xc3\xa2n;\xe2\x82\xac 5", "windows-1252",
	   "fallback");
	AS("foto\x92s \x93zo\x94 a\x96"
	   "b foto\xb4s",
	   "foto\xe2\x80\x99s \xe2\x80\x9czo\xe2\x80\x9d a\xe2\x80\x93"
	   "b foto\xc2\xb4s",
	   "windows-1252", "fallback");
	AS("Ko\x9aice \x8aibenik KO\x8aICE c\x9cur \x9eupanija",
	   "Ko\xc5\xa1ice \xc5\xa0ibenik KO\xc5\xa0ICE c\xc5\x93ur \xc5\xbeupanija",
	   "windows-1252", "fallback");
	AS("20 \xb0"
	   "C, 5 m\xb2; enz\x85",
	   "20 \xc2\xb0"
	   "C, 5 m\xc2\xb2; enz\xe2\x80\xa6",
	   "windows-1252", "fallback");
	AS("J.\xa0"
	   "de\xa0Vries;\xe9\xe9n",
	   "J.\xc2\xa0"
	   "de\xc2\xa0Vries;\xc3\xa9\xc3\xa9n",
	   "windows-1252", "fallback");
}

/* What code page 850 and broken UTF-8 would become as Windows-1252. */
static void test_foreign(void **state)
{
	(void)state;
	REFUSED("a;b\n1;2\nCura\x87"
		"ao;3\n",
		":3: ", "'a\\x87a'");
	REFUSED("a;b\ncaf\x82;3\n", ":2: ", "--encoding cp850");
	REFUSED("premi\x8are", ":1: ", "'i\\x8ar'");
	REFUSED("M\x9aNCHEN", ":1: ", "'M\\x9aN'");
	REFUSED("Co\x94rdinatie", ":1: ", "'o\\x94r'");
	REFUSED("ge\x8bnd", ":1: ", "'e\\x8bn'");
	REFUSED("idee\x89n", ":1: ", "'e\\x89n'");
	REFUSED("Post\n\x82\x82n", ":2: ", "'\\x82\\x82n'");
	REFUSED("e\x81", ":1: ", "'e\\x81'");
	REFUSED("L\xa2pez", ":1: ", "encoding = NAME in sdgrip.ini");
	REFUSED("\x8f", ":1: ", "'\\x8f'");
	REFUSED("caf\xc3\xa9\nFrysl\xe2n\n",
		":2: ", "byte 0xE2 is not utf-8, but line 1 is");
	REFUSED("Frysl\xe2n\n\xe2\x80\x99s-Gravenhage\n", ":1: ", "line 2 is");
}

static void test_option(void **state)
{
	(void)state;
	WITH("Cura\x87"
	     "ao",
	     "cp850",
	     "Cura\xc3\xa7"
	     "ao");
	WITH("Cura\x87"
	     "ao",
	     "windows-1252",
	     "Cura\xe2\x80\xa1"
	     "ao");
	WITH("\xa4 5", "ISO-8859-15", "\xe2\x82\xac 5");
	WITH("\xef\xbb\xbf"
	     "caf\xc3\xa9",
	     "utf-8", "caf\xc3\xa9");
	WITH("\xef\xbb\xbf"
	     "caf\xc3\xa9",
	     "UTF-8", "caf\xc3\xa9");
	check_refused("a\n\xe9", 4, "utf-8", ":2: ", "byte 0xE9 is not utf-8");
	check_refused("a\n\xe9", 4, "UTF-8", ":2: ", "");
	check_refused("a\n\xe9", 4, "ascii", ":2: ", "byte 0xE9 does not exist in ascii");
	check_refused("a", 2, "klingon", ": ", "unknown encoding 'klingon'");
	check_refused("\xe9", 2, "ascii//IGNORE", ": ", "unknown encoding");
	check_refused("a", 2, "", ": ", "unknown encoding ''");
}

/* "a;b\n1;2\n" as gzip writes it. */
static const char packed[] =
	"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff\x4b\xb4\x4e\xe2\x32\xb4\x36\xe2\x02\x00"
	"\xce\x10\x87\xb1\x08\x00\x00\x00";

static void test_gzip(void **state)
{
	(void)state;
	enum { SIZE = sizeof(packed) - 1 };
	AS(packed, "a;b\n1;2\n", "utf-8", "valid");
	char twice[2 * SIZE + 1];
	memcpy(twice, packed, SIZE);
	memcpy(twice + SIZE, packed, SIZE + 1);
	AS(twice, "a;b\n1;2\na;b\n1;2\n", "utf-8", "valid");
	for (size_t size = 3; size < SIZE; size++)
		check_refused(packed, size + 1, NULL, ": ", "the compressed file is");
	char damaged[SIZE + 1];
	memcpy(damaged, packed, SIZE + 1);
	damaged[SIZE - 7] ^= 1;
	check_refused(damaged, SIZE + 1, NULL, ": ", "damaged");
	memcpy(twice + SIZE, "junk", 5);
	check_refused(twice, SIZE + 5, NULL, ": ", "damaged");
}

static void test_not_text(void **state)
{
	(void)state;
	REFUSED("PK\x03\x04zip", ": ", "save the sheet as CSV");
	REFUSED("\xd0\xcf\x11\xe0xls", ": ", "save the sheet as CSV");
	struct diags diags;
	diags_init(&diags);
	struct source source;
	source_init(&source);
	assert_int_equal(source_read(&source, folder, NULL, &diags), -1);
	assert_messages(&diags, "is a folder");
	source_release(&source);
	source_init(&source);
	assert_int_equal(source_read(&source, "/tmp/no/such.csv", NULL, &diags), -1);
	assert_messages(&diags, "/tmp/no/such.csv: cannot be opened");
	source_release(&source);
	diags_release(&diags);
}

static void test_too_large(void **state)
{
	(void)state;
	write_bytes("a", 1);
	/* sparse: takes no room on the disk */
	assert_int_equal(truncate(path, ((off_t)1 << 31) + 1), 0);
	struct diags diags;
	diags_init(&diags);
	struct source source;
	source_init(&source);
	assert_int_equal(source_read(&source, path, NULL, &diags), -1);
	assert_messages(&diags, "larger than 2 GiB");
	source_release(&source);
	diags_release(&diags);
}

static void *write_slowly(void *data)
{
	FILE *stream = fopen(path, "wb");
	for (int i = 0; stream && i < 50000; i++)
		fputs(data, stream);
	if (stream)
		fclose(stream);
	return NULL;
}

static void test_fifo(void **state)
{
	(void)state;
	unlink(path);
	assert_int_equal(mkfifo(path, 0600), 0);
	char line[] = "a;b\n";
	pthread_t writer;
	assert_int_equal(pthread_create(&writer, NULL, write_slowly, line), 0);
	struct diags diags;
	diags_init(&diags);
	struct source source;
	source_init(&source);
	assert_int_equal(source_read(&source, path, NULL, &diags), 0);
	assert_int_equal(source.length, 200000);
	pthread_join(writer, NULL);
	source_release(&source);
	diags_release(&diags);
	unlink(path);
}

static void test_stdin(void **state)
{
	(void)state;
	write_bytes("a;b\n", 4);
	assert_non_null(freopen(path, "rb", stdin));
	struct diags diags;
	diags_init(&diags);
	struct source source;
	source_init(&source);
	assert_int_equal(source_read(&source, "-", NULL, &diags), 0);
	assert_string_equal(source.text, "a;b\n");
	assert_string_equal(source.name, "-");
	source_release(&source);
	diags_release(&diags);
}

static void make(const char *name)
{
	char file[128];
	snprintf(file, sizeof(file), "%s/%s", folder, name);
	FILE *stream = fopen(file, "w");
	assert_non_null(stream);
	fclose(stream);
}

static void test_expand(void **state)
{
	(void)state;
	static const char *const names[] = {"b-2.csv", "b-10.csv", "b-1.csv", "c[1].csv"};
	for (size_t i = 0; i < 4; i++)
		make(names[i]);
	struct arena arena;
	arena_init(&arena);
	struct diags diags;
	diags_init(&diags);
	const struct place place = {.file = "sdgrip.ini", .line = 7};
	const char **found = source_expand("b-*.csv", folder, &arena, &diags, &place);
	assert_non_null(found);
	assert_string_equal(found[0] + strlen(folder), "/b-1.csv");
	assert_string_equal(found[1] + strlen(folder), "/b-10.csv");
	assert_string_equal(found[2] + strlen(folder), "/b-2.csv");
	assert_null(found[3]);
	found = source_expand("c[1].csv", folder, &arena, &diags, &place);
	assert_string_equal(found[0] + strlen(folder), "/c[1].csv");
	assert_null(found[1]);
	found = source_expand("x.csv", folder, &arena, &diags, &place);
	assert_string_equal(found[0] + strlen(folder), "/x.csv");
	found = source_expand("/abs/x.csv", folder, &arena, &diags, &place);
	assert_string_equal(found[0], "/abs/x.csv");
	assert_string_equal(source_expand("-", folder, &arena, &diags, &place)[0], "-");
	assert_string_equal(source_expand("x", NULL, &arena, &diags, &place)[0], "x");
	assert_string_equal(source_expand("x", "", &arena, &diags, &place)[0], "x");
	assert_null(source_expand("z*.csv", folder, &arena, &diags, &place));
	assert_messages(&diags, "sdgrip.ini:7: ", "z*.csv': no file has such a name");
	for (size_t i = 0; i < 4; i++)
		unlink(arena_printf(&arena, "%s/%s", folder, names[i]));
	diags_release(&diags);
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_utf8),     cmocka_unit_test(test_utf16),
		cmocka_unit_test(test_windows),  cmocka_unit_test(test_foreign),
		cmocka_unit_test(test_option),   cmocka_unit_test(test_gzip),
		cmocka_unit_test(test_not_text), cmocka_unit_test(test_too_large),
		cmocka_unit_test(test_fifo),     cmocka_unit_test(test_stdin),
		cmocka_unit_test(test_expand),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
