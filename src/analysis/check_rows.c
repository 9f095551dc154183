/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * check_rows - anomalies within a municipality and year: signs, codes, amendments
 */
#include "check.h"

#include "sums.h"

#include <string.h>

static struct sums by_field(const struct checks *checks, member stage)
{
	const enum axis keys[] = {AXIS_MUNICIPALITY, AXIS_YEAR, AXIS_TASK_FIELD};
	return sums_build(checks->book, &checks->filter, stage, keys, 3, checks->arena);
}

static void check_sign(struct checks *checks, struct check_spots *spots,
		       struct check_subject subject, const struct cell *cell)
{
	if (cell->value >= 0)
		return;
	const size_t row =
		check_row(checks, FINDING_sign_anomaly, check_subject(checks, subject),
			  value_money(cell->value), value_none());
	const member key[] = {subject.municipality, subject.year, subject.stage,
			      subject.task_field, subject.side};
	check_spot(spots, row, key);
}

static bool keeps_stage(const struct checks *checks, member stage)
{
	return filter_keeps(&checks->filter, AXIS_STAGE, stage);
}

void check_signs(struct checks *checks)
{
	static const member stages[] = {STAGE_BUDGET, STAGE_REVISED, STAGE_ACTUAL};
	struct check_spots spots = {.axes = {AXIS_MUNICIPALITY, AXIS_YEAR, AXIS_STAGE,
					     AXIS_TASK_FIELD, AXIS_SIDE},
				    .naxes = 5,
				    .kind = SPOT_NEGATIVE};
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
			check_sign(checks, &spots, subject, &sum->expense);
			subject.side = SIDE_REVENUE;
			check_sign(checks, &spots, subject, &sum->revenue);
		}
	}
	check_spots_place(checks, &spots);
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
				  value_none());
		}
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
			  value_money(found[side]), value_money(expected[side]));
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
