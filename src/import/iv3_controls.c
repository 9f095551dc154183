/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * iv3_controls - the official control sums of an Iv3 delivery
 *
 * The CBS publishes their numbers, titles, periods and balance codes with the yearly code
 * lists, not their formulas. What is known of these, and so what is done here:
 * - PF002 and PF006: the CBS's own tests give 16.878 per cent (7,159 of 42,415; at most
 * 1) and a difference of 11,333 (at most 50, x EUR 1.000) for a file of which these are
 *   the figures.
 * - PF001: steps in the code list of 2018. These leave the sign of the financial account
 *   open, so a delivery fails only when it fails either way.
 * - PF003, PF005, PF007, PF008, PF009: as their titles say, with the same tolerances.
 * PF004 (internal transfers) is left out: its title admits several sums.
 */
#include "reader.h"

#include "iv3_delivery.h"
#include "money.h"

#include <stdlib.h>
#include <string.h>

enum { LAST_QUARTER = 4, PER_CENT = 100 };
static const cents TOLERANCE = (cents)50 * 1000 * 100;

/* One balance code: what it stood at, and what was booked on it. */
struct standing {
	const char *code;
	cents opening, closing, booked;
};

struct totals {
	cents fields[2];       /* task fields: expense, revenue */
	cents current[2];      /* categories 1 to 5, of task fields and balance */
	cents financial[2];    /* category 6.1, idem */
	cents wrong, outside;  /* 6.1 missing on the financial balance; 6.1 elsewhere */
	cents undivided;       /* categories 4.3.9 and 4.4.9 */
	struct standing *list; /* one for each row of the balance */
	size_t count;
	/* the balance has bookings, standings, and standings of which the date says
	 * nothing */
	bool booked, standing, undated;
	bool overflow;
};

static void add(struct totals *t, cents *sum, cents amount)
{
	if (money_add(*sum, amount, sum) != NUMBER_OK)
		t->overflow = true;
}

static cents size_of(cents amount)
{
	return amount < 0 ? -amount : amount;
}

static bool nearly(struct totals *t, cents a, cents b)
{
	add(t, &a, -b);
	return size_of(a) <= TOLERANCE;
}

static bool begins(const char *text, const char *with)
{
	return strncmp(text, with, strlen(with)) == 0;
}

/* In all code lists of 2022 to 2025: loans, claims, cash, debts, accruals. */
static bool is_financial(const char *balance_code)
{
	static const char *const groups[] = {"A13", "A22", "A23", "A29",
					     "P13", "P14", "P2"};
	for (size_t i = 0; i < sizeof(groups) / sizeof(groups[0]); i++)
		if (begins(balance_code, groups[i]))
			return true;
	return false;
}

static void see_category(struct totals *t, const struct iv3_row *row, cents amount)
{
	const size_t side = row->block == IV3_baten || row->block == IV3_balans_baten;
	const bool balance = row->block >= IV3_balans_lasten;
	const bool financial = balance && is_financial(row->balance_code);
	const bool transaction = strcmp(row->category, "6.1") == 0;
	const bool allowed = transaction || strcmp(row->category, "7.2") == 0 ||
			     strcmp(row->category, "7.5") == 0;
	const bool treasury = !balance && strcmp(row->task_field, "0.5") == 0;
	if (!balance)
		add(t, &t->fields[side], amount);
	if (row->category[0] >= '1' && row->category[0] <= '5')
		add(t, &t->current[side], amount);
	if (transaction)
		add(t, &t->financial[side], amount);
	if (financial && !allowed)
		add(t, &t->wrong, size_of(amount));
	if (transaction && !financial && !treasury)
		add(t, &t->outside, size_of(amount));
	if (strcmp(row->category, "4.3.9") == 0 || strcmp(row->category, "4.4.9") == 0)
		add(t, &t->undivided, size_of(amount));
}

/* "1 januari", "1-1-2025"; "ultimo", "30-6-2025". */
static void see_standing(struct totals *t, const struct iv3_row *row, cents amount)
{
	struct standing *standing = &t->list[t->count++];
	const bool asset = row->balance_code[0] == 'A';
	const bool revenue = row->block == IV3_balans_baten;
	*standing = (struct standing){.code = row->balance_code};
	t->standing |= row->block == IV3_balans_standen;
	if (row->block != IV3_balans_standen) {
		standing->booked = asset == revenue ? -amount : amount;
		t->booked = true;
	} else if (strcmp(row->date, "1 januari") == 0 || begins(row->date, "1-1-")) {
		standing->opening = amount;
	} else if (strcmp(row->date, "ultimo") == 0 || begins(row->date, "31-3-") ||
		   begins(row->date, "30-6-") || begins(row->date, "30-9-") ||
		   begins(row->date, "31-12-")) {
		standing->closing = amount;
	} else {
		t->undated = true;
	}
}

