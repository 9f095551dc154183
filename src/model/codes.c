/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * codes - the official code tables: exact look-ups per book year, and words for codes
 * that are not there
 */
#include "codes.h"

#include "code_index.h"
#include "utf8.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

void codes_init(struct codes *codes)
{
	*codes = (struct codes){0};
	arena_init(&codes->arena);
}

void codes_release(struct codes *codes)
{
	free(codes->task_fields);
	free(codes->categories);
	free(codes->products);
	free(codes->municipalities);
	free(codes->circulars);
	free(codes->control_totals);
	free(codes->forbidden_pairs);
	free(codes->standard_codes);
	free(codes->price_index);
	arena_release(&codes->arena);
	*codes = (struct codes){0};
}

static int compare_code_year(const char *code_a, int year_a, const char *code_b,
			     int year_b)
{
	const int by_code = strcmp(code_a, code_b);
	return by_code ? by_code : (year_a > year_b) - (year_a < year_b);
}

static int compare_dated(const void *left, const void *right)
{
	const struct dated *a = left;
	const struct dated *b = right;
	return compare_code_year(a->code, a->from, b->code, b->from);
}

void codes_finish(struct codes *codes)
{
	struct arena *arena = &codes->arena;
	struct code_index *index = arena_alloc(arena, sizeof(*index));
	codes->index = index;

	index->task_fields =
		arena_alloc(arena, codes->ntask_fields * sizeof(*index->task_fields));
	for (size_t i = 0; i < codes->ntask_fields; i++) {
		const struct task_field *row = &codes->task_fields[i];
		index->task_fields[i] =
			(struct dated){row->code, row->from, row->to, row};
	}
	qsort(index->task_fields, codes->ntask_fields, sizeof(struct dated),
	      compare_dated);

	index->categories =
		arena_alloc(arena, codes->ncategories * sizeof(*index->categories));
	for (size_t i = 0; i < codes->ncategories; i++) {
		const struct category *row = &codes->categories[i];
		index->categories[i] = (struct dated){row->code, row->from, row->to, row};
	}
	qsort(index->categories, codes->ncategories, sizeof(struct dated), compare_dated);

	index->pairs =
		arena_alloc(arena, codes->nforbidden_pairs * sizeof(*index->pairs));
	for (size_t i = 0; i < codes->nforbidden_pairs; i++) {
		const struct forbidden_pairs *row = &codes->forbidden_pairs[i];
		index->pairs[i] =
			(struct dated){row->task_field, row->from, row->to, row};
	}
	qsort(index->pairs, codes->nforbidden_pairs, sizeof(struct dated), compare_dated);

	municipalities_index(codes);
}

