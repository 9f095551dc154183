/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * prior_years - what was set aside at the end of each year for bills to come, what came,
 * and what is left over
 *
 * The ledger says what was set aside: accruals of the year, else its closing entries, on
 * the groups of task fields that the declarations have; those keep their meaning when the
 * codes change. Without a ledger that is not known.
 */
#include "accruals.h"
#include "disclosure.h"

#include <limits.h>
#include <string.h>

enum {
	SERIES,
	CARE_YEAR,
	ACCRUED,
	BILLED_SINCE,
	OUTSTANDING,
	RELEASE,
	DIRECTION,
	COLUMNS
};

static const struct column columns[COLUMNS] = {
	[SERIES] = {.name = "series", .type = VALUE_TEXT, .flags = COLUMN_KEY},
	[CARE_YEAR] = {.name = "care_year", .type = VALUE_PERIOD, .flags = COLUMN_KEY},
	[ACCRUED] = {.name = "accrued", .type = VALUE_MONEY},
	[BILLED_SINCE] = {.name = "billed_since", .type = VALUE_MONEY},
	[OUTSTANDING] = {.name = "outstanding", .type = VALUE_MONEY},
	[RELEASE] = {.name = "release", .type = VALUE_MONEY, .flags = COLUMN_VN},
	[DIRECTION] = {.name = "direction", .type = VALUE_TEXT},
};

static const char *const amounts[] = {"accrued", "billed_since", "outstanding",
				      "release", "direction",    NULL};

/* Care of one year of a series. */
struct line {
	bool there; /* something of it was billed */
	cents billed;
};

struct prior {
	const struct runoff *r;
	int first, years;   /* care years: first .. first + years - 1 */
	struct line *lines; /* by series, then year */
	struct accruals accruals;
};

/* Booked in a later year than the care, and not after the last closed period. */
static void find_billed(struct prior *p)
{
	const struct late_set *set = &p->r->answer.set;
	const size_t at = p->r->by->count;
	const struct pivot *pivot = runoff_declared(p->r, AXIS_CARE_PERIOD, true);
	int first = INT_MAX;
	for (size_t row = 0; row < pivot->nrows; row++) {
		const int year =
			runoff_period(p->r, AXIS_CARE_PERIOD, pivot_row(pivot, row, at))
				.year;
		first = year < first ? year : first;
	}
	p->first = first;
	p->years = first < set->until.year ? set->until.year - first : 0;
	p->lines = arena_alloc(p->r->arena,
			       (set->count * (size_t)p->years + 1) * sizeof(*p->lines));
	for (size_t row = 0; row < pivot->nrows; row++) {
		const struct late_series *series = runoff_series_of(p->r, pivot, row);
		const struct period care =
			runoff_period(p->r, AXIS_CARE_PERIOD, pivot_row(pivot, row, at));
		const struct period booking =
			runoff_period(p->r, AXIS_PERIOD, pivot_row(pivot, row, at + 1));
		if (!series || care.year - first >= p->years ||
		    late_index(set->grain, booking) > late_index(set->grain, set->until))
			continue;
		struct line *line =
			&p->lines[(size_t)(series - set->list) * (size_t)p->years +
				  (size_t)(care.year - first)];
		line->there = true;
		if (booking.year > care.year)
			line->billed += pivot_cell(pivot, row, 0)->value;
	}
}

/* Of all care of the year: also of what is too old to stand in the triangle, when all
 * lags have passed. */
static bool find_outstanding(const struct prior *p, size_t s, int year, cents *out)
{
	const struct late_set *set = &p->r->answer.set;
	const struct late_bills *bills = &p->r->answer.bills[s];
	const int first = late_index(set->grain, set->first);
	const int last = late_index(set->grain, period_ledger(year, 13));
	const bool closed =
		last + (int)set->lags - 1 <= late_index(set->grain, set->until) &&
		!(bills->chain.lag[set->lags - 1].factor > 1.0) &&
		!(bills->chain.lag[set->lags - 1].factor < 1.0);
	for (size_t i = 0; i < set->origins; i++) {
		if (late_origin_period(set, i).year != year)
			continue;
		if (bills->origin[i].method == LATE_NONE)
			return false;
		*out += bills->origin[i].rounded;
	}
	return closed || first <= late_index(set->grain, period_ledger(year, 0));
}

