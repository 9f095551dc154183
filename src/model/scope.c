/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * scope - from the words of the user to members of the book
 */
#include "pivot.h"

#include "utf8.h"

#include <string.h>

/* What turns one option into the members it keeps. */
struct resolver {
	const struct book *book;
	enum axis axis;
	char **codes;                  /* folded, by member */
	char **labels[LANGUAGE_COUNT]; /* folded, by member */
	unsigned char *keep;
	struct arena scratch;
};

static void resolver_init(struct resolver *resolver, const struct book *book,
			  enum axis axis, unsigned char *keep)
{
	*resolver = (struct resolver){.book = book, .axis = axis, .keep = keep};
	struct arena *scratch = &resolver->scratch;
	arena_init(scratch);
	const size_t count = book->axis[axis].count;
	resolver->codes = arena_alloc(scratch, count * sizeof(char *));
	for (size_t l = 0; l < LANGUAGE_COUNT; l++)
		resolver->labels[l] = arena_alloc(scratch, count * sizeof(char *));
	for (member m = 1; m < count; m++) {
		resolver->codes[m] = text_fold(scratch, book_code(book, axis, m));
		for (size_t l = 0; l < LANGUAGE_COUNT; l++)
			resolver->labels[l][m] = text_fold(
				scratch, book_label(book, axis, m, (enum language)l));
	}
}

/* The code that a name or another notation stands for, or NULL. */
static const char *standard_code(struct resolver *resolver, const char *text)
{
	const enum axis axis = resolver->axis;
	struct period period;
	if (axis == AXIS_MUNICIPALITY && resolver->book->codes) {
		const struct municipality *municipality =
			codes_municipality(resolver->book->codes, text);
		return municipality ? municipality->code : NULL;
	}
	if ((axis == AXIS_PERIOD || axis == AXIS_CARE_PERIOD || axis >= AXIS_STORED) &&
	    period_parse(text, 0, &period) == 0) {
		char label[24];
		return arena_strdup(&resolver->scratch,
				    period_label(label, sizeof(label), period));
	}
	return NULL;
}

static bool keep_member(struct resolver *resolver, const char *code)
{
	const member m = book_find(resolver->book, resolver->axis, code);
	if (m != MEMBER_NONE)
		resolver->keep[m] = 1;
	return m != MEMBER_NONE;
}

/* Names that a code had in other years: `--task-field Wijkteams`. */
static bool keep_by_title(struct resolver *resolver, const char *folded)
{
	const struct codes *codes = resolver->book->codes;
	bool found = false;
	for (size_t i = 0;
	     codes && resolver->axis == AXIS_TASK_FIELD && i < codes->ntask_fields; i++) {
		const struct task_field *row = &codes->task_fields[i];
		if (strcmp(text_fold(&resolver->scratch, row->name), folded) == 0)
			found |= keep_member(resolver, row->code);
	}
	for (size_t i = 0;
	     codes && resolver->axis == AXIS_CATEGORY && i < codes->ncategories; i++) {
		const struct category *row = &codes->categories[i];
		if (strcmp(text_fold(&resolver->scratch, row->name), folded) == 0)
			found |= keep_member(resolver, row->code);
	}
	return found;
}

/* Every member whose code or name reads the same: one name may stand for several
 * codes. */
static bool keep_folded(struct resolver *resolver, const char *folded)
{
	bool found = false;
	for (size_t m = 1; m < resolver->book->axis[resolver->axis].count; m++) {
		const bool same = strcmp(resolver->codes[m], folded) == 0 ||
				  strcmp(resolver->labels[LANGUAGE_NL][m], folded) == 0 ||
				  strcmp(resolver->labels[LANGUAGE_EN][m], folded) == 0;
		if (same)
			resolver->keep[m] = 1;
		found |= same;
	}
	return found;
}

/* "--task-field" */
static const char *option_name(struct resolver *resolver)
{
	char *name = arena_printf(&resolver->scratch, "--%s", axis_name(resolver->axis));
	for (char *p = name; *p; p++) {
		if (*p == '_')
			*p = '-';
	}
	return name;
}

