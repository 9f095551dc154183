/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_forecast_lines - late bills are counted once, whatever a ledger does about
 * accruals
 *
 * A domain where care costs 1,000 euros a month, billed for 60 percent a month later and
 * for the rest after two, beside salaries of 500. Every year of it costs 18,000, and so
 * must the forecast say, from any month and for any way of accruing.
 */
#include "question_fixture.h"

#include "year_end_lines.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum practice {
	AT_YEAR_END, /* accrued in period 13, taken back in January */
	IN_FEBRUARY, /* taken back in February */
	UNTAGGED,    /* periods 13 and 00, without a word for it */
	EVERY_MONTH,
	ON_THE_BALANCE_SHEET, /* accrued in period 13; the bills are booked against it */
	NEVER,
	PRACTICES
};

enum { CARE = 100000, FIRST = 60000, REST = 40000, SALARIES = 50000, LATE = 140000 };
enum { FROM = 2021, HISTORY_FROM = 2022, YEAR = 2025, YEAR_COST = 1800000 };

static void book(struct question *q, const char *period, const char *entry, cents value)
{
	struct fact fact = {.table = TABLE_SPENDING, .value = value};
	struct book *b = &q->model.book;
	fact.axis[AXIS_MUNICIPALITY] = book_intern(b, AXIS_MUNICIPALITY, "GM1700");
	fact.axis[AXIS_PERIOD] = book_intern(b, AXIS_PERIOD, period);
	fact.axis[AXIS_STAGE] = STAGE_ACTUAL;
	fact.axis[AXIS_SIDE] = SIDE_EXPENSE;
	fact.axis[AXIS_DOMAIN] = DOMAIN_WMO;
	fact.axis[AXIS_ENTRY] = book_intern(b, AXIS_ENTRY, entry);
	assert_int_equal(book_add(b, &fact, &q->model.diags, NULL), 0);
}

static const char *label(struct question *q, int year, int ledger_period)
{
	char text[16];
	return arena_strdup(&q->arena, period_label(text, sizeof(text),
						    period_ledger(year, ledger_period)));
}

static void bill(struct question *q, int care, int booked, cents value)
{
	struct fact fact = {.table = TABLE_DECLARATIONS, .value = value};
	struct book *b = &q->model.book;
	fact.axis[AXIS_PERIOD] =
		book_intern(b, AXIS_PERIOD, label(q, booked / 12, booked % 12 + 1));
	fact.axis[AXIS_CARE_PERIOD] =
		book_intern(b, AXIS_CARE_PERIOD, label(q, care / 12, care % 12 + 1));
	fact.axis[AXIS_DOMAIN] = DOMAIN_WMO;
	assert_int_equal(book_add(b, &fact, &q->model.diags, NULL), 0);
}

/* What the ledger shows of bills in a month. */
static cents bills_in(enum practice practice, int month)
{
	if (practice == ON_THE_BALANCE_SHEET && month == 1)
		return 0;
	return practice == ON_THE_BALANCE_SHEET && month == 2 ? FIRST : CARE;
}

static void accrue(struct question *q, enum practice practice, int year, int month)
{
	const bool ends = practice == AT_YEAR_END || practice == IN_FEBRUARY ||
			  practice == UNTAGGED || practice == ON_THE_BALANCE_SHEET;
	const bool plain = practice == UNTAGGED;
	if (practice == EVERY_MONTH) {
		book(q, label(q, year, month), "reversal", -LATE);
		book(q, label(q, year, month), "accrual", LATE);
	}
	if (month == 1 && practice == UNTAGGED)
		book(q, label(q, year, 0), "opening", -LATE);
	if (month == (practice == IN_FEBRUARY ? 2 : 1) && ends && !plain &&
	    practice != ON_THE_BALANCE_SHEET)
		book(q, label(q, year, month), "reversal", -LATE);
	if (month == 12 && ends)
		book(q, label(q, year, 13), plain ? "closing" : "accrual", LATE);
}

