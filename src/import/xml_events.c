/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * xml_events - the elements of an XML text as they begin and end; the only user of expat
 *
 * Expat reads the whole of a tag or comment again with each block until it ends, which
 * takes time by the square of its length: so a tag is bounded. The text is UTF-8 already,
 * whatever its declaration says.
 */
#include "xml_events.h"

#include "arena.h"
#include "hash.h"

#include <expat.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Between namespace and name: no namespace holds it. */
#define SEPARATOR "\n"

/* What expat holds for a while (half a text, a name) may be about a citizen: its memory
 * is wiped before it is given back. */
union memory {
	size_t size;
	max_align_t align;
};

static void *memory_new(size_t size)
{
	union memory *memory = xrealloc(NULL, sizeof(*memory) + size);
	memory->size = size;
	return memory + 1;
}

static void memory_free(void *old)
{
	union memory *memory = old;
	if (!old)
		return;
	memory--;
	secret_wipe(memory + 1, memory->size);
	free(memory);
}

static void *memory_grow(void *old, size_t size)
{
	union memory *memory = old;
	void *grown = memory_new(size);
	if (old) {
		const size_t had = memory[-1].size;
		memcpy(grown, old, had < size ? had : size);
	}
	memory_free(old);
	return grown;
}

struct parsing {
	const struct xml_listener *listener;
	const char *file, *read_as;
	struct diags *diags;
	XML_Parser parser;
	size_t depth, elements;
	size_t length; /* of the text since the last tag */
	size_t line;   /* on which the element began whose text is kept */
	bool declared; /* there is an XML declaration with an encoding */
	bool keeping;  /* the text of this element is wanted */
	bool stopped;  /* expat may still call once or twice */
	int status;
	char text[XML_TEXT + 1];
};

static size_t line_now(const struct parsing *p)
{
	return (size_t)XML_GetCurrentLineNumber(p->parser);
}

static void stop(struct parsing *p)
{
	p->stopped = true;
	XML_StopParser(p->parser, XML_FALSE);
}

static void refuse(struct parsing *p, size_t line, const char *message)
{
	const struct place place = {.file = p->file, .line = line};
	if (!p->stopped)
		p->status = diag_error(p->diags, &place, "%s", message);
	stop(p);
}

static bool is_one_of(const char *name, const char *const *names)
{
	while (*names && strcasecmp(name, *names) != 0)
		names++;
	return *names != NULL;
}

static bool is_wide(const char *name)
{
	static const char *const wide[] = {"utf-16", "utf-16le", "utf-16be", NULL};
	return is_one_of(name, wide);
}

/* ISO 8859-1 and 15 have the letters of Windows-1252 where it matters; plain ASCII is
 * read as UTF-8. */
static bool agree(const char *declared, const char *read_as)
{
	static const char *const west[] = {"windows-1252", "iso-8859-1", "iso-8859-15",
					   "latin1",       "us-ascii",   NULL};
	if (strcasecmp(declared, read_as) == 0)
		return true;
	if (is_wide(read_as))
		return is_wide(declared);
	return is_one_of(read_as, west) && is_one_of(declared, west);
}

/* declared NULL: nothing is, so it is UTF-8, or what a byte order mark says. */
static void compare_encoding(struct parsing *p, const char *declared)
{
	const struct place place = {.file = p->file, .line = 1};
	const char *is = declared ? declared : "utf-8";
	if (!p->read_as || agree(is, p->read_as) || (!declared && is_wide(p->read_as)))
		return;
	p->status =
		diag_error(p->diags, &place,
			   "the XML %s %.40s, but the text reads as %s; say the right "
			   "encoding with --encoding NAME",
			   declared ? "says that its encoding is"
				    : "does not name its encoding, which then is",
			   is, p->read_as);
	stop(p);
}

static void XMLCALL declaration(void *context, const XML_Char *version,
				const XML_Char *encoding, int standalone)
{
	struct parsing *p = context;
	(void)version;
	(void)standalone;
	if (!encoding)
		return;
	p->declared = true;
	compare_encoding(p, encoding);
}

static void XMLCALL document_type(void *context, const XML_Char *name,
				  const XML_Char *system, const XML_Char *public,
				  int subset)
{
	struct parsing *p = context;
	(void)name;
	(void)system;
	(void)public;
	(void)subset;
	refuse(p, line_now(p),
	       "a document type (DOCTYPE) stands here, which is never read: entities can "
	       "make a small file endless");
}

static bool first_element(struct parsing *p)
{
	if (!p->declared)
		compare_encoding(p, NULL);
	return !p->stopped;
}

static const char *too_many(const struct parsing *p)
{
	if (p->depth > XML_DEPTH)
		return "elements stand more than 32 deep in each other";
	if (p->elements > XML_ELEMENTS)
		return "more than 20 million elements";
	return p->keeping ? "an element stands where text is expected" : NULL;
}

