/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * dialect - delimiter and header line of one text
 *
 * Every candidate delimiter reads the first records; the one under which they have
 * the number of cells of their header wins. A decimal comma seldom stands in a
 * header, so the comma loses from the semicolon in a Dutch file.
 */
#include "dialect.h"

#include "headless.h"
#include "rows.h"
#include "utf8.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum {
	SAMPLE = 1000,       /* records looked at */
	HEADER_WITHIN = 100, /* records among which the header must be */
};

static const struct delimiter_word {
	char delimiter;
	const char *word;
} delimiters[] = {
	{';', "semicolon"}, {',', "comma"},           {'\t', "tab"},
	{'|', "pipe"},      {DELIMITER_NONE, "none"},
};
enum { NDELIMITERS = sizeof(delimiters) / sizeof(*delimiters) };

char delimiter_from_word(const char *word)
{
	for (size_t i = 0; i < NDELIMITERS; i++)
		if (strcmp(word, delimiters[i].word) == 0)
			return delimiters[i].delimiter;
	return 0;
}

const char *delimiter_word(char delimiter)
{
	for (size_t i = 0; i < NDELIMITERS; i++)
		if (delimiters[i].delimiter == delimiter)
			return delimiters[i].word;
	return "?";
}

/* One record as a candidate delimiter reads it. */
struct record {
	size_t line, count; /* count 0: broken */
	bool like_header;   /* it could be the header line */
};

struct survey {
	const struct dialect_hint *hint;
	struct record records[SAMPLE];
	size_t count;
	size_t wide_line; /* the first with more cells than can be read; 0: none */
};

/* Excel's "sep=;" line, as any delimiter reads it. */
static bool is_sep_line(const struct row *row)
{
	return row->line == 1 && strncasecmp(row->cells[0], "sep=", 4) == 0;
}

/* "(500" is half a number, and no header. */
static bool has_letter(const char *text)
{
	while (*text && !isalpha((unsigned char)*text) && !(*text & '\x80'))
		text++;
	return *text;
}

static bool is_texty(const struct row *row)
{
	size_t texts = 0;
	for (size_t i = 0; i < row->count && texts < 2; i++)
		texts += has_letter(row->cells[i]) &&
			 number_classify(row->cells[i]) == EVIDENCE_INVALID;
	return texts >= 2;
}

static bool is_like_header(const struct survey *survey, const struct row *row)
{
	const struct dialect_hint *hint = survey->hint;
	if (row->broken)
		return false;
	if (hint->header_line > 0)
		return row->line == hint->header_line;
	if (survey->count >= HEADER_WITHIN || is_sep_line(row))
		return false;
	if (hint->is_header)
		return hint->is_header(hint->context, row->cells, row->count);
	return is_texty(row);
}

static int survey_row(void *context, const struct row *row)
{
	struct survey *survey = context;
	const size_t header_line = survey->hint->header_line;
	if (row->count == 0 && !row->broken)
		return 0;
	/* Lines before a header line that is given say nothing about the delimiter. */
	if (row->line < header_line)
		return 0;
	if (row->too_wide && survey->wide_line == 0)
		survey->wide_line = row->line;
	survey->records[survey->count] =
		(struct record){.line = row->line,
				.count = row->count,
				.like_header = is_like_header(survey, row)};
	return ++survey->count == SAMPLE;
}

/* The number of cells, two or more, that most records have; the larger when two
 * numbers are equally frequent. */
static size_t usual_count(const struct survey *survey)
{
	size_t usual = 0, most = 0;
	for (size_t i = 0; i < survey->count; i++) {
		const size_t count = survey->records[i].count;
		size_t same = 0;
		if (count < 2 || count == usual)
			continue;
		for (size_t j = i; j < survey->count; j++)
			same += survey->records[j].count == count;
		if (same > most || (same == most && count > usual)) {
			most = same;
			usual = count;
		}
	}
	return usual;
}

/* How well a delimiter fits. */
struct fit {
	size_t header_line, columns; /* header_line 0: there is none */
	size_t after, matched; /* records after it; those with as many cells as it has */
	size_t wide_line;      /* with header_line 0: a record with too many cells */
};

/* Somebody says which line is the header. */
static bool is_wanted(const struct dialect_hint *hint)
{
	return hint->header_line > 0 || hint->is_header;
}

static struct fit fit_of(const struct survey *survey)
{
	const bool wanted = is_wanted(survey->hint);
	const size_t usual = wanted ? 0 : usual_count(survey);
	struct fit fit = {0};
	for (size_t i = 0; i < survey->count; i++) {
		const struct record *record = &survey->records[i];
		if (fit.header_line > 0) {
			fit.after++;
			fit.matched += record->count == fit.columns;
		} else if (record->like_header && (wanted || record->count == usual)) {
			fit.header_line = record->line;
			fit.columns = record->count;
		}
	}
	return fit;
}

