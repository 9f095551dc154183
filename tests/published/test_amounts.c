/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_amounts - every case of the methods study about reading amounts (D04)
 *
 * The cases are written here with the cents that must come out; the study is looked into
 * only to see that none of its cases is missing here.
 */
#include "money.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum locale { NL, EN, ANY };

/* What the study calls null: which of the reasons it is. */
#define REFUSED(status) (status), 0

static const struct published {
	const char *text;
	enum locale locale;
	enum number_status status;
	cents cents;
} cases[] = {
	{"1234,56", NL, NUMBER_OK, 123456},
	{"1.234,56", NL, NUMBER_OK, 123456},
	{"1.234.567,89", NL, NUMBER_OK, 123456789},
	{"-1.234,5", NL, NUMBER_OK, -123450},
	{"1234.56", EN, NUMBER_OK, 123456},
	{"1,234.56", EN, NUMBER_OK, 123456},
	{"(1.234,56)", NL, NUMBER_OK, -123456},
	{"1.234,56-", NL, NUMBER_OK, -123456},
	{"\u20ac 1.234,56", NL, NUMBER_OK, 123456},
	{"0,005", NL, REFUSED(NUMBER_PRECISION)},
	{"1.234", NL, NUMBER_OK, 123400},
	{"1.234", EN, REFUSED(NUMBER_PRECISION)},
	{"", ANY, REFUSED(NUMBER_UNKNOWN)},
	{"-", ANY, REFUSED(NUMBER_UNKNOWN)},
	{"1e3", ANY, REFUSED(NUMBER_MALFORMED)},
	{"NaN", ANY, REFUSED(NUMBER_MALFORMED)},
	{"1,2,3", NL, REFUSED(NUMBER_MALFORMED)},
	{"92233720368547758,07", NL, NUMBER_OK, INT64_MAX},
	{"92233720368547758,08", NL, REFUSED(NUMBER_RANGE)},
	{"-92233720368547758,08", NL, REFUSED(NUMBER_RANGE)},
	{"1 234,56", NL, NUMBER_OK, 123456},
	{"1\u00a0234,56", NL, NUMBER_OK, 123456},
	{"\u22121.234,56", NL, NUMBER_OK, -123456},
	{"1'234,56", NL, REFUSED(NUMBER_MALFORMED)},
	{"12.34,56", NL, REFUSED(NUMBER_MALFORMED)},
	{"+12,30", NL, NUMBER_OK, 1230},
	{" 12,30 ", NL, NUMBER_OK, 1230},
};
enum { CASES = sizeof cases / sizeof *cases };

static void check(const struct published *one, enum number_style style)
{
	const cents untouched = 7;
	const cents expected = one->status == NUMBER_OK ? one->cents : untouched;
	cents found = untouched;
	const enum number_status status = money_parse(one->text, style, &found);
	if (status != one->status || found != expected)
		fail_msg("'%s': status %d, %lld cents", one->text, status,
			 (long long)found);
}

static void d04_every_case(void **state)
{
	(void)state;
	for (size_t i = 0; i < CASES; i++) {
		if (cases[i].locale != EN)
			check(&cases[i], NUMBER_COMMA);
		if (cases[i].locale != NL)
			check(&cases[i], NUMBER_POINT);
	}
}

/* The study's rules name the narrow no-break space too. */
static void d04_narrow_blank(void **state)
{
	(void)state;
	cents found = 0;
	assert_int_equal(money_parse("1\u202f234,56", NUMBER_COMMA, &found), NUMBER_OK);
	assert_int_equal(found, 123456);
}

/* The format is fixed per file, never per cell: without one, 1.234 is refused. */
static void d04_nothing_is_guessed(void **state)
{
	(void)state;
	cents found = 7;
	assert_int_equal(money_parse("1.234", NUMBER_UNDECIDED, &found),
			 NUMBER_AMBIGUOUS);
	assert_int_equal(number_classify("1.234"), EVIDENCE_AMBIGUOUS);
	assert_int_equal(found, 7);
}

/* The text between the quotes behind a key, or NULL. */
static const char *value_of(char *line, const char *key)
{
	char *at = strstr(line, key);
	if (!at)
		return NULL;
	char *from = strchr(at + strlen(key), '"');
	char *to = from ? strrchr(from + 1, '"') : NULL;
	if (!to)
		return NULL;
	*to = '\0';
	return from + 1;
}

static bool is_known(const char *text, const char *locale)
{
	static const char *const names[] = {[NL] = "nl", [EN] = "en", [ANY] = "any"};
	for (size_t i = 0; i < CASES; i++)
		if (strcmp(cases[i].text, text) == 0 &&
		    strcmp(names[cases[i].locale], locale) == 0)
			return true;
	return false;
}

static void d04_none_is_missing(void **state)
{
	(void)state;
	const char *shared = getenv("SHARED");
	char path[1024], line[256], text[256] = "";
	snprintf(path, sizeof path, "%s/methods/money/D04_parse_amounts.json",
		 shared ? shared : "../shared");
	FILE *file = fopen(path, "r");
	if (!file) {
		print_message("notice: %s is absent, test skipped\n", path);
		skip();
	}
	size_t count = 0;
	while (fgets(line, sizeof line, file)) {
		const char *value = value_of(line, "\"text\":");
		if (value) {
			snprintf(text, sizeof text, "%s", value);
			continue;
		}
		value = value_of(line, "\"locale\":");
		if (!value)
			continue;
		if (!is_known(text, value))
			fail_msg("'%s' (%s) is not a case of this test", text, value);
		count++;
	}
	fclose(file);
	assert_int_equal(count, CASES);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(d04_every_case),
		cmocka_unit_test(d04_narrow_blank),
		cmocka_unit_test(d04_nothing_is_guessed),
		cmocka_unit_test(d04_none_is_missing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
