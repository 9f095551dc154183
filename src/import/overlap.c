/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * overlap - rows that stand in two files of one source, and billed lines in two of any
 *
 * A row is kept as 16 bytes: a hash over its cells, and its amount. The hash adds up what
 * the cells give one by one, so that the order of the columns does not matter and empty
 * cells say nothing. A billed line is known by what it says, in whatever columns: client
 * or assignment, product, months, volume and amount.
 */
#include "overlap.h"

#include "hash.h"
#include "money.h"
#include "record.h"
#include "rejected_file.h"

#include <stdlib.h>
#include <string.h>

enum { FEW_FILES = 64 }; /* compared each with each */

struct overlap_row {
	uint64_t hash;
	int64_t amount;
};

struct overlap_file {
	const char *name;
	size_t source;
	bool is_money;
	bool billing;    /* declarations */
	uint64_t layout; /* headers, and what is given for all rows of the file */
	struct overlap_row *rows;
	size_t count, room;
};

void overlaps_release(struct overlaps *o)
{
	for (size_t i = 0; i < o->count; i++)
		free(o->files[i].rows);
	free(o->files);
}

/* FNV leaves the high bits of short texts alike; sums need bits that are independent. */
static uint64_t mixed(uint64_t hash)
{
	hash = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9u;
	hash = (hash ^ (hash >> 27)) * 0x94d049bb133111ebu;
	return hash ^ (hash >> 31);
}

static uint64_t text_hash(uint64_t seed, const char *text)
{
	return hash_bytes(seed, text, strlen(text) + 1);
}

static uint64_t layout_of(const struct reader *r)
{
	uint64_t layout = 0;
	for (size_t i = 0; i < r->headers.count; i++)
		if (!rejected_column(r->headers.folded[i]))
			layout += mixed(r->overlap_seeds[i]);
	for (size_t axis = 0; axis < AXIS_COUNT; axis++)
		if (r->fixed[axis])
			layout += mixed(text_hash(HASH_SEED + axis + 1, r->fixed[axis]));
	return layout;
}

static bool is_billing(const struct reader *r)
{
	return r->profile->importer.table == TABLE_DECLARATIONS &&
	       !r->profile->importer.row;
}

void overlap_begin(struct reader *r)
{
	struct overlaps *o = r->overlaps;
	const size_t columns = r->headers.count;
	r->overlap = SIZE_MAX;
	if (!o || (r->key[AXIS_PERIOD] < 0 && r->key[AXIS_YEAR] < 0))
		return;
	r->overlap_seeds =
		arena_alloc(&r->arena, (columns + 1) * sizeof(*r->overlap_seeds));
	for (size_t i = 0; i < columns; i++) {
		const char *header = r->headers.folded[i];
		r->overlap_seeds[i] = text_hash(*header ? HASH_SEED : i, header);
	}
	const struct source_file *file = &r->book->files[r->file_index];
	o->files = xgrow(o->files, &o->room, o->count + 1, sizeof(*o->files));
	o->files[o->count] = (struct overlap_file){.name = file->name,
						   .source = r->source,
						   .is_money = file->is_money,
						   .billing = is_billing(r),
						   .layout = layout_of(r)};
	r->overlap = o->count++;
}

/* Zeros and unknowns add nothing, and a stock that is given again counts once. */
static bool adds_something(const struct reader *r, int64_t amount)
{
	if (r->profile->importer.row)
		return amount != 0;
	for (size_t i = 0; i < r->nfacts; i++) {
		const struct fact *fact = &r->facts[i];
		const member indicator = fact->axis[AXIS_INDICATOR];
		if (fact->value != 0 &&
		    (fact->table != TABLE_CASELOAD || indicator == INDICATOR_INFLOW ||
		     indicator == INDICATOR_OUTFLOW))
			return true;
	}
	return false;
}

/* Of a line about a client or an assignment. */
static uint64_t line_hash(const struct reader *r)
{
	const struct fact *fact = &r->facts[0];
	const enum axis coded[] = {AXIS_DOMAIN, AXIS_PERIOD, AXIS_CARE_PERIOD};
	const enum axis written[] = {AXIS_ASSIGNMENT, AXIS_PRODUCT};
	const int64_t numbers[] = {fact->value, fact->quantity};
	uint64_t hash = text_hash(HASH_SEED, r->client);
	for (size_t i = 0; i < sizeof(coded) / sizeof(coded[0]); i++)
		hash = text_hash(hash,
				 book_code(r->book, coded[i], fact->axis[coded[i]]));
	for (size_t i = 0; i < sizeof(written) / sizeof(written[0]); i++) {
		const char *text = record_text(r, written[i]);
		hash = text_hash(hash, text ? text : "");
	}
	return mixed(hash_bytes(hash, numbers, sizeof(numbers)));
}

