/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * importer - a table that says which CSV column means what
 *
 * A field is a key (gives an axis), a measure (gives a fact) or a control (says something
 * about the row). One row may give several facts. A profile in sdgrip.ini has the same
 * form, built at run time from "column.NAME" and "measure.NAME" keys on top of the
 * importer named by its `type`.
 */
#ifndef SDGRIP_IMPORTER_H
#define SDGRIP_IMPORTER_H

#include "book.h"
#include "config.h"
#include "diag.h"
#include "labels.h"
#include "money.h"
#include "options.h"

#include <stdbool.h>
#include <stddef.h>

enum field_role {
	FIELD_KEY,      /* axis member, converted according to the axis */
	FIELD_MEASURE,  /* number: one fact per cell, with preset members */
	FIELD_QUANTITY, /* number: quantity of the row's facts (volume) */
	FIELD_LETTER,   /* V/N or D/C letter that gives the sign */
	FIELD_IGNORE,   /* known and not used: "of which" columns, labels, free text */
	FIELD_NAME,     /* name of the member that `axis` gives in this row */
	FIELD_TERM,     /* of an assignment: what `term` says */
	FIELD_STATE,    /* what became of a line: status, reason of a change */
	FIELD_CATEGORY, /* category of the product: for rows whose code says nothing */
};

/* Days, but for those after `stopped`. */
enum term {
	TERM_START,
	TERM_END, /* empty, 31-12-9999 and 31-12-2049: open-ended */
	TERM_DECIDED,
	TERM_STARTED,
	TERM_STOPPED,
	TERM_FREQUENCY,
	TERM_PRICE, /* euros per unit, at most four decimals */
	TERM_PAID,  /* euros */
	/* of messages of iWmo and iJw */
	TERM_SENT,   /* the day of the message */
	TERM_TIME,   /* of the day on which it was decided: 12:34:56 */
	TERM_REASON, /* code of why it changed or stopped */
	TERM_STATUS, /* 1: said for the first time, 3: taken back */
};

/* Of a pair of columns with amounts without sign: expense is debit - credit, revenue the
 * other way round. */
enum booking { BOOKING_NONE, BOOKING_DEBIT, BOOKING_CREDIT };

/* A member that a measure implies. axis AXIS_COUNT ends the list. */
struct preset {
	enum axis axis;
	const char *code;
};

struct field {
	const char *name;     /* canonical column name */
	const char *synonyms; /* other headers, separated by '|'; folded comparison; "*"
				 at the end allowed */
	struct preset preset[4]; /* FIELD_MEASURE; ends at the first with code NULL */
	size_t partner;          /* of a debit column its credit column, and back */
	enum field_role role;
	enum axis axis;       /* FIELD_KEY, FIELD_NAME */
	enum booking booking; /* FIELD_MEASURE */
	enum term term;       /* FIELD_TERM */
	bool required;        /* the importer fits only when this header is there */
	bool spare; /* FIELD_MEASURE: read only in rows where the measure above it is
		       blank */
};

/* Its cells are numbers. */
static inline bool field_is_number(const struct field *field)
{
	return field->role == FIELD_MEASURE || field->role == FIELD_QUANTITY ||
	       (field->role == FIELD_TERM &&
		(field->term == TERM_PRICE || field->term == TERM_PAID));
}

struct importer {
	const char *name; /* "iv3"; summary is label "importer:NAME" */
	enum table_id table;
	const struct field *fields;
	size_t nfields;
	const char *either;  /* groups of which one header must be there:
				"task_field|domain|product" */
	const char *without; /* folded headers with which it is another kind of file:
				"client|clientnummer" */
	enum number_style numbers; /* NUMBER_UNDECIDED: decided from the data */
	int64_t unit;              /* amounts are in this many euros: 1 or 1000 */
	bool round; /* more decimals than cents are rounded; the difference is reported */
	bool whole; /* one file is a whole source: a second file for the same stage and
		       year is an error */
	bool published; /* public figures: who publishes them (CBS) hides what it has to
			 */
	bool clients;   /* a row may be about one client: column.client may be named */
	enum grant_kind grant; /* of the rows of assignments */
	/* Columns are topics of a CBS table: a section says which hold people or amounts,
	 * the others are named as not read and ratios are refused. */
	bool topics;
	bool quarterly; /* may hold quarterly reports: `quarters` says whether these are
			   cumulative */
	bool profile_only; /* never detected: needs a section in sdgrip.ini (ledger,
			      budget) */
	int order;         /* side tables first: 0 mapping, phasing; 1 everything else */
	/* Called for every row before it becomes facts, with the cells by field index
	 * (NULL: no such column). Returns NULL to load, or the reason to skip the row
	 * ("nederland", "balance"). NULL function: never skips. */
	const char *(*skip)(const char *const *cells);
	/* Takes over a whole row (side tables: mapping, phasing). NULL: rows become
	 * facts. */
	int (*row)(struct book *book, void *state, const char *const *cells,
		   struct diags *diags, const struct place *place);
	/* Members that only the file name gives (year and stage of iv3, circular of
	 * gemeentefonds); answers through set(). NULL: none. */
	void (*from_name)(const char *basename,
			  void (*set)(void *context, const char *key, const char *value),
			  void *context);
};

#define IMPORTERS(X)     \
	X(iv3)           \
	X(iv3_odata)     \
	X(iv3_json)      \
	X(gemeentefonds) \
	X(kwb)           \
	X(statline)      \
	X(cbs_untyped)   \
	X(ledger)        \
	X(budget)        \
	X(spending)      \
	X(mapping)       \
	X(phasing)       \
	X(declarations)  \
	X(assignments)   \
	X(tariffs)       \
	X(pgb)           \
	X(benefits)      \
	X(message_301)   \
	X(message_305)   \
	X(message_307)   \
	X(message_323)   \
	X(caseload)      \
	X(population)    \
	X(funding)       \
	X(cube)

#define X(name) extern const struct importer importer_##name;
IMPORTERS(X)
#undef X

/* Ended by NULL; src/import/importers.c. */
extern const struct importer *const importers[];
/* "iv3-odata": hyphens as in help. */
const struct importer *importer_find(const char *name);

/* Reads the embedded code tables and labels, or DIR/NAME.csv where it exists. 0 or -1. */
int codes_load(struct codes *codes, const char *dir, struct diags *diags);
int labels_load(struct labels *labels, struct diags *diags);

/* Reads all sources: files on the command line (settings->files), else the [source]
 * sections of the config. Errors go to diags; all files are read even when one fails. 0
 * when every row was loaded or skipped for a reason, else -1. */
int import_all(struct book *book, const struct settings *settings, struct config *config,
	       struct diags *diags);

#endif
