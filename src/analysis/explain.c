/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * explain - why care costs more or less: volume, mix, price, what is new and what ended
 *
 * Exact to the cent per product and in total. The ledger does not know volumes, so this
 * is about what providers billed; `coverage` says which part of the ledger that is.
 */
#include "explain.h"

#include "analysis.h"
#include "by.h"
#include "care_coverage.h"
#include "causes.h"
#include "shared_options.h"
#include "tables.h"

#include <stdlib.h>
#include <string.h>

struct opts {
	const char **by;
	const char *base, *method, *index, *until, *phasing;
	/* what prepare made of them */
	enum axis axis;
	bool index_given;
	int32_t rate;
};

static const struct opts defaults = {
	.method = "flex", .phasing = "auto", .axis = AXIS_COUNT};

static const struct option_spec options[] = {
	OPTION_ABOUT("base", OPTION_TEXT, base, "BASE", NULL),
	OPTION_ABOUT("method", OPTION_CHOICE, method, "METHOD", "flex|bennet|lmdi"),
	BY_OPTION("AXIS"),
	OPTION_ABOUT("until", OPTION_TEXT, until, "PERIOD", NULL),
	OPTION_ABOUT("index", OPTION_TEXT, index, "RATE", NULL),
	PHASING_OPTION,
	{.name = NULL},
};

static int read_by(struct opts *own, struct diags *diags)
{
	static const enum axis known[] = {AXIS_PROVIDER,   AXIS_REFERRER, AXIS_DISTRICT,
					  AXIS_TASK_FIELD, AXIS_GROUP,    AXIS_PRODUCT};
	struct by by = {.count = 0};
	if (by_parse(&by, own->by, 1, diags) < 0)
		return -1;
	own->axis = AXIS_COUNT;
	for (size_t i = 0; by.count > 0 && i < sizeof(known) / sizeof(known[0]); i++)
		if (known[i] == by.axes[0]) {
			own->axis = known[i] == AXIS_PRODUCT ? AXIS_COUNT : known[i];
			return 0;
		}
	return by.count == 0
		       ? 0
		       : diag_usage(diags, NULL,
				    "--by '%s': an explanation is divided by product, "
				    "provider, referrer, district, task_field or group",
				    own->by[0]);
}

static int read_period(const char *option, const char *text, struct diags *diags)
{
	struct period period;
	if (!text || period_parse(text, 0, &period) == 0)
		return 0;
	return diag_usage(diags, NULL, "%s '%s' is not a period such as 2024 or 2024-09",
			  option, text);
}

/* Percent, with a comma or a point. */
static int read_index(struct opts *own, struct diags *diags)
{
	struct decimal value;
	int64_t rate;
	own->index_given = own->index != NULL;
	if (!own->index)
		return 0;
	const enum number_style style =
		strchr(own->index, ',') ? NUMBER_COMMA : NUMBER_POINT;
	if (decimal_parse(own->index, style, &value) != NUMBER_OK ||
	    decimal_scale(value, 1, 4, false, &rate, NULL) != NUMBER_OK ||
	    rate <= -RATE_ONE || rate > RATE_ONE)
		return diag_usage(diags, NULL,
				  "--index '%s' is not a percentage such as 4.96",
				  own->index);
	own->rate = (int32_t)rate;
	return 0;
}

static int prepare(void *opts, struct needs *needs, struct diags *diags)
{
	struct opts *own = opts;
	int status = read_by(own, diags);
	if (read_index(own, diags) < 0 || read_period("--until", own->until, diags) < 0)
		status = -1;
	if (own->base && strcmp(own->base, "budget") != 0 &&
	    read_period("--base", own->base, diags) < 0)
		status = -1;
	if (own->axis == AXIS_REFERRER || own->axis == AXIS_DISTRICT) {
		const uint32_t number = AXIS_BIT(AXIS_ASSIGNMENT);
		needs->axes[TABLE_DECLARATIONS] |= number;
		needs->axes[TABLE_ASSIGNMENTS] |=
			number | AXIS_BIT(AXIS_DOMAIN) | AXIS_BIT(own->axis);
	}
	if (status == 0 && own->axis != AXIS_COUNT) {
		needs->axes[TABLE_DECLARATIONS] |= AXIS_BIT(own->axis);
		needs->axes[TABLE_SPENDING] |= AXIS_BIT(own->axis);
	}
	return status;
}

static enum effect_method find_method(const char *name)
{
	if (strcmp(name, "bennet") == 0)
		return METHOD_BENNET;
	return strcmp(name, "lmdi") == 0 ? METHOD_LMDI : METHOD_FLEX;
}

/* What contract prices rose by between base and outcome. A budget has the prices of its
 * own year: only a rate that is given was not in it. */
static void find_rates(struct explain *e)
{
	if (e->request.index_given) {
		e->rates[e->nrates++] = e->request.index;
		e->rates_known = true;
		return;
	}
	e->rates_known = !e->budget && e->outcome.year - e->base.year <= RATES_MAX;
	for (int year = e->base.year + 1; e->rates_known && year <= e->outcome.year;
	     year++) {
		struct price_rate rate;
		e->rates_known = codes_price_rate(e->book->codes, year, &rate);
		if (e->rates_known)
			e->rates[e->nrates++] = rate.rate;
	}
}

static int explain(struct explain *e)
{
	e->no_base = arena_alloc(e->arena, e->book->axis[AXIS_PRODUCT].count);
	const int window = explain_window(e);
	if (window < 0)
		return -1;
	if (window == 0) {
		if (e->budget)
			explain_plan(e);
		explain_grants(e);
		explain_care(e);
		explain_join(e);
		find_rates(e);
		if (explain_changes(e) < 0)
			return -1;
		explain_notes(e);
	} else {
		report_finding(e->report, FINDING_no_data, value_none(), value_none());
	}
	explain_fill(e);
	return 0;
}

static int run(const struct book *book, const struct filter *filter, const void *opts,
	       struct report *report, struct diags *diags)
{
	const struct opts *own = opts;
	struct arena arena;
	arena_init(&arena);
	struct explain e = {.book = book,
			    .filter = filter,
			    .request = {.method = find_method(own->method),
					.by = own->axis,
					.base = own->base,
					.until = own->until,
					.phasing = own->phasing,
					.index_given = own->index_given,
					.index = own->rate},
			    .report = report,
			    .arena = &arena,
			    .diags = diags};
	if (own->base && strcmp(own->base, "budget") == 0)
		e.request.base = "budget";
	const int result = explain(&e);
	if (result == 0)
		coverage_note(book, filter, report);
	free(e.pieces);
	free(e.joined);
	arena_release(&arena);
	return result;
}

int explain_table(const struct book *book, const struct filter *filter,
		  struct report *report, struct diags *diags)
{
	return run(book, filter, &defaults, report, diags);
}

const struct analysis analysis_explain = {
	.name = "explain",
	.needs = {.axes = {[TABLE_DECLARATIONS] = EXPLAIN_DECLARATIONS,
			   [TABLE_SPENDING] = EXPLAIN_SPENDING}},
	.options = options,
	.defaults = &defaults,
	.opts_size = sizeof(struct opts),
	.prepare = prepare,
	.run = run,
};
