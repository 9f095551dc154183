/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * previous - the forecasts of an earlier monthly report, from its JSON
 *
 * Amounts are read from their digits: as a double they would no longer be exact.
 */
#include "previous.h"

#include "citizen.h"
#include "json_tree.h"
#include "money.h"
#include "source.h"

#include <string.h>

struct reading {
	struct book *book;
	const char *file;
	struct diags *diags;
};

static const struct json_node *find(const struct json_node *object, const char *name)
{
	const struct json_node *node =
		object && object->kind == JSON_OBJECT ? object->child : NULL;
	while (node && strcmp(node->name, name) != 0)
		node = node->next;
	return node;
}

static const char *text_of(const struct json_node *object, const char *name)
{
	const struct json_node *node = find(object, name);
	return node && node->kind == JSON_STRING ? node->string : "";
}

/* The element of a list whose "name" it is. */
static const struct json_node *find_named(const struct json_node *list, const char *name)
{
	const struct json_node *node =
		list && list->kind == JSON_LIST ? list->child : NULL;
	while (node && strcmp(text_of(node, "name"), name) != 0)
		node = node->next;
	return node;
}

static int refuse(const struct reading *r, const struct json_node *node, const char *what)
{
	const struct place place = {.file = r->file, .line = node ? node->line : 0};
	return diag_error(r->diags, &place,
			  "%s, expected a report that sdgrip report -f json wrote", what);
}

/* A forecast that was not known is no row. */
static int read_forecast(const struct reading *r, const struct json_node *row,
			 const char *domain)
{
	struct earlier *earlier = &r->book->earlier;
	const struct json_node *node = find(row, "forecast");
	if (!node)
		return refuse(r, row, "has a row without 'forecast'");
	if (node->kind != JSON_NUMBER)
		return 0;
	char digits[40] = "";
	cents forecast;
	if (node->length < sizeof(digits))
		memcpy(digits, node->text, node->length);
	if (money_parse(digits, NUMBER_POINT, &forecast) != NUMBER_OK)
		return refuse(r, node, "has a forecast that is not an amount");
	earlier->rows[earlier->count++] = (struct earlier_forecast){
		.domain = arena_strdup(&r->book->arena, domain), .forecast = forecast};
	return 0;
}

static int read_headline(const struct reading *r, const struct json_node *table)
{
	const struct json_node *rows = find(table, "rows"), *total = find(table, "total");
	size_t count = 1;
	if (!rows || rows->kind != JSON_LIST)
		return refuse(r, table, "has no rows in 'headline'");
	for (const struct json_node *row = rows->child; row; row = row->next)
		count++;
	r->book->earlier.rows =
		arena_alloc(&r->book->arena, count * sizeof(*r->book->earlier.rows));
	int status = 0;
	for (const struct json_node *row = rows->child; row; row = row->next)
		if (read_forecast(r, row, text_of(row, "domain")) < 0)
			status = -1;
	if (total && read_forecast(r, total, "") < 0)
		status = -1;
	return status;
}

static int read_report(const struct reading *r, const struct json_node *top)
{
	struct earlier *earlier = &r->book->earlier;
	if (strcmp(text_of(top, "schema"), "sdgrip.report") != 0)
		return refuse(r, top, "is JSON of another kind");
	if (strcmp(text_of(top, "report"), "report") != 0)
		return refuse(r, find(top, "report"), "is not a monthly report");
	const struct json_node *notes = find(top, "notes");
	const struct json_node *table = find_named(find(top, "tables"), "headline");
	if (!table)
		return refuse(r, top, "has no table 'headline'");
	if (period_parse(text_of(find_named(notes, "period"), "value"), 0,
			 &earlier->period) < 0)
		return refuse(r, notes, "does not say its period");
	earlier->covers = arena_strdup(&r->book->arena,
				       text_of(find_named(notes, "covers"), "value"));
	return read_headline(r, table);
}

int previous_read(struct book *book, const char *path, struct diags *diags)
{
	struct source source;
	struct json_tree tree;
	const char *file = citizen_hide_name(&book->arena, path);
	const struct reading r = {.book = book, .file = file, .diags = diags};
	book->earlier = (struct earlier){.file = file};
	source_init(&source);
	int status = source_read(&source, path, NULL, diags);
	if (status == 0) {
		status = json_tree_read(&tree, source.text, source.length, file, diags);
		if (status == 0)
			status = read_report(&r, tree.top);
		json_tree_release(&tree);
	}
	source_release(&source);
	return status;
}
