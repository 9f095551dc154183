/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_book - every cell is in a sum once, whatever the order in which it came
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

static struct filter everything(const struct book *book)
{
	return (struct filter){.all = true, .book = book};
}

static struct cell total(struct model *model, enum table_id table)
{
	const struct filter filter = everything(&model->book);
	const struct pivot *pivot = pivot_build(&model->book, table, &filter, NULL, 0,
						NULL, 0, &model->arena);
	return *pivot_cell(pivot, 0, 0);
}

static void equal_keys_are_rolled_up(void **state)
{
	(void)state;
	static const struct line lines[] = {
		{LINE("GM1700", "2024-01", "actual", "expense", "Wmo", "6.6", 100)},
		{LINE("GM1700", "2024-01", "actual", "expense", "Wmo", "6.6", -30),
		 .programme = "zorg"},
		{LINE("GM1700", "2024-01", "actual", "expense", "Wmo", "6.6", 0),
		 .unknown = true},
		{LINE("GM1700", "2024-02", "actual", "expense", "Wmo", "6.6", 7)},
	};
	struct model model;
	model_init(&model, &wide);
	add_lines(&model, lines, 4);
	const struct facts *facts = &model.book.table[TABLE_SPENDING];
	assert_int_equal(facts->rows, 2);
	assert_int_equal(facts->value[0], 70);
	assert_int_equal(facts->cells[0], 3);
	assert_int_equal(facts->unknown[0], 1);
	assert_null(facts->axis[AXIS_PROGRAMME]);
	assert_null(facts->origin);
	assert_null(facts->quantity);
	assert_non_null(facts->axis[AXIS_KIND]);
	assert_int_equal(book_finish(&model.book, &model.diags), 0);
	const struct cell cell = total(&model, TABLE_SPENDING);
	assert_int_equal(cell.value, 77);
	assert_int_equal(cell.cells, 4);
	assert_int_equal(cell.unknown, 1);
	model_release(&model);
}

static void all_unknown_is_not_known(void **state)
{
	(void)state;
	static const struct line lines[] = {
		{LINE("GM1700", "2024", "actual", "expense", "Wmo", "6.6", 0),
		 .unknown = true},
		{LINE("GM1700", "2024", "actual", "expense", "Wmo", "6.3", 0),
		 .unknown = true},
	};
	struct model model;
	model_init(&model, &wide);
	add_lines(&model, lines, 2);
	book_finish(&model.book, &model.diags);
	const struct cell cell = total(&model, TABLE_SPENDING);
	assert_false(cell_known(&cell));
	assert_int_equal(model.book.nremarks, 0);
	model_release(&model);
}

static void every_row_keeps_rows_and_origins(void **state)
{
	(void)state;
	struct needs needs = wide;
	needs.every_row = true;
	struct model model;
	model_init(&model, &needs);
	const struct line line = {
		LINE("GM1700", "2024", "actual", "expense", "Wmo", "6.6", 5)};
	for (uint32_t i = 1; i <= 200; i++) {
		struct fact fact = line_fact(&model.book, &line);
		fact.origin.line = i;
		assert_int_equal(book_add(&model.book, &fact, &model.diags, NULL), 0);
	}
	/* A stock is one number also here. */
	assert_int_equal(add_people(&model, "GM1700", "2024", "stock", 9, NULL), 0);
	assert_int_equal(add_people(&model, "GM1700", "2024", "stock", 9, NULL), 0);
	book_finish(&model.book, &model.diags);
	const struct facts *facts = &model.book.table[TABLE_SPENDING];
	assert_int_equal(facts->rows, 200);
	assert_int_equal(facts->origin[0].line, 1);
	assert_int_equal(facts->origin[199].line, 200);
	assert_int_equal(model.book.table[TABLE_CASELOAD].rows, 1);
	model_release(&model);
}

static void tables_nobody_wants_are_not_kept(void **state)
{
	(void)state;
	const struct needs none = {0};
	struct model model;
	model_init(&model, &none);
	const struct line line = {
		LINE("GM1700", "2024", "actual", "expense", "Wmo", "6.6", 5)};
	assert_int_equal(add_line(&model, &line), 0);
	assert_int_equal(model.book.table[TABLE_SPENDING].rows, 0);
	assert_int_equal(book_finish(&model.book, &model.diags), 0);
	model_release(&model);
}

static void overflow_is_refused(void **state)
{
	(void)state;
	struct model model;
	model_init(&model, &wide);
	struct line line = {
		LINE("GM1700", "2024", "actual", "expense", "Wmo", "6.6", INT64_MAX / 4)};
	assert_int_equal(add_line(&model, &line), 0);
	line.value = -1;
	assert_int_equal(add_line(&model, &line), -1);
	line.value = INT64_MIN;
	assert_int_equal(add_line(&model, &line), -1);
	line.value = 0;
	assert_int_equal(add_line(&model, &line), 0);
	assert_int_equal(model.book.table[TABLE_SPENDING].value[0], INT64_MAX / 4);
	assert_int_equal(model.diags.errors, 2);
	model_release(&model);
}

