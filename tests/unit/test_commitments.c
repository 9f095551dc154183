/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_commitments - assignments and their bills: what is still to come, and which lines
 * are to be chased
 *
 * Every figure was worked out by hand; the sum is written beside it.
 */
#include "committed.h"
#include "question_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* An assignment; NULL and 0 for what is not given. Dates as in a file. */
struct granted {
	const char *domain, *number, *client, *product, *provider, *unit, *start, *end;
	int64_t volume; /* whole units */
	enum frequency frequency;
	int64_t price; /* cents; 0: none */
	const char *started, *stopped, *decided, *form;
	enum grant_kind kind;
	cents value, paid; /* of a personal budget */
};

struct billed {
	const char *domain, *number, *client, *product, *provider, *unit, *care, *booked;
	int64_t volume;
	cents amount;
};

static int32_t day(const char *text, int32_t otherwise)
{
	int32_t days = otherwise;
	if (text)
		assert_int_equal(date_parse(text, &days), 0);
	return days;
}

static void add_granted(struct question *q, const struct granted *g)
{
	static uint32_t line;
	struct book *book = &q->model.book;
	struct fact fact = {.table = TABLE_ASSIGNMENTS,
			    .value = g->value,
			    .quantity = g->volume * 1000,
			    .has_quantity = g->volume != 0,
			    .origin = {.file = 0, .line = ++line}};
	fact.axis[AXIS_DOMAIN] = book_intern(book, AXIS_DOMAIN, g->domain);
	fact.axis[AXIS_ASSIGNMENT] = book_intern(book, AXIS_ASSIGNMENT, g->number);
	fact.axis[AXIS_CLIENT] = book_intern(book, AXIS_CLIENT, g->client);
	fact.axis[AXIS_PRODUCT] = book_intern(book, AXIS_PRODUCT, g->product);
	fact.axis[AXIS_PROVIDER] = book_intern(book, AXIS_PROVIDER, g->provider);
	fact.axis[AXIS_UNIT] = book_intern(book, AXIS_UNIT, g->unit);
	fact.axis[AXIS_FORM] = book_intern(book, AXIS_FORM, g->form);
	fact.terms = (struct terms){.start = day(g->start, DATE_NONE),
				    .end = day(g->end, DATE_OPEN),
				    .decided = day(g->decided, DATE_NONE),
				    .started = day(g->started, DATE_NONE),
				    .stopped = day(g->stopped, DATE_NONE),
				    .sent = DATE_NONE,
				    .frequency = g->frequency,
				    .kind = g->kind,
				    .price = g->price ? g->price * 100 : PRICE_NONE,
				    .paid = g->paid};
	assert_int_equal(book_add(book, &fact, &q->model.diags, NULL), 0);
}

static void add_billed(struct question *q, const struct billed *b)
{
	static uint32_t line = 1000;
	struct book *book = &q->model.book;
	struct fact fact = {.table = TABLE_DECLARATIONS,
			    .value = b->amount,
			    .quantity = b->volume * 1000,
			    .has_quantity = b->volume != 0,
			    .origin = {.file = 0, .line = ++line}};
	fact.axis[AXIS_DOMAIN] = book_intern(book, AXIS_DOMAIN, b->domain);
	fact.axis[AXIS_ASSIGNMENT] = book_intern(book, AXIS_ASSIGNMENT, b->number);
	fact.axis[AXIS_CLIENT] = book_intern(book, AXIS_CLIENT, b->client);
	fact.axis[AXIS_PRODUCT] = book_intern(book, AXIS_PRODUCT, b->product);
	fact.axis[AXIS_PROVIDER] = book_intern(book, AXIS_PROVIDER, b->provider);
	fact.axis[AXIS_UNIT] = book_intern(book, AXIS_UNIT, b->unit);
	struct period period;
	assert_int_equal(period_parse(b->care, 0, &period), 0);
	fact.axis[AXIS_CARE_PERIOD] = book_intern_period(book, AXIS_CARE_PERIOD, period);
	assert_int_equal(period_parse(b->booked, 0, &period), 0);
	fact.axis[AXIS_PERIOD] = book_intern_period(book, AXIS_PERIOD, period);
	assert_int_equal(book_add(book, &fact, &q->model.diags, NULL), 0);
}

static void open_question(struct question *q)
{
	question_init(q, &analysis_commitments);
	assert_int_equal(question_open(q), 0);
	q->model.book.privacy.threshold = SMALLEST_GROUP;
	q->model.book.privacy.internal = true;
}

