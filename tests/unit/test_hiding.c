/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_hiding - which rows of a table are hidden: small groups, and what would give them
 * away
 */
#include "disclosure.h"
#include "model_fixture.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

enum { AMOUNT, PEOPLE, COLUMNS, ROWS_MAX = 9 };

struct hiding {
	struct book book;
	struct report report;
	struct table *table;
	int64_t people[ROWS_MAX];
};

static void hiding_init(struct hiding *h, const int64_t (*rows)[COLUMNS], size_t count)
{
	static const struct column columns[] = {
		[AMOUNT] = {.name = "amount", .type = VALUE_MONEY},
		[PEOPLE] = {.name = "people", .type = VALUE_COUNT},
	};
	const struct needs needs = {.every_row = false};
	book_init(&h->book, NULL, NULL, &needs);
	report_init(&h->report, NULL, "test");
	h->table = report_table(&h->report, "test", "rows", columns, COLUMNS);
	for (size_t i = 0; i < count; i++) {
		struct value *cells = table_row(h->table);
		cells[AMOUNT] = value_money(rows[i][AMOUNT]);
		cells[PEOPLE] = value_count(rows[i][PEOPLE]);
		h->people[i] = rows[i][PEOPLE];
	}
}

static void hiding_above(struct hiding *h, const size_t *line, const size_t *across,
			 const size_t *above)
{
	static const char *const columns[] = {"amount", "people", NULL};
	const struct guarded guarded = {.table = h->table,
					.columns = columns,
					.people = h->people,
					.line = line,
					.across = across,
					.above = above};
	disclosure_apply(&h->book, &guarded, &h->report);
}

static void hiding_apply(struct hiding *h, const size_t *line, const size_t *across)
{
	hiding_above(h, line, across, NULL);
}

/* 'x' or '.' per row */
static void check_hidden(const struct hiding *h, const char *expected)
{
	char found[ROWS_MAX + 1] = "";
	for (size_t i = 0; i < h->table->nrows; i++) {
		const struct value amount = table_cell(h->table, i, "amount");
		const struct value people = table_cell(h->table, i, "people");
		assert_int_equal(value_is_hidden(&amount), value_is_hidden(&people));
		found[i] = value_is_hidden(&amount) ? 'x' : '.';
	}
	assert_string_equal(found, expected);
}

static void hiding_free(struct hiding *h)
{
	report_release(&h->report);
	book_release(&h->book);
}

static bool has_finding(const struct hiding *h, enum finding_id id)
{
	for (size_t i = 0; i < h->report.nfindings; i++)
		if (strcmp(h->report.findings[i].code, finding_kinds[id].code) == 0)
			return true;
	return false;
}

static void one_small_group_takes_another_along(void **state)
{
	(void)state;
	static const int64_t rows[][COLUMNS] = {
		{300000, 3}, {900000, 9}, {700000, 7}, {5000000, 50}};
	struct hiding h;
	hiding_init(&h, rows, 4);
	table_total(h.table)[AMOUNT] = value_money(6900000);
	hiding_apply(&h, NULL, NULL);
	check_hidden(&h, "x.x.");
	assert_false(value_is_hidden(&h.table->total[AMOUNT]));
	assert_true(has_finding(&h, FINDING_small_groups_hidden));
	assert_false(has_finding(&h, FINDING_small_group_is_whole));
	hiding_free(&h);
}

/* One and two people together are three: the sum of what is hidden is small too. */
static void the_hidden_together_are_no_small_group(void **state)
{
	(void)state;
	static const int64_t rows[][COLUMNS] = {
		{100000, 1}, {200000, 2}, {900000, 9}, {5000000, 50}};
	struct hiding h;
	hiding_init(&h, rows, 4);
	hiding_apply(&h, NULL, NULL);
	check_hidden(&h, "xxx.");
	hiding_free(&h);
}

/* The next group has people enough and next to no money: its neighbour's amount would be
 * known to the euro. */
