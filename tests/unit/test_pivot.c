/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_pivot - what is in scope, up to when, of which version, and the sums of it
 */
#include "model_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct needs wide = {
	.axes = {[TABLE_SPENDING] = AXIS_BIT(AXIS_TASK_FIELD),
		 [TABLE_CASELOAD] = AXIS_BIT(AXIS_INDICATOR)},
};

static const struct line ledger[] = {
	{LINE("GM1700", "2023", "budget", "expense", "Wmo", "6.6", 10)},
	{LINE("GM1700", "2023", "actual", "expense", "Wmo", "6.6", 20)},
	{LINE("GM1700", "2023-05", "actual", "expense", "Wmo", "6.6", 30)},
	{LINE("GM1700", "2024", "budget", "expense", "Wmo", "6.6", 100)},
	{LINE("GM1700", "2024", "actual", "expense", "Wmo", "6.6", 200)},
	{LINE("GM1700", "2024-00", "actual", "expense", "Wmo", "6.6", 400)},
	{LINE("GM1700", "2024-01", "actual", "expense", "Wmo", "6.6", 800)},
	{LINE("GM1700", "2024-06", "actual", "expense", "Wmo", "6.6", 1600)},
	{LINE("GM1700", "2024-07", "actual", "expense", "Wmo", "6.6", 3200)},
	{LINE("GM1700", "2024-13", "actual", "expense", "Wmo", "6.6", 6400)},
	{LINE("GM1700", "2024-Q2", "actual", "expense", "Wmo", "6.6", 12800)},
	{LINE("GM1700", "2024-Q3", "actual", "expense", "Wmo", "6.6", 25600)},
	{LINE("GM1700", "2024", "committed", "expense", "Wmo", "6.6", 51200)},
	{LINE("GM1700", "2025-01", "actual", "expense", "Wmo", "6.60", 102400)},
};
enum { LEDGER = sizeof(ledger) / sizeof(*ledger) };

static void start(struct model *model, const struct line *lines, size_t count)
{
	model_init(model, &wide);
	add_lines(model, lines, count);
	book_finish(&model->book, &model->diags);
}

static int64_t sum(struct model *model, const struct filter *filter, enum table_id table)
{
	const struct pivot *pivot =
		pivot_build(&model->book, table, filter, NULL, 0, NULL, 0, &model->arena);
	assert_int_equal(pivot->nrows, 1);
	assert_int_equal(pivot->ncols, 1);
	return pivot_cell(pivot, 0, 0)->value;
}

static int64_t sum_until(struct model *model, const char *period, bool history)
{
	const struct scope scope = {.period = period};
	struct filter filter;
	assert_int_equal(
		filter_build(&filter, &model->book, &scope, &model->arena, &model->diags),
		0);
	filter.history = history;
	return sum(model, &filter, TABLE_SPENDING);
}

static void until_a_month(void **state)
{
	(void)state;
	struct model model;
	start(&model, ledger, LEDGER);
	/* budget, opening, months 1 and 6, second quarter, committed */
	const int64_t june = 100 + 400 + 800 + 1600 + 12800 + 51200;
	assert_int_equal(sum_until(&model, "2024-06", false), june);
	assert_int_equal(sum_until(&model, "2024-Q2", false), june);
	assert_int_equal(sum_until(&model, "2024-05", false), june - 1600 - 12800);
	assert_int_equal(sum_until(&model, "2024-06", true), june + 10 + 20 + 30);
	/* In December the months are complete, the closing entries are not. */
	assert_int_equal(sum_until(&model, "2024-12", false), june + 3200 + 25600);
	model_release(&model);
}

static void until_a_year(void **state)
{
	(void)state;
	struct model model;
	start(&model, ledger, LEDGER);
	assert_int_equal(sum_until(&model, "2024", false), 102300);
	assert_int_equal(sum_until(&model, "2024", true), 102360);
	assert_int_equal(sum_until(&model, NULL, false), 204760);
	assert_int_equal(sum_until(&model, "2022", true), 0);
	model_release(&model);
}

