/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * keyring - the file with the secret keys of pseudonyms
 *
 * Lines "wmo = 64 hex digits" behind a comment. No message quotes a line: it may hold a
 * key.
 */
#include "keyring.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILE_MOST = 4096 }; /* bytes; a file with all keys has 500 */

static const char *const names[KEY_COUNT] = {
	[KEY_ALGEMEEN] = "algemeen", [KEY_WMO] = "wmo",
	[KEY_JEUGDWET] = "jeugdwet", [KEY_PARTICIPATIEWET] = "participatiewet",
	[KEY_LINKED] = "linked",
};

static const char intro[] = "# sdgrip: secret keys that turn numbers of clients into "
			    "pseudonyms; show them to "
			    "nobody, keep a copy\n";

void keyring_wipe(struct keyring *keyring)
{
	secret_wipe(keyring, sizeof(*keyring));
}

bool keyring_random(struct keyring *keyring)
{
	for (size_t i = 0; i < KEY_COUNT; i++)
		if (!secret_key_random(&keyring->key[i]))
			return false;
	return true;
}

void keyring_write(const struct keyring *keyring, FILE *stream)
{
	fputs(intro, stream);
	for (size_t i = 0; i < KEY_COUNT; i++) {
		char hex[KEY_HEX + 1];
		secret_key_hex(&keyring->key[i], hex);
		fprintf(stream, "%s = %s\n", names[i], hex);
		secret_wipe(hex, sizeof(hex));
	}
}

/* Nobody but the user may read or change it. */
static int check_owner(const struct stat *at, const struct place *place,
		       struct diags *diags)
{
	const uid_t user = geteuid();
	if (!S_ISREG(at->st_mode))
		return diag_usage(diags, place, "is not a file with keys");
	if (at->st_uid != user && user != 0)
		return diag_usage(diags, place,
				  "belongs to another user; make keys of your own with "
				  "sdgrip key");
	if ((at->st_mode & 07177) == 0)
		return 0;
	return diag_usage(
		diags, place,
		"has mode %04o, so that it is not for its owner alone; expected "
		"0600: chmod 600 FILE",
		(unsigned)at->st_mode & 07777);
}

static int read_text(int handle, char text[FILE_MOST], size_t *length,
		     const struct place *place, struct diags *diags)
{
	*length = 0;
	for (;;) {
		const ssize_t done =
			read(handle, text + *length, FILE_MOST - 1 - *length);
		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return diag_usage(diags, place, "cannot be read: %s",
					  strerror(errno));
		if (done == 0)
			break;
		*length += (size_t)done;
	}
	text[*length] = '\0';
	if (*length == FILE_MOST - 1 || strlen(text) != *length)
		return diag_usage(diags, place, "is not a file with keys");
	return 0;
}

/* One line without its end. -1: it is none of what is expected. */
static int read_line(struct keyring *keyring, bool had[KEY_COUNT], const char *line,
		     size_t length)
{
	static const char blanks[] = " \t\r";
	while (length > 0 && strchr(blanks, line[length - 1]))
		length--;
	if (length == 0 || *line == '#')
		return 0;
	for (size_t i = 0; i < KEY_COUNT; i++) {
		const size_t name = strlen(names[i]);
		if (name > length || memcmp(line, names[i], name) != 0)
			continue;
		size_t at = name + strspn(line + name, blanks);
		if (had[i] || at >= length || line[at++] != '=')
			return -1;
		at += strspn(line + at, blanks);
		had[i] = true;
		return at < length && secret_key_read(&keyring->key[i], line + at,
						      length - at)
			       ? 0
			       : -1;
	}
	return -1;
}

static int read_lines(struct keyring *keyring, const char *text, struct place place,
		      struct diags *diags)
{
	bool had[KEY_COUNT] = {false};
	while (*text) {
		const size_t length = strcspn(text, "\n");
		place.line++;
		if (read_line(keyring, had, text, length) < 0)
			return diag_usage(diags, &place,
					  "is not a key, expected a line like wmo = and "
					  "%d hex digits, each name once",
					  KEY_HEX);
		text += length + (text[length] == '\n');
	}
	place.line = 0;
	for (size_t i = 0; i < KEY_COUNT; i++)
		if (!had[i])
			return diag_usage(diags, &place,
					  "has no key '%s', expected a file that sdgrip "
					  "key made",
					  names[i]);
	return 0;
}

int keyring_read(struct keyring *keyring, const char *path, const struct place *place,
		 struct diags *diags)
{
	const struct place file = {.file = path};
	struct stat at;
	char text[FILE_MOST];
	size_t length;
	/* without waiting: it may be a pipe */
	const int handle = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (handle < 0 && errno == ENOENT)
		return diag_usage(diags, place,
				  "clients are read under secret keys, and there is no "
				  "file '%s'; sdgrip key makes one",
				  path);
	if (handle < 0)
		return diag_usage(diags, &file, "cannot be opened: %s", strerror(errno));
	int status = fstat(handle, &at) == 0 ? check_owner(&at, &file, diags)
					     : diag_usage(diags, &file, "cannot be read");
	if (status == 0)
		status = read_text(handle, text, &length, &file, diags);
	close(handle);
	if (status == 0)
		status = read_lines(keyring, text, file, diags);
	secret_wipe(text, sizeof(text));
	if (status < 0)
		keyring_wipe(keyring);
	return status;
}
