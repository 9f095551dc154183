/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * quarters - quarterly reports whose amounts run from 1 January
 *
 * The subtraction is done on the facts, row by row: every amount of a report is taken
 * from the next report under the same key, and keeps its file and line. So a figure still
 * leads to its sources, and nothing needs to be the same in two reports.
 */
#include "quarters.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { QUARTERS = 4 };

struct quarters_given {
	member municipality, stage;
	int year;
	unsigned given; /* bit q - 1: the report of quarter q */
	enum quarters_rule rule;
	bool told; /* that they are mixed */
};

void quarters_init(struct quarters *q)
{
	*q = (struct quarters){.count = 0};
}

void quarters_release(struct quarters *q)
{
	free(q->list);
}

static bool is_about(const struct quarters_given *given, member municipality,
		     member stage, int year)
{
	return given->municipality == municipality && given->stage == stage &&
	       given->year == year;
}

static struct quarters_given *find(struct quarters *q, member municipality, member stage,
				   int year)
{
	if (q->last < q->count && is_about(&q->list[q->last], municipality, stage, year))
		return &q->list[q->last];
	for (q->last = 0; q->last < q->count; q->last++)
		if (is_about(&q->list[q->last], municipality, stage, year))
			return &q->list[q->last];
	return NULL;
}

static struct period period_of(const struct book *book, member m)
{
	return book->axis[AXIS_PERIOD].entries[m].period;
}

int quarters_note(struct quarters *q, const struct book *book, const struct fact *fact,
		  enum quarters_rule rule, const char *file, struct diags *diags)
{
	const struct period period = period_of(book, fact->axis[AXIS_PERIOD]);
	const member municipality = fact->axis[AXIS_MUNICIPALITY];
	const member stage = fact->axis[AXIS_STAGE];
	struct quarters_given *given = find(q, municipality, stage, period.year);
	if (!given) {
		q->list = xgrow(q->list, &q->room, q->count + 1, sizeof(*q->list));
		q->last = q->count;
		given = &q->list[q->count++];
		*given = (struct quarters_given){.municipality = municipality,
						 .stage = stage,
						 .year = period.year,
						 .rule = rule};
	}
	given->given |= 1U << (period_quarter_number(period) - 1);
	if (given->rule == rule)
		return 0;
	const struct place place = {.file = file};
	if (!given->told)
		diag_error(diags, &place,
			   "the quarters of %d of '%s' are cumulative in one file and "
			   "separate in another, expected one of these",
			   given->year, book_code(book, AXIS_MUNICIPALITY, municipality));
	given->told = true;
	return -1;
}

/* The next quarter of which there is a report, or 0. */
static int next_given(unsigned given, int quarter)
{
	for (int next = quarter + 1; next <= QUARTERS; next++)
		if (given & (1U << (next - 1)))
			return next;
	return 0;
}

static member kept(const struct facts *facts, enum axis axis, size_t row)
{
	return facts->axis[axis] ? facts->axis[axis][row] : MEMBER_NONE;
}

/* Row `row` again in a later quarter, with the sign turned. */
static struct fact turned(const struct facts *facts, size_t row)
{
	struct fact fact = {.table = TABLE_SPENDING, .value = -facts->value[row]};
	for (enum axis axis = 0; axis < AXIS_STORED; axis++)
		fact.axis[axis] = kept(facts, axis, row);
	fact.has_quantity = facts->quantity != NULL;
	if (facts->quantity)
		fact.quantity = -facts->quantity[row];
	if (facts->origin)
		fact.origin = facts->origin[row];
	return fact;
}

/* A difference with what is not known is not known. */
static int take_from_next(struct book *book, size_t row, struct period next,
			  struct diags *diags)
{
	const struct facts *facts = &book->table[TABLE_SPENDING];
	const bool known = facts->cells[row] > facts->unknown[row];
	const bool unknown = facts->unknown[row] > 0;
	struct fact fact = turned(facts, row);
	fact.axis[AXIS_PERIOD] = book_intern_period(book, AXIS_PERIOD, next);
	int status = known ? book_add(book, &fact, diags, NULL) : 0;
	fact.unknown = true;
	fact.value = 0;
	fact.quantity = 0;
	fact.has_quantity = false;
	if (unknown && status == 0)
		status = book_add(book, &fact, diags, NULL);
	return status;
}

