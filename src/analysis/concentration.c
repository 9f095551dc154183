/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * concentration - which share of the people takes which share of the cost
 *
 * About the care of one year, whenever it was billed: a bill that comes late or is put
 * right belongs to the year in which somebody got help. Care in kind only.
 */
#include "concentration.h"

#include "by.h"
#include "care_coverage.h"
#include "late_triangles.h"
#include "shared_options.h"

struct opts {
	bool zeros;
};

static const struct opts defaults = {.zeros = false};

static const struct option_spec options[] = {
	OPTION_ABOUT("zeros", OPTION_FLAG, zeros, NULL, NULL),
	{.name = NULL},
};

/* Care up to `until` in its year, or in the years that were asked for. */
static bool care_passes(const struct filter *filter, struct period care)
{
	const struct book *book = filter->book;
	const struct period until = filter->until;
	char label[16];
	if (period_is_set(until) &&
	    (care.year != until.year ||
	     (period_grain(until) != GRAIN_YEAR && period_compare(care, until) > 0)))
		return false;
	if (!filter->keep[AXIS_YEAR])
		return true;
	const member year =
		book_find(book, AXIS_YEAR,
			  period_label(label, sizeof(label), period_year(care.year)));
	return year != MEMBER_NONE && filter->keep[AXIS_YEAR][year];
}

static struct period care_of(const struct book *book, const struct pivot *pivot,
			     size_t row, size_t axis)
{
	return book->axis[AXIS_CARE_PERIOD].entries[pivot_row(pivot, row, axis)].period;
}

/* The newest year of care that is asked for. */
static int newest_year(const struct filter *filter, const struct filter *own,
		       struct arena *arena, bool *others)
{
	const enum axis axes[] = {AXIS_CARE_PERIOD};
	const struct pivot *pivot = pivot_build(filter->book, TABLE_DECLARATIONS, own,
						axes, 1, NULL, 0, arena);
	int newest = 0;
	for (size_t row = 0; row < pivot->nrows; row++) {
		const struct period care = care_of(filter->book, pivot, row, 0);
		if (!period_is_set(care) || !care_passes(filter, care))
			continue;
		*others |= newest != 0 && care.year != newest;
		if (care.year > newest)
			newest = care.year;
	}
	return newest;
}

/* One municipality, or those whose rows name none. */
static int find_municipality(struct concentration_data *data, const struct filter *own,
			     struct diags *diags)
{
	const enum axis axes[] = {AXIS_MUNICIPALITY};
	const struct pivot *pivot = pivot_build(data->book, TABLE_DECLARATIONS, own, axes,
						1, NULL, 0, data->arena);
	size_t named = 0;
	for (size_t row = 0; row < pivot->nrows; row++)
		if (pivot_row(pivot, row, 0) != MEMBER_NONE) {
			data->municipality = pivot_row(pivot, row, 0);
			named++;
		}
	if (named > 1)
		return diag_usage(diags, NULL,
				  "concentration is about one municipality and the data "
				  "hold %zu: choose one with --municipality",
				  named);
	return 0;
}

static void collect(struct concentration_data *data, const struct filter *filter,
		    const struct filter *own)
{
	const enum axis axes[] = {AXIS_DOMAIN, AXIS_CLIENT, AXIS_CARE_PERIOD};
	const struct pivot *pivot = pivot_build(data->book, TABLE_DECLARATIONS, own, axes,
						3, NULL, 0, data->arena);
	data->list = arena_alloc(data->arena, (pivot->nrows + 1) * sizeof(*data->list));
	for (size_t row = 0; row < pivot->nrows; row++) {
		const struct period care = care_of(data->book, pivot, row, 2);
		const member domain = pivot_row(pivot, row, 0);
		const member client = pivot_row(pivot, row, 1);
		if (care.year != data->year || !care_passes(filter, care))
			continue;
		struct client_cost *last =
			data->count ? &data->list[data->count - 1] : NULL;
		if (!last || last->domain != domain || last->client != client) {
			last = &data->list[data->count++];
			*last = (struct client_cost){.domain = domain, .client = client};
		}
		last->cost += pivot_cell(pivot, row, 0)->value;
	}
}

/* Up to when the care of the year can have been billed. */
static void note_booked_until(const struct concentration_data *data,
			      const struct filter *own)
{
	const enum axis axes[] = {AXIS_PERIOD};
	const struct pivot *pivot = pivot_build(data->book, TABLE_DECLARATIONS, own, axes,
						1, NULL, 0, data->arena);
	struct period newest = {0};
	for (size_t row = 0; row < pivot->nrows; row++) {
		const struct period period = data->book->axis[AXIS_PERIOD]
						     .entries[pivot_row(pivot, row, 0)]
						     .period;
		if (!period_is_set(newest) || period_compare(period, newest) > 0)
			newest = period;
	}
	report_note(data->report, "booked_until", value_period(newest));
}

static void add_notes(const struct concentration_data *data, const struct filter *filter,
		      const struct filter *own, bool others)
{
	const struct period year = period_year(data->year);
	report_note(data->report, "care_year", value_period(year));
	if (period_is_set(filter->until))
		report_note(data->report, "care_until", value_period(filter->until));
	note_booked_until(data, own);
	if (others)
		report_finding(data->report, FINDING_year_chosen, value_period(year),
			       value_none());
}

static int run(const struct book *book, const struct filter *filter, const void *opts,
	       struct report *report, struct diags *diags)
{
	const struct opts *chosen = opts;
	struct arena arena;
	arena_init(&arena);
	struct concentration_data data = {
		.book = book, .report = report, .arena = &arena, .zeros = chosen->zeros};
	const struct filter own = late_filter(filter, &arena);
	const int status = find_municipality(&data, &own, diags);
	if (status == 0) {
		bool others = false;
		data.year = newest_year(filter, &own, &arena, &others);
		if (data.year != 0) {
			collect(&data, filter, &own);
			add_notes(&data, filter, &own, others);
			coverage_note(book, filter, report);
		} else {
			report_finding(report, FINDING_no_data, value_none(),
				       value_none());
		}
		concentration_shares(&data);
		concentration_overlap(&data);
	}
	arena_release(&arena);
	return status;
}

const struct analysis analysis_concentration = {
	.name = "concentration",
	.needs = {.axes = {[TABLE_SPENDING] = AXIS_BIT(AXIS_MUNICIPALITY) |
					      AXIS_BIT(AXIS_PERIOD) |
					      AXIS_BIT(AXIS_STAGE) | AXIS_BIT(AXIS_SIDE) |
					      AXIS_BIT(AXIS_DOMAIN) | COVERAGE_AXES,
			   [TABLE_DECLARATIONS] =
				   AXIS_BIT(AXIS_MUNICIPALITY) | AXIS_BIT(AXIS_PERIOD) |
				   AXIS_BIT(AXIS_CARE_PERIOD) | AXIS_BIT(AXIS_DOMAIN) |
				   AXIS_BIT(AXIS_FORM) | AXIS_BIT(AXIS_CLIENT),
			   [TABLE_CASELOAD] = AXIS_BIT(AXIS_MUNICIPALITY) |
					      AXIS_BIT(AXIS_PERIOD) |
					      AXIS_BIT(AXIS_INDICATOR)}},
	.options = options,
	.defaults = &defaults,
	.opts_size = sizeof(struct opts),
	.run = run,
};
