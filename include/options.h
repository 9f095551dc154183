/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * options - the command line as data: one table per place drives parsing and help
 *
 * Help sentences are labels "option:NAME" (or "option:ANALYSIS.NAME"). getopt_long is
 * used in src/cli/options.c only.
 */
#ifndef SDGRIP_OPTIONS_H
#define SDGRIP_OPTIONS_H

#define SDGRIP_VERSION "0.1.0"

#include "arena.h"
#include "diag.h"
#include "pivot.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum option_type {
	OPTION_FLAG, /* bool */
	OPTION_TEXT, /* const char * */
	OPTION_FILE, /* const char *: in the ini relative to its folder */
	OPTION_LIST, /* const char **: NULL-terminated; repeated or separated by commas */
	OPTION_CHOICE,  /* const char *: one of choices */
	OPTION_COUNT,   /* struct given_number: a whole number from 0 */
	OPTION_AMOUNT,  /* struct given_number: euros, in cents */
	OPTION_ENTRIES, /* const struct option_entry *: only in the ini, as NAME.KEY */
};

struct given_number {
	bool given;
	int64_t value;
};

/* One key of OPTION_ENTRIES; a list of them is in the order of the ini and ends with a
 * NULL key. */
struct option_entry {
	const char *key; /* what stands behind "NAME." */
	const char *value;
	const char *file;
	size_t line;
};

struct option_spec {
	const char *name; /* "municipality" */
	char letter;      /* 'f' for -f, or 0 */
	enum option_type type;
	size_t offset; /* of the field in the struct that the table belongs to */
	/* "NAME" in help; NULL for flags; for OPTION_ENTRIES the whole line */
	const char *argument;
	const char *choices; /* OPTION_CHOICE: "net|expense|revenue" */
};

struct analysis;
struct section;

/* Everything the command line said. Strings point into argv or arena. */
struct settings {
	struct arena arena;
	const struct analysis
		*analysis; /* NULL: help or version was asked, or make_key */
	bool make_key;     /* `sdgrip key`, which is no analysis */
	void *opts;        /* the analysis's options struct, from its defaults */
	struct scope scope;
	const char **files; /* NULL-terminated: paths, globs, "-", with @key=value,...; of
			       `sdgrip key` the one file to make */
	const char *config; /* --config, or NULL: sdgrip.ini when it exists */
	const char *codes;  /* --codes DIR, or NULL */
	const char **source;  /* --source: sections of the ini to read; NULL: all */
	const char *encoding; /* --encoding, --delimiter, --numbers, --type for files on
				 the command line */
	const char *delimiter;
	const char *numbers;
	const char *type;
	const char *rejects; /* --rejects: file for rejected rows; NULL: none may be */
	struct given_number
		max_errors; /* --max-errors: more rejected rows stop the run */
	struct given_number expect_total; /* --expect-total: what all amounts add up to */
	bool strict;                      /* --strict: warnings are errors */
	struct given_number threshold;    /* --threshold: smallest group that is shown */
	bool internal;                    /* --internal: nothing is hidden */
	bool allow_outside;      /* --allow-outside: the ini may name files elsewhere */
	const char *format_name; /* --format, else by the name of --output, else "text" */
	const char *output;      /* NULL: stdout */
	const char *table;
	const char *lang;    /* "nl", "en" or NULL: from the environment */
	const char *fail_on; /* "info" "warning" "alert" or NULL */
	bool excel, thousands, totals, help;
	bool show_version; /* `sdgrip --version` alone; with a value --version is a scope
			      option */
	uint64_t given; /* bit i: the i-th own option of the analysis was on the command
			   line */
};

/* 0; or -1 with usage errors in diags. */
int settings_parse(struct settings *settings, int argc, char **argv, struct diags *diags);
void settings_release(struct settings *settings);

/* Values of the ini section named after the analysis ([report] closed = 2025-09) for its
 * own options that the command line did not give. NULL section: nothing to do. 0 or -1.
 */
int settings_from_section(struct settings *settings, const char *path,
			  struct section *section, struct diags *diags);

/* False for the options about figures when the analysis has none. */
bool option_applies(const struct option_spec *spec, const struct analysis *analysis);

/* The tables behind the command line, ended by a NULL name: what help prints. */
extern const struct option_spec output_options[];
extern const struct option_spec reading_options[];
extern const struct option_spec scope_options[];
extern const struct option_spec key_options[]; /* of `sdgrip key` */

#endif