/* Lines of unequal length are no reason to doubt a header that was recognised; they are
 * rejected one by one. A single column is believed when somebody knows its header. */
static bool fits(const struct fit *fit, char delimiter, bool recognised)
{
	if (fit->header_line == 0)
		return false;
	if (delimiter == DELIMITER_NONE)
		return recognised;
	return fit->columns > 1 && (recognised || fit->matched * 2 >= fit->after);
}

/* Equal numbers of cells throughout come first, then the delimiter that explains more
 * of the text. */
static bool fits_better(const struct fit *a, const struct fit *b)
{
	const bool a_whole = a->matched == a->after, b_whole = b->matched == b->after;
	if (a_whole != b_whole)
		return a_whole;
	return (a->matched + 1) * (a->columns - 1) > (b->matched + 1) * (b->columns - 1);
}

/* What Excel's first line "sep=;" says, or 0. */
static char sep_delimiter(const char *text, size_t length)
{
	const size_t at = length > 0 && *text == '"' ? 1 : 0;
	if (at + 5 > length || strncasecmp(text + at, "sep=", 4) != 0)
		return 0;
	const char said = text[at + 4];
	return *delimiter_word(said) != '?' && said != DELIMITER_NONE ? said : 0;
}

/* The delimiter, and in *best where the header is; 0 when none fits. One that is
 * given needs a header only; a single column comes last. */
static char choose(const struct dialect_hint *hint, char given, const char *text,
		   size_t length, struct fit *best)
{
	char chosen = 0;
	for (size_t i = 0; i < NDELIMITERS; i++) {
		const char delimiter = delimiters[i].delimiter;
		if (given && delimiter != given)
			continue;
		struct survey survey = {.hint = hint};
		rows_read(text, length, delimiter, NULL, NULL, survey_row, &survey);
		const struct fit fit = fit_of(&survey);
		if (!chosen && survey.wide_line > 0)
			best->wide_line = survey.wide_line;
		if (given ? fit.header_line == 0
			  : !fits(&fit, delimiter, is_wanted(hint)))
			continue;
		if (chosen && (delimiter == DELIMITER_NONE || !fits_better(&fit, best)))
			continue;
		chosen = delimiter;
		*best = fit;
	}
	return chosen;
}

static int refuse(const struct dialect_hint *hint, char given, const char *file,
		  struct diags *diags)
{
	const struct place place = {.file = file, .line = hint->header_line};
	if (hint->header_line > 0)
		return diag_error(
			diags, &place,
			"no header line begins here; the line is blank, or the file ends "
			"before it");
	if (hint->is_header || given)
		return diag_error(
			diags, &place,
			"no header line among the first %d; write header = N in "
			"sdgrip.ini",
			HEADER_WITHIN);
	return diag_error(diags, &place,
			  "delimiter and header line cannot be told from the text; write "
			  "delimiter = semicolon (comma, tab, pipe, none) and header = N "
			  "(or none) in a [source NAME] section of sdgrip.ini");
}

struct header_copy {
	struct dialect *dialect;
	struct arena *arena;
};

static int copy_header(void *context, const struct row *row)
{
	struct header_copy *copy = context;
	struct dialect *dialect = copy->dialect;
	if (row->line < dialect->header_line)
		return 0;
	dialect->ncolumns = row->count;
	dialect->headers =
		arena_alloc(copy->arena, row->count * sizeof(*dialect->headers));
	for (size_t i = 0; i < row->count; i++)
		dialect->headers[i] = arena_strdup(copy->arena, row->cells[i]);
	return 1;
}

int dialect_decide(struct dialect *dialect, const char *text, size_t length,
		   const struct dialect_hint *hint, const char *file, struct arena *arena,
		   struct diags *diags)
{
	const char given =
		hint->delimiter ? hint->delimiter : sep_delimiter(text, length);
	if (hint->headless)
		return headless_decide(dialect, text, length, hint, given, file, arena,
				       diags);
	struct fit fit = {0};
	*dialect = (struct dialect){.delimiter = choose(hint, given, text, length, &fit),
				    .header_line = fit.header_line,
				    .preamble = fit.header_line};
	const struct place wide = {.file = file, .line = fit.wide_line};
	if (!dialect->delimiter && fit.wide_line > 0)
		return diag_error(diags, &wide, "more than 4096 columns");
	if (!dialect->delimiter)
		return refuse(hint, given, file, diags);
	struct header_copy copy = {.dialect = dialect, .arena = arena};
	rows_read(text, length, dialect->delimiter, NULL, NULL, copy_header, &copy);
	return 0;
}