static void add_release(const struct prior *p, const struct late_series *series,
			struct value *cells)
{
	const struct runoff *r = p->r;
	if (cells[ACCRUED].type == VALUE_NONE || cells[BILLED_SINCE].type == VALUE_NONE ||
	    cells[OUTSTANDING].type == VALUE_NONE)
		return;
	const cents release = cells[ACCRUED].number - cells[BILLED_SINCE].number -
			      cells[OUTSTANDING].number;
	cells[RELEASE] = value_money(release);
	cells[DIRECTION] = value_word(r->report, "direction",
				      release > 0   ? "V"
				      : release < 0 ? "N"
						    : "=");
	if (release < 0 && !r->guarded)
		report_finding(r->report, FINDING_accrual_short,
			       runoff_subject(r, series, cells[CARE_YEAR].period),
			       value_money(-release));
}

static void add_line(const struct prior *p, size_t s, int year, struct table *table)
{
	const struct late_set *set = &p->r->answer.set;
	const struct late_series *series = &set->list[s];
	const struct line *line =
		&p->lines[s * (size_t)p->years + (size_t)(year - p->first)];
	struct value *cells = table_row(table);
	cents accrued = 0, outstanding = 0;
	cells[SERIES] = runoff_series(p->r, series);
	cells[CARE_YEAR] = value_period(period_year(year));
	if (accruals_of(&p->accruals, series, year, &accrued)) {
		cells[ACCRUED] = value_money(accrued);
		if (p->accruals.takes_all[s])
			report_finding(p->r->report, FINDING_accrual_of_series,
				       runoff_series(p->r, series), value_none());
	}
	if (cells[ACCRUED].type == VALUE_NONE && late_is_budgeted(p->r->by) &&
	    accruals_know(&p->accruals, year))
		report_finding(p->r->report, FINDING_accrual_not_known,
			       value_period(period_year(year)), value_none());
	if (set->oldest.year <= year ||
	    late_index(set->grain, set->oldest) ==
		    late_index(set->grain, period_ledger(year + 1, 0)))
		cells[BILLED_SINCE] = value_money(line->billed);
	if (find_outstanding(p, s, year, &outstanding))
		cells[OUTSTANDING] = value_money(outstanding);
	add_release(p, series, cells);
}

static void guard(const struct prior *p, struct table *table)
{
	const size_t years = (size_t)p->years;
	const int64_t *all = runoff_people(p->r, PEOPLE_SINCE_YEAR, p->first, years);
	int64_t *people = arena_alloc(p->r->arena, (table->nrows + 1) * sizeof(*people));
	size_t *line = arena_alloc(p->r->arena, (table->nrows + 1) * sizeof(*line));
	size_t *across = arena_alloc(p->r->arena, (table->nrows + 1) * sizeof(*across));
	size_t rows = 0;
	for (size_t i = 0; i < p->r->answer.set.count * years; i++) {
		if (!p->lines[i].there)
			continue;
		people[rows] = all[i];
		line[rows] = i % years;
		across[rows++] = i / years;
	}
	const struct guarded guarded = {.table = table,
					.columns = amounts,
					.people = people,
					.line = line,
					.across = across};
	if (rows > 0)
		disclosure_apply(p->r->book, &guarded, p->r->report);
}

void runoff_prior_years(const struct runoff *r)
{
	struct prior p = {.r = r};
	struct table *table =
		report_table(r->report, "runoff", "prior_years", columns, COLUMNS);
	if (r->answer.set.count == 0)
		return;
	find_billed(&p);
	accruals_build(&p.accruals, r);
	for (size_t s = 0; s < r->answer.set.count; s++)
		for (int y = 0; y < p.years; y++)
			if (p.lines[s * (size_t)p.years + (size_t)y].there)
				add_line(&p, s, p.first + y, table);
	if (r->guarded)
		guard(&p, table);
}
