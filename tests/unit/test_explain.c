/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_explain - which bills are compared, what is done with those that cannot be split,
 * and which causes a report may name
 */
#include "causes.h"

#include "question_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* A bill for a number of clients with the same amount and volume each. */
struct bill {
	const char *care, *booked, *product, *unit;
	int64_t quantity, amount;
	int clients;
	const char *form;
};

static void add_bill(struct question *q, const struct bill *bill)
{
	struct book *book = &q->model.book;
	for (int i = 0; i < bill->clients; i++) {
		const char *client = arena_printf(&q->arena, "J%03d", i);
		struct fact fact = {.table = TABLE_DECLARATIONS,
				    .value = bill->amount,
				    .quantity = bill->quantity * 1000,
				    .has_quantity = bill->unit != NULL};
		fact.axis[AXIS_PERIOD] = book_intern(book, AXIS_PERIOD, bill->booked);
		fact.axis[AXIS_CARE_PERIOD] =
			book_intern(book, AXIS_CARE_PERIOD, bill->care);
		fact.axis[AXIS_DOMAIN] = DOMAIN_JEUGDWET;
		fact.axis[AXIS_PRODUCT] = book_intern(book, AXIS_PRODUCT, bill->product);
		fact.axis[AXIS_UNIT] = book_intern(book, AXIS_UNIT, bill->unit);
		fact.axis[AXIS_CLIENT] = book_intern(book, AXIS_CLIENT, client);
		fact.axis[AXIS_FORM] = book_intern(book, AXIS_FORM, bill->form);
		assert_int_equal(book_add(book, &fact, &q->model.diags, NULL), 0);
	}
}

#define COUNT(list) (sizeof(list) / sizeof(*(list)))

static const struct bill bills[] = {
	{"2024-01", "2024-02", "45A04", "01", 100, 10000, 5, NULL},
	/* billed two months later: the same bill of 2025 is still to come */
	{"2024-01", "2024-03", "45A04", "01", 900, 90000, 5, NULL},
	{"2024-02", "2024-02", "45A04", "01", 1, 100, 5, NULL},
	{"2024-01", "2024-01", "54A01", "01", 100, 20000, 5, "zin"},
	{"2025-01", "2025-02", "45A04", "01", 130, 14300, 5, NULL},
	{"2025-01", "2025-01", "54A01", "01", 50, 11000, 5, "zin"},
	/* no care in kind */
	{"2025-01", "2025-01", "54A01", "01", 50, 999999, 5, "pgb"},
	/* too few people for anybody to read about */
	{"2025-01", "2025-01", "44A07", "14", 10, 5000, 2, NULL},
	{"2025-01", "2025-01", "47A01", "14", 10, 10000, 5, NULL},
	{"2025-01", "2025-01", "47Z99", NULL, 0, 7000, 6, NULL},
};

static void open_bills(struct question *q, const char *option, const char *value)
{
	question_init(q, &analysis_explain);
	if (option)
		question_option(q, option, value);
	assert_int_equal(question_open(q), 0);
	for (size_t i = 0; i < COUNT(bills); i++)
		add_bill(q, &bills[i]);
}

/* One care month each, billed within a month; the rates of 2025 are not in the small code
 * tables. */
static void test_equal_months_equally_far(void **state)
{
	(void)state;
	const struct scope scope = {.period = "2025-02"};
	struct question q;
	open_bills(&q, "base", "2024");
	assert_int_equal(question_ask(&q, &scope), 0);
	assert_rows(&q, "effects", 5);
	assert_row(&q, "effects", 1,
		   "Jeugdwet 45A04 - 01 500.00 715.00 -50.00 200.00 65.00 - - - - 215.00 "
		   "- 500 650 1 1.1 - 5 5 0.00 150.00 -");
	assert_row(&q, "effects", 4,
		   "Jeugdwet 54A01 - 01 1000.00 550.00 -100.00 -400.00 50.00 - - - - "
		   "-450.00 - 500 250 2 2.2 - 5 5 0.00 -500.00 -");
	assert_int_equal(question_finding(&q, "base_cut")->value.number, 450000);
	assert_non_null(question_finding(&q, "price_index_unknown"));
	assert_non_null(question_finding(&q, "small_groups_hidden"));
	question_release(&q);
}

/* What is not split stands apart, and all lines add up. */
static void test_sums(void **state)
{
	(void)state;
	const struct scope scope = {.period = "2025-02"};
	static const char *const columns[] = {"volume", "mix",   "price",
					      "new",    "ended", "unsplit"};
	struct question q;
	open_bills(&q, "base", "2024");
	q.model.book.privacy.internal = true;
	assert_int_equal(question_ask(&q, &scope), 0);
	const struct table *table = question_table(&q, "effects");
	cents total = 0;
	for (size_t row = 0; row < table->nrows; row++) {
		cents sum = 0;
		for (size_t i = 0; i < COUNT(columns); i++)
			sum += table_cell(table, row, columns[i]).number;
		assert_int_equal(sum, table_cell(table, row, "total").number);
		assert_int_equal(sum, table_cell(table, row, "outcome").number -
					      table_cell(table, row, "base").number);
		total += sum;
	}
	assert_int_equal(total, table->total[table_column(table, "total")].number);
	assert_row(&q, "effects", 0,
		   "Jeugdwet 44A07 - 14 0.00 100.00 - - - - - 100.00 - 100.00 - "
		   "0 20 - 5 - - 2 - - -");
	assert_row(&q, "effects", 3,
		   "Jeugdwet 47Z99 - - 0.00 420.00 - - - - - - - 420.00 420.00 - - - - - "
		   "- 6 - - -");
	question_release(&q);
}

/* The largest that may be seen; neither the hidden line nor the one hidden beside it. */
static void test_causes(void **state)
{
	(void)state;
	static const struct scope scope = {.period = "2025-02"};
	struct question q;
	struct filter filter;
	struct cause causes[3];
	open_bills(&q, NULL, NULL);
	struct model *model = &q.model;
	assert_int_equal(book_finish(&model->book, &model->diags), 0);
	assert_int_equal(
		filter_build(&filter, &model->book, &scope, &q.arena, &model->diags), 0);
	const int count =
		causes_find(&model->book, &filter, causes, 3, &q.report, &model->diags);
	assert_int_equal(count, 3);
	assert_int_equal(q.report.ntables, 0);
	assert_string_equal(causes[0].effect, "unsplit");
	assert_string_equal(causes[0].product.text, "47Z99");
	assert_int_equal(causes[0].amount, 42000);
	assert_string_equal(causes[1].effect, "mix");
	assert_string_equal(causes[1].product.text, "54A01");
	assert_int_equal(causes[1].amount, -40000);
	assert_string_equal(causes[2].effect, "mix");
	assert_string_equal(causes[2].product.text, "45A04");
	assert_int_equal(causes[2].amount, 20000);
	question_release(&q);
}

static void test_no_bills(void **state)
{
	(void)state;
	struct question q;
	question_init(&q, &analysis_explain);
	assert_int_equal(question_open(&q), 0);
	assert_int_equal(question_ask(&q, NULL), 0);
	assert_rows(&q, "effects", 0);
	assert_non_null(question_finding(&q, "no_data"));
	question_release(&q);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_equal_months_equally_far),
		cmocka_unit_test(test_sums),
		cmocka_unit_test(test_causes),
		cmocka_unit_test(test_no_bills),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