static void quantities_are_kept_with_their_unit(void **state)
{
	(void)state;
	struct needs needs = wide;
	needs.axes[TABLE_SPENDING] |= AXIS_BIT(AXIS_UNIT);
	struct model model;
	model_init(&model, &needs);
	const struct line line = {
		LINE("GM1700", "2024", "actual", "expense", "Wmo", "6.6", 5)};
	struct fact fact = line_fact(&model.book, &line);
	fact.has_quantity = true;
	fact.quantity = 1500;
	fact.axis[AXIS_UNIT] = book_intern(&model.book, AXIS_UNIT, "uur");
	book_add(&model.book, &fact, &model.diags, NULL);
	book_add(&model.book, &fact, &model.diags, NULL);
	fact.axis[AXIS_UNIT] = book_intern(&model.book, AXIS_UNIT, "etmaal");
	book_add(&model.book, &fact, &model.diags, NULL);
	const struct facts *facts = &model.book.table[TABLE_SPENDING];
	assert_int_equal(facts->rows, 2);
	assert_int_equal(facts->quantity[0], 3000);
	assert_int_equal(facts->quantity[1], 1500);
	model_release(&model);
}

static void stocks_collapse_and_flows_add(void **state)
{
	(void)state;
	struct model model;
	model_init(&model, &wide);
	assert_int_equal(add_people(&model, "GM1700", "2024-01", "stock", 50, NULL), 0);
	assert_int_equal(add_people(&model, "GM1700", "2024-01", "stock", 50, NULL), 0);
	assert_int_equal(add_people(&model, "GM1700", "2024", "inhabitants", 33000, NULL),
			 0);
	assert_int_equal(add_people(&model, "GM1700", "2024", "inhabitants", 33000, NULL),
			 0);
	assert_int_equal(add_people(&model, "GM1700", "2024-01", "inflow", 4, NULL), 0);
	assert_int_equal(add_people(&model, "GM1700", "2024-01", "inflow", 3, NULL), 0);
	const struct facts *facts = &model.book.table[TABLE_CASELOAD];
	assert_int_equal(facts->rows, 3);
	assert_int_equal(facts->value[0], 50000);
	assert_int_equal(facts->cells[0], 1);
	assert_int_equal(facts->value[2], 7000);
	book_finish(&model.book, &model.diags);
	const member m = book_find(&model.book, AXIS_MUNICIPALITY, "GM1700");
	assert_int_equal(book_population(&model.book, m, 2024, INDICATOR_INHABITANTS),
			 33000000);
	assert_int_equal(book_population(&model.book, m, 2023, INDICATOR_INHABITANTS),
			 -1);
	assert_int_equal(book_population(&model.book, m, 2024, INDICATOR_YOUTH), -1);
	model_release(&model);
}

static void different_stocks_are_an_error(void **state)
{
	(void)state;
	struct model model;
	model_init(&model, &wide);
	book_file(&model.book)->name = "wmo.csv";
	const struct place first = {.file = "wmo.csv", .line = 7};
	const struct place second = {.file = "wmo.csv", .line = 12};
	assert_int_equal(add_people(&model, "GM1700", "2024-01", "stock", 50, &first), 0);
	assert_int_equal(add_people(&model, "GM1700", "2024-01", "stock", 51, &second),
			 -1);
	const char *text = messages(&model);
	assert_non_null(strstr(text, "wmo.csv:12: stock of 'GM1700' in '2024-01' is 51, "
				     "but was 50 before (wmo.csv:7)"));
	model_release(&model);
}

static void known_stock_replaces_unknown(void **state)
{
	(void)state;
	for (int known_first = 0; known_first <= 1; known_first++) {
		struct model model;
		model_init(&model, &wide);
		struct fact unknown = {.table = TABLE_CASELOAD, .unknown = true};
		unknown.axis[AXIS_MUNICIPALITY] =
			book_intern(&model.book, AXIS_MUNICIPALITY, "GM1700");
		unknown.axis[AXIS_PERIOD] = book_intern(&model.book, AXIS_PERIOD, "2024");
		unknown.axis[AXIS_INDICATOR] = INDICATOR_STOCK;
		if (known_first)
			add_people(&model, "GM1700", "2024", "stock", 5, NULL);
		assert_int_equal(book_add(&model.book, &unknown, &model.diags, NULL), 0);
		if (!known_first)
			add_people(&model, "GM1700", "2024", "stock", 5, NULL);
		const struct facts *facts = &model.book.table[TABLE_CASELOAD];
		assert_int_equal(facts->rows, 1);
		assert_int_equal(facts->value[0], 5000);
		assert_int_equal(facts->unknown[0], 0);
		model_release(&model);
	}
}

