/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * check_reconciliation - the ledger beside declarations, personal budgets and benefits
 *
 * Two tables: per task field what each of them has, and per task field and cause why they
 * differ. What has no cause stands in a column of its own and is a finding; it is never
 * divided, rounded or left out.
 */
#include "check.h"

#include "by.h"
#include "reconcile.h"
#include "sums.h"

enum {
	TASK_FIELD,
	LEDGER,
	DECLARATIONS,
	PGB,
	REGIONAL,
	BENEFITS,
	OTHER,
	UNEXPLAINED,
	TASK_FIELD_NAME,
	DOMAIN,
	YEAR,
	COLUMNS
};

static const struct column columns[COLUMNS] = {
	[TASK_FIELD] = {.name = "task_field", .type = VALUE_CODE, .flags = COLUMN_KEY},
	[LEDGER] = {.name = "ledger", .type = VALUE_MONEY},
	[DECLARATIONS] = {.name = "declarations", .type = VALUE_MONEY},
	[PGB] = {.name = "pgb", .type = VALUE_MONEY},
	[REGIONAL] = {.name = "regional", .type = VALUE_MONEY},
	[BENEFITS] = {.name = "benefits", .type = VALUE_MONEY},
	[OTHER] = {.name = "other", .type = VALUE_MONEY},
	[UNEXPLAINED] = {.name = "unexplained", .type = VALUE_MONEY},
	[TASK_FIELD_NAME] = {.name = "task_field_name", .type = VALUE_TEXT},
	[DOMAIN] = {.name = "domain", .type = VALUE_TEXT},
	[YEAR] = {.name = "year", .type = VALUE_PERIOD},
};

static const enum recon part_of[COLUMNS] = {
	[LEDGER] = RECON_LEDGER,     [DECLARATIONS] = RECON_DECLARATIONS,
	[PGB] = RECON_PGB,           [REGIONAL] = RECON_REGIONAL,
	[BENEFITS] = RECON_BENEFITS,
};

enum { C_TASK_FIELD, C_CAUSE, C_AMOUNT, C_LINES, C_DOMAIN, C_YEAR, CAUSE_COLUMNS };

static const struct column cause_columns[CAUSE_COLUMNS] = {
	[C_TASK_FIELD] = {.name = "task_field", .type = VALUE_CODE, .flags = COLUMN_KEY},
	[C_CAUSE] = {.name = "cause", .type = VALUE_TEXT, .flags = COLUMN_KEY},
	[C_AMOUNT] = {.name = "amount", .type = VALUE_MONEY},
	[C_LINES] = {.name = "lines", .type = VALUE_COUNT},
	[C_DOMAIN] = {.name = "domain", .type = VALUE_TEXT},
	[C_YEAR] = {.name = "year", .type = VALUE_PERIOD},
};

struct tables {
	struct checks *checks;
	struct table *fields, *causes;
	struct check_spots spots;
};

static struct value domain_value(const struct checks *checks, member domain)
{
	if (domain == MEMBER_NONE)
		return value_none();
	return value_word(checks->report, "domain",
			  book_code(checks->book, AXIS_DOMAIN, domain));
}

static struct value field_value(const struct checks *checks, member task_field)
{
	return value_code(checks->report,
			  book_code(checks->book, AXIS_TASK_FIELD, task_field));
}

static struct value year_value(const struct checks *checks, member year)
{
	return value_period(checks->book->axis[AXIS_YEAR].entries[year].period);
}

static void write_amounts(struct value *cells, const struct reconciled *field)
{
	for (size_t column = LEDGER; column <= BENEFITS; column++)
		if (field->has[part_of[column]])
			cells[column] = value_money(field->amount[part_of[column]]);
	cells[OTHER] = value_money(reconciled_other(field));
	cells[UNEXPLAINED] = value_money(reconciled_unexplained(field));
}

