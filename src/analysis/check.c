/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * check - is what was read complete and plausible
 *
 * Keeps every row with its place, so that a finding leads to a line of a file. A rule is
 * a line of the table below; what it finds can be explained in the ini and then no longer
 * counts.
 */
#include "check.h"

#include "analysis.h"

struct opts {
	const struct option_entry *accept;
};

static const struct opts defaults = {.accept = NULL};

static const struct option_spec options[] = {
	{.name = "accept",
	 .type = OPTION_ENTRIES,
	 .offset = offsetof(struct opts, accept),
	 .argument = "accept.CODE = WHY"},
	{.name = NULL},
};

#define CONSISTENCY  "consistency"
#define COMPLETENESS "completeness"
#define RULES        "rules"

/* In the order of the table that is printed. */
const struct check_rule check_rules[] = {
	{FINDING_control_total_differs, CONSISTENCY, check_control_totals, false},
	{FINDING_nederland_differs, CONSISTENCY, NULL, false},
	{FINDING_checks_passed, CONSISTENCY, NULL, false},
	{FINDING_revised_differs, CONSISTENCY, check_revised, false},
	{FINDING_parent_and_child, CONSISTENCY, check_parents, false},
	{FINDING_forbidden_pair, CONSISTENCY, check_pairs, false},
	{FINDING_pairs_not_checked, CONSISTENCY, NULL, false},
	{FINDING_outside_year, CONSISTENCY, check_file_years, false},
	{FINDING_overlapping_exports, CONSISTENCY, NULL, true},
	{FINDING_overlapping_amount, CONSISTENCY, NULL, true},
	{FINDING_rounding_difference, CONSISTENCY, NULL, true},
	{FINDING_quantities_rounded, CONSISTENCY, NULL, true},
	{FINDING_not_delivered, COMPLETENESS, check_remarks, true},
	{FINDING_missing_month, COMPLETENESS, check_months, false},
	{FINDING_provider_silent, COMPLETENESS, check_providers, false},
	{FINDING_task_field_silent, COMPLETENESS, check_task_fields, false},
	{FINDING_rows_skipped, COMPLETENESS, check_skipped, false},
	{FINDING_sign_anomaly, RULES, check_signs, false},
	{FINDING_municipality_unlisted, RULES, NULL, true},
	{FINDING_care_after_booking, RULES, check_care, false},
	{FINDING_care_outside_year, RULES, NULL, false},
	{FINDING_month_change, RULES, check_outliers, false},
	{FINDING_hampel_outlier, RULES, NULL, false},
	{FINDING_modified_z_outlier, RULES, NULL, false},
	{FINDING_COUNT, NULL, NULL, false},
};

const struct check_rule *check_rule_find(enum finding_id id)
{
	for (const struct check_rule *rule = check_rules; rule->group; rule++)
		if (rule->id == id)
			return rule;
	return NULL;
}

/* One finding per kind, with the number of rows that the table has of it. Remarks have
 * their own findings. */
static void add_findings(const struct checks *checks)
{
	int64_t doubtful = 0;
	for (const struct check_rule *rule = check_rules; rule->group; rule++)
		if (checks->count[rule->id] > 0 && !rule->remark &&
		    rule->id != FINDING_checks_passed)
			report_finding(checks->report, rule->id, value_none(),
				       value_count(checks->count[rule->id]));
	for (enum finding_id id = 0; id < FINDING_COUNT; id++)
		if (finding_kinds[id].severity != SEVERITY_INFO)
			doubtful += checks->count[id];
	if (doubtful == 0)
		report_finding(checks->report, FINDING_checks_passed, value_none(),
			       value_none());
}

static int prepare(void *opts, struct needs *needs, struct diags *diags)
{
	const struct opts *o = opts;
	(void)needs;
	return accepts_check(o->accept, diags);
}

static int run(const struct book *book, const struct filter *filter, const void *opts,
	       struct report *report, struct diags *diags)
{
	const struct opts *o = opts;
	(void)diags;
	struct arena arena;
	arena_init(&arena);
	struct checks checks = {
		.book = book,
		.filter = *filter,
		.table = check_table_new(report),
		.report = report,
		.arena = &arena,
	};
	accepts_build(&checks, o->accept);
	for (const struct check_rule *rule = check_rules; rule->group; rule++)
		if (rule->run)
			rule->run(&checks);
	check_balance(book, report);
	add_findings(&checks);
	accepts_report(&checks);
	arena_release(&arena);
	return 0;
}

const struct analysis analysis_check = {
	.name = "check",
	.needs = {.axes = {[TABLE_SPENDING] =
				   AXIS_BIT(AXIS_MUNICIPALITY) | AXIS_BIT(AXIS_PERIOD) |
				   AXIS_BIT(AXIS_CARE_PERIOD) | AXIS_BIT(AXIS_STAGE) |
				   AXIS_BIT(AXIS_SIDE) | AXIS_BIT(AXIS_TASK_FIELD) |
				   AXIS_BIT(AXIS_CATEGORY) | AXIS_BIT(AXIS_PROVIDER),
			   [TABLE_CASELOAD] = AXIS_BIT(AXIS_MUNICIPALITY) |
					      AXIS_BIT(AXIS_PERIOD) |
					      AXIS_BIT(AXIS_INDICATOR)},
		  .every_row = true,
		  .peer_total = true},
	.options = options,
	.defaults = &defaults,
	.opts_size = sizeof(struct opts),
	.prepare = prepare,
	.run = run,
};
