/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * fuzz_iv3json - any text as a delivery in JSON, first as such and then as a file
 *
 * What the scanner calls JSON must be JSON to the parser too, with as many values.
 */
#define _GNU_SOURCE
#include "fuzz_book.h"
#include "iv3json.h"
#include "json_scan.h"
#include "json_tree.h"

static size_t count_nodes(const struct json_node *node)
{
	size_t count = 0;
	for (; node; node = node->next) {
		require(node->line > 0);
		require(node->kind != JSON_NUMBER || node->length > 0);
		require(node->kind != JSON_STRING || node->string);
		count += 1 + count_nodes(node->child);
	}
	return count;
}

static void check_tree(const char *text, size_t length)
{
	struct json_scan scan;
	struct json_tree tree;
	struct diags diags;
	diags_init(&diags);
	json_scan(&scan, text, length);
	const int status = json_tree_read(&tree, text, length, "f.json", &diags);
	require((status == 0) == (diags.errors == 0));
	require(status != 0 || !scan.defect);
	require(status != 0 || count_nodes(tree.top) == scan.count);
	require(!scan.defect || scan.line > 0);
	json_tree_release(&tree);
	json_scan_release(&scan);
	diags_flush(&diags, fuzz_nowhere());
	diags_release(&diags);
}

static int check_delivery(const char *text, size_t length)
{
	struct iv3_json json = {0};
	struct arena arena;
	struct diags diags;
	arena_init(&arena);
	diags_init(&diags);
	const int status = iv3json_read(&json, text, length, "f.json", &arena, &diags);
	require((status == 0) == (diags.errors == 0));
	for (size_t i = 0; i < json.count && status == 0; i++) {
		const struct iv3_row *row = &json.rows[i];
		require(row->line > 0 && row->block < IV3_BLOCK_COUNT);
		require(row->task_field && row->category && row->amount);
		require(!row->column || row->defect);
	}
	diags_flush(&diags, fuzz_nowhere());
	arena_release(&arena);
	diags_release(&diags);
	return status;
}

/* Behind a letter, as fuzz_book wants it. */
static void check_import(const char *text, size_t length)
{
	struct fuzz_book fuzz;
	char *data = xrealloc(NULL, length + 1);
	data[0] = 'q';
	memcpy(data + 1, text, length);
	fuzz_read(&fuzz, data, length + 1);
	require((fuzz.status == 0) == (fuzz.diags.errors == 0));
	diags_flush(&fuzz.diags, fuzz_nowhere());
	fuzz_release(&fuzz);
	free(data);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size == 0 || memchr(data, 0, size))
		return 0;
	char *text = xrealloc(NULL, size + 1);
	memcpy(text, data, size);
	text[size] = '\0';
	check_tree(text, size);
	if (check_delivery(text, size) == 0)
		check_import(text, size);
	free(text);
	return 0;
}
