/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * detect - which importer fits a header line, and which column each of its fields has
 */
#ifndef SDGRIP_DETECT_H
#define SDGRIP_DETECT_H

#include "profile.h"

/* A header line, with its headers folded for comparison. */
struct headers {
	const char *const *raw;
	const char **folded;
	size_t count;
};

void headers_init(struct headers *headers, const char *const *raw, size_t count,
		  struct arena *arena);

/* Column of a field, by its name or else by its first synonym that is there; -1 when
 * there is none. */
int headers_find(const struct headers *headers, const struct field *field,
		 struct arena *arena);

/* The column after this one with the same non-blank header; -1 when there is none. */
int headers_again(const struct headers *headers, size_t column);

/* "'A', 'B', 'C'", at most a handful. */
const char *headers_list(const struct headers *headers, struct arena *arena);

/* True when the profile's required fields are all there, or given once for all rows. */
bool profile_fits(const struct profile *profile, const struct headers *headers,
		  struct arena *arena);

/* An error for each field that is missing. 0 when none is. */
int profile_missing(const struct profile *profile, const struct headers *headers,
		    const struct place *place, struct arena *arena, struct diags *diags);

/* True when a header is one of an amount of money, such as "Begroting na wijziging": a
 * budget with its task fields is no mapping. (measure_words.c) */
bool headers_name_amounts(const struct headers *headers);

/* The importer that fits; of several the one with most required headers, then with most
 * headers. NULL: none. */
const struct importer *detect_importer(const struct headers *headers,
				       struct arena *arena);

/* The importer that lacks fewest of its required columns, when it has more than one of
 * them; of several as near the one with most columns. NULL: none. *missing names what it
 * lacks, in arena. */
const struct importer *detect_nearest(const struct headers *headers, struct arena *arena,
				      const char **missing);

/* The error for a header line that no importer fits: names the nearest one. -1. */
int detect_failed(const struct headers *headers, const struct place *place,
		  struct arena *arena, struct diags *diags);

#endif