static void until_of_other_tables(void **state)
{
	(void)state;
	struct model model;
	model_init(&model, &wide);
	add_people(&model, "GM1700", "2024", "inhabitants", 7, NULL);
	add_people(&model, "GM1700", "2024-03", "stock", 20, NULL);
	add_people(&model, "GM1700", "2024-08", "stock", 300, NULL);
	book_finish(&model.book, &model.diags);
	const struct filter filter = {.until = period_month(2024, 6),
				      .book = &model.book};
	assert_int_equal(sum(&model, &filter, TABLE_CASELOAD), 27000);
	/* Stage and side are of money only. */
	const member actual = STAGE_ACTUAL;
	const struct filter staged =
		filter_only(&filter, AXIS_STAGE, &actual, 1, &model.arena);
	assert_int_equal(sum(&model, &staged, TABLE_CASELOAD), 27000);
	model_release(&model);
}

static void period_that_is_no_scope(void **state)
{
	(void)state;
	struct model model;
	start(&model, ledger, LEDGER);
	struct filter filter;
	const struct scope words = {.period = "gisteren"};
	assert_int_equal(
		filter_build(&filter, &model.book, &words, &model.arena, &model.diags),
		-1);
	const struct scope closing = {.period = "2024-13"};
	assert_int_equal(
		filter_build(&filter, &model.book, &closing, &model.arena, &model.diags),
		-1);
	assert_true(model.diags.usage);
	model_release(&model);
}

static void social_domain_is_the_default(void **state)
{
	(void)state;
	static const struct line lines[] = {
		{LINE("GM1700", "2024", "actual", "expense", "Wmo", "6.6", 1)},
		{LINE("GM1700", "2024", "actual", "expense", "", "8.3", 2)},
		{LINE("GM1700", "2024", "actual", "expense", "", "0.10", 4)},
		{LINE("GM1700", "2024", "actual", "expense", "Wmo", "0.10", 8)},
		{LINE("GM1700", "2024", "actual", "expense", "", "0.11", 16)},
		{LINE("GM1700", "2024", "actual", "expense", "Wmo", "0.11", 32)},
		{LINE(PEER_TOTAL, "2024", "actual", "expense", "Wmo", "6.6", 64)},
		{LINE("GM1700", "2024", "funding", "revenue", "", "", 128),
		 .cluster = "Participatie", .kind = "cluster"},
		{LINE("GM1700", "2024", "funding", "revenue", "", "", 256),
		 .cluster = "Overig", .kind = "cluster"},
		{LINE("GM1700", "2024", "funding", "revenue", "Jeugdwet", "", 512)},
		{LINE("GM1700", "2024", "actual", "expense", "", "", 1024),
		 .cluster = "Participatie"},
	};
	struct model model;
	start(&model, lines, sizeof(lines) / sizeof(*lines));
	struct filter filter = {.book = &model.book};
	assert_int_equal(sum(&model, &filter, TABLE_SPENDING), 1 + 128 + 512);
	filter.all = true;
	assert_int_equal(sum(&model, &filter, TABLE_SPENDING), 2047 - 16 - 32 - 64);
	model_release(&model);
}

static void scope_words_are_resolved(void **state)
{
	(void)state;
	static const struct line lines[] = {
		{LINE("GM1700", "2023", "budget", "expense", "Wmo", "6.71a", 1)},
		{LINE("GM0518", "2023", "actual", "expense", "Jeugdwet", "6.72", 2)},
		{LINE("GM0344", "2024-02", "actual", "revenue", "Wmo", "6.6", 4)},
		{LINE("GM0344", "2025-05", "actual", "revenue", "Wmo", "6.711", 8)},
		{LINE("GM1700", "2022", "actual", "revenue", "Algemeen", "6.2", 16)},
		{LINE("GM1700", "2024", "actual", "expense", "Algemeen", "6.2", 32)},
	};
	static const struct {
		enum axis axis;
		const char *values[3];
		int64_t sum;
	} cases[] = {
		{AXIS_MUNICIPALITY, {"Twenterand"}, 49},
		{AXIS_MUNICIPALITY, {"den haag", "GM0344"}, 14},
		{AXIS_STAGE, {"Realisatie"}, 62},
		{AXIS_STAGE, {"ACTUAL", "original budget"}, 63},
		{AXIS_STAGE, {"revised"}, 0},
		{AXIS_SIDE, {"revenue"}, 28},
		{AXIS_DOMAIN, {"jeugd"}, 2},
		{AXIS_DOMAIN, {"youth", "wmo"}, 15},
		{AXIS_YEAR, {"2023"}, 3},
		{AXIS_YEAR, {"2023", "2025"}, 11},
		{AXIS_QUARTER, {"2024-Q1"}, 4},
		{AXIS_QUARTER, {"2024K1"}, 4},
		{AXIS_PERIOD, {"202402"}, 4},
		{AXIS_TASK_FIELD, {"6.6"}, 4},
		{AXIS_TASK_FIELD, {"huishoudelijke hulp (wmo)"}, 9},
		{AXIS_TASK_FIELD, {"wijkteams"}, 48},
	};
	struct model model;
	start(&model, lines, sizeof(lines) / sizeof(*lines));
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const char *values[] = {cases[i].values[0], cases[i].values[1], NULL};
		struct scope scope = {0};
		scope.values[cases[i].axis] = values;
		struct filter filter;
		assert_int_equal(filter_build(&filter, &model.book, &scope, &model.arena,
					      &model.diags),
				 0);
		assert_int_equal(sum(&model, &filter, TABLE_SPENDING), cases[i].sum);
	}
	model_release(&model);
}

