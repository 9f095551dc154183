/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * people_duration - how long care lasts, and how long people wait for it
 *
 * From the days on which providers said that care started and stopped. Of each assignment
 * by itself: a client with three in a row has three. What still runs has no length yet,
 * so its days so far stand in a column of their own.
 */
#include "people_flows.h"

#include "by.h"
#include "disclosure.h"
#include "sums.h"

#include <stdlib.h>

enum {
	DOMAIN,
	PRODUCT,
	PRODUCT_NAME,
	STOPPED,
	MEDIAN_DAYS,
	RUNNING,
	MEDIAN_DAYS_SO_FAR,
	STARTED,
	MEDIAN_WAITING_DAYS,
	COLUMNS
};

static const struct column columns[COLUMNS] = {
	[DOMAIN] = {.name = "domain", .type = VALUE_TEXT, .flags = COLUMN_KEY},
	[PRODUCT] = {.name = "product", .type = VALUE_CODE, .flags = COLUMN_KEY},
	[PRODUCT_NAME] = {.name = "product_name", .type = VALUE_TEXT},
	[STOPPED] = {.name = "people_stopped", .type = VALUE_COUNT},
	[MEDIAN_DAYS] = {.name = "median_days", .type = VALUE_NUMBER, .decimals = 1},
	[RUNNING] = {.name = "people_running", .type = VALUE_COUNT},
	[MEDIAN_DAYS_SO_FAR] = {.name = "median_days_so_far",
				.type = VALUE_NUMBER,
				.decimals = 1},
	[STARTED] = {.name = "people_started", .type = VALUE_COUNT},
	[MEDIAN_WAITING_DAYS] = {.name = "median_waiting_days",
				 .type = VALUE_NUMBER,
				 .decimals = 1},
};

/* One assignment, with what its notices say. */
struct stay {
	member domain, product, client, assignment;
	int32_t decided, started, stopped;
	bool ends_later; /* its term runs on after the last day */
};

enum measure { MEASURE_STOPPED, MEASURE_RUNNING, MEASURE_STARTED, MEASURES };

struct durations {
	const struct book *book;
	struct stay *stays;
	size_t count;
	int32_t first, last;     /* the twelve months that are looked at */
	int64_t *days;           /* of the product at hand */
	int64_t before_decision; /* care that started before it was decided */
	struct report *report;
	struct arena *arena;
};

static int compare_stays(const void *left, const void *right)
{
	const struct stay *a = left, *b = right;
	const member x[] = {a->domain, a->product, a->client, a->assignment};
	const member y[] = {b->domain, b->product, b->client, b->assignment};
	for (size_t i = 0; i < 4; i++)
		if (x[i] != y[i])
			return x[i] < y[i] ? -1 : 1;
	return 0;
}

static int32_t earliest(int32_t a, int32_t b)
{
	if (a == DATE_NONE || b == DATE_NONE)
		return a == DATE_NONE ? b : a;
	return a < b ? a : b;
}

/* Notices of start and stop are rows of their own in some sources. */
static void join(struct stay *into, const struct stay *from)
{
	into->decided = earliest(into->decided, from->decided);
	into->started = earliest(into->started, from->started);
	if (into->stopped == DATE_NONE || from->stopped > into->stopped)
		into->stopped = from->stopped;
	into->ends_later |= from->ends_later;
}

static void see_last(struct durations *d, int32_t day)
{
	if (day != DATE_NONE && day != DATE_OPEN && day > d->last)
		d->last = day;
}

/* The end of the period asked for, else the last day on which care started or stopped:
 * never the clock. */
static void find_last(struct durations *d, const struct filter *filter)
{
	const struct facts *facts = &d->book->table[TABLE_ASSIGNMENTS];
	struct period until = filter->until;
	int month = 0;
	d->last = DATE_NONE;
	if (period_is_set(until)) {
		month = period_month_number(until);
		month = month > 0 ? month : 12;
		d->last = month == 12 ? date_day(until.year + 1, 1, 1) - 1
				      : date_day(until.year, month + 1, 1) - 1;
	}
	for (size_t row = 0; row < facts->rows && month == 0; row++) {
		see_last(d, facts->terms[row].started);
		see_last(d, facts->terms[row].stopped);
	}
	d->first = d->last == DATE_NONE ? DATE_NONE : d->last - 364;
}

static int32_t until_last(const struct durations *d, int32_t day)
{
	return day == DATE_OPEN || day > d->last ? DATE_NONE : day;
}

static void read_stays(struct durations *d, const struct filter *filter)
{
	const struct facts *facts = &d->book->table[TABLE_ASSIGNMENTS];
	d->stays = arena_alloc(d->arena, (facts->rows + 1) * sizeof(*d->stays));
	for (size_t row = 0; row < facts->rows; row++) {
		const struct terms *terms = &facts->terms[row];
		if (terms->kind == GRANT_PGB ||
		    !filter_passes(filter, TABLE_ASSIGNMENTS, row))
			continue;
		d->stays[d->count++] = (struct stay){
			.domain = facts_member(facts, AXIS_DOMAIN, row),
			.product = facts_member(facts, AXIS_PRODUCT, row),
			.client = facts_member(facts, AXIS_CLIENT, row),
			.assignment = facts_member(facts, AXIS_ASSIGNMENT, row),
			.decided = terms->decided,
			.started = until_last(d, terms->started),
			.stopped = until_last(d, terms->stopped),
			.ends_later =
				terms->kind == GRANT_ASSIGNMENT && terms->end > d->last};
	}
	if (d->count > 0)
		qsort(d->stays, d->count, sizeof(*d->stays), compare_stays);
	size_t kept = 0;
	for (size_t i = 0; i < d->count; i++) {
		struct stay *last = kept ? &d->stays[kept - 1] : NULL;
		if (last && last->assignment != MEMBER_NONE &&
		    compare_stays(last, &d->stays[i]) == 0)
			join(last, &d->stays[i]);
		else
			d->stays[kept++] = d->stays[i];
	}
	d->count = kept;
}

