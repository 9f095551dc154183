/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * xml_events - the elements of an XML text as they begin and end, with their lines; the
 * only user of expat
 *
 * The text is fed in blocks and nothing of it is kept but the text of the elements that
 * the listener asks for, one at a time: what it does not ask for never leaves the parser.
 * A document type is refused outright, and with it every entity: no message has one, and
 * bombs are made of them. Depth, size of a tag or comment, text of an element and number
 * of elements are bounded.
 */
#ifndef SDGRIP_XML_EVENTS_H
#define SDGRIP_XML_EVENTS_H

#include "diag.h"

#include <stdbool.h>
#include <stddef.h>

enum {
	XML_DEPTH = 32,          /* levels; a message has nine */
	XML_TEXT = 100,          /* bytes of a text that is kept */
	XML_TEXT_MOST = 1 << 20, /* of one that is not */
	XML_TAG_MOST = 1 << 16,  /* of a tag, comment or instruction */
	XML_ELEMENTS = 20000000, /* of a message: a million lines have so many */
	XML_BLOCK = 1 << 16,     /* what is fed at a time */
};

/* What becomes of an element that begins. */
enum xml_want {
	XML_PASS, /* its text is not wanted */
	XML_KEEP, /* its text is wanted, and it holds no other elements */
	XML_STOP, /* nothing more is wanted; an error was reported, or enough is known */
};

struct xml_element {
	const char *space; /* namespace, "" without one; not terminated */
	size_t space_length;
	const char *name;
	size_t line, depth; /* depth 1: the outermost */
};

struct xml_listener {
	void *context;
	enum xml_want (*begins)(void *context, const struct xml_element *element);
	/* `text` of an element of XML_KEEP, without blanks around it, valid during the
	 * call; else NULL. False: stop. */
	bool (*ends)(void *context, const char *text, size_t line);
};

/* What the XML declaration says must be what the text was read as ("utf-8",
 * "windows-1252", ...); NULL: not compared. 0 when all was read or the listener stopped,
 * -1 with an error when the text is not what it should be. */
int xml_events(const char *text, size_t length, const char *read_as,
	       const struct xml_listener *listener, const char *file,
	       struct diags *diags);

#endif
