/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * commitments - what was granted, how much of it is billed, what is still to come, and
 * which lines must be looked into
 *
 * An assignment is a promise: nobody bills all of it, and bills come months later. What
 * is still to come is what was granted, times the part that is used of it, less what was
 * billed for the months that passed.
 */
#include "commitments.h"
#include "analysis.h"
#include "chase.h"
#include "shared_options.h"

#include <stdlib.h>

struct opts {
	const char **by;
	struct by axes; /* what prepare made of it */
	struct given_number settled, lines;
};

enum { LINES_SHOWN = 50, SETTLED_MOST = 36 };

static const struct opts defaults = {
	.axes = {.axes = {AXIS_PRODUCT}, .count = 1},
	.settled = {.value = SETTLED_MONTHS},
	.lines = {.value = LINES_SHOWN},
};

static const struct option_spec options[] = {
	BY_OPTION("AXIS[,AXIS]"),
	OPTION_ABOUT("settled", OPTION_COUNT, settled, "MONTHS", NULL),
	OPTION_ABOUT("lines", OPTION_COUNT, lines, "NUMBER", NULL),
	{.name = NULL},
};

static int prepare(void *opts, struct needs *needs, struct diags *diags)
{
	struct opts *own = opts;
	(void)needs;
	if (by_parse(&own->axes, own->by, BY_MAX, diags) < 0)
		return -1;
	for (size_t i = 0; i < own->axes.count; i++) {
		const enum axis axis = own->axes.axes[i];
		if (axis != AXIS_PRODUCT && axis != AXIS_PROVIDER &&
		    axis != AXIS_DOMAIN && axis != AXIS_TASK_FIELD)
			return diag_usage(diags, NULL,
					  "--by '%s': commitments are by product, "
					  "provider, domain or task_field",
					  axis_name(axis));
	}
	if (own->settled.value < 1 || own->settled.value > SETTLED_MOST)
		return diag_usage(diags, NULL,
				  "--settled is %lld, expected 1 to %d months",
				  (long long)own->settled.value, SETTLED_MOST);
	return 0;
}

static size_t count_places(const struct commitments *c)
{
	const struct book *book = c->book;
	const struct facts *grants = &book->table[TABLE_ASSIGNMENTS];
	struct arena arena;
	size_t places = 0;
	arena_init(&arena);
	bool *here = arena_alloc(&arena, book->axis[AXIS_MUNICIPALITY].count);
	for (size_t row = 0; row < grants->rows; row++)
		if (grants->axis[AXIS_MUNICIPALITY] &&
		    filter_passes(&c->filter, TABLE_ASSIGNMENTS, row))
			here[grants->axis[AXIS_MUNICIPALITY][row]] = true;
	for (size_t row = 0; row < c->bills.rows; row++)
		if (c->bills.list[row].match != BILL_IGNORED)
			here[bill_member(book, AXIS_MUNICIPALITY, row)] = true;
	for (size_t m = 1; m < book->axis[AXIS_MUNICIPALITY].count; m++)
		places += here[m];
	arena_release(&arena);
	return places;
}

static int answer(struct commitments *c, const struct opts *own, struct report *report,
		  struct diags *diags)
{
	struct chases chases;
	const size_t places = count_places(c);
	if (places > 1)
		return diag_usage(diags, NULL,
				  "commitments are of one municipality and the data hold "
				  "%zu: choose one with --municipality",
				  places);
	report_note_at(report, NOTE_TOP, "period", value_period(c->horizon.until));
	commitments_notes(c, report);
	commitments_table(c, &own->axes, report);
	chases_find(&chases, c);
	chases_table(&chases, c, (size_t)own->lines.value, report);
	free(chases.list);
	return 0;
}

/* Neither assignments nor bills: the tables are there, and empty. */
static int nothing(struct commitments *c, const struct by *by, struct report *report)
{
	const struct chases none = {.count = 0};
	report_finding(report, FINDING_assignments_missing, value_none(), value_none());
	commitments_table(c, by, report);
	chases_table(&none, c, 0, report);
	return 0;
}

static int run(const struct book *book, const struct filter *filter, const void *opts,
	       struct report *report, struct diags *diags)
{
	const struct opts *own = opts;
	struct commitments c;
	struct arena arena;
	arena_init(&arena);
	int result = 0;
	if (commitments_build(&c, book, filter, own->settled.value, &arena))
		result = answer(&c, own, report, diags);
	else if (book->table[TABLE_ASSIGNMENTS].rows == 0)
		result = nothing(&c, &own->axes, report);
	else
		result = diag_usage(diags, NULL,
				    "no bills say up to which month to report, expected "
				    "declarations or --period");
	arena_release(&arena);
	return result;
}

const struct analysis analysis_commitments = {
	.name = "commitments",
	.needs = {.axes = {[TABLE_DECLARATIONS] = COMMITTED_DECLARATIONS,
			   [TABLE_ASSIGNMENTS] = COMMITTED_ASSIGNMENTS},
		  .every_row = true},
	.options = options,
	.defaults = &defaults,
	.opts_size = sizeof(struct opts),
	.prepare = prepare,
	.run = run,
};
