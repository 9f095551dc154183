/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * propose_head - the first keys of a section: type, files, characters, delimiter, header
 * line, numbers
 */
#include "citizen.h"
#include "iv3_delivery.h"
#include "propose.h"

#include <string.h>

static bool has_foreign_letters(const char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text >= 0x80)
			return true;
	return false;
}

/* A list in sdgrip.ini ends at a comma, a bracket opens a pattern, a line ends the key
 * and a semicolon may begin a comment. What could be the number of a citizen becomes a
 * pattern too. */
static const char *files_of(const struct proposal *p)
{
	const char *own = p->job->section ? section_get(p->job->section, "files") : NULL;
	if (own)
		return own;
	char *files = arena_strdup(p->arena, p->job->path);
	for (char *c = files; *c; c++)
		if (strchr(",[]*;", *c) || (unsigned char)*c < ' ' || *c == '\x7f')
			*c = '?';
	static const char hidden[] = "#hidden";
	files = arena_strdup(p->arena, citizen_hide_name(p->arena, files));
	for (char *at = files; (at = strstr(at, hidden)); at++) {
		const char *rest = at + sizeof(hidden) - 1;
		*at = '*';
		memmove(at + 1, rest, strlen(rest) + 1);
	}
	return files;
}

/* How many of the columns that are read are written in each way. */
struct styles {
	size_t comma, point, ambiguous, contradictory;
};

static struct styles count_styles(const struct proposal *p, const bool *numbers)
{
	struct styles styles = {0};
	for (size_t i = 0; i < p->columns->count; i++) {
		const struct inspected_column *column = &p->columns->column[i];
		if (!numbers[i] || !column->style)
			continue;
		styles.comma += content_style(column) == NUMBER_COMMA;
		styles.point += content_style(column) == NUMBER_POINT;
		styles.ambiguous += strcmp(column->style, "ambiguous") == 0;
		styles.contradictory += strcmp(column->style, "contradictory") == 0;
	}
	return styles;
}

/* A file of which the columns differ is refused unless somebody says that they do. */
static void propose_exceptions(struct proposal *p, const bool *numbers,
			       enum number_style style)
{
	propose_note(p, "styles_differ");
	for (size_t i = 0; i < p->columns->count; i++)
		if (numbers[i] && content_style(&p->columns->column[i]) == style)
			propose_column(p,
				       style == NUMBER_COMMA ? "numbers.comma"
							     : "numbers.point",
				       i);
}

static void head_numbers(struct proposal *p, const bool *numbers)
{
	const struct styles styles = count_styles(p, numbers);
	const bool comma = styles.comma >= styles.point;
	const bool differ = styles.comma > 0 && styles.point > 0;
	const bool open =
		styles.ambiguous > 0 && (differ || styles.comma + styles.point == 0);
	if (styles.contradictory > 0) {
		propose_note(p, "contradictory");
		return;
	}
	if (open) {
		propose_note(p, "numbers");
		propose_line(p, "# numbers = %s", comma ? "comma" : "point");
	} else if (styles.comma + styles.point > 0) {
		propose_line(p, "numbers = %s", comma ? "comma" : "point");
	}
	if (differ)
		propose_exceptions(p, numbers, comma ? NUMBER_POINT : NUMBER_COMMA);
}

/* Only the user knows whether a quarter runs from 1 January. */
static void head_quarters(struct proposal *p)
{
	if (period_grain(p->dialect->delivery->period) != GRAIN_QUARTER ||
	    hint_given(p, "quarters"))
		return;
	propose_note(p, "quarters");
	propose_line(p, "# quarters = cumulative");
}

void propose_head(struct proposal *p, const char *type, const bool *numbers)
{
	const char *files = files_of(p);
	propose_line(p, "[source %s]", p->name);
	propose_line(p, "type = %s", type);
	if (strcmp(files, "-") == 0)
		propose_note(p, "files");
	propose_line(p, strcmp(files, "-") == 0 ? "# files = FILE.csv" : "files = %s",
		     files);
	if (has_foreign_letters(p->job->text.text))
		propose_line(p, "encoding = %s", p->job->text.encoding);
	if (p->dialect->delivery) {
		head_quarters(p);
		propose_given(p);
		return;
	}
	if (p->dialect->message) {
		propose_given(p);
		return;
	}
	propose_line(p, "delimiter = %s", delimiter_word(p->dialect->delimiter));
	if (p->dialect->header_line > 0)
		propose_line(p, "header = %zu", p->dialect->header_line);
	else
		propose_line(p, "header = none");
	head_numbers(p, numbers);
	propose_given(p);
}
