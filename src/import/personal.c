/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * personal - headers of columns that hold names, dates of birth or addresses of people
 *
 * Three lists of words, as text_fold leaves them, with anything but letters and digits as
 * a blank. A word alone says enough (achternaam), or is about a person only when it
 * stands alone (naam, adres), or beside or behind a word for a person (naam client,
 * clientnaam).
 */
#include "personal.h"

#include "utf8.h"
#include "words.h"

#include <ctype.h>
#include <string.h>

static const char always[] =
	"voornaam|voornamen|voorletters|voorletter|initialen|achternaam|achternamen|"
	"familienaam|geslachtsnaam|geboortenaam|meisjesnaam|roepnaam|tussenvoegsel|"
	"tussenvoegsels|geboortedatum|geboortedag|geboortejaar|geboortemaand|"
	"geboorteplaats|geboortedata|gebdatum|gebdat|gebjaar|firstname|forename|surname|"
	"lastname|birthdate|birthday|birthyear|dob|woonadres|huisadres|huisnummer|"
	"mobielnummer|telefoonnummer|emailadres|mailadres";

/* Several words that together say enough. */
static const char *const phrases[] = {
	"geboorte datum", "geboorte jaar", "geboorte plaats", "achter naam",
	"voor naam",      "geb datum",     "geb dat",         "geb jaar",
	"datum geboorte", "jaar geboorte", "geboren op",      "date of birth",
	"birth date",     "year of birth", "birth year",      "month birth",
	"first name",     "last name",     "family name",     "given name",
	"full name",      "maiden name",   "e mailadres",     "e mail adres",
	"email adres",    "mobiel nummer", "telefoon nummer",
};

/* About a person when nothing else stands beside them. */
static const char alone[] =
	"naam|namen|name|names|volledige naam|naw|naw gegevens|adres|address|"
	"straat|straatnaam|telefoon|phone|mobiel|email|e mail|mail";

/* About a person when such a person is named beside them, or before them in one word. */
static const char attributes[] =
	"naam|namen|name|names|naw|adres|adressen|address|straat|straatnaam|postcode|"
	"telefoon|phone|mobiel|email|mail|geslacht";

static const char people[] =
	"client|clienten|clients|burger|burgers|inwoner|inwoners|jeugdige|jeugdigen|kind|"
	"kinderen|klant|klanten|ouder|ouders|persoon|personen|persoons|cliente|patient|"
	"belanghebbende|aanvrager|zorgvrager|hulpvrager|betrokkene|uitkeringsgerechtigde|"
	"rechthebbende|bijstandsgerechtigde|leerling|citizen|citizens|resident|person|"
	"child|applicant|customer";

/* Lower case, letters and digits, one blank between words. */
static const char *plain_words(const char *header, struct arena *arena)
{
	char *text = text_fold(arena, header);
	size_t length = 0;
	for (const char *p = text; *p; p++) {
		const bool word = isalnum((unsigned char)*p) || (*p & '\x80');
		if (word || (length > 0 && text[length - 1] != ' '))
			text[length++] = word ? *p : ' ';
	}
	if (length > 0 && text[length - 1] == ' ')
		length--;
	text[length] = '\0';
	return text;
}

/* "clientnaam", "persoonsnaam": a person, and what is said of one. */
static bool is_compound(const char *word, struct arena *arena)
{
	for (size_t at = 1; word[at]; at++)
		if (list_has(attributes, word + at) &&
		    list_has(people, arena_strndup(arena, word, at)))
			return true;
	return false;
}

static bool has_phrase(const char *text, const char *phrase)
{
	const size_t length = strlen(phrase);
	for (const char *at = text; (at = strstr(at, phrase)); at++)
		if ((at == text || at[-1] == ' ') && (!at[length] || at[length] == ' '))
			return true;
	return false;
}

bool personal_header(const char *header, bool named, struct arena *arena)
{
	const char *text = plain_words(header, arena);
	bool attribute = false, person = false;
	if (list_has(alone, text))
		return !named;
	for (size_t i = 0; i < sizeof(phrases) / sizeof(phrases[0]); i++)
		if (has_phrase(text, phrases[i]))
			return true;
	for (const char *p = text; *p; p += strspn(p, " ")) {
		const size_t length = strcspn(p, " ");
		const char *word = arena_strndup(arena, p, length);
		if (list_has(always, word) || is_compound(word, arena))
			return true;
		attribute |= list_has(attributes, word);
		person |= list_has(people, word);
		p += length;
	}
	return attribute && person;
}
