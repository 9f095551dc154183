/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * sdgrip - grip op het sociaal domein: files in, a book, a question, a report, a format
 * out
 */
#include "analysis.h"
#include "citizen.h"
#include "config.h"
#include "disclosure.h"
#include "format.h"
#include "help.h"
#include "importer.h"
#include "key_file.h"
#include "keyring.h"
#include "options.h"
#include "output.h"
#include "presentation.h"
#include "provenance.h"
#include "rejects_csv.h"

#include <errno.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>

enum status {
	STATUS_OK = 0,
	STATUS_FINDING = 1, /* a finding at or above --fail-on */
	STATUS_USAGE = 2,
	STATUS_INPUT = 3,
	STATUS_OUTPUT = 4, /* 5, out of memory, is in arena.c */
};

/* Everything one run owns, so that one place releases it. */
struct run {
	struct diags diags;
	struct settings settings;
	struct labels labels;
	struct codes codes;
	struct config config;
	struct book book;
	struct rejects rejects;
	struct report report;
	struct arena arena;
	bool utf8; /* the C library can measure text */
};

/* A misspelt section would otherwise be left out in silence. */
static int check_sections(const struct config *config, struct diags *diags)
{
	int result = 0;
	for (size_t i = 0; i < config->count; i++) {
		const struct section *section = &config->sections[i];
		const struct place place = {.file = config->path, .line = section->line};
		bool known = strcmp(section->kind, "municipality") == 0 ||
			     strcmp(section->kind, "source") == 0 ||
			     strcmp(section->kind, "privacy") == 0 ||
			     analysis_find(section->kind);
		if (!known)
			result = diag_usage(diags, &place,
					    "section '%s' is not [municipality], "
					    "[privacy], [source NAME] or the name of a "
					    "question",
					    section->kind);
	}
	return result;
}

static int read_config(struct run *run)
{
	const char *path = run->settings.config;
	if (!path && access("sdgrip.ini", F_OK) == 0)
		path = "sdgrip.ini";
	if (!path || run->settings.analysis->no_sources)
		return 0;
	if (config_read(&run->config, path, &run->diags) < 0 ||
	    check_sections(&run->config, &run->diags) < 0)
		return -1;
	const char *name = run->settings.analysis->name;
	return settings_from_section(&run->settings, path,
				     config_section(&run->config, name, ""), &run->diags);
}

/* Amounts along these axes may rest on few people: who they are has to be known. */
static bool needs_people(uint32_t axes)
{
	for (size_t axis = 0; axis < AXIS_STORED; axis++)
		if ((axes & AXIS_BIT(axis)) && disclosure_is_crossing((enum axis)axis))
			return true;
	return false;
}

/* What the question needs, plus every axis that the scope names. */
static int needs_of(struct run *run, struct needs *needs)
{
	const struct analysis *analysis = run->settings.analysis;
	*needs = analysis->needs;
	if (analysis->prepare &&
	    analysis->prepare(run->settings.opts, needs, &run->diags) < 0)
		return -1;
	for (size_t table = 0; table < TABLE_COUNT; table++)
		for (size_t axis = 0; needs->axes[table] && axis < AXIS_STORED; axis++)
			if (run->settings.scope.values[axis])
				needs->axes[table] |= AXIS_BIT(axis);
	for (size_t table = 0; table < TABLE_COUNT; table++)
		if (needs_people(needs->axes[table]) && !analysis->read_back)
			needs->axes[table] |= AXIS_BIT(AXIS_CLIENT);
	return 0;
}

static enum status read_book(struct run *run)
{
	struct needs needs;
	if (read_config(run) < 0 || needs_of(run, &needs) < 0)
		return STATUS_USAGE;
	book_init(&run->book, &run->codes, &run->labels, &needs);
	run->book.rejects = run->settings.rejects ? &run->rejects : NULL;
	int result = 0;
	if (!run->settings.analysis->no_sources)
		result =
			import_all(&run->book, &run->settings, &run->config, &run->diags);
	if (result == 0)
		result = book_finish(&run->book, &run->diags);
	if (result == 0)
		return STATUS_OK;
	return run->diags.usage ? STATUS_USAGE : STATUS_INPUT;
}

static enum status answer(struct run *run)
{
	const struct settings *settings = &run->settings;
	struct filter filter;
	if (filter_build(&filter, &run->book, &settings->scope, &run->arena,
			 &run->diags) < 0 ||
	    disclosure_scope(&run->book, &filter, &run->diags) < 0)
		return STATUS_USAGE;
	report_init(&run->report, &run->labels, settings->analysis->name);
	report_privacy(&run->report, &run->book);
	if (settings->analysis->run(&run->book, &filter, settings->opts, &run->report,
				    &run->diags) < 0)
		return run->diags.usage ? STATUS_USAGE : STATUS_INPUT;
	report_provenance(&run->report, &run->book, &settings->scope, &filter,
			  "sdgrip " SDGRIP_VERSION);
	report_check(&run->report);
	return STATUS_OK;
}

