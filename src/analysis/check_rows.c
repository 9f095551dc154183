/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * check_rows - anomalies within a municipality: signs, codes, months, amendments
 */
#include "check.h"

#include "coverage.h"
#include "sums.h"

#include <string.h>

/* A revised budget may be made of the original and its amendments. */
static bool is_part_of(member stage, member whole)
{
	return stage == whole || (whole == STAGE_REVISED &&
				  (stage == STAGE_BUDGET || stage == STAGE_CHANGE));
}

/* The place of the first row of a sum whose sign is that of the sum. */
static const struct origin *first_origin(const struct checks *checks,
					 struct check_subject subject)
{
	const struct book *book = checks->book;
	const struct facts *facts = &book->table[TABLE_SPENDING];
	for (size_t row = 0; facts->origin && row < facts->rows; row++) {
		if (facts_member(facts, AXIS_MUNICIPALITY, row) == subject.municipality &&
		    is_part_of(facts_member(facts, AXIS_STAGE, row), subject.stage) &&
		    facts_member(facts, AXIS_TASK_FIELD, row) == subject.task_field &&
		    facts_member(facts, AXIS_SIDE, row) == subject.side &&
		    book->year_of[facts_member(facts, AXIS_PERIOD, row)] ==
			    subject.year &&
		    facts->value[row] < 0)
			return &facts->origin[row];
	}
	return NULL;
}

static struct sums by_field(const struct checks *checks, member stage)
{
	const enum axis keys[] = {AXIS_MUNICIPALITY, AXIS_YEAR, AXIS_TASK_FIELD};
	return sums_build(checks->book, &checks->filter, stage, keys, 3, checks->arena);
}

static void check_sign(struct checks *checks, struct check_subject subject,
		       const struct cell *cell)
{
	if (cell->value < 0)
		check_row(checks, FINDING_sign_anomaly, check_subject(checks, subject),
			  value_money(cell->value), value_none(),
			  first_origin(checks, subject));
}

static bool keeps_stage(const struct checks *checks, member stage)
{
	return filter_keeps(&checks->filter, AXIS_STAGE, stage);
}

void check_signs(struct checks *checks)
{
	static const member stages[] = {STAGE_BUDGET, STAGE_REVISED, STAGE_ACTUAL};
	for (size_t s = 0; s < sizeof(stages) / sizeof(stages[0]); s++) {
		if (!keeps_stage(checks, stages[s]))
			continue;
		struct sums sums = by_field(checks, stages[s]);
		for (size_t i = 0; i < sums.count; i++) {
			const struct sum *sum = &sums.list[i];
			struct check_subject subject = {
				.municipality = sum->key[0],
				.year = sum->key[1],
				.stage = stages[s],
				.task_field = sum->key[2],
				.side = SIDE_EXPENSE,
			};
			check_sign(checks, subject, &sum->expense);
			subject.side = SIDE_REVENUE;
			check_sign(checks, subject, &sum->revenue);
		}
	}
}

/* "6.71a" is a child of "6.71"; no other codes are nested within one scheme. */
static bool is_child(const char *parent, const char *code)
{
	size_t length = strlen(parent);
	return strncmp(parent, code, length) == 0 && code[length] >= 'a' &&
	       code[length] <= 'z' && code[length + 1] == '\0';
}

static bool is_used(const struct sum *sum)
{
	return sum->expense.value != 0 || sum->revenue.value != 0;
}

static bool has_child(const struct checks *checks, const struct sums *sums, size_t parent)
{
	const struct sum *at = &sums->list[parent];
	const char *code = book_code(checks->book, AXIS_TASK_FIELD, at->key[2]);
	for (size_t i = parent + 1; i < sums->count; i++) {
		const struct sum *sum = &sums->list[i];
		if (sum->key[0] != at->key[0] || sum->key[1] != at->key[1])
			return false;
		const char *other = book_code(checks->book, AXIS_TASK_FIELD, sum->key[2]);
		if (is_used(sum) && is_child(code, other))
			return true;
	}
	return false;
}

/* Both are counted; the amount on the parent is missing from a comparison of the
 * children. */