/* The reports of one quarter, each from the next one. */
static int subtract_quarter(struct quarters *q, struct book *book, int quarter,
			    struct diags *diags)
{
	const size_t rows = book->table[TABLE_SPENDING].rows;
	for (size_t row = 0; row < rows; row++) {
		const struct facts *facts = &book->table[TABLE_SPENDING];
		const struct period period =
			period_of(book, kept(facts, AXIS_PERIOD, row));
		if (period_compare(period, period_quarter(period.year, quarter)) != 0)
			continue;
		const struct quarters_given *given =
			find(q, kept(facts, AXIS_MUNICIPALITY, row),
			     kept(facts, AXIS_STAGE, row), period.year);
		const int next = given && given->rule == QUARTERS_CUMULATIVE
					 ? next_given(given->given, quarter)
					 : 0;
		if (next > 0 &&
		    take_from_next(book, row, period_quarter(period.year, next), diags) <
			    0)
			return -1;
	}
	return 0;
}

/* The last first: what is taken from a quarter must not change what it takes away. */
static int subtract(struct quarters *q, struct book *book, struct diags *diags)
{
	int status = 0;
	for (int quarter = QUARTERS - 1; quarter > 0 && status == 0; quarter--)
		status = subtract_quarter(q, book, quarter, diags);
	return status;
}

/* By year, stage and reports, then as the codes go: nothing depends on the order of
 * files. */
static int compare_given(const struct book *book, const struct quarters_given *a,
			 const struct quarters_given *b)
{
	if (a->year != b->year)
		return a->year < b->year ? -1 : 1;
	if (a->stage != b->stage)
		return a->stage < b->stage ? -1 : 1;
	if (a->given != b->given)
		return a->given < b->given ? -1 : 1;
	return strcmp(book_code(book, AXIS_MUNICIPALITY, a->municipality),
		      book_code(book, AXIS_MUNICIPALITY, b->municipality));
}

static void sort(struct quarters *q, const struct book *book)
{
	for (size_t i = 1; i < q->count; i++)
		for (size_t j = i;
		     j > 0 && compare_given(book, &q->list[j], &q->list[j - 1]) < 0;
		     j--) {
			const struct quarters_given given = q->list[j];
			q->list[j] = q->list[j - 1];
			q->list[j - 1] = given;
		}
}

/* About one municipality, or about so many of them. */
static void remark(struct book *book, const char *code,
		   const struct quarters_given *given, size_t count, int from, int to)
{
	char label[64], first[16];
	const bool one = count == 1;
	const char *municipality =
		book_code(book, AXIS_MUNICIPALITY, given->municipality);
	period_label(first, sizeof(first), period_quarter(given->year, from));
	snprintf(label, sizeof(label), "%s%s%s..Q%d", one ? municipality : "",
		 one ? " " : "", first, to);
	struct remark *remark =
		book_remark(book, code, label, one ? 0 : (int64_t)count, false);
	remark->municipality = one ? municipality : NULL;
	remark->stage = given->stage;
	remark->in_year = given->year;
}

/* Quarters that have one amount together. */
static void add_spans(struct book *book, const struct quarters_given *given, size_t count,
		      int from, int to)
{
	for (size_t i = 0; i < count; i++)
		*book_span(book) =
			(struct span){.municipality = book_code(book, AXIS_MUNICIPALITY,
								given[i].municipality),
				      .stage = given->stage,
				      .year = given->year,
				      .from = from,
				      .to = to};
	remark(book, "quarters_together", given, count, from, to);
}

/* `count` municipalities with the same reports. */
static void describe(struct book *book, const struct quarters_given *given, size_t count)
{
	const int first = next_given(given->given, 0);
	int last = 0;
	for (int quarter = first; quarter > 0;
	     quarter = next_given(given->given, quarter)) {
		if (quarter > last + 1)
			add_spans(book, given, count, last + 1, quarter);
		last = quarter;
	}
	if (last > first)
		remark(book, "quarters_cumulative", given, count, first, last);
}

static bool same_reports(const struct quarters_given *a, const struct quarters_given *b)
{
	return a->year == b->year && a->stage == b->stage && a->given == b->given;
}

int quarters_finish(struct quarters *q, struct book *book, struct diags *diags)
{
	if (q->count == 0)
		return 0;
	const int status =
		book->needs.axes[TABLE_SPENDING] ? subtract(q, book, diags) : 0;
	size_t cumulative = 0;
	for (size_t i = 0; i < q->count; i++)
		if (q->list[i].rule == QUARTERS_CUMULATIVE)
			q->list[cumulative++] = q->list[i];
	q->count = cumulative;
	sort(q, book);
	for (size_t i = 0, end = 0; i < q->count; i = end) {
		while (end < q->count && same_reports(&q->list[i], &q->list[end]))
			end++;
		describe(book, &q->list[i], end - i);
	}
	return status;
}
