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

/* One "left   right" entry, the right side wrapped at word ends. */
static void entry(const struct help *help, const char *left, const char *right)
{
	fprintf(help->stream, "  %s", left);
	size_t at = 2 + text_width(left);
	if (at >= INDENT) {
		fputc('\n', help->stream);
		at = 0;
	}
	while (*right) {
		size_t length = strcspn(right, " ");
		char word[256];
		snprintf(word, sizeof(word), "%.*s", (int)length, right);
		if (at > INDENT && at + 1 + text_width(word) > WIDTH) {
			fputc('\n', help->stream);
			at = 0;
		}
		if (at < INDENT)
			fprintf(help->stream, "%*s", (int)(INDENT - at), "");
		else
			fputc(' ', help->stream);
		at = (at < INDENT ? INDENT : at + 1) + text_width(word);
		fputs(word, help->stream);
		right += length;
		right += strspn(right, " ");
	}
	fputc('\n', help->stream);
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

static void options(const struct help *help, const char *title,
		    const struct option_spec *specs, const char *owner)
{
	if (!specs || !specs[0].name)
		return;
	heading(help, title);
	for (const struct option_spec *spec = specs; spec->name; spec++) {
		char left[128];
		const char *argument = spec->choices ? spec->choices : spec->argument;
		char letter[8] = "    ";
		if (spec->letter)
			snprintf(letter, sizeof(letter), "-%c, ", spec->letter);
		snprintf(left, sizeof(left), "%s--%s%s%s", letter, spec->name,
			 argument ? " " : "", argument ? argument : "");
		entry(help, left, option_words(help, owner, spec->name));
	}
}

static void common_options(const struct help *help)
{
	options(help, "scope_options", scope_options, "");
	options(help, "reading_options", reading_options, "");
	options(help, "output_options", output_options, "");
}

static void program(const struct help *help)
{
	fprintf(help->stream, "%s\n\n", words(help, "text", "tagline"));
	fprintf(help->stream,
		"  $ sdgrip deficit 2023_begroting.csv 2023_jaarrekening.csv "
		"--municipality Twenterand\n\n");
	fprintf(help->stream, "%s\n", words(help, "text", "usage"));
	heading(help, "questions");
	for (size_t i = 0; analyses[i]; i++)
		entry(help, analyses[i]->name, words(help, "summary", analyses[i]->name));
	heading(help, "formats");
	for (size_t i = 0; formats[i]; i++)
		entry(help, formats[i]->name, words(help, "format", formats[i]->name));
	common_options(help);
	fprintf(help->stream, "\n%s\n", words(help, "text", "exit_status"));
}

static void question(const struct help *help, const struct analysis *analysis)
{
	const struct label *example =
		labels_findf(help->labels, "example:%s", analysis->name);
	if (example)
		fprintf(help->stream, "  $ %s\n\n", example->text[help->language]);
	fprintf(help->stream, "%s\n%s\n", words(help, "analysis", analysis->name),
		words(help, "summary", analysis->name));
	options(help, "own_options", analysis->options, analysis->name);
	if (!analysis->no_sources) {
		options(help, "scope_options", scope_options, analysis->name);
		options(help, "reading_options", reading_options, analysis->name);
	}
	options(help, "output_options", output_options, analysis->name);
}

void help_print(const struct settings *settings, const struct labels *labels,
		enum language language, FILE *stream)
{
	const struct help help = {labels, language, stream};
	if (settings->analysis)
		question(&help, settings->analysis);
	else
		program(&help);
}