/* How many rows come before or at (code, year) in the order of the index. */
static size_t upper_bound(const struct dated *rows, size_t count, const char *code,
			  int year)
{
	size_t low = 0;
	size_t high = count;
	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		const struct dated *row = &rows[middle];
		if (compare_code_year(row->code, row->from, code, year) <= 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool valid_in(const struct dated *row, int year)
{
	return year == 0 || (row->from <= year && (row->to == 0 || year <= row->to));
}

/* The latest row of the code that is valid in `year`, or the latest of all for year 0. */
static const void *find_dated(const struct dated *rows, size_t count, const char *code,
			      int year)
{
	size_t i = upper_bound(rows, count, code, year ? year : INT_MAX);
	for (; i > 0 && strcmp(rows[i - 1].code, code) == 0; i--) {
		if (valid_in(&rows[i - 1], year))
			return rows[i - 1].row;
	}
	return NULL;
}

const struct task_field *codes_task_field(const struct codes *codes, const char *code,
					  int year)
{
	if (!codes->index || !code)
		return NULL;
	return find_dated(codes->index->task_fields, codes->ntask_fields, code, year);
}

const struct category *codes_category(const struct codes *codes, const char *code,
				      int year)
{
	if (!codes->index || !code)
		return NULL;
	return find_dated(codes->index->categories, codes->ncategories, code, year);
}

/* Is the word one of those in a text that one blank separates? */
static bool holds_word(const char *text, const char *word)
{
	const size_t length = strlen(word);
	while (text) {
		if (strncmp(text, word, length) == 0 &&
		    (text[length] == ' ' || text[length] == '\0'))
			return true;
		text = strchr(text, ' ');
		if (text)
			text++;
	}
	return false;
}

bool codes_pair_forbidden(const struct codes *codes, const char *task_field,
			  const char *category, int year)
{
	if (!codes->index || !task_field || !category || !*category || year == 0)
		return false;
	const struct forbidden_pairs *row = find_dated(
		codes->index->pairs, codes->nforbidden_pairs, task_field, year);
	return row && holds_word(row->categories, category);
}

int codes_pairs_published(const struct codes *codes, int year)
{
	for (size_t i = 0; i < codes->nforbidden_pairs; i++) {
		const struct forbidden_pairs *row = &codes->forbidden_pairs[i];
		if (row->from <= year && (row->to == 0 || year <= row->to))
			return row->published;
	}
	return 0;
}

const struct product_category *codes_product(const struct codes *codes, const char *law,
					     const char *code)
{
	for (size_t i = 0; law && code && i < codes->nproducts; i++) {
		const struct product_category *product = &codes->products[i];
		if (strcmp(product->code, code) == 0 && strcmp(product->law, law) == 0)
			return product;
	}
	return NULL;
}

/* budget_year 0: the latest. */
const struct circular *codes_circular(const struct codes *codes, const char *code,
				      int budget_year)
{
	const struct circular *found = NULL;
	for (size_t i = 0; code && i < codes->ncirculars; i++) {
		const struct circular *circular = &codes->circulars[i];
		if (strcmp(circular->code, code) != 0)
			continue;
		if (budget_year && circular->budget_year != budget_year)
			continue;
		if (!found || circular->budget_year > found->budget_year)
			found = circular;
	}
	return found;
}

int codes_scheme(int year)
{
	if (year < 2017)
		return 0;
	if (year < 2023)
		return 2017;
	return year < 2025 ? 2023 : 2025;
}

/* "valid 2017-2022, 2023-2024 only"; rows[first .. end) are the rows of one code. */
static const char *explain_years(const struct dated *rows, size_t first, size_t end,
				 struct arena *arena)
{
	const char *text = "valid";
	for (size_t i = first; i < end; i++) {
		const struct dated *row = &rows[i];
		const char *comma = i > first ? "," : "";
		if (row->to == 0)
			text = arena_printf(arena, "%s%s from %d", text, comma,
					    row->from);
		else if (row->to == row->from)
			text = arena_printf(arena, "%s%s %d", text, comma, row->from);
		else
			text = arena_printf(arena, "%s%s %d-%d", text, comma, row->from,
					    row->to);
	}
	return arena_printf(arena, "%s only", text);
}

enum { CODE_MOST = 64 };

static size_t common_prefix(const char *a, const char *b)
{
	size_t n = 0;
	while (a[n] && a[n] == b[n])
		n++;
	return n;
}

/* Of equally near codes text_nearest takes the first: those that begin alike, and of
 * these the ones of the same length, so that '6.71e' gives '6.71a' and '6.7' gives
 * '6.71'. */
static const char *nearest_code(const struct dated *rows, size_t count, const char *code,
				int year, struct arena *arena)
{
	const char **candidates = arena_alloc(arena, count * sizeof(*candidates));
	const size_t length = strlen(code);
	size_t n = 0;
	/* no code is as long as this; a cell may hold a megabyte */
	const size_t longest = length < CODE_MOST ? length : CODE_MOST;
	for (size_t prefix = longest + 1; prefix-- > 0;) {
		for (int same = 1; same >= 0; same--) {
			for (size_t i = 0; i < count; i++) {
				if (valid_in(&rows[i], year) &&
				    common_prefix(rows[i].code, code) == prefix &&
				    (strlen(rows[i].code) == length) == same)
					candidates[n++] = rows[i].code;
			}
		}
	}
	return text_nearest(code, candidates, n);
}

static const char *explain(const struct dated *rows, size_t count, const char *code,
			   int year, struct arena *arena)
{
	const size_t end = upper_bound(rows, count, code, INT_MAX);
	const size_t first = upper_bound(rows, count, code, INT_MIN);
	if (first < end)
		return explain_years(rows, first, end, arena);
	const char *nearest = nearest_code(rows, count, code, year, arena);
	return nearest ? arena_printf(arena, "did you mean '%s'?", nearest) : "";
}

const char *codes_explain_task_field(const struct codes *codes, const char *code,
				     int year, struct arena *arena)
{
	if (!codes->index || !code)
		return "";
	return explain(codes->index->task_fields, codes->ntask_fields, code, year, arena);
}

const char *codes_explain_category(const struct codes *codes, const char *code, int year,
				   struct arena *arena)
{
	if (!codes->index || !code)
		return "";
	return explain(codes->index->categories, codes->ncategories, code, year, arena);
}
