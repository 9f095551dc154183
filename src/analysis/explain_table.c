/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * explain_table - the table of effects: a line per product and unit
 */
#include "explain.h"

#include "by.h"
#include "disclosure.h"

enum {
	DOMAIN,
	PRODUCT,
	PRODUCT_NAME,
	UNIT,
	BASE,
	OUTCOME,
	VOLUME,
	MIX,
	PRICE,
	PRICE_INDEX,
	PRICE_OTHER,
	NEW,
	ENDED,
	TOTAL,
	UNSPLIT,
	BASE_VOLUME,
	OUTCOME_VOLUME,
	BASE_PRICE,
	OUTCOME_PRICE,
	CONTRACT_PRICE,
	BASE_PEOPLE,
	OUTCOME_PEOPLE,
	CLIENTS,
	PER_CLIENT,
	UNIT_NAME,
	COLUMNS
};

enum { PRICE_DECIMALS = 4 };

static const struct column columns[COLUMNS] = {
	[DOMAIN] = {.name = "domain", .type = VALUE_TEXT, .flags = COLUMN_KEY},
	[PRODUCT] = {.name = "product", .type = VALUE_CODE, .flags = COLUMN_KEY},
	[PRODUCT_NAME] = {.name = "product_name", .type = VALUE_TEXT},
	[UNIT] = {.name = "unit", .type = VALUE_CODE, .flags = COLUMN_KEY},
	[BASE] = {.name = "base", .type = VALUE_MONEY},
	[OUTCOME] = {.name = "outcome", .type = VALUE_MONEY},
	[VOLUME] = {.name = "volume", .type = VALUE_MONEY},
	[MIX] = {.name = "mix", .type = VALUE_MONEY},
	[PRICE] = {.name = "price", .type = VALUE_MONEY},
	[PRICE_INDEX] = {.name = "price_index", .type = VALUE_MONEY},
	[PRICE_OTHER] = {.name = "price_other", .type = VALUE_MONEY},
	[NEW] = {.name = "new", .type = VALUE_MONEY},
	[ENDED] = {.name = "ended", .type = VALUE_MONEY},
	[TOTAL] = {.name = "total", .type = VALUE_MONEY},
	[UNSPLIT] = {.name = "unsplit", .type = VALUE_MONEY},
	[BASE_VOLUME] = {.name = "base_volume", .type = VALUE_QUANTITY},
	[OUTCOME_VOLUME] = {.name = "outcome_volume", .type = VALUE_QUANTITY},
	[BASE_PRICE] = {.name = "base_price",
			.type = VALUE_NUMBER,
			.decimals = PRICE_DECIMALS},
	[OUTCOME_PRICE] = {.name = "outcome_price",
			   .type = VALUE_NUMBER,
			   .decimals = PRICE_DECIMALS},
	[CONTRACT_PRICE] = {.name = "contract_price",
			    .type = VALUE_NUMBER,
			    .decimals = PRICE_DECIMALS},
	[BASE_PEOPLE] = {.name = "base_people", .type = VALUE_COUNT},
	[OUTCOME_PEOPLE] = {.name = "outcome_people", .type = VALUE_COUNT},
	[CLIENTS] = {.name = "volume_clients", .type = VALUE_MONEY},
	[PER_CLIENT] = {.name = "volume_per_client", .type = VALUE_MONEY},
	[UNIT_NAME] = {.name = "unit_name", .type = VALUE_TEXT},
};

/* All that tells about the people behind a line. */
static const char *const guarded[] = {"base",
				      "outcome",
				      "volume",
				      "mix",
				      "price",
				      "price_index",
				      "price_other",
				      "new",
				      "ended",
				      "total",
				      "unsplit",
				      "base_volume",
				      "outcome_volume",
				      "base_price",
				      "outcome_price",
				      "base_people",
				      "outcome_people",
				      "contract_price",
				      "volume_clients",
				      "volume_per_client",
				      NULL};

static const struct {
	enum effect effect;
	int column;
} effect_columns[] = {{EFFECT_VOLUME, VOLUME}, {EFFECT_MIX, MIX},
		      {EFFECT_PRICE, PRICE},   {EFFECT_NEW, NEW},
		      {EFFECT_ENDED, ENDED},   {EFFECT_UNSPLIT, UNSPLIT}};