static void fixed_members_keep_their_order(void **state)
{
	(void)state;
	struct model model;
	model_init(&model, &wide);
	struct book *book = &model.book;
	book_intern(book, AXIS_INDICATOR, "wmo_clients");
	book_intern(book, AXIS_INDICATOR, "bijstand");
	book_intern(book, AXIS_TASK_FIELD, "6.3");
	book_intern(book, AXIS_TASK_FIELD, "0.10");
	book_intern(book, AXIS_TASK_FIELD, "6.2");
	static const char *const periods[] = {"2024-Q1", "2024-13", "2023-12",
					      "2024-01", "2024-00", "2024"};
	for (size_t i = 0; i < 6; i++)
		book_intern(book, AXIS_PERIOD, periods[i]);
	assert_int_equal(book_intern(book, AXIS_PERIOD, ""), MEMBER_NONE);
	assert_int_equal(book_intern(book, AXIS_PERIOD, NULL), MEMBER_NONE);
	book_finish(book, &model.diags);

	assert_string_equal(book_code(book, AXIS_STAGE, STAGE_COMMITTED), "committed");
	assert_int_equal(book_find(book, AXIS_STAGE, "funding"), STAGE_FUNDING);
	assert_int_equal(book_find(book, AXIS_DOMAIN, "Participatiewet"),
			 DOMAIN_PARTICIPATIEWET);
	assert_int_equal(book_find(book, AXIS_DOMAIN, "wmo"), MEMBER_NONE);
	assert_int_equal(book_find(book, AXIS_INDICATOR, "elderly"), INDICATOR_ELDERLY);
	assert_string_equal(book_code(book, AXIS_INDICATOR, INDICATOR_PERSONS + 1),
			    "bijstand");
	assert_string_equal(book_code(book, AXIS_TASK_FIELD, 1), "0.10");
	assert_string_equal(book_code(book, AXIS_TASK_FIELD, 3), "6.3");
	static const char *const sorted[] = {"2023-12", "2024",    "2024-00",
					     "2024-01", "2024-13", "2024-Q1"};
	static const char *const quarters[] = {"2023-Q4", "2024", "2024",
					       "2024-Q1", "2024", "2024-Q1"};
	for (member m = 1; m <= 6; m++) {
		assert_string_equal(book_code(book, AXIS_PERIOD, m), sorted[m - 1]);
		assert_string_equal(book_code(book, AXIS_QUARTER, book->quarter_of[m]),
				    quarters[m - 1]);
		assert_string_equal(book_code(book, AXIS_YEAR, book->year_of[m]),
				    m == 1 ? "2023" : "2024");
	}
	model_release(&model);
}

static void names_come_from_codes(void **state)
{
	(void)state;
	static const struct line lines[] = {
		{LINE("GM1700", "2022", "actual", "expense", "Algemeen", "6.2", 5)},
		{LINE("GM9999", "2024", "actual", "expense", "Wmo", "6.71a", 5)},
	};
	struct model model;
	model_init(&model, &wide);
	struct book *book = &model.book;
	add_lines(&model, lines, 2);
	book_name(book, AXIS_TASK_FIELD, book_find(book, AXIS_TASK_FIELD, "6.2"),
		  "Toegang en eerstelijnsvoorzieni..", NULL);
	book_name(book, AXIS_MUNICIPALITY, book_find(book, AXIS_MUNICIPALITY, "GM9999"),
		  "Voorbeeldstad", NULL);
	book_intern(book, AXIS_GROUP, "toegang");
	book_finish(book, &model.diags);
	assert_string_equal(book_label(book, AXIS_TASK_FIELD,
				       book_find(book, AXIS_TASK_FIELD, "6.2"),
				       LANGUAGE_NL),
			    "Wijkteams");
	assert_string_equal(book_label(book, AXIS_MUNICIPALITY,
				       book_find(book, AXIS_MUNICIPALITY, "GM1700"),
				       LANGUAGE_EN),
			    "Twenterand");
	assert_string_equal(book_label(book, AXIS_MUNICIPALITY,
				       book_find(book, AXIS_MUNICIPALITY, "GM9999"),
				       LANGUAGE_EN),
			    "Voorbeeldstad");
	assert_string_equal(book_label(book, AXIS_GROUP, 1, LANGUAGE_EN), "Access");
	assert_string_equal(book_label(book, AXIS_DOMAIN, DOMAIN_JEUGDWET, LANGUAGE_EN),
			    "Youth");
	assert_string_equal(book_label(book, AXIS_SIDE, SIDE_REVENUE, LANGUAGE_NL),
			    "revenue");
	assert_string_equal(book_label(book, AXIS_SIDE, MEMBER_NONE, LANGUAGE_NL), "");
	model_release(&model);
}

