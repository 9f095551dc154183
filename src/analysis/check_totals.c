/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * check_totals - sums over all municipalities, against what was published and what the
 * file itself says
 *
 * Works on all rows, also those that no question may add up (0.11, "Nederland"), and
 * whatever the scope.
 */
#include "check.h"

#include "sums.h"

#include <stdlib.h>
#include <string.h>

enum { NEARLY_ALL = 300 }; /* municipalities: with fewer the sum is not the country */

/* One task field of a year and stage, by side: expense, revenue. */
struct country {
	int64_t sum[2];  /* over the municipalities */
	int64_t peer[2]; /* the rows "Nederland" */
	int64_t npeers;  /* so many amounts */
	bool has_sum, has_peer;
};

struct countries {
	struct country *list; /* by year, stage, task field */
	size_t nstages, nfields;
	size_t *municipalities; /* by year, stage */
	cents rounding; /* what files were rounded by, whatever the sign; 0: none was */
};

static struct country *country_at(const struct countries *all, member year, member stage,
				  member field)
{
	return &all->list[(year * all->nstages + stage) * all->nfields + field];
}

static void count_municipalities(const struct book *book, struct countries *all,
				 struct arena *arena)
{
	const struct facts *facts = &book->table[TABLE_SPENDING];
	size_t nyears = book->axis[AXIS_YEAR].count;
	size_t n = book->axis[AXIS_MUNICIPALITY].count, slots = nyears * all->nstages;
	unsigned char *seen = arena_alloc(arena, slots * n);
	all->municipalities = arena_alloc(arena, slots * sizeof(*all->municipalities));
	member peer = book_find(book, AXIS_MUNICIPALITY, PEER_TOTAL);
	for (size_t row = 0; row < facts->rows; row++) {
		member year = book->year_of[facts_member(facts, AXIS_PERIOD, row)];
		size_t slot = year * all->nstages + facts_member(facts, AXIS_STAGE, row);
		member m = facts_member(facts, AXIS_MUNICIPALITY, row);
		if (m == MEMBER_NONE || m == peer || seen[slot * n + m])
			continue;
		seen[slot * n + m] = 1;
		all->municipalities[slot]++;
	}
}

static void add_rows(const struct book *book, const struct countries *all)
{
	const struct facts *facts = &book->table[TABLE_SPENDING];
	member peer = book_find(book, AXIS_MUNICIPALITY, PEER_TOTAL);
	for (size_t row = 0; row < facts->rows; row++) {
		struct country *country = country_at(
			all, book->year_of[facts_member(facts, AXIS_PERIOD, row)],
			facts_member(facts, AXIS_STAGE, row),
			facts_member(facts, AXIS_TASK_FIELD, row));
		member m = facts_member(facts, AXIS_MUNICIPALITY, row);
		size_t side = facts_member(facts, AXIS_SIDE, row) == SIDE_REVENUE;
		if (m != MEMBER_NONE && m == peer) {
			country->peer[side] += facts->value[row];
			country->npeers++;
			country->has_peer = true;
		} else {
			country->sum[side] += facts->value[row];
			country->has_sum = true;
		}
	}
}

static cents rounding_of(const struct book *book)
{
	cents sum = 0;
	for (size_t i = 0; i < book->nfiles; i++) {
		const struct residue rounding = book->files[i].rounding;
		const cents rounded = residue_round(rounding);
		if (!residue_is_zero(rounding))
			sum += (rounded < 0 ? -rounded : rounded) + 1;
	}
	return sum;
}

static struct countries countries_of(const struct book *book, struct arena *arena)
{
	struct countries all = {.nstages = book->axis[AXIS_STAGE].count,
				.nfields = book->axis[AXIS_TASK_FIELD].count};
	size_t slots = book->axis[AXIS_YEAR].count * all.nstages * all.nfields;
	all.list = arena_alloc(arena, slots * sizeof(*all.list));
	all.rounding = rounding_of(book);
	add_rows(book, &all);
	count_municipalities(book, &all, arena);
	return all;
}

