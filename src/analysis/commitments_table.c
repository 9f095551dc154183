/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * commitments_table - the table commitments.by_product
 */
#include "commitments.h"
#include "commitments_lines.h"
#include "commitments_people.h"
#include "disclosure.h"

enum {
	DOMAIN,
	PRODUCT,
	GRANTED,
	BILLED,
	OUTSTANDING,
	UTILISATION,
	THIS_YEAR,
	LATE,
	AFTER,
	PEOPLE,
	ASSIGNMENTS,
	OPEN_ENDED,
	MEAN_DAYS,
	FORM,
	LEARNED_FROM,
	COLUMNS
};

static const struct column columns[COLUMNS] = {
	[DOMAIN] = {.name = "domain", .type = VALUE_TEXT, .flags = COLUMN_KEY},
	[PRODUCT] = {.name = "product", .type = VALUE_CODE, .flags = COLUMN_KEY},
	[GRANTED] = {.name = "granted", .type = VALUE_MONEY},
	[BILLED] = {.name = "billed", .type = VALUE_MONEY},
	[OUTSTANDING] = {.name = "outstanding", .type = VALUE_MONEY},
	[UTILISATION] = {.name = "utilisation", .type = VALUE_RATIO},
	[THIS_YEAR] = {.name = "this_year", .type = VALUE_MONEY},
	[LATE] = {.name = "late", .type = VALUE_MONEY},
	[AFTER] = {.name = "after", .type = VALUE_MONEY},
	[PEOPLE] = {.name = "people", .type = VALUE_COUNT},
	[ASSIGNMENTS] = {.name = "assignments", .type = VALUE_COUNT},
	[OPEN_ENDED] = {.name = "without_end", .type = VALUE_COUNT},
	[MEAN_DAYS] = {.name = "mean_days", .type = VALUE_NUMBER},
	[FORM] = {.name = "form", .type = VALUE_TEXT, .flags = COLUMN_KEY},
	[LEARNED_FROM] = {.name = "learned_from", .type = VALUE_TEXT},
};

/* Axes of --by that have a column of their own behind the others. */
static const struct column asked[] = {
	{.name = "provider", .type = VALUE_CODE, .flags = COLUMN_KEY},
	{.name = "task_field", .type = VALUE_CODE, .flags = COLUMN_KEY},
};
static const enum axis asked_axes[] = {AXIS_PROVIDER, AXIS_TASK_FIELD};
enum { ASKED = sizeof(asked) / sizeof(*asked) };

static struct value learned_value(const struct line *line, struct report *report)
{
	static const char *const words[] = {[LEARNED_PROVIDER] = "provider",
					    [LEARNED_PRODUCT] = "product",
					    [LEARNED_DOMAIN] = "domain"};
	if (line->of == 0)
		return value_none();
	return value_word(report, "learned",
			  line->mixed ? "several" : words[line->sum.learned]);
}

static void fill_amounts(const struct line *line, bool granted, bool billed,
			 struct value *cells)
{
	const struct pool *sum = &line->sum;
	if (granted && (sum->grants == 0 || sum->grants > sum->unknown))
		cells[GRANTED] = value_money(sum->granted[WINDOW_YEAR]);
	if (billed)
		cells[BILLED] = value_money(sum->billed_year);
	if (line->of > 0)
		cells[UTILISATION] = value_ratio((double)line->used / (double)line->of);
	if (!line->expected && sum->grants > 0)
		return;
	if (!granted)
		return;
	cells[LATE] = value_money(sum->late);
	cells[THIS_YEAR] = value_money(sum->late + sum->coming);
	cells[AFTER] = value_money(sum->after);
	cells[OUTSTANDING] = value_money(sum->late + sum->coming + sum->after);
}

struct making {
	const struct commitments *c;
	const struct by *by;
	struct report *report;
	struct table *table;
	bool granted, billed; /* there are assignments, and bills */
};

static void add_row(const struct making *m, const struct line *line, int64_t people)
{
	const struct book *book = m->c->book;
	struct value *cells = table_row(m->table);
	cells[DOMAIN] = axis_value(m->report, book, AXIS_DOMAIN, line->sum.domain);
	cells[PRODUCT] = axis_value(m->report, book, AXIS_PRODUCT, line->sum.product);
	fill_amounts(line, m->granted, m->billed || line->sum.pgb, cells);
	if (people != PEOPLE_NOT_KNOWN)
		cells[PEOPLE] = value_count(people);
	cells[ASSIGNMENTS] = value_count((int64_t)line->sum.grants);
	cells[OPEN_ENDED] = value_count((int64_t)line->sum.open_ended);
	if (line->sum.closed > 0)
		cells[MEAN_DAYS] =
			value_number((double)line->sum.days / (double)line->sum.closed);
	cells[FORM] = value_word(m->report, "form", line->sum.pgb ? "pgb" : "zin");
	cells[LEARNED_FROM] = learned_value(line, m->report);
	const member keys[ASKED] = {line->sum.provider, line->sum.task_field};
	for (size_t i = 0, at = COLUMNS; i < ASKED; i++)
		if (by_has(m->by, asked_axes[i]))
			cells[at++] = keys[i] == PROVIDER_OTHER
					      ? value_code(m->report, "overig")
					      : axis_value(m->report, book, asked_axes[i],
							   keys[i]);
}

