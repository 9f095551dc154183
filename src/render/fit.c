/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * fit - how wide the columns of a sheet become, and in how many blocks they stand
 *
 * Three steps, until it fits: as wide as the content; words over several lines; several
 * blocks below each other, each starting with the columns that say which row it is.
 */
#include "fit.h"

#include "utf8.h"
#include "wrap.h"

#include <string.h>

enum {
	HEADER_LINES = 3,
	GOOD_WORDS = 14, /* words get at least this much before blocks are made */
	LONG_WORD = 24,  /* longer words may be cut for that */
	LEAST_WORDS = 3, /* and this much when nothing else helps */
};

struct widths {
	size_t *natural; /* the content on one line, the header on at most HEADER_LINES */
	size_t *good;    /* words wrapped, but readable */
	size_t *least;   /* what may not be cut */
	size_t *actual;
};

static size_t larger(size_t a, size_t b)
{
	return a > b ? a : b;
}

static size_t smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

static void measure_column(struct arena *arena, const struct sheet *sheet, size_t i,
			   struct widths *widths)
{
	const struct sheet_column *column = &sheet->columns[i];
	const size_t title = wrap_longest_word(arena, column->title);
	size_t cells = 1, word = larger(GOOD_WORDS, title);
	for (size_t row = 0; row < sheet->nrows + sheet->total; row++) {
		const char *cell = sheet_cell(sheet, row, i);
		cells = larger(cells, text_width(cell));
		if (column->wraps)
			word = larger(word, wrap_longest_word(arena, cell));
	}
	size_t natural = larger(cells, title);
	while (wrap_text(arena, column->title, natural).count > HEADER_LINES)
		natural++;
	widths->natural[i] = natural;
	widths->good[i] =
		column->wraps ? smaller(natural, smaller(word, larger(LONG_WORD, title)))
			      : natural;
	widths->least[i] = column->right ? cells : smaller(natural, LEAST_WORDS);
}

static struct widths measure(struct arena *arena, const struct sheet *sheet)
{
	const size_t n = sheet->ncolumns, size = n * sizeof(size_t);
	struct widths widths = {arena_alloc(arena, size), arena_alloc(arena, size),
				arena_alloc(arena, size), arena_alloc(arena, size)};
	for (size_t i = 0; i < n; i++)
		measure_column(arena, sheet, i, &widths);
	return widths;
}

static size_t sum(const size_t *widths, const size_t *columns, size_t count)
{
	size_t total = 0;
	for (size_t i = 0; i < count; i++)
		total += widths[columns[i]] + (i > 0 ? FIT_GAP : 0);
	return total;
}

/* Takes from the widest column that may still give, until the columns fit. */
static bool shrink(size_t *actual, const size_t *floor, const size_t *columns,
		   size_t count, size_t width)
{
	for (size_t total = sum(actual, columns, count); total > width; total--) {
		size_t widest = SIZE_MAX;
		for (size_t i = 0; i < count; i++) {
			size_t c = columns[i];
			if (actual[c] > floor[c] &&
			    (widest == SIZE_MAX || actual[c] > actual[widest]))
				widest = c;
		}
		if (widest == SIZE_MAX)
			return false;
		actual[widest]--;
	}
	return true;
}

/* The block gets its own copy of columns and widths. */
static void add_block(struct arena *arena, struct fit *fit, const size_t *columns,
		      size_t count, const size_t *actual)
{
	struct block *block = &fit->blocks[fit->count++];
	block->columns = arena_alloc(arena, count * sizeof *block->columns);
	block->widths = arena_alloc(arena, count * sizeof *block->widths);
	block->count = count;
	for (size_t i = 0; i < count; i++) {
		block->columns[i] = columns[i];
		block->widths[i] = actual[columns[i]];
	}
}

/* Puts the keys first and returns how many there are: never so many that they fill half
 * of the width. */
static size_t order_keys_first(const struct sheet *sheet, size_t *columns, size_t width)
{
	size_t keys = 0, rest = 0, most = width / 2 / (LEAST_WORDS + FIT_GAP);
	for (size_t i = 0; i < sheet->ncolumns; i++) {
		if (sheet->columns[i].key && keys < larger(most, 1))
			columns[keys++] = i;
	}
	if (keys == sheet->ncolumns && keys > 0)
		keys = 1;
	for (size_t i = 0; i < sheet->ncolumns; i++) {
		bool used = false;
		for (size_t k = 0; k < keys; k++)
			used = used || columns[k] == i;
		if (!used)
			columns[keys + rest++] = i;
	}
	return keys;
}

static void fill_blocks(struct arena *arena, const struct sheet *sheet,
			const struct widths *widths, size_t *columns, size_t width,
			struct fit *fit)
{
	size_t *actual = widths->actual;
	const size_t n = sheet->ncolumns, keys = order_keys_first(sheet, columns, width);
	size_t need = 0;
	for (size_t i = keys; i < n; i++) {
		size_t c = columns[i];
		need = larger(need,
			      sheet->columns[c].right ? widths->least[c] : LEAST_WORDS);
	}
	memcpy(actual, widths->natural, n * sizeof *actual);
	shrink(actual, widths->good, columns, keys, width / 2);
	size_t left = width > need + FIT_GAP ? width - need - FIT_GAP : 0;
	shrink(actual, widths->least, columns, keys, left);
	size_t used = sum(actual, columns, keys) + (keys > 0 ? FIT_GAP : 0);
	size_t room = width > used ? width - used : 0;

	size_t *block = arena_alloc(arena, n * sizeof *block), count = keys;
	memcpy(block, columns, keys * sizeof *block);
	for (size_t i = keys; i < n; i++) {
		size_t c = columns[i];
		actual[c] = larger(smaller(actual[c], room), widths->least[c]);
		block[count] = c;
		if (count > keys && sum(actual, block, count + 1) > width) {
			add_block(arena, fit, block, count, actual);
			count = keys;
			block[count] = c;
		}
		count++;
	}
	add_block(arena, fit, block, count, actual);
}

struct fit fit_sheet(struct arena *arena, const struct sheet *sheet, size_t width)
{
	const size_t n = sheet->ncolumns;
	struct fit fit = {arena_alloc(arena, (n + 1) * sizeof *fit.blocks), 0};
	size_t *columns = arena_alloc(arena, n * sizeof *columns);
	if (n == 0)
		return fit;
	for (size_t i = 0; i < n; i++)
		columns[i] = i;
	struct widths widths = measure(arena, sheet);
	memcpy(widths.actual, widths.natural, n * sizeof *widths.actual);
	if (width == 0 || shrink(widths.actual, widths.good, columns, n, width))
		add_block(arena, &fit, columns, n, widths.actual);
	else
		fill_blocks(arena, sheet, &widths, columns, width, &fit);
	return fit;
}
