/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_utf8 - folding, trimming, measuring and matching of text
 */
#include "utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define NBSP  "\xc2\xa0"
#define NNBSP "\xe2\x80\xaf"
#define FIGSP "\xe2\x80\x87"

static void valid_prefix(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		size_t length, valid;
	} cases[] = {
		{"", 0, 0},
		{"abc", 3, 3},
		{"a\0b", 3, 3},
		{"Cli\xc3\xabnt", 7, 7},
		{"Cli\xebnt", 6, 3},
		{"\xf0\x9f\x98\x80", 4, 4},
		{"ab\xe2\x82", 4, 2},         /* cut off */
		{"ab\xc0\xaf", 4, 2},         /* overlong */
		{"ab\xed\xa0\x80", 5, 2},     /* surrogate */
		{"ab\xf4\x90\x80\x80", 6, 2}, /* past U+10FFFF */
		{"0123456789abcdef\x80", 17, 16},
		{"0123456789\xc3\xa9"
		 "0123456789\xff",
		 23, 22},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(utf8_valid_prefix(cases[i].text, cases[i].length),
				 cases[i].valid);
}

static void folding(void **state)
{
	(void)state;
	static const struct {
		const char *text, *folded;
	} cases[] = {
		{"Cli\xc3\xabnt_nummer ", "client nummer"},
		{"", ""},
		{" _- ", ""},
		{"Bedrag", "bedrag"},
		{"  Kosten--plaats\t(code) ", "kosten plaats (code)"},
		{"Co\xc3\xb6rdinatie" NBSP "2024", "coordinatie 2024"},
		{"Coo\xcc\x88rdinatie", "coordinatie"}, /* combining diaeresis */
		{"S\xc3\xbA"
		 "dwest-Frysl\xc3\xa2n",
		 "sudwest fryslan"},
		{"\xe2\x80\x99s-Gravenhage", "'s gravenhage"},
		{"\xef\xbb\xbfJaar", "jaar"}, /* byte order mark */
		{"2023\xe2\x80\x93"
		 "2024",
		 "2023 2024"},
		{"A" NNBSP FIGSP "B", "a b"},
		{"CURA\x87"
		 "AO",
		 "cura\x87"
		 "ao"}, /* not UTF-8: ASCII only */
	};
	struct arena arena;

	arena_init(&arena);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(text_fold(&arena, cases[i].text), cases[i].folded);
	arena_release(&arena);
}

static void trimming(void **state)
{
	(void)state;
	struct arena arena;

	arena_init(&arena);
	assert_string_equal(text_trim(&arena, " \t a b \r\n"), "a b");
	assert_string_equal(text_trim(&arena, NBSP FIGSP "a" NNBSP " "), "a");
	assert_string_equal(text_trim(&arena, ""), "");
	assert_string_equal(text_trim(&arena, "  " NBSP), "");
	assert_string_equal(text_trim(&arena, "\xff x \xff"), "\xff x \xff");
	arena_release(&arena);
	assert_true(text_is_blank(""));
	assert_true(text_is_blank(" \t" NBSP NNBSP FIGSP));
	assert_false(text_is_blank(" ."));
}

static void width(void **state)
{
	(void)state;
	assert_int_equal(text_width(""), 0);
	assert_int_equal(text_width("Jeugd"), 5);
	assert_int_equal(text_width("Cli\xc3\xabnt"), 6);
	assert_int_equal(text_width("e\xcc\x88"), 1);
	assert_int_equal(text_width("\xe2\x82\xac 10"), 4);
	assert_int_equal(text_width("\xe4\xb8\xad"), 2);
	assert_int_equal(text_width("a\xff"), 2);
}

static void nearest(void **state)
{
	(void)state;
	static const char *const words[] = {"deficit", "funding",  "breakdown", "trend",
					    "check",   "caseload", "cube",      "list"};
	const size_t n = sizeof words / sizeof *words;

	assert_string_equal(text_nearest("deficti", words, n), "deficit");
	assert_string_equal(text_nearest("DEFICIT", words, n), "deficit");
	assert_string_equal(text_nearest("brakdown", words, n), "breakdown");
	assert_string_equal(text_nearest("trnd", words, n), "trend");
	assert_string_equal(text_nearest("lits", words, n), "list");
	assert_null(text_nearest("xyz", words, n));
	assert_null(text_nearest("trend", words, 0));
	static const char *const ties[] = {"6.71", "6.72", "6.73"};
	assert_string_equal(text_nearest("6.75", ties, 3), "6.71");
	assert_string_equal(text_nearest("6.72", ties, 3), "6.72");
}

static void matching(void **state)
{
	(void)state;
	static const struct {
		const char *pattern, *text;
		bool match;
	} cases[] = {
		{"Totaal*", "TOTAAL lasten", true},
		{"Totaal*", "totaal", true},
		{"Totaal*", "Subtotaal", false},
		{"*totaal*", "Sub-Totaal 2", true},
		{"Nederland", "nederland", true},
		{"Nederland", "Nederlands", false},
		{"6.?", "6.1", true},
		{"6.?", "6.12", false},
		{"*", "", true},
		{"", "", true},
		{"", "a", false},
		{"?", "\xc3\xab", true},
		{"a*b*c", "aXbYbZc", true},
		{"a*b*c", "aXbYbZ", false},
		{"**a", "bbba", true},
		{"Clie*", "Cli\xc3\xabnten", true},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (text_matches(cases[i].pattern, cases[i].text) != cases[i].match)
			fail_msg("'%s' on '%s'", cases[i].pattern, cases[i].text);
}

static void controls_are_known(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		size_t bytes;
	} cases[] = {{"", 0},
		     {"a", 0},
		     {" ", 0},
		     {"\t", 1},
		     {"\x1b[31m", 1},
		     {"\x7f", 1},
		     {"\xc2\x9b", 2},
		     {"\xc2\xa0", 0},     /* no-break space */
		     {"\xd8\x9c", 2},     /* Arabic letter mark */
		     {"\xe2\x80\xae", 3}, /* right-to-left override */
		     {"\xe2\x81\xa6", 3}, /* isolate */
		     {"\xe2\x80\xa8", 3}, /* line separator */
		     {"\xe2\x80\x8f", 3}, /* right-to-left mark */
		     {"\xe2\x80\x93", 0}, /* dash */
		     {"\xe2\x82\xac", 0}, /* euro */
		     {"\xe2\x80", 0},
		     {"\xc2", 0}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(text_control(cases[i].text), cases[i].bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(valid_prefix),       cmocka_unit_test(folding),
		cmocka_unit_test(trimming),           cmocka_unit_test(width),
		cmocka_unit_test(controls_are_known), cmocka_unit_test(nearest),
		cmocka_unit_test(matching),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
