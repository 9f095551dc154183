/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * chase_table - the table commitments.to_chase
 *
 * A line is about one person. Others than the department see where it stands, and what
 * all lines of one reason come to when enough people are behind it.
 */
#include "by.h"
#include "chase.h"
#include "disclosure.h"

#include <stdlib.h>
#include <string.h>

enum { REASON, FILE_NAME, LINE, PRODUCT, PROVIDER, AMOUNT, DOMAIN, LINES, COLUMNS };

static const struct column columns[COLUMNS] = {
	[REASON] = {.name = "reason", .type = VALUE_TEXT},
	[FILE_NAME] = {.name = "file", .type = VALUE_CODE, .flags = COLUMN_KEY},
	[LINE] = {.name = "line", .type = VALUE_COUNT, .flags = COLUMN_KEY},
	[PRODUCT] = {.name = "product", .type = VALUE_CODE},
	[PROVIDER] = {.name = "provider", .type = VALUE_CODE},
	[AMOUNT] = {.name = "amount", .type = VALUE_MONEY},
	[DOMAIN] = {.name = "domain", .type = VALUE_TEXT},
	[LINES] = {.name = "lines", .type = VALUE_COUNT},
};

static const struct {
	const char *word;
	enum finding_id finding;
} reasons[CHASE_REASONS] = {
	[CHASE_NO_ASSIGNMENT] = {"no_assignment", FINDING_billed_unassigned},
	[CHASE_OUTSIDE] = {"outside_assignment", FINDING_billed_outside_term},
	[CHASE_NEVER_BILLED] = {"never_billed", FINDING_never_billed},
	[CHASE_NOT_STARTED] = {"not_started", FINDING_granted_not_started},
	[CHASE_OVER_ASSIGNED] = {"over_assigned", FINDING_over_assigned},
	[CHASE_CREDIT] = {"credit_open", FINDING_credit_not_rebilled},
	[CHASE_OVER_YEAR_END] = {"over_year_end", FINDING_stay_over_year_end},
	[CHASE_NO_AMOUNT] = {"no_amount", FINDING_grant_without_amount},
};

/* A stay that goes on after the year is a matter of closing it: no line before December,
 * only the sum. */
static bool is_listed(const struct chase *chase, const struct commitments *c)
{
	return chase->reason != CHASE_OVER_YEAR_END ||
	       period_month_number(c->horizon.until) == 12;
}

/* A line with what sorts it. */
struct ranked {
	const struct chase *chase;
	const char *file;
};

static int compare_ranked(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;
	if (x->chase->known != y->chase->known)
		return x->chase->known ? -1 : 1;
	if (x->chase->amount != y->chase->amount)
		return x->chase->amount > y->chase->amount ? -1 : 1;
	if (x->chase->reason != y->chase->reason)
		return x->chase->reason < y->chase->reason ? -1 : 1;
	const int order = strcmp(x->file, y->file);
	if (order != 0)
		return order;
	if (x->chase->origin.line != y->chase->origin.line)
		return x->chase->origin.line < y->chase->origin.line ? -1 : 1;
	return 0;
}

static void add_row(const struct ranked *ranked, const struct book *book,
		    struct table *table, struct report *report)
{
	const struct chase *chase = ranked->chase;
	const bool shown = book->privacy.internal;
	struct value *cells = table_row(table);
	cells[REASON] = value_word(report, "chase", reasons[chase->reason].word);
	cells[FILE_NAME] = value_code(report, ranked->file);
	cells[LINE] = value_count(chase->origin.line);
	cells[DOMAIN] = axis_value(report, book, AXIS_DOMAIN, chase->domain);
	cells[LINES] = value_count(chase->lines);
	cells[PRODUCT] = cells[PROVIDER] = cells[AMOUNT] = value_hidden(report);
	if (!shown)
		return;
	cells[PRODUCT] = axis_value(report, book, AXIS_PRODUCT, chase->product);
	cells[PROVIDER] = axis_value(report, book, AXIS_PROVIDER, chase->provider);
	cells[AMOUNT] = chase->known ? value_money(chase->amount) : value_none();
}

static int compare_clients(const void *a, const void *b)
{
	const member x = *(const member *)a, y = *(const member *)b;
	return x < y ? -1 : x > y;
}

/* How many different people the lines of one reason are about; PEOPLE_NOT_KNOWN when
 * some line names nobody. */
static int64_t people_behind(const struct chases *chases, enum chase_reason reason)
{
	member *clients = xrealloc(NULL, (chases->count + 1) * sizeof(*clients));
	size_t count = 0;
	int64_t people = 0;
	bool nameless = false;
	for (size_t i = 0; i < chases->count; i++) {
		if (chases->list[i].reason != reason)
			continue;
		nameless |= chases->list[i].client == MEMBER_NONE;
		clients[count++] = chases->list[i].client;
	}
	qsort(clients, count, sizeof(*clients), compare_clients);
	for (size_t i = 0; i < count; i++)
		people += i == 0 || clients[i] != clients[i - 1];
	free(clients);
	return nameless ? PEOPLE_NOT_KNOWN : people;
}

/* The sum of a reason; hidden when it is about too few people. */
static void report_reason(const struct chases *chases, const struct book *book,
			  enum chase_reason reason, struct report *report)
{
	cents sum = 0;
	size_t count = 0;
	bool fits = true;
	for (size_t i = 0; i < chases->count; i++) {
		if (chases->list[i].reason != reason)
			continue;
		count++;
		if (chases->list[i].known)
			fits &= money_add(sum, chases->list[i].amount, &sum) == NUMBER_OK;
	}
	if (count == 0)
		return;
	struct value value = fits ? value_money(sum) : value_none();
	if (reason == CHASE_NO_AMOUNT)
		value = value_count((int64_t)count);
	else if (disclosure_small(book, people_behind(chases, reason)))
		value = value_hidden(report);
	report_finding(report, reasons[reason].finding, value_none(), value);
}

/* The lines that are listed, sorted. */
static size_t rank(const struct chases *chases, const struct commitments *c,
		   struct ranked *list)
{
	size_t count = 0;
	for (size_t i = 0; i < chases->count; i++) {
		const struct chase *chase = &chases->list[i];
		const bool known = chase->origin.file < c->book->nfiles;
		if (is_listed(chase, c))
			list[count++] = (struct ranked){
				chase,
				known ? c->book->files[chase->origin.file].name : ""};
	}
	if (count > 0)
		qsort(list, count, sizeof(*list), compare_ranked);
	return count;
}

void chases_table(const struct chases *chases, const struct commitments *c, size_t most,
		  struct report *report)
{
	const struct book *book = c->book;
	struct table *table =
		report_table(report, "commitments", "to_chase", columns, COLUMNS);
	struct ranked *list = xrealloc(NULL, (chases->count + 1) * sizeof(*list));
	const size_t count = rank(chases, c, list);
	const size_t rows = most > 0 && count > most ? most : count;
	for (size_t i = 0; i < rows; i++)
		add_row(&list[i], book, table, report);
	free(list);
	for (enum chase_reason r = 0; r < CHASE_REASONS; r++)
		report_reason(chases, book, r, report);
	if (rows < count)
		report_note(report, "lines_left_out",
			    value_count((int64_t)(count - rows)));
	if (rows > 0 && !book->privacy.internal)
		report_finding(report, FINDING_chase_hidden, value_none(), value_none());
}
