/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * concentration_shares - per domain: how much of the cost lies with the most expensive 1,
 * 5 and 10 per cent of the clients
 *
 * A share that rests on fewer than five people is as good as their amount, and so are
 * Gini and HHI where hardly more carry the cost.
 */
#include "by.h"
#include "concentration.h"
#include "concentration_stats.h"
#include "disclosure.h"
#include "dist.h"

enum {
	DOMAIN,
	PEOPLE,
	PEOPLE_SHARE,
	COST,
	TOP_1,
	TOP_5,
	TOP_10,
	GINI,
	HHI,
	GINI_CORRECTED,
	EFFECTIVE_NUMBER,
	COLUMNS
};

static const struct column columns[COLUMNS] = {
	[DOMAIN] = {.name = "domain", .type = VALUE_TEXT, .flags = COLUMN_KEY},
	[PEOPLE] = {.name = "people", .type = VALUE_COUNT},
	[PEOPLE_SHARE] = {.name = "people_share", .type = VALUE_RATIO, .decimals = 2},
	[COST] = {.name = "cost", .type = VALUE_MONEY},
	[TOP_1] = {.name = "top_1", .type = VALUE_RATIO},
	[TOP_5] = {.name = "top_5", .type = VALUE_RATIO},
	[TOP_10] = {.name = "top_10", .type = VALUE_RATIO},
	[GINI] = {.name = "gini", .type = VALUE_NUMBER, .decimals = 3},
	[HHI] = {.name = "hhi", .type = VALUE_NUMBER, .decimals = 4},
	[GINI_CORRECTED] = {.name = "gini_corrected",
			    .type = VALUE_NUMBER,
			    .decimals = 3},
	[EFFECTIVE_NUMBER] = {.name = "effective_number",
			      .type = VALUE_NUMBER,
			      .decimals = 1},
};

/* The clients of one domain. */
struct domain_clients {
	member domain;
	double *sorted; /* euros, from small to large */
	size_t n;
	cents cost; /* of all clients, credits too */
	int64_t zeros, negatives;
	cents negative; /* of clients with more credit than debit */
	cents without;  /* on lines without a client */
	bool has_without;
};

static struct domain_clients split(const struct concentration_data *data, size_t from,
				   size_t to)
{
	struct domain_clients d = {.domain = data->list[from].domain};
	d.sorted = arena_alloc(data->arena, (to - from + 1) * sizeof(*d.sorted));
	for (size_t i = from; i < to; i++) {
		const struct client_cost *one = &data->list[i];
		if (one->client == MEMBER_NONE) {
			d.without += one->cost;
			d.has_without = true;
			continue;
		}
		d.cost += one->cost;
		d.zeros += one->cost == 0;
		if (one->cost < 0) {
			d.negatives++;
			d.negative += one->cost;
		} else if (one->cost > 0 || data->zeros) {
			d.sorted[d.n++] = (double)one->cost / 100.0;
		}
	}
	sort_doubles(d.sorted, d.n);
	return d;
}

static void find_left_out(const struct concentration_data *data,
			  const struct domain_clients *d)
{
	struct report *report = data->report;
	const struct value domain =
		axis_value(report, data->book, AXIS_DOMAIN, d->domain);
	if (d->has_without)
		report_finding(report, FINDING_cost_without_client, domain,
			       value_money(d->without));
	if (d->zeros > 0 && !data->zeros)
		report_finding(report, FINDING_zero_cost_left_out, domain,
			       disclosure_small(data->book, d->zeros)
				       ? value_none()
				       : value_count(d->zeros));
	if (d->negatives > 0)
		report_finding(report, FINDING_negative_left_out, domain,
			       disclosure_small(data->book, d->negatives)
				       ? value_none()
				       : value_money(d->negative));
}

