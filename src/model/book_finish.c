/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * book_finish - puts the book in an order that reading does not decide, and derives what
 * follows from it
 */
#include "dictionary.h"
#include "facts.h"
#include "notices.h"
#include "tuples.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static void sort_dictionary(struct book *book, enum axis axis)
{
	member *moved = dictionary_sort(&book->axis[axis], axis);
	for (size_t t = 0; t < TABLE_COUNT; t++) {
		member *column = book->table[t].axis[axis];
		for (size_t row = 0; column && row < book->table[t].rows; row++)
			column[row] = moved[column[row]];
	}
	free(moved);
}

/* The quarter of a quarter or month; the year for everything that lies in no quarter. */
static struct period quarter_period(struct period period)
{
	const int quarter = period_quarter_number(period);
	return quarter ? period_quarter(period.year, quarter) : period_year(period.year);
}

static void derive_periods(struct book *book)
{
	const struct dictionary *periods = &book->axis[AXIS_PERIOD];
	for (size_t m = 1; m < periods->count; m++) {
		const struct period period = periods->entries[m].period;
		if (!period_is_set(period))
			continue;
		book_intern_period(book, AXIS_YEAR, period_year(period.year));
		book_intern_period(book, AXIS_QUARTER, quarter_period(period));
	}
	free(dictionary_sort(&book->axis[AXIS_YEAR], AXIS_YEAR));
	free(dictionary_sort(&book->axis[AXIS_QUARTER], AXIS_QUARTER));

	book->year_of = xrealloc(NULL, periods->count * sizeof(member));
	book->quarter_of = xrealloc(NULL, periods->count * sizeof(member));
	for (size_t m = 0; m < periods->count; m++) {
		const struct period period = periods->entries[m].period;
		char label[24];
		book->year_of[m] = MEMBER_NONE;
		book->quarter_of[m] = MEMBER_NONE;
		if (!period_is_set(period))
			continue;
		period_label(label, sizeof(label), period_year(period.year));
		book->year_of[m] = book_find(book, AXIS_YEAR, label);
		period_label(label, sizeof(label), quarter_period(period));
		book->quarter_of[m] = book_find(book, AXIS_QUARTER, label);
	}
}

/* Last book year in which each member of an axis occurs in spending; to be freed. */
static int *last_years(const struct book *book, enum axis axis)
{
	const size_t size = book->axis[axis].count * sizeof(int);
	int *years = xrealloc(NULL, size);
	memset(years, 0, size);
	const struct facts *facts = &book->table[TABLE_SPENDING];
	const struct entry *periods = book->axis[AXIS_PERIOD].entries;
	for (size_t row = 0; facts->axis[axis] && row < facts->rows; row++) {
		const member m = facts->axis[axis][row];
		const int year = periods[facts->axis[AXIS_PERIOD][row]].period.year;
		years[m] = year > years[m] ? year : years[m];
	}
	return years;
}

/* Names belong to codes, not to files: source labels are cut off, and differ from year
 * to year. The name is that of the last year in which the code is used. NULL when the
 * tables do not know the code. */
static const char *official_name(const struct codes *codes, enum axis axis,
				 const char *code, int year)
{
	if (axis == AXIS_MUNICIPALITY) {
		const struct municipality *row = codes_municipality(codes, code);
		return row ? row->name : NULL;
	}
	if (axis == AXIS_TASK_FIELD) {
		const struct task_field *row = codes_task_field(codes, code, year);
		if (!row)
			row = codes_task_field(codes, code, 0);
		return row ? row->name : NULL;
	}
	const struct category *row = codes_category(codes, code, year);
	if (!row)
		row = codes_category(codes, code, 0);
	return row ? row->name : NULL;
}

static void name_officially(struct book *book, enum axis axis)
{
	int *years = last_years(book, axis);
	for (member m = 1; book->codes && m < book->axis[axis].count; m++)
		book_name(book, axis, m,
			  official_name(book->codes, axis, book_code(book, axis, m),
					years[m]),
			  NULL);
	free(years);
}

static void name_from_labels(struct book *book, enum axis axis)
{
	for (member m = 1; m < book->axis[axis].count; m++) {
		const struct entry *entry = &book->axis[axis].entries[m];
		if (entry->label.text[LANGUAGE_NL])
			continue;
		const struct label *label =
			dictionary_label(book->labels, axis, entry->code);
		if (label)
			book_name(book, axis, m, label->text[LANGUAGE_NL],
				  label->text[LANGUAGE_EN]);
	}
}

static void name_members(struct book *book)
{
	name_officially(book, AXIS_MUNICIPALITY);
	name_officially(book, AXIS_TASK_FIELD);
	name_officially(book, AXIS_CATEGORY);
	for (size_t a = 0; a < AXIS_STORED; a++) {
		if (a != AXIS_CLIENT)
			name_from_labels(book, (enum axis)a);
	}
}

/* Members and clusters that scope rules name, so that filters need not look them up
 * for every row. */
static void note_scope(struct book *book)
{
	book->peer_total = book_find(book, AXIS_MUNICIPALITY, PEER_TOTAL);
	book->task_result = book_find(book, AXIS_TASK_FIELD, "0.11");
	book->task_reserves = book_find(book, AXIS_TASK_FIELD, "0.10");
	const size_t size = book->axis[AXIS_CLUSTER].count * sizeof(bool);
	book->social_cluster = xrealloc(NULL, size);
	memset(book->social_cluster, 0, size);
	for (size_t i = 0; book->codes && i < book->codes->ntask_fields; i++) {
		const struct task_field *field = &book->codes->task_fields[i];
		if (field->domain && *field->domain)
			book->social_cluster[book_find(book, AXIS_CLUSTER,
						       field->cluster)] = true;
	}
	book->social_cluster[MEMBER_NONE] = false;
}

