/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_merge - a book is a sum of books, whatever the order of what goes in
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

/* A table of lines that differ on every axis, with some equal keys and some unknown. */
enum { MIXED = 240 };
static void mixed_lines(struct line lines[MIXED])
{
	static const char *const municipalities[] = {"GM1700", "GM0363", "GM0518"};
	static const char *const periods[] = {"2023", "2024-01", "2024-02", "2024-13"};
	static const char *const stages[] = {"actual", "budget", "funding"};
	static const char *const fields[] = {"6.3", "6.6", "6.72", "0.10", "6.2"};
	for (size_t i = 0; i < MIXED; i++)
		lines[i] = (struct line){
			.municipality = municipalities[i % 3],
			.period = periods[i / 3 % 4],
			.stage = stages[i / 7 % 3],
			.side = i % 2 ? "expense" : "revenue",
			.domain = "Wmo",
			.task_field = fields[i / 5 % 5],
			.version = i % 11 == 0 ? "provisional" : "",
			.value = i % 13 ? (int64_t)(i * i) - 900 : 0,
			.unknown = i % 13 == 0,
		};
}

static void assert_same_facts(const struct book *a, const struct book *b)
{
	const struct facts *left = &a->table[TABLE_SPENDING];
	const struct facts *right = &b->table[TABLE_SPENDING];
	assert_int_equal(left->rows, right->rows);
	for (size_t x = 0; x < AXIS_COUNT; x++) {
		assert_int_equal(a->axis[x].count, b->axis[x].count);
		for (member m = 1; m < a->axis[x].count; m++)
			assert_string_equal(a->axis[x].entries[m].code,
					    b->axis[x].entries[m].code);
	}
	for (size_t x = 0; x < AXIS_STORED; x++) {
		if (left->axis[x])
			assert_memory_equal(left->axis[x], right->axis[x],
					    left->rows * sizeof(member));
	}
	assert_memory_equal(left->value, right->value, left->rows * sizeof(int64_t));
	assert_memory_equal(left->cells, right->cells, left->rows * sizeof(uint32_t));
	assert_memory_equal(left->unknown, right->unknown, left->rows * sizeof(uint32_t));
	assert_int_equal(a->absolute, b->absolute);
}

static void order_does_not_matter(void **state)
{
	(void)state;
	struct line lines[MIXED];
	mixed_lines(lines);
	struct model straight;
	struct model shuffled;
	model_init(&straight, &wide);
	model_init(&shuffled, &wide);
	add_lines(&straight, lines, MIXED);
	for (size_t i = 0; i < MIXED; i++) /* 101 and 240 have no common divisor */
		add_line(&shuffled, &lines[(i * 101 + 57) % MIXED]);
	book_finish(&straight.book, &straight.diags);
	book_finish(&shuffled.book, &shuffled.diags);
	assert_same_facts(&straight.book, &shuffled.book);
	model_release(&straight);
	model_release(&shuffled);
}

static void merging_equals_reading_at_once(void **state)
{
	(void)state;
	struct line lines[MIXED];
	mixed_lines(lines);
	struct model whole;
	struct model first;
	struct model second;
	model_init(&whole, &wide);
	model_init(&first, &wide);
	model_init(&second, &wide);
	add_lines(&whole, lines, MIXED);
	add_lines(&first, lines, 77);
	add_lines(&second, lines + 77, MIXED - 77);
	assert_int_equal(book_merge(&first.book, &second.book, &first.diags), 0);
	model_release(&second);
	book_finish(&whole.book, &whole.diags);
	book_finish(&first.book, &first.diags);
	assert_same_facts(&whole.book, &first.book);
	model_release(&whole);
	model_release(&first);
}

static void merging_takes_everything_along(void **state)
{
	(void)state;
	struct needs needs = wide;
	needs.every_row = true;
	struct model into;
	struct model from;
	model_init(&into, &needs);
	model_init(&from, &needs);
	book_file(&into.book)->name = "a.csv";
	struct source_file *file = book_file(&from.book);
	struct skipped blank = {"blank", 2, 0};
	file->name = arena_strdup(&from.book.arena, "b.csv");
	file->rows_read = 12;
	file->skipped = &blank;
	file->nskipped = 1;
	book_remark(&from.book, "not_delivered", "Twenterand", 3, false);
	struct phase *phase = book_phase(&from.book);
	phase->period = period_month(2024, 2);
	phase->domain = arena_strdup(&from.book.arena, "Wmo");
	phase->share = 8;
	const struct line line = {
		LINE("GM1700", "2024", "actual", "expense", "Wmo", "6.6", 5)};
	struct fact fact = line_fact(&from.book, &line);
	fact.origin.line = 4;
	book_add(&from.book, &fact, &from.diags, NULL);
	book_name(&from.book, AXIS_TASK_FIELD, fact.axis[AXIS_TASK_FIELD], "naam", NULL);
	assert_int_equal(book_merge(&into.book, &from.book, &into.diags), 0);
	model_release(&from);

	assert_int_equal(into.book.nfiles, 2);
	assert_string_equal(into.book.files[1].name, "b.csv");
	assert_int_equal(into.book.files[1].rows_read, 12);
	assert_string_equal(into.book.files[1].skipped[0].reason, "blank");
	assert_string_equal(into.book.remarks[0].subject, "Twenterand");
	assert_int_equal(into.book.nphasing, 1);
	assert_string_equal(into.book.phasing[0].domain, "Wmo");
	assert_string_equal(into.book.phasing[0].product, "");
	assert_int_equal(into.book.table[TABLE_SPENDING].origin[0].file, 1);
	assert_int_equal(into.book.table[TABLE_SPENDING].origin[0].line, 4);
	assert_string_equal(book_label(&into.book, AXIS_TASK_FIELD, 1, LANGUAGE_NL),
			    "naam");
	model_release(&into);
}

static void merging_refuses_what_reading_would(void **state)
{
	(void)state;
	struct model into;
	struct model from;
	model_init(&into, &wide);
	model_init(&from, &wide);
	struct line line = {
		LINE("GM1700", "2024", "actual", "expense", "Wmo", "6.6", INT64_MAX / 4)};
	add_line(&into, &line);
	line.value = 1;
	add_line(&from, &line);
	add_people(&into, "GM1700", "2024", "stock", 1, NULL);
	assert_int_equal(book_merge(&into.book, &from.book, &into.diags), -1);
	model_release(&into);
	model_release(&from);

	model_init(&into, &wide);
	model_init(&from, &wide);
	add_people(&into, "GM1700", "2024", "stock", 1, NULL);
	add_people(&from, "GM1700", "2024", "stock", 2, NULL);
	assert_int_equal(book_merge(&into.book, &from.book, &into.diags), -1);
	model_release(&into);
	model_release(&from);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(order_does_not_matter),
		cmocka_unit_test(merging_equals_reading_at_once),
		cmocka_unit_test(merging_takes_everything_along),
		cmocka_unit_test(merging_refuses_what_reading_would),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
