/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * dialect - delimiter, header line and number style of one text; an option or profile
 * always wins
 */
#ifndef SDGRIP_DIALECT_H
#define SDGRIP_DIALECT_H

#include "arena.h"
#include "diag.h"
#include "money.h"

#include <stdbool.h>
#include <stddef.h>

/* Of a file with one column: a sign that text does not hold. */
enum { DELIMITER_NONE = '\x1f' };

struct dialect {
	char delimiter; /* ';' ',' '\t' '|' or DELIMITER_NONE */
	/* physical line of the header; preamble before it. 0: it has none, and its
	 * columns are called "1", "2", ... */
	size_t header_line;
	size_t preamble;      /* physical line up to which there is no data */
	const char **headers; /* as in the file, trimmed, in arena */
	size_t ncolumns;
	/* JSON: the rows come from here, and nothing is delimited in the text */
	const struct iv3_delivery *delivery;
	/* XML: likewise */
	const struct message *message;
};

/* What a user or profile says; zero: decide. */
struct dialect_hint {
	char delimiter;
	size_t header_line;
	bool headless;  /* there is no header line */
	size_t columns; /* headless: the highest number of a column that is needed */
	/* True when a record looks like the header line that is wanted; NULL: the
	 * first record with two or more non-blank, non-numeric cells after which the
	 * number of fields stays the same. "sep=" lines are always preamble. */
	bool (*is_header)(void *context, const char *const *cells, size_t count);
	void *context;
};

/* Delimiter: candidates ; , tab |, quote-aware; the one whose records have equal field
 * counts, most fields first. Errors (in diags): no candidate fits, the header line is
 * not there. Everything lives in arena. */
int dialect_decide(struct dialect *dialect, const char *text, size_t length,
		   const struct dialect_hint *hint, const char *file, struct arena *arena,
		   struct diags *diags);

/* "semicolon" "comma" "tab" "pipe" "none" <-> the character; 0 / "?" when unknown. */
char delimiter_from_word(const char *word);
const char *delimiter_word(char delimiter);

/* Evidence over all cells of the numeric columns of a file. */
struct style_vote {
	const char *file;
	struct column_vote {
		const char *header;
		enum number_style given; /* by the profile, for this column alone */
		size_t comma_line, point_line,
			ambiguous_line; /* first line of each kind; 0: none */
		const char *comma, *point,
			*ambiguous; /* and that cell's text, in arena */
	} * columns;
	size_t ncolumns;
	struct arena *arena;
};
void style_vote_init(struct style_vote *vote, const char *file,
		     const char *const *headers, size_t ncolumns, struct arena *arena);
void style_vote_add(struct style_vote *vote, size_t column, const char *cell,
		    size_t line);
/* The style of each column (NUMBER_UNDECIDED: every number reads the same in both). A
 * column whose own cells disagree is an error that names both lines, and so are two
 * columns of which the one can only be read one way and the other the other way. A column
 * that is only ambiguous follows the others; without any it is an error that names both
 * readings. What is given, for the column or else for the file, wins always, and a column
 * that is given says nothing about the others. */
int style_vote_decide(const struct style_vote *vote, enum number_style given,
		      enum number_style *styles, struct diags *diags);

#endif
