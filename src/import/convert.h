/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * convert - the text of a cell as the member of an axis, checked against the codes of its
 * year
 *
 * Exports repeat the same few hundred texts on every row, so each text is converted once
 * per file and remembered.
 */
#ifndef SDGRIP_CONVERT_H
#define SDGRIP_CONVERT_H

#include "profile.h"

/* A member and what follows from it; MEMBER_NONE where nothing does. */
struct resolved {
	member self;
	member domain, group, cluster; /* of a task field; of a product the domain */
	member task_field;             /* of a product, when the codes name exactly one */
	member side; /* of a category (L, B) or an account (accounts.*) */
	bool peer;   /* municipality "Nederland" */
};

/* The municipality of sdgrip.ini; NULLs when not given. */
struct home {
	const char *code, *name;
};

struct memo;

struct converter {
	struct book *book;
	struct diags *diags;
	const struct profile *profile;
	const struct home *home;
	uint32_t wanted; /* axes with free members (cost centre, programme) that the book
			    keeps */
	bool quiet;      /* no messages: the row at hand may hold anything */
	const char *unknown; /* the municipality that was refused last, and how */
	const char *unknown_message;
	struct arena arena;
	struct memo *memos;
	size_t nmemos, memos_room;
	uint32_t *slots;
	size_t nslots;
};

void converter_init(struct converter *converter, struct book *book, struct diags *diags,
		    const struct profile *profile, const struct home *home);
void converter_release(struct converter *converter);

/* `text` is not blank. `year` is the book year of the row: codes are checked against it.
 * 0 or -1. */
int convert(struct converter *converter, enum axis axis, const char *text, int year,
	    const struct place *place, struct resolved *out);

/* A period, with ledger numbers (00, 03, 13) when the year is known. A period in another
 * year is an error. 0 or -1. */
int convert_period(struct converter *converter, const char *text, int year,
		   const struct place *place, struct period *out);

#endif
