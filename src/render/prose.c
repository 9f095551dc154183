/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * prose - the words around the tables: findings and notes for people
 */
#include "prose.h"

#include "utf8.h"
#include "wrap.h"

#include <string.h>

enum {
	MANY = 4,         /* from here on findings of one kind share a line */
	WIDEST_HEAD = 24, /* titles of notes are aligned up to this width */
	INDENT = 2,
	GAP = 2,
};

/* The label of a finding starts with a capital and never with a name, so behind a subject
 * it can go on in lower case. */
static const char *sentence(const struct page *page, const struct finding *finding,
			    bool behind)
{
	const char *text = page_label(page, &finding->text);
	if (!behind || *text < 'A' || *text > 'Z')
		return text;
	return arena_printf(page->arena, "%c%s", *text - 'A' + 'a', text + 1);
}

static const char *with_value(const struct page *page, const char *text,
			      const struct value *value)
{
	if (value->type == VALUE_NONE)
		return text;
	return arena_printf(page->arena, "%s (%s)", text, cell_inline(page, value));
}

static const char *one(const struct page *page, const struct finding *finding)
{
	bool subject = finding->subject.type != VALUE_NONE;
	const char *text = sentence(page, finding, subject);
	if (subject)
		text = arena_printf(page->arena, "%s: %s",
				    cell_inline(page, &finding->subject), text);
	return with_value(page, text, &finding->value);
}

/* "Geen cijfers aangeleverd (5): Beuningen, Dantumadiel, ..." */
static const char *many(const struct page *page, size_t first, size_t count)
{
	const struct report *report = page->report;
	const struct finding *kind = &report->findings[first];
	const char *text = arena_printf(page->arena,
					"%s (%zu):", sentence(page, kind, false), count);
	for (size_t i = first, left = count; left > 0; i++) {
		const struct finding *finding = &report->findings[i];
		if (finding->code != kind->code)
			continue;
		const char *subject = finding->subject.type == VALUE_NONE
					      ? page_word(page, "whole")
					      : cell_inline(page, &finding->subject);
		text = arena_printf(page->arena, "%s %s%s", text,
				    with_value(page, subject, &finding->value),
				    --left > 0 ? "," : "");
	}
	return text;
}

static size_t count_kind(const struct report *report, size_t from)
{
	size_t count = 0;
	for (size_t i = from; i < report->nfindings; i++)
		count += report->findings[i].code == report->findings[from].code;
	return count;
}

static bool is_first_of_kind(const struct report *report, size_t index)
{
	for (size_t i = 0; i < index; i++) {
		if (report->findings[i].code == report->findings[index].code)
			return false;
	}
	return true;
}

static void add_kind(const struct page *page, size_t first, struct prose_line *lines,
		     size_t *n)
{
	const struct report *report = page->report;
	const struct finding *kind = &report->findings[first];
	size_t count = count_kind(report, first);
	if (count >= MANY) {
		lines[(*n)++] =
			(struct prose_line){kind->severity, many(page, first, count)};
		return;
	}
	for (size_t i = first; i < report->nfindings; i++) {
		if (report->findings[i].code == kind->code)
			lines[(*n)++] = (struct prose_line){
				kind->severity, one(page, &report->findings[i])};
	}
}

size_t prose_findings(const struct page *page, struct prose_line **lines)
{
	const struct report *report = page->report;
	size_t n = 0;
	*lines = arena_alloc(page->arena, report->nfindings * sizeof **lines);
	for (int severity = SEVERITY_ALERT; severity >= SEVERITY_INFO; severity--) {
		for (size_t i = 0; i < report->nfindings; i++) {
			if ((int)report->findings[i].severity == severity &&
			    is_first_of_kind(report, i))
				add_kind(page, i, *lines, &n);
		}
	}
	return n;
}

static const char *paint(const struct page *page, const char *code, const char *text)
{
	return page->style->colour
		       ? arena_printf(page->arena, "\033[%sm%s\033[0m", code, text)
		       : text;
}

