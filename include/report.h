/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * report - the answer to a question as plain data: notes, findings, tables of typed
 * values
 *
 * Nothing in it is formatted, no sentence holds a number. Names are JSON keys and CSV
 * headers (English, snake_case, never changed); titles come from the labels. Everything
 * lives in report.arena.
 */
#ifndef SDGRIP_REPORT_H
#define SDGRIP_REPORT_H

#include "arena.h"
#include "diag.h"
#include "findings.h"
#include "labels.h"
#include "money.h"
#include "period.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum value_type {
	VALUE_NONE,     /* not known: null, empty, "-" */
	VALUE_TEXT,     /* words; may carry a title per language */
	VALUE_COUNT,    /* whole number */
	VALUE_QUANTITY, /* thousandths */
	VALUE_MONEY,    /* cents */
	VALUE_RATIO,    /* fraction: 0.146; human formats show a percentage */
	VALUE_NUMBER, /* a statistic with ten significant digits: a slope, a test value */
	VALUE_PERIOD,
	VALUE_CODE, /* text everywhere: 6.60, GM0363 */
	VALUE_FLAG, /* true or false */
};

struct value {
	enum value_type type;
	union {
		const char *text; /* TEXT, CODE */
		int64_t number;   /* COUNT, QUANTITY (thousandths), MONEY (cents), FLAG */
		double real;      /* RATIO, NUMBER; never NaN or infinite */
		struct period period;
	};
	/* what human formats show instead, or NULL: of TEXT a title, of NONE that
	 * it is hidden */
	const struct label *label;
};

enum column_flags {
	/* identifies the row: repeated when a wide table is printed in blocks */
	COLUMN_KEY = 1,
	/* favourable when positive: human formats print |value| with V or N */
	COLUMN_VN = 2,
	/* lines to copy: human formats print them alone, whole and unchanged */
	COLUMN_VERBATIM = 4,
};

struct column {
	const char *name;
	/* of its cells; a cell may be VALUE_NONE, or of another numeric type */
	enum value_type type;
	unsigned flags;
	int decimals;       /* human formats; 0: the default of the type */
	struct label title; /* filled by report_table */
};

struct table {
	const char *home; /* the analysis that defines it: "deficit" */
	const char *name; /* "by_domain" */
	struct label title;
	struct column *columns;
	size_t ncolumns;
	struct value *cells; /* nrows * ncolumns */
	size_t nrows, rows_room;
	struct value *total; /* ncolumns values, or NULL */
	struct report *report;
};

struct finding {
	enum severity severity;
	const char *code;
	struct value subject; /* TEXT, CODE or PERIOD; VALUE_NONE: the whole report */
	struct label text;
	struct value value; /* the number that belongs to it, or VALUE_NONE */
};

/* Where people read a note: below the title, in the account at the end, or there behind
 * the note before it. */
enum note_place { NOTE_TOP, NOTE_BODY, NOTE_DETAIL };

struct note {
	const char *name;
	enum note_place place;
	struct label title;
	struct value value;
};

struct report {
	struct arena arena;
	const struct labels *labels; /* not owned */
	const char *name;            /* "deficit" */
	struct label title;
	struct note *notes;
	size_t nnotes, notes_room;
	struct finding *findings;
	size_t nfindings, findings_room;
	struct finding *silenced; /* code and subject only: see report_silence */
	size_t nsilenced, silenced_room;
	struct table **tables;
	size_t ntables, tables_room;
};

void report_init(struct report *report, const struct labels *labels, const char *name);
void report_release(struct report *report);

/* A new, empty table. Columns are copied and get their titles: label "HOME.NAME.column",
 * else "NAME.column", else "column". The table's title is label "table:HOME.NAME". */
struct table *report_table(struct report *report, const char *home, const char *name,
			   const struct column *columns, size_t ncolumns);
/* A new row of VALUE_NONE cells; the pointer is valid until the next call. */
struct value *table_row(struct table *table);
/* The total row, made on the first call. */
struct value *table_total(struct table *table);
/* Index of a column, or -1. */
int table_column(const struct table *table, const char *name);
/* VALUE_NONE when absent. */
struct value table_cell(const struct table *table, size_t row, const char *column);

/* The same finding (code and subject) is kept once: the first. */
void report_finding(struct report *report, enum finding_id id, struct value subject,
		    struct value value);
/* From now on a finding of this code and subject is not kept: the user has explained it.
 */
void report_silence(struct report *report, enum finding_id id, struct value subject);
/* Provenance: files, filter, assumptions. Notes of one name may repeat (files). Title:
 * label "note:NAME". */
void report_note(struct report *report, const char *name, struct value value);
/* The same for what must be read before the first figure, and for what belongs to the
 * note before it. */
void report_note_at(struct report *report, enum note_place place, const char *name,
		    struct value value);

/* Takes back the table that was added last; its texts stay valid. */
void report_drop_last(struct report *report);
/* Leaves only the named table; -1 when there is none. */
int report_select(struct report *report, const char *table);
/* Asserts that every cell fits its column. Debug aid, called by main. */
void report_check(const struct report *report);
/* SEVERITY_INFO when there are no findings. */
enum severity report_worst(const struct report *report);

struct value value_none(void);
/* Known, and not shown: it rests on too few people. Empty and null for machines. */
struct value value_hidden(struct report *report);
bool value_is_hidden(const struct value *value);
/* Copied; NULL or "" gives VALUE_NONE, in value_code too. */
struct value value_text(struct report *report, const char *text);
struct value value_textf(struct report *report, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* A word with a title: value_word(r, "stage", "actual") shows label
 * "member:stage.actual", and the code in JSON. */
struct value value_word(struct report *report, const char *kind, const char *code);
struct value value_code(struct report *report, const char *code);
struct value value_count(int64_t number);
struct value value_quantity(int64_t thousandths);
struct value value_money(cents amount);
struct value value_ratio(double ratio);          /* NaN or infinite gives VALUE_NONE */
struct value value_number(double number);        /* NaN or infinite gives VALUE_NONE */
struct value value_period(struct period period); /* unset gives VALUE_NONE */
struct value value_flag(bool flag);

#endif