static void the_amount_has_to_be_hidden_well(void **state)
{
	(void)state;
	static const int64_t rows[][COLUMNS] = {
		{90000000, 4}, {100, 6}, {30000000, 30}, {80000000, 80}};
	struct hiding h;
	hiding_init(&h, rows, 4);
	hiding_apply(&h, NULL, NULL);
	check_hidden(&h, "x.x.");
	hiding_free(&h);
}

static void lines_are_apart(void **state)
{
	(void)state;
	static const int64_t rows[][COLUMNS] = {
		{300000, 3}, {900000, 9}, {900000, 9}, {700000, 7}, {800000, 8}};
	static const size_t line[] = {700, 700, 20, 20, 20};
	struct hiding h;
	hiding_init(&h, rows, 5);
	hiding_apply(&h, line, NULL);
	check_hidden(&h, "xx...");
	hiding_free(&h);
}

/* S06 as a long table: rows and columns both add up. */
static void two_ways(void **state)
{
	(void)state;
	static const int64_t rows[][COLUMNS] = {{2000, 20}, {5000, 50}, {1000, 10},
						{800, 8},   {1900, 19}, {2300, 23},
						{1700, 17}, {3200, 32}, {300, 3}};
	static const size_t line[] = {1, 1, 1, 2, 2, 2, 3, 3, 3};
	static const size_t across[] = {1, 2, 3, 1, 2, 3, 1, 2, 3};
	struct hiding h;
	hiding_init(&h, rows, 9);
	hiding_apply(&h, line, across);
	check_hidden(&h, "x.x...x.x");
	hiding_free(&h);
}

static void a_group_alone_takes_its_total(void **state)
{
	(void)state;
	static const int64_t rows[][COLUMNS] = {{300000, 3}};
	struct hiding h;
	hiding_init(&h, rows, 1);
	table_total(h.table)[AMOUNT] = value_money(300000);
	hiding_apply(&h, NULL, NULL);
	check_hidden(&h, "x");
	assert_true(value_is_hidden(&h.table->total[AMOUNT]));
	assert_true(has_finding(&h, FINDING_small_group_is_whole));
	hiding_free(&h);
}

/* Nothing can protect an amount that only the small group has: its total goes, and the
 * other rows stay. */
static void an_amount_of_one_group_takes_its_total(void **state)
{
	(void)state;
	static const int64_t rows[][COLUMNS] = {{300000, 3}, {0, 9}, {0, 7}, {0, 50}};
	struct hiding h;
	hiding_init(&h, rows, 4);
	table_total(h.table)[AMOUNT] = value_money(300000);
	hiding_apply(&h, NULL, NULL);
	check_hidden(&h, "x.x.");
	assert_true(value_is_hidden(&h.table->total[AMOUNT]));
	hiding_free(&h);
}

static void nobody_and_not_known_are_shown(void **state)
{
	(void)state;
	static const int64_t rows[][COLUMNS] = {
		{0, 0}, {700000, PEOPLE_NOT_KNOWN}, {900000, 9}};
	struct hiding h;
	hiding_init(&h, rows, 3);
	hiding_apply(&h, NULL, NULL);
	check_hidden(&h, "...");
	assert_true(has_finding(&h, FINDING_people_not_known));
	hiding_free(&h);
}

static void one_with_nearly_all_is_hidden(void **state)
{
	(void)state;
	static const int64_t rows[][COLUMNS] = {
		{700000, PEOPLE_DOMINATED}, {900000, 9}, {800000, 8}};
	struct hiding h;
	hiding_init(&h, rows, 3);
	hiding_apply(&h, NULL, NULL);
	check_hidden(&h, "x.x");
	hiding_free(&h);
}

static void inside_the_department_all_is_shown(void **state)
{
	(void)state;
	static const int64_t rows[][COLUMNS] = {{300000, 3}, {900000, 9}};
	struct hiding h;
	hiding_init(&h, rows, 2);
	h.book.privacy.internal = true;
	hiding_apply(&h, NULL, NULL);
	check_hidden(&h, "..");
	assert_int_equal(h.report.nfindings, 0);
	hiding_free(&h);
}