/* One municipality, year, stage and version of spending. */
enum { DELIVERY_MUNICIPALITY, DELIVERY_YEAR, DELIVERY_STAGE, DELIVERY_VERSION, DELIVERY };
struct delivery {
	member task_field, domain, cluster; /* of its first row */
	bool several; /* it has more than one of these: a single zero is just a zero */
	bool booked, known;
};

static bool not_delivered(const struct delivery *delivery)
{
	return delivery->several && delivery->known && !delivery->booked;
}

static void judge_row(const struct book *book, size_t row, bool first,
		      struct delivery *delivery)
{
	const struct facts *facts = &book->table[TABLE_SPENDING];
	const member task_field = facts->axis[AXIS_TASK_FIELD][row];
	const member domain = facts->axis[AXIS_DOMAIN][row];
	const member cluster = facts->axis[AXIS_CLUSTER][row];
	if (first)
		*delivery = (struct delivery){task_field, domain, cluster,
					      false,      false,  false};
	delivery->several |= delivery->task_field != task_field ||
			     delivery->domain != domain || delivery->cluster != cluster;
	delivery->booked |= facts->booked[row];
	delivery->known |= facts->cells[row] > facts->unknown[row];
}

static void remark_not_delivered(struct book *book, const member *key)
{
	const char *name = book_label(book, AXIS_MUNICIPALITY, key[DELIVERY_MUNICIPALITY],
				      LANGUAGE_NL);
	const char *subject =
		arena_printf(&book->arena, "%s%s%s", name, *name ? " " : "",
			     book_code(book, AXIS_YEAR, key[DELIVERY_YEAR]));
	struct remark *remark = book_remark(book, "not_delivered", subject, 0, false);
	remark->municipality =
		book_code(book, AXIS_MUNICIPALITY, key[DELIVERY_MUNICIPALITY]);
	remark->year = key[DELIVERY_YEAR];
	remark->stage = key[DELIVERY_STAGE];
}

/* Groups the rows into deliveries and judges each; the delivery of every row. */
static void judge_rows(const struct book *book, struct tuples *keys,
		       struct delivery **deliveries, uint32_t *delivery_of)
{
	const struct facts *facts = &book->table[TABLE_SPENDING];
	size_t room = 0;
	for (size_t row = 0; row < facts->rows; row++) {
		const member key[DELIVERY] = {
			fact_member(book, facts, AXIS_MUNICIPALITY, row),
			fact_member(book, facts, AXIS_YEAR, row),
			fact_member(book, facts, AXIS_STAGE, row),
			fact_member(book, facts, AXIS_VERSION, row),
		};
		const size_t before = keys->count;
		delivery_of[row] = tuples_add(keys, key);
		*deliveries =
			xgrow(*deliveries, &room, keys->count, sizeof(**deliveries));
		struct delivery *delivery = &(*deliveries)[delivery_of[row]];
		judge_row(book, row, keys->count > before, delivery);
		/* The total of all municipalities is no delivery. */
		if (book->peer_total != MEMBER_NONE &&
		    key[DELIVERY_MUNICIPALITY] == book->peer_total)
			delivery->booked = true;
	}
}

/* A municipality that did not deliver stands in the file with zeros, which are no
 * surplus. */
static void mark_not_delivered(struct book *book)
{
	struct facts *facts = &book->table[TABLE_SPENDING];
	if (facts->rows == 0)
		return;
	struct tuples keys;
	tuples_init(&keys, DELIVERY);
	struct delivery *deliveries = NULL;
	uint32_t *delivery_of = xrealloc(NULL, facts->rows * sizeof(*delivery_of));
	judge_rows(book, &keys, &deliveries, delivery_of);
	for (size_t i = 0; deliveries && i < keys.count; i++) {
		if (not_delivered(&deliveries[i]))
			remark_not_delivered(book, tuples_at(&keys, i));
	}
	for (size_t row = 0; deliveries && row < facts->rows; row++) {
		if (not_delivered(&deliveries[delivery_of[row]]))
			facts->unknown[row] = facts->cells[row];
	}
	free(delivery_of);
	free(deliveries);
	tuples_release(&keys);
}

/* Remarks made while reading, before there were years. */
static void date_remarks(struct book *book)
{
	for (size_t i = 0; i < book->nremarks; i++) {
		struct remark *remark = &book->remarks[i];
		char label[24];
		if (remark->in_year > 0)
			remark->year =
				book_find(book, AXIS_YEAR,
					  period_label(label, sizeof(label),
						       period_year(remark->in_year)));
	}
}

int book_finish(struct book *book, struct diags *diags)
{
	(void)diags;
	assert(!book->finished);
	for (size_t a = 0; a < AXIS_STORED; a++)
		sort_dictionary(book, (enum axis)a);
	for (size_t t = 0; t < TABLE_COUNT; t++)
		facts_sort(&book->table[t]);
	notices_apply(book);
	derive_periods(book);
	date_remarks(book);
	name_members(book);
	note_scope(book);
	mark_not_delivered(book);
	book->finished = true;
	return 0;
}