static void fill_effects(const struct effects *effects, struct value *cells)
{
	for (size_t i = 0; i < sizeof(effect_columns) / sizeof(effect_columns[0]); i++)
		if (effects_has(effects, effect_columns[i].effect))
			cells[effect_columns[i].column] =
				value_money(effects->amount[effect_columns[i].effect]);
	cells[TOTAL] = value_money(effects->total);
}

static void fill_index(const struct explain *e, const struct effects *effects,
		       cents index, struct value *cells)
{
	if (!e->rates_known || !effects_has(effects, EFFECT_PRICE))
		return;
	cells[PRICE_INDEX] = value_money(index);
	cells[PRICE_OTHER] = value_money(effects->amount[EFFECT_PRICE] - index);
}

/* Volume and mix are also more clients and more per client. */
static void fill_clients(const struct effects *effects, cents clients,
			 struct value *cells)
{
	cells[CLIENTS] = value_money(clients);
	cells[PER_CLIENT] = value_money(effects->amount[EFFECT_VOLUME] +
					effects->amount[EFFECT_MIX] - clients);
}

/* Euros per unit: cents by thousandths. */
static struct value unit_price(cents cost, int64_t quantity)
{
	return quantity == 0 ? value_none()
			     : value_number((double)cost * 10.0 / (double)quantity);
}

static struct value people_value(int64_t people)
{
	return people > 0 ? value_count(people) : value_none();
}

static void fill_sides(const struct change *change, struct value *cells)
{
	const struct product_change *amounts = &change->amounts;
	cells[BASE] = value_money(amounts->c0);
	cells[OUTCOME] = value_money(amounts->c1);
	if (amounts->q0 != 0 || amounts->q1 != 0) {
		cells[BASE_VOLUME] = value_quantity(amounts->q0);
		cells[OUTCOME_VOLUME] = value_quantity(amounts->q1);
	}
	cells[BASE_PRICE] = unit_price(amounts->c0, amounts->q0);
	cells[OUTCOME_PRICE] = unit_price(amounts->c1, amounts->q1);
	if (change->contract_known)
		cells[CONTRACT_PRICE] = value_number(change->contract);
	cells[BASE_PEOPLE] = people_value(change->people[SIDE_BASE]);
	cells[OUTCOME_PEOPLE] = people_value(change->people[SIDE_OUTCOME]);
}

/* Members of --by, those that stand for several in one cell. */
static void fill_by(const struct explain *e, member by, struct value *cells)
{
	const struct book *book = e->book;
	const enum axis axis = e->request.by;
	if (by == MEMBER_OTHER) {
		cells[0] = value_code(e->report, "overig");
		return;
	}
	if (by < book->axis[axis].count) {
		cells[0] = axis_value(e->report, book, axis, by);
		if (axis_has_names(book, axis))
			cells[1] = axis_member_name(e->report, book, axis, by);
		return;
	}
	const struct joined *joined = &e->joined[by - book->axis[axis].count];
	const char *text = "";
	for (size_t i = 0; i < joined->count; i++) {
		const char *code = joined->members[i] == MEMBER_NONE
					   ? "-"
					   : book_code(book, axis, joined->members[i]);
		text = arena_printf(e->arena, "%s%s%s", text, i ? " + " : "", code);
	}
	cells[0] = value_code(e->report, text);
}

static struct table *new_table(const struct explain *e)
{
	struct column all[COLUMNS + BY_COLUMNS];
	const struct by by = {.axes = {e->request.by}, .count = 1};
	size_t count = COLUMNS;
	for (size_t i = 0; i < COLUMNS; i++)
		all[i] = columns[i];
	if (e->request.by != AXIS_COUNT)
		count += by_columns(&by, e->book, e->report, all + COLUMNS);
	return report_table(e->report, "explain", "effects", all, count);
}

