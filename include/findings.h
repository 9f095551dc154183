/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * findings - every finding a report can hold: one line each
 *
 * X(code, severity). The sentence is label "finding:CODE", what to do about it
 * "finding:CODE.action". Codes are published: they never change meaning. `sdgrip list
 * findings` prints this table.
 */
#ifndef SDGRIP_FINDINGS_H
#define SDGRIP_FINDINGS_H

#include "diag.h"

#define FINDINGS(X)                         \
	/* reading */                       \
	X(not_delivered, WARNING)           \
	X(incomplete, WARNING)              \
	X(rounding_difference, INFO)        \
	X(quantities_rounded, INFO)         \
	X(provisional_figures, INFO)        \
	X(municipality_unlisted, INFO)      \
	X(rows_skipped, INFO)               \
	X(subtotals_skipped, INFO)          \
	X(no_data, WARNING)                 \
	X(rows_rejected, ALERT)             \
	X(amount_rejected, ALERT)           \
	X(overlapping_exports, WARNING)     \
	X(overlapping_amount, WARNING)      \
	X(quarters_cumulative, INFO)        \
	X(quarters_together, WARNING)       \
	/* inspecting */                    \
	X(citizen_column, ALERT)            \
	X(numbers_contradict, ALERT)        \
	X(numbers_ambiguous, WARNING)       \
	X(uneven_rows, WARNING)             \
	X(kind_unknown, INFO)               \
	/* plan and outcome */              \
	X(plan_is_original, INFO)           \
	X(plan_missing, WARNING)            \
	X(actual_missing, INFO)             \
	X(year_incomplete, INFO)            \
	X(year_chosen, INFO)                \
	X(stage_chosen, INFO)               \
	X(phasing_from_last_year, INFO)     \
	X(phasing_twelfths, WARNING)        \
	X(phasing_missing, WARNING)         \
	X(expense_over_budget, ALERT)       \
	X(net_cost_over_budget, WARNING)    \
	X(deficit_on_funding, WARNING)      \
	X(revised_differs, WARNING)         \
	/* funding */                       \
	X(funding_indicative, INFO)         \
	X(composition_differs, WARNING)     \
	X(older_versions_ignored, INFO)     \
	X(funding_missing, INFO)            \
	/* series */                        \
	X(scheme_break, WARNING)            \
	X(short_series, INFO)               \
	X(year_left_out, INFO)              \
	X(municipalities_added, INFO)       \
	/* people */                        \
	X(population_missing, WARNING)      \
	X(people_missing, INFO)             \
	/* privacy */                       \
	X(small_groups_hidden, INFO)        \
	X(small_group_is_whole, WARNING)    \
	X(people_not_known, WARNING)        \
	/* concentration */                 \
	X(clients_missing, WARNING)         \
	X(cost_without_client, WARNING)     \
	X(zero_cost_left_out, INFO)         \
	X(negative_left_out, WARNING)       \
	X(too_few_people, INFO)             \
	X(shares_hidden, INFO)              \
	X(laws_not_linked, INFO)            \
	/* care */                          \
	X(message_date_used, INFO)          \
	X(care_over_months, INFO)           \
	X(grants_replaced, INFO)            \
	X(grants_withdrawn, INFO)           \
	X(notices_unmatched, WARNING)       \
	/* commitments */                   \
	X(assignments_missing, WARNING)     \
	X(assignments_replaced, INFO)       \
	X(budgets_twice, INFO)              \
	X(bills_nameless, WARNING)          \
	X(utilisation_unknown, WARNING)     \
	X(commitments_partly, WARNING)      \
	X(price_far_from_paid, WARNING)     \
	X(grant_without_amount, WARNING)    \
	X(billed_unassigned, WARNING)       \
	X(billed_outside_term, WARNING)     \
	X(never_billed, WARNING)            \
	X(granted_not_started, WARNING)     \
	X(over_assigned, WARNING)           \
	X(credit_not_rebilled, WARNING)     \
	X(stay_over_year_end, INFO)         \
	X(chase_hidden, INFO)               \
	/* checks */                        \
	X(control_total_differs, ALERT)     \
	X(nederland_differs, ALERT)         \
	X(sign_anomaly, WARNING)            \
	X(parent_and_child, INFO)           \
	X(missing_month, WARNING)           \
	X(forbidden_pair, WARNING)          \
	X(pairs_not_checked, INFO)          \
	X(outside_year, WARNING)            \
	X(provider_silent, WARNING)         \
	X(task_field_silent, WARNING)       \
	X(care_after_booking, WARNING)      \
	X(care_outside_year, WARNING)       \
	X(month_change, WARNING)            \
	X(hampel_outlier, INFO)             \
	X(modified_z_outlier, INFO)         \
	X(iv3_control_sum, WARNING)         \
	X(accept_unused, WARNING)           \
	X(checks_passed, INFO)              \
	/* late bills */                    \
	X(bookings_assumed_closed, INFO)    \
	X(bookings_missing, WARNING)        \
	X(care_before_bookings, INFO)       \
	X(bookings_after_closing, INFO)     \
	X(periods_coarsened, INFO)          \
	X(closing_in_month, INFO)           \
	X(booking_stands_out, INFO)         \
	X(few_ratios, INFO)                 \
	X(ratios_without_spread, INFO)      \
	X(chain_starts_later, INFO)         \
	X(tail_not_seen, WARNING)           \
	X(prior_from_assignments, INFO)     \
	X(prior_from_history, INFO)         \
	X(prior_from_budget, INFO)          \
	X(prior_from_all, WARNING)          \
	X(prior_seasonal, INFO)             \
	X(prior_not_available, WARNING)     \
	X(nothing_booked_yet, WARNING)      \
	X(series_ended, INFO)               \
	X(triangle_internal, INFO)          \
	X(no_estimate, WARNING)             \
	X(no_standard_error, INFO)          \
	X(accrual_short, WARNING)           \
	X(accrual_not_known, INFO)          \
	X(accrual_of_series, INFO)          \
	/* forecast */                      \
	X(forecast_closed, INFO)            \
	X(forecast_month_missing, WARNING)  \
	X(forecast_short_history, WARNING)  \
	X(forecast_impossible, WARNING)     \
	X(forecast_no_season, INFO)         \
	X(forecast_flat_trend, INFO)        \
	X(forecast_beaten, WARNING)         \
	X(deficit_expected, WARNING)        \
	X(outlook_outside, WARNING)         \
	X(late_bills_unread, INFO)          \
	X(late_bills_not_monthly, WARNING)  \
	X(late_bills_end_early, WARNING)    \
	X(late_bills_start_late, WARNING)   \
	X(late_bills_other_codes, WARNING)  \
	X(late_bills_unplaced, WARNING)     \
	X(late_bills_not_whole, WARNING)    \
	X(late_bills_accrued, INFO)         \
	X(late_bills_carried, INFO)         \
	X(late_bills_earlier, INFO)         \
	/* the ledger beside care */        \
	X(ledger_unexplained, WARNING)      \
	X(coverage_low, WARNING)            \
	/* traces */                        \
	X(trace_complete, INFO)             \
	X(figure_not_known, INFO)           \
	/* reading care */                  \
	X(lines_rejected, INFO)             \
	X(lines_not_booked, WARNING)        \
	X(lines_undecided, INFO)            \
	X(lines_partly_paid, WARNING)       \
	X(care_withdrawn, INFO)             \
	X(credit_volumes, INFO)             \
	X(declared_twice, WARNING)          \
	X(credit_without_debit, WARNING)    \
	X(price_differs, WARNING)           \
	X(price_not_found, INFO)            \
	X(assignment_unknown, WARNING)      \
	X(care_outside_assignment, WARNING) \
	X(volume_over_assignment, WARNING)  \
	X(assigned_twice, WARNING)          \
	/* explaining */                    \
	X(base_chosen, INFO)                \
	X(base_cut, INFO)                   \
	X(late_bills_missing, WARNING)      \
	X(product_moved, INFO)              \
	X(unit_changed, WARNING)            \
	X(mix_across_units, INFO)           \
	X(no_volume, INFO)                  \
	X(lmdi_undefined, WARNING)          \
	X(care_period_long, WARNING)        \
	X(budget_without_product, INFO)     \
	X(price_index_unknown, INFO)        \
	X(price_index_unconfirmed, WARNING) \
	/* who came and went */             \
	X(flows_differ, WARNING)            \
	X(benefit_flows_differ, INFO)       \
	X(small_flows_hidden, INFO)         \
	X(started_before_decision, INFO)    \
	/* who came and went */             \
	X(late_bills_possible, WARNING)     \
	/* small numbers */                 \
	X(too_many_to_weigh, WARNING)

enum finding_id {
#define X(code, severity) FINDING_##code,
	FINDINGS(X)
#undef X
		FINDING_COUNT,
};

struct finding_kind {
	const char *code;
	enum severity severity;
};

/* By finding_id. Defined in src/report/findings.c. */
extern const struct finding_kind finding_kinds[FINDING_COUNT];
/* FINDING_COUNT when there is no such code. */
enum finding_id finding_find(const char *code);
const char *severity_name(enum severity severity); /* "info" "warning" "alert" */

#endif
