/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * propose - the section of sdgrip.ini that would read an inspected file
 */
#ifndef SDGRIP_PROPOSE_H
#define SDGRIP_PROPOSE_H

#include "dialect.h"
#include "jobs.h"
#include "suggest.h"

struct proposal {
	struct inspection *inspection; /* its lines are added to */
	struct arena *arena;           /* of the book */
	struct columns *columns;
	const struct job *job;
	struct config *config;
	const struct dialect *dialect;
	const char **keys;           /* by column: of its suggestion, or NULL */
	const char *name;            /* of the section */
	bool described;              /* the section is there already, and fits */
	const struct importer *fits; /* NULL: none does */
	const struct importer *nearest;
	const struct importer *topics; /* a section has to name its measures; or NULL */
};

void propose(struct proposal *proposal);

/* A line as it is, or a comment with a label. */
void propose_line(struct proposal *proposal, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void propose_note(struct proposal *proposal, const char *note);
/* "key = HEADER" of a column, as far as sdgrip.ini can write the header. */
void propose_column(struct proposal *proposal, const char *key, size_t column);

/* Type, files and dialect, with `numbers` as far as the columns that are marked settle
 * it. (propose_head.c) */
void propose_head(struct proposal *proposal, const char *type, const bool *numbers);

/* Lines above the header say that amounts are x 1.000; the year that these lines or else
 * the name of the file give, or 0; a dash stands in the column. (propose_hints.c) */
bool hint_thousands(const struct proposal *proposal);
int hint_year(const struct proposal *proposal);
bool hint_dashes(const struct tally *tally);
/* Rows with balances are left out. */
void propose_skips(struct proposal *proposal);
/* What the user gave behind the file, "@year=2025": keys of the section. True when this
 * one is among them. (propose_hints.c) */
void propose_given(struct proposal *proposal);
bool hint_given(const struct proposal *proposal, const char *key);
/* Declarations, assignments, budgets, benefits. */
bool is_care_kind(const struct importer *importer);
/* The nearest kind is one of these, and has more in common with the file than any ledger.
 */
bool care_is_near(const struct proposal *proposal);
/* The columns that could give a missing day or month, each as a comment; false: there is
 * none, or the field is neither. */
bool propose_dates(struct proposal *proposal, const struct field *field);
/* What such a section must say beside its columns. (propose_care.c) */
void propose_care(struct proposal *proposal, const struct importer *importer);
/* A table of which a section must name the topics. (propose_topics.c) */
void propose_topics(struct proposal *proposal);
/* The comments that ask for the year and the municipality, unless they are given.
 * (propose_keys.c, propose.c) */
void propose_fixed_year(struct proposal *proposal);
void propose_municipality(struct proposal *proposal);

/* The keys of a ledger or budget. (propose_keys.c) */
void propose_keys(struct proposal *proposal);
/* How its amounts are signed, and which are expense and revenue. (propose_sign.c) */
void propose_sign(struct proposal *proposal);
/* The same when a kind of file is known, from its accounts only. */
void propose_account_sides(struct proposal *proposal);

#endif