static void unknown_words_are_refused(void **state)
{
	(void)state;
	static const struct line lines[] = {
		{LINE("GM1700", "2024", "actual", "expense", "Wmo", "6.6", 1)},
		{LINE(PEER_TOTAL, "2024", "actual", "expense", "Wmo", "6.6", 2)},
	};
	static const struct {
		enum axis axis;
		const char *value, *message;
	} cases[] = {
		{AXIS_MUNICIPALITY, "Twenteran",
		 "--municipality: 'Twenteran' is not in the data; did you mean "
		 "'Twenterand'?\n"},
		{AXIS_MUNICIPALITY, "Amsterdam",
		 "--municipality: 'Amsterdam' is not in the data\n"},
		{AXIS_MUNICIPALITY, PEER_TOTAL,
		 "--municipality: 'NL00' is not in the data\n"},
		{AXIS_TASK_FIELD, "6.61",
		 "--task-field: '6.61' is not in the data; did you mean '6.6'?\n"},
		{AXIS_STAGE, "realisasie",
		 "--stage: 'realisasie' is not in the data; did you mean "
		 "'Realisatie'?\n"},
		{AXIS_PROVIDER, "x",
		 "--provider: 'x' is not in the data, which has no provider\n"},
		{AXIS_YEAR, "", "--year: '' is not in the data\n"},
	};
	struct model model;
	start(&model, lines, 2);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const char *values[] = {cases[i].value, NULL};
		struct scope scope = {0};
		scope.values[cases[i].axis] = values;
		struct filter filter;
		assert_int_equal(filter_build(&filter, &model.book, &scope, &model.arena,
					      &model.diags),
				 -1);
		assert_true(model.diags.usage);
		const char *text = messages(&model);
		assert_non_null(strstr(text, cases[i].message));
	}
	model_release(&model);
}

static void only_narrows(void **state)
{
	(void)state;
	struct model model;
	start(&model, ledger, LEDGER);
	struct filter filter = {.book = &model.book};
	const member both[] = {STAGE_BUDGET, STAGE_COMMITTED};
	const member one[] = {STAGE_ACTUAL, STAGE_BUDGET};
	filter = filter_only(&filter, AXIS_STAGE, both, 2, &model.arena);
	assert_int_equal(sum(&model, &filter, TABLE_SPENDING), 10 + 100 + 51200);
	filter = filter_only(&filter, AXIS_STAGE, one, 2, &model.arena);
	assert_int_equal(sum(&model, &filter, TABLE_SPENDING), 110);
	const member year = book_find(&model.book, AXIS_YEAR, "2024");
	filter = filter_only(&filter, AXIS_YEAR, &year, 1, &model.arena);
	assert_int_equal(sum(&model, &filter, TABLE_SPENDING), 100);
	model_release(&model);
}