static int refuse(struct resolver *resolver, const char *text, struct diags *diags)
{
	const struct book *book = resolver->book;
	const enum axis axis = resolver->axis;
	const char *option = option_name(resolver);
	const size_t count = book->axis[axis].count;
	const char **candidates =
		arena_alloc(&resolver->scratch, 3 * count * sizeof(*candidates));
	size_t n = 0;
	for (member m = 1; m < count; m++) {
		if (axis == AXIS_MUNICIPALITY && m == book->peer_total)
			continue;
		candidates[n++] = book_label(book, axis, m, LANGUAGE_NL);
		candidates[n++] = book_label(book, axis, m, LANGUAGE_EN);
		candidates[n++] = book_code(book, axis, m);
	}
	if (n == 0)
		return diag_usage(diags, NULL,
				  "%s: '%s' is not in the data, which has no %s", option,
				  text, axis_name(axis));
	/* A municipality that exists was not mistyped: it is only not there. */
	const char *code = standard_code(resolver, text);
	const char *nearest = code ? NULL : text_nearest(text, candidates, n);
	if (nearest)
		return diag_usage(diags, NULL,
				  "%s: '%s' is not in the data; did you mean '%s'?",
				  option, text, nearest);
	return diag_usage(diags, NULL, "%s: '%s' is not in the data", option, text);
}

static int resolve(struct resolver *resolver, const char *text, struct diags *diags)
{
	/* The total of all municipalities is in scope of no question. */
	const bool peers = resolver->axis == AXIS_MUNICIPALITY &&
			   resolver->book->peer_total != MEMBER_NONE &&
			   strcmp(text, PEER_TOTAL) == 0;
	if (!peers && keep_member(resolver, text))
		return 0;
	const char *code = standard_code(resolver, text);
	if (code && keep_member(resolver, code))
		return 0;
	const char *folded = text_fold(&resolver->scratch, text);
	bool found = !peers && *folded && keep_folded(resolver, folded);
	if (!found && *folded)
		found = keep_by_title(resolver, folded);
	return found ? 0 : refuse(resolver, text, diags);
}

static int resolve_axis(struct filter *filter, enum axis axis, const char **values,
			struct arena *arena, struct diags *diags)
{
	const struct book *book = filter->book;
	unsigned char *keep = arena_alloc(arena, book->axis[axis].count);
	struct resolver resolver;
	resolver_init(&resolver, book, axis, keep);
	int status = 0;
	for (size_t i = 0; values[i]; i++) {
		if (resolve(&resolver, values[i], diags) < 0)
			status = -1;
	}
	arena_release(&resolver.scratch);
	/* A choice among versions says nothing of amounts that have none. */
	if (axis == AXIS_VERSION)
		keep[MEMBER_NONE] = 1;
	filter->keep[axis] = keep;
	return status;
}

static int resolve_until(struct filter *filter, const char *text, struct diags *diags)
{
	struct period until;
	if (period_parse(text, 0, &until) < 0)
		return diag_usage(
			diags, NULL,
			"--period: '%s' is not a year, quarter or month such as "
			"2025, 2025-Q3 or 2025-09",
			text);
	switch (period_grain(until)) {
	case GRAIN_QUARTER:
		until = period_month(until.year, 3 * period_quarter_number(until));
		break;
	case GRAIN_YEAR:
	case GRAIN_MONTH:
		break;
	case GRAIN_OPENING:
	case GRAIN_CLOSING:
		return diag_usage(diags, NULL,
				  "--period: '%s' is a ledger period outside the months; "
				  "give the year, a quarter or a month",
				  text);
	}
	filter->until = until;
	return 0;
}

int filter_build(struct filter *filter, const struct book *book,
		 const struct scope *scope, struct arena *arena, struct diags *diags)
{
	*filter = (struct filter){.all = scope->all, .book = book};
	int status = 0;
	for (size_t a = 0; a < AXIS_COUNT; a++) {
		const enum axis axis = (enum axis)a;
		if (scope->values[a] &&
		    resolve_axis(filter, axis, scope->values[a], arena, diags) < 0)
			status = -1;
	}
	if (scope->period && resolve_until(filter, scope->period, diags) < 0)
		status = -1;
	return status;
}