static void write_field(struct tables *tables, const struct reconciled *field,
			member year)
{
	struct checks *checks = tables->checks;
	struct value *cells = table_row(tables->fields);
	write_amounts(cells, field);
	cells[YEAR] = year_value(checks, year);
	cells[TASK_FIELD] = field_value(checks, field->task_field);
	cells[TASK_FIELD_NAME] = axis_member_name(checks->report, checks->book,
						  AXIS_TASK_FIELD, field->task_field);
	cells[DOMAIN] = domain_value(checks, field->domain);
	for (enum difference cause = 1; cause < DIFFERENCE_COUNT; cause++) {
		if (field->difference[cause].lines == 0)
			continue;
		struct value *line = table_row(tables->causes);
		line[C_TASK_FIELD] = field_value(checks, field->task_field);
		line[C_CAUSE] =
			value_word(checks->report, "cause", difference_word(cause));
		line[C_AMOUNT] = value_money(field->difference[cause].amount);
		line[C_LINES] = value_count(field->difference[cause].lines);
		line[C_DOMAIN] = domain_value(checks, field->domain);
		line[C_YEAR] = year_value(checks, year);
	}
}

/* What has no cause, of a task field that an administration has amounts of. */
static void find_rest(struct tables *tables, const struct reconciled *field, member year)
{
	const cents rest = reconciled_unexplained(field);
	if (rest == 0 || !reconciled_compared(field))
		return;
	const struct check_subject subject = {.year = year,
					      .stage = STAGE_ACTUAL,
					      .task_field = field->task_field,
					      .side = SIDE_EXPENSE};
	const size_t row = check_row(tables->checks, FINDING_ledger_unexplained,
				     check_subject(tables->checks, subject),
				     value_money(field->amount[RECON_LEDGER]),
				     value_money(field->amount[RECON_LEDGER] - rest));
	const member key[] = {year, STAGE_ACTUAL, field->task_field, SIDE_EXPENSE};
	check_spot(&tables->spots, row, key);
}

static void add_total(struct reconciled *total, const struct reconciled *field)
{
	for (size_t part = 0; part < RECON_COUNT; part++) {
		total->amount[part] += field->amount[part];
		total->has[part] |= field->has[part];
	}
	for (size_t cause = 0; cause < DIFFERENCE_COUNT; cause++)
		total->difference[cause].amount += field->difference[cause].amount;
}

static bool year_is_kept(const struct checks *checks, member year)
{
	return filter_keeps(&checks->filter, AXIS_YEAR, year);
}

/* The years that some administration has amounts of. */
static struct reconciliation *all_years(const struct checks *checks, size_t *last,
					size_t *count)
{
	const size_t years = checks->book->axis[AXIS_YEAR].count;
	struct reconciliation *all = arena_alloc(checks->arena, years * sizeof(*all));
	*count = 0;
	for (member year = 1; year < years; year++) {
		struct reconciliation found = {0};
		if (year_is_kept(checks, year))
			found = reconcile(checks->book, &checks->filter, year,
					  checks->arena);
		if (!found.has[RECON_LEDGER] ||
		    (!found.has[RECON_DECLARATIONS] && !found.has[RECON_PGB] &&
		     !found.has[RECON_BENEFITS]))
			continue;
		all[year] = found;
		*last = year;
		(*count)++;
	}
	return all;
}

static void write_year(struct tables *tables, const struct reconciliation *all,
		       member year, struct reconciled *total)
{
	for (size_t i = 0; i < all->count; i++) {
		write_field(tables, &all->list[i], year);
		find_rest(tables, &all->list[i], year);
		add_total(total, &all->list[i]);
	}
}

void check_reconciliation(struct checks *checks)
{
	size_t last = 0, count = 0;
	const struct reconciliation *all = all_years(checks, &last, &count);
	if (count == 0)
		return;
	struct tables tables = {
		.checks = checks,
		.fields = report_table(checks->report, "check", "reconciliation", columns,
				       COLUMNS),
		.causes = report_table(checks->report, "check", "reconciliation_causes",
				       cause_columns, CAUSE_COLUMNS),
		.spots = {.axes = {AXIS_YEAR, AXIS_STAGE, AXIS_TASK_FIELD, AXIS_SIDE},
			  .naxes = 4,
			  .kind = SPOT_LARGEST},
	};
	/* one year unless the user asks for several */
	const bool asked = checks->filter.keep[AXIS_YEAR] != NULL;
	struct reconciled total = {0};
	size_t written = 0;
	for (member year = 1; year <= last; year++) {
		if (all[year].count == 0 || (!asked && year != last))
			continue;
		write_year(&tables, &all[year], year, &total);
		written++;
	}
	if (written == 1) {
		struct value *cells = table_total(tables.fields);
		write_amounts(cells, &total);
		cells[YEAR] = year_value(checks, (member)last);
	}
	check_spots_place(checks, &tables.spots);
}
