/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * concentration_overlap - clients with care under two or more laws, and what they cost
 *
 * Only where following people from law to law is allowed (section [privacy]): otherwise a
 * person has another pseudonym under each law. Together with the people per domain the
 * table is a system of sums: those with one law alone are what is left of a domain. A
 * small combination is hidden, and stays so because each of its laws has enough people of
 * its own; where one has not, the whole table is hidden.
 */
#include "concentration.h"

#include "disclosure.h"

#include <stdlib.h>
#include <string.h>

enum { DOMAINS, PEOPLE, COST, COST_PER_PERSON, COLUMNS };

static const struct column columns[COLUMNS] = {
	[DOMAINS] = {.name = "domains", .type = VALUE_TEXT, .flags = COLUMN_KEY},
	[PEOPLE] = {.name = "people", .type = VALUE_COUNT},
	[COST] = {.name = "cost", .type = VALUE_MONEY},
	[COST_PER_PERSON] = {.name = "cost_per_person", .type = VALUE_MONEY},
};

enum { LAWS = 4, COMBINATIONS = 1 << LAWS, ENOUGH_COST = 5 };

struct combination {
	int64_t people;
	cents cost;
};

/* One client after another, with all laws of each. */
static int compare_clients(const void *a, const void *b)
{
	const struct client_cost *left = a, *right = b;
	if (left->client != right->client)
		return left->client < right->client ? -1 : 1;
	return (left->domain > right->domain) - (left->domain < right->domain);
}

static void count_combinations(const struct concentration_data *data,
			       struct combination *list)
{
	struct client_cost *sorted =
		arena_alloc(data->arena, (data->count + 1) * sizeof(*sorted));
	size_t count = 0;
	for (size_t i = 0; i < data->count; i++)
		if (data->list[i].client != MEMBER_NONE && data->list[i].cost > 0 &&
		    data->list[i].domain != MEMBER_NONE)
			sorted[count++] = data->list[i];
	if (count > 0)
		qsort(sorted, count, sizeof(*sorted), compare_clients);
	for (size_t i = 0; i < count;) {
		const member client = sorted[i].client;
		unsigned laws = 0;
		cents cost = 0;
		for (; i < count && sorted[i].client == client; i++) {
			laws |= 1u << (sorted[i].domain - 1);
			cost += sorted[i].cost;
		}
		list[laws].people++;
		list[laws].cost += cost;
	}
}

static size_t laws_in(unsigned laws)
{
	size_t count = 0;
	for (; laws; laws &= laws - 1)
		count++;
	return count;
}

/* A hidden combination needs room in every one of its laws: people, and cost, with that
 * law alone. */
static bool has_room(const struct combination *list, unsigned laws, int64_t threshold)
{
	for (unsigned law = 0; law < LAWS; law++) {
		const struct combination *alone = &list[1u << law];
		if ((laws & 1u << law) && (alone->people < threshold ||
					   alone->cost < list[laws].cost / ENOUGH_COST))
			return false;
	}
	return true;
}

/* Nothing can be shown without giving a small combination away. */
static bool hides_all(const struct book *book, const struct combination *list)
{
	for (unsigned laws = 1; laws < COMBINATIONS; laws++) {
		if (!disclosure_small(book, list[laws].people))
			continue;
		if (laws_in(laws) == 1 || !has_room(list, laws, book->privacy.threshold))
			return true;
	}
	return false;
}

static struct value name_of(const struct concentration_data *data, unsigned laws)
{
	struct report *report = data->report;
	struct label *label = arena_alloc(&report->arena, sizeof(*label));
	const char *code = "";
	for (size_t l = 0; l < LANGUAGE_COUNT; l++)
		label->text[l] = "";
	for (member law = 0; law < LAWS; law++) {
		if (!(laws & 1u << law))
			continue;
		const char *join = *code ? " + " : "";
		code = arena_printf(&report->arena, "%s%s%s", code, join,
				    book_code(data->book, AXIS_DOMAIN, law + 1));
		for (size_t l = 0; l < LANGUAGE_COUNT; l++)
			label->text[l] = arena_printf(
				&report->arena, "%s%s%s", label->text[l], join,
				book_label(data->book, AXIS_DOMAIN, law + 1,
					   (enum language)l));
	}
	struct value value = value_text(report, code);
	value.label = label;
	return value;
}

static void add_row(const struct concentration_data *data, struct table *table,
		    unsigned laws, const struct combination *one)
{
	struct value *cells = table_row(table);
	cents each;
	cells[DOMAINS] = name_of(data, laws);
	cells[PEOPLE] = value_count(one->people);
	cells[COST] = value_money(one->cost);
	if (money_scale(one->cost, 1, one->people, &each) == NUMBER_OK)
		cells[COST_PER_PERSON] = value_money(each);
}

static void hide(struct report *report, struct table *table, size_t row)
{
	for (size_t i = PEOPLE; i < COLUMNS; i++)
		table->cells[row * COLUMNS + i] = value_hidden(report);
}

static void fill(const struct concentration_data *data, struct table *table)
{
	struct combination list[COMBINATIONS] = {{0}};
	int64_t hidden = 0;
	count_combinations(data, list);
	const bool all = hides_all(data->book, list);
	for (size_t laws_wanted = 2; laws_wanted <= LAWS; laws_wanted++)
		for (unsigned laws = 1; laws < COMBINATIONS; laws++) {
			if (laws_in(laws) != laws_wanted || list[laws].people == 0)
				continue;
			add_row(data, table, laws, &list[laws]);
			if (!all && !disclosure_small(data->book, list[laws].people))
				continue;
			hide(data->report, table, table->nrows - 1);
			hidden++;
		}
	disclosure_found(data->report, table, hidden);
}

void concentration_overlap(const struct concentration_data *data)
{
	struct table *table =
		report_table(data->report, "concentration", "overlap", columns, COLUMNS);
	if (!data->book->privacy.link_laws)
		report_finding(data->report, FINDING_laws_not_linked, value_none(),
			       value_none());
	else if (data->count > 0)
		fill(data, table);
}
