/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * presentation - how a report is shown: format, style and language
 */
#include "presentation.h"

#include "analysis.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum language presentation_language(const struct settings *settings)
{
	const char *names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
	const char *text = settings->lang;
	for (size_t i = 0; !text && i < 3; i++) {
		const char *value = getenv(names[i]);
		text = value && *value ? value : NULL;
	}
	return text && strncmp(text, "en", 2) == 0 ? LANGUAGE_EN : LANGUAGE_NL;
}

struct style presentation_style(const struct settings *settings)
{
	struct style style = {.language = presentation_language(settings),
			      .thousands = settings->thousands,
			      .excel = settings->excel,
			      .totals = settings->totals};
	if (!settings->output && isatty(STDOUT_FILENO)) {
		struct winsize size;
		const char *no_colour = getenv("NO_COLOR");
		bool known =
			ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
		style.width = known ? size.ws_col : 80;
		style.colour = !(no_colour && *no_colour);
	}
	return style;
}

static int unknown_format(const char *name, struct diags *diags)
{
	const char *names[16];
	size_t count = 0;
	for (; formats[count] && count < 16; count++)
		names[count] = formats[count]->name;
	const char *near = text_nearest(name, names, count);
	return diag_usage(diags, NULL, "--format: unknown format '%s'%s%s%s", name,
			  near ? ", did you mean '" : "; see sdgrip list formats",
			  near ? near : "", near ? "'?" : "");
}

/* An option that would do nothing is a mistake of somebody who expects something of it.
 */
static int check_style(const struct settings *settings, const struct format *format,
		       struct diags *diags)
{
	if (settings->excel && settings->analysis && settings->analysis->read_back)
		return diag_usage(
			diags, NULL,
			"--excel: sdgrip reads the CSV of '%s' again, and that is "
			"never made up for Excel; leave --excel out",
			settings->analysis->name);
	const struct {
		const char *name;
		bool given;
		unsigned need;
	} options[] = {
		{"excel", settings->excel, FORMAT_EXCEL},
		{"totals", settings->totals, FORMAT_TOTALS},
		{"thousands", settings->thousands, FORMAT_THOUSANDS},
	};
	for (size_t i = 0; i < sizeof(options) / sizeof(options[0]); i++) {
		if (options[i].given && !(format->heeds & options[i].need))
			return diag_usage(diags, NULL,
					  "--%s: format '%s' has no such thing",
					  options[i].name, format->name);
	}
	return 0;
}

static const struct format *choose_format(const struct settings *settings,
					  struct diags *diags)
{
	const char *name = settings->format_name;
	const struct format *format = NULL;
	if (!name && settings->output) {
		format = format_by_extension(settings->output);
		if (!format)
			diag_usage(
				diags, NULL,
				"the name of '%s' does not say a format; give --format",
				settings->output);
		return format;
	}
	format = format_find(name ? name : "text");
	if (!format)
		unknown_format(name, diags);
	return format;
}

const struct format *presentation_format(const struct settings *settings,
					 struct diags *diags)
{
	const struct format *format = choose_format(settings, diags);
	return format && check_style(settings, format, diags) == 0 ? format : NULL;
}