/* The days that a stay counts for; false when it does not. */
static bool days_of(const struct durations *d, const struct stay *stay,
		    enum measure measure, int64_t *days)
{
	const bool started = stay->started != DATE_NONE;
	const bool stopped = stay->stopped != DATE_NONE;
	bool counts = false;
	switch (measure) {
	case MEASURE_STOPPED:
		counts = started && stopped && stay->stopped >= d->first;
		*days = (int64_t)stay->stopped - stay->started;
		break;
	case MEASURE_RUNNING:
		counts = started && !stopped && stay->ends_later;
		*days = (int64_t)d->last - stay->started;
		break;
	case MEASURE_STARTED:
		counts = started && stay->decided != DATE_NONE &&
			 stay->started >= d->first;
		*days = (int64_t)stay->started - stay->decided;
		break;
	case MEASURES:
		break;
	}
	return counts && *days >= 0;
}

/* Decided afterwards: nobody waited, and less than no time is no waiting time. */
static bool is_decided_late(const struct durations *d, const struct stay *stay)
{
	return stay->started != DATE_NONE && stay->decided != DATE_NONE &&
	       stay->started >= d->first && stay->started < stay->decided;
}

static int compare_days(const void *left, const void *right)
{
	const int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
	return (a > b) - (a < b);
}

/* The median, and how many different people it is of. */
static size_t median(struct durations *d, size_t first, size_t end, enum measure measure,
		     int64_t *people, double *middle)
{
	size_t n = 0;
	member last = MEMBER_NONE;
	*people = 0;
	for (size_t i = first; i < end; i++) {
		const struct stay *stay = &d->stays[i];
		int64_t days;
		if (!days_of(d, stay, measure, &days))
			continue;
		d->days[n++] = days;
		*people += *people == 0 || stay->client == MEMBER_NONE ||
			   stay->client != last;
		last = stay->client;
	}
	if (n == 0)
		return 0;
	qsort(d->days, n, sizeof(*d->days), compare_days);
	const size_t low = (n - 1) / 2, high = n / 2;
	*middle = (double)(d->days[low] + d->days[high]) / 2.0;
	return n;
}

/* A median of fewer than five people is no measure, and would tell about them. */
static void add_measures(struct durations *d, size_t first, size_t end,
			 struct value *cells)
{
	static const int counts[MEASURES] = {STOPPED, RUNNING, STARTED};
	static const int medians[MEASURES] = {MEDIAN_DAYS, MEDIAN_DAYS_SO_FAR,
					      MEDIAN_WAITING_DAYS};
	for (enum measure m = 0; m < MEASURES; m++) {
		int64_t people;
		double middle;
		if (median(d, first, end, m, &people, &middle) == 0)
			continue;
		const bool small = disclosure_small(d->book, people);
		cells[counts[m]] = small ? value_hidden(d->report) : value_count(people);
		cells[medians[m]] = people < SMALLEST_GROUP ? value_hidden(d->report)
							    : value_number(middle);
	}
}

static void add_rows(struct durations *d, struct table *table)
{
	size_t end;
	d->days = arena_alloc(d->arena, (d->count + 1) * sizeof(*d->days));
	for (size_t i = 0; i < d->count; i++)
		d->before_decision += is_decided_late(d, &d->stays[i]);
	for (size_t i = 0; i < d->count; i = end) {
		const struct stay *stay = &d->stays[i];
		int64_t days;
		bool any = false;
		for (end = i; end < d->count && d->stays[end].domain == stay->domain &&
			      d->stays[end].product == stay->product;
		     end++)
			for (enum measure m = 0; m < MEASURES; m++)
				any |= days_of(d, &d->stays[end], m, &days);
		if (!any)
			continue;
		struct value *cells = table_row(table);
		cells[DOMAIN] = axis_value(d->report, d->book, AXIS_DOMAIN, stay->domain);
		cells[PRODUCT] =
			axis_value(d->report, d->book, AXIS_PRODUCT, stay->product);
		cells[PRODUCT_NAME] =
			product_title(d->report, d->book, stay->domain, stay->product);
		add_measures(d, i, end, cells);
	}
}

void duration_table(const struct book *book, const struct filter *filter,
		    struct report *report)
{
	if (book->table[TABLE_ASSIGNMENTS].rows == 0)
		return;
	struct arena arena;
	arena_init(&arena);
	struct durations d = {.book = book, .report = report, .arena = &arena};
	find_last(&d, filter);
	if (d.last != DATE_NONE) {
		read_stays(&d, filter);
		struct table *table =
			report_table(report, "caseload", "duration", columns, COLUMNS);
		add_rows(&d, table);
		report_note(report, "duration_until", value_period(date_month(d.last)));
	}
	if (d.before_decision > 0)
		report_finding(report, FINDING_started_before_decision, value_none(),
			       value_count(d.before_decision));
	arena_release(&arena);
}