/* Stays at 10.00 a day since January 2024, of which 8.00 is billed a month later, up to
 * and including June 2025. */
static void add_history(struct question *q, int clients)
{
	for (int i = 0; i < clients; i++) {
		const char *number = arena_printf(&q->arena, "N%02d", i);
		const char *client = arena_printf(&q->arena, "C%02d", i);
		add_granted(q, &(struct granted){.domain = "Jeugdwet",
						 .number = number,
						 .client = client,
						 .product = "44",
						 .provider = "P1",
						 .unit = "14",
						 .start = "01-01-2024",
						 .volume = 1,
						 .frequency = FREQUENCY_DAY,
						 .price = 1000});
		for (int m = 1; m <= 17; m++) {
			const int year = 2024 + (m - 1) / 12, month = (m - 1) % 12 + 1;
			const int64_t days =
				days_count(days_of(period_month(year, month)));
			add_billed(
				q,
				&(struct billed){
					"Jeugdwet", number, client, "44", "P1", "14",
					arena_printf(&q->arena, "%d-%02d", year, month),
					arena_printf(&q->arena, "%d-%02d", 2024 + m / 12,
						     m % 12 + 1),
					days, days * 800});
		}
	}
}

static size_t ask_list(struct question *q, struct committed **list)
{
	static const struct scope everything;
	struct filter filter;
	struct period until;
	book_finish(&q->model.book, &q->model.diags);
	assert_int_equal(filter_build(&filter, &q->model.book, &everything, &q->arena,
				      &q->model.diags),
			 0);
	const size_t count =
		committed_list(&q->model.book, &filter, true, list, &until, &q->arena);
	assert_int_equal(until.year, 2025);
	assert_int_equal(period_month_number(until), 6);
	return count;
}

static void test_still_to_come(void **state)
{
	(void)state;
	struct question q;
	struct committed *list;
	open_question(&q);
	add_history(&q, 12);
	assert_int_equal(ask_list(&q, &list), 1);
	assert_true(list->known);
	assert_false(list->partly);
	/* 12 clients, 365 days at 10.00; January to May billed: 151 days at 8.00 */
	assert_int_equal(list->granted, 4380000);
	assert_int_equal(list->billed, 1449600);
	/* eight tenths of 181 days, less what was billed: June */
	assert_int_equal(list->late, 288000);
	/* eight tenths of 184 days; of what has no end one year more */
	assert_int_equal(list->coming, 1766400);
	assert_int_equal(list->after, 3504000);
	question_release(&q);
}

/* Nine clients are too few, and there is nothing wider to learn from. */
static void test_too_few_to_learn_from(void **state)
{
	(void)state;
	struct question q;
	struct committed *list;
	open_question(&q);
	add_history(&q, 9);
	assert_int_equal(ask_list(&q, &list), 1);
	assert_false(list->known);
	assert_int_equal(list->late + list->coming + list->after, 0);
	question_release(&q);
	open_question(&q);
	add_history(&q, 9);
	assert_int_equal(question_ask(&q, NULL), 0);
	assert_non_null(question_finding(&q, "utilisation_unknown"));
	assert_int_equal(
		table_cell(question_table(&q, "by_product"), 0, "outstanding").type,
		VALUE_NONE);
	question_release(&q);
}

/* A product of its own with too few clients learns from its domain. */
static void test_learned_from_the_domain(void **state)
{
	(void)state;
	struct question q;
	open_question(&q);
	add_history(&q, 12);
	const struct granted other = {.domain = "Jeugdwet",
				      .number = "X1",
				      .client = "D1",
				      .product = "45",
				      .provider = "P2",
				      .unit = "04",
				      .start = "01-07-2025",
				      .end = "31-07-2025",
				      .volume = 31,
				      .frequency = FREQUENCY_TOTAL,
				      .price = 10000};
	add_granted(&q, &other);
	assert_int_equal(question_ask(&q, NULL), 0);
	const struct table *table = question_table(&q, "by_product");
	assert_int_equal(table->nrows, 2);
	assert_string_equal(table_cell(table, 0, "learned_from").text, "provider");
	assert_string_equal(table_cell(table, 1, "learned_from").text, "domain");
	/* 31 hours at 100.00, eight tenths */
	assert_int_equal(table_cell(table, 1, "this_year").number, 248000);
	assert_int_equal(table_cell(table, 1, "mean_days").real, 31);
	question_release(&q);
}

