/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * runoff - what was really spent: bills come months after the care, and this says what is
 * still to come, and what came of what was set aside for earlier years
 */
#include "runoff.h"

#include "care_coverage.h"
#include "disclosure.h"
#include "shared_options.h"

#include <string.h>

struct opts {
	const char *until, *method, *prior, *tail, *tail_error, *tail_sigma;
	const char **by;
	struct given_number prior_periods, last;
	/* what prepare made of them */
	struct by axes;
	struct period closed;
	struct tail after;
};

static const struct opts defaults = {
	.method = "blend",
	.prior = "auto",
	.axes = {.axes = {AXIS_DOMAIN}, .count = 1},
};

static const struct option_spec options[] = {
	OPTION_ABOUT("until", OPTION_TEXT, until, "PERIOD", NULL),
	OPTION_ABOUT("method", OPTION_CHOICE, method, "METHOD",
		     "chain-ladder|bf|cape-cod|benktander|blend"),
	OPTION_ABOUT("tail", OPTION_TEXT, tail, "FACTOR", NULL),
	OPTION_ABOUT("tail-error", OPTION_TEXT, tail_error, "NUMBER", NULL),
	OPTION_ABOUT("tail-sigma", OPTION_TEXT, tail_sigma, "NUMBER", NULL),
	OPTION_ABOUT("prior", OPTION_CHOICE, prior, "WHERE",
		     "auto|assignments|history|budget|equal"),
	OPTION_ABOUT("prior-periods", OPTION_COUNT, prior_periods, "N", NULL),
	OPTION_ABOUT("last", OPTION_COUNT, last, "N", NULL),
	BY_OPTION("AXIS[,AXIS]"),
	{.name = NULL},
};

static enum late_method method_find(const char *word)
{
	static const struct {
		const char *word;
		enum late_method method;
	} methods[] = {
		{"chain-ladder", LATE_CHAIN_LADDER},
		{"bf", LATE_BORNHUETTER_FERGUSON},
		{"cape-cod", LATE_CAPE_COD},
		{"benktander", LATE_BENKTANDER},
	};
	for (size_t i = 0; i < sizeof(methods) / sizeof(methods[0]); i++)
		if (strcmp(word, methods[i].word) == 0)
			return methods[i].method;
	return LATE_BLEND;
}

static enum late_prior prior_find(const char *word)
{
	enum late_prior prior = PRIOR_ASSIGNMENTS;
	while (prior < PRIOR_NONE && strcmp(word, late_prior_name(prior)) != 0)
		prior++;
	return prior < PRIOR_NONE ? prior : PRIOR_AUTO;
}

/* A plain number with a decimal point or comma, from 0 to `most`. */
static bool read_number(const char *text, double most, double *out)
{
	char plain[32];
	struct decimal decimal;
	const size_t length = strlen(text);
	if (length >= sizeof(plain))
		return false;
	for (size_t i = 0; i <= length; i++)
		plain[i] = (char)(text[i] == ',' ? '.' : text[i]);
	if (decimal_parse(plain, NUMBER_POINT, &decimal) != NUMBER_OK)
		return false;
	*out = (double)decimal.mantissa;
	for (int i = 0; i < decimal.places; i++)
		*out /= 10.0;
	return *out >= 0.0 && *out <= most;
}

static int read_tail(struct opts *own, struct diags *diags)
{
	own->after.factor = 1.0;
	if (own->tail && (!read_number(own->tail, 10.0, &own->after.factor) ||
			  own->after.factor < 0.1))
		return diag_usage(diags, NULL,
				  "--tail '%s' is not a factor such as 1.05 (from 0.1 to "
				  "10)",
				  own->tail);
	if ((own->tail_error || own->tail_sigma) && !own->tail)
		return diag_usage(diags, NULL,
				  "--tail-error and --tail-sigma belong to --tail, which "
				  "is not given");
	if (own->tail_error && !read_number(own->tail_error, 10.0, &own->after.error))
		return diag_usage(diags, NULL,
				  "--tail-error '%s' is not a number such as 0.02 (from "
				  "0 to 10)",
				  own->tail_error);
	if (own->tail_sigma && !read_number(own->tail_sigma, 1e9, &own->after.sigma))
		return diag_usage(diags, NULL,
				  "--tail-sigma '%s' is not a number such as 71 (in the "
				  "root of a euro)",
				  own->tail_sigma);
	own->after.sigma *= 10.0; /* the root of a cent */
	return 0;
}

