/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * json_tree - a strict JSON text as values within values, with the line of each; the only
 * reader that uses cJSON
 *
 * The scan has seen every value before cJSON does, in the same order, so that line and
 * digits of a value are found by counting along.
 */
#include "json_tree.h"

#include "json_scan.h"
#include "words.h"

#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

struct building {
	struct json_tree *tree;
	const char *text;
	const struct json_value *next; /* of the item that is looked at next */
	const char *file;
	struct diags *diags;
	int status;
};

static enum json_kind kind_of(const cJSON *item)
{
	if (cJSON_IsObject(item))
		return JSON_OBJECT;
	if (cJSON_IsArray(item))
		return JSON_LIST;
	if (cJSON_IsString(item))
		return JSON_STRING;
	return cJSON_IsNumber(item) ? JSON_NUMBER : JSON_OTHER;
}

static int compare_names(const void *a, const void *b)
{
	const struct json_node *const *x = a, *const *y = b;
	const int order = strcmp((*x)->name, (*y)->name);
	return order ? order : ((*x)->line > (*y)->line) - ((*x)->line < (*y)->line);
}

/* Of two values with one name cJSON gives the first, and nobody knows which is meant. */
static void check_names(struct building *b, const struct json_node *object, size_t count)
{
	enum { EACH = sizeof(struct json_node *) };
	const struct json_node **nodes = arena_alloc(&b->tree->arena, count * EACH);
	size_t i = 0;
	for (const struct json_node *node = object->child; node; node = node->next)
		nodes[i++] = node;
	qsort(nodes, count, EACH, compare_names);
	for (i = 1; i < count; i++) {
		if (strcmp(nodes[i]->name, nodes[i - 1]->name) != 0)
			continue;
		const struct place place = {.file = b->file, .line = nodes[i]->line};
		b->status =
			diag_error(b->diags, &place, "'%s' stands twice in one object",
				   cell_shown(nodes[i]->name, &b->tree->arena));
	}
}

/* As deep as the scan allows, and no deeper. */
static struct json_node *build(struct building *b, const cJSON *item)
{
	const struct json_value *value = b->next++;
	struct json_node *node = arena_alloc(&b->tree->arena, sizeof(*node));
	*node = (struct json_node){.kind = kind_of(item),
				   .name = item->string,
				   .string = cJSON_GetStringValue(item),
				   .text = b->text + value->offset,
				   .length = value->length,
				   .line = value->line};
	const struct json_node **link = &node->child;
	size_t count = 0;
	for (const cJSON *child = item->child; child; child = child->next, count++) {
		struct json_node *built = build(b, child);
		*link = built;
		link = &built->next;
	}
	if (node->kind == JSON_OBJECT && count > 1)
		check_names(b, node, count);
	return node;
}

int json_tree_read(struct json_tree *tree, const char *text, size_t length,
		   const char *file, struct diags *diags)
{
	struct json_scan scan;
	*tree = (struct json_tree){.top = NULL};
	arena_init(&tree->arena);
	json_scan(&scan, text, length);
	struct building b = {.tree = tree,
			     .text = text,
			     .next = scan.values,
			     .file = file,
			     .diags = diags};
	if (scan.defect) {
		const struct place place = {.file = file, .line = scan.line};
		b.status = diag_error(diags, &place, "is not JSON: %s", scan.defect);
	} else {
		cJSON *parsed = cJSON_ParseWithLengthOpts(text, length + 1, NULL, 1);
		/* what the scan lets through can fail for want of memory only */
		if (!parsed)
			memory_exhausted();
		tree->parsed = parsed;
		tree->top = build(&b, parsed);
	}
	json_scan_release(&scan);
	return b.status;
}

void json_tree_release(struct json_tree *tree)
{
	cJSON_Delete(tree->parsed);
	arena_release(&tree->arena);
	*tree = (struct json_tree){.top = NULL};
}
