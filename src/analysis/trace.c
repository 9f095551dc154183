/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * trace - the source lines behind a figure, and that they add up to it
 *
 * The question that gives the figure is answered again on the same book and scope; the
 * lines are chosen by the rules of its columns, and their sum must be the figure to the
 * cent. Without --table the figure is the sum of everything in scope.
 */
#include "trace.h"

#include "choice.h"
#include "shared_options.h"
#include "sums.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { OPTS_SIZE = 256 };

struct opts {
	const char *table, *question, *column;
	const char **row;
	/* of the question that gives the figure */
	const char **by;
	const char *side, *measure, *indicator, *granularity;
	bool every;
	/* what prepare made of it */
	const struct analysis *traced;
	const struct trace_table *kind;
	_Alignas(max_align_t) unsigned char traced_opts[OPTS_SIZE];
};

static const struct opts defaults = {.table = NULL};

static const struct option_spec options[] = {
	{.name = "table",
	 .letter = 't',
	 .type = OPTION_TEXT,
	 .offset = offsetof(struct opts, table),
	 .argument = "[QUESTION.]TABLE"},
	{.name = "row",
	 .type = OPTION_LIST,
	 .offset = offsetof(struct opts, row),
	 .argument = "KEY=VALUE,..."},
	{.name = "column",
	 .type = OPTION_TEXT,
	 .offset = offsetof(struct opts, column),
	 .argument = "NAME"},
	{.name = "question",
	 .type = OPTION_TEXT,
	 .offset = offsetof(struct opts, question),
	 .argument = "NAME"},
	SIDE_OPTION,
	BY_OPTION("AXIS[,AXIS]"),
	MEASURE_OPTION,
	INDICATOR_OPTION,
	GRANULARITY_OPTION,
	EVERY_OPTION,
	{.name = NULL},
};

enum { FIRST_PASSED = 4 }; /* of these options: what follows goes to the question */

static bool is_given(const struct option_spec *spec, const void *opts)
{
	const char *field = (const char *)opts + spec->offset;
	if (spec->type == OPTION_FLAG)
		return *(const bool *)field;
	return spec->type == OPTION_LIST ? *(const char **const *)field != NULL
					 : *(const char *const *)field != NULL;
}

static const struct option_spec *find_option(const struct analysis *analysis,
					     const char *name)
{
	for (const struct option_spec *spec = analysis->options; spec && spec->name;
	     spec++)
		if (strcmp(spec->name, name) == 0)
			return spec;
	return NULL;
}

static void pass_on(const struct option_spec *from, const struct option_spec *to,
		    struct opts *opts)
{
	const char *field = (const char *)opts + from->offset;
	unsigned char *target = opts->traced_opts + to->offset;
	assert(from->type == to->type);
	memcpy(target, field,
	       from->type == OPTION_FLAG ? sizeof(bool) : sizeof(const char *));
}

/* --side is an option of some questions and part of the scope of the others. */
static int pass_options(struct opts *opts, struct diags *diags)
{
	int status = 0;
	for (size_t i = FIRST_PASSED; options[i].name; i++) {
		if (!is_given(&options[i], opts))
			continue;
		const struct option_spec *to = find_option(opts->traced, options[i].name);
		if (to)
			pass_on(&options[i], to, opts);
		else if (strcmp(options[i].name, "side") != 0)
			status = diag_usage(
				diags, NULL,
				"--%s is not an option of the question '%s', which gives "
				"table '%s'",
				options[i].name, opts->traced->name, opts->kind->name);
	}
	return status;
}

static int refuse_without_table(const struct opts *opts, struct diags *diags)
{
	for (size_t i = 1; options[i].name; i++)
		if (is_given(&options[i], opts) && strcmp(options[i].name, "side") != 0)
			return diag_usage(diags, NULL,
					  "--%s says which figure of a table is meant: "
					  "give --table too",
					  options[i].name);
	return 0;
}

static int prepare(void *opts, struct needs *needs, struct diags *diags)
{
	struct opts *o = opts;
	if (!o->table)
		return refuse_without_table(o, diags);
	o->kind = trace_table_find(o->table, diags);
	if (!o->kind)
		return -1;
	o->traced = analysis_find(o->question ? o->question : o->kind->home);
	if (!o->traced || o->traced->no_sources || o->traced == &analysis_trace)
		return diag_usage(diags, NULL,
				  "--question: unknown question '%s'; see sdgrip list",
				  o->question);
	assert(o->traced->opts_size <= OPTS_SIZE);
	if (o->traced->opts_size > 0)
		memcpy(o->traced_opts, o->traced->defaults, o->traced->opts_size);
	if (pass_options(o, diags) < 0)
		return -1;
	for (size_t table = 0; table < TABLE_COUNT; table++)
		needs->axes[table] |= o->traced->needs.axes[table];
	return o->traced->prepare ? o->traced->prepare(o->traced_opts, needs, diags) : 0;
}

static enum plan_side side_of(const struct opts *opts)
{
	return opts->side ? plan_side_find(opts->side) : SIDE_OF_NET;
}