/* The rows of to_chase of one reason; *amount is the sum. */
static size_t chased(const struct question *q, const char *reason, cents *amount)
{
	const struct table *table = question_table(q, "to_chase");
	size_t count = 0;
	*amount = 0;
	for (size_t row = 0; row < table->nrows; row++) {
		const struct value sum = table_cell(table, row, "amount");
		if (strcmp(table_cell(table, row, "reason").text, reason) != 0)
			continue;
		count++;
		*amount += sum.type == VALUE_MONEY ? sum.number : 0;
	}
	return count;
}

static void assert_chased(const struct question *q, const char *reason, size_t rows,
			  cents amount)
{
	cents sum;
	assert_int_equal(chased(q, reason, &sum), rows);
	assert_int_equal(sum, amount);
}

static void test_bills_to_chase(void **state)
{
	(void)state;
	struct question q;
	open_question(&q);
	add_history(&q, 12);
	static const struct billed strays[] = {
		/* two lines of one number: one matter */
		{"Jeugdwet", "Z9", "C01", "44", "P1", "14", "2025-03", "2025-04", 1,
		 1000},
		{"Jeugdwet", "Z9", "C01", "44", "P1", "14", "2025-04", "2025-05", 1,
		 1100},
		/* credited in full: nothing to chase */
		{"Jeugdwet", "Z8", "C01", "44", "P1", "14", "2025-03", "2025-04", 1,
		 1000},
		{"Jeugdwet", "Z8", "C01", "44", "P1", "14", "2025-03", "2025-05", -1,
		 -1000},
		/* before the assignment begins */
		{"Jeugdwet", "N00", "C00", "44", "P1", "14", "2023-12", "2025-02", 1,
		 1200},
		/* booked last year: that year's list held it */
		{"Jeugdwet", "Z7", "C01", "44", "P1", "14", "2024-03", "2024-04", 1, 900},
		/* February credited and billed again; March only credited */
		{"Jeugdwet", "N01", "C01", "44", "P1", "14", "2025-02", "2025-05", -28,
		 -22400},
		{"Jeugdwet", "N01", "C01", "44", "P1", "14", "2025-02", "2025-05", 27,
		 21600},
		{"Jeugdwet", "N02", "C02", "44", "P1", "14", "2025-03", "2025-05", -31,
		 -24800},
	};
	for (size_t i = 0; i < sizeof(strays) / sizeof(*strays); i++)
		add_billed(&q, &strays[i]);
	assert_int_equal(question_ask(&q, NULL), 0);
	assert_chased(&q, "no_assignment", 1, 2100);
	assert_chased(&q, "outside_assignment", 1, 1200);
	/* the credit of Z8 too: no bill took its place */
	assert_chased(&q, "credit_open", 2, 25800);
	/* 365 days at 10.00, of which 151 were billed at 8.00; and the credits above */
	assert_chased(&q, "over_year_end", 0, 0);
	assert_int_equal(question_finding(&q, "stay_over_year_end")->value.number,
			 12 * 244200 + 800 + 24800);
	question_release(&q);
}

static void test_grants_to_chase(void **state)
{
	(void)state;
	struct question q;
	open_question(&q);
	add_history(&q, 12);
	static const struct granted odd[] = {
		/* since January 2025 at 7.00 a day: 181 days without a bill, but the
		 * last six months may still come: not before it is settled */
		{.domain = "Jeugdwet",
		 .number = "S1",
		 .client = "E1",
		 .product = "45",
		 .unit = "16",
		 .start = "01-12-2024",
		 .end = "31-12-2025",
		 .volume = 1,
		 .frequency = FREQUENCY_DAY,
		 .price = 700,
		 .started = "02-12-2024"},
		/* nobody said that care began */
		{.domain = "Jeugdwet",
		 .number = "S2",
		 .client = "E2",
		 .product = "45",
		 .unit = "16",
		 .start = "01-05-2025",
		 .end = "31-12-2025",
		 .volume = 1,
		 .frequency = FREQUENCY_DAY,
		 .price = 700},
		/* in its first month: too early to tell */
		{.domain = "Jeugdwet",
		 .number = "S3",
		 .client = "E3",
		 .product = "45",
		 .unit = "16",
		 .start = "01-06-2025",
		 .end = "31-12-2025",
		 .volume = 1,
		 .frequency = FREQUENCY_DAY,
		 .price = 700},
		/* no price anywhere */
		{.domain = "Jeugdwet",
		 .number = "S4",
		 .client = "E4",
		 .product = "46",
		 .unit = "16",
		 .start = "01-06-2025",
		 .end = "31-12-2025",
		 .volume = 1,
		 .frequency = FREQUENCY_DAY,
		 .started = "01-06-2025"},
		/* ten were granted, twelve billed for 240.00 */
		{.domain = "Jeugdwet",
		 .number = "S5",
		 .client = "E5",
		 .product = "47",
		 .unit = "16",
		 .start = "01-03-2025",
		 .end = "31-12-2025",
		 .volume = 10,
		 .frequency = FREQUENCY_TOTAL,
		 .price = 2000,
		 .started = "01-03-2025"},
	};
	for (size_t i = 0; i < sizeof(odd) / sizeof(*odd); i++)
		add_granted(&q, &odd[i]);
	add_billed(&q, &(struct billed){"Jeugdwet", "S5", "E5", "47", NULL, "16",
					"2025-04", "2025-05", 12, 24000});
	assert_int_equal(question_ask(&q, NULL), 0);
	/* 31 + 181 days */
	assert_chased(&q, "never_billed", 1, 148400);
	/* 61 days; the twelve of the history have no notice, but bills */
	assert_chased(&q, "not_started", 1, 42700);
	assert_chased(&q, "over_assigned", 1, 4000);
	assert_chased(&q, "no_amount", 1, 0);
	/* nothing is left of a total that was used up */
	const struct table *table = question_table(&q, "by_product");
	assert_int_equal(table_cell(table, 3, "outstanding").number, 0);
	assert_non_null(question_finding(&q, "commitments_partly"));
	question_release(&q);
}

