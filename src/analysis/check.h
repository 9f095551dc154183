/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * check - what the checks share: the rules, the table they write to, and counts per kind
 * of finding
 */
#ifndef SDGRIP_CHECK_H
#define SDGRIP_CHECK_H

#include "options.h"
#include "pivot.h"
#include "report.h"

struct accept;

struct checks {
	const struct book *book;
	struct filter filter;
	struct table *table;
	struct report *report;
	struct arena *arena;
	struct accept *accepts; /* what the ini explains */
	size_t naccepts;
	int64_t count[FINDING_COUNT]; /* rows written that nobody explained, by kind */
	int64_t hidden;               /* rows whose figures rest on too few people */
};

#define CHECK_CONSISTENCY  "consistency"
#define CHECK_COMPLETENESS "completeness"
#define CHECK_RULES        "rules"

/* One kind of finding. `run` looks for it, and for those below it that have none. */
struct check_rule {
	const char *group; /* one of the three above */
	void (*run)(struct checks *checks);
	enum finding_id id;
	bool remark; /* noticed while reading: has findings of its own, one per subject */
};
extern const struct check_rule check_rules[]; /* ended by a NULL group */
/* The rule of a finding, or NULL when it is none of the check. */
const struct check_rule *check_rule_find(enum finding_id id);

/* --- check_table.c --- */

struct table *check_table_new(struct report *report);
/* A row of check.checks; found and expected may be VALUE_NONE. Returns its number. */
size_t check_row(struct checks *checks, enum finding_id id, struct value subject,
		 struct value found, struct value expected);
/* Where the row leads to, and how many source rows are behind it. */
void check_place(struct checks *checks, size_t row, const struct origin *origin,
		 int64_t rows);
/* Did the ini explain the row? */
bool check_is_accepted(const struct checks *checks, size_t row);
/* A row that says how many comparisons of one kind were right. */
void check_passed(struct checks *checks, struct value subject, int64_t right,
		  int64_t compared);
/* "Nieuwkoop 2024-09 actual 6.72a expense": what is not MEMBER_NONE, in this order. */
struct check_subject {
	member municipality, year, stage, task_field, side, category, provider;
	struct period month; /* when set, stands after the municipality */
	int care_year;       /* when set, stands at the end */
	member domain, product, unit, scheme;
	bool other_providers; /* all providers with too few clients together */
};
struct value check_subject(struct checks *checks, struct check_subject subject);

/* --- check_places.c --- */

enum { SPOT_AXES = 5 };
enum spot_kind { SPOT_FIRST, SPOT_NEGATIVE, SPOT_LARGEST };

/* Rows of the table whose bookings are looked up together, in one pass over the book. */
struct check_spots {
	enum axis axes[SPOT_AXES];
	size_t naxes;
	enum spot_kind kind;
	const struct filter *filter; /* NULL: that of the checks */
	struct spot *list;
	size_t count, room;
};
/* `key` has the members of the axes. */
void check_spot(struct check_spots *spots, size_t row, const member *key);
/* Gives each row its place and number of bookings; zero amounts do not count. Releases
 * the list. */
void check_spots_place(struct checks *checks, struct check_spots *spots);

/* --- check_accept.c --- */

/* 0, or -1 when an entry names no finding of the check. */
int accepts_check(const struct option_entry *entries, struct diags *diags);
void accepts_build(struct checks *checks, const struct option_entry *entries);
/* The explanation of a finding, or NULL; counts its use. */
const char *accepts_match(struct checks *checks, enum finding_id id,
			  const struct value *subject);
/* Notes with each explanation that was used, findings for those that were not. */
void accepts_report(const struct checks *checks);

/* --- the rules --- */

/* The ledger beside declarations, personal budgets and benefits, with the causes of what
 * differs: tables of their own, a row of the check for what has no cause.
 * check_reconciliation.c */
void check_reconciliation(struct checks *checks);
/* Sums over all municipalities: against the published totals, and against the rows
 * "Nederland". check_totals.c */
void check_control_totals(struct checks *checks);
/* The official control sums of Iv3 deliveries. check_iv3.c */
void check_iv3(struct checks *checks);
/* Anomalies within a municipality and year. check_rows.c */
void check_signs(struct checks *checks);
void check_parents(struct checks *checks);
void check_revised(struct checks *checks);
/* Task field and category that may not meet. check_pairs.c */
void check_pairs(struct checks *checks);
/* Bookings of another year than their file, care of another year. check_years.c */
void check_file_years(struct checks *checks);
void check_care(struct checks *checks);
/* What is not there. check_complete.c */
void check_months(struct checks *checks);
void check_providers(struct checks *checks);
void check_task_fields(struct checks *checks);
/* What reading noticed and left out. check_reading.c */
void check_consistency_remarks(struct checks *checks);
void check_completeness_remarks(struct checks *checks);
void check_rules_remarks(struct checks *checks);
void check_skipped(struct checks *checks);
void check_balance(const struct book *book, struct report *report);
/* Declarations: care after its booking or years before, lines that stand twice, credits
 * of nothing, other prices than the contracts'. check_lines.c, check_prices.c */
void check_lines(struct checks *checks);
void check_prices(struct checks *checks);
/* Declarations beside assignments. check_grants.c */
void check_grants(struct checks *checks);
/* Begin, in, out and end of a month. check_flows.c */
void check_flows(struct checks *checks);
/* Months that stand out. check_outliers.c */
void check_outliers(struct checks *checks);

#endif
