/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * format - writes any report to a stream; knows nothing of municipalities
 */
#ifndef SDGRIP_FORMAT_H
#define SDGRIP_FORMAT_H

#include "report.h"

#include <stdbool.h>
#include <stdio.h>

struct style {
	enum language language;
	bool colour;    /* only on a terminal, never with NO_COLOR */
	int width;      /* columns of the terminal; 0: not a terminal, no limit */
	bool thousands; /* money in x 1.000 euro (human formats) */
	bool excel;     /* CSV for Dutch Excel: BOM, ';', decimal comma, CRLF */
	bool totals;    /* CSV and jsonl: total rows too */
};

/* Options that only some formats heed; given to another one they are a usage error. */
enum { FORMAT_EXCEL = 1, FORMAT_TOTALS = 2, FORMAT_THOUSANDS = 4 };

struct format {
	const char *name;      /* "json"; summary is label "format:NAME" */
	const char *extension; /* "json": -o report.json picks it */
	bool one_table;        /* can hold only one table: --table chooses */
	unsigned heeds;        /* FORMAT_... */
	void (*render)(const struct report *report, const struct style *style,
		       FILE *stream);
};

#define FORMATS(X) X(text) X(json) X(jsonl) X(csv) X(markdown)

#define X(name) extern const struct format format_##name;
FORMATS(X)
#undef X

extern const struct format *const formats[]; /* ended by NULL; src/render/formats.c */
const struct format *format_find(const char *name);
const struct format *format_by_extension(const char *path); /* NULL when unknown */

#endif