static void derived_axes_are_axes(void **state)
{
	(void)state;
	static const enum axis rows[] = {AXIS_YEAR, AXIS_STAGE};
	static const enum axis cols[] = {AXIS_QUARTER};
	struct model model;
	start(&model, ledger, LEDGER);
	const struct book *book = &model.book;
	const struct filter filter = {.book = book};
	const struct pivot *pivot = pivot_build(book, TABLE_SPENDING, &filter, rows, 2,
						cols, 1, &model.arena);
	assert_int_equal(pivot->nrows, 6);
	assert_string_equal(book_code(book, AXIS_YEAR, pivot_row(pivot, 0, 0)), "2023");
	assert_int_equal(pivot_row(pivot, 0, 1), STAGE_BUDGET);
	assert_int_equal(pivot_row(pivot, 4, 1), STAGE_COMMITTED);
	static const char *const quarters[] = {"2023",    "2023-Q2", "2024",   "2024-Q1",
					       "2024-Q2", "2024-Q3", "2025-Q1"};
	assert_int_equal(pivot->ncols, 7);
	for (size_t c = 0; c < 7; c++)
		assert_string_equal(book_code(book, AXIS_QUARTER, pivot_col(pivot, c, 0)),
				    quarters[c]);
	/* Year, opening and closing lie in no quarter; month 6 and the quarter itself
	 * in one. */
	assert_int_equal(pivot_cell(pivot, 3, 2)->value, 200 + 400 + 6400);
	assert_int_equal(pivot_cell(pivot, 3, 4)->value, 1600 + 12800);
	assert_int_equal(pivot_cell(pivot, 0, 4)->cells, 0);
	assert_false(cell_known(pivot_cell(pivot, 0, 4)));
	model_release(&model);
}

static void nothing_passes(void **state)
{
	(void)state;
	static const enum axis rows[] = {AXIS_DOMAIN};
	struct model model;
	start(&model, ledger, LEDGER);
	const struct filter filter = {.until = period_year(2001), .book = &model.book};
	const struct pivot *pivot = pivot_build(&model.book, TABLE_SPENDING, &filter,
						rows, 1, NULL, 0, &model.arena);
	assert_int_equal(pivot->nrows, 0);
	assert_int_equal(pivot->ncols, 1);
	assert_int_equal(sum(&model, &filter, TABLE_SPENDING), 0);
	assert_int_equal(sum(&model, &filter, TABLE_ASSIGNMENTS), 0);
	model_release(&model);
}

static const struct line versions[] = {
	{LINE("GM1700", "2024", "funding", "revenue", "", "", 1), .version = "S2023",
	 .cluster = "Participatie", .kind = "cluster"},
	{LINE("GM1700", "2024", "funding", "revenue", "", "", 2), .version = "M2024",
	 .cluster = "Participatie", .kind = "cluster"},
	{LINE("GM1700", "2024", "funding", "revenue", "", "", 4), .version = "M2023",
	 .cluster = "Participatie", .kind = "cluster"},
	{LINE("GM1700", "2024", "funding", "revenue", "", "", 8), .version = "",
	 .cluster = "Participatie", .kind = "iu"},
	{LINE("GM0363", "2024", "funding", "revenue", "", "", 16), .version = "S2023",
	 .cluster = "Participatie", .kind = "cluster"},
	{LINE("GM1700", "2025", "funding", "revenue", "", "", 32), .version = "M2023",
	 .cluster = "Participatie", .kind = "cluster"},
	{LINE("GM1700", "2024", "budget", "expense", "Wmo", "6.6", 64),
	 .version = "provisional"},
	{LINE("GM1700", "2024", "budget", "expense", "Wmo", "6.6", 128),
	 .version = "definitive"},
	{LINE("GM1700", "2024", "actual", "expense", "Wmo", "6.6", 256), .version = ""},
	{LINE("GM1700", "2024", "actual", "expense", "Wmo", "6.72", 512),
	 .version = "provisional"},
};
enum { VERSIONS = sizeof(versions) / sizeof(*versions) };

static void versions_are_never_added(void **state)
{
	(void)state;
	struct model model;
	start(&model, versions, VERSIONS);
	struct filter filter = {.book = &model.book};
	assert_int_equal(sum(&model, &filter, TABLE_SPENDING),
			 2 + 8 + 16 + 32 + 128 + 512);

	/* A chosen version counts where it is there; amounts without one are not
	 * touched. */
	const char *values[] = {"S2023", NULL};
	struct scope scope = {0};
	scope.values[AXIS_VERSION] = values;
	assert_int_equal(
		filter_build(&filter, &model.book, &scope, &model.arena, &model.diags),
		0);
	assert_int_equal(sum(&model, &filter, TABLE_SPENDING), 1 + 8 + 16 + 256);

	const member chosen = book_find(&model.book, AXIS_VERSION, "S2023");
	filter = (struct filter){.book = &model.book};
	filter = filter_only(&filter, AXIS_VERSION, &chosen, 1, &model.arena);
	assert_int_equal(sum(&model, &filter, TABLE_SPENDING), 1 + 16);
	model_release(&model);
}