static struct value kind_value(struct checks *checks, const char *kind,
			       struct check_subject subject)
{
	struct value of = check_subject(checks, subject);
	const struct label *title = labels_findf(checks->report->labels, "text:%s", kind);
	struct value value =
		value_textf(checks->report, "%s %s", kind, of.text ? of.text : "");
	if (!title || !of.label)
		return value;
	struct label *label = arena_alloc(&checks->report->arena, sizeof(*label));
	for (size_t l = 0; l < LANGUAGE_COUNT; l++)
		label->text[l] = arena_printf(&checks->report->arena, "%s %s",
					      title->text[l], of.label->text[l]);
	value.label = label;
	return value;
}

/* Compares both sides of one task field; returns how many are right. Sums of rounded
 * amounts may lie as far apart as rounding took them. */
static int64_t compare(struct checks *checks, enum finding_id id,
		       struct check_subject subject, const int64_t *found,
		       const int64_t *expected, int64_t tolerance)
{
	int64_t right = 0;
	for (size_t side = 0; side < 2; side++) {
		subject.side = side == 1 ? SIDE_REVENUE : SIDE_EXPENSE;
		if (llabs(found[side] - expected[side]) <= tolerance)
			right++;
		else
			check_row(checks, id, check_subject(checks, subject),
				  value_money(found[side]), value_money(expected[side]));
	}
	return right;
}

static void compare_peers(struct checks *checks, const struct countries *all,
			  struct check_subject subject)
{
	int64_t right = 0, compared = 0;
	for (member field = 0; field < all->nfields; field++) {
		const struct country *country =
			country_at(all, subject.year, subject.stage, field);
		if (!country->has_peer)
			continue;
		subject.task_field = field;
		/* each amount of "Nederland" is rounded itself, by half a cent at most */
		right += compare(checks, FINDING_nederland_differs, subject, country->sum,
				 country->peer,
				 all->rounding > 0 ? all->rounding + country->npeers : 0);
		compared += 2;
	}
	subject.task_field = MEMBER_NONE;
	if (compared > 0)
		check_passed(checks, kind_value(checks, "check_nederland", subject),
			     right, compared);
}

static void compare_published(struct checks *checks, const struct countries *all,
			      struct check_subject subject)
{
	const struct book *book = checks->book;
	int year = book->axis[AXIS_YEAR].entries[subject.year].period.year;
	const char *stage = book_code(book, AXIS_STAGE, subject.stage);
	int64_t right = 0, compared = 0;
	for (size_t i = 0; i < book->codes->ncontrol_totals; i++) {
		const struct control_total *total = &book->codes->control_totals[i];
		if (total->year != year || strcmp(total->stage, stage) != 0)
			continue;
		/* Published in thousands of euros. */
		const int64_t expected[] = {(int64_t)total->expense * 100000,
					    (int64_t)total->revenue * 100000};
		static const int64_t nothing[2] = {0, 0};
		subject.task_field = book_find(book, AXIS_TASK_FIELD, total->task_field);
		bool known = subject.task_field != MEMBER_NONE;
		right += compare(checks, FINDING_control_total_differs, subject,
				 known ? country_at(all, subject.year, subject.stage,
						    subject.task_field)
						 ->sum
				       : nothing,
				 expected, 0);
		compared += 2;
	}
	subject.task_field = MEMBER_NONE;
	if (compared > 0)
		check_passed(checks, kind_value(checks, "check_published", subject),
			     right, compared);
}

void check_control_totals(struct checks *checks)
{
	const struct book *book = checks->book;
	struct countries all = countries_of(book, checks->arena);
	for (member year = 1; year < book->axis[AXIS_YEAR].count; year++)
		for (member stage = 1; stage < all.nstages; stage++) {
			const struct check_subject subject = {.year = year,
							      .stage = stage};
			compare_peers(checks, &all, subject);
			if (all.municipalities[year * all.nstages + stage] >= NEARLY_ALL)
				compare_published(checks, &all, subject);
		}
}