static int compare_standings(const void *a, const void *b)
{
	return strcmp(((const struct standing *)a)->code,
		      ((const struct standing *)b)->code);
}

/* What the balance moved by and was not booked on it, added up over its codes. */
static cents unexplained(struct totals *t, bool all)
{
	cents sum = 0, rest = 0;
	for (size_t i = 0; i < t->count; i++) {
		const struct standing *s = &t->list[i];
		if (all || is_financial(s->code)) {
			add(t, &rest, s->closing);
			add(t, &rest, -s->opening);
			add(t, &rest, -s->booked);
		}
		if (i + 1 == t->count || strcmp(s->code, t->list[i + 1].code) != 0) {
			add(t, &sum, size_of(rest));
			rest = 0;
		}
	}
	return sum;
}

struct finding {
	struct reader *reader;
	const struct iv3_delivery *delivery;
};

static void control(const struct finding *f, const char *code, cents found,
		    cents expected, bool right)
{
	const struct iv3_delivery *d = f->delivery;
	struct book *book = f->reader->book;
	*book_control_sum(book) = (struct control_sum){
		.code = code,
		.municipality = arena_strdup(&book->arena, d->municipality),
		.stage = d->number == 0 ? STAGE_BUDGET : STAGE_ACTUAL,
		.period = d->period,
		.found = found,
		.expected = expected,
		.right = right,
		.file = (uint32_t)f->reader->file_index};
}

/* At most one per cent of a sum. */
static bool is_small(cents difference, cents of)
{
	return difference <= of / PER_CENT;
}

static void compare_accounts(const struct finding *f, struct totals *t)
{
	cents current = 0, financial = 0, difference = 0, other = 0;
	add(t, &current, t->current[1]);
	add(t, &current, -t->current[0]);
	add(t, &financial, t->financial[0]);
	add(t, &financial, -t->financial[1]);
	add(t, &difference, current);
	add(t, &difference, -financial);
	add(t, &other, current);
	add(t, &other, financial);
	if (size_of(other) < size_of(difference)) {
		difference = other;
		financial = -financial;
	}
	control(f, "PF001", current, financial,
		is_small(size_of(difference), t->current[0]));
}

static void compare_balance(const struct finding *f, struct totals *t)
{
	cents opening[2] = {0, 0}, closing[2] = {0, 0};
	for (size_t i = 0; i < t->count; i++) {
		const size_t side = t->list[i].code[0] != 'A';
		add(t, &opening[side], t->list[i].opening);
		add(t, &closing[side], t->list[i].closing);
	}
	control(f, "PF007", opening[0], opening[1], nearly(t, opening[0], opening[1]));
	control(f, "PF008", closing[0], closing[1], nearly(t, closing[0], closing[1]));
}

static void give(const struct finding *f, struct totals *t)
{
	const int number = f->delivery->number;
	const bool outcome = number > 0, year = number > LAST_QUARTER;
	const bool dated = t->standing && !t->undated;
	if (outcome && t->booked) {
		compare_accounts(f, t);
		control(f, "PF002", t->wrong, 0, is_small(t->wrong, t->fields[0]));
	}
	if (outcome && t->booked && dated) {
		const cents rest = unexplained(t, year);
		control(f, "PF003", rest, 0, is_small(rest, t->fields[0]));
	}
	if (outcome)
		control(f, "PF005", t->outside, 0, is_small(t->outside, t->fields[0]));
	if (!outcome || year)
		control(f, "PF006", t->fields[0], t->fields[1],
			nearly(t, t->fields[0], t->fields[1]));
	if (year && dated)
		compare_balance(f, t);
	if (outcome)
		control(f, "PF009", t->undivided, 0, t->undivided <= TOLERANCE);
}

void iv3_controls(struct reader *r)
{
	const struct iv3_delivery *delivery = r->dialect->delivery;
	const struct iv3_json *json = &delivery->json;
	struct totals t = {
		.list = arena_alloc(&r->arena, (json->count + 1) * sizeof(*t.list))};
	for (size_t i = 0; i < json->count; i++) {
		const struct iv3_row *row = &json->rows[i];
		cents amount = 0;
		struct decimal value;
		if (decimal_parse(row->amount, NUMBER_POINT, &value) != NUMBER_OK ||
		    decimal_scale(value, r->profile->importer.unit, 2, false, &amount,
				  NULL) != NUMBER_OK)
			continue; /* not known; what is no number was refused */
		if (row->block <= IV3_balans_baten)
			see_category(&t, row, amount);
		if (row->block >= IV3_balans_lasten && row->block <= IV3_balans_standen)
			see_standing(&t, row, amount);
	}
	qsort(t.list, t.count, sizeof(*t.list), compare_standings);
	const struct finding finding = {r, delivery};
	if (!t.overflow)
		give(&finding, &t);
}