static int check_axes(const struct opts *own, struct diags *diags)
{
	const uint32_t known = AXIS_BIT(AXIS_MUNICIPALITY) | AXIS_BIT(AXIS_DOMAIN) |
			       AXIS_BIT(AXIS_GROUP) | AXIS_BIT(AXIS_TASK_FIELD) |
			       AXIS_BIT(AXIS_PRODUCT) | AXIS_BIT(AXIS_PROVIDER) |
			       AXIS_BIT(AXIS_REFERRER) | AXIS_BIT(AXIS_DISTRICT) |
			       AXIS_BIT(AXIS_FORM);
	for (size_t i = 0; i < own->axes.count; i++)
		if (own->axes.axes[i] >= AXIS_STORED ||
		    !(known & AXIS_BIT(own->axes.axes[i])))
			return diag_usage(diags, NULL,
					  "--by '%s' makes no triangles; give for "
					  "example domain, task_field, product or "
					  "provider",
					  own->by[i]);
	return 0;
}

static int prepare(void *opts, struct needs *needs, struct diags *diags)
{
	struct opts *own = opts;
	if (by_parse(&own->axes, own->by, BY_MAX, diags) < 0 ||
	    check_axes(own, diags) < 0 || read_tail(own, diags) < 0)
		return -1;
	if (own->until && (period_parse(own->until, 0, &own->closed) < 0 ||
			   period_grain(own->closed) > GRAIN_MONTH))
		return diag_usage(diags, NULL,
				  "--until '%s' is not a year, quarter or month such as "
				  "2025, 2025-Q3 or 2025-09",
				  own->until);
	const uint32_t axes = by_axes(&own->axes);
	needs->axes[TABLE_DECLARATIONS] |= axes;
	needs->axes[TABLE_ASSIGNMENTS] |= axes;
	needs->axes[TABLE_SPENDING] |= axes;
	return 0;
}

/* Bills of several municipalities come in their own ways. */
static int check_municipalities(const struct runoff *r, struct diags *diags)
{
	static const enum axis municipality[] = {AXIS_MUNICIPALITY};
	const struct filter own = late_filter(r->filter, r->arena);
	const struct pivot *pivot = pivot_build(r->book, TABLE_DECLARATIONS, &own,
						municipality, 1, NULL, 0, r->arena);
	if (pivot->nrows > 1 && !by_has(r->by, AXIS_MUNICIPALITY))
		return diag_usage(diags, NULL,
				  "the declarations are of %zu municipalities; choose "
				  "with --municipality or give --by municipality",
				  pivot->nrows);
	return 0;
}

/* The last year that bills may be of. */
static int last_year(const struct runoff *r, struct period until)
{
	return period_is_set(until) ? until.year : late_limit(GRAIN_YEAR, r->filter);
}

/* Codes of task fields changed, many to many: a triangle by task field across such a year
 * has its bills in two series. Groups keep their meaning. */
static struct by follow_groups(const struct runoff *r, struct period until)
{
	struct by by = *r->by;
	const unsigned schemes =
		late_schemes(r->book, r->filter, last_year(r, until), r->arena);
	const bool crosses = (schemes & (schemes - 1)) != 0;
	for (size_t k = 0; crosses && k < by.count; k++) {
		if (by.axes[k] != AXIS_TASK_FIELD)
			continue;
		by.axes[k] = AXIS_GROUP;
		struct value word = value_text(r->report, axis_name(AXIS_GROUP));
		word.label = labels_find(r->report->labels, axis_name(AXIS_GROUP));
		report_note(r->report, "compared_on", word);
	}
	return by;
}