void check_parents(struct checks *checks)
{
	static const member stages[] = {STAGE_BUDGET, STAGE_REVISED, STAGE_ACTUAL};
	for (size_t s = 0; s < sizeof(stages) / sizeof(stages[0]); s++) {
		if (!keeps_stage(checks, stages[s]))
			continue;
		struct sums sums = by_field(checks, stages[s]);
		for (size_t i = 0; i < sums.count; i++) {
			const struct sum *sum = &sums.list[i];
			if (sum->key[2] == MEMBER_NONE || !is_used(sum) ||
			    !has_child(checks, &sums, i))
				continue;
			const struct check_subject subject = {
				.municipality = sum->key[0],
				.year = sum->key[1],
				.stage = stages[s],
				.task_field = sum->key[2],
			};
			cents net = sum->expense.value - sum->revenue.value;
			check_row(checks, FINDING_parent_and_child,
				  check_subject(checks, subject), value_money(net),
				  value_none(), NULL);
		}
	}
}

static void check_month(struct checks *checks, const struct coverage *coverage,
			member municipality, int ordinal)
{
	const struct check_subject subject = {
		.municipality = municipality,
		.month = period_month(ordinal / 12, ordinal % 12 + 1),
		.stage = STAGE_ACTUAL,
	};
	const struct covered *covered =
		coverage_find(coverage, municipality, subject.month.year);
	if (!covered || (!covered->whole && !covers(covered, subject.month)))
		check_row(checks, FINDING_missing_month, check_subject(checks, subject),
			  value_none(), value_none(), NULL);
}

/* Between the first and the last month of the outcome of a municipality, over the
 * years. */
void check_months(struct checks *checks)
{
	if (!keeps_stage(checks, STAGE_ACTUAL))
		return;
	struct coverage coverage = coverage_build(checks->book, &checks->filter,
						  STAGE_ACTUAL, checks->arena);
	int first = 0, last = 0;
	for (size_t i = 0; i < coverage.count; i++) {
		const struct covered *covered = &coverage.list[i];
		for (int month = 0; month < 12; month++)
			if (covered->months & (1U << month)) {
				last = covered->year * 12 + month;
				first = first ? first : last;
			}
		if (i + 1 < coverage.count &&
		    covered[1].municipality == covered->municipality)
			continue;
		for (int ordinal = first; ordinal < last; ordinal++)
			check_month(checks, &coverage, covered->municipality, ordinal);
		first = last = 0;
	}
}

/* A revised budget that is given, against the original plus the amendments that are given
 * too. */
static void compare_revised(struct checks *checks, const struct sum *revised,
			    const struct sum *budget, const struct sum *change)
{
	static const struct sum nothing;
	budget = budget ? budget : &nothing;
	change = change ? change : &nothing;
	const int64_t found[] = {revised->expense.value, revised->revenue.value};
	const int64_t expected[] = {budget->expense.value + change->expense.value,
				    budget->revenue.value + change->revenue.value};
	for (size_t side = 0; side < 2; side++) {
		if (found[side] == expected[side])
			continue;
		const struct check_subject subject = {
			.municipality = revised->key[0],
			.year = revised->key[1],
			.stage = STAGE_REVISED,
			.task_field = revised->key[2],
			.side = side == 1 ? SIDE_REVENUE : SIDE_EXPENSE,
		};
		check_row(checks, FINDING_revised_differs, check_subject(checks, subject),
			  value_money(found[side]), value_money(expected[side]), NULL);
	}
}

void check_revised(struct checks *checks)
{
	const enum axis years[] = {AXIS_MUNICIPALITY, AXIS_YEAR};
	struct sums amended = sums_build(checks->book, &checks->filter, STAGE_CHANGE,
					 years, 2, checks->arena);
	struct sums revised = by_field(checks, STAGE_REVISED);
	struct sums budget = by_field(checks, STAGE_BUDGET);
	struct sums changes = by_field(checks, STAGE_CHANGE);
	for (size_t i = 0; i < revised.count; i++) {
		const struct sum *sum = &revised.list[i];
		if (sums_find(&amended, sum->key))
			compare_revised(checks, sum, sums_find(&budget, sum->key),
					sums_find(&changes, sum->key));
	}
}