static void add_total(const struct making *m, const struct line *lines, size_t count)
{
	const struct line total = lines_total(lines, count);
	struct value *cells = table_total(m->table);
	fill_amounts(&total, m->granted, true, cells);
	cells[ASSIGNMENTS] = value_count((int64_t)total.sum.grants);
	cells[OPEN_ENDED] = value_count((int64_t)total.sum.open_ended);
}

/* What is outstanding is this year and after: where the one is hidden, the other two
 * must not tell it. */
static void follow(const struct making *m, int64_t *people)
{
	struct table *table = m->table;
	for (size_t row = 0; row < table->nrows; row++)
		if (value_is_hidden(&table->cells[row * table->ncolumns + THIS_YEAR]))
			people[row] = 1;
	if (table->total && value_is_hidden(&table->total[THIS_YEAR]))
		table->total[OUTSTANDING] = table->total[AFTER] = value_hidden(m->report);
}

static void guard_columns(const struct making *m, const char *const *names,
			  const int64_t *people)
{
	const struct guarded guarded = {
		.table = m->table, .columns = names, .people = people};
	disclosure_apply(m->c->book, &guarded, m->report);
}

/* Each figure is guarded by the people that it is about. Amounts of a domain or a task
 * field are public; numbers of people and assignments never are. */
static void guard(const struct making *m, const struct people_behind *people)
{
	static const char *const counts[] = {"people", "assignments", "without_end",
					     "mean_days", NULL};
	static const char *const granted[] = {"granted", NULL}, *const billed[] = {
									"billed", NULL};
	static const char *const this_year[] = {"this_year", NULL}, *const late[] = {
									    "late", NULL};
	static const char *const after[] = {"outstanding", "after", NULL};
	guard_columns(m, counts, people->any);
	if (!by_has(m->by, AXIS_PRODUCT) && !by_has(m->by, AXIS_PROVIDER))
		return;
	guard_columns(m, granted, people->granted);
	guard_columns(m, billed, people->billed);
	guard_columns(m, this_year, people->this_year);
	guard_columns(m, late, people->late);
	follow(m, people->outstanding);
	guard_columns(m, after, people->outstanding);
}

static bool is_shown(const struct line *line)
{
	return line->sum.grants > 0 || line->sum.billed_year != 0;
}

static bool some_bills(const struct bills *bills)
{
	for (size_t row = 0; row < bills->rows; row++)
		if (bills->list[row].match != BILL_IGNORED)
			return true;
	return false;
}

static void new_table(struct making *m)
{
	struct column all[COLUMNS + ASKED];
	size_t count = COLUMNS;
	for (size_t i = 0; i < COLUMNS; i++)
		all[i] = columns[i];
	for (size_t i = 0; i < ASKED; i++)
		if (by_has(m->by, asked_axes[i]))
			all[count++] = asked[i];
	m->table = report_table(m->report, "commitments", "by_product", all, count);
}

void commitments_table(const struct commitments *c, const struct by *by,
		       struct report *report)
{
	struct making m = {.c = c,
			   .by = by,
			   .report = report,
			   .granted = c->grants.count > 0,
			   .billed = some_bills(&c->bills)};
	const size_t room = c->pools.count + 1;
	struct arena arena;
	arena_init(&arena);
	struct line *lines = arena_alloc(&arena, room * sizeof(*lines));
	size_t *line_of = arena_alloc(&arena, room * sizeof(*line_of)), kept = 0;
	const size_t count =
		lines_make(&c->pools, by, providers_shown(c, &arena), lines, line_of);
	/* where each line stands in the table */
	size_t *row_of = arena_alloc(&arena, room * sizeof(*row_of));
	for (size_t i = 0; i < count; i++)
		row_of[i] = is_shown(&lines[i]) ? kept++ : SIZE_MAX;
	for (size_t i = 0; i < c->pools.count; i++)
		line_of[i] = row_of[line_of[i]];
	struct people_behind people;
	people_count(&people, c, line_of, kept, &arena);
	new_table(&m);
	for (size_t i = 0; i < count; i++) {
		if (row_of[i] == SIZE_MAX)
			continue;
		add_row(&m, &lines[i], people.any[row_of[i]]);
		if (lines[i].partly)
			report_finding(report, FINDING_commitments_partly, value_none(),
				       value_none());
	}
	if (kept > 0)
		add_total(&m, lines, count);
	guard(&m, &people);
	arena_release(&arena);
}
