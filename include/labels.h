/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * labels - every word a person sees, in Dutch and English, from one table
 * (data/codes/labels.csv)
 *
 * Keys: a column name ("budget_original"), "TABLE.column" or "ANALYSIS.TABLE.column"
 * where a title differs per table, "analysis:NAME", "table:ANALYSIS.NAME",
 * "member:AXIS.CODE" (code in lower case), "finding:CODE", "finding:CODE.action",
 * "note:NAME", "option:NAME", "format:NAME", "importer:NAME", "text:NAME".
 */
#ifndef SDGRIP_LABELS_H
#define SDGRIP_LABELS_H

#include "arena.h"

#include <stddef.h>

enum language { LANGUAGE_NL, LANGUAGE_EN, LANGUAGE_COUNT };

struct label {
	const char *text[LANGUAGE_COUNT]; /* UTF-8; never NULL in a table */
};

struct labels {
	struct arena arena;
	struct label_entry *entries; /* in file order */
	size_t count, room;
	size_t *slots; /* hash table over keys */
	size_t nslots;
};

void labels_init(struct labels *labels);
void labels_release(struct labels *labels);

/* Adds or replaces. Copies its arguments. */
void labels_add(struct labels *labels, const char *key, const char *nl, const char *en);

/* NULL when there is no such key. */
const struct label *labels_find(const struct labels *labels, const char *key);
/* labels_find on a formatted key. */
const struct label *labels_findf(const struct labels *labels, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

#endif
