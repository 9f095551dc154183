/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * clients - numbers of clients become pseudonyms while a row is read
 *
 * A number is hashed as its nine digits, so that 12345672, 012345672 and 0123.45.672 are
 * one client; any other text as it is, without blanks around it.
 */
#include "clients.h"

#include "citizen.h"
#include "money.h"
#include "outside.h"
#include "source.h"
#include "utf8.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { SECONDS_A_DAY = 24 * 60 * 60 };

/* Section [privacy] while it is read. */
struct privacy_section {
	struct section *section;
	struct diags *diags;
	struct place place;
};

static size_t line_of(const struct privacy_section *p, const char *key)
{
	for (size_t i = 0; i < p->section->count; i++)
		if (strcmp(p->section->settings[i].key, key) == 0)
			return p->section->settings[i].line;
	return 0;
}

static int refuse(const struct privacy_section *p, const char *key, const char *message)
{
	const struct place place = {.file = p->place.file, .line = line_of(p, key)};
	return diag_usage(p->diags, &place, "%s: '%s', %s", key,
			  section_get(p->section, key), message);
}

static int check_keys(const struct privacy_section *p)
{
	static const char *const keys[] = {"key",          "link_laws", "purpose",
					   "legal_ground", "expires",   "threshold"};
	const size_t count = sizeof(keys) / sizeof(keys[0]);
	int status = 0;
	for (size_t i = 0; i < p->section->count; i++) {
		struct setting *setting = &p->section->settings[i];
		for (size_t k = 0; k < count; k++)
			setting->used |= strcmp(setting->key, keys[k]) == 0;
		if (setting->used)
			continue;
		const char *nearest = text_nearest(setting->key, keys, count);
		const struct place place = {.file = p->place.file, .line = setting->line};
		status = diag_usage(p->diags, &place, "unknown key '%s', expected %s",
				    setting->key,
				    nearest ? nearest
					    : "key, link_laws, purpose, legal_ground, "
					      "expires or threshold");
	}
	return status;
}

/* Days since 1970-01-01. The only use of the clock in the program: permission ends. */
static int32_t today(void)
{
	const char *given = getenv("SOURCE_DATE_EPOCH");
	if (given && *given && strspn(given, "0123456789") == strlen(given))
		return (int32_t)(strtoll(given, NULL, 10) / SECONDS_A_DAY);
	const time_t now = time(NULL);
	struct tm local;
	int32_t days = (int32_t)(now / SECONDS_A_DAY);
	char text[32];
	if (localtime_r(&now, &local) &&
	    strftime(text, sizeof(text), "%Y-%m-%d", &local) > 0)
		date_parse(text, &days);
	return days;
}

/* Following people from law to law is allowed for a stated purpose, on a legal ground,
 * until a day (AVG art. 5 and 6). */
static int read_link(const struct privacy_section *p, struct clients *clients,
		     struct privacy *privacy)
{
	const char *link = section_get(p->section, "link_laws");
	static const char *const needed[] = {"purpose", "legal_ground", "expires"};
	const char *values[3];
	int32_t last = 0;
	for (size_t i = 0; i < 3; i++) {
		values[i] = section_get(p->section, needed[i]);
		if (values[i] && !link)
			return refuse(p, needed[i],
				      "but there is no link_laws = yes to go with it");
	}
	if (link && strcmp(link, "yes") != 0 && strcmp(link, "no") != 0)
		return refuse(p, "link_laws", "expected yes or no");
	clients->linked = link && strcmp(link, "yes") == 0;
	if (!clients->linked)
		return 0;
	for (size_t i = 0; i < 3; i++)
		if (!values[i])
			return refuse(p, "link_laws",
				      "expected purpose, legal_ground and expires "
				      "beside it");
	if (date_parse(values[2], &last) < 0)
		return refuse(p, "expires", "expected a date like 31-12-2026");
	if (last < today())
		return refuse(p, "expires",
			      "the permission to link laws has ended; decide on it again "
			      "or remove link_laws");
	privacy->link_laws = true;
	privacy->purpose = values[0];
	privacy->legal_ground = values[1];
	privacy->expires = values[2];
	return 0;
}

