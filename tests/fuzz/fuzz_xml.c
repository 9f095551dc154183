/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * fuzz_xml - any text as XML, then as a message of iWmo or iJw, then as a file
 *
 * What begins must end, depth and texts stay within their bounds, and a message that was
 * found right gives the same rows each time.
 */
#define _GNU_SOURCE
#include "fuzz_book.h"
#include "message_walk.h"

struct heard {
	size_t depth, elements;
	bool kept;
};

static enum xml_want begins(void *context, const struct xml_element *element)
{
	struct heard *heard = context;
	heard->depth++;
	heard->elements++;
	require(element->line > 0 && element->depth == heard->depth);
	require(heard->depth <= XML_DEPTH && *element->name);
	/* every third element is kept */
	heard->kept = heard->elements % 3 == 0;
	return heard->kept ? XML_KEEP : XML_PASS;
}

static bool ends(void *context, const char *text, size_t line)
{
	struct heard *heard = context;
	require(heard->depth > 0 && line > 0);
	require(!text || (heard->kept && strlen(text) <= XML_TEXT));
	heard->depth--;
	heard->kept = false;
	return true;
}

static void check_events(const char *text, size_t length)
{
	struct heard heard = {0};
	const struct xml_listener listener = {&heard, begins, ends};
	struct diags diags;
	diags_init(&diags);
	const int status = xml_events(text, length, "utf-8", &listener, "f.xml", &diags);
	require((status == 0) == (diags.errors == 0));
	require(status != 0 || (heard.depth == 0 && heard.elements > 0));
	diags_flush(&diags, fuzz_nowhere());
	diags_release(&diags);
}

static int count_row(void *context, const struct row *row)
{
	size_t *sum = context;
	require(row->line > 0 && row->count > 0 && !row->broken);
	for (size_t i = 0; i < row->count; i++)
		*sum = (size_t)hash_bytes(*sum, row->cells[i], strlen(row->cells[i]));
	return 0;
}

static int check_message(char *text, size_t length)
{
	const struct source source = {.name = "f.xml",
				      .text = text,
				      .length = length,
				      .encoding = "utf-8",
				      .decided = "valid"};
	struct dialect dialect = {0};
	struct arena arena;
	struct diags diags;
	size_t sums[2] = {1, 1};
	arena_init(&arena);
	diags_init(&diags);
	const int status = message_read(&dialect, &source, &arena, &diags);
	require((status == 0) == (diags.errors == 0));
	for (size_t i = 0; i < 2 && status == 0; i++)
		require(message_rows(dialect.message, count_row, &sums[i]) == 0);
	require(sums[0] == sums[1]);
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
	data[0] = 'D';
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
	check_events(text, size);
	if (check_message(text, size) == 0)
		check_import(text, size);
	free(text);
	return 0;
}