static void test_notices_and_decisions(void **state)
{
	(void)state;
	struct question q;
	struct committed *list;
	open_question(&q);
	add_history(&q, 12);
	/* decided again with an end in June, and stopped by a notice */
	add_granted(&q, &(struct granted){.domain = "Jeugdwet",
					  .number = "N00",
					  .client = "C00",
					  .product = "44",
					  .provider = "P1",
					  .unit = "14",
					  .start = "01-01-2024",
					  .end = "30-06-2025",
					  .decided = "01-02-2025",
					  .volume = 1,
					  .frequency = FREQUENCY_DAY,
					  .price = 1000});
	add_granted(&q, &(struct granted){.domain = "Jeugdwet",
					  .number = "N01",
					  .kind = GRANT_START,
					  .start = "01-01-2024"});
	add_granted(&q, &(struct granted){.domain = "Jeugdwet",
					  .number = "N01",
					  .kind = GRANT_STOP,
					  .start = "01-01-2024",
					  .end = "30-06-2025"});
	assert_int_equal(ask_list(&q, &list), 1);
	/* ten go on */
	assert_int_equal(list->coming, 10 * 184 * 800);
	assert_int_equal(list->late, 288000);
	question_release(&q);
}

/* Without numbers: client, product, provider and days. */
static void test_matched_by_overlap(void **state)
{
	(void)state;
	struct question q;
	open_question(&q);
	add_history(&q, 12);
	static const struct granted halves[] = {
		{.domain = "Wmo",
		 .client = "W1",
		 .product = "02",
		 .provider = "P3",
		 .unit = "16",
		 .start = "01-01-2025",
		 .end = "31-03-2025",
		 .volume = 1,
		 .frequency = FREQUENCY_DAY,
		 .price = 500},
		{.domain = "Wmo",
		 .client = "W1",
		 .product = "02",
		 .provider = "P3",
		 .unit = "16",
		 .start = "01-04-2025",
		 .end = "31-12-2025",
		 .volume = 1,
		 .frequency = FREQUENCY_DAY,
		 .price = 500},
	};
	static const struct billed bills[] = {
		{"Wmo", NULL, "W1", "02", "P3", "16", "2025-03", "2025-04", 31, 15500},
		{"Wmo", NULL, "W1", "02", "P3", "16", "2025-04", "2025-05", 30, 15000},
		/* another product: no assignment */
		{"Wmo", NULL, "W1", "03", "P3", "16", "2025-04", "2025-05", 1, 700},
		/* neither number nor client */
		{"Wmo", NULL, NULL, "02", "P3", "16", "2025-04", "2025-05", 1, 500},
	};
	for (size_t i = 0; i < 2; i++)
		add_granted(&q, &halves[i]);
	for (size_t i = 0; i < sizeof(bills) / sizeof(*bills); i++)
		add_billed(&q, &bills[i]);
	assert_int_equal(question_ask(&q, NULL), 0);
	assert_chased(&q, "no_assignment", 1, 700);
	assert_chased(&q, "over_assigned", 0, 0);
	assert_int_equal(question_finding(&q, "bills_nameless")->value.number, 1);
	const struct table *table = question_table(&q, "by_product");
	/* Wmo comes before Jeugdwet; the nameless bill counts as billed */
	assert_int_equal(table_cell(table, 0, "granted").number, 365 * 500);
	assert_int_equal(table_cell(table, 0, "billed").number, 31000);
	question_release(&q);
}

