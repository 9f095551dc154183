/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * inspection - what one file looks like, without having been imported
 *
 * Filled by import when needs.inspect is set, and turned into a report by the question
 * `inspect`. Everything is plain data; words such as a type are codes with a label
 * ("member:content.amount"). Strings live in the book's arena, and none of them holds
 * what could be the number of a citizen.
 */
#ifndef SDGRIP_INSPECTION_H
#define SDGRIP_INSPECTION_H

#include <stdbool.h>
#include <stddef.h>

struct inspected_column {
	size_t number;      /* from 1 */
	const char *header; /* "" when there is none */
	const char *type;   /* "empty" "whole" "amount" "number" "year" "month" "period"
			       "date" "municipality" "task_field" "category" "yes_no"
			       "choice" "code" "text" "citizen" */
	/* "comma" "point" "plain"; "as_comma" "as_point": could be both, the other
	 * columns decide; "given_comma" "given_point": the user does; "ambiguous":
	 * nothing decides; "contradictory". NULL: no number */
	const char *style;
	size_t style_line;      /* first line that shows the style; 0: none does */
	size_t contrary_line;   /* contradictory: the first line of the other style */
	size_t empty;           /* blank, or a sign for not known */
	size_t values;          /* cells that are not empty, subtotals included */
	size_t distinct;        /* different values */
	bool more_distinct;     /* they were too many, too long or too private to count */
	size_t other;           /* values that do not fit the type */
	size_t other_line;      /* the first of them; 0: none */
	const char *low, *high; /* range, with a decimal point; NULL: none to show */
	bool is_number;         /* low and high are numbers */
	const char *example;    /* NULL: none */
	bool withheld;          /* there are values, but none may be shown */
	const char *role; /* field of the importer, or key of the section; NULL: none */
};

/* A line of the section: `text` as it is, or a comment with label "text:inspect_NOTE". */
struct inspected_line {
	const char *text, *note;
};

/* A cell that reads in two ways, of the column in which the two lie furthest apart. */
struct two_readings {
	const char *header, *cell; /* header NULL: no column is ambiguous */
	size_t line;
	const char *comma, *point;
};

struct inspection {
	const char *name;      /* as the user wrote it */
	const char *sha256;    /* of the file as stored */
	const char *encoding;  /* "utf-8" */
	const char *decided;   /* "bom" "valid" "nul_pattern" "fallback" "option" */
	const char *delimiter; /* "semicolon" "comma" "tab" "pipe"; "none": one column */
	size_t header_line;    /* 0: there is none */
	size_t preamble;       /* lines before the header line */
	size_t rows;           /* records after the header line that hold anything */
	size_t blank_rows, subtotal_rows;
	size_t uneven_rows;   /* of another number of fields than the header, or broken */
	size_t uneven_line;   /* the first of them */
	const char *importer; /* that fits, or else is nearest; NULL: none */
	const char
		*missing; /* columns the nearest lacks: a, b/c (b or c); NULL: it fits */
	struct two_readings two;
	struct inspected_column *columns;
	size_t ncolumns;
	struct inspected_line *lines; /* of a section of sdgrip.ini */
	size_t nlines, lines_room;
};

#endif
