/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * profile - how to read one kind of file: an importer's table with a section of
 * sdgrip.ini on top
 *
 * Every file is read through a profile; without a section it holds the importer as it is.
 */
#ifndef SDGRIP_PROFILE_H
#define SDGRIP_PROFILE_H

#include "arena.h"
#include "care_words.h"
#include "importer.h"
#include "quarters.h"

#include <stdbool.h>

enum sign_rule {
	SIGN_POSITIVE,
	SIGN_EXPENSE_NEGATIVE,
	SIGN_REVENUE_NEGATIVE,
	SIGN_LETTER
};

/* words.AXIS.MEMBER = a, b */
struct word_rule {
	enum axis axis;
	member member;
	const char **words; /* folded, NULL-terminated */
};

/* match.AXIS.MEMBER = Header ~ pattern */
struct text_rule {
	enum axis axis;
	member member;
	const char *header, *pattern;
	int column; /* of the file at hand, filled while binding; -1: not there */
};

/* skip.AXIS = pattern, pattern */
struct skip_rule {
	const char *key; /* "programme", "text": as in column.KEY */
	const char **patterns;
	size_t field; /* index into importer.fields */
};

struct profile {
	const char *name;            /* section, else importer */
	const struct importer *base; /* named by `type` */
	struct importer
		importer;       /* base's fields in their order, then the profile's own */
	bool own_section;       /* it comes from a section of sdgrip.ini */
	const char *encoding;   /* NULL: decided from the bytes */
	char delimiter;         /* 0: decided */
	size_t header_line;     /* 0: found */
	bool headless;          /* header = none: columns are called by number */
	const char **styled[3]; /* by number style: patterns of headers whose column has
				   it, or NULL */
	bool dash_zero;
	enum quarters_rule quarters;
	enum sign_rule sign;
	bool sign_given;
	const char *fixed[AXIS_COUNT]; /* the same for every row; NULL: not given */
	const char **accounts[3];      /* by side: patterns of account numbers, or NULL */
	const char **states[STATE_COUNT]; /* words for what became of a line, or NULL */
	struct word_rule *words;
	size_t nwords, words_room;
	struct text_rule *texts;
	size_t ntexts, texts_room;
	struct skip_rule *skips;
	size_t nskips, skips_room;
	struct field *fields; /* what importer.fields points to */
	size_t fields_room;
};

/* A profile on top of an importer; section NULL: the importer as it is. Mistakes are
 * usage errors with the line in `file`. Lives in arena, but for the growing lists:
 * profile_release. 0 or -1. */
int profile_init(struct profile *profile, const struct importer *base,
		 struct section *section, const char *file, struct arena *arena,
		 struct diags *diags);
void profile_release(struct profile *profile);

/* One key of FILE@key=value: year, stage, version, municipality, delimiter, encoding,
 * numbers, unit, sign, round. */
int profile_given(struct profile *profile, const char *key, const char *value,
		  struct arena *arena, struct diags *diags, const struct place *place);

/* Index of the field that column.NAME stands for, or nfields when there is none. */
size_t profile_field(const struct profile *profile, const char *name);
/* Replaces the field at an index; nfields: adds it. */
void profile_put(struct profile *profile, size_t at, const struct field *field);

#endif
