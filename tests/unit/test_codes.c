/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_codes - exact look-ups per year, municipalities by any name, and what is said
 * about unknown codes
 */
#include "model_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static int set_up(void **state)
{
	static struct codes codes;
	small_codes(&codes);
	*state = &codes;
	return 0;
}

static int tear_down(void **state)
{
	codes_release(*state);
	return 0;
}

static void codes_are_matched_exactly(void **state)
{
	const struct codes *codes = *state;
	assert_string_equal(codes_task_field(codes, "0.1", 2023)->name, "Bestuur");
	assert_string_equal(codes_task_field(codes, "0.10", 2023)->name,
			    "Mutaties reserves");
	assert_null(codes_task_field(codes, "6.60", 2024));
	assert_null(codes_task_field(codes, "6.6", 2025));
	assert_null(codes_task_field(codes, "6.71A", 2023));
	assert_null(codes_task_field(codes, " 6.3", 2023));
	assert_null(codes_task_field(codes, "", 2023));
	assert_null(codes_task_field(codes, "6.711", 2024));
	assert_non_null(codes_task_field(codes, "6.711", 2030));
}

static void year_chooses_the_row(void **state)
{
	const struct codes *codes = *state;
	assert_string_equal(codes_task_field(codes, "6.2", 2017)->name, "Wijkteams");
	assert_string_equal(codes_task_field(codes, "6.2", 2022)->name, "Wijkteams");
	assert_string_equal(codes_task_field(codes, "6.2", 2023)->name,
			    "Toegang en eerstelijnsvoorzieningen");
	assert_null(codes_task_field(codes, "6.2", 2025));
	assert_null(codes_task_field(codes, "6.2", 2016));
	assert_string_equal(codes_task_field(codes, "6.2", 0)->name,
			    "Toegang en eerstelijnsvoorzieningen");
	assert_non_null(codes_category(codes, "L3.4.2", 2022));
	assert_null(codes_category(codes, "L3.4.2", 2023));
}

static void schemes(void **state)
{
	(void)state;
	assert_int_equal(codes_scheme(2016), 0);
	assert_int_equal(codes_scheme(2017), 2017);
	assert_int_equal(codes_scheme(2022), 2017);
	assert_int_equal(codes_scheme(2024), 2023);
	assert_int_equal(codes_scheme(2026), 2025);
}

static void municipalities_by_any_name(void **state)
{
	static const struct {
		const char *text, *code;
	} cases[] = {
		{"'s-Gravenhage", "GM0518"},
		{"'s-gravenhage", "GM0518"},
		{"’s-Gravenhage", "GM0518"},
		{"s Gravenhage", "GM0518"},
		{"'s-Gravenhage (gemeente)", "GM0518"},
		{"Den Haag", "GM0518"},
		{"den-haag", "GM0518"},
		{"Hengelo", "GM0164"},
		{"Hengelo (O.)", "GM0164"},
		{"hengelo (o)", "GM0164"},
		{"Utrecht (gemeente)", "GM0344"},
		{"UTRECHT", "GM0344"},
		{"Amsterdam (gemeente)", "GM0363"},
		{"GM0363", "GM0363"},
		{"gm0363 ", "GM0363"},
		{"0363", "GM0363"},
		{"363", "GM0363"},
		{"Súdwest-Fryslân", "GM0140"},
		{"Sudwest Fryslan", "GM0140"},
		{"Bergen (NH.)", "GM0373"},
		{"Bergen (L.)", "GM0893"},
		{"Brielle", "GM0501"},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const struct municipality *found =
			codes_municipality(*state, cases[i].text);
		assert_non_null(found);
		assert_string_equal(found->code, cases[i].code);
	}
	assert_null(codes_municipality(*state, "Bergen"));
	assert_null(codes_municipality(*state, "Twenteran"));
	assert_null(codes_municipality(*state, "36300"));
	assert_null(codes_municipality(*state, "9999"));
	assert_null(codes_municipality(*state, "-36.3"));
	assert_null(codes_municipality(*state, "gemeente"));
	assert_null(codes_municipality(*state, ""));
	assert_null(codes_municipality(*state, " "));
	assert_string_equal(codes_nearest_municipality(*state, "Twenteran"),
			    "Twenterand");
	assert_string_equal(codes_nearest_municipality(*state, "Den Hagg"),
			    "'s-Gravenhage");
	assert_null(codes_nearest_municipality(*state, "Xyzzy"));
}

static void products_and_circulars(void **state)
{
	const struct codes *codes = *state;
	assert_string_equal(codes_product(codes, "Wmo", "01")->task_field, "6.711");
	assert_null(codes_product(codes, "Jeugd", "01"));
	assert_string_equal(codes_circular(codes, "M2024", 2024)->factor, "1.414");
	assert_string_equal(codes_circular(codes, "M2024", 2025)->factor, "1.457");
	assert_string_equal(codes_circular(codes, "M2024", 0)->factor, "1.457");
	assert_null(codes_circular(codes, "S2023", 2025));
}

static void unknown_codes_are_explained(void **state)
{
	static const struct {
		const char *code;
		int year;
		const char *text;
	} cases[] = {
		{"6.71a", 2025, "valid 2023-2024 only"},
		{"6.2", 2025, "valid 2017-2022, 2023-2024 only"},
		{"6.711", 2024, "valid from 2025 only"},
		{"6.71e", 2023, "did you mean '6.71a'?"},
		{"6.71 a", 2023, "did you mean '6.71a'?"},
		{"6.71A", 2024, "did you mean '6.71a'?"},
		{"6.7", 2024, "did you mean '6.71'?"},
		{"6,3", 2024, "did you mean '6.3'?"},
		{"nonsense", 2024, ""},
	};
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		assert_string_equal(codes_explain_task_field(*state, cases[i].code,
							     cases[i].year, &arena),
				    cases[i].text);
	assert_string_equal(codes_explain_category(*state, "L3.4.2", 2024, &arena),
			    "valid 2017-2022 only");
	assert_string_equal(codes_explain_category(*state, "L3.41", 2024, &arena),
			    "did you mean 'L3.4.1'?");
	arena_release(&arena);
}

static void empty_tables_hold_nothing(void **state)
{
	(void)state;
	struct codes codes;
	struct arena arena;
	arena_init(&arena);
	codes_init(&codes);
	codes_finish(&codes);
	assert_null(codes_task_field(&codes, "6.3", 2023));
	assert_null(codes_municipality(&codes, "Utrecht"));
	assert_null(codes_nearest_municipality(&codes, "Utrecht"));
	assert_string_equal(codes_explain_task_field(&codes, "6.3", 2023, &arena), "");
	codes_release(&codes);
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(codes_are_matched_exactly),
		cmocka_unit_test(year_chooses_the_row),
		cmocka_unit_test(schemes),
		cmocka_unit_test(municipalities_by_any_name),
		cmocka_unit_test(products_and_circulars),
		cmocka_unit_test(unknown_codes_are_explained),
		cmocka_unit_test(empty_tables_hold_nothing),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