static void fill(struct question *q, enum practice practice, int months)
{
	for (int year = HISTORY_FROM; year <= YEAR; year++) {
		for (int month = 1; month <= (year < YEAR ? 12 : months); month++) {
			const int now = 12 * year + month - 1;
			book(q, label(q, year, month), "regular",
			     SALARIES + bills_in(practice, month));
			accrue(q, practice, year, month);
			bill(q, now - 1, now, FIRST);
			bill(q, now - 2, now, REST);
		}
	}
	struct fact plan = {.table = TABLE_SPENDING, .value = YEAR_COST + 100};
	plan.axis[AXIS_MUNICIPALITY] =
		book_intern(&q->model.book, AXIS_MUNICIPALITY, "GM1700");
	plan.axis[AXIS_PERIOD] = book_intern(&q->model.book, AXIS_PERIOD, "2025");
	plan.axis[AXIS_STAGE] = STAGE_BUDGET;
	plan.axis[AXIS_SIDE] = SIDE_EXPENSE;
	plan.axis[AXIS_DOMAIN] = DOMAIN_WMO;
	assert_int_equal(book_add(&q->model.book, &plan, &q->model.diags, NULL), 0);
}

static struct value asked(const struct question *q, const char *column)
{
	return table_cell(question_table(q, "year_end"), 0, column);
}

static void open_at(struct question *q, enum practice practice, int months)
{
	question_init(q, &analysis_forecast);
	assert_int_equal(question_open(q), 0);
	fill(q, practice, months);
	assert_int_equal(question_ask(q, NULL), 0);
}

static void late_bills_count_once(void **state)
{
	(void)state;
	for (enum practice practice = 0; practice < PRACTICES; practice++) {
		for (int months = 1; months <= 11; months++) {
			struct question q;
			open_at(&q, practice, months);
			const cents forecast = asked(&q, "forecast").number;
			if (forecast < YEAR_COST - 1 || forecast > YEAR_COST + 1)
				fail_msg("practice %d, %d months: %lld", (int)practice,
					 months, (long long)forecast);
			question_release(&q);
		}
	}
}

static void what_is_late_depends_on_the_ledger(void **state)
{
	(void)state;
	static const struct {
		cents booked, late, closing;
		const char *finding;
	} expected[PRACTICES] = {
		[AT_YEAR_END] = {9 * 150000 - LATE, LATE, 0, NULL},
		[IN_FEBRUARY] = {9 * 150000 - LATE, LATE, 0, NULL},
		[UNTAGGED] = {9 * 150000 - LATE, LATE, 0, NULL},
		[EVERY_MONTH] = {9 * 150000, 0, 0, "late_bills_accrued"},
		[ON_THE_BALANCE_SHEET] = {9 * 150000 - LATE, LATE, 0, NULL},
		[NEVER] = {9 * 150000, LATE, -LATE, "late_bills_carried"},
	};
	for (enum practice practice = 0; practice < PRACTICES; practice++) {
		struct question q;
		open_at(&q, practice, 9);
		assert_int_equal(asked(&q, "booked").number, expected[practice].booked);
		assert_int_equal(asked(&q, "late_bills").number, expected[practice].late);
		assert_int_equal(asked(&q, "closing_entries").number,
				 expected[practice].closing);
		if (expected[practice].finding)
			assert_non_null(question_finding(&q, expected[practice].finding));
		question_release(&q);
	}
}

/* Without declarations the closing entries of earlier years tell the same. */
static void the_ledger_alone_knows_its_accruals(void **state)
{
	(void)state;
	struct question q;
	question_init(&q, &analysis_forecast);
	assert_int_equal(question_open(&q), 0);
	q.model.book.needs.axes[TABLE_DECLARATIONS] = 0;
	for (int year = HISTORY_FROM; year <= YEAR; year++) {
		for (int month = 1; month <= (year < YEAR ? 12 : 9); month++) {
			book(&q, label(&q, year, month), "regular", SALARIES + CARE);
			accrue(&q, AT_YEAR_END, year, month);
		}
	}
	assert_int_equal(question_ask(&q, NULL), 0);
	assert_int_equal(asked(&q, "late_bills").type, VALUE_NONE);
	assert_int_equal(asked(&q, "closing_entries").number, LATE);
	assert_int_equal(asked(&q, "forecast").number, YEAR_COST);
	assert_non_null(question_finding(&q, "late_bills_unread"));
	question_release(&q);
}

