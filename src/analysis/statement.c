/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * statement - expense, revenue and reserves apart, as the budget rules (BBV) want them
 *
 * Additions to and withdrawals from reserves are task field 0.10 and belong to no
 * domain. Without --all they are shown for the programmes that hold social-domain rows:
 * reserves of the rest of the municipality are none of this report's business.
 */
#include "by.h"
#include "tables.h"

static const struct column columns[] = {
	{.name = "municipality", .type = VALUE_CODE, .flags = COLUMN_KEY},
	{.name = "year", .type = VALUE_PERIOD, .flags = COLUMN_KEY},
	{.name = "programme", .type = VALUE_CODE, .flags = COLUMN_KEY},
	{.name = "domain", .type = VALUE_TEXT, .flags = COLUMN_KEY},
	{.name = "line", .type = VALUE_TEXT, .flags = COLUMN_KEY},
	{.name = "nature", .type = VALUE_TEXT, .flags = COLUMN_KEY},
	{.name = "budget_original", .type = VALUE_MONEY},
	{.name = "budget_revised", .type = VALUE_MONEY},
	{.name = "actual", .type = VALUE_MONEY},
	{.name = "difference", .type = VALUE_MONEY, .flags = COLUMN_VN},
	{.name = "direction", .type = VALUE_TEXT},
};

enum {
	MUNICIPALITY,
	YEAR,
	PROGRAMME,
	DOMAIN,
	LINE,
	NATURE,
	BUDGET_ORIGINAL,
	BUDGET_REVISED,
	ACTUAL,
	DIFFERENCE,
	DIRECTION,
	COLUMNS
};

/* Municipality, year and programme: the block of lines to which a reserve belongs. */
enum { BLOCK = 3 };

struct statement {
	const struct plan *lines, *reserves;
	struct table *table;
	struct report *report;
	bool all;
};

static struct value line_word(struct report *report, bool revenue, bool reserve)
{
	if (reserve)
		return value_word(report, "line",
				  revenue ? "reserve_withdrawal" : "reserve_addition");
	return value_word(report, "side", revenue ? "revenue" : "expense");
}

static void add_line(const struct statement *s, const struct plan *plan,
		     const struct plan_line *line)
{
	struct report *report = s->report;
	const struct book *book = plan->book;
	bool revenue = plan_member(plan, line, AXIS_SIDE) == SIDE_REVENUE;
	enum plan_side side = revenue ? SIDE_OF_REVENUE : SIDE_OF_EXPENSE;
	struct amount difference = plan_difference(line, side);
	struct value *row = table_row(s->table);
	const enum axis axes[] = {AXIS_MUNICIPALITY, AXIS_YEAR, AXIS_PROGRAMME,
				  AXIS_DOMAIN};
	for (size_t i = 0; i < sizeof(axes) / sizeof(axes[0]); i++)
		row[MUNICIPALITY + i] = axis_value(report, book, axes[i],
						   plan_member(plan, line, axes[i]));
	row[LINE] = line_word(report, revenue, plan == s->reserves);
	row[NATURE] = axis_value(report, book, AXIS_NATURE,
				 plan_member(plan, line, AXIS_NATURE));
	row[BUDGET_ORIGINAL] = amount_value(plan_amount(line, side, PLAN_ORIGINAL));
	row[BUDGET_REVISED] = amount_value(plan_amount(line, side, PLAN_REVISED));
	row[ACTUAL] = amount_value(plan_amount(line, side, PLAN_ACTUAL));
	row[DIFFERENCE] = amount_value(difference);
	row[DIRECTION] = plan_direction(report, difference);
}

static int compare_blocks(const struct plan_line *a, const struct plan_line *b)
{
	for (size_t i = 0; i < BLOCK; i++) {
		if (a->first->key[i] != b->first->key[i])
			return a->first->key[i] < b->first->key[i] ? -1 : 1;
	}
	return 0;
}

/* Expense and revenue of one block, or all of its reserve lines. */
static void add_block(const struct statement *s, const struct plan *plan, size_t from,
		      size_t to)
{
	struct plan_line line;
	for (size_t at = from; at < to;) {
		plan_next(plan, &at, DEPTH_STATEMENT, &line);
		add_line(s, plan, &line);
	}
}

static bool shows_reserves(const struct statement *s, const struct plan_line *reserve,
			   bool beside_domain)
{
	return s->all || (beside_domain && plan_member(s->reserves, reserve,
						       AXIS_PROGRAMME) != MEMBER_NONE);
}

/* Both plans are sorted by block: merge them. */
static void add_blocks(const struct statement *s)
{
	struct plan_line line, reserve;
	size_t at = 0, from = 0, reserve_at = 0, reserve_from = 0;
	bool more = plan_next(s->lines, &at, BLOCK, &line);
	bool more_reserves = plan_next(s->reserves, &reserve_at, BLOCK, &reserve);
	while (more || more_reserves) {
		int order = !more            ? 1
			    : !more_reserves ? -1
					     : compare_blocks(&line, &reserve);
		if (order <= 0) {
			add_block(s, s->lines, from, at);
			from = at;
			more = plan_next(s->lines, &at, BLOCK, &line);
		}
		if (order >= 0) {
			if (shows_reserves(s, &reserve, order == 0))
				add_block(s, s->reserves, reserve_from, reserve_at);
			reserve_from = reserve_at;
			more_reserves =
				plan_next(s->reserves, &reserve_at, BLOCK, &reserve);
		}
	}
}

void deficit_statement_table(const struct book *book, const struct filter *filter,
			     struct report *report)
{
	const struct plan_request normal = {.order = PLAN_BY_PROGRAMME};
	struct plan lines, reserves;
	plan_build(&lines, book, filter, &normal, &report->arena);
	const struct plan_request reserve = {
		.order = PLAN_BY_PROGRAMME, .reserves = true, .stage = lines.stage};
	plan_build(&reserves, book, filter, &reserve, &report->arena);
	const struct statement statement = {
		.lines = &lines,
		.reserves = &reserves,
		.table = report_table(report, "deficit", "statement", columns, COLUMNS),
		.report = report,
		.all = filter->all,
	};
	add_blocks(&statement);
}
