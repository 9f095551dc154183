/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * check_table - the table check.checks: one row per finding, explained or not
 */
#include "check.h"

enum {
	CODE,
	SEVERITY,
	SUBJECT,
	FOUND,
	EXPECTED,
	FILE_NAME,
	LINE,
	GROUP,
	ROWS,
	EXPLANATION,
	COLUMNS
};

static const struct column columns[COLUMNS] = {
	[CODE] = {.name = "code", .type = VALUE_CODE, .flags = COLUMN_KEY},
	[SEVERITY] = {.name = "severity", .type = VALUE_TEXT},
	[SUBJECT] = {.name = "subject", .type = VALUE_TEXT, .flags = COLUMN_KEY},
	[FOUND] = {.name = "found", .type = VALUE_MONEY},
	[EXPECTED] = {.name = "expected", .type = VALUE_MONEY},
	[FILE_NAME] = {.name = "file", .type = VALUE_TEXT},
	[LINE] = {.name = "line", .type = VALUE_COUNT},
	[GROUP] = {.name = "group", .type = VALUE_TEXT},
	[ROWS] = {.name = "rows", .type = VALUE_COUNT},
	[EXPLANATION] = {.name = "explanation", .type = VALUE_TEXT},
};

struct table *check_table_new(struct report *report)
{
	return report_table(report, "check", "checks", columns, COLUMNS);
}

static struct value *cells_of(const struct checks *checks, size_t row)
{
	return &checks->table->cells[row * COLUMNS];
}

size_t check_row(struct checks *checks, enum finding_id id, struct value subject,
		 struct value found, struct value expected)
{
	struct report *report = checks->report;
	const char *explanation = accepts_match(checks, id, &subject);
	const struct check_rule *rule = check_rule_find(id);
	enum severity severity = explanation ? SEVERITY_INFO : finding_kinds[id].severity;
	struct value *cells = table_row(checks->table);
	cells[CODE] = value_code(report, finding_kinds[id].code);
	cells[SEVERITY] = value_word(report, "severity", severity_name(severity));
	cells[SUBJECT] = subject;
	cells[FOUND] = found;
	cells[EXPECTED] = expected;
	/* a remark without a rule of its own is about what was read */
	cells[GROUP] = value_word(report, "check_group",
				  rule ? rule->group : CHECK_COMPLETENESS);
	cells[EXPLANATION] = value_text(report, explanation);
	checks->count[id] += !explanation;
	return checks->table->nrows - 1;
}

void check_place(struct checks *checks, size_t row, const struct origin *origin,
		 int64_t rows)
{
	struct value *cells = cells_of(checks, row);
	if (rows > 0)
		cells[ROWS] = value_count(rows);
	if (!origin || origin->file >= checks->book->nfiles)
		return;
	cells[FILE_NAME] =
		value_text(checks->report, checks->book->files[origin->file].name);
	if (origin->line > 0)
		cells[LINE] = value_count(origin->line);
}

bool check_is_accepted(const struct checks *checks, size_t row)
{
	return cells_of(checks, row)[EXPLANATION].type != VALUE_NONE;
}

void check_passed(struct checks *checks, struct value subject, int64_t right,
		  int64_t compared)
{
	check_row(checks, FINDING_checks_passed, subject, value_count(right),
		  value_count(compared));
}

/* A subject while it is put together: as codes, and in the words of each language. */
struct wording {
	struct arena *arena;
	const char *text;
	struct label *label;
};

static void add_word(struct wording *wording, const char *word, const char *const *titles)
{
	const char *gap = *wording->text ? " " : "";
	wording->text = arena_printf(wording->arena, "%s%s%s", wording->text, gap, word);
	for (size_t i = 0; i < LANGUAGE_COUNT; i++)
		wording->label->text[i] =
			arena_printf(wording->arena, "%s%s%s", wording->label->text[i],
				     gap, titles[i]);
}

/* Municipality, stage, side, domain, scheme and unit have names; the others are known by
 * their codes. */
static void add_member(const struct checks *checks, struct wording *wording,
		       enum axis axis, member m)
{
	if (m == MEMBER_NONE)
		return;
	const bool named = axis == AXIS_MUNICIPALITY || axis == AXIS_STAGE ||
			   axis == AXIS_SIDE || axis == AXIS_DOMAIN ||
			   axis == AXIS_SCHEME || axis == AXIS_UNIT;
	const char *code = book_code(checks->book, axis, m);
	const char *titles[] = {code, code};
	for (enum language l = 0; named && l < LANGUAGE_COUNT; l++)
		titles[l] = book_label(checks->book, axis, m, l);
	add_word(wording, code, titles);
}

static void add_month(struct wording *wording, struct period month)
{
	char text[16];
	if (!period_is_set(month))
		return;
	const char *const titles[] = {period_label(text, sizeof(text), month), text};
	add_word(wording, text, titles);
}

static void add_care_year(const struct checks *checks, struct wording *wording, int year)
{
	if (year == 0)
		return;
	const struct label *word = labels_find(checks->report->labels, "text:care");
	const char *titles[LANGUAGE_COUNT];
	for (enum language l = 0; l < LANGUAGE_COUNT; l++)
		titles[l] = arena_printf(wording->arena, "%s %d",
					 word ? word->text[l] : "care", year);
	add_word(wording, arena_printf(wording->arena, "care %d", year), titles);
}

/* "overige aanbieders": each of them has too few clients to be told apart. */
static void add_others(const struct checks *checks, struct wording *wording)
{
	const struct label *word =
		labels_find(checks->report->labels, "text:other_providers");
	const char *titles[LANGUAGE_COUNT];
	for (enum language l = 0; l < LANGUAGE_COUNT; l++)
		titles[l] = word ? word->text[l] : "other providers";
	add_word(wording, "other", titles);
}

struct value check_subject(struct checks *checks, struct check_subject subject)
{
	struct arena *arena = &checks->report->arena;
	struct label *label = arena_alloc(arena, sizeof(*label));
	label->text[LANGUAGE_NL] = label->text[LANGUAGE_EN] = "";
	struct wording wording = {.arena = arena, .text = "", .label = label};
	add_member(checks, &wording, AXIS_MUNICIPALITY, subject.municipality);
	add_member(checks, &wording, AXIS_DOMAIN, subject.domain);
	add_member(checks, &wording, AXIS_SCHEME, subject.scheme);
	add_month(&wording, subject.month);
	add_member(checks, &wording, AXIS_YEAR, subject.year);
	add_member(checks, &wording, AXIS_STAGE, subject.stage);
	add_member(checks, &wording, AXIS_TASK_FIELD, subject.task_field);
	add_member(checks, &wording, AXIS_SIDE, subject.side);
	add_member(checks, &wording, AXIS_CATEGORY, subject.category);
	add_member(checks, &wording, AXIS_PROVIDER, subject.provider);
	if (subject.other_providers)
		add_others(checks, &wording);
	add_member(checks, &wording, AXIS_PRODUCT, subject.product);
	add_member(checks, &wording, AXIS_UNIT, subject.unit);
	add_care_year(checks, &wording, subject.care_year);
	struct value value = value_text(checks->report, wording.text);
	value.label = value.type == VALUE_TEXT ? label : NULL;
	return value;
}
