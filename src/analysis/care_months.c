/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * care_months - late bills per line, and the months of the ledger moved to the care
 */
#include "care_months.h"

#include "late_bills.h"

struct mover {
	struct care_months *care;
	struct month_set *set;
	struct by by; /* of the triangles: domain, and the axis of the lines */
	struct late_answer answer;
	const struct late_set *triangles;
	int first_month; /* of the set, on the scale of late_index */
	int last;        /* month of the forecast */
	struct arena *arena;
};

static int month_index(struct period period)
{
	return late_index(GRAIN_MONTH, period);
}

/* Bills of care of one task field stand under two codes, then. */
static bool other_codes(const struct mover *m, const struct late_set *triangles,
			const struct book *book, const struct filter *filter)
{
	return (m->by.axes[m->by.count - 1] == AXIS_TASK_FIELD &&
		codes_scheme(triangles->first.year) != codes_scheme(m->set->year)) ||
	       late_scope_cut(book, filter, m->set->year, m->arena);
}

/* The triangles as known at the end of the month of the forecast. */
static int build_triangles(struct mover *m, const struct book *book,
			   const struct filter *filter, struct diags *diags)
{
	const int last = m->last;
	struct late_set newest;
	if (late_triangles_build(&newest, book, filter, &m->by, (struct period){0},
				 m->arena, diags) < 0)
		return -1;
	m->care->status = CARE_OK;
	if (newest.count == 0)
		m->care->status = CARE_NONE;
	else if (newest.grain != GRAIN_MONTH)
		m->care->status = CARE_NOT_MONTHS;
	else if (month_index(newest.until) < last)
		m->care->status = CARE_ENDS_EARLY;
	else if (month_index(newest.oldest) > last)
		m->care->status = CARE_STARTS_LATE;
	else if (other_codes(m, &newest, book, filter))
		m->care->status = CARE_OTHER_CODES;
	if (m->care->status != CARE_OK)
		return 0;
	m->triangles = &m->answer.set;
	return late_answer_build(&m->answer, book, filter, &m->by,
				 late_period(GRAIN_MONTH, last), NULL, m->arena, diags);
}

/* The first January from which all bookings are there. A file that begins with its first
 * care in January may have left out the bills of earlier care: then the next one. */
static void find_shift(struct mover *m)
{
	const int first = month_index(m->triangles->oldest);
	const bool january = first % 12 == 0 && m->triangles->before != 0;
	m->care->shift_from = first / 12 + (january ? 0 : 1);
	if (m->care->shift_from > m->set->year)
		m->care->status = CARE_STARTS_LATE;
}

static struct month_series *line_of(const struct mover *m, const member *key)
{
	return month_series_find(m->set, key[0], key[m->by.count - 1]);
}

/* Adds to the month of a line, when it is one that moves. */
static void move(const struct mover *m, struct month_series *line, int month,
		 double value)
{
	const int at = month - m->first_month;
	const int months = (int)(m->set->history + m->set->elapsed);
	if (month >= 12 * m->care->shift_from && at >= 0 && at < months)
		line->side[0].y[at] += value;
}

/* What is outstanding, and each care month as it will be in the end. */
static void add_care(const struct mover *m, size_t i)
{
	const struct late_series *series = &m->triangles->list[i];
	const struct late_bills bills = m->answer.bills[i];
	struct month_series *line = line_of(m, series->key);
	if (!line) {
		m->care->unplaced += bills.total.rounded;
		return;
	}
	if (!bills.is_whole) {
		m->care->not_whole++;
		return;
	}
	line->late.known = true;
	line->late.has_error = bills.total.has_error;
	line->late.mse = bills.total.error * bills.total.error;
	for (size_t at = 0; at < m->triangles->origins; at++) {
		const struct late_origin *origin = &bills.origin[at];
		const struct period care = late_origin_period(m->triangles, at);
		if (care.year == m->set->year) {
			line->late.outstanding += origin->rounded;
			line->late.carried -= origin->booked;
		} else {
			line->late.earlier += origin->rounded;
		}
		move(m, line, month_index(care),
		     (double)(origin->booked + origin->rounded));
	}
}

/* What was booked leaves its month, whatever care it was for; but for what the balance
 * sheet paid. */
static void take_booking(const struct mover *m, struct month_series *line, int booked,
			 int care, cents value)
{
	if (care / 12 < booked / 12 && !accruals_bills_land(m->set, line, booked / 12))
		return;
	move(m, line, booked, -(double)value);
	if (booked >= 12 * m->set->year && booked <= m->last)
		line->late.carried += value;
}

static void take_bookings(const struct mover *m, const struct book *book,
			  const struct filter *filter)
{
	static const enum axis cols[] = {AXIS_PERIOD, AXIS_CARE_PERIOD};
	const struct filter in_kind = late_filter(filter, m->arena);
	const struct pivot *pivot =
		pivot_build(book, TABLE_DECLARATIONS, &in_kind, m->by.axes, m->by.count,
			    cols, 2, m->arena);
	const struct entry *booked = book->axis[AXIS_PERIOD].entries;
	const struct entry *care = book->axis[AXIS_CARE_PERIOD].entries;
	for (size_t row = 0; row < pivot->nrows; row++) {
		struct month_series *line =
			line_of(m, &pivot->rows[row * pivot->row_axes]);
		for (size_t col = 0; line && line->late.known && col < pivot->ncols;
		     col++)
			take_booking(m, line,
				     month_index(booked[pivot_col(pivot, col, 0)].period),
				     month_index(care[pivot_col(pivot, col, 1)].period),
				     pivot_cell(pivot, row, col)->value);
	}
}

int care_months_apply(struct care_months *care, struct month_set *set, enum axis by,
		      const struct book *book, const struct filter *filter,
		      struct arena *arena, struct diags *diags)
{
	struct mover m = {.care = care,
			  .set = set,
			  .by = {.axes = {AXIS_DOMAIN, by}, .count = 2},
			  .first_month = 12 * set->year - (int)set->history,
			  .last = 12 * set->year + (int)set->elapsed - 1,
			  .arena = arena};
	if (by == AXIS_DOMAIN)
		m.by.count = 1;
	*care = (struct care_months){.status = CARE_NONE};
	if (build_triangles(&m, book, filter, diags) < 0)
		return -1;
	if (care->status == CARE_OK)
		find_shift(&m);
	if (care->status != CARE_OK)
		return 0;
	for (size_t i = 0; i < m.triangles->count; i++)
		add_care(&m, i);
	take_bookings(&m, book, filter);
	return 0;
}

bool care_earlier_counts(struct standing standing)
{
	return standing.reversed || standing.pending || standing.last_year <= 0;
}

cents care_late_bills(const struct month_series *series, struct standing standing)
{
	return series->late.outstanding - standing.this_year +
	       (care_earlier_counts(standing) ? series->late.earlier : 0);
}

cents care_carried_over(const struct month_series *series, struct standing standing)
{
	if (standing.pending)
		return standing.last_year;
	return standing.never ? series->late.carried + series->late.earlier : 0;
}