static void a_higher_threshold(void **state)
{
	(void)state;
	static const int64_t rows[][COLUMNS] = {
		{800000, 8}, {900000, 9}, {3000000, 30}, {3000000, 40}};
	struct hiding h;
	hiding_init(&h, rows, 4);
	h.book.privacy.threshold = 10;
	hiding_apply(&h, NULL, NULL);
	check_hidden(&h, "xx..");
	assert_true(disclosure_small_count(&h.book, 9999));
	assert_false(disclosure_small_count(&h.book, 10000));
	assert_false(disclosure_small_count(&h.book, 0));
	hiding_free(&h);
}

/* Different people, not rows; one with nearly all of an amount gives it away. */
static void different_clients_are_counted(void **state)
{
	(void)state;
	static const struct {
		const char *provider, *client;
		int64_t value;
	} rows[] = {{"A", "J1", 100},    {"A", "J2", 100}, {"A", "J1", 100},
		    {"B", "J1", 900000}, {"B", "J2", 100}, {"B", "J3", 100},
		    {"B", "J4", 100},    {"B", "J5", 100}, {"C", "J1", 100},
		    {"C", "", 100}};
	const struct needs needs = {
		.axes = {[TABLE_DECLARATIONS] =
				 AXIS_BIT(AXIS_PROVIDER) | AXIS_BIT(AXIS_CLIENT)}};
	const enum axis axes[] = {AXIS_PROVIDER};
	struct model model;
	struct filter filter;
	struct client_counts counts;
	static const struct scope everything;
	model_init(&model, &needs);
	struct book *book = &model.book;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fact fact = {.table = TABLE_DECLARATIONS, .value = rows[i].value};
		fact.axis[AXIS_PROVIDER] =
			book_intern(book, AXIS_PROVIDER, rows[i].provider);
		fact.axis[AXIS_CLIENT] = book_intern(book, AXIS_CLIENT, rows[i].client);
		assert_int_equal(book_add(book, &fact, &model.diags, NULL), 0);
	}
	assert_int_equal(book_finish(book, &model.diags), 0);
	assert_int_equal(
		filter_build(&filter, book, &everything, &book->arena, &model.diags), 0);
	clients_count(&counts, book, TABLE_DECLARATIONS, &filter, axes, 1, &book->arena);
	const member a = book_find(book, AXIS_PROVIDER, "A");
	const member b = book_find(book, AXIS_PROVIDER, "B");
	const member c = book_find(book, AXIS_PROVIDER, "C"), none = MEMBER_NONE;
	assert_int_equal(clients_behind(&counts, &a), 2);
	assert_int_equal(clients_behind(&counts, &b), PEOPLE_DOMINATED);
	assert_int_equal(clients_behind(&counts, &c), PEOPLE_NOT_KNOWN);
	assert_int_equal(clients_behind(&counts, &none), 0);
	book->privacy.internal = true;
	clients_count(&counts, book, TABLE_DECLARATIONS, &filter, axes, 1, &book->arena);
	assert_int_equal(clients_behind(&counts, &b), 5);
	model_release(&model);
}

/* A line of one small row cannot be protected in itself: that its sum is hidden where it
 * would be shown is of no use when the total tells it. */
static void the_total_of_all_lines_tells_nothing(void **state)
{
	(void)state;
	static const int64_t rows[][COLUMNS] = {
		{300000, 3}, {900000, 9}, {700000, 7}, {5000000, 50}};
	static const size_t line[] = {0, 1, 1, 2}, across[] = {0, 1, 2, 3}, above[4];
	struct hiding h;
	hiding_init(&h, rows, 4);
	hiding_above(&h, line, across, above);
	check_hidden(&h, "x.x.");
	hiding_free(&h);
}

