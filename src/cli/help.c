/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * help - usage texts, printed by walking the same tables that parse and run
 */
#include "help.h"

#include "analysis.h"
#include "format.h"
#include "utf8.h"

#include <string.h>

enum { WIDTH = 80, INDENT = 30 };

struct help {
	const struct labels *labels;
	enum language language;
	FILE *stream;
};

static const char *words(const struct help *help, const char *key, const char *name)
{
	const struct label *label = labels_findf(help->labels, "%s:%s", key, name);
	return label ? label->text[help->language] : "";
}

/* Words from column `at` on, wrapped at word ends; later lines start at `indent`. */
static void wrapped(const struct help *help, const char *text, size_t at, size_t indent)
{
	for (bool first = true; *text; first = false) {
		size_t length = strcspn(text, " ");
		char word[256];
		snprintf(word, sizeof(word), "%.*s", (int)length, text);
		if (!first && at + 1 + text_width(word) > WIDTH) {
			fprintf(help->stream, "\n%*s", (int)indent, "");
			at = indent;
		} else if (!first) {
			fputc(' ', help->stream);
			at++;
		}
		fputs(word, help->stream);
		at += text_width(word);
		text += length;
		text += strspn(text, " ");
	}
	fputc('\n', help->stream);
}

/* One "left   right" entry. */
static void entry(const struct help *help, const char *left, const char *right)
{
	fprintf(help->stream, "  %s", left);
	size_t at = 2 + text_width(left);
	if (at >= INDENT) {
		fputc('\n', help->stream);
		at = 0;
	}
	fprintf(help->stream, "%*s", (int)(INDENT - at), "");
	wrapped(help, right, INDENT, INDENT);
}

static void heading(const struct help *help, const char *name)
{
	fprintf(help->stream, "\n%s\n", words(help, "text", name));
}

static const char *option_words(const struct help *help, const char *owner,
				const char *name)
{
	const struct label *own = labels_findf(help->labels, "option:%s.%s", owner, name);
	return own ? own->text[help->language] : words(help, "option", name);
}

/* An own option hides a general one of the same name, as in parsing; entries are no
 * options of the command line. */
static bool hidden(const struct analysis *analysis, const struct option_spec *spec)
{
	if (spec->type == OPTION_ENTRIES || !option_applies(spec, analysis))
		return true;
	const struct option_spec *own = analysis ? analysis->options : NULL;
	for (; own && own->name; own++) {
		if (own != spec && strcmp(own->name, spec->name) == 0)
			return true;
	}
	return false;
}

static void options(const struct help *help, const char *title,
		    const struct option_spec *specs, const struct analysis *analysis)
{
	const struct option_spec *first = specs;
	while (first && first->name && hidden(analysis, first))
		first++;
	if (!first || !first->name)
		return;
	heading(help, title);
	for (const struct option_spec *spec = specs; spec->name; spec++) {
		if (hidden(analysis, spec))
			continue;
		char left[128];
		const char *argument = spec->choices ? spec->choices : spec->argument;
		char letter[8] = "    ";
		if (spec->letter)
			snprintf(letter, sizeof(letter), "-%c, ", spec->letter);
		snprintf(left, sizeof(left), "%s--%s%s%s", letter, spec->name,
			 argument ? " " : "", argument ? argument : "");
		entry(help, left,
		      option_words(help, analysis ? analysis->name : "", spec->name));
	}
}

/* Keys that the section of the question in sdgrip.ini may hold many of. */
static void ini_entries(const struct help *help, const struct analysis *analysis)
{
	const struct option_spec *spec = analysis->options;
	bool any = false;
	for (; spec && spec->name; spec++) {
		if (spec->type != OPTION_ENTRIES)
			continue;
		if (!any)
			fprintf(help->stream, "\nsdgrip.ini, [%s]:\n", analysis->name);
		entry(help, spec->argument,
		      option_words(help, analysis->name, spec->name));
		any = true;
	}
}

static void common_options(const struct help *help, const struct analysis *analysis)
{
	if (!analysis || !analysis->no_sources) {
		options(help, "scope_options", scope_options, analysis);
		options(help, "reading_options", reading_options, analysis);
	}
	options(help, "output_options", output_options, analysis);
}

static void program(const struct help *help)
{
	wrapped(help, words(help, "text", "tagline"), 0, 0);
	fputc('\n', help->stream);
	fprintf(help->stream,
		"  $ sdgrip deficit 2023_begroting.csv 2023_jaarrekening.csv "
		"--municipality Ede\n\n");
	fprintf(help->stream, "%s\n", words(help, "text", "usage"));
	heading(help, "questions");
	for (size_t i = 0; analyses[i]; i++)
		entry(help, analyses[i]->name, words(help, "summary", analyses[i]->name));
	heading(help, "commands");
	entry(help, "key [FILE]", words(help, "summary", "key"));
	heading(help, "formats");
	for (size_t i = 0; formats[i]; i++)
		entry(help, formats[i]->name, words(help, "format", formats[i]->name));
	common_options(help, NULL);
	fputc('\n', help->stream);
	wrapped(help, words(help, "text", "exit_status"), 0, 0);
}

static void question(const struct help *help, const struct analysis *analysis)
{
	const struct label *example =
		labels_findf(help->labels, "example:%s", analysis->name);
	if (example) {
		fputs("  $ ", help->stream);
		wrapped(help, example->text[help->language], 4, 6);
		fputc('\n', help->stream);
	}
	fprintf(help->stream, "%s\n", words(help, "analysis", analysis->name));
	wrapped(help, words(help, "summary", analysis->name), 0, 0);
	options(help, "own_options", analysis->options, analysis);
	ini_entries(help, analysis);
	common_options(help, analysis);
}

static void key_command(const struct help *help)
{
	fprintf(help->stream, "  $ sdgrip key\n\n%s\n", words(help, "text", "key_usage"));
	wrapped(help, words(help, "summary", "key"), 0, 0);
	options(help, "key_options", key_options, NULL);
	fputc('\n', help->stream);
	wrapped(help, words(help, "text", "key_status"), 0, 0);
}

void help_print(const struct settings *settings, const struct labels *labels,
		enum language language, FILE *stream)
{
	const struct help help = {labels, language, stream};
	if (settings->make_key)
		key_command(&help);
	else if (settings->analysis)
		question(&help, settings->analysis);
	else
		program(&help);
}
