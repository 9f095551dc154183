/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_base - arena, diagnostics, labels and hashes
 */
#include "arena.h"
#include "diag.h"
#include "hash.h"
#include "labels.h"

#include <setjmp.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void arena_gives_zeroed_aligned_memory(void **state)
{
	(void)state;
	struct arena arena;

	arena_init(&arena);
	for (size_t size = 0; size < 5000; size += 7) {
		unsigned char *p = arena_alloc(&arena, size);
		assert_int_equal((uintptr_t)p % alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(p[i], 0);
		memset(p, 0xff, size);
	}
	const size_t large = 3 * 1024 * 1024;
	char *small = arena_strdup(&arena, "before");
	unsigned char *big = arena_alloc(&arena, large);
	big[large - 1] = 1;
	assert_string_equal(small, "before");
	assert_string_equal(arena_strndup(&arena, "abcdef", 3), "abc");
	assert_string_equal(arena_printf(&arena, "%s:%d", "x", 42), "x:42");
	arena_release(&arena);
	arena_release(&arena);
}

static void xgrow_doubles_and_zeroes(void **state)
{
	(void)state;
	size_t room = 0;
	int *numbers = NULL;

	for (size_t i = 0; i < 1000; i++) {
		numbers = xgrow(numbers, &room, i + 1, sizeof *numbers);
		assert_int_equal(numbers[i], 0);
		numbers[i] = (int)i;
	}
	assert_int_equal(numbers[999], 999);
	assert_int_equal(room, 1024);
	free(numbers);
}

/* What a flush prints; ended by a NUL. */
static char *flushed(struct diags *diags)
{
	static char text[16384];
	FILE *stream = tmpfile();

	assert_non_null(stream);
	diags_flush(diags, stream);
	rewind(stream);
	const size_t n = fread(text, 1, sizeof text - 1, stream);
	text[n] = '\0';
	fclose(stream);
	return text;
}

static void diagnostics_name_their_place(void **state)
{
	(void)state;
	struct diags diags;
	const struct place cell = {.file = "a.csv", .line = 7, .column = "Bedrag"};
	const struct place file = {.file = "a.csv"};

	diags_init(&diags);
	assert_int_equal(diag_error(&diags, &cell, "'%s' is not an amount", "x"), -1);
	diag_warning(&diags, &file, "no rows");
	assert_int_equal(diag_usage(&diags, NULL, "unknown option '%s'", "--x"), -1);
	assert_true(diags.usage);
	assert_int_equal(diags.errors, 2);
	assert_int_equal(diags.warnings, 1);
	assert_string_equal(
		flushed(&diags),
		"sdgrip: error: a.csv:7: column 'Bedrag': 'x' is not an amount\n"
		"sdgrip: warning: a.csv: no rows\n"
		"sdgrip: error: unknown option '--x'\n");
	assert_string_equal(flushed(&diags), "");
	assert_int_equal(diags.errors, 2);
	diags_release(&diags);
}

static void diagnostics_can_be_strict(void **state)
{
	(void)state;
	struct diags diags;
	const struct place file = {.file = "a.csv"};

	diags_init(&diags);
	diags.strict = true;
	diag_warning(&diags, &file, "no rows");
	assert_int_equal(diags.warnings, 1);
	assert_int_equal(diags.errors, 0);
	assert_string_equal(flushed(&diags), "sdgrip: error: a.csv: no rows\n");
	diags_release(&diags);
}

static size_t count_lines(const char *text)
{
	size_t n = 0;
	for (; *text; text++)
		n += *text == '\n';
	return n;
}

static void diagnostics_count_what_they_do_not_list(void **state)
{
	(void)state;
	struct diags diags;

	diags_init(&diags);
	for (size_t line = 1; line <= 30; line++) {
		const struct place place = {.file = "w.csv", .line = line};
		diag_warning(&diags, &place, "doubtful");
	}
	for (size_t line = 1; line <= 45; line++) {
		const struct place a = {.file = "a.csv", .line = line};
		const struct place b = {.file = "b.csv", .line = line};
		diag_error(&diags, &a, "wrong");
		if (line <= 21)
			diag_error(&diags, &b, "wrong");
	}
	for (size_t line = 31; line <= 35; line++) {
		const struct place place = {.file = "w.csv", .line = line};
		diag_error(&diags, &place, "late error");
	}
	const char *text = flushed(&diags);
	assert_non_null(strstr(text, "sdgrip: error: a.csv:20: wrong\n"));
	assert_null(strstr(text, "a.csv:21:"));
	assert_non_null(strstr(text, "sdgrip: a.csv: 25 more errors\n"));
	assert_non_null(strstr(text, "sdgrip: b.csv: 1 more error\n"));
	/* Errors that come after many warnings are still shown. */
	assert_non_null(strstr(text, "sdgrip: error: w.csv:35: late error\n"));
	assert_non_null(strstr(text, "sdgrip: warning: w.csv:15: doubtful\n"));
	assert_non_null(strstr(text, "sdgrip: w.csv: 15 more warnings\n"));
	assert_int_equal(count_lines(text), 3 * (DIAGS_PER_FILE + 1));
	assert_int_equal(diags.errors, 71);
	assert_int_equal(diags.warnings, 30);
	diags_release(&diags);
}

static void diagnostics_hide_citizen_numbers(void **state)
{
	(void)state;
	const struct place place = {.file = "a.csv", .line = 1};
	struct diags diags;

	diags_init(&diags);
	/* 8 digits lack a leading zero; 123456789 fails the eleven-test */
	diag_error(&diags, &place, "'%s' is no period", "x 123456782 y");
	diag_error(&diags, &place, "'%s' is no side, write words = %s", "12345672",
		   "023456784");
	diag_error(&diags, &place, "'%s' is no side", "10000000");
	diag_error(&diags, &place, "'%s' is no code", "123456789");
	diag_error(&diags, &place, "'%s' is no code", "91234567820");
	diag_error(&diags, &place, "EUR 123456782.00 have no mapping");
	assert_string_equal(flushed(&diags),
			    "sdgrip: error: a.csv:1: 'x #hidden y' is no period\n"
			    "sdgrip: error: a.csv:1: '#hidden' is no side, write words = "
			    "#hidden\n"
			    "sdgrip: error: a.csv:1: '10000000' is no side\n"
			    "sdgrip: error: a.csv:1: '123456789' is no code\n"
			    "sdgrip: error: a.csv:1: '91234567820' is no code\n"
			    "sdgrip: error: a.csv:1: EUR 123456782.00 have no "
			    "mapping\n");
	diags_release(&diags);
}

static void diagnostics_cannot_steer_a_terminal(void **state)
{
	(void)state;
	struct diags diags;
	const struct place place = {.file = "a\nb.csv", .line = 1, .column = "x\x1b[31m"};

	diags_init(&diags);
	diag_error(&diags, &place, "'%s'",
		   "\xc2\x9b"
		   "2J\xc3\xa9\x7f");
	assert_string_equal(flushed(&diags), "sdgrip: error: a?b.csv:1: column 'x?[31m': "
					     "'?2J\xc3\xa9?'\n");
	diags_release(&diags);
}

static void labels_are_found_by_key(void **state)
{
	(void)state;
	struct labels labels;

	labels_init(&labels);
	assert_null(labels_find(&labels, "year"));
	labels_add(&labels, "year", "Jaar", "Year");
	const struct label *year = labels_find(&labels, "year");
	for (int i = 0; i < 1000; i++) {
		char key[16];
		snprintf(key, sizeof key, "key.%d", i);
		labels_add(&labels, key, key, "x");
	}
	assert_ptr_equal(labels_find(&labels, "year"), year);
	assert_string_equal(year->text[LANGUAGE_NL], "Jaar");
	assert_string_equal(year->text[LANGUAGE_EN], "Year");
	assert_string_equal(labels_findf(&labels, "key.%d", 999)->text[LANGUAGE_NL],
			    "key.999");
	assert_null(labels_findf(&labels, "key.%s", "none"));
	labels_add(&labels, "year", "Boekjaar", "Fiscal year");
	assert_string_equal(labels_find(&labels, "year")->text[LANGUAGE_NL], "Boekjaar");
	assert_int_equal(labels.count, 1001);
	labels_release(&labels);
}

static void hashes_are_the_published_ones(void **state)
{
	(void)state;
	struct arena arena;

	arena_init(&arena);
	assert_string_equal(
		sha256_hex(&arena, "abc", 3),
		"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	assert_string_equal(
		sha256_hex(&arena, "", 0),
		"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	arena_release(&arena);
	assert_true(hash_bytes(HASH_SEED, "", 0) == UINT64_C(0xcbf29ce484222325));
	assert_true(hash_bytes(HASH_SEED, "a", 1) == UINT64_C(0xaf63dc4c8601ec8c));
	assert_true(hash_bytes(HASH_SEED, "foobar", 6) == UINT64_C(0x85944171f73967e8));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(arena_gives_zeroed_aligned_memory),
		cmocka_unit_test(xgrow_doubles_and_zeroes),
		cmocka_unit_test(diagnostics_name_their_place),
		cmocka_unit_test(diagnostics_can_be_strict),
		cmocka_unit_test(diagnostics_count_what_they_do_not_list),
		cmocka_unit_test(diagnostics_hide_citizen_numbers),
		cmocka_unit_test(diagnostics_cannot_steer_a_terminal),
		cmocka_unit_test(labels_are_found_by_key),
		cmocka_unit_test(hashes_are_the_published_ones),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
