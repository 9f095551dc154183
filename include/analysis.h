/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * analysis - one question: a function from a finished book to a report
 *
 * An analysis prints nothing and opens nothing. Registered by one word in ANALYSES. Every
 * analysis file has the same parts in the same order: struct opts, defaults, options,
 * columns, helpers, run, the entry last.
 */
#ifndef SDGRIP_ANALYSIS_H
#define SDGRIP_ANALYSIS_H

#include "book.h"
#include "diag.h"
#include "options.h"
#include "pivot.h"
#include "report.h"

struct analysis {
	/* title, summary and help come from labels "analysis:NAME", "summary:NAME",
	 * "example:NAME" */
	const char *name;
	struct needs needs;
	const struct option_spec *options; /* own, ended by a NULL name; or NULL */
	const void *defaults; /* options struct that a run starts from; or NULL */
	size_t opts_size;
	/* Reads the options before anything is imported: may widen needs (--by) and
	 * refuse values (diag_usage, -1). NULL: nothing to do. opts is the run's own
	 * copy. */
	int (*prepare)(void *opts, struct needs *needs, struct diags *diags);
	/* 0, or -1 with an error in diags. Findings for the book's remarks and the notes
	 * on files and filter are added by main (report_provenance), not here. */
	int (*run)(const struct book *book, const struct filter *filter, const void *opts,
		   struct report *report, struct diags *diags);
	bool no_sources; /* answers without reading any file: list */
	bool read_back;  /* sdgrip reads its CSV again, so that is never made up: cube */
	bool no_figures; /* loads no rows, so has no scope and no --rejects: inspect */
};

#define ANALYSES(X)      \
	X(report)        \
	X(deficit)       \
	X(funding)       \
	X(breakdown)     \
	X(trend)         \
	X(caseload)      \
	X(concentration) \
	X(runoff)        \
	X(forecast) X(explain) X(commitments) X(check) X(trace) X(cube) X(inspect) X(list)

#define X(name) extern const struct analysis analysis_##name;
ANALYSES(X)
#undef X

/* Ended by NULL; src/analysis/registry.c. */
extern const struct analysis *const analyses[];
const struct analysis *analysis_find(const char *name);

#endif