static void fill_people(const struct concentration_data *data, size_t n,
			struct value *cells)
{
	char label[16];
	const int64_t inhabitants = book_population(data->book, data->municipality,
						    data->year, INDICATOR_INHABITANTS);
	cells[PEOPLE] = value_count((int64_t)n);
	if (inhabitants > 0)
		cells[PEOPLE_SHARE] =
			value_ratio((double)n * 1000.0 / (double)inhabitants);
	else
		report_finding(data->report, FINDING_population_missing,
			       value_textf(data->report, "%s%s%s",
					   book_code(data->book, AXIS_MUNICIPALITY,
						     data->municipality),
					   data->municipality != MEMBER_NONE ? " " : "",
					   period_label(label, sizeof(label),
							period_year(data->year))),
			       value_none());
}

/* `people`: on how many a share rests, whole ones. Returns whether it was hidden. */
static bool fill_top(const struct concentration_data *data,
		     const struct domain_clients *d, int percent, struct value *cell)
{
	double share;
	const int64_t people = (int64_t)d->n * percent / 100;
	if (percent == 1 && d->n < CONCENTRATION_TOP_1_MIN)
		return false;
	if (concentration_top(d->sorted, d->n, percent / 100.0, &share) != STAT_OK)
		return false;
	const bool hidden = disclosure_small(data->book, people > 0 ? people : 1);
	*cell = hidden ? value_hidden(data->report) : value_ratio(share);
	return hidden;
}

/* Hidden when so few carry the cost that one of them can be told from it. */
static int64_t fill_gini(const struct concentration_data *data,
			 const struct domain_clients *d, struct value *cells)
{
	static const size_t all[] = {GINI, HHI, GINI_CORRECTED, EFFECTIVE_NUMBER};
	struct concentration found;
	if (d->n < CONCENTRATION_GINI_MIN) {
		report_finding(
			data->report, FINDING_too_few_people,
			axis_value(data->report, data->book, AXIS_DOMAIN, d->domain),
			value_none());
		return 0;
	}
	if (concentration_find(d->sorted, d->n, &found) != STAT_OK)
		return 0;
	cells[GINI] = value_number(found.gini);
	cells[HHI] = value_number(found.hhi);
	cells[GINI_CORRECTED] = value_number(found.corrected);
	cells[EFFECTIVE_NUMBER] = value_number(found.effective);
	if (!disclosure_small(data->book, (int64_t)found.effective))
		return 0;
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		cells[all[i]] = value_hidden(data->report);
	return (int64_t)(sizeof(all) / sizeof(all[0]));
}

/* Returns how many figures of the row were hidden. */
static int64_t fill_row(const struct concentration_data *data,
			const struct domain_clients *d, struct value *cells)
{
	int64_t hidden = 0;
	cells[DOMAIN] = axis_value(data->report, data->book, AXIS_DOMAIN, d->domain);
	if (disclosure_small(data->book, (int64_t)d->n)) {
		for (size_t i = DOMAIN + 1; i < COLUMNS; i++)
			cells[i] = value_hidden(data->report);
		return COLUMNS - 1;
	}
	fill_people(data, d->n, cells);
	cells[COST] = value_money(d->cost);
	hidden += fill_top(data, d, 1, &cells[TOP_1]);
	hidden += fill_top(data, d, 5, &cells[TOP_5]);
	hidden += fill_top(data, d, 10, &cells[TOP_10]);
	return hidden + fill_gini(data, d, cells);
}

void concentration_shares(const struct concentration_data *data)
{
	struct table *table =
		report_table(data->report, "concentration", "shares", columns, COLUMNS);
	int64_t hidden = 0;
	bool clients = false;
	for (size_t from = 0, to; from < data->count; from = to) {
		for (to = from; to < data->count &&
				data->list[to].domain == data->list[from].domain;)
			to++;
		const struct domain_clients d = split(data, from, to);
		find_left_out(data, &d);
		clients |= d.n > 0;
		if (d.n > 0)
			hidden += fill_row(data, &d, table_row(table));
	}
	if (data->count > 0 && !clients)
		report_finding(data->report, FINDING_clients_missing, value_none(),
			       value_none());
	if (hidden > 0)
		report_finding(data->report, FINDING_shares_hidden, value_none(),
			       value_count(hidden));
}