/* Nor is there a triangle of a task field whose bills came under two codes. */
static int check_task_fields(const struct runoff *r, struct period until,
			     struct diags *diags)
{
	if (!late_scope_cut(r->book, r->filter, last_year(r, until), r->arena))
		return 0;
	return diag_usage(diags, NULL,
			  "--task-field: codes of task fields changed while these bills "
			  "came in, and the rest of them has another code; give those "
			  "too, or use --group");
}

/* Do amounts rest on a product, a provider and so on, chosen or in a series? */
static bool is_guarded(const struct runoff *r)
{
	for (enum axis axis = 0; axis < AXIS_STORED; axis++)
		if (disclosure_is_crossing(axis) &&
		    (by_has(r->by, axis) || r->filter->keep[axis]))
			return true;
	return false;
}

static void add_tables(struct runoff *r)
{
	if (r->answer.set.count == 0)
		report_finding(r->report, FINDING_no_data, value_none(), value_none());
	else
		runoff_notes(r);
	runoff_ultimate(r);
	runoff_prior_years(r);
	runoff_bookings(r);
	runoff_triangle(r);
	runoff_findings(r);
}

static int run(const struct book *book, const struct filter *filter, const void *opts,
	       struct report *report, struct diags *diags)
{
	const struct opts *own = opts;
	struct arena arena;
	arena_init(&arena);
	struct runoff r = {.book = book,
			   .filter = filter,
			   .by = &own->axes,
			   .report = report,
			   .arena = &arena};
	r.request = (struct late_request){
		.method = method_find(own->method),
		.prior = prior_find(own->prior),
		.tail = own->after,
		.diagonals = (size_t)own->last.value,
		.prior_origins = (size_t)own->prior_periods.value,
	};
	r.guarded = is_guarded(&r);
	const struct by by = follow_groups(&r, own->closed);
	r.by = &by;
	int result = check_municipalities(&r, diags);
	if (result == 0)
		result = check_task_fields(&r, own->closed, diags);
	if (result == 0)
		result = late_answer_build(&r.answer, book, filter, r.by, own->closed,
					   &r.request, &arena, diags);
	if (result == 0) {
		if (!period_is_set(own->closed) && r.answer.set.count > 0)
			report_finding(report, FINDING_bookings_assumed_closed,
				       value_period(r.answer.set.until), value_none());
		add_tables(&r);
		coverage_note(book, filter, report);
	}
	arena_release(&arena);
	return result;
}

#define SHARED_AXES \
	(AXIS_BIT(AXIS_MUNICIPALITY) | AXIS_BIT(AXIS_DOMAIN) | AXIS_BIT(AXIS_FORM))

const struct analysis analysis_runoff = {
	.name = "runoff",
	.needs = {.axes = {[TABLE_DECLARATIONS] = SHARED_AXES | AXIS_BIT(AXIS_PERIOD) |
						  AXIS_BIT(AXIS_CARE_PERIOD) |
						  AXIS_BIT(AXIS_GROUP) |
						  AXIS_BIT(AXIS_CLIENT),
			   [TABLE_ASSIGNMENTS] = SHARED_AXES | AXIS_BIT(AXIS_CLIENT),
			   [TABLE_SPENDING] = SHARED_AXES | AXIS_BIT(AXIS_PERIOD) |
					      AXIS_BIT(AXIS_STAGE) | AXIS_BIT(AXIS_SIDE) |
					      AXIS_BIT(AXIS_GROUP) |
					      AXIS_BIT(AXIS_ENTRY)}},
	.options = options,
	.defaults = &defaults,
	.opts_size = sizeof(struct opts),
	.prepare = prepare,
	.run = run,
};
