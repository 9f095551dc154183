/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * messages - what diags would print, as text, so that a test can look for words in it
 */
#ifndef SDGRIP_TEST_MESSAGES_H
#define SDGRIP_TEST_MESSAGES_H

#include "diag.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Prints the messages and empties diags; the caller frees the text. */
static inline char *messages_text(struct diags *diags)
{
	char *text = NULL;
	size_t size = 0;
	FILE *stream = open_memstream(&text, &size);
	diags_flush(diags, stream);
	fclose(stream);
	return text;
}

/* True when the messages hold all words of a NULL-ended list; shows them when not. */
static inline bool messages_hold(struct diags *diags, const char *const *words)
{
	char *text = messages_text(diags);
	bool all = true;
	for (; *words; words++)
		if (!strstr(text, *words)) {
			fprintf(stderr, "expected '%s' in:\n%s\n", *words, text);
			all = false;
		}
	free(text);
	return all;
}

#define assert_messages(diags, ...) \
	assert_true(messages_hold(diags, (const char *const[]){__VA_ARGS__, NULL}))

/* ../shared, or NULL with a notice. */
static inline const char *shared_folder(void)
{
	const char *folder = getenv("SHARED");
	if (!folder || !*folder)
		folder = "../shared";
	char path[4096];
	snprintf(path, sizeof(path), "%s/data/README.md", folder);
	FILE *stream = fopen(path, "r");
	if (stream)
		fclose(stream);
	else
		fprintf(stderr, "notice: %s is not there, test skipped\n", path);
	return stream ? folder : NULL;
}

#endif