/* A year that began with a reversal, and no other to learn from. */
static void without_history_what_came_in_leaves_again(void **state)
{
	(void)state;
	struct question q;
	question_init(&q, &analysis_forecast);
	question_option(&q, "method", "linear");
	assert_int_equal(question_open(&q), 0);
	for (int month = 1; month <= 6; month++) {
		book(&q, label(&q, YEAR, month), "regular", SALARIES + CARE);
		accrue(&q, AT_YEAR_END, YEAR, month);
	}
	assert_int_equal(question_ask(&q, NULL), 0);
	assert_int_equal(asked(&q, "closing_entries").number, LATE);
	assert_int_equal(asked(&q, "forecast").number, YEAR_COST);
	assert_int_equal(asked(&q, "low").type, VALUE_NONE);
	assert_non_null(question_finding(&q, "forecast_short_history"));
	question_release(&q);
}

static void a_missing_month_is_no_forecast(void **state)
{
	(void)state;
	struct question q;
	question_init(&q, &analysis_forecast);
	assert_int_equal(question_open(&q), 0);
	for (int year = HISTORY_FROM; year <= YEAR; year++)
		for (int month = 1; month <= (year < YEAR ? 12 : 9); month++)
			if (year < YEAR || month != 4)
				book(&q, label(&q, year, month), "regular", SALARIES);
	assert_int_equal(question_ask(&q, NULL), 0);
	assert_int_equal(asked(&q, "forecast").type, VALUE_NONE);
	assert_int_equal(asked(&q, "booked").number, 8 * SALARIES);
	assert_non_null(question_finding(&q, "forecast_month_missing"));
	question_release(&q);
}

/* A year without a month of April ends the history before it. */
static void history_stops_at_a_gap(void **state)
{
	(void)state;
	struct question q;
	question_init(&q, &analysis_forecast);
	assert_int_equal(question_open(&q), 0);
	for (int year = HISTORY_FROM; year <= YEAR; year++)
		for (int month = 1; month <= (year < YEAR ? 12 : 9); month++)
			if (year != 2023 || month != 4)
				book(&q, label(&q, year, month), "regular", SALARIES);
	assert_int_equal(question_ask(&q, NULL), 0);
	assert_int_equal(question_note(&q, "history_months")->value.number, 12);
	assert_int_equal(asked(&q, "low").type, VALUE_NONE);
	question_release(&q);
}

/* Accruals that were booked every month: what stands is the last of them. */
static void standing_accruals(void **state)
{
	(void)state;
	struct month_series series = {.history = 12};
	const struct month_set set = {.history = 12, .elapsed = 3, .year = YEAR};
	struct care_accruals *a = &series.accruals;
	assert_true(accruals_standing(&set, &series).never);
	/* last year took back 40 of the year before, and accrued 50 for twelve months */
	a->accrued[1] = 12 * 50;
	a->reversed[1] = 40 + 11 * 50;
	a->first[1] = 40;
	struct standing standing = accruals_standing(&set, &series);
	assert_int_equal(standing.last_year, 50);
	assert_int_equal(standing.this_year, 0);
	assert_false(standing.reversed || standing.never);
	assert_false(accruals_bills_land(&set, &series, YEAR));
	a->accrued[2] = 3 * 60;
	a->reversed[2] = 50 + 2 * 60;
	standing = accruals_standing(&set, &series);
	assert_int_equal(standing.this_year, 60);
	assert_true(standing.reversed);
	assert_true(accruals_bills_land(&set, &series, YEAR));
	assert_true(accruals_bills_land(&set, &series, YEAR - 1));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(late_bills_count_once),
		cmocka_unit_test(what_is_late_depends_on_the_ledger),
		cmocka_unit_test(the_ledger_alone_knows_its_accruals),
		cmocka_unit_test(without_history_what_came_in_leaves_again),
		cmocka_unit_test(a_missing_month_is_no_forecast),
		cmocka_unit_test(history_stops_at_a_gap),
		cmocka_unit_test(standing_accruals),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