/* Of the code list of iWmo and iJw: "01" is a minute. */
static struct value unit_name(const struct explain *e, const struct change *change)
{
	const struct book *book = e->book;
	const struct standard_code *unit =
		book->codes ? codes_standard(book->codes, LIST_UNIT,
					     book_code(book, AXIS_DOMAIN, change->domain),
					     book_code(book, AXIS_UNIT, change->unit))
			    : NULL;
	return unit ? value_text(e->report, unit->name) : value_none();
}

static void add_line(const struct explain *e, const struct change *change,
		     struct table *table)
{
	struct value *cells = table_row(table);
	cells[DOMAIN] = axis_value(e->report, e->book, AXIS_DOMAIN, change->domain);
	cells[PRODUCT] = axis_value(e->report, e->book, AXIS_PRODUCT, change->product);
	cells[PRODUCT_NAME] =
		product_title(e->report, e->book, change->domain, change->product);
	cells[UNIT] = axis_value(e->report, e->book, AXIS_UNIT, change->unit);
	cells[UNIT_NAME] = unit_name(e, change);
	fill_sides(change, cells);
	fill_effects(&change->effects, cells);
	fill_index(e, &change->effects, change->index, cells);
	if (change->clients_known)
		fill_clients(&change->effects, change->clients, cells);
	if (e->request.by != AXIS_COUNT)
		fill_by(e, change->by, cells + COLUMNS);
}

/* Across units there is no mix: volume and mix are one effect of quantity. */
static void add_total(const struct explain *e, struct table *table)
{
	cents base = 0, outcome = 0, index = 0, clients = 0;
	bool known = effects_has(&e->total, EFFECT_VOLUME);
	struct value *cells = table_total(table);
	for (size_t i = 0; i < e->nchanges; i++) {
		base += e->changes[i].amounts.c0;
		outcome += e->changes[i].amounts.c1;
		index += e->changes[i].index;
		clients += e->changes[i].clients;
		known &= e->changes[i].clients_known ||
			 !effects_has(&e->changes[i].effects, EFFECT_VOLUME);
	}
	cells[BASE] = value_money(base);
	cells[OUTCOME] = value_money(outcome);
	fill_effects(&e->total, cells);
	fill_index(e, &e->total, index, cells);
	if (known)
		fill_clients(&e->total, clients, cells);
	if (e->one_unit || !effects_has(&e->total, EFFECT_MIX))
		return;
	cells[MIX] = value_none();
	cells[VOLUME] =
		value_money(e->total.amount[EFFECT_VOLUME] + e->total.amount[EFFECT_MIX]);
}

/* Of both sides the one with the fewest people. */
static int64_t fewest(const struct change *change)
{
	const int64_t base = change->people[SIDE_BASE];
	const int64_t outcome = change->people[SIDE_OUTCOME];
	if (change->dominated)
		return PEOPLE_DOMINATED;
	if (base <= 0 || outcome <= 0)
		return base > 0 ? base : outcome;
	return base < outcome ? base : outcome;
}

/* With --by, the rows of a product and unit add up to what is shown without it. */
static size_t line_of(const struct explain *e, const struct change *change)
{
	const struct dictionary *axis = e->book->axis;
	const size_t product =
		change->domain * axis[AXIS_PRODUCT].count + change->product;
	return product * axis[AXIS_UNIT].count + change->unit;
}

void explain_fill(struct explain *e)
{
	struct table *table = new_table(e);
	const size_t rows = e->nchanges + 1;
	int64_t *people = arena_alloc(e->arena, rows * sizeof(*people));
	size_t *line = arena_alloc(e->arena, 3 * rows * sizeof(*line));
	size_t *across = line + rows, *above = across + rows; /* above: all together */
	for (size_t i = 0; i < e->nchanges; i++) {
		add_line(e, &e->changes[i], table);
		people[i] = fewest(&e->changes[i]);
		line[i] = line_of(e, &e->changes[i]);
		across[i] = e->changes[i].by;
	}
	if (e->nchanges == 0)
		return;
	add_total(e, table);
	struct guarded guard = {.table = table, .columns = guarded, .people = people};
	if (e->request.by != AXIS_COUNT) {
		guard.line = line;
		guard.across = across;
		guard.above = above;
	}
	disclosure_apply(e->book, &guard, e->report);
}
