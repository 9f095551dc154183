/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * prose - the words around the tables: findings and notes for people
 */
#ifndef SDGRIP_PROSE_H
#define SDGRIP_PROSE_H

#include "cells.h"

struct prose_line {
	enum severity severity;
	const char *text; /* "Jeugdwet: lasten hoger dan de begroting (€ 2.845.000,00)" */
};

/* The findings, alerts first; many of one kind share a line. Returns their number. */
size_t prose_findings(const struct page *page, struct prose_line **lines);

struct prose_note {
	const char *title, *text;
};

/* The notes below the title (top) or those at the end. Returns their number. */
size_t prose_notes(const struct page *page, bool top, struct prose_note **notes);

/* The blocks of the text format; width 0: lines are as long as they are. */
void prose_print_findings(const struct page *page, size_t width, FILE *stream);
void prose_print_notes(const struct page *page, bool top, size_t width, FILE *stream);
/* Bold on a terminal with colour. */
void prose_print_title(const struct page *page, const char *text, size_t width,
		       FILE *stream);

#endif