/* The rows of products by providers: without the one way, the other tells. */
static void the_same_question_along_one_axis_tells_nothing(void **state)
{
	(void)state;
	static const int64_t rows[][COLUMNS] = {{300000, 3},  {900000, 20}, {700000, 25},
						{800000, 30}, {900000, 35}, {600000, 15}};
	static const size_t line[] = {0, 0, 1, 1, 2, 2}, across[] = {0, 1, 0, 1, 0, 1};
	static const size_t above[6];
	struct hiding h;
	hiding_init(&h, rows, 6);
	hiding_above(&h, line, across, above);
	check_hidden(&h, "xx..xx");
	hiding_free(&h);
}

enum { MANY = 20000, LINES = 50 };

/* However many rows there are, it takes no more than a moment: a line by itself when it
 * can be, and all when it cannot. */
static void many_rows(void **state)
{
	(void)state;
	size_t *line = test_malloc(MANY * sizeof(*line));
	int64_t *people = test_malloc(MANY * sizeof(*people));
	int64_t *amounts = test_malloc(MANY * sizeof(*amounts));
	bool *hidden = test_malloc(MANY * sizeof(*hidden));
	const struct needs needs = {.every_row = false};
	struct book book;
	book_init(&book, NULL, NULL, &needs);
	for (size_t i = 0; i < MANY; i++) {
		line[i] = i % LINES;
		people[i] = i / LINES == 0 ? 2 : 5 + (int64_t)(i / LINES);
		amounts[i] = people[i] * 1000;
	}
	disclosure_rows(&book, people, amounts, line, MANY, hidden);
	for (size_t i = 0; i < MANY; i++)
		assert_int_equal(hidden[i], i / LINES < 2);
	test_free(line);
	test_free(people);
	test_free(amounts);
	test_free(hidden);
	book_release(&book);
}

static void many_rows_both_ways(void **state)
{
	(void)state;
	enum { ROWS = 2500 };
	static size_t line[ROWS], across[ROWS];
	static const char *const names[] = {"amount", NULL};
	static const int64_t none[][COLUMNS] = {{0, 0}};
	static int64_t people[ROWS];
	struct hiding h;
	hiding_init(&h, none, 0);
	for (size_t i = 0; i < ROWS; i++) {
		line[i] = i % LINES;
		across[i] = i / LINES;
		people[i] = i == 0 ? 2 : 50;
		table_row(h.table)[AMOUNT] = value_money(people[i] * 1000);
	}
	const struct guarded guarded = {.table = h.table,
					.columns = names,
					.people = people,
					.line = line,
					.across = across};
	disclosure_apply(&h.book, &guarded, &h.report);
	for (size_t i = 0; i < ROWS; i++) {
		const struct value amount = table_cell(h.table, i, "amount");
		assert_true(value_is_hidden(&amount));
	}
	assert_true(has_finding(&h, FINDING_too_many_to_weigh));
	hiding_free(&h);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_small_group_takes_another_along),
		cmocka_unit_test(the_hidden_together_are_no_small_group),
		cmocka_unit_test(the_amount_has_to_be_hidden_well),
		cmocka_unit_test(lines_are_apart),
		cmocka_unit_test(two_ways),
		cmocka_unit_test(a_group_alone_takes_its_total),
		cmocka_unit_test(an_amount_of_one_group_takes_its_total),
		cmocka_unit_test(nobody_and_not_known_are_shown),
		cmocka_unit_test(one_with_nearly_all_is_hidden),
		cmocka_unit_test(inside_the_department_all_is_shown),
		cmocka_unit_test(a_higher_threshold),
		cmocka_unit_test(different_clients_are_counted),
		cmocka_unit_test(the_total_of_all_lines_tells_nothing),
		cmocka_unit_test(the_same_question_along_one_axis_tells_nothing),
		cmocka_unit_test(many_rows),
		cmocka_unit_test(many_rows_both_ways),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