static struct filter side_filter(const struct opts *opts, const struct filter *filter,
				 struct arena *arena)
{
	const member expense[] = {SIDE_EXPENSE}, revenue[] = {SIDE_REVENUE};
	const enum plan_side side = side_of(opts);
	const bool own = opts->traced && find_option(opts->traced, "side");
	if (own || side == SIDE_OF_NET)
		return *filter;
	return filter_only(filter, AXIS_SIDE, side == SIDE_OF_EXPENSE ? expense : revenue,
			   1, arena);
}

/* One stage and year, as breakdown adds them. */
static int trace_scope(const struct filter *filter, const struct opts *opts,
		       struct report *report, struct diags *diags)
{
	struct arena *arena = &report->arena;
	const struct book *book = filter->book;
	const enum plan_side side = side_of(opts);
	note_reserves(filter, report);
	const struct choice choice = choice_make(filter, false, false, report, arena);
	struct trace_lines lines = {.table = TABLE_SPENDING, .side = side};
	const struct sums sums =
		sums_build(book, &choice.filter, choice.stage, NULL, 0, arena);
	struct value figure = value_none();
	if (choice.stage == MEMBER_NONE)
		report_finding(report, FINDING_no_data, value_none(), value_none());
	else
		trace_spending(&choice.filter, choice.stage, NULL, arena, &lines);
	if (sums.count > 0 && sum_known(&sums.list[0]))
		figure = value_money(sums.list[0].expense.value -
				     (side == SIDE_OF_REVENUE ? -1 : 1) *
					     sums.list[0].revenue.value);
	const char *name = arena_printf(arena, "%s %s", opts->side ? opts->side : "net",
					book_code(book, AXIS_STAGE, choice.stage));
	const int status = trace_answer(book, &lines, figure, name, report, diags);
	free(lines.rows);
	return status;
}

/* What the question chose for itself belongs to the figure. */
static void copy_choices(const struct report *from, struct report *report)
{
	static const enum finding_id chosen[] = {FINDING_stage_chosen,
						 FINDING_year_chosen};
	for (size_t i = 0; i < from->nfindings; i++)
		for (size_t k = 0; k < 2; k++) {
			struct value subject = from->findings[i].subject;
			if (strcmp(from->findings[i].code,
				   finding_kinds[chosen[k]].code) != 0)
				continue;
			if (subject.type == VALUE_TEXT)
				subject.text = arena_strdup(&report->arena, subject.text);
			report_finding(report, chosen[k], subject, value_none());
		}
}

static int find_cell(const struct opts *opts, struct trace_cell *cell,
		     struct diags *diags)
{
	for (size_t i = 0; i < cell->report->ntables; i++) {
		const struct table *table = cell->report->tables[i];
		if (strcmp(table->home, cell->kind->home) == 0 &&
		    strcmp(table->name, cell->kind->name) == 0)
			cell->table = table;
	}
	if (!cell->table)
		return diag_usage(diags, NULL,
				  "--question: '%s' has no table '%s'; '%s' has",
				  opts->traced->name, cell->kind->name, cell->kind->home);
	cell->rule = trace_rule_find(cell->kind, cell->table, opts->column, diags);
	if (!cell->rule || trace_row_find(cell, opts->row, diags) < 0)
		return -1;
	cell->figure = cell->cells[table_column(cell->table, opts->column)];
	return 0;
}

static int trace_cell(struct trace_cell *cell, const struct opts *opts,
		      struct report *report, struct diags *diags)
{
	struct trace_lines lines;
	if (opts->traced->run(cell->book, cell->filter, cell->opts, cell->report, diags) <
		    0 ||
	    find_cell(opts, cell, diags) < 0)
		return -1;
	copy_choices(cell->report, report);
	int status = trace_pick(cell, side_of(opts), &lines, diags);
	if (status == 0)
		status = trace_answer(cell->book, &lines, cell->figure,
				      trace_cell_name(cell), report, diags);
	free(lines.rows);
	return status;
}

static int run(const struct book *book, const struct filter *filter, const void *opts,
	       struct report *report, struct diags *diags)
{
	const struct opts *o = opts;
	const struct filter scope = side_filter(o, filter, &report->arena);
	if (!o->table)
		return trace_scope(&scope, o, report, diags);
	struct report scratch;
	report_init(&scratch, report->labels, o->traced->name);
	struct trace_cell cell = {
		.book = book,
		.filter = &scope,
		.opts = o->traced_opts,
		.kind = o->kind,
		.report = &scratch,
	};
	const int status = trace_cell(&cell, o, report, diags);
	report_release(&scratch);
	return status;
}

const struct analysis analysis_trace = {
	.name = "trace",
	.needs = {.axes = {[TABLE_SPENDING] =
				   AXIS_BIT(AXIS_MUNICIPALITY) | AXIS_BIT(AXIS_PROVIDER) |
				   AXIS_BIT(AXIS_COST_CENTRE) | AXIS_BIT(AXIS_ACCOUNT) |
				   AXIS_BIT(AXIS_CLIENT)},
		  .every_row = true},
	.options = options,
	.defaults = &defaults,
	.opts_size = sizeof(struct opts),
	.prepare = prepare,
	.run = run,
};