static void add_count(struct model *model, const char *period, const char *domain,
		      const char *version, int64_t people)
{
	struct book *book = &model->book;
	struct fact fact = {.table = TABLE_CASELOAD, .value = people};
	fact.axis[AXIS_PERIOD] = book_intern(book, AXIS_PERIOD, period);
	fact.axis[AXIS_DOMAIN] = book_intern(book, AXIS_DOMAIN, domain);
	fact.axis[AXIS_VERSION] = book_intern(book, AXIS_VERSION, version);
	fact.axis[AXIS_INDICATOR] = INDICATOR_INFLOW;
	assert_int_equal(book_add(book, &fact, &model->diags, NULL), 0);
}

/* January is definitive when March is still provisional, and one law before another. */
static void versions_of_people_are_of_a_month(void **state)
{
	(void)state;
	struct model model;
	start(&model, NULL, 0);
	book_release(&model.book);
	const struct needs needs = {.axes = {[TABLE_CASELOAD] = AXIS_BIT(AXIS_PERIOD)}};
	book_init(&model.book, &model.codes, &model.labels, &needs);
	add_count(&model, "2025-01", "Participatiewet", "provisional", 1);
	add_count(&model, "2025-01", "Participatiewet", "definitive", 2);
	add_count(&model, "2025-02", "Participatiewet", "revised_provisional", 4);
	add_count(&model, "2025-02", "Participatiewet", "provisional", 8);
	add_count(&model, "2025-03", "Participatiewet", "provisional", 16);
	add_count(&model, "2025-01", "Wmo", "provisional", 32);
	assert_int_equal(book_finish(&model.book, &model.diags), 0);
	const struct filter filter = {.book = &model.book};
	assert_int_equal(sum(&model, &filter, TABLE_CASELOAD), 2 + 4 + 16 + 32);
	model_release(&model);
}

static void versions_in_use_are_named(void **state)
{
	(void)state;
	static const struct {
		const char *municipality, *year, *used;
		member stage;
		size_t others;
	} expected[] = {
		{"GM1700", "2024", "definitive", STAGE_BUDGET, 1},
		{"GM1700", "2024", "provisional", STAGE_ACTUAL, 1},
		{"GM0363", "2024", "S2023", STAGE_FUNDING, 0},
		{"GM1700", "2024", "M2024", STAGE_FUNDING, 2},
		{"GM1700", "2025", "M2023", STAGE_FUNDING, 0},
	};
	struct model model;
	start(&model, versions, VERSIONS);
	const struct book *book = &model.book;
	const struct filter filter = {.book = book};
	struct version_use *uses;
	const size_t count = filter_versions(&filter, &uses, &model.arena);
	assert_int_equal(count, 5);
	for (size_t i = 0; i < count; i++) {
		assert_int_equal(uses[i].stage, expected[i].stage);
		assert_string_equal(
			book_code(book, AXIS_MUNICIPALITY, uses[i].municipality),
			expected[i].municipality);
		assert_string_equal(book_code(book, AXIS_YEAR, uses[i].year),
				    expected[i].year);
		assert_string_equal(book_code(book, AXIS_VERSION, uses[i].used),
				    expected[i].used);
		assert_int_equal(uses[i].others, expected[i].others);
	}
	model_release(&model);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(until_a_month),
		cmocka_unit_test(until_a_year),
		cmocka_unit_test(until_of_other_tables),
		cmocka_unit_test(period_that_is_no_scope),
		cmocka_unit_test(social_domain_is_the_default),
		cmocka_unit_test(scope_words_are_resolved),
		cmocka_unit_test(unknown_words_are_refused),
		cmocka_unit_test(only_narrows),
		cmocka_unit_test(derived_axes_are_axes),
		cmocka_unit_test(nothing_passes),
		cmocka_unit_test(versions_are_never_added),
		cmocka_unit_test(versions_in_use_are_named),
		cmocka_unit_test(versions_of_people_are_of_a_month),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
