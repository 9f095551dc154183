/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * message - a message of iWmo or iJw, release 3.2, as a table
 */
#include "message.h"

#include "message_row.h"
#include "money.h"
#include "words.h"

#include <string.h>

/* "http://www.istandaarden.nl/ijw/3_2/jw323/schema" in its parts. */
struct space {
	bool youth, standard;
	const char *release, *number;
	size_t release_length, number_length;
};

static bool take(const char **text, const char *word)
{
	const size_t length = strlen(word);
	if (strncmp(*text, word, length) != 0)
		return false;
	*text += length;
	return true;
}

static struct space read_space(const char *text)
{
	struct space space = {.standard = false};
	if (!take(&text, "http://www.istandaarden.nl/"))
		return space;
	space.youth = take(&text, "ijw/");
	if (!space.youth && !take(&text, "iwmo/"))
		return space;
	space.release = text;
	space.release_length = strcspn(text, "/");
	text += space.release_length;
	if (!take(&text, space.youth ? "/jw" : "/wmo"))
		return space;
	space.number = text;
	space.number_length = strcspn(text, "/");
	text += space.number_length;
	space.standard = strcmp(text, "/schema") == 0;
	return space;
}

struct looking {
	struct message *message;
	struct arena *arena;
	struct diags *diags;
	int status;
};

/* No more of a word than belongs in a message. */
static int shown(size_t length)
{
	return length < 8 ? (int)length : 8;
}

static void refuse_space(struct looking *l, const struct xml_element *element,
			 const struct space *space)
{
	const struct place place = {.file = l->message->source->name,
				    .line = element->line};
	const char *law = space->youth ? "iJw" : "iWmo";
	const int number = shown(space->number_length),
		  release = shown(space->release_length);
	if (!space->standard || strcmp(element->name, "Bericht") != 0)
		l->status = diag_error(l->diags, &place,
				       "is XML, but no message of iWmo or iJw; it begins "
				       "with '%s'",
				       cell_shown(element->name, l->arena));
	else if (space->release_length != 3 || memcmp(space->release, "3_2", 3) != 0)
		l->status = diag_error(
			l->diags, &place,
			"is message %.*s of %s, release %.*s; release 3_2 is read",
			number, space->number, law, release, space->release);
	else
		l->status = diag_error(l->diags, &place,
				       "is message %.*s of %s; messages 301, 305, 307 "
				       "and 323 are read",
				       number, space->number, law);
}

static enum xml_want root(void *context, const struct xml_element *element)
{
	struct looking *l = context;
	struct message *m = l->message;
	m->space = arena_strndup(l->arena, element->space, element->space_length);
	const struct space space = read_space(m->space);
	m->youth = space.youth;
	if (space.standard && strcmp(element->name, "Bericht") == 0 &&
	    space.release_length == 3 && memcmp(space.release, "3_2", 3) == 0)
		m->form = message_form_find(space.number, space.number_length);
	if (!m->form)
		refuse_space(l, element, &space);
	return XML_STOP;
}

int message_look(struct message *message, const struct source *source,
		 struct arena *arena, struct diags *diags)
{
	*message = (struct message){.source = source};
	struct looking looking = {message, arena, diags, 0};
	const struct xml_listener listener = {&looking, root, NULL};
	if (xml_events(source->text, source->length, NULL, &listener, source->name,
		       diags) < 0)
		return -1;
	return looking.status;
}

const char *message_name(const struct message *message, struct arena *arena)
{
	return arena_printf(arena, "message %s of %s", message->form->number,
			    message->youth ? "iJw" : "iWmo");
}

/* What is added up while a message is read for the first time. */
struct sums {
	struct message *message;
	cents total, declared;
	size_t declared_line;
	bool header; /* it was checked */
	bool overflow;
};

/* The schema says so too, but not everybody who writes messages checks them with it. */
static void check_release(struct message_walk *w)
{
	const struct message *m = w->message;
	const struct message_parts *parts = &w->parts;
	if (strcmp(parts->text[PART_VERSION], "3") != 0 ||
	    strcmp(parts->text[PART_SUBVERSION], "2") != 0)
		message_refuse(w, parts->line[PART_VERSION], "BerichtVersie",
			       "the header says another release than 3.2, which the "
			       "outermost element says");
	if (strcmp(parts->text[PART_CODE], m->form->codes[m->youth]) != 0)
		message_refuse(w, parts->line[PART_CODE], "BerichtCode",
			       "is the code of another message than the outermost "
			       "element says");
}

