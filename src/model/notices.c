/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * notices - what messages of iWmo and iJw say about one assignment, put together
 *
 * An assignment is known by its number within a municipality and a law (OP275). What was
 * decided last about it holds (IV013); one that was withdrawn (reason 13, or the older 01
 * with an end on its first day) never was there. A start or stop is taken back by the
 * same word with another status (IV008), wherever that stands: words are counted, so that
 * order does not matter. Care may stop for a while (reason 20) and start again: it has
 * stopped when its last start has, for another reason.
 */
#include "notices.h"

#include "facts.h"

#include <stdlib.h>
#include <string.h>

enum { REASON_CORRECTED = 1, REASON_WITHDRAWN = 13, REASON_FOR_A_WHILE = 20 };
enum { KEY = 3 }; /* municipality, domain, number */

/* A row of assignments with a number. */
struct bond {
	member key[KEY];
	member product;
	struct terms terms;
	int64_t quantity;
	size_t row;
};

struct notices {
	struct book *book;
	struct facts *facts;
	struct bond *bonds;
	size_t count;
	bool *keep; /* by row */
	int64_t replaced, withdrawn, unmatched;
};

static bool is_grant(const struct bond *bond)
{
	return bond->terms.kind == GRANT_ASSIGNMENT || bond->terms.kind == GRANT_PGB;
}

static bool is_message(const struct bond *bond)
{
	return bond->terms.sent != DATE_NONE;
}

#define ORDER(a, b)     \
	if ((a) != (b)) \
	return (a) < (b) ? -1 : 1

static int compare_keys(const struct bond *x, const struct bond *y)
{
	for (size_t i = 0; i < KEY; i++)
		ORDER(x->key[i], y->key[i]);
	return 0;
}

/* The same word about the same delivery. */
static int compare_words(const struct bond *x, const struct bond *y)
{
	ORDER(x->terms.kind, y->terms.kind);
	ORDER(x->product, y->product);
	ORDER(x->terms.start, y->terms.start);
	ORDER(x->terms.end, y->terms.end);
	ORDER(x->terms.reason, y->terms.reason);
	return 0;
}

/* What was decided last comes last; the rest of the terms makes the order complete. */
static int compare_grants(const struct bond *x, const struct bond *y)
{
	ORDER(is_message(x), is_message(y));
	ORDER(x->terms.decided, y->terms.decided);
	ORDER(x->terms.second, y->terms.second);
	ORDER(x->terms.sent, y->terms.sent);
	ORDER(x->quantity, y->quantity);
	return compare_words(x, y);
}

/* By assignment: grants, then starts, then stops. */
static int compare_bonds(const void *a, const void *b)
{
	const struct bond *x = a, *y = b;
	const int key = compare_keys(x, y);
	if (key != 0)
		return key;
	ORDER(!is_grant(x), !is_grant(y));
	const int order = is_grant(x) ? compare_grants(x, y) : compare_words(x, y);
	if (order != 0)
		return order;
	ORDER(x->row, y->row);
	return 0;
}

/* A notice without a number is about no assignment that anybody could find. */
static void collect(struct notices *n)
{
	const struct facts *facts = n->facts;
	for (size_t row = 0; row < facts->rows; row++) {
		struct bond bond = {.terms = facts->terms[row], .row = row};
		bond.key[0] = facts->axis[AXIS_MUNICIPALITY][row];
		bond.key[1] = facts->axis[AXIS_DOMAIN][row];
		bond.key[2] = facts->axis[AXIS_ASSIGNMENT][row];
		bond.product = facts->axis[AXIS_PRODUCT][row];
		bond.quantity = facts->quantity ? facts->quantity[row] : 0;
		n->keep[row] = is_grant(&bond);
		if (bond.key[2] != MEMBER_NONE)
			n->bonds[n->count++] = bond;
		else if (!is_grant(&bond))
			n->unmatched++;
	}
	if (n->count > 0)
		qsort(n->bonds, n->count, sizeof(*n->bonds), compare_bonds);
}

static bool is_withdrawn(const struct terms *terms)
{
	return terms->reason == REASON_WITHDRAWN ||
	       (terms->reason == REASON_CORRECTED && terms->end == terms->start);
}

/* Of the grants [from, to) of one assignment those that messages replaced are dropped.
 * Returns how many are left. */
static size_t settle_grants(struct notices *n, size_t from, size_t to)
{
	size_t messages = 0;
	for (size_t i = from; i < to; i++)
		messages += is_message(&n->bonds[i]);
	if (messages == 0)
		return to - from;
	const bool gone = is_withdrawn(&n->bonds[to - 1].terms);
	const size_t drop = messages - (gone ? 0 : 1);
	for (size_t i = to - messages; i < to - messages + drop; i++)
		n->keep[n->bonds[i].row] = false;
	/* a change is no new decision: people wait from the first one on */
	n->facts->terms[n->bonds[to - 1].row].decided =
		n->bonds[to - messages].terms.decided;
	n->withdrawn += gone;
	n->replaced += (int64_t)messages - 1;
	return to - from - drop;
}

