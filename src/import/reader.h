/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * reader - one file through a profile into the book
 *
 * Two passes over text in memory: the first lets the cells vote on the number style of
 * each column, the second adds facts.
 */
#ifndef SDGRIP_READER_H
#define SDGRIP_READER_H

#include "clients.h"
#include "conflict.h"
#include "control.h"
#include "convert.h"
#include "detect.h"
#include "dialect.h"
#include "grants.h"
#include "mapping.h"
#include "overlap.h"
#include "profile.h"
#include "rows.h"
#include "side.h"
#include "source.h"

#include <stdbool.h>

/* A measure or quantity cell of the row at hand. */
struct amount {
	bool given; /* the column is there */
	enum number_status status;
	int64_t value;   /* cents or thousandths; 0 unless status is NUMBER_OK */
	int64_t residue; /* of rounding, in RESIDUE_PARTS */
};

/* What is said of lines about care that were loaded. */
enum care_note { CARE_SUBMITTED, CARE_PARTLY, CARE_SPANS, CARE_CREDITS, CARE_NOTES };

/* What a field means in this file. */
struct bound {
	int column; /* in the file, -1: not there */
	enum number_style style;
	bool people; /* a measure that counts people: caseload, in thousandths */
	struct resolved preset[4];
};

struct reader {
	/* set by the caller */
	struct book *book;
	struct diags *diags;
	struct mapping *mapping;
	struct conflicts *conflicts;
	const struct home *home;
	struct control *control;
	struct overlaps *overlaps; /* NULL: not compared with other files */
	struct grants *grants;
	struct clients *clients;
	struct profile *profile;
	const char *file; /* name for messages */
	size_t source;    /* which source the file belongs to, for conflicts */
	size_t family;    /* the source that quarterly reports of its kind are together */
	struct quarters *quarters;
	const struct source *text;
	const struct dialect *dialect;
	const struct job *job; /* what was given with the file */
	/* the reader's own */
	struct arena arena;
	struct headers headers;
	size_t file_index;   /* in book.files */
	struct bound *bound; /* by field */
	int key[AXIS_COUNT]; /* field of the column that gives an axis, -1: none */
	const char *fixed[AXIS_COUNT]; /* of the profile, the file name or sdgrip.ini */
	struct converter convert;
	const char *numbers; /* "decimal comma": what was decided */
	const char *unread;  /* headers that no field has: "'A', 'B'", or "" */
	/* the row at hand */
	size_t line;
	const char *const *raw; /* its cells by column */
	size_t count;
	const char **cells;     /* by field; NULL: no such column */
	struct amount *amounts; /* by field */
	struct fact *facts;
	size_t nfacts;
	char client[PSEUDONYM_LENGTH + 1]; /* its pseudonym; "" none, or not known yet */
	struct side_state side;            /* for importers that take over whole rows */
	unsigned care_flags;               /* bits of care_note */
	/* over the file */
	size_t overlap;          /* in overlaps; SIZE_MAX: not compared */
	uint64_t *overlap_seeds; /* by column */
	struct period period;    /* the last one that was interned */
	member period_member;
	size_t rounded_quantities;
	size_t provisional; /* rows whose period has an asterisk */
	struct {
		size_t rows;
		cents amount;
	} care[CARE_NOTES];
	size_t unmapped_rows;
	cents unmapped_amount;
	bool overflow;
	bool fatal; /* something no rejected row can account for: the file fails */
	size_t reject_layout;    /* in book.rejects; SIZE_MAX: none yet */
	const char *reject_name; /* of the file, in rejects.arena; NULL: none yet */
	bool reject_hidden;      /* no cells of this file may be written */
};

/* Reads everything. 0, or -1 when a row was rejected or the file could not be read. */
int reader_run(struct reader *reader);

/* Which column each field has, and what holds for all rows. (bind.c) */
int reader_bind(struct reader *reader);
/* An error for each column of a CBS table that is a ratio. (topics.c) */
int topics_check(struct reader *reader);
/* First pass. (styles.c) */
int reader_vote(struct reader *reader);

/* Cells and amounts of a row. (amounts.c) */
void amounts_read(struct reader *reader, const struct row *row);
/* Sum over the row as signed in the source: cents, or thousandths of people. */
int64_t amounts_total(struct reader *reader);
/* An error for each cell that is not a number; -1 when there is one. */
int amounts_check(struct reader *reader);
/* What rounding took from the amounts of the row at hand; other numbers that were rounded
 * are counted. */
void amounts_residue(struct reader *reader, struct residue *sum);
/* All amounts are known and zero. */
bool amounts_zero(const struct reader *reader);

/* Why the row at hand is not loaded; NULL: it is. (skip.c) */
const char *skip_reason(struct reader *reader);

/* The official control sums of an Iv3 delivery, into the book. (iv3_controls.c) */
void iv3_controls(struct reader *reader);

/* What every report must say of a message, into the book. (message_remarks.c) */
void message_remarks(struct reader *reader);

/* The row at hand as facts in reader->facts. -1 with errors, 0, or 1: amounts are zero
 * and a code is not known. (facts.c) */
int facts_build(struct reader *reader);
/* The amount of one measure as the book has it: both sides positive. 0 or -1. (sign.c) */
int sign_apply(struct reader *reader, size_t field, struct fact *fact);
/* +1 for debit, -1 for credit, as the letter of the row says; +1 in files without
 * letters. 0 or -1. (sign.c) */
int letter_read(struct reader *reader, int64_t value, int *sign);
/* The letter of the row makes a declared amount one that is taken back. (sign.c) */
bool letter_takes(const struct reader *reader);
/* Adds them to the book. 0 or -1. (facts_add.c) */
int facts_add(struct reader *reader, bool peer);

/* What stands for the client of the row at hand where the row is shown: its pseudonym,
 * "" without a client, #hidden when the law is not known under which it would be made.
 * (client_cells.c) */
const char *client_shown(struct reader *reader);

/* Place of the row, with the header of a field's column. */
struct place reader_place(const struct reader *reader, size_t field);
enum { NO_FIELD = 65535 };

/* Counts one row, of this amount, under a reason; NULL: loaded. (balance.c) */
void balance_read(struct reader *reader, int64_t amount);
void balance_loaded(struct reader *reader, int64_t amount);
void balance_rejected(struct reader *reader, int64_t amount);
void balance_skipped(struct reader *reader, const char *reason, int64_t amount);
/* Asserts that nothing disappeared; leaves remarks about rounding and subtotals. */
int balance_close(struct reader *reader);

#endif
