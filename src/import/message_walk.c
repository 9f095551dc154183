/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * message_walk - through a message along the paths that its form knows
 *
 * Below an element that the form does not know nothing is looked at. Elements of another
 * namespace are refused: what they hold may be what is read here in another release.
 */
#include "message_walk.h"

#include "hash.h"

#include <string.h>

int message_refuse(struct message_walk *w, size_t line, const char *column,
		   const char *message)
{
	const struct place place = {w->message->source->name, line, column};
	w->status = -1;
	return w->diags ? diag_error(w->diags, &place, "%s", message) : -1;
}

/* "http://www.istandaarden.nl/ijw/3_2/jw323/schema", or the same with basisschema in the
 * place of jw323. */
static bool is_home(const struct message *m, const struct xml_element *element)
{
	static const char basis[] = "basisschema/schema";
	const size_t own = strlen(m->space);
	if (element->space_length == own && memcmp(element->space, m->space, own) == 0)
		return true;
	const size_t stem = own - strlen("jw323/schema") - (m->youth ? 0 : 1);
	return element->space_length == stem + sizeof(basis) - 1 &&
	       memcmp(element->space, m->space, stem) == 0 &&
	       memcmp(element->space + stem, basis, sizeof(basis) - 1) == 0;
}

/* The path of a child behind that of its parent; false: longer than any that is known. */
static bool path_push(struct message_walk *w, const char *name)
{
	const size_t size = strlen(name), mark = w->length > 0;
	if (w->length + mark + size >= PATH_SIZE)
		return false;
	if (mark)
		w->path[w->length++] = '/';
	memcpy(w->path + w->length, name, size + 1);
	w->length += size;
	return true;
}

static void path_pop(struct message_walk *w)
{
	while (w->length > 0 && w->path[w->length] != '/')
		w->length--;
	w->path[w->length] = '\0';
}

static void clear(struct message_walk *w, enum message_part from)
{
	for (size_t i = from; i < PART_COUNT; i++)
		secret_wipe(w->parts.text[i], PART_SIZE);
	memset(w->parts.line + from, 0, (PART_COUNT - from) * sizeof(*w->parts.line));
}

/* PART_COUNT: none of the paths. *leads: some path begins with it. */
static enum message_part find_part(const struct message_walk *w, bool *leads)
{
	const struct message_form *form = w->message->form;
	*leads = false;
	for (size_t i = 0; i < form->npaths; i++) {
		const char *path = form->paths[i].path;
		if (strncmp(path, w->path, w->length) != 0)
			continue;
		if (!path[w->length])
			return form->paths[i].part;
		*leads |= path[w->length] == '/';
	}
	return PART_COUNT;
}

static enum xml_want keep(struct message_walk *w, const struct xml_element *element,
			  enum message_part part)
{
	w->kept = part;
	if (w->parts.line[part] > 0) {
		message_refuse(w, element->line, element->name, "stands here twice");
		return XML_STOP;
	}
	w->parts.line[part] = element->line;
	return XML_KEEP;
}

static enum xml_want begins(void *context, const struct xml_element *element)
{
	struct message_walk *w = context;
	const struct message_form *form = w->message->form;
	bool leads;
	w->depth++;
	if (element->depth == 1) {
		w->known = 1;
		return XML_PASS;
	}
	if (!is_home(w->message, element)) {
		message_refuse(w, element->line, NULL,
			       "an element of another namespace than that of the message "
			       "and its basisschema");
		return XML_STOP;
	}
	if (w->known + 1 < w->depth || !path_push(w, element->name))
		return XML_PASS;
	const enum message_part part = find_part(w, &leads);
	if (part == PART_COUNT && !leads) {
		path_pop(w);
		return XML_PASS;
	}
	w->known = w->depth;
	if (part != PART_COUNT)
		return keep(w, element, part);
	if (strcmp(w->path, form->client) == 0)
		clear(w, PART_CLIENT);
	if (strcmp(w->path, form->row) == 0) {
		clear(w, PART_CLIENT + 1);
		w->parts.row_line = element->line;
	}
	return XML_PASS;
}

static bool ends(void *context, const char *text, size_t line)
{
	struct message_walk *w = context;
	bool go_on = true;
	(void)line;
	if (w->depth == w->known) {
		if (text)
			memcpy(w->parts.text[w->kept], text, strlen(text) + 1);
		else if (strcmp(w->path, w->message->form->row) == 0)
			go_on = w->row(w);
		path_pop(w);
		w->known--;
	}
	w->depth--;
	return go_on;
}

int message_walk(struct message_walk *w)
{
	const struct source *source = w->message->source;
	const bool told = strcmp(source->decided, "option") == 0;
	const struct xml_listener listener = {w, begins, ends};
	struct diags ignored;
	diags_init(&ignored);
	w->status = 0;
	const int read =
		xml_events(source->text, source->length, told ? NULL : source->encoding,
			   &listener, source->name, w->diags ? w->diags : &ignored);
	diags_release(&ignored);
	clear(w, 0);
	return read < 0 ? -1 : w->status;
}