static void add_tariff(struct question *q, const char *unit, const char *provider,
		       const char *from, const char *to, int64_t price)
{
	*book_tariff(&q->model.book) = (struct tariff){.product = "45",
						       .provider = provider,
						       .unit = unit,
						       .from = day(from, 0),
						       .to = day(to, DATE_OPEN),
						       .price = price};
}

/* Contract prices of their days: an hour rate for minutes, the provider's own first. */
static void test_contract_prices(void **state)
{
	(void)state;
	struct question q;
	open_question(&q);
	add_history(&q, 12);
	add_tariff(&q, "04", "", "01-01-2025", "30-06-2025", 600000);
	add_tariff(&q, "04", "", "01-07-2025", "31-12-2025", 660000);
	add_tariff(&q, "01", "", "01-01-2025", NULL, 10500);
	add_tariff(&q, "4", "P2", "01-10-2025", "31-12-2025", 720000);
	static const struct granted minutes = {.domain = "Jeugdwet",
					       .number = "T1",
					       .client = "E1",
					       .product = "45",
					       .provider = "P2",
					       .unit = "01",
					       .start = "01-06-2025",
					       .end = "31-01-2026",
					       .volume = 60,
					       .frequency = FREQUENCY_DAY};
	add_granted(&q, &minutes);
	assert_int_equal(question_ask(&q, NULL), 0);
	const struct table *table = question_table(&q, "by_product");
	/* an hour a day: 30 at 60.00, 92 at 66.00, 92 at 72.00 */
	assert_int_equal(table_cell(table, 1, "granted").number,
			 30 * 6000 + 92 * 6600 + 92 * 7200);
	/* the contract of the provider ended, that of minutes still holds: 31 x 60 at
	 * 1.05, eight tenths */
	assert_int_equal(table_cell(table, 1, "after").number, 31 * 60 * 105 * 8 / 10);
	question_release(&q);
}

/* A rate per hour taken for one per minute. */
static void test_price_far_from_paid(void **state)
{
	(void)state;
	static const int64_t prices[] = {100, 6000}; /* 1.00 and 60.00 a minute */
	for (size_t i = 0; i < 2; i++) {
		struct question q;
		open_question(&q);
		add_history(&q, 12);
		add_granted(&q, &(struct granted){.domain = "Jeugdwet",
						  .number = "T1",
						  .client = "E1",
						  .product = "45",
						  .unit = "01",
						  .start = "01-03-2025",
						  .volume = 60,
						  .frequency = FREQUENCY_DAY,
						  .price = prices[i]});
		add_billed(&q, &(struct billed){"Jeugdwet", "T1", "E1", "45", NULL, "04",
						"2025-04", "2025-05", 12, 72000});
		assert_int_equal(question_ask(&q, NULL), 0);
		const struct finding *far = question_finding(&q, "price_far_from_paid");
		assert_int_equal(far != NULL, i == 1);
		if (far)
			assert_string_equal(far->subject.text, "45");
		question_release(&q);
	}
}

static void test_personal_budgets(void **state)
{
	(void)state;
	struct question q;
	open_question(&q);
	add_history(&q, 1);
	for (int i = 0; i < 10; i++)
		add_granted(&q,
			    &(struct granted){.domain = "Wmo",
					      .client = arena_printf(&q.arena, "B%d", i),
					      .kind = GRANT_PGB,
					      .start = "01-01-2024",
					      .end = "31-12-2024",
					      .value = 100000,
					      .paid = 90000});
	/* 730 days from 1 January 2025; 181 passed; 184 this year, 365 after */
	static const struct granted running = {.domain = "Wmo",
					       .client = "B1",
					       .kind = GRANT_PGB,
					       .start = "01-01-2025",
					       .end = "31-12-2026",
					       .value = 730000,
					       .paid = 108000};
	/* also among the assignments: counted once */
	static const struct granted twice = {.domain = "Wmo",
					     .client = "B1",
					     .form = "pgb",
					     .unit = "83",
					     .start = "01-01-2025",
					     .end = "31-12-2026",
					     .volume = 7300,
					     .frequency = FREQUENCY_TOTAL};
	add_granted(&q, &running);
	add_granted(&q, &twice);
	assert_int_equal(question_ask(&q, NULL), 0);
	assert_int_equal(question_finding(&q, "budgets_twice")->value.number, 1);
	const struct table *table = question_table(&q, "by_product");
	assert_string_equal(table_cell(table, 0, "form").text, "pgb");
	assert_int_equal(table_cell(table, 0, "granted").number, 365000);
	assert_int_equal(table_cell(table, 0, "billed").number, 108000);
	/* nine tenths of 7.300 less 1.080 is 5.490: 184 of 549 days are this year */
	assert_int_equal(table_cell(table, 0, "this_year").number, 184000);
	assert_int_equal(table_cell(table, 0, "after").number, 365000);
	question_release(&q);
}