void overlap_add(struct reader *r, int64_t amount)
{
	if (r->overlap == SIZE_MAX || !adds_something(r, amount))
		return;
	struct overlap_file *file = &r->overlaps->files[r->overlap];
	struct overlap_row row = {.amount = amount};
	const bool line =
		is_billing(r) && (*r->client || record_text(r, AXIS_ASSIGNMENT));
	if (line)
		row.hash = line_hash(r);
	for (size_t i = 0; !line && i < r->count && i < r->headers.count; i++)
		if (*r->raw[i] && !rejected_column(r->headers.folded[i]))
			row.hash += mixed(text_hash(r->overlap_seeds[i], r->raw[i]));
	file->rows = xgrow(file->rows, &file->room, file->count + 1, sizeof(*file->rows));
	file->rows[file->count++] = row;
}

static int compare_rows(const void *a, const void *b)
{
	const struct overlap_row *x = a, *y = b;
	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return (x->amount > y->amount) - (x->amount < y->amount);
}

/* Rows of both, as often as they are in the one that has them less often. The sum of a
 * file is held; that of some of its rows may not be. */
static int64_t common(const struct overlap_file *a, const struct overlap_file *b,
		      int64_t *amount, bool *held)
{
	int64_t rows = 0;
	*amount = 0;
	*held = true;
	for (size_t i = 0, j = 0; i < a->count && j < b->count;) {
		const int order = compare_rows(&a->rows[i], &b->rows[j]);
		if (order == 0) {
			*held &= money_add(*amount, a->rows[i].amount, amount) ==
				 NUMBER_OK;
			rows++;
		}
		i += order <= 0;
		j += order >= 0;
	}
	return rows;
}

static void compare_files(const struct overlap_file *a, const struct overlap_file *b,
			  struct book *book)
{
	int64_t amount;
	bool held;
	const bool billing = a->billing && b->billing;
	if (!billing && (a->source != b->source || a->layout != b->layout))
		return;
	const int64_t rows = common(a, b, &amount, &held);
	if (rows == 0)
		return;
	const char *subject = arena_printf(&book->arena, "%s, %s", a->name, b->name);
	book_remark(book, "overlapping_exports", subject, rows, false);
	if (a->is_money && held)
		book_remark(book, "overlapping_amount", subject, amount, true);
}

/* A row and the file it stands in. */
struct standing_row {
	uint64_t hash;
	size_t file;
};

static int compare_standing(const void *a, const void *b)
{
	const struct standing_row *x = a, *y = b;
	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return (x->file > y->file) - (x->file < y->file);
}

/* Of thousands of small files comparing each with each would take all day: only those are
 * that hold a row which stands in another too. By file; the caller frees. */
static bool *find_sharing(const struct overlaps *o)
{
	bool *shares = xrealloc(NULL, o->count * sizeof(*shares));
	size_t rows = 0, n = 0;
	for (size_t i = 0; i < o->count; i++) {
		shares[i] = o->count <= FEW_FILES;
		rows += o->files[i].count;
	}
	if (o->count <= FEW_FILES)
		return shares;
	struct standing_row *all = xrealloc(NULL, (rows + 1) * sizeof(*all));
	for (size_t i = 0; i < o->count; i++)
		for (size_t j = 0; j < o->files[i].count; j++)
			all[n++] = (struct standing_row){o->files[i].rows[j].hash, i};
	qsort(all, n, sizeof(*all), compare_standing);
	for (size_t i = 1; i < n; i++)
		if (all[i].hash == all[i - 1].hash && all[i].file != all[i - 1].file)
			shares[all[i].file] = shares[all[i - 1].file] = true;
	free(all);
	return shares;
}

void overlaps_report(const struct overlaps *o, struct book *book)
{
	if (o->count < 2)
		return;
	bool *shares = find_sharing(o);
	for (size_t i = 0; i < o->count; i++)
		if (o->files[i].count > 0)
			qsort(o->files[i].rows, o->files[i].count,
			      sizeof(*o->files[i].rows), compare_rows);
	for (size_t i = 0; i < o->count; i++)
		for (size_t j = i + 1; shares[i] && j < o->count; j++)
			if (shares[j])
				compare_files(&o->files[i], &o->files[j], book);
	free(shares);
}
