/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * iv3json - an Iv3 delivery in JSON as plain rows
 *
 * Names are compared exactly. A name that the schema does not know is mostly a known one
 * in another spelling, and is refused; only elements of the parts may hold more, and what
 * more they hold is not read.
 */
#include "iv3json.h"

#include "json_tree.h"
#include "utf8.h"
#include "words.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define X(name) #name,
const char *const iv3_block_names[] = {IV3_BLOCKS(X)};
#undef X

const char *const iv3_meta_names[] = {
	"overheidslaag", "overheidsnummer", "boekjaar",
	"periode",       "status",          "overheidsnaam",
};

static const char *const meta_names[] = {
	"overheidslaag",   "overheidsnummer",  "boekjaar",
	"periode",         "status",           "overheidsnaam",
	"datum",           "details_openbaar", "financieel_pakket",
	"export_software",
};

static const char *const top_names[] = {"metadata", "data", "contact", "opmerkingen"};

#define COUNT(names) (sizeof(names) / sizeof((names)[0]))

struct reading {
	struct iv3_json *json;
	const char *file;
	struct arena *arena;
	struct diags *diags;
	struct iv3_row *rows;
	size_t count, room;
	int status;
};

static struct place place_of(const struct reading *r, const struct json_node *node)
{
	return (struct place){.file = r->file, .line = node->line};
}

/* Where the name stands in the list; `count` with an error when it does not. */
static size_t find_name(struct reading *r, const struct json_node *node,
			const char *where, const char *const *names, size_t count)
{
	size_t i = 0;
	while (i < count && strcmp(names[i], node->name) != 0)
		i++;
	if (i < count)
		return i;
	const char *nearest = text_nearest(node->name, names, count);
	const struct place place = place_of(r, node);
	r->status = diag_error(r->diags, &place, "unknown name '%s' in %s%s%s%s",
			       cell_shown(node->name, r->arena), where,
			       nearest ? ", did you mean '" : "", nearest ? nearest : "",
			       nearest ? "'?" : "");
	return count;
}

/* Year and period were strings once; everything else is one. */
static void read_meta(struct reading *r, const struct json_node *node, enum iv3_meta meta)
{
	const bool number = meta == IV3_YEAR || meta == IV3_PERIOD;
	const struct place place = place_of(r, node);
	r->json->meta[meta].line = node->line;
	if (node->kind == JSON_STRING)
		r->json->meta[meta].text = arena_strdup(r->arena, node->string);
	else if (number && node->kind == JSON_NUMBER)
		r->json->meta[meta].text =
			arena_strndup(r->arena, node->text, node->length);
	else
		r->status = diag_error(r->diags, &place, "'%s' is not a %s", node->name,
				       number ? "number" : "string");
}

static void read_metadata(struct reading *r, const struct json_node *metadata)
{
	r->json->line = metadata->line;
	for (const struct json_node *node = metadata->child; node; node = node->next) {
		const size_t meta =
			find_name(r, node, "metadata", meta_names, COUNT(meta_names));
		if (meta < IV3_META_COUNT)
			read_meta(r, node, (enum iv3_meta)meta);
	}
}

static void mistake(struct iv3_row *row, const char *column, const char *defect)
{
	if (row->defect)
		return;
	row->column = column;
	row->defect = defect;
}

/* Whole numbers, as 12 or 12.0; digits are kept as they are, so nothing is rounded. */
static void read_amount(struct reading *r, struct iv3_row *row,
			const struct json_node *node)
{
	if (node->kind != JSON_NUMBER) {
		mistake(row, "bedrag",
			"the amount is no number, expected one without quotes");
		return;
	}
	const char *text = arena_strndup(r->arena, node->text, node->length);
	const size_t whole = strspn(text, "-0123456789");
	const char *rest = text + whole + (text[whole] == '.');
	const bool right = !rest[strspn(rest, "0")];
	if (!right)
		mistake(row, "bedrag",
			arena_printf(r->arena,
				     "'%s' is not a whole number, as amounts of Iv3 are",
				     cell_shown(text, r->arena)));
	row->amount = right ? arena_strndup(r->arena, text, whole) : text;
}

/* A member that an element must have. */
struct slot {
	const char *name;
	const char **code; /* NULL: the amount */
};

static void read_slot(struct reading *r, struct iv3_row *row,
		      const struct json_node *element, struct slot slot)
{
	const struct json_node *node = element->child;
	while (node && strcmp(node->name, slot.name) != 0)
		node = node->next;
	if (!node)
		mistake(row, slot.name, "missing");
	else if (!slot.code)
		read_amount(r, row, node);
	else if (node->kind == JSON_STRING)
		*slot.code = arena_strdup(r->arena, node->string);
	else /* the number 6.10 would be the same as 6.1 */
		mistake(row, slot.name, "the code is no string, expected one in quotes");
}