/* A line to chase is about one person, and few people are not shown by product. */
static void test_hidden_without_internal(void **state)
{
	(void)state;
	struct question q;
	open_question(&q);
	q.model.book.privacy.internal = false;
	add_history(&q, 12);
	add_granted(&q, &(struct granted){.domain = "Jeugdwet",
					  .number = "S4",
					  .client = "E4",
					  .product = "46",
					  .unit = "16",
					  .start = "01-06-2025",
					  .end = "31-12-2025",
					  .volume = 1,
					  .frequency = FREQUENCY_DAY,
					  .price = 700});
	add_billed(&q, &(struct billed){"Jeugdwet", "Z9", "C01", "44", "P1", "14",
					"2025-03", "2025-04", 1, 1000});
	assert_int_equal(question_ask(&q, NULL), 0);
	const struct table *chase = question_table(&q, "to_chase");
	static const char *const hidden[] = {"product", "provider", "amount"};
	assert_true(chase->nrows > 0);
	for (size_t row = 0; row < chase->nrows; row++)
		for (size_t i = 0; i < 3; i++) {
			const struct value cell = table_cell(chase, row, hidden[i]);
			assert_true(value_is_hidden(&cell));
		}
	assert_int_equal(question_finding(&q, "billed_unassigned")->value.type,
			 VALUE_NONE);
	assert_int_equal(question_finding(&q, "stay_over_year_end")->value.type,
			 VALUE_MONEY);
	const struct table *table = question_table(&q, "by_product");
	const struct value few = table_cell(table, 1, "this_year");
	assert_true(value_is_hidden(&few));
	question_release(&q);
}

/* A provider that serves fewer than five people has no name. */
static void test_small_providers_together(void **state)
{
	(void)state;
	for (int internal = 0; internal <= 1; internal++) {
		struct question q;
		question_init(&q, &analysis_commitments);
		question_option(&q, "by", "provider");
		assert_int_equal(question_open(&q), 0);
		q.model.book.privacy.threshold = SMALLEST_GROUP;
		q.model.book.privacy.internal = internal;
		add_history(&q, 12);
		for (int i = 0; i < 8; i++)
			add_granted(&q, &(struct granted){.domain = "Jeugdwet",
							  .client = arena_printf(
								  &q.arena, "E%d", i),
							  .product = "46",
							  .provider = i < 4 ? "P2" : "P3",
							  .unit = "16",
							  .start = "01-06-2025",
							  .end = "31-12-2025",
							  .volume = 1,
							  .frequency = FREQUENCY_DAY,
							  .price = 700});
		assert_int_equal(question_ask(&q, NULL), 0);
		const struct table *table = question_table(&q, "by_product");
		assert_int_equal(table->nrows, internal ? 3 : 2);
		assert_string_equal(table_cell(table, 1, "provider").text,
				    internal ? "P2" : "overig");
		/* 214 days at 7.00 */
		assert_int_equal(table_cell(table, 1, "granted").number,
				 (internal ? 4 : 8) * 149800);
		question_release(&q);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_still_to_come),
		cmocka_unit_test(test_too_few_to_learn_from),
		cmocka_unit_test(test_learned_from_the_domain),
		cmocka_unit_test(test_bills_to_chase),
		cmocka_unit_test(test_grants_to_chase),
		cmocka_unit_test(test_notices_and_decisions),
		cmocka_unit_test(test_matched_by_overlap),
		cmocka_unit_test(test_contract_prices),
		cmocka_unit_test(test_price_far_from_paid),
		cmocka_unit_test(test_personal_budgets),
		cmocka_unit_test(test_hidden_without_internal),
		cmocka_unit_test(test_small_providers_together),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