static void XMLCALL element_begins(void *context, const XML_Char *name,
				   const XML_Char **attributes)
{
	struct parsing *p = context;
	(void)attributes;
	if (p->stopped || (p->depth == 0 && !first_element(p)))
		return;
	p->depth++;
	p->elements++;
	const char *wrong = too_many(p);
	if (wrong) {
		refuse(p, line_now(p), wrong);
		return;
	}
	const char *mark = strchr(name, *SEPARATOR);
	const struct xml_element element = {.space = mark ? name : "",
					    .space_length =
						    mark ? (size_t)(mark - name) : 0,
					    .name = mark ? mark + 1 : name,
					    .line = line_now(p),
					    .depth = p->depth};
	const enum xml_want want = p->listener->begins(p->listener->context, &element);
	p->keeping = want == XML_KEEP;
	p->line = element.line;
	p->length = 0;
	if (want == XML_STOP)
		stop(p);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* The text that was kept, without blanks around it. */
static const char *kept_text(struct parsing *p)
{
	const char *from = p->text;
	size_t length = p->length;
	while (length > 0 && is_blank(from[length - 1]))
		length--;
	p->text[length] = '\0';
	while (is_blank(*from))
		from++;
	return from;
}

static void XMLCALL element_ends(void *context, const XML_Char *name)
{
	struct parsing *p = context;
	(void)name;
	if (p->stopped)
		return;
	const char *text = p->keeping ? kept_text(p) : NULL;
	const size_t line = p->keeping ? p->line : line_now(p);
	p->keeping = false;
	p->length = 0;
	p->depth--;
	if (!p->listener->ends(p->listener->context, text, line))
		stop(p);
}

static void XMLCALL text_goes_on(void *context, const XML_Char *text, int length)
{
	struct parsing *p = context;
	const size_t size = (size_t)length;
	if (p->stopped)
		return;
	if (p->keeping && p->length + size <= XML_TEXT)
		memcpy(p->text + p->length, text, size);
	p->length += size;
	if (p->keeping && p->length > XML_TEXT)
		refuse(p, p->line, "the text of an element is longer than 100 bytes");
	else if (p->length > XML_TEXT_MOST)
		refuse(p, line_now(p), "more than 1 MiB of text without an element");
}

static int not_well_formed(struct parsing *p)
{
	const enum XML_Error error = XML_GetErrorCode(p->parser);
	const struct place place = {.file = p->file, .line = line_now(p)};
	if (error == XML_ERROR_NO_ELEMENTS || error == XML_ERROR_UNCLOSED_TOKEN ||
	    error == XML_ERROR_PARTIAL_CHAR || error == XML_ERROR_UNCLOSED_CDATA_SECTION)
		return diag_error(p->diags, &place,
				  "the XML ends in the middle of an element");
	return diag_error(p->diags, &place, "this is no XML: %s", XML_ErrorString(error));
}

/* A tag or comment that began before this byte and has not ended yet. */
static bool is_long(const struct parsing *p, size_t fed)
{
	const XML_Index at = XML_GetCurrentByteIndex(p->parser);
	return at >= 0 && fed - (size_t)at > XML_TAG_MOST;
}

static int feed(struct parsing *p, const char *text, size_t length)
{
	size_t fed = 0;
	while (!p->stopped && p->status == 0) {
		const size_t left = length - fed;
		const size_t size = left < XML_BLOCK ? left : XML_BLOCK;
		const bool last = size == left;
		const enum XML_Status done =
			XML_Parse(p->parser, text + fed, (int)size, last);
		fed += size;
		if (p->stopped)
			break;
		if (done == XML_STATUS_ERROR)
			return not_well_formed(p);
		if (last)
			break;
		if (is_long(p, fed))
			refuse(p, line_now(p), "a tag or comment of more than 64 KiB");
	}
	return p->status;
}

int xml_events(const char *text, size_t length, const char *read_as,
	       const struct xml_listener *listener, const char *file, struct diags *diags)
{
	static const XML_Memory_Handling_Suite memory = {memory_new, memory_grow,
							 memory_free};
	struct parsing p = {.listener = listener,
			    .file = file,
			    .read_as = read_as,
			    .diags = diags,
			    .parser = XML_ParserCreate_MM("UTF-8", &memory, SEPARATOR)};
	/* no memory ends the program; expat refuses nothing else */
	if (!p.parser)
		memory_exhausted();
	XML_SetUserData(p.parser, &p);
	XML_SetXmlDeclHandler(p.parser, declaration);
	XML_SetStartDoctypeDeclHandler(p.parser, document_type);
	XML_SetElementHandler(p.parser, element_begins, element_ends);
	XML_SetCharacterDataHandler(p.parser, text_goes_on);
	const int status = feed(&p, text, length);
	XML_ParserFree(p.parser);
	/* the last text that was kept may be the number of a citizen */
	secret_wipe(p.text, sizeof(p.text));
	return status;
}
