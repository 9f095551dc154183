/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * explain_moved - members of --by that can only be read together
 *
 * A product that went from one task field to another would be ended there and new here:
 * nothing came or went, so both fields stand in one line. And a provider with fewer than
 * five clients is one of the others.
 */
#include "explain.h"

#include "disclosure.h"

#include <stdlib.h>
#include <string.h>

static int compare_member(member a, member b)
{
	return a < b ? -1 : a > b;
}

static int compare_members(const member *a, const member *b, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (a[i] != b[i])
			return compare_member(a[i], b[i]);
	return 0;
}

/* Where a product stands on each side. */
struct place_of {
	member domain, product, place;
	bool on[COMPARED];
};

static int by_product(const void *left, const void *right)
{
	const struct place_of *a = left, *b = right;
	const member x[] = {a->domain, a->product, a->place};
	const member y[] = {b->domain, b->product, b->place};
	return compare_members(x, y, 3);
}

static struct place_of *places(const struct explain *e, enum axis axis, size_t *count)
{
	struct place_of *list = arena_alloc(e->arena, (e->npieces + 1) * sizeof(*list));
	for (size_t i = 0; i < e->npieces; i++) {
		const struct piece *piece = &e->pieces[i];
		list[i] = (struct place_of){.domain = piece->domain,
					    .product = piece->product,
					    .place = axis == AXIS_GROUP ? piece->group
									: piece->field};
		list[i].on[piece->side] = true;
	}
	if (e->npieces > 0)
		qsort(list, e->npieces, sizeof(*list), by_product);
	*count = 0;
	for (size_t i = 0; i < e->npieces; i++) {
		struct place_of *last = *count ? &list[*count - 1] : NULL;
		if (last && by_product(last, &list[i]) == 0) {
			last->on[SIDE_BASE] |= list[i].on[SIDE_BASE];
			last->on[SIDE_OUTCOME] |= list[i].on[SIDE_OUTCOME];
		} else {
			list[(*count)++] = list[i];
		}
	}
	return list;
}

/* There on both sides, and not in the same places. */
static bool moved(const struct place_of *list, size_t count)
{
	bool any[COMPARED] = {false, false}, differs = false;
	for (size_t i = 0; i < count; i++) {
		any[SIDE_BASE] |= list[i].on[SIDE_BASE];
		any[SIDE_OUTCOME] |= list[i].on[SIDE_OUTCOME];
		differs |= !list[i].on[SIDE_BASE] || !list[i].on[SIDE_OUTCOME];
	}
	return differs && any[SIDE_BASE] && any[SIDE_OUTCOME] && count > 1;
}

/* The member that stands for these together. */
static member join(struct explain *e, enum axis axis, const struct place_of *list,
		   size_t count)
{
	member *members = arena_alloc(e->arena, count * sizeof(*members));
	for (size_t i = 0; i < count; i++)
		members[i] = list[i].place;
	const size_t first = e->book->axis[axis].count;
	for (size_t i = 0; i < e->njoined; i++)
		if (e->joined[i].count == count &&
		    compare_members(e->joined[i].members, members, count) == 0)
			return (member)(first + i);
	e->joined = xgrow(e->joined, &e->joined_room, e->njoined + 1, sizeof(*e->joined));
	e->joined[e->njoined] = (struct joined){members, count};
	return (member)(first + e->njoined++);
}

static void replace(struct explain *e, const struct place_of *product, member joined)
{
	for (size_t i = 0; i < e->npieces; i++)
		if (e->pieces[i].domain == product->domain &&
		    e->pieces[i].product == product->product)
			e->pieces[i].by = joined;
}

static void report_moved(const struct explain *e, enum axis axis,
			 const struct place_of *list, size_t count)
{
	const struct book *book = e->book;
	const char *text = arena_printf(
		e->arena, "%s:", book_code(book, AXIS_PRODUCT, list->product));
	for (size_t i = 0; i < count; i++)
		text = arena_printf(e->arena, "%s%s%s", text, i ? " + " : " ",
				    list[i].place == MEMBER_NONE
					    ? "-"
					    : book_code(book, axis, list[i].place));
	report_finding(e->report, FINDING_product_moved, value_text(e->report, text),
		       value_none());
}

static void join_fields(struct explain *e, enum axis axis, bool into_rows, bool say)
{
	size_t count, end;
	const struct place_of *list = places(e, axis, &count);
	for (size_t i = 0; i < count; i = end) {
		for (end = i + 1; end < count && list[end].domain == list[i].domain &&
				  list[end].product == list[i].product;)
			end++;
		if (!moved(&list[i], end - i))
			continue;
		if (into_rows)
			replace(e, &list[i], join(e, axis, &list[i], end - i));
		if (say && list[i].product != MEMBER_NONE)
			report_moved(e, axis, &list[i], end - i);
	}
}

static int by_client(const void *left, const void *right)
{
	const struct piece *a = left, *b = right;
	const member x[] = {a->by, a->client}, y[] = {b->by, b->client};
	return compare_members(x, y, 2);
}

/* Providers that serve too few people, on both sides together, are one. */
static void fold_providers(struct explain *e)
{
	size_t end;
	if (e->npieces > 0)
		qsort(e->pieces, e->npieces, sizeof(*e->pieces), by_client);
	for (size_t i = 0; i < e->npieces; i = end) {
		int64_t people = 0;
		bool known = true;
		for (end = i; end < e->npieces && e->pieces[end].by == e->pieces[i].by;
		     end++) {
			const bool billed =
				e->pieces[end].side == SIDE_OUTCOME || !e->budget;
			known &= !billed || e->pieces[end].client != MEMBER_NONE;
			people += e->pieces[end].client != MEMBER_NONE &&
				  (end == i ||
				   e->pieces[end].client != e->pieces[end - 1].client);
		}
		if (!known || e->pieces[i].by == MEMBER_NONE ||
		    !disclosure_small(e->book, people))
			continue;
		for (size_t at = i; at < end; at++)
			e->pieces[at].by = MEMBER_OTHER;
	}
}

void explain_join(struct explain *e)
{
	const enum axis by = e->request.by;
	const bool fields = by == AXIS_TASK_FIELD || by == AXIS_GROUP;
	const bool reclassified =
		codes_scheme(e->base.year) != codes_scheme(e->outcome.year);
	/* across two schemes every task field differs: only the comparable group tells
	 * that something moved */
	const enum axis tells = reclassified ? AXIS_GROUP : AXIS_TASK_FIELD;
	if (reclassified && by == AXIS_TASK_FIELD)
		report_finding(e->report, FINDING_scheme_break,
			       value_period(period_year(e->outcome.year)), value_none());
	if (fields)
		join_fields(e, by, true, by == tells);
	if (!fields || by != tells)
		join_fields(e, tells, false, true);
	if (by == AXIS_PROVIDER)
		fold_providers(e);
}
