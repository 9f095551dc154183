/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * iv3json - an Iv3 delivery in JSON, as municipalities send it to the CBS, as plain rows
 *
 * Held to schema 2.1.1 of the CBS, and to what deliveries were like before: strings for
 * year and period, no software, no balance. Contact data, remarks and details are free
 * text with names of people: nothing of them is copied out of the text of the file.
 */
#ifndef SDGRIP_IV3JSON_H
#define SDGRIP_IV3JSON_H

#include "arena.h"
#include "diag.h"

#include <stddef.h>

/* The parts of a delivery's data. */
#define IV3_BLOCKS(X)     \
	X(lasten)         \
	X(baten)          \
	X(balans_lasten)  \
	X(balans_baten)   \
	X(balans_standen) \
	X(kengetallen)    \
	X(beleidsindicatoren)

enum iv3_block {
#define X(name) IV3_##name,
	IV3_BLOCKS(X)
#undef X
		IV3_BLOCK_COUNT,
};
extern const char *const iv3_block_names[IV3_BLOCK_COUNT];

/* The metadata that say what a delivery is. */
enum iv3_meta {
	IV3_LAYER,  /* overheidslaag */
	IV3_NUMBER, /* overheidsnummer */
	IV3_YEAR,   /* boekjaar */
	IV3_PERIOD, /* periode */
	IV3_STATUS, /* status */
	IV3_NAME,   /* overheidsnaam; may be missing */
	IV3_META_COUNT
};
extern const char *const iv3_meta_names[IV3_META_COUNT];

/* One element of a part. */
struct iv3_row {
	size_t line;
	enum iv3_block block;
	const char *task_field; /* "" where the part has none; so are the others */
	const char *balance_code;
	const char *category;
	const char *date;   /* standper */
	const char *amount; /* digits, perhaps with a minus; as in the file when wrong */
	const char *column; /* of the mistake, or NULL */
	const char *defect; /* why the row is no good, or NULL */
};

struct iv3_json {
	struct {
		const char *text; /* NULL: not there */
		size_t line;
	} meta[IV3_META_COUNT];
	size_t line;                /* of metadata */
	const struct iv3_row *rows; /* in the order of the file */
	size_t count;
};

/* Bytes of a text; a large delivery has a tenth. A tree of small values takes up to sixty
 * times as much memory as its text. */
enum { IV3_JSON_MOST = 16 << 20 };

/* Reads a text, with a NUL behind its end. Everything lives in arena. Mistakes in a row
 * are kept in it, all others are errors. 0 or -1. */
int iv3json_read(struct iv3_json *json, const char *text, size_t length, const char *file,
		 struct arena *arena, struct diags *diags);

#endif