/* Upward only: below SMALLEST_GROUP people can be recognised. */
static int read_threshold(const struct privacy_section *p, struct privacy *privacy)
{
	const char *text = section_get(p->section, "threshold");
	struct decimal value;
	if (!text)
		return 0;
	const bool whole = text[strspn(text, "0123456789")] == '\0' &&
			   decimal_parse(text, NUMBER_POINT, &value) == NUMBER_OK;
	if (!whole || value.mantissa < SMALLEST_GROUP)
		return refuse(p, "threshold",
			      "expected a whole number of at least 5 people");
	privacy->threshold = value.mantissa;
	return 0;
}

/* --threshold may ask for more than sdgrip.ini does, not for less. */
static int ask_threshold(const struct settings *settings, struct privacy *privacy,
			 struct diags *diags)
{
	if (!settings->threshold.given)
		return 0;
	if (settings->threshold.value < privacy->threshold)
		return diag_usage(
			diags, NULL,
			"--threshold: '%" PRId64 "', expected at least %" PRId64
			" people%s",
			settings->threshold.value, privacy->threshold,
			privacy->threshold > SMALLEST_GROUP ? " as sdgrip.ini asks" : "");
	privacy->threshold = settings->threshold.value;
	return 0;
}

int clients_init(struct clients *clients, struct book *book,
		 const struct settings *settings, struct config *config,
		 struct arena *arena, struct diags *diags)
{
	*clients = (struct clients){.ini = config->path};
	clients->path = path_in(arena, config->folder, KEYRING_FILE);
	struct privacy_section p = {.section = config_section(config, "privacy", ""),
				    .diags = diags,
				    .place = {.file = config->path}};
	struct privacy privacy = {.threshold = SMALLEST_GROUP,
				  .internal = settings->internal};
	if (!p.section) {
		const int status = ask_threshold(settings, &privacy, diags);
		book_privacy(book, &privacy);
		return status;
	}
	if (check_keys(&p) < 0)
		return -1;
	const char *key = section_get(p.section, "key");
	if (key)
		clients->path = path_in(arena, config->folder, key);
	clients->line = line_of(&p, "key");
	const struct place place = {.file = config->path, .line = clients->line};
	if (key && outside_check(settings, config, clients->path, &place, diags) < 0)
		return -1;
	if (read_link(&p, clients, &privacy) < 0 || read_threshold(&p, &privacy) < 0 ||
	    ask_threshold(settings, &privacy, diags) < 0)
		return -1;
	book_privacy(book, &privacy);
	return 0;
}

void clients_release(struct clients *clients)
{
	keyring_wipe(&clients->keyring);
	clients->ready = false;
}

/* Nobody sees these pseudonyms, so that what they are made with need not be secret; that
 * they are the same in every run keeps its outcome the same. */
static void open_keys(struct keyring *keyring)
{
	for (size_t i = 0; i < KEY_COUNT; i++)
		memset(&keyring->key[i], (int)i + 1, sizeof(keyring->key[i]));
}

int clients_ready(struct clients *clients, bool shown, struct diags *diags)
{
	const struct place place = {.file = clients->ini, .line = clients->line};
	if (clients->ready)
		return 0;
	if (!shown && clients->line == 0 && access(clients->path, F_OK) != 0) {
		open_keys(&clients->keyring);
		clients->ready = true;
		return 0;
	}
	if (keyring_read(&clients->keyring, clients->path, &place, diags) < 0)
		return -1;
	clients->ready = true;
	return 0;
}

static enum key_name key_of(const struct clients *clients, member domain)
{
	if (clients->linked)
		return KEY_LINKED;
	switch (domain) {
	case DOMAIN_WMO:
		return KEY_WMO;
	case DOMAIN_JEUGDWET:
		return KEY_JEUGDWET;
	case DOMAIN_PARTICIPATIEWET:
		return KEY_PARTICIPATIEWET;
	default:
		return KEY_ALGEMEEN;
	}
}

int client_hash(const struct clients *clients, member domain, const char *cell,
		char pseudonym[PSEUDONYM_LENGTH + 1])
{
	char digits[CITIZEN_SIZE];
	size_t size;
	const char *text = citizen_bare(cell, &size);
	*pseudonym = '\0';
	if (pseudonym_is(cell))
		memcpy(pseudonym, cell, PSEUDONYM_LENGTH + 1);
	if (*cell == '#' || size == 0)
		return *pseudonym || size == 0 ? 0 : -1;
	if (citizen_digits(cell, digits) > 0) {
		text = digits;
		size = sizeof(digits) - 1;
	}
	pseudonym_make(pseudonym, &clients->keyring.key[key_of(clients, domain)], text,
		       size);
	secret_wipe(digits, sizeof(digits));
	return 0;
}