/* What the notices of one assignment say together. */
struct delivery {
	int32_t first, last; /* starts; DATE_NONE: none is known */
	int32_t stopped;
	int64_t words; /* that are not taken back, or take back what nobody said */
};

/* The end of the run of equal words that begins at `from`; *said: how often they were
 * said, less how often taken back. */
static size_t run_end(const struct notices *n, size_t from, size_t to, int64_t *said)
{
	size_t i = from;
	*said = 0;
	for (; i < to && compare_words(&n->bonds[from], &n->bonds[i]) == 0; i++)
		*said += n->bonds[i].terms.revoked ? -1 : 1;
	return i;
}

static struct delivery hear(const struct notices *n, size_t from, size_t to)
{
	struct delivery d = {DATE_NONE, DATE_NONE, DATE_NONE, 0};
	int64_t said;
	for (size_t i = from, end; i < to; i = end) {
		const int32_t start = n->bonds[i].terms.start;
		end = run_end(n, i, to, &said);
		d.words += said != 0;
		if (said <= 0)
			continue;
		if (d.first == DATE_NONE || start < d.first)
			d.first = start;
		if (start > d.last)
			d.last = start;
	}
	for (size_t i = from, end; i < to; i = end) {
		const struct terms *terms = &n->bonds[i].terms;
		end = run_end(n, i, to, &said);
		if (said > 0 && terms->kind == GRANT_STOP && terms->start == d.last &&
		    terms->reason != REASON_FOR_A_WHILE && terms->end > d.stopped)
			d.stopped = terms->end;
	}
	return d;
}

/* An export may know the days already. */
static void tell(struct notices *n, size_t from, size_t to, const struct delivery *d)
{
	for (size_t i = from; i < to; i++) {
		struct terms *terms = &n->facts->terms[n->bonds[i].row];
		if (terms->started == DATE_NONE)
			terms->started = d->first;
		if (terms->stopped == DATE_NONE)
			terms->stopped = d->stopped;
	}
}

static size_t grants_end(const struct notices *n, size_t from)
{
	size_t i = from;
	while (i < n->count && is_grant(&n->bonds[i]) &&
	       compare_keys(&n->bonds[from], &n->bonds[i]) == 0)
		i++;
	return i;
}

static int compare_to_key(const void *key, const void *bond)
{
	return compare_keys(key, bond);
}

/* Exports need not say of which municipality they are: the grants of this number without
 * one. False: there are none. */
static bool tell_elsewhere(struct notices *n, size_t from, const struct delivery *d)
{
	struct bond wanted = n->bonds[from];
	wanted.key[0] = MEMBER_NONE;
	const struct bond *found =
		bsearch(&wanted, n->bonds, n->count, sizeof(*n->bonds), compare_to_key);
	if (!found)
		return false;
	size_t at = (size_t)(found - n->bonds);
	while (at > 0 && compare_keys(&n->bonds[at - 1], &wanted) == 0)
		at--;
	const size_t end = grants_end(n, at);
	tell(n, at, end, d);
	return end > at;
}

static void settle(struct notices *n)
{
	for (size_t from = 0, to; from < n->count; from = to) {
		const size_t grants = grants_end(n, from);
		for (to = from; to < n->count; to++)
			if (compare_keys(&n->bonds[from], &n->bonds[to]) != 0)
				break;
		const size_t left = settle_grants(n, from, grants);
		if (grants == to)
			continue;
		const struct delivery heard = hear(n, grants, to);
		tell(n, from, grants, &heard);
		if (left == 0 && !tell_elsewhere(n, from, &heard))
			n->unmatched += heard.words;
	}
}

static void remark(struct book *book, const char *code, int64_t count)
{
	if (count > 0)
		book_remark(book, code, "", count, false);
}

void notices_apply(struct book *book)
{
	struct facts *facts = &book->table[TABLE_ASSIGNMENTS];
	if (facts->rows == 0 || !facts->terms)
		return;
	struct notices n = {.book = book, .facts = facts};
	n.bonds = xrealloc(NULL, facts->rows * sizeof(*n.bonds));
	n.keep = xrealloc(NULL, facts->rows * sizeof(*n.keep));
	collect(&n);
	settle(&n);
	facts_keep(facts, n.keep);
	remark(book, "grants_replaced", n.replaced);
	remark(book, "grants_withdrawn", n.withdrawn);
	remark(book, "notices_unmatched", n.unmatched);
	free(n.bonds);
	free(n.keep);
}
