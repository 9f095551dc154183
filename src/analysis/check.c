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

/* In the order of the table that is printed. */
const struct check_rule check_rules[] = {
	{CHECK_CONSISTENCY, check_control_totals, FINDING_control_total_differs, false},
	{CHECK_CONSISTENCY, NULL, FINDING_nederland_differs, false},
	{CHECK_CONSISTENCY, check_iv3, FINDING_iv3_control_sum, false},
	{CHECK_CONSISTENCY, NULL, FINDING_checks_passed, false},
	{CHECK_CONSISTENCY, check_revised, FINDING_revised_differs, false},
	{CHECK_CONSISTENCY, check_parents, FINDING_parent_and_child, false},
	{CHECK_CONSISTENCY, check_pairs, FINDING_forbidden_pair, false},
	{CHECK_CONSISTENCY, NULL, FINDING_pairs_not_checked, false},
	{CHECK_CONSISTENCY, check_file_years, FINDING_outside_year, false},
	{CHECK_CONSISTENCY, check_consistency_remarks, FINDING_overlapping_exports, true},
	{CHECK_CONSISTENCY, NULL, FINDING_overlapping_amount, true},
	{CHECK_CONSISTENCY, NULL, FINDING_rounding_difference, true},
	{CHECK_CONSISTENCY, NULL, FINDING_quantities_rounded, true},
	{CHECK_CONSISTENCY, check_reconciliation, FINDING_ledger_unexplained, false},
	{CHECK_COMPLETENESS, check_completeness_remarks, FINDING_not_delivered, true},
	{CHECK_COMPLETENESS, NULL, FINDING_quarters_together, true},
	{CHECK_COMPLETENESS, NULL, FINDING_quarters_cumulative, true},
	{CHECK_COMPLETENESS, check_months, FINDING_missing_month, false},
	{CHECK_COMPLETENESS, check_providers, FINDING_provider_silent, false},
	{CHECK_COMPLETENESS, check_task_fields, FINDING_task_field_silent, false},
	{CHECK_COMPLETENESS, check_skipped, FINDING_rows_skipped, false},
	{CHECK_COMPLETENESS, NULL, FINDING_lines_rejected, true},
	{CHECK_COMPLETENESS, NULL, FINDING_lines_not_booked, true},
	{CHECK_COMPLETENESS, NULL, FINDING_lines_undecided, true},
	{CHECK_COMPLETENESS, NULL, FINDING_lines_partly_paid, true},
	{CHECK_COMPLETENESS, NULL, FINDING_care_withdrawn, true},
	{CHECK_COMPLETENESS, NULL, FINDING_credit_volumes, true},
	{CHECK_COMPLETENESS, NULL, FINDING_care_over_months, true},
	{CHECK_RULES, check_signs, FINDING_sign_anomaly, false},
	{CHECK_RULES, check_rules_remarks, FINDING_municipality_unlisted, true},
	{CHECK_RULES, check_care, FINDING_care_after_booking, false},
	{CHECK_RULES, NULL, FINDING_care_outside_year, false},
	{CHECK_RULES, check_lines, FINDING_declared_twice, false},
	{CHECK_RULES, NULL, FINDING_credit_without_debit, false},
	{CHECK_RULES, check_prices, FINDING_price_differs, false},
	{CHECK_RULES, NULL, FINDING_price_not_found, false},
	{CHECK_RULES, check_grants, FINDING_assignment_unknown, false},
	{CHECK_RULES, NULL, FINDING_care_outside_assignment, false},
	{CHECK_RULES, NULL, FINDING_volume_over_assignment, false},
	{CHECK_RULES, NULL, FINDING_assigned_twice, false},
	{CHECK_RULES, check_flows, FINDING_flows_differ, false},
	{CHECK_RULES, NULL, FINDING_benefit_flows_differ, false},
	{CHECK_RULES, check_outliers, FINDING_month_change, false},
	{CHECK_RULES, NULL, FINDING_hampel_outlier, false},
	{CHECK_RULES, NULL, FINDING_modified_z_outlier, false},
	{NULL, NULL, FINDING_COUNT, false},
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
	if (checks->hidden > 0) {
		struct value name = value_text(checks->report, checks->table->name);
		name.label = &checks->table->title;
		report_finding(checks->report, FINDING_small_groups_hidden, name,
			       value_count(checks->hidden));
	}
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
				   AXIS_BIT(AXIS_CATEGORY) | AXIS_BIT(AXIS_PROVIDER) |
				   AXIS_BIT(AXIS_FORM) | AXIS_BIT(AXIS_CAUSE),
			   [TABLE_DECLARATIONS] =
				   AXIS_BIT(AXIS_MUNICIPALITY) | AXIS_BIT(AXIS_PERIOD) |
				   AXIS_BIT(AXIS_CARE_PERIOD) | AXIS_BIT(AXIS_DOMAIN) |
				   AXIS_BIT(AXIS_TASK_FIELD) | AXIS_BIT(AXIS_CAUSE) |
				   AXIS_BIT(AXIS_PRODUCT) | AXIS_BIT(AXIS_UNIT) |
				   AXIS_BIT(AXIS_FORM) | AXIS_BIT(AXIS_PROVIDER) |
				   AXIS_BIT(AXIS_CLIENT) | AXIS_BIT(AXIS_ASSIGNMENT),
			   [TABLE_ASSIGNMENTS] =
				   AXIS_BIT(AXIS_MUNICIPALITY) | AXIS_BIT(AXIS_DOMAIN) |
				   AXIS_BIT(AXIS_TASK_FIELD) | AXIS_BIT(AXIS_PRODUCT) |
				   AXIS_BIT(AXIS_UNIT) | AXIS_BIT(AXIS_PROVIDER) |
				   AXIS_BIT(AXIS_CLIENT) | AXIS_BIT(AXIS_ASSIGNMENT),
			   [TABLE_BENEFITS] = AXIS_BIT(AXIS_MUNICIPALITY) |
					      AXIS_BIT(AXIS_PERIOD) |
					      AXIS_BIT(AXIS_SIDE) | AXIS_BIT(AXIS_SCHEME),
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