static int choose_table(struct run *run, const struct format *format)
{
	const char *wanted = run->settings.table;
	struct report *report = &run->report;
	const char *names = "";
	for (size_t i = 0; i < report->ntables; i++)
		names = arena_printf(&run->arena, "%s%s%s", names, i ? ", " : "",
				     report->tables[i]->name);
	if (wanted && report_select(report, wanted) < 0)
		return diag_usage(&run->diags, NULL,
				  "--table: no table '%s'; there is %s", wanted, names);
	if (format->one_table && report->ntables > 1)
		return diag_usage(&run->diags, NULL,
				  "format '%s' holds one table; choose with --table: %s",
				  format->name, names);
	return 0;
}

static enum status write_report(struct run *run, const struct format *format)
{
	const struct style style = presentation_style(&run->settings);
	struct output output;
	output_open(&output, run->settings.output);
	format->render(&run->report, &style, output.stream);
	if (output_commit(&output, &run->diags) < 0)
		return STATUS_OUTPUT;
	const char *fail_on = run->settings.fail_on;
	if (!fail_on || run->report.nfindings == 0)
		return STATUS_OK;
	enum severity limit = SEVERITY_INFO;
	while (strcmp(severity_name(limit), fail_on) != 0)
		limit++;
	return report_worst(&run->report) >= limit ? STATUS_FINDING : STATUS_OK;
}

/* After everything that could still end the run without a report. */
static enum status write_rejects(struct run *run)
{
	const char *path = run->settings.rejects;
	/* what follows says what was done: it is no doubt about the input */
	run->diags.strict = false;
	if (!path || run->settings.analysis->no_sources)
		return STATUS_OK;
	return rejects_write(&run->rejects, path, &run->diags) < 0 ? STATUS_OUTPUT
								   : STATUS_OK;
}

static enum status print_help(const struct run *run, struct diags *diags)
{
	struct output output;
	output_open(&output, NULL);
	if (run->settings.show_version)
		fprintf(output.stream, "sdgrip %s\n", SDGRIP_VERSION);
	else
		help_print(&run->settings, &run->labels,
			   presentation_language(&run->settings), output.stream);
	return output_commit(&output, diags) < 0 ? STATUS_OUTPUT : STATUS_OK;
}

/* `sdgrip key`: the name of the file on standard output, the keys nowhere else. */
static enum status make_key(struct run *run)
{
	const char *path = run->settings.files[0] ? run->settings.files[0] : KEYRING_FILE;
	const struct label *made = labels_find(&run->labels, "text:key_made");
	struct output output;
	if (key_file_create(path, &run->diags) < 0)
		return run->diags.usage ? STATUS_USAGE : STATUS_OUTPUT;
	output_open(&output, NULL);
	fprintf(output.stream, "%s: %s\n", citizen_hide_name(&run->arena, path),
		made->text[presentation_language(&run->settings)]);
	return output_commit(&output, &run->diags) < 0 ? STATUS_OUTPUT : STATUS_OK;
}

static enum status run_all(struct run *run, int argc, char **argv)
{
	if (settings_parse(&run->settings, argc, argv, &run->diags) < 0)
		return STATUS_USAGE;
	run->diags.strict = run->settings.strict;
	if (labels_load(&run->labels, &run->diags) < 0 ||
	    codes_load(&run->codes, run->settings.codes, &run->diags) < 0)
		return run->diags.usage ? STATUS_USAGE : STATUS_INPUT;
	if (run->settings.help || run->settings.show_version)
		return print_help(run, &run->diags);
	if (run->settings.make_key)
		return make_key(run);
	const struct format *format = presentation_format(&run->settings, &run->diags);
	if (!format)
		return STATUS_USAGE;
	if (!run->utf8 && strcmp(format->name, "text") == 0) {
		diag_usage(&run->diags, NULL,
			   "this system has no locale C.UTF-8, which --format text "
			   "needs; choose another format");
		return STATUS_USAGE;
	}
	enum status status = read_book(run);
	if (status == STATUS_OK)
		status = answer(run);
	if (status == STATUS_OK && run->settings.strict && run->diags.warnings > 0)
		status = STATUS_INPUT;
	if (status == STATUS_OK && choose_table(run, format) < 0)
		status = STATUS_USAGE;
	if (status == STATUS_OK)
		status = write_rejects(run);
	diags_flush(&run->diags, stderr);
	return status == STATUS_OK ? write_report(run, format) : status;
}

/* libsmartcols measures text with the C library, which needs a locale for that. */
static bool use_utf8(void)
{
	static const char *const names[] = {"C.UTF-8", "en_US.UTF-8", "nl_NL.UTF-8"};
	bool found = false;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names) && !found; i++) {
		errno = 0;
		found = setlocale(LC_CTYPE, names[i]) != NULL;
		if (!found && errno == ENOMEM)
			memory_exhausted();
	}
	return found;
}

int main(int argc, char **argv)
{
	struct run run;
	memset(&run, 0, sizeof(run));
	run.utf8 = use_utf8();
	diags_init(&run.diags);
	labels_init(&run.labels);
	codes_init(&run.codes);
	config_init(&run.config);
	rejects_init(&run.rejects);
	arena_init(&run.arena);
	enum status status = run_all(&run, argc, argv);
	diags_flush(&run.diags, stderr);
	report_release(&run.report);
	book_release(&run.book);
	rejects_release(&run.rejects);
	config_release(&run.config);
	codes_release(&run.codes);
	labels_release(&run.labels);
	settings_release(&run.settings);
	arena_release(&run.arena);
	diags_release(&run.diags);
	return (int)status;
}