static void all_zero_is_not_delivered(void **state)
{
	(void)state;
	static const struct line lines[] = {
		{LINE("GM1961", "2024", "budget", "expense", "Wmo", "6.6", 0)},
		{LINE("GM1961", "2024", "budget", "revenue", "Participatiewet", "6.3",
		      0)},
		/* Delivered: another year, another stage, one amount that was
		 * reversed. */
		{LINE("GM1961", "2023", "budget", "expense", "Wmo", "6.6", 5)},
		{LINE("GM1961", "2023", "budget", "expense", "Participatiewet", "6.3",
		      0)},
		{LINE("GM1961", "2024", "actual", "expense", "Wmo", "6.6", 8)},
		{LINE("GM1961", "2024", "actual", "expense", "Wmo", "6.6", -8)},
		{LINE("GM1961", "2024", "actual", "expense", "Participatiewet", "6.3",
		      0)},
		/* A single line of zero is a line of zero. */
		{LINE("GM1700", "2024", "budget", "expense", "Wmo", "6.6", 0)},
		{LINE("GM1700", "2024", "budget", "revenue", "Wmo", "6.6", 0)},
		{LINE(PEER_TOTAL, "2024", "budget", "expense", "Wmo", "6.6", 0)},
		{LINE(PEER_TOTAL, "2024", "budget", "expense", "Wmo", "6.71", 0)},
	};
	struct model model;
	model_init(&model, &wide);
	add_lines(&model, lines, sizeof(lines) / sizeof(*lines));
	book_finish(&model.book, &model.diags);
	assert_int_equal(model.book.nremarks, 1);
	assert_string_equal(model.book.remarks[0].code, "not_delivered");
	assert_string_equal(model.book.remarks[0].subject, "Vijfheerenlanden 2024");
	assert_int_equal(model.book.remarks[0].stage, STAGE_BUDGET);
	const struct facts *facts = &model.book.table[TABLE_SPENDING];
	size_t unknown = 0;
	for (size_t row = 0; row < facts->rows; row++)
		unknown += facts->unknown[row];
	assert_int_equal(unknown, 2);
	model_release(&model);
}

static void names_of_axes_and_tables(void **state)
{
	(void)state;
	enum axis axis;
	assert_string_equal(axis_name(AXIS_COST_CENTRE), "cost_centre");
	assert_string_equal(axis_name(AXIS_QUARTER), "quarter");
	assert_true(axis_find("task_field", &axis) && axis == AXIS_TASK_FIELD);
	assert_true(axis_find("task-field", &axis) && axis == AXIS_TASK_FIELD);
	assert_true(axis_find("month", &axis) && axis == AXIS_PERIOD);
	assert_true(axis_find("year", &axis) && axis == AXIS_YEAR);
	assert_false(axis_find("task", &axis));
	assert_false(axis_find("task_fields", &axis));
	assert_string_equal(table_name(TABLE_CASELOAD), "caseload");
}

static void newest_of_two_versions(void **state)
{
	(void)state;
	static const char *const rising[] = {
		"",      "a",     "b",     "provisional", "definitive", "S2022",
		"D2022", "M2023", "S2023", "D2023",       "M2024"};
	const size_t count = sizeof(rising) / sizeof(*rising);
	for (size_t i = 0; i < count; i++) {
		for (size_t k = 0; k < count; k++) {
			const int order = version_compare(rising[i], rising[k]);
			assert_int_equal((order > 0) - (order < 0), (i > k) - (i < k));
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(equal_keys_are_rolled_up),
		cmocka_unit_test(all_unknown_is_not_known),
		cmocka_unit_test(every_row_keeps_rows_and_origins),
		cmocka_unit_test(tables_nobody_wants_are_not_kept),
		cmocka_unit_test(overflow_is_refused),
		cmocka_unit_test(quantities_are_kept_with_their_unit),
		cmocka_unit_test(stocks_collapse_and_flows_add),
		cmocka_unit_test(different_stocks_are_an_error),
		cmocka_unit_test(known_stock_replaces_unknown),
		cmocka_unit_test(fixed_members_keep_their_order),
		cmocka_unit_test(names_come_from_codes),
		cmocka_unit_test(all_zero_is_not_delivered),
		cmocka_unit_test(names_of_axes_and_tables),
		cmocka_unit_test(newest_of_two_versions),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