static void check_header(struct message_walk *w, struct sums *sums, size_t line)
{
	if (sums->header)
		return;
	sums->header = true;
	if (message_header_check(w, line) < 0)
		return;
	check_release(w);
	sums->declared_line = w->parts.line[PART_TOTAL];
	if (sums->declared_line > 0)
		message_amount(w, PART_TOTAL, PART_TOTAL_LETTER, &sums->declared);
}

static bool check_row(struct message_walk *w)
{
	struct sums *sums = w->context;
	cents amount = 0;
	check_header(w, sums, w->parts.row_line);
	sums->message->lines++;
	if (message_row_check(w) < 0)
		return true;
	if (w->parts.line[PART_AMOUNT] > 0 &&
	    message_amount(w, PART_AMOUNT, PART_LETTER, &amount) == 0 &&
	    money_add(sums->total, amount, &sums->total) != NUMBER_OK)
		sums->overflow = true;
	return true;
}

/* The declaration says what its lines add up to, credit taken off (IV086). */
static int check_total(const struct sums *sums, struct diags *diags)
{
	char texts[2][32];
	const struct place place = {.file = sums->message->source->name,
				    .line = sums->declared_line,
				    .column = "TotaalBedrag"};
	if (sums->declared_line == 0 ||
	    (!sums->overflow && sums->total == sums->declared))
		return 0;
	return diag_error(
		diags, &place,
		"the declaration says EUR %s, but its lines add up to EUR %s; "
		"none of it is read",
		money_format(texts[0], sizeof(texts[0]), sums->declared),
		sums->overflow ? "more than can be held"
			       : money_format(texts[1], sizeof(texts[1]), sums->total));
}

static int check_lines(const struct message *m, struct diags *diags)
{
	const struct place place = {.file = m->source->name};
	const char *row = strrchr(m->form->row, '/') + 1;
	if (m->lines > 0)
		return 0;
	return diag_error(diags, &place, "holds no '%s', and a message must have one",
			  row);
}

static void set_dialect(struct dialect *dialect, const struct message *message,
			struct arena *arena)
{
	const struct message_form *form = message->form;
	const char **headers = arena_alloc(arena, form->ncolumns * sizeof(*headers));
	for (size_t i = 0; i < form->ncolumns; i++)
		headers[i] = form->columns[i].header;
	/* the delimiter is that of rejected rows */
	*dialect = (struct dialect){.delimiter = ';',
				    .headers = headers,
				    .ncolumns = form->ncolumns,
				    .message = message};
}

int message_read(struct dialect *dialect, const struct source *source,
		 struct arena *arena, struct diags *diags)
{
	struct message *message = arena_alloc(arena, sizeof(*message));
	struct sums sums = {.message = message};
	if (message_look(message, source, arena, diags) < 0)
		return -1;
	set_dialect(dialect, message, arena);
	struct message_walk walk = {
		.message = message, .diags = diags, .row = check_row, .context = &sums};
	if (message_walk(&walk) < 0 || check_lines(message, diags) < 0)
		return -1;
	return check_total(&sums, diags);
}

/* A row on its way to somebody. */
struct giving {
	int (*each)(void *context, const struct row *row);
	void *context;
};

static bool give_row(struct message_walk *w)
{
	enum { MOST = 32 };
	const struct message_form *form = w->message->form;
	const struct giving *giving = w->context;
	const char *cells[MOST];
	message_row_complete(w);
	for (size_t i = 0; i < form->ncolumns && i < MOST; i++)
		cells[i] = w->parts.text[form->columns[i].part];
	const struct row row = {
		.line = w->parts.row_line, .count = form->ncolumns, .cells = cells};
	return giving->each(giving->context, &row) == 0;
}

int message_rows(const struct message *message,
		 int (*each)(void *context, const struct row *row), void *context)
{
	struct giving giving = {each, context};
	struct message_walk walk = {
		.message = message, .row = give_row, .context = &giving};
	return message_walk(&walk);
}