static void read_row(struct reading *r, const struct json_node *element,
		     enum iv3_block block)
{
	r->rows = xgrow(r->rows, &r->room, r->count + 1, sizeof(*r->rows));
	struct iv3_row *row = &r->rows[r->count++];
	*row = (struct iv3_row){element->line, block, "", "", "", "", "", NULL, NULL};
	const struct slot slots[] = {
		block <= IV3_baten ? (struct slot){"taakveld", &row->task_field}
				   : (struct slot){"balanscode", &row->balance_code},
		block == IV3_balans_standen ? (struct slot){"standper", &row->date}
					    : (struct slot){"categorie", &row->category},
		{"bedrag", NULL},
	};
	if (element->kind != JSON_OBJECT)
		mistake(row, NULL,
			"this is no object, expected names and values in braces");
	else if (block < IV3_kengetallen) /* key figures are no amounts */
		for (size_t i = 0; i < COUNT(slots); i++)
			read_slot(r, row, element, slots[i]);
}

static void read_list(struct reading *r, const struct json_node *list,
		      enum iv3_block block)
{
	const struct place place = place_of(r, list);
	if (list->kind != JSON_LIST) {
		r->status = diag_error(r->diags, &place, "'%s' is no list", list->name);
		return;
	}
	for (const struct json_node *row = list->child; row; row = row->next)
		read_row(r, row, block);
}

static void read_data(struct reading *r, const struct json_node *data)
{
	bool seen[IV3_BLOCK_COUNT + 1] = {false};
	const struct place place = place_of(r, data);
	for (const struct json_node *list = data->child; list; list = list->next) {
		const size_t block =
			find_name(r, list, "data", iv3_block_names, IV3_BLOCK_COUNT);
		seen[block] = true;
		if (block < IV3_BLOCK_COUNT)
			read_list(r, list, (enum iv3_block)block);
	}
	for (size_t i = IV3_lasten; i <= IV3_baten; i++)
		if (!seen[i])
			r->status = diag_error(r->diags, &place, "data has no '%s'",
					       iv3_block_names[i]);
}

/* "'a', 'b'": what there is instead. */
static const char *list_names(struct reading *r, const struct json_node *top)
{
	const char *list = "";
	size_t count = 0;
	for (const struct json_node *node = top->child; node && count < 6;
	     node = node->next, count++)
		list = arena_printf(r->arena, "%s%s'%s'", list, count ? ", " : "",
				    cell_shown(node->name, r->arena));
	return *list ? list : "nothing";
}

static void read_top(struct reading *r, const struct json_node *top)
{
	const struct json_node *found[COUNT(top_names) + 1] = {NULL};
	const struct place place = {.file = r->file};
	const bool object = top->kind == JSON_OBJECT;
	for (const struct json_node *node = object ? top->child : NULL; node;
	     node = node->next)
		for (size_t i = 0; i < COUNT(top_names); i++)
			if (strcmp(node->name, top_names[i]) == 0)
				found[i] = node;
	if (!found[0] || !found[1] || found[0]->kind != JSON_OBJECT ||
	    found[1]->kind != JSON_OBJECT) {
		r->status = diag_error(r->diags, &place,
				       "is JSON, but no Iv3 delivery: expected the "
				       "objects 'metadata' and 'data', there is %s",
				       object ? list_names(r, top) : "a list");
		return;
	}
	for (const struct json_node *node = top->child; node; node = node->next)
		find_name(r, node, "the delivery", top_names, COUNT(top_names));
	read_metadata(r, found[0]);
	read_data(r, found[1]);
}

int iv3json_read(struct iv3_json *json, const char *text, size_t length, const char *file,
		 struct arena *arena, struct diags *diags)
{
	struct json_tree tree;
	struct reading r = {.json = json, .file = file, .arena = arena, .diags = diags};
	const struct place place = {.file = file};
	*json = (struct iv3_json){.line = 0};
	if (length > IV3_JSON_MOST)
		return diag_error(
			diags, &place,
			"is JSON of more than 16 MiB, which no Iv3 delivery is");
	r.status = json_tree_read(&tree, text, length, file, diags);
	if (r.status == 0)
		read_top(&r, tree.top);
	json_tree_release(&tree);
	struct iv3_row *rows = arena_alloc(arena, (r.count + 1) * sizeof(*rows));
	if (r.count > 0)
		memcpy(rows, r.rows, r.count * sizeof(*rows));
	free(r.rows);
	json->rows = rows;
	json->count = r.count;
	return r.status;
}