static const char *severity_colour(enum severity severity)
{
	static const char *const colours[] = {
		[SEVERITY_INFO] = "36",    /* cyan */
		[SEVERITY_WARNING] = "33", /* yellow */
		[SEVERITY_ALERT] = "1;31", /* bold red */
	};
	return colours[severity];
}

void prose_print_title(const struct page *page, const char *text, size_t width,
		       FILE *stream)
{
	struct lines lines = wrap_text(page->arena, text, width);
	for (size_t i = 0; i < lines.count; i++)
		fprintf(stream, "%s\n", paint(page, "1", lines.text[i]));
}

void prose_print_findings(const struct page *page, size_t width, FILE *stream)
{
	struct prose_line *lines;
	size_t count = prose_findings(page, &lines), indent = 0;
	if (count == 0)
		return;
	for (size_t i = 0; i < count; i++) {
		size_t head =
			text_width(page_severity(page, lines[i].severity)) + INDENT + GAP;
		indent = head > indent ? head : indent;
	}
	fputc('\n', stream);
	prose_print_title(page, page_word(page, "findings"), width, stream);
	for (size_t i = 0; i < count; i++) {
		const char *word = page_severity(page, lines[i].severity);
		const char *painted =
			paint(page, severity_colour(lines[i].severity), word);
		const struct wrap_head head = {
			.text = arena_printf(page->arena, "  %s", painted),
			.width = text_width(word) + INDENT,
			.indent = indent,
		};
		wrap_print(stream, page->arena, &head, lines[i].text, width);
	}
}

/* What belongs to the note before it, such as the rows and euros of a file, shares its
 * lines. */
size_t prose_notes(const struct page *page, bool top, struct prose_note **notes)
{
	const struct report *report = page->report;
	size_t n = 0;
	*notes = arena_alloc(page->arena, report->nnotes * sizeof **notes);
	for (size_t i = 0; i < report->nnotes; i++) {
		const struct note *note = &report->notes[i];
		const char *title = page_label(page, &note->title);
		const char *text = cell_inline(page, &note->value);
		if ((note->place == NOTE_TOP) != top)
			continue;
		if (note->place == NOTE_DETAIL && n > 0) {
			struct prose_note *last = &(*notes)[n - 1];
			last->text = arena_printf(page->arena, "%s · %s: %s", last->text,
						  title, text);
		} else {
			(*notes)[n++] = (struct prose_note){title, text};
		}
	}
	return n;
}

/* A title that would take the room of the text gets lines of its own. */
static void print_note(const struct page *page, const struct prose_note *note,
		       size_t indent, size_t width, FILE *stream)
{
	struct wrap_head head = {"", 0, INDENT};
	if (note->title && text_width(note->title) + INDENT + GAP > indent) {
		wrap_print(stream, page->arena, &head, note->title, width);
	} else if (note->title) {
		head.text = arena_printf(page->arena, "%*s%s", INDENT, "", note->title);
		head.width = INDENT + text_width(note->title);
	}
	head.indent = indent;
	wrap_print(stream, page->arena, &head, note->text, width);
}

void prose_print_notes(const struct page *page, bool top, size_t width, FILE *stream)
{
	struct prose_note *notes;
	size_t count = prose_notes(page, top, &notes), indent = INDENT + GAP;
	if (count == 0)
		return;
	const size_t most =
		width > 0 && width / 3 < WIDEST_HEAD ? width / 3 : WIDEST_HEAD;
	for (size_t i = 0; i < count; i++) {
		size_t head = text_width(notes[i].title);
		if (head <= most && head + INDENT + GAP > indent)
			indent = head + INDENT + GAP;
	}
	fputc('\n', stream);
	if (!top)
		prose_print_title(page, page_word(page, "notes"), width, stream);
	const char *previous = "";
	for (size_t i = 0; i < count; i++) {
		struct prose_note note = notes[i];
		if (strcmp(note.title, previous) == 0)
			note.title = NULL; /* the same title again */
		print_note(page, &note, indent, width, stream);
		previous = notes[i].title;
	}
}
