/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * forecast_promised - where the year ends according to what was granted
 *
 *   booked + late and coming of the assignments + what the ledger has besides
 *
 * Care in kind and personal budgets are those of the assignments (committed.h), less the
 * accruals that still stand. Everything else, lump sums, salaries, subsidies and revenue,
 * is forecast as always, on the rest of the ledger alone.
 */
#include "forecast.h"

#include "committed.h"
#include "sums.h"

/* Does the ledger of this year tell care in kind or personal budgets apart? */
static bool tells_forms(const struct forecast *forecast, member domain)
{
	const struct facts *facts = &forecast->book->table[TABLE_SPENDING];
	const member actual[] = {STAGE_ACTUAL};
	const struct filter own =
		filter_only(forecast->filter, AXIS_STAGE, actual, 1, forecast->arena);
	for (size_t row = 0; row < facts->rows; row++) {
		const member form = facts_member(facts, AXIS_FORM, row);
		if ((form == FORM_ZIN || form == FORM_PGB) &&
		    facts->axis[AXIS_DOMAIN][row] == domain &&
		    filter_passes(&own, TABLE_SPENDING, row))
			return true;
	}
	return false;
}

/* The months to come of one side of what needs no assignment; expense of other forms, and
 * all revenue. */
static int other_lines(struct forecast *forecast, bool revenue,
		       struct year_end_lines *lines, struct diags *diags)
{
	static const member others[] = {MEMBER_NONE, FORM_TAAKGERICHT, FORM_REGIONAL,
					FORM_SUBSIDY, FORM_OWN};
	struct year_end_request request = forecast->lines->request;
	request.side = revenue ? SIDE_OF_REVENUE : SIDE_OF_EXPENSE;
	request.way = WAY_COMB3;
	request.ledger_alone = true;
	const struct filter other = revenue ? *forecast->filter
					    : filter_only(forecast->filter, AXIS_FORM,
							  others, 5, forecast->arena);
	return year_end_lines(lines, forecast->book, &other, &request, forecast->arena,
			      diags);
}

/* 0 for a domain without any. False without a forecast. */
static bool remaining_of(const struct year_end_lines *lines, member domain, cents *out)
{
	const struct year_end_line *line = year_end_find(lines, domain);
	*out = line ? line->remaining : 0;
	return !line || line->has_forecast;
}

static void promise(const struct forecast *forecast, size_t i,
		    const struct committed *committed,
		    const struct year_end_lines *expense,
		    const struct year_end_lines *revenue)
{
	const struct year_end_line *line = &forecast->lines->list[i];
	const bool net = forecast->lines->request.side == SIDE_OF_NET;
	struct promised *promised = &forecast->promised[i];
	cents other, received = 0;
	if (!committed->known || !amount_whole(line->booked) ||
	    !tells_forms(forecast, line->domain) ||
	    !remaining_of(expense, line->domain, &other) ||
	    (net && !remaining_of(revenue, line->domain, &received)))
		return;
	promised->known = true;
	promised->partly = committed->partly;
	promised->amount = line->booked.value + committed->late + committed->coming -
			   line->standing.this_year + other - received;
}

int forecast_promised(struct forecast *forecast, struct diags *diags)
{
	const struct year_end_lines *lines = forecast->lines;
	const struct plan_year *year = lines->year;
	struct filter filter = *forecast->filter;
	struct committed *list = NULL;
	struct period until;
	forecast->promised = arena_alloc(
		forecast->arena, (lines->count + 1) * sizeof(*forecast->promised));
	if (lines->request.by != AXIS_DOMAIN || lines->request.side == SIDE_OF_REVENUE ||
	    year->closed || year->months == 0 || lines->months.gap ||
	    forecast->book->table[TABLE_ASSIGNMENTS].rows == 0)
		return 0;
	filter.until = period_month(year->number, year->months);
	const size_t count = committed_list(forecast->book, &filter, false, &list, &until,
					    forecast->arena);
	struct year_end_lines expense, revenue;
	if (count == 0)
		return 0;
	if (other_lines(forecast, false, &expense, diags) < 0 ||
	    other_lines(forecast, true, &revenue, diags) < 0)
		return -1;
	for (size_t i = 0; i < lines->count; i++)
		for (size_t k = 0; k < count; k++)
			if (list[k].domain == lines->list[i].domain)
				promise(forecast, i, &list[k], &expense, &revenue);
	return 0;
}
