/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * markup - text that is no table: XML and JSON
 *
 * People hand over other XML, and other files of Iv3, beside their exports. They hold
 * names and numbers of citizens, or contact data: a message names the kind and quotes
 * nothing.
 */
#include "markup.h"

#include <stdbool.h>
#include <string.h>

enum { LOOKED_AT = 4096 }; /* bytes in which the kind shows */

/* The first sign that is no blank, from `at` on. */
static size_t skip_blanks(const char *text, size_t at)
{
	return at + strspn(text + at, " \t\r\n");
}

static bool is_xml(const char *text)
{
	const char next = text[0] == '<' ? text[1] : '\0';
	return next == '?' || next == '!' || (next >= 'A' && next <= 'Z') ||
	       (next >= 'a' && next <= 'z');
}

/* A heading in brackets, as in "[Id];[Bedrag]", is no JSON. */
static bool is_json(const char *text)
{
	const char next = *text ? text[skip_blanks(text, 1)] : '\0';
	if (text[0] == '{')
		return next == '"' || next == '}';
	return text[0] == '[' && next && strchr("{[\"]", next);
}

/* Whether the word stands near the beginning, between these signs. */
static bool has_word(const char *text, size_t length, const char *word)
{
	const size_t size = strlen(word);
	const size_t most = length < LOOKED_AT ? length : LOOKED_AT;
	for (size_t i = 0; i + size <= most; i++)
		if (memcmp(text + i, word, size) == 0)
			return true;
	return false;
}

static const struct kind {
	const char *word; /* of the keys of such a file */
	const char *kind;
} xml_kinds[] =
	{
		{"istandaarden.nl/", "a message of iWmo or iJw"},
		{"worksheet", "an Excel sheet; save it as CSV"},
		{"<html", "a web page"},
},
  json_kinds[] = {
	  {"\"codelijsten\"", "a list of Iv3 codes"},
	  {"\"$schema\"", "a JSON schema"},
	  {"\"foutcode\"", "a list of error texts"},
	  {"\"odata.metadata\"", "open data of the CBS"},
	  {"\"@odata.context\"", "open data of the CBS"},
};

static const char *kind_of(const struct kind *kinds, size_t count, const char *text,
			   size_t length)
{
	for (size_t i = 0; i < count; i++)
		if (has_word(text, length, kinds[i].word))
			return kinds[i].kind;
	return NULL;
}

bool markup_is_json(const struct source *source)
{
	const size_t at = skip_blanks(source->text, 0);
	const char *text = source->text + at;
	return is_json(text) && !kind_of(json_kinds, 5, text, source->length - at);
}

bool markup_is_message(const struct source *source)
{
	const size_t at = skip_blanks(source->text, 0);
	const char *text = source->text + at;
	return is_xml(text) && has_word(text, source->length - at, xml_kinds[0].word);
}

int markup_refuse(const struct source *source, struct diags *diags)
{
	const size_t at = skip_blanks(source->text, 0);
	const char *text = source->text + at;
	const size_t length = source->length - at;
	const struct place place = {.file = source->name};
	const bool xml = is_xml(text);
	if (!xml && (!is_json(text) || markup_is_json(source)))
		return 0;
	if (xml && markup_is_message(source))
		return 0;
	const char *kind = xml ? kind_of(xml_kinds, 3, text, length)
			       : kind_of(json_kinds, 5, text, length);
	return diag_error(diags, &place, "is %s%s%s, not a table; expected CSV%s",
			  xml ? "XML" : "JSON", kind ? ", " : "", kind ? kind : "",
			  xml ? " or a message of iWmo or iJw" : " or an Iv3 delivery");
}
