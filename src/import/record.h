/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * record - the keys of one row: what its facts have in common
 */
#ifndef SDGRIP_RECORD_H
#define SDGRIP_RECORD_H

#include "reader.h"

struct record {
	int status;        /* -1: an error was reported */
	bool zero;         /* all amounts are zero: unknown codes do not matter */
	bool unknown_code; /* of a zero row */
	int year;
	struct period period;
	member axis[AXIS_STORED];
	bool peer;
	struct terms terms;
};

/* What a row is about, in one period. */
struct objects {
	member task_field, domain, group, cluster;
	member category, product, programme, form, nature;
	member side;   /* from the category or the account */
	bool certain;  /* no code that decides on the domain was refused */
	bool unmapped; /* a booking that nothing gives a task field, domain or product */
};

/* Everything but the objects. */
void record_read(struct reader *reader, struct record *record);

/* Days, frequency and prices. The year of an assignment is that of its start: its codes
 * hold then. (terms.c) */
void terms_read(struct reader *reader, struct record *record);

/* Task field and what follows from it: mapping first, then columns, then product. */
void record_objects(struct reader *reader, struct record *record, struct period period,
		    struct objects *objects);

/* The client of a row, whose domain says which law and so which key. (client_cells.c) */
void client_read(struct reader *reader, struct record *record,
		 const struct objects *objects, struct fact *fact);

/* The text that gives an axis: its column, or what is fixed for the file. NULL or blank:
 * nothing. */
const char *record_text(const struct reader *reader, enum axis axis);

#endif
